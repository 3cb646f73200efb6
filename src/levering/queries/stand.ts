import { type Kysely, type RawBuilder, sql } from 'kysely';
import { isoDatum } from '../../kernel/datum.ts';
import { isTrede, type Trede } from '../../kernel/trede.ts';
import { leesOpgeschort } from '../../kernel/weekverloop.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { BsnKluis } from '../../platform/keys.ts';
import {
  type AanbiederRij,
  type BekendeInwoner,
  type BekendUur,
  type Deel,
  dagSleutel,
  type ResultaatRij,
  type Stand,
  type ToewijzingRij,
  type UrenRij,
  urenSleutel,
} from '../types.ts';
import { dagen, getallen, teksten } from './stukken.ts';

/** Rows that stand behind the keys of a delivery. */
export type InwonerSleutel = { id: number; consulentId: number };
export type ToewijzingSleutel = { id: number; inwonerId: number; consulentId: number; aanbiederId: number };

/** What is known of all that a part of a delivery names, with the ids behind its keys. */
export type Bekend = {
  stand: Stand;
  /** By AGB code. */
  aanbieders: Map<string, number>;
  /** By BSN. */
  inwoners: Map<string, InwonerSleutel>;
  /** By number. */
  toewijzingen: Map<string, ToewijzingSleutel>;
};

type Vraag = { gemeenteId: number; bsn: BsnKluis; producten: Stand['producten'] };

export const alsTrede = (waarde: number): Trede => {
  if (isTrede(waarde)) return waarde;
  throw new RangeError(`geen trede: ${waarde}`);
};

const NUMMER = /^\d{1,9}$/;
const waardenVan = <T>(rijen: readonly ({ waarde: T } | { afwijzing: unknown })[]): T[] =>
  rijen.flatMap((rij) => ('waarde' in rij ? [rij.waarde] : []));
const uniek = <T>(lijst: readonly T[]): T[] => [...new Set(lijst)];
const nummersIn = (lijst: readonly string[]): number[] => uniek(lijst.filter((nummer) => NUMMER.test(nummer))).map(Number);

/**
 * Loads what is known of all that a part of a delivery names, earlier parts that were stored in this transaction included, in a few
 * statements whatever its size. Residents are found through the hash of their BSN; no BSN is decrypted: that of a toewijzing is
 * filled in only when the part names it.
 */
export async function loadBekend(db: Kysely<DB>, vraag: Vraag, deel: Deel): Promise<Bekend> {
  const leeg: Bekend = {
    stand: {
      producten: vraag.producten,
      aanbieders: new Map(),
      inwoners: new Map(),
      toewijzingen: new Map(),
      uren: new Map(),
      dagMinuten: new Map(),
      resultaten: new Map(),
    },
    aanbieders: new Map(),
    inwoners: new Map(),
    toewijzingen: new Map(),
  };
  switch (deel.soort) {
    case 'aanbieders': {
      const { stand, ids } = await loadAanbieders(db, uniek(waardenVan(deel.rijen).map(({ agb }) => agb)));
      return { ...leeg, stand: { ...leeg.stand, aanbieders: stand }, aanbieders: ids };
    }
    case 'inwoners': {
      const { inwoners, sleutels } = await loadInwoners(db, vraag, bsnsVan(vraag, waardenVan(deel.rijen)));
      return { ...leeg, stand: { ...leeg.stand, inwoners }, inwoners: sleutels };
    }
    case 'toewijzingen': {
      const rijen = waardenVan(deel.rijen);
      const bsnVan = bsnsVan(vraag, rijen);
      const { stand: aanbieders, ids } = await loadAanbieders(db, uniek(rijen.map(({ agb }) => agb)));
      const { inwoners, sleutels } = await loadInwoners(db, vraag, bsnVan);
      const toewijzingen = await loadToewijzingen(db, vraag, nummersIn(rijen.map(({ nummer }) => nummer)), bsnVan);
      return {
        stand: { ...leeg.stand, aanbieders, inwoners, toewijzingen: toewijzingen.rijen },
        aanbieders: ids,
        inwoners: sleutels,
        toewijzingen: toewijzingen.sleutels,
      };
    }
    case 'uren': {
      const rijen = waardenVan(deel.rijen);
      const { rijen: bekend, sleutels } = await loadToewijzingen(
        db,
        vraag,
        nummersIn(rijen.map(({ toewijzing }) => toewijzing)),
        bsnsVan(vraag, rijen),
      );
      const stand = {
        ...leeg.stand,
        toewijzingen: bekend,
        uren: await loadUren(db, vraag.gemeenteId, rijen, bekend, sleutels),
        dagMinuten: await loadDagMinuten(db, vraag.gemeenteId, rijen, sleutels),
      };
      return { ...leeg, stand, toewijzingen: sleutels };
    }
    case 'resultaten': {
      const nummers = nummersIn(waardenVan(deel.rijen).map(({ toewijzing }) => toewijzing));
      const { rijen: toewijzingen, sleutels } = await loadToewijzingen(db, vraag, nummers, new Map());
      const ids = [...sleutels.values()].map(({ id }) => id);
      const stand = { ...leeg.stand, toewijzingen, resultaten: await loadResultaten(db, vraag.gemeenteId, ids) };
      return { ...leeg, stand, toewijzingen: sleutels };
    }
  }
}

