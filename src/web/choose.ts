// Choosing one out of very many by typing a part of the name. The server looks: it works without a script, and a page does not carry
// a thousand names.
import { foutVan, keuzelijst, type Optie, tekstveld, type Veld } from './form.ts';
import { type Html, html } from './html.ts';

/** As many options still make a list that one reads (keuze); with more one types a name. */
export const VEEL_OPTIES = 40;
/** Behind the name of the field: what is typed when the list that came back does not hold who was meant. */
const ANDERS = '_anders';

const kaal = (tekst: string): string =>
  tekst
    .toLocaleLowerCase('nl')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What somebody meant: the value of one option, or '' with the options that fit what he typed. */
export type Gekozen = { waarde: string; gezocht: string; passen: readonly Optie[] };

/** Whether something was asked of a field that `zoekkeuze` made. While nothing was, VEEL_OPTIES + 1 options are enough to make it. */
export const keuzeGevraagd = (naam: string, lees: (naam: string) => string): boolean =>
  (lees(naam + ANDERS) || lees(naam)).trim() !== '';

/** Reads a field that `zoekkeuze` made; `lees` gives what was sent under a name, '' for nothing. */
export function leesKeuze(opties: readonly Optie[], naam: string, lees: (naam: string) => string): Gekozen {
  const getypt = (lees(naam + ANDERS) || lees(naam)).trim().slice(0, 100);
  const zoek = kaal(getypt);
  if (getypt === '' || zoek === '') return { waarde: '', gezocht: getypt, passen: [] };
  if (opties.some(({ waarde }) => waarde === getypt)) return { waarde: getypt, gezocht: '', passen: [] };
  // A number that is none of these is no name: the value of somebody who went.
  if (/^\d+$/.test(getypt)) return { waarde: '', gezocht: '', passen: [] };
  const passen = opties.filter(({ tekst, uit }) => !uit && zoek.split(' ').every((woord) => kaal(tekst).includes(woord)));
  const [een, nogEen] = passen;
  return een && !nogEen ? { waarde: een.waarde, gezocht: '', passen: [] } : { waarde: '', gezocht: getypt, passen };
}

/** What to say at the field when a name was typed that is nobody's or of more than one; nothing when one was chosen. */
export function keuzeFout(naam: string, gekozen: Gekozen): { veld: string; tekst: string }[] {
  if (gekozen.waarde !== '' || gekozen.gezocht === '') return [];
  const n = gekozen.passen.length;
  const tekst =
    n === 0
      ? `Er is niemand met “${gekozen.gezocht}”. Kijk de naam na, of typ een kleiner deel.`
      : n > VEEL_OPTIES
        ? `${n} namen passen bij “${gekozen.gezocht}”. Typ meer van de naam.`
        : `${n} namen passen bij “${gekozen.gezocht}”. Kies er een uit de lijst.`;
  return [{ veld: naam, tekst }];
}

/**
 * A list to choose from while it is short; with more than VEEL_OPTIES a field to type a name in, and then a list of who fits. Read it with
 * `leesKeuze`; `gekozen` is what that gave.
 */
export function zoekkeuze(o: Omit<Veld, 'waarde'> & { opties: readonly Optie[]; leeg?: string; gekozen: Gekozen }): Html {
  const { opties, gekozen, ...veld } = o;
  const fout = o.fout ?? foutVan(keuzeFout(o.naam, gekozen), o.naam);
  if (opties.length <= VEEL_OPTIES) return keuzelijst({ ...veld, fout, opties, waarde: gekozen.waarde });
  const passen = gekozen.waarde === '' ? gekozen.passen : opties.filter(({ waarde }) => waarde === gekozen.waarde);
  const { leeg, ...zonderLeeg } = veld;
  if (passen.length === 0 || passen.length > VEEL_OPTIES)
    return tekstveld({
      ...zonderLeeg,
      fout,
      hint:
        o.hint ??
        // "Kies een consulent" says what to do, and not what nothing stands for.
        (leeg === undefined || leeg.startsWith('Kies ')
          ? 'Typ een deel van de naam.'
          : `Typ een deel van de naam. Leeg: ${leeg.toLowerCase()}.`),
      type: 'search',
      waarde: gekozen.gezocht,
      autocomplete: 'off',
      maximum: 100,
    });
  return html`${keuzelijst({ ...veld, fout, opties: passen, waarde: gekozen.waarde })}${tekstveld({
    naam: o.naam + ANDERS,
    label: 'Of zoek een andere naam',
    type: 'search',
    autocomplete: 'off',
    verplicht: false,
    maximum: 100,
  })}`;
}
