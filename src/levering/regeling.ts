import { aowDatum, type Landelijk, type Regeling, toonBron } from '../beleid/index.ts';
import { hoogsteDuur } from '../plicht/index.ts';
import type { ProductRegels, SignaalRegels } from './signalen.ts';
import type { ProductSoort } from './types.ts';

/** The products of a regeling for which a toewijzing can come in: those that are an ontwikkeling or a werkplek. */
export function productenVan(regeling: Regeling): Map<string, ProductSoort> {
  const producten = new Map<string, ProductSoort>();
  for (const { product, soort } of regeling.producten) {
    if (soort === 'ontwikkeling' || soort === 'werkplek') producten.set(product, soort);
  }
  return producten;
}

/** What toewijzingen from elsewhere are held against. A product without a term in the regeling has no longest duration. */
export function signaalRegelsVan(regeling: Regeling, landelijk: Landelijk): SignaalRegels {
  const producten = new Map<string, ProductRegels>();
  for (const product of regeling.producten) {
    if (product.soort !== 'ontwikkeling' && product.soort !== 'werkplek') continue;
    const { duur } = product;
    producten.set(product.product, {
      naam: product.naam,
      soort: product.soort,
      startTreden: product.startTreden?.waarde ?? [],
      doelTreden: product.doelTreden?.waarde ?? [],
      maxMaanden: hoogsteDuur(product)?.maanden ?? null,
      bronDuur: duur ? toonBron(regeling, duur.bron) : '',
    });
  }
  return {
    minimumLeeftijd: regeling.doelgroep.minimumLeeftijd?.waarde ?? 0,
    aowDatum: (geboren) => aowDatum(landelijk, geboren).datum,
    producten,
  };
}
