// A draft as it was typed, and what it says: every field on its own, so that a page can hold its own fields against the rules while
// others are still empty. Pure.
import type { z } from 'zod';
import type { Regeling } from '../beleid/regeling.ts';
import { type Datum, isoDatum, parseDatum, toonKort } from '../kernel/datum.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { beoordeelVolledig, type Omstandigheden, vorigeBepaling } from './rules.ts';
import {
  type Bepaling,
  BepalingForm,
  type ConceptInhoud,
  isAanwezig,
  type Onderbouwing,
  OnderbouwingForm,
  type VolledigeBepaling,
} from './types.ts';
import { ANTWOORDEN, type Antwoord, ladderVoorstel } from './voorstel.ts';

export const STAPPEN = ['vragen', 'oordeel', 'onderbouwing', 'perspectief', 'controle'] as const;
export type Stap = (typeof STAPPEN)[number];
export const isStap = (tekst: string): tekst is Stap => STAPPEN.some((een) => een === tekst);

/** Which fields stand on which page; the questions of the regeling come with the first. */
const VELDEN: Record<Stap, readonly string[]> = {
  vragen: ['reden', 'peildatum'],
  oordeel: ['trede', 'afwijking'],
  onderbouwing: ['motivering', 'sprong', 'gesprek_op', 'aanwezig', 'aanwezig_wie', 'documenten'],
  perspectief: ['perspectief', 'termijn', 'perspectief_op'],
  controle: [],
};

export const LABELS: Record<string, string> = {
  reden: 'Waarom je verbetert',
  peildatum: 'Peildatum',
  trede: 'Trede',
  afwijking: 'Waarom je anders oordeelt',
  motivering: 'Wat je zag en hoorde',
  sprong: 'Waarom meer dan één stap',
  gesprek_op: 'Dag van het gesprek',
  aanwezig: 'Wie erbij waren',
  aanwezig_wie: 'Wie dat waren',
  documenten: 'Documenten',
  perspectief: 'Perspectief',
  termijn: 'Wanneer',
  perspectief_op: 'Uiterlijk op',
};

export const vraagVeld = (sleutel: string): string => `vraag_${sleutel}`;

export const LEEG: ConceptInhoud = { velden: {}, aanwezig: [], documenten: [] };

/** The page on which a field stands. */
export const stapVan = (veld: string): Stap => STAPPEN.find((stap) => VELDEN[stap].includes(veld)) ?? 'vragen';

/** More questions than any regeling has. */
const HOOGSTENS = 60;

/** What was typed on one page, put over what was typed before. */
export function voegIn(
  concept: ConceptInhoud,
  stap: Stap,
  getypt: { waarden: Readonly<Record<string, string>>; lijst(naam: string): string[] },
): ConceptInhoud {
  // The names of fields are kept too, and come from outside.
  const vragen = Object.keys(getypt.waarden).filter((veld) => /^vraag_[a-z0-9-]{1,60}$/.test(veld));
  const eigen = [...VELDEN[stap], ...(stap === 'vragen' ? ['corrigeert', ...vragen.slice(0, HOOGSTENS)] : [])];
  const velden = { ...concept.velden };
  for (const veld of eigen) if (veld !== 'aanwezig' && veld !== 'documenten') velden[veld] = getypt.waarden[veld] ?? '';
  const lijsten = stap === 'onderbouwing';
  return {
    velden,
    aanwezig: lijsten ? getypt.lijst('aanwezig') : concept.aanwezig,
    documenten: lijsten ? getypt.lijst('documenten') : concept.documenten,
  };
}

/** The answers of a draft to the questions of a regeling. */
export function antwoordenVan(concept: ConceptInhoud, regeling: Regeling | undefined): Record<string, Antwoord> {
  const uit: Record<string, Antwoord> = {};
  for (const { sleutel } of regeling?.ladder.vragen ?? []) {
    const antwoord = ANTWOORDEN.find((een) => een === concept.velden[vraagVeld(sleutel)]);
    if (antwoord) uit[sleutel] = antwoord;
  }
  return uit;
}

