import fc from 'fast-check';
import { expect, test } from 'vitest';
import { datum, plusDagen } from '../kernel/datum.ts';
import type { PlichtStand } from '../plicht/types.ts';
import { STAP_UITLEG } from '../uitleg/index.ts';
import { regelsVan, stappenVan, verandertOp } from './rules.ts';
import type { InwonerFeiten, Termijnen, ToewijzingFeiten, WachtFeit } from './types.ts';
import { eigenPlan, metEinde, naOnderzoek } from './wachtend.ts';

const vandaag = datum('2026-11-22');
const termijnen: Termijnen = {
  betwisteUrenDagen: 14,
  reactieDoelenDagen: 14,
  wekenVoorEinde: 6,
  wekenVoorPlicht: 4,
  navraagDagen: 7,
};
const op = (dag: string) => new Date(`${dag}T10:00:00Z`);

const inwoner = (o: Partial<InwonerFeiten> = {}): InwonerFeiten => ({
  id: 7,
  gemeenteId: 1,
  dossiernummer: '2026-1001',
  status: 'in-onderzoek',
  consulentId: 3,
  onderzoekTot: datum('2026-12-14'),
  trede: { trede: 3, peildatum: datum('2026-11-05'), vastgelegdOp: op('2026-11-05') },
  toets: { vastgelegdOp: op('2026-11-06'), past: true },
  besluiten: [
    { id: 1, product: 'wm-werkplek-3', vastgelegdOp: op('2026-11-07'), bekendgemaakt: true, genomenOp: datum('2026-11-07') },
  ],
  toewijzingen: [],
  ongelezenVoortgang: [],
  uitkering: undefined,
  ...o,
});

const toewijzing = (o: Partial<ToewijzingFeiten> = {}): ToewijzingFeiten => ({
  id: 1,
  product: 'wm-werkplek-3',
  aanbieder: 'Fietspunt',
  status: 'gestart',
  periode: { van: datum('2026-07-01'), tot: datum('2027-06-30') },
  antwoordTot: undefined,
  doelTrede: undefined,
  doelen: 1,
  doelenAkkoord: { akkoord: true, op: datum('2026-07-01'), toelichting: '' },
  betwisteWeken: [],
  plichten: [],
  resultaat: undefined,
  ...o,
});

const plicht = (dag: string, stand: PlichtStand = { stand: 'open' }, soort = 'voortgangsbericht', wie = 'aanbieder') => ({
  plichten: [{ soort, wie, datum: datum(dag), stand }],
});

const kort = (f: InwonerFeiten) =>
  stappenVan(f, termijnen, vandaag).map((s) => `${s.soort} ${s.eigenaar} ${s.uiterlijk ?? '-'}${s.laat ? ' laat' : ''}`);
const met = (o: Partial<ToewijzingFeiten>) => inwoner({ status: 'in-traject', toewijzingen: [toewijzing(o)] });

