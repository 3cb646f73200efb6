import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { type Datum, datum, isoDatum, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { type Maand, maandPeriode, maandVan } from '../../kernel/maand.ts';
import { bevat, fromDaterangeOpen } from '../../kernel/periode.ts';
import type { VersieEerder } from '../../kernel/versieverloop.ts';
import type { DB } from '../../platform/db/schema.ts';
import { declaratieProductenVan, standaardTarief } from '../regeling.ts';
import type { DeclaratieProduct, Tariefversie } from '../types.ts';

/** A version of a contract for one product, with the row it stands in. */
export type ContractVersie = Tariefversie & { id: number };

/** Which month is settled: of one aanbieder, or of a whole municipality. */
export type AfrekenVraag = { beleid: BeleidInHuis; gemeenteId: number; maand: Maand; aanbiederId?: number };

/** What the toewijzingen of a settlement share. */
export type Kader = {
  gemeenteId: number;
  gemeente: string;
  maand: Maand;
  producten: Map<string, DeclaratieProduct>;
  /** AGB codes by id. */
  agbVan: Map<number, string>;
  /** Names by AGB code. */
  aanbieders: Map<string, string>;
  /** K6: by AGB code. */
  eersteMaand: Map<string, Maand>;
  contractVan: (aanbiederId: number, product: string) => ContractVersie[];
  /** What a product costs in the versions that a toewijzing rests on, each on its days, when no contract says otherwise. */
  standaardVan: (t: { product: string; regelingId: number; eerder: readonly VersieEerder[]; van: Datum }) => Tariefversie[];
  /** True when more than one tariff holds in a month: only then its days are needed. */
  tariefWisselt: (aanbiederId: number, product: string, maand: Maand) => boolean;
};

/** First day of a month and first day after it, as the queries name them. */
export const dagenVan = (maand: Maand): { van: string; einde: string } => {
  const { van, tot } = maandPeriode(maand);
  return { van: isoDatum(van), einde: isoDatum(plusDagen(tot, 1)) };
};

/** The rows of one aanbieder, or of all. */
export const vanAanbieder = (kolom: string, aanbiederId: number | undefined): RawBuilder<unknown> =>
  aanbiederId === undefined ? sql`true` : sql`${sql.ref(kolom)} = ${aanbiederId}`;

/** Hours `u` that count: sent in, and not ended by a correction. */
export const teltMee = ({ gemeenteId, aanbiederId }: Pick<AfrekenVraag, 'gemeenteId' | 'aanbiederId'>): RawBuilder<unknown> =>
  sql`u.gemeente_id = ${gemeenteId} and u.status = 'ingestuurd' and u.vervallen_op is null and ${vanAanbieder('u.aanbieder_id', aanbiederId)}`;

/** Contracts, tariffs and names. */
export async function loadKader(db: Kysely<DB>, vraag: AfrekenVraag): Promise<Kader> {
  const { beleid, gemeenteId, aanbiederId, maand } = vraag;
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
      where p.gemeente_id = ${gemeenteId} and ${vanAanbieder('p.aanbieder_id', aanbiederId)} order by lower(p.geldig)`.execute(
    db,
  );
  const aanbieders = await sql<{ id: number; agb: string; naam: string; eerste: string | null }>`
    select a.id, a.agb, a.naam, (select min(u.datum) from uren u
        where u.gemeente_id = ${gemeenteId} and u.aanbieder_id = a.id and u.status = 'ingestuurd' and u.vervallen_op is null) as eerste
      from aanbieder a where ${vanAanbieder('a.id', aanbiederId)}`.execute(db);

  const geldend = beleid.geldend(gemeenteId);
  const producten = declaratieProductenVan(geldend.map(({ versie, van, tot }) => ({ regeling: versie.regeling, van, tot })));
  const perProduct = new Map<string, ContractVersie[]>();
  for (const rij of contracten.rows) {
    const sleutel = `${rij.aanbieder_id} ${rij.product}`;
    const geldig = fromDaterangeOpen(rij.geldig);
    const bron = `contract ${rij.nummer}, tarief vanaf ${toonDatum(geldig.van)} (${rij.tarief_bron})`;
    perProduct.set(sleutel, [...(perProduct.get(sleutel) ?? []), { id: rij.id, geldig, tarief: rij.tarief, bron }]);
  }
  const geen: ContractVersie[] = [];
  const contractVan = (aanbieder: number, product: string) => perProduct.get(`${aanbieder} ${product}`) ?? geen;
  const wisselt = new Map<string, boolean>();
  return {
    gemeenteId,
    gemeente: beleid.gemeente(gemeenteId).code,
    maand,
    producten,
    agbVan: new Map(aanbieders.rows.map(({ id, agb }) => [id, agb])),
    aanbieders: new Map(aanbieders.rows.map(({ agb, naam }) => [agb, naam])),
    eersteMaand: new Map(aanbieders.rows.flatMap(({ agb, eerste }) => (eerste ? [[agb, maandVan(datum(eerste))]] : []))),
    contractVan,
    standaardVan: ({ product, regelingId, eerder, van }) => {
      let begin = van;
      const delen = [...eerder, { tot: null, regelingId }].map(({ tot, regelingId: id }) => {
        const deel = { id, geldig: { van: begin, tot } };
        if (tot) begin = plusDagen(tot, 1);
        return deel;
      });
      return delen.flatMap(({ id, geldig }) => {
        const tarief = standaardTarief(beleid.regelingMetId(id).regeling, product, geldig);
        return tarief ? [tarief] : [];
      });
    },
    tariefWisselt: (aanbieder, product, van) => {
      const sleutel = `${aanbieder} ${product} ${van}`;
      let antwoord = wisselt.get(sleutel);
      if (antwoord === undefined) {
        antwoord = tarievenIn([...contractVan(aanbieder, product), ...(producten.get(product)?.tarieven ?? [])], van) > 1;
        wisselt.set(sleutel, antwoord);
      }
      return antwoord;
    },
  };
}

/** How many tariff versions hold on some day of the month: the first day and each day on which one begins or has just ended. */
export function tarievenIn(versies: readonly Tariefversie[], maand: Maand): number {
  const kalendermaand = maandPeriode(maand);
  const grenzen = versies
    .flatMap(({ geldig }) => [geldig.van, ...(geldig.tot ? [plusDagen(geldig.tot, 1)] : [])])
    .filter((dag) => bevat(kalendermaand, dag));
  return new Set([kalendermaand.van, ...grenzen].map((dag) => versies.find(({ geldig }) => bevat(geldig, dag)))).size;
}