/** A determination as a draft to correct it. */
export function conceptVan(bepaling: Bepaling, o: Onderbouwing): ConceptInhoud {
  const nl = (iso: string | undefined) => {
    const dag = iso === undefined ? undefined : parseDatum(iso);
    return dag ? toonKort(dag) : '';
  };
  return {
    velden: {
      corrigeert: String(bepaling.id),
      peildatum: nl(bepaling.peildatum),
      ...Object.fromEntries(Object.entries(o.antwoorden).map(([sleutel, antwoord]) => [vraagVeld(sleutel), antwoord])),
      trede: String(bepaling.trede),
      afwijking: o.afwijking,
      motivering: bepaling.motivering,
      sprong: o.sprong,
      gesprek_op: nl(o.gesprekOp),
      aanwezig_wie: o.aanwezigWie,
      perspectief: bepaling.perspectief === undefined ? '' : String(bepaling.perspectief),
      termijn: bepaling.termijn ?? 'niet-te-zeggen',
      perspectief_op: nl(bepaling.perspectiefOp),
    },
    aanwezig: [...o.aanwezig],
    documenten: o.documenten.map(({ id }) => String(id)),
  };
}

export type Gelezen = { form: VolledigeBepaling; redenen: (Reden & { veld?: string })[] };

/**
 * What a draft says, with everything that is wrong or missing, each reason at its field. What cannot be read takes a value that brings
 * no other reason with it.
 */
export function leesConcept(
  concept: ConceptInhoud,
  o: Omit<Omstandigheden, 'regeling'> & { regelingOp: (dag: Datum) => Regeling | undefined },
): Gelezen {
  const { velden } = concept;
  const mis: Reden[] = [];
  const lees = <T>(veld: string, vorm: z.ZodType<T>, terugval: T): T => {
    const gelezen = vorm.safeParse(velden[veld] ?? '');
    if (gelezen.success) return gelezen.data;
    mis.push({ veld, tekst: gelezen.error.issues[0]?.message ?? 'Kijk dit na.' });
    return terugval;
  };
  const peildatum = lees('peildatum', BepalingForm.shape.peildatum, isoDatum(o.vandaag));
  const regeling = o.regelingOp(parseDatum(peildatum) ?? o.vandaag);
  const antwoorden = antwoordenVan(concept, regeling);
  const corrigeert = /^[1-9]\d{0,8}$/.test(velden.corrigeert ?? '') ? Number(velden.corrigeert) : undefined;
  const vorige = vorigeBepaling(o.bepalingen, peildatum, corrigeert)?.trede;
  const voorstel = regeling && ladderVoorstel(regeling, antwoorden)?.trede;
  const perspectief = lees('perspectief', BepalingForm.shape.perspectief, undefined);
  const form: VolledigeBepaling = {
    peildatum,
    trede: lees('trede', BepalingForm.shape.trede, voorstel ?? vorige ?? 1),
    motivering: lees('motivering', BepalingForm.shape.motivering, ''),
    onderbouwing: '',
    perspectief,
    // Without a perspectief there is no day to ask for.
    termijn:
      perspectief === undefined && !velden.termijn
        ? 'niet-te-zeggen'
        : lees('termijn', BepalingForm.shape.termijn, 'niet-te-zeggen'),
    afwijking: lees('afwijking', OnderbouwingForm.shape.afwijking, ''),
    sprong: lees('sprong', OnderbouwingForm.shape.sprong, ''),
    gesprek_op: lees('gesprek_op', OnderbouwingForm.shape.gesprek_op, ''),
    aanwezig_wie: lees('aanwezig_wie', OnderbouwingForm.shape.aanwezig_wie, ''),
    perspectief_op: lees('perspectief_op', OnderbouwingForm.shape.perspectief_op, ''),
    reden: lees('reden', OnderbouwingForm.shape.reden, ''),
    antwoorden,
    aanwezig: concept.aanwezig.filter(isAanwezig),
    documenten: concept.documenten.filter((id) => /^[1-9]\d{0,8}$/.test(id)).map(Number),
    corrigeert,
  };
  const gehad = new Set(mis.map(({ veld }) => veld));
  // A trede that was not chosen yet says nothing of a skip.
  if (gehad.has('trede')) for (const veld of ['afwijking', 'sprong']) gehad.add(veld);
  const redenen = [...mis, ...beoordeelVolledig(form, { ...o, regeling }).filter(({ veld }) => !gehad.has(veld ?? ''))];
  const volgorde = STAPPEN.flatMap((stap) => VELDEN[stap]);
  return { form, redenen: redenen.toSorted((a, b) => volgorde.indexOf(a.veld ?? '') - volgorde.indexOf(b.veld ?? '')) };
}

/** The reasons that belong to one page. */
export const redenenVan = (gelezen: Gelezen, stap: Stap): Reden[] =>
  gelezen.redenen.filter(({ veld }) => veld === undefined || stapVan(veld) === stap);
