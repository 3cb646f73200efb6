// What is asked of the duties. All of it stands in the address, so that a list can be shared and written to a file. Pure.
export const STANDEN = ['laat', 'binnenkort', 'later', 'aangehouden', 'meekijken', 'af'] as const;
export const WIE = ['ik', 'aanbieder', 'inwoner', 'collega', 'teammanager'] as const;
export type Wie = (typeof WIE)[number];

/** Which duties are asked for. */
export interface PlichtenVraag {
  /**
   * laat: its day is over. binnenkort: in the next four weeks. later: after those. aangehouden: the toewijzing is suspended today.
   * meekijken: late for so long that somebody else looks. af: done, waived or no longer owed. Undefined: late and soon together.
   */
  stand: (typeof STANDEN)[number] | undefined;
  wie: Wie | undefined;
  /** Kind of step or duty, as in STAP_UITLEG. */
  soort: string | undefined;
  consulentId: number | undefined;
  /** Everything of one resident, whenever it is due; never in an address. */
  inwonerId?: number;
}

const eenVan = <T extends string>(tekst: string | null, mag: readonly T[]): T | undefined => mag.find((een) => een === tekst);

/** Reads an address; what is odd in it counts as not asked. */
export const leesVraag = (zoek: URLSearchParams): PlichtenVraag => {
  const soort = zoek.get('soort') ?? '';
  const consulent = zoek.get('consulent') ?? '';
  return {
    stand: eenVan(zoek.get('stand'), STANDEN),
    wie: eenVan(zoek.get('wie'), WIE),
    soort: /^[a-z-]{1,40}$/.test(soort) ? soort : undefined,
    consulentId: /^\d{1,9}$/.test(consulent) ? Number(consulent) : undefined,
  };
};

export const vraagInAdres = (v: PlichtenVraag): Record<'stand' | 'wie' | 'soort' | 'consulent', string | undefined> => ({
  stand: v.stand,
  wie: v.wie,
  soort: v.soort,
  consulent: v.consulentId?.toString(),
});

export const isGefilterd = (v: PlichtenVraag): boolean =>
  v.wie !== undefined || v.soort !== undefined || v.consulentId !== undefined;
