import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { findProduct, type Regeling } from '../beleid/index.ts';
import { type Datum, dagnummer, datum, isNa, isoDatum, plusDagen } from '../kernel/datum.ts';
import { dagenIn, overlapt, periode } from '../kernel/periode.ts';
import { volumeMaand, volumeTotaal } from '../kernel/weken.ts';
import { plichtDagen } from '../plicht/index.ts';
import { geordend, type Mogelijkheid, mogelijkheden, type Omstandigheden } from './mogelijk.ts';
import {
  aanbiederReden,
  hervatReden,
  minutenOp,
  opschortReden,
  urenReden,
  vensterReden,
  verlengReden,
  verlengTot,
  verlengVenster,
  verloopVan,
  type Zaak,
} from './rules.ts';
import type { Basis, Wijziging } from './types.ts';

const { regelingen } = beleidVanHuis();
const versie = (naam: string, vanaf: string): Regeling => {
  const gevonden = regelingen.find(({ regeling }) => regeling.regeling === naam && regeling.geldigVan === vanaf);
  if (!gevonden) throw new Error(`${naam} ${vanaf}`);
  return gevonden.regeling;
};
const apeldoorn = versie('werkt-mee', '2021-01-01');
const arnhem2017 = versie('activerend-werk', '2017-01-01');
const arnhem2020 = versie('activerend-werk', '2020-07-01');
const d = datum;

const zaakVan = (
  regeling: Regeling,
  sleutel: string,
  o: { van: string; tot: string; uren?: number; wijzigingen?: Wijziging[]; voorAow?: string; verlengd?: number },
): Zaak & { basis: Basis } => {
  const product = findProduct(regeling, sleutel);
  if (!product) throw new Error(sleutel);
  const basis = { periode: periode(d(o.van), d(o.tot)), minutenPerWeek: o.uren ?? null, verlengd: o.verlengd ?? 0 };
  const voorAow = o.voorAow === undefined ? undefined : d(o.voorAow);
  return { regeling, product, basis, voorAow, verloop: verloopVan(basis, o.wijzigingen ?? [], voorAow) };
};
let nr = 0;
const w = (
  soort: Wijziging['soort'],
  van: string,
  o: { tot?: string; minuten?: number; betreft?: number; id?: number } = {},
): Wijziging => ({
  id: o.id ?? ++nr,
  soort,
  van: d(van),
  tot: o.tot === undefined ? undefined : d(o.tot),
  minuten: o.minuten,
  betreft: o.betreft,
});

// An ontwikkeling of Apeldoorn: half a year, to be prolonged once.
const naar3 = (wijzigingen: Wijziging[] = [], rest: { voorAow?: string; verlengd?: number } = {}) =>
  zaakVan(apeldoorn, 'wm-ontwikkeling-3', { van: '2026-06-01', tot: '2026-11-30', wijzigingen, ...rest });
const op3 = (wijzigingen: Wijziging[] = []) =>
  zaakVan(apeldoorn, 'wm-werkplek-3', { van: '2026-01-05', tot: '2027-01-04', uren: 480, wijzigingen });

