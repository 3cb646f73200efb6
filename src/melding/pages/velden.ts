// The fields of a melding, each written once: for the public page with one question at a time and for the page of an aanbieder.
import type { Reden } from '../../kernel/resultaat.ts';
import { datumveld, foutVan, type Html, html, keuzerondjes, naastElkaar, tekstvak, tekstveld, vinkje } from '../../web/index.ts';
import { type Getypt, isZelf, MELDER_B1, VRAGEN, type VraagNaam } from '../vragen.ts';

const CONTACT_ZELF = [
  { waarde: 'bellen', tekst: 'Bel mij' },
  { waarde: 'appen', tekst: 'Stuur mij een appje' },
  { waarde: 'mailen', tekst: 'Mail mij' },
  { waarde: 'brief', tekst: 'Stuur mij een brief' },
  { waarde: 'via-begeleider', tekst: 'Bel iemand die mij helpt' },
];
const CONTACT_ANDER = [
  { waarde: 'bellen', tekst: 'Bellen' },
  { waarde: 'appen', tekst: 'Een appje sturen' },
  { waarde: 'mailen', tekst: 'Mailen' },
  { waarde: 'brief', tekst: 'Een brief sturen' },
  { waarde: 'via-begeleider', tekst: 'Eerst contact met mij', uitleg: 'Ik zorg dat jullie elkaar spreken.' },
];

/** Names are asked of more than one person on a page: the browser must not fill in those of who types. */
const uitVan = (zelf: boolean, soort: string): string => (zelf ? soort : 'off');

/** The fields of one question. `paginakop`: the question is the heading of the page, for a question of one field. */
export const veldenVoor = (naam: VraagNaam, getypt: Getypt, redenen: readonly Reden[], paginakop: boolean): Html => {
  const zelf = isZelf(getypt);
  const { titel, hint } = VRAGEN[naam];
  const veld = (een: string) => ({ naam: een, waarde: getypt[een], fout: foutVan(redenen, een) });
  const hoofd = { label: titel(zelf), paginakop, ...(hint ? { hint: hint(zelf) } : {}) };
  const mail = (label: string) =>
    vinkje({
      naam: 'mail',
      label,
      verplicht: false,
      aan: getypt.mail === 'ja',
      hint: 'In de mail staan geen namen en geen gegevens.',
      fout: foutVan(redenen, 'mail'),
    });
  switch (naam) {
    case 'wie':
      return keuzerondjes({
        ...veld('wie'),
        ...hoofd,
        keuzes: Object.entries(MELDER_B1).map(([waarde, tekst]) => ({ waarde, tekst })),
      });
    case 'toestemming':
      return html`${keuzerondjes({
        ...veld('toestemming'),
        ...hoofd,
        keuzes: [
          { waarde: 'ja', tekst: 'Ja, we hebben het besproken' },
          { waarde: 'nee', tekst: 'Nee, of dat weet ik niet' },
        ],
      })}${tekstvak({
        ...veld('toestemming_reden'),
        label: 'Zo nee, waarom niet?',
        hint: 'Bijvoorbeeld: ik maak me zorgen en krijg geen contact.',
        regels: 3,
        maximum: 500,
      })}`;
    case 'melder':
      return html`${tekstveld({ ...veld('melder_naam'), label: 'Je naam', autocomplete: 'name', maximum: 100 })}${
        getypt.wie === 'naaste'
          ? ''
          : tekstveld({
              ...veld('melder_organisatie'),
              label: 'Je organisatie',
              verplicht: getypt.wie !== 'anders',
              autocomplete: 'organization',
              maximum: 100,
            })
      }${tekstveld({ ...veld('melder_telefoon'), label: 'Je telefoonnummer', hint: 'Of je e-mailadres. Allebei mag ook.', type: 'tel', breedte: 20, autocomplete: 'tel', maximum: 30 })}${tekstveld(
        {
          ...veld('melder_email'),
          label: 'Je e-mailadres',
          hint: 'Of je telefoonnummer. Nodig als je een mail wilt.',
          type: 'email',
          autocomplete: 'email',
          maximum: 200,
        },
      )}${mail('Stuur mij een mail dat jullie de melding hebben')}`;
    case 'naam':
      return html`${tekstveld({ ...veld('voornaam'), label: 'Voornaam', autocomplete: uitVan(zelf, 'given-name'), maximum: 100 })}${tekstveld(
        {
          ...veld('voorvoegsel'),
          label: 'Voorvoegsel',
          hint: 'Bijvoorbeeld van der',
          verplicht: false,
          breedte: 10,
          autocomplete: 'off',
          maximum: 20,
        },
      )}${tekstveld({ ...veld('achternaam'), label: 'Achternaam', autocomplete: uitVan(zelf, 'family-name'), maximum: 100 })}`;
    case 'geboren':
      return datumveld({ ...veld('geboortedatum'), ...hoofd, verplicht: zelf, autocomplete: uitVan(zelf, 'bday') });
    case 'woonplaats':
      return naastElkaar(
        tekstveld({ ...veld('woonplaats'), label: 'Woonplaats', autocomplete: uitVan(zelf, 'address-level2'), maximum: 100 }),
        tekstveld({
          ...veld('postcode'),
          label: 'Postcode',
          hint: 'Alleen nodig voor een brief.',
          breedte: 10,
          autocomplete: uitVan(zelf, 'postal-code'),
          maximum: 7,
        }),
      );
    case 'bereiken':
      return html`${keuzerondjes({ ...veld('contact'), label: 'Wat heeft de voorkeur?', keuzes: zelf ? CONTACT_ZELF : CONTACT_ANDER })}${tekstveld(
        {
          ...veld('telefoon'),
          label: 'Telefoonnummer',
          hint: 'Alleen nodig als we bellen of appen.',
          type: 'tel',
          breedte: 20,
          autocomplete: uitVan(zelf, 'tel'),
          maximum: 30,
        },
      )}${tekstveld({ ...veld('email'), label: 'E-mailadres', hint: zelf ? 'Alleen nodig als we mailen, of als je hieronder om een mail vraagt.' : 'Alleen nodig als we mailen.', type: 'email', autocomplete: uitVan(zelf, 'email'), maximum: 200 })}${tekstveld(
        {
          ...veld('contact_toelichting'),
          label: 'Waar letten we op?',
          // Who is helped by somebody else says here whom to call; for others nothing depends on it.
          ...(zelf
            ? { hint: 'Helpt iemand je? Schrijf hier wie we bellen, en het nummer. Anders hoef je hier niets te schrijven.' }
            : { hint: 'Bijvoorbeeld: liever na 10.00 uur, of spreekt beter Turks dan Nederlands', verplicht: false }),
          maximum: 200,
        },
      )}${zelf ? mail('Stuur mij een mail dat jullie de melding hebben') : ''}`;
    case 'vraag':
      return tekstvak({ ...veld('vraag'), ...hoofd, regels: 6, maximum: 4000 });
  }
};

