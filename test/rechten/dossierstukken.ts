/** Notes, messages, documents and templates of one side of the world. */
import type { House } from '../house.ts';
import type { put as zet } from './world.ts';

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
  aanbiederId: number,
): Promise<Stukken> => {
  const door = van.consulent_id;
  const notitie = ++reeks;
  const werknotitie = ++reeks;
  await put(h, 'notitie', { ...van, reeks: notitie, tekst: 'We bellen op donderdag.', door });
  await put(h, 'werknotitie', { ...van, reeks: werknotitie, tekst: 'Navraag gedaan bij het wijkteam.', door });
  const overleg = await put(h, 'overleg', {
    ...van,
    met_inwoner: true,
    aanbieder_id: aanbiederId,
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
    aanbieder_id: aanbiederId,
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
