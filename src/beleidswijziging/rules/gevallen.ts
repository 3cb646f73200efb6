import type { Gevallen } from '../../beleid/index.ts';
import type { Landelijk } from '../../beleid/landelijk.ts';
import type { Regeling } from '../../beleid/regeling.ts';
import { draaiGevallen, type GevalUitkomst } from '../../gevallen/index.ts';

/**
 * Holds the agreed cases against a concept. They were written for its basis, on days before the concept begins: the concept is tried as
 * if it had been in force since its basis was, beside the versions before and after it.
 */
export function gevallenVanConcept(
  gevallen: Gevallen,
  concept: Regeling,
  basis: Pick<Regeling, 'geldigVan' | 'geldigTot'>,
  andere: readonly Regeling[],
  landelijk: Landelijk,
): GevalUitkomst[] {
  const vroeger = concept.geldigVan < basis.geldigVan ? concept.geldigVan : basis.geldigVan;
  const proef: Regeling = { ...concept, geldigVan: vroeger };
  return draaiGevallen(gevallen, [...andere, proef], landelijk);
}
