import { findProduct, type Regeling, toonBron } from '../beleid/index.ts';
import { datum } from '../kernel/datum.ts';
import type { Geldigheid } from '../kernel/periode.ts';
import type { DeclaratieProduct, ResultaatKeuze, Tariefversie } from './types.ts';

/**
 * The products and default tariffs (AP7) of the versions of a regeling, each tariff on the days (`jjjj-mm-dd`) on which its version
 * applies. Pass the versions in order of validity; the latest gives the name.
 */
export function declaratieProductenVan(
  versies: readonly { regeling: Regeling; van: string; tot: string | null }[],
): Map<string, DeclaratieProduct> {
  const producten = new Map<string, DeclaratieProduct>();
  for (const { regeling, van, tot } of versies) {
    for (const { product, naam, soort: hoe, prijs, dagdeel } of regeling.producten) {
      if (hoe !== 'ontwikkeling' && hoe !== 'werkplek') continue;
      const soort = hoe === 'ontwikkeling' && prijs?.per === 'jaar' ? 'arrangement' : hoe;
      const geldig = { van: datum(van), tot: tot === null ? null : datum(tot) };
      const tarief =
        prijs && prijs.bedrag !== null ? [{ geldig, tarief: prijs.bedrag, bron: toonBron(regeling, prijs.bron) }] : [];
      producten.set(product, {
        naam,
        soort,
        ...(prijs?.per === 'dagdeel' && dagdeel ? { dagdeel: dagdeel.minuten } : {}),
        tarieven: [...(producten.get(product)?.tarieven ?? []), ...tarief],
      });
    }
  }
  return producten;
}

/** The price that a version gives for a product on the days on which a toewijzing rests on it; undefined when it gives none. */
export function standaardTarief(regeling: Regeling, product: string, geldig: Geldigheid): Tariefversie | undefined {
  const prijs = findProduct(regeling, product)?.prijs;
  if (!prijs || prijs.bedrag === null) return undefined;
  return {
    geldig,
    tarief: prijs.bedrag,
    bron: toonBron(regeling, prijs.bron),
  };
}

/** K5 of a regeling. */
export function resultaatKeuzeVan(regeling: Regeling): ResultaatKeuze {
  const { nietBehaald, lager, hoger } = regeling.keuzes.K5;
  return { nietBehaald, lager, hoger };
}
