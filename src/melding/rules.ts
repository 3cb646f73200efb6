// What a melding must satisfy besides the shape of its fields, and how it stands. Pure.
import { findLaatsteDag, type Landelijk } from '../beleid/landelijk.ts';
import { type Datum, dagnummer, datum, isNa, leeftijdOp, parseDatum, plusDagen } from '../kernel/datum.ts';
import type { Reden } from '../kernel/resultaat.ts';
import type { MeldingForm, MeldingStatus, MeldingVeld } from './types.ts';

/** The oldest age that is believed; above it a birth date is a typing error. */
const OUDST = 120;

/** Answers that belong together. Wmo 2015 art. 2.3.2: a melding is made by or on behalf of the resident, so consent is asked, or why it is not there. */
export function meldingSamenhang(f: Readonly<Partial<Record<MeldingVeld, string>>>, vandaag: Datum): Reden[] {
  const redenen: Reden[] = [];
  const voegToe = (veld: string, tekst: string): void => void redenen.push({ veld, tekst });
  const zelf = f.wie === 'inwoner';
  if (f.wie !== undefined && !zelf) {
    if (!f.toestemming) voegToe('toestemming', 'Kies of degene die je aanmeldt het ermee eens is.');
    if (f.toestemming === 'nee' && !f.toestemming_reden)
      voegToe('toestemming_reden', 'Schrijf op waarom degene die je aanmeldt het er niet mee eens is, of het nog niet weet.');
    if (!f.melder_naam) voegToe('melder_naam', 'Vul je eigen naam in.');
    if (f.wie !== 'naaste' && f.wie !== 'anders' && !f.melder_organisatie)
      voegToe('melder_organisatie', 'Vul in bij welke organisatie je werkt.');
    if (!f.melder_telefoon && !f.melder_email)
      voegToe('melder_telefoon', 'Vul je telefoonnummer of je e-mailadres in, zodat we je kunnen bereiken.');
    if (f.mail === 'ja' && !f.melder_email) voegToe('melder_email', 'Vul je e-mailadres in, of haal het vinkje bij de mail weg.');
  }
  if (zelf && f.mail === 'ja' && !f.email) voegToe('email', 'Vul je e-mailadres in, of haal het vinkje bij de mail weg.');
  const geboren = f.geboortedatum ? parseDatum(f.geboortedatum) : undefined;
  if (zelf && !f.geboortedatum) voegToe('geboortedatum', 'Vul je geboortedatum in.');
  if (geboren && isNa(geboren, vandaag)) voegToe('geboortedatum', 'De geboortedatum ligt in de toekomst. Kijk het jaartal na.');
  else if (geboren && leeftijdOp(geboren, vandaag) > OUDST)
    voegToe('geboortedatum', `Met deze geboortedatum is iemand ouder dan ${OUDST} jaar. Kijk het jaartal na.`);
  if ((f.contact === 'bellen' || f.contact === 'appen') && !f.telefoon)
    voegToe('telefoon', 'Vul een telefoonnummer in, of kies een andere manier van contact.');
  if (f.contact === 'mailen' && !f.email) voegToe('email', 'Vul een e-mailadres in, of kies een andere manier van contact.');
  if (f.contact === 'brief' && !f.postcode)
    voegToe('contact', 'Voor een brief hebben we de postcode nodig. Kies een andere manier, of ga terug en vul de postcode in.');
  if (f.contact === 'via-begeleider' && zelf && !f.contact_toelichting)
    voegToe('contact_toelichting', 'Schrijf op wie we kunnen bellen, en het telefoonnummer.');
  return redenen;
}

/** Whose address an answer goes to: who reports, or the resident who reports himself and wants mail. '' is nobody. */
export const antwoordAdres = (f: Pick<MeldingForm, 'wie' | 'mail' | 'email' | 'melder_email'>): string =>
  f.wie === 'inwoner' ? (f.mail === 'ja' ? f.email : '') : f.melder_email;

/** How a melding stands with the day on which somebody must have taken it (keuze, a setting in dagen) and with the research (Wmo 2015 art. 2.3.2 lid 1). */
export interface MeldingStand {
  /** Undefined once it was taken. */
  oppakkenTot: Datum | undefined;
  onderzoekTot: Datum | undefined;
  /** Days past the first of the two that has passed; 0 is not late. */
  dagenTeLaat: number;
}

export function meldingStand(
  m: { status: MeldingStatus; ontvangenOp: string },
  o: { landelijk: Landelijk; oppakkenDagen: number; vandaag: Datum },
): MeldingStand {
  const ontvangen = datum(m.ontvangenOp);
  const open = m.status === 'nieuw' || m.status === 'in-behandeling';
  const oppakkenTot = m.status === 'nieuw' ? plusDagen(ontvangen, o.oppakkenDagen) : undefined;
  const onderzoekTot = open ? findLaatsteDag(o.landelijk, 'onderzoek', ontvangen) : undefined;
  const voorbij = [oppakkenTot, onderzoekTot].flatMap((dag) => (dag ? dagnummer(o.vandaag) - dagnummer(dag) : []));
  return { oppakkenTot, onderzoekTot, dagenTeLaat: Math.max(0, ...voorbij) };
}

/** Letters and digits that nobody mistakes for another at the telephone. */
export const KENMERK_TEKENS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** "M-7K2P-9QWX" out of eight numbers from 0 up to and including 30. */
export function kenmerkVan(getallen: readonly number[]): string {
  const tekens = getallen.map((getal) => KENMERK_TEKENS[getal] ?? '2').join('');
  return `M-${tekens.slice(0, 4)}-${tekens.slice(4, 8)}`;
}

export const isKenmerk = (tekst: string): boolean => /^M-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/.test(tekst);
