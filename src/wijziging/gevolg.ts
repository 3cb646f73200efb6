// A row and its changes made into a question, and what a change does to the days: the proposal, and what a besluit keeps as its receipt. Pure.
import { type BeleidInHuis, findProduct, type Landelijk, type OpgeslagenRegeling, type Regeling } from '../beleid/index.ts';
import { aowDatum } from '../beleid/landelijk.ts';
import { type Datum, datum, isoDatum, plusDagen } from '../kernel/datum.ts';
import { fromDaterange, type Periode } from '../kernel/periode.ts';
import { dagenStaat, type Verschil, verschilVan } from '../plicht/index.ts';
import { verloopVan, type Zaak } from './rules.ts';
import type { Basis, Verloop, Wijziging } from './types.ts';

/** What is needed of the row of a toewijzing. */
export interface ZaakRij {
  product: string;
  regeling_id: number;
  looptijd: string;
  looptijd_besloten: string | null;
  minuten_per_week: number | null;
  uren_eerder: readonly { tot: Datum; minuten: number }[];
  verlengd: number;
  geboortedatum: string;
}

export type VolleZaak = Zaak & {
  opgeslagen: OpgeslagenRegeling;
  basis: Basis;
  wijzigingen: readonly Wijziging[];
  /** The last day that would hold if no earlier end had been decided. */
  zonderEinde: Datum;
};

/** Undefined for a product that the version does not know (a delivery of before). */
export function zaakVan(
  beleid: Pick<BeleidInHuis, 'regelingMetId' | 'landelijk'>,
  t: ZaakRij,
  wijzigingen: readonly Wijziging[],
): VolleZaak | undefined {
  const opgeslagen = beleid.regelingMetId(t.regeling_id);
  const { regeling } = opgeslagen;
  const product = findProduct(regeling, t.product);
  if (!product) return undefined;
  const basis: Basis = {
    periode: fromDaterange(t.looptijd_besloten ?? t.looptijd),
    minutenPerWeek: t.uren_eerder[0]?.minuten ?? t.minuten_per_week,
    verlengd: t.verlengd - wijzigingen.filter(({ soort }) => soort === 'verlenging').length,
  };
  const voorAow = voorAowVan(regeling, beleid.landelijk, datum(t.geboortedatum));
  const verloop = verloopVan(basis, wijzigingen, voorAow);
  const { periode } = verloop.eindigt
    ? verloopVan(
        basis,
        wijzigingen.filter(({ soort }) => soort !== 'einde'),
        voorAow,
      )
    : verloop;
  return { opgeslagen, regeling, product, basis, wijzigingen, voorAow, verloop, zonderEinde: periode.tot };
}

const voorAowVan = (regeling: Regeling, landelijk: Landelijk, geboren: Datum): Datum | undefined =>
  regeling.keuzes.K3.aan ? plusDagen(aowDatum(landelijk, geboren).datum, -1) : undefined;

/** What holds when this change comes on top. */
export const metWijziging = (zaak: VolleZaak, erbij: Omit<Wijziging, 'id'>): Verloop =>
  verloopVan(zaak.basis, [...zaak.wijzigingen, { ...erbij, id: NIEUW }], zaak.voorAow);
/** No row has this number. */
const NIEUW = 0;

const staat = ({ regeling, product }: Zaak, v: { periode: Periode; opschortingen: readonly Periode[] }) =>
  dagenStaat(regeling, product, {
    van: isoDatum(v.periode.van),
    tot: isoDatum(v.periode.tot),
    opschortingen: v.opschortingen.map((o) => ({ van: isoDatum(o.van), tot: isoDatum(o.tot) })),
  });

/** What moves: the last day and each duty, with why (K1, K2). `oorzaak`: why the end moves other than by suspended days. */
export const gevolgVan = (zaak: Zaak, na: Verloop, oorzaak?: string): Verschil[] =>
  verschilVan(staat(zaak, zaak.verloop), staat(zaak, na), oorzaak);

/** Days as text: what a besluit keeps, so that the same end can be computed from it later. */
export function wijzigingBewijs(
  zaak: VolleZaak,
  erbij: Omit<Wijziging, 'id'>,
  na: Verloop,
  waarom: { reden: string; toelichting: string; verderBij?: string | undefined },
): Record<string, unknown> {
  const dag = (d: Datum | undefined) => (d === undefined ? null : isoDatum(d));
  const rij = ({ soort, van, tot, minuten, betreft }: Omit<Wijziging, 'id'>) => ({
    soort,
    van: dag(van),
    tot: dag(tot),
    minuten: minuten ?? null,
    betreft: betreft ?? null,
  });
  return {
    wijziging: {
      basis: {
        van: dag(zaak.basis.periode.van),
        tot: dag(zaak.basis.periode.tot),
        minutenPerWeek: zaak.basis.minutenPerWeek,
        verlengd: zaak.basis.verlengd,
      },
      eerder: zaak.wijzigingen.map((w) => ({ id: w.id, ...rij(w) })),
      erbij: rij(erbij),
      reden: waarom.reden,
      toelichting: waarom.toelichting,
      ...(waarom.verderBij === undefined ? {} : { verderBij: waarom.verderBij }),
      voorAow: dag(zaak.voorAow),
      uitkomst: {
        tot: dag(na.periode.tot),
        eindigt: dag(na.eindigt),
        afgesproken: dag(na.afgesproken),
        verlengd: na.verlengd,
        minutenPerWeek: na.minutenPerWeek,
        opgeschort: na.opschortingen.map((o) => ({ van: dag(o.van), tot: dag(o.tot) })),
      },
    },
  };
}
