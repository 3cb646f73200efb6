// What is asked of the list of residents. All of it stands in the address, for the page and for the file alike. Pure.
import { parseTrede, type Trede } from '../kernel/trede.ts';
import { eenVan } from './address.ts';
import { InwonerStand } from './types.ts';

export const SORTEER = ['naam', 'trede', 'status', 'nieuw'] as const;

/** Which residents, and in which order. */
export interface InwonerVraag {
  /** Name, dossier number or postcode, as typed. */
  zoek: string;
  trede: Trede | undefined;
  status: InwonerStand | undefined;
  /** 0: nobody yet. Only a teammanager chooses; of a consulent it is the own caseload. */
  consulentId: number | undefined;
  sorteer: (typeof SORTEER)[number];
  aflopend: boolean;
}

/** Reads an address; what is odd in it counts as not asked. */
export const leesInwonerVraag = (zoek: URLSearchParams, o: { teammanager: boolean }): InwonerVraag => {
  const consulent = zoek.get('consulent') ?? '';
  return {
    zoek: (zoek.get('zoek') ?? '').trim().slice(0, 100),
    trede: parseTrede(zoek.get('trede') ?? ''),
    status: eenVan(zoek, 'status', InwonerStand.options),
    consulentId: o.teammanager && /^\d{1,9}$/.test(consulent) ? Number(consulent) : undefined,
    sorteer: eenVan(zoek, 'sorteer', SORTEER) ?? 'naam',
    aflopend: zoek.get('richting') === 'aflopend',
  };
};

/** What is kept of a question under a name: never what was searched for, for that is the name of a resident. */
export const inwonersTeBewaren = (zoek: URLSearchParams): string => {
  const uit = new URLSearchParams();
  const delen = Object.entries({ ...inwonerVraagInAdres(leesInwonerVraag(zoek, { teammanager: true })), zoek: undefined });
  for (const [naam, waarde] of delen) if (waarde !== undefined) uit.set(naam, String(waarde));
  return uit.toString();
};

/** The parts of an address that ask this; what goes without saying is left out. */
export const inwonerVraagInAdres = (v: InwonerVraag) => ({
  zoek: v.zoek,
  trede: v.trede,
  status: v.status,
  consulent: v.consulentId,
  sorteer: v.sorteer === 'naam' ? undefined : v.sorteer,
  richting: v.aflopend ? 'aflopend' : undefined,
});
