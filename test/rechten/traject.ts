/** The way over a route: its routes, and of each resident of the world a step that runs, one that is proposed, and what hangs on them. */
import type { House } from '../house.ts';
import type { BijToewijzing } from './bij-toewijzing.ts';
import { aanbieder, type Cel, consulent, dossier, financien, inwoner, ja } from './matrix-vorm.ts';

/** Ids by the name that they have in a path. */
interface TrajectIds {
  trajectstap: number;
  trajectoordeel: number;
  trajectverzoek: number;
  trajectplicht: number;
  geld: number;
}

/** With what hangs on the toewijzing, so that world.ts names one. */
export interface BijRoute extends BijToewijzing, TrajectIds {}

type Zet = (h: House, tabel: string, rij: Record<string, string | number | boolean | null | Buffer>) => Promise<number>;

export const maakTraject = async (
  put: Zet,
  h: House,
  van: { gemeente_id: number; inwoner_id: number; consulent_id: number },
  o: { aanbieder_id: number },
): Promise<TrajectIds> => {
  const door = van.consulent_id;
  const { rows } = await h.owner.query<{ id: number }>(
    'select id from traject where gemeente_id = $1 and inwoner_id = $2 and beeindigd_op is null',
    [van.gemeente_id, van.inwoner_id],
  );
  const regeling_id = h.beleid.regelingen(van.gemeente_id)[0]?.id ?? 0;
  const traject_id = rows[0]?.id ?? (await put(h, 'traject', { ...van, regeling_id, begonnen_op: '2026-01-05' }));
  const { rows: er } = await h.owner.query<{ n: number }>('select count(*)::int as n from trajectstap where traject_id = $1', [
    traject_id,
  ]);
  const nummer = (er[0]?.n ?? 0) + 1;
  const trajectstap = await put(h, 'trajectstap', {
    ...van,
    traject_id,
    aanbieder_id: o.aanbieder_id,
    stap: 'ontmoeten',
    nummer,
    poging: 1,
    begonnen_op: '2026-10-01',
    einde_gepland: '2026-12-01',
    door,
  });
  const hangt = { ...van, trajectstap_id: trajectstap };
  await put(h, 'trajectgelduitvoer', { gemeente_id: van.gemeente_id, door, aantal: 1, totaal: 1, regels: '[]' });
  return {
    trajectstap,
    trajectoordeel: await put(h, 'trajectoordeel', {
      ...hangt,
      aanbieder_id: o.aanbieder_id,
      wie: 'inwoner',
      gevraagd_op: '2026-10-01',
      voor: 'vrijwilligers',
      door,
    }),
    trajectverzoek: await put(h, 'trajectverzoek', {
      ...hangt,
      derde: 'uwv',
      derde_naam: 'UWV',
      vraag: 'Advies beschut werk',
      met_inwoner: true,
      gevraagd_op: '2026-10-02',
      door,
    }),
    trajectplicht: await put(h, 'trajectplicht', {
      ...hangt,
      aanbieder_id: o.aanbieder_id,
      sleutel: 'verslag',
      nr: 0,
      naam: 'Verslag',
      wie: 'aanbieder',
      dag: '2026-11-30',
      bron: 'keuze',
    }),
    geld: await put(h, 'trajectgeld', {
      ...hangt,
      aanbieder_id: o.aanbieder_id,
      sleutel: 'begeleiding',
      naam: 'Begeleiding',
      aan: 'aanbieder',
      periode: `[2026-10-${String(nummer).padStart(2, '0')},2026-11-01)`,
      bedrag: 63333,
      bron: 'keuze',
      herleid: '{}',
    }),
  };
};

const geenVoorstel = 'de stap in world.ts loopt en ligt niet voor';
const geenStap = 'de route van de regeling in world.ts kent deze stap hier niet';

export const trajectMatrix: Record<string, Cel> = {
  'GET /dossier/:inwoner/route': { wie: dossier },
  'GET /dossier/:inwoner/route/begin/:routestap': { wie: consulent },
  'POST /dossier/:inwoner/route/begin/:routestap': { wie: consulent },
  'GET /dossier/:inwoner/route/terug/:terugweg/:routestap': { wie: consulent, staat: geenStap },
  'POST /dossier/:inwoner/route/terug/:terugweg/:routestap': { wie: consulent, staat: geenStap },
  ...Object.fromEntries(
    [
      'beginnen',
      'intrekken',
      'einde',
      'verlengen',
      'vragen',
      'verzoek',
      'voorwaarden',
      'plek',
      'brief',
      'brief-werkgever',
    ].flatMap((act) => [
      [`GET /dossier/:inwoner/route/stap/:trajectstap/${act}`, { wie: consulent }],
      [`POST /dossier/:inwoner/route/stap/:trajectstap/${act}`, { wie: consulent, staat: geenVoorstel }],
    ]),
  ),
  'GET /dossier/:inwoner/route/versie': { wie: consulent },
  'POST /dossier/:inwoner/route/versie': { wie: consulent },
  'GET /dossier/:inwoner/route/stap/:trajectstap/bedrag/:geldsoort': { wie: consulent, staat: geenStap },
  'POST /dossier/:inwoner/route/stap/:trajectstap/bedrag/:geldsoort': { wie: consulent, staat: geenStap },
  'GET /dossier/:inwoner/route/oordeel/:trajectoordeel': { wie: consulent },
  'POST /dossier/:inwoner/route/oordeel/:trajectoordeel': { wie: consulent },
  'GET /dossier/:inwoner/route/verzoek/:trajectverzoek/antwoord': { wie: consulent },
  'POST /dossier/:inwoner/route/verzoek/:trajectverzoek/antwoord': { wie: consulent },
  'GET /dossier/:inwoner/route/verzoek/:trajectverzoek/stoppen': { wie: consulent },
  'POST /dossier/:inwoner/route/verzoek/:trajectverzoek/stoppen': { wie: consulent },
  'GET /dossier/:inwoner/route/plicht/:trajectplicht': { wie: consulent },
  'POST /dossier/:inwoner/route/plicht/:trajectplicht': { wie: consulent },
  'GET /routes': ja('consulent', 'teammanager'),
  'GET /mijn/route': ja('inwoner'),
  'POST /mijn/route/:trajectoordeel': { wie: inwoner },
  'GET /toewijzingen/routes': ja('aanbieder'),
  'POST /toewijzingen/routes/:trajectoordeel': { wie: aanbieder },
  'GET /toewijzingen/routes/plicht/:trajectplicht': { wie: aanbieder },
  'POST /toewijzingen/routes/plicht/:trajectplicht': { wie: aanbieder },
  'GET /toewijzingen/:toewijzing/route': { wie: aanbieder },
  'POST /toewijzingen/:toewijzing/route/:routestap': { wie: aanbieder, staat: geenStap },
  'GET /trajectgeld': ja('financien'),
  'POST /trajectgeld/goedkeuren': ja('financien'),
  'POST /trajectgeld/uitvoer': ja('financien'),
  'GET /trajectgeld/uitvoer/:uitvoer': { wie: financien, staat: 'in world.ts is nog niets doorgegeven' },
  'GET /trajectgeld/:geld': { wie: financien },
  'POST /trajectgeld/:geld/afkeuren': { wie: financien },
};
