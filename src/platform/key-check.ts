import type pg from 'pg';
import { ConfigError } from './config.ts';
import { createBsnKluis, type Keys, keyPrint } from './keys.ts';

/** How many BSNs stand under each version of the key. */
export const countVersions = async (owner: pg.Pool): Promise<Map<number, number>> => {
  const { rows } = await owner.query<{ versie: number; aantal: number }>(
    `select versie, count(*)::int as aantal
       from (select get_byte(bsn_versleuteld, 0) as versie from inwoner_persoon union all select get_byte(bsn_versleuteld, 0) from persoonversie) b
      group by 1 order by 1`,
  );
  return new Map(rows.map(({ versie, aantal }) => [versie, aantal]));
};

const ANDERE = 'WERKTMEE_SLEUTELS:';

/** A database from before the prints: one BSN tells whether these are its keys. */
const fitsOneRow = async (owner: pg.Pool, keys: Keys): Promise<boolean> => {
  const { rows } = await owner.query<{ versleuteld: Buffer; hash: Buffer }>(
    'select bsn_versleuteld as versleuteld, bsn_hash as hash from inwoner_persoon limit 1',
  );
  const [row] = rows;
  if (!row) return true;
  try {
    const kluis = createBsnKluis(keys);
    return kluis.hash(kluis.ontsleutel(row.versleuteld)).equals(row.hash);
  } catch {
    return false;
  }
};

/**
 * The keys as this database needs them: with other keys than it was written with, every look-up would miss and a BSN that was typed
 * could never be read again. New versions are noted. After the look-up key was changed the new one counts, whatever the file says
 * first.
 *
 * @throws ConfigError with every key that does not fit.
 */
export const matchKeys = async (owner: pg.Pool, keys: Keys): Promise<Keys> => {
  const { rows } = await owner.query<{ soort: 'bsn' | 'zoek'; versie: number; afdruk: Buffer }>(
    'select soort, versie, afdruk from sleutelafdruk order by soort, versie',
  );
  const zoeken = rows.filter(({ soort }) => soort === 'zoek');
  const now = zoeken.at(-1);
  const zoek = now && [keys.zoek, keys.zoekNieuw].find((key) => key !== undefined && keyPrint(key).equals(now.afdruk));
  const problems: string[] = [];
  if (now && zoek === undefined) problems.push(`${ANDERE} zoek is een andere sleutel dan waarmee deze database is gemaakt`);
  if (!now && !(await fitsOneRow(owner, keys)))
    problems.push(`${ANDERE} deze sleutels passen niet bij de BSN's in deze database`);
  let counted: Map<number, number> | undefined;
  for (const { versie, afdruk } of rows.filter(({ soort }) => soort === 'bsn')) {
    const key = keys.bsn[versie - 1];
    if (key && !keyPrint(key).equals(afdruk))
      problems.push(`${ANDERE} bsn versie ${versie} is een andere sleutel dan waarmee deze database is gemaakt`);
    if (!key) {
      counted ??= await countVersions(owner);
      const left = counted.get(versie) ?? 0;
      if (left > 0) problems.push(`${ANDERE} bsn versie ${versie} ontbreekt, en ${left} BSN's zijn ermee versleuteld`);
    }
  }
  if (problems.length > 0) throw new ConfigError(problems);
  const prints = [
    ...(now ? [] : [{ soort: 'zoek', versie: 1, key: keys.zoek }]),
    ...keys.bsn.flatMap((key, i) => (key === null ? [] : [{ soort: 'bsn', versie: i + 1, key }])),
  ];
  await owner.query(
    `insert into sleutelafdruk (soort, versie, afdruk) select * from unnest($1::text[], $2::int[], $3::bytea[]) on conflict do nothing`,
    [prints.map((p) => p.soort), prints.map((p) => p.versie), prints.map((p) => keyPrint(p.key))],
  );
  return zoek === undefined ? keys : { ...keys, zoek };
};
