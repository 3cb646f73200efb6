import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { maakInwoner } from '../../test/factories.ts';
import { type House, openHouse } from '../../test/house.ts';
import { ConfigError } from './config.ts';
import { createOwnerPool } from './db/pool.ts';
import { matchKeys } from './key-check.ts';
import { checkBsns, othersConnected, reencrypt, rehash } from './key-rotation.ts';
import { createBsnKluis, generateKeys, type Keys, keyPrint, withNewVersion, withNewZoek } from './keys.ts';

let h: House;
let keys: Keys;
let bsns: string[];

beforeAll(async () => {
  h = await openHouse();
});
afterAll(() => h.close());

/** A fresh set of residents, encrypted with keys of their own. */
beforeEach(async () => {
  await h.owner.query('delete from inwoner_persoon');
  await h.owner.query('delete from sleutelafdruk');
  keys = generateKeys();
  const house = { ...h, bsn: createBsnKluis(keys) };
  bsns = [];
  for (let i = 0; i < 12; i++) bsns.push((await maakInwoner(house)).bsn);
});

const gelezen = async (met: Keys): Promise<string[]> => {
  const { rows } = await h.owner.query<{ v: Buffer; hash: Buffer }>(
    'select bsn_versleuteld as v, bsn_hash as hash from inwoner_persoon order by inwoner_id',
  );
  const kluis = createBsnKluis(met);
  return rows.map(({ v, hash }) => {
    const bsn = kluis.ontsleutel(v);
    expect(kluis.hash(bsn).equals(hash)).toBe(true);
    return bsn;
  });
};
const problemen = async (met: Keys): Promise<readonly string[]> => {
  try {
    await matchKeys(h.owner, met);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

describe('the keys of a database', () => {
  test('are noted at the first start, without giving them away, and other ones are refused', async () => {
    expect(await matchKeys(h.owner, keys)).toEqual(keys);
    const { rows } = await h.owner.query<{ afdruk: Buffer }>('select afdruk from sleutelafdruk');
    expect(rows.map(({ afdruk }) => afdruk.toString('hex')).sort()).toEqual(
      [keys.zoek, ...keys.bsn].map((key) => keyPrint(key ?? '').toString('hex')).sort(),
    );
    expect(await problemen(keys)).toEqual([]);
    expect(await problemen({ ...keys, zoek: generateKeys().zoek })).toEqual([
      'WERKTMEE_SLEUTELS: zoek is een andere sleutel dan waarmee deze database is gemaakt',
    ]);
    expect(await problemen({ ...keys, bsn: generateKeys().bsn })).toEqual([
      'WERKTMEE_SLEUTELS: bsn versie 1 is een andere sleutel dan waarmee deze database is gemaakt',
    ]);
    expect(await problemen(generateKeys())).toHaveLength(2);
  });

  test('in a database from before the prints: one BSN tells', async () => {
    expect(await problemen(generateKeys())).toEqual([
      "WERKTMEE_SLEUTELS: deze sleutels passen niet bij de BSN's in deze database",
    ]);
    expect((await h.owner.query('select from sleutelafdruk')).rowCount).toBe(0);
    expect(await problemen(keys)).toEqual([]);
  });

  test('an empty database takes any', async () => {
    await h.owner.query('delete from inwoner_persoon');
    expect(await problemen(generateKeys())).toEqual([]);
  });

  test('a version that is still in use may not be missing; one that is not, may', async () => {
    const twee = withNewVersion(keys);
    await matchKeys(h.owner, twee);
    const zonder: Keys = { ...twee, bsn: [null, twee.bsn[1] ?? null] };
    expect(await problemen(zonder)).toEqual(["WERKTMEE_SLEUTELS: bsn versie 1 ontbreekt, en 12 BSN's zijn ermee versleuteld"]);
    await reencrypt(h.owner, twee);
    expect(await problemen(zonder)).toEqual([]);
    // The file of before: the new version is not in it.
    expect(await problemen(keys)).toEqual(["WERKTMEE_SLEUTELS: bsn versie 2 ontbreekt, en 12 BSN's zijn ermee versleuteld"]);
  });
});

describe('a new version of the key', () => {
  test('every BSN is encrypted with it and reads the same; the hash stays', async () => {
    const voor = await h.owner.query('select inwoner_id, bsn_hash from inwoner_persoon order by inwoner_id');
    const twee = withNewVersion(keys);
    expect(await reencrypt(h.owner, twee)).toEqual({ gewisseld: 12, onleesbaar: [] });
    expect(await gelezen(twee)).toEqual(bsns);
    const na = await h.owner.query('select inwoner_id, bsn_hash from inwoner_persoon order by inwoner_id');
    expect(na.rows).toEqual(voor.rows);
    expect(await checkBsns(h.owner, twee)).toEqual({ perVersie: new Map([[2, 12]]), onleesbaar: [] });
    // The old key opens nothing any more.
    const alleenOud = createBsnKluis(keys);
    const { rows } = await h.owner.query<{ v: Buffer }>('select bsn_versleuteld as v from inwoner_persoon');
    for (const { v } of rows) expect(() => alleenOud.ontsleutel(v)).toThrow('sleutelversie');
    // Nothing left to do.
    expect(await reencrypt(h.owner, twee)).toEqual({ gewisseld: 0, onleesbaar: [] });
  });

  test('what stood there before goes along, and is found again by its new hash', async () => {
    const kluis = createBsnKluis(keys);
    await h.owner.query(
      `insert into persoonversie (gemeente_id, inwoner_id, consulent_id, bsn_versleuteld, bsn_hash, bsn_einde, voornaam, voorvoegsel, achternaam, geboortedatum, geboortedatum_bekend, gewijzigd, bron, toelichting, door)
       select gemeente_id, inwoner_id, consulent_id, $1, $2, '019', 'x', '', 'x', '1990-01-01', 'volledig', '{bsn}', 'typefout', 'x', 0 from inwoner_persoon order by inwoner_id limit 1`,
      [kluis.versleutel('999990019'), kluis.hash('999990019')],
    );
    const nieuw = withNewVersion(keys);
    expect(await reencrypt(h.owner, nieuw)).toEqual({ gewisseld: 13, onleesbaar: [] });
    const zoekNieuw = generateKeys().zoek;
    expect(await rehash(h.owner, nieuw, zoekNieuw)).toBe(13);
    const { rows } = await h.owner.query<{ v: Buffer; hash: Buffer }>(
      'delete from persoonversie returning bsn_versleuteld as v, bsn_hash as hash',
    );
    const na = createBsnKluis({ ...nieuw, zoek: zoekNieuw });
    expect(rows.map(({ v, hash }) => [v[0], na.ontsleutel(v), na.hash('999990019').equals(hash)])).toEqual([
      [2, '999990019', true],
    ]);
  });

  test('goes on where it was interrupted', async () => {
    const twee = withNewVersion(keys);
    const kluis = createBsnKluis(twee);
    const { rows } = await h.owner.query<{ id: number }>('select inwoner_id as id from inwoner_persoon order by 1 limit 5');
    for (const [i, { id }] of rows.entries())
      await h.owner.query('update inwoner_persoon set bsn_versleuteld = $2 where inwoner_id = $1', [
        id,
        kluis.versleutel(bsns[i] ?? ''),
      ]);
    expect((await reencrypt(h.owner, twee)).gewisseld).toBe(7);
    expect(await gelezen(twee)).toEqual(bsns);
  });

  test('what cannot be read stays as it is and is named; the others go on', async () => {
    const { rows } = await h.owner.query<{ id: number }>(
      'update inwoner_persoon set bsn_versleuteld = set_byte(bsn_versleuteld, 30, 255 - get_byte(bsn_versleuteld, 30)) where inwoner_id = (select max(inwoner_id) from inwoner_persoon) returning inwoner_id as id, bsn_versleuteld as v',
    );
    const kapot = { gemeenteId: h.gemeenteId, inwonerId: rows[0]?.id };
    const twee = withNewVersion(keys);
    expect(await reencrypt(h.owner, twee)).toEqual({ gewisseld: 11, onleesbaar: [kapot] });
    expect(await checkBsns(h.owner, twee)).toEqual({
      perVersie: new Map([
        [2, 11],
        [1, 1],
      ]),
      onleesbaar: [kapot],
    });
  });

  test('a BSN whose hash is of another is not taken along: it would hide that something is wrong', async () => {
    await h.owner.query(
      'update inwoner_persoon set bsn_hash = $1 where inwoner_id = (select max(inwoner_id) from inwoner_persoon)',
      [createBsnKluis(keys).hash('999990019')],
    );
    expect((await reencrypt(h.owner, withNewVersion(keys))).onleesbaar).toHaveLength(1);
  });

  test('waits for who works on a row, and keeps what he did', async () => {
    const bezig = await h.owner.connect();
    await bezig.query('begin');
    const { rows } = await bezig.query<{ id: number }>(
      "update inwoner_persoon set voornaam = 'Anders' where inwoner_id = (select min(inwoner_id) from inwoner_persoon) returning inwoner_id as id",
    );
    const twee = withNewVersion(keys);
    const wissel = reencrypt(h.owner, twee);
    await expect
      .poll(
        async () =>
          (await h.owner.query("select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"))
            .rowCount,
      )
      .toBeGreaterThan(0);
    await bezig.query('commit');
    bezig.release();
    expect((await wissel).gewisseld).toBe(12);
    const na = await h.owner.query('select voornaam from inwoner_persoon where inwoner_id = $1', [rows[0]?.id]);
    expect(na.rows).toEqual([{ voornaam: 'Anders' }]);
  });

  test('a server that runs reads the keys again when it meets a version that it does not know', async () => {
    const twee = withNewVersion(keys);
    let gelezenKeren = 0;
    const server = createBsnKluis(keys, () => {
      gelezenKeren++;
      return twee;
    });
    await reencrypt(h.owner, twee);
    const { rows } = await h.owner.query<{ v: Buffer }>('select bsn_versleuteld as v from inwoner_persoon order by inwoner_id');
    expect(rows.map(({ v }) => server.ontsleutel(v))).toEqual(bsns);
    expect(gelezenKeren).toBe(1);
    // From then on it encrypts with the new one too.
    expect(server.versleutel('999990019')[0]).toBe(2);
  });

  test('a file in which a known key became another is not taken', () => {
    const twee = withNewVersion(keys);
    const versleuteld = createBsnKluis(twee).versleutel('999990019');
    const server = createBsnKluis(keys, () => ({ ...twee, bsn: [generateKeys().bsn[0] ?? null, twee.bsn[1] ?? null] }));
    expect(() => server.ontsleutel(versleuteld)).toThrow('sleutelversie');
  });
});

describe('a new look-up key', () => {
  test('computes every hash again in one step; the database says which key counts', async () => {
    await matchKeys(h.owner, keys);
    const klaar = withNewZoek(keys);
    const zoekNieuw = klaar.zoekNieuw ?? '';
    expect(await rehash(h.owner, klaar, zoekNieuw)).toBe(12);
    expect(await gelezen({ ...keys, zoek: zoekNieuw })).toEqual(bsns);
    // The process died before the file was written: the start finds the right one.
    expect((await matchKeys(h.owner, klaar)).zoek).toBe(zoekNieuw);
    expect((await matchKeys(h.owner, { ...keys, zoek: zoekNieuw })).zoek).toBe(zoekNieuw);
    expect(await problemen(keys)).toEqual(['WERKTMEE_SLEUTELS: zoek is een andere sleutel dan waarmee deze database is gemaakt']);
  });

  test('changes nothing when one BSN cannot be read', async () => {
    await matchKeys(h.owner, keys);
    await h.owner.query(
      'update inwoner_persoon set bsn_versleuteld = $1 where inwoner_id = (select max(inwoner_id) from inwoner_persoon)',
      [Buffer.alloc(40, 1)],
    );
    const voor = await h.owner.query('select inwoner_id, bsn_hash from inwoner_persoon order by 1');
    const klaar = withNewZoek(keys);
    await expect(rehash(h.owner, klaar, klaar.zoekNieuw ?? '')).rejects.toThrow('er is niets veranderd');
    expect((await h.owner.query('select inwoner_id, bsn_hash from inwoner_persoon order by 1')).rows).toEqual(voor.rows);
    expect((await matchKeys(h.owner, klaar)).zoek).toBe(keys.zoek);
  });

  test('a server that starts meanwhile waits until it is known which key counts', async () => {
    await matchKeys(h.owner, keys);
    const klaar = withNewZoek(keys);
    const [, start] = await Promise.all([rehash(h.owner, klaar, klaar.zoekNieuw ?? ''), matchKeys(h.owner, klaar)]);
    expect([klaar.zoek, klaar.zoekNieuw]).toContain(start.zoek);
    expect((await matchKeys(h.owner, klaar)).zoek).toBe(klaar.zoekNieuw);
  });

  test('sees who else works with the database', async () => {
    const eigen = h.owner.options;
    const nu = await othersConnected(h.owner, 'wm_app');
    const ander = createOwnerPool({ host: String(eigen.host), user: String(eigen.user), database: String(eigen.database) });
    await ander.query("set application_name = 'werktmee 1@elders'");
    expect(await othersConnected(h.owner, 'wm_app')).toBe(nu + 1);
    await ander.end();
  });
});
