import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Datum, datum, isoDatum, plusDagen } from '../kernel/datum.ts';
import type { Maand } from '../kernel/maand.ts';
import { volumeMaand, volumeTotaal } from '../kernel/weken.ts';
import { afdrukVan, berekenDeclaratie, betaalbarePerMaand, verdeelGewerkt } from './rules.ts';
import type { DeclaratieInvoer, DeclaratieProduct, DeclaratieResultaat, DeclaratieToewijzing, Tariefversie } from './types.ts';

const BRON = 'Werkt mee §10 (productbeschrijving)';
const altijd = (tarief: number): Tariefversie => ({ geldig: { van: datum('2021-01-01'), tot: null }, tarief, bron: BRON });
const producten = new Map<string, DeclaratieProduct>([
  ['wm-werkplek-3', { naam: 'Werkt mee op trede 3', soort: 'werkplek', tarieven: [altijd(900)] }],
  ['wm-werkplek-4', { naam: 'Werkt mee op trede 4', soort: 'werkplek', tarieven: [altijd(660)] }],
  ['wm-ontwikkeling-4', { naam: 'Werkt mee ontwikkeling naar trede 4', soort: 'ontwikkeling', tarieven: [altijd(160000)] }],
]);

const werkplek = (over: Partial<DeclaratieToewijzing> = {}): DeclaratieToewijzing => ({
  nummer: '6001',
  product: 'wm-werkplek-3',
  agb: '73005001',
  periode: { van: datum('2026-09-01'), tot: datum('2027-02-28') },
  minutenPerWeek: 360,
  doelTrede: 3,
  contract: [],
  gewerkt: [],
  eerder: [],
  resultaten: [],
  ...over,
});

const ontwikkeling = (resultaten: DeclaratieResultaat[], over: Partial<DeclaratieToewijzing> = {}): DeclaratieToewijzing =>
  werkplek({ product: 'wm-ontwikkeling-4', minutenPerWeek: null, doelTrede: 4, resultaten, ...over });

const invoer = (maand: Maand, toewijzingen: DeclaratieToewijzing[], over: Partial<DeclaratieInvoer> = {}): DeclaratieInvoer => ({
  maand,
  gemeente: '0200',
  toewijzingen,
  producten,
  aanbieders: new Map([['73005001', 'Stadsboerderij De Wenum']]),
  eersteMaand: new Map([['73005001', '2026-09']]),
  resultaatKeuze: { nietBehaald: 0, lager: 'niet-gerealiseerd', hoger: 'gerealiseerd' },
  ...over,
});

const dag = (iso: string, minuten: number) => ({ datum: datum(iso), minuten });
const kaal = (tekst: string | undefined) => tekst?.replaceAll('\u00a0', ' ');