/** The BSNs that are named, by their hash. */
function bsnsVan({ bsn: kluis }: Vraag, rijen: readonly { bsn: string }[]): Map<string, string> {
  return new Map(uniek(rijen.map(({ bsn }) => bsn)).map((bsn) => [kluis.hash(bsn).toString('hex'), bsn]));
}

async function loadAanbieders(db: Kysely<DB>, agbs: readonly string[]) {
  const rijen = await sql<AanbiederRij & { id: number }>`
    select id, agb, naam, sector, postcode, woonplaats from aanbieder where agb = any(${agbs}::text[])`.execute(db);
  const stand = new Map<string, AanbiederRij>();
  const ids = new Map<string, number>();
  for (const { id, ...rij } of rijen.rows) {
    stand.set(rij.agb, rij);
    ids.set(rij.agb, id);
  }
  return { stand, ids };
}

async function loadInwoners(db: Kysely<DB>, { gemeenteId }: Vraag, bsnVan: ReadonlyMap<string, string>) {
  const inwoners = new Map<string, BekendeInwoner>();
  const sleutels = new Map<string, InwonerSleutel>();
  const hashes = [...bsnVan.keys()].map((hash) => Buffer.from(hash, 'hex'));
  const rijen = await sql<{
    hash: string;
    inwoner_id: number;
    consulent_id: number;
    voornaam: string;
    voorvoegsel: string;
    achternaam: string;
    geboortedatum: string;
    straat: string;
    huisnummer: string;
    postcode: string;
    woonplaats: string;
    soort: string | null;
    toestemming: boolean | null;
    ladder: string[];
  }>`select encode(p.bsn_hash, 'hex') as hash, p.inwoner_id, p.consulent_id, p.voornaam, p.voorvoegsel, p.achternaam, p.geboortedatum,
            p.straat, p.huisnummer, p.postcode, p.woonplaats, u.soort, u.toestemming, ${ladderVan(sql`p.inwoner_id`)} as ladder
       from inwoner_persoon p
       left join uitkering u on u.gemeente_id = p.gemeente_id and u.inwoner_id = p.inwoner_id and u.vervallen_op is null
      where p.gemeente_id = ${gemeenteId} and p.bsn_hash = any(${hashes}::bytea[])`.execute(db);
  for (const rij of rijen.rows) {
    const bsn = bsnVan.get(rij.hash);
    if (bsn === undefined) continue;
    sleutels.set(bsn, { id: rij.inwoner_id, consulentId: rij.consulent_id });
    inwoners.set(bsn, {
      bsn,
      voornaam: rij.voornaam,
      voorvoegsel: rij.voorvoegsel,
      achternaam: rij.achternaam,
      geboortedatum: rij.geboortedatum,
      straat: rij.straat,
      huisnummer: rij.huisnummer,
      postcode: rij.postcode,
      woonplaats: rij.woonplaats,
      uitkering: rij.soort,
      toestemmingUitkering: rij.toestemming,
      ladderbepalingen: leesLadder(rij.ladder),
    });
  }
  return { inwoners, sleutels };
}

