// What a careful colleague would ask about a change: it may be right, so it refuses nothing, but both of them see it.
import type { Verschil } from './verschillen.ts';
import { blok } from './woorden.ts';

/**
 * The changes that deserve a second look, each as one Dutch sentence or two: a value that moved while its source stayed (the document
 * would claim that the source says it), and a term that now stands in the file in two ways.
 *
 * @param inhoud the new version as plain data (`ConceptTekst.inhoud`)
 */
export const aandacht = (verschillen: readonly Verschil[], inhoud: unknown): string[] => [
  ...verschillen.flatMap((v) => {
    const { oud, nieuw } = v;
    if (!oud || !nieuw || oud.tekst === nieuw.tekst || oud.bron === undefined) return [];
    if (oud.bron !== nieuw.bron || nieuw.bron === 'keuze') return [];
    return [
      `${v.onderwerp}, ${v.wat.toLowerCase()}: de waarde is nieuw, de bron is nog ${nieuw.bron}. Staat “${nieuw.tekst}” daar niet in? Zet bij bron waar het wel staat, of keuze.`,
    ];
  }),
  ...dubbeleTermijnen(verschillen, blok(inhoud)),
];

const JAAR = 12;

/** The way of the resident repeats how long a product takes. */
function dubbeleTermijnen(verschillen: readonly Verschil[], inhoud: Record<string, unknown>): string[] {
  const lijst = (waarde: unknown): Record<string, unknown>[] => (Array.isArray(waarde) ? waarde.map(blok) : []);
  const geraakt = (pad: string): boolean => verschillen.some((v) => v.pad === pad || v.pad.startsWith(`${pad}.`));
  const producten = lijst(inhoud.producten);
  return lijst(blok(inhoud.route).stappen).flatMap((stap) => {
    const product = producten.find((een) => een.product === stap.product && een.product !== undefined);
    const { aantal, eenheid } = blok(stap.termijn);
    const { maanden, weken } = blok(product?.duur);
    if (!product || typeof aantal !== 'number') return [];
    const hier = eenheid === 'jaren' ? aantal * JAAR : aantal;
    const daar = eenheid === 'weken' ? weken : eenheid === 'jaren' || eenheid === 'maanden' ? maanden : undefined;
    if (typeof daar !== 'number' || daar === hier) return [];
    if (!geraakt(`producten.${String(product.product)}.duur`) && !geraakt(`route.stappen.${String(stap.id)}`)) return [];
    return [
      `${String(product.naam)}: bij het product staat ${eenheid === 'weken' ? `${daar} weken` : `${daar} maanden`}, bij route (stap ${String(stap.id)}) ${aantal} ${String(eenheid)}. Het systeem rekent met het product; maak de route gelijk.`,
    ];
  });
}
