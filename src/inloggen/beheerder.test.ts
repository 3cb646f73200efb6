import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse } from '../../test/house.ts';
import { hashToken } from '../platform/auth/token.ts';
import { inviteBeheerder } from './index.ts';

let h: House;
beforeAll(async () => {
  h = await openHouse();
});
afterAll(() => h.close());

const maak = (o: { naam?: string; toch?: boolean; email?: string } = {}) =>
  inviteBeheerder(h.owner, {
    gemeenteId: h.gemeenteId,
    naam: o.naam ?? 'Tom de Groot',
    email: o.email ?? '',
    toch: o.toch ?? false,
    baseUrl: 'https://werktmee.example',
  });
const gelukt = async (o: Parameters<typeof maak>[0] = {}) => {
  const uit = await maak(o);
  if (!uit.ok) throw new Error(uit.redenen[0]?.tekst);
  return uit.waarde.link;
};
const tokenVan = (link: string): Buffer => hashToken(link.split('/').at(-1) ?? '');
const aanvaard = async (link: string, subject: string): Promise<string> =>
  (await h.owner.query<{ uit: string }>("select app.aanvaard_uitnodiging($1, 'https://i', $2) as uit", [tokenVan(link), subject]))
    .rows[0]?.uit ?? '';

test('the first beheerder of an empty municipality: a link for a day, once; again for the same name makes no second account', async () => {
  const eerste = await gelukt();
  const [tweede, derde] = await Promise.all([gelukt({ naam: 'TOM de Groot' }), gelukt()]);
  const { rows } = await h.owner.query(
    "select g.naam, count(*)::int as uitnodigingen, count(*) filter (where u.ingetrokken_op is null)::int as open from gebruiker g join uitnodiging u on u.gebruiker_id = g.id where g.rol = 'beheer' group by 1",
  );
  expect(rows).toEqual([{ naam: 'Tom de Groot', uitnodigingen: 3, open: 1 }]);
  expect(await aanvaard(eerste, 'tom')).toBe('ingetrokken');
  expect([await aanvaard(tweede, 'tom'), await aanvaard(derde, 'tom')].sort()).toEqual(['aanvaard-nu', 'ingetrokken']);
  const uren = await h.owner.query<{ uren: number }>(
    'select round(extract(epoch from verloopt_op - gemaakt_op) / 3600)::int as uren from uitnodiging limit 1',
  );
  expect(uren.rows).toEqual([{ uren: 24 }]);
  const log = await h.owner.query(
    "select distinct rol, herkomst from logboek where handeling = 'uitnodiging-gemaakt' and gemeente_id = $1",
    [h.gemeenteId],
  );
  expect(log.rows).toEqual([{ rol: 'systeem', herkomst: 'opdrachtregel' }]);
});

test('who is there already invites the others; a lost login is a reason to do it all the same', async () => {
  const uit = await maak({ naam: 'Els Vonk' });
  expect(uit.ok ? '' : uit.redenen[0]?.tekst).toContain('Er is al een beheerder die kan inloggen: Tom de Groot');
  const link = await gelukt({ naam: 'Els Vonk', toch: true });
  expect(await aanvaard(link, 'els')).toBe('aanvaard-nu');
});

test('a bad address is refused', async () => {
  const uit = await maak({ toch: true, email: 'geen-adres' });
  expect(uit.ok ? '' : uit.redenen[0]?.tekst).toBe('‘geen-adres’ is geen mailadres.');
});
