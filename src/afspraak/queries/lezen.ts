import { type Kysely, sql } from 'kysely';
import type { DB } from '../../platform/db/schema.ts';
import { isVan, type Wiens } from '../rules.ts';
import type { Afspraak, Antwoord, Bericht, Gebeurtenis, Moment } from '../types.ts';

type Db = Kysely<DB>;

const volledig = (p: { voornaam: string; voorvoegsel: string; achternaam: string }): string =>
  [p.voornaam, p.voorvoegsel, p.achternaam].filter(Boolean).join(' ');

/** Whose it is follows from row-level security. */
const afspraken = (db: Db) =>
  db
    .selectFrom('afspraak as a')
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'a.gemeente_id').onRef('p.inwoner_id', '=', 'a.inwoner_id'),
    )
    .innerJoin('gebruiker as c', 'c.id', 'a.consulent_id')
    .leftJoin('aanbieder as o', 'o.id', 'a.aanbieder_id')
    .leftJoin('gebruiker as b', 'b.id', 'a.begeleider_id')
    .leftJoin('aanbieder as oc', 'oc.id', 'a.centrum_id')
    .leftJoin('gebruiker as ad', 'ad.id', 'a.adviseur_id')
    .select([
      'a.id',
      'a.gemeente_id',
      'a.inwoner_id',
      'a.consulent_id',
      'a.toewijzing_id',
      'a.aanbieder_id',
      'a.begeleider_id',
      'a.uid',
      'a.soort',
      'a.vorm',
      'a.plaats',
      'a.toelichting',
      'a.met_inwoner',
      'a.orientatie_id',
      'a.centrum_id',
      'a.adviseur_id',
      'a.van_centrum',
      'a.met_consulent',
      'a.begin',
      'a.minuten',
      'a.status',
      'a.reden',
      'a.toelichting_uitkomst',
      'a.opvolging',
      'a.opvolging_op',
      'a.opvolging_toelichting',
      'a.na_id',
      'a.volgnummer',
      'a.herinner_inwoner',
      'a.herinner_aanbieder',
      'a.herinner_consulent',
      'a.herinner_centrum',
      'a.versie',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
      'p.telefoon',
      'c.naam as consulent',
      'c.telefoon as consulent_telefoon',
      'o.naam as aanbieder',
      'b.naam as begeleider',
      'oc.naam as centrum',
      'ad.naam as adviseur',
      'ad.telefoon as adviseur_telefoon',
    ]);

type Rij = Awaited<ReturnType<ReturnType<typeof afspraken>['execute']>>[number];

const naarAfspraak = (rij: Rij): Afspraak => ({
  id: rij.id,
  gemeenteId: rij.gemeente_id,
  inwonerId: rij.inwoner_id,
  consulentId: rij.consulent_id,
  toewijzingId: rij.toewijzing_id,
  aanbiederId: rij.aanbieder_id,
  begeleiderId: rij.begeleider_id,
  uid: rij.uid,
  soort: rij.soort,
  vorm: rij.vorm,
  plaats: rij.plaats,
  toelichting: rij.toelichting,
  metInwoner: rij.met_inwoner,
  orientatieId: rij.orientatie_id,
  centrumId: rij.centrum_id,
  adviseurId: rij.adviseur_id,
  vanCentrum: rij.van_centrum,
  metConsulent: rij.met_consulent,
  begin: rij.begin,
  minuten: rij.minuten,
  status: rij.status,
  reden: rij.reden,
  toelichtingUitkomst: rij.toelichting_uitkomst,
  opvolging: rij.opvolging,
  opvolgingOp: rij.opvolging_op,
  opvolgingToelichting: rij.opvolging_toelichting,
  naId: rij.na_id,
  volgnummer: rij.volgnummer,
  herinnerInwoner: rij.herinner_inwoner,
  herinnerAanbieder: rij.herinner_aanbieder,
  herinnerConsulent: rij.herinner_consulent,
  herinnerCentrum: rij.herinner_centrum,
  versie: rij.versie,
  naam: volledig(rij),
  telefoon: rij.telefoon,
  consulent: rij.consulent_id === 0 ? 'de gemeente' : rij.consulent,
  consulentTelefoon: rij.consulent_telefoon,
  aanbieder: rij.aanbieder,
  begeleider: rij.begeleider,
  centrum: rij.centrum,
  adviseur: rij.adviseur,
  adviseurTelefoon: rij.adviseur_telefoon,
});

