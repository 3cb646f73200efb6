// Changes for many that wait to be looked at: an aanbieder that stops, a law that moved a day. The proposals follow from the rules.

import { datum, plusDagen, plusMaanden } from '../src/kernel/datum.ts';
import { gelukt } from '../src/kernel/resultaat.ts';
import { drawUpVoorstellen, findOmzetting, insertOmzetting, setStatus } from '../src/omzetting/index.ts';
import { kyselyOn } from '../src/platform/db/transact.ts';
import type { Seed } from './context.ts';
import { actAs } from './vervolg.ts';

type Nieuw = Parameters<typeof insertOmzetting>[1];

const LEEG = {
  aanbiederId: undefined,
  product: undefined,
  regelingId: undefined,
  van: undefined,
  tot: undefined,
  oudeAowMaanden: undefined,
  honderdsten: undefined,
  bron: '',
  daad: undefined,
} as const satisfies Partial<Nieuw>;

const zetKlaar = async (
  seed: Seed,
  teammanager: string,
  wat: Pick<Nieuw, 'soort' | 'reden' | 'dag'> & Partial<Pick<Nieuw, 'aanbiederId' | 'oudeAowMaanden'>>,
): Promise<void> => {
  const { beleid, gemeenteId, vandaag } = seed;
  const doorId = seed.gebruikers.get(teammanager);
  if (doorId === undefined) return;
  const id = await actAs(seed, teammanager, async (db) =>
    gelukt(await insertOmzetting(db, { ...LEEG, ...wat, gemeenteId, doorId, nagaanTot: plusDagen(vandaag, 14) })),
  );
  if (id === undefined) return;
  await seed.client.query("select set_config('app.gemeente', $1, true)", [String(gemeenteId)]);
  const db = kyselyOn(seed.client);
  const omzetting = await findOmzetting(db, id);
  if (!omzetting) return;
  await drawUpVoorstellen(db, { beleid, gemeenteId, vandaag, omzetting, hoogstens: 1000 });
  await setStatus(db, { id, van: ['opstellen'], naar: 'nagaan' });
};

/** Atelier Kleurrijk stops at the end of the month after next. */
export const seedOmzetting = async (seed: Seed): Promise<void> => {
  const aanbiederId = seed.aanbieders.get('atelier');
  if (aanbiederId === undefined) return;
  await zetKlaar(seed, 'teammanager', {
    soort: 'aanbieder-stopt',
    reden: 'Atelier Kleurrijk stopt. De huur van het pand loopt af.',
    dag: plusDagen(plusMaanden(seed.vandaag.with({ day: 1 }), 2), -1),
    aanbiederId,
  });
};

/** Arnhem: the AOW age rises less fast since 2020, and some toewijzingen that came in were given with the old one. */
export const seedWetArnhem = (seed: Seed): Promise<void> =>
  zetKlaar(seed, 'arnhem-teammanager', {
    soort: 'wet',
    reden: 'De AOW-leeftijd gaat sinds 1 januari 2020 minder snel omhoog. Daardoor krijg je eerder AOW.',
    dag: datum('2020-01-01'),
    oudeAowMaanden: 67 * 12,
  });
