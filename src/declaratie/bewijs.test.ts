import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { datum, plusDagen } from '../kernel/datum.ts';
import { herrekenRegel, leesRegelBewijs, type PrijsNu, regelGronden, rekenRegel } from './bewijs.ts';
import { berekenDeclaratie } from './rules.ts';
import type { DeclaratieInvoer, DeclaratieToewijzing } from './types.ts';
import { regelWatAls, urenRekenaar } from './wat-als.ts';

const geladen = beleidVanHuis().regelingen.find((r) => r.regeling.gemeente === '0200');
if (!geladen) throw new Error('geen regeling');
const { regeling } = geladen;
const looptijd = { van: datum('2026-09-07'), tot: datum('2027-09-06') };
const tarieven = [{ geldig: { van: datum('2021-01-01'), tot: null }, tarief: 900, bron: 'de regeling' }];

const basis: DeclaratieToewijzing = {
  nummer: '1',
  product: 'wm-werkplek-3',
  agb: '1',
  periode: looptijd,
  minutenPerWeek: 720,
  doelTrede: null,
  contract: [],
  gewerkt: [],
  eerder: [],
  resultaten: [],
};
const dagen = (aantal: number, minuten: number, vanaf = '2026-10-01') =>
  Array.from({ length: aantal }, (_, i) => ({ datum: plusDagen(datum(vanaf), i), minuten }));

function regels(anders: Partial<DeclaratieToewijzing>, invoer: Partial<DeclaratieInvoer> = {}) {
  const soort = anders.product?.startsWith('wm-ontwikkeling') ? 'ontwikkeling' : 'werkplek';
  return berekenDeclaratie({
    maand: '2026-10',
    gemeente: '0200',
    toewijzingen: [{ ...basis, ...anders }],
    producten: new Map([
      [
        anders.product ?? basis.product,
        { naam: '', soort, tarieven: soort === 'werkplek' ? tarieven : tarieven.map((een) => ({ ...een, tarief: 160000 })) },
      ],
    ]),
    aanbieders: new Map(),
    eersteMaand: new Map(),
    resultaatKeuze: { nietBehaald: 0, lager: 'niet-gerealiseerd', hoger: 'gerealiseerd' },
    ...invoer,
  }).regels.map((regel) => ({
    regel: { ...regel, soort: 'debet' as const },
    bewijs: JSON.parse(
      JSON.stringify({ ...regel.herkomst, prijs: { id: 1, hash: geladen?.hash ?? '' }, contractproduct: null, code: 'x' }),
    ),
  }));
}
const nu: PrijsNu = { contractTarief: undefined, regeling, hash: geladen.hash };

test('other hours halfway a month: the ground counts with both, as the line does', () => {
  const verloop = { eerder: [{ tot: datum('2026-10-18'), minuten: 900 }], opgeschort: [] };
  const [een] = regels({ minutenPerWeek: 360, verloop, gewerkt: dagen(2, 60) });
  if (!een) throw new Error('geen regel');
  const grond = regelGronden(een.regel, een.bewijs, regeling).find(({ bron }) => bron === 'iWmo IV077');
  expect(grond?.tekst).toContain('15 uur per week tot en met 18 oktober 2026, daarna 6 uur per week');
  expect(een.regel.uitleg).toContain('15 uur per week tot en met 18 oktober 2026, daarna 6 uur per week');
});