/** The ladderbepaling that counts of each day, as text: `2026-02-18 4`. */
export const ladderVan = (inwonerId: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  array(select distinct on (l.peildatum) l.peildatum || ' ' || l.trede from ladderbepaling l
         where l.gemeente_id = p.gemeente_id and l.inwoner_id = ${inwonerId}
         order by l.peildatum, l.vastgelegd_op desc, l.id desc)`;
export const leesLadder = (ladder: readonly string[]): { datum: string; trede: Trede }[] =>
  ladder.map((tekst) => ({ datum: tekst.slice(0, 10), trede: alsTrede(Number(tekst.slice(11))) }));

/** What a toewijzing `t` says. A refused one has no day on which it holds; one that ended early holds up to its end. */
export const toewijzingKolommen = sql`
  t.nummer, t.id, t.inwoner_id, t.consulent_id, t.aanbieder_id, t.product, lower(t.looptijd) as van, t.minuten_per_week, t.doel_trede,
  t.opgeschort, upper(t.looptijd_besloten) - 1 as tot_eerst, (t.uren_eerder -> 0 ->> 'minuten')::int as minuten_eerst,
  case when t.status = 'geweigerd' then lower(t.looptijd) - 1 else least(upper(t.looptijd) - 1, t.beeindigd_op) end as tot`;
export type GelezenToewijzing = {
  nummer: number;
  id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number;
  product: string;
  van: string;
  tot: string;
  minuten_per_week: number | null;
  doel_trede: number | null;
  opgeschort: string;
  tot_eerst: string | null;
  minuten_eerst: number | null;
};
export const naarToewijzing = (t: GelezenToewijzing, o: { bsn: string; agb: string }): ToewijzingRij => ({
  nummer: String(t.nummer),
  bsn: o.bsn,
  agb: o.agb,
  product: t.product,
  van: t.van,
  tot: t.tot,
  minutenPerWeek: t.minuten_per_week,
  doelTrede: t.doel_trede === null ? null : alsTrede(t.doel_trede),
  ...(t.opgeschort === '{}'
    ? {}
    : { opgeschort: leesOpgeschort(t.opgeschort).map(({ van, tot }) => ({ van: isoDatum(van), tot: isoDatum(tot) })) }),
  ...(t.tot_eerst === null ? {} : { eerst: { tot: t.tot_eerst, minutenPerWeek: t.minuten_eerst ?? t.minuten_per_week } }),
});

async function loadToewijzingen(
  db: Kysely<DB>,
  { gemeenteId }: Vraag,
  nummers: readonly number[],
  bsnVan: ReadonlyMap<string, string>,
) {
  const rijen = new Map<string, ToewijzingRij>();
  const sleutels = new Map<string, ToewijzingSleutel>();
  const gevonden = await sql<GelezenToewijzing & { agb: string; hash: string }>`
    select ${toewijzingKolommen}, a.agb, encode(p.bsn_hash, 'hex') as hash
      from toewijzing t
      join aanbieder a on a.id = t.aanbieder_id
      join inwoner_persoon p on p.gemeente_id = t.gemeente_id and p.inwoner_id = t.inwoner_id
     where t.gemeente_id = ${gemeenteId} and t.nummer = any(${getallen(nummers)}::int[])`.execute(db);
  for (const t of gevonden.rows) {
    const rij = naarToewijzing(t, { bsn: bsnVan.get(t.hash) ?? '', agb: t.agb });
    rijen.set(rij.nummer, rij);
    sleutels.set(rij.nummer, {
      id: t.id,
      inwonerId: t.inwoner_id,
      consulentId: t.consulent_id,
      aanbiederId: t.aanbieder_id,
    });
  }
  return { rijen, sleutels };
}

/**
 * The row that counts; of one that was ended by hand the last that was delivered, so that the same file again changes nothing.
 * `offset 0` keeps the planner to one look in the index for each row: right after a large delivery it knows nothing of the new rows,
 * and a join goes astray.
 */
async function loadUren(
  db: Kysely<DB>,
  gemeenteId: number,
  rijen: readonly UrenRij[],
  toewijzingen: ReadonlyMap<string, ToewijzingRij>,
  sleutels: ReadonlyMap<string, ToewijzingSleutel>,
): Promise<Map<string, BekendUur>> {
  const gevraagd = rijen.flatMap(({ regelId, toewijzing }) => {
    const agb = toewijzingen.get(toewijzing)?.agb;
    const sleutel = sleutels.get(toewijzing);
    return agb === undefined || !sleutel ? [] : [{ agb, regelId, aanbiederId: sleutel.aanbiederId }];
  });
  const uur = (leeft: RawBuilder<unknown>) => sql`
    (select t.nummer, u.datum, u.minuten from uren u join toewijzing t on t.gemeente_id = u.gemeente_id and t.id = u.toewijzing_id
      where u.gemeente_id = ${gemeenteId} and u.aanbieder_id = r.aanbieder and u.regel_id = r.regel and u.regel_id is not null and ${leeft}
      order by u.id desc limit 1)`;
  const bekend = await sql<{ n: number; nummer: number; datum: string; minuten: number }>`
    select r.n::int as n, b.nummer, b.datum, b.minuten
      from unnest(${getallen(gevraagd.map(({ aanbiederId }) => aanbiederId))}::int[],
                  ${teksten(gevraagd.map(({ regelId }) => regelId))}::text[])
             with ordinality as r(aanbieder, regel, n)
      cross join lateral (${uur(sql`u.vervallen_op is null`)} union all ${uur(sql`u.vervallen_op is not null`)} limit 1 offset 0) b`.execute(
    db,
  );
  const uren = new Map<string, BekendUur>();
  for (const { n, nummer, datum, minuten } of bekend.rows) {
    const rij = gevraagd[n - 1];
    if (rij) uren.set(urenSleutel(rij.agb, rij.regelId), { toewijzing: String(nummer), datum, minuten });
  }
  return uren;
}

async function loadDagMinuten(
  db: Kysely<DB>,
  gemeenteId: number,
  rijen: readonly UrenRij[],
  sleutels: ReadonlyMap<string, ToewijzingSleutel>,
): Promise<Map<string, number>> {
  const perDag = new Map<string, { id: number; datum: string }>();
  for (const { toewijzing, datum } of rijen) {
    const id = sleutels.get(toewijzing)?.id;
    if (id !== undefined) perDag.set(dagSleutel(toewijzing, datum), { id, datum });
  }
  const lijst = [...perDag.values()];
  const namen = [...perDag.keys()];
  const sommen = await sql<{ n: number; minuten: number }>`
    select r.n::int as n, s.minuten
      from unnest(${getallen(lijst.map(({ id }) => id))}::int[], ${dagen(lijst.map(({ datum }) => datum))}::date[]) with ordinality as r(id, datum, n)
      cross join lateral (select sum(u.minuten)::int as minuten from uren u
             where u.gemeente_id = ${gemeenteId} and u.toewijzing_id = r.id and u.datum = r.datum and u.vervallen_op is null offset 0) s
     where s.minuten is not null`.execute(db);
  return new Map(sommen.rows.map(({ n, minuten }) => [namen[n - 1] ?? '', minuten]));
}

async function loadResultaten(
  db: Kysely<DB>,
  gemeenteId: number,
  toewijzingIds: readonly number[],
): Promise<Map<string, ResultaatRij>> {
  const rijen = await sql<{ nummer: number; datum: string; bereikte_trede: number; akkoord: boolean | null }>`
    select t.nummer, r.datum, r.bereikte_trede, r.akkoord
      from resultaat r join toewijzing t on t.gemeente_id = r.gemeente_id and t.id = r.toewijzing_id
     where r.gemeente_id = ${gemeenteId} and r.toewijzing_id = any(${toewijzingIds}::int[])`.execute(db);
  return new Map(
    rijen.rows.map((rij) => {
      const toewijzing = String(rij.nummer);
      const bereikteTrede = alsTrede(rij.bereikte_trede);
      return [toewijzing, { toewijzing, datum: rij.datum, bereikteTrede, akkoordGemeente: rij.akkoord }];
    }),
  );
}
