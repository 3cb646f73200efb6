import { bronStatus } from '../beleid/explain.ts';
import { aowDatum, type Landelijk } from '../beleid/landelijk.ts';
import type { Regeling } from '../beleid/regeling.ts';
import { datum, toonDatum } from '../kernel/datum.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import type { ToetsFeiten } from './types.ts';

/** A ground whose force follows from its source. */
export function grond(regeling: Regeling, regel: string, bron: string, voldaan: boolean | null, tekst: string): Grond {
  return { regel, bron, status: bronStatus(regeling, bron), tekst, voldaan };
}

/** AP1 and AP20: age, distance, will and support; AP12: the paying agency. The same for every Werkt mee product. */
export function doelgroepGronden(feiten: ToetsFeiten, regeling: Regeling, landelijk: Landelijk): Grond[] {
  return [
    ...leeftijdGronden(feiten, regeling, landelijk),
    ...afstandGrond(feiten, regeling),
    ...wilGrond(feiten, regeling),
    ...ondersteuningGrond(feiten, regeling),
    ...uitkeringGrond(feiten, regeling),
  ];
}

/** AP1: from the minimum age (the birthday counts) up to, not including, the day of the AOW age. */
export function leeftijdGronden(feiten: ToetsFeiten, regeling: Regeling, landelijk: Landelijk): Grond[] {
  const { minimumLeeftijd, bovengrens } = regeling.doelgroep;
  const { geboortedatum, peildatum } = feiten;
  const eerste = minimumLeeftijd ?? bovengrens;
  if (!eerste) return [];
  if (geboortedatum === undefined) {
    return [grond(regeling, 'AP1', eerste.bron, null, `${leeftijdTekst(regeling)} De geboortedatum is niet bekend.`)];
  }
  const gronden: Grond[] = [];
  if (minimumLeeftijd) {
    const jaar = minimumLeeftijd.waarde;
    // Text compares as dates do; 29 February + 18 years sorts between 28 February and 1 March, which is what we want.
    const oudGenoeg = `${Number(geboortedatum.slice(0, 4)) + jaar}${geboortedatum.slice(4)}` <= peildatum;
    const tekst = oudGenoeg ? `De inwoner is ${jaar} jaar of ouder.` : `De inwoner is nog geen ${jaar} jaar.`;
    gronden.push(grond(regeling, 'AP1', minimumLeeftijd.bron, oudGenoeg, tekst));
  }
  if (bovengrens) {
    const aow = aowDatum(landelijk, datum(geboortedatum));
    const nogGeenAow = peildatum < aow.datum.toString();
    const zeker =
      aow.status === 'gecontroleerd'
        ? ''
        : aow.status === 'voorlopig'
          ? ' (voorlopige leeftijd)'
          : ' (leeftijd nog te controleren)';
    const tekst = nogGeenAow
      ? `De inwoner bereikt de AOW-leeftijd pas op ${toonDatum(aow.datum)}${zeker}.`
      : `De inwoner heeft op ${toonDatum(aow.datum)} de AOW-leeftijd bereikt${zeker}. ${regeling.naam} is er tot die leeftijd.`;
    gronden.push(grond(regeling, 'AP1', bovengrens.bron, nogGeenAow, tekst));
  }
  return gronden;
}

/** "Werkt mee is er van 18 jaar tot de AOW-leeftijd." */
export function leeftijdTekst(regeling: Regeling): string {
  const { minimumLeeftijd, bovengrens } = regeling.doelgroep;
  const van = minimumLeeftijd ? ` van ${minimumLeeftijd.waarde} jaar` : '';
  return `${regeling.naam} is er${van}${bovengrens ? ' tot de AOW-leeftijd' : ' en ouder'}.`;
}

