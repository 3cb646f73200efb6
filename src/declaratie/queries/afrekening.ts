import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { type Datum, datum, isVoor, laatste, vroegste } from '../../kernel/datum.ts';
import { isMaand, type Maand, maandPeriode, maandVan, volgendeMaand } from '../../kernel/maand.ts';
import type { Periode } from '../../kernel/periode.ts';
import { isTrede, type Trede } from '../../kernel/trede.ts';
import { leesRegelingEerder } from '../../kernel/versieverloop.ts';
import { leesWeekverloop } from '../../kernel/weekverloop.ts';
import type { Weekverloop } from '../../kernel/weken.ts';
import type { DB } from '../../platform/db/schema.ts';
import { resultaatKeuzeVan } from '../regeling.ts';
import { betaalbarePerMaand, declaratieVan, metWoorden, regelsVanToewijzingen } from '../rules.ts';
import type {
  BerekendeRegel,
  DeclaratieInvoer,
  DeclaratieResultaat,
  Declaratieregel,
  DeclaratieUitkomst,
  GewerkteDag,
  Tariefversie,
} from '../types.ts';
import {
  type AfrekenVraag,
  type ContractVersie,
  dagenVan,
  type Kader,
  loadKader,
  tarievenIn,
  teltMee,
  vanAanbieder,
} from './kader.ts';

export type AfrekenToewijzing = {
  id: number;
  nummer: string;
  aanbiederId: number;
  agb: string;
  product: string;
  periode: Periode;
  minutenPerWeek: number | null;
  verloop: Weekverloop | undefined;
  /** The days on which it really ran, up to the month that was asked; undefined: it never began. */
  liep: Periode | undefined;
  doelTrede: Trede | null;
  contract: ContractVersie[];
  standaard: readonly Tariefversie[];
  /** The version that the toewijzing rests on. */
  regelingId: number;
  uren: Map<Maand, { minuten: number; eersteDag: Datum }>;
  /** What of it is paid in each month, once it is computed: the same for every month that is asked for. */
  betaald?: Map<Maand, number>;
  /** Day by day, only for months in which the tariff changes. */
  dagen: Map<Maand, GewerkteDag[]>;
  resultaten: (DeclaratieResultaat & { id: number; versie: number })[];
};

/** Everything that settling one aanbieder needs, of all months up to and including `maand`. Compute a month of it with `berekenVan`. */
export type Afrekening = Kader & {
  toewijzingen: AfrekenToewijzing[];
  /** Those with hours or a result in a month, in the order of `toewijzingen`. */
  perMaand: Map<Maand, AfrekenToewijzing[]>;
};

type ToewijzingRij = {
  id: number;
  nummer: number;
  aanbieder_id: number;
  product: string;
  regeling_id: number;
  van: string;
  tot: string;
  minuten_per_week: number | null;
  doel_trede: number | null;
  opgeschort: string;
  uren_eerder: unknown;
  regeling_eerder: unknown;
  gestart_op: string | null;
  beeindigd_op: string | null;
  /** For each month with hours its first day with hours and its minutes: `2026-09-03 510,2026-10-01 90`. */
  uren: string | null;
};

const kolommen = sql`t.id, t.nummer, t.aanbieder_id, t.product, t.regeling_id, t.regeling_eerder, lower(t.looptijd) as van, upper(t.looptijd) - 1 as tot, t.minuten_per_week, t.doel_trede, t.opgeschort, t.uren_eerder, t.gestart_op, t.beeindigd_op`;

/** Minutes of each toewijzing and month up to `einde`. */
const perMaand = (vraag: AfrekenVraag, einde: string): RawBuilder<unknown> => sql`
  select u.toewijzing_id, date_trunc('month', u.datum::timestamp)::date as maand, sum(u.minuten)::int as minuten, min(u.datum) as eerste
    from uren u where ${teltMee(vraag)} and u.datum < ${einde}::date group by 1, 2`;
const opgesomd = sql`string_agg(p.eerste || ' ' || p.minuten, ',')`;

/**
 * Loads what is needed to settle an aanbieder: all its toewijzingen and all months, since earlier months may be corrected; not those whose
 * hours were destroyed after their term, of which nothing can be corrected any more. The queries run one after the other, so that a
 * transaction can be given too.
 */
