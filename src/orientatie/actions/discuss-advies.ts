import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import { listOrientaties, updateAkkoord } from '../queries.ts';
import { leesOrientatiedag } from '../rules.ts';
import { BesprekingForm } from '../types.ts';
import { changeOrientatie, loadOrientatie, logOrientatie, type Opdracht } from './load-orientatie.ts';

/** The consulent talked the advice over with the resident, who agreed or not. What the resident answered himself stays. Throws NietGevonden or Conflict. */
export const discussAdvies = async (db: Kysely<DB>, o: Opdracht): Promise<Resultaat<number>> => {
  const geladen = await loadOrientatie(db, o, ['geadviseerd']);
  if (!geladen.ok) return geladen;
  const advies = geladen.orientatie.adviezen[0];
  if (!advies) throw new NietGevonden();
  const dag = leesOrientatiedag(o.waarden.dag ?? '', { veld: 'dag', vanaf: advies.gegevenOp, tot: o.vandaag });
  // Who answered himself is not answered for.
  const zelf = advies.akkoordDoor === 'inwoner';
  const antwoord = zelf ? { akkoord: advies.akkoord ? 'ja' : 'nee', reden: advies.akkoordReden } : {};
  const gelezen = parseForm(BesprekingForm, { reden: '', ...o.waarden, ...antwoord });
  if (!dag.ok || !gelezen.ok) return geweigerd(...(dag.ok ? [] : dag.redenen), ...(gelezen.ok ? [] : gelezen.redenen));
  await updateAkkoord(db, advies.id, {
    akkoord: gelezen.waarde.akkoord === 'ja',
    reden: gelezen.waarde.reden,
    door: zelf ? 'inwoner' : 'consulent',
    besprokenOp: dag.waarde,
  });
  await changeOrientatie(db, o, geladen.orientatie, {});
  await logOrientatie(db, o, 'orientatie-besproken', geladen.orientatie.id);
  return gelukt(geladen.orientatie.id);
};

/** The resident says himself what he thinks of the advice, once. Throws NietGevonden. */
export const answerAdvies = async (db: Kysely<DB>, o: Opdracht): Promise<Resultaat<number>> => {
  const orientatie = (await listOrientaties(db, o.inwonerId)).find(({ id }) => id === o.orientatieId);
  const advies = orientatie?.adviezen[0];
  if (!orientatie || !advies) throw new NietGevonden();
  if (advies.akkoord !== null)
    return geweigerd('Je hebt al gezegd wat je ervan vindt. Bel je contactpersoon als je iets wilt veranderen.');
  const gelezen = parseForm(BesprekingForm, { reden: '', ...o.waarden });
  if (!gelezen.ok) return gelezen;
  await updateAkkoord(db, advies.id, { akkoord: gelezen.waarde.akkoord === 'ja', reden: gelezen.waarde.reden, door: 'inwoner' });
  await logOrientatie(db, o, 'orientatie-beantwoord', orientatie.id);
  return gelukt(orientatie.id);
};
