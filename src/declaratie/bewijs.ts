// A stored line computed again from what it was stored with, what it rests on, and what would have changed it. Pure.
import { z } from 'zod';
import { bronStatus } from '../beleid/explain.ts';
import { findProduct, prijsBedrag, type Regeling } from '../beleid/regeling.ts';
import type { Verschil } from '../kernel/bewijs.ts';
import { datum, isVoor, toonDatum, vroegste } from '../kernel/datum.ts';
import { bedragVoorMinuten, toonGeld } from '../kernel/geld.ts';
import { isMaand, type Maand, maandPeriode, maandVan } from '../kernel/maand.ts';
import { isTrede, type Trede } from '../kernel/trede.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import type { Weekverloop } from '../kernel/weken.ts';
import { regelsVanToewijzingen } from './rules.ts';
import { isTijd } from './te-declareren.ts';
import type { DeclaratieInvoer, DeclaratieProduct, DeclaratieToewijzing, Per, RegelGetallen, Tariefversie } from './types.ts';
import { perWeekZin, toonTijd } from './uitleg.ts';

const trede = z.custom<Trede>(isTrede);
const versie = z.object({ id: z.int(), hash: z.string() });
const tarief = z.object({ tarief: z.int(), bron: z.string() }).nullable();
const gewicht = z.enum(['niet-gerealiseerd', 'gerealiseerd']);
const samen = {
  regeling: versie.nullish(),
  prijs: versie.nullish(),
  contractproduct: z.int().nullish(),
  code: z.string().optional(),
  tarief,
};

/** As it stands in declaratieregel.herkomst. What is optional is absent in older rows. */
const Herkomst = z.discriminatedUnion('soort', [
  z.looseObject({
    soort: z.literal('werkplek'),
    maand: z.custom<Maand>((m) => typeof m === 'string' && isMaand(m)).optional(),
    periode: z.object({ van: z.string(), tot: z.string() }).optional(),
    gemaakt: z.int().optional(),
    minutenPerWeek: z.int().nullable(),
    weken: z.int(),
    maximumMaand: z.int(),
    maximumTotaal: z.int(),
    eerderBetaald: z.int(),
    beginstand: z.int(),
    eerdereMaandenOnbekend: z.boolean().optional(),
    dagdeel: z.int().positive().optional(),
    verloop: z
      .object({
        eerder: z.array(z.object({ tot: z.string(), minuten: z.int() })),
        opgeschort: z.array(z.object({ van: z.string(), tot: z.string() })),
      })
      .optional(),
    maandDagen: z.array(z.object({ datum: z.string(), minuten: z.int(), tarief: z.int().nullable() })).optional(),
    ...samen,
  }),
  z.looseObject({
    soort: z.literal('ontwikkeling'),
    keuze: z.object({ nietBehaald: z.int(), lager: gewicht, hoger: gewicht }).optional(),
    resultaat: z.object({ datum: z.string(), bereikteTrede: trede, akkoordGemeente: z.boolean().nullable() }),
    doelTrede: trede.nullable(),
    startdag: z.string(),
    uitkomst: z.string(),
    ...samen,
  }),
  z.looseObject({
    soort: z.literal('arrangement'),
    maand: z.custom<Maand>((m) => typeof m === 'string' && isMaand(m)),
    startdag: z.string(),
    liep: z.object({ van: z.string(), tot: z.string() }),
    opgeschort: z.array(z.object({ van: z.string(), tot: z.string() })),
    delen: z.array(z.object({ van: z.string(), dagen: z.int(), dagenInJaar: z.int(), bedrag: z.int() })),
    ...samen,
  }),
  z.looseObject({ soort: z.literal('credit'), regel: z.int(), declaratie: z.int() }),
]);
export type RegelBewijs = z.output<typeof Herkomst>;
export type Werkplek = Extract<RegelBewijs, { soort: 'werkplek' }>;
export type Ontwikkeling = Extract<RegelBewijs, { soort: 'ontwikkeling' }>;
export type Arrangement = Extract<RegelBewijs, { soort: 'arrangement' }>;

/** As leesRegelBewijs; undefined for what no rule of ours made. */
export const findRegelBewijs = (waarde: unknown): RegelBewijs | undefined => Herkomst.safeParse(waarde).data;

/** Reads what a line was stored with. Throws a ZodError. */
export const leesRegelBewijs = (waarde: unknown): RegelBewijs => Herkomst.parse(waarde);

