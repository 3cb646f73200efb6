/** The three ways in, each at a real issuer with its own claims. */
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, testBsn } from '../factories.ts';
import { type House, openHouse } from '../house.ts';
import { kopVan, loginsVan, metLog, openProduct, PRODUCT, SESSIE, terug } from './huis.ts';
import { startIssuer, type TestIssuer } from './issuer.ts';

const DIGID = 'urn:oasis:names:tc:SAML:2.0:ac:classes:';
const EH = 'urn:etoegang:core:assurance-class:';

let h: House;
let medewerker: TestIssuer;
let digid: TestIssuer;
let eherkenning: TestIssuer;
let product: ReturnType<typeof openProduct>;

beforeAll(async () => {
  h = await openHouse();
  [medewerker, digid, eherkenning] = await Promise.all([
    startIssuer({ redirectUris: terug, uitlogpagina: true }),
    startIssuer({ redirectUris: terug }),
    startIssuer({ redirectUris: terug }),
  ]);
  product = openProduct(h, loginsVan({ medewerker, digid, eherkenning }, { OIDC_AMR: 'mfa', OIDC_TWEEDE_FACTOR: '' }));
});
afterAll(async () => {
  await Promise.all([medewerker?.close(), digid?.close(), eherkenning?.close()]);
  await h?.close();
});

const account = async (o: { rol: string; subject: string; issuer: string; aanbiederId?: number }): Promise<number> => {
  const { rows } = await h.owner.query<{ id: number }>(
    'insert into gebruiker (issuer, subject, rol, naam, gemeente_id, aanbieder_id) values ($1, $2, $3, $4, $5, $6) returning id',
    [o.issuer, o.subject, o.rol, `Naam ${o.subject}`, o.aanbiederId ? null : h.gemeenteId, o.aanbiederId],
  );
  return rows[0]?.id ?? 0;
};
const logIn = async (weg: string, naar = '/') => {
  const browser = product.browser();
  const antwoord = await browser.volg(`${PRODUCT}/inloggen/${weg}${naar === '/' ? '' : `?naar=${encodeURIComponent(naar)}`}`);
  return { browser, antwoord, sessie: browser.bij(PRODUCT).get(SESSIE) };
};

test('the login page offers what is set up, residents first', async () => {
  const { tekst, status } = await product.browser().een(`${PRODUCT}/inloggen?naar=%2Fmijn`);
  expect(status).toBe(200);
  const knoppen = [...tekst.matchAll(/href="(\/inloggen\/[^"]*)"[^>]*><span>([^<]*)/g)].map(([, href, naam]) => [href, naam]);
  expect(knoppen).toEqual([
    ['/inloggen/digid?naar=%2Fmijn', 'Inloggen met DigiD'],
    ['/inloggen/eherkenning?naar=%2Fmijn', 'Inloggen met eHerkenning'],
    ['/inloggen/medewerker?naar=%2Fmijn', 'Inloggen met je werkaccount'],
  ]);
});

test('with one way the login page goes there at once', async () => {
  const alleen = openProduct(h, loginsVan({ medewerker }));
  const { headers } = await alleen.browser().een(`${PRODUCT}/inloggen`);
  const naar = new URL(headers.get('location') ?? '');
  expect(naar.origin).toBe(medewerker.url);
  expect(Object.fromEntries(naar.searchParams)).toMatchObject({ code_challenge_method: 'S256', response_type: 'code' });
  for (const naam of ['state', 'nonce', 'code_challenge']) expect(naar.searchParams.get(naam)?.length).toBeGreaterThan(20);
});