export async function loadAfrekening(db: Kysely<DB>, vraag: AfrekenVraag & { aanbiederId: number }): Promise<Afrekening> {
  const kader = await loadKader(db, vraag);
  const { einde } = dagenVan(vraag.maand);
  const rijen = await sql<ToewijzingRij>`
    with per as (${perMaand(vraag, einde)}),
         som as (select p.toewijzing_id, ${opgesomd} as uren from per p group by 1)
    select ${kolommen}, s.uren from toewijzing t left join som s on s.toewijzing_id = t.id
     where t.gemeente_id = ${vraag.gemeenteId} and t.aanbieder_id = ${vraag.aanbiederId} and t.grondslag_weg_op is null
     order by t.nummer`.execute(db);
  const toewijzingen = rijen.rows.map((rij) => naarToewijzing(kader, rij));
  voegResultatenToe(toewijzingen, await loadResultaten(db, vraag, sql`true`));
  await loadDagen(db, kader, toewijzingen, (toewijzing) => [...toewijzing.uren.keys()]);
  return { ...kader, toewijzingen, perMaand: perMaandVan(kader, toewijzingen) };
}

function perMaandVan(kader: Kader, toewijzingen: readonly AfrekenToewijzing[]): Afrekening['perMaand'] {
  const uit: Afrekening['perMaand'] = new Map();
  for (const toewijzing of toewijzingen) {
    const maanden = [
      ...toewijzing.uren.keys(),
      ...toewijzing.resultaten.map((r) => maandVan(r.datum)),
      ...maandenVanArrangement(kader, toewijzing),
    ];
    for (const maand of new Set(maanden)) {
      const lijst = uit.get(maand);
      if (lijst) lijst.push(toewijzing);
      else uit.set(maand, [toewijzing]);
    }
  }
  return uit;
}

/** NI2: an arrangement has a line in each month in which it ran, without hours or a result. */
function maandenVanArrangement(kader: Kader, { product, liep }: AfrekenToewijzing): Maand[] {
  if (!liep || kader.producten.get(product)?.soort !== 'arrangement') return [];
  const maanden: Maand[] = [];
  const eind = maandVan(liep.tot) < kader.maand ? maandVan(liep.tot) : kader.maand;
  for (let maand = maandVan(liep.van); maand <= eind; maand = volgendeMaand(maand)) maanden.push(maand);
  return maanden;
}

/**
 * Up to its last day or the day that it was ended: what was ended afterwards keeps the period that was decided, and weeks after its end
 * give no room to pay (TR321, TR322). One that ended before it began has its first day for none.
 */
function periodeVan({ van, tot, beeindigd_op }: ToewijzingRij): Periode {
  const einde = beeindigd_op === null ? datum(tot) : vroegste(datum(tot), datum(beeindigd_op));
  return { van: datum(van), tot: laatste(datum(van), einde) };
}

/** From the day that it began, up to its last day or the day that it was ended. */
function liepVan({ van, tot, gestart_op, beeindigd_op }: ToewijzingRij): Periode | undefined {
  if (gestart_op === null) return undefined;
  const liep = {
    van: laatste(datum(van), datum(gestart_op)),
    tot: beeindigd_op === null ? datum(tot) : vroegste(datum(tot), datum(beeindigd_op)),
  };
  return isVoor(liep.tot, liep.van) ? undefined : liep;
}

function naarToewijzing(kader: Kader, rij: ToewijzingRij): AfrekenToewijzing {
  const uren: AfrekenToewijzing['uren'] = new Map();
  for (const deel of rij.uren?.split(',') ?? []) {
    const maand = deel.slice(0, 7);
    if (isMaand(maand)) uren.set(maand, { minuten: Number(deel.slice(11)), eersteDag: datum(deel.slice(0, 10)) });
  }
  return {
    id: rij.id,
    nummer: String(rij.nummer),
    aanbiederId: rij.aanbieder_id,
    agb: kader.agbVan.get(rij.aanbieder_id) ?? '',
    product: rij.product,
    periode: periodeVan(rij),
    minutenPerWeek: rij.minuten_per_week,
    verloop: leesWeekverloop(rij),
    liep: liepVan(rij),
    doelTrede: isTrede(rij.doel_trede) ? rij.doel_trede : null,
    contract: kader.contractVan(rij.aanbieder_id, rij.product),
    standaard: kader.standaardVan({
      product: rij.product,
      regelingId: rij.regeling_id,
      eerder: leesRegelingEerder(rij.regeling_eerder),
      van: datum(rij.van),
    }),
    regelingId: rij.regeling_id,
    uren,
    dagen: new Map(),
    resultaten: [],
  };
}

