// Who somebody is: name, birth date and BSN, how they are typed, corrected and held against the BRP. Pure.
import { z } from 'zod';
import { parseBsn } from '../kernel/bsn.ts';
import {
  type Datum,
  datum,
  isNa,
  isoDatum,
  leeftijdOp,
  maakDatum,
  maandNaam,
  parseDatumNl,
  toonDatum,
  toonKort,
} from '../kernel/datum.ts';
import type { Reden } from '../kernel/resultaat.ts';
import type { BrpDatum, BrpPersoon } from '../platform/brp/index.ts';
import { normaliseer } from './rules.ts';

/** How much of a birth date is known; of a year alone the first of January stands in the row. */
export const GeboortedatumBekend = z.enum(['volledig', 'jaar-maand', 'jaar']);
export type GeboortedatumBekend = z.output<typeof GeboortedatumBekend>;

/** A birth date as it is kept: ISO text, and how much of it is known. */
export interface Geboren {
  datum: string;
  bekend: GeboortedatumBekend;
}

/** "3 februari 1980", "april 1958 (dag onbekend)", "1958 (dag en maand onbekend)" */
export const toonGeboren = ({ datum: iso, bekend }: Geboren): string => {
  const d = datum(iso);
  switch (bekend) {
    case 'volledig':
      return toonDatum(d);
    case 'jaar-maand':
      return `${maandNaam(d.month)} ${d.year} (dag onbekend)`;
    case 'jaar':
      return `${d.year} (dag en maand onbekend)`;
  }
};

/** As it is typed: 03-02-1980, 00-04-1958 or 00-00-1958 (the way of identity papers). */
export const typGeboren = ({ datum: iso, bekend }: Geboren): string => {
  const kort = toonKort(datum(iso));
  return bekend === 'volledig' ? kort : bekend === 'jaar-maand' ? `00${kort.slice(2)}` : `00-00${kort.slice(5)}`;
};