function afstandGrond(feiten: ToetsFeiten, regeling: Regeling): Grond[] {
  const eis = regeling.doelgroep.afstandTotArbeidsmarkt;
  if (!eis) return [];
  const { bron } = eis;
  switch (feiten.afstandTotArbeidsmarkt) {
    case 'groot':
      return [grond(regeling, 'AP20', bron, true, 'De afstand tot de arbeidsmarkt is groot.')];
    case 'klein':
      return [
        grond(
          regeling,
          'AP20',
          bron,
          false,
          'De afstand tot de arbeidsmarkt is klein. Werkt mee is er voor inwoners met een grote afstand.',
        ),
      ];
    case undefined:
      return [grond(regeling, 'AP20', bron, null, 'Het is niet bekend of de afstand tot de arbeidsmarkt groot is.')];
  }
}

function wilGrond(feiten: ToetsFeiten, regeling: Regeling): Grond[] {
  const eis = regeling.doelgroep.wil;
  if (!eis) return [];
  const { bron } = eis;
  switch (feiten.wilDeelnemen) {
    case true:
      return [grond(regeling, 'AP20', bron, true, 'De inwoner wil een bijdrage leveren of werken.')];
    case false:
      return [
        grond(
          regeling,
          'AP20',
          bron,
          false,
          'De inwoner wil nu geen bijdrage leveren of werken. Werkt mee is er voor wie dat wel wil.',
        ),
      ];
    case undefined:
      return [grond(regeling, 'AP20', bron, null, 'Het is niet bekend of de inwoner een bijdrage wil leveren of wil werken.')];
  }
}

function ondersteuningGrond(feiten: ToetsFeiten, regeling: Regeling): Grond[] {
  const eis = regeling.doelgroep.ondersteuningNodig;
  if (!eis) return [];
  const { bron } = eis;
  switch (feiten.ondersteuningNodig) {
    case true:
      return [grond(regeling, 'AP20', bron, true, 'De inwoner heeft daarbij ondersteuning nodig.')];
    case false:
      return [
        grond(
          regeling,
          'AP20',
          bron,
          false,
          'De inwoner heeft geen ondersteuning nodig. Werkt mee is er voor wie die wel nodig heeft.',
        ),
      ];
    case undefined:
      return [grond(regeling, 'AP20', bron, null, 'Het is niet bekend of de inwoner ondersteuning nodig heeft.')];
  }
}

/** A benefit by name, inside a sentence; it comes in the letter too. */
const UITKERING: Record<NonNullable<ToetsFeiten['uitkering']>['soort'], string> = {
  bijstand: 'bijstand',
  wajong: 'Wajong',
  wia: 'WIA',
  ww: 'WW',
  ziektewet: 'Ziektewet',
};

/** AP12: a benefit is no condition; who has one takes part with keeping it, provided that the paying agency agrees. */
export function uitkeringGrond(feiten: Pick<ToetsFeiten, 'uitkering'>, regeling: Regeling): Grond[] {
  const eis = regeling.doelgroep.uitkering;
  if (!eis) return [];
  const { bron } = eis;
  const { uitkering } = feiten;
  if (uitkering === undefined) {
    const tekst =
      'Het is niet bekend of de inwoner een uitkering heeft. Is die er, dan moet de instantie die haar betaalt akkoord zijn.';
    return [grond(regeling, 'AP12', bron, null, tekst)];
  }
  if (uitkering === null)
    return [grond(regeling, 'AP12', bron, true, 'De inwoner heeft geen uitkering. Er is geen goedkeuring nodig.')];
  if (uitkering.toestemming === true) {
    const tekst = `De instantie die de ${UITKERING[uitkering.soort]} betaalt, is akkoord. De inwoner houdt de uitkering.`;
    return [grond(regeling, 'AP12', bron, true, tekst)];
  }
  if (uitkering.toestemming === false) {
    const tekst = `De instantie die de ${UITKERING[uitkering.soort]} betaalt, is niet akkoord. Zonder goedkeuring kan de inwoner niet meedoen met behoud van uitkering.`;
    return [grond(regeling, 'AP12', bron, false, tekst)];
  }
  const tekst = `De instantie die de ${UITKERING[uitkering.soort]} betaalt, moet nog akkoord gaan. Leg dat vast vóór de start.`;
  return [grond(regeling, 'AP12', bron, null, tekst)];
}
