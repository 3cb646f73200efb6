// What was typed in the form of a change, read. What breaks a rule is judged later.
import { type Datum, parseDatumNl } from '../kernel/datum.ts';
import { parseUren } from '../kernel/minuten.ts';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../kernel/resultaat.ts';
import { unprintableIn } from '../platform/pdf/index.ts';
import { type Invoer, redenenVan, type Wijzigdaad, type WijzigingSoort } from './types.ts';

export type Getypt = Readonly<Record<string, string>>;

/** The kind of change that an act gives. */
export const SOORT_VAN: Readonly<Record<Wijzigdaad, WijzigingSoort>> = {
  verlengen: 'verlenging',
  opschorten: 'opschorting',
  hervatten: 'hervatting',
  uren: 'uren',
  plaats: 'plaats',
  aanbieder: 'aanbieder',
  terugdraaien: 'herstel',
  verwijderen: 'vergissing',
};

const nummer = (tekst: string): number | undefined => (/^[1-9]\d{0,8}$/.test(tekst) ? Number(tekst) : undefined);

/** A text that may go in a letter: not too long, and with characters that can be printed. */
export function tekstRedenen(veld: string, tekst: string, maximum: number): Reden[] {
  if (tekst.length > maximum) return [{ veld, tekst: `Schrijf dit korter: hoogstens ${maximum} tekens.` }];
  const tekens = unprintableIn(tekst);
  return tekens.length === 0
    ? []
    : [{ veld, tekst: `Deze tekens kunnen niet worden gedrukt: ${tekens.slice(0, 5).join(' ')}. Haal ze weg.` }];
}

/** A day that was typed, or what is wrong with it. */
export function dagUit(veld: string, getypt: string, leeg: string): Resultaat<Datum> {
  const tekst = getypt.trim();
  if (tekst === '') return geweigerd({ veld, tekst: leeg });
  const dag = parseDatumNl(tekst);
  if (dag) return gelukt(dag);
  const kort = tekst.length > 30 ? `${tekst.slice(0, 30)}…` : tekst;
  return geweigerd({ veld, tekst: `“${kort}” is geen datum. Schrijf dag, maand en jaar, bijvoorbeeld 31-01-2020.` });
}

/** Reads the form of one act: all that cannot be read at once, each at its field. */
export function leesWijziging(daad: Wijzigdaad, w: Getypt): Resultaat<Invoer> {
  const redenen: Reden[] = [];
  const neem = <T>(r: Resultaat<T>): T | undefined => {
    if (r.ok) return r.waarde;
    redenen.push(...r.redenen);
    return undefined;
  };
  const toelichting = (w.toelichting ?? '').trim();
  const reden = w.reden ?? '';
  const bekend = redenenVan(SOORT_VAN[daad]);
  const van = (leeg: string) => neem(dagUit('van', w.van ?? '', leeg));
  const af = (maak: () => Invoer | undefined): Resultaat<Invoer> => {
    const invoer = maak();
    if (!Object.hasOwn(bekend, reden) || !bekend[reden]?.aangeboden) redenen.push({ veld: 'reden', tekst: 'Kies waarom.' });
    else if (reden === 'anders' && toelichting === '')
      redenen.push({ veld: 'toelichting', tekst: 'Schrijf op waarom, of kies een andere reden.' });
    redenen.push(...tekstRedenen('toelichting', toelichting, 1000));
    return redenen.length > 0 || !invoer ? geweigerd(...redenen) : gelukt(invoer);
  };
  const samen = { reden, toelichting };
  switch (daad) {
    case 'verlengen':
      return af(() => {
        const tot = neem(dagUit('tot', w.tot ?? '', 'Vul in wat de nieuwe laatste dag wordt.'));
        return tot && { daad, ...samen, tot };
      });
    case 'opschorten':
      return af(() => {
        const begin = van('Vul in vanaf welke dag het stilstaat.');
        const tot = neem(
          dagUit(
            'tot',
            w.tot ?? '',
            'Vul in tot en met welke dag. Weet je dat niet, schat het dan: eerder hervatten kan altijd.',
          ),
        );
        return begin && tot && { daad, ...samen, van: begin, tot };
      });
    case 'hervatten':
      return af(() => {
        const opschorting = nummer(w.opschorting ?? '');
        if (opschorting === undefined) redenen.push({ veld: 'opschorting', tekst: 'Kies welke opschorting eerder stopt.' });
        const begin = van('Vul in op welke dag de inwoner weer begint.');
        return begin && opschorting !== undefined ? { daad, ...samen, van: begin, opschorting } : undefined;
      });
    case 'uren':
      return af(() => {
        const begin = van('Vul in vanaf welke maandag.');
        const getypt = (w.urenPerWeek ?? '').trim();
        const uren =
          getypt === ''
            ? geweigerd({ tekst: 'Vul in hoeveel uur per week, bijvoorbeeld 12 of 7,5.' })
            : parseUren(getypt.slice(0, 40));
        if (!uren.ok) redenen.push(...uren.redenen.map((r) => ({ ...r, veld: 'urenPerWeek' })));
        return begin && uren.ok ? { daad, ...samen, van: begin, minuten: uren.waarde } : undefined;
      });
    case 'plaats':
      return af(() => {
        const begin = van('Vul in vanaf welke dag de inwoner daar werkt.');
        const [werkplek, begeleider] = [(w.werkplek ?? '').trim(), (w.begeleider ?? '').trim()];
        if (werkplek === '') redenen.push({ veld: 'werkplek', tekst: 'Vul in waar de inwoner werkt.' });
        if (begeleider === '') redenen.push({ veld: 'begeleider', tekst: 'Vul in wie de inwoner begeleidt.' });
        redenen.push(...tekstRedenen('werkplek', werkplek, 200), ...tekstRedenen('begeleider', begeleider, 200));
        return begin && { daad, ...samen, van: begin, werkplek, begeleider };
      });
    case 'aanbieder':
      return af(() => {
        const begin = van('Vul in vanaf welke dag de nieuwe aanbieder begint.');
        const aanbiederId = nummer(w.aanbieder ?? '');
        if (aanbiederId === undefined) redenen.push({ veld: 'aanbieder', tekst: 'Kies de nieuwe aanbieder.' });
        return begin && aanbiederId !== undefined ? { daad, ...samen, van: begin, aanbiederId } : undefined;
      });
    case 'terugdraaien':
    case 'verwijderen':
      return af(() => ({ daad, ...samen }));
  }
}
