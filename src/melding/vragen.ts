// The questions of the public page, one a page, in plain words (B1). What is asked follows from who reports. Pure.
import type { Reden } from '../kernel/resultaat.ts';
import type { Melder, MeldingVeld } from './types.ts';

export type Getypt = Readonly<Record<string, string>>;

export type VraagNaam = 'wie' | 'toestemming' | 'melder' | 'naam' | 'geboren' | 'woonplaats' | 'bereiken' | 'vraag';

interface Vraag {
  nodig(antwoorden: Getypt): boolean;
  velden: readonly MeldingVeld[];
  titel(zelf: boolean): string;
  hint?(zelf: boolean): string;
}

export const isZelf = (antwoorden: Getypt): boolean => antwoorden.wie === 'inwoner';

/** Who is asked on the public page; the municipality itself has a page of its own. */
export const MELDER_B1: Readonly<Record<Exclude<Melder, 'gemeente'>, string>> = {
  inwoner: 'Ik meld mezelf aan',
  naaste: 'Ik ben familie, een vriend of een buur',
  wijkteam: 'Ik werk bij een wijkteam of in de buurt',
  school: 'Ik werk op een school',
  werkgever: 'Ik ben een werkgever',
  aanbieder: 'Ik werk bij een aanbieder van werk of begeleiding',
  huisarts: 'Ik ben huisarts of een andere zorgverlener',
  anders: 'Ik ben iemand anders',
};

export const VRAGEN: Readonly<Record<VraagNaam, Vraag>> = {
  wie: { nodig: () => true, velden: ['wie'], titel: () => 'Wie ben je?' },
  toestemming: {
    nodig: (a) => !isZelf(a),
    velden: ['toestemming', 'toestemming_reden'],
    titel: () => 'Is degene die je aanmeldt het ermee eens?',
    hint: () => 'Praat er eerst samen over als dat kan. We vertellen aan degene die je aanmeldt dat jij dit hebt gedaan.',
  },
  melder: {
    nodig: (a) => !isZelf(a),
    velden: ['melder_naam', 'melder_organisatie', 'melder_telefoon', 'melder_email', 'mail'],
    titel: () => 'Hoe bereiken we jou?',
    hint: () => 'Vul je telefoonnummer of je e-mailadres in.',
  },
  naam: {
    nodig: () => true,
    velden: ['voornaam', 'voorvoegsel', 'achternaam'],
    titel: (zelf) => (zelf ? 'Hoe heet je?' : 'Hoe heet degene die je aanmeldt?'),
  },
  geboren: {
    nodig: () => true,
    velden: ['geboortedatum'],
    titel: (zelf) => (zelf ? 'Wat is je geboortedatum?' : 'Wat is de geboortedatum?'),
    hint: (zelf) => (zelf ? 'Bijvoorbeeld 01-05-1990' : 'Bijvoorbeeld 01-05-1990. Weet je het niet? Laat het dan leeg.'),
  },
  woonplaats: {
    nodig: () => true,
    velden: ['woonplaats', 'postcode'],
    titel: (zelf) => (zelf ? 'Waar woon je?' : 'Waar woont degene die je aanmeldt?'),
  },
  bereiken: {
    nodig: () => true,
    velden: ['contact', 'telefoon', 'email', 'contact_toelichting', 'mail'],
    titel: (zelf) => (zelf ? 'Hoe kunnen we je bereiken?' : 'Hoe kunnen we degene die je aanmeldt bereiken?'),
  },
  vraag: {
    nodig: () => true,
    velden: ['vraag'],
    titel: (zelf) => (zelf ? 'Waar wil je hulp bij?' : 'Waar is hulp bij nodig?'),
    hint: () => 'Schrijf het in gewone woorden. Schrijf geen ziektes of medicijnen op.',
  },
};

const NAMEN: readonly VraagNaam[] = ['wie', 'toestemming', 'melder', 'naam', 'geboren', 'woonplaats', 'bereiken', 'vraag'];

export const isVraag = (tekst: string): tekst is VraagNaam => NAMEN.some((naam) => naam === tekst);

/** The questions that are asked, given the answers so far. */
export const nodigeVragen = (antwoorden: Getypt): VraagNaam[] => NAMEN.filter((naam) => VRAGEN[naam].nodig(antwoorden));

/** The fields that are asked on this path; what belongs to another path was typed before somebody went back, and does not go along. */
export const gevraagdeVelden = (antwoorden: Getypt): MeldingVeld[] => [
  ...new Set(nodigeVragen(antwoorden).flatMap((naam) => veldenVan(naam, antwoorden))),
];

/** Fields of one question; the box for a mail stands where the own address is asked. */
export const veldenVan = (naam: VraagNaam, antwoorden: Getypt): MeldingVeld[] =>
  VRAGEN[naam].velden.filter((veld) => veld !== 'mail' || (naam === 'bereiken') === isZelf(antwoorden));

/** What is wrong with the answers of one question. */
export const redenenVan = (naam: VraagNaam, antwoorden: Getypt, redenen: readonly Reden[]): Reden[] => {
  const velden: readonly string[] = veldenVan(naam, antwoorden);
  return redenen.filter((reden) => reden.veld !== undefined && velden.includes(reden.veld));
};

/** The question that a wrong field stands on. */
export const vraagMet = (veld: string, antwoorden: Getypt): VraagNaam | undefined =>
  nodigeVragen(antwoorden).find((naam) => veldenVan(naam, antwoorden).some((een) => een === veld));

/** Whether a question was shown: its fields came along, also when they were left empty. */
export const isGevraagd = (naam: VraagNaam, antwoorden: Getypt): boolean =>
  veldenVan(naam, antwoorden).some((veld) => antwoorden[veld] !== undefined);