/** Undefined: there is none, or none that the reader may know of. */
export const findAfspraak = async (db: Db, id: number): Promise<Afspraak | undefined> => {
  const rij = await afspraken(db).where('a.id', '=', id).executeTakeFirst();
  return rij && naarAfspraak(rij);
};

/** Holds an appointment until the transaction ends: two answers at once wait for each other. */
export const lockAfspraak = async (db: Db, id: number): Promise<void> => {
  await db.selectFrom('afspraak').select('id').where('id', '=', id).forUpdate().execute();
};

/** Everything of one resident that was not deleted, the latest first; what has no moment yet on top. */
export const listVanInwoner = async (db: Db, inwonerId: number): Promise<Afspraak[]> => {
  const rijen = await afspraken(db)
    .where('a.inwoner_id', '=', inwonerId)
    .where('a.status', '<>', 'verwijderd')
    .orderBy('a.begin', (ob) => ob.desc().nullsFirst())
    .orderBy('a.id', 'desc')
    .limit(200)
    .execute();
  return rijen.map(naarAfspraak);
};

// Who acts was set by app.start in the same round trip.
const ik = sql<number>`app.inwoner()`;

/** Everything of the resident who asks; row-level security gives nothing else. */
export const listMijn = async (db: Db): Promise<Afspraak[]> => {
  const rijen = await afspraken(db)
    .where('a.inwoner_id', '=', ik)
    .orderBy('a.begin', (ob) => ob.desc().nullsFirst())
    .orderBy('a.id', 'desc')
    .limit(100)
    .execute();
  return rijen.map(naarAfspraak);
};

/** Where I live and on which number I am called. */
export const getMijnAdres = async (db: Db): Promise<{ adres: string; telefoon: string }> => {
  const rij = await db
    .selectFrom('inwoner_persoon')
    .select(['straat', 'huisnummer', 'woonplaats', 'telefoon'])
    .where('inwoner_id', '=', ik)
    .executeTakeFirstOrThrow();
  return { adres: `${rij.straat} ${rij.huisnummer}, ${rij.woonplaats}`, telefoon: rij.telefoon };
};

/** What begins between two moments (the last not included), of whoever asks. */
export const listTussen = async (db: Db, van: Date, tot: Date): Promise<Afspraak[]> => {
  const rijen = await afspraken(db)
    .where('a.begin', '>=', van)
    .where('a.begin', '<', tot)
    .where('a.status', 'in', ['vast', 'geweest', 'niet-verschenen'])
    .orderBy('a.begin')
    .orderBy('a.id')
    .limit(500)
    .execute();
  return rijen.map(naarAfspraak);
};

/** Proposals that are not agreed yet, of whoever asks, the oldest first. */
export const listVoorgesteld = async (db: Db): Promise<Afspraak[]> => {
  const rijen = await afspraken(db).where('a.status', '=', 'voorgesteld').orderBy('a.id').limit(200).execute();
  return rijen.map(naarAfspraak);
};

/** Of those where somebody did not come and nothing followed yet. */
export const listZonderOpvolging = async (db: Db): Promise<Afspraak[]> => {
  const rijen = await afspraken(db)
    .where('a.status', '=', 'niet-verschenen')
    .where('a.opvolging', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('afspraak as n')
            .select('n.id')
            .whereRef('n.gemeente_id', '=', 'a.gemeente_id')
            .whereRef('n.na_id', '=', 'a.id')
            .where('n.status', '<>', 'verwijderd'),
        ),
      ),
    )
    .orderBy('a.begin')
    .limit(100)
    .execute();
  return rijen.map(naarAfspraak);
};

