// Which programmes lie side by side, and how an address says so.
import type { Context } from 'hono';
import type { Clock } from '../../platform/clock.ts';
import type { Web } from '../../web/route.ts';
import type { Programma } from '../naast-elkaar.ts';
import type { BeleidInHuis } from '../store.ts';

export const PAD = '/beleid/naast-elkaar';
export const TITEL = 'Gemeenten naast elkaar';
/** More columns are too narrow to read. */
export const MEESTE_KOLOMMEN = 3;

/** As many lists to choose from as there are columns; an address may name more under the first name. */
export const KIESVELDEN = [
  { naam: 'met', label: 'Vergelijk', leeg: 'Alle gemeenten' },
  { naam: 'met2', label: 'Met', leeg: 'Geen' },
  { naam: 'met3', label: 'En met', leeg: 'Geen' },
] as const;

export interface NaastElkaarSettings {
  web: Pick<Web, 'openbaar' | 'sendOpenbaar'>;
  beleid: BeleidInHuis;
  clock: Clock;
}

/** Every regeling of every municipality in the version of today, or nearest to it; one that is shared stands there once. */
export function programmasVan({ beleid, clock }: NaastElkaarSettings): Programma[] {
  const gedeeld = new Map<string, Programma>();
  for (const id of beleid.gemeenteIds()) {
    const { code, naam } = beleid.gemeente(id);
    for (const sleutel of new Set(beleid.regelingen(id).map((versie) => versie.sleutel))) {
      const regeling = beleid.dichtstbij(id, clock.vandaag(), sleutel)?.regeling;
      if (!regeling) continue;
      const samen = `${sleutel} ${regeling.geldigVan} ${regeling.gemeenten?.join() ?? code}`;
      const eerder = gedeeld.get(samen);
      // The municipality that leads comes first, and gives the address.
      const leidt = regeling.gemeenten?.[0] === code;
      const namen = eerder ? (leidt ? `${naam}, ${eerder.gemeenten}` : `${eerder.gemeenten}, ${naam}`) : naam;
      gedeeld.set(samen, {
        id: eerder && !leidt ? eerder.id : `${code}-${sleutel}`,
        code: eerder && !leidt ? eerder.code : code,
        gemeenten: namen,
        regeling: eerder && !leidt ? eerder.regeling : regeling,
      });
    }
  }
  return [...gedeeld.values()].map((een) => ({ ...een, gemeenten: een.gemeenten.replace(/, ([^,]*)$/, ' en $1') }));
}

/** "Amsterdam", or with the regeling where a municipality has more than one; a region by its own name. */
export const kortNaam = (programma: Programma, alle: readonly Programma[]): string => {
  const { regeling, gemeenten, code } = programma;
  const naam = regeling.regio && regeling.gemeenten && regeling.gemeenten.length > 4 ? regeling.regio.waarde : gemeenten;
  return alle.filter((een) => een.code === code).length > 1 ? `${naam}: ${regeling.naam}` : naam;
};

export interface Blik {
  alle: readonly Programma[];
  /** Those that were chosen; all of them when none was. */
  gekozen: readonly Programma[];
  kies: readonly string[];
}

export const blikVan = (c: Context, s: NaastElkaarSettings): Blik => {
  const alle = programmasVan(s);
  const gevraagd = KIESVELDEN.flatMap(({ naam }) => c.req.queries(naam) ?? []);
  const kies = [...new Set(gevraagd)].filter((id) => alle.some((een) => een.id === id));
  return { alle, gekozen: kies.length === 0 ? alle : alle.filter(({ id }) => kies.includes(id)), kies };
};
/** The address with what was chosen, of which part, and whether all of it is open. */
export const adres = (pad: string, { kies }: Blik, o: { deel?: string; open?: 'alles' } = {}): string => {
  const vraag = new URLSearchParams(o);
  for (const id of kies) vraag.append('met', id);
  return vraag.size === 0 ? pad : `${pad}?${vraag}`;
};

/** Parts of which each row is about one municipality: the others are not silent there. */
export const OP_EIGEN_PLAATS: ReadonlySet<string> = new Set(['tegenspraken', 'werkzame-elementen']);
