import { toonUren } from '../kernel/minuten.ts';
import { csvTekst } from '../platform/csv.ts';
import type { Declaratie } from './queries/index.ts';
import type { BestaandeRegel } from './te-declareren.ts';

const SCHEIDING = ';';

/** Eurocent with a comma and without points, so that it stays a number: -1600,00. */
export function csvGeld(eurocent: number): string {
  const absoluut = Math.abs(eurocent);
  return `${eurocent < 0 ? '-' : ''}${Math.floor(absoluut / 100)},${String(absoluut % 100).padStart(2, '0')}`;
}

/** A declaratie as a file for a spreadsheet: semicolons, comma decimals, UTF-8 with BOM, no names. Minutes are exact, hours rounded. */
export function csvVan(declaratie: Declaratie, regels: readonly BestaandeRegel[]): string {
  const kop = [
    'declaratie',
    'agb',
    'aanbieder',
    'maand',
    'toewijzing',
    'prestatiemaand',
    'soort',
    'product',
    'per',
    'minuten gemaakt',
    'minuten betaalbaar',
    'uren betaalbaar',
    'tarief',
    'bedrag',
    'oordeel',
    'reden',
    'antwoord',
    'uitleg',
  ];
  const rijen = regels.map((regel) => [
    String(declaratie.id),
    csvTekst(declaratie.agb),
    csvTekst(declaratie.aanbieder),
    declaratie.maand,
    regel.toewijzing,
    regel.prestatiemaand,
    regel.soort,
    csvTekst(regel.product),
    regel.per,
    String(regel.minuten),
    String(regel.betaalbaar),
    toonUren(regel.betaalbaar),
    csvGeld(regel.tarief),
    csvGeld(regel.bedrag),
    regel.status,
    csvTekst(regel.reden),
    csvTekst(regel.antwoord),
    csvTekst(regel.uitleg),
  ]);
  return `\ufeff${[kop, ...rijen].map((rij) => rij.join(SCHEIDING)).join('\r\n')}\r\n`;
}