describe('volume (IV077, TR321, TR322)', () => {
  it('check vector of §10: 3 hours a week, 2025-10-07 to 2025-12-30 gives 12, 15 and 15 hours a month, 39 in total', () => {
    const periode = { van: datum('2025-10-07'), tot: datum('2025-12-30') };
    const maanden = ['2025-10', '2025-11', '2025-12'] as const;
    expect(maanden.map((maand) => volumeMaand(180, periode, maand))).toEqual([720, 900, 900]);
    const veel = maanden.map((maand) => ({ maand, minuten: 10_000 }));
    expect([...betaalbarePerMaand(180, periode, veel).values()]).toEqual([720, 900, 720]);
  });

  const dagen = fc.array(fc.record({ na: fc.integer({ min: 0, max: 200 }), minuten: fc.integer({ min: 1, max: 1440 }) }), {
    maxLength: 60,
  });
  const geval = fc.record({
    start: fc.integer({ min: 0, max: 800 }),
    duur: fc.integer({ min: 0, max: 200 }),
    perWeek: fc.integer({ min: 1, max: 2400 }),
    dagen,
  });
  const bouw = ({ start, duur, perWeek, dagen: gewerkt }: typeof geval extends fc.Arbitrary<infer T> ? T : never) => {
    const van: Datum = plusDagen(datum('2025-01-01'), start);
    const periode = { van, tot: plusDagen(van, duur) };
    return { periode, perWeek, gewerkt: gewerkt.map((d) => ({ datum: plusDagen(van, d.na % (duur + 1)), minuten: d.minuten })) };
  };

  it('property: never more than made, than the month or than the whole, and as much as fits', () => {
    fc.assert(
      fc.property(geval, (ruw) => {
        const { periode, perWeek, gewerkt } = bouw(ruw);
        const { eerder } = verdeelGewerkt(gewerkt, '2099-01');
        const betaalbaar = betaalbarePerMaand(perWeek, periode, eerder);
        let som = 0;
        let ongelimiteerd = 0;
        for (const { maand, minuten } of eerder) {
          const betaald = betaalbaar.get(maand) ?? 0;
          expect(betaald).toBeLessThanOrEqual(minuten);
          expect(betaald).toBeLessThanOrEqual(volumeMaand(perWeek, periode, maand));
          expect(betaald).toBeGreaterThanOrEqual(0);
          som += betaald;
          ongelimiteerd += Math.min(minuten, volumeMaand(perWeek, periode, maand));
        }
        expect(som).toBe(Math.min(ongelimiteerd, volumeTotaal(perWeek, periode)));
      }),
    );
  });

  it('property: the order of hours and toewijzingen does not matter, cents are exact, each month fits the one before', () => {
    fc.assert(
      fc.property(geval, fc.constantFrom('wm-werkplek-3', 'wm-werkplek-4'), fc.infiniteStream(fc.nat()), (ruw, product, ruis) => {
        const { periode, perWeek, gewerkt } = bouw(ruw);
        const maand: Maand = '2026-03';
        const maak = (dagenIn: typeof gewerkt) =>
          berekenDeclaratie(
            invoer(maand, [werkplek({ product, periode, minutenPerWeek: perWeek, ...verdeelGewerkt(dagenIn, maand) })]),
          );
        const geschud = gewerkt
          .map((d) => ({ d, plek: ruis.next().value ?? 0 }))
          .sort((a, b) => a.plek - b.plek)
          .map(({ d }) => d);
        const uitkomst = maak(gewerkt);
        const regel = uitkomst.regels[0];
        expect(maak(geschud).regels.map((r) => [r.minuten, r.betaalbaar, r.bedrag, r.uitleg])).toEqual(
          uitkomst.regels.map((r) => [r.minuten, r.betaalbaar, r.bedrag, r.uitleg]),
        );
        if (!regel) return;
        // |bedrag − exact| is at most half a cent, and a half goes up.
        const zestigsten = BigInt(regel.bedrag) * 60n - BigInt(regel.tarief) * BigInt(regel.betaalbaar);
        expect(zestigsten > -30n && zestigsten <= 30n).toBe(true);
        expect(regel.betaalbaar).toBe(
          betaalbarePerMaand(perWeek, periode, [...verdeelGewerkt(gewerkt, maand).eerder, { maand, minuten: regel.minuten }]).get(
            maand,
          ),
        );
      }),
    );
  });
});

