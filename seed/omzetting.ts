// An aanbieder that stops, waiting to be looked at: the proposals follow from the rules.

import { plusDagen, plusMaanden } from '../src/kernel/datum.ts';
import { gelukt } from '../src/kernel/resultaat.ts';
import { drawUpVoorstellen, findOmzetting, insertOmzetting, setStatus } from '../src/omzetting/index.ts';
import { kyselyOn } from '../src/platform/db/transact.ts';
import type { Seed } from './context.ts';
import { actAs } from './vervolg.ts';

/** Atelier Kleurrijk stops at the end of the month after next. */
export const seedOmzetting = async (seed: Seed): Promise<void> => {
  const { beleid, gemeenteId, vandaag } = seed;
  const aanbiederId = seed.aanbieders.get('atelier');
  const doorId = seed.gebruikers.get('teammanager');
  if (aanbiederId === undefined || doorId === undefined) return;
  const dag = plusDagen(plusMaanden(vandaag.with({ day: 1 }), 2), -1);
  const id = await actAs(seed, 'teammanager', async (db) =>
    gelukt(
      await insertOmzetting(db, {
        gemeenteId,
        doorId,
        soort: 'aanbieder-stopt',
        reden: 'Atelier Kleurrijk stopt. De huur van het pand loopt af.',
        dag,
        nagaanTot: plusDagen(vandaag, 14),
        aanbiederId,
        product: undefined,
        regelingId: undefined,
        van: undefined,
        tot: undefined,
        oudeAowMaanden: undefined,
        honderdsten: undefined,
        bron: '',
        daad: undefined,
      }),
    ),
  );
  if (id === undefined) return;
  await seed.client.query("select set_config('app.gemeente', $1, true)", [String(gemeenteId)]);
  const db = kyselyOn(seed.client);
  const omzetting = await findOmzetting(db, id);
  if (!omzetting) return;
  await drawUpVoorstellen(db, { beleid, gemeenteId, vandaag, omzetting, hoogstens: 1000 });
  await setStatus(db, { id, van: ['opstellen'], naar: 'nagaan' });
};
