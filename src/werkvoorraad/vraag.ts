// What is asked of the werkvoorraad. All of it stands in the address, so that a list can be shared, kept and written to a file. Pure.
import { InwonerStand } from '../inwoner/index.ts';
import { isTrede, type Trede } from '../kernel/trede.ts';
import { EIGENAREN, type Eigenaar } from './types.ts';

export const TABS = ['nu', 'alle'] as const;
export const TERMIJNEN = ['laat', 'week', 'later', 'zonder'] as const;
/** Everybody who is not done. */
export const LOPEND = 'lopend';
export const SORTEER = ['stap', 'inwoner', 'trede'] as const;

/** Which steps or residents are asked for. */
export interface LijstVraag {
  /** nu: every open step. alle: every resident with the most pressing step. */
  tab: (typeof TABS)[number];
  /** Name, dossier number or postcode, as typed. */
  zoek: string;
  wie: Eigenaar | undefined;
  /** laat: its day is over. week: in the seven days from today. later: after those. zonder: no source gives a day. */
  termijn: (typeof TERMIJNEN)[number] | undefined;
  /** The kind of step: key of STAP_UITLEG. */
  soort: string | undefined;
  trede: Trede | undefined;
  status: InwonerStand | typeof LOPEND | undefined;
  /** 0: nobody yet. Of a consulent: the own caseload, or that of somebody who is replaced. */
  consulentId: number | undefined;
  /** Of a teammanager: a team by its number, or everybody; absent: the own teams. */
  team: number | 'alle' | undefined;
  /** Only residents with whom others did something since yesterday. */
  gewijzigd: boolean;
  sorteer: (typeof SORTEER)[number];
  aflopend: boolean;
}

const eenVan = <T extends string>(tekst: string | null, mag: readonly T[]): T | undefined => mag.find((een) => een === tekst);

/** Reads an address; what is odd in it counts as not asked. */
export const leesVraag = (zoek: URLSearchParams): LijstVraag => {
  const trede = Number(zoek.get('trede'));
  const consulent = zoek.get('consulent') ?? '';
  const soort = zoek.get('soort') ?? '';
  const team = zoek.get('team') ?? '';
  return {
    tab: eenVan(zoek.get('tab'), TABS) ?? 'nu',
    zoek: (zoek.get('zoek') ?? '').trim().slice(0, 100),
    wie: eenVan(zoek.get('wie'), EIGENAREN),
    // As it was written before there were more terms than one: an address that somebody kept goes on working.
    termijn: zoek.get('laat') === 'ja' ? 'laat' : eenVan(zoek.get('termijn'), TERMIJNEN),
    soort: /^[a-z-]{1,40}$/.test(soort) ? soort : undefined,
    trede: isTrede(trede) ? trede : undefined,
    status: eenVan(zoek.get('status'), [...InwonerStand.options, LOPEND]),
    consulentId: /^\d{1,9}$/.test(consulent) ? Number(consulent) : undefined,
    team: team === 'alle' ? 'alle' : /^[1-9]\d{0,8}$/.test(team) ? Number(team) : undefined,
    gewijzigd: zoek.get('gewijzigd') === 'ja',
    sorteer: eenVan(zoek.get('sorteer'), SORTEER) ?? 'stap',
    aflopend: zoek.get('richting') === 'aflopend',
  };
};

export type InAdres = Record<
  'tab' | 'zoek' | 'wie' | 'termijn' | 'soort' | 'trede' | 'status' | 'consulent' | 'team' | 'gewijzigd' | 'sorteer' | 'richting',
  string | undefined
>;

/** The parts of an address that ask this; what goes without saying is left out. */
export const vraagInAdres = (v: LijstVraag): InAdres => ({
  tab: v.tab === 'nu' ? undefined : v.tab,
  zoek: v.zoek === '' ? undefined : v.zoek,
  wie: v.wie,
  termijn: v.termijn,
  soort: v.soort,
  trede: v.trede?.toString(),
  status: v.status,
  consulent: v.consulentId?.toString(),
  team: v.team?.toString(),
  gewijzigd: v.gewijzigd ? 'ja' : undefined,
  sorteer: v.sorteer === 'stap' ? undefined : v.sorteer,
  richting: v.aflopend ? 'aflopend' : undefined,
});

/** Whether anything is asked besides which tab and what order. */
export const isGefilterd = (v: LijstVraag): boolean =>
  v.zoek !== '' ||
  v.wie !== undefined ||
  v.termijn !== undefined ||
  v.soort !== undefined ||
  v.trede !== undefined ||
  v.status !== undefined ||
  v.consulentId !== undefined ||
  v.team !== undefined ||
  v.gewijzigd;

/** What is kept of a question under a name: never what was searched for, for that is the name of a resident. */
export const teBewaren = (zoek: URLSearchParams): string => {
  const delen = Object.entries({ ...vraagInAdres(leesVraag(zoek)), zoek: undefined });
  const uit = new URLSearchParams();
  for (const [naam, waarde] of delen) if (waarde !== undefined) uit.set(naam, waarde);
  return uit.toString();
};
