import { z } from 'zod';
import type { Reden } from '../kernel/resultaat.ts';

/** Where a resident is on the way: reported, being looked into, under way, done. */
export const InwonerStatus = z.enum(['aangemeld', 'in-onderzoek', 'in-traject', 'afgerond']);
export type InwonerStatus = z.output<typeof InwonerStatus>;
/**
 * As InwonerStatus, and how the way over a route ended while the dossier is still open: the resident stopped, or the route is done. In the
 * order in which a dossier goes. This is what a list, a file and the dossier show.
 */
export const InwonerStand = z.enum(['aangemeld', 'in-onderzoek', 'in-traject', 'klaar', 'gestopt', 'afgerond']);
export type InwonerStand = z.output<typeof InwonerStand>;

/** What is shown of a status; `einde`: how his route ended, when he did not come back. */
export const standVan = (status: InwonerStatus, einde: 'klaar' | 'gestopt' | undefined): InwonerStand =>
  status === 'afgerond' ? status : (einde ?? status);

/** Nobody looks for a place any more. */
export const isVoorbij = (stand: InwonerStand): boolean => stand === 'klaar' || stand === 'gestopt' || stand === 'afgerond';

export const statusTekst: Record<InwonerStand, string> = {
  aangemeld: 'Aangemeld',
  'in-onderzoek': 'In onderzoek',
  'in-traject': 'In traject',
  klaar: 'Route klaar',
  gestopt: 'Gestopt',
  afgerond: 'Afgerond',
};

export const Lezen = z.enum(['onbekend', 'goed', 'met-hulp', 'voorlezen'], { error: 'Kies hoe het lezen gaat.' });
export type Lezen = z.output<typeof Lezen>;
export const lezenTekst: Record<Lezen, string> = {
  goed: 'Leest zelf',
  'met-hulp': 'Leest met hulp',
  voorlezen: 'Laat voorlezen',
  onbekend: 'Nog niet bekend',
};

export const Contact = z.enum(['bellen', 'appen', 'mailen', 'brief', 'via-begeleider'], {
  error: 'Kies hoe iemand het liefst contact heeft.',
});
export type Contact = z.output<typeof Contact>;
export const contactTekst: Record<Contact, string> = {
  bellen: 'Bellen',
  appen: 'Appen',
  mailen: 'Mailen',
  brief: 'Brief',
  'via-begeleider': 'Via een begeleider',
};

export const UitkeringAntwoord = z.enum(['geen', 'bijstand', 'wajong', 'wia', 'ww', 'ziektewet'], {
  error: 'Kies welke uitkering iemand heeft, of geen uitkering.',
});
export type UitkeringAntwoord = z.output<typeof UitkeringAntwoord>;
export const uitkeringTekst: Record<UitkeringAntwoord, string> = {
  geen: 'Geen uitkering',
  bijstand: 'Bijstand (Participatiewet)',
  wajong: 'Wajong',
  wia: 'WIA',
  ww: 'WW',
  ziektewet: 'Ziektewet',
};

/** AP12: what the paying agency says of taking part with retention of benefit. */
export const Toestemming = z.enum(['ja', 'nee', 'nog-niet-gevraagd']);
export type Toestemming = z.output<typeof Toestemming>;
export const toestemmingTekst: Record<Toestemming, string> = {
  ja: 'Ja, akkoord',
  nee: 'Nee, niet akkoord',
  'nog-niet-gevraagd': 'Nog niet gevraagd',
};

/** The answer as the database keeps it: null is not asked yet. */
export const toestemmingWaarde = (antwoord: Toestemming): boolean | null =>
  antwoord === 'nog-niet-gevraagd' ? null : antwoord === 'ja';
export const toestemmingVan = (waarde: boolean | null): Toestemming =>
  waarde === null ? 'nog-niet-gevraagd' : waarde ? 'ja' : 'nee';