describe('werkplek (AP7, AP8)', () => {
  it('explains a line to the cent', () => {
    const uitkomst = berekenDeclaratie(
      invoer('2026-10', [
        werkplek({ gewerkt: [dag('2026-10-01', 1440), dag('2026-10-08', 150)], eerder: [{ maand: '2026-09', minuten: 720 }] }),
      ]),
    );
    expect(uitkomst.regels[0]).toMatchObject({ minuten: 1590, betaalbaar: 1590, tarief: 900, bedrag: 23850, per: 'uur' });
    expect(kaal(uitkomst.regels[0]?.uitleg)).toBe(
      '26,5 uur gemaakt in oktober 2026; afgesproken 6 uur per week × 5 weken in deze maand = hoogstens 30 uur (iWmo IV077); ' +
        'over de hele toewijzing (1 september 2026 tot en met 28 februari 2027) hoogstens 156 uur; in eerdere maanden is 12 uur betaald, over is 144 uur; ' +
        '26,5 uur × € 9,00 = € 238,50, volgens Werkt mee §10 (productbeschrijving).',
    );
  });

  it('shows what lies above the maximum and does not pay it', () => {
    const [regel] = berekenDeclaratie(
      invoer('2026-10', [werkplek({ minutenPerWeek: 60, gewerkt: [dag('2026-10-01', 301)] })]),
    ).regels;
    expect(regel).toMatchObject({ minuten: 301, betaalbaar: 300, bedrag: 4500 });
    expect(kaal(regel?.uitleg)).toContain('betaalbaar is 5 uur, 0:01 uur ligt erboven en wordt niet betaald');
  });

  it('counts the months before for the whole: what was above a month then is not caught up now', () => {
    const periode = { van: datum('2026-09-28'), tot: datum('2026-10-11') };
    const [regel] = berekenDeclaratie(
      invoer('2026-10', [
        werkplek({
          periode,
          minutenPerWeek: 600,
          eerder: [{ maand: '2026-09', minuten: 900 }],
          gewerkt: [dag('2026-10-05', 900)],
        }),
      ]),
    ).regels;
    // September touches 1 week (600), October 2 (1200), the whole 2 (1200): 600 are left.
    expect(regel).toMatchObject({ minuten: 900, betaalbaar: 600, bedrag: 9000 });
  });

  it('K6: says that months before the first delivered one are unknown, unless an opening balance is there', () => {
    const basis = { periode: { van: datum('2026-03-02'), tot: datum('2026-10-04') }, gewerkt: [dag('2026-10-01', 60)] };
    const zonder = berekenDeclaratie(invoer('2026-10', [werkplek(basis)])).regels[0];
    expect(zonder?.uitleg).toContain(
      'Van de maanden voor september 2026 zijn geen uren bekend; die tellen als nul (K6, eigen keuze).',
    );
    // 31 weeks × 6 hours = 186 hours; 185,5 of them were paid before.
    const met = berekenDeclaratie(invoer('2026-10', [werkplek({ ...basis, beginstand: 185.5 * 60 })])).regels[0];
    expect(met?.uitleg).not.toContain('K6');
    expect(met?.betaalbaar).toBe(30);
  });

  it('pays the tariff of the day worked: a change within the month splits the line, filled in date order', () => {
    const contract: Tariefversie[] = [
      { geldig: { van: datum('2026-01-01'), tot: datum('2026-10-14') }, tarief: 901, bron: 'contract 2026-1' },
      { geldig: { van: datum('2026-10-15'), tot: null }, tarief: 950, bron: 'contract 2026-2' },
    ];
    const gewerkt = [dag('2026-10-20', 1000), dag('2026-10-14', 400), dag('2026-10-15', 400), dag('2026-10-01', 100)];
    const uitkomst = berekenDeclaratie(invoer('2026-10', [werkplek({ contract, gewerkt, minutenPerWeek: 200 })]));
    // At most 5 × 200 = 1000: 500 on the first tariff, then 400 and 100 on the second.
    expect(uitkomst.regels.map((r) => [r.minuten, r.betaalbaar, r.tarief, r.bedrag])).toEqual([
      [500, 500, 901, 7508],
      [1400, 500, 950, 7917],
    ]);
    expect(uitkomst.totaal).toBe(15425);
    expect(uitkomst.regels[1]?.uitleg).toContain('het tarief wisselt in deze maand');
  });

  it('without a contract each day has the tariff of the version that it rested on, also after it went over to another (AP7)', () => {
    const standaard: Tariefversie[] = [
      { geldig: { van: datum('2026-09-01'), tot: datum('2026-11-15') }, tarief: 800, bron: 'versie 1' },
      { geldig: { van: datum('2026-11-16'), tot: null }, tarief: 1000, bron: 'versie 2' },
    ];
    const regels = (maand: Maand, ...gewerkt: ReturnType<typeof dag>[]) =>
      berekenDeclaratie(invoer(maand, [werkplek({ standaard, gewerkt })])).regels.map(({ tarief, bedrag }) => ({
        tarief,
        bedrag,
      }));
    expect(regels('2026-10', dag('2026-10-06', 60))).toEqual([{ tarief: 800, bedrag: 800 }]);
    expect(regels('2026-12', dag('2026-12-01', 60))).toEqual([{ tarief: 1000, bedrag: 1000 }]);
    expect(regels('2026-11', dag('2026-11-10', 60), dag('2026-11-17', 90))).toEqual([
      { tarief: 800, bedrag: 800 },
      { tarief: 1000, bedrag: 1500 },
    ]);
  });

  it('falls back on the regeling where no contract version holds, and pays nothing without any tariff', () => {
    const contract: Tariefversie[] = [{ geldig: { van: datum('2027-01-01'), tot: null }, tarief: 1, bron: 'later' }];
    const [regel] = berekenDeclaratie(invoer('2026-10', [werkplek({ contract, gewerkt: [dag('2026-10-01', 60)] })])).regels;
    expect(regel).toMatchObject({ tarief: 900, bedrag: 900 });
    const leeg = new Map([['wm-werkplek-3', { naam: 'x', soort: 'werkplek' as const, tarieven: [] }]]);
    const [zonder] = berekenDeclaratie(
      invoer('2026-10', [werkplek({ gewerkt: [dag('2026-10-01', 60)] })], { producten: leeg }),
    ).regels;
    expect(zonder).toMatchObject({ minuten: 60, betaalbaar: 0, tarief: 0, bedrag: 0 });
    expect(zonder?.uitleg).toContain('geen tarief bekend');
  });

  it('has no line without minutes, and refuses a day of another month', () => {
    expect(berekenDeclaratie(invoer('2026-10', [werkplek()])).regels).toEqual([]);
    expect(() => berekenDeclaratie(invoer('2026-10', [werkplek({ gewerkt: [dag('2026-11-01', 60)] })]))).toThrow(RangeError);
  });
});

