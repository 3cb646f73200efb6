// What a regeling wants signed by two, or taken together with somebody, is not taken from its check page: it becomes a concept first.
import type { BesluitBij, Product } from '../../beleid/index.ts';
import { type Html, melding } from '../../web/index.ts';
import { vierOgenBij } from '../handtekeningen.ts';
import { samenMet, samenNaam } from '../samen.ts';
import { bewaarKnop } from './bewaar-knop.ts';
import { bewaarEnVraag } from './samen.ts';

export interface ViaConcept {
  uitleg: string;
  /** Somebody decides along, and is asked with the same click. */
  vraagt: boolean;
}

/** Why it goes over a concept; undefined: who has the mandate takes it here. */
export const viaConcept = (product: Product | undefined, bij: BesluitBij): ViaConcept | undefined => {
  const samen = samenMet(product, bij).map(samenNaam);
  const twee = vierOgenBij(product, bij);
  if (samen.length > 0)
    return {
      uitleg: `Dit besluit neem je samen met ${samen.join(' en ')}. Bewaar het en vraag om ja of nee. Daarna ${twee ? 'tekenen twee mensen met mandaat' : 'wordt getekend'}.`,
      vraagt: true,
    };
  if (twee)
    return {
      uitleg:
        'Dit besluit tekenen twee mensen met mandaat. Bewaar het en leg het voor: jij tekent als eerste, en een collega ook.',
      vraagt: false,
    };
  return undefined;
};

/** The button instead of the one that decides. */
export const viaKnop = (inwonerId: number, via: ViaConcept): Html =>
  via.vraagt ? bewaarEnVraag(inwonerId) : bewaarKnop(inwonerId, 'primair', 'Bewaar en leg voor');

/** The same as a notice above the buttons. */
export const viaConceptMelding = (via: ViaConcept): Html =>
  melding({ soort: 'info', titel: 'Dit besluit neem je niet alleen', inhoud: via.uitleg });
