import { type Datum, datum, toonDatum } from '../kernel/datum.ts';
import { type Eurocent, toonGeld } from '../kernel/geld.ts';
import { type Maand, toonMaand } from '../kernel/maand.ts';
import { type Minuten, toonUren, toonUurMinuut } from '../kernel/minuten.ts';
import { type Periode, toonPeriode } from '../kernel/periode.ts';
import type { DeclaratieResultaat, DeclaratieToewijzing, OntwikkelingUitkomst, Tariefversie } from './types.ts';

/** "26,5 uur"; "1:20 uur" where hundredths of an hour would not be exact. */
export function toonTijd(minuten: Minuten): string {
  return `${(minuten * 100) % 60 === 0 ? toonUren(minuten) : toonUurMinuut(minuten)} uur`;
}

const weken = (aantal: number) => `${aantal} ${aantal === 1 ? 'week' : 'weken'}`;

export type WerkplekFeiten = {
  maand: Maand;
  periode: Periode;
  minutenPerWeek: Minuten | null;
  weken: number;
  /** Weeks differ from each other: other hours before, or suspended days. */
  verloop?: { eerder: readonly { tot: string; minuten: Minuten }[]; opgeschort: readonly { van: string; tot: string }[] };
  maximumMaand: Minuten;
  maximumTotaal: Minuten;
  eerderBetaald: Minuten;
  beginstand: Minuten;
  eerdereMaandenOnbekend: boolean;
  eersteMaand: Maand | undefined;
  /** Made and paid in the whole month, all tariffs together. */
  gemaakt: Minuten;
  betaalbaar: Minuten;
  regel: { minuten: Minuten; betaalbaar: Minuten; bedrag: Eurocent; versie: Tariefversie | undefined };
  eersteDag: Datum | undefined;
  aantalTarieven: number;
  /** Minutes of a dagdeel, when the tariff is for one. */
  dagdeel?: Minuten | undefined;
};

/** Every number of the line, in the order in which it was computed. */
export function uitlegWerkplek(feiten: WerkplekFeiten): string {
  const { maand, regel, betaalbaar, gemaakt } = feiten;
  const zinnen = [`${toonTijd(gemaakt)} gemaakt in ${toonMaand(maand)}`];
  if (feiten.minutenPerWeek === null) {
    zinnen.push('er zijn geen uren per week afgesproken, dus is er geen maximum waarbinnen betaald kan worden');
  } else {
    zinnen.push(maandZin(feiten, feiten.minutenPerWeek), totaalZin(feiten));
  }
  if (betaalbaar < gemaakt)
    zinnen.push(`betaalbaar is ${toonTijd(betaalbaar)}, ${toonTijd(gemaakt - betaalbaar)} ligt erboven en wordt niet betaald`);
  if (feiten.aantalTarieven > 1) {
    const vanaf = feiten.eersteDag ? ` (vanaf ${toonDatum(feiten.eersteDag)})` : '';
    zinnen.push(
      `het tarief wisselt in deze maand: op de dagen met dit tarief${vanaf} is ${toonTijd(regel.minuten)} gemaakt, waarvan ${toonTijd(regel.betaalbaar)} betaalbaar in volgorde van de dagen`,
    );
  }
  zinnen.push(
    regel.versie
      ? `${hoeveel(regel.betaalbaar, feiten.dagdeel)} × ${toonGeld(regel.versie.tarief)} = ${toonGeld(regel.bedrag)}, volgens ${regel.versie.bron}`
      : `er is geen tarief bekend voor deze dagen, dus ${toonGeld(0)}`,
  );
  return `${zinnen.join('; ')}.${opmerkingK6(feiten)}`;
}

/** "26,5 uur"; of a dagdeel also how many that are (NI1; how long a dagdeel is, is a choice). */
function hoeveel(minuten: Minuten, dagdeel: Minuten | undefined): string {
  if (dagdeel === undefined) return toonTijd(minuten);
  return `${toonTijd(minuten)} is ${toonDagdelen(minuten, dagdeel)} van ${toonTijd(dagdeel)} (keuze); ${toonDagdelen(minuten, dagdeel)}`;
}

/** "5,5 dagdelen"; in minutes over where hundredths would not be exact. */
export function toonDagdelen(minuten: Minuten, dagdeel: Minuten): string {
  const honderdsten = (minuten * 100) / dagdeel;
  const aantal = Number.isInteger(honderdsten) ? String(honderdsten / 100).replace('.', ',') : `${minuten}/${dagdeel}`;
  return `${aantal} ${aantal === '1' ? 'dagdeel' : 'dagdelen'}`;
}

function maandZin({ verloop, weken: aantal, maximumMaand }: WerkplekFeiten, perWeek: Minuten): string {
  const hoogstens = `hoogstens ${toonTijd(maximumMaand)} (iWmo IV077)`;
  return `afgesproken ${perWeekZin({ verloop, weken: aantal }, perWeek)} = ${hoogstens}`;
}

/** What a week counted in a month, with hours that were other before and weeks that stood still. */
export function perWeekZin(
  { verloop, weken: aantal }: { verloop: WerkplekFeiten['verloop'] | undefined; weken: number },
  perWeek: Minuten,
): string {
  if (!verloop) return `${toonTijd(perWeek)} per week × ${weken(aantal)} in deze maand`;
  const eerder = verloop.eerder.map(({ tot, minuten }) => `${toonTijd(minuten)} per week tot en met ${toonDatum(datum(tot))}, `);
  const stil = verloop.opgeschort.map((p) => toonPeriode({ van: datum(p.van), tot: datum(p.tot) }));
  const zonder = stil.length === 0 ? '' : `, zonder de weken die helemaal in een opschorting vallen (${stil.join(' en ')})`;
  return `${eerder.join('')}${eerder.length > 0 ? 'daarna ' : ''}${toonTijd(perWeek)} per week, over ${weken(aantal)} in deze maand${zonder}`;
}