describe('medewerker', () => {
  test('comes in with a second factor, to the page that was asked for', async () => {
    await account({ rol: 'consulent', subject: 'sanne', issuer: medewerker.url });
    medewerker.wie = { sub: 'sanne', amr: ['pwd', 'mfa'] };
    const { antwoord, sessie, browser } = await logIn('medewerker', '/inwoners');
    expect([antwoord.status, antwoord.url.pathname]).toEqual([200, '/inwoners']);
    expect(sessie).toMatch(/^consulent\./);
    for (const regel of browser.gezet.filter((een) => een.startsWith('__Host-') && !een.includes('Max-Age=0')))
      expect(regel).toMatch(/HttpOnly; Secure; SameSite=Lax/);
    expect(browser.gezet.every((een) => !een.startsWith('werktmee'))).toBe(true);
  });

  test('does not come in with a password only, and is told what to do', async () => {
    medewerker.wie = { sub: 'sanne', amr: ['pwd'] };
    const { waarde, log } = await metLog(() => logIn('medewerker'));
    expect([waarde.antwoord.status, kopVan(waarde.antwoord.tekst)]).toEqual([422, 'Log in met een tweede stap']);
    expect(waarde.sessie).toBeUndefined();
    expect(log).toContain('"reden":"tweede-factor"');
    expect(log).not.toContain('sanne');
    // Otherwise the issuer would remember him and send him back with the same.
    expect(waarde.antwoord.tekst).toContain('href="/inloggen/medewerker?anders=ja"');
    const opnieuw = await product.browser().een(`${PRODUCT}/inloggen/medewerker?anders=ja`);
    expect(new URL(opnieuw.headers.get('location') ?? '').searchParams.get('prompt')).toBe('login');
  });

  test('without an account, switched off, or a resident by this way: a page that says so', async () => {
    medewerker.wie = { sub: 'onbekend', amr: ['mfa'] };
    expect(kopVan((await logIn('medewerker')).antwoord.tekst)).toBe('Er is nog geen account voor jou');
    const id = await account({ rol: 'beleid', subject: 'uit', issuer: medewerker.url });
    await h.owner.query('update gebruiker set actief = false where id = $1', [id]);
    medewerker.wie = { sub: 'uit', amr: ['mfa'] };
    const uit = (await logIn('medewerker')).antwoord.tekst;
    expect(kopVan(uit)).toBe('Dit account staat uit');
    // Whom it would not help is not told to ask for one.
    expect(uit).not.toContain('Vraag er een aan');
    const inwoner = await maakInwoner(h);
    await h.owner.query(
      "insert into gebruiker (issuer, subject, rol, naam, gemeente_id, inwoner_id) values ($1, 'sluiproute', 'inwoner', 'X', $2, $3)",
      [medewerker.url, h.gemeenteId, inwoner.id],
    );
    medewerker.wie = { sub: 'sluiproute', amr: ['mfa'] };
    const { antwoord, sessie } = await logIn('medewerker');
    expect([kopVan(antwoord.tekst), sessie]).toEqual(['Kies een andere manier om in te loggen', undefined]);
  });

  test('who stops at the issuer comes back to a calm page', async () => {
    medewerker.weiger = 'access_denied';
    const { antwoord } = await logIn('medewerker');
    medewerker.weiger = undefined;
    expect([antwoord.status, kopVan(antwoord.tekst)]).toEqual([422, 'Je bent niet ingelogd']);
  });

  test('logging out ends the session here, then at the issuer, with the token as a hint', async () => {
    medewerker.wie = { sub: 'sanne', amr: ['mfa'] };
    const { browser, sessie } = await logIn('medewerker');
    const uit = await browser.een(`${PRODUCT}/uitloggen`, { form: {} });
    expect([uit.status, uit.headers.get('location')]).toEqual([303, '/uitgelogd?bij=medewerker']);
    expect(browser.bij(PRODUCT).get(SESSIE)).toBeUndefined();
    const gebruikt = await product.web.app.request(`${PRODUCT}/inwoners`, { headers: { cookie: `${SESSIE}=${sessie}` } });
    expect(gebruikt.headers.get('location')).toContain('/inloggen');
    const pagina = await browser.een(`${PRODUCT}/uitgelogd?bij=medewerker`);
    const verder = new URL((pagina.headers.get('refresh') ?? '').replace(/^0;url=/, ''));
    expect(`${verder.origin}${verder.pathname}`).toBe(`${medewerker.url}/session/end`);
    expect(Object.fromEntries(verder.searchParams)).toMatchObject({
      post_logout_redirect_uri: `${PRODUCT}/uitgelogd`,
      id_token_hint: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) as string,
    });
    expect((await fetch(verder)).status).toBe(200);
    // The hint is gone: the page opened again leads to the issuer without it.
    const nogmaals = await browser.een(`${PRODUCT}/uitgelogd?bij=medewerker`);
    expect(nogmaals.headers.get('refresh')).not.toContain('id_token_hint');
    expect((await browser.een(`${PRODUCT}/uitgelogd?bij=digid`)).headers.get('refresh')).toBeNull();
    expect((await browser.een(`${PRODUCT}/uitgelogd?bij=https://kwaad.example`)).headers.get('refresh')).toBeNull();
  });

  test('an issuer that is down: a page that says so, and the product goes on', async () => {
    const weg = await startIssuer({ redirectUris: terug });
    const zonder = openProduct(h, loginsVan({ medewerker: weg }));
    await weg.close();
    const { waarde, log } = await metLog(() => zonder.browser().een(`${PRODUCT}/inloggen`));
    expect([waarde.status, kopVan(waarde.tekst)]).toEqual([503, 'Inloggen kan nu niet']);
    expect(log).toContain('de inlogdienst is niet bereikbaar');
  });
});

