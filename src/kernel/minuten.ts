import { gelukt, geweigerd, type Resultaat } from './resultaat.ts';

/** Whole minutes; may be negative (a correction). */
export type Minuten = number;

const HMM = /^([-−]?)(\d{1,4}):(\d{2})$/;
const DECIMAAL = /^([-−]?)(\d{1,4})(?:[.,](\d{1,6}))?$/;

/**
 * Reads hours as people and files write them: "2,25", "2.25", "2:15", "7,5", "-0:30". Decimals are rounded half up to whole minutes
 * ("1,33" is 80). The sign is kept: whether a negative number is allowed is for the caller.
 */
export function parseUren(tekst: string): Resultaat<Minuten> {
  const schoon = tekst.trim();
  const hmm = HMM.exec(schoon);
  if (hmm) {
    const minuten = Number(hmm[3]);
    if (minuten > 59) return geweigerd(`“${schoon}” is geen tijd: na de dubbele punt staan 00 tot en met 59 minuten.`);
    return gelukt(metTeken(hmm[1], Number(hmm[2]) * 60 + minuten));
  }
  const decimaal = DECIMAAL.exec(schoon);
  if (decimaal) {
    // In millionths of an hour, so that no binary fraction decides about a half.
    const miljoensten = Number(decimaal[2]) * 1_000_000 + Number((decimaal[3] ?? '').padEnd(6, '0'));
    return gelukt(metTeken(decimaal[1], Math.floor((miljoensten * 60 + 500_000) / 1_000_000)));
  }
  return geweigerd(
    schoon === ''
      ? 'Vul het aantal uren in, bijvoorbeeld 2,5 of 2:30.'
      : `“${schoon}” is geen aantal uren. Schrijf bijvoorbeeld 2,5 of 2:30.`,
  );
}

function metTeken(teken: string | undefined, minuten: number): Minuten {
  return teken && minuten !== 0 ? -minuten : minuten;
}

/** 135 → "2,25", 120 → "2", 150 → "2,5"; `parseUren` gives the same minutes back. */
export function toonUren(minuten: Minuten): string {
  const honderdsten = Math.floor((Math.abs(minuten) * 100 + 30) / 60);
  const heel = Math.floor(honderdsten / 100);
  const deel = String(honderdsten % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${minuten < 0 ? '-' : ''}${heel}${deel === '' ? '' : `,${deel}`}`;
}

/** 135 → "2:15" */
export function toonUurMinuut(minuten: Minuten): string {
  const absoluut = Math.abs(minuten);
  return `${minuten < 0 ? '-' : ''}${Math.floor(absoluut / 60)}:${String(absoluut % 60).padStart(2, '0')}`;
}

/** "4 dagdelen", "1 dagdeel", "1,5 dagdelen": time where it is counted in parts of a day of `dagdeel` minutes (NI1). */
export const toonDagdelen = (minuten: Minuten, dagdeel: Minuten): string => {
  const aantal = String(Math.round((minuten * 100) / dagdeel) / 100).replace('.', ',');
  return `${aantal} ${aantal === '1' ? 'dagdeel' : 'dagdelen'}`;
};
