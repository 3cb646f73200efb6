import { describe, expect, it } from 'vitest';
import { type BestaandeRegel, bepaalTeDeclareren, gedeclareerdVan, rekenNa } from './te-declareren.ts';
import type { Declaratieregel } from './types.ts';

const doel = (over: Partial<Declaratieregel> = {}): Declaratieregel => ({
  toewijzing: '6001',
  product: 'wm-werkplek-3',
  agb: '73005001',
  per: 'uur',
  minuten: 100,
  betaalbaar: 100,
  tarief: 900,
  bedrag: 1500,
  uitleg: 'zo berekend',
  herkomst: {
    soort: 'ontwikkeling',
    keuze: { nietBehaald: 0, lager: 'niet-gerealiseerd', hoger: 'gerealiseerd' },
    resultaat: { datum: '2026-10-01', bereikteTrede: 4, akkoordGemeente: true },
    doelTrede: 4,
    startdag: '2026-05-01',
    tarief: null,
    uitkomst: 'gerealiseerd',
  },
  ...over,
});
let id = 0;
const oud = (over: Partial<BestaandeRegel> = {}): BestaandeRegel => ({
  id: ++id,
  declaratieId: 1,
  declaratieStatus: 'goedgekeurd',
  toewijzing: '6001',
  toewijzingId: 1,
  prestatiemaand: '2026-10',
  soort: 'debet',
  corrigeertId: null,
  product: 'wm-werkplek-3',
  per: 'uur',
  minuten: 100,
  betaalbaar: 100,
  tarief: 900,
  bedrag: 1500,
  uitleg: '',
  status: 'akkoord',
  reden: '',
  antwoord: '',
  gecrediteerd: false,
  ...over,
});
const kort = (nu: Declaratieregel[], bestaand: BestaandeRegel[]) => {
  const uit = bepaalTeDeclareren('2026-10', nu, gedeclareerdVan(bestaand));
  return [uit.credits.map((r) => -r.bedrag), uit.debets.map((r) => r.regel.bedrag), uit.wacht.map((r) => r.waarom)];
};

describe('what is still to be declared', () => {
  it.each<[string, Declaratieregel[], BestaandeRegel[], ReturnType<typeof kort>]>([
    ['nothing declared', [doel()], [], [[], [1500], []]],
    ['declared and still right', [doel()], [oud()], [[], [], []]],
    ['fewer hours', [doel({ minuten: 60, betaalbaar: 60, bedrag: 900 })], [oud()], [[-1500], [900], []]],
    ['no hours left', [], [oud()], [[-1500], [], []]],
    ['more made, the same paid', [doel({ minuten: 130 })], [oud()], [[-1500], [1500], []]],
    ['another tariff', [doel({ tarief: 950, bedrag: 1583 })], [oud()], [[-1500], [1583], []]],
    ['one of two tariffs', [doel(), doel({ tarief: 950, bedrag: 1583 })], [oud()], [[], [1583], []]],
    [
      'still being checked',
      [doel({ minuten: 60 })],
      [oud({ declaratieStatus: 'ingediend', status: 'open' })],
      [[], [], ['in-behandeling']],
    ],
    [
      'checked, not yet approved',
      [doel({ minuten: 60 })],
      [oud({ declaratieStatus: 'gecontroleerd' })],
      [[], [], ['in-behandeling']],
    ],
    ['rejected and not answered', [doel()], [oud({ status: 'afgewezen' })], [[], [], ['afgewezen']]],
    ['rejected and answered', [doel()], [oud({ status: 'afgewezen', antwoord: 'Toch wel' })], [[], [1500], []]],
    [
      'rejected and other hours',
      [doel({ minuten: 60, betaalbaar: 60, bedrag: 900 })],
      [oud({ status: 'afgewezen' })],
      [[], [900], []],
    ],
    [
      'taken back before',
      [doel()],
      [oud({ gecrediteerd: true }), oud({ declaratieId: 2, soort: 'credit', corrigeertId: 1, bedrag: -1500 })],
      [[], [1500], []],
    ],
    ['a result that pays nothing', [doel({ per: 'traject', bedrag: 0 })], [], [[], [], ['geen-betaling']]],
    [
      'a traject that stands in another month',
      [doel({ per: 'traject', bedrag: 160000 })],
      [oud({ per: 'traject', prestatiemaand: '2026-09' })],
      [[], [], ['andere-maand']],
    ],
    ['another month of the same toewijzing', [doel()], [oud({ prestatiemaand: '2026-09' })], [[], [1500], []]],
  ])('%s', (_naam, nu, bestaand, uit) => expect(kort(nu, bestaand)).toEqual(uit));

  it('a rejected correction comes back only when it is another one', () => {
    const eerste = oud({ id: 500 });
    const poging = [
      oud({
        declaratieId: 2,
        soort: 'credit',
        corrigeertId: 500,
        minuten: -100,
        betaalbaar: -100,
        bedrag: -1500,
        status: 'afgewezen',
      }),
      oud({ declaratieId: 2, minuten: 60, betaalbaar: 60, bedrag: 900, status: 'afgewezen' }),
    ];
    expect(kort([doel({ minuten: 60, betaalbaar: 60, bedrag: 900 })], [eerste, ...poging])).toEqual([[], [], ['afgewezen']]);
    expect(kort([doel({ minuten: 40, betaalbaar: 40, bedrag: 600 })], [eerste, ...poging])).toEqual([[-1500], [600], []]);
    expect(kort([doel()], [eerste, ...poging])).toEqual([[], [], []]);
  });
});

describe('computed again', () => {
  const credit = oud({ soort: 'credit', corrigeertId: 1, minuten: -100, betaalbaar: -100, bedrag: -1500 });
  it.each<[string, BestaandeRegel, Declaratieregel[], boolean, string]>([
    ['the same', oud(), [doel()], true, ''],
    ['other hours', oud(), [doel({ minuten: 60 })], false, 'de uren zijn na het maken'],
    ['less payable', oud(), [doel({ betaalbaar: 60 })], false, 'Betaalbaar is nu 1 uur in plaats van 1:40 uur'],
    ['another tariff', oud(), [doel({ tarief: 950 })], false, 'Het tarief is nu'],
    ['no hours', oud(), [], false, 'geen uren meer'],
    [
      'a result to which nobody agrees any more',
      oud({ per: 'traject' }),
      [doel({ per: 'traject', bedrag: 0 })],
      false,
      'anders beoordeeld',
    ],
    ['a credit of what is wrong', credit, [doel({ minuten: 60 })], true, ''],
    ['a credit of what is right', credit, [doel()], false, 'klopt volgens de gegevens van nu toch'],
  ])('%s', (_naam, regel, nu, gelijk, waarom) => {
    const uit = rekenNa(regel, nu);
    expect(uit.gelijk).toBe(gelijk);
    if (!uit.gelijk) expect(uit.waarom).toContain(waarom);
  });
});
