// The ladder in time, and what a determination needs. Pure.
import type { Regeling } from '../beleid/regeling.ts';
import { type Datum, isNa, isVoor, parseDatum, plusMaanden, toonKort } from '../kernel/datum.ts';
import type { Reden } from '../kernel/resultaat.ts';
import type { Trede } from '../kernel/trede.ts';
import type { Bepaling, BepalingForm, VolledigeBepaling } from './types.ts';
import { ladderVoorstel, voorstelTekst } from './voorstel.ts';

export {
  type Antwoord,
  type Antwoorden,
  grenzen,
  ladderVoorstel,
  type Voorstel,
  voorstelTekst,
  voorstelWatAls,
} from './voorstel.ts';

export type Beweging = 'eerste' | 'hoger' | 'lager' | 'gelijk';

export type VerloopRij<B> = {
  bepaling: B;
  /** Against the determination that counted before it. A step back is a movement like any other (L4). */
  beweging: Beweging;
  vorige: Trede | undefined;
  /** A correction took its place, or another one for the same day was recorded later: it no longer counts, and stays to be read. */
  vervangen: boolean;
  /** This one took the place of an earlier one. */
  correctie: boolean;
};

type Gedateerd = {
  id?: number;
  peildatum: string;
  trede: Trede;
  vastgelegdOp: Date;
  corrigeert?: number | undefined;
  vervallenOp?: Date | undefined;
};

const opVolgorde = (a: Gedateerd, b: Gedateerd): number =>
  a.peildatum === b.peildatum ? a.vastgelegdOp.getTime() - b.vastgelegdOp.getTime() : a.peildatum < b.peildatum ? -1 : 1;

/** The whole history, oldest first, corrections included (L2: nothing is overwritten). */
export function verloopVan<B extends Gedateerd>(bepalingen: readonly B[]): VerloopRij<B>[] {
  const rij = [...bepalingen].sort(opVolgorde);
  let geldend: Trede | undefined;
  return rij.map((bepaling, nr) => {
    const correctie = bepaling.corrigeert !== undefined || rij[nr - 1]?.peildatum === bepaling.peildatum;
    const vervangen =
      bepaling.vervallenOp !== undefined ||
      rij.slice(nr + 1).some((later) => later.peildatum === bepaling.peildatum && later.vervallenOp === undefined);
    const vorige = geldend;
    if (!vervangen) geldend = bepaling.trede;
    const beweging =
      vorige === undefined ? 'eerste' : bepaling.trede > vorige ? 'hoger' : bepaling.trede < vorige ? 'lager' : 'gelijk';
    return { bepaling, beweging, vorige, vervangen, correctie };
  });
}

/** The determinations that count, oldest first: without what was corrected, and of each day the one that was recorded last. */
export function geldende<B extends Gedateerd>(bepalingen: readonly B[]): B[] {
  return verloopVan(bepalingen)
    .filter((rij) => !rij.vervangen)
    .map((rij) => rij.bepaling);
}

/** Where a resident stands: the latest by peildatum, then by when it was recorded (L2); undefined before the first. */
export function huidigeBepaling<B extends Gedateerd>(bepalingen: readonly B[]): B | undefined {
  return geldende(bepalingen).at(-1);
}

