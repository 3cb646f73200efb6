import { isBsn } from '../kernel/bsn.ts';
import { isoDatum, parseDatum, parseDatumNl } from '../kernel/datum.ts';
import { parseUren } from '../kernel/minuten.ts';
import { parseTrede, type Trede } from '../kernel/trede.ts';
import type { IsoDag, Reden } from './types.ts';

/** A field as it should be, or the reason and the words that refuse its row. */
export type Veld<T> = { ok: true; waarde: T } | { ok: false; reden: Reden; tekst: string };

const goed = <T>(waarde: T): Veld<T> => ({ ok: true, waarde });
const fout = (reden: Reden, tekst: string): Veld<never> => ({ ok: false, reden, tekst });

/** What was typed, short enough to repeat in a message. */
export function toonWaarde(tekst: string): string {
  const schoon = tekst.replace(/\s+/g, ' ').trim();
  return `“${schoon.length > 40 ? `${schoon.slice(0, 40)}…` : schoon}”`;
}

/** A BSN of nine digits that passes the elfproef. The message never repeats the number: messages are logged and downloaded. */
export function leesBsn(tekst: string): Veld<string> {
  const schoon = tekst.replace(/[\s.-]/g, '');
  if (isBsn(schoon)) return goed(schoon);
  if (schoon === '') return fout('bsn-ongeldig', 'Het BSN ontbreekt.');
  if (!/^\d+$/.test(schoon)) return fout('bsn-ongeldig', 'Het BSN bevat tekens die geen cijfer zijn.');
  if (schoon.length === 8) {
    return fout('bsn-ongeldig', 'Het BSN heeft 8 cijfers en moet er 9 hebben. Is er een nul aan het begin weggevallen?');
  }
  if (schoon.length !== 9) return fout('bsn-ongeldig', `Het BSN heeft ${schoon.length} cijfers en moet er 9 hebben.`);
  return fout('bsn-ongeldig', 'Het BSN bestaat niet: het voldoet niet aan de elfproef.');
}

const MAX_DAGEN_IN_GEHEUGEN = 10_000;
const LANGSTE_DAG = 10;
const dagen = new Map<string, IsoDag | null>();

/** A day that exists, as dd-mm-jjjj or jjjj-mm-dd. `naam` is the column in the message. */
export function leesDag(tekst: string, naam: string): Veld<IsoDag> {
  const schoon = tekst.trim();
  if (schoon === '') return fout('datum-ongeldig', `De ${naam} ontbreekt.`);
  let dag = dagen.get(schoon);
  if (dag === undefined) {
    const gelezen = parseDatum(schoon) ?? parseDatumNl(schoon);
    dag = gelezen && gelezen.year >= 1000 ? isoDatum(gelezen) : null;
    // A delivery repeats few days very often; a hostile one must not fill the memory. A longer text would hold on to the part of the
    // file that it was cut out of.
    if (dagen.size < MAX_DAGEN_IN_GEHEUGEN && schoon.length <= LANGSTE_DAG) dagen.set(schoon, dag);
  }
  if (dag !== null) return goed(dag);
  return fout('datum-ongeldig', `De ${naam} ${toonWaarde(tekst)} bestaat niet. Schrijf een dag als 31-01-2026 of 2026-01-31.`);
}

/** A trede from 1 to 6. */
export function leesTrede(tekst: string, naam: string): Veld<Trede> {
  const trede = parseTrede(tekst);
  if (trede !== undefined) return goed(trede);
  if (tekst.trim() === '') return fout('trede-ongeldig', `De ${naam} ontbreekt.`);
  return fout(
    'trede-ongeldig',
    `De ${naam} ${toonWaarde(tekst)} bestaat niet. De participatieladder heeft trede 1 tot en met 6.`,
  );
}