const regel = (leeg: string, max = 100) =>
  z.string({ error: leeg }).min(1, leeg).max(max, `Schrijf dit korter, in hoogstens ${max} tekens.`);
const vrij = (max: number) => z.string().max(max, `Schrijf dit korter, in hoogstens ${max} tekens.`).default('');

/** Address, how to reach somebody and the benefit: asked at the aanmelding and changed later. */
export const contactVelden = {
  straat: regel('Vul de straat in.'),
  huisnummer: regel('Vul het huisnummer in.', 10).regex(
    /^\d{1,5}/,
    'Een huisnummer begint met een cijfer, bijvoorbeeld 12 of 12a.',
  ),
  postcode: z
    .string({ error: 'Vul de postcode in.' })
    .min(1, 'Vul de postcode in.')
    .regex(/^[1-9]\d{3} ?[a-z]{2}$/i, 'Schrijf de postcode als vier cijfers en twee letters, bijvoorbeeld 7311 AB.')
    .transform((tekst) => `${tekst.slice(0, 4)} ${tekst.slice(-2).toUpperCase()}`),
  woonplaats: regel('Vul de woonplaats in.'),
  telefoon: vrij(30).refine(
    (tekst) => tekst === '' || (/^\+?[\d\s().-]+$/.test(tekst) && /^\d{10,13}$/.test(tekst.replace(/\D/g, ''))),
    'Schrijf een telefoonnummer met tien cijfers, bijvoorbeeld 06 12345678.',
  ),
  email: vrij(200).refine(
    (tekst) => tekst === '' || /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(tekst),
    'Schrijf een e-mailadres met een apenstaartje en een punt, bijvoorbeeld naam@voorbeeld.nl.',
  ),
  lezen: Lezen,
  taal: regel('Vul in welke taal iemand het liefst spreekt.', 50),
  contact: Contact,
  contact_toelichting: vrij(200),
  uitkering: UitkeringAntwoord,
  toestemming: z
    .union([Toestemming, z.literal('')])
    .default('')
    .transform((antwoord): Toestemming => (antwoord === '' ? 'nog-niet-gevraagd' : antwoord)),
};

export const Contactgegevens = z.object(contactVelden);
export type Contactgegevens = z.output<typeof Contactgegevens>;

/** Answers that belong together, judged on what was typed so that they show together with the other faults. */
export const contactSamenhang = (getypt: Readonly<Record<string, string>>): Reden[] => {
  const redenen: Reden[] = [];
  if ((getypt.contact === 'bellen' || getypt.contact === 'appen') && !getypt.telefoon)
    redenen.push({ veld: 'telefoon', tekst: 'Vul een telefoonnummer in, of kies een andere manier van contact.' });
  if (getypt.contact === 'mailen' && !getypt.email)
    redenen.push({ veld: 'email', tekst: 'Vul een e-mailadres in, of kies een andere manier van contact.' });
  const uitkering = getypt.uitkering ?? '';
  if (uitkering !== '' && uitkering !== 'geen' && !getypt.toestemming)
    redenen.push({ veld: 'toestemming', tekst: 'Kies of wie de uitkering betaalt akkoord is, of dat het nog niet is gevraagd.' });
  return redenen;
};

/** Reasons of two checks together: one a field, in the order of the fields on the page. */
export const voegSamen = (volgorde: readonly string[], ...lijsten: readonly (readonly Reden[])[]): Reden[] => {
  const uniek = new Map<string, Reden>();
  for (const reden of lijsten.flat()) {
    const sleutel = reden.veld ?? reden.tekst;
    if (!uniek.has(sleutel)) uniek.set(sleutel, reden);
  }
  const plaats = (reden: Reden) => {
    const nr = reden.veld === undefined ? -1 : volgorde.indexOf(reden.veld);
    return reden.veld !== undefined && nr < 0 ? volgorde.length : nr;
  };
  return [...uniek.values()].sort((a, b) => plaats(a) - plaats(b));
};
