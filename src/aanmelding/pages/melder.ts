// Who reported, on the form of an aanmelding: asked there, or known from the melding that it comes from.
import { datum, toonKort } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { findMelding, noteInzage } from '../../melding/index.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { foutVan, type Html, html, kaart, keuzerondjes, naastElkaar, stapel, tekstveld } from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import type { AanmeldingForm } from '../types.ts';

type Getypt = Readonly<Record<string, string>>;

/** What a melding says already, as it would be typed; nothing when the address names none. The day of the melding is the day on which the six weeks began. */
export const uitMelding = async (c: PageContext): Promise<Getypt> => {
  const nummer = c.zoek.get('melding');
  if (nummer === null) return {};
  if (!/^[1-9]\d{0,8}$/.test(nummer)) throw new NietGevonden();
  const [m] = await Promise.all([findMelding(c.db, Number(nummer)), noteInzage(c.db, Number(nummer))]);
  if (!m || m.inwoner_id !== null || m.status !== 'in-behandeling') throw new NietGevonden();
  return {
    melding: nummer,
    ontvangen_op: toonKort(datum(m.ontvangen_op)),
    aangemeld_door: m.melder_soort,
    vraag: m.vraag,
    voornaam: m.voornaam ?? '',
    voorvoegsel: m.voorvoegsel ?? '',
    achternaam: m.achternaam ?? '',
    geboortedatum: m.geboortedatum === null ? '' : toonKort(datum(m.geboortedatum)),
    postcode: m.postcode ?? '',
    woonplaats: m.woonplaats ?? '',
    telefoon: m.telefoon ?? '',
    email: m.email ?? '',
    contact: m.contact ?? 'bellen',
    contact_toelichting: m.contact_toelichting ?? '',
  };
};

/** Consent is asked of who did not report himself, or why it is not there. */
export const melderSamenhang = (getypt: Getypt): Reden[] => {
  const door = getypt.aangemeld_door ?? '';
  if (door === '' || door === 'inwoner' || getypt.melding) return [];
  if (!getypt.eens) return [{ veld: 'eens', tekst: 'Kies of de inwoner het eens is met de aanmelding.' }];
  return getypt.eens === 'nee' && !getypt.eens_reden
    ? [{ veld: 'eens_reden', tekst: 'Schrijf op waarom de inwoner het er niet mee eens is, of het nog niet weet.' }]
    : [];
};

export const melderKaart = (getypt: Getypt, redenen: readonly Reden[]): Html => {
  const veld = (naam: string) => ({ naam, waarde: getypt[naam], fout: foutVan(redenen, naam), autocomplete: 'off' });
  return kaart({
    titel: 'Wie meldde, als dat niet de inwoner zelf is',
    inhoud: stapel(
      naastElkaar(
        tekstveld({ ...veld('melder_naam'), label: 'Naam van wie meldde', verplicht: false, maximum: 100 }),
        tekstveld({ ...veld('melder_organisatie'), label: 'Organisatie', verplicht: false, maximum: 100 }),
      ),
      naastElkaar(
        tekstveld({ ...veld('melder_telefoon'), label: 'Nummer van wie meldde', type: 'tel', verplicht: false, maximum: 30 }),
        tekstveld({
          ...veld('melder_email'),
          label: 'Mailadres van wie meldde',
          type: 'email',
          verplicht: false,
          maximum: 200,
        }),
      ),
      keuzerondjes({
        ...veld('eens'),
        label: 'Is de inwoner het eens met de aanmelding?',
        hint: 'Alleen nodig als een ander de inwoner aanmeldt.',
        naastElkaar: true,
        keuzes: [
          { waarde: 'ja', tekst: 'Ja, besproken' },
          { waarde: 'nee', tekst: 'Nee, of niet bekend' },
        ],
      }),
      tekstveld({ ...veld('eens_reden'), label: 'Zo nee, waarom niet?', maximum: 500 }),
    ),
  });
};

export const melderRegels = (g: AanmeldingForm, getypt: Getypt): { vraag: string; antwoord: string | Html }[] => {
  if (getypt.melding) return [{ vraag: 'Wie meldde', antwoord: html`Zoals in de melding staat` }];
  if (g.aangemeld_door === 'inwoner') return [];
  const wie = [g.melder_naam, g.melder_organisatie, g.melder_telefoon, g.melder_email].filter(Boolean).join(', ');
  return [
    { vraag: 'Wie meldde', antwoord: wie },
    { vraag: 'Inwoner eens met de aanmelding', antwoord: g.eens === 'ja' ? 'Ja, besproken' : `Nee: ${g.eens_reden}` },
  ];
};
