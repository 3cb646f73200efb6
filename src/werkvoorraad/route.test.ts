/** What is asked of who goes, or went, a route and of whom no trede was ever needed (AL18, OS5). */
import { expect, test } from 'vitest';
import { datum } from '../kernel/datum.ts';
import { stappenVan } from './rules.ts';
import type { InwonerFeiten } from './types.ts';

const vandaag = datum('2026-11-22');
const termijnen = { betwisteUrenDagen: 14, reactieDoelenDagen: 14, wekenVoorEinde: 6, wekenVoorPlicht: 4, navraagDagen: 7 };
const zonderTrede: InwonerFeiten = {
  id: 7,
  gemeenteId: 1,
  dossiernummer: '2026-1001',
  status: 'in-onderzoek',
  consulentId: 3,
  onderzoekTot: datum('2026-10-01'),
  trede: undefined,
  toets: undefined,
  besluiten: [],
  toewijzingen: [],
  ongelezenVoortgang: [],
  uitkering: undefined,
};
const vervolg = { soort: 'traject-vervolg', eigenaar: 'ik', naam: '', pad: '/route', tot: undefined, vanaf: undefined } as const;
const trede: InwonerFeiten['trede'] = {
  trede: 3,
  peildatum: datum('2026-09-01'),
  vastgelegdOp: new Date('2026-09-01T10:00:00Z'),
};
const opnieuw = { opnieuw: true, onderzoekKlaar: true, aanvraag: undefined };

test.each<[string, Partial<InwonerFeiten>, string[]]>([
  ['no route: late since the research should have ended', {}, ['trede-bepalen']],
  ['between two steps the route says what comes', { wacht: [vervolg] }, ['traject-vervolg']],
  ['a step runs', { route: 'loopt' }, []],
  ['the route came to its end', { route: 'klaar' }, ['vervolg-kiezen']],
  [
    'the resident stopped: no trede, toets or benefit is asked for',
    { route: 'gestopt', uitkering: { toestemming: undefined } },
    ['vervolg-kiezen'],
  ],
  ['the resident stopped with a trede that nobody tested', { route: 'gestopt', trede }, ['vervolg-kiezen']],
  ['the route came to its end, and the dossier is open', { route: 'klaar', status: 'in-traject' }, ['vervolg-kiezen']],
  ['the route came to its end, and somebody came again', { route: 'klaar', aanmelding: opnieuw }, ['trede-bepalen']],
])('%s', (_, feiten, verwacht) =>
  expect(stappenVan({ ...zonderTrede, ...feiten }, termijnen, vandaag).map(({ soort }) => soort)).toEqual(verwacht),
);
