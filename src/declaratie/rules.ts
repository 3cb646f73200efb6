import { type Datum, isoDatum, isVoor, vergelijk } from '../kernel/datum.ts';
import { bedragVoorMinuten } from '../kernel/geld.ts';
import { type Maand, maandPeriode, maandVan } from '../kernel/maand.ts';
import type { Minuten } from '../kernel/minuten.ts';
import { bevat, doorsnede, type Periode } from '../kernel/periode.ts';
import { type Jaardeel, jaardelen, naarRato } from '../kernel/rato.ts';
import { aantalWeken, volumeMaand, volumeTotaal, type Weekverloop } from '../kernel/weken.ts';
import type {
  BerekendeRegel,
  DeclaratieInvoer,
  DeclaratieProduct,
  DeclaratieResultaat,
  Declaratieregel,
  DeclaratieToewijzing,
  DeclaratieUitkomst,
  GewerkteDag,
  GewerkteMaand,
  OntwikkelingUitkomst,
  ResultaatKeuze,
  Tariefversie,
} from './types.ts';
import { uitlegArrangement, uitlegOntwikkeling, uitlegWerkplek } from './uitleg.ts';

/**
 * The declaratie of a month (AP7, AP8, AP33, NI1, NI2, §10): a line for each werkplek with minutes in the month, for each tariff of its days,
 * a line for each arrangement that ran in it, and a line for each ontwikkeling with a result dated in the month, also when it pays nothing. Amounts in eurocent.
 * Throws a RangeError on a product that is not given, or on days that lie outside the month.
 */
export function berekenDeclaratie(invoer: DeclaratieInvoer): DeclaratieUitkomst {
  return declaratieVan(invoer, regelsVanToewijzingen(invoer).map(metWoorden));
}

/** A line with its words. */
export function metWoorden({ woorden, ...getallen }: BerekendeRegel): Declaratieregel {
  const { uitleg, herkomst } = woorden();
  return { ...getallen, uitleg, herkomst };
}

const opNummer = new Intl.Collator('nl', { numeric: true });

/** The lines alone, sorted by toewijzing: many toewijzingen may be computed in parts. Throws as `berekenDeclaratie`. */
export function regelsVanToewijzingen(invoer: DeclaratieInvoer): BerekendeRegel[] {
  const regels: BerekendeRegel[] = [];
  const toewijzingen = [...invoer.toewijzingen].sort((a, b) => opNummer.compare(a.nummer, b.nummer));
  for (const toewijzing of toewijzingen) {
    const product = invoer.producten.get(toewijzing.product);
    if (!product) throw new RangeError(`product ${toewijzing.product} is niet meegegeven`);
    switch (product.soort) {
      case 'werkplek':
        regels.push(...werkplekRegels(invoer, toewijzing, product));
        break;
      case 'ontwikkeling':
        regels.push(...ontwikkelingRegels(invoer, toewijzing, product));
        break;
      case 'arrangement':
        regels.push(...arrangementRegels(invoer, toewijzing, product));
        break;
    }
  }
  return regels;
}

/** Lines with what they come to, for each aanbieder and together. */
export function declaratieVan(
  { maand, gemeente, aanbieders }: Pick<DeclaratieInvoer, 'maand' | 'gemeente' | 'aanbieders'>,
  regels: Declaratieregel[],
): DeclaratieUitkomst {
  const perAanbieder = new Map<string, number>();
  for (const regel of regels) perAanbieder.set(regel.agb, (perAanbieder.get(regel.agb) ?? 0) + regel.bedrag);
  return {
    maand,
    gemeente,
    totaal: regels.reduce((som, regel) => som + regel.bedrag, 0),
    aanbieders: [...perAanbieder]
      .map(([agb, bedrag]) => ({ agb, naam: aanbieders.get(agb) ?? agb, bedrag }))
      .sort((a, b) => (a.agb < b.agb ? -1 : 1)),
    regels,
  };
}

export type DeclaratieAfdruk = Omit<DeclaratieUitkomst, 'regels'> & { regels: Omit<Declaratieregel, 'per' | 'herkomst'>[] };

/** A declaratie as the command prints it: without what is kept for the record. */
export function afdrukVan({ maand, gemeente, totaal, aanbieders, regels }: DeclaratieUitkomst): DeclaratieAfdruk {
  return { maand, gemeente, totaal, aanbieders, regels: regels.map(({ per: _per, herkomst: _herkomst, ...regel }) => regel) };
}

