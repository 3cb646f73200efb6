import { type Kysely, sql } from 'kysely';
import { isTrede, type Trede } from '../../kernel/trede.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { BsnKluis } from '../../platform/keys.ts';
import {
  type AanbiederRij,
  type BekendeInwoner,
  type BekendUur,
  dagSleutel,
  type GelezenBestand,
  type OnleesbaarBestand,
  type ResultaatRij,
  type Stand,
  type ToewijzingRij,
  urenSleutel,
} from '../types.ts';
import { inStukken } from './stukken.ts';

/** Rows that stand behind the keys of a delivery. */
export type InwonerSleutel = { id: number; consulentId: number };
export type ToewijzingSleutel = { id: number; inwonerId: number; consulentId: number; aanbiederId: number };

/** What is known before a delivery, with the ids behind its keys. */
export type Bekend = {
  stand: Stand;
  aanbieders: Map<string, number>;
  /** By BSN. */
  inwoners: Map<string, InwonerSleutel>;
  /** By number. */
  toewijzingen: Map<string, ToewijzingSleutel>;
  /** All toewijzingen of the residents that the delivery names in files of residents or toewijzingen, refused ones left out. */
  vanInwoners: ToewijzingRij[];
};

const alsTrede = (waarde: number): Trede => {
  if (isTrede(waarde)) return waarde;
  throw new RangeError(`geen trede: ${waarde}`);
};

const NUMMER = /^\d{1,9}$/;

/** What the delivery names, without repetition. */
function genoemd(bestanden: readonly (GelezenBestand | OnleesbaarBestand)[]) {
  const personen = new Set<string>();
  const bsns = new Set<string>();
  const nummers = new Set<number>();
  const metUren = new Set<string>();
  const uren: { regelId: string; toewijzing: string }[] = [];
  let van = '9999-12-31';
  let tot = '0001-01-01';
  const nummer = (tekst: string) => void (NUMMER.test(tekst) && nummers.add(Number(tekst)));
  for (const bestand of bestanden) {
    switch (bestand.soort) {
      case 'inwoners':
        for (const rij of bestand.rijen) if ('waarde' in rij) personen.add(rij.waarde.bsn);
        break;
      case 'toewijzingen':
        for (const rij of bestand.rijen) {
          if (!('waarde' in rij)) continue;
          personen.add(rij.waarde.bsn);
          nummer(rij.waarde.nummer);
        }
        break;
      case 'uren':
        for (const rij of bestand.rijen) {
          if (!('waarde' in rij)) continue;
          const { bsn, toewijzing, regelId, datum } = rij.waarde;
          bsns.add(bsn);
          nummer(toewijzing);
          metUren.add(toewijzing);
          uren.push({ regelId, toewijzing });
          if (datum < van) van = datum;
          if (datum > tot) tot = datum;
        }
        break;
      case 'resultaten':
        for (const rij of bestand.rijen) if ('waarde' in rij) nummer(rij.waarde.toewijzing);
        break;
    }
  }
  for (const bsn of personen) bsns.add(bsn);
  return { personen, bsns, nummers, metUren, uren, van, tot };
}

/**
 * Loads what is known of all that a delivery names, in a few statements whatever its size. Residents are found through the hash of
 * their BSN; no BSN is decrypted: that of a toewijzing is filled in only when the delivery names it.
 */
export async function loadBekend(
  db: Kysely<DB>,
  o: { gemeenteId: number; bsn: BsnKluis; producten: Stand['producten'] },
  bestanden: readonly (GelezenBestand | OnleesbaarBestand)[],
): Promise<Bekend> {
  const namen = genoemd(bestanden);
  const bsnVan = new Map<string, string>();
  for (const bsn of namen.bsns) bsnVan.set(o.bsn.hash(bsn).toString('hex'), bsn);
  const hashes = [...namen.personen].map((bsn) => o.bsn.hash(bsn));

  const { stand: aanbieders, ids: aanbiederIds } = await loadAanbieders(db);
  const { inwoners, sleutels } = await loadInwoners(db, o.gemeenteId, hashes, bsnVan);
  const toewijzingen = await loadToewijzingen(db, o.gemeenteId, [...namen.nummers], [...sleutels.values()], bsnVan);
  const ids = [...toewijzingen.sleutels.values()].map((t) => t.id);
  const nummerVan = new Map([...toewijzingen.sleutels].map(([nummer, { id }]) => [id, nummer]));
  // A regel_id is known per aanbieder; that of a new toewijzing stands in the delivery itself.
  const agbVan = new Map<string, string>([...toewijzingen.rijen].map(([nummer, rij]) => [nummer, rij.agb]));
  for (const bestand of bestanden) {
    if (bestand.soort !== 'toewijzingen') continue;
    for (const rij of bestand.rijen)
      if ('waarde' in rij && !agbVan.has(rij.waarde.nummer)) agbVan.set(rij.waarde.nummer, rij.waarde.agb);
  }
  const regels = namen.uren.flatMap(({ regelId, toewijzing }) => {
    const aanbiederId = aanbiederIds.get(agbVan.get(toewijzing) ?? '');
    return aanbiederId === undefined ? [] : [{ regelId, aanbiederId }];
  });
  const urenIds = [...namen.metUren].flatMap((nummer) => toewijzingen.sleutels.get(nummer)?.id ?? []);
  return {
    stand: {
      producten: o.producten,
      aanbieders,
      inwoners,
      toewijzingen: toewijzingen.rijen,
      uren: await loadUren(db, o.gemeenteId, regels, aanbiederIds, nummerVan),
      dagMinuten: await loadDagMinuten(db, o.gemeenteId, urenIds, namen, nummerVan),
      resultaten: await loadResultaten(db, o.gemeenteId, ids),
    },
    aanbieders: aanbiederIds,
    inwoners: sleutels,
    toewijzingen: toewijzingen.sleutels,
    vanInwoners: toewijzingen.vanInwoners,
  };
}

