/** Force of a source (regels.md §0): national law, a decision, a product description, a proposal, a practice, our own choice. */
export type BronStatus = 'wet' | 'besluit' | 'productbeschrijving' | 'voorstel' | 'praktijk' | 'keuze';

export const BRON_STATUSSEN = ['wet', 'besluit', 'productbeschrijving', 'voorstel', 'praktijk', 'keuze'] as const;

/** One reason of an outcome: the rule (AP5, K3), the place in the source, and whether it is met; null is "not known". */
export type Grond = {
  regel: string;
  bron: string;
  status: BronStatus;
  tekst: string;
  voldaan: boolean | null;
};

export type UitkomstWaarde = 'passend' | 'niet-passend' | 'onder-voorwaarde';

export type Uitkomst = { uitkomst: UitkomstWaarde; gronden: Grond[] };

/** A ground that fails decides; otherwise an unknown one makes it conditional (K8: never guess). */
export function uitkomstVan(gronden: readonly Grond[]): UitkomstWaarde {
  if (gronden.some((grond) => grond.voldaan === false)) return 'niet-passend';
  if (gronden.some((grond) => grond.voldaan === null)) return 'onder-voorwaarde';
  return 'passend';
}
