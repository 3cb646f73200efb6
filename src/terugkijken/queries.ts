import type { Kysely } from 'kysely';
import { z } from 'zod';
import { middelVan } from '../besluit/index.ts';
import { type Datum, isoDatum } from '../kernel/datum.ts';
import { dagTotVandaag } from '../kernel/moment.ts';
import { fromDaterange } from '../kernel/periode.ts';
import { leesRegelingEerder } from '../kernel/versieverloop.ts';
import { findBepalingen } from '../ladder/index.ts';
import type { DB } from '../platform/db/schema.ts';
import { selectVerhalen, verhalenVan } from './queries-verhalen.ts';
import type { ToenFeiten, ToenToewijzing, Tweetijdig, Verhaal } from './types.ts';

/**
 * The day of a moment. Moments are the machine's own, also where the municipality lives on an earlier day (demo): nothing is written down
 * after its today.
 */
const dagTot =
  (vandaag: Datum) =>
  (moment: Date): string =>
    isoDatum(dagTotVandaag(moment, vandaag));
const laatste = (a: string, b: string): string => (a > b ? a : b);
const eerste = (a: string, b: string): string => (a < b ? a : b);

/** What the logboek knows the day of; the tables themselves keep the day on which it was so. */
const HANDELINGEN = [
  'besluit-bekendgemaakt',
  'toewijzing-geaccepteerd',
  'toewijzing-gestart',
  'toewijzing-geweigerd',
  'toewijzing-beeindigd',
];

const Dagen = z.array(z.iso.date()).nullable();
const Uren = z.array(z.object({ tot: z.iso.date(), minuten: z.int() })).nullable();

const selectRijen = (db: Kysely<DB>, inwonerId: number) =>
  Promise.all([
    db
      .selectFrom('inwoner_persoon')
      .select(['voornaam', 'voorvoegsel', 'achternaam', 'geboortedatum'])
      .where('inwoner_id', '=', inwonerId)
      .executeTakeFirst(),
    db
      .selectFrom('persoonversie')
      .select(['voornaam', 'voorvoegsel', 'achternaam', 'geboortedatum', 'op'])
      .where('inwoner_id', '=', inwonerId)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('uitkering')
      .select(['soort', 'vastgelegd_op', 'vervallen_op'])
      .where('inwoner_id', '=', inwonerId)
      .orderBy('id')
      .execute(),
    findBepalingen(db, inwonerId),
    db
      .selectFrom('besluit')
      .select([
        'id',
        'soort',
        'beschikkingnummer',
        'product',
        'genomen_op',
        'bekendgemaakt_op',
        'bezwaar_tot',
        'beroep_tot',
        'vastgelegd_op',
      ])
      .where('inwoner_id', '=', inwonerId)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('toewijzing as t')
      .innerJoin('aanbieder as a', 'a.id', 't.aanbieder_id')
      .where('t.inwoner_id', '=', inwonerId)
      .select([
        't.id',
        't.nummer',
        't.product',
        't.regeling_id',
        't.regeling_eerder',
        't.doel_trede',
        't.minuten_per_week',
        't.uren_eerder',
        't.looptijd',
        't.looptijd_besloten',
        't.opgeschort',
        't.verlengd',
        't.verlengingen',
        't.status',
        't.toegewezen_op',
        't.geaccepteerd_op',
        't.gestart_op',
        't.beeindigd_op',
        't.vastgelegd_op',
        'a.naam as aanbieder',
      ])
      .orderBy('t.id')
      .execute(),
    db
      .selectFrom('toewijzingwijziging')
      .select([
        'id',
        'toewijzing_id',
        'soort',
        'van',
        'tot',
        'minuten',
        'looptijd_voor',
        'betreft_id',
        'van_regeling_id',
        'vastgelegd_op',
      ])
      .where('inwoner_id', '=', inwonerId)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('voortgang')
      .select(['toewijzing_id', 'datum', 'vastgelegd_op'])
      .where('inwoner_id', '=', inwonerId)
      .orderBy('datum')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('plichtafdoening')
      .select(['toewijzing_id', 'soort', 'wat', 'dag', 'toelichting', 'vastgelegd_op'])
      .where('inwoner_id', '=', inwonerId)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('plan')
      .select(['id', 'nummer', 'status', 'geldt_op', 'vastgelegd_op'])
      .where('inwoner_id', '=', inwonerId)
      .where('geldt_op', 'is not', null)
      .orderBy('nummer')
      .execute(),
    db
      .selectFrom('plandoel as p')
      .innerJoin('doel as d', 'd.id', 'p.doel_id')
      .where('p.inwoner_id', '=', inwonerId)
      .where('p.stand', 'in', ['nieuw', 'blijft', 'aangepast'])
      .select(['p.plan_id', 'd.tekst'])
      .orderBy('d.id')
      .execute(),
    db
      .selectFrom('resultaat')
      .select(['id', 'toewijzing_id', 'datum', 'bereikte_trede', 'gemeld_op', 'akkoord', 'akkoord_op'])
      .where('inwoner_id', '=', inwonerId)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('orientatie as o')
      .leftJoin('aanbieder as a', 'a.id', 'o.aanbieder_id')
      .where('o.inwoner_id', '=', inwonerId)
      .select([
        'o.gevraagd_op',
        'o.afgewezen_op',
        'o.verwezen_op',
        'o.gestart_op',
        'o.gestopt_op',
        'o.gevolg_op',
        'o.vastgelegd_op',
        'a.naam as centrum',
      ])
      .orderBy('o.id')
      .execute(),
    db.selectFrom('document').select(['id', 'titel', 'gemaakt_op']).where('inwoner_id', '=', inwonerId).orderBy('id').execute(),
    db
      .selectFrom('logboek')
      .select(['handeling', 'object_id', 'moment'])
      .where('inwoner_id', '=', inwonerId)
      .where('handeling', 'in', HANDELINGEN)
      .where('uitkomst', '=', 'gelukt')
      .orderBy('id')
      .execute(),
  ]);