type Getallen = Pick<RegelGetallen, 'minuten' | 'betaalbaar' | 'tarief' | 'bedrag'>;
/** A line as it stands: its numbers and what it belongs to. */
export type BewaardeRegel = Getallen & { product: string; per: Per; soort: 'debet' | 'credit' };

const LEEG = {
  nummer: '',
  agb: '',
  doelTrede: null,
  minutenPerWeek: null,
  contract: [],
  gewerkt: [],
  eerder: [],
  resultaten: [],
} as const;

function reken(
  maand: Maand,
  hoe: Pick<DeclaratieProduct, 'soort' | 'dagdeel'>,
  toewijzing: DeclaratieToewijzing,
  keuze?: DeclaratieInvoer['resultaatKeuze'],
) {
  return regelsVanToewijzingen({
    maand,
    gemeente: '',
    toewijzingen: [toewijzing],
    producten: new Map([[toewijzing.product, { naam: '', ...hoe, tarieven: [] }]]),
    aanbieders: new Map(),
    eersteMaand: new Map(),
    resultaatKeuze: keuze ?? { nietBehaald: 0, lager: 'niet-gerealiseerd', hoger: 'gerealiseerd' },
  });
}

/** The line that a receipt gives by the rules of now; undefined when the row is from before all of it was kept. */
export function rekenRegel(bewijs: Werkplek | Ontwikkeling | Arrangement, product: string): Getallen | undefined {
  const prijs = (dag: { van: string; tot: string }, cent: number | null): Tariefversie[] =>
    cent === null ? [] : [{ geldig: { van: datum(dag.van), tot: datum(dag.tot) }, tarief: cent, bron: '' }];
  if (bewijs.soort === 'arrangement') {
    const { liep, delen, opgeschort } = bewijs;
    const periode = { van: datum(liep.van), tot: datum(liep.tot) };
    return reken(
      bewijs.maand,
      { soort: 'arrangement' },
      {
        ...LEEG,
        product,
        periode,
        verloop: { eerder: [], opgeschort: opgeschort.map(({ van, tot }) => ({ van: datum(van), tot: datum(tot) })) },
        // Only the years that this line is for have a price here.
        contract: delen.flatMap(({ van }) => prijs({ van, tot: van }, bewijs.tarief?.tarief ?? null)),
      },
    ).find((regel) => regel.tarief === (bewijs.tarief?.tarief ?? 0));
  }
  if (bewijs.soort === 'ontwikkeling') {
    const { resultaat, doelTrede, startdag, keuze } = bewijs;
    if (!keuze) return undefined;
    const dag = datum(resultaat.datum);
    const start = datum(startdag);
    const [regel] = reken(
      maandVan(dag),
      { soort: 'ontwikkeling' },
      {
        ...LEEG,
        product,
        doelTrede,
        periode: { van: start, tot: isVoor(dag, start) ? start : dag },
        contract: prijs({ van: startdag, tot: startdag }, bewijs.tarief?.tarief ?? null),
        resultaten: [{ ...resultaat, datum: dag }],
      },
      keuze,
    );
    return regel;
  }
  const { maand, periode, gemaakt, maandDagen } = bewijs;
  if (maand === undefined || !periode || gemaakt === undefined) return undefined;
  const kalender = maandPeriode(maand);
  const dag = vroegste(kalender.tot, isVoor(datum(periode.van), kalender.van) ? kalender.van : datum(periode.van));
  const contract = maandDagen
    ? maandDagen.flatMap((een) => prijs({ van: een.datum, tot: een.datum }, een.tarief))
    : prijs({ van: kalender.van.toString(), tot: kalender.tot.toString() }, bewijs.tarief?.tarief ?? null);
  return reken(
    maand,
    { soort: 'werkplek', dagdeel: bewijs.dagdeel },
    {
      ...LEEG,
      product,
      minutenPerWeek: bewijs.minutenPerWeek,
      periode: { van: datum(periode.van), tot: datum(periode.tot) },
      verloop: verloopUit(bewijs),
      contract,
      gewerkt: maandDagen?.map((een) => ({ datum: datum(een.datum), minuten: een.minuten })) ?? [
        { datum: dag, minuten: gemaakt },
      ],
      // What was paid before takes room, whoever paid it.
      beginstand: bewijs.beginstand + bewijs.eerderBetaald,
    },
  ).find((regel) => regel.tarief === (bewijs.tarief?.tarief ?? 0));
}

