import { expect, test } from 'vitest';
import { datum } from '../kernel/datum.ts';
import type { BrpPersoon } from '../platform/brp/index.ts';
import { gelijkenis, type Kenmerken, LIJKT_OP } from './gelijkenis.ts';
import { geboortedatumRedenen, parseGeboren, toonGeboren, typGeboren, verschillenMetBrp } from './persoon.ts';

const k = (o: Partial<Kenmerken>): Kenmerken => ({
  zelfdeBsn: false,
  eerderBsn: false,
  naamAfstand: 9,
  naamLengte: 14,
  zelfdeVoornaam: false,
  datumDelen: 0,
  zelfdeAdres: false,
  ...o,
});

test.each([
  ['the same BSN', { zelfdeBsn: true }, 100],
  ['a BSN that stood there before', { eerderBsn: true }, 95],
  ['name and birth date', { naamAfstand: 0, datumDelen: 3 }, 90],
  ['a letter off, the same day', { naamAfstand: 1, datumDelen: 3 }, 80],
  ['two letters off in a long name', { naamAfstand: 2, datumDelen: 3 }, 80],
  ['two letters off in a short name', { naamAfstand: 2, naamLengte: 7, datumDelen: 3 }, 0],
  ['four letters off in a long name', { naamAfstand: 4, datumDelen: 3 }, 70],
  ['the same name, day and month exchanged', { naamAfstand: 0, datumDelen: 2 }, 70],
  ['a letter off and another day', { naamAfstand: 1, datumDelen: 2 }, 60],
  ['another surname at the same address', { zelfdeVoornaam: true, datumDelen: 3, zelfdeAdres: true }, 80],
  ['another surname elsewhere', { zelfdeVoornaam: true, datumDelen: 3 }, 65],
  ['born on the same day only', { datumDelen: 3, zelfdeAdres: true }, 0],
  ['the same name only', { naamAfstand: 0, datumDelen: 1 }, 0],
])('%s: %s is %i', (_, kenmerken, score) => expect(gelijkenis(k(kenmerken)).score).toBe(score));

test('of two who live together and are born on one day it says that they may be twins', () => {
  const uit = gelijkenis(k({ naamAfstand: 1, datumDelen: 3, zelfdeAdres: true }));
  expect(uit.score).toBeGreaterThanOrEqual(LIJKT_OP);
  expect(uit.redenen.at(-1)).toContain('tweeling');
});

test.each([
  ['3-2-1980', { datum: '1980-02-03', bekend: 'volledig' }, '3 februari 1980', '03-02-1980'],
  ['00-04-1958', { datum: '1958-04-01', bekend: 'jaar-maand' }, 'april 1958 (dag onbekend)', '00-04-1958'],
  ['00-00-1958', { datum: '1958-01-01', bekend: 'jaar' }, '1958 (dag en maand onbekend)', '00-00-1958'],
])('a birth date “%s” is read, shown and typed', (getypt, verwacht, toon, typ) => {
  const uit = parseGeboren(getypt);
  expect(uit).toEqual(verwacht);
  if (uit) expect([toonGeboren(uit), typGeboren(uit)]).toEqual([toon, typ]);
});

test.each(['31-02-1990', '00-13-1990', '1958', ''])('“%s” is no birth date', (getypt) =>
  expect(parseGeboren(getypt)).toBeUndefined(),
);

test('a birth date in the future or long ago is said at the field', () => {
  const vandaag = datum('2026-11-22');
  const van = (iso: string) =>
    geboortedatumRedenen({ datum: iso, bekend: 'volledig' }, vandaag).map(({ veld, tekst }) => `${veld}: ${tekst}`);
  expect(van('2026-11-22')).toEqual([]);
  expect(van('2026-11-23')).toEqual(['geboortedatum: De geboortedatum ligt in de toekomst. Kijk het jaartal na.']);
  expect(van('1900-01-01')[0]).toContain('ouder dan 120 jaar');
});

test('the calling name is one of the names of the BRP; marks and capitals differ in nothing; a half birth date is a difference', () => {
  const dossier = {
    voornaam: 'Ömer',
    voorvoegsel: 'van der',
    achternaam: 'Öztürk',
    geboren: { datum: '1980-02-03', bekend: 'volledig' as const },
    straat: 'Kanaalweg',
    huisnummer: '12A',
    postcode: '7311 AB',
    woonplaats: 'Apeldoorn',
    geheim: false,
    overledenOp: undefined,
    gemeentecode: '0200',
  };
  const brp: BrpPersoon = {
    bsn: '999990639',
    voornamen: 'Celal Omer',
    voorvoegsel: 'Van der',
    geslachtsnaam: 'OZTURK',
    geboren: { datum: '1980-02-03', bekend: 'volledig' },
    overleden: undefined,
    adres: { straat: 'Kanaalweg', huisnummer: '12a', postcode: '7311 AB', woonplaats: 'Apeldoorn' },
    adresSinds: undefined,
    gemeente: { code: '0200', naam: 'Apeldoorn' },
    inGemeenteSinds: undefined,
    geheim: false,
    inOnderzoek: false,
    opgeschort: undefined,
  };
  expect(verschillenMetBrp(dossier, brp)).toEqual([]);
  expect(
    verschillenMetBrp(dossier, {
      ...brp,
      geslachtsnaam: 'Yilmaz',
      geboren: { datum: '1980-01-01', bekend: 'jaar' },
      adres: { straat: 'Brink', huisnummer: '1', postcode: '7411 AA', woonplaats: 'Deventer' },
      gemeente: { code: '0150', naam: 'Deventer' },
      geheim: true,
    }).map(({ veld }) => veld),
  ).toEqual(['naam', 'geboortedatum', 'adres', 'geheim', 'gemeente']);
  expect(
    verschillenMetBrp(dossier, {
      ...brp,
      overleden: { datum: undefined, bekend: 'onbekend' },
      gemeente: { code: '0150', naam: '' },
    }),
  ).toMatchObject([{ veld: 'overleden', brp: 'Ja, datum onbekend' }]);
});
