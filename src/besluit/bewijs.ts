// The receipt of a besluit: what it rested on as it was on the day, and the same computed again. Rows stay, shapes grow.
import { z } from 'zod';
import type { Landelijk } from '../beleid/landelijk.ts';
import { findProduct, type Regeling } from '../beleid/regeling.ts';
import { opsomming } from '../kernel/aantal.ts';
import { type Verschil, verschilVanGronden, verschilVanVersie } from '../kernel/bewijs.ts';
import { type Datum, datum, isoDatum } from '../kernel/datum.ts';
import { isTrede, type Trede } from '../kernel/trede.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import { Uitkering } from '../toets/index.ts';
import { herrekenAnder, isAnderBewijs } from './bewijs-anders.ts';
import { beoordeelBesluit } from './rules.ts';
import { type SamenFeit, samenGronden } from './samen.ts';
import type { BesluitFeiten, BesluitVoorstel } from './types.ts';

const trede = z.custom<Trede>(isTrede);
const dagen = z.object({ van: z.string(), tot: z.string() });

/** As it stands in besluit.feiten. Older rows have only some of it: what is absent was not kept. */
const Bewijs = z.looseObject({
  hash: z.string().optional(),
  code: z.string().optional(),
  peildatum: z.string().optional(),
  geboortedatum: z.string().optional(),
  trede: trede.optional(),
  perspectief: trede.optional(),
  uitkering: Uitkering.nullable().optional(),
  voorstel: z
    .object({
      product: z.string(),
      ingang: z.string(),
      einde: z.string(),
      minutenPerWeek: z.int().nullable(),
      doelTrede: trede.nullable(),
      doelen: z.string(),
      verlenging: z.object({ toewijzing: z.string(), reden: z.string() }).optional(),
    })
    .optional(),
  toewijzingen: z
    .array(
      z.object({
        toewijzing: z.string(),
        product: z.string(),
        periode: dagen,
        doelTrede: trede.nullable(),
        verlengingen: z.int(),
        vol: z.boolean().optional(),
      }),
    )
    .optional(),
  aansluitDagen: z.int().optional(),
  mandaten: z
    .array(
      z.object({
        functie: z.string(),
        periode: z.object({ van: z.string(), tot: z.string().nullable() }),
        opNaam: z.boolean().optional(),
      }),
    )
    .optional(),
  toetsGronden: z.array(z.custom<Grond>()).optional(),
  metAanbieder: z.boolean().optional(),
  samen: z.array(z.object({ wie: z.string(), naam: z.string(), hoe: z.string(), op: z.string() })).optional(),
});
export type BesluitBewijs = z.output<typeof Bewijs>;

/** The grounds of a besluit: of the doelgroep from the toets, the rest as judged, AP13 with who was there. */
export function besluitGronden(toets: readonly Grond[], oordeel: readonly Grond[], metAanbieder: boolean): Grond[] {
  const samen = ['lokale toegang', 'inwoner', ...(metAanbieder ? ['aanbieder'] : [])];
  return [
    ...toets,
    ...oordeel.map((g) => (g.regel === 'AP13' ? { ...g, tekst: `De doelen zijn opgesteld door: ${opsomming(samen)}.` } : g)),
  ];
}

/** What is stored with a besluit, days as text. */
export function besluitBewijs(o: {
  voorstel: BesluitVoorstel;
  feiten: BesluitFeiten;
  toetsGronden: readonly Grond[];
  metAanbieder: boolean;
  /** Who said yes besides who signed. */
  samen?: readonly SamenFeit[];
  vandaag: Datum;
  hash: string;
  code: string;
}): BesluitBewijs {
  const { voorstel, feiten } = o;
  return {
    hash: o.hash,
    code: o.code,
    peildatum: isoDatum(o.vandaag),
    geboortedatum: isoDatum(feiten.geboortedatum),
    trede: feiten.trede,
    perspectief: feiten.perspectief,
    uitkering: feiten.uitkering,
    voorstel: { ...voorstel, ingang: isoDatum(voorstel.ingang), einde: isoDatum(voorstel.einde) },
    toewijzingen: feiten.toewijzingen.map((t) => ({
      ...t,
      periode: { van: isoDatum(t.periode.van), tot: isoDatum(t.periode.tot) },
    })),
    ...(feiten.aansluitDagen === undefined ? {} : { aansluitDagen: feiten.aansluitDagen }),
    mandaten: feiten.mandaten.map(({ functie, periode, opNaam }) => ({
      functie,
      periode: { van: isoDatum(periode.van), tot: periode.tot && isoDatum(periode.tot) },
      ...(opNaam === undefined ? {} : { opNaam }),
    })),
    toetsGronden: [...o.toetsGronden],
    metAanbieder: o.metAanbieder,
    ...(o.samen && o.samen.length > 0 ? { samen: [...o.samen] } : {}),
  };
}

