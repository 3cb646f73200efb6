/** Of each resident of the world: an agreement on the way back, a step back, a hand-over and a question of the aftercare, all open. */
import type { House } from '../house.ts';

/** Ids by the name that they have in a path. */
export interface Terugkeer {
  terugkeerafspraak: number;
  terugstap: number;
  vervolg: number;
  overdracht: number;
  moment: number;
}

type Zet = (h: House, tabel: string, rij: Record<string, string | number | boolean | null | Buffer>) => Promise<number>;

export const maakTerugkeer = async (
  put: Zet,
  h: House,
  van: { gemeente_id: number; inwoner_id: number; consulent_id: number },
): Promise<Terugkeer> => {
  const door = van.consulent_id;
  const terugstap = await put(h, 'terugstap', {
    ...van,
    datum: '2026-02-01',
    van_trede: 4,
    naar_trede: 3,
    poging: 1,
    inkomen: 'minder',
    door,
  });
  return {
    terugkeerafspraak: await put(h, 'terugkeerafspraak', {
      ...van,
      nummer: 1,
      bij_trede: 3,
      terug_trede: 2,
      terug_naar: 'Het buurthuis',
      tot: '2027-11-22',
      beslist: 'Samen',
      indicatie: 'blijft',
      indicatie_reden: 'Dat geeft rust.',
      inkomen: 'gelijk',
      gemaakt_op: '2026-11-01',
      door,
    }),
    terugstap,
    vervolg: await put(h, 'terugstapvervolg', { ...van, terugstap_id: terugstap, soort: 'gesprek', bron: 'keuze' }),
    overdracht: await put(h, 'overdracht', {
      ...van,
      partij: 'lucrato',
      partij_naam: 'Lucrato',
      partij_bron: 'BR inleiding',
      waarom: 'Zicht op werk.',
      mee: '{contact,treden}',
      gevraagd_op: '2026-11-10',
      door,
    }),
    moment: await put(h, 'nazorgmoment', {
      ...van,
      aanleiding: 'trede',
      trede: 4,
      begin: '2026-08-01',
      maanden: 3,
      datum: '2026-11-01',
      door,
    }),
  };
};
