// The terms and duties of one toewijzing as they stand: what the rules of src/plicht make of its row and its facts. Pure.
import { z } from 'zod';
import { type BeleidInHuis, findProduct, type Landelijk, type OpgeslagenRegeling } from '../beleid/index.ts';
import { isoVanDagnummer } from '../kernel/dagnummer.ts';
import { type Datum, dagnummer, datum, isoDatum, plusDagen, toonDatum } from '../kernel/datum.ts';
import { fromDaterange } from '../kernel/periode.ts';
import type { Reden, Resultaat } from '../kernel/resultaat.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import { leesRegelingEerder } from '../kernel/versieverloop.ts';
import { type Anders, type WatAls, watAls } from '../kernel/wat-als.ts';
import { leesOpgeschort } from '../kernel/weekverloop.ts';
import {
  type Afdoening,
  afdoeningenVan,
  type EerdereVersie,
  type Looptijd,
  nietGeregeld,
  type Plicht,
  type PlichtStand,
  type PlichtZonderDatum,
  plichtDagenDoor,
  plichtenVan,
  plichtenZonderDatum,
  plichtStanden,
  type Termijnen,
  type TermijnFeiten,
  termijnenVan,
} from '../plicht/index.ts';

/** What is needed of the row of a toewijzing. */
export interface PlichtRij {
  product: string;
  /** What holds now, with extensions and suspended days. */
  looptijd: string;
  /** As decided first; absent or null: it did not change. */
  looptijd_besloten?: string | null;
  /** Suspended days, as the database writes them. */
  opgeschort: string;
  verlengd: number;
  /** Agreed last day of each extension, as the database keeps it. */
  verlengingen: unknown;
  regeling_id: number;
  /** Versions before it; absent or null: it did not go over. */
  regeling_eerder: unknown;
}

export interface PlichtenStand {
  opgeslagen: OpgeslagenRegeling;
  landelijk: Landelijk;
  /** Those with a day, in order. */
  plichten: { plicht: Plicht; stand: PlichtStand }[];
  zonderDatum: readonly PlichtZonderDatum[];
  /** Of what the sources are silent (AP44). */
  nietGeregeld: readonly Grond[];
  /** The rules of the period as it was decided; refused when it is longer than they allow (a delivery). */
  termijnen: Resultaat<Termijnen>;
}

const Verlengingen = z.array(z.iso.date()).nullable();

/** The days of a row as they hold now, for the rules of duties. */
const looptijdVan = (t: PlichtRij): Looptijd => {
  const { van, tot } = fromDaterange(t.looptijd);
  const onderbrekingen = leesOpgeschort(t.opgeschort).map((o) => ({ van: dagnummer(o.van), tot: dagnummer(o.tot) }));
  return { van: dagnummer(van), tot: dagnummer(tot), onderbrekingen };
};

/** Versions that decided before, as far as they have the product. */
const eerdereVan = (beleid: Pick<BeleidInHuis, 'regelingMetId'>, t: PlichtRij): EerdereVersie[] =>
  leesRegelingEerder(t.regeling_eerder).flatMap(({ tot, regelingId }) => {
    const { regeling } = beleid.regelingMetId(regelingId);
    const product = findProduct(regeling, t.product);
    return product ? [{ regeling, product, tot: dagnummer(tot) }] : [];
  });

/** What was agreed and what became of it, for the rules of terms. */
export const termijnFeiten = (t: PlichtRij): TermijnFeiten => {
  const { van, tot } = fromDaterange(t.looptijd_besloten ?? t.looptijd);
  const verlengingen = (Verlengingen.parse(t.verlengingen ?? null) ?? []).map((dag) => ({ tot: dag }));
  return {
    product: t.product,
    ingangsdatum: isoDatum(van),
    einddatum: isoDatum(tot),
    opschortingen: leesOpgeschort(t.opgeschort).map((o) => ({ van: isoDatum(o.van), tot: isoDatum(o.tot) })),
    verlengingen,
    eerderVerlengd: t.verlengd - verlengingen.length,
  };
};