/** Reads what typGeboren writes; undefined when it is no day that exists. */
export const parseGeboren = (tekst: string): Geboren | undefined => {
  const half = /^0?0[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(tekst.trim());
  if (!half) {
    const d = parseDatumNl(tekst);
    return d && { datum: isoDatum(d), bekend: 'volledig' };
  }
  const maand = Number(half[1]);
  const d = maakDatum(Number(half[2]), maand === 0 ? 1 : maand, 1);
  return d && { datum: isoDatum(d), bekend: maand === 0 ? 'jaar' : 'jaar-maand' };
};

const naam = (leeg: string) =>
  z
    .string({ error: leeg })
    .min(1, leeg)
    .max(100, 'Schrijf dit korter, in hoogstens 100 tekens.')
    .regex(/\p{L}/u, 'Schrijf een naam met letters.');

/** What is wrong with a BSN as it was typed, and how to put it right. */
const bsnFout = (tekst: string): string => {
  const cijfers = tekst.replace(/[\s.-]/g, '');
  if (!/^\d+$/.test(cijfers)) return 'Een BSN bestaat alleen uit cijfers. Haal de andere tekens weg.';
  return cijfers.length === 9
    ? 'Dit BSN klopt niet. Kijk het na op het identiteitsbewijs: waarschijnlijk is een cijfer verwisseld.'
    : `Een BSN heeft negen cijfers. Je vulde er ${cijfers.length} in.`;
};

/** Where a correction comes from. */
export const CorrectieBron = z.enum(['document', 'brp', 'inwoner', 'typefout'], { error: 'Kies waar je dit op baseert.' });
export type CorrectieBron = z.output<typeof CorrectieBron>;
export const correctieBronTekst: Record<CorrectieBron | 'samenvoeging', string> = {
  document: 'Een document dat ik heb gezien',
  brp: 'De BRP',
  inwoner: 'De inwoner vertelde het',
  typefout: 'Het was een typefout',
  samenvoeging: 'Samenvoegen van twee dossiers',
};

/** The form of a correction. The BSN stays as it is when nothing is typed. */
export const CorrectieForm = z.object({
  voornaam: naam('Vul de voornaam in.'),
  voorvoegsel: z.string().max(20, 'Schrijf het voorvoegsel korter, bijvoorbeeld van der.').default(''),
  achternaam: naam('Vul de achternaam in.'),
  geboortedatum: z.string({ error: 'Vul de geboortedatum in.' }).transform((tekst, ctx): Geboren => {
    const gelezen = parseGeboren(tekst);
    if (gelezen) return gelezen;
    ctx.addIssue({
      code: 'custom',
      message:
        tekst === ''
          ? 'Vul de geboortedatum in.'
          : `“${tekst.slice(0, 20)}” is geen dag die bestaat. Schrijf dd-mm-jjjj, en 00 voor wat onbekend is, bijvoorbeeld 00-00-1958.`,
    });
    return z.NEVER;
  }),
  bsn: z
    .string()
    .default('')
    .transform((tekst, ctx): string | undefined => {
      if (tekst.trim() === '') return undefined;
      const bsn = parseBsn(tekst);
      if (bsn === undefined) ctx.addIssue({ code: 'custom', message: bsnFout(tekst) });
      return bsn;
    }),
  bron: CorrectieBron,
  toelichting: z
    .string({ error: 'Schrijf op waarom dit anders wordt.' })
    .min(1, 'Schrijf op waarom dit anders wordt, en welk document je zag.')
    .max(500, 'Schrijf dit korter, in hoogstens 500 tekens.'),
});
export type CorrectieForm = z.output<typeof CorrectieForm>;

/** The oldest age that is believed (keuze); above it a birth date is a typing error. */
const OUDST = 120;

/** A birth date that cannot be. */
export const geboortedatumRedenen = (geboren: Geboren, vandaag: Datum): Reden[] => {
  const d = datum(geboren.datum);
  if (isNa(d, vandaag)) return [{ veld: 'geboortedatum', tekst: 'De geboortedatum ligt in de toekomst. Kijk het jaartal na.' }];
  if (leeftijdOp(d, vandaag) > OUDST)
    return [{ veld: 'geboortedatum', tekst: `Met deze geboortedatum is iemand ouder dan ${OUDST} jaar. Kijk het jaartal na.` }];
  return [];
};

/** Name and birth date as they stand in a dossier. */
export interface Persoonsgegevens {
  voornaam: string;
  voorvoegsel: string;
  achternaam: string;
  geboren: Geboren;
}

/** Which of the identifying data differ. */
export const gewijzigdeGegevens = (
  was: Persoonsgegevens,
  wordt: Persoonsgegevens,
  anderBsn: boolean,
): ('naam' | 'geboortedatum' | 'bsn')[] => [
  ...(was.voornaam !== wordt.voornaam || was.voorvoegsel !== wordt.voorvoegsel || was.achternaam !== wordt.achternaam
    ? (['naam'] as const)
    : []),
  ...(was.geboren.datum !== wordt.geboren.datum || was.geboren.bekend !== wordt.geboren.bekend
    ? (['geboortedatum'] as const)
    : []),
  ...(anderBsn ? (['bsn'] as const) : []),
];
export const gegevenTekst: Record<string, string> = {
  naam: 'naam',
  geboortedatum: 'geboortedatum',
  bsn: 'BSN',
  samenvoeging: 'samenvoeging',
};

/** What can be taken over from the BRP: the identifying data are corrected, an address is a life event. */
export type BrpVeld = 'naam' | 'geboortedatum' | 'adres' | 'geheim';
export interface BrpVerschil {
  veld: BrpVeld | 'overleden' | 'gemeente';
  label: string;
  dossier: string;
  brp: string;
}

export interface InDossier extends Persoonsgegevens {
  straat: string;
  huisnummer: string;
  postcode: string;
  woonplaats: string;
  geheim: boolean;
  overledenOp: string | undefined;
  /** Code of the municipality, four digits. */
  gemeentecode: string;
}

/** The birth date of the BRP in the form of the dossier; undefined when nothing of it is known. */
export const geborenVan = (d: BrpDatum): Geboren | undefined =>
  d.datum === undefined || d.bekend === 'onbekend' ? undefined : { datum: d.datum, bekend: d.bekend };

/** “Jan” of “Jan Willem”: a dossier holds the name somebody goes by, the BRP all of them. */
const roepnaamPast = (voornaam: string, voornamen: string): boolean => {
  const alle = normaliseer(voornamen);
  const eigen = normaliseer(voornaam);
  return alle === '' || alle === eigen || alle.startsWith(`${eigen} `) || alle.split(' ').includes(eigen);
};

const zelfde = (a: string, b: string): boolean => normaliseer(a) === normaliseer(b);

/** Where the dossier says something else than the BRP, field by field; what the BRP does not know differs in nothing. */
export const verschillenMetBrp = (d: InDossier, b: BrpPersoon): BrpVerschil[] => {
  const uit: BrpVerschil[] = [];
  const volledig = [b.voornamen, b.voorvoegsel, b.geslachtsnaam].filter(Boolean).join(' ');
  if (!roepnaamPast(d.voornaam, b.voornamen) || !zelfde(d.achternaam, b.geslachtsnaam) || !zelfde(d.voorvoegsel, b.voorvoegsel))
    uit.push({
      veld: 'naam',
      label: 'Naam',
      dossier: [d.voornaam, d.voorvoegsel, d.achternaam].filter(Boolean).join(' '),
      brp: volledig,
    });
  const geboren = geborenVan(b.geboren);
  if (geboren && (geboren.datum !== d.geboren.datum || geboren.bekend !== d.geboren.bekend))
    uit.push({ veld: 'geboortedatum', label: 'Geboren', dossier: toonGeboren(d.geboren), brp: toonGeboren(geboren) });
  if (
    b.adres &&
    !(zelfde(d.straat, b.adres.straat) && zelfde(d.huisnummer, b.adres.huisnummer) && zelfde(d.postcode, b.adres.postcode))
  )
    uit.push({
      veld: 'adres',
      label: 'Adres',
      dossier: `${d.straat} ${d.huisnummer}, ${d.postcode} ${d.woonplaats}`,
      brp: `${b.adres.straat} ${b.adres.huisnummer}, ${b.adres.postcode} ${b.adres.woonplaats}`,
    });
  if (b.geheim !== d.geheim)
    uit.push({ veld: 'geheim', label: 'Geheimhouding', dossier: d.geheim ? 'Ja' : 'Nee', brp: b.geheim ? 'Ja' : 'Nee' });
  if (b.overleden && d.overledenOp === undefined)
    uit.push({
      veld: 'overleden',
      label: 'Overleden',
      dossier: 'Nee',
      brp: b.overleden.datum === undefined ? 'Ja, datum onbekend' : `Ja, op ${toonDatum(datum(b.overleden.datum))}`,
    });
  if (!b.overleden && b.gemeente && b.gemeente.code !== '' && b.gemeente.code !== d.gemeentecode)
    uit.push({ veld: 'gemeente', label: 'Gemeente', dossier: 'Deze gemeente', brp: b.gemeente.naam });
  return uit;
};
