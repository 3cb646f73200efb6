// The tab of the dossier: how long it is kept, closing and opening it, what the resident asks, and putting it before a second person.
import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { type Datum, toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import {
  acties,
  badge,
  form,
  foutVan,
  type Html,
  html,
  kaart,
  keuzelijst,
  keuzerondjes,
  knop,
  lijst,
  link,
  melding,
  metOnder,
  stapel,
  tabel,
  tekstvak,
  vinkjes,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { sluitWoorden } from '../actions/close-dossier.ts';
import { findDossier, findSluitFeiten, findSluiting, listStukken, listVerzoeken, type Stuk } from '../queries/dossier.ts';
import { findOpenVernietiging, type VernietigingRij } from '../queries/vernietiging.ts';
import { bewaarEinde, grondenTegen, isVoorbij, openBijSluiten, stukTot } from '../rules.ts';
import {
  type Openstaand,
  SLUITREDEN_LIJST,
  SLUITREDENEN,
  type Sluiting,
  STATUS_TEKST,
  type Verzoek,
  WEIGERGROND_LIJST,
  WEIGERGRONDEN,
  type Weigergrond,
} from '../types.ts';

/** What the tab shows. */
export interface Bewaard {
  inwonerId: number;
  sluiting: Sluiting | undefined;
  eerst: Openstaand[];
  vervalt: Openstaand[];
  /** Until when it would be kept when it was closed today. */
  einde: ReturnType<typeof bewaarEinde>;
  verzoeken: Verzoek[];
  tegen: Weigergrond[];
  vernietiging: VernietigingRij | undefined;
  stukken: Stuk[];
}

/** Reads the tab of one dossier; undefined for one out of reach. */
export const readBewaard = async (
  c: PageContext,
  db: Kysely<DB>,
  inwonerId: number,
  beleid: BeleidInHuis,
  gemeenteId: number,
): Promise<Bewaard | undefined> => {
  const [i, sluiting, feiten, verzoeken, vernietiging, stukken] = await Promise.all([
    findDossier(db, inwonerId),
    findSluiting(db, inwonerId),
    findSluitFeiten(db, inwonerId, sluitWoorden(beleid, gemeenteId, c.vandaag)),
    listVerzoeken(db, inwonerId),
    findOpenVernietiging(db, inwonerId),
    listStukken(db, inwonerId),
  ]);
  if (!i) return undefined;
  return {
    inwonerId,
    sluiting,
    ...openBijSluiten(feiten),
    einde: bewaarEinde(beleid.landelijk, { ...feiten, geslotenOp: c.vandaag }),
    verzoeken,
    tegen: grondenTegen({ gesloten: sluiting !== undefined, bezwaarTot: feiten.bezwaarTot, beroep: feiten.beroep }, c.vandaag),
    vernietiging,
    stukken: stukken.map((stuk) => ({ ...stuk, tot: stuk.tot ?? stukTot(beleid.landelijk, stuk.gemaaktOp) })),
  };
};

const links = (rijen: readonly Openstaand[]): Html =>
  html`<ul>${rijen.map(({ tekst, href }) => html`<li>${link(href, tekst)}</li>`)}</ul>`;

/** `schrijft`: who may act in the dossier; `magVoorleggen`: also a teammanager. */
export const bewaarInhoud = (
  c: PageContext,
  b: Bewaard,
  o: { schrijft: boolean; magVoorleggen: boolean; redenen: readonly Reden[] },
): Html => {
  const gedaan = c.zoek.get('gedaan');
  const verzoek = b.verzoeken.find(({ status }) => status === 'open');
  return stapel(
    gedaan === 'gesloten' &&
      b.sluiting &&
      melding({
        soort: 'succes',
        titel: 'Het dossier is gesloten',
        inhoud: `We bewaren het tot en met ${toonDatum(b.sluiting.bewarenTot)}. Komt de inwoner terug, dan open je het weer.`,
      }),
    gedaan === 'heropend' &&
      melding({ soort: 'succes', titel: 'Het dossier is weer open', inhoud: 'Het staat weer in je werkvoorraad.' }),
    gedaan === 'geantwoord' &&
      melding({
        soort: 'succes',
        titel: 'Je antwoord is vastgelegd',
        inhoud: html`<p>De inwoner leest het op de eigen pagina. Er is een brief gemaakt: ${link(`/dossier/${b.inwonerId}/brieven`, 'bekijk de brieven')}.</p>`,
      }),
    verzoek && antwoordKaart(c, b, verzoek, o),
    b.vernietiging && vernietigingKaart(b.vernietiging, c.vandaag),
    b.sluiting ? geslotenKaart(c, b, b.sluiting, o) : openKaart(c, b, o),
    stukkenKaart(b, c),
    b.verzoeken.some(({ status }) => status !== 'open') && eerdereVerzoeken(b.verzoeken),
  );
};

const geslotenKaart = (
  c: PageContext,
  b: Bewaard,
  s: Sluiting,
  o: { schrijft: boolean; magVoorleggen: boolean; redenen: readonly Reden[] },
): Html => {
  const voorbij = isVoorbij(s.bewarenTot, c.vandaag);
  return stapel(
    kaart({
      titel: 'Dit dossier is gesloten',
      inhoud: lijst([
        { kop: 'Gesloten op', waarde: `${toonDatum(s.geslotenOp)}, door ${s.door}` },
        { kop: 'Waarom', waarde: s.toelichting === '' ? SLUITREDENEN[s.reden] : metOnder(SLUITREDENEN[s.reden], s.toelichting) },
        {
          kop: 'Laatste dag van ondersteuning',
          waarde: s.laatsteOndersteuning ? toonDatum(s.laatsteOndersteuning) : 'Er was geen ondersteuning',
        },
        {
          kop: 'We bewaren het tot en met',
          waarde: html`${toonDatum(s.bewarenTot)} ${voorbij && badge('aandacht', 'voorbij')}<br>Bron: ${s.bron}`,
        },
      ]),
    }),
    voorbij &&
      !b.vernietiging &&
      o.magVoorleggen &&
      kaart({
        titel: 'De bewaartermijn is voorbij',
        inhoud: stapel(
          html`<p>Leg het dossier voor aan een tweede persoon. Is die het eens, dan wordt alles vernietigd. Dat kan niet terug.</p>`,
          form({
            actie: `/dossier/${b.inwonerId}/bewaren/voorleggen`,
            sleutel: c.sleutel(),
            naam: 'Voorleggen',
            inhoud: acties(knop({ tekst: 'Leg het dossier voor', icoon: 'send' })),
          }),
        ),
      }),
    !voorbij &&
      o.schrijft &&
      b.vernietiging?.status !== 'akkoord' &&
      kaart({
        titel: 'Komt de inwoner terug?',
        inhoud: form({
          actie: `/dossier/${b.inwonerId}/bewaren/heropenen`,
          sleutel: c.sleutel(),
          versie: s.versie,
          naam: 'Weer openen',
          inhoud: stapel(
            tekstvak({
              naam: 'heropenreden',
              label: 'Waarom open je het dossier weer?',
              waarde: c.form.tekst('heropenreden'),
              fout: foutVan(o.redenen, 'heropenreden'),
              regels: 2,
              maximum: 1000,
            }),
            acties(knop({ tekst: 'Open het dossier weer', soort: 'tweede' })),
          ),
        }),
      }),
  );
};

const openKaart = (c: PageContext, b: Bewaard, o: { schrijft: boolean; redenen: readonly Reden[] }): Html =>
  kaart({
    titel: 'Dossier sluiten',
    inhoud: stapel(
      html`<p>Een gesloten dossier staat niet meer in de werkvoorraad. We bewaren het vijftien jaar vanaf de laatste dag van de ondersteuning, of vanaf een stuk dat later is gemaakt (${b.einde.bron}). Zou je vandaag sluiten, dan is dat tot en met ${toonDatum(b.einde.tot)}.</p>`,
      b.eerst.length > 0
        ? melding({ soort: 'waarschuwing', titel: 'Dit moet eerst', inhoud: links(b.eerst) })
        : !o.schrijft
          ? html`<p>Er loopt niets meer. De contactpersoon kan het dossier sluiten.</p>`
          : stapel(
              b.vervalt.length > 0 && melding({ soort: 'info', titel: 'Dit vervalt als je sluit', inhoud: links(b.vervalt) }),
              form({
                actie: `/dossier/${b.inwonerId}/bewaren/sluiten`,
                sleutel: c.sleutel(),
                naam: 'Dossier sluiten',
                inhoud: stapel(
                  keuzelijst({
                    naam: 'reden',
                    label: 'Waarom sluit je het dossier?',
                    leeg: 'Kies een reden',
                    waarde: c.form.tekst('reden'),
                    fout: foutVan(o.redenen, 'reden'),
                    opties: SLUITREDEN_LIJST.map((waarde) => ({ waarde, tekst: SLUITREDENEN[waarde] })),
                  }),
                  tekstvak({
                    naam: 'toelichting',
                    label: 'Toelichting',
                    verplicht: false,
                    waarde: c.form.tekst('toelichting'),
                    fout: foutVan(o.redenen, 'toelichting'),
                    regels: 2,
                    maximum: 1000,
                  }),
                  acties(knop({ tekst: 'Sluit het dossier', icoon: 'check' })),
                ),
              }),
            ),
    ),
  });

const vernietigingKaart = (v: VernietigingRij, vandaag: Datum): Html =>
  melding({
    soort: v.status === 'mislukt' ? 'fout' : 'waarschuwing',
    titel: `Vernietigen: ${STATUS_TEKST[v.status].toLowerCase()}`,
    inhoud: html`<p>${v.voorsteller} legde dit dossier voor op ${toonDatum(dagTotVandaag(v.voorgesteld_op, vandaag))}.${v.fout !== '' && html` ${v.fout}`} ${link(`/vernietigen/${v.id}`, 'Bekijk het voorstel')}</p>`,
  });

const antwoordKaart = (c: PageContext, b: Bewaard, v: Verzoek, o: { schrijft: boolean; redenen: readonly Reden[] }): Html =>
  kaart({
    titel: 'De inwoner vraagt om dit dossier te vernietigen',
    inhoud: stapel(
      lijst([
        { kop: 'Gevraagd op', waarde: toonDatum(v.gevraagdOp) },
        { kop: 'Antwoord uiterlijk', waarde: html`${toonDatum(v.uiterlijk)}<br>Bron: Wmo 2015 artikel 5.3.5, lid 1` },
        ...(v.toelichting === '' ? [] : [{ kop: 'De inwoner schrijft', waarde: v.toelichting }]),
      ]),
      b.tegen.length > 0 &&
        melding({
          soort: 'info',
          titel: 'Dit staat vernietigen nu in de weg',
          inhoud: html`<ul>${b.tegen.map((grond) => html`<li>${WEIGERGRONDEN[grond].tekst} (${WEIGERGRONDEN[grond].bron})</li>`)}</ul>`,
        }),
      o.schrijft &&
        form({
          actie: `/dossier/${b.inwonerId}/bewaren/verzoek`,
          sleutel: c.sleutel(),
          versie: v.versie,
          verborgen: { verzoek: String(v.id) },
          naam: 'Antwoord geven',
          inhoud: stapel(
            keuzerondjes({
              naam: 'antwoord',
              label: 'Wat is je antwoord?',
              waarde: c.form.tekst('antwoord'),
              fout: foutVan(o.redenen, 'antwoord'),
              keuzes: [
                { waarde: 'toewijzen', tekst: 'Ja', uitleg: 'Een tweede persoon kijkt het na. Daarna wordt alles vernietigd.' },
                { waarde: 'weigeren', tekst: 'Nee', uitleg: 'De inwoner leest waarom.' },
              ],
            }),
            vinkjes({
              naam: 'gronden',
              label: 'Waarom niet?',
              hint: 'Alleen bij nee. Kies alles wat geldt.',
              verplicht: false,
              waarden: c.form.lijst('gronden'),
              fout: foutVan(o.redenen, 'gronden'),
              keuzes: WEIGERGROND_LIJST.map((waarde) => ({
                waarde,
                tekst: WEIGERGRONDEN[waarde].tekst,
                uitleg: WEIGERGRONDEN[waarde].bron,
              })),
            }),
            tekstvak({
              naam: 'uitleg',
              label: 'Uitleg aan de inwoner',
              hint: 'Schrijf kort en gewoon. Bij nee is dit nodig.',
              verplicht: false,
              waarde: c.form.tekst('uitleg'),
              fout: foutVan(o.redenen, 'uitleg'),
              regels: 3,
              maximum: 1000,
            }),
            acties(knop({ tekst: 'Verstuur het antwoord', icoon: 'send' })),
          ),
        }),
    ),
  });

const stukkenKaart = (b: Bewaard, c: PageContext): Html =>
  kaart({
    titel: 'Bewaartermijn per stuk',
    inhoud: html`<p>Elk stuk bewaren we vijftien jaar vanaf de dag dat het is gemaakt. Het dossier gaat in één keer weg: als de laatste dag van alles voorbij is.</p>${tabel(
      {
        caption: 'Stukken met hun laatste dag',
        kolommen: [{ kop: 'Stuk' }, { kop: 'Gemaakt' }, { kop: 'Bewaren tot en met' }],
        rijen: b.stukken.map((stuk) => {
          const tot = stuk.tot;
          return [
            metOnder(stuk.titel, stuk.soort),
            toonDatum(stuk.gemaaktOp),
            tot === undefined
              ? ''
              : stuk.vernietigd
                ? badge('neutraal', 'vernietigd')
                : html`${toonDatum(tot)} ${isVoorbij(tot, c.vandaag) && badge('aandacht', 'voorbij')}`,
          ];
        }),
        leeg: 'Er zijn nog geen brieven, documenten of notities.',
      },
    )}`,
  });

const VERZOEK_WOORD = { open: 'open', toegewezen: 'ja', geweigerd: 'nee', ingetrokken: 'ingetrokken' } as const;
const eerdereVerzoeken = (verzoeken: readonly Verzoek[]): Html =>
  kaart({
    titel: 'Eerdere vragen om te vernietigen',
    inhoud: tabel({
      caption: 'Eerdere vragen om te vernietigen',
      kolommen: [{ kop: 'Gevraagd' }, { kop: 'Antwoord' }, { kop: 'Waarom' }],
      rijen: verzoeken
        .filter(({ status }) => status !== 'open')
        .map((v) => [
          toonDatum(v.gevraagdOp),
          VERZOEK_WOORD[v.status],
          [...v.gronden.map((grond) => WEIGERGRONDEN[grond].tekst), v.antwoord].filter((deel) => deel !== '').join('. '),
        ]),
    }),
  });
