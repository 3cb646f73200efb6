import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { checkLogboek, sealLogboek } from '../logboek/index.ts';

let h: House;
let beheer: Bezoeker;
beforeAll(async () => {
  h = await openHouse();
  beheer = await h.bezoeker({ rol: 'beheer' });
});
afterAll(() => h.close());

const lees = async (): Promise<string> => (await beheer.get('/beheer/logboek')).text;
const controle = () => checkLogboek(h.owner, { ankers: [], herkomst: 'taak' });
const regels = (aantal: number, terug: string) =>
  h.owner.query(
    `insert into logboek (gebruiker_id, rol, handeling, soort, object_id, grond, uitkomst, herkomst, moment)
       select 0, 'systeem', 'x', 'x', '1', 'x', 'gelukt', 'taak', now() - $2::interval from generate_series(1, $1::int)`,
    [aantal, terug],
  );

test('beheer reads up to where the logboek is sealed and what the last check found', async () => {
  expect(await lees()).toContain(
    'Nog niet verzegeld: dat gebeurt elke vijf minuten. Nog niet gecontroleerd: dat gebeurt elke nacht.',
  );
  await regels(1, '2 hours');
  await controle();
  const laat = await lees();
  expect(laat).toContain('Het logboek wordt niet verzegeld');
  expect(laat).toContain('niet verzegeld.');
  expect(laat).not.toContain('beveiliging');

  await regels(1500, '0');
  await sealLogboek(h.owner, { geduld: 5000 });
  await controle();
  expect(await lees()).toMatch(
    /Verzegeld tot [^.]+\.\d\d uur\. Laatst gecontroleerd op [^:]+: 1\.50\d regels, niemand heeft ze veranderd\./,
  );

  await h.owner.query("alter table logboek disable trigger blijft; update logboek set grond = 'y' where id in (7, 9)");
  await controle();
  const stuk = await lees();
  expect(stuk).toContain('Het logboek klopt niet met zijn verzegeling');
  expect(stuk).toContain('Regels 7 en 9 zijn veranderd.');
});