const verloopUit = ({ verloop }: Werkplek): Weekverloop | undefined =>
  verloop && {
    eerder: verloop.eerder.map(({ tot, minuten }) => ({ tot: datum(tot), minuten })),
    opgeschort: verloop.opgeschort.map(({ van, tot }) => ({ van: datum(van), tot: datum(tot) })),
  };

/** The price that the rows of now give for a line: of the contract version or the version of the regeling that it names. */
export type PrijsNu = { contractTarief: number | undefined; regeling: Regeling | undefined; hash: string | undefined };

/** Computes a stored line again: the amount from the receipt, and the price from where the receipt says it stood. */
export function herrekenRegel(regel: BewaardeRegel, bewijs: RegelBewijs, nu: PrijsNu, terug?: Getallen): Verschil[] {
  if (bewijs.soort === 'credit') return herrekenCredit(regel, terug);
  const uit: Verschil[] = [];
  if (bewijs.contractproduct != null && nu.contractTarief !== regel.tarief)
    uit.push({
      ernst: 'uitkomst',
      tekst: `Tarief van het contract: toen ${toonGeld(regel.tarief)}, nu ${nu.contractTarief === undefined ? 'onbekend' : toonGeld(nu.contractTarief)}.`,
    });
  if (bewijs.prijs && nu.regeling) {
    if (nu.hash !== bewijs.prijs.hash)
      uit.push({
        ernst: 'uitkomst',
        tekst: `De bewaarde regeling heeft een ander kenmerk: toen ${bewijs.prijs.hash.slice(0, 8)}, nu ${nu.hash?.slice(0, 8)}.`,
      });
    const product = findProduct(nu.regeling, regel.product);
    const prijs = product && prijsBedrag(product);
    if (bewijs.tarief && prijs !== regel.tarief)
      uit.push({
        ernst: 'uitkomst',
        tekst: `Tarief van de regeling: toen ${toonGeld(regel.tarief)}, nu ${prijs === undefined ? 'niet geregeld' : toonGeld(prijs)}.`,
      });
  }
  const opnieuw = rekenRegel(bewijs, regel.product);
  if (opnieuw) return [...uit, ...verschilVanGetallen(regel, opnieuw)];
  // Of an older row what was kept: the amount is the tariff times what is payable, or the price.
  const bedrag = isTijd(regel.per) ? bedragVoorMinuten(regel.tarief, regel.betaalbaar) : regel.bedrag === 0 ? 0 : regel.tarief;
  if (bedrag !== regel.bedrag)
    uit.push({ ernst: 'uitkomst', tekst: `Bedrag: toen ${toonGeld(regel.bedrag)}, nu ${toonGeld(bedrag)}.` });
  return [
    ...uit,
    {
      ernst: 'onbekend',
      tekst: 'Deze regel is gemaakt voordat alle feiten werden bewaard. Alleen tarief en vermenigvuldiging zijn nagerekend.',
    },
  ];
}

function herrekenCredit(regel: BewaardeRegel, terug: Getallen | undefined): Verschil[] {
  if (!terug) return [{ ernst: 'uitkomst', tekst: 'De regel die werd teruggenomen is er niet.' }];
  return verschilVanGetallen(regel, {
    minuten: 0 - terug.minuten,
    betaalbaar: 0 - terug.betaalbaar,
    tarief: terug.tarief,
    bedrag: 0 - terug.bedrag,
  });
}

function verschilVanGetallen(toen: Getallen, nu: Getallen): Verschil[] {
  const uit: Verschil[] = [];
  const zeg = (wat: string, was: string, is: string) =>
    was !== is && uit.push({ ernst: 'uitkomst', tekst: `${wat}: toen ${was}, nu ${is}.` });
  zeg('Gemaakt', toonTijd(toen.minuten), toonTijd(nu.minuten));
  zeg('Betaalbaar', toonTijd(toen.betaalbaar), toonTijd(nu.betaalbaar));
  zeg('Tarief', toonGeld(toen.tarief), toonGeld(nu.tarief));
  zeg('Bedrag', toonGeld(toen.bedrag), toonGeld(nu.bedrag));
  return uit;
}

const PER_TEKST: Readonly<Record<Per, string>> = {
  uur: 'per uur',
  dagdeel: 'per dagdeel',
  traject: 'voor het hele traject',
  jaar: 'per jaar',
};

