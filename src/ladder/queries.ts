import type { Insertable, Kysely } from 'kysely';
import { isTrede, type Trede } from '../kernel/trede.ts';
import { once, onceFirst } from '../platform/db/once.ts';
import type { DB, InwonerkijkTable, LadderbepalingTable } from '../platform/db/schema.ts';
import {
  AntwoordenBewaard,
  type Bepaling,
  type Concept,
  ConceptInhoud,
  GrondenBewaard,
  type InwonerKijk,
  isAanwezig,
  type Onderbouwing,
} from './types.ts';

const trede = (waarde: number | null): Trede | undefined => (isTrede(waarde) ? waarde : undefined);

const selectBepalingen = once((db, inwonerId: number) =>
  db
    .selectFrom('ladderbepaling as l')
    .leftJoin('gebruiker as g', 'g.id', 'l.door')
    .where('l.inwoner_id', '=', inwonerId)
    .select([
      'l.id',
      'l.peildatum',
      'l.trede',
      'l.perspectief',
      'l.perspectief_termijn',
      'l.perspectief_op',
      'l.motivering',
      'l.onderbouwing',
      'l.herkomst',
      'l.door',
      'l.regeling_id',
      'l.vastgelegd_op',
      'l.corrigeert_id',
      'l.correctie_reden',
      'l.vervallen_op',
      'g.naam',
    ])
    .orderBy('l.peildatum')
    .orderBy('l.vastgelegd_op'),
);

/** All determinations of a resident, oldest peildatum first, corrected ones included. */
export const findBepalingen = async (db: Kysely<DB>, inwonerId: number): Promise<Bepaling[]> => {
  const rijen = await selectBepalingen(db, inwonerId);
  return rijen.map((rij) => ({
    id: rij.id,
    peildatum: rij.peildatum,
    trede: trede(rij.trede) ?? 1,
    perspectief: trede(rij.perspectief),
    termijn: rij.perspectief_termijn ?? undefined,
    perspectiefOp: rij.perspectief_op ?? undefined,
    motivering: rij.motivering,
    onderbouwing: rij.onderbouwing,
    door: rij.herkomst === 'levering' ? 'Uit een levering' : rij.door === 0 ? '' : (rij.naam ?? ''),
    herkomst: rij.herkomst,
    regelingId: rij.regeling_id ?? undefined,
    vastgelegdOp: rij.vastgelegd_op,
    corrigeert: rij.corrigeert_id ?? undefined,
    correctieReden: rij.correctie_reden,
    vervallenOp: rij.vervallen_op ?? undefined,
  }));
};

/** What one determination rests on; undefined for one of another resident. */
export const findOnderbouwing = async (
  db: Kysely<DB>,
  inwonerId: number,
  bepalingId: number,
): Promise<Onderbouwing | undefined> => {
  const [rij, documenten] = await Promise.all([
    db
      .selectFrom('ladderbepaling')
      .select([
        'antwoorden',
        'voorstel',
        'voorstel_hoogstens',
        'gronden',
        'afwijking',
        'sprong',
        'gesprek_op',
        'aanwezig',
        'aanwezig_wie',
      ])
      .where('inwoner_id', '=', inwonerId)
      .where('id', '=', bepalingId)
      .executeTakeFirst(),
    db
      .selectFrom('ladderstuk as s')
      .innerJoin('dossierstuk as d', (join) => join.onRef('d.gemeente_id', '=', 's.gemeente_id').onRef('d.id', '=', 's.stuk_id'))
      .select(['d.id', 'd.titel', 'd.soort', 'd.toegevoegd_op as toegevoegdOp'])
      .where('s.inwoner_id', '=', inwonerId)
      .where('s.bepaling_id', '=', bepalingId)
      .orderBy('d.id')
      .execute(),
  ]);
  if (!rij) return undefined;
  const laagste = trede(rij.voorstel);
  return {
    antwoorden: rij.antwoorden === null ? {} : AntwoordenBewaard.parse(rij.antwoorden),
    voorstel: laagste === undefined ? undefined : { trede: laagste, hoogstens: trede(rij.voorstel_hoogstens) ?? laagste },
    gronden: rij.gronden === null ? [] : GrondenBewaard.parse(rij.gronden),
    afwijking: rij.afwijking,
    sprong: rij.sprong,
    gesprekOp: rij.gesprek_op ?? undefined,
    aanwezig: rij.aanwezig.filter(isAanwezig),
    aanwezigWie: rij.aanwezig_wie,
    documenten,
  };
};

