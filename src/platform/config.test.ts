import path from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const productie = {
  WERKTMEE_OMGEVING: 'productie',
  DATABASE_URL: 'postgres://app:geheim@db/werktmee',
  DATABASE_OWNER_URL: 'postgres://eigenaar:stil@db/werktmee',
  BASE_URL: 'https://werktmee.example.nl/',
  OIDC_ISSUER: 'https://login.example.nl',
  OIDC_CLIENT_ID: 'werktmee',
  OIDC_CLIENT_SECRET: 'stil',
  WERKTMEE_SLEUTELS: '/etc/werktmee/sleutels.json',
  SMTP_URL: 'smtp://mail.example.nl:587',
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
    database: { soort: 'url', url: productie.DATABASE_URL, ownerUrl: 'postgres://eigenaar:stil@db/werktmee' },
    oidc: { issuer: 'https://login.example.nl', clientId: 'werktmee', clientSecret: 'stil' },
    sleutels: '/etc/werktmee/sleutels.json',
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
