import { describe, expect, test } from 'vitest';
import { type Claims, type Eisen, identiteit, zelfdeOrganisatie } from './identiteit.ts';
import { magLangs } from './sessie.ts';

const DIGID = 'urn:oasis:names:tc:SAML:2.0:ac:classes:';
const EH = 'urn:etoegang:core:assurance-class:';
const digid: Eisen = {
  weg: 'digid',
  bsn: ['bsn'],
  vertegenwoordigde: ['urn:nl-eid-gdi:1.0:LegalSubjectID'],
  handelende: ['urn:nl-eid-gdi:1.0:ActingSubjectID'],
  niveau: {
    claim: ['acr'],
    minimum: `${DIGID}MobileTwoFactorContract`,
    volgorde: ['PasswordProtectedTransport', 'MobileTwoFactorContract', 'Smartcard', 'SmartcardPKI'].map((een) => DIGID + een),
    namen: { midden: `${DIGID}MobileTwoFactorContract`, basis: `${DIGID}PasswordProtectedTransport` },
  },
};
const eherkenning: Eisen = {
  weg: 'eherkenning',
  organisatie: ['urn:etoegang:core:LegalSubjectID'],
  soort: ['namequalifier'],
  handelende: ['urn:etoegang:core:ActingSubjectID'],
  vestiging: ['urn:etoegang:1.9:ServiceRestriction:Vestigingsnr'],
  bewindvoering: ['sel_uid'],
  vestigingMag: true,
  niveau: {
    claim: ['acr'],
    minimum: `${EH}loa3`,
    volgorde: ['loa2', 'loa2plus', 'loa3', 'loa4'].map((een) => EH + een),
    namen: {},
  },
};
const BSN = '999990019';
const mens = { bsn: BSN, acr: `${DIGID}Smartcard` };
const bedrijf = {
  'urn:etoegang:core:LegalSubjectID': '12345678',
  namequalifier: 'urn:etoegang:1.9:EntityConcernedID:KvKnr',
  'urn:etoegang:core:ActingSubjectID': 'karin-pseudoniem',
  acr: `${EH}loa3`,
};
const metDigid = (claims: Claims, eisen: Eisen = digid) => identiteit('pseudoniem', claims, eisen);
const metEh = (claims: Claims, eisen: Eisen = eherkenning) => identiteit('pseudoniem', claims, eisen);
const waarom = (uit: ReturnType<typeof identiteit>) =>
  uit.ok ? 'binnen' : [uit.weigering.reden, uit.weigering.claim].filter((deel) => deel !== undefined).join(' ');

