import {
  type BeleidInHuis,
  findProduct,
  getProduct,
  type Landelijk,
  type OpgeslagenRegeling,
  perWeekTekst,
  type Regeling,
  toonBron,
  tredeNaam,
} from '../../beleid/index.ts';
import { findInwoner, type InwonerKop, toonNaam } from '../../inwoner/index.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import { toonGeld } from '../../kernel/geld.ts';
import { fromDaterange, toonPeriode } from '../../kernel/periode.ts';
import { isTrede } from '../../kernel/trede.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { beslotenDoelen, findDoelen, toewijzingStatusSoort, toewijzingStatusTekst } from '../../toewijzing/index.ts';
import { versieTekst, waaromTermijn } from '../../uitleg/index.ts';
import { acties, badge, bevestiging, type Html, html, kaart, kolommen, kop, lijst, linkKnop, stapel } from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { Bon } from '../actions/make-brief.ts';
import { functieNaam } from '../mandaat.ts';
import { type BesluitRij, findBesluit } from '../queries/index.ts';
import { BEROEP_BRON, middelVan } from '../rechtsmiddel.ts';
import { soortNaam } from '../soorten.ts';
import type { Onderdeel } from '../wat-als.ts';
import { anderBesloten, naBezwaarZin, tweedeHandtekening, veranderBlok, vervangBlok } from './soort-blok.ts';
import { waaromGenomen } from './waarom.ts';

export type Settings = { beleid: BeleidInHuis };

export const adres = (inwonerId: number, besluitId: number, deel = '') => `/dossier/${inwonerId}/besluit/${besluitId}${deel}`;

/** Loads what every page of a besluit needs, and writes down that it was read. */
export const laad = async (c: PageContext, s: Settings) => {
  const inwonerId = c.nummer('inwoner');
  const besluitId = c.nummer('besluit');
  const [actor, inwoner, besluit] = await Promise.all([
    c.actor(),
    findInwoner(c.db, inwonerId),
    findBesluit(c.db, inwonerId, besluitId),
    schrijfInzage(c.db, { inwonerId, soort: 'besluit', objectId: besluitId }),
  ]);
  if (!inwoner || !besluit) throw new NietGevonden();
  const opgeslagen = s.beleid.regelingMetId(besluit.regeling_id);
  return { actor, inwoner, besluit, opgeslagen, regeling: opgeslagen.regeling };
};

export const kruimels = (inwoner: InwonerKop, besluit: BesluitRij) => [
  { tekst: 'Inwoners', href: '/inwoners' },
  { tekst: toonNaam(inwoner), href: `/dossier/${inwoner.id}` },
  { tekst: `Besluit ${besluit.beschikkingnummer}` },
];

const stand = (besluit: BesluitRij): Html =>
  besluit.bekendgemaakt_op === null
    ? badge('aandacht', 'Nog niet bekendgemaakt')
    : badge('goed', `Bekendgemaakt op ${toonDatum(datum(besluit.bekendgemaakt_op))}`);