/** A receipt as the rules take it; undefined when the row is from before all of it was kept. */
export function leesBesluitBewijs(tekst: unknown):
  | {
      voorstel: BesluitVoorstel;
      feiten: BesluitFeiten;
      vandaag: Datum;
      toetsGronden: Grond[];
      metAanbieder: boolean;
      samen: SamenFeit[];
      hash: string | undefined;
      code: string | undefined;
    }
  | undefined {
  const b = Bewijs.parse(tekst);
  if (!b.voorstel || !b.toewijzingen || !b.mandaten || b.peildatum === undefined || b.geboortedatum === undefined)
    return undefined;
  const { verlenging, ...voorstel } = b.voorstel;
  return {
    hash: b.hash,
    code: b.code,
    vandaag: datum(b.peildatum),
    toetsGronden: b.toetsGronden ?? [],
    metAanbieder: b.metAanbieder ?? false,
    samen: b.samen ?? [],
    voorstel: {
      ...voorstel,
      ingang: datum(voorstel.ingang),
      einde: datum(voorstel.einde),
      ...(verlenging ? { verlenging } : {}),
    },
    feiten: {
      geboortedatum: datum(b.geboortedatum),
      trede: b.trede,
      perspectief: b.perspectief,
      uitkering: b.uitkering,
      toewijzingen: b.toewijzingen.map((t) => ({ ...t, periode: { van: datum(t.periode.van), tot: datum(t.periode.tot) } })),
      mandaten: b.mandaten.map(({ functie, periode, opNaam }) => ({
        functie,
        periode: { van: datum(periode.van), tot: periode.tot === null ? null : datum(periode.tot) },
        ...(opNaam === undefined ? {} : { opNaam }),
      })),
    },
  };
}

/** Who decided along, as the receipt keeps it. */
export const besluitSamen = (feiten: unknown): SamenFeit[] => Bewijs.parse(feiten).samen ?? [];

/** The version of the code that judged it, if it was kept. */
export const besluitCode = (feiten: unknown): string | undefined => Bewijs.parse(feiten).code;

/** Judges a stored besluit again on its receipt. Empty: it may be taken for the same grounds. */
export function herrekenBesluit(
  rij: { feiten: unknown; gronden: readonly Grond[] },
  versie: { regeling: Regeling; hash: string },
  landelijk: Landelijk,
): Verschil[] {
  if (isAnderBewijs(rij.feiten)) return herrekenAnder(rij, versie, landelijk);
  const bewijs = leesBesluitBewijs(rij.feiten);
  if (!bewijs) {
    const { hash } = Bewijs.parse(rij.feiten);
    return [
      ...verschilVanVersie({ hash }, versie),
      {
        ernst: 'onbekend',
        tekst:
          'Dit besluit is genomen voordat alle feiten werden bewaard. De gronden staan er, maar zijn niet opnieuw te berekenen.',
      },
    ];
  }
  const uit = verschilVanVersie(bewijs, versie);
  const oordeel = beoordeelBesluit(bewijs.voorstel, bewijs.feiten, versie.regeling, landelijk, bewijs.vandaag);
  if (!oordeel.ok)
    return [
      ...uit,
      ...oordeel.redenen.map(
        ({ tekst, regel }): Verschil => ({
          ernst: 'uitkomst',
          tekst: `Het besluit zou nu worden geweigerd${regel ? ` (regel ${regel})` : ''}: ${tekst}`,
        }),
      ),
    ];
  return [
    ...uit,
    ...verschilVanGronden('Het besluit', rij.gronden, [
      ...besluitGronden(bewijs.toetsGronden, oordeel.waarde, bewijs.metAanbieder),
      ...samenGronden(versie.regeling, findProduct(versie.regeling, bewijs.voorstel.product), bewijs.samen),
    ]),
  ];
}
