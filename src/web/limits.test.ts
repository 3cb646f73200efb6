/** What one request and one sender may do: which page they get, what is kept of what they typed, what is counted. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { clientAddress } from './client-address.ts';
import { createUploads, readForm, TeDruk, TeGroot, TeTraag } from './form-data.ts';
import type { Operation } from './operation.ts';
import { createRateLimits, RATE_LIMITS, type RateLimitName } from './rate-limits.ts';
import { SESSION_COOKIE } from './route.ts';
import { SIZES } from './sizes.ts';

const operation: Operation = {};
const hits: string[] = [];
/** A fresh count, with these numbers a minute instead of the usual. */
const allow = (times: Partial<Record<RateLimitName, number>>): void => {
  hits.length = 0;
  operation.rateLimits = createRateLimits({
    onHit: (name) => hits.push(name),
    limits: Object.fromEntries(
      Object.entries(times).map(([name, value]) => [name, { per: 'adres', times: value, seconds: 60 }] as const),
    ),
  });
};

let h: House;
let sanne: Bezoeker;
beforeAll(async () => {
  // The limits are asked of what stands in `operation` at the moment of the request.
  h = await openHouse({
    operation: {
      proxies: 1,
      rateLimits: {
        count: async (name, who) => operation.rateLimits?.count(name, who),
        check: async (name, who) => operation.rateLimits?.check(name, who),
        forget: async (name, who) => operation.rateLimits?.forget(name, who),
      },
    },
  });
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne' });
});
afterAll(() => h.close());
beforeEach(() => {
  delete operation.rateLimits;
});

const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
  const response = await h.web.app.request(path, init);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const { status, headers } = response;
  return { status, headers, bytes, text: new TextDecoder().decode(bytes), location: headers.get('location') };
};
const cookie = () => `${SESSION_COOKIE}=${sanne.token}`;
const h1 = (text: string): string => /<h1[^>]*>([^<]*)/.exec(text)?.[1] ?? '';

describe('one request', () => {
  test.each([
    ['an address that is too long', `/inwoners?zoek=${'x'.repeat(SIZES.address)}`, 414],
    ['an address with too many parts', `/inwoners?${'a&'.repeat(SIZES.queryParts)}`, 414],
    ['as many as may be', `/inwoners?${'a&'.repeat(SIZES.queryParts - 1)}a`, 200],
  ])('%s', async (_, path, status) => {
    const answer = await sanne.get(path);
    expect(answer.status).toBe(status);
    if (status === 414) expect(h1(answer.text)).toBe('Dit adres is te lang');
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'SEARCH', 'PROPFIND'])('%s is no method of any page', async (method) => {
    const answer = await ask('/inwoners', { method, headers: { cookie: cookie() } });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
    expect(h1(answer.text)).toBe('Dat kan hier niet');
  });

  test('a form where only reading is possible, and the other way round, is a page that is not there', async () => {
    expect((await sanne.post('/inwoners')).status).toBe(404);
    expect((await sanne.get('/inwoners/zoeken')).status).toBe(404);
  });

  test('HEAD is GET without its body', async () => {
    const [get, head] = await Promise.all([
      sanne.get('/inwoners'),
      ask('/inwoners', { method: 'HEAD', headers: { cookie: cookie() } }),
    ]);
    expect(head.status).toBe(200);
    expect(head.bytes).toHaveLength(0);
    expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
    expect((await ask('/inwoners', { method: 'HEAD' })).location).toBe('/inloggen?naar=%2Finwoners');
  });

  test('every answer has a number, and the error page says it', async () => {
    const numbers = await Promise.all([sanne.get('/inwoners'), sanne.get('/bestaat-niet'), ask('/inloggen')]);
    for (const { headers } of numbers) expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}$/);
    expect(new Set(numbers.map(({ headers }) => headers.get('x-request-id'))).size).toBe(3);
  });
});