const leeg: Reden = { tekst: 'Dit product staat niet in de regeling.' };

/** By the version under which the toewijzing runs. */
export const plichtenStand = (
  beleid: Pick<BeleidInHuis, 'regelingMetId' | 'landelijk'>,
  t: PlichtRij,
  feiten: { voortgang: readonly { datum: string }[]; afdoeningen: readonly Afdoening[] },
): PlichtenStand => {
  const { landelijk } = beleid;
  const opgeslagen = beleid.regelingMetId(t.regeling_id);
  const { regeling } = opgeslagen;
  const product = findProduct(regeling, t.product);
  if (!product)
    return { opgeslagen, landelijk, plichten: [], zonderDatum: [], nietGeregeld: [], termijnen: { ok: false, redenen: [leeg] } };
  const plichten = plichtenVan(regeling, product, looptijdVan(t), eerdereVan(beleid, t));
  const standen = plichtStanden(plichten, afdoeningenVan(feiten.voortgang, feiten.afdoeningen));
  return {
    opgeslagen,
    landelijk,
    plichten: plichten.map((plicht, i) => ({ plicht, stand: standen[i] ?? { stand: 'open' } })),
    zonderDatum: plichtenZonderDatum(regeling, product),
    nietGeregeld: nietGeregeld(regeling, product),
    termijnen: termijnenVan(regeling, beleid.landelijk, termijnFeiten(t)),
  };
};

/** What would have made the end impossible or another, and what would have made it extendable or not: the rules of terms asked again. */
export const termijnenAnders = (
  { opgeslagen: { regeling }, landelijk, termijnen }: PlichtenStand,
  t: PlichtRij,
): { einde: WatAls[]; verlengen: WatAls[] } => {
  if (!termijnen.ok) return { einde: [], verlengen: [] };
  const nu = termijnen.waarde;
  const vraag = termijnFeiten(t);
  const { van, tot } = fromDaterange(t.looptijd_besloten ?? t.looptijd);
  const dag = (d: Datum) => ({ d, iso: isoDatum(d) });
  const langer = [
    plusDagen(tot, 1),
    ...(nu.uitersteEinddatum === null ? [] : [datum(nu.uitersteEinddatum), plusDagen(datum(nu.uitersteEinddatum), 1)]),
  ];
  const einde: Anders<TermijnFeiten>[] = [
    // What was prolonged since had its first end: another one would ask for another extension too.
    ...(vraag.verlengingen.length > 0 ? [] : langer)
      .map(dag)
      .filter(({ iso }, i, alle) => iso !== vraag.einddatum && alle.findIndex((een) => een.iso === iso) === i)
      .map(({ d, iso }) => ({
        feit: `einde ${iso}`,
        met: `Met als laatste dag ${toonDatum(d)}`,
        feiten: { ...vraag, einddatum: iso },
      })),
    {
      feit: 'begin',
      met: 'Met een begin één dag later, en dezelfde duur',
      feiten: { ...vraag, ingangsdatum: isoDatum(plusDagen(van, 1)), einddatum: isoDatum(plusDagen(tot, 1)) },
    },
    {
      feit: 'opschorting',
      met: 'Met twee weken opschorting vanaf het begin',
      feiten: { ...vraag, opschortingen: [...vraag.opschortingen, { van: isoDatum(van), tot: isoDatum(plusDagen(van, 13)) }] },
    },
  ];
  const nogEens = { tot: isoDatum(plusDagen(tot, 28)) };
  const verlengen: Anders<TermijnFeiten>[] = [
    {
      feit: 'verlengd',
      met: 'Als er al één keer was verlengd',
      feiten: { ...vraag, verlengingen: [...vraag.verlengingen, nogEens] },
    },
  ];
  const reken = (f: TermijnFeiten) => termijnenVan(regeling, landelijk, f);
  return {
    einde: watAls(
      einde,
      (f) => ({ gevraagd: f, uit: reken(f) }),
      ({ gevraagd, uit: dan }) => {
        if (!dan.ok) return `mag niet (regel ${dan.redenen[0]?.regel ?? ''})`;
        if (dan.waarde.einddatum === nu.einddatum || dan.waarde.einddatum === null) return undefined;
        // Another last day that was asked for is the last day: that says only that it may.
        if (gevraagd.einddatum === dan.waarde.einddatum && gevraagd.ingangsdatum === vraag.ingangsdatum) return 'dat mag ook';
        return `de laatste dag wordt ${toonDatum(datum(dan.waarde.einddatum))}`;
      },
    ),
    verlengen: watAls(verlengen, reken, (dan) => {
      const mag = dan.ok && dan.waarde.verlengbaar;
      return mag === nu.verlengbaar ? undefined : mag ? 'dan kan het wel' : 'dan kan het niet meer';
    }),
  };
};