/**
 * Minutes that are paid for each month of a werkplek toewijzing, in order (IV077, TR321, TR322): what was made, at most
 * minutenPerWeek × the ISO weeks that the month touches within the toewijzing, and together at most minutenPerWeek × the weeks that
 * the whole toewijzing touches; by `verloop` where weeks differ. `beginstand` was paid before. Months may come in any order and more than once.
 */
export function betaalbarePerMaand(
  minutenPerWeek: Minuten,
  periode: Periode,
  gemaakt: readonly GewerkteMaand[],
  beginstand: Minuten = 0,
  verloop?: Weekverloop,
): Map<Maand, Minuten> {
  const perMaand = new Map<Maand, Minuten>();
  for (const { maand, minuten } of gemaakt) perMaand.set(maand, (perMaand.get(maand) ?? 0) + minuten);
  let ruimte = Math.max(0, volumeTotaal(minutenPerWeek, periode, verloop) - beginstand);
  const betaalbaar = new Map<Maand, Minuten>();
  for (const maand of [...perMaand.keys()].sort()) {
    const minuten = Math.min(perMaand.get(maand) ?? 0, volumeMaand(minutenPerWeek, periode, maand, verloop), ruimte);
    betaalbaar.set(maand, minuten);
    ruimte -= minuten;
  }
  return betaalbaar;
}

/** As it stands with the line: days as text. */
const verloopTekst = ({ eerder, opgeschort }: Weekverloop) => ({
  eerder: eerder.map(({ tot, minuten }) => ({ tot: isoDatum(tot), minuten })),
  opgeschort: opgeschort.map(({ van, tot }) => ({ van: isoDatum(van), tot: isoDatum(tot) })),
});

/** Divides worked days over the month that is settled and the months before it; later days are left out. */
export function verdeelGewerkt(dagen: Iterable<GewerkteDag>, maand: Maand): { gewerkt: GewerkteDag[]; eerder: GewerkteMaand[] } {
  const gewerkt: GewerkteDag[] = [];
  const eerder = new Map<Maand, Minuten>();
  for (const dag of dagen) {
    const van = maandVan(dag.datum);
    if (van === maand) gewerkt.push(dag);
    else if (van < maand) eerder.set(van, (eerder.get(van) ?? 0) + dag.minuten);
  }
  return { gewerkt, eerder: [...eerder].map(([m, minuten]) => ({ maand: m, minuten })) };
}

/** AP7: the contract version on the day, otherwise what the version says that the toewijzing rests on, otherwise the version of the day. */
function tariefOp(toewijzing: DeclaratieToewijzing, product: DeclaratieProduct, dag: Datum): Tariefversie | undefined {
  const geldt = (versie: Tariefversie) => bevat(versie.geldig, dag);
  return toewijzing.contract.find(geldt) ?? toewijzing.standaard?.find(geldt) ?? product.tarieven.find(geldt);
}

type BetaaldeDag = GewerkteDag & { betaalbaar: Minuten };

