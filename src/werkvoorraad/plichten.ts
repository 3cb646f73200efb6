// The duties of a toewijzing with a day, as steps want them.
import { type BeleidInHuis, findProduct, type Product } from '../beleid/index.ts';
import { isoVanDagnummer } from '../kernel/dagnummer.ts';
import { dagnummer, datum } from '../kernel/datum.ts';
import { fromDaterange } from '../kernel/periode.ts';
import { leesRegelingEerder } from '../kernel/versieverloop.ts';
import { leesOpgeschort } from '../kernel/weekverloop.ts';
import { type Afdoening, plichtDagenDoor, plichtStanden } from '../plicht/index.ts';
import type { ToewijzingFeiten } from './types.ts';

interface Rij {
  product: string;
  status: string;
  looptijd: string;
  opgeschort: string;
  regeling_id: number;
  regeling_eerder: unknown;
}

type ZoekProduct = (regelingId: number, sleutel: string) => Product | undefined;

/** A product of a version, looked up once. */
export const productZoeker = (beleid: BeleidInHuis): ZoekProduct => {
  const gezien = new Map<string, Product | undefined>();
  return (regelingId, sleutel) => {
    const naam = `${regelingId} ${sleutel}`;
    if (!gezien.has(naam)) gezien.set(naam, findProduct(beleid.regelingMetId(regelingId).regeling, sleutel));
    return gezien.get(naam);
  };
};

/** Of a toewijzing that went over to another version, each version asks only for the days on which it decided. */
export const plichtenVoor =
  (productVan: ZoekProduct): ((t: Rij, afgedaan: readonly Afdoening[]) => ToewijzingFeiten['plichten']) =>
  (t, afgedaan) => {
    const product = t.status === 'gestart' ? productVan(t.regeling_id, t.product) : undefined;
    if (!product) return [];
    const eerder = leesRegelingEerder(t.regeling_eerder).flatMap(({ tot, regelingId }) => {
      const was = productVan(regelingId, t.product);
      return was ? [{ product: was, tot: dagnummer(tot) }] : [];
    });
    if ([product, ...eerder.map((een) => een.product)].every(({ plichten }) => plichten.length === 0)) return [];
    const { van, tot } = fromDaterange(t.looptijd);
    const l = {
      van: dagnummer(van),
      tot: dagnummer(tot),
      onderbrekingen: leesOpgeschort(t.opgeschort).map((o) => ({ van: dagnummer(o.van), tot: dagnummer(o.tot) })),
    };
    const dagen = plichtDagenDoor(product, l, eerder).map((een) => ({
      soort: een.plicht.soort,
      wie: een.plicht.wie,
      datum: isoVanDagnummer(een.datum),
    }));
    const standen = plichtStanden(dagen, afgedaan);
    return dagen.flatMap((dag, i) => {
      const stand = standen[i];
      return stand ? [{ ...dag, datum: datum(dag.datum), stand }] : [];
    });
  };