/** Two weeks suspended from the first day that is not suspended already. */
const eerderOpgeschort = (l: Looptijd): Looptijd => {
  let van = l.van;
  for (const o of l.onderbrekingen) if (o.van <= van + 13 && o.tot >= van) van = o.tot + 1;
  const onderbrekingen = [...l.onderbrekingen, { van, tot: van + 13 }].sort((a, b) => a.van - b.van);
  return { ...l, tot: l.tot === null ? null : l.tot + 14, onderbrekingen };
};

/** What would have moved each duty: the same rules on a period that differs in one thing. In the order of the duties. */
export const plichtenAnders = ({ opgeslagen: { regeling }, plichten }: PlichtenStand, t: PlichtRij): WatAls[][] => {
  const product = findProduct(regeling, t.product);
  // Of one that went over the days come from more than one version: what would move them is not asked.
  if (!product || leesRegelingEerder(t.regeling_eerder).length > 0) return plichten.map(() => []);
  const l = looptijdVan(t);
  const anders: readonly { feit: string; met: string; feiten: Looptijd }[] = [
    { feit: 'begin', met: 'Met een begin één dag later', feiten: { ...l, van: l.van + 1 } },
    { feit: 'einde', met: 'Met een einde één dag later', feiten: { ...l, tot: l.tot === null ? null : l.tot + 1 } },
    {
      feit: 'opschorting',
      met: 'Met twee weken opschorting vanaf het begin',
      feiten: eerderOpgeschort(l),
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

/** The first duty of the aanbieder that waits, when it is late or its day is near; undefined: nothing to do now. */
export const eerstePlicht = (
  beleid: Pick<BeleidInHuis, 'regelingMetId'>,
  t: PlichtRij,
  feiten: { voortgang: readonly { datum: string }[]; afdoeningen: readonly Afdoening[] },
  vandaag: Datum,
): { naam: string; datum: Datum; gepland: Datum | undefined } | undefined => {
  const { regeling } = beleid.regelingMetId(t.regeling_id);
  const product = findProduct(regeling, t.product);
  if (!product) return undefined;
  const dagen = plichtDagenDoor(product, looptijdVan(t), eerdereVan(beleid, t)).map((een) => ({
    ...een.plicht,
    datum: isoVanDagnummer(een.datum),
  }));
  const standen = plichtStanden(dagen, afdoeningenVan(feiten.voortgang, feiten.afdoeningen));
  const nr = dagen.findIndex(({ wie }, i) => wie === 'aanbieder' && ['open', 'gepland'].includes(standen[i]?.stand ?? ''));
  const [dag, stand] = [dagen[nr], standen[nr]];
  if (!dag || dagnummer(datum(dag.datum)) - dagnummer(vandaag) > 7 * regeling.keuzes.K7.plichtVooruitWeken) return undefined;
  return { naam: dag.naam, datum: datum(dag.datum), gepland: stand?.stand === 'gepland' ? datum(stand.op) : undefined };
};
