import type { Datum } from '../kernel/datum.ts';
import type { Trede } from '../kernel/trede.ts';

/** The three questions of the persoonlijk plan (OS2: «ik wil, ik kan, ik heb nodig»). */
export const WOORDEN = {
  'ik-wil': { kop: 'Ik wil', vraag: 'Wat wil je?', hint: 'Bijvoorbeeld: ik wil weer onder de mensen zijn.' },
  'ik-kan': { kop: 'Ik kan', vraag: 'Wat kun je goed?', hint: 'Bijvoorbeeld: ik ben handig en ik kom op tijd.' },
  'ik-heb-nodig': {
    kop: 'Ik heb nodig',
    vraag: 'Wat heb je nodig?',
    hint: 'Bijvoorbeeld: een rustige plek, en iemand die uitlegt.',
  },
} as const;
export type WoordVeld = keyof typeof WOORDEN;
export const WOORD_VELDEN = ['ik-wil', 'ik-kan', 'ik-heb-nodig'] as const satisfies readonly WoordVeld[];

export interface Woord {
  id: number;
  veld: WoordVeld;
  tekst: string;
  /** Whose hands typed it. */
  getypt: 'inwoner' | 'consulent';
  door: string;
  op: Date;
}

export type PlanStatus = 'concept' | 'voorgelegd' | 'geldt' | 'vervangen' | 'ingetrokken';
export const AANLEIDINGEN = {
  eerste: 'Eerste plan',
  evaluatie: 'Na een evaluatie',
  wijziging: 'Iets is veranderd',
} as const;
export type Aanleiding = keyof typeof AANLEIDINGEN;

export interface Plan {
  id: number;
  gemeenteId: number;
  inwonerId: number;
  consulentId: number;
  nummer: number;
  status: PlanStatus;
  aanleiding: Aanleiding;
  reden: string;
  woorden: unknown;
  delen: boolean;
  evaluatieOp: string | null;
  voorgelegdOp: string | null;
  geldtOp: string | null;
  zonderAkkoord: string;
  versie: number;
  door: string;
}

export type DoelInPlan = 'nieuw' | 'blijft' | 'aangepast' | 'gehaald' | 'vervallen';
export const DOEL_SOORTEN = { doel: 'Doel', leerdoel: 'Leerdoel' } as const;

/** A goal as a version of the plan has it; `vorige` is what it said before. */
export interface Plandoel {
  planId: number;
  doelId: number;
  stand: DoelInPlan;
  reden: string;
  vorigeId: number | null;
  vorige: string | null;
  soort: string;
  tekst: string;
  maat: string;
  wie: string;
  uiterlijk: string | null;
  trede: number | null;
  toewijzingId: number | null;
  aanbiederId: number | null;
  aanbieder: string | null;
}

/** Somebody a version was put before, with the latest answer. */
export interface Partij {
  planId: number;
  wie: 'inwoner' | 'aanbieder';
  aanbiederId: number | null;
  naam: string;
  antwoord: { akkoord: boolean; toelichting: string; getypt: string; door: string; op: Date } | undefined;
}

/** A professional around the resident; undefined dates are not known. */
export interface Mens {
  /** consulent, begeleider-<toewijzing> or betrokkene-<id>. */
  sleutel: string;
  naam: string;
  organisatie: string;
  rol: string;
  telefoon: string;
  sinds: Datum | undefined;
  laatsteContact: Datum | undefined;
  tot: Datum | undefined;
}

/** The one fixed contact person (OS2) and who replaces. */
export interface VastContact {
  naam: string;
  organisatie: string;
  telefoon: string;
  vervanger: string;
  vervangerTelefoon: string;
  sinds: Datum | undefined;
  /** Nobody chose: it is the consulent. */
  vanzelf: boolean;
}

export interface DoelInvoer {
  soort: 'doel' | 'leerdoel';
  tekst: string;
  maat: string;
  wie: string;
  uiterlijk: Datum | undefined;
  trede: Trede | undefined;
  toewijzingId: number | undefined;
}