describe('verlengen (AP5, AP6, AR3, K1, K3)', () => {
  test('AP5: één keer, hoogstens zes maanden, met een reden; elke weigering zegt wat wel mag', () => {
    const zaak = naar3();
    expect(verlengTot(zaak)).toEqual(d('2027-05-31'));
    expect(verlengReden(zaak, { tot: d('2027-05-31'), reden: 'meer-tijd' })).toBeUndefined();
    expect(verlengReden(zaak, { tot: d('2027-06-01'), reden: 'meer-tijd' })).toMatchObject({
      veld: 'tot',
      regel: 'AP5',
      tekst: expect.stringContaining('tot en met 31 mei 2027'),
    });
    expect(verlengReden(zaak, { tot: d('2026-11-30'), reden: 'x' })?.tekst).toContain('van 1 december 2026');
    expect(verlengReden(zaak, { tot: d('2027-01-31'), reden: '' })).toMatchObject({ veld: 'reden', regel: 'AP5' });
    const verlengd = naar3([w('verlenging', '2026-12-01', { tot: '2027-02-28' })]);
    expect(verlengTot(verlengd)).toBeUndefined();
    expect(verlengReden(verlengd, { tot: d('2027-03-31'), reden: 'x' })?.tekst).toContain('één keer');
  });

  test('once is once: what was prolonged at another aanbieder counts', () => {
    expect(verlengReden(naar3([], { verlengd: 1 }), { tot: d('2027-01-31'), reden: 'x' })).toMatchObject({
      veld: 'tot',
      regel: 'AP5',
    });
  });

  test('AP6: a werkplek without a limit to the number', () => {
    const zaak = op3([
      w('verlenging', '2027-01-05', { tot: '2028-01-04' }),
      w('verlenging', '2028-01-05', { tot: '2029-01-04' }),
    ]);
    expect(zaak.verloop.verlengd).toBe(2);
    expect(verlengReden(zaak, { tot: d('2030-01-04'), reden: '' })).toBeUndefined();
  });

  test('K3: not past the day before the AOW age', () => {
    const zaak = naar3([], { voorAow: '2027-02-14' });
    expect(verlengTot(zaak)).toEqual(d('2027-02-14'));
    expect(verlengReden(zaak, { tot: d('2027-02-15'), reden: 'x' })).toMatchObject({ regel: 'K3', veld: 'tot' });
    expect(verlengTot(naar3([], { voorAow: '2026-11-30' }))).toBeUndefined();
  });

  test('K2: suspended days come on top, also within an extension', () => {
    const zaak = naar3([w('opschorting', '2026-09-01', { tot: '2026-09-14' })]);
    expect(zaak.verloop.periode.tot).toEqual(d('2026-12-14'));
    expect(verlengTot(zaak)).toEqual(d('2027-06-14'));
    expect(verlengReden(zaak, { tot: d('2027-06-15'), reden: 'x' })?.tekst).toContain('14 dagen opschorting');
  });

  test.each([
    ['2017', arnhem2017],
    ['2020', arnhem2020],
  ])('Arnhem, version of %s: what its own version says', (_, regeling) => {
    const ontwikkel = regeling.producten.find((p) => p.soort === 'ontwikkeling' && p.verlenging);
    if (!ontwikkel) throw new Error('geen ontwikkeling');
    const zaak = zaakVan(regeling, ontwikkel.product, { van: '2020-09-01', tot: '2021-02-28' });
    expect(verlengTot(zaak)).toEqual(d('2021-08-31'));
    const plek = regeling.producten.find((p) => p.soort === 'werkplek');
    if (!plek) throw new Error('geen werkplek');
    const stabiel = zaakVan(regeling, plek.product, { van: '2020-09-01', tot: '2021-08-31', uren: 480 });
    const kan = verlengTot(stabiel) !== undefined;
    expect(kan).toBe(plek.verlenging !== undefined && plek.verlenging.aantal !== 0);
  });
});

describe('het venster', () => {
  test('Arnhem: from the evaluation (AR8); Apeldoorn is silent, so a setting', () => {
    const zaak = zaakVan(arnhem2020, 'aw-op-weg-naar-4', { van: '2026-06-01', tot: '2026-11-30' });
    const evaluatie = { datum: d('2026-10-19'), gedaanOp: undefined };
    const venster = verlengVenster(zaak, { evaluatie, wekenKeuze: 8 });
    expect(venster).toMatchObject({ regel: 'AR8', van: d('2026-10-19'), tot: d('2026-11-30') });
    expect(vensterReden(venster, d('2026-10-18'))).toMatchObject({
      veld: 'tot',
      regel: 'AR8',
      tekst: expect.stringContaining('te vroeg'),
    });
    expect(vensterReden(venster, d('2026-10-19'))).toBeUndefined();
    expect(vensterReden(venster, d('2026-12-01'))?.tekst).toContain('te laat');
    expect(verlengVenster(zaak, { evaluatie: { ...evaluatie, gedaanOp: d('2026-10-05') }, wekenKeuze: 8 }).van).toEqual(
      d('2026-10-05'),
    );
    expect(verlengVenster(naar3(), { evaluatie: undefined, wekenKeuze: 8 })).toMatchObject({
      regel: 'AP44',
      bron: 'keuze',
      van: d('2026-10-06'),
    });
  });
});

