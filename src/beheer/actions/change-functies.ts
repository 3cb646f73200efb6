import type { Kysely } from 'kysely';
import { mandaatKeten, type Regeling } from '../../beleid/index.ts';
import { type Datum, isVoor, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { insertFunctie, listFuncties, updateFunctieGeldig } from '../queries/teams.ts';
import { sleutelVan } from '../rules/mandaat.ts';
import { GROND_TOEGANG } from '../rules/medewerker.ts';

/** Adds a functie of the municipality. Refused for a name of the regeling, and for one that exists on these days. */
export const addFunctie = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { naam: string; van: Datum; regeling: Pick<Regeling, 'mandaat'> },
): Promise<Resultaat<number>> => {
  if (actor.gemeenteId === undefined) throw new NietGevonden();
  if (mandaatKeten(o.regeling).includes(sleutelVan(o.regeling, o.naam)))
    return geweigerd({ veld: 'naam', tekst: 'Deze functie staat al in de regeling. Je kunt haar zo kiezen.' });
  const id = await insertFunctie(db, {
    gemeenteId: actor.gemeenteId,
    naam: o.naam,
    geldig: { van: o.van, tot: null },
    door: actor.gebruikerId,
  });
  if (id === undefined) return geweigerd({ veld: 'naam', tekst: 'Deze functie is er al. Kies een andere naam.' });
  await schrijfLogboek(db, actor, { handeling: 'functie-toegevoegd', soort: 'functie', objectId: id, grond: GROND_TOEGANG });
  return gelukt(id);
};

/** Gives a functie of the municipality its last day. Refused while accounts have it. */
export const endFunctie = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { functieId: number; laatste: Datum },
): Promise<Resultaat<null>> => {
  const functie = (await listFuncties(db)).find((een) => een.id === o.functieId);
  if (!functie) throw new NietGevonden();
  const { van, tot } = functie.geldig;
  if (functie.aantal > 0)
    return geweigerd(
      `${functie.aantal === 1 ? 'Eén medewerker heeft' : `${functie.aantal} medewerkers hebben`} de functie ${functie.naam} nog. Geef die eerst een andere functie.`,
    );
  if (tot !== null && isVoor(tot, o.laatste)) return geweigerd(`${functie.naam} is al beëindigd op ${toonDatum(tot)}.`);
  const einde = isVoor(o.laatste, van) ? van : o.laatste;
  if (!(await updateFunctieGeldig(db, { id: functie.id, oud: functie.geldig, nieuw: { van, tot: einde } })))
    return geweigerd('Iemand anders heeft dit net gewijzigd. Er is niets veranderd.');
  await schrijfLogboek(db, actor, {
    handeling: 'functie-beeindigd',
    soort: 'functie',
    objectId: functie.id,
    grond: GROND_TOEGANG,
  });
  return gelukt(null);
};
