import type { BeleidInHuis, Product } from '../beleid/index.ts';
import { datum } from '../kernel/datum.ts';
import { bevat, type Geldigheid } from '../kernel/periode.ts';
import type { IsoDag, ToewijzingRij } from './types.ts';

/** Part of a contract that holds for one product of one aanbieder; tarief in eurocent. */
export type Contractproduct = {
  agb: string;
  product: string;
  geldig: Geldigheid;
  tarief: number;
  productcategorie: string;
  productcode: string;
};

/** What a toewijzing gets besides what was delivered. `volume` is eurocent or minutes a week, as the regeling says. */
export type Toewijzingsvelden = {
  regelingId: number;
  productcategorie: string;
  productcode: string;
  eenheid: string;
  frequentie: string;
  volume: number;
  status: 'geaccepteerd' | 'gestart' | 'beeindigd';
  gestartOp: IsoDag | null;
  beeindigdOp: IsoDag | null;
};

/**
 * The fields of iWmo and the status of a toewijzing that was decided elsewhere: from the contract of the aanbieder on the first day,
 * and where it has none from the regeling of that day (AP7: its tariff is the default). No contract is invented. It runs from its
 * first day to its last; before the first it is accepted and not started.
 */
export function toewijzingsvelden(
  rij: ToewijzingRij,
  o: {
    beleid: Pick<BeleidInHuis, 'regelingOp' | 'dichtstbij'>;
    gemeenteId: number;
    contracten: readonly Contractproduct[];
    vandaag: IsoDag;
  },
): Toewijzingsvelden {
  const van = datum(rij.van);
  const versie = o.beleid.regelingOp(o.gemeenteId, van) ?? o.beleid.dichtstbij(o.gemeenteId, van);
  const product = versie?.regeling.producten.find((een) => een.product === rij.product);
  if (!versie || !product?.iwmo) throw new Error(`product ${rij.product} heeft geen code in de regeling`);
  const contract = o.contracten.find((c) => c.agb === rij.agb && c.product === rij.product && bevat(c.geldig, van));
  return {
    regelingId: versie.id,
    productcategorie: contract?.productcategorie ?? product.iwmo.categorie,
    productcode: contract?.productcode ?? product.iwmo.code,
    eenheid: product.iwmo.eenheid,
    frequentie: product.iwmo.frequentie,
    volume: volume(rij, product.iwmo.volume, contract?.tarief ?? product.prijs?.bedrag ?? 0),
    ...verloop(rij, o.vandaag),
  };
}

function volume(rij: ToewijzingRij, telt: NonNullable<Product['iwmo']>['volume'], tarief: number): number {
  switch (telt) {
    case 'eurocent':
      return tarief;
    case 'minuten':
      return rij.minutenPerWeek ?? 0;
  }
}

/** Where a toewijzing is on a day. */
export function verloop(
  rij: Pick<ToewijzingRij, 'van' | 'tot'>,
  vandaag: IsoDag,
): Pick<Toewijzingsvelden, 'status' | 'gestartOp' | 'beeindigdOp'> {
  if (rij.tot < vandaag) return { status: 'beeindigd', gestartOp: rij.van, beeindigdOp: rij.tot };
  if (rij.van > vandaag) return { status: 'geaccepteerd', gestartOp: null, beeindigdOp: null };
  return { status: 'gestart', gestartOp: rij.van, beeindigdOp: null };
}