describe('opschorten (K2)', () => {
  const vraag = { begonnenOp: d('2026-01-05'), hoogstensWeken: 26, uren: undefined };
  const stil = op3([w('opschorting', '2026-03-03', { tot: '2026-03-16', id: 90 })]);
  test.each([
    ['before the start', '2026-01-04', '2026-02-01', 'van', '5 januari 2026'],
    ['after the end', '2027-01-19', '2027-02-01', 'van', '18 januari 2027'],
    ['an end before the start', '2026-05-02', '2026-05-01', 'tot', '2 mei 2026'],
    ['overlap at its end', '2026-03-10', '2026-04-01', 'van', '17 maart 2026 of later'],
    ['overlap at its begin', '2026-02-20', '2026-03-05', 'tot', 'uiterlijk 2 maart 2026'],
    ['around it', '2026-02-20', '2026-04-05', 'tot', 'uiterlijk 2 maart 2026'],
    ['too long', '2026-05-01', '2026-10-31', 'tot', '29 oktober 2026'],
  ])('%s is refused at the field, with what is allowed', (_, van, tot, veld, kan) => {
    const reden = opschortReden(stil, { ...vraag, van: d(van), tot: d(tot) });
    expect(reden).toMatchObject({ veld, regel: 'K2' });
    expect(reden?.tekst).toContain(kan);
  });
  test('beside another, and on a day with hours', () => {
    expect(opschortReden(stil, { ...vraag, van: d('2026-03-17'), tot: d('2026-03-20') })).toBeUndefined();
    expect(opschortReden(stil, { ...vraag, van: d('2026-02-20'), tot: d('2026-03-02') })).toBeUndefined();
    expect(
      opschortReden(stil, { ...vraag, van: d('2026-05-01'), tot: d('2026-05-09'), uren: { dag: d('2026-05-04') } })?.tekst,
    ).toContain('4 mei 2026');
  });
  test('earlier back: fewer days; on the first day it is as if it had never been', () => {
    const terug = (dag: string) =>
      op3([w('opschorting', '2026-03-03', { tot: '2026-03-16', id: 91 }), w('hervatting', dag, { betreft: 91 })]).verloop;
    expect(terug('2026-03-10')).toMatchObject({
      periode: { tot: d('2027-01-11') },
      opschortingen: [{ van: d('2026-03-03'), tot: d('2026-03-09') }],
    });
    expect(terug('2026-03-03')).toMatchObject({ periode: { tot: d('2027-01-04') }, opschortingen: [] });
    const opschorting = { id: 1, van: d('2026-03-03'), tot: d('2026-03-16') };
    expect(hervatReden({ opschorting, dag: d('2026-03-17') })).toMatchObject({ veld: 'van', regel: 'K2' });
    expect(hervatReden({ opschorting, dag: d('2026-03-16') })).toBeUndefined();
  });
});