type Resultaten = Map<number, AfrekenToewijzing['resultaten']>;

/** Results up to and including the month, by toewijzing. */
async function loadResultaten(db: Kysely<DB>, vraag: AfrekenVraag, welke: RawBuilder<unknown>): Promise<Resultaten> {
  const rijen = await sql<{
    id: number;
    versie: number;
    toewijzing_id: number;
    datum: string;
    bereikte_trede: number;
    akkoord: boolean | null;
  }>`select r.id, r.versie, r.toewijzing_id, r.datum, r.bereikte_trede, r.akkoord from resultaat r
      where r.gemeente_id = ${vraag.gemeenteId} and r.datum < ${dagenVan(vraag.maand).einde}::date
        and ${vanAanbieder('r.aanbieder_id', vraag.aanbiederId)} and ${welke}`.execute(db);
  const perToewijzing: Resultaten = new Map();
  for (const rij of rijen.rows) {
    if (!isTrede(rij.bereikte_trede)) continue;
    const { id, versie, bereikte_trede: bereikteTrede, akkoord: akkoordGemeente } = rij;
    const resultaat = { id, versie, datum: datum(rij.datum), bereikteTrede, akkoordGemeente };
    perToewijzing.set(rij.toewijzing_id, [...(perToewijzing.get(rij.toewijzing_id) ?? []), resultaat]);
  }
  return perToewijzing;
}

function voegResultatenToe(toewijzingen: readonly AfrekenToewijzing[], resultaten: Resultaten): void {
  for (const toewijzing of toewijzingen) toewijzing.resultaten = resultaten.get(toewijzing.id) ?? [];
}

/** Days are only needed where the tariff changes within a month. */
async function loadDagen(
  db: Kysely<DB>,
  kader: Kader,
  toewijzingen: readonly AfrekenToewijzing[],
  maandenVan: (toewijzing: AfrekenToewijzing) => readonly Maand[],
): Promise<void> {
  const nodig = toewijzingen.flatMap((toewijzing) =>
    maandenVan(toewijzing)
      .filter(
        (maand) =>
          kader.tariefWisselt(toewijzing.aanbiederId, toewijzing.product, maand) ||
          (toewijzing.standaard.length > 1 && tarievenIn(toewijzing.standaard, maand) > 1),
      )
      .map((maand) => ({ toewijzing, ...dagenVan(maand) })),
  );
  if (nodig.length === 0) return;
  const dagen = await sql<{ toewijzing_id: number; datum: string; minuten: number }>`
    select u.toewijzing_id, u.datum, sum(u.minuten)::int as minuten
      from unnest(${nodig.map(({ toewijzing }) => toewijzing.id)}::int[], ${nodig.map(({ van }) => van)}::date[],
                  ${nodig.map(({ einde }) => einde)}::date[]) as n(id, van, einde)
      join uren u on u.toewijzing_id = n.id and u.datum >= n.van and u.datum < n.einde and ${teltMee(kader)}
     group by 1, 2`.execute(db);
  const opId = new Map(nodig.map(({ toewijzing }) => [toewijzing.id, toewijzing]));
  for (const rij of dagen.rows) {
    const dag = datum(rij.datum);
    const per = opId.get(rij.toewijzing_id)?.dagen;
    per?.set(maandVan(dag), [...(per.get(maandVan(dag)) ?? []), { datum: dag, minuten: rij.minuten }]);
  }
}

