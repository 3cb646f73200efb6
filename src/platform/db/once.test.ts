import { expect, test } from 'vitest';
import { openHouse } from '../../../test/house.ts';
import { bladzijde } from './fixed.ts';
import { once, onceFirst } from './once.ts';
import { kyselyOn } from './transact.ts';

test('a query is built once, and each time asked with its own values', async () => {
  const h = await openHouse();
  await h.owner.query("insert into gemeente (id, naam) values (9001, 'Hier'), (9002, 'Daar'), (9003, 'Hier')");
  let built = 0;
  const find = once((db, vanaf: number, naam: string) => {
    built++;
    return db.selectFrom('gemeente').select('id').where('id', '>=', vanaf).where('naam', '=', naam).orderBy('id');
  });
  const first = onceFirst((db, id: number) => db.selectFrom('gemeente').select('naam').where('id', '=', id));
  const client = await h.owner.connect();
  const db = kyselyOn(client);
  expect(await find(db, 9001, 'Hier')).toEqual([{ id: 9001 }, { id: 9003 }]);
  expect(await find(db, 9002, 'Hier')).toEqual([{ id: 9003 }]);
  expect(await find(db, 9001, 'Daar')).toEqual([{ id: 9002 }]);
  expect(built).toBe(1);
  expect(await first(db, 9002)).toEqual({ naam: 'Daar' });
  expect(await first(db, 9999)).toBeUndefined();
  client.release();
});

test('the limit is written out, an offset is a value', () => {
  const values: unknown[] = ['a'];
  expect(bladzijde({ pagina: 1, perPagina: 25 }, values)).toBe('limit 25');
  expect(bladzijde({ pagina: 3, perPagina: 25 }, values)).toBe('limit 25 offset $2');
  expect(values).toEqual(['a', 50]);
});
