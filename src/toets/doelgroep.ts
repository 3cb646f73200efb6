import { aowDatum, type Landelijk } from '../beleid/landelijk.ts';
import type { Regeling } from '../beleid/regeling.ts';
import { datum, toonDatum } from '../kernel/datum.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import { type Deel, deel, jaNee, onthoud, type Vraag } from './deel.ts';
import type { ToetsFeiten } from './types.ts';

/** Who the regeling is for (AP1, AP20, AR1) and what the paying agency says (AP12): only what the regeling asks. */
export function doelgroepVragen(regeling: Regeling): Vraag[] {
  return [
    afstand(regeling),
    wil(regeling),
    ondersteuning(regeling),
    wmo(regeling),
    arbeidsvermogen(regeling),
    uitkering(regeling),
  ].filter((vraag) => vraag !== undefined);
}

/** The age on the day, as one to three answers. */
export type LeeftijdVraag = (feiten: ToetsFeiten) => readonly Deel[];

/** AP1, AR1: from the minimum age (the birthday counts) up to, not including, the day of the AOW age. */
export function leeftijdVraag(regeling: Regeling, landelijk: Landelijk): LeeftijdVraag {
  const { minimumLeeftijd, bovengrens } = regeling.doelgroep;
  const eerste = minimumLeeftijd ?? bovengrens;
  if (!eerste) return () => [];
  const zeg = (bron: string, stand: boolean | null, tekst: string) => deel(regeling, 'leeftijd', bron, stand, tekst);
  const onbekend = [zeg(eerste.bron, null, `${leeftijdTekst(regeling)} De geboortedatum is niet bekend.`)];
  const oudGenoeg = minimumLeeftijd && zeg(minimumLeeftijd.bron, true, `De inwoner is ${minimumLeeftijd.waarde} jaar of ouder.`);
  const teJong = minimumLeeftijd && zeg(minimumLeeftijd.bron, false, `De inwoner is nog geen ${minimumLeeftijd.waarde} jaar.`);
  const aowVan = aowDag(landelijk);
  const nogNiet = onthoud((geboren: string) => {
    const { tekst, zeker } = aowVan(geboren);
    return zeg(bovengrens?.bron ?? 'keuze', true, `De inwoner bereikt de AOW-leeftijd pas op ${tekst}${zeker}.`);
  });
  const bereikt = onthoud((geboren: string) => {
    const { tekst, zeker } = aowVan(geboren);
    return zeg(
      bovengrens?.bron ?? 'keuze',
      false,
      `De inwoner heeft op ${tekst} de AOW-leeftijd bereikt${zeker}. ${regeling.naam} is er tot die leeftijd.`,
    );
  });
  return ({ geboortedatum, peildatum }) => {
    if (geboortedatum === undefined) return onbekend;
    const delen: Deel[] = [];
    if (minimumLeeftijd && oudGenoeg && teJong)
      delen.push(isOuderDan(geboortedatum, peildatum, minimumLeeftijd.waarde) ? oudGenoeg : teJong);
    if (bovengrens) delen.push(peildatum < aowVan(geboortedatum).dag ? nogNiet(geboortedatum) : bereikt(geboortedatum));
    return delen;
  };
}

/** Text compares as dates do; 29 February + 18 years sorts between 28 February and 1 March, which is what we want. */
function isOuderDan(geboortedatum: string, peildatum: string, jaren: number): boolean {
  return `${Number(geboortedatum.slice(0, 4)) + jaren}${geboortedatum.slice(4)}` <= peildatum;
}

/** Day of the AOW age by day of birth, with how it is said and how sure it is. */
export function aowDag(landelijk: Landelijk): (geboren: string) => { dag: string; tekst: string; zeker: string } {
  const bekend = DAGEN.get(landelijk);
  if (bekend) return bekend;
  const nieuw = onthoud((geboren: string) => {
    const aow = aowDatum(landelijk, datum(geboren));
    const zeker =
      aow.status === 'gecontroleerd'
        ? ''
        : aow.status === 'voorlopig'
          ? ' (voorlopige leeftijd)'
          : ' (leeftijd nog te controleren)';
    return { dag: aow.datum.toString(), tekst: toonDatum(aow.datum), zeker };
  });
  DAGEN.set(landelijk, nieuw);
  return nieuw;
}
const DAGEN = new WeakMap<Landelijk, (geboren: string) => { dag: string; tekst: string; zeker: string }>();

/** "Werkt mee is er van 18 jaar tot de AOW-leeftijd." */
export function leeftijdTekst(regeling: Regeling): string {
  const { minimumLeeftijd, bovengrens } = regeling.doelgroep;
  const van = minimumLeeftijd ? ` van ${minimumLeeftijd.waarde} jaar` : '';
  return `${regeling.naam} is er${van}${bovengrens ? ' tot de AOW-leeftijd' : ' en ouder'}.`;
}

function afstand(regeling: Regeling): Vraag | undefined {
  const eis = regeling.doelgroep.afstandTotArbeidsmarkt;
  if (!eis) return undefined;
  const zeg = (stand: boolean | null, tekst: string) => deel(regeling, 'afstand', eis.bron, stand, tekst);
  return jaNee(({ afstandTotArbeidsmarkt: hoe }) => (hoe === undefined ? undefined : hoe === 'groot'), {
    ja: () => zeg(true, 'De afstand tot de arbeidsmarkt is groot.'),
    nee: () => zeg(false, `De afstand tot de arbeidsmarkt is klein. ${regeling.naam} is er voor inwoners met een grote afstand.`),
    onbekend: () => zeg(null, 'Het is niet bekend of de afstand tot de arbeidsmarkt groot is.'),
  });
}

