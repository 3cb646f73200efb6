// What stands in a melding: how far it is, whom it is about and who reported.
import { contactTekst, toonNaam } from '../../inwoner/index.ts';
import { datum, leeftijdOp, toonDatum } from '../../kernel/datum.ts';
import { badge, type Html, html, lijst, link } from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import type { Melding } from '../queries.ts';
import { melderTekst } from '../types.ts';

/** Whom a melding is about, as far as it is still there. */
export const naamVan = (m: Pick<Melding, 'voornaam' | 'voorvoegsel' | 'achternaam' | 'kenmerk'>): string =>
  m.voornaam === null || m.achternaam === null
    ? `Melding ${m.kenmerk}`
    : toonNaam({ voornaam: m.voornaam, voorvoegsel: m.voorvoegsel ?? '', achternaam: m.achternaam });

export const statusBadge = (m: Pick<Melding, 'status'>): Html =>
  m.status === 'nieuw'
    ? badge('aandacht', 'Nieuw')
    : m.status === 'in-behandeling'
      ? badge('info', 'In behandeling')
      : m.status === 'aangemeld'
        ? badge('goed', 'Aangemeld')
        : badge('neutraal', 'Gesloten');

export const overWie = (m: Melding, c: PageContext): Html => {
  if (m.voornaam === null) return html`<p>De naam en contactgegevens zijn niet meer bewaard.</p>`;
  const geboren = m.geboortedatum === null ? undefined : datum(m.geboortedatum);
  return lijst([
    { kop: 'Naam', waarde: naamVan(m) },
    { kop: 'Geboren', waarde: geboren ? `${toonDatum(geboren)} (${leeftijdOp(geboren, c.vandaag)} jaar)` : 'Niet bekend' },
    { kop: 'Woonplaats', waarde: [m.postcode, m.woonplaats].filter(Boolean).join(' ') },
    { kop: 'Liefst contact', waarde: m.contact === null ? '' : contactTekst[m.contact] },
    { kop: 'Telefoon', waarde: m.telefoon && link(`tel:${m.telefoon.replace(/[^\d+]/g, '')}`, m.telefoon) },
    { kop: 'E-mailadres', waarde: m.email },
    { kop: 'Waar we op letten', waarde: m.contact_toelichting },
    ...(m.dossiernummer && m.inwoner_id !== null
      ? [{ kop: 'Dossier', waarde: link(`/dossier/${m.inwoner_id}`, m.dossiernummer) }]
      : []),
  ]);
};

const WEG: Record<Melding['weg'], string> = {
  openbaar: 'Via de website, zonder in te loggen',
  aanbieder: 'Door een aanbieder, ingelogd',
  inwoner: 'Door de inwoner, ingelogd',
  gemeente: 'Opgeschreven door de gemeente',
};

export const melder = (m: Melding): Html =>
  lijst([
    { kop: 'Wie', waarde: melderTekst[m.melder_soort] },
    { kop: 'Hoe', waarde: WEG[m.weg] },
    ...(m.toestemming === 'zelf'
      ? []
      : [
          { kop: 'Naam', waarde: [m.melder_naam, m.melder_organisatie].filter(Boolean).join(', ') },
          { kop: 'Telefoon', waarde: m.melder_telefoon ?? '' },
          { kop: 'E-mailadres', waarde: m.melder_email ?? '' },
          {
            kop: 'Is de inwoner het eens?',
            waarde:
              m.toestemming === 'ja'
                ? badge('goed', 'Ja')
                : html`${badge('aandacht', 'Nee of niet bekend')}<br>${m.toestemming_reden}`,
          },
        ]),
  ]);
