// The ladder in time. Pure.
import { type Datum, isNa, isVoor, parseDatum, toonKort } from '../kernel/datum.ts';
import type { Reden } from '../kernel/resultaat.ts';
import type { Trede } from '../kernel/trede.ts';
import type { Bepaling, BepalingForm } from './types.ts';

export type Beweging = 'eerste' | 'hoger' | 'lager' | 'gelijk';

export type VerloopRij<B> = {
  bepaling: B;
  /** Against the determination that counted before it. A step back is a movement like any other (L4). */
  beweging: Beweging;
  vorige: Trede | undefined;
  /** Another one for the same day was recorded later: this one no longer counts, and stays to be read. */
  vervangen: boolean;
  /** This one took the place of an earlier one for the same day. */
  correctie: boolean;
};

type Gedateerd = { peildatum: string; trede: Trede; vastgelegdOp: Date };

const opVolgorde = (a: Gedateerd, b: Gedateerd): number =>
  a.peildatum === b.peildatum ? a.vastgelegdOp.getTime() - b.vastgelegdOp.getTime() : a.peildatum < b.peildatum ? -1 : 1;

/** The whole history, oldest first, corrections included (L2: nothing is overwritten). */
export function verloopVan<B extends Gedateerd>(bepalingen: readonly B[]): VerloopRij<B>[] {
  const rij = [...bepalingen].sort(opVolgorde);
  let geldend: Trede | undefined;
  return rij.map((bepaling, nr) => {
    const correctie = rij[nr - 1]?.peildatum === bepaling.peildatum;
    const vervangen = rij[nr + 1]?.peildatum === bepaling.peildatum;
    const vorige = geldend;
    if (!vervangen) geldend = bepaling.trede;
    const beweging =
      vorige === undefined ? 'eerste' : bepaling.trede > vorige ? 'hoger' : bepaling.trede < vorige ? 'lager' : 'gelijk';
    return { bepaling, beweging, vorige, vervangen, correctie };
  });
}

/** The determinations that count, oldest first: of each day the one that was recorded last. */
export function geldende<B extends Gedateerd>(bepalingen: readonly B[]): B[] {
  return verloopVan(bepalingen)
    .filter((rij) => !rij.vervangen)
    .map((rij) => rij.bepaling);
}

/** Where a resident stands: the latest by peildatum, then by when it was recorded (L2); undefined before the first. */
export function huidigeBepaling<B extends Gedateerd>(bepalingen: readonly B[]): B | undefined {
  return geldende(bepalingen).at(-1);
}

/** What is wrong with a determination besides the shape of its fields: its day, and a term without a perspective. */
export function beoordeelBepaling(
  form: Pick<BepalingForm, 'peildatum' | 'perspectief' | 'termijn'>,
  o: { geboortedatum: Datum; vandaag: Datum },
): Reden[] {
  const redenen: Reden[] = [];
  const peildatum = parseDatum(form.peildatum);
  if (peildatum && isNa(peildatum, o.vandaag))
    redenen.push({
      veld: 'peildatum',
      tekst: `De peildatum ligt in de toekomst. Kies vandaag, ${toonKort(o.vandaag)}, of een eerdere dag.`,
      regel: 'L2',
    });
  if (peildatum && isVoor(peildatum, o.geboortedatum))
    redenen.push({
      veld: 'peildatum',
      tekst: `De peildatum ligt vóór de geboortedatum, ${toonKort(o.geboortedatum)}. Kijk het jaartal na.`,
      regel: 'L2',
    });
  if (form.perspectief === undefined && form.termijn !== 'niet-te-zeggen')
    redenen.push({
      veld: 'perspectief',
      tekst: 'Kies welke trede het perspectief is, of kies bij de termijn “Nog niet te zeggen”.',
    });
  return redenen;
}

/** How a movement is named: neutral in both directions (L4). */
export function bewegingTekst(rij: Pick<VerloopRij<{ trede: Trede }>, 'beweging' | 'vorige' | 'bepaling'>): string {
  if (rij.vorige === undefined) return 'Eerste bepaling';
  return rij.beweging === 'gelijk' ? 'Gelijk gebleven' : `Van trede ${rij.vorige} naar trede ${rij.bepaling.trede}`;
}

/** The determination of the same day that a new one would correct; undefined when there is none. */
export function wordtCorrectieVan<B extends Gedateerd>(bepalingen: readonly B[], peildatum: string): B | undefined {
  return geldende(bepalingen).find((een) => een.peildatum === peildatum);
}

/** A determination of a later day, which stays the current one; undefined when the new one becomes it. */
export function blijftHuidig(bepalingen: readonly Bepaling[], peildatum: string): Bepaling | undefined {
  const nu = huidigeBepaling(bepalingen);
  return nu && nu.peildatum > peildatum ? nu : undefined;
}
