import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { parseForm } from '../../web/form-data.ts';
import { insertObservatie } from '../queries.ts';
import { leesOrientatiedag } from '../rules.ts';
import { ObservatieForm } from '../types.ts';
import { loadOrientatie, logOrientatie, type Opdracht } from './load-orientatie.ts';

/** Something that the centre saw or heard on a day; appended, never changed. Throws NietGevonden or Conflict. */
export const recordObservatie = async (db: Kysely<DB>, o: Opdracht): Promise<Resultaat<number>> => {
  const geladen = await loadOrientatie(db, o, ['verwezen', 'gepland', 'gestart'], { erbij: true });
  if (!geladen.ok) return geladen;
  const { orientatie } = geladen;
  const dag = leesOrientatiedag(o.waarden.dag ?? '', { veld: 'dag', vanaf: orientatie.verwezenOp ?? undefined, tot: o.vandaag });
  const gelezen = parseForm(ObservatieForm, o.waarden);
  if (!dag.ok || !gelezen.ok) return geweigerd(...(dag.ok ? [] : dag.redenen), ...(gelezen.ok ? [] : gelezen.redenen));
  await insertObservatie(db, {
    orientatieId: orientatie.id,
    dag: dag.waarde,
    soort: gelezen.waarde.soort,
    tekst: gelezen.waarde.tekst,
    door: o.actor.gebruikerId,
  });
  await logOrientatie(db, o, 'orientatie-aangevuld', orientatie.id);
  return gelukt(orientatie.id);
};