describe('DigiD', () => {
  const mens = (sub: string, bsn: unknown, extra: Record<string, unknown> = {}) => {
    digid.wie = { sub, acr: `${DIGID}MobileTwoFactorContract`, claims: { bsn, ...extra } };
  };

  test('a resident with a dossier gets an account at the first login, and the same one afterwards', async () => {
    const inwoner = await maakInwoner(h, { voornaam: 'Yara', achternaam: 'Vonk' });
    mens('pseudo-1', `s00000000:${inwoner.bsn}`);
    const { waarde, log } = await metLog(() => logIn('digid'));
    expect([waarde.antwoord.status, waarde.antwoord.url.pathname]).toEqual([200, '/mijn']);
    expect(waarde.sessie).toMatch(/^inwoner\./);
    const accounts = async () =>
      (
        await h.owner.query('select id, issuer, subject, rol, naam, gemeente_id from gebruiker where inwoner_id = $1', [
          inwoner.id,
        ])
      ).rows;
    const [eerste] = await accounts();
    expect(eerste).toMatchObject({
      issuer: digid.url,
      subject: 'pseudo-1',
      rol: 'inwoner',
      naam: 'Yara Vonk',
      gemeente_id: h.gemeenteId,
    });
    // The BSN is nowhere: not in the log, not in an address, not in a cookie, not in the tables of the login.
    expect(log).not.toContain(inwoner.bsn);
    expect(waarde.browser.pad.map(String).join()).not.toContain(inwoner.bsn);
    const koekjes = waarde.browser.gezet.map((regel) => {
      const rauw = /^[^=]+=([^;]*)/.exec(regel)?.[1] ?? '';
      return rauw + Buffer.from(rauw, 'base64url').toString('latin1');
    });
    expect(koekjes.join()).not.toContain(inwoner.bsn);
    expect(waarde.browser.gezet.join()).not.toContain('werktmee_uitloggen');
    const { rows } = await h.owner.query<{ alles: string }>(
      "select (select string_agg(s::text, '|') from sessie s) || (select string_agg(g::text, '|') from gebruiker g) || (select string_agg(l::text, '|') from logboek l) as alles",
    );
    expect(rows[0]?.alles).not.toContain(inwoner.bsn);
    // Another subject of the issuer for the same BSN: the same person.
    mens('pseudo-2', inwoner.bsn);
    await logIn('digid');
    expect(await accounts()).toEqual([{ ...eerste, subject: 'pseudo-2' }]);
  });

  test('two first logins at once make one account', async () => {
    const inwoner = await maakInwoner(h);
    mens('tegelijk', inwoner.bsn);
    await Promise.all(Array.from({ length: 5 }, () => logIn('digid')));
    const { rows } = await h.owner.query('select subject from gebruiker where inwoner_id = $1', [inwoner.id]);
    expect(rows).toEqual([{ subject: 'tegelijk' }]);
  });

  test('who has no dossier is told whom to call; nothing is made', async () => {
    mens('vreemd', testBsn(900));
    const { antwoord, sessie } = await logIn('digid');
    expect([antwoord.status, kopVan(antwoord.tekst), sessie]).toEqual([422, 'We kennen je nog niet', undefined]);
    expect(antwoord.tekst).toContain('14 055');
    expect((await h.owner.query("select from gebruiker where subject = 'vreemd'")).rowCount).toBe(0);
  });

  test('switched off stays off, and a subject that belongs to another is refused', async () => {
    const een = await maakInwoner(h);
    const ander = await maakInwoner(h);
    mens('van-een', een.bsn);
    await logIn('digid');
    mens('van-een', ander.bsn);
    expect(kopVan((await logIn('digid')).antwoord.tekst)).toBe('Inloggen is niet gelukt');
    await h.owner.query('update gebruiker set actief = false where inwoner_id = $1', [een.id]);
    mens('van-een', een.bsn);
    expect(kopVan((await logIn('digid')).antwoord.tekst)).toBe('Dit account staat uit');
  });

  test('nobody comes in for the first time with the DigiD of somebody who died', async () => {
    const een = await maakInwoner(h);
    await h.owner.query("update inwoner_persoon set overleden_op = '2026-11-15' where inwoner_id = $1", [een.id]);
    mens('erfgenaam', een.bsn);
    const { antwoord, sessie } = await logIn('digid');
    expect([kopVan(antwoord.tekst), sessie]).toEqual(['Dit account staat uit', undefined]);
    expect(antwoord.tekst).toContain('Een uitnodiging helpt daar niet bij');
    expect((await h.owner.query('select from gebruiker where inwoner_id = $1', [een.id])).rowCount).toBe(0);
  });

  test.each<[string, () => void, string, string]>([
    [
      'a level too low',
      () => {
        digid.wie = { sub: 'x', acr: `${DIGID}PasswordProtectedTransport`, claims: { bsn: testBsn(901) } };
      },
      'Log in met de DigiD-app of met sms-controle',
      'niveau-te-laag',
    ],
    [
      'no level',
      () => {
        digid.wie = { sub: 'x', claims: { bsn: testBsn(901) } };
      },
      'Inloggen is niet gelukt',
      'claim-ontbreekt',
    ],
    ['no BSN', () => mens('x', undefined), 'Inloggen is niet gelukt', 'claim-ontbreekt'],
    ['a number', () => mens('x', Number(testBsn(901))), 'Inloggen is niet gelukt', 'claim-ongeldig'],
    ['two', () => mens('x', [testBsn(901), testBsn(902)]), 'Inloggen is niet gelukt', 'claim-meervoudig'],
    ['the BSN as subject', () => mens(testBsn(901), testBsn(901)), 'Inloggen is niet gelukt', 'bsn-als-subject'],
    [
      'for somebody else',
      () =>
        mens('x', testBsn(901), {
          'urn:nl-eid-gdi:1.0:LegalSubjectID': testBsn(902),
          'urn:nl-eid-gdi:1.0:ActingSubjectID': testBsn(901),
        }),
      'Inloggen voor iemand anders kan hier nog niet',
      'machtiging',
    ],
  ])('%s: a page that helps and a line in the log without the person', async (_, zet, kop, reden) => {
    zet();
    const { waarde, log } = await metLog(() => logIn('digid'));
    expect([waarde.antwoord.status, kopVan(waarde.antwoord.tekst), waarde.sessie]).toEqual([422, kop, undefined]);
    expect(log).toContain(`"reden":"${reden}"`);
    for (const bsn of [testBsn(901), testBsn(902)]) expect(log + waarde.antwoord.tekst).not.toContain(bsn);
  });
});