function wil(regeling: Regeling): Vraag | undefined {
  const eis = regeling.doelgroep.wil;
  if (!eis) return undefined;
  const zeg = (stand: boolean | null, tekst: string) => deel(regeling, 'wil', eis.bron, stand, tekst);
  return jaNee(({ wilDeelnemen }) => wilDeelnemen, {
    ja: () => zeg(true, 'De inwoner wil een bijdrage leveren of werken.'),
    nee: () => zeg(false, `De inwoner wil nu geen bijdrage leveren of werken. ${regeling.naam} is er voor wie dat wel wil.`),
    onbekend: () => zeg(null, 'Het is niet bekend of de inwoner een bijdrage wil leveren of wil werken.'),
  });
}

function ondersteuning(regeling: Regeling): Vraag | undefined {
  const eis = regeling.doelgroep.ondersteuningNodig;
  if (!eis) return undefined;
  const zeg = (stand: boolean | null, tekst: string) => deel(regeling, 'ondersteuning', eis.bron, stand, tekst);
  return jaNee(({ ondersteuningNodig }) => ondersteuningNodig, {
    ja: () => zeg(true, 'De inwoner heeft daarbij ondersteuning nodig.'),
    nee: () => zeg(false, `De inwoner heeft geen ondersteuning nodig. ${regeling.naam} is er voor wie die wel nodig heeft.`),
    onbekend: () => zeg(null, 'Het is niet bekend of de inwoner ondersteuning nodig heeft.'),
  });
}

/** OS1: for who has support of the Wmo. */
function wmo(regeling: Regeling): Vraag | undefined {
  const eis = regeling.doelgroep.wmoOndersteuning;
  if (!eis) return undefined;
  const zeg = (stand: boolean | null, tekst: string) => deel(regeling, 'wmo-ondersteuning', eis.bron, stand, tekst);
  return jaNee(({ wmoOndersteuning }) => wmoOndersteuning, {
    ja: () => zeg(true, 'De inwoner heeft ondersteuning van de Wmo.'),
    nee: () => zeg(false, `De inwoner heeft geen ondersteuning van de Wmo. ${regeling.naam} is er voor wie die wel heeft.`),
    onbekend: () => zeg(null, 'Het is niet bekend of de inwoner ondersteuning van de Wmo heeft.'),
  });
}

/** OS7: a capacity for work that may grow is suspected. */
function arbeidsvermogen(regeling: Regeling): Vraag | undefined {
  const eis = regeling.doelgroep.ontwikkelbaarArbeidsvermogen;
  if (!eis) return undefined;
  const zeg = (stand: boolean | null, tekst: string) => deel(regeling, 'arbeidsvermogen', eis.bron, stand, tekst);
  return jaNee(({ ontwikkelbaarArbeidsvermogen }) => ontwikkelbaarArbeidsvermogen, {
    ja: () => zeg(true, 'Er wordt een ontwikkelbaar arbeidsvermogen vermoed.'),
    nee: () => zeg(false, `Er wordt geen ontwikkelbaar arbeidsvermogen vermoed. ${regeling.naam} is er voor wie dat wel heeft.`),
    onbekend: () => zeg(null, 'Het is niet bekend of er een ontwikkelbaar arbeidsvermogen is.'),
  });
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
function uitkering(regeling: Regeling): ((feiten: Pick<ToetsFeiten, 'uitkering'>) => Deel) | undefined {
  const eis = regeling.doelgroep.uitkering;
  if (!eis) return undefined;
  const zeg = (stand: boolean | null, tekst: string) => deel(regeling, 'uitkering', eis.bron, stand, tekst);
  const onbekend = zeg(
    null,
    'Het is niet bekend of de inwoner een uitkering heeft. Is die er, dan moet de instantie die haar betaalt akkoord zijn.',
  );
  const geen = zeg(true, 'De inwoner heeft geen uitkering. Er is geen goedkeuring nodig.');
  const instantie = (soort: keyof typeof UITKERING) => `De instantie die de ${UITKERING[soort]} betaalt,`;
  type Soort = keyof typeof UITKERING;
  const akkoord = onthoud((s: Soort) => zeg(true, `${instantie(s)} is akkoord. De inwoner houdt de uitkering.`));
  const nietAkkoord = onthoud((s: Soort) =>
    zeg(false, `${instantie(s)} is niet akkoord. Zonder goedkeuring kan de inwoner niet meedoen met behoud van uitkering.`),
  );
  const nogNiet = onthoud((s: Soort) => zeg(null, `${instantie(s)} moet nog akkoord gaan. Leg dat vast vóór de start.`));
  return (feiten) => {
    if (feiten.uitkering === undefined) return onbekend;
    if (feiten.uitkering === null) return geen;
    const { soort, toestemming } = feiten.uitkering;
    return toestemming === true ? akkoord(soort) : toestemming === false ? nietAkkoord(soort) : nogNiet(soort);
  };
}

/** AP12 by itself, for the besluit: the ground about the benefit, none when the regeling does not ask. */
export function uitkeringGrond(feiten: Pick<ToetsFeiten, 'uitkering'>, regeling: Regeling): Grond[] {
  const vraag = uitkering(regeling);
  return vraag ? [vraag(feiten).grond] : [];
}