/** Questions of one field are the heading of their page; the others have a heading above their fields. */
export const isEenVeld = (naam: VraagNaam): boolean => ['wie', 'toestemming', 'geboren', 'vraag'].includes(naam);

/** The answers in words, for a check page. */
export const antwoordenVan = (g: Getypt): { naam: VraagNaam; vraag: string; antwoord: string }[] => {
  const regels = (...delen: (string | undefined)[]): string =>
    delen.filter((deel) => deel !== undefined && deel !== '').join(', ');
  const zelf = isZelf(g);
  const contact = (zelf ? CONTACT_ZELF : CONTACT_ANDER).find(({ waarde }) => waarde === g.contact)?.tekst;
  const mail = g.mail === 'ja' ? 'een mail dat jullie de melding hebben' : '';
  const antwoorden: Record<VraagNaam, string> = {
    wie: Object.entries(MELDER_B1).find(([waarde]) => waarde === g.wie)?.[1] ?? '',
    toestemming: g.toestemming === 'ja' ? 'Ja, besproken' : regels('Nee', g.toestemming_reden),
    melder: regels(g.melder_naam, g.melder_organisatie, g.melder_telefoon, g.melder_email, mail),
    naam: [g.voornaam, g.voorvoegsel, g.achternaam].filter(Boolean).join(' '),
    geboren: g.geboortedatum || 'Weet ik niet',
    woonplaats: regels(g.postcode?.toUpperCase(), g.woonplaats),
    bereiken: regels(contact, g.telefoon, g.email, g.contact_toelichting, zelf ? mail : ''),
    vraag: g.vraag ?? '',
  };
  const koppen: Record<VraagNaam, string> = {
    wie: 'Wie je bent',
    toestemming: 'Het ermee eens',
    melder: 'Hoe we jou bereiken',
    naam: 'Naam',
    geboren: 'Geboortedatum',
    woonplaats: 'Woonplaats',
    bereiken: zelf ? 'Hoe we je bereiken' : 'Hoe we de ander bereiken',
    vraag: zelf ? 'Waar je hulp bij wilt' : 'Waar hulp bij nodig is',
  };
  const volgorde: readonly VraagNaam[] = ['wie', 'toestemming', 'melder', 'naam', 'geboren', 'woonplaats', 'bereiken', 'vraag'];
  return volgorde
    .filter((naam) => VRAGEN[naam].nodig(g))
    .map((naam) => ({ naam, vraag: koppen[naam], antwoord: antwoorden[naam] }));
};
