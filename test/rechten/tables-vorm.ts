/** What the table of tables is written in: the roles, whose rows, and what many tables share. */
export const databaseRollen = [
  'inwoner',
  'consulent',
  'teammanager',
  'aanbieder',
  'orientatie',
  'financien',
  'contractmanager',
  'beleid',
  'beheer',
  'levering',
] as const;
export type DatabaseRol = (typeof databaseRollen)[number];

/** Whose rows. Each is also a condition in SQL, written apart from the policies: see `voorwaarden`. */
export type Wiens =
  | 'alles'
  | 'gemeente'
  | 'caseload'
  | 'organisatie'
  | 'zelf'
  | 'collegas'
  | 'eigen-handeling'
  | 'toegewezen'
  // referred to the orientation centre, and what the resident agreed to share with it
  | 'verwezen'
  | 'gedeeld'
  | 'met-toestemming'
  // reports of the own caseload, and those that wait for somebody of the team
  | 'caseload-en-wachtrij'
  // of the own caseload, and what one opened oneself
  | 'caseload-of-eigen'
  | 'eigen-afwezigheid';

export type Recht = 'l' | 'm' | 'w' | 'v';
export interface Tabel {
  categorie: string;
  rechten: Partial<Record<DatabaseRol, string>>;
  kolommen?: Partial<Record<DatabaseRol, Partial<Record<Recht, string>>>>;
}

export const iedereen = (cel: string): Partial<Record<DatabaseRol, string>> =>
  Object.fromEntries(databaseRollen.map((rol) => [rol, cel]));

export const dossier = { consulent: 'lmw caseload', teammanager: 'l gemeente', levering: 'lmw gemeente' };
export const keten = { consulent: 'l caseload', teammanager: 'l gemeente', levering: 'lmw gemeente', inwoner: 'l zelf' };

export const lezers = { teammanager: 'l gemeente', levering: 'l gemeente' };
export const bijAfspraak = {
  consulent: 'lm caseload',
  teammanager: 'l gemeente',
  levering: 'l gemeente',
  inwoner: 'lm zelf',
  aanbieder: 'lm organisatie',
  orientatie: 'lm verwezen',
};

export const CONCEPT =
  'titel basis_id status regeling_id faal_reden terug_reden klaargezet_door klaargezet_op geactiveerd_door geactiveerd_op geactiveerd_reden einde_door einde_op einde_reden versie';

export const AFWEZIG = {
  l: 'gemeente_id id gebruiker_id vervanger_id vervanger_bron periode ingetrokken_op versie',
  m: 'gemeente_id gebruiker_id vervanger_id vervanger_bron periode door',
  w: 'vervanger_id vervanger_bron periode ingetrokken_op versie',
};
export const OPHEFFEN = 'tot opgeheven_op opgeheven_door opgeheven_reden versie';
export const OORDEEL = 'oordeel oordeel_toelichting beoordeeld_door beoordeeld_op';
