import { findProduct, getProduct, type Product, prijsBedrag, type Regeling, tredeNaam } from '../beleid/regeling.ts';
import { type Datum, isNa, plusDagen, toonDatum } from '../kernel/datum.ts';
import { dagTotVandaag } from '../kernel/moment.ts';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../kernel/resultaat.ts';
import { parseTrede, type Trede } from '../kernel/trede.ts';
import type { Herbeoordeling, Melding } from './types.ts';

/**
 * K5: does this result count as realised? Equal to the goal is; higher and lower are settings of the regeling. Undefined without an
 * agreed goal: then there is nothing to settle (AP8).
 */
export const isGerealiseerd = (regeling: Regeling, doel: Trede | undefined, bereikt: Trede): boolean | undefined => {
  if (doel === undefined) return undefined;
  if (bereikt === doel) return true;
  return regeling.keuzes.K5[bereikt > doel ? 'hoger' : 'lager'] === 'gerealiseerd';
};

/** "trede 4: onbetaald werk" */
export const tredeTekst = (regeling: Regeling, trede: Trede): string =>
  `trede ${trede}: ${tredeNaam(regeling, trede).toLowerCase()}`;

/** Products of the kind ontwikkeling are settled on their result (AP8); only they have one, unless they are paid by the year (NI2). */
export const heeftResultaat = (product: Product | undefined): boolean =>
  product?.soort === 'ontwikkeling' && product.afrekening?.waarde !== 'inspanning';

/** AP9: a running werkplek of which the start treden do not hold the new trede needs a decision. */
export const vraagtBesluit = (regeling: Regeling, product: string, trede: Trede): boolean => {
  const gevonden = findProduct(regeling, product);
  return gevonden?.soort === 'werkplek' && gevonden.startTreden?.waarde.includes(trede) === false;
};

/** Eurocent of a whole traject: the contract version of the start day, or else the regeling (AP7). Undefined when neither has one. */
export const trajectPrijs = (regeling: Regeling, product: string, contractTarief: number | null): number | undefined =>
  contractTarief ?? prijsBedrag(getProduct(regeling, product));

/** What a consulent starts from when recording the trede of a result; to be changed freely. */
export const standaardMotivering = (
  regeling: Regeling,
  o: { product: string; aanbieder: string; datum: Datum; bereikteTrede: Trede; onderbouwing: string },
): string =>
  `Resultaat van ${findProduct(regeling, o.product)?.naam ?? o.product} bij ${o.aanbieder} op ${toonDatum(o.datum)}: ${tredeTekst(regeling, o.bereikteTrede)}. ${o.onderbouwing}`;

/** The trede that was reached and why, as the aanbieder typed them. All faults at once. */
export const leesMelding = (
  waarden: Readonly<Record<string, string>>,
): { trede: Trede | undefined; onderbouwing: string; redenen: Reden[] } => {
  const redenen: Reden[] = [];
  const trede = parseTrede(waarden.bereikte_trede ?? '');
  const onderbouwing = (waarden.onderbouwing ?? '').trim();
  if (trede === undefined) redenen.push({ veld: 'bereikte_trede', tekst: 'Kies welke trede de inwoner heeft bereikt.' });
  if (onderbouwing.length < 20)
    redenen.push({
      veld: 'onderbouwing',
      tekst: 'Schrijf waaruit dat blijkt: wat doet de inwoner nu, hoe zelfstandig, waar?',
      regel: 'AP21',
    });
  else if (onderbouwing.length > 4000) redenen.push({ veld: 'onderbouwing', tekst: 'Schrijf hoogstens 4000 tekens.' });
  return { trede, onderbouwing, redenen };
};

export type Oordeel = { akkoord: true; motivering: string } | { akkoord: false; reden: string };