describe('eHerkenning', () => {
  const bedrijf = (kvk: string, wie: string, extra: Record<string, unknown> = {}) => {
    eherkenning.wie = {
      sub: 'wisselt-elke-keer',
      acr: `${EH}loa3`,
      claims: {
        'urn:etoegang:core:LegalSubjectID': kvk,
        namequalifier: 'urn:etoegang:1.9:EntityConcernedID:KvKnr',
        'urn:etoegang:core:ActingSubjectID': wie,
        ...extra,
      },
    };
  };

  test('who was invited comes in, for the organisation of the account only, and not when that gets another number', async () => {
    const aanbiederId = await maakAanbieder(h);
    await h.owner.query("update aanbieder set kvk = '12345678' where id = $1", [aanbiederId]);
    await account({ rol: 'aanbieder', subject: 'kvk:12345678:karin', issuer: eherkenning.url, aanbiederId });
    bedrijf('12345678', 'karin');
    const { antwoord, sessie } = await logIn('eherkenning');
    expect([antwoord.status, antwoord.url.pathname]).toEqual([200, '/uren/2026-W47']);
    expect(sessie).toMatch(/^aanbieder\./);
    bedrijf('12345678', 'iemand-anders');
    expect(kopVan((await logIn('eherkenning')).antwoord.tekst)).toBe('Er is nog geen account voor jou');
    bedrijf('87654321', 'karin');
    expect(kopVan((await logIn('eherkenning')).antwoord.tekst)).toBe('Er is nog geen account voor jou');
    await h.owner.query("update aanbieder set kvk = '11111111' where id = $1", [aanbiederId]);
    bedrijf('12345678', 'karin');
    expect(kopVan((await logIn('eherkenning')).antwoord.tekst)).toBe('Je eHerkenning hoort bij een andere organisatie');
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['an administrator', { sel_uid: 'bewind' }, 'Inloggen als bewindvoerder kan hier nog niet'],
    ['two organisations', { 'urn:etoegang:core:LegalSubjectID': ['12345678', '87654321'] }, 'Inloggen is niet gelukt'],
    ['no kind', { namequalifier: undefined }, 'Inloggen is niet gelukt'],
  ])('%s', async (_, extra, kop) => {
    bedrijf('12345678', 'karin', extra);
    const { antwoord, sessie } = await logIn('eherkenning');
    expect([kopVan(antwoord.tekst), sessie]).toEqual([kop, undefined]);
  });

  test('a level too low', async () => {
    bedrijf('12345678', 'karin');
    eherkenning.wie = { ...eherkenning.wie, acr: `${EH}loa2plus` };
    expect(kopVan((await logIn('eherkenning')).antwoord.tekst)).toBe('Je hebt een hoger niveau van eHerkenning nodig');
  });
});

