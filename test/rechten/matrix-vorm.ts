/** What the matrix is written in: whose data, and what many routes share. */
import type { Rol } from '../../src/platform/db/reader.ts';
import type { Kant, KantNaam } from './world.ts';

export type Wiens = 'eigen' | 'gemeente' | 'organisatie' | 'zelf' | 'ja';

type Wie = Partial<Record<Rol, Wiens>>;

export interface Cel {
  wie: Partial<Record<Rol, Wiens>> | 'openbaar';
  /** What must go along in the query or the form. */
  bij?: (k: Kant) => Record<string, string>;
  /** Fields that name somebody's data in the form and not in the path; what is out of the reach `van` must stay as it was. */
  velden?: { van: Wiens; vul: (k: Kant, eigen: Kant) => Record<string, string> };
  /** Names a resident in the path and opens no dossier all the same. Say why. */
  geenInzage?: string;
  /** What the role may do, but not with the file as it stands in world.ts: 404 is right there too. Say why. */
  staat?: string;
}

export const zichtbaar: Record<Wiens, readonly KantNaam[]> = {
  eigen: ['eigen', 'gedeeld'],
  gemeente: ['eigen', 'gedeeld', 'collega'],
  organisatie: ['eigen', 'elders'],
  zelf: ['eigen', 'gedeeld'],
  ja: ['eigen'],
};

/** Parts of a path that are not an id of world.ts. */
export const vast: Record<string, string> = {
  token: 'onbekend',
  week: '2026-W41',
  maand: '2026-09',
  post: '1',
  plicht: 'evaluatiegesprek',
  daad: 'plaats',
  feit: 'ondersteuning-aangeboden',
  kenmerk: 'M-2222-2222',
  sleutel: 'uitnodiging-dagen',
  veld: 'ik-wil',
  organisatie: '2',
  weg: '999999',
  taak: '00000000-0000-0000-0000-000000000001',
  stap: 'oordeel',
  routestap: 'trede-1',
  terugweg: 'onbekend',
  geldsoort: 'onbekend',
  uitvoer: '999999',
  onderdeel: 'tien-vragen',
  programma: '0363-leer-werkroute',
};

export const dossier: Wie = { consulent: 'eigen', teammanager: 'gemeente' };
export const consulent: Wie = { consulent: 'eigen' };
export const aanbieder: Wie = { aanbieder: 'organisatie' };
export const inwoner: Wie = { inwoner: 'zelf' };
export const financien: Wie = { financien: 'gemeente' };
export const contractmanager: Wie = { contractmanager: 'gemeente' };
export const teammanager: Wie = { teammanager: 'gemeente' };
export const beheer: Wie = { beheer: 'gemeente' };
export const afscherming: Wie = { teammanager: 'gemeente', beheer: 'gemeente' };
export const beleidswerk: Wie = { beleid: 'gemeente', beheer: 'gemeente' };
export const ja = (...rollen: Rol[]): Cel => ({ wie: Object.fromEntries(rollen.map((rol) => [rol, 'ja' as const])) });

export const begonnen = 'de toewijzing in world.ts is al begonnen';
export const geenPlicht = 'de regeling van de toewijzingen in world.ts kent geen plichten (AP44)';
export const geenConcept = 'de declaratie in world.ts is al ingediend';
export const nietGecontroleerd = 'de declaratie in world.ts is nog niet gecontroleerd';
