/** The way back, a hand-over and the aftercare: their routes, and of each resident of the world one of each, all open. */
import type { House } from '../house.ts';
import { type Cel, consulent, dossier, inwoner, ja } from './matrix-vorm.ts';

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

export const terugkeerMatrix: Record<string, Cel> = {
  'GET /dossier/:inwoner/terugkeer': { wie: dossier },
  'GET /dossier/:inwoner/terugkeer/stap': { wie: consulent },
  'POST /dossier/:inwoner/terugkeer/stap': { wie: consulent },
  'GET /dossier/:inwoner/terugkeer/stap/:terugstap': { wie: consulent },
  'GET /dossier/:inwoner/terugkeer/stap/:terugstap/:vervolg': { wie: consulent },
  'POST /dossier/:inwoner/terugkeer/stap/:terugstap/:vervolg': { wie: consulent },
  'GET /dossier/:inwoner/terugkeer/afspraak': { wie: consulent },
  'POST /dossier/:inwoner/terugkeer/afspraak': { wie: consulent },
  'GET /dossier/:inwoner/terugkeer/geen-afspraak': { wie: consulent },
  'POST /dossier/:inwoner/terugkeer/geen-afspraak': { wie: consulent },
  'GET /dossier/:inwoner/terugkeer/:terugkeerafspraak/akkoord': { wie: consulent },
  'POST /dossier/:inwoner/terugkeer/:terugkeerafspraak/akkoord': { wie: consulent },
  'GET /mijn/terugkeer': ja('inwoner'),
  'POST /mijn/terugkeer/:terugkeerafspraak': { wie: inwoner },
  'GET /dossier/:inwoner/nazorg': { wie: dossier },
  'POST /dossier/:inwoner/nazorg/plannen': { wie: consulent },
  'GET /dossier/:inwoner/nazorg/:moment/antwoord': { wie: consulent },
  'POST /dossier/:inwoner/nazorg/:moment/antwoord': { wie: consulent },
  'GET /dossier/:inwoner/nazorg/:moment/opvolgen': { wie: consulent },
  'POST /dossier/:inwoner/nazorg/:moment/opvolgen': { wie: consulent },
  'GET /dossier/:inwoner/nazorg/:moment/vervalt': { wie: consulent },
  'POST /dossier/:inwoner/nazorg/:moment/vervalt': { wie: consulent },
  'GET /mijn/nazorg': ja('inwoner'),
  'POST /mijn/nazorg/:moment': { wie: inwoner },
  'GET /dossier/:inwoner/overdracht': { wie: dossier },
  'GET /dossier/:inwoner/overdracht/nieuw': { wie: consulent },
  'POST /dossier/:inwoner/overdracht/nieuw': { wie: consulent },
  'GET /dossier/:inwoner/overdracht/:overdracht/toestemming': { wie: consulent },
  'POST /dossier/:inwoner/overdracht/:overdracht/toestemming': { wie: consulent },
  'GET /dossier/:inwoner/overdracht/:overdracht/versturen': { wie: consulent },
  'POST /dossier/:inwoner/overdracht/:overdracht/versturen': { wie: consulent },
  'GET /dossier/:inwoner/overdracht/:overdracht/antwoord': { wie: consulent },
  'POST /dossier/:inwoner/overdracht/:overdracht/antwoord': { wie: consulent },
  'GET /dossier/:inwoner/overdracht/:overdracht/vertellen': { wie: consulent },
  'POST /dossier/:inwoner/overdracht/:overdracht/vertellen': { wie: consulent },
  'GET /dossier/:inwoner/overdracht/:overdracht/navragen': { wie: consulent },
  'POST /dossier/:inwoner/overdracht/:overdracht/navragen': { wie: consulent },
  'GET /dossier/:inwoner/overdracht/:overdracht/afronden': { wie: consulent },
  'POST /dossier/:inwoner/overdracht/:overdracht/afronden': { wie: consulent },
  'GET /dossier/:inwoner/overdracht/:overdracht/stoppen': { wie: consulent },
  'POST /dossier/:inwoner/overdracht/:overdracht/stoppen': { wie: consulent },
  'GET /dossier/:inwoner/overdracht/:overdracht/pakket': { wie: dossier, staat: 'in world.ts is nog niets doorgegeven' },
  'GET /dossier/:inwoner/overdracht/:overdracht/zip': { wie: dossier, staat: 'in world.ts is nog niets doorgegeven' },
  'GET /mijn/overdracht': ja('inwoner'),
  'POST /mijn/overdracht/:overdracht': { wie: inwoner },
  'GET /mijn/overdracht/:overdracht/pakket': { wie: inwoner, staat: 'in world.ts is nog niets doorgegeven' },
};
