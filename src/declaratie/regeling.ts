import { type Regeling, toonBron } from '../beleid/index.ts';
import { datum } from '../kernel/datum.ts';
import type { DeclaratieProduct, ResultaatKeuze } from './types.ts';

/**
 * The products and default tariffs (AP7) of the versions of a regeling, each tariff on the days of its version. Pass the versions in
 * order of validity; the latest gives the name.
 */
export function declaratieProductenVan(versies: readonly Regeling[]): Map<string, DeclaratieProduct> {
  const producten = new Map<string, DeclaratieProduct>();
  for (const regeling of versies) {
    for (const { product, naam, soort, prijs } of regeling.producten) {
      if (soort !== 'ontwikkeling' && soort !== 'werkplek') continue;
      const geldig = { van: datum(regeling.geldigVan), tot: regeling.geldigTot === null ? null : datum(regeling.geldigTot) };
      const tarief =
        prijs && prijs.bedrag !== null ? [{ geldig, tarief: prijs.bedrag, bron: toonBron(regeling, prijs.bron) }] : [];
      producten.set(product, { naam, soort, tarieven: [...(producten.get(product)?.tarieven ?? []), ...tarief] });
    }
  }
  return producten;
}

/** K5 of a regeling. */
export function resultaatKeuzeVan(regeling: Regeling): ResultaatKeuze {
  const { nietBehaald, lager, hoger } = regeling.keuzes.K5;
  return { nietBehaald, lager, hoger };
}
