// What a result is worth and why (AP7, AP8, AP33, AP36, K5), what would have changed it, and the receipt of a judgement. Pure.
import { z } from 'zod';
import { bronStatus } from '../beleid/explain.ts';
import { findProduct, prijsBedrag, type Regeling } from '../beleid/regeling.ts';
import { type Verschil, verschilVanGronden, verschilVanVersie } from '../kernel/bewijs.ts';
import { toonGeld } from '../kernel/geld.ts';
import { isTrede, TREDEN, type Trede } from '../kernel/trede.ts';
import { BRON_STATUSSEN, type Grond } from '../kernel/uitkomst.ts';
import { type Anders, type WatAls, watAls } from '../kernel/wat-als.ts';
import { isGerealiseerd, tredeTekst } from './rules.ts';

export type ResultaatFeiten = {
  product: string;
  doelTrede: Trede | undefined;
  bereikteTrede: Trede;
  /** null: the municipality has not answered. */
  akkoord: boolean | null;
  /** Eurocent of the contract on the first day; null: the contract has none (AP7). */
  contractTarief: number | null;
};

/** What is paid in eurocent; undefined as long as that is not known. With the grounds, each with its source. */
export type ResultaatOordeel = { bedrag: number | undefined; gronden: Grond[] };

/** The same order in which the settlement asks: agreed goal, answer of the municipality, reached trede, price. */
export function beoordeelResultaat(f: ResultaatFeiten, regeling: Regeling): ResultaatOordeel {
  const product = findProduct(regeling, f.product);
  const zeg = (regel: string, bron: string, voldaan: boolean | null, tekst: string): Grond => ({
    regel,
    bron,
    status: bronStatus(regeling, bron),
    tekst,
    voldaan,
  });
  const gronden: Grond[] = [];
  const { afrekening } = product ?? {};
  if (afrekening) gronden.push(zeg('AP8', afrekening.bron, true, 'Dit traject wordt afgerekend op het resultaat, niet op uren.'));
  const bron = afrekening?.bron ?? 'keuze';
  if (f.doelTrede === undefined)
    return {
      bedrag: 0,
      gronden: [
        ...gronden,
        zeg('AP36', bron, false, 'Er is bij de start geen doeltrede afgesproken. Dan valt er niets af te rekenen.'),
      ],
    };
  gronden.push(zeg('AP36', bron, true, `Bij de start is als doel afgesproken: ${tredeTekst(regeling, f.doelTrede)}.`));
  gronden.push(
    zeg(
      'K5',
      'keuze K5',
      f.akkoord,
      f.akkoord === null
        ? 'De gemeente heeft nog niet gezegd of zij akkoord is.'
        : f.akkoord
          ? 'De gemeente is akkoord met het resultaat.'
          : 'De gemeente is niet akkoord. Dan wordt er niets betaald.',
    ),
  );
  const gehaald = isGerealiseerd(regeling, f.doelTrede, f.bereikteTrede) === true;
  const hoe =
    f.bereikteTrede === f.doelTrede
      ? 'Dat is het doel.'
      : f.bereikteTrede > f.doelTrede
        ? 'Dat is hoger dan het doel.'
        : 'Dat is lager dan het doel.';
  gronden.push(
    f.bereikteTrede === f.doelTrede
      ? zeg('AP21', product?.resultaat?.bron ?? bron, true, `Bereikt is ${tredeTekst(regeling, f.bereikteTrede)}. ${hoe}`)
      : zeg(
          'K5',
          'keuze K5',
          gehaald,
          `Bereikt is ${tredeTekst(regeling, f.bereikteTrede)}. ${hoe} ${gehaald ? 'Dat telt als gehaald.' : 'Dat telt niet als gehaald.'}`,
        ),
  );
  if (f.akkoord === null) return { bedrag: undefined, gronden };
  if (!f.akkoord) return { bedrag: 0, gronden };
  if (!gehaald) return { bedrag: regeling.keuzes.K5.nietBehaald, gronden };
  const prijs = f.contractTarief ?? (product && prijsBedrag(product));
  const prijsBron = f.contractTarief === null ? (product?.prijs?.bron ?? 'keuze') : 'keuze';
  const tekst =
    prijs === undefined
      ? 'Er is geen prijs bekend voor dit traject.'
      : `De prijs van het traject is ${toonGeld(prijs)}, ${f.contractTarief === null ? 'volgens de regeling' : 'volgens het contract op de startdag'}.`;
  gronden.push(zeg('AP7', prijsBron, prijs !== undefined, tekst));
  return { bedrag: prijs ?? 0, gronden };
}