/** Documents of the dossier that a determination may rest on, newest first. */
export const findBewijsstukken = (db: Kysely<DB>, inwonerId: number) =>
  db
    .selectFrom('dossierstuk')
    .select(['id', 'titel', 'soort', 'toegevoegd_op as toegevoegdOp'])
    .where('inwoner_id', '=', inwonerId)
    .where('verborgen_op', 'is', null)
    .where('vernietigd_op', 'is', null)
    .orderBy('id', 'desc')
    .limit(50)
    .execute();

const selectDoel = onceFirst((db, inwonerId: number) =>
  db
    .selectFrom('toewijzing')
    .select(['doel_trede', 'looptijd'])
    .where('inwoner_id', '=', inwonerId)
    .where('doel_trede', 'is not', null)
    .where('status', 'in', ['toegewezen', 'geaccepteerd', 'gestart'])
    .orderBy('id', 'desc'),
);

/** Goal of the ontwikkeling that runs or is about to: what the resident works towards. */
export const findLopendDoel = async (db: Kysely<DB>, inwonerId: number) => {
  const rij = await selectDoel(db, inwonerId);
  const doel = trede(rij?.doel_trede ?? null);
  return rij && doel !== undefined ? { trede: doel, looptijd: rij.looptijd } : undefined;
};

/** Adds a ladderbepaling; one is never changed (L2). */
export const insertBepaling = (db: Kysely<DB>, rij: Insertable<LadderbepalingTable>): Promise<{ id: number }> =>
  db.insertInto('ladderbepaling').values(rij).returning('id').executeTakeFirstOrThrow();

