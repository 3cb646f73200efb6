// What the form of a besluit holds: read from text, each fault at its field.
import { type Datum, parseDatumNl } from '../kernel/datum.ts';
import { parseUren } from '../kernel/minuten.ts';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../kernel/resultaat.ts';
import { parseTrede, type Trede } from '../kernel/trede.ts';
import { unprintableIn } from '../platform/pdf/index.ts';
import { DoelSoort } from '../toewijzing/index.ts';

/** Names of the five fields for goals; the first carries the name that the rules use. */
export const DOELVELDEN = ['doelen', 'doelen2', 'doelen3', 'doelen4', 'doelen5'] as const;
export const doelSoortVeld = (veld: string): string => veld.replace('doelen', 'doelSoort');

/** A proposal as it was typed, read. `einde` undefined: the whole duration of the product. */
export type Invoer = {
  toetsId: number;
  product: string;
  aanbiederId: number;
  ingang: Datum;
  einde: Datum | undefined;
  /** minuten per week; null: none agreed. */
  minutenPerWeek: number | null;
  doelTrede: Trede | null;
  doelen: { soort: DoelSoort; tekst: string }[];
  /** AP13: who set the goals together with the lokale toegang. */
  metInwoner: boolean;
  metAanbieder: boolean;
  motivering: string;
};

/**
 * The last day that was proposed and that nobody touched is the whole duration, which follows the first day: as if it was left empty. The
 * proposal itself goes along unseen in `eindeVoorstel`.
 */
export function zonderVoorstel(getypt: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { eindeVoorstel, ...rest } = getypt;
  return eindeVoorstel !== undefined && eindeVoorstel === rest.einde ? { ...rest, einde: '' } : rest;
}

const MAX_DOEL = 300;
const MAX_MOTIVERING = 2000;
const UREN_IN_WEEK = 168;
const id = (tekst: string): number | undefined => (/^[1-9]\d{0,8}$/.test(tekst) ? Number(tekst) : undefined);

/** The characters that a letter cannot print, as a reason at the field. */
function letterReden(veld: string, tekst: string): Reden[] {
  const tekens = unprintableIn(tekst);
  if (tekens.length === 0) return [];
  const wat = tekens.length === 1 ? `Het teken ${tekens[0]} kan` : `De tekens ${tekens.join(' ')} kunnen`;
  return [{ veld, tekst: `${wat} niet in een brief. Schrijf het in woorden.` }];
}

function teLang(veld: string, tekst: string, maximum: number): Reden[] {
  return tekst.length > maximum
    ? [{ veld, tekst: `Schrijf dit korter: hoogstens ${maximum} tekens. Nu zijn het er ${tekst.length}.` }]
    : [];
}

/** A text that goes in a letter: there, not too long, and with characters that can be printed. */
export function leesTekst(veld: string, tekst: string, o: { leeg: string; maximum: number }): Resultaat<string> {
  const redenen: Reden[] = [
    ...(tekst.trim() === '' ? [{ veld, tekst: o.leeg }] : []),
    ...teLang(veld, tekst, o.maximum),
    ...letterReden(veld, tekst),
  ];
  return redenen.length > 0 ? geweigerd(...redenen) : gelukt(tekst);
}

/** Reads the form. Refused with a reason for each field that is missing or cannot be read; what breaks a rule is judged later. */
export function leesInvoer(waarden: Readonly<Record<string, string>>): Resultaat<Invoer> {
  const w = (naam: string) => waarden[naam] ?? '';
  const redenen: Reden[] = [];
  const fout = (veld: string, tekst: string) => void redenen.push({ veld, tekst });

  const toetsId = id(w('toets'));
  if (toetsId === undefined) fout('product', 'Doe eerst de toets. Een besluit rust op een toets.');
  const aanbiederId = id(w('aanbieder'));
  if (aanbiederId === undefined) fout('aanbieder', 'Kies de aanbieder.');
  const ingang = parseDatumNl(w('ingang'));
  if (!ingang) {
    fout(
      'ingang',
      w('ingang') === ''
        ? 'Vul in vanaf welke dag het besluit geldt, bijvoorbeeld 31-01-2020.'
        : `“${w('ingang')}” is geen datum. Schrijf dag, maand en jaar, bijvoorbeeld 31-01-2020.`,
    );
  }
  const einde = parseDatumNl(w('einde'));
  if (!einde && w('einde') !== '') {
    fout('einde', `“${w('einde')}” is geen datum. Schrijf dag, maand en jaar, bijvoorbeeld 31-01-2020.`);
  }
  const uren = w('urenPerWeek') === '' ? undefined : parseUren(w('urenPerWeek'));
  if (uren && !uren.ok) redenen.push(...uren.redenen.map((r) => ({ ...r, veld: 'urenPerWeek' })));
  // Also for a product that asks for no hours: what is filled in must be able to be.
  if (uren?.ok && uren.waarde <= 0) fout('urenPerWeek', 'Het aantal uren per week moet meer dan 0 zijn.');
  if (uren?.ok && uren.waarde > UREN_IN_WEEK * 60) fout('urenPerWeek', `Een week heeft ${UREN_IN_WEEK} uur. Vul minder in.`);
  const doelTrede = parseTrede(w('doelTrede')) ?? null;

  const doelen: Invoer['doelen'] = [];
  for (const veld of DOELVELDEN) {
    const tekst = w(veld);
    if (tekst === '') continue;
    redenen.push(...teLang(veld, tekst, MAX_DOEL), ...letterReden(veld, tekst));
    const soort = DoelSoort.safeParse(w(doelSoortVeld(veld)));
    if (soort.success) doelen.push({ soort: soort.data, tekst });
    else fout(doelSoortVeld(veld), 'Kies waar dit doel over gaat.');
  }
  const motivering = w('motivering');
  if (motivering === '')
    fout('motivering', 'Schrijf op waarom je dit besluit neemt. Deze tekst komt in de brief aan de inwoner.');
  redenen.push(...teLang('motivering', motivering, MAX_MOTIVERING), ...letterReden('motivering', motivering));

  if (redenen.length > 0 || !ingang || toetsId === undefined || aanbiederId === undefined) return geweigerd(...redenen);
  return gelukt({
    toetsId,
    product: w('product'),
    aanbiederId,
    ingang,
    einde,
    minutenPerWeek: uren?.ok ? uren.waarde : null,
    doelTrede,
    doelen,
    metInwoner: w('metInwoner') === 'ja',
    metAanbieder: w('metAanbieder') === 'ja',
    motivering,
  });
}