/** One month of toewijzingen as the rules take it. */
function invoerVan(kader: Kader, beleid: BeleidInHuis, maand: Maand, lijst: readonly AfrekenToewijzing[]): DeclaratieInvoer {
  const regeling = beleid.dichtstbij(kader.gemeenteId, maandPeriode(maand).tot);
  if (!regeling) throw new Error(`gemeente ${kader.gemeenteId} heeft geen regeling`);
  return {
    maand,
    gemeente: kader.gemeente,
    producten: kader.producten,
    aanbieders: kader.aanbieders,
    eersteMaand: kader.eersteMaand,
    resultaatKeuze: resultaatKeuzeVan(regeling.regeling),
    // An arrangement that never began has no days.
    toewijzingen: lijst
      .filter((een) => een.liep || kader.producten.get(een.product)?.soort !== 'arrangement')
      .map((toewijzing) => {
        const uren = toewijzing.uren.get(maand);
        toewijzing.betaald ??= betaalbarePerMaand(
          toewijzing.minutenPerWeek ?? 0,
          toewijzing.periode,
          Array.from(toewijzing.uren, ([van, { minuten }]) => ({ maand: van, minuten })),
          0,
          toewijzing.verloop,
        );
        return {
          nummer: toewijzing.nummer,
          product: toewijzing.product,
          agb: toewijzing.agb,
          periode: toewijzing.periode,
          minutenPerWeek: toewijzing.minutenPerWeek,
          verloop: toewijzing.verloop,
          liep: toewijzing.liep,
          doelTrede: toewijzing.doelTrede,
          contract: toewijzing.contract,
          standaard: toewijzing.standaard,
          // One sum for the month is as good as its days when one tariff holds on all of them.
          gewerkt: toewijzing.dagen.get(maand) ?? (uren ? [{ datum: uren.eersteDag, minuten: uren.minuten }] : []),
          eerder: [],
          betaald: toewijzing.betaald,
          resultaten: toewijzing.resultaten,
        };
      }),
  };
}

/** Computes one month of what was loaded, by the pure rules. */
export function berekenVan(afrekening: Afrekening, beleid: BeleidInHuis, maand: Maand): DeclaratieUitkomst {
  return declaratieVan({ ...afrekening, maand }, regelsVanMaand(afrekening, beleid, maand).map(metWoorden));
}

/** The lines of one month of what was loaded, their words left until they are asked for. */
export function regelsVanMaand(afrekening: Afrekening, beleid: BeleidInHuis, maand: Maand): BerekendeRegel[] {
  return regelsVanToewijzingen(invoerVan(afrekening, beleid, maand, afrekening.perMaand.get(maand) ?? []));
}

/** Toewijzingen that are computed together: what was made of them can go before the next. */
const DEEL = 2_000;

/**
 * The declaratie of a month as the rules compute it from what is stored now, for one aanbieder or for all; writes nothing. The one
 * way by which the pages, the check by the municipality and the command line compute.
 */
export async function berekenMaand(db: Kysely<DB>, vraag: AfrekenVraag): Promise<DeclaratieUitkomst> {
  const { beleid, gemeenteId, aanbiederId, maand } = vraag;
  if (aanbiederId !== undefined) return berekenVan(await loadAfrekening(db, { ...vraag, aanbiederId }), beleid, maand);
  const kader = await loadKader(db, vraag);
  const { van, einde } = dagenVan(maand);
  const inMaand = sql`(select m.toewijzing_id from resultaat m where m.gemeente_id = ${gemeenteId} and m.datum >= ${van}::date and m.datum < ${einde}::date)`;
  const resultaten = await loadResultaten(db, vraag, sql`r.toewijzing_id in ${inMaand}`);
  // Only of a municipality that has arrangements.
  const arrangementen = [...kader.producten].flatMap(([product, { soort }]) => (soort === 'arrangement' ? [product] : []));
  const liep =
    arrangementen.length === 0
      ? sql`false`
      : sql`(t.product = any(${arrangementen}::text[]) and t.gestart_op < ${einde}::date and t.looptijd && daterange(${van}::date, ${einde}::date)
             and (t.beeindigd_op is null or t.beeindigd_op >= ${van}::date) and t.grondslag_weg_op is null)`;
  // Sorting and grouping all hours of a municipality: in memory, for this transaction only.
  await sql`select set_config('work_mem', '64MB', true)`.execute(db);
  const { rows } = await sql<ToewijzingRij>`
    with per as (${perMaand(vraag, einde)}),
         som as (select p.toewijzing_id, ${opgesomd} as uren from per p group by 1 having bool_or(p.maand = ${van}::date))
    select ${kolommen}, s.uren from toewijzing t left join som s on s.toewijzing_id = t.id
     where t.gemeente_id = ${gemeenteId} and (s.toewijzing_id is not null or t.id in ${inMaand} or ${liep})
     order by t.nummer`.execute(db);
  const regels: Declaratieregel[] = [];
  for (let i = 0; i < rows.length; i += DEEL) {
    const deel = rows.slice(i, i + DEEL).map((rij) => naarToewijzing(kader, rij));
    voegResultatenToe(deel, resultaten);
    await loadDagen(db, kader, deel, () => [maand]);
    for (const regel of regelsVanToewijzingen(invoerVan(kader, beleid, maand, deel))) regels.push(metWoorden(regel));
  }
  return declaratieVan(kader, regels);
}
