import type { TermijnGeval } from '../beleid/index.ts';
import type { Landelijk } from '../beleid/landelijk.ts';
import type { Regeling } from '../beleid/regeling.ts';
import { datum, toonDatum } from '../kernel/datum.ts';
import { termijnenVan, versieVoor } from '../plicht/index.ts';

const toon = (waarde: boolean | string | null): string =>
  waarde === null ? 'geen' : typeof waarde === 'boolean' ? (waarde ? 'ja' : 'nee') : toonDatum(datum(waarde));

/** The fields of a case as its readers say them. */
const NAMEN = {
  uitersteEinddatum: 'de laatst mogelijke dag',
  einddatum: 'de laatste dag',
  verlengbaar: 'of verlengen kan',
} as const;

/** The last days and the duties of the case, by the same rules that the product lives by. What the case does not name may be anything. */
export function termijnVerschillen(geval: TermijnGeval, versies: readonly Regeling[], landelijk: Landelijk): string[] {
  const mogelijk = versies.map((regeling) => ({ regeling }));
  const versie = versieVoor(mogelijk, versies[0]?.gemeente ?? '', geval.vraag);
  const uit = versie.ok ? termijnenVan(versie.waarde.regeling, landelijk, geval.vraag) : versie;
  if (!uit.ok) {
    const [reden] = uit.redenen;
    if (geval.fout === reden?.regel) return [];
    const afgesproken = geval.fout === undefined ? 'dat het kan' : `dat ${geval.fout} het weigert`;
    return [`dit wordt geweigerd; afgesproken is ${afgesproken}. ${reden?.tekst ?? ''} (regel ${reden?.regel ?? 'onbekend'})`];
  }
  if (geval.fout !== undefined) return [`dit kan, en afgesproken is dat ${geval.fout} het weigert`];
  const { plichten, ...rest } = uit.waarde;
  const verschillen = (['uitersteEinddatum', 'einddatum', 'verlengbaar'] as const).flatMap((naam) => {
    const afgesproken = geval[naam];
    return afgesproken === undefined || afgesproken === rest[naam]
      ? []
      : [`${NAMEN[naam]} is ${toon(rest[naam])}, afgesproken is ${toon(afgesproken)}`];
  });
  if (geval.plichten === undefined) return verschillen;
  const regel = (een: { soort: string; datum: string; wie?: string | undefined }, metWie: boolean) =>
    `${een.datum} ${een.soort}${metWie ? ` ${een.wie ?? ''}` : ''}`;
  const is = plichten.map((plicht, i) => regel(plicht, geval.plichten?.[i]?.wie !== undefined)).join(', ');
  const hoort = geval.plichten.map((plicht) => regel(plicht, plicht.wie !== undefined)).join(', ');
  return is === hoort ? verschillen : [...verschillen, `de plichten zijn: ${is || 'geen'}; afgesproken is: ${hoort || 'geen'}`];
}
