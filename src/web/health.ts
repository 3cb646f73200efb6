// For the machine that watches over this one: is the process alive, and may it get requests?
import type { Hono } from 'hono';
import type { Operation } from './operation.ts';
import type { RouteDefinition } from './route.ts';

/** Makes `GET /gezond` (the process answers) and `GET /klaar` (503 with what is not ready). Gives their lines for the table of routes. */
export const registerHealth = (app: Hono, { notReady }: Operation): RouteDefinition[] => {
  app.get('/gezond', (c) => {
    c.set('route', '/gezond');
    return c.json({ status: 'gezond' }, 200, { 'cache-control': 'no-store' });
  });
  app.get('/klaar', async (c) => {
    c.set('route', '/klaar');
    const missing = (await notReady?.()) ?? {};
    const klaar = Object.keys(missing).length === 0;
    return c.json(klaar ? { status: 'klaar' } : { status: 'niet klaar', onderdelen: missing }, klaar ? 200 : 503, {
      'cache-control': 'no-store',
    });
  });
  return ['/gezond', '/klaar'].map((pad) => ({ methode: 'GET', pad, rollen: [], van: 'niemand', logboek: false }));
};
