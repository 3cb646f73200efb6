import type { Kysely } from 'kysely';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findVoorAfspraak, insertVoorkeur, setHerinnering } from '../queries/index.ts';
import { leiderVan, wieMoet } from '../rules.ts';
import type { Partij } from '../types.ts';
import { loadAfspraak, logAfspraak } from './load-afspraak.ts';
import { partijVan, type Wie } from './settings.ts';

/** Whether somebody gets a reminder of this appointment: for who has called already, or does not want one. */
export const changeHerinnering = async (
  db: Kysely<DB>,
  wie: Wie,
  o: { id: number; inwonerId?: number; aan: Partij; wil: boolean },
): Promise<Resultaat<{ id: number }>> => {
  const a = await loadAfspraak(db, { ...o, actor: wie.actor });
  // The resident for himself; who made it for whom he invited.
  const zelf = partijVan(wie.actor);
  if (o.aan !== zelf && zelf !== leiderVan(a) && !(zelf === 'consulent' && o.aan === 'inwoner')) throw new NietGevonden();
  if (!wieMoet(a).includes(o.aan) || o.aan === leiderVan(a)) throw new NietGevonden();
  await setHerinnering(db, a.id, o.aan, o.wil);
  await logAfspraak(db, wie, a, 'afspraak-herinnering');
  return gelukt({ id: a.id });
};

/** Whether a resident wants reminders at all: said by himself, or by the consulent who heard it. */
export const changeVoorkeur = async (
  db: Kysely<DB>,
  wie: Wie,
  o: { inwonerId: number; herinneren: boolean },
): Promise<Resultaat<{ inwonerId: number }>> => {
  const inwoner = await findVoorAfspraak(db, o.inwonerId);
  if (!inwoner) throw new NietGevonden();
  await insertVoorkeur(db, { ...inwoner, inwonerId: o.inwonerId }, { herinneren: o.herinneren, door: wie.actor.gebruikerId });
  await logAfspraak(
    db,
    wie,
    { id: o.inwonerId, inwonerId: o.inwonerId, aanbiederId: null, gemeenteId: inwoner.gemeenteId },
    'herinneringen-gewijzigd',
  );
  return gelukt({ inwonerId: o.inwonerId });
};
