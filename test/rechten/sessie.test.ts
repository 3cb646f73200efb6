/** Sessions: a login makes a new one, and one that is over opens nothing any more. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { createDemoLogin, isGast, startSessie } from '../../src/inloggen/index.ts';
import { datum } from '../../src/kernel/datum.ts';
import { createDemoIssuer } from '../../src/platform/auth/demo-issuer.ts';
import { DEMO_ISSUER_PATH } from '../../src/platform/auth/demo-settings.ts';
import { hashToken } from '../../src/platform/auth/token.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { SESSION_COOKIE } from '../../src/web/route.ts';
import { type House, openHouse } from '../house.ts';

let h: House;
let server: Server;
let basis: string;

beforeAll(async () => {
  h = await openHouse();
  const bezig: { web?: House['web']; issuer?: ReturnType<typeof createDemoIssuer> } = {};
  server = createServer((request, response) => {
    if (request.url?.startsWith(`${DEMO_ISSUER_PATH}/`)) bezig.issuer?.(request, response);
    else if (bezig.web) void getRequestListener(bezig.web.app.fetch)(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  basis = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const personas = ['consulent', 'beheer'].map((id) => ({
    id,
    naam: id,
    rolnaam: id,
    gemeente: id === 'beheer' ? '0202' : '0200',
    dag: 'Werkt.',
  }));
  for (const { id } of personas)
    await h.owner.query(
      "insert into gebruiker (issuer, subject, rol, naam, gemeente_id) values ('demo', $1::text, $1::text, 'Demo ' || $1::text, $2)",
      [id, h.gemeenteId],
    );
  const issuer = `${basis}${DEMO_ISSUER_PATH}`;
  bezig.issuer = createDemoIssuer({
    issuer,
    redirectUris: [`${basis}/inloggen/terug`],
    mayBe: (een) => isGast(een) || personas.some(({ id }) => id === een),
  });
  bezig.web = createApp({
    pool: h.pool,
    clock: systemClock(h.vandaag, undefined, (id) => (id === h.beleid.gemeenteIdVan('0202') ? datum('2020-11-02') : undefined)),
    bsn: h.bsn,
    beleid: h.beleid,
    logins: [createDemoLogin(issuer)],
    baseUrls: [basis],
    secure: false,
    personas,
  });
});
afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await h?.close();
});

/** A browser as far as cookies and redirects go. */
class Browser {
  readonly cookies = new Map<string, string>();
  readonly gezet: string[] = [];
  async haal(pad: string, o: { form?: Record<string, string>; headers?: Record<string, string> } = {}): Promise<Response> {
    let url = new URL(pad, basis);
    let form = o.form;
    for (let n = 0; n < 12; n++) {
      const cookie = [...this.cookies].map(([naam, waarde]) => `${naam}=${waarde}`).join('; ');
      const response = await fetch(url, {
        redirect: 'manual',
        headers: { cookie, ...o.headers },
        ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
      });
      for (const regel of response.headers.getSetCookie()) {
        this.gezet.push(regel);
        const [, naam = '', waarde = ''] = /^([^=]+)=([^;]*)/.exec(regel) ?? [];
        if (waarde === '' || /max-age=0/i.test(regel)) this.cookies.delete(naam);
        else this.cookies.set(naam, waarde);
      }
      const naar = response.headers.get('location');
      if (!naar) return response;
      await response.arrayBuffer();
      url = new URL(naar, url);
      form = undefined;
    }
    throw new Error('te veel doorverwijzingen');
  }
  inloggen(persona: string): Promise<Response> {
    return this.haal('/demo/inloggen', { form: { persona, naar: '/inwoners' } });
  }
  get sessie(): string | undefined {
    return this.cookies.get(SESSION_COOKIE);
  }
}

const binnen = async (token: string | undefined): Promise<boolean> => {
  const response = await h.web.app.request('/inwoners', { headers: { cookie: `${SESSION_COOKIE}=${token}` } });
  return response.status === 200;
};