describe('how the product and the issuer know each other', () => {
  const probeer = async (issuer: TestIssuer, env: Record<string, string>) => {
    const huis = openProduct(h, loginsVan({ digid: issuer }, env));
    const inwoner = await maakInwoner(h);
    issuer.wie = { sub: `p-${inwoner.id}`, acr: `${DIGID}Smartcard`, claims: { bsn: inwoner.bsn } };
    const browser = huis.browser();
    const { waarde, log } = await metLog(() => browser.volg(`${PRODUCT}/inloggen/digid`));
    return { antwoord: waarde, log, sessie: browser.bij(PRODUCT).get(SESSIE), bsn: inwoner.bsn };
  };
  const sleutel = (soort: 'ec' | 'rsa', kid: string, use: 'sig' | 'enc', alg: string) => {
    const paar =
      soort === 'ec' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('rsa', { modulusLength: 2048 });
    const jwk = { ...paar.privateKey.export({ format: 'jwk' }), kid, use, alg };
    const publiek = { ...paar.publicKey.export({ format: 'jwk' }), kid, use, alg };
    return { jwk: JSON.stringify(jwk), pem: paar.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), publiek };
  };

  test('a key of our own in the place of a secret; another key is refused', async () => {
    const eigen = sleutel('ec', 'wij', 'sig', 'ES256');
    const issuer = await startIssuer({ redirectUris: terug, productKeys: [eigen.publiek], sleutelLogin: true });
    expect((await probeer(issuer, { OIDC_DIGID_CLIENT_KEY: eigen.jwk })).sessie).toMatch(/^inwoner\./);
    const ander = await probeer(issuer, { OIDC_DIGID_CLIENT_KEY: sleutel('ec', 'wij', 'sig', 'ES256').pem });
    expect([ander.antwoord.status, ander.sessie]).toEqual([422, undefined]);
    await issuer.close();
  });

  test.each([
    ['rsa', 'RSA-OAEP-256', 'A256GCM'],
    ['rsa', 'RSA-OAEP-256', 'A128CBC-HS256'],
    ['rsa', 'RSA-OAEP', 'A256GCM'],
    ['ec', 'ECDH-ES', 'A256GCM'],
    ['ec', 'ECDH-ES+A256KW', 'A256GCM'],
  ] as const)('an encrypted token: %s %s %s', async (soort, alg, enc) => {
    const eigen = sleutel(soort, 'open', 'enc', alg);
    const issuer = await startIssuer({ redirectUris: terug, productKeys: [eigen.publiek], versleutel: { alg, enc } });
    const goed = await probeer(issuer, { OIDC_DIGID_DECRYPTION_KEY: eigen.jwk });
    expect(goed.log).toBe('');
    expect(goed.sessie).toMatch(/^inwoner\./);
    expect(issuer.tokens[0]?.split('.')).toHaveLength(5);
    const verkeerd = await probeer(issuer, { OIDC_DIGID_DECRYPTION_KEY: sleutel(soort, 'open', 'enc', alg).jwk });
    expect([verkeerd.antwoord.status, verkeerd.sessie]).toEqual([422, undefined]);
    await issuer.close();
  });

  test('a token that is not encrypted while there is a key for it is refused', async () => {
    const issuer = await startIssuer({ redirectUris: terug });
    const { antwoord, sessie, log, bsn } = await probeer(issuer, {
      OIDC_DIGID_DECRYPTION_KEY: sleutel('rsa', 'open', 'enc', 'RSA-OAEP-256').jwk,
    });
    expect([antwoord.status, sessie]).toEqual([422, undefined]);
    expect(log).toContain('niet versleuteld');
    expect(log).not.toContain(bsn);
    await issuer.close();
  });

  test('claims at the userinfo endpoint are asked for when that is set, and only then', async () => {
    const issuer = await startIssuer({ redirectUris: terug, alleenUserinfo: true });
    const env = { OIDC_DIGID_CLAIM_NIVEAU: 'niveau' };
    const inwoner = await maakInwoner(h);
    issuer.wie = { sub: 'ui', claims: { bsn: inwoner.bsn, niveau: `${DIGID}Smartcard` } };
    const met = openProduct(h, loginsVan({ digid: issuer }, { ...env, OIDC_DIGID_USERINFO: 'ja' })).browser();
    await met.volg(`${PRODUCT}/inloggen/digid`);
    expect(met.bij(PRODUCT).get(SESSIE)).toMatch(/^inwoner\./);
    const zonder = openProduct(h, loginsVan({ digid: issuer }, env)).browser();
    expect(kopVan((await zonder.volg(`${PRODUCT}/inloggen/digid`)).tekst)).toBe('Inloggen is niet gelukt');
    await issuer.close();
  });

  test('a claim inside another, with dots in its name', async () => {
    const issuer = await startIssuer({ redirectUris: terug });
    const inwoner = await maakInwoner(h);
    issuer.wie = { sub: 'diep', acr: `${DIGID}Smartcard`, claims: { 'nl.eid': { 'urn:bsn': inwoner.bsn } } };
    const browser = openProduct(h, loginsVan({ digid: issuer }, { OIDC_DIGID_CLAIM_BSN: '["nl.eid","urn:bsn"]' })).browser();
    await browser.volg(`${PRODUCT}/inloggen/digid`);
    expect(browser.bij(PRODUCT).get(SESSIE)).toMatch(/^inwoner\./);
    await issuer.close();
  });
});
