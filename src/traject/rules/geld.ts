// What a step costs, day by day and to the cent. Shares of a year, a month or hours are a choice (keuze): no source gives them.
import { findStap, type RouteGeld, uitkeringWoord } from '../../beleid/regeling.ts';
import { type Datum, isVoor, laatste, plusDagen, plusMaanden, vroegste } from '../../kernel/datum.ts';
import { type Eurocent, toonGeld } from '../../kernel/geld.ts';
import { dagenIn, doorsnede, type Periode } from '../../kernel/periode.ts';
import type { Geldregel, Stand, Trajectstap } from '../types.ts';
import { opVolgorde } from './stand.ts';

const RATO = 'Naar rato van de dagen.';
const MAANDEN_PER_JAAR = 12;

/**
 * What falls due between two days, for each step that ran then. Adjoining periods add up: the amounts of a whole year are the amount of
 * the year, however it was cut.
 */
export const geldVan = (stand: Stand, { van, tot }: Periode): Geldregel[] =>
  isVoor(tot, van)
    ? []
    : opVolgorde(stand.stappen).flatMap((t) =>
        (findStap(stand.route, t.stap)?.geld ?? []).flatMap((geld) => regelsVan(stand, t, geld, { van, tot })),
      );

function regelsVan(stand: Stand, t: Trajectstap, geld: RouteGeld, p: Periode): Geldregel[] {
  if (geenGeld(stand, t, geld) !== undefined) return [];
  const grens =
    geld.hoogstensJaren === undefined
      ? undefined
      : plusDagen(plusMaanden(t.begonnenOp, MAANDEN_PER_JAAR * geld.hoogstensJaren), -1);
  const einde = [t.geeindigdOp, grens, p.tot].filter((dag) => dag !== undefined).reduce((a, b) => vroegste(a, b));
  const duur = isVoor(einde, t.begonnenOp) ? undefined : doorsnede({ van: t.begonnenOp, tot: einde }, p);
  if (!duur) return [];
  const mist = mistVan(stand, t, geld);
  const regel = (periode: Periode, bedrag: Eurocent | null, hoe: string): Geldregel => ({
    sleutel: geld.sleutel,
    naam: geld.naam,
    trajectstap: t.id,
    stap: t.stap,
    aan: geld.aan,
    betaler: geld.betaler,
    periode,
    bedrag,
    hoe,
    ...(mist === undefined ? {} : { mist }),
    bron: geld.bron,
    keuze: geld.keuze,
  });
  if (geld.bedrag === null) return [regel(duur, null, 'Het bedrag is niet geregeld.')];
  const bedrag = geld.bedrag;
  const uren = t.urenPerWeek ?? geld.bijUren;
  const deel = urenDeel(geld, uren);
  const perUren = geld.bijUren === undefined ? '' : `, bij ${uren ?? geld.bijUren} van ${geld.bijUren} uur per week`;
  switch (geld.per) {
    case 'uur':
    case 'dagdeel':
      return [regel(duur, null, `${toonGeld(bedrag)} per ${geld.per}: volgt uit wat er is gemaakt.`)];
    case 'eenmalig':
    case 'traject':
      if (isVoor(t.begonnenOp, p.van)) return [];
      return [
        regel(
          { van: t.begonnenOp, tot: t.begonnenOp },
          Math.round(bedrag * deel),
          `${toonGeld(bedrag)} ${geld.per === 'traject' ? 'voor het hele traject' : 'eenmalig'}${perUren}.`,
        ),
      ];
    case 'jaar':
    case 'maand':
      return vakken(t.begonnenOp, duur, geld.per).map(({ vak, stuk }) => {
        const dagen = dagenIn(stuk);
        const heel = dagen === dagenIn(vak);
        return regel(
          stuk,
          // The difference of two totals, so that parts add up to the whole.
          tot(bedrag * deel, vak, stuk.tot) - tot(bedrag * deel, vak, plusDagen(stuk.van, -1)),
          `${toonGeld(bedrag)} per ${geld.per}${perUren}${heel ? '' : `, ${dagen} van ${dagenIn(vak)} dagen`}.${heel ? '' : ` ${RATO}`}`,
        );
      });
  }
}