/** Minutes above zero from hours as 2,25 or 2:15, rounded half up to whole minutes: 1,33 is 1:20. */
export function leesMinuten(tekst: string, naam: string): Veld<number> {
  const schoon = tekst.trim();
  const gelezen = parseUren(schoon);
  if (!gelezen.ok) {
    if (schoon === '') return fout('uren-ongeldig', `Het aantal ${naam} ontbreekt.`);
    return fout('uren-ongeldig', `${toonWaarde(tekst)} is geen aantal ${naam}. Schrijf bijvoorbeeld 2,5 of 2:30.`);
  }
  if (schoon.startsWith('-') || schoon.startsWith('−')) {
    return fout(
      'uren-ongeldig',
      `Het aantal ${naam} ${toonWaarde(tekst)} is negatief. Lever een correctie aan onder hetzelfde regelnummer.`,
    );
  }
  if (gelezen.waarde === 0)
    return fout('uren-ongeldig', `Het aantal ${naam} ${toonWaarde(tekst)} is nul, of afgerond nul minuten.`);
  return goed(gelezen.waarde);
}

const UITKERINGEN = new Map([
  ...['bijstand', 'wajong', 'wia', 'ww', 'ziektewet'].map((soort): [string, string] => [soort, soort]),
  ['participatiewet', 'bijstand'],
  ['pw', 'bijstand'],
  ['bijstandsuitkering', 'bijstand'],
  ['wga', 'wia'],
  ['iva', 'wia'],
  ['zw', 'ziektewet'],
]);
const GEEN_UITKERING = ['', 'geen', 'nee', 'n', 'geen uitkering'];

/** A kind of benefit by the product's own name; null is none. */
export function leesUitkering(tekst: string): Veld<string | null> {
  const schoon = tekst.trim().toLowerCase();
  if (GEEN_UITKERING.includes(schoon)) return goed(null);
  const soort = UITKERINGEN.get(schoon);
  if (soort !== undefined) return goed(soort);
  return fout(
    'regel-onleesbaar',
    `De uitkering ${toonWaarde(tekst)} kennen we niet. Schrijf bijstand, wajong, wia, ww of ziektewet, of laat het leeg.`,
  );
}

/** J or N (also ja, nee); anything else is not stated. */
export function leesJaNee(tekst: string): boolean | null {
  const schoon = tekst.trim().toLowerCase();
  if (schoon === 'j' || schoon === 'ja') return true;
  if (schoon === 'n' || schoon === 'nee') return false;
  return null;
}

/** Text without spaces around it; empty is null. */
export function leesTekst(tekst: string): string | null {
  const schoon = tekst.trim();
  return schoon === '' ? null : schoon;
}

/** "7371eg" → "7371 EG"; anything that is no Dutch postcode stays what it was. */
export function leesPostcode(tekst: string): string | null {
  const schoon = leesTekst(tekst);
  const delen = schoon === null ? null : /^([1-9]\d{3})\s*([a-z]{2})$/i.exec(schoon);
  return delen?.[1] && delen[2] ? `${delen[1]} ${delen[2].toUpperCase()}` : schoon;
}

/** A key by which a row is known; refused when it is empty. */
export function leesSleutel(tekst: string, naam: string): Veld<string> {
  const schoon = tekst.trim();
  if (schoon === '')
    return fout('regel-onleesbaar', `${naam} ontbreekt: zonder is niet te zien of deze regel al eerder is aangeleverd.`);
  if (schoon.length > 100) return fout('regel-onleesbaar', `${naam} is langer dan 100 tekens.`);
  return goed(schoon);
}

/** A text that must be there. */
export function leesVerplicht(tekst: string, naam: string): Veld<string> {
  const schoon = tekst.trim();
  return schoon === '' ? fout('regel-onleesbaar', `${naam} ontbreekt.`) : goed(schoon);
}

/**
 * The number of a toewijzing without zeros in front, so that "06001" finds 6001. Text that is no number stays: it finds nothing.
 */
export function normaliseNummer(tekst: string): string {
  const schoon = tekst.trim();
  return /^\d+$/.test(schoon) ? schoon.replace(/^0+(?=\d)/, '') : schoon;
}

/** The number of a new toewijzing: at most nine digits, as iWmo has it. */
export function leesNummer(tekst: string): Veld<string> {
  const sleutel = leesSleutel(tekst, 'Het toewijzingsnummer');
  if (!sleutel.ok) return sleutel;
  if (/^\d{1,9}$/.test(sleutel.waarde)) return goed(normaliseNummer(sleutel.waarde));
  return fout('regel-onleesbaar', `Het toewijzingsnummer ${toonWaarde(tekst)} moet uit ten hoogste 9 cijfers bestaan.`);
}