describe('ontwikkeling (AP8, AP33, K5)', () => {
  const op = (
    iso: string,
    bereikteTrede: DeclaratieResultaat['bereikteTrede'],
    akkoordGemeente: boolean | null,
  ): DeclaratieResultaat => ({
    datum: datum(iso),
    bereikteTrede,
    akkoordGemeente,
  });
  const regel = (maand: Maand, toewijzing: DeclaratieToewijzing) => berekenDeclaratie(invoer(maand, [toewijzing])).regels[0];

  it.each([
    ['goal reached', op('2026-10-31', 4, true), 160000, 'gerealiseerd'],
    ['higher than the goal', op('2026-10-01', 5, true), 160000, 'gerealiseerd'],
    ['lower than the goal', op('2026-10-31', 3, true), 0, 'niet-gerealiseerd'],
    ['the municipality does not agree', op('2026-10-31', 4, false), 0, 'niet-akkoord'],
    ['the municipality has not said', op('2026-10-31', 4, null), 0, 'akkoord-open'],
  ])('%s', (_naam, resultaat, bedrag, uitkomst) => {
    const uit = regel('2026-10', ontwikkeling([resultaat]));
    expect(uit).toMatchObject({ bedrag, minuten: 0, betaalbaar: 0, tarief: 160000, per: 'traject', herkomst: { uitkomst } });
  });

  it('counts in the month of the date of the result, whatever hours were made', () => {
    const toewijzing = ontwikkeling([op('2026-09-30', 4, true)], { gewerkt: [dag('2026-10-01', 60)] });
    expect(regel('2026-10', toewijzing)).toBeUndefined();
    expect(regel('2026-09', { ...toewijzing, gewerkt: [] })?.bedrag).toBe(160000);
  });

  it('is never paid twice for one toewijzing', () => {
    const toewijzing = ontwikkeling([op('2026-09-30', 4, true), op('2026-10-20', 5, true)]);
    expect(regel('2026-09', toewijzing)?.bedrag).toBe(160000);
    expect(regel('2026-10', toewijzing)).toMatchObject({ bedrag: 0, herkomst: { uitkomst: 'al-betaald' } });
    const zelfdeMaand = berekenDeclaratie(
      invoer('2026-10', [ontwikkeling([op('2026-10-01', 4, true), op('2026-10-20', 5, true)])]),
    );
    expect(zelfdeMaand.totaal).toBe(160000);
  });

  it('an earlier result that paid nothing does not stand in the way', () => {
    const toewijzing = ontwikkeling([op('2026-09-30', 4, false), op('2026-10-20', 4, true)]);
    expect(regel('2026-10', toewijzing)?.bedrag).toBe(160000);
  });

  it('AP36: nothing without a goal agreed at the start', () => {
    const uit = regel('2026-10', ontwikkeling([op('2026-10-20', 4, true)], { doelTrede: null }));
    expect(uit).toMatchObject({ bedrag: 0, herkomst: { uitkomst: 'geen-doel' } });
  });

  it('pays the tariff of the start day', () => {
    const contract: Tariefversie[] = [
      { geldig: { van: datum('2026-01-01'), tot: datum('2026-09-01') }, tarief: 150000, bron: 'contract 2026-1' },
      { geldig: { van: datum('2026-09-02'), tot: null }, tarief: 170000, bron: 'contract 2026-2' },
    ];
    expect(regel('2026-10', ontwikkeling([op('2026-10-20', 4, true)], { contract }))?.bedrag).toBe(150000);
  });
});