/** What a line rests on, with the place of each in its source. The sum itself stands in its words (`uitleg`). */
export function regelGronden(regel: BewaardeRegel, bewijs: RegelBewijs, regeling: Regeling): Grond[] {
  const zeg = (nr: string, bron: string, tekst: string, voldaan = true): Grond => ({
    regel: nr,
    bron,
    status: bronStatus(regeling, bron),
    tekst,
    voldaan,
  });
  if (bewijs.soort === 'credit')
    return [
      zeg('AP33', 'keuze', 'Een verbetering neemt de eerdere regel helemaal terug; een nieuwe regel komt ervoor in de plaats.'),
    ];
  const product = findProduct(regeling, regel.product);
  const eenheid = PER_TEKST[regel.per];
  const standaard = product && prijsBedrag(product);
  // The amount of the regeling stands beside that of the contract: it is where the tariff comes from.
  const prijs = !bewijs.tarief
    ? [zeg('AP7', 'keuze', 'Er is geen tarief bekend.', false)]
    : [
        ...(standaard === undefined
          ? []
          : [zeg('AP7', product?.prijs?.bron ?? 'keuze', `De regeling noemt ${toonGeld(standaard)} ${eenheid}.`)]),
        ...(bewijs.contractproduct == null
          ? []
          : [
              zeg(
                'AP7',
                'keuze',
                `Het tarief is ${toonGeld(bewijs.tarief.tarief)} ${eenheid}, volgens ${bewijs.tarief.bron}. Het contract van die dag gaat voor het bedrag in de regeling.`,
              ),
            ]),
      ];
  const afrekening = product?.afrekening;
  if (bewijs.soort === 'arrangement') {
    const naarRato = product?.naarRato;
    return [
      ...(afrekening
        ? [
            zeg(
              'NI2',
              afrekening.bron,
              `Dit arrangement wordt betaald voor de dagen dat het loopt. ${afrekening.keuze ?? ''}`.trim(),
            ),
          ]
        : []),
      ...bewijs.delen.map((deel) =>
        zeg(
          'NI2',
          naarRato?.bron ?? 'keuze',
          `${deel.dagen} van de ${deel.dagenInJaar} dagen van het jaar vanaf ${toonDatum(datum(deel.van))}: ${toonGeld(deel.bedrag)}. Naar rato van de dagen is een keuze.`,
        ),
      ),
      ...prijs,
    ];
  }
  if (bewijs.soort === 'ontwikkeling') {
    const gehaald = regel.bedrag > 0;
    return [
      ...(afrekening
        ? [zeg('AP8', afrekening.bron, 'Dit traject wordt afgerekend op het resultaat. Uren tellen niet mee.')]
        : []),
      zeg(
        'K5',
        'keuze K5',
        `Doel: trede ${bewijs.doelTrede ?? 'niet afgesproken'}. Bereikt: trede ${bewijs.resultaat.bereikteTrede}.`,
        gehaald,
      ),
      ...prijs,
    ];
  }
  const { gemaakt = regel.minuten, maximumMaand, maximumTotaal, eerderBetaald, beginstand } = bewijs;
  const ruimte = Math.max(0, maximumTotaal - eerderBetaald - beginstand);
  return [
    ...(afrekening
      ? [zeg('AP8', afrekening.bron, `Een werkplek wordt betaald op gemaakte uren. ${afrekening.keuze ?? ''}`.trim())]
      : []),
    zeg(
      'AP8',
      'iWmo IV077',
      bewijs.minutenPerWeek === null
        ? 'Er zijn geen uren per week afgesproken.'
        : `Hoogstens ${toonTijd(maximumMaand)}: ${perWeekZin({ weken: bewijs.weken, verloop: bewijs.verloop }, bewijs.minutenPerWeek)}.`,
      gemaakt <= maximumMaand,
    ),
    zeg(
      'AP8',
      'iWmo TR322',
      `Over de hele toewijzing is nog ruimte voor ${toonTijd(ruimte)} van ${toonTijd(maximumTotaal)}.`,
      gemaakt <= ruimte,
    ),
    ...(bewijs.eerdereMaandenOnbekend
      ? [zeg('K6', 'keuze K6', 'Van eerdere maanden zijn geen uren bekend. Die tellen als nul.')]
      : []),
    ...prijs,
    zeg(
      'AP7',
      'iWmo TR346',
      `${toonTijd(regel.betaalbaar)} × ${toonGeld(regel.tarief)} = ${toonGeld(regel.bedrag)}. Een halve cent wordt naar boven afgerond; dat laatste is een keuze.`,
    ),
  ];
}