const GEEN: string[] = [];
test.each<[string, InwonerFeiten, string[]]>([
  ['all in order: nothing', met({}), GEEN],
  ['afgerond: nothing', inwoner({ status: 'afgerond', trede: undefined }), GEEN],
  [
    'no consulent: the teammanager, and only that',
    inwoner({ consulentId: 0, trede: undefined }),
    ['verdelen teammanager 2026-12-14'],
  ],
  ['no trede', inwoner({ trede: undefined, toets: undefined, besluiten: [] }), ['trede-bepalen ik 2026-12-14']],
  [
    'no trede on the last day of the research: not late',
    inwoner({ trede: undefined, toets: undefined, besluiten: [], onderzoekTot: vandaag }),
    ['trede-bepalen ik 2026-11-22'],
  ],
  [
    'no trede the day after: late',
    inwoner({ trede: undefined, toets: undefined, besluiten: [], onderzoekTot: datum('2026-11-21') }),
    ['trede-bepalen ik 2026-11-21 laat'],
  ],
  [
    'came in another way: no term',
    inwoner({ trede: undefined, toets: undefined, besluiten: [], onderzoekTot: undefined }),
    ['trede-bepalen ik -'],
  ],
  [
    'research done and nothing asked for: no term',
    inwoner({
      trede: undefined,
      toets: undefined,
      besluiten: [],
      aanmelding: { onderzoekKlaar: true, aanvraag: undefined, opnieuw: false },
    }),
    ['trede-bepalen ik -'],
  ],
  [
    'Wmo 2015 art. 2.3.5: asked for, so the term of the beschikking',
    inwoner({
      trede: undefined,
      toets: undefined,
      besluiten: [],
      aanmelding: {
        onderzoekKlaar: true,
        aanvraag: { beschikkingTot: datum('2026-11-20'), sinds: op('2026-11-04') },
        opnieuw: false,
      },
    }),
    ['trede-bepalen ik 2026-11-20 laat'],
  ],
  [
    'a new aanmelding of somebody who is known',
    { ...met({}), aanmelding: { onderzoekKlaar: false, aanvraag: undefined, opnieuw: true } },
    ['onderzoek-doen ik 2026-12-14'],
  ],
  [
    'a question of the resident that nobody began with',
    { ...met({}), vragen: [{ id: 7, tot: vandaag }] },
    ['melding-oppakken ik 2026-11-22'],
  ],
  ['trede without toets', inwoner({ toets: undefined, besluiten: [] }), ['toets-doen ik 2026-12-14']],
  ['on the way by a route', inwoner({ toets: undefined, besluiten: [], toewijzingen: [], route: 'loopt' }), []],
  [
    'a toets from before the trede does not count',
    inwoner({ toets: { vastgelegdOp: op('2026-11-04'), past: true }, besluiten: [] }),
    ['toets-doen ik 2026-12-14'],
  ],
  ['toets without besluit', inwoner({ besluiten: [] }), ['besluit-nemen ik 2026-12-14']],
  [
    'toets in which nothing fits',
    inwoner({ besluiten: [], toets: { vastgelegdOp: op('2026-11-06'), past: false } }),
    ['advies-bespreken ik -'],
  ],
  [
    'toets in which only an oriëntatie fits, which needs no besluit',
    inwoner({ besluiten: [], toets: { vastgelegdOp: op('2026-11-06'), past: false, orientatie: true } }),
    ['advies-bespreken ik 2026-12-14'],
  ],
  [
    'the same, and that oriëntatie was asked for',
    {
      ...inwoner({ besluiten: [], toets: { vastgelegdOp: op('2026-11-06'), past: false, orientatie: true } }),
      wacht: [{ soort: 'orientatie-starten', eigenaar: 'ik', naam: 'CAW', pad: '/orientatie', tot: undefined, vanaf: undefined }],
    },
    ['orientatie-starten ik -'],
  ],
  [
    'besluit that was not sent',
    inwoner({
      toewijzingen: [toewijzing()],
      besluiten: [{ id: 4, product: 'x', vastgelegdOp: op('2026-11-07'), bekendgemaakt: false, genomenOp: datum('2026-11-07') }],
    }),
    ['besluit-bekendmaken ik -'],
  ],
  [
    'not accepted, start to come',
    met({ status: 'toegewezen', periode: { van: datum('2026-12-01'), tot: datum('2027-11-30') } }),
    ['aannemen aanbieder 2026-12-01'],
  ],
  [
    'not accepted on the first day',
    met({ status: 'toegewezen', periode: { van: vandaag, tot: datum('2027-11-30') } }),
    ['aannemen aanbieder 2026-11-22'],
  ],
  [
    'not accepted: three working days to answer, whenever it starts',
    met({
      status: 'toegewezen',
      antwoordTot: datum('2026-11-25'),
      periode: { van: datum('2026-12-01'), tot: datum('2027-11-30') },
    }),
    ['aannemen aanbieder 2026-11-25'],
  ],
  ['not accepted after the first day: late', met({ status: 'toegewezen' }), ['aannemen aanbieder 2026-07-01 laat']],
  [
    'accepted, start to come: nothing',
    met({ status: 'geaccepteerd', periode: { van: datum('2026-11-23'), tot: datum('2027-11-22') } }),
    GEEN,
  ],
  [
    'accepted, first day is today',
    met({ status: 'geaccepteerd', periode: { van: vandaag, tot: datum('2027-11-21') } }),
    ['starten aanbieder 2026-11-22'],
  ],
  ['accepted, first day passed', met({ status: 'geaccepteerd' }), ['starten aanbieder 2026-07-01 laat']],
  ['refused by the aanbieder', met({ status: 'geweigerd' }), ['andere-aanbieder ik -']],
  [
    'refused, and another one was found',
    inwoner({ toewijzingen: [toewijzing({ status: 'geweigerd' }), toewijzing({ id: 2, aanbieder: 'Kringloop' })] }),
    GEEN,
  ],
  [
    'nobody waits for a resident who has not had the letter',
    inwoner({
      status: 'in-traject',
      besluiten: [
        { id: 1, product: 'wm-werkplek-3', vastgelegdOp: op('2026-11-07'), bekendgemaakt: false, genomenOp: datum('2026-11-07') },
      ],
      toewijzingen: [toewijzing({ doelenAkkoord: undefined })],
    }),
    ['besluit-bekendmaken ik -'],
  ],
  ['resident has not said anything of the goals', met({ doelenAkkoord: undefined }), ['doelen-akkoord inwoner -']],
  ['no goals written down: nothing to agree on', met({ doelenAkkoord: undefined, doelen: 0 }), GEEN],
  [
    'resident said no',
    met({ doelenAkkoord: { akkoord: false, op: datum('2026-11-20'), toelichting: '' } }),
    ['doelen-bespreken ik 2026-12-04'],
  ],
  [
    'resident said no fifteen days ago: late',
    met({ doelenAkkoord: { akkoord: false, op: datum('2026-11-07'), toelichting: '' } }),
    ['doelen-bespreken ik 2026-11-21 laat'],
  ],
  [
    'K7: hours that the resident questions',
    met({ betwisteWeken: [{ maandag: datum('2026-11-02'), op: datum('2026-11-08'), gezegdOp: op('2026-11-08') }] }),
    ['uren-nakijken aanbieder 2026-11-22'],
  ],
  [
    'result waits for the municipality; the end is no step besides',
    met({
      periode: { van: datum('2026-06-01'), tot: datum('2026-11-30') },
      doelTrede: 4,
      resultaat: { id: 9, datum: datum('2026-11-15'), bereikteTrede: 4, akkoord: undefined },
    }),
    ['resultaat-beoordelen ik -'],
  ],
  [
    'result agreed, trede not yet recorded',
    met({ resultaat: { id: 9, datum: datum('2026-11-15'), bereikteTrede: 4, akkoord: true } }),
    ['nieuwe-trede ik -'],
  ],
  [
    'result agreed, trede recorded',
    inwoner({
      trede: { trede: 4, peildatum: datum('2026-11-15'), vastgelegdOp: op('2026-11-16') },
      toewijzingen: [toewijzing({ resultaat: { id: 9, datum: datum('2026-11-15'), bereikteTrede: 4, akkoord: true } })],
    }),
    GEEN,
  ],
  [
    'result disputed: nothing to record',
    met({ resultaat: { id: 9, datum: datum('2026-11-15'), bereikteTrede: 4, akkoord: false } }),
    GEEN,
  ],
  ['end in six weeks and a day: nothing', met({ periode: { van: datum('2026-07-01'), tot: datum('2027-01-03') } }), GEEN],
  [
    'end within six weeks',
    met({ periode: { van: datum('2026-07-01'), tot: datum('2027-01-02') } }),
    ['einde-nadert ik 2027-01-02'],
  ],
  [
    'end within six weeks, and it goes on after that',
    inwoner({
      toewijzingen: [
        toewijzing({ periode: { van: datum('2026-07-01'), tot: datum('2026-12-31') } }),
        toewijzing({ id: 2, status: 'geaccepteerd', periode: { van: datum('2027-01-01'), tot: datum('2027-12-31') } }),
      ],
    }),
    GEEN,
  ],
  [
    'ended without a result: aanbieder and consulent',
    met({ doelTrede: 4, periode: { van: datum('2026-05-01'), tot: datum('2026-10-31') } }),
    ['einde-nadert ik 2026-10-31 laat', 'resultaat-melden aanbieder 2026-11-01 laat'],
  ],
  [
    'all toewijzingen ended: what comes next?',
    inwoner({
      trede: { trede: 4, peildatum: datum('2026-11-15'), vastgelegdOp: op('2026-11-16') },
      toewijzingen: [toewijzing({ status: 'beeindigd' })],
    }),
    ['toets-doen ik -'],
  ],
  [
    'all toewijzingen ended and the trede is as it was: still in a queue',
    inwoner({ toewijzingen: [toewijzing({ status: 'beeindigd' })] }),
    ['vervolg-kiezen ik -'],
  ],
  [
    'ended with a result: first the new trede',
    inwoner({
      toewijzingen: [
        toewijzing({ status: 'beeindigd', resultaat: { id: 9, datum: datum('2026-11-15'), bereikteTrede: 4, akkoord: true } }),
      ],
    }),
    ['nieuwe-trede ik -'],
  ],
  [
    'AP12: agreement not asked',
    inwoner({ toewijzingen: [toewijzing()], uitkering: { toestemming: undefined } }),
    ['toestemming-vragen ik -'],
  ],
  [
    'AP12: not asked while a start is planned',
    inwoner({
      toewijzingen: [toewijzing({ status: 'geaccepteerd', periode: { van: datum('2026-12-01'), tot: datum('2027-11-30') } })],
      uitkering: { toestemming: undefined },
    }),
    ['toestemming-vragen ik 2026-12-01'],
  ],
  ['AP12: answered, whatever the answer', inwoner({ toewijzingen: [toewijzing()], uitkering: { toestemming: false } }), GEEN],
  ['AR7: a report is due in four weeks', met(plicht('2026-12-20')), ['plicht-voortgangsbericht aanbieder 2026-12-20']],
  ['AR7: a report is due in four weeks and a day', met(plicht('2026-12-21')), GEEN],
  ['AR7: a report is due today', met(plicht('2026-11-22')), ['plicht-voortgangsbericht aanbieder 2026-11-22']],
  [
    'AR7: a report was due yesterday: the consulent asks after it within a week',
    met(plicht('2026-11-21')),
    ['plicht-voortgangsbericht aanbieder 2026-11-21 laat', 'plicht-navragen ik 2026-11-28'],
  ],
  ['AR7: a report that was sent', met(plicht('2026-11-21', { stand: 'gedaan', op: '2026-11-22', telaat: true })), GEEN],
  ['a duty that was waived', met(plicht('2026-11-21', { stand: 'ontheven', op: '2026-11-20' })), GEEN],
  [
    'AR8: an evaluation that is planned still waits until it was held',
    met(plicht('2026-12-01', { stand: 'gepland', op: '2026-11-30' }, 'evaluatiegesprek')),
    ['plicht-evaluatiegesprek aanbieder 2026-12-01'],
  ],
  [
    'before the start there is no duty',
    met({ ...plicht('2026-11-21'), status: 'geaccepteerd', periode: { van: datum('2026-12-01'), tot: datum('2027-06-30') } }),
    GEEN,
  ],
  [
    'a duty of the municipality itself waits on the consulent, and is only late',
    met(plicht('2026-11-21', { stand: 'open' }, 'evaluatiegesprek', 'lokale-toegang')),
    ['plicht-evaluatiegesprek ik 2026-11-21 laat'],
  ],
  ['after an early end there is no duty', met({ ...plicht('2026-11-21'), status: 'beeindigd' }), ['vervolg-kiezen ik -']],
  [
    'voortgang that was not read',
    inwoner({
      toewijzingen: [toewijzing()],
      ongelezenVoortgang: [{ id: 5, toewijzingId: 1, datum: vandaag, aanbieder: 'Fietspunt' }],
    }),
    ['voortgang-lezen ik -'],
  ],
])('%s', (_naam, feiten, verwacht) => expect(kort(feiten)).toEqual(verwacht));

