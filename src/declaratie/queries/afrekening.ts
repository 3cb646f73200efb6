import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { type Datum, datum, isoDatum, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { type Maand, maandPeriode, maandVan } from '../../kernel/maand.ts';
import { bevat, fromDaterange, fromDaterangeOpen, type Periode } from '../../kernel/periode.ts';
import { isTrede, type Trede } from '../../kernel/trede.ts';
import type { DB } from '../../platform/db/schema.ts';
import { declaratieProductenVan, resultaatKeuzeVan } from '../regeling.ts';
import { berekenDeclaratie } from '../rules.ts';
import type {
  DeclaratieInvoer,
  DeclaratieProduct,
  DeclaratieResultaat,
  DeclaratieUitkomst,
  GewerkteDag,
  Tariefversie,
} from '../types.ts';

/** A version of a contract for one product, with the row it stands in. */
export type ContractVersie = Tariefversie & { id: number };

/** The hours of one toewijzing in one month: `rijen` names the rows that were counted, so that they can be found again. */
export type MaandUren = {
  minuten: number;
  eersteDag: Datum;
  rijen: { aantal: number; van: number; tot: number; hash: string };
};

export type AfrekenToewijzing = {
  id: number;
  nummer: string;
  aanbiederId: number;
  agb: string;
  product: string;
  periode: Periode;
  minutenPerWeek: number | null;
  doelTrede: Trede | null;
  contract: ContractVersie[];
  uren: Map<Maand, MaandUren>;
  /** Day by day, only for months in which the tariff changes. */
  dagen: Map<Maand, GewerkteDag[]>;
  resultaten: (DeclaratieResultaat & { id: number; versie: number })[];
};

/** Everything settlement needs, of all months up to and including `maand`. Compute a month of it with `berekenVan`. */
export type Afrekening = {
  gemeenteId: number;
  gemeente: string;
  maand: Maand;
  toewijzingen: AfrekenToewijzing[];
  aanbieders: Map<string, string>;
  eersteMaand: Map<string, Maand>;
  producten: Map<string, DeclaratieProduct>;
};

export type AfrekenVraag = { beleid: BeleidInHuis; gemeenteId: number; maand: Maand; aanbiederId?: number };

/**
 * Loads what is needed to settle. Without an aanbieder only toewijzingen with hours or a result in `maand` itself are read: for
 * the settlement of a whole municipality. The queries run one after the other, so that a transaction can be given too.
 */
export async function loadAfrekening(db: Kysely<DB>, vraag: AfrekenVraag): Promise<Afrekening> {
  const { beleid, gemeenteId, aanbiederId, maand } = vraag;
  const { van, tot } = maandPeriode(maand);
  const einde = isoDatum(plusDagen(tot, 1));
  const van1 = isoDatum(van);
  const vanAanbieder = (kolom: string): RawBuilder<unknown> =>
    aanbiederId === undefined ? sql`true` : sql`${sql.ref(kolom)} = ${aanbiederId}`;
  const ingestuurd = sql`u.gemeente_id = ${gemeenteId} and u.status = 'ingestuurd' and u.vervallen_op is null and ${vanAanbieder('u.aanbieder_id')}`;
  // For one aanbieder all months count (corrections); for a municipality only who has something in this month.
  const inMaand =
    aanbiederId === undefined
      ? sql`(select u.toewijzing_id from uren u where ${ingestuurd} and u.datum >= ${van1} and u.datum < ${einde}
             union select r.toewijzing_id from resultaat r where r.gemeente_id = ${gemeenteId} and r.datum >= ${van1} and r.datum < ${einde})`
      : undefined;
  const binnen = (kolom: string): RawBuilder<unknown> => (inMaand ? sql`${sql.ref(kolom)} in ${inMaand}` : sql`true`);

  const toewijzingen = await sql<{
    id: number;
    nummer: number;
    aanbieder_id: number;
    agb: string;
    naam: string;
    product: string;
    looptijd: string;
    minuten_per_week: number | null;
    doel_trede: number | null;
  }>`select t.id, t.nummer, t.aanbieder_id, a.agb, a.naam, t.product, t.looptijd, t.minuten_per_week, t.doel_trede
       from toewijzing t join aanbieder a on a.id = t.aanbieder_id
      where t.gemeente_id = ${gemeenteId} and ${vanAanbieder('t.aanbieder_id')} and ${binnen('t.id')}
      order by t.nummer`.execute(db);
  const uren = await sql<{
    toewijzing_id: number;
    maand: string;
    minuten: number;
    eerste: string;
    aantal: number;
    van_id: number;
    tot_id: number;
    hash: string;
  }>`select u.toewijzing_id, u.datum - extract(day from u.datum)::int + 1 as maand, sum(u.minuten)::int as minuten, min(u.datum) as eerste,
            count(*)::int as aantal, min(u.id) as van_id, max(u.id) as tot_id,
            coalesce(md5(string_agg(u.id || ':' || u.minuten, ',' order by u.id) filter (where ${aanbiederId !== undefined} or u.datum >= ${van1})), '') as hash
       from uren u where ${ingestuurd} and u.datum < ${einde} and ${binnen('u.toewijzing_id')}
      group by 1, 2`.execute(db);
  const resultaten = await sql<{
    id: number;
    versie: number;
    toewijzing_id: number;
    datum: string;
    bereikte_trede: number;
    akkoord: boolean | null;
  }>`select r.id, r.versie, r.toewijzing_id, r.datum, r.bereikte_trede, r.akkoord from resultaat r
      where r.gemeente_id = ${gemeenteId} and r.datum < ${einde} and ${vanAanbieder('r.aanbieder_id')}`.execute(db);
  const contracten = await sql<{
    id: number;
    aanbieder_id: number;
    product: string;
    tarief: number;
    tarief_bron: string;
    geldig: string;
    nummer: string;
  }>`select p.id, p.aanbieder_id, p.product, p.tarief, p.tarief_bron, p.geldig, c.nummer
       from contractproduct p join contract c on c.gemeente_id = p.gemeente_id and c.id = p.contract_id
      where p.gemeente_id = ${gemeenteId} and ${vanAanbieder('p.aanbieder_id')} order by lower(p.geldig)`.execute(db);
  const begin = await sql<{ agb: string; eerste: string | null }>`select a.agb, (select min(u.datum) from uren u
        where u.gemeente_id = ${gemeenteId} and u.aanbieder_id = a.id and u.status = 'ingestuurd' and u.vervallen_op is null) as eerste
       from aanbieder a where ${vanAanbieder('a.id')}`.execute(db);

  const contractVan = Map.groupBy(contracten.rows, (rij) => `${rij.aanbieder_id} ${rij.product}`);
  const afrekening: Afrekening = {
    gemeenteId,
    gemeente: beleid.gemeente(gemeenteId).code,
    maand,
    toewijzingen: toewijzingen.rows.map((rij) => ({
      id: rij.id,
      nummer: String(rij.nummer),
      aanbiederId: rij.aanbieder_id,
      agb: rij.agb,
      product: rij.product,
      periode: fromDaterange(rij.looptijd),
      minutenPerWeek: rij.minuten_per_week,
      doelTrede: isTrede(rij.doel_trede) ? rij.doel_trede : null,
      contract: (contractVan.get(`${rij.aanbieder_id} ${rij.product}`) ?? []).map((versie) => {
        const geldig = fromDaterangeOpen(versie.geldig);
        return {
          id: versie.id,
          geldig,
          tarief: versie.tarief,
          bron: `contract ${versie.nummer}, tarief vanaf ${toonDatum(geldig.van)} (${versie.tarief_bron})`,
        };
      }),
      uren: new Map(),
      dagen: new Map(),
      resultaten: [],
    })),
    aanbieders: new Map(toewijzingen.rows.map((rij) => [rij.agb, rij.naam])),
    eersteMaand: new Map(begin.rows.flatMap(({ agb, eerste }) => (eerste ? [[agb, maandVan(datum(eerste))]] : []))),
    producten: declaratieProductenVan(beleid.regelingen(gemeenteId).map(({ regeling }) => regeling)),
  };
  const opId = new Map(afrekening.toewijzingen.map((toewijzing) => [toewijzing.id, toewijzing]));
  for (const rij of uren.rows)
    opId.get(rij.toewijzing_id)?.uren.set(maandVan(datum(rij.maand)), {
      minuten: rij.minuten,
      eersteDag: datum(rij.eerste),
      rijen: { aantal: rij.aantal, van: rij.van_id, tot: rij.tot_id, hash: rij.hash },
    });
  for (const rij of resultaten.rows)
    if (isTrede(rij.bereikte_trede))
      opId.get(rij.toewijzing_id)?.resultaten.push({
        id: rij.id,
        versie: rij.versie,
        datum: datum(rij.datum),
        bereikteTrede: rij.bereikte_trede,
        akkoordGemeente: rij.akkoord,
      });
  await loadDagen(db, afrekening, aanbiederId === undefined);
  return afrekening;
}

/** Days are only needed where the tariff changes within a month. */
async function loadDagen(db: Kysely<DB>, afrekening: Afrekening, alleenMaand: boolean): Promise<void> {
  const wisselt = afrekening.toewijzingen.filter((toewijzing) =>
    [...toewijzing.uren.keys()].some(
      (maand) => (!alleenMaand || maand === afrekening.maand) && tarievenIn(afrekening, toewijzing, maand) > 1,
    ),
  );
  if (wisselt.length === 0) return;
  const einde = isoDatum(plusDagen(maandPeriode(afrekening.maand).tot, 1));
  const dagen = await sql<{ toewijzing_id: number; datum: string; minuten: number }>`
    select u.toewijzing_id, u.datum, sum(u.minuten)::int as minuten from uren u
     where u.gemeente_id = ${afrekening.gemeenteId} and u.status = 'ingestuurd' and u.vervallen_op is null and u.datum < ${einde}
       and u.toewijzing_id = any(${wisselt.map(({ id }) => id)}::int[])
     group by 1, 2`.execute(db);
  const opId = new Map(wisselt.map((toewijzing) => [toewijzing.id, toewijzing]));
  for (const rij of dagen.rows) {
    const dag = datum(rij.datum);
    const per = opId.get(rij.toewijzing_id)?.dagen;
    per?.set(maandVan(dag), [...(per.get(maandVan(dag)) ?? []), { datum: dag, minuten: rij.minuten }]);
  }
}

/** How many tariff versions hold on some day of the month: the first day and each day on which one begins or has just ended. */
function tarievenIn(afrekening: Afrekening, toewijzing: AfrekenToewijzing, maand: Maand): number {
  const kalendermaand = maandPeriode(maand);
  const versies = [...toewijzing.contract, ...(afrekening.producten.get(toewijzing.product)?.tarieven ?? [])];
  const grenzen = versies
    .flatMap(({ geldig }) => [geldig.van, ...(geldig.tot ? [plusDagen(geldig.tot, 1)] : [])])
    .filter((dag) => bevat(kalendermaand, dag));
  return new Set([kalendermaand.van, ...grenzen].map((dag) => versies.find(({ geldig }) => bevat(geldig, dag)))).size;
}

/** Computes one month of what was loaded, by the pure rules. */
export function berekenVan(afrekening: Afrekening, beleid: BeleidInHuis, maand: Maand): DeclaratieUitkomst {
  const regeling = beleid.dichtstbij(afrekening.gemeenteId, maandPeriode(maand).tot);
  if (!regeling) throw new Error(`gemeente ${afrekening.gemeenteId} heeft geen regeling`);
  const invoer: DeclaratieInvoer = {
    maand,
    gemeente: afrekening.gemeente,
    producten: afrekening.producten,
    aanbieders: afrekening.aanbieders,
    eersteMaand: afrekening.eersteMaand,
    resultaatKeuze: resultaatKeuzeVan(regeling.regeling),
    toewijzingen: afrekening.toewijzingen.map((toewijzing) => {
      const uren = toewijzing.uren.get(maand);
      return {
        ...toewijzing,
        // One sum for the month is as good as its days when one tariff holds on all of them.
        gewerkt: toewijzing.dagen.get(maand) ?? (uren ? [{ datum: uren.eersteDag, minuten: uren.minuten }] : []),
        eerder: [...toewijzing.uren].flatMap(([eerder, { minuten }]) => (eerder < maand ? [{ maand: eerder, minuten }] : [])),
      };
    }),
  };
  return berekenDeclaratie(invoer);
}

/**
 * The declaratie of a month as the rules compute it from what is stored now, for one aanbieder or for all; writes nothing. The one
 * way by which the pages, the check by the municipality and the command line compute.
 */
export async function berekenMaand(db: Kysely<DB>, vraag: AfrekenVraag): Promise<DeclaratieUitkomst> {
  return berekenVan(await loadAfrekening(db, vraag), vraag.beleid, vraag.maand);
}