/** Each other trede, answer and goal, with what would be paid then. */
export function resultaatWatAls(f: ResultaatFeiten, regeling: Regeling): WatAls[] {
  const anders: Anders<ResultaatFeiten>[] = [
    ...TREDEN.filter((trede) => trede !== f.bereikteTrede).map((bereikteTrede) => ({
      feit: 'trede',
      met: `Met als bereikte trede ${bereikteTrede}`,
      feiten: { ...f, bereikteTrede },
    })),
    ...(f.akkoord === true ? [] : [{ feit: 'akkoord', met: 'Met akkoord van de gemeente', feiten: { ...f, akkoord: true } }]),
    ...(f.akkoord === false
      ? []
      : [{ feit: 'akkoord', met: 'Zonder akkoord van de gemeente', feiten: { ...f, akkoord: false } }]),
    ...(f.doelTrede === undefined
      ? []
      : [{ feit: 'doel', met: 'Zonder doeltrede bij de start', feiten: { ...f, doelTrede: undefined } }]),
  ];
  const nu = beoordeelResultaat(f, regeling).bedrag;
  return watAls(
    anders,
    (een) => beoordeelResultaat(een, regeling).bedrag,
    (dan) => (dan === nu || dan === undefined ? undefined : toonGeld(dan)),
  );
}

const trede = z.custom<Trede>(isTrede);
const Bewijs = z.object({
  /** A toewijzing may pass to a new version later; the answer rests on that of its day. */
  regelingId: z.int().optional(),
  hash: z.string(),
  code: z.string(),
  feiten: z.object({
    product: z.string(),
    doelTrede: trede.optional(),
    bereikteTrede: trede,
    akkoord: z.boolean().nullable(),
    contractTarief: z.int().nullable(),
  }),
  uitkomst: z.object({
    bedrag: z.int().optional(),
    gronden: z.array(
      z.object({
        regel: z.string(),
        bron: z.string(),
        status: z.enum(BRON_STATUSSEN),
        tekst: z.string(),
        voldaan: z.boolean().nullable(),
      }),
    ),
  }),
});
export type ResultaatBewijs = z.output<typeof Bewijs>;

/** Reads a stored receipt; undefined for a judgement of before receipts were kept. */
export const leesResultaatBewijs = (waarde: unknown): ResultaatBewijs | undefined =>
  waarde == null ? undefined : Bewijs.parse(waarde);

/** Computes a stored judgement again. */
export function herrekenResultaat(waarde: unknown, versie: { regeling: Regeling; hash: string }): Verschil[] {
  const bewijs = leesResultaatBewijs(waarde);
  if (!bewijs)
    return [
      { ernst: 'onbekend', tekst: 'Dit oordeel is gegeven voordat de feiten werden bewaard. Het is niet opnieuw te berekenen.' },
    ];
  const uit = verschilVanVersie(bewijs, versie);
  const { doelTrede, ...feiten } = bewijs.feiten;
  const nu = beoordeelResultaat({ ...feiten, doelTrede }, versie.regeling);
  const geld = (bedrag: number | undefined) => (bedrag === undefined ? 'nog niet bekend' : toonGeld(bedrag));
  if (nu.bedrag !== bewijs.uitkomst.bedrag)
    uit.push({ ernst: 'uitkomst', tekst: `Te betalen: toen ${geld(bewijs.uitkomst.bedrag)}, nu ${geld(nu.bedrag)}.` });
  return [...uit, ...verschilVanGronden('Het resultaat', bewijs.uitkomst.gronden, nu.gronden)];
}