/** The last word on a disputed result, with why; the aanbieder and the consulent read it. */
export const leesLaatsteWoord = (
  waarden: Readonly<Record<string, string>>,
): Resultaat<{ akkoord: boolean; motivering: string }> => {
  const { oordeel } = waarden;
  const motivering = (waarden.motivering ?? '').trim();
  if (oordeel !== 'akkoord' && oordeel !== 'niet-akkoord')
    return geweigerd({ veld: 'oordeel', tekst: 'Kies of het resultaat telt.' });
  if (motivering.length < 10)
    return geweigerd({ veld: 'motivering', tekst: 'Schrijf op waarom. De aanbieder en de consulent lezen dit.' });
  if (motivering.length > 4000) return geweigerd({ veld: 'motivering', tekst: 'Schrijf hoogstens 4000 tekens.' });
  return gelukt({ akkoord: oordeel === 'akkoord', motivering });
};

/** What the consulent says: confirm with a motivation of the trede (L2), or dispute with a reason that the aanbieder can work with. */
export const leesOordeel = (waarden: Readonly<Record<string, string>>): { oordeel: Oordeel | undefined; redenen: Reden[] } => {
  const motivering = (waarden.motivering ?? '').trim();
  const reden = (waarden.reden ?? '').trim();
  const teLang = 'Schrijf dit korter, in hoogstens 4000 tekens.';
  switch (waarden.oordeel) {
    case 'akkoord':
      if (motivering === '')
        return {
          oordeel: undefined,
          redenen: [
            {
              veld: 'motivering',
              tekst: 'Schrijf op waarom deze trede past. Zonder motivering leggen we de trede niet vast.',
              regel: 'L2',
            },
          ],
        };
      if (motivering.length > 4000) return { oordeel: undefined, redenen: [{ veld: 'motivering', tekst: teLang }] };
      return { oordeel: { akkoord: true, motivering }, redenen: [] };
    case 'niet-akkoord':
      if (reden.length < 10)
        return {
          oordeel: undefined,
          redenen: [{ veld: 'reden', tekst: 'Schrijf waarom je het niet eens bent met het resultaat. De aanbieder leest dit.' }],
        };
      if (reden.length > 4000) return { oordeel: undefined, redenen: [{ veld: 'reden', tekst: teLang }] };
      return { oordeel: { akkoord: false, reden }, redenen: [] };
    default:
      return { oordeel: undefined, redenen: [{ veld: 'oordeel', tekst: 'Kies of je akkoord gaat met het resultaat.' }] };
  }
};

/** Until when the aanbieder may answer a no: so many days after it (keuze). undefined as long as there is no no. */
export const reactieTot = (m: Melding, dagen: number, vandaag: Datum): Datum | undefined =>
  m.akkoord === false && m.akkoordOp ? plusDagen(dagTotVandaag(m.akkoordOp, vandaag), dagen) : undefined;

/** Where a disputed result stands; undefined when it is not disputed. */
export type GeschilStand = 'reageren' | 'voorbij' | 'opnieuw-bekijken' | 'definitief';
export const geschilStand = (
  m: Melding,
  h: Herbeoordeling | undefined,
  o: { dagen: number; vandaag: Datum },
): GeschilStand | undefined => {
  if (m.akkoord !== false) return undefined;
  if (h) return h.oordeel === null ? 'opnieuw-bekijken' : 'definitief';
  const tot = reactieTot(m, o.dagen, o.vandaag);
  return tot && isNa(o.vandaag, tot) ? 'voorbij' : 'reageren';
};

/** Who may take a confirmation back: the consulent until it was settled, after that a teammanager who did not confirm it (four eyes, keuze). */
export const terugReden = (o: {
  afgerekend: boolean;
  door: number | undefined;
  wie: { gebruikerId: number; rol: string };
}): Omit<Reden, 'veld'> | undefined => {
  const keuze = { regel: 'K5', bron: 'keuze' } as const;
  if (o.wie.rol === 'teammanager')
    return o.door === o.wie.gebruikerId
      ? { tekst: 'Jij bevestigde dit resultaat. Iemand anders draait het terug.', ...keuze }
      : undefined;
  return o.afgerekend
    ? {
        tekst: 'Dit resultaat is al afgerekend. Dan kijkt een tweede mee: vraag een teammanager om het terug te draaien.',
        ...keuze,
      }
    : undefined;
};
