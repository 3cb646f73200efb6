import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig, settingNames } from './config.ts';
import { generateKeys } from './keys.ts';

const GEHEIM = 'q7Zk-4mWx_pR2vB9sLdT6yHc';
const sleutels = generateKeys();
const productie = {
  WERKTMEE_OMGEVING: 'productie',
  DATABASE_URL: 'postgres://wm_app:a8Kf2-xQ7mZp4rTw@db.intern/werktmee?sslmode=verify-full',
  DATABASE_OWNER_URL: 'postgres://eigenaar:Zt5_vN9cLq3sYh6b@db.intern/werktmee?sslmode=verify-full',
  BASE_URL: 'https://werktmee.example.nl/',
  OIDC_ISSUER: 'https://login.example.nl',
  OIDC_CLIENT_ID: 'werktmee',
  OIDC_CLIENT_SECRET: GEHEIM,
  OIDC_AMR: 'mfa',
  WERKTMEE_SLEUTELS: JSON.stringify(sleutels),
  SMTP_URL: 'smtp://mail.example.nl:587',
  SMTP_VAN: 'Gemeente Voorbeeld <werktmee@example.nl>',
};
const DIGID = {
  OIDC_DIGID_ISSUER: 'https://digid.example.nl',
  OIDC_DIGID_CLIENT_ID: 'werktmee',
  OIDC_DIGID_CLIENT_SECRET: 'Hw4n-8sXe_cG1jM6tPzV3kRb',
};
const EHERKENNING = {
  OIDC_EHERKENNING_ISSUER: 'https://eh.example.nl',
  OIDC_EHERKENNING_CLIENT_ID: 'werktmee',
  OIDC_EHERKENNING_CLIENT_SECRET: 'Lf9u-2bYq_aN7dK5rWxS8mJt',
};

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test('an empty environment is the demo with the embedded database in .data of the project', () => {
  expect(readConfig({})).toEqual({
    omgeving: 'demo',
    port: 3000,
    dataDir: path.resolve(import.meta.dirname, '../../.data'),
    baseUrl: 'http://localhost:3000',
    database: { soort: 'embedded' },
    operation: {
      logLevel: 'waarschuwing',
      proxies: 0,
      rateLimits: true,
      sharePort: false,
      drainSeconds: 0,
      stopSeconds: 20,
    },
  });
});

test('productie refuses to log in as the owner of the database', () => {
  expect(problemsOf({ ...productie, DATABASE_OWNER_URL: productie.DATABASE_URL })).toEqual([
    'DATABASE_OWNER_URL: moet een andere gebruiker zijn dan in DATABASE_URL; de rechten gelden niet voor de eigenaar',
  ]);
});

test('an empty variable counts as absent', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toEqual(readConfig({}));
});

test('a relative data folder is resolved from the project, not from where the command runs', () => {
  expect(readConfig({ WERKTMEE_DATA: 'elders' }).dataDir).toBe(path.resolve(import.meta.dirname, '../../elders'));
  expect(readConfig({ WERKTMEE_DATA: '/srv/data' }).dataDir).toBe('/srv/data');
});

test('DATABASE_URL replaces the embedded database; migrations may have their own', () => {
  expect(readConfig({ DATABASE_URL: 'postgres://db/x' }).database).toEqual({
    soort: 'url',
    url: 'postgres://db/x',
    ownerUrl: 'postgres://db/x',
  });
  expect(readConfig({ DATABASE_URL: 'postgres://db/x', DATABASE_OWNER_URL: 'postgres://owner@db/x' }).database).toMatchObject({
    ownerUrl: 'postgres://owner@db/x',
  });
});

test.each(['1', '3000', '65535'])('PORT %s is taken', (value) => {
  expect(readConfig({ PORT: value }).port).toBe(Number(value));
});

test.each(['0', '65536', 'abc', '-1', '80.5', '1e3'])('PORT %s is refused with what stands there', (value) => {
  expect(problemsOf({ PORT: value })).toEqual([`PORT: moet een getal van 1 tot en met 65535 zijn, er staat ‘${value}’`]);
});

