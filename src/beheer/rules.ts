import { type Datum, isNa, isoDatum, isVoor, toonDatum } from '../kernel/datum.ts';
import { bevat, overlapt, toonPeriode } from '../kernel/periode.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { COLLEGE, type LogboekFilter, type Mandaat, type MandaatVoorstel } from './types.ts';

/**
 * Why a mandate may not be registered. AP16, AP30 (BR besluit 3): granted along the chain, so by somebody who stands above it. Two
 * mandates of one functie never hold on the same day. `keten` is from the top down.
 */
export const mandaatRedenen = (voorstel: MandaatVoorstel, bestaand: readonly Mandaat[], keten: readonly string[]): Reden[] => {
  const redenen: Reden[] = [];
  const plaats = keten.indexOf(voorstel.functie);
  const boven = voorstel.verleendDoor === COLLEGE ? -1 : keten.indexOf(voorstel.verleendDoor);
  if (plaats < 0) redenen.push({ veld: 'functie', tekst: 'Kies een functie uit de lijst.' });
  else if (voorstel.verleendDoor !== COLLEGE && boven < 0)
    redenen.push({ veld: 'verleendDoor', tekst: 'Kies wie het mandaat verleent.' });
  else if (boven >= plaats)
    redenen.push({
      veld: 'verleendDoor',
      tekst: 'Kies iemand die in de keten boven deze functie staat.',
      regel: 'AP30',
      bron: 'BR besluit 3',
    });
  const { van, tot } = voorstel.geldig;
  if (tot !== null && isVoor(tot, van))
    redenen.push({ veld: 'tot', tekst: 'De laatste dag ligt voor de eerste. Kies een latere dag, of laat hem leeg.' });
  else {
    const dubbel = bestaand.find((een) => een.functie === voorstel.functie && overlapt(een.geldig, voorstel.geldig));
    if (dubbel)
      redenen.push({
        veld: 'van',
        tekst: `Deze functie heeft al een mandaat ${toonPeriode(dubbel.geldig)}. Beëindig dat eerst, of kies een andere dag.`,
      });
  }
  return redenen;
};

/**
 * Why a mandate may not end on `laatste`, its last day. Not before today: besluiten that were taken rest on it (our choice; the
 * source gives no rule).
 */
export const eindeRedenen = (mandaat: Mandaat, laatste: Datum, vandaag: Datum): Reden[] => {
  const { van, tot } = mandaat.geldig;
  if (isVoor(laatste, vandaag))
    return [{ veld: 'laatste', tekst: `Kies ${toonDatum(vandaag)} of later. Besluiten van daarvoor rusten op dit mandaat.` }];
  if (isVoor(laatste, van))
    return [{ veld: 'laatste', tekst: `Het mandaat begint op ${toonDatum(van)}. Kies die dag of later.` }];
  if (tot !== null && isNa(laatste, tot))
    return [{ veld: 'laatste', tekst: `Het mandaat eindigt al op ${toonDatum(tot)}. Kies een eerdere dag.` }];
  return [];
};

export const mandaatOp = (mandaten: readonly Mandaat[], functie: string, dag: Datum): Mandaat | undefined =>
  mandaten.find((een) => een.functie === functie && bevat(een.geldig, dag));

/** `besluit-genomen` → "Besluit genomen"; keys have no diacritics, words on screen do. */
export const inWoorden = (sleutel: string): string => {
  const tekst = sleutel.replace(/[-_]/g, ' ').replace('beeindig', 'beëindig');
  return tekst.charAt(0).toUpperCase() + tekst.slice(1);
};

/** A filter as the query of an address, without what is not set. */
export const filterZoek = (filter: LogboekFilter, pagina?: number): string => {
  const zoek = new URLSearchParams();
  if (filter.van) zoek.set('van', isoDatum(filter.van));
  if (filter.tot) zoek.set('tot', isoDatum(filter.tot));
  if (filter.gebruikerId !== undefined) zoek.set('gebruiker', String(filter.gebruikerId));
  if (filter.handeling !== undefined) zoek.set('handeling', filter.handeling);
  if (pagina !== undefined && pagina > 1) zoek.set('pagina', String(pagina));
  return zoek.size === 0 ? '' : `?${zoek}`;
};

/** One line of CSV for a Dutch spreadsheet: semicolons, quotes doubled, and nothing that a spreadsheet would take for a formula. */
export const csvRegel = (velden: readonly string[]): string =>
  `${velden
    .map((veld) => {
      const veilig = /^[=+\-@\t]/.test(veld) ? `'${veld}` : veld;
      return /[";\n\r]/.test(veilig) ? `"${veilig.replaceAll('"', '""')}"` : veilig;
    })
    .join(';')}\r\n`;