it('adds up per aanbieder, sorted by AGB code, and sorts lines by toewijzing', () => {
  const uitkomst = berekenDeclaratie(
    invoer('2026-10', [
      werkplek({ nummer: '10000', agb: '73005002', gewerkt: [dag('2026-10-01', 60)] }),
      werkplek({ nummer: '6001', gewerkt: [dag('2026-10-01', 90)] }),
      werkplek({ nummer: '6002', product: 'wm-werkplek-4', gewerkt: [dag('2026-10-01', 60)] }),
    ]),
  );
  expect(uitkomst.regels.map((r) => r.toewijzing)).toEqual(['6001', '6002', '10000']);
  expect(uitkomst.aanbieders).toEqual([
    { agb: '73005001', naam: 'Stadsboerderij De Wenum', bedrag: 2010 },
    { agb: '73005002', naam: '73005002', bedrag: 900 },
  ]);
  expect(uitkomst.totaal).toBe(2910);
});

it('keeps what a line was computed from as plain data', () => {
  const [regel] = berekenDeclaratie(invoer('2026-10', [werkplek({ gewerkt: [dag('2026-10-01', 90)] })])).regels;
  expect(JSON.parse(JSON.stringify(regel?.herkomst))).toEqual(regel?.herkomst);
  expect(regel?.herkomst).toMatchObject({
    weken: 5,
    maximumMaand: 1800,
    dagen: [{ datum: isoDatum(datum('2026-10-01')), minuten: 90 }],
  });
});

it('prints the fields of the command and no others', () => {
  const afdruk = afdrukVan(berekenDeclaratie(invoer('2026-10', [werkplek({ gewerkt: [dag('2026-10-01', 90)] })])));
  expect(Object.keys(afdruk)).toEqual(['maand', 'gemeente', 'totaal', 'aanbieders', 'regels']);
  expect(Object.keys(afdruk.regels[0] ?? {})).toEqual([
    'toewijzing',
    'product',
    'agb',
    'minuten',
    'betaalbaar',
    'tarief',
    'bedrag',
    'uitleg',
  ]);
});
