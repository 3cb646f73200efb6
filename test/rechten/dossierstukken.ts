/** Notes, messages, documents and templates: what each role may do with their tables, and rows of one side of the world. */
import type { House } from '../house.ts';
import type { Tabel } from './tables.ts';
import type { put as zet } from './world.ts';

const NOTITIE = 'gemeente_id reeks versie inwoner_id consulent_id tekst reden door';
const OVERLEG = 'gemeente_id inwoner_id consulent_id met_inwoner aanbieder_id onderwerp begonnen_door';
const NAAR_CENTRUM = 'gemeente_id inwoner_id consulent_id met_inwoner aanbieder_id centrum_id onderwerp begonnen_door';
const BERICHT = 'gemeente_id overleg_id inwoner_id consulent_id met_inwoner aanbieder_id soort van tekst door namens';
const STUK =
  'gemeente_id inwoner_id consulent_id met_inwoner aanbieder_id soort titel bestandsnaam type bytes sha256 inhoud tonen scan bijzonderheden herkomst door bewaren_tot bewaren_bron';
const SJABLOON = 'gemeente_id reeks versie team_id naam waarvoor tekst vervallen door';

export const stukTabellen: Record<string, Tabel> = {
  // notes: one table for what the resident reads, one that he and every aanbieder have no right on at all
  notitie: {
    categorie: 'notitie voor de inwoner',
    rechten: { consulent: 'lm caseload', teammanager: 'l gemeente', inwoner: 'l zelf' },
    kolommen: { consulent: { m: NOTITIE } },
  },
  werknotitie: {
    categorie: 'werknotitie',
    rechten: { consulent: 'lm caseload', teammanager: 'l gemeente' },
    kolommen: { consulent: { m: NOTITIE } },
  },
  // messages: only for who took part when they were written
  overleg: {
    categorie: 'berichten',
    rechten: {
      consulent: 'lmw caseload',
      teammanager: 'l gemeente',
      inwoner: 'lm gedeeld',
      aanbieder: 'lm organisatie',
      orientatie: 'lm verwezen',
    },
    kolommen: {
      consulent: { m: NAAR_CENTRUM, w: 'met_inwoner aanbieder_id versie' },
      orientatie: { m: NAAR_CENTRUM },
      inwoner: { m: OVERLEG },
      aanbieder: { m: OVERLEG },
    },
  },
  overlegbericht: {
    categorie: 'berichten',
    rechten: {
      consulent: 'lmw caseload',
      teammanager: 'l gemeente',
      levering: 'l gemeente',
      inwoner: 'lmw gedeeld',
      aanbieder: 'lmw organisatie',
      orientatie: 'lmw verwezen',
    },
    kolommen: {
      orientatie: { m: BERICHT, w: 'gelezen_centrum_op' },
      consulent: { m: BERICHT, w: 'gelezen_gemeente_op' },
      inwoner: { m: BERICHT, w: 'gelezen_inwoner_op' },
      aanbieder: { m: BERICHT, w: 'gelezen_aanbieder_op' },
      // for the werkvoorraad: who wrote when, never what
      levering: {
        l: 'gemeente_id id overleg_id inwoner_id consulent_id aanbieder_id centrum_id met_inwoner soort van geschreven_op gelezen_gemeente_op',
      },
    },
  },
  mailvoorkeur: {
    categorie: 'techniek',
    rechten: {
      consulent: 'lmw eigen-handeling',
      teammanager: 'lmw eigen-handeling',
      inwoner: 'lmw eigen-handeling',
      aanbieder: 'lmw eigen-handeling',
      orientatie: 'lmw eigen-handeling',
    },
  },
  // documents of others: who else reads one stands in its row
  dossierstuk: {
    categorie: 'documenten',
    rechten: { consulent: 'lmw caseload', teammanager: 'l gemeente', inwoner: 'lm gedeeld', aanbieder: 'lm gedeeld' },
    kolommen: {
      consulent: { m: STUK, w: 'met_inwoner aanbieder_id soort titel verborgen_op verborgen_door verborgen_reden versie' },
      inwoner: { m: STUK },
      // evidence of a result at its own place
      aanbieder: { m: STUK },
    },
  },
  sjabloon: {
    categorie: 'beheer',
    rechten: { consulent: 'l gemeente', teammanager: 'lm gemeente', beheer: 'lm gemeente' },
    kolommen: { teammanager: { m: SJABLOON }, beheer: { m: SJABLOON } },
  },
};

export interface Stukken {
  /** The number of the reeks, as it stands in the path. */
  notitie: number;
  werknotitie: number;
  overleg: number;
  stuk: number;
}

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==', 'base64');

let reeks = 5000;

export const maakStukken = async (
  put: typeof zet,
  h: House,
  van: { gemeente_id: number; inwoner_id: number; consulent_id: number },
  { bepaling, meting, ...bij }: { toewijzing_id: number; aanbieder_id: number; bepaling: number; meting: number },
): Promise<Stukken> => {
  const door = van.consulent_id;
  const notitie = ++reeks;
  const werknotitie = ++reeks;
  await put(h, 'notitie', { ...van, reeks: notitie, tekst: 'We bellen op donderdag.', door });
  await put(h, 'werknotitie', { ...van, reeks: werknotitie, tekst: 'Navraag gedaan bij het wijkteam.', door });
  const overleg = await put(h, 'overleg', {
    ...van,
    met_inwoner: true,
    aanbieder_id: bij.aanbieder_id,
    onderwerp: 'Rooster',
    begonnen_door: door,
  });
  await put(h, 'overlegbericht', {
    ...van,
    overleg_id: overleg,
    van: 'gemeente',
    tekst: 'Past maandag?',
    met_inwoner: true,
    door,
  });
  const stuk = await put(h, 'dossierstuk', {
    ...van,
    met_inwoner: true,
    aanbieder_id: bij.aanbieder_id,
    soort: 'diploma',
    titel: 'Diploma',
    bestandsnaam: 'diploma.png',
    type: 'image/png',
    bytes: PNG.length,
    sha256: '0'.repeat(64),
    inhoud: PNG,
    tonen: true,
    scan: 'schoon',
    herkomst: 'gemeente',
    door,
    bewaren_tot: '2041-11-22',
    bewaren_bron: 'Wmo 2015 artikel 5.3.4',
  });
  await put(h, 'ladderstuk', { ...van, bepaling_id: bepaling, stuk_id: stuk });
  await put(h, 'zrmstuk', { ...van, zrm_id: meting, stuk_id: stuk });
  await put(h, 'resultaatstuk', { ...van, ...bij, stuk_id: stuk, kant: 'gemeente', door });
  return { notitie, werknotitie, overleg, stuk };
};

export const maakSjabloon = async (put: typeof zet, h: House, gemeenteId: number, door: number): Promise<number> => {
  const sjabloon = ++reeks;
  await put(h, 'sjabloon', {
    gemeente_id: gemeenteId,
    reeks: sjabloon,
    naam: 'Kennismaking',
    waarvoor: 'notitie',
    tekst: 'Kennisgemaakt met {voornaam}.',
    door,
  });
  return sjabloon;
};
