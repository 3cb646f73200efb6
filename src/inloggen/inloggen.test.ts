import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakInwoner } from '../../test/factories.ts';
import { type House, openHouse } from '../../test/house.ts';

let h: House;
beforeAll(async () => {
  h = await openHouse();
});
afterAll(() => h.close());

test('without a session every page leads to the login page, and back afterwards', async () => {
  const dossier = await h.web.app.request('/dossier/1');
  expect(dossier.headers.get('location')).toBe('/inloggen?naar=%2Fdossier%2F1');
  const start = await h.web.app.request('/');
  expect(start.headers.get('location')).toBe('/inloggen');
});

test('the start page of a role; after logging out the cookie is worth nothing', async () => {
  const consulent = await h.bezoeker({ rol: 'consulent' });
  expect((await consulent.get('/')).location).toBe('/werkvoorraad');
  await maakInwoner(h, { consulentId: consulent.gebruikerId, trede: 2 });
  await consulent.post('/uitloggen');
  expect((await consulent.get('/')).location).toBe('/inloggen');
});

test('a form of another site is refused', async () => {
  const response = await h.web.app.request('/uitloggen', { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } });
  expect(response.status).toBe(403);
});

test('a page is never cached, the answer to a form only by this browser until logging out', async () => {
  const consulent = await h.bezoeker({ rol: 'consulent' });
  expect((await consulent.get('/werkvoorraad')).headers.get('cache-control')).toBe('no-store');
  const fout = await consulent.post('/aanmelding', {});
  expect([fout.status, fout.headers.get('cache-control')]).toEqual([422, 'private, no-cache']);
  expect((await consulent.post('/uitloggen')).headers.get('clear-site-data')).toBe('"cache"');
});