describe('uren en aanbieder', () => {
  test('AP8, IV077: from a Monday, more than nothing, not what it is already', () => {
    const zaak = op3();
    expect(urenReden(zaak, { van: d('2026-06-01'), minuten: 720 })).toEqual([]);
    expect(urenReden(zaak, { van: d('2026-06-03'), minuten: 720 })[0]?.tekst).toContain('1 juni 2026 of 8 juni 2026');
    expect(urenReden(zaak, { van: d('2026-06-03'), minuten: 0 }).map(({ veld }) => veld)).toEqual(['van', 'urenPerWeek']);
    expect(urenReden(zaak, { van: d('2026-06-01'), minuten: 480 })[0]?.tekst).toContain('al 8 uur');
    expect(urenReden(zaak, { van: d('2027-01-11'), minuten: 720 })[0]?.veld).toBe('van');
    const later = op3([w('uren', '2026-06-01', { minuten: 720 })]);
    expect(urenReden(later, { van: d('2026-05-04'), minuten: 600 })[0]?.tekst).toContain('1 juni 2026');
    expect([minutenOp(later.verloop, d('2026-05-31')), minutenOp(later.verloop, d('2026-06-01'))]).toEqual([480, 720]);
  });
  test('the volume of a month in which hours change, and of a week that stands still', () => {
    const { verloop } = op3([w('uren', '2026-06-15', { minuten: 720 }), w('opschorting', '2026-06-22', { tot: '2026-06-28' })]);
    const weken = { eerder: verloop.urenEerder, opgeschort: verloop.opschortingen };
    // June 2026: the weeks of 1, 8, 15, 22 and 29 June.
    expect(volumeMaand(720, verloop.periode, '2026-06', weken)).toBe(480 + 480 + 720 + 0 + 720);
    expect(volumeMaand(480, op3().verloop.periode, '2026-06', { eerder: [], opgeschort: [] })).toBe(5 * 480);
  });
  test('another aanbieder: within what runs, after hours and suspension', () => {
    expect(aanbiederReden(op3(), { van: d('2026-01-05'), laatsteUren: undefined })?.veld).toBe('van');
    expect(aanbiederReden(op3(), { van: d('2026-06-01'), laatsteUren: d('2026-06-01') })?.tekst).toContain('1 juni 2026');
    expect(aanbiederReden(op3(), { van: d('2026-06-02'), laatsteUren: d('2026-06-01') })).toBeUndefined();
    const stil = op3([w('opschorting', '2026-06-01', { tot: '2026-06-14' })]);
    expect(aanbiederReden(stil, { van: d('2026-06-10'), laatsteUren: undefined })?.tekst).toContain('15 juni 2026');
  });
});

