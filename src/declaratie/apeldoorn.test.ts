import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { readBestand } from '../../test/levering.ts';
import { datum } from '../kernel/datum.ts';
import type { Maand } from '../kernel/maand.ts';
import { beoordeelLevering, bronVan, productenVan, signaalRegelsVan, signalenVan } from '../levering/index.ts';
import { declaratieProductenVan, resultaatKeuzeVan } from './regeling.ts';
import { berekenDeclaratie, verdeelGewerkt } from './rules.ts';

const huis = fileURLToPath(new URL('../../', import.meta.url));
const map = `${huis}../shared/invoer/apeldoorn-2026/`;

if (!existsSync(map)) {
  it('the real delivery ../shared/invoer/apeldoorn-2026 is absent: nothing of it is tested', () => {
    console.warn(`not tested: ${map} is absent`);
  });
} else {
  const beleid = beleidVanHuis();
  const regeling = beleid.regelingen.find((een) => een.regeling.gemeente === '0200')?.regeling;
  if (!regeling) throw new Error('no regeling');
  const uitslag = beoordeelLevering(
    await Promise.all(
      readdirSync(map)
        .sort()
        .map((naam) => readBestand(bronVan(naam, readFileSync(map + naam)))),
    ),
    {
      producten: productenVan(regeling),
      aanbieders: new Map(),
      inwoners: new Map(),
      toewijzingen: new Map(),
      uren: new Map(),
      dagMinuten: new Map(),
      resultaten: new Map(),
    },
    { vandaag: '2026-10-31' },
  );

  const settle = (maand: Maand) =>
    berekenDeclaratie({
      maand,
      gemeente: '0200',
      producten: declaratieProductenVan([{ regeling, van: regeling.geldigVan, tot: null }]),
      aanbieders: new Map(uitslag.nieuw.aanbieders.map((a) => [a.agb, a.naam])),
      eersteMaand: new Map(uitslag.nieuw.aanbieders.map((a) => [a.agb, '2026-07'])),
      resultaatKeuze: resultaatKeuzeVan(regeling),
      toewijzingen: uitslag.nieuw.toewijzingen.map((t) => ({
        ...t,
        periode: { van: datum(t.van), tot: datum(t.tot) },
        contract: [],
        ...verdeelGewerkt(
          uitslag.nieuw.uren.filter((u) => u.toewijzing === t.nummer).map((u) => ({ datum: datum(u.datum), minuten: u.minuten })),
          maand,
        ),
        resultaten: uitslag.nieuw.resultaten
          .filter((r) => r.toewijzing === t.nummer)
          .map((r) => ({ ...r, datum: datum(r.datum) })),
      })),
    });

  it('reads every file of the delivery', () => {
    const kort = uitslag.bestanden.map((b) => [b.bestand.replace('.csv', ''), b.soort, b.gelezen, b.aangenomen, b.afgewezen]);
    expect(kort).toEqual([
      ['aanbieders', 'aanbieders', 12, 12, 0],
      ['inwoners', 'inwoners', 423, 406, 17],
      ['resultaten', 'resultaten', 75, 75, 0],
      ['toewijzingen', 'toewijzingen', 423, 423, 0],
      ['uren-73005001', 'uren', 617, 607, 10],
      ['uren-73005002', 'uren', 730, 714, 16],
      ['uren-73005003', 'uren', 1228, 1206, 22],
      ['uren-73005004', 'uren', 619, 609, 10],
      ['uren-73005005', 'uren', 625, 619, 6],
      ['uren-73005006', 'uren', 841, 827, 14],
      ['uren-73005007', 'uren', 725, 714, 11],
      ['uren-73005008', 'uren', 752, 746, 6],
      ['uren-73005009', 'uren', 804, 797, 7],
      ['uren-73005010', 'uren', 756, 741, 15],
      ['uren-73005011', 'uren', 875, 854, 21],
      ['uren-73005012', 'uren', 709, 699, 10],
    ]);
  });

  it('refuses what is wrong, each row for its reason', () => {
    const redenen: Record<string, number> = {};
    for (const { afwijzingen } of uitslag.bestanden)
      for (const { reden } of afwijzingen) redenen[reden] = (redenen[reden] ?? 0) + 1;
    expect(redenen).toEqual({
      'bsn-ongeldig': 5,
      'bsn-past-niet': 19,
      'buiten-toewijzing': 7,
      'datum-ongeldig': 4,
      dubbel: 46,
      'meer-dan-een-dag': 39,
      'toewijzing-onbekend': 23,
      toekomst: 7,
      'trede-ongeldig': 5,
      'uren-ongeldig': 10,
    });
  });

  it('signals what breaks the regeling', () => {
    const inwoners = new Map(
      uitslag.nieuw.inwoners.map(({ trede, tredeDatum, ...persoon }) => [
        persoon.bsn,
        { ...persoon, ladderbepalingen: [{ datum: tredeDatum, trede }] },
      ]),
    );
    const soorten: Record<string, number> = {};
    for (const { soort } of signalenVan(uitslag.nieuw.toewijzingen, inwoners, signaalRegelsVan(regeling, beleid.landelijk))) {
      soorten[soort] = (soorten[soort] ?? 0) + 1;
    }
    expect(soorten).toEqual({ 'na-aow-leeftijd': 1, 'toestemming-uitkering-ontbreekt': 29, 'starttrede-onbekend': 1 });
  });

  // The totals were computed apart from this code as well, from the files, with another program.
  it.each([
    ['2026-06', 800_000, 7, 0, 0],
    ['2026-07', 7_175_555, 174, 438_465, 437_685],
    ['2026-08', 6_881_545, 192, 432_075, 432_075],
    ['2026-09', 7_754_710, 208, 498_930, 498_270],
    ['2026-10', 10_194_215, 214, 490_425, 490_065],
  ] as const)('settles %s to the cent', (maand, totaal, aantal, minuten, betaalbaar) => {
    const uitkomst = settle(maand);
    expect(uitkomst.totaal).toBe(totaal);
    expect(uitkomst.regels.length).toBe(aantal);
    expect(uitkomst.regels.reduce((som, regel) => som + regel.minuten, 0)).toBe(minuten);
    expect(uitkomst.regels.reduce((som, regel) => som + regel.betaalbaar, 0)).toBe(betaalbaar);
    expect(uitkomst.aanbieders.reduce((som, aanbieder) => som + aanbieder.bedrag, 0)).toBe(totaal);
  });

  it('settles October for each aanbieder', () => {
    expect(settle('2026-10').aanbieders.map(({ agb, bedrag }) => [agb.slice(-3), bedrag])).toEqual([
      ['001', 624_595],
      ['002', 782_480],
      ['003', 1_066_700],
      ['004', 717_680],
      ['005', 661_730],
      ['006', 968_150],
      ['007', 932_010],
      ['008', 742_855],
      ['009', 1_128_360],
      ['010', 806_605],
      ['011', 876_605],
      ['012', 886_445],
    ]);
  });
}