describe('DigiD', () => {
  test.each<[string, Claims]>([
    ['as it is', mens],
    ['with the sector of the BSN in front', { ...mens, bsn: `s00000000:${BSN}` }],
    ['with a capital sector', { ...mens, bsn: `S00000000:${BSN}` }],
    ['as a list of one', { ...mens, bsn: [BSN] }],
    ['with space around it', { ...mens, bsn: ` ${BSN} ` }],
  ])('the BSN %s', (_, claims) => {
    expect(metDigid(claims)).toEqual({ ok: true, identiteit: { weg: 'digid', subject: 'pseudoniem', bsn: BSN } });
  });

  test.each<[string, Claims, string]>([
    ['not there', { acr: mens.acr }, 'claim-ontbreekt bsn'],
    ['null', { ...mens, bsn: null }, 'claim-ontbreekt bsn'],
    ['empty', { ...mens, bsn: ' ' }, 'claim-ontbreekt bsn'],
    ['a number, which loses a zero in front', { ...mens, bsn: Number(BSN) }, 'claim-ongeldig bsn'],
    ['an object', { ...mens, bsn: { value: BSN } }, 'claim-ongeldig bsn'],
    ['two', { ...mens, bsn: [BSN, '999990020'] }, 'claim-meervoudig bsn'],
    ['an empty list', { ...mens, bsn: [] }, 'claim-ontbreekt bsn'],
    ['no BSN', { ...mens, bsn: '123456789' }, 'claim-ongeldig bsn'],
    ['eight digits', { ...mens, bsn: '99999001' }, 'claim-ongeldig bsn'],
    ['a sofinummer by its sector', { ...mens, bsn: `s00000001:${BSN}` }, 'claim-ongeldig bsn'],
    ['an inherited property', Object.create({ bsn: BSN, acr: mens.acr }), 'claim-ontbreekt niveau'],
  ])('refused: the BSN is %s', (_, claims, reden) => {
    expect(waarom(metDigid(claims))).toBe(reden);
  });

  test.each([
    ['PasswordProtectedTransport', 'niveau-te-laag niveau'],
    ['MobileTwoFactorContract', 'binnen'],
    ['Smartcard', 'binnen'],
    ['SmartcardPKI', 'binnen'],
    ['Anders', 'niveau-onbekend niveau'],
  ])('level %s: %s', (acr, reden) => {
    expect(waarom(metDigid({ ...mens, acr: DIGID + acr }))).toBe(reden);
  });

  test('a level by the name of the issuer, and none at all', () => {
    expect(waarom(metDigid({ ...mens, acr: 'midden' }))).toBe('binnen');
    expect(waarom(metDigid({ ...mens, acr: 'basis' }))).toBe('niveau-te-laag niveau');
    expect(waarom(metDigid({ ...mens, acr: 'toString' }))).toBe('niveau-onbekend niveau');
    expect(waarom(metDigid({ bsn: BSN }))).toBe('claim-ontbreekt niveau');
    expect(waarom(metDigid({ ...mens, acr: [`${DIGID}Smartcard`, 'basis'] }))).toBe('claim-meervoudig niveau');
  });

  const voor = 'urn:nl-eid-gdi:1.0:LegalSubjectID';
  const door = 'urn:nl-eid-gdi:1.0:ActingSubjectID';
  test.each<[string, Claims, string]>([
    ['for somebody else', { ...mens, [voor]: '999990020', [door]: BSN }, 'machtiging'],
    ['for somebody else, whose BSN stands in bsn', { ...mens, [voor]: BSN, [door]: '999990020' }, 'machtiging'],
    ['for somebody else, without bsn', { acr: mens.acr, [voor]: '999990020', [door]: BSN }, 'machtiging'],
    ['for somebody else, without who acts', { ...mens, [voor]: '999990020' }, 'machtiging'],
    ['for two', { ...mens, [voor]: [BSN, '999990020'] }, 'machtiging'],
    ['for himself, named twice', { ...mens, [voor]: `s00000000:${BSN}`, [door]: BSN }, 'binnen'],
    ['for himself, who acts left out', { ...mens, [voor]: BSN }, 'binnen'],
  ])('DigiD Machtigen: %s', (_, claims, reden) => {
    expect(waarom(metDigid(claims))).toBe(reden);
  });

  test('a subject that is the BSN is refused: it would stand in the database', () => {
    expect(waarom(identiteit(BSN, mens, digid))).toBe('bsn-als-subject');
    expect(waarom(identiteit(`digid:${BSN}`, mens, digid))).toBe('bsn-als-subject');
    expect(waarom(identiteit('', mens, digid))).toBe('claim-ongeldig sub');
    expect(waarom(identiteit('x'.repeat(256), mens, digid))).toBe('claim-ongeldig sub');
  });

  test('a nested claim, and a name with dots and colons in it', () => {
    const diep: Eisen = { ...digid, bsn: ['nl.eid', 'person', 'urn:bsn'] };
    expect(waarom(metDigid({ 'nl.eid': { person: { 'urn:bsn': BSN } }, acr: mens.acr }, diep))).toBe('binnen');
    expect(waarom(metDigid({ nl: { eid: { person: { 'urn:bsn': BSN } } }, acr: mens.acr }, diep))).toBe('claim-ontbreekt bsn');
    expect(waarom(metDigid({ 'nl.eid': BSN, acr: mens.acr }, diep))).toBe('claim-ontbreekt bsn');
  });
});

