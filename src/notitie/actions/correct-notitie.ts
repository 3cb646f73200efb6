import type { Kysely } from 'kysely';
import { findPlaats } from '../../inwoner/index.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { insertNotitie, listVersies } from '../queries.ts';
import type { NotitieSoort } from '../types.ts';

/** Puts a next version behind a note, with why; what stood there stays. Two who correct at once see each other's version. */
export const correctNotitie = async (
  db: Kysely<DB>,
  o: {
    actor: Actor;
    soort: NotitieSoort;
    inwonerId: number;
    reeks: number;
    versie: number;
    tekst: string;
    reden: string;
    terug: string;
  },
): Promise<Resultaat<{ reeks: number }>> => {
  const [plaats, [nu]] = await Promise.all([findPlaats(db, o.inwonerId), listVersies(db, o.soort, o.inwonerId, o.reeks)]);
  if (!plaats || !nu) throw new NietGevonden();
  if (nu.versie === o.versie && nu.tekst === o.tekst)
    return geweigerd({ veld: 'tekst', tekst: 'De tekst is nog dezelfde. Verander wat niet klopt.' });
  const gemaakt =
    nu.versie === o.versie
      ? await insertNotitie(db, o.soort, plaats, { ...o, versie: o.versie + 1, door: o.actor.gebruikerId })
      : undefined;
  if (gemaakt === undefined) {
    const [laatste = nu] = await listVersies(db, o.soort, o.inwonerId, o.reeks);
    throw new Conflict({
      wat: 'deze notitie',
      door: laatste.door,
      terug: o.terug,
      nieuweVersie: laatste.versie,
      velden: [{ label: 'Tekst', jouw: o.tekst, nu: laatste.tekst, anders: o.tekst !== laatste.tekst }],
    });
  }
  await schrijfLogboek(db, o.actor, {
    handeling: `${o.soort}-verbeterd`,
    soort: o.soort,
    objectId: o.reeks,
    inwonerId: o.inwonerId,
    grond: GROND_WMO,
  });
  return gelukt({ reeks: o.reeks });
};
