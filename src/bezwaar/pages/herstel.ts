// Where an objection stands, and where what was decided is put right.
import { acties, type Html, html, linkKnop } from '../../web/index.ts';
import type { BezwaarRij } from '../queries.ts';

export const bezwaarPad = (inwonerId: number, id: number, deel = ''): string => `/dossier/${inwonerId}/bezwaar/${id}${deel}`;

/** A besluit that changed a toewijzing is put right by another change. */
export const herstelKnoppen = (b: BezwaarRij): Html => {
  const besluit = `/dossier/${b.inwoner_id}/besluit`;
  // What holds now: what came of the objection before a court spoke, else the besluit objected to.
  const staat = b.gevolg_id ?? b.geldend_besluit_id ?? b.besluit_id;
  const geeft = b.geldend_soort === 'toekenning' || b.geldend_soort === 'herziening';
  if (b.over_toewijzing !== null && !geeft && staat !== b.besluit_id)
    return html`<p>Het laatste besluit over dit bezwaar wijzigde een toewijzing. Wijzig haar opnieuw, of neem een nieuw besluit.</p>${acties(
      linkKnop({
        tekst: 'Naar de toewijzingen',
        href: `/dossier/${b.inwoner_id}/toewijzingen`,
        soort: 'primair',
        icoon: 'refresh',
      }),
    )}`;
  if (b.over_toewijzing !== null && !geeft)
    return html`<p>Het bezwaar gaat over een wijziging van een toewijzing. ${
      b.over_vervolg === null
        ? 'Wijzig die opnieuw, of draai haar terug.'
        : 'Verander de nieuwe plek. Is daar nog niets begonnen en gaat zij niet door? Verwijder haar dan, met als reden “Na een bezwaar”: de plek van daarvoor loopt dan weer door.'
    } Zeg daarna hieronder welk besluit het werd.</p>${acties(
      linkKnop({
        tekst: b.over_vervolg === null ? 'Naar de toewijzing' : 'Naar de nieuwe plek',
        href: `/dossier/${b.inwoner_id}/toewijzingen/${b.over_vervolg ?? b.over_toewijzing}#mogelijk`,
        soort: 'primair',
        icoon: 'refresh',
      }),
    )}`;
  return acties(
    linkKnop({
      tekst: 'Bereid de herziening voor',
      href: `${besluit}?herziet=${staat}`,
      soort: 'primair',
      icoon: 'refresh',
    }),
    geeft && linkKnop({ tekst: 'Trek het besluit in', href: `${besluit}/${staat}/intrekken` }),
  );
};
