/** A besluit on its way and an objection to one: their routes, and a row of each. */
import type { House } from '../house.ts';
import { aanbieder, type Cel, consulent, dossier, inwoner, ja, teammanager } from './matrix-vorm.ts';

export const besluitMatrix: Record<string, Cel> = {
  'GET /dossier/:inwoner/besluiten': { wie: dossier },
  'GET /besluiten-ter-ondertekening': ja('consulent', 'teammanager'),
  'POST /dossier/:inwoner/besluit/concept': { wie: consulent },
  'GET /dossier/:inwoner/besluit/concept/:besluitconcept': { wie: dossier },
  'POST /dossier/:inwoner/besluit/concept/:besluitconcept/voorleggen': { wie: consulent },
  'POST /dossier/:inwoner/besluit/concept/:besluitconcept/tekenen': { wie: dossier },
  'POST /dossier/:inwoner/besluit/concept/:besluitconcept/nemen': { wie: consulent },
  'POST /dossier/:inwoner/besluit/concept/:besluitconcept/samen': { wie: consulent },
  'POST /dossier/:inwoner/besluit/concept/:besluitconcept/samen/:samenspraak': { wie: dossier },
  'GET /mijn/samen': ja('inwoner'),
  'POST /mijn/samen/:samenspraak': { wie: inwoner, staat: 'de vraag in world.ts is aan de aanbieder' },
  'GET /toewijzingen/samen': ja('aanbieder'),
  'POST /toewijzingen/samen/:samenspraak': { wie: aanbieder },
  'POST /dossier/:inwoner/besluit/concept/:besluitconcept/terug': { wie: dossier },
  'POST /dossier/:inwoner/besluit/concept/:besluitconcept/terughalen': { wie: consulent },
  'POST /dossier/:inwoner/besluit/concept/:besluitconcept/weg': { wie: consulent },
  'POST /dossier/:inwoner/besluit/:besluit/medetekenen': { wie: dossier },
  'GET /dossier/:inwoner/besluit/afwijzen': { wie: consulent },
  'POST /dossier/:inwoner/besluit/afwijzen/controle': { wie: consulent },
  'POST /dossier/:inwoner/besluit/afwijzen': { wie: consulent },
  'GET /dossier/:inwoner/besluit/:besluit/intrekken': { wie: consulent },
  'POST /dossier/:inwoner/besluit/:besluit/intrekken/controle': { wie: consulent },
  'POST /dossier/:inwoner/besluit/:besluit/intrekken': { wie: consulent },
  'GET /dossier/:inwoner/besluit/:besluit/bezwaar': { wie: dossier },
  'POST /dossier/:inwoner/besluit/:besluit/bezwaar': { wie: dossier },
  'GET /bezwaren': ja('teammanager'),
  'GET /dossier/:inwoner/bezwaar/:bezwaar': { wie: dossier },
  'POST /dossier/:inwoner/bezwaar/:bezwaar/bevestigen': { wie: dossier },
  'POST /dossier/:inwoner/bezwaar/:bezwaar/oppakken': { wie: teammanager },
  'POST /dossier/:inwoner/bezwaar/:bezwaar/te-laat': { wie: teammanager },
  'POST /dossier/:inwoner/bezwaar/:bezwaar/horen': { wie: teammanager },
  'POST /dossier/:inwoner/bezwaar/:bezwaar/gehoord': { wie: teammanager },
  'POST /dossier/:inwoner/bezwaar/:bezwaar/niet-gehoord': { wie: teammanager },
  'POST /dossier/:inwoner/bezwaar/:bezwaar/verdagen': { wie: teammanager },
  'POST /dossier/:inwoner/bezwaar/:bezwaar/beslissen': { wie: teammanager },
  'POST /dossier/:inwoner/bezwaar/:bezwaar/versturen': { wie: teammanager },
  'POST /dossier/:inwoner/bezwaar/:bezwaar/gevolg': { wie: consulent },
  'POST /dossier/:inwoner/bezwaar/:bezwaar/zonder-gevolg': { wie: consulent },
  'POST /dossier/:inwoner/bezwaar/:bezwaar/beroep': { wie: dossier },
  'POST /dossier/:inwoner/bezwaar/:bezwaar/tussenuitspraak': { wie: dossier },
  'POST /dossier/:inwoner/bezwaar/:bezwaar/tussen-termijn': { wie: dossier },
  'POST /dossier/:inwoner/bezwaar/:bezwaar/tussen-antwoord': { wie: dossier },
  'POST /dossier/:inwoner/bezwaar/:bezwaar/uitspraak': { wie: dossier },
  'POST /dossier/:inwoner/bezwaar/:bezwaar/uitvoeren': { wie: consulent },
  'POST /dossier/:inwoner/bezwaar/:bezwaar/hoger-beroep': { wie: dossier },
  'POST /dossier/:inwoner/bezwaar/:bezwaar/hoger-uitspraak': { wie: dossier },
  'GET /mijn/bezwaar/:besluit': { wie: inwoner },
  'GET /mijn/bezwaar/:besluit/stand': { wie: inwoner },
  'POST /mijn/bezwaar/:besluit/stap': { wie: inwoner },
  'POST /mijn/bezwaar/:besluit': { wie: inwoner },
};

/** A besluit that is not taken yet, and an objection to the one that was. */
export interface Besluitstukken {
  besluitconcept: number;
  samenspraak: number;
  bezwaar: number;
}

type Put = (h: House, tabel: string, rij: Record<string, string | number | boolean | null | Buffer>) => Promise<number>;

export const maakBesluitstukken = async (
  put: Put,
  h: House,
  van: { gemeente_id: number; inwoner_id: number; consulent_id: number },
  o: { toets: number; besluit: number; product: string; aanbieder: number },
): Promise<Besluitstukken> => {
  const besluitconcept = await put(h, 'besluitconcept', {
    ...van,
    soort: 'afwijzing',
    product: o.product,
    invoer: JSON.stringify({ toets: String(o.toets), product: o.product }),
    door: van.consulent_id,
  });
  const gevraagd = { ...van, concept_id: besluitconcept, voorstel: '[]', gevraagd_op: '2026-11-20', door: van.consulent_id };
  await put(h, 'samenspraak', { ...gevraagd, wie: 'inwoner' });
  return {
    besluitconcept,
    samenspraak: await put(h, 'samenspraak', { ...gevraagd, wie: 'aanbieder', aanbieder_id: o.aanbieder }),
    bezwaar: await put(h, 'bezwaar', {
      ...van,
      besluit_id: o.besluit,
      ontvangen_op: '2026-06-20',
      langs: 'brief',
      reden: 'Meer uren.',
      getypt: 'consulent',
      door: van.consulent_id,
      te_laat: false,
      beslis_uiterlijk: '2026-09-03',
    }),
  };
};