describe('wat kan nu', () => {
  const nu: Omstandigheden = {
    status: 'gestart',
    vandaag: d('2026-10-20'),
    begonnenOp: d('2026-06-01'),
    venster: verlengVenster(naar3(), { evaluatie: undefined, wekenKeuze: 8 }),
    gevraagd: false,
    heeftPlek: true,
    rust: { uren: true, voortgang: true, resultaat: false, bevestigd: false },
  };
  const kan = (zaak: Zaak, o: Partial<Omstandigheden> = {}) =>
    Object.fromEntries(mogelijkheden(zaak, { ...nu, ...o }).map((een: Mogelijkheid) => [een.daad, een.kan]));
  test('a running ontwikkeling, a running werkplek, one that did not begin, one that ended', () => {
    expect(kan(naar3())).toEqual({
      verlengen: true,
      opschorten: true,
      hervatten: false,
      uren: false,
      plaats: true,
      aanbieder: true,
      beeindigen: true,
      terugdraaien: false,
      verwijderen: false,
    });
    expect(kan(op3()).uren).toBe(true);
    const nieuw = kan(naar3(), {
      status: 'toegewezen',
      heeftPlek: false,
      rust: { uren: false, voortgang: false, resultaat: false, bevestigd: false },
    });
    // What came in by a delivery has no place by name, yet it runs: then the first place can be written down.
    const zonderPlek = mogelijkheden(naar3(), { ...nu, heeftPlek: false }).find(({ daad }) => daad === 'plaats');
    expect(zonderPlek).toMatchObject({ kan: true, tekst: expect.stringContaining('Er staat nog niet bij') });
    expect(nieuw).toMatchObject({ verlengen: false, opschorten: false, plaats: false, aanbieder: true, verwijderen: true });
    expect(Object.values(kan(naar3(), { status: 'beeindigd' })).some(Boolean)).toBe(false);
  });
  test('what one reason shuts is said once, behind what can be done', () => {
    const weg = geordend(
      mogelijkheden(op3(), { ...nu, status: 'beeindigd', rust: { ...nu.rust, voortgang: false } }).filter(
        ({ daad }) => daad !== 'terugdraaien',
      ),
    );
    expect(weg.map(({ daden, kan }) => [kan, daden.length])).toEqual([[false, 8]]);
    expect(weg[0]).toMatchObject({ tekst: expect.stringContaining('De toewijzing is beëindigd.'), grond: { regel: 'K8' } });
    const loopt = geordend(mogelijkheden(naar3(), nu));
    expect(loopt.map(({ kan }) => kan)).toEqual([...loopt.map(({ kan }) => kan)].sort((a, b) => Number(b) - Number(a)));
    expect(loopt.filter(({ kan }) => kan).every(({ daden }) => daden.length === 1)).toBe(true);
    expect(loopt.flatMap(({ daden }) => daden).sort()).toEqual(
      mogelijkheden(naar3(), nu)
        .map(({ daad }) => daad)
        .sort(),
    );
  });
  test('a confirmed result ends it: no extension any more', () => {
    const bevestigd = { uren: true, voortgang: true, resultaat: true, bevestigd: true };
    expect(kan(naar3(), { rust: { ...bevestigd, bevestigd: false } }).verlengen).toBe(true);
    expect(kan(naar3(), { rust: bevestigd }).verlengen).toBe(false);
  });
  test('an end to come can be taken back until that day, and stands in the way of an extension', () => {
    const straks = naar3([w('einde', '2026-11-01', { tot: '2026-10-31' })]);
    expect(straks.verloop).toMatchObject({ periode: { tot: d('2026-10-31') }, eindigt: d('2026-10-31') });
    expect(kan(straks)).toMatchObject({ verlengen: false, opschorten: true, beeindigen: true, terugdraaien: true });
    expect(kan(straks, { vandaag: d('2026-10-31') }).terugdraaien).toBe(true);
    expect(kan(straks, { vandaag: d('2026-11-01') }).terugdraaien).toBe(false);
    const stil = naar3([w('einde', '2026-11-01', { tot: '2026-10-31' }), w('opschorting', '2026-07-01', { tot: '2026-07-14' })]);
    // The suspended days come back with the end that is taken back, not before.
    expect(stil.verloop.periode.tot).toEqual(d('2026-10-31'));
    const terug = naar3([
      w('einde', '2026-11-01', { tot: '2026-10-31' }),
      w('opschorting', '2026-07-01', { tot: '2026-07-14' }),
      w('herstel', '2026-11-01'),
    ]);
    expect(terug.verloop).toMatchObject({ periode: { tot: d('2026-12-14') }, eindigt: undefined });
    expect(kan(terug)).toMatchObject({ verlengen: true, terugdraaien: false });
  });
  test('a refusal names what then, and each carries its rule', () => {
    const alle = mogelijkheden(naar3([w('verlenging', '2026-12-01', { tot: '2027-02-28' })]), nu);
    expect(alle.find(({ daad }) => daad === 'verlengen')).toMatchObject({
      kan: false,
      grond: { regel: 'AP5' },
      tekst: expect.stringMatching(/een werkplek.*oriëntatie/),
    });
    expect(alle.every(({ tekst, grond }) => tekst !== '' && grond.regel !== '')).toBe(true);
  });
});

// Suspensions that do not overlap, some with an earlier return, in any order of deciding.
const onderbrekingen = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 30 }), fc.option(fc.integer({ min: 0, max: 40 }))), {
    maxLength: 5,
  })
  .map((rij) => {
    let dag = d('2026-02-01');
    return rij.flatMap(([rust, duur, terug], i): Wijziging[] => {
      const van = plusDagen(dag, rust);
      const tot = plusDagen(van, duur - 1);
      dag = plusDagen(tot, 1);
      const opschorting: Wijziging = { id: i + 1, soort: 'opschorting', van, tot, minuten: undefined, betreft: undefined };
      return terug === null
        ? [opschorting]
        : [
            opschorting,
            {
              id: i + 100,
              soort: 'hervatting',
              van: plusDagen(van, Math.min(terug, duur)),
              tot: undefined,
              minuten: undefined,
              betreft: i + 1,
            },
          ];
    });
  });