test.each(['2026-02-30', '31-10-2026', '2026-10-31T00:00', 'morgen'])('WERKTMEE_VANDAAG %s is refused', (value) => {
  expect(problemsOf({ WERKTMEE_VANDAAG: value })).toEqual([
    `WERKTMEE_VANDAAG: moet een datum zijn zoals 2026-10-31, er staat ‘${value}’`,
  ]);
});

test('WERKTMEE_VANDAAG fixes the day', () => {
  expect(readConfig({ WERKTMEE_VANDAAG: '2026-10-31' }).vandaag?.toString()).toBe('2026-10-31');
});

test('productie writes a line for each request and gives a proxy time to look elsewhere', () => {
  expect(readConfig(productie).operation).toMatchObject({ logLevel: 'info', drainSeconds: 3, rateLimits: true });
  expect(problemsOf({ ...productie, WERKTMEE_GRENZEN: 'nee' })).toEqual(['WERKTMEE_GRENZEN: mag in productie niet uit']);
});

test('how it is run can be set', () => {
  expect(
    readConfig({
      WERKTMEE_LOGNIVEAU: 'fout',
      WERKTMEE_PROXY: '2',
      WERKTMEE_GRENZEN: 'nee',
      WERKTMEE_METINGEN_PORT: '9100',
      WERKTMEE_POORTDELEN: 'ja',
      WERKTMEE_UITLOOP: '0',
      WERKTMEE_STOPTIJD: '5',
    }).operation,
  ).toEqual({
    logLevel: 'fout',
    proxies: 2,
    rateLimits: false,
    metricsPort: 9100,
    sharePort: true,
    drainSeconds: 0,
    stopSeconds: 5,
  });
  expect(problemsOf({ WERKTMEE_LOGNIVEAU: 'debug', WERKTMEE_PROXY: '-1', WERKTMEE_STOPTIJD: '0' })).toEqual([
    'WERKTMEE_LOGNIVEAU: moet fout, waarschuwing of info zijn, er staat ‘debug’',
    'WERKTMEE_PROXY: moet een getal van 0 tot en met 9 zijn, er staat ‘-1’',
    'WERKTMEE_STOPTIJD: moet een getal van 1 tot en met 300 zijn, er staat ‘0’',
  ]);
});

test('all problems come at once', () => {
  expect(problemsOf({ PORT: 'x', WERKTMEE_OMGEVING: 'test', WERKTMEE_VANDAAG: 'y', DATABASE_URL: 'mysql://a:b@c/d' })).toEqual([
    'WERKTMEE_OMGEVING: moet demo of productie zijn, er staat ‘test’',
    'PORT: moet een getal van 1 tot en met 65535 zijn, er staat ‘x’',
    'WERKTMEE_VANDAAG: moet een datum zijn zoals 2026-10-31, er staat ‘y’',
    'DATABASE_URL: moet een adres zijn dat begint met postgres:// of postgresql://',
  ]);
});

test('productie with everything', () => {
  expect(readConfig(productie)).toMatchObject({
    omgeving: 'productie',
    baseUrl: 'https://werktmee.example.nl',
    database: { soort: 'url', url: productie.DATABASE_URL, ownerUrl: productie.DATABASE_OWNER_URL },
    logins: [
      {
        issuer: 'https://login.example.nl',
        clientId: 'werktmee',
        auth: { secret: GEHEIM },
        scope: 'openid',
        userinfo: false,
        eisen: { weg: 'medewerker', acr: [], amr: ['mfa'] },
      },
    ],
    sleutels: productie.WERKTMEE_SLEUTELS,
    mail: { url: productie.SMTP_URL, van: productie.SMTP_VAN, tls: true },
  });
});

