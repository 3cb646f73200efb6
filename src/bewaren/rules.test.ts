import { describe, expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { datum, isoDatum } from '../kernel/datum.ts';
import { antwoordTot, bewaarEinde, grondenTegen, isVoorbij, metGrondslag, openBijSluiten } from './rules.ts';

const { landelijk } = beleidVanHuis();
const dag = (iso: string | undefined) => (iso === undefined ? undefined : datum(iso));

test.each([
  ['from the last day of support', '2026-11-22', '2026-06-30', '2026-01-05', '2041-06-30'],
  ['from a piece that came later', '2026-11-22', '2026-06-30', '2026-07-01', '2041-07-01'],
  ['a piece of the same day changes nothing', '2026-11-22', '2026-06-30', '2026-06-30', '2041-06-30'],
  ['never any support: from the closing', '2026-11-22', undefined, '2026-01-05', '2041-11-22'],
  ['29 February', '2026-11-22', '2024-02-29', undefined, '2039-02-28'],
])('kept %s', (_, gesloten, ondersteuning, stuk, tot) => {
  const uit = bewaarEinde(landelijk, {
    geslotenOp: datum(gesloten),
    laatsteOndersteuning: dag(ondersteuning),
    laatsteStuk: dag(stuk),
  });
  expect(isoDatum(uit.tot)).toBe(tot);
  expect(uit.bron).toContain('5.3.4');
});

test.each([
  ['2041-06-30', false],
  ['2041-07-01', true],
])('on %s the term is over: %s', (vandaag, voorbij) => {
  expect(isVoorbij(datum('2041-06-30'), datum(vandaag))).toBe(voorbij);
});

test('three months to answer; a weekend moves it', () => {
  expect(isoDatum(antwoordTot(landelijk, datum('2026-11-23')))).toBe('2027-02-23');
  expect(isoDatum(antwoordTot(landelijk, datum('2026-11-20')))).toBe('2027-02-22');
});

describe('closing', () => {
  const leeg = { inwonerId: 7, lopend: [], besluiten: [], onbetaald: [], stappen: [] };
  const stap = (soort: string, termijn = false) => ({ soort, tekst: soort, href: '/x', termijn });
  test.each([
    ['nothing', leeg, 0, 0],
    ['a place that runs', { ...leeg, lopend: [{ id: 1, naam: 'Werkplek' }] }, 1, 0],
    ['a besluit nobody was told', { ...leeg, besluiten: [{ id: 1 }], stappen: [stap('besluit-bekendmaken', true)] }, 1, 0],
    ['hours that were not declared', { ...leeg, onbetaald: [{ toewijzingId: 1, naam: 'Werkplek', maanden: 2 }] }, 1, 0],
    ['a message that waits', { ...leeg, stappen: [stap('bericht-beantwoorden', true)] }, 1, 0],
    ['what comes next goes with it', { ...leeg, stappen: [stap('vervolg-kiezen'), stap('plan-evalueren', true)] }, 0, 2],
    ['what asks for the closing is done by it', { ...leeg, stappen: [stap('overdracht-sluiten')] }, 0, 0],
    ['an aanvraag that waits for its beschikking', { ...leeg, stappen: [stap('besluit-nemen', true)] }, 1, 0],
  ])('%s', (_, feiten, eerst, vervalt) => {
    const uit = openBijSluiten(feiten);
    expect([uit.eerst.length, uit.vervalt.length]).toEqual([eerst, vervalt]);
  });

  test('what asks for the closing is done by it, and lapses not', () => {
    const stap = (pad: string) => ({
      soort: 'vervolg-kiezen',
      tekst: 'De inwoner stopte',
      href: `/dossier/7${pad}`,
      termijn: false,
    });
    const uit = openBijSluiten({ inwonerId: 7, lopend: [], besluiten: [], onbetaald: [], stappen: [stap('/bewaren'), stap('')] });
    expect([uit.eerst, uit.vervalt.map(({ href }) => href)]).toEqual([[], ['/dossier/7']]);
  });
});

test.each([
  [false, undefined, ['ondersteuning-loopt']],
  [true, undefined, []],
  [true, '2026-11-22', ['bezwaar']],
  [true, '2026-11-21', []],
])('against destroying: closed %s, objection until %s', (gesloten, bezwaar, gronden) => {
  expect(grondenTegen({ gesloten, bezwaarTot: dag(bezwaar) }, datum('2026-11-22'))).toEqual(gronden);
});

test.each([
  ['its term is over: they go along', { uren: 4, resultaat: 1, tot: null }, { notitie: 2, uren: 5, resultaat: 1 }, 0],
  ['it runs: they stay', { uren: 0, resultaat: 0, tot: '2033-12-31' }, { notitie: 2, uren: 1 }, 4],
])('the hours under what was paid: %s (keuze)', (_, grondslag, rijen, uren) => {
  const telling = {
    rijen: { notitie: 2, uren: 1 },
    zonderNaam: { toewijzing: 1, uren: 4, resultaat: 1, declaratieregel: 3 },
    bestanden: 0,
    bytes: 0,
    financienTot: null,
  };
  const uit = metGrondslag(telling, { toewijzing: 1, ...grondslag });
  expect(uit.rijen).toEqual(rijen);
  expect(uit.zonderNaam).toMatchObject({ uren, declaratieregel: 3 });
  expect(uit.financienTot).toBe(grondslag.tot);
});
