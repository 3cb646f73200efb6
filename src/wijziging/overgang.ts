// A running toewijzing under another version of its regeling: the toets and the terms computed again, on the facts that it was granted on. Pure.
import { z } from 'zod';
import { bronStatus } from '../beleid/explain.ts';
import { aowDatum, type Landelijk } from '../beleid/landelijk.ts';
import { findProduct, type Regeling } from '../beleid/regeling.ts';
import { type Datum, dagnummer, datum, isoDatum, laatste, toonDatum } from '../kernel/datum.ts';
import type { Minuten } from '../kernel/minuten.ts';
import type { Periode } from '../kernel/periode.ts';
import { isTrede, type Trede } from '../kernel/trede.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import { duurOordeel, verlengOordeel } from '../plicht/index.ts';
import { ToetsFeiten, toetsProducten } from '../toets/index.ts';

/** What is known of it when it goes over. */
export interface Overgang {
  product: string;
  /** First day under the other version. */
  vanaf: Datum;
  /** As it was decided first: before extensions and suspended days. */
  besloten: Periode;
  /** How often it was prolonged since. */
  verlengd: number;
  minutenPerWeek: Minuten | null;
  doelTrede: Trede | null;
  /** The facts of the toets that it was granted on; without one what the toewijzing itself says. */
  toets: ToetsFeiten;
  /** Whether that toets was kept. */
  isGetoetst: boolean;
}

/** A refusal says what to do; as a ground it only says what is so. */
const zonderRaad = (tekst: string): string => tekst.split(' Kies ')[0] ?? tekst;

/**
 * The grounds on which it goes over (AP31, AR4; K8 where nothing says so): the other version holds on that day, the product is in it, its toets
 * on the facts of then with the age of that day, and its goal, length, extensions and hours. `voldaan: false`: under that version it would not
 * have been granted so; null: not known.
 */
export function overgangGronden(o: Overgang, regeling: Regeling, landelijk: Landelijk): Grond[] {
  const grond = (regel: string, bron: string, voldaan: boolean | null, tekst: string): Grond => ({
    regel,
    bron,
    status: bronStatus(regeling, bron),
    tekst: zonderRaad(tekst),
    voldaan,
  });
  const product = findProduct(regeling, o.product);
  if (!product)
    return [
      grond('overgang', regeling.overgang?.bron ?? 'keuze', false, `${regeling.naam} kent dit product in deze versie niet.`),
    ];
  const toets = toetsProducten({ ...o.toets, peildatum: isoDatum(laatste(o.vanaf, o.besloten.van)) }, regeling, landelijk);
  const uit = [...(toets.producten.find((p) => p.product === o.product)?.gronden ?? [])];
  if (!o.isGetoetst)
    uit.push(
      grond(
        'K8',
        'keuze',
        null,
        'Bij deze toewijzing is geen toets bewaard. Wat daarvan niet bekend is, is niet opnieuw bekeken.',
      ),
    );
  if (product.doelTreden && o.doelTrede !== null) {
    const { waarde, bron } = product.doelTreden;
    const mag = waarde.includes(o.doelTrede);
    const tekst = mag
      ? `Het doel is trede ${o.doelTrede}.`
      : `Trede ${o.doelTrede} kan hier niet het doel zijn van ${product.naam}: wel trede ${waarde.join(' of ')}.`;
    uit.push(grond('AP2', bron, mag, tekst));
  }
  const { van, tot } = o.besloten;
  const voorAow =
    regeling.keuzes.K3.aan && o.toets.geboortedatum !== undefined
      ? dagnummer(aowDatum(landelijk, datum(o.toets.geboortedatum)).datum) - 1
      : undefined;
  const duur = duurOordeel(regeling, product, { van: dagnummer(van), tot: dagnummer(tot), deel: 'periode', voorAow });
  if (duur) uit.push(grond(duur.regel, duur.bron, duur.voldaan, duur.tekst));
  if (o.verlengd > 0) {
    const verlengen = verlengOordeel(regeling, product, o.verlengd - 1);
    uit.push(grond(verlengen.regel, verlengen.bron, verlengen.voldaan, verlengen.tekst));
  }
  if (product.uren && o.minutenPerWeek !== null) {
    const mag = o.minutenPerWeek <= product.uren.hoogstens * 60;
    const tekst = mag ? 'De uren per week blijven gelijk.' : `Meer dan ${product.uren.hoogstens} uur per week kan hier niet.`;
    uit.push(grond('AP8', mag ? product.uren.bron : 'keuze', mag, tekst));
  }
  return uit;
}

/** What stands in the way of going over. */
export const nietVoldaan = (gronden: readonly Grond[]): Grond[] => gronden.filter(({ voldaan }) => voldaan === false);

/** Why it goes over: the last ground of the besluit. */
export const overgangReden = (
  regeling: Pick<Regeling, 'bronnen' | 'overgang'>,
  o: { vanaf: Datum; versie: string; reden: string },
): Grond => {
  const bron = regeling.overgang?.bron ?? 'keuze';
  return {
    regel: 'K8',
    bron,
    status: bronStatus(regeling, bron),
    tekst: `Vanaf ${toonDatum(o.vanaf)} geldt ${o.versie}. Reden: ${o.reden}`,
    voldaan: true,
  };
};

const dag = z.iso.date().transform((iso): Datum => datum(iso));
const Bewaard = z.object({
  vanaf: dag,
  versie: z.string(),
  reden: z.string(),
  besloten: z.object({ van: dag, tot: dag }),
  verlengd: z.int(),
  minutenPerWeek: z.int().nullable(),
  doelTrede: z.custom<Trede>(isTrede).nullable(),
  toets: ToetsFeiten,
  isGetoetst: z.boolean(),
});

/** What the besluit keeps, days as text. */
export const overgangBewijs = (o: Overgang, waarom: { versie: string; reden: string }) => ({
  overgang: {
    ...waarom,
    vanaf: isoDatum(o.vanaf),
    besloten: { van: isoDatum(o.besloten.van), tot: isoDatum(o.besloten.tot) },
    verlengd: o.verlengd,
    minutenPerWeek: o.minutenPerWeek,
    doelTrede: o.doelTrede,
    toets: o.toets,
    isGetoetst: o.isGetoetst,
  },
});

/** In the facts of a besluit. */
export const MetOvergang = z.looseObject({ product: z.string().optional(), overgang: Bewaard });

/** All grounds again, from what was kept. */
export const overgangOpnieuw = (
  b: z.output<typeof MetOvergang>['overgang'],
  product: string,
  regeling: Regeling,
  landelijk: Landelijk,
): Grond[] => [...overgangGronden({ ...b, product }, regeling, landelijk), overgangReden(regeling, b)];