describe('a form', () => {
  const form = (body: NonNullable<RequestInit['body']>, type?: string, max: number = SIZES.form, ms?: number) =>
    readForm(
      new Request('http://localhost', {
        method: 'POST',
        body,
        duplex: 'half',
        ...(type ? { headers: { 'content-type': type } } : {}),
      }),
      max,
      ms,
    );
  const urlencoded = 'application/x-www-form-urlencoded';
  const multipart = (parts: number, filesToo = 0): FormData => {
    const data = new FormData();
    for (let i = 0; i < parts; i++) data.append('veld', `waarde ${i}`);
    for (let i = 0; i < filesToo; i++) data.append('bestand', new File(['a;b'], `${i}.csv`));
    return data;
  };

  test.each([
    ['4', 4],
    ['0', 0],
    ['', -1],
    ['-1', -1],
    ['1.5', -1],
    ['1e3', -1],
    ['0x1', -1],
    ['999999999', 999_999_999],
    // More than the database counts with: no record has it.
    ['2147483648', -1],
    ['9007199254740993', -1],
  ])('the version %j is %d', async (typed, version) => {
    expect((await form(new URLSearchParams({ _versie: typed }))).versie()).toBe(version);
  });

  test.each([
    ['12', 12],
    ['999999999', 999_999_999],
    ['0', 0],
    ['-1', 0],
    ['1e3', 0],
    ['2147483648', 0],
    ["1'", 0],
    ['', 0],
  ])('the number %j is %d', async (typed, number) => {
    expect((await form(new URLSearchParams({ nr: typed }))).nummer('nr')).toBe(number);
  });

  test('keeps everything in order, names that come twice and texts of more lines too', async () => {
    const sent = await form(
      new URLSearchParams([
        ['b', '2'],
        ['a', 'een\r\ntwee'],
        ['b', ' 3 '],
        ['_sleutel', 'x'],
        ['_versie', '4'],
      ]),
    );
    expect(sent.velden).toEqual([
      ['b', '2'],
      ['a', 'een\ntwee'],
      ['b', '3'],
      ['_versie', '4'],
    ]);
    expect(sent.lijst('b')).toEqual(['2', '3']);
    expect(sent.waarden).toEqual({ b: '2', a: 'een\ntwee' });
  });

  test.each([
    ['as many fields as may be', () => form('a&'.repeat(SIZES.fields - 1), urlencoded), undefined],
    ['one field more', () => form('a&'.repeat(SIZES.fields), urlencoded), 'aantal'],
    ['a text as long as may be', () => form(`a=${'x'.repeat(SIZES.field)}`, urlencoded), undefined],
    ['one letter more', () => form(`a=${'x'.repeat(SIZES.field + 1)}`, urlencoded), 'veld'],
    ['a name that is too long', () => form(`${'x'.repeat(SIZES.field + 1)}=1`, urlencoded), 'veld'],
    ['as large as may be', () => form(`a=${'x&a='.repeat(10)}`.padEnd(1000, '1'), urlencoded, 1000), undefined],
    ['one byte more', () => form('1'.repeat(1001), urlencoded, 1000), 'geheel'],
    ['as many parts as may be', () => form(multipart(SIZES.parts)), undefined],
    ['one part more', () => form(multipart(SIZES.parts + 1)), 'aantal'],
    ['as many files as may be', () => form(multipart(1, SIZES.files)), undefined],
    ['one file more', () => form(multipart(1, SIZES.files + 1)), 'aantal'],
    ['files that are too large together', () => form(multipart(2), undefined, 200), 'geheel'],
  ])('%s', async (_, send, wat) => {
    const outcome = await send().then(
      () => undefined,
      (error: unknown) => (error instanceof TeGroot ? error.wat : error),
    );
    expect(outcome).toBe(wat);
  });

  test('that says it is small is held to it while it comes', async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled++;
        controller.enqueue(new Uint8Array(1000));
      },
    });
    await expect(form(endless, urlencoded, 5000)).rejects.toBeInstanceOf(TeGroot);
    expect(pulled).toBeLessThan(20);
  });

  test('that does not come is not waited for', async () => {
    const silent = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(new Uint8Array([97])) });
    await expect(form(silent, urlencoded, 5000, 40)).rejects.toBeInstanceOf(TeTraag);
  });

  test('no more large ones at once than fit in memory', async () => {
    const upload = createUploads(2);
    const held = Promise.withResolvers<string>();
    const [first, second] = [upload(() => held.promise), upload(() => held.promise)];
    await expect(upload(async () => 'derde')).rejects.toBeInstanceOf(TeDruk);
    held.resolve('klaar');
    expect(await Promise.all([first, second])).toEqual(['klaar', 'klaar']);
    await expect(upload(() => Promise.reject(new TeGroot()))).rejects.toBeInstanceOf(TeGroot);
    expect(await Promise.all([upload(async () => 'nu'), upload(async () => 'wel')])).toEqual(['nu', 'wel']);
  });

  test('a thousand residents of a week are read in a moment', async () => {
    const begin = performance.now();
    const sent = await form(Array.from({ length: SIZES.fields - 1 }, () => 'a=1').join('&'), urlencoded);
    expect(sent.lijst('a')).toHaveLength(SIZES.fields - 1);
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  test('too large: the page says which way', async () => {
    const answer = await sanne.post('/aanmelding', { voornaam: 'x'.repeat(SIZES.field + 1) });
    expect(answer.status).toBe(413);
    expect(answer.text).toContain('Een van de teksten die je stuurde is te lang');
    expect(answer.headers.get('connection')).toBe('close');
  });
});

