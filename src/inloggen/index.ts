export { createUitnodiging, type GemaakteUitnodiging } from './actions/create-uitnodiging.ts';
export { unlinkAccount } from './actions/unlink-account.ts';
export { withdrawUitnodiging } from './actions/withdraw-uitnodiging.ts';
export { type InloggenSettings, registerInloggen } from './pages.ts';
export { startSessie } from './queries/sessie.ts';
export { findUitTeNodigen, listUitnodigingen } from './queries/uitnodiging.ts';
export { Mailadres, type Persona, type Uitgenodigde, type Uitnodiging, type UitnodigingSettings } from './types.ts';
