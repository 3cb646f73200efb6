import type { Kysely } from 'kysely';
import type { Regeling } from '../../beleid/index.ts';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboekRegels } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findMandaten, insertMandaat } from '../queries/mandaten.ts';
import { findMedewerker } from '../queries/medewerkers.ts';
import { listFuncties } from '../queries/teams.ts';
import { GROND_MANDAAT, mandaatRedenen } from '../rules/mandaat.ts';
import type { Handeling, MandaatVoorstel } from '../types.ts';

/**
 * Puts a mandate in the register (AP16, AP30; BR besluit 3), a row for each thing that may be done. Refused when it overlaps another of
 * the same functie or person, or is not granted from above in the chain. Two at once are kept apart by the exclusion constraints.
 * Gives the id of the first.
 */
export const addMandaat = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { voorstel: Omit<MandaatVoorstel, 'handeling'>; handelingen: readonly Handeling[]; regeling: Pick<Regeling, 'mandaat'> },
): Promise<Resultaat<{ id: number }>> => {
  if (actor.gemeenteId === undefined) throw new NietGevonden();
  const { voorstel, regeling } = o;
  const [bestaand, functies] = [await findMandaten(db), await listFuncties(db)];
  const redenen = o.handelingen
    .flatMap((handeling) =>
      mandaatRedenen(
        { ...voorstel, handeling },
        bestaand,
        regeling,
        functies.map((functie) => functie.naam),
      ),
    )
    .filter((reden, i, alle) => alle.findIndex((een) => een.veld === reden.veld) === i);
  if (voorstel.gebruikerId !== undefined && (await findMedewerker(db, voorstel.gebruikerId))?.aanbiederId !== undefined)
    redenen.push({ veld: 'medewerker', tekst: 'Kies een medewerker van de gemeente.' });
  if (redenen.length > 0) return { ok: false, redenen };
  if (voorstel.gebruikerId !== undefined && !(await findMedewerker(db, voorstel.gebruikerId))) throw new NietGevonden();
  const ids: number[] = [];
  for (const handeling of o.handelingen)
    ids.push(await insertMandaat(db, { gemeenteId: actor.gemeenteId, door: actor.gebruikerId }, { ...voorstel, handeling }));
  await schrijfLogboekRegels(
    db,
    actor,
    ids.map((id) => ({ handeling: 'mandaat-toegevoegd', soort: 'mandaat', objectId: id, grond: GROND_MANDAAT })),
  );
  return gelukt({ id: ids[0] ?? 0 });
};
