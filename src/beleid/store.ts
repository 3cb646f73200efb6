import { join } from 'node:path';
import type pg from 'pg';
import type { Datum } from '../kernel/datum.ts';
import type { Gemeente } from './gemeente.ts';
import type { Landelijk } from './landelijk.ts';
import { type LoadedRegeling, loadBeleid, parseRegeling } from './load.ts';
import { pickDichtstbij, pickRegeling } from './pick.ts';

/** A version of a regeling as it stands in the database. */
export type OpgeslagenRegeling = LoadedRegeling & { id: number };

/** The policy of all municipalities in this database, kept in memory: it changes only at a start. */
export interface BeleidInHuis {
  landelijk: Landelijk;
  /** Throws for a municipality that has no policy file. */
  gemeente(gemeenteId: number): Gemeente;
  /** The internal id of a municipality by its code; undefined when it is not known. */
  gemeenteIdVan(code: string): number | undefined;
  /** As gemeente, for a municipality that may have no policy file yet. */
  findGemeente(gemeenteId: number): Gemeente | undefined;
  /** The internal ids of the municipalities with a policy file. */
  gemeenteIds(): number[];
  /** The municipality that a page without an actor of a municipality speaks for. */
  eersteGemeente(): number;
  /** The version that applies on a day; without `sleutel` of the hoofdregeling of the municipality. */
  regelingOp(gemeenteId: number, dag: Datum, sleutel?: string): OpgeslagenRegeling | undefined;
  /** As regelingOp, but the nearest version when none applies. */
  dichtstbij(gemeenteId: number, dag: Datum, sleutel?: string): OpgeslagenRegeling | undefined;
  /** The version that a row rests on. Throws when it is not there. */
  regelingMetId(id: number): OpgeslagenRegeling;
  /** All versions of all regelingen of a municipality, oldest first. */
  regelingen(gemeenteId: number): OpgeslagenRegeling[];
}

const folder = join(import.meta.dirname, '../../beleid');

/**
 * Reads `beleid/` and puts what is new in the database: municipalities with their dated code, versions of regelingen (immutable:
 * a changed file becomes a new row). Safe to run twice and from two processes. Throws a BeleidsFout.
 */
export const storeBeleid = async (owner: pg.Pool): Promise<BeleidInHuis> => {
  const beleid = loadBeleid(folder);
  const ids = new Map<string, number>();
  const regelingen: OpgeslagenRegeling[] = [];
  const eerdere: OpgeslagenRegeling[] = [];
  const client = await owner.connect();
  try {
    await client.query('begin');
    await client.query('lock table gemeente in exclusive mode');
    for (const gemeente of beleid.gemeenten) {
      const known = await client.query<{ gemeente_id: number }>('select gemeente_id from gemeentecode where code = $1', [
        gemeente.code,
      ]);
      let id = known.rows[0]?.gemeente_id;
      if (id === undefined) {
        const made = await client.query<{ id: number }>(
          'insert into gemeente (id, naam) select coalesce(max(id), 0) + 1, $1 from gemeente returning id',
          [gemeente.naam],
        );
        id = made.rows[0]?.id;
        if (id === undefined) throw new Error(`gemeente ${gemeente.naam} niet bewaard`);
        await client.query('insert into gemeentecode (gemeente_id, code, geldig) values ($1, $2, daterange($3, null))', [
          id,
          gemeente.code,
          gemeente.codeGeldigVan,
        ]);
      }
      ids.set(gemeente.code, id);
    }
    for (const loaded of beleid.regelingen) {
      const { regeling } = loaded;
      const row = await client.query<{ id: number }>(
        `with nieuw as (insert into regeling (gemeente_id, sleutel, geldig_van, vastgesteld_op, inhoud, hash)
                        values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id)
         select id from nieuw union all
         select id from regeling where gemeente_id = $1 and sleutel = $2 and geldig_van = $3 and hash = $6`,
        [
          ids.get(regeling.gemeente),
          regeling.regeling,
          regeling.geldigVan,
          regeling.vastgesteldOp,
          JSON.stringify(loaded.inhoud),
          loaded.hash,
        ],
      );
      const id = row.rows[0]?.id;
      if (id === undefined) throw new Error(`regeling ${loaded.bestand} niet bewaard`);
      regelingen.push({ ...loaded, id });
    }
    // What a row rests on may be a version that the files no longer hold: versions are immutable and stay.
    const older = await client.query<{ id: number; hash: string; inhoud: unknown }>(
      'select id, hash, inhoud from regeling where not id = any ($1::int[])',
      [regelingen.map(({ id }) => id)],
    );
    for (const { id, hash, inhoud } of older.rows) {
      const bestand = `regeling ${id} in de database`;
      eerdere.push({ id, hash, inhoud, bestand, regeling: parseRegeling(inhoud, bestand) });
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }

  const codes = new Map([...ids].map(([code, id]) => [id, code]));
  const codeOf = (gemeenteId: number): string => codes.get(gemeenteId) ?? '';
  const findGemeente = (gemeenteId: number) => beleid.gemeenten.find((one) => one.code === codeOf(gemeenteId));
  const hoofdregeling = (gemeenteId: number): string => findGemeente(gemeenteId)?.hoofdregeling ?? '';
  return {
    landelijk: beleid.landelijk,
    findGemeente,
    gemeente: (gemeenteId) => {
      const found = findGemeente(gemeenteId);
      if (!found) throw new Error(`gemeente ${gemeenteId} heeft geen beleid`);
      return found;
    },
    gemeenteIds: () => [...ids.values()],
    eersteGemeente: () => Math.min(...ids.values()),
    gemeenteIdVan: (code) => ids.get(code),
    regelingOp: (gemeenteId, dag, sleutel = hoofdregeling(gemeenteId)) =>
      pickRegeling(regelingen, codeOf(gemeenteId), sleutel, dag),
    dichtstbij: (gemeenteId, dag, sleutel = hoofdregeling(gemeenteId)) =>
      pickDichtstbij(regelingen, codeOf(gemeenteId), sleutel, dag),
    regelingMetId: (id) => {
      const found = [...regelingen, ...eerdere].find((one) => one.id === id);
      if (!found) throw new Error(`regeling ${id} is niet geladen`);
      return found;
    },
    regelingen: (gemeenteId) => regelingen.filter(({ regeling }) => regeling.gemeente === codeOf(gemeenteId)),
  };
};
