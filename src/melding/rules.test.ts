import { expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { datum } from '../kernel/datum.ts';
import { inzendingVan } from './actions/send-melding.ts';
import { leesMelding } from './lees.ts';
import { antwoordMail, bevestigingMail } from './mail.ts';
import { isKenmerk, kenmerkVan, meldingStand } from './rules.ts';
import { gevraagdeVelden, nodigeVragen } from './vragen.ts';

const beleid = beleidVanHuis();
const { landelijk } = beleid;
const vandaag = datum('2026-11-22');

const zelf = {
  wie: 'inwoner',
  voornaam: 'Noor',
  achternaam: 'Proef',
  geboortedatum: '01-05-1990',
  woonplaats: 'Apeldoorn',
  contact: 'bellen',
  telefoon: '06 12345678',
  vraag: 'Ik wil leren werken.',
};
const ander = {
  ...zelf,
  wie: 'school',
  toestemming: 'ja',
  melder_naam: 'Marloes',
  melder_organisatie: 'De Brug',
  melder_telefoon: '0551234567',
};

test.each<[string, Record<string, string>, string[]]>([
  ['the resident himself', zelf, []],
  ['a school with consent', ander, []],
  ['nobody said who', { ...zelf, wie: '' }, ['wie']],
  ['no consent was asked', { ...ander, toestemming: '' }, ['toestemming']],
  ['no consent and no reason', { ...ander, toestemming: 'nee' }, ['toestemming_reden']],
  ['no consent, with the reason', { ...ander, toestemming: 'nee', toestemming_reden: 'Ik maak me zorgen.' }, []],
  ['who reports cannot be reached', { ...ander, melder_telefoon: '' }, ['melder_telefoon']],
  ['a mail without an address', { ...ander, mail: 'ja' }, ['melder_email']],
  ['a mail address that is none', { ...ander, melder_email: 'fout@' }, ['melder_email']],
  ['a mail address with a line break', { ...ander, melder_email: 'a@b.nl\nbcc: c@d.nl' }, ['melder_email']],
  ['a telephone number that is none', { ...zelf, telefoon: '12' }, ['telefoon']],
  ['calling without a number', { ...zelf, telefoon: '' }, ['telefoon']],
  ['born tomorrow', { ...zelf, geboortedatum: '23-11-2026' }, ['geboortedatum']],
  ['born today', { ...zelf, geboortedatum: '22-11-2026' }, []],
  ['121 years old', { ...zelf, geboortedatum: '22-11-1905' }, ['geboortedatum']],
  ['a day that does not exist', { ...zelf, geboortedatum: '31-02-1990' }, ['geboortedatum']],
  ['the resident knows his own birth date', { ...zelf, geboortedatum: '' }, ['geboortedatum']],
  ['another need not know it', { ...ander, geboortedatum: '' }, []],
  ['nothing at all', {}, ['wie', 'voornaam', 'achternaam', 'woonplaats', 'contact', 'vraag']],
])('%s', (_, getypt, velden) => {
  const uit = leesMelding(getypt, vandaag);
  expect(uit.ok ? [] : uit.redenen.map(({ veld }) => veld)).toEqual(velden);
});

test('what was typed for another path does not go along, and the BSN is never asked', () => {
  expect(nodigeVragen({ wie: 'inwoner' })).not.toContain('toestemming');
  expect(nodigeVragen({ wie: 'school' })).toContain('melder');
  const uit = leesMelding({ ...ander, wie: 'inwoner', bsn: '999990019' }, vandaag);
  expect(uit.ok && [uit.waarde.melder_naam, uit.waarde.toestemming, 'bsn' in uit.waarde]).toEqual(['', '', false]);
  expect(gevraagdeVelden({ wie: 'school' }).filter((veld) => veld === 'mail')).toHaveLength(1);
});

test('the same form is one melding, a changed form another', () => {
  const uit = leesMelding(ander, vandaag);
  const [a, b] = [uit, leesMelding({ ...ander, vraag: 'Iets anders.' }, vandaag)];
  if (!a.ok || !b.ok) throw new Error('dit hoort te lukken');
  expect(inzendingVan('x', a.waarde)).toBe(inzendingVan('x', a.waarde));
  expect(inzendingVan('x', a.waarde)).not.toBe(inzendingVan('x', b.waarde));
  expect(inzendingVan('x', a.waarde)).not.toBe(inzendingVan('y', a.waarde));
});

test.each([
  ['nieuw', '2026-11-19', 0],
  ['nieuw', '2026-11-18', 1],
  // 1 January is a holiday, then a weekend: of 20 November the six weeks end on 4 January.
  ['in-behandeling', '2026-11-20', 0],
  ['in-behandeling', '2026-10-09', 2],
  ['gesloten', '2026-01-01', 0],
] as const)('%s since %s is %i days late', (status, ontvangenOp, dagen) => {
  expect(meldingStand({ status, ontvangenOp }, { landelijk, oppakkenDagen: 3, vandaag }).dagenTeLaat).toBe(dagen);
});

test('a mail to whoever reports names nobody', () => {
  const gemeente = beleid.gemeenten.find(({ code }) => code === '0200');
  if (!gemeente) throw new Error('Apeldoorn hoort er te zijn');
  const kenmerk = kenmerkVan([0, 1, 2, 3, 4, 5, 6, 30]);
  expect(isKenmerk(kenmerk)).toBe(true);
  expect(isKenmerk('M-0OIL-2222')).toBe(false);
  const eerste = bevestigingMail({
    gemeente,
    kenmerk,
    oppakkenTot: vandaag,
    onderzoekTot: undefined,
    adres: 'https://x.example/y',
  });
  for (const mail of [eerste, antwoordMail({ gemeente, kenmerk, uitkomst: 'aangemeld' })]) {
    expect(JSON.stringify(mail)).not.toMatch(/Noor|Proef|Marloes|1990/);
    expect(mail.onderwerp).toContain(kenmerk);
  }
});