test.each(Object.keys(productie).filter((name) => name !== 'WERKTMEE_OMGEVING'))('productie without %s is refused', (name) => {
  const problems = problemsOf({ ...productie, [name]: '' });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(new RegExp(`^${name}: ontbreekt`));
});

test('productie refuses a fixed day and an unprotected address', () => {
  expect(problemsOf({ ...productie, WERKTMEE_VANDAAG: '2026-10-31', BASE_URL: 'http://werktmee.example.nl' })).toEqual([
    'WERKTMEE_VANDAAG: mag niet in productie; daar geldt altijd de echte datum',
    'BASE_URL: moet een adres zijn dat begint met https://, er staat ‘http://werktmee.example.nl’',
  ]);
});

test('a secret never stands in the message', () => {
  expect(problemsOf({ DATABASE_URL: 'mysql://app:hoogstgeheim@db/x' }).join()).not.toContain('hoogstgeheim');
});

describe('what is too weak for productie', () => {
  const een = (env: Record<string, string>): readonly string[] => problemsOf({ ...productie, ...env });

  test('nothing, with good settings', () => {
    expect(een({})).toEqual([]);
    expect(een({ ...DIGID, ...EHERKENNING })).toEqual([]);
  });

  test.each([
    ['kort-geheim', 'te kort'],
    ['geheim12'.repeat(4), 'herhaalt zichzelf'],
    ['aabbaabbaababbabababababab', 'verschillende tekens'],
    ['changeme-12345678901234567', 'een voorbeeld'],
  ])('a client secret like %s', (secret, waarom) => {
    const problems = een({ OIDC_CLIENT_SECRET: secret });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^OIDC_CLIENT_SECRET: /);
    expect(problems[0]).toContain(waarom);
    expect(problems[0]).not.toContain(secret);
  });

  test('one secret for two issuers', () => {
    expect(een({ ...DIGID, OIDC_DIGID_CLIENT_SECRET: GEHEIM })).toEqual([
      'OIDC_DIGID_CLIENT_SECRET: is hetzelfde als OIDC_CLIENT_SECRET; geef elke inlogdienst een eigen geheim',
    ]);
  });

  test('no second factor for employees, unless the issuer is said to ask for it', () => {
    expect(een({ OIDC_AMR: '' })[0]).toMatch(/^OIDC_AMR: ontbreekt; medewerkers loggen in met een tweede factor/);
    expect(een({ OIDC_AMR: '', OIDC_ACR: 'urn:hoog' })).toEqual([]);
    expect(een({ OIDC_AMR: '', OIDC_TWEEDE_FACTOR: 'inlogdienst' })).toEqual([]);
    expect(een({ OIDC_TWEEDE_FACTOR: 'nee' })).toEqual(['OIDC_TWEEDE_FACTOR: kan alleen inlogdienst zijn, er staat ‘nee’']);
  });

  test('half of DigiD', () => {
    expect(een({ OIDC_DIGID_ISSUER: 'https://digid.example.nl' }).map((line) => line.split(':')[0])).toEqual([
      'OIDC_DIGID_CLIENT_ID',
      'OIDC_DIGID_CLIENT_SECRET',
    ]);
    expect(een({ ...DIGID, OIDC_DIGID_ISSUER: 'http://digid.example.nl' })[0]).toMatch(
      /^OIDC_DIGID_ISSUER: moet een adres zijn dat begint met https/,
    );
  });

  test.each([
    ['postgres://wm_app:a8Kf2-xQ7mZp4rTw@db.intern/werktmee', false],
    ['postgres://wm_app:a8Kf2-xQ7mZp4rTw@db.intern/werktmee?sslmode=no-verify', false],
    ['postgres://wm_app:a8Kf2-xQ7mZp4rTw@db.intern/werktmee?sslmode=require', false],
    ['postgres://wm_app:a8Kf2-xQ7mZp4rTw@db.intern/werktmee?sslmode=disable', false],
    ['postgres://wm_app:a8Kf2-xQ7mZp4rTw@localhost.kwaad.example/werktmee', false],
    ['postgres://wm_app:a8Kf2-xQ7mZp4rTw@db.intern/werktmee?sslmode=verify-full', true],
    ['postgres://wm_app:a8Kf2-xQ7mZp4rTw@localhost/werktmee', true],
    ['postgres://wm_app:a8Kf2-xQ7mZp4rTw@127.0.0.1:5432/werktmee', true],
    ['postgres://wm_app:a8Kf2-xQ7mZp4rTw@localhost/werktmee?host=/run/postgresql', true],
    ['postgres://wm_app:a8Kf2-xQ7mZp4rTw@localhost/werktmee?host=db.intern', false],
  ])('the connection %s: good enough %s', (DATABASE_URL, goed) => {
    expect(een({ DATABASE_URL }).length === 0).toBe(goed);
    expect(een({ DATABASE_URL, DATABASE_ZONDER_TLS: 'ja' })).toEqual([]);
  });

  test('a short password of the database, or one for both users', () => {
    expect(een({ DATABASE_URL: 'postgres://wm_app:geheim@localhost/werktmee' })).toEqual([
      'DATABASE_URL: het wachtwoord is te kort; neem minstens 16 tekens uit een generator',
    ]);
    expect(
      een({
        DATABASE_URL: 'postgres://wm_app:Zt5_vN9cLq3sYh6b@localhost/w',
        DATABASE_OWNER_URL: 'postgres://eigenaar:Zt5_vN9cLq3sYh6b@localhost/w',
      }),
    ).toEqual(['DATABASE_OWNER_URL: heeft hetzelfde wachtwoord als DATABASE_URL; geef elke gebruiker een eigen']);
  });

  test.each<[string, object, RegExp]>([
    ['equal versions', { ...sleutels, bsn: [sleutels.bsn[0], sleutels.bsn[0]] }, /bsn versie 2 is gelijk aan bsn versie 1/],
    ['one key for both', { ...sleutels, zoek: sleutels.bsn[0] }, /zoek is gelijk aan bsn versie 1/],
    ['all zero', { ...sleutels, zoek: '0'.repeat(64) }, /zoek is niet willekeurig/],
    ['repeated', { ...sleutels, bsn: ['0123456789abcdef'.repeat(4)] }, /bsn versie 1 is niet willekeurig/],
    ['too short', { ...sleutels, bsn: ['ab12'] }, /bsn\.0: moet 64 hexadecimale tekens zijn/],
    ['none', { ...sleutels, bsn: [] }, /er is geen sleutel/],
    ['the last one gone', { ...sleutels, bsn: [...sleutels.bsn, null] }, /de laatste versie ontbreekt/],
    ['of a demo', { ...sleutels, demo: true }, /sleutels van een demo/],
    ['something else in it', { ...sleutels, wachtwoord: 'x' }, /WERKTMEE_SLEUTELS: de sleutels:/],
  ])('keys: %s', (_, keys, waarom) => {
    const problems = een({ WERKTMEE_SLEUTELS: JSON.stringify(keys) });
    expect(problems.join()).toMatch(waarom);
    expect(problems.join()).not.toContain(sleutels.zoek);
  });

  test('keys: no JSON, no file, the file of the demo, and one that everybody can read', async () => {
    expect(een({ WERKTMEE_SLEUTELS: '{"bsn":' })).toEqual(['WERKTMEE_SLEUTELS: is geen JSON; de vorm staat in docs/beheer.md']);
    const map = await mkdtemp(path.join(tmpdir(), 'werktmee-config-'));
    const file = path.join(map, 'sleutels.json');
    expect(een({ WERKTMEE_SLEUTELS: file })).toEqual([`WERKTMEE_SLEUTELS: het bestand ${file} is er niet`]);
    await writeFile(file, JSON.stringify(sleutels), { mode: 0o600 });
    expect(een({ WERKTMEE_SLEUTELS: file })).toEqual([]);
    expect(een({ WERKTMEE_SLEUTELS: file, WERKTMEE_DATA: map })).toEqual([
      'WERKTMEE_SLEUTELS: wijst naar de sleutels van de demo; maak eigen sleutels',
    ]);
    await chmod(file, 0o640);
    expect(een({ WERKTMEE_SLEUTELS: file })).toEqual([]);
    await chmod(file, 0o644);
    expect(een({ WERKTMEE_SLEUTELS: file })[0]).toContain('iedereen op deze machine kan');
    await rm(map, { recursive: true });
  });

  test('a password for the mail server over a connection that anybody can read', () => {
    expect(een({ SMTP_URL: 'smtp://gebruiker:geheim@mail.example.nl', SMTP_ZONDER_TLS: 'ja' })[0]).toMatch(
      /^SMTP_ZONDER_TLS: mag niet met een wachtwoord/,
    );
    expect(een({ SMTP_ZONDER_TLS: 'ja' })).toEqual([]);
    expect(een({ SMTP_URL: 'smtp://gebruiker:geheim@mail.example.nl' })).toEqual([]);
  });

  test.each(['iemand', 'a@b, c@d', 'Naam <a@b>\r\nBcc: c@d', '"x" <a@b>'])('mail from %j', (SMTP_VAN) => {
    expect(een({ SMTP_VAN })[0]).toMatch(/^SMTP_VAN: moet een mailadres zijn/);
  });

  test('an address with a path: the pages stand at its root', () => {
    expect(een({ BASE_URL: 'https://example.nl/werktmee' })[0]).toMatch(
      /^BASE_URL: moet een adres zonder pad zijn, zoals https:\/\/example.nl/,
    );
  });

  test('a name with a typing mistake is named, with what was probably meant', () => {
    expect(een({ OIDC_CLIENTID: 'x', WERKTMEE_SLEUTLES: 'y', SMTP_VANAF: 'z', OIDC_IETS_HEEL_ANDERS: '1' })).toEqual([
      'OIDC_CLIENTID: deze instelling bestaat niet; bedoel je OIDC_CLIENT_ID?',
      'WERKTMEE_SLEUTLES: deze instelling bestaat niet; bedoel je WERKTMEE_SLEUTELS?',
      'SMTP_VANAF: deze instelling bestaat niet; bedoel je SMTP_VAN?',
      'OIDC_IETS_HEEL_ANDERS: deze instelling bestaat niet',
    ]);
    expect(een({ PATH: '/bin', OIDC_NIETS: '', OIDC_DIGID_CLAIM_BSN: 'bsn' })).toEqual([]);
  });
});