async function loadAanbieders(db: Kysely<DB>) {
  const rijen = await db.selectFrom('aanbieder').select(['id', 'agb', 'naam', 'sector', 'postcode', 'woonplaats']).execute();
  const stand = new Map<string, AanbiederRij>();
  const ids = new Map<string, number>();
  for (const { id, ...rij } of rijen) {
    stand.set(rij.agb, rij);
    ids.set(rij.agb, id);
  }
  return { stand, ids };
}

async function loadInwoners(db: Kysely<DB>, gemeenteId: number, hashes: readonly Buffer[], bsnVan: Map<string, string>) {
  const inwoners = new Map<string, BekendeInwoner>();
  const sleutels = new Map<string, InwonerSleutel>();
  for (const stuk of inStukken(hashes)) {
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
              p.straat, p.huisnummer, p.postcode, p.woonplaats, u.soort, u.toestemming,
              array(select distinct on (l.peildatum) l.peildatum || ' ' || l.trede from ladderbepaling l
                     where l.gemeente_id = p.gemeente_id and l.inwoner_id = p.inwoner_id
                     order by l.peildatum, l.vastgelegd_op desc, l.id desc) as ladder
         from inwoner_persoon p
         left join uitkering u on u.gemeente_id = p.gemeente_id and u.inwoner_id = p.inwoner_id and u.vervallen_op is null
        where p.gemeente_id = ${gemeenteId} and p.bsn_hash = any(${stuk}::bytea[])`.execute(db);
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
        ladderbepalingen: rij.ladder.map((tekst) => ({ datum: tekst.slice(0, 10), trede: alsTrede(Number(tekst.slice(11))) })),
      });
    }
  }
  return { inwoners, sleutels };
}

async function loadToewijzingen(
  db: Kysely<DB>,
  gemeenteId: number,
  nummers: readonly number[],
  inwoners: readonly InwonerSleutel[],
  bsnVan: Map<string, string>,
) {
  const rijen = new Map<string, ToewijzingRij>();
  const sleutels = new Map<string, ToewijzingSleutel>();
  const vanInwoners: ToewijzingRij[] = [];
  const deel = async (waar: ReturnType<typeof sql>, vanInwoner: boolean): Promise<void> => {
    // A refused toewijzing has no day on which it holds; one that ended early holds up to its end.
    const gevonden = await sql<{
      nummer: number;
      id: number;
      inwoner_id: number;
      consulent_id: number;
      aanbieder_id: number;
      agb: string;
      hash: string;
      product: string;
      van: string;
      tot: string;
      minuten_per_week: number | null;
      doel_trede: number | null;
      geweigerd: boolean;
    }>`select t.nummer, t.id, t.inwoner_id, t.consulent_id, t.aanbieder_id, a.agb, encode(p.bsn_hash, 'hex') as hash, t.product,
              lower(t.looptijd) as van, t.minuten_per_week, t.doel_trede, t.status = 'geweigerd' as geweigerd,
              case when t.status = 'geweigerd' then lower(t.looptijd) - 1 else least(upper(t.looptijd) - 1, t.beeindigd_op) end as tot
         from toewijzing t
         join aanbieder a on a.id = t.aanbieder_id
         join inwoner_persoon p on p.gemeente_id = t.gemeente_id and p.inwoner_id = t.inwoner_id
        where t.gemeente_id = ${gemeenteId} and ${waar}`.execute(db);
    for (const t of gevonden.rows) {
      const rij: ToewijzingRij = {
        nummer: String(t.nummer),
        bsn: bsnVan.get(t.hash) ?? '',
        agb: t.agb,
        product: t.product,
        van: t.van,
        tot: t.tot,
        minutenPerWeek: t.minuten_per_week,
        doelTrede: t.doel_trede === null ? null : alsTrede(t.doel_trede),
      };
      rijen.set(rij.nummer, rij);
      sleutels.set(rij.nummer, {
        id: t.id,
        inwonerId: t.inwoner_id,
        consulentId: t.consulent_id,
        aanbiederId: t.aanbieder_id,
      });
      if (vanInwoner && !t.geweigerd) vanInwoners.push(rij);
    }
  };
  for (const stuk of inStukken(nummers)) await deel(sql`t.nummer = any(${stuk}::int[])`, false);
  for (const stuk of inStukken(inwoners)) await deel(sql`t.inwoner_id = any(${stuk.map((i) => i.id)}::int[])`, true);
  return { rijen, sleutels, vanInwoners };
}

/**
 * The row that counts; of one that was ended by hand the last that was delivered, so that the same file again changes nothing.
 * One table a statement: right after a large delivery the planner knows nothing of the new rows, and a join goes astray.
 */
async function loadUren(
  db: Kysely<DB>,
  gemeenteId: number,
  regels: readonly { regelId: string; aanbiederId: number }[],
  aanbieders: ReadonlyMap<string, number>,
  bekendeNummers: ReadonlyMap<number, string>,
): Promise<Map<string, BekendUur>> {
  const uren = new Map<string, BekendUur>();
  const agbVan = new Map([...aanbieders].map(([agb, id]) => [id, agb]));
  const nummers = new Map(bekendeNummers);
  for (const [aanbiederId, lijst] of Map.groupBy(regels, (regel) => regel.aanbiederId)) {
    const agb = agbVan.get(aanbiederId) ?? '';
    const ids = [...new Set(lijst.map((regel) => regel.regelId))];
    // What was ended first: what counts comes on top of it.
    for (const leeft of [sql`u.vervallen_op is not null`, sql`u.vervallen_op is null`]) {
      for (const stuk of inStukken(ids)) {
        const rijen = await sql<{ regel_id: string; toewijzing_id: number; datum: string; minuten: number }>`
          select u.regel_id, u.toewijzing_id, u.datum, u.minuten from uren u
           where u.gemeente_id = ${gemeenteId} and u.aanbieder_id = ${aanbiederId} and u.regel_id = any(${stuk}::text[]) and ${leeft}
           order by u.id`.execute(db);
        await voegNummersToe(
          db,
          gemeenteId,
          nummers,
          rijen.rows.map((rij) => rij.toewijzing_id),
        );
        for (const { regel_id, toewijzing_id, datum, minuten } of rijen.rows) {
          uren.set(urenSleutel(agb, regel_id), { toewijzing: nummers.get(toewijzing_id) ?? '', datum, minuten });
        }
      }
    }
  }
  return uren;
}

/** Numbers of toewijzingen that the delivery does not name: a regel_id may have moved. */
async function voegNummersToe(
  db: Kysely<DB>,
  gemeenteId: number,
  nummers: Map<number, string>,
  ids: readonly number[],
): Promise<void> {
  const onbekend = [...new Set(ids.filter((id) => !nummers.has(id)))];
  if (onbekend.length === 0) return;
  const rijen = await sql<{ id: number; nummer: number }>`
    select id, nummer from toewijzing where gemeente_id = ${gemeenteId} and id = any(${onbekend}::int[])`.execute(db);
  for (const { id, nummer } of rijen.rows) nummers.set(id, String(nummer));
}

async function loadDagMinuten(
  db: Kysely<DB>,
  gemeenteId: number,
  toewijzingIds: readonly number[],
  dagen: { van: string; tot: string },
  nummers: ReadonlyMap<number, string>,
): Promise<Map<string, number>> {
  const minuten = new Map<string, number>();
  for (const stuk of inStukken(toewijzingIds)) {
    const rijen = await sql<{ toewijzing_id: number; datum: string; minuten: number }>`
      select u.toewijzing_id, u.datum, sum(u.minuten)::int as minuten from uren u
       where u.gemeente_id = ${gemeenteId} and u.toewijzing_id = any(${stuk}::int[]) and u.vervallen_op is null
         and u.datum between ${dagen.van}::date and ${dagen.tot}::date
       group by 1, 2`.execute(db);
    for (const rij of rijen.rows) minuten.set(dagSleutel(nummers.get(rij.toewijzing_id) ?? '', rij.datum), rij.minuten);
  }
  return minuten;
}

async function loadResultaten(
  db: Kysely<DB>,
  gemeenteId: number,
  toewijzingIds: readonly number[],
): Promise<Map<string, ResultaatRij>> {
  const resultaten = new Map<string, ResultaatRij>();
  for (const stuk of inStukken(toewijzingIds)) {
    const rijen = await sql<{ nummer: number; datum: string; bereikte_trede: number; akkoord: boolean | null }>`
      select t.nummer, r.datum, r.bereikte_trede, r.akkoord
        from resultaat r join toewijzing t on t.gemeente_id = r.gemeente_id and t.id = r.toewijzing_id
       where r.gemeente_id = ${gemeenteId} and r.toewijzing_id = any(${stuk}::int[])`.execute(db);
    for (const rij of rijen.rows) {
      const toewijzing = String(rij.nummer);
      const bereikteTrede = alsTrede(rij.bereikte_trede);
      resultaten.set(toewijzing, { toewijzing, datum: rij.datum, bereikteTrede, akkoordGemeente: rij.akkoord });
    }
  }
  return resultaten;
}