/** The besluit with its receipt. */
export const besluitPagina = async (c: PageContext, s: Settings): Promise<Response> => {
  const { actor, inwoner, besluit, opgeslagen, regeling } = await laad(c, s);
  const waarom = waaromGenomen(opgeslagen, besluit, s.beleid.landelijk);
  const doelen = besluit.toewijzing_id === null ? [] : beslotenDoelen(await findDoelen(c.db, besluit.toewijzing_id));
  const consulent = actor.rol === 'consulent';
  const naar = (deel: string) => adres(inwoner.id, besluit.id, deel);
  const brief =
    besluit.bekendgemaakt_op === null
      ? linkKnop({ tekst: 'Bekijk het voorbeeld van de brief', href: naar('/voorbeeld'), icoon: 'file-text' })
      : besluit.document_id !== null && linkKnop({ tekst: 'Open de brief (PDF)', href: naar('/brief'), icoon: 'file-text' });
  return c.page({
    titel: `Besluit ${besluit.beschikkingnummer}`,
    kruimels: kruimels(inwoner, besluit),
    inhoud: html`${kop({
      titel:
        besluit.soort === 'toekenning'
          ? getProduct(regeling, besluit.product).naam
          : `${soortNaam(besluit.soort)}: ${getProduct(regeling, besluit.product).naam}`,
      onder: html`Besluit ${besluit.beschikkingnummer} · ${toonNaam(inwoner)} · ${stand(besluit)}`,
      acties: html`${brief}${
        consulent &&
        besluit.bekendgemaakt_op === null &&
        linkKnop({ tekst: 'Maak bekend', href: naar('/bekendmaken'), soort: 'primair', icoon: 'send' })
      }`,
    })}${vervangBlok(besluit, inwoner.id)}${kolommen({
      breed: stapel(
        kaart({
          titel: 'Wat is besloten',
          inhoud: besloten(besluit, regeling, doelen, { inwonerId: inwoner.id, consulent, waarom }),
        }),
        kaart({
          titel: 'Waarom',
          inhoud: html`${naBezwaarZin(besluit, inwoner.id)}${besluit.motivering.split('\n').map((r) => html`<p>${r}</p>`)}`,
        }),
        kaart({ titel: 'Gronden', inhoud: waarom('besluit') }),
      ),
      smal: stapel(
        kaart({ titel: 'Bon van dit besluit', inhoud: bon(besluit, opgeslagen, inwoner.id, s.beleid.landelijk) }),
        consulent && veranderBlok(besluit, inwoner.id, c.vandaag),
        besluit.toewijzing_id !== null &&
          kaart({
            titel: 'De toewijzing voor de aanbieder',
            inhoud: lijst(
              [
                { kop: 'Toewijzingnummer', waarde: besluit.toewijzingnummer },
                { kop: 'Productcategorie en code', waarde: `${besluit.productcategorie ?? ''} ${besluit.productcode ?? ''}` },
                { kop: 'Volume', waarde: volume(besluit) },
              ],
              { smal: true },
            ),
          }),
      ),
    })}`,
  });
};

/** "€ 1.600,00 voor het traject (eenheid 83, frequentie 6)" */
function volume(besluit: BesluitRij): string {
  if (besluit.volume === null) return '';
  const hoeveel =
    besluit.eenheid === '83' ? `${toonGeld(besluit.volume)} voor de hele periode` : `${besluit.volume} minuten per week`;
  return `${hoeveel} (eenheid ${besluit.eenheid}, frequentie ${besluit.frequentie})`;
}

function besloten(
  besluit: BesluitRij,
  regeling: Regeling,
  doelen: readonly { tekst: string }[],
  o: { inwonerId: number; consulent: boolean; waarom: (onderdeel: Onderdeel) => Html },
): Html {
  if (besluit.soort !== 'toekenning' && besluit.toewijzing_besluit_id !== besluit.id) return anderBesloten(besluit);
  const trede = (nr: number | null) => (isTrede(nr) ? `trede ${nr}: ${tredeNaam(regeling, nr).toLowerCase()}` : '');
  return html`${lijst([
    { kop: 'Aanbieder', waarde: besluit.aanbieder },
    { kop: 'Periode', waarde: besluit.looptijd && html`${toonPeriode(fromDaterange(besluit.looptijd))}${o.waarom('periode')}` },
    {
      kop: 'Uren',
      waarde:
        besluit.minuten_per_week === null
          ? 'geen uren afgesproken'
          : html`${perWeekTekst(findProduct(regeling, besluit.product), besluit.minuten_per_week)}${o.waarom('uren')}`,
    },
    { kop: 'Trede bij de start', waarde: trede(besluit.start_trede) },
    ...(besluit.doel_trede === null ? [] : [{ kop: 'Doeltrede', waarde: html`${trede(besluit.doel_trede)}${o.waarom('doel')}` }]),
    { kop: 'Doelen', waarde: html`<ul>${doelen.map((d) => html`<li>${d.tekst}</li>`)}</ul>` },
    {
      kop: 'Stand bij de aanbieder',
      waarde:
        besluit.status &&
        html`${badge(toewijzingStatusSoort[besluit.status], toewijzingStatusTekst[besluit.status])} ${besluit.reden}`,
    },
  ])}${
    o.consulent &&
    besluit.toewijzing_id !== null &&
    besluit.status !== 'beeindigd' &&
    besluit.status !== 'geweigerd' &&
    acties(
      linkKnop({
        tekst: 'Eerder beëindigen',
        href: `/dossier/${o.inwonerId}/toewijzingen/${besluit.toewijzing_id}/beeindigen`,
        soort: 'stil',
      }),
    )
  }`;
}

