/** Things with a version that several people change at the same moment. */
import type pg from 'pg';
import { datum, isoWeek, weekSleutel } from '../src/kernel/datum.ts';
import { formTo } from './forms.ts';
import { look } from './ledger.ts';
import { type Fields, openVisitor, type Visitor } from './visitor.ts';
import type { World } from './world.ts';

/** What stands there now. */
export interface Standing {
  version: number;
  value: string;
}

/** One move in a contest: a form that all of them send at once, each with a value of its own. */
export interface Move {
  visitors: readonly Visitor[];
  /** The form as the page shows it, with its version. */
  open(by: Visitor): Promise<{ path: string; fields: Fields }>;
  /** What somebody types. */
  typed(value: string): Fields;
  /** Whether what was typed stands there: some values only show in part. */
  stands?(standing: Standing, value: string): boolean;
}

export interface Contest {
  name: string;
  /** Taken in turns; after the last the first again. */
  moves: readonly Move[];
  standing(db: pg.Client): Promise<Standing>;
  /** Whose version is a number that goes up by one with each change. */
  counts: boolean;
}

const several = (url: string, persona: string, people: number): Promise<Visitor[]> =>
  Promise.all(Array.from({ length: people }, () => openVisitor(url, persona)));

const one = async (db: pg.Client, sql: string, values: readonly unknown[]): Promise<Standing> => {
  const { rows } = await db.query<Standing>(sql, [...values]);
  const [row] = rows;
  if (!row) throw new Error('waar om gestreden wordt, is er niet');
  return { version: Number(row.version), value: row.value };
};

const without = ({ _sleutel: _, ...fields }: Record<string, string>): Fields => fields;

