// The tab "Aanmelding" of the dossier: every clock with its day, what was written down, and what the resident wrote himself.
import type { Kysely } from 'kysely';
import type { Landelijk } from '../../beleid/index.ts';
import { type Datum, datum, toonDatum } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import { findMelding, type Melding } from '../../melding/index.ts';
import type { DB } from '../../platform/db/schema.ts';
import {
  badge,
  melding as bericht,
  type Html,
  html,
  kaart,
  leegBlok,
  lijst,
  link,
  linkKnop,
  metOnder,
  stapel,
  tabel,
  uitklap,
} from '../../web/index.ts';
import { type AanmeldingDossier, findAanmeldingDossier, type PlanRij } from '../queries.ts';
import { feitVan, klokkenVan } from '../rules.ts';
import { aangemeldDoorTekst, FeitSoort, type Klok } from '../types.ts';
import { feitTekst } from './woorden.ts';

export interface AanmeldingTab {
  dossier: AanmeldingDossier | undefined;
  melding: Melding | undefined;
}

/** What the tab shows; the second question is asked only when there is a melding to ask for. */
export const findAanmeldingTab = async (db: Kysely<DB>, inwonerId: number): Promise<AanmeldingTab> => {
  const dossier = await findAanmeldingDossier(db, inwonerId);
  const meldingId = dossier?.aanmelding.melding_id;
  return { dossier, melding: meldingId ? await findMelding(db, meldingId) : undefined };
};

const telDagen = (n: number): string => (n === 1 ? '1 dag' : `${n} dagen`);

const standBadge = (k: Klok): Html => {
  switch (k.stand) {
    case 'gedaan':
      return badge('goed', 'Gedaan');
    case 'telaat-gedaan':
      return badge('aandacht', 'Te laat gedaan');
    case 'telaat':
      return badge('telaat', `${telDagen(-(k.dagenOver ?? 0))} te laat`);
    case 'verstreken':
      return badge('neutraal', 'Termijn voorbij');
    case 'nog-niet':
      return badge('neutraal', 'Nog niet begonnen');
    case 'vervallen':
      return badge('neutraal', 'Niet vastgelegd');
    case 'open':
      return k.dagenOver === undefined
        ? k.wie === 'inwoner'
          ? badge('info', 'Wacht op inwoner')
          : badge('aandacht', 'Nog doen')
        : badge(k.dagenOver <= 7 ? 'aandacht' : 'info', k.dagenOver === 0 ? 'Vandaag' : `Nog ${telDagen(k.dagenOver)}`);
  }
};

const wanneer = (k: Klok): Html | string => {
  if (k.gedaanOp)
    return k.uiterlijk && k.stand === 'telaat-gedaan'
      ? metOnder(toonDatum(k.gedaanOp), `uiterlijk was ${toonDatum(k.uiterlijk)}`)
      : toonDatum(k.gedaanOp);
  if (!k.uiterlijk) return k.stand === 'open' ? 'Geen vaste termijn in de wet' : '';
  return metOnder(
    `Uiterlijk ${toonDatum(k.uiterlijk)}`,
    k.dag === undefined ? '' : k.dag === 0 ? 'vandaag begon de termijn' : `vandaag is dag ${k.dag}`,
    { telaat: k.stand === 'telaat' },
  );
};

