// How a week looks: the grid of fields, the grid to read, and the list of changes of a correction.
import { type Datum, dagNaam, maandNaam, datum as naarDatum, toonDatum } from '../kernel/datum.ts';
import { toonDagdelen, toonUren } from '../kernel/minuten.ts';
import { dagTotVandaag, toonTijdstip } from '../kernel/moment.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { foutVan, type Html, html, type RoosterRij, stapel, tekstveld, uitklap, urenrooster, zacht } from '../web/index.ts';
import { afwezigVeld, dagenVan, dagVan, dagVoluit, isOpen, redenVeld, standVan, urenVeld, type Wijze, weekSom } from './rules.ts';
import { AFWEZIG, type CelWijziging, type WeekRij, type WeekWijziging } from './types.ts';

export const REDENEN = Object.entries(AFWEZIG).map(([waarde, tekst]) => ({ waarde, tekst }));

/** Something of the week can be filled in. */
export const heeftOpen = (rijen: readonly WeekRij[], maandag: Datum, vandaag: Datum, wijze: Wijze): boolean =>
  rijen.some((rij) => dagenVan(maandag).some((datum) => isOpen(dagVan(rij, datum, vandaag), wijze)));

export const heeftIngestuurd = (rijen: readonly WeekRij[]): boolean =>
  rijen.some((rij) => rij.afwezig?.status === 'ingestuurd' || rij.uren.some((uur) => uur.status === 'ingestuurd'));

export const heeftConcept = (rijen: readonly WeekRij[]): boolean =>
  rijen.some((rij) => rij.afwezig?.status === 'concept' || rij.uren.some((uur) => uur.status === 'concept'));

/** "14.02 uur", with the day before it when that is not today. */
export const toonBewaard = (moment: Date, vandaag: Datum): string => {
  const dag = dagTotVandaag(moment, vandaag);
  return `${dag.equals(vandaag) ? '' : `op ${toonDatum(dag)} `}om ${toonTijdstip(moment)}`;
};

/** "4 dagdelen per week afgesproken (16 uur)": in what the contract counts in, beside what is filled in. */
const afspraak = ({ minutenPerWeek, dagdeel }: WeekRij): string => {
  if (minutenPerWeek === null) return dagdeel === undefined ? 'geen uren afgesproken' : 'geen dagdelen afgesproken';
  const uren = `${toonUren(minutenPerWeek)} uur`;
  return dagdeel === undefined
    ? `${uren} per week afgesproken`
    : `${toonDagdelen(minutenPerWeek, dagdeel)} per week afgesproken (${uren})`;
};

/** What of the week is kept, in dagdelen where the product is. */
const inDagdelen = (rij: WeekRij, minuten: number): Html | false =>
  rij.dagdeel !== undefined && minuten > 0 && html`<br>Deze week: ${toonDagdelen(minuten, rij.dagdeel)}`;

const celTekst = (minuten: number): string => (minuten === 0 ? '' : toonUren(minuten));

export interface GridOptions {
  rijen: readonly WeekRij[];
  maandag: Datum;
  vandaag: Datum;
  wijze: Wijze;
  /** What was typed, after a fault; without it what is stored. */
  getypt?: Readonly<Record<string, string>> | undefined;
  fouten?: readonly Reden[];
  alleenLezen?: boolean;
}

/** The weekly grid: fields where something may be filled in, text where it stands fast, a dash with the reason where it is closed. */
export const weekrooster = (o: GridOptions): Html =>
  urenrooster({
    caption: `Uren per inwoner en per dag, week van ${toonDatum(o.maandag)}`,
    dagen: dagenVan(o.maandag).map((datum) => ({
      kop: `${dagNaam(datum).slice(0, 2)} ${datum.day}`,
      onder: maandNaam(datum.month).slice(0, 3),
      naam: dagVoluit(datum),
    })),
    rijen: o.rijen.map((rij) => roosterRij(rij, o)),
    redenen: REDENEN,
    kopAfwezig: 'Bijzonderheden',
    nietAfwezig: 'Geen',
    alleenLezen: o.alleenLezen ?? false,
  });