/** All contests of the demo, each with so many people. */
export const openContests = async (o: { url: string; db: pg.Client; world: World; people: number }): Promise<Contest[]> => {
  const { url, db, world, people } = o;
  const consulenten = await several(url, 'consulent', people);
  const aanbieders = await several(url, 'aanbieder', people);
  const beheerders = await several(url, 'beheer', people);
  const [peters, marjas] = [await several(url, 'financien', people), await several(url, 'financien-2', people)];
  const dossier = world.dossiers.get('consulent')?.[0] ?? 0;
  const collega = world.gebruikers.get('consulent-3') ?? 0;
  const place = world.places.get('aanbieder')?.find(({ van, tot }) => van <= '2026-08-24' && tot >= '2026-08-30');
  const week = weekSleutel(isoWeek(datum('2026-08-24')));
  const traject = await db.query<{ id: number; inwoner_id: number }>(
    `select t.id, t.inwoner_id from toewijzing t join gebruiker g on g.aanbieder_id = t.aanbieder_id and g.subject = 'aanbieder'
       join gebruiker c on c.id = t.consulent_id and c.subject = 'consulent'
      where t.status = 'gestart' and t.product like 'wm-ontwikkeling%' and not exists (select from resultaat r where r.toewijzing_id = t.id and r.akkoord is distinct from false)
        and not exists (select from herbeoordeling b where b.toewijzing_id = t.id) limit 1`,
  );
  const declaratie = await db.query<{ id: number }>("select id from declaratie where status = 'ingediend' order by id limit 1");
  const t = traject.rows[0];
  const d = declaratie.rows[0];
  if (!place || !t || !d) throw new Error('de demo heeft niet waar om gestreden wordt');
  // The day is sent in first, so that it can be corrected.
  const day = await db.query<{ datum: string; dag: number }>(
    `select datum::text, (extract(isodow from datum) - 1)::int as dag from uren where toewijzing_id = $1 and status = 'ingestuurd' and vervallen_op is null
        and datum between '2026-08-24' and '2026-08-30' limit 1`,
    [place.id],
  );
  const worked = day.rows[0];
  if (!worked) throw new Error('in de week van de strijd zijn geen uren');
  const resultOf = async (): Promise<number> => {
    const found = await db.query<{ id: number }>('select id from resultaat where toewijzing_id = $1', [t.id]);
    return found.rows[0]?.id ?? 0;
  };

  return [
    {
      name: 'contactgegevens',
      counts: true,
      standing: () => one(db, 'select versie as version, contact_toelichting as value from inwoner where id = $1', [dossier]),
      moves: [
        {
          visitors: consulenten,
          open: async (by) => {
            const path = `/dossier/${dossier}/gegevens/wijzigen`;
            return {
              path,
              fields: { ...without(formTo(await look(by, path), path)), contact: 'bellen', telefoon: '06 12345678' },
            };
          },
          typed: (value) => ({ contact_toelichting: value }),
        },
      ],
    },
    {
      name: 'medewerker',
      counts: true,
      standing: () => one(db, 'select versie as version, email as value from gebruiker where id = $1', [collega]),
      moves: [
        {
          visitors: beheerders,
          open: async (by) => {
            const path = `/beheer/medewerkers/${collega}/wijzigen`;
            return { path, fields: without(formTo(await look(by, path), path)) };
          },
          typed: (value) => ({ email: `${value.replaceAll(' ', '-')}@voorbeeld.nl` }),
          stands: ({ value: now }, value) => now === `${value.replaceAll(' ', '-')}@voorbeeld.nl`,
        },
      ],
    },
    {
      name: 'uren van een week',
      counts: true,
      standing: () =>
        one(
          db,
          `select (select count(*) from uren u where u.toewijzing_id = $1 and u.datum = $2) as version, reden as value
             from uren where toewijzing_id = $1 and datum = $2 and vervallen_op is null`,
          [place.id, worked.datum],
        ),
      moves: [
        {
          visitors: aanbieders,
          open: async (by) => {
            const path = `/uren/${week}/corrigeren`;
            const { _versie = '' } = formTo(await look(by, path), path);
            return { path, fields: { _versie, _stap: 'insturen' } };
          },
          typed: (value) => ({
            // Each types other hours in each round, and none that the demo has, so that nobody agrees with what stands there by chance.
            [`u-${place.id}-${worked.dag}`]: `${1 + (Number(/(\d+)$/.exec(value)?.[1] ?? 0) % 20)}:${String(2 + 4 * (Number(/ (\d+) /.exec(value)?.[1] ?? 0) % 7)).padStart(2, '0')}`,
            [`waarom-${place.id}-${worked.dag}`]: value,
          }),
        },
      ],
    },
    {
      name: 'resultaat',
      counts: true,
      standing: async () => {
        const { rows } = await db.query<Standing>(
          'select versie as version, case when akkoord is null then onderbouwing else akkoord_reden end as value from resultaat where toewijzing_id = $1',
          [t.id],
        );
        return rows[0] ?? { version: 0, value: '' };
      },
      moves: [
        {
          visitors: aanbieders,
          open: async (by) => {
            const path = `/toewijzingen/${t.id}/resultaat`;
            const { _versie = '' } = formTo(await look(by, path), path);
            return { path, fields: { _versie, _stap: 'insturen', datum: '13-11-2026', bereikte_trede: '4' } };
          },
          typed: (value) => ({ onderbouwing: `${value}: werkt zelfstandig aan de fietsen.` }),
          stands: ({ value: now }, value) => now.startsWith(`${value}:`),
        },
        {
          visitors: consulenten,
          open: async (by) => {
            const path = `/dossier/${t.inwoner_id}/resultaat/${await resultOf()}`;
            const { _versie = '' } = formTo(await look(by, path), path);
            return { path, fields: { _versie, _stap: 'vastleggen', oordeel: 'niet-akkoord' } };
          },
          typed: (value) => ({ reden: value }),
        },
      ],
    },
    {
      name: 'declaratie',
      counts: true,
      standing: () =>
        one(
          db,
          "select versie as version, case when status = 'ingediend' then terug_reden else status end as value from declaratie where id = $1",
          [d.id],
        ),
      moves: [
        {
          visitors: peters,
          open: async (by) => {
            const page = await look(by, `/declaraties/${d.id}`);
            const path = `/declaraties/${d.id}/controleren`;
            const names = [...new Set([...page.matchAll(/name="(oordeel-[^"]+)"/g)].map(([, name = '']) => name))];
            const said = Object.fromEntries(names.map((name) => [name, 'akkoord']));
            return { path, fields: { ...without(formTo(page, path)), ...said, bevestigd: 'ja' } };
          },
          typed: () => ({}),
          stands: ({ value }) => value === 'gecontroleerd',
        },
        {
          visitors: marjas,
          open: async (by) => {
            const path = `/declaraties/${d.id}/terug`;
            return { path, fields: without(formTo(await look(by, `/declaraties/${d.id}`), path)) };
          },
          typed: (value) => ({ reden: value }),
        },
      ],
    },
  ];
};