describe('a form whose session is over', () => {
  const typed = { voornaam: 'Yara', aanleiding: 'Wil weer werken.\nLiefst buiten <b>en</b> "vroeg".', _versie: '3' };

  test('is kept on the page, to send after logging in', async () => {
    const gone = await h.bezoeker({ rol: 'consulent', naam: 'Murat' });
    await h.owner.query('delete from sessie where gebruiker_id = $1', [gone.gebruikerId]);
    const answer = await gone.post('/aanmelding', { ...typed, basis: '42', doe: 'verder' });
    expect(answer.status).toBe(401);
    // The number a form was based on and the button that was chosen go along, but nobody typed them.
    expect(answer.text).toContain('<input type="hidden" name="basis" value="42">');
    expect(answer.text).not.toMatch(/<dt[^>]*>(Basis|Doe)</);
    expect(h1(answer.text)).toBe('Je bent uitgelogd');
    expect(answer.text).toContain('Wil weer werken.\nLiefst buiten &lt;b&gt;en&lt;/b&gt; &quot;vroeg&quot;.');
    expect(answer.text).toContain('<input type="hidden" name="_versie" value="3">');
    expect(answer.text).toMatch(/href="\/inloggen"[^>]* target="_blank" rel="noopener"/);
    // The cookie went by itself with the session: the same without it.
    const withoutCookie = await ask('/aanmelding', {
      method: 'POST',
      body: new URLSearchParams({ ...typed, _sleutel: gone.sleutel() }),
    });
    expect(withoutCookie.status).toBe(401);
    expect(withoutCookie.text).toContain('Wil weer werken.');
  });

  test('comes after logging in with what was typed, and is stored only when somebody says so', async () => {
    const before = await h.bezoeker({ rol: 'consulent', naam: 'Lieke' });
    const answer = await sanne.post('/aanmelding', { ...typed, _sleutel: before.sleutel() });
    expect(answer.status).toBe(403);
    expect(h1(answer.text)).toBe('Wil je dit nog versturen?');
    expect(answer.text).toContain('Je bent nu ingelogd als <strong>Sanne</strong>');
    const key = /name="_sleutel" value="([^"]+)"/.exec(answer.text.slice(answer.text.indexOf('<main')))?.[1] ?? '';
    const sent = await sanne.post('/aanmelding', { ...typed, _sleutel: key });
    expect(sent.status).not.toBe(403);
  });

  test('that was never ours, or had nothing in it, gets nothing back', async () => {
    expect((await ask('/aanmelding', { method: 'POST', body: new URLSearchParams(typed) })).status).toBe(303);
    const empty = await ask('/aanmelding', {
      method: 'POST',
      body: new URLSearchParams({ _sleutel: sanne.sleutel(), naam: '' }),
    });
    expect(empty.location).toBe('/inloggen');
    const forged = await sanne.post('/aanmelding', { ...typed, _sleutel: 'verzonnen' });
    expect(h1(forged.text)).toBe('Dit formulier is verlopen');
    expect(forged.text).not.toContain('Yara');
  });

  test('a page that was only asked for leads to the login, as before', async () => {
    expect((await ask('/inwoners')).location).toBe('/inloggen?naar=%2Finwoners');
  });
});

