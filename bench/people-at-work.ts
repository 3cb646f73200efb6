/** Who asks what in a run: many different people, so that nothing answers out of one warm row. */
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { hashToken } from '../src/platform/auth/token.ts';
import { SESSION_COOKIE } from '../src/web/route.ts';
import { pick, randomOf } from './people.ts';

export interface Persoon {
  id: number;
  gemeenteId: number;
  aanbiederId: number;
  token: string;
  cookie: string;
}

/** Logs people in: one session each, put where a login puts it. */
const logIn = async (
  owner: pg.Pool,
  rows: { id: number; rol: string; gemeente_id: number | null; aanbieder_id: number | null }[],
): Promise<Persoon[]> => {
  const people = rows.map((row) => {
    // As a login makes it: the role stands ahead, as a hint for which plans to use.
    const token = `${row.rol}.${randomBytes(32).toString('base64url')}`;
    return {
      id: row.id,
      gemeenteId: row.gemeente_id ?? 0,
      aanbiederId: row.aanbieder_id ?? 0,
      token,
      cookie: `${SESSION_COOKIE}=${token}`,
    };
  });
  await owner.query(
    "insert into sessie (token_hash, gebruiker_id, verloopt_op) select h, g, now() + interval '8 hours' from unnest($1::bytea[], $2::int[]) as n (h, g)",
    [people.map(({ token }) => hashToken(token)), people.map(({ id }) => id)],
  );
  return people;
};

/** Consulenten with at least `minstens` residents under way, drawn by chance. */
export const consulenten = async (owner: pg.Pool, aantal: number, minstens: number): Promise<Persoon[]> => {
  const { rows } = await owner.query<{ id: number; rol: string; gemeente_id: number; aanbieder_id: null }>(
    `select consulent_id as id, 'consulent' as rol, gemeente_id, null::int as aanbieder_id from inwoner where consulent_id <> 0 and status <> 'afgerond'
      group by 1, 3 having count(*) >= $1 order by md5(consulent_id::text) limit $2`,
    [minstens, aantal],
  );
  return logIn(owner, rows);
};

export const collega = async (owner: pg.Pool, subject: string): Promise<Persoon> => {
  const { rows } = await owner.query<{ id: number; rol: string; gemeente_id: number; aanbieder_id: null }>(
    "select id, rol, gemeente_id, aanbieder_id from gebruiker where issuer = 'demo' and subject = $1",
    [subject],
  );
  const [een] = await logIn(owner, rows);
  if (!een) throw new Error(`${subject} heeft geen account in deze database`);
  return een;
};

/** Residents of the filled municipality with hours, each with an account: it has none of them. The others around it have no beleid. */
export const inwoners = async (owner: pg.Pool, aantal: number): Promise<Persoon[]> => {
  await owner.query(
    `insert into gebruiker (id, issuer, subject, rol, naam, gemeente_id, inwoner_id)
     select (select max(id) from gebruiker) + row_number() over (order by i.id), 'bench', 'inwoner-' || i.id, 'inwoner', 'Inwoner ' || i.id, i.gemeente_id, i.id
       from (select i.gemeente_id, i.id from inwoner i join toewijzing t on t.gemeente_id = i.gemeente_id and t.inwoner_id = i.id
              where t.status = 'gestart' and i.gemeente_id = (select gemeente_id from gebruiker where issuer = 'demo' and subject = 'teammanager')
                and exists (select from uren u where u.gemeente_id = t.gemeente_id and u.toewijzing_id = t.id)
              order by md5(i.id::text) limit $1) i
     on conflict do nothing`,
    [aantal],
  );
  const { rows } = await owner.query<{ id: number; rol: string; gemeente_id: number; aanbieder_id: null }>(
    "select id, rol, gemeente_id, aanbieder_id from gebruiker where issuer = 'bench' and rol = 'inwoner' order by id limit $1",
    [aantal],
  );
  return logIn(owner, rows);
};

/** Employees of aanbieders that have between `van` and `tot` running toewijzingen. */
export const medewerkers = async (owner: pg.Pool, van: number, tot: number): Promise<Persoon[]> => {
  const { rows } = await owner.query<{ id: number; rol: string; gemeente_id: null; aanbieder_id: number }>(
    `select g.id, g.rol, null::int as gemeente_id, g.aanbieder_id from gebruiker g
       join (select aanbieder_id, count(*) as n from toewijzing where status = 'gestart' group by 1) t using (aanbieder_id)
      where g.rol = 'aanbieder' and n between $1 and $2 order by md5(g.id::text)`,
    [van, tot],
  );
  return logIn(owner, rows);
};

/** The same list in another order, the same each time for a seed. */
export const shuffled = <T>(list: readonly T[], seed: number): T[] => {
  const random = randomOf(seed);
  const order = list.map((one) => ({ one, at: random() }));
  return order.sort((a, b) => a.at - b.at).map(({ one }) => one);
};

export { pick, randomOf };