describe('eHerkenning', () => {
  test('KvK or RSIN, and the person in that organisation', () => {
    expect(metEh(bedrijf)).toEqual({
      ok: true,
      identiteit: {
        weg: 'eherkenning',
        subject: 'kvk:12345678:karin-pseudoniem',
        organisatie: { soort: 'kvk', nummer: '12345678' },
      },
    });
    const rsin = {
      ...bedrijf,
      'urn:etoegang:core:LegalSubjectID': '123456789',
      namequalifier: 'urn:etoegang:1.9:EntityConcernedID:RSIN',
    };
    expect(metEh(rsin)).toMatchObject({ identiteit: { organisatie: { soort: 'rsin', nummer: '123456789' } } });
    expect(waarom(metEh({ ...bedrijf, namequalifier: 'KvKnr' }))).toBe('binnen');
    expect(waarom(metEh({ ...bedrijf, namequalifier: 'urn:etoegang:1.13:EntityConcernedID:KvKnr' }))).toBe('binnen');
  });

  test.each<[string, Claims, string]>([
    ['no organisation', { ...bedrijf, 'urn:etoegang:core:LegalSubjectID': undefined }, 'claim-ontbreekt organisatie'],
    [
      'two organisations',
      { ...bedrijf, 'urn:etoegang:core:LegalSubjectID': ['12345678', '87654321'] },
      'claim-meervoudig organisatie',
    ],
    [
      'a KvK number of nine digits',
      { ...bedrijf, 'urn:etoegang:core:LegalSubjectID': '123456789' },
      'claim-ongeldig organisatie',
    ],
    ['no kind of number', { ...bedrijf, namequalifier: undefined }, 'claim-ontbreekt soort'],
    ['another kind of number', { ...bedrijf, namequalifier: 'urn:etoegang:1.9:EntityConcernedID:BSN' }, 'claim-ongeldig soort'],
    ['nobody who acts', { ...bedrijf, 'urn:etoegang:core:ActingSubjectID': '' }, 'claim-ontbreekt handelende'],
    ['an administrator', { ...bedrijf, sel_uid: 'iemand' }, 'bewindvoering'],
    ['a level too low', { ...bedrijf, acr: `${EH}loa2plus` }, 'niveau-te-laag niveau'],
    ['a level of another scheme', { ...bedrijf, acr: `${DIGID}Smartcard` }, 'niveau-onbekend niveau'],
    ['no level', { ...bedrijf, acr: undefined }, 'claim-ontbreekt niveau'],
  ])('refused: %s', (_, claims, reden) => {
    expect(waarom(metEh(claims))).toBe(reden);
  });

  test('one branch only, by the choice of the setting', () => {
    const filiaal = { ...bedrijf, 'urn:etoegang:1.9:ServiceRestriction:Vestigingsnr': '000012345678' };
    expect(waarom(metEh(filiaal))).toBe('binnen');
    expect(waarom(metEh(filiaal, { ...eherkenning, vestigingMag: false }))).toBe('vestiging');
    expect(waarom(metEh(bedrijf, { ...eherkenning, vestigingMag: false }))).toBe('binnen');
  });

  test('the number of the login is that of the organisation', () => {
    const kvk = { soort: 'kvk', nummer: '12345678' } as const;
    expect(zelfdeOrganisatie(kvk, { kvk: '12345678', rsin: undefined })).toBe(true);
    expect(zelfdeOrganisatie(kvk, { kvk: '87654321', rsin: '12345678' })).toBe(false);
    expect(zelfdeOrganisatie(kvk, { kvk: undefined, rsin: undefined })).toBe(false);
    expect(zelfdeOrganisatie({ soort: 'rsin', nummer: '123456789' }, { kvk: undefined, rsin: '123456789' })).toBe(true);
  });
});

describe('medewerker', () => {
  const binnen = (claims: Claims, acr: string[], amr: string[]) =>
    waarom(identiteit('s', claims, { weg: 'medewerker', acr, amr }));
  test.each<[Claims, string[], string[], string]>([
    [{}, [], [], 'binnen'],
    [{ amr: ['pwd', 'mfa'] }, [], ['mfa'], 'binnen'],
    [{ amr: 'mfa' }, [], ['mfa', 'otp'], 'binnen'],
    [{ amr: ['pwd'] }, [], ['mfa'], 'tweede-factor'],
    [{}, [], ['mfa'], 'tweede-factor'],
    [{ acr: 'hoog' }, ['hoog', 'hoger'], [], 'binnen'],
    [{ acr: 'laag' }, ['hoog'], [], 'tweede-factor'],
    [{ acr: ['hoog'] }, ['hoog'], [], 'tweede-factor'],
    [{ acr: 'hoog', amr: ['pwd'] }, ['hoog'], ['mfa'], 'tweede-factor'],
  ])('%j asked acr %j amr %j: %s', (claims, acr, amr, reden) => {
    expect(binnen(claims, acr, amr)).toBe(reden);
  });
});

test.each([
  ['inwoner', 'digid', false, true],
  ['inwoner', 'medewerker', false, false],
  ['inwoner', 'eherkenning', true, false],
  ['consulent', 'medewerker', true, true],
  ['consulent', 'digid', true, false],
  ['consulent', 'eherkenning', true, false],
  ['aanbieder', 'eherkenning', true, true],
  ['aanbieder', 'medewerker', true, false],
  ['aanbieder', 'medewerker', false, true],
  ['aanbieder', 'digid', false, false],
  ['inwoner', 'demo', false, true],
] as const)('%s by %s (eHerkenning set up: %s): %s', (rol, weg, eherkenningIsEr, mag) => {
  expect(magLangs(rol, weg, { eherkenning: eherkenningIsEr })).toBe(mag);
});
