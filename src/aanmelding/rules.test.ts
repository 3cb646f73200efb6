import { expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { datum } from '../kernel/datum.ts';
import { parseForm } from '../web/form-data.ts';
import { dagenVanAanmelding, onderzoekTot } from './rules.ts';
import { AanmeldingForm } from './types.ts';

const { landelijk } = beleidVanHuis();
const vandaag = datum('2026-11-22');

test.each([
  ['2026-11-22', '1990-05-01', []],
  ['2026-11-23', '1990-05-01', ['ontvangen_op']],
  ['2025-11-22', '1990-05-01', []],
  ['2025-11-21', '1990-05-01', ['ontvangen_op']],
  ['2026-11-01', '2026-11-23', ['geboortedatum']],
  ['2026-11-01', '1906-11-22', []],
  ['2026-11-01', '1905-11-22', ['geboortedatum']],
])('received %s, born %s', (ontvangen_op, geboortedatum, velden) => {
  expect(dagenVanAanmelding({ ontvangen_op, geboortedatum }, vandaag).map((reden) => reden.veld)).toEqual(velden);
});

test.each([
  ['2026-10-12', '2026-11-23'], // six weeks later is a Monday
  ['2026-10-10', '2026-11-23'], // a Saturday: on to the Monday
  ['2026-11-14', '2026-12-28'], // 26 December, then a Sunday
  ['2016-10-01', undefined], // before the list of holidays
  ['2040-11-20', undefined], // after it
])('research after %s ends on %s', (ontvangen, verwacht) => {
  expect(onderzoekTot(landelijk, datum(ontvangen))?.toString()).toBe(verwacht);
});

test.each([
  ['', 'negen cijfers.'],
  ['1234', 'Je vulde er 4 in.'],
  ['12345678a', 'alleen uit cijfers'],
  ['123456789', 'cijfer verwisseld'],
])('BSN "%s" is refused with what to do', (bsn, tekst) => {
  const uit = parseForm(AanmeldingForm, { bsn });
  expect(uit.ok).toBe(false);
  if (!uit.ok) expect(uit.redenen.find((reden) => reden.veld === 'bsn')?.tekst).toContain(tekst);
});