function totaalZin(feiten: WerkplekFeiten): string {
  const eerder = feiten.eerderBetaald + feiten.beginstand;
  const rest = Math.max(0, feiten.maximumTotaal - eerder);
  const al =
    eerder === 0
      ? 'in eerdere maanden is nog niets betaald'
      : `in eerdere maanden is ${toonTijd(eerder)} betaald, over is ${toonTijd(rest)}`;
  return `over de hele toewijzing (${toonPeriode(feiten.periode)}) hoogstens ${toonTijd(feiten.maximumTotaal)}; ${al}`;
}

/** K6. */
function opmerkingK6(feiten: WerkplekFeiten): string {
  if (!feiten.eerdereMaandenOnbekend || !feiten.eersteMaand) return '';
  return ` Van de maanden voor ${toonMaand(feiten.eersteMaand)} zijn geen uren bekend; die tellen als nul (K6, eigen keuze).`;
}

export type OntwikkelingFeiten = {
  toewijzing: DeclaratieToewijzing;
  resultaat: DeclaratieResultaat;
  versie: Tariefversie | undefined;
  uitkomst: OntwikkelingUitkomst;
  bedrag: Eurocent;
  eerder: DeclaratieResultaat | undefined;
};

/** What was agreed, what was reached, who agrees, and so the one price or nothing. */
export function uitlegOntwikkeling(feiten: OntwikkelingFeiten): string {
  const { toewijzing, resultaat } = feiten;
  const doel = toewijzing.doelTrede === null ? 'geen doel afgesproken' : `afgesproken doel is trede ${toewijzing.doelTrede}`;
  const akkoord =
    resultaat.akkoordGemeente === null
      ? 'de gemeente heeft nog niet gezegd of zij akkoord is'
      : resultaat.akkoordGemeente
        ? 'de gemeente is akkoord'
        : 'de gemeente is niet akkoord';
  return `Resultaat van ${toonDatum(resultaat.datum)}: trede ${resultaat.bereikteTrede} bereikt, ${doel}, ${akkoord}; ${slot(feiten)}.`;
}

function slot({ toewijzing, versie, uitkomst, bedrag, eerder }: OntwikkelingFeiten): string {
  switch (uitkomst) {
    case 'gerealiseerd':
      return `het doel is gehaald, dus de vaste prijs van het hele traject op de startdag ${toonDatum(toewijzing.periode.van)}: ${toonGeld(bedrag)}, volgens ${versie?.bron ?? ''}; uren tellen hierbij niet mee`;
    case 'niet-gerealiseerd':
      return `het doel is niet gehaald, dus ${toonGeld(bedrag)} (K5, eigen keuze bij afrekenen op realisatie van het doel)`;
    case 'niet-akkoord':
    case 'akkoord-open':
      return `zonder akkoord van de gemeente wordt niets betaald, dus ${toonGeld(bedrag)} (K5, eigen keuze)`;
    case 'geen-doel':
      return `zonder afgesproken doel kan het traject niet worden afgerekend, dus ${toonGeld(bedrag)}`;
    case 'al-betaald':
      return `de prijs van dit traject is al betaald bij het resultaat van ${eerder ? toonDatum(eerder.datum) : 'een eerdere maand'}, dus nu ${toonGeld(bedrag)} (K4: één prijs per traject)`;
    case 'geen-tarief':
      return `er is geen tarief bekend op de startdag ${toonDatum(toewijzing.periode.van)}, dus ${toonGeld(bedrag)}`;
  }
}

export type ArrangementFeiten = {
  maand: Maand;
  liep: Periode;
  versie: Tariefversie | undefined;
  delen: readonly { jaar: Periode; van: number; dagen: number; bedrag: Eurocent }[];
  bedrag: Eurocent;
  opgeschort: boolean;
};

/** NI2: how many days of which year, and that a share of a year is our choice. */
export function uitlegArrangement({ maand, liep, versie, delen, bedrag, opgeschort }: ArrangementFeiten): string {
  const dagen = (n: number) => (n === 1 ? '1 dag' : `${n} dagen`);
  if (!versie)
    return `Liep in ${toonMaand(maand)} op ${dagen(delen.reduce((som, deel) => som + deel.dagen, 0))}; er is geen tarief bekend, dus ${toonGeld(0)}.`;
  const zinnen = delen.map(
    (deel) =>
      `${dagen(deel.dagen)} in ${toonMaand(maand)} van de ${deel.van} dagen van het jaar ${toonPeriode(deel.jaar)}: ${toonGeld(versie.tarief)} × ${deel.dagen} / ${deel.van} = ${toonGeld(deel.bedrag)}`,
  );
  const zonder = opgeschort ? ' Opgeschorte dagen tellen niet mee (K2).' : '';
  return `Het arrangement loopt vanaf ${toonDatum(liep.van)}. ${zinnen.join('; ')}. Samen ${toonGeld(bedrag)}, volgens ${versie.bron}. Een deel van een jaar gaat naar rato van de dagen: dat is een keuze, en een heel jaar is samen precies het bedrag.${zonder}`;
}