describe('AP7, AP8: a stored line is computed again from its receipt', () => {
  test.each([
    ['below the cap', { gewerkt: dagen(10, 180) }],
    ['above the cap of the month', { gewerkt: dagen(25, 240) }],
    [
      'at the end of the volume',
      {
        gewerkt: dagen(10, 180),
        periode: { van: datum('2026-09-07'), tot: datum('2026-10-31') },
        eerder: [{ maand: '2026-09' as const, minuten: 2800 }],
      },
    ],
    [
      'with a tariff that changes',
      { gewerkt: dagen(25, 240), contract: [{ geldig: { van: datum('2026-10-12'), tot: null }, tarief: 950, bron: 'contract' }] },
    ],
    ['without agreed hours', { gewerkt: dagen(3, 60), minutenPerWeek: null }],
    [
      'ontwikkeling',
      {
        product: 'wm-ontwikkeling-4',
        minutenPerWeek: null,
        doelTrede: 4 as const,
        resultaten: [{ datum: datum('2026-10-20'), bereikteTrede: 4 as const, akkoordGemeente: true }],
      },
    ],
  ])('%s', (_, anders) => {
    const uit = regels(anders);
    expect(uit.length).toBeGreaterThan(0);
    for (const { regel, bewijs } of uit) {
      const zonderPrijs = { ...nu, regeling: undefined };
      expect(herrekenRegel(regel, leesRegelBewijs(bewijs), zonderPrijs)).toEqual([]);
      for (const veld of ['bedrag', 'betaalbaar'] as const) {
        if (regel.per === 'traject' && veld === 'betaalbaar') continue;
        const fout = herrekenRegel({ ...regel, [veld]: regel[veld] + 1 }, leesRegelBewijs(bewijs), zonderPrijs);
        expect(fout.map(({ ernst }) => ernst)).toContain('uitkomst');
      }
    }
  });

  test('another price in the version, and a version that is not the one, are named', () => {
    const [een] = regels({ gewerkt: dagen(2, 60) });
    if (!een) throw new Error('geen regel');
    const bewijs = leesRegelBewijs(een.bewijs);
    expect(herrekenRegel(een.regel, bewijs, nu)).toEqual([]);
    const duurder = structuredClone(regeling);
    const product = duurder.producten.find((p) => p.product === 'wm-werkplek-3');
    if (product?.prijs) product.prijs.bedrag = 901;
    expect(herrekenRegel(een.regel, bewijs, { ...nu, regeling: duurder })).toEqual([
      { ernst: 'uitkomst', tekst: 'Tarief van de regeling: toen €\u00a09,00, nu €\u00a09,01.' },
    ]);
    expect(herrekenRegel(een.regel, bewijs, { ...nu, hash: 'f'.repeat(64) })[0]?.tekst).toContain('ander kenmerk');
  });

  test('a row from before is still checked on what it kept; a credit is its line turned round', () => {
    const [een] = regels({ gewerkt: dagen(2, 60) });
    if (!een) throw new Error('geen regel');
    const { maand: _m, periode: _p, gemaakt: _g, ...oud } = een.bewijs;
    expect(herrekenRegel(een.regel, leesRegelBewijs(oud), nu).map(({ ernst }) => ernst)).toEqual(['onbekend']);
    expect(herrekenRegel({ ...een.regel, bedrag: 1 }, leesRegelBewijs(oud), nu)[0]?.ernst).toBe('uitkomst');
    const credit = { ...een.regel, soort: 'credit' as const, minuten: -120, betaalbaar: -120, bedrag: -1800 };
    const bewijs = leesRegelBewijs({ soort: 'credit', regel: 1, declaratie: 1 });
    expect(herrekenRegel(credit, bewijs, nu, een.regel)).toEqual([]);
    expect(herrekenRegel(credit, bewijs, nu, { ...een.regel, bedrag: 1700 })[0]?.ernst).toBe('uitkomst');
  });
});

describe('what would have changed the amount, to the cent', () => {
  test('below the cap: three hours less is € 27,00 less', () => {
    const [een] = regels({ gewerkt: dagen(10, 180) });
    if (!een) throw new Error('geen regel');
    expect(regelWatAls(een.regel, leesRegelBewijs(een.bewijs))).toEqual([
      { met: 'Met 3 uur minder gemaakt', dan: '€\u00a027,00 minder, dus €\u00a0243,00' },
      { met: 'Met 1 uur minder gemaakt', dan: '€\u00a09,00 minder, dus €\u00a0261,00' },
      { met: 'Met 1 uur meer gemaakt', dan: '€\u00a09,00 meer, dus €\u00a0279,00' },
      { met: 'Met een tarief van €\u00a09,10 per uur', dan: '€\u00a03,00 meer, dus €\u00a0273,00' },
    ]);
  });

  test('AP8: the quick sum of the page is that of the rules, for every hour, agreement, room and tariff', () => {
    const [een] = regels({ gewerkt: dagen(10, 180) });
    const bewijs = een && leesRegelBewijs(een.bewijs);
    if (bewijs?.soort !== 'werkplek') throw new Error('geen werkplek');
    const snel = urenRekenaar(bewijs);
    const minuten = fc.integer({ min: 0, max: 60_000 });
    fc.assert(
      fc.property(
        minuten,
        fc.integer({ min: 0, max: 3000 }),
        minuten,
        fc.integer({ min: 0, max: 20_000 }),
        (gemaakt, perWeek, eerder, cent) => {
          const ander = {
            ...bewijs,
            gemaakt,
            minutenPerWeek: perWeek,
            eerderBetaald: eerder,
            tarief: { tarief: cent, bron: '' },
          };
          expect(snel?.(ander)).toBe(gemaakt === 0 ? 0 : rekenRegel(ander, 'wm-werkplek-3')?.bedrag);
        },
      ),
    );
  });

  test('above the cap: the hours that were made do not count, the agreement does', () => {
    const [een] = regels({ gewerkt: dagen(25, 240) });
    if (!een) throw new Error('geen regel');
    const uit = regelWatAls(een.regel, leesRegelBewijs(een.bewijs)) ?? [];
    expect(uit.some(({ met }) => met.includes('gemaakt'))).toBe(false);
    expect(uit).toContainEqual({ met: 'Met 11 uur per week afgesproken', dan: '€\u00a045,00 minder, dus €\u00a0495,00' });
  });

  test('every line says by which rules, each with its source', () => {
    const [een] = regels({ gewerkt: dagen(25, 240) });
    if (!een) throw new Error('geen regel');
    const gronden = regelGronden(een.regel, leesRegelBewijs(een.bewijs), regeling);
    expect(gronden.map(({ regel, bron, voldaan }) => `${regel} ${bron} ${voldaan}`)).toEqual([
      'AP8 WM §10 true',
      'AP8 iWmo IV077 false',
      'AP8 iWmo TR322 true',
      'AP7 WM §10 true',
      'AP7 iWmo TR346 true',
    ]);
  });
});
