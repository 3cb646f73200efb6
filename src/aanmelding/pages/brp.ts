// Filling an aanmelding in from the BRP, once the BSN is known.
import { brpMeldingen, findGemeentecode, haalUitBrp, veldenUitBrp } from '../../inwoner/index.ts';
import { parseBsn } from '../../kernel/bsn.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import type { Brp } from '../../platform/brp/index.ts';
import { acties, form, foutVan, type Html, html, kaart, knop, melding, stapel, tabel, tekstveld } from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';

type Getypt = Readonly<Record<string, string>>;

const LABEL: Readonly<Record<string, string>> = {
  voornaam: 'Voornaam',
  voorvoegsel: 'Voorvoegsel',
  achternaam: 'Achternaam',
  geboortedatum: 'Geboortedatum',
  straat: 'Straat',
  huisnummer: 'Huisnummer',
  postcode: 'Postcode',
  woonplaats: 'Woonplaats',
};

const BSN_LEEG = 'Vul eerst het BSN in: negen cijfers, van het identiteitsbewijs.';
const BSN_FOUT = 'Dit BSN klopt niet. Een BSN heeft negen cijfers; kijk ze na op het identiteitsbewijs.';

/** Compared without spaces and capitals: “7311AB” is no difference. */
const kaal = (tekst: string): string => tekst.replace(/\s/g, '').toLowerCase();

/**
 * What was typed with what the BRP knows in the empty fields, and what differs. `alles`: the BRP goes before what was typed. The look-up is
 * written down; the address of the BSN is the body only.
 */
export const vulUitBrp = async (
  c: PageContext,
  brp: Brp | undefined,
  getypt: Getypt,
  o: { alles: boolean },
): Promise<{ getypt: Getypt; redenen: Reden[]; boven: Html | undefined }> => {
  const actor = await c.actor();
  const bsn = parseBsn(getypt.bsn ?? '');
  if (bsn === undefined)
    return {
      getypt,
      redenen: [{ veld: 'bsn', tekst: (getypt.bsn ?? '').trim() === '' ? BSN_LEEG : BSN_FOUT }],
      boven: undefined,
    };
  const uit = await haalUitBrp(c, brp, { bsn });
  if (!uit.ok) return { getypt, redenen: [uit.reden], boven: undefined };
  const velden = veldenUitBrp(uit.persoon);
  const anders = o.alles
    ? []
    : Object.entries(velden).filter(([naam, waarde]) => (getypt[naam] ?? '') !== '' && kaal(getypt[naam] ?? '') !== kaal(waarde));
  // The town is filled in beforehand with the municipality's own: that is no answer of anybody.
  const verschillen = anders.filter(([naam]) => naam !== 'woonplaats' || (getypt.straat ?? '') !== '');
  const over = new Set(verschillen.map(([naam]) => naam));
  const code = actor.gemeenteId === undefined ? undefined : await findGemeentecode(c.db, actor.gemeenteId, c.vandaag);
  return {
    getypt: { ...getypt, ...Object.fromEntries(Object.entries(velden).filter(([naam]) => !over.has(naam))) },
    redenen: [],
    boven: stapel(
      ...brpMeldingen(uit.persoon, code),
      verschillen.length === 0
        ? melding({
            soort: 'succes',
            titel: 'Ingevuld uit de BRP',
            inhoud: 'Kijk na of het klopt met wat de inwoner zegt. Vul zelf aan wat de BRP niet weet.',
          })
        : kaart({
            titel: 'Dit is anders in de BRP',
            inhoud: html`<p>Wat je had ingevuld staat er nog. Vraag de inwoner wat klopt, en pas het aan of neem de BRP over.</p>${tabel(
              {
                caption: 'Verschillen tussen wat je invulde en de BRP',
                kolommen: [{ kop: 'Gegeven' }, { kop: 'Ingevuld' }, { kop: 'In de BRP' }],
                rijen: verschillen.map(([naam, waarde]) => [LABEL[naam] ?? naam, getypt[naam] ?? '', waarde]),
              },
            )}`,
          }),
    ),
  };
};

/** Before anything is typed: the BSN first, and the rest comes from the BRP. */
export const brpBegin = (c: PageContext, getypt?: string, redenen: readonly Reden[] = []): Html =>
  kaart({
    titel: 'Begin met het BSN',
    inhoud: form({
      actie: '/aanmelding',
      sleutel: c.sleutel(),
      naam: 'Ophalen uit de BRP',
      inhoud: stapel(
        tekstveld({
          naam: 'brp_bsn',
          waarde: getypt,
          fout: foutVan(redenen, 'brp_bsn'),
          label: 'BSN van het identiteitsbewijs',
          hint: 'We halen naam, geboortedatum en adres op uit de BRP. Dat je kijkt, komt in het logboek.',
          inputmode: 'numeric',
          breedte: 10,
          autocomplete: 'off',
          verplicht: false,
          maximum: 13,
        }),
        acties(knop({ tekst: 'Haal op uit de BRP', soort: 'tweede', icoon: 'search', naam: 'stap', waarde: 'brp' })),
      ),
    }),
  });