test('late first, then by day, then those without a term', () => {
  const f = inwoner({
    toewijzingen: [
      toewijzing({ periode: { van: datum('2026-07-01'), tot: datum('2026-12-20') }, doelenAkkoord: undefined }),
      toewijzing({ id: 2, product: 'wm-ontwikkeling-4', status: 'toegewezen', doelen: 0 }),
    ],
    uitkering: { toestemming: undefined },
  });
  expect(stappenVan(f, termijnen, vandaag).map((s) => s.soort)).toEqual(['aannemen', 'toestemming-vragen', 'doelen-akkoord']);
});

test('no step becomes another one before the day that says so, whatever the facts', () => {
  const dag = fc.integer({ min: -500, max: 500 }).map((n) => plusDagen(vandaag, n));
  const feiten = fc
    .array(
      fc.record({
        van: dag,
        lengte: fc.integer({ min: 1, max: 730 }),
        status: fc.constantFrom('toegewezen' as const, 'geaccepteerd' as const, 'gestart' as const, 'beeindigd' as const),
        doelTrede: fc.constantFrom(undefined, 4 as const),
        plichten: fc.array(
          fc.record({
            soort: fc.constantFrom('voortgangsbericht', 'evaluatiegesprek'),
            wie: fc.constantFrom('aanbieder', 'lokale-toegang'),
            datum: dag,
            stand: fc.constantFrom<PlichtStand>(
              { stand: 'open' },
              { stand: 'gepland', op: '2026-12-01' },
              { stand: 'gedaan', op: '2026-11-01', telaat: false },
            ),
          }),
          { maxLength: 2 },
        ),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((lijst) =>
      inwoner({
        status: 'in-traject',
        toewijzingen: lijst.map((t, nr) =>
          toewijzing({ ...t, id: nr + 1, periode: { van: t.van, tot: plusDagen(t.van, t.lengte) } }),
        ),
      }),
    );
  // Late is no other step: the list sees it by the day.
  const op = (f: InwonerFeiten, n: number) =>
    stappenVan(f, termijnen, plusDagen(vandaag, n))
      .map(({ laat: _laat, ...stap }) => JSON.stringify(stap))
      .sort();
  fc.assert(
    fc.property(feiten, fc.integer({ min: 1, max: 1200 }), (f, n) => {
      const anders = verandertOp(f, termijnen, vandaag);
      const nog = anders === undefined ? n : Math.min(n, vandaag.until(anders, { largestUnit: 'day' }).days - 1);
      expect(op(f, nog)).toEqual(op(f, 0));
    }),
  );
});

test('what is kept: a row for each step with the place it is about, or one row that says there is none', () => {
  const twee = inwoner({
    status: 'in-traject',
    toewijzingen: [
      toewijzing({ doelenAkkoord: undefined }),
      toewijzing({ id: 2, aanbieder: 'Lunchroom', product: 'wm-ontwikkeling-4', doelTrede: 4 }),
    ],
  });
  expect(regelsVan(twee, termijnen, vandaag)).toMatchObject([
    { nr: 0, trede: 3, doelTrede: 4, plek: 'Fietspunt', andere: 1, stap: { soort: 'doelen-akkoord' } },
  ]);
  expect(regelsVan(met({}), termijnen, vandaag)).toMatchObject([
    { nr: 0, stap: undefined, plek: 'Fietspunt', andere: 0, verandertOp: datum('2027-05-20') },
  ]);
});

test('a message that waits is a step with a day, and late after it', () => {
  const f = (tot: string) => ({ ...met({}), berichten: [{ overlegId: 9, van: 'Fietspunt', tot: datum(tot) }] });
  const stap = (tot: string) => stappenVan(f(tot), termijnen, vandaag).find((s) => s.soort === 'bericht-beantwoorden');
  expect(stap('2026-11-22')).toMatchObject({
    eigenaar: 'ik',
    laat: false,
    href: '/dossier/7/berichten/9',
    tekst: 'Bericht beantwoorden van Fietspunt',
  });
  expect(stap('2026-11-21')?.laat).toBe(true);
});

test('a move, a death or another benefit that waits is a step; who died is asked nothing else', () => {
  const f = { ...met({}), gebeurtenissen: [{ id: 5, naam: 'verhuisd binnen de gemeente' }] };
  const [stap] = stappenVan(f, termijnen, vandaag).filter((s) => s.soort === 'gebeurtenis-beslissen');
  expect(stap).toMatchObject({ eigenaar: 'ik', href: `/dossier/${f.id}/gebeurtenissen/5`, uiterlijk: undefined });
  expect(stappenVan({ ...f, overleden: true }, termijnen, vandaag).map((s) => s.soort)).toEqual(['gebeurtenis-beslissen']);
  expect(stappenVan({ ...met({}), overleden: true }, termijnen, vandaag).map((s) => s.soort)).toEqual(['dossier-afronden']);
});

test('the resident sees his trede otherwise: the consulent answers, at the place where it stands, within the days of a no on the goals', () => {
  const stappen = stappenVan(inwoner({ zietAnders: [{ pad: '/ladder/9', op: datum('2026-11-20') }] }), termijnen, vandaag);
  expect(stappen.find(({ soort }) => soort === 'kijk-beantwoorden')).toMatchObject({
    eigenaar: 'ik',
    href: '/dossier/7/ladder/9',
    uiterlijk: datum('2026-12-04'),
    laat: false,
  });
});

const wacht = (o: Partial<WachtFeit> & Pick<WachtFeit, 'soort'>): WachtFeit => ({
  eigenaar: 'ik',
  naam: '',
  pad: '/plan',
  tot: undefined,
  vanaf: undefined,
  ...o,
});
const wachtend = (een: WachtFeit, o: Partial<InwonerFeiten> = {}) =>
  stappenVan({ ...met({}), ...o, wacht: [een] }, termijnen, vandaag)
    .filter(({ soort }) => soort === een.soort)
    .map((s) => `${s.eigenaar} ${s.href} ${s.uiterlijk ?? '-'}${s.laat ? ' laat' : ''}`);
const samen = wacht({ soort: 'samenvoegen-beslissen', eigenaar: 'teammanager', pad: '/samenvoegen/4' });
const dubbel = wacht({ soort: 'dubbel-beoordelen', pad: '/dubbel' });

test.each<[string, WachtFeit, string[], Partial<InwonerFeiten>?]>([
  ['AP36: no plan before the start', wacht({ soort: 'plan-maken', tot: vandaag }), ['ik /dossier/7/plan 2026-11-22']],
  ['AP36: none after it', wacht({ soort: 'plan-maken', tot: datum('2026-11-21') }), ['ik /dossier/7/plan 2026-11-21 laat']],
  [
    'a draft that lies long enough',
    wacht({ soort: 'concept-afmaken', pad: '/zrm/nieuw', vanaf: vandaag }),
    ['ik /dossier/7/zrm/nieuw -'],
  ],
  ['a draft that lies a day less', wacht({ soort: 'concept-afmaken', vanaf: datum('2026-11-23') }), []],
  ['a perspective whose day passed', wacht({ soort: 'perspectief-verlopen', vanaf: vandaag }), ['ik /dossier/7/plan -']],
  ['a perspective on its day', wacht({ soort: 'perspectief-verlopen', vanaf: datum('2026-11-23') }), []],
  [
    'own plan on the seventh day',
    wacht({ soort: 'eigen-plan', eigenaar: 'inwoner', tot: vandaag, totEnMet: vandaag }),
    ['inwoner /dossier/7/plan 2026-11-22'],
  ],
  [
    'own plan on the eighth: nobody is late',
    wacht({ soort: 'eigen-plan', tot: datum('2026-11-21'), totEnMet: datum('2026-11-21') }),
    [],
  ],
  ['a proposal to merge is the teammanager’s, outside the dossier', samen, ['teammanager /samenvoegen/4 -']],
  ['also of a dossier that was put away', samen, ['teammanager /samenvoegen/4 -'], { status: 'afgerond' }],
  ['also of one that nobody has', samen, ['teammanager /samenvoegen/4 -'], { consulentId: 0 }],
  ['known twice, of a dossier that was put away', dubbel, ['ik /dossier/7/dubbel -'], { status: 'afgerond' }],
  ['known twice, and nobody has it: first a consulent', dubbel, [], { consulentId: 0 }],
  ['known twice, of who died', dubbel, ['ik /dossier/7/dubbel -'], { overleden: true }],
  [
    'AM1: a decider of a step who has not spoken; of who has a login it is his turn',
    wacht({ soort: 'traject-oordeel', eigenaar: 'aanbieder', naam: 'Fietspunt', pad: '/route#stap-4' }),
    ['aanbieder /dossier/7/route#stap-4 -'],
  ],
  ['AM1: one of them said no', wacht({ soort: 'traject-oneens', pad: '/route#stap-4' }), ['ik /dossier/7/route#stap-4 -']],
  [
    'AM1: who decides over the outcome said yes',
    wacht({ soort: 'traject-besloten', pad: '/route#stap-4' }),
    ['ik /dossier/7/route#stap-4 -'],
  ],
  ['OS1: who came in himself', wacht({ soort: 'traject-oppakken', pad: '/route#stap-4' }), ['ik /dossier/7/route#stap-4 -']],
  ['AM1: all said yes', wacht({ soort: 'traject-beginnen', pad: '/route#stap-4' }), ['ik /dossier/7/route#stap-4 -']],
  [
    'AL4: fourteen days before a step ends',
    wacht({ soort: 'traject-einde', pad: '/route', tot: datum('2026-12-06'), vanaf: vandaag }),
    ['ik /dossier/7/route 2026-12-06'],
  ],
  ['AL4: a day earlier', wacht({ soort: 'traject-einde', tot: datum('2026-12-07'), vanaf: datum('2026-11-23') }), []],
  [
    'AL3: a third party that does not answer is late after its day',
    wacht({ soort: 'traject-antwoord', naam: 'UWV', pad: '/route', tot: datum('2026-11-21') }),
    ['ik /dossier/7/route 2026-11-21 laat'],
  ],
  [
    'AL4: a duty of the route four weeks before its day, of whoever owes it',
    wacht({
      soort: 'traject-plicht',
      eigenaar: 'aanbieder',
      naam: 'Verslag',
      pad: '/route',
      tot: datum('2026-12-20'),
      vanaf: vandaag,
    }),
    ['aanbieder /dossier/7/route 2026-12-20'],
  ],
  ['AL6: finance did not pay', wacht({ soort: 'traject-geld', naam: 'Vergoeding', pad: '/route' }), ['ik /dossier/7/route -']],
  ['AL6: two weeks later it is no news', wacht({ soort: 'traject-geld', totEnMet: datum('2026-11-21') }), []],
  ['a step is over and nothing follows', wacht({ soort: 'traject-vervolg', pad: '/route' }), ['ik /dossier/7/route -']],
  ['a route is not asked of a dossier that was put away', wacht({ soort: 'traject-vervolg' }), [], { status: 'afgerond' }],
  ['a plan is not asked of a dossier that was put away', wacht({ soort: 'plan-maken' }), [], { status: 'afgerond' }],
])('what waits: %s', (_naam, een, verwacht, o) => expect(wachtend(een, o)).toEqual(verwacht));

test('Wmo 2015 art. 2.3.2 lid 2: who gave a plan, wants none, is researched or has a besluit is not asked for one', () => {
  const tot = datum('2026-11-27');
  expect(eigenPlan({ tot, besloten: false, feiten: ['identiteit'] })).toMatchObject([
    { soort: 'eigen-plan', tot, totEnMet: tot },
  ]);
  for (const feit of ['plan', 'geen-plan', 'onderzoek-afgerond'])
    expect(eigenPlan({ tot, besloten: false, feiten: [feit] })).toEqual([]);
  expect(eigenPlan({ tot, besloten: true, feiten: [] })).toEqual([]);
  expect(eigenPlan({ tot: undefined, besloten: false, feiten: [] })).toEqual([]);
});

test('Wmo 2015 art. 2.3.2: after the research the report is the consulent’s, and then the resident says whether he asks', () => {
  const na = (feiten: string[], o = {}) => naOnderzoek({ besloten: false, loopt: false, feiten, ...o }).map((een) => een.soort);
  expect(na(['identiteit'])).toEqual([]);
  expect(na(['onderzoek-afgerond'])).toEqual(['verslag-geven']);
  expect(na(['onderzoek-afgerond', 'verslag-gegeven'])).toEqual(['aanvraag-afwachten']);
  for (const antwoord of ['aanvraag', 'geen-aanvraag']) expect(na(['onderzoek-afgerond', antwoord])).toEqual([]);
  expect(na(['onderzoek-afgerond'], { besloten: true })).toEqual([]);
  expect(na(['onderzoek-afgerond'], { loopt: true })).toEqual([]);
});

test('AP10: an orientation without advice has a last day for the centre, and fourteen days before it the consulent hears', () => {
  const advies = wacht({ soort: 'orientatie-adviseren', eigenaar: 'aanbieder', naam: 'Het Kompas', pad: '/orientatie' });
  const op = (laatste: string, soort = 'maximum') =>
    stappenVan(
      { ...met({}), wacht: metEinde([advies], { laatste: datum(laatste), soort, centrum: 'Het Kompas', signaalDagen: 14 }) },
      termijnen,
      vandaag,
    ).map((s) => `${s.soort} ${s.eigenaar} ${s.uiterlijk ?? '-'}`);
  expect(op('2026-12-06')).toEqual(['orientatie-adviseren aanbieder 2026-12-06', 'orientatie-loopt-af ik 2026-12-06']);
  expect(op('2026-12-07')).toEqual(['orientatie-adviseren aanbieder 2026-12-07']);
  expect(op('2026-12-06', 'gemiddeld')).toEqual(['orientatie-adviseren aanbieder -', 'orientatie-loopt-af ik -']);
  expect(metEinde([advies], undefined)).toEqual([advies]);
});

test('what is over by itself changes on the day after', () => {
  const f = { ...met({}), wacht: [wacht({ soort: 'eigen-plan', tot: datum('2026-11-27'), totEnMet: datum('2026-11-27') })] };
  expect(verandertOp(f, termijnen, vandaag)).toEqual(datum('2026-11-28'));
});

test('AR14: who has a traject while nothing runs, waits or is planned gets a next step; a day that was planned is one', () => {
  const kinds = (o: Partial<InwonerFeiten>) =>
    stappenVan(inwoner({ status: 'in-traject', toewijzingen: [], ...o }), termijnen, vandaag).map((s) => s.soort);
  expect(kinds({})).toEqual(['vervolg-kiezen']);
  const nazorg = (dag: string) => wacht({ soort: 'nazorg-vragen', eigenaar: 'inwoner', pad: '/nazorg', vanaf: datum(dag) });
  expect(kinds({ wacht: [nazorg('2027-02-01')] })).toEqual([]);
  expect(kinds({ wacht: [nazorg('2026-11-22')] })).toEqual(['nazorg-vragen']);
  // Also who was refused, until the dossier goes on or is put away.
  expect(kinds({ status: 'in-onderzoek' })).toEqual(['vervolg-kiezen']);
  // K7: aftercare goes on when the dossier was put away.
  expect(kinds({ status: 'afgerond', wacht: [nazorg('2026-11-22')] })).toEqual(['nazorg-vragen']);
});

test.each(['besluit-bekendmaken', 'advies-bespreken', 'afspraak-vastzetten', 'orientatie-adviseren'])(
  '%s can have a last day, and then the explanation says where that comes from',
  (soort) => {
    expect(STAP_UITLEG.find((een) => een.soort === soort)?.dag).not.toMatch(/^Geen bron noemt een dag/);
  },
);

test('resultaat-melden is due on the day after the last one, and its explanation says so', () => {
  expect(STAP_UITLEG.find((een) => een.soort === 'resultaat-melden')?.dag).toBe('De dag na de laatste dag van de toewijzing.');
});

test('of the goals of a place past its last day nobody is asked any more', () => {
  const tot = (dag: string) => met({ doelenAkkoord: undefined, periode: { van: datum('2026-06-01'), tot: datum(dag) } });
  const vraagt = (dag: string) => stappenVan(tot(dag), termijnen, vandaag).some((s) => s.soort === 'doelen-akkoord');
  expect([vraagt('2026-11-22'), vraagt('2026-11-21')]).toEqual([true, false]);
});
