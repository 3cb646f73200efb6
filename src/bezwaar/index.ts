import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../beleid/index.ts';
import type { Resultaat } from '../kernel/resultaat.ts';
import type { DB } from '../platform/db/schema.ts';
import type { PageContext, Router } from '../web/route.ts';
import {
  adoptBezwaar,
  type BezwaarVraag,
  confirmBezwaar,
  decideBezwaar,
  judgeTeLaat,
  linkGevolg,
  planHoren,
  postponeBezwaar,
  recordHoren,
  sendBeslissing,
  waiveGevolg,
  waiveHoren,
} from './actions/handle-bezwaar.ts';
import {
  recordBeroep,
  recordHogerBeroep,
  recordHogerUitspraak,
  recordUitspraak,
  recordUitvoering,
} from './actions/keep-beroep.ts';
import { answerTussenuitspraak, moveTussentermijn, recordTussenuitspraak } from './actions/keep-tussenuitspraak.ts';
import { STAP, VOORBEELD } from './pages/daden.ts';
import { bezwaarPagina } from './pages/dossier.ts';
import { bezwaarPad } from './pages/herstel.ts';
import { registerMijnBezwaar } from './pages/mijn.ts';
import { bezwarenLijst, ontvang, ontvangstFormulier } from './pages/ontvangst.ts';

export { receiveBezwaar } from './actions/receive-bezwaar.ts';
export { bezwaarBlok } from './pages/ontvangst.ts';
export { listBezwaren } from './queries.ts';
export { leesTussen, tussenAntwoordTekst } from './tussen.ts';
export {
  type Beslissing,
  beslissingTekst,
  gevolgTekst,
  type HogerUitspraak,
  hogerTekst,
  type Uitspraak,
  type UitspraakGevolg,
  uitspraakTekst,
} from './types.ts';
export { adoptBezwaar, confirmBezwaar, decideBezwaar, planHoren, recordHoren, sendBeslissing };

export interface BezwaarSettings {
  beleid: BeleidInHuis;
}

const WIE = { beide: ['consulent', 'teammanager'], behandelaar: ['teammanager'], consulent: ['consulent'] } as const;

/** Each act: last part of the address, who may, word in the logboek, the act. */
const DADEN: readonly (readonly [
  string,
  keyof typeof WIE,
  string,
  (db: Kysely<DB>, o: BezwaarVraag) => Promise<Resultaat<null>>,
])[] = [
  ['bevestigen', 'beide', 'bezwaar-bevestigd', confirmBezwaar],
  ['oppakken', 'behandelaar', 'bezwaar-in-behandeling', adoptBezwaar],
  ['te-laat', 'behandelaar', 'bezwaar-beoordeeld', judgeTeLaat],
  ['horen', 'behandelaar', 'bezwaar-horen-gepland', planHoren],
  ['gehoord', 'behandelaar', 'bezwaar-gehoord', recordHoren],
  ['niet-gehoord', 'behandelaar', 'bezwaar-niet-gehoord', waiveHoren],
  ['verdagen', 'behandelaar', 'bezwaar-verdaagd', postponeBezwaar],
  ['beslissen', 'behandelaar', 'bezwaar-beslist', decideBezwaar],
  ['versturen', 'behandelaar', 'bezwaar-bekendgemaakt', sendBeslissing],
  ['gevolg', 'consulent', 'bezwaar-gevolg', linkGevolg],
  ['zonder-gevolg', 'consulent', 'bezwaar-zonder-gevolg', waiveGevolg],
  ['beroep', 'beide', 'bezwaar-beroep', recordBeroep],
  ['tussenuitspraak', 'beide', 'bezwaar-tussenuitspraak', recordTussenuitspraak],
  ['tussen-termijn', 'beide', 'bezwaar-tussenuitspraak', moveTussentermijn],
  ['tussen-antwoord', 'beide', 'bezwaar-tussenantwoord', answerTussenuitspraak],
  ['uitspraak', 'beide', 'bezwaar-uitspraak', recordUitspraak],
  ['uitvoeren', 'consulent', 'bezwaar-uitgevoerd', recordUitvoering],
  ['hoger-beroep', 'beide', 'bezwaar-hoger-beroep', recordHogerBeroep],
  ['hoger-uitspraak', 'beide', 'bezwaar-uitspraak', recordHogerUitspraak],
];

/** Objections: received, handled and decided; and the pages on which a resident objects. */
export const registerBezwaar = (router: Router, s: BezwaarSettings): void => {
  const pad = '/dossier/:inwoner/bezwaar/:bezwaar';
  const beide = { rollen: WIE.beide, van: 'inwoner' } as const;
  router.get('/bezwaren', { rollen: WIE.behandelaar, van: 'gemeente', logboek: false }, (c) => bezwarenLijst(c, s));
  router.get('/dossier/:inwoner/besluit/:besluit/bezwaar', { ...beide, logboek: 'inzage' }, (c) => ontvangstFormulier(c, s));
  router.post('/dossier/:inwoner/besluit/:besluit/bezwaar', { ...beide, logboek: 'bezwaar-ontvangen' }, (c) => ontvang(c, s));
  router.get(pad, { ...beide, logboek: 'inzage' }, (c) => bezwaarPagina(c, s));
  for (const [deel, wie, logboek, voer] of DADEN)
    router.post(`${pad}/${deel}`, { rollen: WIE[wie], van: 'inwoner', logboek }, (c) => doe(c, s, deel, voer));
  registerMijnBezwaar(router, s);
};

const doe = async (
  c: PageContext,
  s: BezwaarSettings,
  daad: string,
  voer: (db: Kysely<DB>, o: BezwaarVraag) => Promise<Resultaat<null>>,
): Promise<Response> => {
  const inwonerId = c.nummer('inwoner');
  const bezwaarId = c.nummer('bezwaar');
  if (c.form.tekst(STAP) === VOORBEELD) return bezwaarPagina(c, s, { daad, getypt: c.form.waarden, voorbeeld: true });
  const uit = await c.submit(async (db, actor) => {
    const r = await voer(db, {
      actor,
      beleid: s.beleid,
      vandaag: c.vandaag,
      inwonerId,
      bezwaarId,
      versie: c.form.versie(),
      waarden: c.form.waarden,
    });
    return r.ok ? { ok: true, naar: bezwaarPad(inwonerId, bezwaarId) } : r;
  });
  return uit instanceof Response ? uit : bezwaarPagina(c, s, { daad, fouten: uit, getypt: c.form.waarden });
};
