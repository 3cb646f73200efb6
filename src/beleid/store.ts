import type pg from 'pg';
import { stringify } from 'yaml';
import { type Datum, isoDatum } from '../kernel/datum.ts';
import { log } from '../platform/log.ts';
import { leesVersie, nieuwGelezen, sha256 } from './bestanden.ts';
import type { Gemeente } from './gemeente.ts';
import type { Landelijk } from './landelijk.ts';
import { BELEID_MAP, type Beleid, type LoadedGevallen, type LoadedRegeling, loadBeleid, parseRegeling } from './load.ts';
import {
  readGelezen,
  readGemeenten,
  readMerk,
  readStandKenmerk,
  readVersies,
  recordBestanden,
  storeGelezen,
  storeGemeenten,
  storeStandKenmerk,
  storeVersies,
} from './queries.ts';
import { type Geldend, geldendBij, geldendeVersies, geldendOp, type Versie } from './versies.ts';
import type { Vragenlijst } from './vragen.ts';

/** A version of a regeling as it stands in the database, with what became of it. */
export type OpgeslagenRegeling = LoadedRegeling &
  Versie & {
    gemeenteId: number;
    sleutel: string;
    /** From `beleid/`, or made in the product. */
    herkomst: 'bestand' | 'product';
    /** The version that this one was made from. */
    basisId: number | undefined;
    /** The agreed cases that came with it, as YAML; undefined: those of the file. */
    gevallenTekst: string | undefined;
  };

/** The policy of all municipalities in this database, kept in memory. Versions that people activate come in while it runs. */
export interface BeleidInHuis {
  landelijk: Landelijk;
  /** What municipalities are laid side by side on. */
  vragenlijst: Vragenlijst;
  /** Throws for a municipality that has no policy file. */
  gemeente(gemeenteId: number): Gemeente;
  /** The internal id of a municipality by its code; undefined when it is not known. */
  gemeenteIdVan(code: string): number | undefined;
  /** As gemeente, for a municipality that may have no policy file yet. */
  findGemeente(gemeenteId: number): Gemeente | undefined;
  /** The internal ids of the municipalities with a policy file. */
  gemeenteIds(): number[];
  /** The municipality that a page without an actor of a municipality speaks for. */
  eersteGemeente(): number;
  /**
   * The version that applies on a day; without `sleutel` of the hoofdregeling of the municipality. With `bekendOp` as it was known on
   * that day: what was decided or activated later, also with retroactive effect, does not count (AP31).
   */
  regelingOp(gemeenteId: number, dag: Datum, sleutel?: string, bekendOp?: Datum): OpgeslagenRegeling | undefined;
  /** As regelingOp, but the nearest version when none applies. */
  dichtstbij(gemeenteId: number, dag: Datum, sleutel?: string): OpgeslagenRegeling | undefined;
  /** The version that a row rests on. Throws when it is not there. */
  regelingMetId(id: number): OpgeslagenRegeling;
  /** The versions of all regelingen of a municipality that apply on some day, oldest first. */
  regelingen(gemeenteId: number): OpgeslagenRegeling[];
  /** As regelingen, each with the days on which it applies. */
  geldend(gemeenteId: number): Geldend<OpgeslagenRegeling>[];
  /** Every version that was ever stored for a municipality, also what waits, was replaced or withdrawn; oldest first. */
  versies(gemeenteId: number): OpgeslagenRegeling[];
  /** The agreed cases of a regeling, from the files. */
  gevallen(gemeenteId: number, sleutel: string): LoadedGevallen | undefined;
  /** Takes in what became of versions since. All of it or nothing: a version that cannot be read leaves everything as it was. */
  ververs(): Promise<void>;
  /** Does so by itself, every few seconds, until the answer is called. */
  volg(): () => void;
}

/**
 * Reads `map`, by default `beleid/`, and puts what is new in the database: municipalities with their dated code, versions of regelingen (immutable:
 * a changed file becomes a new row). Safe to run twice and from two processes. Throws a BeleidsFout. Files whose bytes were read and found
 * right at an earlier start are not parsed and checked again. `geladen`: what stands in `map`, when it was read already.
 */