/** Which part of an amount that goes by hours these hours are. */
const urenDeel = ({ bijUren }: RouteGeld, uren: number | undefined): number =>
  bijUren === undefined || uren === undefined ? 1 : Math.min(uren, bijUren) / bijUren;

/** AM4: what an amount that goes by hours comes to at the hours of this step; undefined when it does not, or they are not known. */
export const bedragBijUren = (t: Pick<Trajectstap, 'urenPerWeek'>, geld: RouteGeld): Eurocent | undefined =>
  geld.bedrag === null || geld.bijUren === undefined || t.urenPerWeek === undefined
    ? undefined
    : Math.round(geld.bedrag * urenDeel(geld, t.urenPerWeek));

/** What is owed of a whole up to and including a day, in eurocent, half up. */
const tot = (bedrag: number, vak: Periode, dag: Datum): Eurocent =>
  isVoor(dag, vak.van) ? 0 : Math.floor((bedrag * dagenIn({ van: vak.van, tot: vroegste(dag, vak.tot) })) / dagenIn(vak) + 0.5);

/** The years of the step (from its first day) or the calendar months that a period touches, each with its part of the period. */
function vakken(begin: Datum, duur: Periode, per: 'jaar' | 'maand'): { vak: Periode; stuk: Periode }[] {
  const uit: { vak: Periode; stuk: Periode }[] = [];
  const grens = (nr: number): Datum =>
    per === 'jaar' ? plusMaanden(begin, MAANDEN_PER_JAAR * nr) : plusMaanden(begin.with({ day: 1 }), nr);
  for (let nr = 0; !isVoor(duur.tot, laatste(grens(nr), begin)); nr++) {
    const vak = { van: grens(nr), tot: plusDagen(grens(nr + 1), -1) };
    const stuk = doorsnede(vak, duur);
    if (stuk) uit.push({ vak, stuk });
  }
  return uit;
}

/** Why an amount is not for this resident (AM4): a trede or a benefit that leaves it out, or a condition that was answered with no. */
export function geenGeld(stand: Stand, t: Trajectstap, geld: RouteGeld): string | undefined {
  if (geld.bijTreden && stand.trede !== undefined && !geld.bijTreden.includes(stand.trede))
    return `Er is geen ${geld.naam.toLowerCase()} bij trede ${stand.trede}.`;
  if (geld.alleenAls !== undefined && t.voorwaarden?.[geld.sleutel] === false)
    return `${geld.naam} is er alleen als: ${geld.alleenAls}. Er is vastgelegd dat dat niet zo is.`;
  const bij = geld.nietBij?.filter((een) => stand.uitkeringen?.includes(een)) ?? [];
  return bij.length === 0
    ? undefined
    : [`${geld.naam} is er niet bij ${bij.map(uitkeringWoord).join(' of ')}, en dat heeft de inwoner.`, geld.toelichting]
        .filter((zin) => zin !== undefined)
        .join(' ');
}

/** What must be known before it is paid. */
export function mistVan(stand: Stand, t: Trajectstap, geld: RouteGeld): string | undefined {
  if (geld.alleenAls !== undefined && t.voorwaarden?.[geld.sleutel] === undefined)
    return `Alleen als: ${geld.alleenAls}. Leg vast of dat zo is.`;
  if (geld.bijUren !== undefined && t.urenPerWeek === undefined) return 'Leg vast hoeveel uur per week het is.';
  if (geld.nietBij && stand.uitkeringen === undefined)
    return `Niet bij ${geld.nietBij.map(uitkeringWoord).join(' of ')}. Leg vast welke uitkering de inwoner heeft.`;
  if (geld.bijTreden && stand.trede === undefined) return 'Bepaal eerst de trede.';
  return undefined;
}
