// From the data of a letter to its bytes. Pure but for reading the template: the same data give the same bytes.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { renderPdf, unprintableIn } from '../../platform/pdf/index.ts';
import { opPapier } from '../rules.ts';
import { Briefdata, type BriefdataInvoer } from '../types.ts';

const template = readFileSync(new URL('./brief.typ', import.meta.url), 'utf8');

/** The version of the template, kept with each letter. */
export const SJABLOON: string = createHash('sha256').update(template).digest('hex').slice(0, 16);

/**
 * The letter as tagged PDF, byte-equal for the same data. Rejects with a ZodError that names the missing or wrong field, or with a PdfError
 * (for instance for a character that cannot be printed).
 */
export const renderBrief = async (invoer: BriefdataInvoer): Promise<Uint8Array> =>
  renderPdf({ template, data: opPapier(Briefdata.parse(invoer)) });

const WAT_ONTBREEKT: Record<string, string> = {
  inwoner: 'de naam of het adres van de inwoner',
  ondertekening: 'de naam of de functie van wie de brief ondertekent',
  contact: 'de naam van wie de inwoner kan bellen',
  inhoud: 'een tekst of een gegeven van het besluit',
  gemeente: 'gegevens van de gemeente',
};

/** Why this letter cannot be made, in words for the employee; none when it can. */
export function waaromGeenBrief(invoer: BriefdataInvoer): string[] {
  const gelezen = Briefdata.safeParse(invoer);
  if (!gelezen.success) {
    const delen = new Set(gelezen.error.issues.map(({ path }) => WAT_ONTBREEKT[String(path[0])] ?? 'een gegeven'));
    return [
      `De brief kan niet worden gemaakt: ${[...delen].join(' en ')} ontbreekt of past niet. Vul dat eerst aan in het dossier.`,
    ];
  }
  const tekens = unprintableIn(JSON.stringify(gelezen.data));
  if (tekens.length === 0) return [];
  return [
    `De brief kan niet worden gemaakt: deze tekens kunnen niet worden afgedrukt: ${tekens.join(' ')}. Kijk naar de naam en het adres van de inwoner en naar wat je zelf typte, en pas dat eerst aan.`,
  ];
}