/** Content of the tab. `magVastleggen`: the reader is the consulent of the resident. */
export const aanmeldingTab = (
  { dossier, melding }: AanmeldingTab,
  o: { inwonerId: number; landelijk: Landelijk; vandaag: Datum; magVastleggen: boolean; bewaard: boolean },
): Html => {
  const basis = `/dossier/${o.inwonerId}/aanmelding`;
  if (!dossier)
    return leegBlok({
      titel: 'Er is geen aanmelding vastgelegd',
      inhoud: 'Dit dossier kwam uit een levering. De termijnen van de melding zijn hier niet bekend.',
    });
  const { aanmelding, feiten, plannen, eerder } = dossier;
  const klokken = klokkenVan(feiten, o.landelijk, o.vandaag);
  const laat = klokken.filter((k) => k.stand === 'telaat');
  const soorten = FeitSoort.options.filter((soort) => soort !== 'plan-uitgelegd' || !feitVan(feiten.feiten, 'geen-plan'));
  return stapel(
    o.bewaard && bericht({ soort: 'succes', titel: 'Het is vastgelegd' }),
    laat.length > 0 &&
      bericht({
        soort: 'waarschuwing',
        titel: laat.length === 1 ? `Te laat: ${laat[0]?.naam.toLowerCase()}` : `${laat.length} termijnen zijn voorbij`,
        inhoud: html`<p>De teammanager ziet dit ook.${laat.some((k) => k.soort === 'onderzoek') ? ' De inwoner mag nu zonder onderzoek een aanvraag doen (Wmo 2015 artikel 2.3.2, lid 9).' : ''}</p>`,
      }),
    kaart({
      titel: 'Termijnen en plichten',
      inhoud: tabel({
        caption: 'Termijnen en plichten na de aanmelding',
        kolommen: [
          { kop: 'Wat' },
          { kop: 'Wanneer' },
          { kop: 'Hoe het staat' },
          ...(o.magVastleggen ? [{ kop: 'Actie', zonderLabel: true }] : []),
        ],
        rijen: klokken.map((k) => [
          metOnder(k.naam, html`${k.bron}${k.tekst && html`<br>${k.tekst}`}`),
          wanneer(k),
          standBadge(k),
          ...(o.magVastleggen ? [knoppen(k, basis)] : []),
        ]),
      }),
    }),
    kaart({
      titel: 'Wie meldde en wat de vraag is',
      inhoud: html`${lijst([
        { kop: 'Binnengekomen', waarde: toonDatum(feiten.ontvangenOp) },
        { kop: 'Gemeld door', waarde: melderRegel(aanmelding.aangemeld_door, melding) },
        ...(melding && melding.toestemming !== 'zelf'
          ? [
              {
                kop: 'Is de inwoner het eens?',
                waarde: melding.toestemming === 'ja' ? 'Ja' : `Nee of niet bekend: ${melding.toestemming_reden}`,
              },
            ]
          : []),
        { kop: 'De vraag', waarde: aanmelding.vraag },
        {
          kop: 'Vastgelegd',
          waarde: `${aanmelding.vastgelegd_door ?? 'Onbekend'}, ${toonMoment(aanmelding.vastgelegd_op, o.vandaag)}`,
        },
        ...(melding ? [{ kop: 'Melding', waarde: link(`/meldingen/${melding.id}`, melding.kenmerk) }] : []),
      ])}`,
    }),
    kaart({
      titel: 'Eigen plan van de inwoner',
      acties:
        o.magVastleggen &&
        linkKnop({
          tekst: 'Plan overnemen van papier',
          href: `/dossier/${o.inwonerId}/eigen-plan`,
          soort: 'stil',
          icoon: 'writing',
        }),
      inhoud:
        plannen.length === 0
          ? html`<p>Er is geen eigen plan.</p>`
          : html`${plannen.toReversed().map((plan, nr) => planBlok(plan, nr === 0 && plannen.length > 1, o.vandaag))}`,
    }),
    uitklap(
      `Alles wat is vastgelegd (${feiten.feiten.length})`,
      tabel({
        caption: 'Vastgelegde feiten, de nieuwste bovenaan',
        kolommen: [{ kop: 'Wat' }, { kop: 'Dag' }, { kop: 'Toelichting' }, { kop: 'Door' }],
        leeg: 'Er is nog niets vastgelegd.',
        rijen: feiten.feiten
          .toReversed()
          .map((feit) => [
            html`${feitTekst[feit.soort]}${feit.wat === 'ingetrokken' ? html`<br>${badge('neutraal', 'Ingetrokken')}` : ''}`,
            toonDatum(datum(feit.dag)),
            html`${feit.toelichting}${feit.documentId !== null ? html` ${link(`/dossier/${o.inwonerId}/documenten/${feit.documentId}`, 'Bekijk de brief')}` : ''}`,
            metOnder(feit.door, toonMoment(feit.vastgelegdOp, o.vandaag)),
          ]),
      }),
    ),
    o.magVastleggen &&
      uitklap(
        'Iets anders vastleggen',
        html`<ul>${soorten.map((soort) => html`<li>${link(`${basis}/${soort}`, feitTekst[soort])}</li>`)}</ul>`,
      ),
    eerder.length > 0 &&
      uitklap(
        `Eerdere aanmeldingen (${eerder.length})`,
        lijst(
          eerder.map((een) => ({
            kop: toonDatum(datum(een.ontvangen_op)),
            waarde: `${aangemeldDoorTekst[een.aangemeld_door]}: ${een.vraag}`,
          })),
        ),
      ),
  );
};

const melderRegel = (door: keyof typeof aangemeldDoorTekst, melding: Melding | undefined): string =>
  [aangemeldDoorTekst[door], melding?.melder_naam, melding?.melder_organisatie, melding?.melder_telefoon, melding?.melder_email]
    .filter(Boolean)
    .join(', ');

/** What can be written down next to a clock. */
const knoppen = (k: Klok, basis: string): Html => {
  const naar = (soort: FeitSoort, tekst: string) =>
    linkKnop({ tekst, href: `${basis}/${soort}`, soort: 'stil', extra: k.naam.toLowerCase() });
  if (k.stand === 'vervallen' || k.stand === 'nog-niet') return html``;
  const klaar = k.gedaanOp !== undefined;
  switch (k.soort) {
    case 'plan':
      return klaar ? html`` : html`${naar('plan-uitgelegd', 'Uitgelegd')}${naar('geen-plan', 'Wil geen plan')}`;
    case 'ondersteuning':
      return klaar ? naar('ondersteuning-antwoord', 'Antwoord') : naar('ondersteuning-aangeboden', 'Leg vast');
    case 'beschikking':
      return klaar ? html`` : naar('verdaging', 'Verdagen');
    case 'aanvraag':
      return klaar
        ? naar('aanvraag', 'Wijzig')
        : html`${naar('aanvraag', 'Leg vast')}${naar('geen-aanvraag', 'Vraagt niets aan')}`;
    default:
      return k.feit ? naar(k.feit, klaar ? 'Wijzig' : 'Leg vast') : html``;
  }
};

const planBlok = (plan: PlanRij, nieuwste: boolean, vandaag: Datum): Html =>
  html`<h3>${toonDatum(datum(plan.ontvangen_op))}${nieuwste && ', het nieuwste'}</h3>${lijst(
    [
      { kop: 'Ik wil', waarde: plan.ik_wil },
      { kop: 'Ik kan', waarde: plan.ik_kan },
      { kop: 'Ik heb nodig', waarde: plan.ik_heb_nodig },
      { kop: 'In eigen woorden', waarde: plan.tekst },
    ].filter(({ waarde }) => waarde !== ''),
  )}<p>${plan.door_rol === 'inwoner' || plan.door_rol === null ? 'Door de inwoner zelf ingevuld' : `Overgenomen door ${plan.door ?? 'een collega'}`}, ${toonMoment(plan.vastgelegd_op, vandaag)}.</p>`;
