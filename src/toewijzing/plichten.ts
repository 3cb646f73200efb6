// The terms and duties of one toewijzing as they stand: what the rules of src/plicht make of its row and its facts. Pure.
import { type BeleidInHuis, findProduct, type OpgeslagenRegeling } from '../beleid/index.ts';
import { dagnummer, datum, isoDatum, toonDatum } from '../kernel/datum.ts';
import { fromDaterange } from '../kernel/periode.ts';
import type { Reden, Resultaat } from '../kernel/resultaat.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import { type WatAls, watAls } from '../kernel/wat-als.ts';
import {
  type Afdoening,
  afdoeningenVan,
  type Looptijd,
  nietGeregeld,
  type Plicht,
  type PlichtStand,
  type PlichtZonderDatum,
  plichtenVan,
  plichtenZonderDatum,
  plichtStanden,
  type Termijnen,
  termijnenVan,
} from '../plicht/index.ts';

/** What is needed of the row of a toewijzing. */
export interface PlichtRij {
  product: string;
  looptijd: string;
  regeling_id: number;
}

export interface PlichtenStand {
  opgeslagen: OpgeslagenRegeling;
  /** Those with a day, in order. */
  plichten: { plicht: Plicht; stand: PlichtStand }[];
  zonderDatum: readonly PlichtZonderDatum[];
  /** Of what the sources are silent (AP44). */
  nietGeregeld: readonly Grond[];
  /** The rules of the period as it was decided; refused when it is longer than they allow (a delivery). */
  termijnen: Resultaat<Termijnen>;
}

const leeg: Reden = { tekst: 'Dit product staat niet in de regeling.' };

/** By the version under which the toewijzing runs. */
export const plichtenStand = (
  beleid: Pick<BeleidInHuis, 'regelingMetId' | 'landelijk'>,
  t: PlichtRij,
  feiten: { voortgang: readonly { datum: string }[]; afdoeningen: readonly Afdoening[] },
): PlichtenStand => {
  const opgeslagen = beleid.regelingMetId(t.regeling_id);
  const { regeling } = opgeslagen;
  const product = findProduct(regeling, t.product);
  if (!product) return { opgeslagen, plichten: [], zonderDatum: [], nietGeregeld: [], termijnen: { ok: false, redenen: [leeg] } };
  const { van, tot } = fromDaterange(t.looptijd);
  const plichten = plichtenVan(regeling, product, { van: dagnummer(van), tot: dagnummer(tot), onderbrekingen: [] });
  const standen = plichtStanden(plichten, afdoeningenVan(feiten.voortgang, feiten.afdoeningen));
  return {
    opgeslagen,
    plichten: plichten.map((plicht, i) => ({ plicht, stand: standen[i] ?? { stand: 'open' } })),
    zonderDatum: plichtenZonderDatum(regeling, product),
    nietGeregeld: nietGeregeld(regeling, product),
    termijnen: termijnenVan(regeling, beleid.landelijk, {
      product: t.product,
      ingangsdatum: isoDatum(van),
      einddatum: isoDatum(tot),
      opschortingen: [],
      verlengingen: [],
    }),
  };
};

/** What would have moved each duty: the same rules on a period that differs in one thing. In the order of the duties. */
export const plichtenAnders = ({ opgeslagen: { regeling }, plichten }: PlichtenStand, t: PlichtRij): WatAls[][] => {
  const product = findProduct(regeling, t.product);
  if (!product) return plichten.map(() => []);
  const { van, tot } = fromDaterange(t.looptijd);
  const l = { van: dagnummer(van), tot: dagnummer(tot), onderbrekingen: [] };
  const anders: readonly { feit: string; met: string; feiten: Looptijd }[] = [
    { feit: 'begin', met: 'Met een begin één dag later', feiten: { ...l, van: l.van + 1 } },
    { feit: 'einde', met: 'Met een einde één dag later', feiten: { ...l, tot: l.tot + 1 } },
    {
      feit: 'opschorting',
      met: 'Met twee weken opschorting vanaf het begin',
      feiten: { ...l, tot: l.tot + 14, onderbrekingen: [{ van: l.van, tot: l.van + 13 }] },
    },
  ];
  return plichten.map(({ plicht }, i) =>
    watAls(
      anders,
      (feiten) => plichtenVan(regeling, product, feiten)[i],
      (dan) =>
        dan && dan.soort === plicht.soort && dan.datum !== plicht.datum ? `uiterlijk ${toonDatum(datum(dan.datum))}` : undefined,
    ),
  );
};
