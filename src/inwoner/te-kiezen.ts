import type { Kysely } from 'kysely';
import type { DB } from '../platform/db/schema.ts';
import { keuzeGevraagd, VEEL_OPTIES } from '../web/index.ts';
import { findConsulentNamen, findEnkeleConsulenten } from './queries.ts';

/**
 * Consulenten for the field `consulent` of a list: everybody once a name is asked for, else as many as tell whether they make a list that
 * people read. A large municipality has more than a thousand.
 */
export const findTeKiezenConsulenten = (db: Kysely<DB>, zoek: URLSearchParams): Promise<{ id: number; naam: string }[]> =>
  keuzeGevraagd('consulent', (naam) => zoek.get(naam) ?? '')
    ? findConsulentNamen(db)
    : findEnkeleConsulenten(db, VEEL_OPTIES + 1);
