// How long a dossier is kept, what stands in the way of closing it, and why a request to destroy it is refused. Pure.
import { type Landelijk, laatsteDag } from '../beleid/landelijk.ts';
import { type Datum, isNa, laatste } from '../kernel/datum.ts';
import type { Reden } from '../kernel/resultaat.ts';
import type { Grondslag, Openstaand, SluitFeiten, Telling, Weigergrond } from './types.ts';

/**
 * The last day on which a dossier is kept, and the day that the term runs from. Wmo 2015 art. 5.3.4: so many years after a piece was made.
 * The dossier goes whole, so from the last day of support (of the closing when there was none: keuze), or from the last piece when that
 * is later.
 */
export const bewaarEinde = (
  landelijk: Landelijk,
  o: { geslotenOp: Datum; laatsteOndersteuning: Datum | undefined; laatsteStuk: Datum | undefined },
): { vanaf: Datum; tot: Datum; bron: string } => {
  const begin = o.laatsteOndersteuning ?? o.geslotenOp;
  const vanaf = o.laatsteStuk ? laatste(begin, o.laatsteStuk) : begin;
  return { vanaf, tot: laatsteDag(landelijk, 'bewaren', vanaf), bron: landelijk.termijnen.bewaren.bron };
};

/** The last day on which one piece is kept, from the day it was made (Wmo 2015 art. 5.3.4). */
export const stukTot = (landelijk: Landelijk, gemaaktOp: Datum): Datum => laatsteDag(landelijk, 'bewaren', gemaaktOp);

/** The last day to answer a request to destroy (Wmo 2015 art. 5.3.5 lid 1). Throws FeestdagenOnbekend outside the list of holidays. */
export const antwoordTot = (landelijk: Landelijk, gevraagdOp: Datum): Datum => laatsteDag(landelijk, 'vernietigen', gevraagdOp);

/** The term is over: kept up to and including its last day. */
export const isVoorbij = (bewarenTot: Datum, vandaag: Datum): boolean => isNa(vandaag, bewarenTot);

/** Steps that only ask what comes next: they go with the closing. With a legal day (an aanvraag that waits for its beschikking) not. */
const VERVALT = new Set([
  'trede-bepalen',
  'toets-doen',
  'onderzoek-doen',
  'besluit-nemen',
  'advies-bespreken',
  'vervolg-kiezen',
  'einde-nadert',
  'andere-aanbieder',
  'plan-akkoord',
  'plan-bespreken',
  'plan-evalueren',
  'plan-maken',
  'plan-afmaken',
  'eigen-plan',
  'verslag-geven',
  'aanvraag-afwachten',
  'perspectief-verlopen',
  'concept-afmaken',
  'dossier-afronden',
]);
/** A plan has a day of its own that no law gives. */
const DAG_IS_GEEN_TERMIJN = new Set(['einde-nadert', 'plan-evalueren', 'plan-maken', 'eigen-plan', 'dossier-afronden']);

const maanden = (n: number): string => (n === 1 ? '1 maand' : `${n} maanden`);

/** What has to be done before a dossier is closed, and what goes with it. */
export const openBijSluiten = (f: SluitFeiten): { eerst: Openstaand[]; vervalt: Openstaand[] } => {
  const pad = `/dossier/${f.inwonerId}`;
  const vervalt = f.stappen.filter(({ soort, termijn }) => VERVALT.has(soort) && (!termijn || DAG_IS_GEEN_TERMIJN.has(soort)));
  // What leads to this page asks for the closing itself.
  const vraagtErom = ({ href }: SluitFeiten['stappen'][number]): boolean => href === `${pad}/bewaren`;
  // A besluit has its own line; what asks for the closing is done by it.
  const noemtAl = new Set(['besluit-bekendmaken', 'overdracht-sluiten']);
  return {
    eerst: [
      ...f.lopend.map(({ id, naam }) => ({ tekst: `${naam} loopt nog`, href: `${pad}/toewijzingen#toewijzing-${id}` })),
      ...f.besluiten.map(({ id }) => ({
        tekst: 'Er is een besluit dat nog niet is bekendgemaakt',
        href: `${pad}/besluit/${id}`,
      })),
      ...f.onbetaald.map(({ toewijzingId, naam, maanden: n }) => ({
        tekst: `${naam}: de uren van ${maanden(n)} zijn nog niet gedeclareerd`,
        href: `${pad}/uren#uren-${toewijzingId}`,
      })),
      ...f.stappen
        .filter((stap) => !vervalt.includes(stap) && !noemtAl.has(stap.soort))
        .map(({ tekst, href }) => ({ tekst, href })),
    ],
    vervalt: vervalt.filter((stap) => !vraagtErom(stap)).map(({ tekst, href }) => ({ tekst, href })),
  };
};

/** Why a dossier is not closed yet, as a refusal. */
export const sluitRedenen = (eerst: readonly Openstaand[]): Reden[] =>
  eerst.length === 0
    ? []
    : [
        {
          tekst: `Er loopt nog iets in dit dossier. Rond dat eerst af: ${eerst.map(({ tekst }) => tekst.toLowerCase()).join('; ')}.`,
        },
      ];

/** Grounds against destroying that follow from the dossier itself. */
export const grondenTegen = (
  o: { gesloten: boolean; bezwaarTot: Datum | undefined; beroep?: boolean },
  vandaag: Datum,
): Weigergrond[] => [
  ...(o.gesloten ? [] : (['ondersteuning-loopt'] as const)),
  ...(o.beroep || (o.bezwaarTot && !isNa(vandaag, o.bezwaarTot)) ? (['bezwaar'] as const) : []),
];

/**
 * What goes and what stays, once the hours and results whose term is over go along (setting financien-bewaren-jaren: keuze). Declared
 * amounts stay.
 */
export const metGrondslag = (t: Telling, g: Grondslag): Telling => {
  const rijen = { ...t.rijen };
  const zonderNaam = { ...t.zonderNaam };
  for (const tabel of ['uren', 'resultaat'] as const) {
    if (g[tabel] === 0) continue;
    rijen[tabel] = (rijen[tabel] ?? 0) + g[tabel];
    zonderNaam[tabel] = (zonderNaam[tabel] ?? 0) - g[tabel];
  }
  return { ...t, rijen, zonderNaam, financienTot: g.tot };
};

/** Why the job left a dossier standing, in words; the codes are those of app.vernietig_dossier. */
export const NIET_VERNIETIGD: Readonly<Record<string, string>> = {
  weg: 'Dit dossier is er niet meer.',
  afgeschermd: 'Dit dossier is afgeschermd. Hef eerst de afscherming op, bij Toegang, en leg het daarna opnieuw voor.',
  samenvoegen: 'Er ligt een voorstel om dit dossier samen te voegen. Beslis daar eerst over.',
  declaratie: 'Er is een declaratie met dit dossier die nog niet is goedgekeurd. Wacht tot financiën die heeft afgerond.',
  loopt: 'Dit dossier is niet gesloten, of de bewaartermijn is nog niet voorbij.',
};