/** The determination that counted just before a day, without the one that is being corrected. */
export function vorigeBepaling<B extends Gedateerd>(
  bepalingen: readonly B[],
  peildatum: string,
  zonder?: number | undefined,
): B | undefined {
  return geldende(bepalingen.filter((een) => een.id === undefined || een.id !== zonder)).findLast(
    (een) => een.peildatum < peildatum,
  );
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

/** How many steps a trede lies from where the resident stood; more than one at once is a skip. 0 for a first determination. */
export function stappenTussen(
  bepalingen: readonly Bepaling[],
  form: Pick<VolledigeBepaling, 'peildatum' | 'trede' | 'corrigeert'>,
): {
  van: Trede | undefined;
  stappen: number;
} {
  const van = vorigeBepaling(bepalingen, form.peildatum, form.corrigeert)?.trede;
  return { van, stappen: van === undefined ? 0 : Math.abs(form.trede - van) };
}

/** Whether the own judgement goes beside the proposal: outside what the answers leave open. */
export function wijktAf(regeling: Regeling | undefined, form: Pick<VolledigeBepaling, 'trede' | 'antwoorden'>): boolean {
  const voorstel = regeling && ladderVoorstel(regeling, form.antwoorden);
  return voorstel !== undefined && (form.trede < voorstel.trede || form.trede > voorstel.hoogstens);
}

export interface Omstandigheden {
  regeling: Regeling | undefined;
  bepalingen: readonly Bepaling[];
  /** Documents of this dossier that may be attached. */
  documenten: readonly number[];
  geboortedatum: Datum;
  vandaag: Datum;
}

/**
 * Everything that a determination through the pages needs (L2, L6, L9): a reason when it goes beside the proposal, what explains a skip,
 * who was there, and a correction with its reason.
 */
export function beoordeelVolledig(form: VolledigeBepaling, o: Omstandigheden): Reden[] {
  const redenen = beoordeelBepaling(form, o);
  const peildatum = parseDatum(form.peildatum);
  if (form.corrigeert !== undefined) {
    const oud = o.bepalingen.find((een) => een.id === form.corrigeert);
    if (!oud) redenen.push({ tekst: 'De bepaling die je verbetert staat niet in dit dossier. Begin opnieuw vanuit de ladder.' });
    if (form.reden === '')
      redenen.push({
        veld: 'reden',
        tekst: 'Schrijf op waarom je deze bepaling verbetert. Zonder reden blijft de oude staan.',
        regel: 'L2',
      });
  }
  const voorstel = o.regeling && ladderVoorstel(o.regeling, form.antwoorden);
  if (voorstel && wijktAf(o.regeling, form) && form.afwijking === '')
    redenen.push({
      veld: 'afwijking',
      tekst: `Je kiest trede ${form.trede}, en de antwoorden komen uit op ${voorstelTekst(voorstel)}. Schrijf op waarom je anders oordeelt, of kies ${voorstelTekst(voorstel)}.`,
      regel: 'L9',
    });
  if (form.aanwezig.length === 0)
    redenen.push({ veld: 'aanwezig', tekst: 'Kies wie er bij het gesprek was. Was er geen gesprek? Kies wie je sprak.' });
  if (form.aanwezig.includes('ander') && form.aanwezig_wie === '')
    redenen.push({ veld: 'aanwezig_wie', tekst: 'Schrijf op wie er nog meer bij was.' });
  const gesprek = parseDatum(form.gesprek_op);
  if (gesprek && isNa(gesprek, o.vandaag))
    redenen.push({
      veld: 'gesprek_op',
      tekst: `Het gesprek ligt in de toekomst. Kies vandaag, ${toonKort(o.vandaag)}, of een eerdere dag.`,
    });
  const { van, stappen } = stappenTussen(o.bepalingen, form);
  if (van !== undefined && stappen > 1 && form.sprong === '')
    redenen.push({
      veld: 'sprong',
      tekst: `Van trede ${van} naar trede ${form.trede} is meer dan één stap tegelijk. Schrijf op wat er in die tijd gebeurde en waar dat uit blijkt, of ga terug en kies trede ${form.trede > van ? van + 1 : van - 1}.`,
      regel: 'L2',
    });
  if (form.documenten.some((id) => !o.documenten.includes(id)))
    redenen.push({ veld: 'documenten', tekst: 'Een van de documenten staat niet meer in dit dossier. Kies opnieuw.' });
  return [...redenen, ...beoordeelTermijn(form, peildatum)];
}

/** By when the perspective may be reached: after the peildatum, and in the term that was chosen. */
function beoordeelTermijn(form: VolledigeBepaling, peildatum: Datum | undefined): Reden[] {
  const op = parseDatum(form.perspectief_op);
  if (!op || !peildatum) return [];
  const veld = 'perspectief_op';
  if (form.perspectief === undefined) return [{ veld, tekst: 'Kies eerst welke trede het perspectief is, of laat de dag leeg.' }];
  if (!isNa(op, peildatum)) return [{ veld, tekst: `Kies een dag na de peildatum, ${toonKort(peildatum)}.` }];
  const jaar = plusMaanden(peildatum, 12);
  if (form.termijn === 'binnen-een-jaar' && isNa(op, jaar))
    return [
      { veld, tekst: `Binnen een jaar is uiterlijk ${toonKort(jaar)}. Kies een eerdere dag, of kies “Later dan een jaar”.` },
    ];
  if (form.termijn === 'later' && !isNa(op, jaar))
    return [{ veld, tekst: `Later dan een jaar is na ${toonKort(jaar)}. Kies een latere dag, of kies “Binnen een jaar”.` }];
  return [];
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
