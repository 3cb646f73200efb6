export { addResultaatstuk } from './actions/add-resultaatstuk.ts';
export { beoordeelResultaat, herrekenResultaat, leesResultaatBewijs } from './oordeel.ts';
export { registerResultaat } from './pages.ts';
export { heeftResultaat, isGerealiseerd } from './rules.ts';
export { type Akkoord, akkoordTekst } from './types.ts';