describe('one sender', () => {
  const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address });

  test('of public pages: refused with when one may go on, for that address only', async () => {
    allow({ openbaar: 2 });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await ask('/hulp', { headers: from('192.0.2.1') })).status);
    expect(statuses).toEqual([200, 200, 429]);
    const refused = await ask('/hulp', { headers: from('192.0.2.1') });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(h1(refused.text)).toBe('Dit ging te vaak achter elkaar');
    expect(refused.text).toMatch(/Je kunt verder om \d{1,2}\.\d{2} uur/);
    expect((await ask('/hulp', { headers: from('192.0.2.2') })).status).toBe(200);
    expect(hits).toEqual(['openbaar', 'openbaar']);
  });

  test('cannot hide behind a header: only what our own proxy wrote counts', async () => {
    allow({ openbaar: 1 });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await ask('/hulp', { headers: from(`10.0.0.${i}, 192.0.2.9`) })).status);
    expect(statuses).toEqual([200, 429, 429]);
  });

  test('of forms: each session has its own count, and what was typed stays', async () => {
    allow({ versturen: 2 });
    const murat = await h.bezoeker({ rol: 'consulent', naam: 'Murat' });
    for (let i = 0; i < 2; i++) expect((await sanne.post('/aanmelding', {})).status).not.toBe(429);
    const refused = await sanne.post('/aanmelding', { voornaam: 'Yara' });
    expect(refused.status).toBe(429);
    expect((await murat.post('/aanmelding', {})).status).not.toBe(429);
    // Reading goes on.
    expect((await sanne.get('/inwoners')).status).toBe(200);
  });

  test('who looks people up: searching counts, the list without a search does not', async () => {
    allow({ zoeken: 3 });
    expect((await sanne.post('/inwoners/zoeken', { zoek: 'Jansen' })).status).toBe(303);
    expect((await sanne.get('/inwoners?zoek=Jansen')).status).toBe(200);
    expect((await sanne.get('/inwoners?zoek=Jansen&pagina=1')).status).toBe(200);
    expect((await sanne.get('/inwoners?zoek=Pietersen')).status).toBe(429);
    expect((await sanne.post('/inwoners/zoeken', { zoek: 'Jansen' })).status).toBe(429);
    for (let i = 0; i < 5; i++) expect((await sanne.get('/inwoners')).status).toBe(200);
  });

  test('of files', async () => {
    allow({ bestanden: 1 });
    const ineke = await h.bezoeker({ rol: 'teammanager', naam: 'Ineke' });
    expect((await ineke.post('/leveringen/nieuw', {})).status).not.toBe(429);
    expect((await ineke.post('/leveringen/nieuw', {})).status).toBe(429);
  });

  test('of logins, and of logins that fail', async () => {
    allow({ inlogfouten: 2 });
    const back = () => ask('/inloggen/terug?code=x&state=y', { headers: from('192.0.2.3') });
    expect([(await back()).status, (await back()).status, (await back()).status]).toEqual([422, 422, 429]);
    allow({ inloggen: 1 });
    await ask('/inloggen', { headers: from('192.0.2.4') });
    expect((await ask('/inloggen', { headers: from('192.0.2.4') })).status).toBe(429);
  });

  test('a session that does not exist is counted where it came from, and leaves nothing behind', async () => {
    allow({ geenSessie: 3, versturen: 1 });
    const guess = (n: number) =>
      ask('/inwoners', { headers: { ...from('192.0.2.5'), cookie: `${SESSION_COOKIE}=consulent.gok${n}` } });
    const statuses = [];
    for (let i = 0; i < 5; i++) statuses.push((await guess(i)).status);
    expect(statuses).toEqual([303, 303, 303, 429, 429]);
  });

  test('the usual numbers leave room for somebody who works hard', () => {
    // 300 weeks an hour; an office of a hundred people that begins at half past eight; a search each ten seconds all day.
    expect(RATE_LIMITS.versturen.times / RATE_LIMITS.versturen.seconds).toBeGreaterThan((4 * 300) / 3600);
    expect(RATE_LIMITS.inloggen.times).toBeGreaterThanOrEqual(3 * 100);
    expect(RATE_LIMITS.zoekenPerUur.times).toBeGreaterThanOrEqual(360);
  });
});

describe('the address of a sender', () => {
  const of = async (proxies: number, forwarded: string | undefined, near: string | undefined): Promise<string> => {
    const { Hono } = await import('hono');
    const app = new Hono().get('/', (c) => c.text(clientAddress(c, proxies)));
    const env = near === undefined ? undefined : { incoming: { socket: { remoteAddress: near } } };
    return (await app.request('/', { headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }, env)).text();
  };
  test.each([
    [0, '203.0.113.7', '192.0.2.1', '192.0.2.1'],
    [1, '203.0.113.7', '192.0.2.1', '203.0.113.7'],
    [1, '198.51.100.1, 203.0.113.7', '192.0.2.1', '203.0.113.7'],
    [2, '198.51.100.1, 203.0.113.7', '192.0.2.1', '198.51.100.1'],
    [2, '203.0.113.7', '192.0.2.1', '203.0.113.7'],
    [1, 'onzin', '192.0.2.1', '192.0.2.1'],
    [1, undefined, '192.0.2.1', '192.0.2.1'],
    [1, '203.0.113.7:4711', '192.0.2.1', '203.0.113.7'],
    [1, '[2001:db8:1:2:3:4:5:6]:443', '192.0.2.1', '2001:db8:1:2'],
    [0, undefined, '2001:db8::1', '2001:db8:0:0'],
    [0, undefined, '::ffff:192.0.2.1', '192.0.2.1'],
    [0, undefined, undefined, ''],
  ])('%i proxies, %s from %s: %s', async (proxies, forwarded, near, expected) => {
    expect(await of(proxies, forwarded, near)).toBe(expected);
  });
});
