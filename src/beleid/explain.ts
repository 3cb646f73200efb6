import type { BronStatus } from '../kernel/uitkomst.ts';
import type { Regeling } from './regeling.ts';

/** Abbreviations of national law and standards, with the name that people know. */
const WETTEN: readonly (readonly [string, string])[] = [
  ['Awb', 'Algemene wet bestuursrecht'],
  ['Atw', 'Algemene termijnenwet'],
  ['AOW', 'Algemene Ouderdomswet'],
  ['Wmo 2015', 'Wet maatschappelijke ondersteuning 2015'],
  ['AVG', 'Algemene verordening gegevensbescherming'],
  ['iWmo', 'informatiestandaard iWmo'],
];

const STATUS_TEKST: Record<BronStatus, string> = {
  wet: 'wet',
  besluit: 'besluit',
  productbeschrijving: 'productbeschrijving',
  voorstel: 'voorstel',
  praktijk: 'praktijkbeschrijving',
  keuze: 'keuze',
};

export type Uitleg = { status: BronStatus; tekst: string };

/**
 * A place in a source as people can read it, with the force of that source:
 * "BR 2.3" → "Beleidsregels MO en Jeugd 2018, hoofdstuk G, 2.3 (besluit)". Undefined when the regeling does not know the source.
 */
export function explainBron(regeling: Pick<Regeling, 'bronnen'>, bron: string): Uitleg | undefined {
  if (isKeuze(bron)) {
    const welke = bron.slice('keuze'.length).trim();
    return { status: 'keuze', tekst: `niet in de bron: een keuze van de gemeente in dit systeem${welke ? ` (${welke})` : ''}` };
  }
  const [sleutel, plaats] = splitsBron(bron);
  const document = regeling.bronnen[sleutel];
  if (document) {
    const tussen = plaats === '' ? '' : plaats.startsWith('§') ? ` ${plaats}` : `, ${plaats}`;
    return { status: document.status, tekst: `${document.kort}${tussen} (${STATUS_TEKST[document.status]})` };
  }
  const wet = WETTEN.find(([kort]) => bron === kort || bron.startsWith(`${kort} `));
  if (!wet) return undefined;
  const rest = bron.slice(wet[0].length).trim();
  return { status: 'wet', tekst: `${wet[1]}${rest ? `, ${rest}` : ''} (wet)` };
}

/** As `explainBron`, for sources that were checked when the file was read. Throws on an unknown source. */
export function toonBron(regeling: Pick<Regeling, 'bronnen'>, bron: string): string {
  return getUitleg(regeling, bron).tekst;
}

/** The force of a source. Throws on an unknown source. */
export function bronStatus(regeling: Pick<Regeling, 'bronnen'>, bron: string): BronStatus {
  return getUitleg(regeling, bron).status;
}

/** "volgens besluit", "keuze": the word beside a ground on screen. */
export function toonStatus(status: BronStatus): string {
  return STATUS_TEKST[status];
}

function getUitleg(regeling: Pick<Regeling, 'bronnen'>, bron: string): Uitleg {
  const uitleg = explainBron(regeling, bron);
  if (!uitleg) throw new Error(`bron ${bron} is niet bekend`);
  return uitleg;
}

function isKeuze(bron: string): boolean {
  return bron === 'keuze' || bron.startsWith('keuze ');
}

function splitsBron(bron: string): [string, string] {
  const spatie = bron.indexOf(' ');
  return spatie < 0 ? [bron, ''] : [bron.slice(0, spatie), bron.slice(spatie + 1).trim()];
}