const roosterRij = (rij: WeekRij, o: GridOptions): RoosterRij => {
  const dagen = dagenVan(o.maandag).map((datum) => dagVan(rij, datum, o.vandaag));
  const fouten = o.fouten ?? [];
  const afwezig = afwezigVeld(rij.id);
  const vast = o.wijze === 'invullen' && rij.afwezig?.status === 'ingestuurd';
  const magAfwezig = dagen.some((dag) => dag.dicht === undefined);
  const som = weekSom(rij, o.maandag, o.vandaag);
  const meer = rij.minutenPerWeek !== null && som > rij.minutenPerWeek;
  return {
    naam: rij.naam,
    onder: html`${afspraak(rij)}${!rij.naam.includes(rij.productNaam) && html`<br>${rij.productNaam}`}${inDagdelen(rij, som)}`,
    let: meer ? 'meer dan afgesproken' : undefined,
    dagdeel: rij.dagdeel,
    cellen: dagen.map((dag, nr) => {
      const naam = urenVeld(rij.id, nr);
      const fout = foutVan(fouten, naam);
      if (isOpen(dag, o.wijze)) return { naam, waarde: o.getypt?.[naam] ?? celTekst(standVan(dag)), fout };
      if (dag.ingestuurd !== undefined) return { naam, waarde: celTekst(dag.ingestuurd), vast: true, fout };
      if (dag.dicht !== undefined) return { naam, dicht: dag.dicht, fout };
      return { naam, waarde: celTekst(standVan(dag)), vast: true, fout };
    }),
    afwezig: magAfwezig
      ? { naam: afwezig, waarde: o.getypt?.[afwezig] ?? rij.afwezig?.reden, fout: foutVan(fouten, afwezig), vast }
      : undefined,
  };
};

const urenOf = (minuten: number): string => (minuten === 0 ? 'geen uren' : `${toonUren(minuten)} uur`);

/** Each change of a correction with the field for its reason. */
export const correctieVelden = (
  wijziging: WeekWijziging,
  vandaag: Datum,
  getypt: Readonly<Record<string, string>>,
  fouten: readonly Reden[],
): Html =>
  stapel(
    ...wijziging.cellen.map((cel) => {
      const naam = redenVeld(cel.rij.id, cel.dag);
      return tekstveld({
        naam,
        label: `${cel.rij.naam}, ${dagVoluit(naarDatum(cel.datum))}: waarom?`,
        hint: html`Van ${urenOf(standVan(dagVan(cel.rij, naarDatum(cel.datum), vandaag)))} naar <strong>${urenOf(cel.minuten)}</strong>${herkomst(cel)}`,
        waarde: getypt[naam],
        fout: foutVan(fouten, naam),
        maximum: 500,
      });
    }),
    ...wijziging.afwezig.map(
      ({ rij, reden }) =>
        html`<p>${rij.naam}, bijzonderheden: van “${rij.afwezig ? AFWEZIG[rij.afwezig.reden] : 'Geen'}” naar <strong>“${reden === undefined ? 'Geen' : AFWEZIG[reden]}”</strong></p>`,
    ),
  );

const herkomst = (cel: CelWijziging): Html => {
  const geleverd = cel.rij.uren.filter((uur) => uur.datum === cel.datum && uur.herkomst === 'levering').length;
  return geleverd === 0
    ? html``
    : html`. ${zacht(geleverd === 1 ? 'Deze uren kwamen uit een bestand.' : `Deze uren kwamen uit een bestand, in ${geleverd} regels. Zij worden samen vervangen.`)}`;
};

/** How hours are filled in, and where a contract counts in dagdelen how long one is. */
export const hulp = (rijen: readonly WeekRij[]): Html => {
  const dagdeel = rijen.find((rij) => rij.dagdeel !== undefined)?.dagdeel;
  return uitklap(
    'Hoe vul ik uren in?',
    html`<ul>${dagdeel !== undefined && html`<li>Telt jullie contract in dagdelen? Schrijf dan 1 dagdeel, of kort 1d: dat is ${toonUren(dagdeel)} uur. Uren mag ook. Links staat hoeveel dagdelen het samen zijn.</li>`}<li>Vul per dag de gemaakte uren in: 3, 3,5 of 3:30. Was iemand er niet? Laat het vak leeg.</li><li>Was iemand er een hele week of een deel ervan niet, kies dan bij Bijzonderheden waarom.</li><li>Met Tab ga je naar het volgende vak, met pijl omlaag naar dezelfde dag van de volgende inwoner.</li><li>Een vak met een streep is dicht: die dag valt buiten de toewijzing of moet nog komen.</li><li>Wat je hebt ingestuurd staat vast. Wijzigen kan met Deze week corrigeren; je schrijft er dan bij waarom.</li></ul>`,
  );
};