/** Every fact of a resident with a day, and the day on which it was written down. Undefined for a resident that this reader may not know of. */
export const readToen = async (db: Kysely<DB>, inwonerId: number, vandaag: Datum): Promise<ToenFeiten | undefined> => {
  const dag = dagTot(vandaag);
  const [rijen, verhalen] = await Promise.all([selectRijen(db, inwonerId), selectVerhalen(db, inwonerId)]);
  const [
    naam,
    versies,
    uitkeringen,
    bepalingen,
    besluiten,
    toewijzingen,
    wijzigingen,
    voortgang,
    afdoeningen,
    plannen,
    doelen,
    resultaten,
    orientaties,
    documenten,
    logboek,
  ] = rijen;
  if (!naam) return undefined;
  const geschreven = new Map(logboek.map((l) => [`${l.handeling} ${l.object_id}`, dag(l.moment)]));
  /** What came in from elsewhere has no line of its own: it was known when the row was. */
  const feit = (handeling: string, id: number, geldt: string | null | undefined, rij: Date): Tweetijdig | undefined =>
    geldt ? { geldt, bekend: geschreven.get(`${handeling} ${id}`) ?? laatste(geldt, dag(rij)) } : undefined;
  const van = <T extends { toewijzing_id: number }>(rijen: readonly T[], id: number) =>
    rijen.filter((r) => r.toewijzing_id === id);
  return {
    naam,
    eerdereNamen: versies.map(({ op, ...oud }) => ({ ...oud, tot: dag(op) })),
    uitkeringen: uitkeringen.map((u) => ({
      soort: u.soort,
      van: dag(u.vastgelegd_op),
      tot: u.vervallen_op ? dag(u.vervallen_op) : undefined,
    })),
    bepalingen: bepalingen.map((b) => ({
      ...b,
      bekend: dag(b.vastgelegdOp),
      vervallen: b.vervallenOp && dag(b.vervallenOp),
    })),
    besluiten: besluiten.map((b) => ({
      id: b.id,
      soort: b.soort,
      beschikkingnummer: b.beschikkingnummer,
      product: b.product,
      geldt: b.genomen_op,
      bekend: dag(b.vastgelegd_op),
      bekendgemaakt: feit('besluit-bekendgemaakt', b.id, b.bekendgemaakt_op, b.vastgelegd_op),
      middel: middelVan(b),
    })),
    toewijzingen: toewijzingen.map((t): ToenToewijzing => {
      const geweigerd = t.status === 'geweigerd' ? geschreven.get(`toewijzing-geweigerd ${t.id}`) : undefined;
      return {
        id: t.id,
        nummer: t.nummer,
        product: t.product,
        aanbieder: t.aanbieder,
        regelingId: t.regeling_id,
        regelingEerder: leesRegelingEerder(t.regeling_eerder).map((een) => ({ ...een, tot: isoDatum(een.tot) })),
        doelTrede: t.doel_trede ?? undefined,
        minutenPerWeek: t.minuten_per_week ?? undefined,
        urenEerder: Uren.parse(t.uren_eerder) ?? [],
        looptijd: t.looptijd,
        looptijdBesloten: t.looptijd_besloten ?? undefined,
        opgeschort: t.opgeschort,
        verlengingen: Dagen.parse(t.verlengingen) ?? [],
        verlengd: t.verlengd,
        // One that was decided with retroactive effect was there from its first day on, though nobody knew.
        geldt: eerste(t.toegewezen_op, isoDatum(fromDaterange(t.looptijd_besloten ?? t.looptijd).van)),
        bekend: dag(t.vastgelegd_op),
        geaccepteerd: feit('toewijzing-geaccepteerd', t.id, t.geaccepteerd_op, t.vastgelegd_op),
        gestart: feit('toewijzing-gestart', t.id, t.gestart_op, t.vastgelegd_op),
        geweigerd: geweigerd === undefined ? undefined : { geldt: geweigerd, bekend: geweigerd },
        beeindigd: feit('toewijzing-beeindigd', t.id, t.beeindigd_op, t.vastgelegd_op),
        wijzigingen: van(wijzigingen, t.id).map((w) => ({
          id: w.id,
          soort: w.soort,
          geldt: w.van,
          bekend: dag(w.vastgelegd_op),
          tot: w.tot ?? undefined,
          minuten: w.minuten ?? undefined,
          looptijdVoor: w.looptijd_voor,
          regelingVoor: w.van_regeling_id ?? undefined,
          betreft: w.betreft_id ?? undefined,
        })),
        voortgang: van(voortgang, t.id).map((v) => ({ geldt: v.datum, bekend: dag(v.vastgelegd_op) })),
        afdoeningen: van(afdoeningen, t.id).map((a) => ({
          soort: a.soort,
          wat: a.wat,
          dag: a.dag,
          toelichting: a.toelichting,
          bekend: dag(a.vastgelegd_op),
        })),
      };
    }),
    plannen: plannen.flatMap((p) =>
      p.geldt_op === null
        ? []
        : [
            {
              nummer: p.nummer,
              geldt: p.geldt_op,
              bekend: p.geldt_op,
              doelen: doelen.filter((d) => d.plan_id === p.id).map((d) => d.tekst),
              ingetrokken: p.status === 'ingetrokken',
            },
          ],
    ),
    resultaten: resultaten.map((r) => ({
      toewijzing: r.toewijzing_id,
      trede: r.bereikte_trede,
      geldt: r.datum,
      bekend: dag(r.gemeld_op),
      oordeel:
        r.akkoord === null || r.akkoord_op === null
          ? undefined
          : { geldt: dag(r.akkoord_op), bekend: dag(r.akkoord_op), akkoord: r.akkoord },
    })),
    orientaties: orientaties.map((o) => ({
      centrum: o.centrum ?? 'nog niet gekozen centrum',
      geldt: o.gevraagd_op,
      bekend: laatste(o.gevraagd_op, dag(o.vastgelegd_op)),
      stappen: [
        { dag: o.gevraagd_op, wat: 'gevraagd' },
        ...(o.afgewezen_op ? [{ dag: o.afgewezen_op, wat: 'niet doorgegaan' }] : []),
        ...(o.verwezen_op ? [{ dag: o.verwezen_op, wat: 'verwezen' }] : []),
        ...(o.gestart_op ? [{ dag: o.gestart_op, wat: 'bezig' }] : []),
        ...(o.gestopt_op ? [{ dag: o.gestopt_op, wat: 'gestopt' }] : []),
        ...(o.gevolg_op ? [{ dag: o.gevolg_op, wat: 'afgerond' }] : []),
      ],
    })),
    brieven: documenten.map((d) => ({ id: d.id, titel: d.titel, dag: dag(d.gemaakt_op) })),
    verhalen: [
      ...resultaten.map(
        (r): Verhaal => ({
          soort: 'resultaat',
          pad: `/resultaat/${r.id}`,
          stappen: [
            { geldt: r.datum, bekend: dag(r.gemeld_op), wat: `trede ${r.bereikte_trede} gemeld` },
            ...(r.akkoord === null || r.akkoord_op === null
              ? []
              : [
                  {
                    geldt: dag(r.akkoord_op),
                    bekend: dag(r.akkoord_op),
                    wat: `trede ${r.bereikte_trede}, de gemeente is ${r.akkoord ? 'akkoord' : 'niet akkoord'}`,
                  },
                ]),
          ],
        }),
      ),
      ...verhalenVan(verhalen, dag),
    ],
  };
};
