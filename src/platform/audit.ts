import type { Kysely } from 'kysely';
import { fixed } from './db/fixed.ts';
import type { Actor } from './db/reader.ts';
import type { DB } from './db/schema.ts';

/** One line of the logboek: who did what with whose data, on what ground. Never content. */
export interface LogboekRegel {
  /** Past participle or noun in Dutch, kebab-case: `inzage`, `aanmelding-vastgelegd`, `besluit-genomen`. */
  handeling: string;
  /** The kind of thing: a table name. */
  soort: string;
  objectId: number | string;
  inwonerId?: number | undefined;
  aanbiederId?: number | undefined;
  /** Legal ground or task in Dutch. */
  grond: string;
  uitkomst?: 'gelukt' | 'geweigerd';
  /** The municipality of the data; the actor's own unless told (an aanbieder has none). */
  gemeenteId?: number | undefined;
}

/** Ground for what happens in the chain of support. */
export const GROND_WMO = 'uitvoering Wmo 2015, Werkt mee';

/** Writes down in the transaction of the act itself. Use the handle of that transaction. */
export const schrijfLogboek = (
  db: Kysely<DB>,
  actor: Actor,
  regel: LogboekRegel,
  herkomst: 'web' | 'opdrachtregel' | 'taak' = actor.herkomst ?? 'web',
): Promise<void> => schrijfLogboekRegels(db, actor, [regel], herkomst);

/** As schrijfLogboek, for an act that touches several: one statement. Nothing to write is nothing written. */
export const schrijfLogboekRegels = async (
  db: Kysely<DB>,
  actor: Actor,
  regels: readonly LogboekRegel[],
  herkomst: 'web' | 'opdrachtregel' | 'taak' = actor.herkomst ?? 'web',
): Promise<void> => {
  if (regels.length === 0) return;
  const lijst = <T>(waarde: (regel: LogboekRegel) => T): T[] => regels.map(waarde);
  await fixed`
    insert into logboek (gemeente_id, gebruiker_id, rol, handeling, soort, object_id, inwoner_id, aanbieder_id, grond, uitkomst, herkomst)
    select g, ${actor.gebruikerId}, ${actor.rol}, h, s, o, i, a, gr, u, ${herkomst}
      from unnest(${lijst((r) => r.gemeenteId ?? actor.gemeenteId ?? null)}::int[], ${lijst((r) => r.handeling)}::text[], ${lijst((r) => r.soort)}::text[],
                  ${lijst((r) => String(r.objectId))}::text[], ${lijst((r) => r.inwonerId ?? null)}::int[],
                  ${lijst((r) => r.aanbiederId ?? actor.aanbiederId ?? null)}::int[], ${lijst((r) => r.grond)}::text[],
                  ${lijst((r) => r.uitkomst ?? 'gelukt')}::text[]) with ordinality as n (g, h, s, o, i, a, gr, u, nr)
     order by nr`.execute(db);
};

/**
 * Writes down that a dossier was read, in the same round trip as the reading: the database fills in who, from what app.start
 * set. Start it in one Promise.all with the queries of the page.
 */
export const schrijfInzage = async (
  db: Kysely<DB>,
  o: { inwonerId: number; soort: string; objectId?: number; grond?: string },
): Promise<void> => {
  // Only what the reader may see is a reading: an unknown number leaves no line.
  await fixed`
    insert into logboek (gemeente_id, gebruiker_id, rol, handeling, soort, object_id, inwoner_id, aanbieder_id, grond, uitkomst, herkomst)
    select gemeente_id, app.gebruiker(), app.rol(), 'inzage', ${o.soort}::text, ${String(o.objectId ?? o.inwonerId)}::text, id, app.aanbieder(),
           ${o.grond ?? GROND_WMO}::text, 'gelukt', 'web'
      from inwoner where id = ${o.inwonerId}`.execute(db);
};