/** What is over and of which nobody said how it went. */
export const listZonderUitkomst = async (db: Db, nu: Date): Promise<Afspraak[]> => {
  const rijen = await afspraken(db)
    .where('a.begin', '<', nu)
    .where('a.status', '=', 'vast')
    .orderBy('a.begin')
    .limit(100)
    .execute();
  return rijen.map(naarAfspraak);
};

/** Of one appointment, of all of a resident, or of all proposals that are not agreed yet. */
export type Waarvan = { afspraakId: number } | { inwonerId: number } | 'voorgesteld';

const voorgesteld = (db: Db) => db.selectFrom('afspraak').select('id').where('status', '=', 'voorgesteld');

export const listMomenten = (db: Db, van: Waarvan): Promise<(Moment & { afspraakId: number })[]> => {
  const query = db
    .selectFrom('afspraakmoment')
    .select(['afspraak_id as afspraakId', 'id', 'ronde', 'begin', 'van'])
    .orderBy('id');
  if (van === 'voorgesteld') return query.where('afspraak_id', 'in', voorgesteld(db)).execute();
  if ('inwonerId' in van) return query.where('inwoner_id', '=', van.inwonerId).execute();
  return query.where('afspraak_id', '=', van.afspraakId).execute();
};

export const listAntwoorden = (db: Db, van: Waarvan): Promise<(Antwoord & { afspraakId: number })[]> => {
  const query = db
    .selectFrom('afspraakantwoord')
    .select(['afspraak_id as afspraakId', 'moment_id as momentId', 'van', 'kan'])
    .orderBy('id');
  if (van === 'voorgesteld') return query.where('afspraak_id', 'in', voorgesteld(db)).execute();
  if ('inwonerId' in van) return query.where('inwoner_id', '=', van.inwonerId).execute();
  return query.where('afspraak_id', '=', van.afspraakId).execute();
};

const NIET_VERSTUURD = ['wacht', 'mislukt', 'vervallen-nieuwer', 'vervallen-overleden', 'vervallen-te-laat'] as const;

export const listBerichten = async (db: Db, afspraakId: number): Promise<Bericht[]> => {
  const rijen = await db
    .selectFrom('afspraakbericht')
    .select(['aan', 'soort', 'op', 'mail_id', sql<string | null>`app.afspraakmail(mail_id)`.as('stand')])
    .where('afspraak_id', '=', afspraakId)
    .orderBy('id', 'desc')
    .execute();
  // What is not known of any more was sent: a mail that waits or failed is kept.
  return rijen.map(({ mail_id, stand, ...rest }) => ({
    ...rest,
    mail: mail_id === null ? 'geen' : (NIET_VERSTUURD.find((een) => een === stand) ?? 'verstuurd'),
  }));
};

export const listGebeurtenissen = (db: Db, afspraakId: number): Promise<Gebeurtenis[]> =>
  db
    .selectFrom('afspraakgebeurtenis as e')
    .leftJoin('gebruiker as g', 'g.id', 'e.door')
    .select(['e.id', 'e.wat', 'e.toelichting', 'e.van', 'g.naam as door', 'e.op', 'e.ervoor'])
    .where('e.afspraak_id', '=', afspraakId)
    .orderBy('e.id', 'desc')
    .execute();

/** The later appointment that came of this one, when there is one that was not deleted. */
export const findVervolg = (db: Db, afspraakId: number) =>
  db
    .selectFrom('afspraak')
    .select(['id', 'begin', 'status'])
    .where('na_id', '=', afspraakId)
    .where('status', '<>', 'verwijderd')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Own other appointments that begin between two moments, with a name for the warning. `zelf`: of the centre only those of this adviser. */
export const listAndere = async (db: Db, van: Date, tot: Date, zelf: Wiens) =>
  (await listTussen(db, van, tot))
    .filter((a) => a.status === 'vast' && isVan(a, zelf))
    .flatMap((a) => (a.begin ? [{ id: a.id, begin: a.begin, minuten: a.minuten, wie: a.naam }] : []));
