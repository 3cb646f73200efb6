import { createHash, randomInt } from 'node:crypto';
import type { Gemeente, Landelijk } from '../../beleid/index.ts';
import { findLaatsteDag } from '../../beleid/index.ts';
import { zoeknaam } from '../../inwoner/index.ts';
import { type Datum, plusDagen } from '../../kernel/datum.ts';
import { bevestigingMail, type MeldingMail } from '../mail.ts';
import type { NieuweMelding } from '../queries.ts';
import { antwoordAdres, KENMERK_TEKENS, kenmerkVan } from '../rules.ts';
import type { MeldingForm } from '../types.ts';

/** A number that nobody guesses: 31 signs in eight places. */
export const maakKenmerk = (): string => kenmerkVan(Array.from({ length: 8 }, () => randomInt(KENMERK_TEKENS.length)));

/**
 * The key under which a form is stored: the same showing of the form with the same answers is one melding, with other answers another.
 *
 * @param getoond What the form carried since it was first shown.
 */
export const inzendingVan = (getoond: string, antwoorden: MeldingForm): string => {
  const hex = createHash('sha256').update(getoond).update(JSON.stringify(antwoorden)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** What was answered, as it is stored. */
export const nieuweMelding = (f: MeldingForm, inzending: string): NieuweMelding => {
  const zelf = f.wie === 'inwoner';
  return {
    kenmerk: maakKenmerk(),
    inzending,
    melder_soort: f.wie,
    toestemming: zelf ? 'zelf' : f.toestemming === 'ja' ? 'ja' : 'nee',
    toestemming_reden: f.toestemming === 'nee' ? f.toestemming_reden : '',
    vraag: f.vraag,
    voornaam: f.voornaam,
    voorvoegsel: f.voorvoegsel,
    achternaam: f.achternaam,
    zoeknaam: zoeknaam(f),
    geboortedatum: f.geboortedatum === '' ? null : f.geboortedatum,
    telefoon: f.telefoon,
    email: f.email,
    postcode: f.postcode,
    woonplaats: f.woonplaats,
    contact: f.contact,
    contact_toelichting: f.contact_toelichting,
    melder_naam: f.melder_naam,
    melder_organisatie: f.melder_organisatie,
    melder_telefoon: f.melder_telefoon,
    melder_email: antwoordAdres(f),
  };
};

/** The mail that says that a melding came in, for who asked for one. `adres` is the page on which its holder sees how far it is. */
export const bevestigingVoor = (
  f: MeldingForm,
  o: { gemeente: Gemeente; landelijk: Landelijk; kenmerk: string; vandaag: Datum; oppakkenDagen: number; basis: string },
): MeldingMail | undefined =>
  f.mail === 'ja' && antwoordAdres(f) !== ''
    ? bevestigingMail({
        gemeente: o.gemeente,
        kenmerk: o.kenmerk,
        oppakkenTot: plusDagen(o.vandaag, o.oppakkenDagen),
        onderzoekTot: findLaatsteDag(o.landelijk, 'onderzoek', o.vandaag),
        adres: `${o.basis}/iemand-aanmelden/${o.kenmerk}`,
      })
    : undefined;
