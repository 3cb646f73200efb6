import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';

let h: House;
let anna: Bezoeker;
beforeAll(async () => {
  h = await openHouse();
  anna = await h.bezoeker({ rol: 'beleid' });
  const aanbiederId = await maakAanbieder(h, { naam: 'Het Wiel' });
  for (let i = 0; i < 5; i++) {
    const { id } = await maakInwoner(h, { trede: 3, achternaam: 'Geheimenaar' });
    await maakToewijzing(h, { inwonerId: id, aanbiederId });
  }
  for (let i = 0; i < 4; i++) {
    const { id } = await maakInwoner(h, { trede: 4, achternaam: 'Geheimenaar' });
    await maakToewijzing(h, { inwonerId: id, aanbiederId, product: 'wm-werkplek-4', van: '2025-01-01', tot: '2026-11-21' });
  }
});
afterAll(() => h.close());

test('five are counted, four are not; what is past its last day has ended; no names', async () => {
  const { text } = await anna.get('/cijfers');
  const cellen = (rij: string) =>
    [
      ...(new RegExp(`<th scope="row"[^>]*>${rij}</th>(.*?)</tr>`, 's').exec(text)?.[1] ?? '').matchAll(/<td[^>]*>(.*?)<\/td>/gs),
    ].map((m) => (m[1] ?? '').replace(/<[^>]*>/g, ''));
  expect(cellen('3\\. Bijdrage leveren')).toEqual(['5']);
  expect(cellen('4\\. Onbetaald werk')).toEqual(['minder dan 5']);
  expect(cellen('Werkt mee op trede 3')).toEqual(['0', '0', '5', '0', '0']);
  expect(cellen('Werkt mee op trede 4')).toEqual(['0', '0', '0', '0', 'minder dan 5']);
  expect(text).not.toContain('Geheimenaar');
});

test('beleid sees no persons, and other roles no numbers', async () => {
  for (const pad of ['/inwoners', '/dossier/1', '/mijn', '/beheer'])
    expect([403, 404], pad).toContain((await anna.get(pad)).status);
  for (const rol of ['consulent', 'financien', 'beheer'] as const)
    expect((await (await h.bezoeker({ rol })).get('/cijfers')).status, rol).toBe(403);
});

test.each(['/beleid', '/beleid/producten', '/beleid/keuzes', '/beleid/landelijk', '/beleid/versies'])(
  '%s can be read by everybody who works for the municipality, and stands in their menu',
  async (pad) => {
    for (const rol of ['beleid', 'teammanager', 'consulent', 'financien', 'contractmanager'] as const) {
      const { status, text } = await (await h.bezoeker({ rol })).get(pad);
      expect(status, rol).toBe(200);
      expect(text, rol).toMatch(/<nav[^>]*>.*?<a href="\/beleid"/s);
    }
  },
);

test('values stand with their place, force and kind; what is chosen is called chosen', async () => {
  const producten = (await anna.get('/beleid/producten')).text;
  for (const woorden of [
    '6 maanden, vast',
    'ten hoogste 2 jaar',
    '€\u00a01.600,00 per traject',
    'BR 2.3',
    'besluit van de gemeente',
    'Niet in de bron: gekozen.',
  ])
    expect(producten).toContain(woorden);
  expect((await anna.get('/beleid/keuzes')).text).toContain('Wat er gebeurt bij terugval');
  expect((await anna.get('/beleid/landelijk')).text).toContain('te controleren');
  expect((await anna.get('/beleid/versies')).text).toMatch(/vanaf 1 januari 2021.*?actief/s);
  expect((await anna.get('/beleid?versie=9999')).status).toBe(404);
});
