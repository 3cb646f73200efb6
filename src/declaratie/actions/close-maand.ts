import type { Kysely } from 'kysely';
import { type Datum, isVoor } from '../../kernel/datum.ts';
import { type Maand, maandPeriode, toonMaand } from '../../kernel/maand.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { insertMaand, listDeclaraties, listGesloten, tenzij } from '../queries/index.ts';
import { GROND } from './load-declaratie.ts';

/**
 * Closes a month: from then on nothing is declared in it and corrections go into a month that is open. Refused before the month is
 * over and as long as a declaratie of it waits for a check or an approval; a concept does not count, it was never handed in.
 */
export async function closeMaand(
  db: Kysely<DB>,
  actor: Actor,
  o: { vandaag: Datum; maand: Maand },
): Promise<Resultaat<{ maand: Maand }>> {
  const { gemeenteId } = actor;
  if (gemeenteId === undefined) throw new Error('een medewerker zonder gemeente sluit geen maand');
  const { maand } = o;
  if (!isVoor(maandPeriode(maand).tot, o.vandaag)) return geweigerd(`${toonMaand(maand)} is nog niet voorbij.`);
  if ((await listGesloten(db, gemeenteId)).has(maand)) return geweigerd(`${toonMaand(maand)} is al gesloten.`);
  const wacht = await listDeclaraties(db, { status: ['ingediend', 'gecontroleerd'], maand });
  if (wacht.length > 0)
    return geweigerd(
      `Er wacht nog ${wacht.length === 1 ? 'één declaratie' : `${wacht.length} declaraties`} over ${toonMaand(maand)}: ${wacht.map(({ aanbieder }) => aanbieder).join(', ')}. Handel die eerst af.`,
    );
  const gesloten = await tenzij('WM411', insertMaand(db, { gemeenteId, maand, door: actor.gebruikerId }));
  if (gesloten === undefined)
    return geweigerd(`Er is zojuist een declaratie over ${toonMaand(maand)} ingediend. Handel die eerst af.`);
  if (!gesloten) return geweigerd(`${toonMaand(maand)} is al gesloten.`);
  await schrijfLogboek(db, actor, { handeling: 'maand-gesloten', soort: 'maand', objectId: maand, grond: GROND });
  return gelukt({ maand });
}
