// Which version applies on a day, as it is known now or as it was known on an earlier day (AP31). Pure: rows in, versions out.
import { datum, isoDatum, plusDagen } from '../kernel/datum.ts';

/** What became of a version. `geladen` and `vervallen` come from the files, the rest from people. */
export type GebeurtenisSoort = 'geladen' | 'vervallen' | 'klaargezet' | 'teruggezet' | 'geactiveerd' | 'ingetrokken';

export interface Gebeurtenis {
  soort: GebeurtenisSoort;
  /** Day (`jjjj-mm-dd`) on which it happened. */
  dag: string;
  /** First day on which the version was known; null: as long as anybody asks. Only of geladen and geactiveerd. */
  bekendVanaf: string | null;
}

/** What the pick needs of a version. Days are `jjjj-mm-dd`. */
export interface Versie {
  id: number;
  geldigVan: string;
  geldigTot: string | null;
  vastgesteldOp: string | null;
  /** In the order in which it happened. */
  gebeurtenissen: readonly Gebeurtenis[];
}

/** A version with the days on which it is the one that applies: until it ends itself, or the next one begins. */
export interface Geldend<V> {
  versie: V;
  van: string;
  tot: string | null;
}

/** Days on which a version counted as decided: from the first, up to but not including the last. */
type Kennis = { van: string | null; tot: string | null };

const EERST = '0000-00-00';

/** When a version was known: it is while a file holds it or somebody activated it, until the last of the two is over. */
function kennisVan({ gebeurtenissen }: Versie): Kennis[] {
  const kennis: Kennis[] = [];
  let bestand = false;
  let geactiveerd = false;
  for (const { soort, dag, bekendVanaf } of gebeurtenissen) {
    const was = bestand || geactiveerd;
    if (soort === 'geladen') bestand = true;
    else if (soort === 'vervallen') bestand = false;
    else if (soort === 'geactiveerd') geactiveerd = true;
    else if (soort === 'ingetrokken') geactiveerd = false;
    const is = bestand || geactiveerd;
    const laatste = kennis.at(-1);
    if (!was && is) kennis.push({ van: bekendVanaf, tot: null });
    else if (was && !is && laatste) laatste.tot = dag;
  }
  return kennis;
}

/** The first day of the knowledge that holds on `bekendOp` (now when absent); undefined when it was not known then. */
function bekendSinds(versie: Versie, bekendOp: string | undefined): string | undefined {
  const kennis = kennisVan(versie);
  const geldt =
    bekendOp === undefined
      ? kennis.find(({ tot }) => tot === null)
      : kennis.find(({ van, tot }) => (van ?? EERST) <= bekendOp && (tot === null || bekendOp < tot));
  return geldt && (geldt.van ?? EERST);
}

/**
 * The versions of one regeling in the order of the days on which they apply, as known on `bekendOp` (now when absent). Of two with
 * the same first day the one that became known last stands, then the one that was decided last. A version that ends is not followed
 * by the one before it.
 */
export function geldendeVersies<V extends Versie>(versies: readonly V[], bekendOp?: string): Geldend<V>[] {
  const bekend = versies.flatMap((versie) => {
    const sinds = bekendSinds(versie, bekendOp);
    return sinds === undefined ? [] : [{ versie, sleutel: [versie.geldigVan, sinds, versie.vastgesteldOp ?? EERST] }];
  });
  bekend.sort((a, b) => {
    const nr = a.sleutel.findIndex((deel, i) => deel !== b.sleutel[i]);
    if (nr < 0) return a.versie.id - b.versie.id;
    return (a.sleutel[nr] ?? '') < (b.sleutel[nr] ?? '') ? -1 : 1;
  });
  const staan = bekend.filter(({ versie }, i) => bekend[i + 1]?.versie.geldigVan !== versie.geldigVan);
  return staan.map(({ versie }, i) => {
    const volgende = staan[i + 1]?.versie.geldigVan;
    const tot = volgende === undefined ? null : dagVoor(volgende);
    const eigen = versie.geldigTot;
    return { versie, van: versie.geldigVan, tot: eigen === null || (tot !== null && tot < eigen) ? tot : eigen };
  });
}

/** The one that applies on the day. */
export function geldendOp<V>(reeks: readonly Geldend<V>[], dag: string): V | undefined {
  return reeks.findLast(({ van, tot }) => van <= dag && (tot === null || dag <= tot))?.versie;
}

/** The one that applies on the day, otherwise the last that began before it, otherwise the first. */
export function geldendBij<V>(reeks: readonly Geldend<V>[], dag: string): V | undefined {
  return (reeks.findLast(({ van }) => van <= dag) ?? reeks[0])?.versie;
}

/** How a version stands on a day. */
export type VersieStand = 'klaargezet' | 'gaat-in' | 'actief' | 'vervangen' | 'ingetrokken' | 'voorbereid';

/** `reeks` is that of today (`geldendeVersies`). */
export function standVan(versie: Versie, reeks: readonly Geldend<Versie>[], dag: string): VersieStand {
  const geldend = reeks.find((een) => een.versie.id === versie.id);
  if (geldend) {
    if (geldend.van > dag) return 'gaat-in';
    return geldend.tot === null || dag <= geldend.tot ? 'actief' : 'vervangen';
  }
  switch (versie.gebeurtenissen.at(-1)?.soort) {
    case 'klaargezet':
      return 'klaargezet';
    case 'ingetrokken':
      return 'ingetrokken';
    case 'teruggezet':
    case undefined:
      return 'voorbereid';
    default:
      return 'vervangen';
  }
}

/** The calendar day before (`jjjj-mm-dd`). */
function dagVoor(dag: string): string {
  return isoDatum(plusDagen(datum(dag), -1));
}
