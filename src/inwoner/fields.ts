// The fields that aanmelding and "gegevens wijzigen" share.
import {
  foutVan,
  type Html,
  kaart,
  keuzelijst,
  keuzerondjes,
  naastElkaar,
  stapel,
  tekstveld,
  type VeldFout,
} from '../web/index.ts';
import {
  Contact,
  contactTekst,
  Lezen,
  lezenTekst,
  Toestemming,
  toestemmingTekst,
  UitkeringAntwoord,
  uitkeringTekst,
} from './types.ts';

type Getypt = Readonly<Record<string, string>>;

/** Order of the shared fields on the page. */
export const contactVolgorde = [
  'straat',
  'huisnummer',
  'postcode',
  'woonplaats',
  'telefoon',
  'email',
  'contact',
  'contact_toelichting',
  'lezen',
  'taal',
  'uitkering',
  'toestemming',
] as const;

/** Address, contact and benefit, each in a card, with what was typed and what is wrong. */
export const contactKaarten = (getypt: Getypt, fouten: readonly VeldFout[]): Html => {
  const veld = (naam: string) => ({ naam, waarde: getypt[naam], fout: foutVan(fouten, naam) });
  return stapel(
    kaart({
      titel: 'Adres',
      inhoud: stapel(
        naastElkaar(
          tekstveld({ ...veld('straat'), label: 'Straat', autocomplete: 'off', maximum: 100 }),
          tekstveld({ ...veld('huisnummer'), label: 'Huisnummer', breedte: 4, autocomplete: 'off', maximum: 10 }),
        ),
        naastElkaar(
          tekstveld({ ...veld('postcode'), label: 'Postcode', breedte: 10, autocomplete: 'off', maximum: 7 }),
          tekstveld({ ...veld('woonplaats'), label: 'Woonplaats', autocomplete: 'off', maximum: 100 }),
        ),
      ),
    }),
    kaart({
      titel: 'Contact',
      inhoud: stapel(
        naastElkaar(
          tekstveld({
            ...veld('telefoon'),
            label: 'Telefoon',
            hint: 'Alleen nodig voor bellen of appen.',
            type: 'tel',
            autocomplete: 'off',
            maximum: 30,
          }),
          tekstveld({
            ...veld('email'),
            label: 'E-mailadres',
            hint: 'Alleen nodig voor mailen.',
            type: 'email',
            autocomplete: 'off',
            maximum: 200,
          }),
        ),
        keuzerondjes({
          ...veld('contact'),
          label: 'Hoe heeft deze inwoner het liefst contact?',
          keuzes: Contact.options.map((waarde) => ({ waarde, tekst: contactTekst[waarde] })),
          naastElkaar: true,
        }),
        tekstveld({
          ...veld('contact_toelichting'),
          label: 'Waar letten we op bij het contact?',
          hint: 'Bijvoorbeeld: na 10.00 uur bellen, of eerst een app sturen',
          verplicht: false,
          maximum: 200,
        }),
        keuzerondjes({
          ...veld('lezen'),
          label: 'Hoe gaat het lezen?',
          keuzes: Lezen.options.map((waarde) => ({ waarde, tekst: lezenTekst[waarde] })),
          naastElkaar: true,
        }),
        tekstveld({ ...veld('taal'), label: 'Taal die iemand het liefst spreekt', breedte: 20, maximum: 50 }),
      ),
    }),
    kaart({
      titel: 'Uitkering',
      inhoud: stapel(
        keuzelijst({
          ...veld('uitkering'),
          label: 'Welke uitkering heeft deze inwoner?',
          leeg: 'Kies een antwoord',
          opties: UitkeringAntwoord.options.map((waarde) => ({ waarde, tekst: uitkeringTekst[waarde] })),
        }),
        keuzerondjes({
          ...veld('toestemming'),
          label: 'Is wie de uitkering betaalt akkoord met meedoen?',
          hint: 'Alleen nodig bij een uitkering. Zonder akkoord kan een traject met behoud van uitkering niet starten.',
          keuzes: Toestemming.options.map((waarde) => ({ waarde, tekst: toestemmingTekst[waarde] })),
          naastElkaar: true,
        }),
      ),
    }),
  );
};