describe('eigenschappen', () => {
  const basis: Basis = { periode: periode(d('2026-01-01'), d('2026-12-31')), minutenPerWeek: 480, verlengd: 0 };
  const som = (v: { opschortingen: readonly { van: Datum; tot: Datum }[] }) =>
    v.opschortingen.reduce((n, o) => n + dagenIn(o), 0);
  test('K2: the end is what was agreed plus each suspended day once, and suspensions never overlap', () => {
    fc.assert(
      fc.property(onderbrekingen, (rij) => {
        const v = verloopVan(basis, rij);
        expect(dagnummer(v.periode.tot)).toBe(dagnummer(v.afgesproken) + som(v));
        expect(v.opschortingen.every((a, i) => v.opschortingen.slice(i + 1).every((b) => !overlapt(a, b)))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
  test('K2: the order in which suspensions were decided does not matter', () => {
    fc.assert(
      fc.property(onderbrekingen, (rij) => {
        const opschortingen = rij.filter(({ soort }) => soort === 'opschorting');
        expect(verloopVan(basis, [...opschortingen].reverse())).toEqual(verloopVan(basis, opschortingen));
      }),
      { numRuns: 40 },
    );
  });
  test('AR7, AR8: no duty falls on a suspended day or after the end', () => {
    const product = findProduct(arnhem2020, 'aw-op-weg-naar-4');
    fc.assert(
      fc.property(onderbrekingen, (rij) => {
        const v = verloopVan(basis, rij);
        const l = {
          van: dagnummer(v.periode.van),
          tot: dagnummer(v.periode.tot),
          onderbrekingen: v.opschortingen.map((o) => ({ van: dagnummer(o.van), tot: dagnummer(o.tot) })),
        };
        for (const { datum: dag, plicht } of plichtDagen(product ?? { plichten: [] }, l)) {
          expect(dag).toBeLessThanOrEqual(l.tot);
          if ('na' in plicht.wanneer) expect(l.onderbrekingen.some((o) => dag >= o.van && dag <= o.tot)).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });
  test('TR322: suspended weeks move the volume, they never add to it', () => {
    fc.assert(
      fc.property(onderbrekingen, (rij) => {
        const v = verloopVan(basis, rij);
        const weken = { eerder: v.urenEerder, opgeschort: v.opschortingen };
        const totaal = volumeTotaal(480, v.periode, weken);
        expect(totaal).toBeLessThanOrEqual(volumeTotaal(480, v.periode));
        // Beside what was agreed at most the broken weeks at both ends of each suspension.
        expect(totaal).toBeLessThanOrEqual(volumeTotaal(480, basis.periode) + (2 * v.opschortingen.length + 1) * 480);
      }),
      { numRuns: 40 },
    );
  });
  test('an extension that is proposed is allowed, and one day more is not', () => {
    fc.assert(
      fc.property(onderbrekingen, (rij) => {
        const zaak = {
          ...zaakVan(apeldoorn, 'wm-ontwikkeling-3', {
            van: '2026-01-01',
            tot: '2026-06-30',
            wijzigingen: rij.filter(({ van }) => !isNa(van, d('2026-05-01'))),
          }),
        };
        const tot = verlengTot(zaak);
        if (!tot) throw new Error('kan niet');
        expect(verlengReden(zaak, { tot, reden: 'x' })).toBeUndefined();
        expect(verlengReden(zaak, { tot: plusDagen(tot, 1), reden: 'x' })?.veld).toBe('tot');
        expect(isoDatum(tot) > '2026-06-30').toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