function werkplekRegels(
  invoer: DeclaratieInvoer,
  toewijzing: DeclaratieToewijzing,
  product: DeclaratieProduct,
): BerekendeRegel[] {
  const { maand } = invoer;
  const { periode } = toewijzing;
  const kalendermaand = maandPeriode(maand);
  const dagen = toewijzing.gewerkt.filter((dag) => dag.minuten !== 0).sort((a, b) => vergelijk(a.datum, b.datum));
  if (dagen.length === 0) return [];
  for (const { datum } of dagen) {
    if (!bevat(kalendermaand, datum)) throw new RangeError(`${datum} ligt niet in ${maand}`);
  }
  const perWeek = toewijzing.minutenPerWeek ?? 0;
  const beginstand = toewijzing.beginstand ?? 0;
  const gemaakt = dagen.reduce((som, dag) => som + dag.minuten, 0);
  const perMaand =
    toewijzing.betaald ??
    betaalbarePerMaand(
      perWeek,
      periode,
      [...toewijzing.eerder.filter((eerder) => eerder.maand < maand), { maand, minuten: gemaakt }],
      beginstand,
      toewijzing.verloop,
    );
  const betaalbaar = perMaand.get(maand) ?? 0;
  const deel = doorsnede(periode, kalendermaand);
  const eersteMaand = invoer.eersteMaand.get(toewijzing.agb);
  const feitenVan = () => ({
    minutenPerWeek: toewijzing.minutenPerWeek,
    weken: deel ? aantalWeken(deel) : 0,
    maximumMaand: volumeMaand(perWeek, periode, maand, toewijzing.verloop),
    maximumTotaal: volumeTotaal(perWeek, periode, toewijzing.verloop),
    ...(toewijzing.verloop ? { verloop: verloopTekst(toewijzing.verloop) } : {}),
    eerderBetaald: [...perMaand].reduce((som, [m, minuten]) => (m < maand ? som + minuten : som), 0),
    beginstand,
    eerdereMaandenOnbekend:
      toewijzing.beginstand === undefined && eersteMaand !== undefined && maandVan(periode.van) < eersteMaand,
  });

  // Payable minutes are filled in date order, so that the tariff of each minute is that of its day.
  let ruimte = betaalbaar;
  const perTarief = new Map<number | undefined, { versie: Tariefversie | undefined; dagen: BetaaldeDag[] }>();
  for (const dag of dagen) {
    const versie = tariefOp(toewijzing, product, dag.datum);
    const betaald: BetaaldeDag = { ...dag, betaalbaar: Math.min(dag.minuten, ruimte) };
    ruimte -= betaald.betaalbaar;
    const groep = perTarief.get(versie?.tarief);
    if (groep) groep.dagen.push(betaald);
    else perTarief.set(versie?.tarief, { versie, dagen: [betaald] });
  }

  return [...perTarief.values()].map((groep) => {
    const { versie } = groep;
    const minuten = groep.dagen.reduce((som, dag) => som + dag.minuten, 0);
    // Without a tariff nothing can be paid: the line stays, and says so.
    const teBetalen = versie ? groep.dagen.reduce((som, dag) => som + dag.betaalbaar, 0) : 0;
    const bedrag = versie ? bedragVoorMinuten(versie.tarief, teBetalen, product.dagdeel) : 0;
    return {
      toewijzing: toewijzing.nummer,
      product: toewijzing.product,
      agb: toewijzing.agb,
      per: product.dagdeel === undefined ? 'uur' : 'dagdeel',
      minuten,
      betaalbaar: teBetalen,
      tarief: versie?.tarief ?? 0,
      bedrag,
      woorden: () => {
        const feiten = feitenVan();
        return {
          uitleg: uitlegWerkplek({
            maand,
            periode,
            ...feiten,
            eersteMaand,
            gemaakt,
            betaalbaar,
            regel: { minuten, betaalbaar: teBetalen, bedrag, versie },
            eersteDag: groep.dagen[0]?.datum,
            aantalTarieven: perTarief.size,
            dagdeel: product.dagdeel,
          }),
          herkomst: {
            soort: 'werkplek',
            maand,
            periode: { van: isoDatum(periode.van), tot: isoDatum(periode.tot) },
            gemaakt,
            ...feiten,
            tarief: versie ? { tarief: versie.tarief, bron: versie.bron } : null,
            ...(product.dagdeel === undefined ? {} : { dagdeel: product.dagdeel }),
            dagen: groep.dagen.map((dag) => ({
              datum: isoDatum(dag.datum),
              minuten: dag.minuten,
              betaalbaar: versie ? dag.betaalbaar : 0,
            })),
            // Which day is paid at which tariff follows from all days together.
            ...(perTarief.size > 1 ? { maandDagen: dagenPerTarief(perTarief) } : {}),
          },
        };
      },
    };
  });
}

/** All worked days of a month, each with its tariff (null: none). */
const dagenPerTarief = (
  perTarief: ReadonlyMap<number | undefined, { dagen: readonly BetaaldeDag[] }>,
): { datum: string; minuten: Minuten; tarief: number | null }[] =>
  [...perTarief].flatMap(([tarief, { dagen }]) =>
    dagen.map(({ datum, minuten }) => ({ datum: isoDatum(datum), minuten, tarief: tarief ?? null })),
  );