describe('logging in', () => {
  const login = (env: Record<string, string>, weg: string) => {
    const config = readConfig({ ...productie, ...env });
    return config.omgeving === 'productie' ? config.logins.find(({ eisen }) => eisen.weg === weg) : undefined;
  };

  test('DigiD and eHerkenning with the claims and levels that brokers use', () => {
    expect(login(DIGID, 'digid')).toMatchObject({
      acrValues: ['MobileTwoFactorContract', 'Smartcard', 'SmartcardPKI'].map(
        (een) => `urn:oasis:names:tc:SAML:2.0:ac:classes:${een}`,
      ),
      eisen: {
        bsn: ['bsn'],
        vertegenwoordigde: ['urn:nl-eid-gdi:1.0:LegalSubjectID'],
        handelende: ['urn:nl-eid-gdi:1.0:ActingSubjectID'],
        niveau: { claim: ['acr'], minimum: 'urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract' },
      },
    });
    expect(login(EHERKENNING, 'eherkenning')).toMatchObject({
      acrValues: ['urn:etoegang:core:assurance-class:loa3', 'urn:etoegang:core:assurance-class:loa4'],
      eisen: {
        organisatie: ['urn:etoegang:core:LegalSubjectID'],
        soort: ['namequalifier'],
        handelende: ['urn:etoegang:core:ActingSubjectID'],
        vestiging: ['urn:etoegang:1.9:ServiceRestriction:Vestigingsnr'],
        bewindvoering: ['sel_uid'],
        vestigingMag: true,
      },
    });
  });

  test('a claim is a name with whatever dots and colons, or a JSON list from the outside in', () => {
    const met = (OIDC_DIGID_CLAIM_BSN: string) => login({ ...DIGID, OIDC_DIGID_CLAIM_BSN }, 'digid')?.eisen;
    expect(met('urn:nl.eid:bsn')).toMatchObject({ bsn: ['urn:nl.eid:bsn'] });
    expect(met('["nl.eid","bsn"]')).toMatchObject({ bsn: ['nl.eid', 'bsn'] });
    for (const fout of ['[', '[]', '["a",1]', '[""]'])
      expect(problemsOf({ ...productie, ...DIGID, OIDC_DIGID_CLAIM_BSN: fout })[0]).toMatch(
        /^OIDC_DIGID_CLAIM_BSN: moet de naam/,
      );
  });

  test('levels in short, and as an issuer calls them: that is also what is asked for', () => {
    const eh = login(
      {
        ...EHERKENNING,
        OIDC_EHERKENNING_NIVEAU: 'loa2plus',
        OIDC_EHERKENNING_NIVEAU_NAMEN: '{"2":"loa2","2+":"loa2plus","3":"loa3"}',
      },
      'eherkenning',
    );
    expect(eh?.acrValues).toEqual(['2+', '3']);
    expect(eh?.eisen).toMatchObject({
      niveau: { minimum: 'urn:etoegang:core:assurance-class:loa2plus', namen: { '2': 'urn:etoegang:core:assurance-class:loa2' } },
    });
    expect(problemsOf({ ...productie, ...EHERKENNING, OIDC_EHERKENNING_NIVEAU: 'loa9' })[0]).toContain(
      'loa2, loa2plus, loa3, loa4',
    );
    expect(problemsOf({ ...productie, ...EHERKENNING, OIDC_EHERKENNING_NIVEAU_NAMEN: '{"3":"hoog"}' })[0]).toMatch(
      /moet JSON zijn/,
    );
  });

  test('a key of our own in the place of a secret; not both, and not a weak one', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const { OIDC_CLIENT_SECRET: _geheim, ...zonder } = productie;
    expect(readConfig({ ...zonder, OIDC_CLIENT_KEY: pem })).toMatchObject({ logins: [{ auth: { key: pem.trim() } }] });
    expect(problemsOf({ ...productie, OIDC_CLIENT_KEY: pem })).toEqual([
      'OIDC_CLIENT_SECRET: mag niet samen met OIDC_CLIENT_KEY; kies de sleutel',
    ]);
    const zwak = generateKeyPairSync('rsa', { modulusLength: 1024 })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
    expect(problemsOf({ ...zonder, OIDC_CLIENT_KEY: zwak })).toEqual([
      'OIDC_CLIENT_KEY: is te kort; een RSA-sleutel heeft minstens 2048 bits',
    ]);
    expect(problemsOf({ ...productie, OIDC_DECRYPTION_KEY: '{"kty":"oct"}' })[0]).toMatch(
      /^OIDC_DECRYPTION_KEY: is geen privésleutel/,
    );
    const jwk = { ...privateKey.export({ format: 'jwk' }), kid: 'open' };
    expect(problemsOf({ ...productie, OIDC_DECRYPTION_KEY: pem })[0]).toMatch(/^OIDC_DECRYPTION_KEY: heeft geen naam/);
    expect(problemsOf({ ...productie, OIDC_DECRYPTION_KEY: JSON.stringify(jwk) })).toEqual([]);
  });

  test('every name is known', () => {
    const names = settingNames();
    expect(names).toContain('OIDC_EHERKENNING_NIVEAU_NAMEN');
    expect(names).toContain('WERKTMEE_VANDAAG');
    expect(new Set(names).size).toBe(names.length);
  });
});
