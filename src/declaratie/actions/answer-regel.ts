import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { postenVan } from '../posten.ts';
import { listRegels, updateAntwoord } from '../queries/index.ts';
import { GROND, loadVoorActie } from './load-declaratie.ts';

/** The aanbieder answers a rejection. After that the same line may be declared again; without an answer only another one. */
export async function answerRegel(
  db: Kysely<DB>,
  actor: Actor,
  o: { id: number; versie: number; post: string; antwoord: string },
): Promise<Resultaat<{ id: number }>> {
  const declaratie = await loadVoorActie(db, actor, { ...o, wat: 'Antwoorden' });
  const post = postenVan(await listRegels(db, { declaratieId: o.id })).find(({ sleutel }) => sleutel === o.post);
  if (!post?.regels.every((regel) => regel.status === 'afgewezen')) throw new NietGevonden();
  if (declaratie.status !== 'gecontroleerd' && declaratie.status !== 'goedgekeurd') throw new NietGevonden();
  if (o.antwoord === '') return geweigerd({ veld: 'antwoord', tekst: 'Schrijf wat je de gemeente wilt laten weten.' });
  if (o.antwoord.length > 1000) return geweigerd({ veld: 'antwoord', tekst: 'Houd je antwoord onder de 1000 tekens.' });
  await updateAntwoord(db, { declaratieId: o.id, ids: post.regels.map((regel) => regel.id), antwoord: o.antwoord });
  await schrijfLogboek(db, actor, {
    handeling: 'afwijzing-beantwoord',
    soort: 'declaratie',
    objectId: o.id,
    aanbiederId: declaratie.aanbiederId,
    gemeenteId: declaratie.gemeenteId,
    grond: GROND,
  });
  return gelukt({ id: o.id });
}
