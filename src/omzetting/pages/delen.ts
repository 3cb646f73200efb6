// What the parts of the page of one change share.
import { datum, toonDatum } from '../../kernel/datum.ts';
import type { BadgeSoort } from '../../web/index.ts';
import type { countPerConsulent, Regel, RegelFilter, TariefRegel, Telling } from '../queries/index.ts';
import type { Omzetting } from '../types.ts';

export interface Blad {
  omzetting: Omzetting;
  rol: string;
  /** Who looks. */
  ik: number;
  /** Rows that lie before the reader to be signed. */
  teTekenen: number;
  telling: readonly Telling[];
  perConsulent: Awaited<ReturnType<typeof countPerConsulent>>;
  regels: readonly Regel[];
  tarieven: readonly TariefRegel[];
  filter: RegelFilter | undefined;
  consulentId: number | undefined;
  pagina: number;
  /** Whether the rows are ticked at first. */
  vink: boolean;
}

/** Rows are places: one resident may have two. */
export const plekken = (n: number): string => (n === 1 ? '1 plek' : `${n} plekken`);

/** Who a field is about; of two places of one resident also which: two fields never have one name. */
export const vanWie = (
  r: Pick<Regel, 'inwonerId' | 'product'>,
  regels: readonly Pick<Regel, 'inwonerId'>[],
  { naam, product }: { naam: string; product: (code: string) => string },
): string => (regels.filter((een) => een.inwonerId === r.inwonerId).length > 1 ? `${naam}, ${product(r.product)}` : naam);

const STAND: Readonly<Record<Regel['stand'], string>> = {
  open: 'Nog na te gaan',
  akkoord: 'Akkoord',
  weggelaten: 'Weggelaten',
  voorgelegd: 'Wacht op een handtekening',
};

export const uitkomstTekst = (r: Pick<Regel, 'stand' | 'uitkomst' | 'besproken' | 'concept'>): string => {
  switch (r.uitkomst) {
    case 'gedaan':
      return 'Uitgevoerd';
    case 'bespreken':
      if (r.concept) return r.concept.besluitId === null ? 'In concept' : 'Uitgevoerd';
      return r.besproken ? 'Besproken' : 'Te bespreken';
    case 'blijft':
      return 'Blijft';
    case 'overgeslagen':
      return r.besproken ? 'Zelf geregeld' : 'Overgeslagen';
    case 'mislukt':
      return r.besproken ? 'Zelf geregeld' : 'Mislukt';
    default:
      return STAND[r.stand];
  }
};

export const UITKOMST_SOORT: Readonly<Record<string, BadgeSoort>> = {
  Uitgevoerd: 'goed',
  Besproken: 'goed',
  'Zelf geregeld': 'goed',
  'Te bespreken': 'aandacht',
  'In concept': 'info',
  Blijft: 'neutraal',
  Overgeslagen: 'aandacht',
  Mislukt: 'telaat',
  'Wacht op een handtekening': 'aandacht',
  Akkoord: 'info',
  Weggelaten: 'neutraal',
  'Nog na te gaan': 'aandacht',
};

/** How one day moves. */
export const schuift = (v: { oud: string | null; nieuw: string | null }): string => {
  const dag = (iso: string) => toonDatum(datum(iso));
  if (v.oud === null) return v.nieuw === null ? '' : `komt erbij op ${dag(v.nieuw)}`;
  return v.nieuw === null ? `vervalt (was ${dag(v.oud)})` : `van ${dag(v.oud)} naar ${dag(v.nieuw)}`;
};