export const storeBeleid = async (owner: pg.Pool, map: string = BELEID_MAP, geladen?: Beleid): Promise<BeleidInHuis> => {
  const gelezen = geladen ? undefined : nieuwGelezen(await readGelezen(owner, leesVersie()));
  const beleid = geladen ?? loadBeleid(map, gelezen ? { gelezen } : {});
  const kenmerk = sha256(
    JSON.stringify(beleid.regelingen.map(({ regeling, hash }) => [regeling.gemeente, regeling.regeling, hash])),
  );
  const ids = new Map<string, number>();
  const client = await owner.connect();
  try {
    await client.query('begin');
    for (const [code, id] of await readGemeenten(client)) ids.set(code, id);
    const compleet = beleid.gemeenten.every(({ code }) => ids.has(code)) && (await readStandKenmerk(client)) === kenmerk;
    if (!compleet) {
      await client.query('lock table gemeente in exclusive mode');
      for (const [code, id] of await storeGemeenten(client, beleid.gemeenten)) ids.set(code, id);
      const bewaard = await storeVersies(
        client,
        beleid.regelingen.map(({ regeling, inhoud, hash, tekst }) => ({
          gemeenteId: ids.get(regeling.gemeente) ?? 0,
          sleutel: regeling.regeling,
          geldigVan: regeling.geldigVan,
          vastgesteldOp: regeling.vastgesteldOp,
          inhoud,
          hash,
          tekst,
        })),
      );
      await recordBestanden(client, bewaard);
      await storeStandKenmerk(client, kenmerk);
    }
    if (gelezen) await storeGelezen(client, leesVersie(), gelezen);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
  for (const code of [...ids.keys()]) if (!beleid.gemeenten.some((een) => een.code === code)) ids.delete(code);
  const inBestand: InBestand = new Map(
    beleid.regelingen.map((loaded) => [
      bestandSleutel(ids.get(loaded.regeling.gemeente) ?? 0, loaded.regeling.regeling, loaded.hash),
      loaded,
    ]),
  );

  const codes = new Map([...ids].map(([code, id]) => [id, code]));
  const findGemeente = (gemeenteId: number) => beleid.gemeenten.find((one) => one.code === codes.get(gemeenteId));
  const hoofdregeling = (gemeenteId: number): string => findGemeente(gemeenteId)?.hoofdregeling ?? '';

  // Everything that is asked comes from one state, which is made whole and then put in the place of the other.
  let stand = await readStand(owner, undefined, inBestand);
  let bezig: Promise<void> | undefined;
  /** Where reading failed, so that it is said once and not every few seconds. */
  let onleesbaar: string | undefined;
  const ververs = (): Promise<void> => {
    // Who asks while it is being read may have changed something after that reading began.
    const na = bezig ?? Promise.resolve();
    const werk = na
      .catch(() => undefined)
      .then(async () => {
        const merk = await readMerk(owner);
        if (merk === stand.merk) return;
        onleesbaar = merk;
        stand = await readStand(owner, stand, inBestand);
        onleesbaar = undefined;
      });
    bezig = werk;
    return werk;
  };
  const reeksOp = (gemeenteId: number, sleutel: string, bekendOp: Datum | undefined): Geldend<OpgeslagenRegeling>[] => {
    const versies = stand.regelingen.get(gemeenteId)?.get(sleutel);
    if (!versies) return [];
    return bekendOp ? geldendeVersies(versies.alle, isoDatum(bekendOp)) : versies.nu;
  };
  const geldend = (gemeenteId: number): Geldend<OpgeslagenRegeling>[] =>
    [...(stand.regelingen.get(gemeenteId)?.values() ?? [])].flatMap(({ nu }) => nu).sort((a, b) => (a.van < b.van ? -1 : 1));
  return {
    landelijk: beleid.landelijk,
    vragenlijst: beleid.vragenlijst,
    findGemeente,
    gemeente: (gemeenteId) => {
      const found = findGemeente(gemeenteId);
      if (!found) throw new Error(`gemeente ${gemeenteId} heeft geen beleid`);
      return found;
    },
    gemeenteIds: () => [...ids.values()],
    eersteGemeente: () => Math.min(...ids.values()),
    gemeenteIdVan: (code) => ids.get(code),
    regelingOp: (gemeenteId, dag, sleutel = hoofdregeling(gemeenteId), bekendOp) =>
      geldendOp(reeksOp(gemeenteId, sleutel, bekendOp), isoDatum(dag)),
    dichtstbij: (gemeenteId, dag, sleutel = hoofdregeling(gemeenteId)) =>
      geldendBij(reeksOp(gemeenteId, sleutel, undefined), isoDatum(dag)),
    regelingMetId: (id) => {
      const found = stand.opId.get(id);
      if (!found) throw new Error(`regeling ${id} is niet geladen`);
      return found;
    },
    geldend,
    regelingen: (gemeenteId) => geldend(gemeenteId).map(({ versie }) => versie),
    versies: (gemeenteId) => [...stand.opId.values()].filter((versie) => versie.gemeenteId === gemeenteId),
    gevallen: (gemeenteId, sleutel) =>
      beleid.gevallen.find((een) => een.gemeente === codes.get(gemeenteId) && een.regeling === sleutel),
    ververs,
    volg: () => {
      const wekker = setInterval(() => {
        const eerder = onleesbaar;
        ververs().catch((fout: unknown) => {
          if (onleesbaar === undefined || onleesbaar !== eerder)
            log.error('een versie van een regeling is niet in te lezen', { fout });
        });
      }, VOLG_MS);
      wekker.unref();
      return () => clearInterval(wekker);
    },
  };
};

/** How often is asked whether somebody activated a version in another process, in milliseconds. */
const VOLG_MS = 2000;

/** The versions that the files hold, by municipality, regeling and content. */
type InBestand = ReadonlyMap<string, LoadedRegeling>;
const bestandSleutel = (gemeenteId: number, sleutel: string, hash: string): string => `${gemeenteId} ${sleutel} ${hash}`;

interface Stand {
  merk: string;
  opId: ReadonlyMap<number, OpgeslagenRegeling>;
  regelingen: ReadonlyMap<number, ReadonlyMap<string, { alle: OpgeslagenRegeling[]; nu: Geldend<OpgeslagenRegeling>[] }>>;
}

/** The content of a version never changes, so what `eerder` holds of it is taken over. Throws a BeleidsFout on one that cannot be read. */
const readStand = async (owner: pg.Pool, eerder: Stand | undefined, inBestand: InBestand): Promise<Stand> => {
  const client = await owner.connect();
  let gelezen: Awaited<ReturnType<typeof readVersies>>;
  try {
    gelezen = await readVersies(client, {
      ids: [...(eerder?.opId.keys() ?? [])],
      hashes: [...inBestand.values()].map(({ hash }) => hash),
    });
  } finally {
    client.release();
  }
  const opId = new Map<number, OpgeslagenRegeling>();
  const opHash = new Map([...inBestand.values()].map((geladen) => [geladen.hash, geladen]));
  for (const { inhoud, tekst, gevallen, basisId, gebeurtenissen, ...rij } of gelezen.versies) {
    const bekend = eerder?.opId.get(rij.id);
    if (bekend) {
      opId.set(rij.id, { ...bekend, gebeurtenissen });
      continue;
    }
    // What was left out of the query is content that a file has, also when another municipality has the same.
    const geladen = inBestand.get(bestandSleutel(rij.gemeenteId, rij.sleutel, rij.hash)) ?? opHash.get(rij.hash);
    const bestand = geladen?.bestand ?? `versie ${rij.id}`;
    const regeling = geladen?.regeling ?? parseRegeling(inhoud, bestand);
    opId.set(rij.id, {
      ...rij,
      get inhoud() {
        return geladen ? geladen.inhoud : inhoud;
      },
      regeling,
      bestand,
      tekst: geladen?.tekst ?? tekst ?? stringify(inhoud),
      geldigTot: regeling.geldigTot,
      basisId: basisId ?? undefined,
      gevallenTekst: gevallen ?? undefined,
      gebeurtenissen,
    });
  }
  const regelingen = new Map<number, Map<string, { alle: OpgeslagenRegeling[]; nu: Geldend<OpgeslagenRegeling>[] }>>();
  for (const [gemeenteId, vanGemeente] of Map.groupBy(opId.values(), (versie) => versie.gemeenteId)) {
    const perSleutel = Map.groupBy(vanGemeente, (versie) => versie.sleutel);
    regelingen.set(gemeenteId, new Map([...perSleutel].map(([sleutel, alle]) => [sleutel, { alle, nu: geldendeVersies(alle) }])));
  }
  return { merk: gelezen.merk, opId, regelingen };
};
