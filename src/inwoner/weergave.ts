// Kept views of a list: the row of links above it, and the form that keeps what is shown now. Where they are managed: /werkvoorraad/weergaven.
import { acties, form, html, type Inhoud, knop, link, tekstveld, uitklap, vinkje } from '../web/index.ts';
import type { WeergaveKop, Weergavelijst } from './queries-weergave.ts';

const BEHEER = '/werkvoorraad/weergaven';

/** Views that the reader keeps, as links; the one that is shown now says so. `nu` is what would be kept of the page. */
export const weergaveRij = (o: { weergaven: readonly WeergaveKop[]; nu: string; adres(vraag: string): string }): Inhoud =>
  o.weergaven.length > 0 &&
  html`<p>Mijn weergaven: ${o.weergaven.map((een, nr) => {
    const naam = een.standaard ? `${een.naam} (standaard)` : een.naam;
    return html`${nr > 0 && ' · '}${een.vraag === o.nu ? html`<strong>${naam}</strong>` : link(o.adres(een.vraag), naam)}`;
  })} · ${link(BEHEER, 'Beheer')}</p>`;

/** Keeps the question of this page under a name; nothing when it is kept already. */
export const weergaveForm = (o: {
  lijst: Weergavelijst;
  weergaven: readonly WeergaveKop[];
  nu: string;
  sleutel: () => string;
  /** A search text is there, and does not go along. */
  gezocht: boolean;
  /** "de werkvoorraad" */
  wat: string;
}): Inhoud =>
  !o.weergaven.some((een) => een.vraag === o.nu) &&
  uitklap(
    'Bewaar dit filter als weergave',
    form({
      actie: BEHEER,
      sleutel: o.sleutel(),
      naam: 'Weergave bewaren',
      verborgen: { vraag: o.nu, doe: 'bewaar', lijst: o.lijst },
      inhoud: [
        tekstveld({
          naam: 'naam',
          label: 'Naam van de weergave',
          maximum: 60,
          autocomplete: 'off',
          hint: o.gezocht ? 'De zoektekst gaat niet mee: dat is vaak de naam van een inwoner.' : undefined,
        }),
        vinkje({ naam: 'standaard', label: `Toon deze weergave als ik ${o.wat} open` }),
        acties(knop({ tekst: 'Bewaar', soort: 'tweede' })),
      ],
    }),
  );
