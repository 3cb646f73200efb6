// Who was at the table of a talk (OS9): for each role that the route names the people who can have it. Pure.
import type { RouteStap } from '../beleid/regeling.ts';
import { gelukt, geweigerd, type Resultaat } from '../kernel/resultaat.ts';
import { type Collega, heeftRol, isAanbieder, isInwoner } from './beslissers.ts';
import type { Aanwezig } from './types-rijen.ts';

/** One role, with who can have sat there; `gekozen`: who is meant when nobody says otherwise. */
export interface Stoel {
  wie: string;
  mensen: readonly { waarde: string; naam: string }[];
  gekozen: string;
}

/** Steps that are a talk of people who are named. */
const GESPREK: ReadonlySet<string> = new Set(['verkenning', 'overleg', 'gesprek']);
export const heeftTafel = (stap: Pick<RouteStap, 'soort'>): boolean => GESPREK.has(stap.soort);

/** Of somebody of whom the product knows no name. */
const ROL = 'rol';

/** The chairs: all that the route names, and besides who may be asked along (`derde`). */
export const stoelen = (
  stap: Pick<RouteStap, 'wie' | 'met' | 'derde' | 'soort'>,
  o: { ik: number; inwoner: string; collegas: readonly Collega[]; aanbieders: readonly string[] },
): Stoel[] => {
  if (!heeftTafel(stap)) return [];
  const rollen = [...new Set([...stap.wie, ...stap.met, ...(stap.derde === undefined ? [] : [stap.derde])])];
  // Who is spoken with sits there, whether the route says so or not.
  return (rollen.includes('inwoner') ? rollen : ['inwoner', ...rollen]).map((wie) => {
    const mensen = isInwoner(wie)
      ? [{ waarde: 'zelf', naam: o.inwoner }]
      : isAanbieder(wie)
        ? o.aanbieders.map((naam, nr) => ({ waarde: `aanbieder-${nr}`, naam }))
        : o.collegas.filter(({ functie }) => heeftRol(functie, wie)).map(({ id, naam }) => ({ waarde: String(id), naam }));
    const zelf = mensen.find(({ waarde }) => waarde === String(o.ik));
    const enige = mensen.length === 1 ? mensen[0] : undefined;
    return {
      wie,
      mensen: mensen.length > 0 ? mensen : [{ waarde: ROL, naam: '' }],
      gekozen: wie === stap.derde || !stap.wie.concat(stap.met).includes(wie) ? '' : ((zelf ?? enige)?.waarde ?? ''),
    };
  });
};

export const stoelVeld = (wie: string): string => `tafel_${wie}`;

/** Who was chosen; undefined when it was not asked. */
export const leesTafel = (
  alle: readonly Stoel[],
  waarden: Readonly<Record<string, string>>,
): Resultaat<Aanwezig[] | undefined> => {
  if (!alle.some(({ wie }) => waarden[stoelVeld(wie)] !== undefined)) return gelukt(undefined);
  const uit: Aanwezig[] = [];
  for (const { wie, mensen } of alle) {
    const gekozen = waarden[stoelVeld(wie)] ?? '';
    const wieDan = mensen.find(({ waarde }) => waarde === gekozen);
    if (gekozen !== '' && !wieDan) return geweigerd({ veld: stoelVeld(wie), tekst: 'Kies iemand uit de lijst.' });
    if (wieDan) uit.push({ wie, naam: wieDan.naam });
  }
  return gelukt(uit);
};