function bon(besluit: BesluitRij, opgeslagen: OpgeslagenRegeling, inwonerId: number, landelijk: Landelijk): Html {
  const { regeling } = opgeslagen;
  const feiten = Bon.parse(besluit.feiten);
  const middel = middelVan(besluit);
  const wie = feiten.genomenDoor ?? {
    naam: besluit.genomen_door,
    functie: functieNaam(regeling, besluit.genomen_functie),
  };
  return html`${lijst(
    [
      { kop: 'Genomen op', waarde: toonDatum(datum(besluit.genomen_op)) },
      { kop: 'Door', waarde: wie.functie === '' ? wie.naam : `${wie.naam}, ${wie.functie}` },
      ...tweedeHandtekening(besluit),
      ...(regeling.mandaat ? [{ kop: 'In mandaat volgens', waarde: toonBron(regeling, regeling.mandaat.bron) }] : []),
      { kop: 'Regeling', waarde: versieTekst(opgeslagen) },
      ...(feiten.code === undefined ? [] : [{ kop: 'Berekend met', waarde: `versie ${feiten.code} van de regels` }]),
      ...(feiten.contract === undefined
        ? []
        : [
            {
              kop: 'Contract',
              waarde: `${feiten.contract}${feiten.tarief === undefined ? '' : `, tarief ${toonGeld(feiten.tarief)}`}`,
            },
          ]),
      ...(middel === undefined
        ? []
        : [
            {
              kop: middel.soort === 'beroep' ? 'Beroep bij de rechtbank tot en met' : 'Bezwaar tot en met',
              waarde: html`${toonDatum(middel.tot)}${middel.soort === 'beroep' && besluit.brief_zei === 'bezwaar' && html`<p>In de brief staat nog bezwaar. Het besluit kwam na een bezwaar, dus het is beroep (${BEROEP_BRON}). Zeg dat de inwoner ook. Komt er toch een bezwaar, stuur het door naar de rechtbank (Awb artikel 6:15).</p>`}${besluit.bekendgemaakt_op !== null && waaromTermijn(landelijk, middel.soort, datum(besluit.bekendgemaakt_op), `kan ${middel.soort} tot en met die dag`)}`,
            },
          ]),
    ],
    { smal: true },
  )}${acties(
    besluit.toets_id !== null && linkKnop({ tekst: 'Bekijk de toets', href: `/dossier/${inwonerId}/toets/${besluit.toets_id}` }),
    linkKnop({ tekst: 'Opnieuw berekenen', href: adres(inwonerId, besluit.id, '/bewijs'), icoon: 'refresh' }),
  )}`;
}

/** After the decision: taken, not made known yet. */
export const genomenPagina = async (c: PageContext, s: Settings): Promise<Response> => {
  const { inwoner, besluit, regeling } = await laad(c, s);
  return c.page({
    titel: 'Het besluit is genomen',
    kruimels: kruimels(inwoner, besluit),
    inhoud: bevestiging({
      titel: 'Het besluit is genomen',
      onder: `${getProduct(regeling, besluit.product).naam} voor ${toonNaam(inwoner)}. Het is nog niet bekendgemaakt.`,
      kenmerk: { label: 'Beschikkingnummer', waarde: String(besluit.beschikkingnummer) },
      hierna: [
        { wat: 'Maak het besluit bekend: dan krijgt de inwoner de brief.', wie: 'Jij', wanneer: 'liefst vandaag' },
        ...(besluit.toewijzing_besluit_id === besluit.id
          ? [
              {
                wat: 'De toewijzing staat klaar. De aanbieder accepteert of weigert.',
                wie: besluit.aanbieder ?? 'de aanbieder',
                wanneer: 'binnen drie werkdagen',
              },
            ]
          : []),
      ],
      acties: html`${linkKnop({ tekst: 'Maak bekend', href: adres(inwoner.id, besluit.id, '/bekendmaken'), soort: 'primair', icoon: 'send' })}${linkKnop(
        { tekst: 'Bekijk het besluit', href: adres(inwoner.id, besluit.id) },
      )}`,
    }),
  });
};