/** From now on a correction takes its place. False when somebody else corrected it already. */
export const endBepaling = async (db: Kysely<DB>, inwonerId: number, bepalingId: number): Promise<boolean> => {
  const uit = await db
    .updateTable('ladderbepaling')
    .set({ vervallen_op: new Date() })
    .where('inwoner_id', '=', inwonerId)
    .where('id', '=', bepalingId)
    .where('vervallen_op', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return uit !== undefined;
};

/** Attaches documents of the dossier to a determination. */
export const insertStukken = async (
  db: Kysely<DB>,
  van: { gemeente_id: number; inwoner_id: number; consulent_id: number; bepaling_id: number },
  documenten: readonly number[],
): Promise<void> => {
  if (documenten.length === 0) return;
  await db
    .insertInto('ladderstuk')
    .values(documenten.map((stuk_id) => ({ ...van, stuk_id })))
    .execute();
};

/** A first ladderbepaling, or who is referred to an oriëntatie, takes a resident from aangemeld to in onderzoek. */
export const markInOnderzoek = async (db: Kysely<DB>, inwonerId: number): Promise<void> => {
  await db
    .updateTable('inwoner')
    .set({ status: 'in-onderzoek' })
    .where('id', '=', inwonerId)
    .where('status', '=', 'aangemeld')
    .execute();
};

// ── drafts ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type ConceptSoort = 'ladder' | 'zrm';

/** The draft of the person who asks; row-level security shows no other. */
export const findConcept = async (db: Kysely<DB>, inwonerId: number, soort: ConceptSoort): Promise<Concept | undefined> => {
  const rij = await db
    .selectFrom('bepalingconcept')
    .select(['inhoud', 'basis_id', 'versie', 'begonnen_op', 'gewijzigd_op'])
    .where('inwoner_id', '=', inwonerId)
    .where('soort', '=', soort)
    .executeTakeFirst();
  return (
    rij && {
      inhoud: ConceptInhoud.parse(rij.inhoud),
      basis: rij.basis_id,
      versie: rij.versie,
      begonnenOp: rij.begonnen_op,
      gewijzigdOp: rij.gewijzigd_op,
    }
  );
};

/** Keeps a draft on top of a version (0: there is none yet). Undefined when it stands at another version. */
export const storeConcept = async (
  db: Kysely<DB>,
  van: { gemeente_id: number; inwoner_id: number; consulent_id: number; door: number; soort: ConceptSoort },
  o: { inhoud: ConceptInhoud; basis: number; versie: number },
): Promise<number | undefined> => {
  const inhoud = JSON.stringify(o.inhoud);
  const rij =
    o.versie === 0
      ? await db
          .insertInto('bepalingconcept')
          .values({ ...van, inhoud, basis_id: o.basis })
          .onConflict((oc) => oc.doNothing())
          .returning('versie')
          .executeTakeFirst()
      : await db
          .updateTable('bepalingconcept')
          .set({ inhoud, basis_id: o.basis, versie: o.versie + 1, gewijzigd_op: new Date() })
          .where('inwoner_id', '=', van.inwoner_id)
          .where('door', '=', van.door)
          .where('soort', '=', van.soort)
          .where('versie', '=', o.versie)
          .returning('versie')
          .executeTakeFirst();
  return rij?.versie;
};

/** Throws the own draft away, after it was stored or because it is not wanted. */
export const deleteConcept = async (db: Kysely<DB>, inwonerId: number, door: number, soort: ConceptSoort): Promise<void> => {
  await db
    .deleteFrom('bepalingconcept')
    .where('inwoner_id', '=', inwonerId)
    .where('door', '=', door)
    .where('soort', '=', soort)
    .execute();
};

// ── how the resident sees it ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** What the resident thinks of his determinations and matrices, newest first. */
export const findKijken = async (db: Kysely<DB>, inwonerId: number): Promise<InwonerKijk[]> => {
  const rijen = await db
    .selectFrom('inwonerkijk as k')
    .leftJoin('gebruiker as g', 'g.id', 'k.beantwoord_door')
    .select([
      'k.id',
      'k.bepaling_id',
      'k.zrm_id',
      'k.trede',
      'k.tekst',
      'k.gegeven_op',
      'k.antwoord',
      'k.beantwoord_op',
      'g.naam',
    ])
    .where('k.inwoner_id', '=', inwonerId)
    .orderBy('k.id', 'desc')
    .execute();
  return rijen.map((rij) => ({
    id: rij.id,
    bepalingId: rij.bepaling_id ?? undefined,
    zrmId: rij.zrm_id ?? undefined,
    trede: trede(rij.trede),
    tekst: rij.tekst,
    gegevenOp: rij.gegeven_op,
    antwoord: rij.antwoord,
    beantwoordOp: rij.beantwoord_op ?? undefined,
    beantwoordDoor: rij.naam ?? '',
  }));
};

export const insertKijk = (db: Kysely<DB>, rij: Insertable<InwonerkijkTable>): Promise<{ id: number }> =>
  db.insertInto('inwonerkijk').values(rij).returning('id').executeTakeFirstOrThrow();

/** Answers what the resident wrote; false when somebody answered it already. */
export const answerKijk = async (
  db: Kysely<DB>,
  o: { inwonerId: number; kijkId: number; antwoord: string; door: number },
): Promise<boolean> => {
  const rij = await db
    .updateTable('inwonerkijk')
    .set({ antwoord: o.antwoord, beantwoord_op: new Date(), beantwoord_door: o.door })
    .where('inwoner_id', '=', o.inwonerId)
    .where('id', '=', o.kijkId)
    .where('beantwoord_op', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return rij !== undefined;
};

/** The resident who writes and what he writes of: his own by row-level security. Also what was corrected while he wrote. */
export const findEigenBepaling = (db: Kysely<DB>, soort: 'ladder' | 'zrm', id: number) =>
  db
    .selectFrom(soort === 'ladder' ? 'ladderbepaling' : 'zrm')
    .select(['gemeente_id', 'inwoner_id', 'consulent_id'])
    .where('id', '=', id)
    .executeTakeFirst();

/** What was tried between the steps: toewijzingen with how they went, the places within them, and orientations. */
export const findGeprobeerd = async (db: Kysely<DB>, inwonerId: number) => {
  const [toewijzingen, plaatsingen, orientaties] = await Promise.all([
    db
      .selectFrom('toewijzing as t')
      .innerJoin('aanbieder as a', 'a.id', 't.aanbieder_id')
      .select([
        't.id',
        't.product',
        't.looptijd',
        't.status',
        't.doel_trede as doelTrede',
        't.gestart_op as gestartOp',
        't.beeindigd_op as beeindigdOp',
        't.reden',
        'a.naam as aanbieder',
      ])
      .where('t.inwoner_id', '=', inwonerId)
      .orderBy('t.id')
      .execute(),
    db
      .selectFrom('plaatsing as p')
      .innerJoin('aanbieder as a', 'a.id', 'p.aanbieder_id')
      .select(['p.toewijzing_id as toewijzingId', 'p.werkplek', 'p.begeleider', 'p.periode', 'a.naam as aanbieder'])
      .where('p.inwoner_id', '=', inwonerId)
      .orderBy('p.id')
      .execute(),
    db
      .selectFrom('orientatie as o')
      .leftJoin('aanbieder as a', 'a.id', 'o.aanbieder_id')
      .select([
        'o.id',
        'o.product',
        'o.vraag',
        'o.gevraagd_op as gevraagdOp',
        'o.gestart_op as gestartOp',
        'o.gestopt_op as gestoptOp',
        'o.gestopt_reden as gestoptReden',
        'o.afgewezen_op as afgewezenOp',
        'o.afgewezen_reden as afgewezenReden',
        'o.gevolg_op as gevolgOp',
        'o.gevolg_toelichting as gevolgToelichting',
        'a.naam as centrum',
      ])
      .where('o.inwoner_id', '=', inwonerId)
      .orderBy('o.id')
      .execute(),
  ]);
  return { toewijzingen, plaatsingen, orientaties };
};