function ontwikkelingRegels(
  invoer: DeclaratieInvoer,
  toewijzing: DeclaratieToewijzing,
  product: DeclaratieProduct,
): BerekendeRegel[] {
  const kalendermaand = maandPeriode(invoer.maand);
  const resultaten = [...toewijzing.resultaten].sort((a, b) => vergelijk(a.datum, b.datum));
  const inMaand = resultaten.filter((resultaat) => bevat(kalendermaand, resultaat.datum));
  const telt = (resultaat: DeclaratieResultaat) => oordeel(toewijzing, resultaat, invoer.resultaatKeuze) === 'gerealiseerd';
  const resultaat = inMaand.find(telt) ?? inMaand.at(-1);
  if (!resultaat) return [];
  const versie = tariefOp(toewijzing, product, toewijzing.periode.van);
  const eerder = resultaten.find((ander) => isVoor(ander.datum, kalendermaand.van) && telt(ander));
  let uitkomst = oordeel(toewijzing, resultaat, invoer.resultaatKeuze);
  if (uitkomst === 'gerealiseerd' && eerder) uitkomst = 'al-betaald';
  else if (uitkomst === 'gerealiseerd' && !versie) uitkomst = 'geen-tarief';
  const bedrag =
    uitkomst === 'gerealiseerd'
      ? (versie?.tarief ?? 0)
      : uitkomst === 'niet-gerealiseerd'
        ? invoer.resultaatKeuze.nietBehaald
        : 0;
  return [
    {
      toewijzing: toewijzing.nummer,
      product: toewijzing.product,
      agb: toewijzing.agb,
      per: 'traject',
      minuten: 0,
      betaalbaar: 0,
      tarief: versie?.tarief ?? 0,
      bedrag,
      woorden: () => ({
        uitleg: uitlegOntwikkeling({ toewijzing, resultaat, versie, uitkomst, bedrag, eerder }),
        herkomst: {
          soort: 'ontwikkeling',
          keuze: invoer.resultaatKeuze,
          resultaat: { ...resultaat, datum: isoDatum(resultaat.datum) },
          doelTrede: toewijzing.doelTrede,
          startdag: isoDatum(toewijzing.periode.van),
          tarief: versie ? { tarief: versie.tarief, bron: versie.bron } : null,
          uitkomst,
        },
      }),
    },
  ];
}

/**
 * NI2: an arrangement is paid for the days that it ran in the month, suspended days apart (K2): its price per year, by the day (keuze). Years
 * count from its first day, and the tariff of a year is that of its first day.
 */
function arrangementRegels(
  invoer: DeclaratieInvoer,
  toewijzing: DeclaratieToewijzing,
  product: DeclaratieProduct,
): BerekendeRegel[] {
  const { maand } = invoer;
  const { liep = toewijzing.periode } = toewijzing;
  const hier = doorsnede(liep, maandPeriode(maand));
  if (!hier) return [];
  const opgeschort = toewijzing.verloop?.opgeschort ?? [];
  const delen = jaardelen(liep.van, hier, opgeschort).filter(({ dagen }) => dagen > 0);
  const perTarief = new Map<number | undefined, { versie: Tariefversie | undefined; delen: Jaardeel[] }>();
  for (const deel of delen) {
    const versie = tariefOp(toewijzing, product, deel.jaar.van);
    const groep = perTarief.get(versie?.tarief);
    if (groep) groep.delen.push(deel);
    else perTarief.set(versie?.tarief, { versie, delen: [deel] });
  }
  return [...perTarief.values()].map(({ versie, delen: vakken }) => {
    const metBedrag = vakken.map((deel) => ({ ...deel, bedrag: versie ? naarRato(versie.tarief, deel) : 0 }));
    const bedrag = metBedrag.reduce((som, deel) => som + deel.bedrag, 0);
    return {
      toewijzing: toewijzing.nummer,
      product: toewijzing.product,
      agb: toewijzing.agb,
      per: 'jaar',
      minuten: 0,
      betaalbaar: 0,
      tarief: versie?.tarief ?? 0,
      bedrag,
      woorden: () => ({
        uitleg: uitlegArrangement({ maand, liep, versie, delen: metBedrag, bedrag, opgeschort: opgeschort.length > 0 }),
        herkomst: {
          soort: 'arrangement',
          maand,
          startdag: isoDatum(liep.van),
          liep: { van: isoDatum(liep.van), tot: isoDatum(liep.tot) },
          opgeschort: opgeschort.map(({ van, tot }) => ({ van: isoDatum(van), tot: isoDatum(tot) })),
          delen: metBedrag.map((deel) => ({
            van: isoDatum(deel.jaar.van),
            tot: isoDatum(deel.jaar.tot),
            dagen: deel.dagen,
            eerder: deel.eerder,
            dagenInJaar: deel.van,
            bedrag: deel.bedrag,
          })),
          tarief: versie ? { tarief: versie.tarief, bron: versie.bron } : null,
        },
      }),
    };
  });
}

/** K5, AP33: realised is the goal trede or, as the regeling chooses, a higher or lower one, when the municipality agrees. */
function oordeel(toewijzing: DeclaratieToewijzing, resultaat: DeclaratieResultaat, keuze: ResultaatKeuze): OntwikkelingUitkomst {
  const { doelTrede } = toewijzing;
  if (doelTrede === null) return 'geen-doel';
  if (resultaat.akkoordGemeente === null) return 'akkoord-open';
  if (!resultaat.akkoordGemeente) return 'niet-akkoord';
  if (resultaat.bereikteTrede === doelTrede) return 'gerealiseerd';
  return resultaat.bereikteTrede > doelTrede ? keuze.hoger : keuze.lager;
}
