// What an aanmelding must satisfy besides the shape of its fields. Pure.
import { findLaatsteDag, type Landelijk } from '../beleid/index.ts';
import { type Datum, isNa, isVoor, leeftijdOp, parseDatum, plusMaanden, toonKort } from '../kernel/datum.ts';
import type { Reden } from '../kernel/resultaat.ts';

/** The oldest age that is believed; above it a birth date is a typing error. */
const OUDST = 120;
/** How long ago an aanmelding may have come in (keuze): older ones are looked at first. */
const MAANDEN_TERUG = 12;

/** Days that cannot be: born in the future or long ago, received in the future or before birth. ISO text; odd text is passed over. */
export function dagenVanAanmelding(o: { geboortedatum: string; ontvangen_op: string }, vandaag: Datum): Reden[] {
  const redenen: Reden[] = [];
  const geboren = parseDatum(o.geboortedatum);
  const ontvangen = parseDatum(o.ontvangen_op);
  if (ontvangen && isNa(ontvangen, vandaag))
    redenen.push({ veld: 'ontvangen_op', tekst: `De aanmelding kan niet later zijn dan vandaag, ${toonKort(vandaag)}.` });
  else if (ontvangen && isVoor(ontvangen, plusMaanden(vandaag, -MAANDEN_TERUG)))
    redenen.push({
      veld: 'ontvangen_op',
      tekst: `Deze dag ligt meer dan een jaar terug. Kijk het jaartal na, of vul de dag in waarop de inwoner zich opnieuw meldde.`,
    });
  if (geboren && isNa(geboren, vandaag))
    redenen.push({ veld: 'geboortedatum', tekst: 'De geboortedatum ligt in de toekomst. Kijk het jaartal na.' });
  else if (geboren && leeftijdOp(geboren, vandaag) > OUDST)
    redenen.push({
      veld: 'geboortedatum',
      tekst: `Met deze geboortedatum is iemand ouder dan ${OUDST} jaar. Kijk het jaartal na.`,
    });
  return redenen;
}

/**
 * Last day of the research after an aanmelding (Wmo 2015 art. 2.3.2 lid 1: six weeks); undefined outside the years for which the
 * holidays are known.
 */
export function onderzoekTot(landelijk: Landelijk, ontvangen: Datum): Datum | undefined {
  return findLaatsteDag(landelijk, 'onderzoek', ontvangen);
}