/** The product as it runs outside the demo, with an issuer that lets the consulent in. */
const buitenDeDemo = (): House['web'] =>
  createApp({
    pool: h.pool,
    clock: systemClock(h.vandaag),
    bsn: h.bsn,
    beleid: h.beleid,
    logins: [
      {
        eisen: { weg: 'medewerker', acr: [], amr: [] },
        relyingParty: {
          begin: async () => ({ url: 'https://issuer.example/auth', remember: { state: 's', nonce: 'n', verifier: 'v' } }),
          finish: async () => ({ subject: 'consulent', claims: {}, idToken: 'a.b.c' }),
          logoutUrl: async () => undefined,
        },
        issuer: 'https://login.example.nl',
        issuerNaam: 'demo',
      },
    ],
    baseUrls: ['https://werktmee.example'],
    secure: true,
    personas: undefined,
  });

describe('inloggen', () => {
  test('wie in een gemeente met een eigen dag meeloopt, ziet dat op elke pagina; een ander niet', async () => {
    const tom = new Browser();
    expect(await (await tom.haal('/inloggen')).text()).toContain('In Arnhem is het 2 november 2020');
    const band = 'Demo: in Arnhem is het vandaag <strong>2 november 2020</strong>';
    await tom.inloggen('beheer');
    for (const pad of ['/beheer', '/bestaat-niet', '/dossier/1']) expect(await (await tom.haal(pad)).text(), pad).toContain(band);
    expect(tom.gezet.find((regel) => regel.startsWith('werktmee_demo='))).toMatch(/HttpOnly.*SameSite=Lax/i);
    // It picks a day: outside the demo none, and nothing at all when somebody wrote in it.
    const cookie = (waarde: string) => ({ headers: { cookie: `${SESSION_COOKIE}=${tom.sessie}; werktmee_demo=${waarde}` } });
    const arnhem = String(h.beleid.gemeenteIdVan('0202'));
    expect(await (await buitenDeDemo().app.request('/beheer', cookie(arnhem))).text()).not.toContain('Demo:');
    for (const waarde of ['999999', "1'--", '-1', '']) {
      tom.cookies.set('werktmee_demo', waarde);
      const pagina = await tom.haal('/beheer');
      expect(pagina.status, waarde).toBe(200);
      expect(await pagina.text(), waarde).not.toContain(band);
    }
    await tom.inloggen('consulent');
    expect(tom.cookies.has('werktmee_demo')).toBe(false);
  });

  test('een echte login geeft een sessie met een veilig koekje', async () => {
    const browser = new Browser();
    const response = await browser.inloggen('consulent');
    expect(response.status).toBe(200);
    expect(new URL(response.url).pathname).toBe('/inwoners');
    const regel = browser.gezet.find((een) => een.startsWith(`${SESSION_COOKIE}=`)) ?? '';
    expect(regel).toMatch(/; HttpOnly/i);
    expect(regel).toMatch(/; SameSite=Lax/i);
    expect(regel).toMatch(/; Path=\//i);
    expect(regel).toMatch(/; Max-Age=28800/i);
    expect(regel).not.toMatch(/; Domain=/i);
    // Random enough not to be guessed, and only its hash is stored.
    expect(browser.sessie).toMatch(/^consulent\.[\w-]{43}$/);
    const { rows } = await h.owner.query('select token_hash from sessie where token_hash = $1', [
      hashToken(browser.sessie ?? ''),
    ]);
    expect(rows).toHaveLength(1);
  });

  test('een formulier mag langs de inlogdienst en terug, en nergens anders heen', async () => {
    const csp = (await h.web.app.request('/inloggen')).headers.get('content-security-policy') ?? '';
    expect(csp.split('; ')).toContain("form-action 'self' http://localhost");
  });

  test('buiten de demo gaat elk koekje alleen over https', async () => {
    const veilig = buitenDeDemo();
    const heen = await veilig.app.request('/inloggen');
    const koekje = heen.headers.getSetCookie()[0] ?? '';
    expect(koekje).toMatch(/; Secure/i);
    expect(koekje).toMatch(/; HttpOnly/i);
    const terug = await veilig.app.request('/inloggen/terug?code=x&state=s', {
      headers: { cookie: koekje.split(';')[0] ?? '' },
    });
    const sessie = terug.headers.getSetCookie().find((regel) => regel.startsWith(`__Host-${SESSION_COOKIE}=c`)) ?? '';
    expect(sessie).toMatch(/; Secure/i);
    expect(terug.headers.get('strict-transport-security')).toMatch(/max-age=31536000/);
    // The page of personas and its login exist in the demo only.
    expect(
      (await veilig.app.request('/demo/inloggen', { method: 'POST', body: new URLSearchParams({ persona: 'consulent' }) }))
        .status,
    ).toBe(404);
  });

  test.each([
    'https://kwaad.example/',
    '//kwaad.example',
    '/\\kwaad.example',
    '/x\r\nSet-Cookie: kwaad=1',
    'javascript:alert(1)',
  ])('wie in zijn koekje schrijft dat hij naar %s wil, komt op het begin', async (naar) => {
    const veilig = buitenDeDemo();
    const [regel = ''] = (await veilig.app.request('/inloggen')).headers.getSetCookie();
    const [, naam = '', waarde = ''] = /^([^=]+)=([^;]*)/.exec(regel) ?? [];
    const onthouden = JSON.parse(Buffer.from(waarde, 'base64url').toString('utf8'));
    const anders = Buffer.from(JSON.stringify({ ...onthouden, naar })).toString('base64url');
    const terug = await veilig.app.request('/inloggen/terug?code=x&state=s', { headers: { cookie: `${naam}=${anders}` } });
    expect(terug.headers.get('location')).toBe('/');
    expect(terug.headers.getSetCookie().join()).not.toContain('kwaad');
  });

  test('een sleutel van voor het inloggen wordt niet gehouden', async () => {
    const browser = new Browser();
    const geplant = `consulent.${'A'.repeat(43)}`;
    browser.cookies.set(SESSION_COOKIE, geplant);
    await browser.inloggen('consulent');
    expect(browser.sessie).not.toBe(geplant);
    expect(await binnen(geplant)).toBe(false);
    expect(await binnen(browser.sessie)).toBe(true);
  });

  test('wie opnieuw inlogt in dezelfde browser krijgt een nieuwe sessie, en de oude is over', async () => {
    const browser = new Browser();
    await browser.inloggen('beheer');
    const oud = browser.sessie;
    await browser.inloggen('consulent');
    expect(browser.sessie).not.toBe(oud);
    const { rows } = await h.owner.query('select from sessie where token_hash = $1', [hashToken(oud ?? '')]);
    expect(rows).toHaveLength(0);
  });

  test('wie er niet is komt er niet in', async () => {
    const browser = new Browser();
    const response = await browser.inloggen('niemand');
    expect(response.status).toBe(422);
    expect(browser.sessie).toBeUndefined();
  });

  test('wie in de demo is uitgenodigd komt binnen met de link, en later langs de pagina met personen', async () => {
    const gemaakt = await h.owner.query<{ id: number }>(
      "insert into gebruiker (rol, naam, gemeente_id) values ('beleid', 'Noor Bakker', $1) returning id",
      [h.gemeenteId],
    );
    const id = gemaakt.rows[0]?.id ?? 0;
    await h.owner.query(
      "insert into uitnodiging (gemeente_id, gebruiker_id, token_hash, email, gemaakt_door, verloopt_op) values ($1, $2, $3, 'n@x.example', 0, now() + interval '1 day')",
      [h.gemeenteId, id, hashToken('demo-link')],
    );
    // Naming the guest is not enough: the link is.
    expect((await new Browser().haal('/demo/inloggen', { form: { persona: `uitgenodigd-${id}`, naar: '/' } })).status).toBe(422);
    const browser = new Browser();
    expect(await (await browser.haal('/uitnodiging/demo-link')).text()).toContain('Inloggen als Noor Bakker');
    expect(new URL((await browser.haal('/uitnodiging/demo-link/inloggen')).url).pathname).toBe('/beleid');
    expect(browser.sessie).toMatch(/^beleid\./);
    await browser.haal('/uitloggen', { form: {} });
    expect(await (await browser.haal('/inloggen')).text()).toContain('Noor Bakker');
    await browser.haal('/demo/inloggen', { form: { persona: `uitgenodigd-${id}`, naar: '/' } });
    expect(browser.sessie).toMatch(/^beleid\./);
  });

  test('een antwoord van de inlogdienst dat wij niet vroegen wordt niet aangenomen', async () => {
    const browser = new Browser();
    const response = await browser.haal('/inloggen/terug?code=gestolen&state=verzonnen');
    expect(response.status).toBe(422);
    expect(browser.sessie).toBeUndefined();
  });

  test.each([
    'https://kwaad.example/',
    '//kwaad.example',
    '/\\kwaad.example',
    '/%5Ckwaad.example',
    'javascript:alert(1)',
    '/\tkwaad',
  ])('na het inloggen gaat niemand naar %s', async (naar) => {
    const browser = new Browser();
    const response = await browser.haal('/demo/inloggen', { form: { persona: 'consulent', naar } });
    expect(new URL(response.url).origin).toBe(basis);
  });
});

describe('een sessie die over is', () => {
  const nieuw = async (): Promise<string> =>
    (await startSessie(h.pool, { issuer: 'demo', subject: 'consulent', oud: undefined })) ?? '';

  test('na uitloggen', async () => {
    const browser = new Browser();
    await browser.inloggen('consulent');
    const token = browser.sessie;
    expect(await binnen(token)).toBe(true);
    await browser.haal('/uitloggen', { form: {} });
    expect(browser.sessie).toBeUndefined();
    expect(await binnen(token)).toBe(false);
  });

  test('na haar einde', async () => {
    const token = await nieuw();
    await h.owner.query("update sessie set verloopt_op = now() - interval '1 second' where token_hash = $1", [hashToken(token)]);
    expect(await binnen(token)).toBe(false);
  });

  test('als de medewerker uit staat, ook als hij daarna weer aan gaat', async () => {
    const token = await nieuw();
    await h.owner.query("update gebruiker set actief = false where issuer = 'demo' and subject = 'consulent'");
    expect(await binnen(token)).toBe(false);
    expect(await startSessie(h.pool, { issuer: 'demo', subject: 'consulent', oud: undefined })).toBeUndefined();
    await h.owner.query("update gebruiker set actief = true where issuer = 'demo' and subject = 'consulent'");
    expect(await binnen(token)).toBe(false);
    expect(await binnen(await nieuw())).toBe(true);
  });

  test('als iemand een andere rol heeft gekregen, ook als hij haar weer terugkrijgt', async () => {
    const token = await nieuw();
    await h.owner.query("update gebruiker set rol = 'financien' where issuer = 'demo' and subject = 'consulent'");
    expect(await binnen(token)).toBe(false);
    await h.owner.query("update gebruiker set rol = 'consulent' where issuer = 'demo' and subject = 'consulent'");
    expect(await binnen(token)).toBe(false);
  });

  test('als iemand bij een andere gemeente hoort', async () => {
    const token = await nieuw();
    await h.owner.query("insert into gemeente (id, naam) values (99, 'Ander') on conflict do nothing");
    await h.owner.query("update gebruiker set gemeente_id = 99 where issuer = 'demo' and subject = 'consulent'");
    expect(await binnen(token)).toBe(false);
    await h.owner.query("update gebruiker set gemeente_id = $1 where issuer = 'demo' and subject = 'consulent'", [h.gemeenteId]);
    expect(await binnen(token)).toBe(false);
  });

  test('gaat naar inloggen met het adres waar je heen wilde, en zonder het oude koekje', async () => {
    const response = await h.web.app.request('/inwoners', { headers: { cookie: `${SESSION_COOKIE}=consulent.oud` } });
    expect(response.headers.get('location')).toBe('/inloggen?naar=%2Finwoners');
    expect(response.headers.getSetCookie().join()).toMatch(new RegExp(`^${SESSION_COOKIE}=;.*Max-Age=0`, 'i'));
  });

  test('de rol voor in de sleutel geeft geen recht', async () => {
    const token = await nieuw();
    expect(await binnen(token.replace(/^consulent/, 'beheer'))).toBe(false);
    expect(await binnen(`teammanager.${token.split('.')[1]}`)).toBe(false);
  });
});

test('pagina’s met gegevens blijven niet in de browser en staan in geen ander venster', async () => {
  const browser = new Browser();
  const response = await browser.inloggen('consulent');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('x-frame-options')).toBe('DENY');
  expect(response.headers.get('referrer-policy')).toBe('same-origin');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  const csp = response.headers.get('content-security-policy') ?? '';
  expect(csp).toContain("default-src 'none'");
  expect(csp).toContain("frame-ancestors 'none'");
  // Only a form may lead elsewhere: to the login service, by the test above.
  expect(csp).not.toMatch(/unsafe|\*/);
  expect(csp.replace(/form-action [^;]*/, '')).not.toMatch(/https?:/);
});
