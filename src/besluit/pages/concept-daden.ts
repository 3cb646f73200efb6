// What can be done with a concept: each act, and back to where it stands or the concept with what is wrong.
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import type { PageContext } from '../../web/route.ts';
import { askSamen } from '../actions/ask-samen.ts';
import { giveSamen } from '../actions/give-samen.ts';
import { dropConcept, returnConcept, takeBackConcept } from '../actions/return-concept.ts';
import { signConcept } from '../actions/sign-concept.ts';
import { type ConceptVraag, submitConcept } from '../actions/submit-concept.ts';
import { takeConcept } from '../actions/take-concept.ts';
import { type ConceptSettings, conceptPad, conceptPagina } from './concept.ts';

const nummer = (tekst: string): number | undefined => (/^[1-9]\d{0,8}$/.test(tekst) ? Number(tekst) : undefined);

type Daad = (db: Parameters<typeof signConcept>[0], o: ConceptVraag, c: PageContext) => Promise<Resultaat<number | null>>;

/** One act on a concept: done and back to where it stands, or the concept with what is wrong. */
const doe =
  (s: ConceptSettings, voer: Daad, naar: (inwonerId: number, conceptId: number, besluitId: number | null) => string) =>
  async (c: PageContext): Promise<Response> => {
    const inwonerId = c.nummer('inwoner');
    const conceptId = c.nummer('besluitconcept');
    const uit = await c.submit(async (db, actor) => {
      const r = await voer(db, { actor, beleid: s.beleid, vandaag: c.vandaag, inwonerId, conceptId, versie: c.form.versie() }, c);
      return r.ok ? { ok: true, naar: naar(inwonerId, conceptId, r.waarde) } : r;
    });
    return uit instanceof Response ? uit : conceptPagina(c, s, { fouten: uit, getypt: c.form.waarden });
  };

export const conceptDaden = (s: ConceptSettings) => ({
  voorleggen: doe(
    s,
    (db, o, c) => submitConcept(db, { ...o, wijziging: s.wijziging, tekenaarId: c.form.nummer('tekenaar') }),
    (i, n) => conceptPad(i, n),
  ),
  tekenen: doe(
    s,
    (db, o) => signConcept(db, { ...o, wijziging: s.wijziging }),
    (_i, _n, besluit) => `/besluiten-ter-ondertekening?klaar=${besluit === null ? 'eerste' : 'getekend'}`,
  ),
  nemen: doe(
    s,
    (db, o) => takeConcept(db, { ...o, wijziging: s.wijziging }),
    (i, _n, besluit) => `/dossier/${i}/besluit/${besluit ?? 0}/genomen`,
  ),
  vraagSamen: doe(
    s,
    (db, o, c) => {
      const wie = c.form.tekst('wie');
      return askSamen(db, { ...o, wijziging: s.wijziging, wie, gevraagdAan: nummer(c.form.tekst(`gevraagd-${wie}`)) });
    },
    (i, n) => conceptPad(i, n),
  ),
  zegSamen: doe(
    s,
    async (db, o, c) => {
      const r = await giveSamen(db, {
        actor: o.actor,
        vandaag: o.vandaag,
        van: { inwonerId: o.inwonerId, conceptId: o.conceptId },
        samenspraakId: c.nummer('samenspraak'),
        versie: o.versie,
        waarden: c.form.waarden,
      });
      return r.ok ? gelukt(r.waarde.namens ? 1 : null) : r;
    },
    // A colleague no longer reads the dossier once he answered.
    (i, n, opgeschreven) => (opgeschreven === null ? '/besluiten-ter-ondertekening?klaar=samen' : conceptPad(i, n)),
  ),
  terug: doe(
    s,
    (db, o, c) => returnConcept(db, { ...o, reden: c.form.tekst('reden') }),
    () => '/besluiten-ter-ondertekening?klaar=terug',
  ),
  terughalen: doe(
    s,
    (db, o) => takeBackConcept(db, o),
    (i, n) => conceptPad(i, n),
  ),
  weg: doe(
    s,
    (db, o) => dropConcept(db, o),
    (i) => `/dossier/${i}/besluiten`,
  ),
});
