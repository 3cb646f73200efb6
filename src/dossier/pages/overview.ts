import { findAanmelding } from '../../aanmelding/index.ts';
import { findProduct, kanBesluit } from '../../beleid/index.ts';
import { listBezwaren } from '../../bezwaar/index.ts';
import {
  contactTekst,
  findUitkering,
  lezenTekst,
  toestemmingTekst,
  toestemmingVan,
  uitkeringTekst,
} from '../../inwoner/index.ts';
import { type Datum, datum, toonDatum } from '../../kernel/datum.ts';
import { fromDaterange } from '../../kernel/periode.ts';
import { type Bepaling, findBepalingen, findLopendDoel, geldende, huidigeBepaling } from '../../ladder/index.ts';
import { listOrientaties } from '../../orientatie/index.ts';
import { listOverdrachten, looptOverdracht } from '../../overdracht/index.ts';
import { standOp } from '../../toewijzing/index.ts';
import { type GezetteStap, gezetteStappen, listGezet } from '../../traject/index.ts';
import {
  badge,
  type Html,
  html,
  type Inhoud,
  kaart,
  kolommen,
  ladder,
  lijst,
  link,
  linkKnop,
  melding,
  takenlijst,
  tijdlijn,
  uitklap,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import {
  findBesluiten,
  findInstemmingen,
  findResultaten,
  findToetsen,
  findToewijzingen,
  findVoortgang,
  passendeProducten,
} from '../queries.ts';
import { tijdlijnVan } from '../timeline.ts';
import type { Moment } from '../types.ts';
import { type DossierSettings, dossierPagina, type Geopend, LEZERS, openDossier, schrijftIn, woordenVan } from './frame.ts';

const leesOverzicht = async (db: PageContext['db'], inwonerId: number) => {
  const [
    aanmelding,
    uitkering,
    bepalingen,
    doel,
    toetsen,
    besluiten,
    bezwaren,
    toewijzingen,
    instemmingen,
    voortgang,
    resultaten,
    gezet,
    orientaties,
    overdrachten,
  ] = await Promise.all([
    findAanmelding(db, inwonerId),
    findUitkering(db, inwonerId),
    findBepalingen(db, inwonerId),
    findLopendDoel(db, inwonerId),
    findToetsen(db, inwonerId),
    findBesluiten(db, inwonerId),
    listBezwaren(db, inwonerId),
    findToewijzingen(db, inwonerId),
    findInstemmingen(db, inwonerId),
    findVoortgang(db, inwonerId),
    findResultaten(db, inwonerId),
    listGezet(db, inwonerId),
    listOrientaties(db, inwonerId),
    listOverdrachten(db, inwonerId),
  ]);
  return {
    aanmelding,
    uitkering,
    bepalingen,
    doel,
    toetsen,
    besluiten,
    bezwaren,
    toewijzingen,
    instemmingen,
    voortgang,
    resultaten,
    gezet,
    orientaties,
    overdrachten,
  };
};

/** Events that are shown at once; older ones unfold. */
const TOON = 12;

type Overzicht = Awaited<ReturnType<typeof leesOverzicht>>;

/** The first page of the dossier, and what can be done from it. */
export const registerOverview = (router: Router, s: DossierSettings): void => {
  router.get('/dossier/:inwoner', { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, async (c) =>
    overzicht(c, s, await openDossier(c, s, { soort: 'dossier' }, leesOverzicht)),
  );
};

const overzicht = async (c: PageContext, s: DossierSettings, d: Geopend<Overzicht>): Promise<Response> => {
  const { inwoner, extra } = d;
  const woorden = woordenVan(s, c, inwoner.gemeente_id);
  const stappen = gezetteStappen(s.beleid, extra.gezet);
  const momenten = tijdlijnVan(
    {
      ...extra,
      inwonerId: inwoner.id,
      stappen,
      toetsen: extra.toetsen.map((toets) => ({ ...toets, passend: passendeProducten(toets.uitkomst) })),
    },
    woorden,
    c.vandaag,
  );
  const laatste = momenten.find((moment) => moment.soort === 'geweest');
  const toon = (moment: Moment) => ({
    datum: moment.datum,
    titel: moment.titel,
    inhoud:
      moment.tekst || moment.link
        ? html`${moment.tekst}${moment.link ? html` ${link(moment.link.href, moment.link.tekst)}` : ''}`
        : undefined,
    soort: moment.soort === 'straks' ? ('straks' as const) : moment === laatste ? ('nu' as const) : ('geweest' as const),
  });
  const ongelezen = extra.voortgang.filter((v) => v.gelezen_op === null);
  const leeft = inwoner.overleden_op === null;
  return dossierPagina(c, {
    ...d,
    tab: 'overzicht',
    // Nothing new begins for who died; what has to be ended stands with the event.
    knoppen: leeft && knoppen(d, s, c.vandaag),
    inhoud: [
      kaart({
        titel: `Waar staat ${inwoner.voornaam} op de ladder?`,
        inhoud: ladderVan(s, inwoner, extra.bepalingen, extra.doel),
      }),
      kolommen({
        breed: [
          ongelezen.length > 0 &&
            kaart({
              titel: leeft ? 'Nog te lezen' : 'Wat nog niemand las',
              id: 'voortgang',
              inhoud: takenlijst(
                ongelezen.map((v) => ({
                  titel: `Voortgang van ${v.aanbieder}`,
                  href: `/dossier/${inwoner.id}/voortgang/${v.id}`,
                  onder: toonDatum(datum(v.datum)),
                  status: leeft ? badge('aandacht', 'Nog niet gelezen') : badge('neutraal', 'Niet gelezen'),
                })),
              ),
            }),
          kaart({
            titel: 'Tijdlijn',
            inhoud: html`${tijdlijn(momenten.slice(0, TOON).map(toon))}${
              momenten.length > TOON &&
              uitklap(`Toon eerdere gebeurtenissen (${momenten.length - TOON})`, tijdlijn(momenten.slice(TOON).map(toon)))
            }`,
          }),
        ],
        smal: [gegevensKaart(d, stappen, c.vandaag), leeft && watZietDeInwoner(inwoner.voornaam)],
      }),
    ],
  });
};

/** The staircase of a resident, with the names of the regeling under which the current trede was determined. */
export const ladderVan = (
  s: DossierSettings,
  inwoner: { gemeente_id: number; voornaam: string },
  bepalingen: readonly Bepaling[],
  doel: Overzicht['doel'],
): Html => {
  const nu = huidigeBepaling(bepalingen);
  const regeling = nu?.regelingId
    ? s.beleid.regelingMetId(nu.regelingId).regeling
    : s.beleid.regelingen(inwoner.gemeente_id).at(-1)?.regeling;
  return ladder({
    treden: regeling?.ladder.treden ?? [],
    verloop: geldende(bepalingen).map((een) => ({
      trede: een.trede,
      datum: datum(een.peildatum),
      door: een.door,
      motivering: een.motivering,
    })),
    doel: doel && { trede: doel.trede, wanneer: `uiterlijk ${toonDatum(fromDaterange(doel.looptijd).tot)}` },
    perspectief: nu?.perspectief,
    wie: inwoner.voornaam,
  });
};

// What can be done now. The next step of the chain is the button that stands out.
const knoppen = ({ inwoner, actor, extra }: Geopend<Overzicht>, s: DossierSettings, vandaag: Datum): Inhoud => {
  const basis = `/dossier/${inwoner.id}`;
  if (actor.rol === 'teammanager')
    return linkKnop({
      tekst: inwoner.consulent_id === 0 ? 'Kies een consulent' : 'Andere consulent',
      href: `/verdelen/${inwoner.id}`,
      icoon: 'users',
    });
  if (!schrijftIn(actor, inwoner.id)) return undefined;
  const wacht = extra.resultaten.find((resultaat) => resultaat.akkoord === null);
  const nu = huidigeBepaling(extra.bepalingen);
  const toets = extra.toetsen[0];
  // Without a version of the day nothing is known of a product: then the toets leads to the choice there.
  const regeling = s.beleid.dichtstbij(inwoner.gemeente_id, vandaag)?.regeling;
  const passend = passendeProducten(toets?.uitkomst).flatMap(({ product }) => (regeling && findProduct(regeling, product)) ?? []);
  const orientatie = passend.length > 0 && !passend.some(kanBesluit) && passend.some(({ soort }) => soort === 'orientatie');
  // A toets that led to a besluit is done: then nothing stands out.
  const besloten = toets && extra.besluiten.some((besluit) => besluit.vastgelegd_op > toets.vastgelegd_op);
  const naTrede = !nu || !toets || toets.vastgelegd_op < nu.vastgelegdOp ? 'toets' : besloten ? undefined : 'besluit';
  const onbekend = extra.besluiten.findLast((besluit) => besluit.bekendgemaakt_op === null);
  const naResearch = opRoute(extra, inwoner.route !== undefined, nu !== undefined) ? 'route' : nu ? naTrede : 'trede';
  const volgende = onbekend ? 'bekendmaken' : wacht ? 'resultaat' : naResearch;
  const soort = (stap: string) => (stap === volgende ? ('primair' as const) : ('tweede' as const));
  return [
    onbekend &&
      linkKnop({
        tekst: 'Besluit bekendmaken',
        href: `${basis}/besluit/${onbekend.id}`,
        icoon: 'send',
        soort: soort('bekendmaken'),
      }),
    wacht &&
      linkKnop({
        tekst: 'Resultaat beoordelen',
        href: `${basis}/resultaat/${wacht.id}`,
        icoon: 'flag',
        soort: soort('resultaat'),
      }),
    volgende === 'route' && linkKnop({ tekst: 'Naar de route', href: `${basis}/route`, icoon: 'route', soort: 'primair' }),
    linkKnop({ tekst: 'Trede bepalen', href: `${basis}/ladder/nieuw`, icoon: 'stairs-up', soort: soort('trede') }),
    nu && linkKnop({ tekst: 'Toets doen', href: `${basis}/toets`, icoon: 'clipboard-check', soort: soort('toets') }),
    toets &&
      (orientatie
        ? linkKnop({ tekst: 'Oriëntatie', href: `${basis}/orientatie`, icoon: 'flag', soort: soort('besluit') })
        : linkKnop({ tekst: 'Besluit voorbereiden', href: `${basis}/besluit`, icoon: 'gavel', soort: soort('besluit') })),
  ];
};

/**
 * The route says what comes, and not the research: something of it runs, it is over, or no trede was needed to begin with it
 * (AL18, OS5).
 */
const opRoute = ({ gezet, orientaties, overdrachten, toewijzingen }: Overzicht, over: boolean, metTrede: boolean): boolean => {
  const [laatste] = orientaties.filter(({ afgewezenOp }) => afgewezenOp === null);
  const bezig = laatste?.verwezenOp && !laatste.gestoptOp && !laatste.gevolgOp;
  const loopt = gezet.some(({ geeindigd_op }) => geeindigd_op === null) || bezig || overdrachten.some(looptOverdracht);
  const plek = toewijzingen.some(({ status }) => status === 'toegewezen' || status === 'geaccepteerd' || status === 'gestart');
  return !plek && (loopt || over || (!metTrede && gezet.length > 0));
};

/** How a place stands on a day: past its last day it is over, whether or not somebody wrote that down. */
const opDag = (t: Overzicht['toewijzingen'][number], dag: Datum) =>
  standOp({ status: t.status, tot: fromDaterange(t.looptijd).tot }, dag);

/** Where the resident is, and which steps of the route run. */
const looptNu = (
  plekken: string,
  stappen: readonly GezetteStap[],
  inwonerId: number,
  orientaties: Overzicht['orientaties'],
): Html => {
  const route = stappen.filter(({ geeindigd_op }) => geeindigd_op === null);
  const nu = [
    ...route.map(({ id, naam }) => ({ naam, href: `/dossier/${inwonerId}/route#stap-${id}` })),
    ...orientaties
      .filter(({ gestartOp, gestoptOp, adviezen }) => gestartOp && !gestoptOp && adviezen.length === 0)
      .map(({ id }) => ({ naam: 'Oriëntatie', href: `/dossier/${inwonerId}/orientatie#orientatie-${id}` })),
  ];
  return html`${plekken || (nu.length === 0 && 'Niets')}${nu.map(
    ({ naam, href }, i) => html`${(plekken !== '' || i > 0) && html`<br>`}${link(href, naam)}`,
  )}`;
};

const gegevensKaart = ({ inwoner, extra, actor }: Geopend<Overzicht>, stappen: readonly GezetteStap[], vandaag: Datum): Html => {
  const basis = `/dossier/${inwoner.id}/gegevens`;
  const namen = (...statussen: string[]) =>
    [...new Set(extra.toewijzingen.filter((t) => statussen.includes(opDag(t, vandaag))).map((t) => t.aanbieder))].join(', ');
  const straks = namen('toegewezen', 'geaccepteerd');
  const { uitkering } = extra;
  return kaart({
    titel: 'Gegevens',
    acties: schrijftIn(actor, inwoner.id) && link(`${basis}/wijzigen`, 'Wijzig', 'gegevens'),
    inhoud: html`${lijst(
      [
        { kop: 'Telefoon', waarde: inwoner.telefoon },
        { kop: 'E-mail', waarde: inwoner.email },
        {
          kop: 'Contact',
          waarde: `${contactTekst[inwoner.contact]}${inwoner.contact_toelichting ? `, ${inwoner.contact_toelichting}` : ''}`,
        },
        {
          kop: 'Taal',
          waarde: `${inwoner.taal}, ${inwoner.lezen === 'onbekend' ? 'lezen nog niet bekend' : lezenTekst[inwoner.lezen].toLowerCase()}`,
        },
        {
          kop: 'Uitkering',
          waarde: uitkering
            ? html`${uitkeringTekst[uitkering.soort]}<br>Akkoord: ${toestemmingTekst[toestemmingVan(uitkering.toestemming)].toLowerCase()}`
            : 'Geen uitkering',
        },
        { kop: 'Loopt nu', waarde: looptNu(namen('gestart'), stappen, inwoner.id, extra.orientaties) },
        ...(straks === '' ? [] : [{ kop: 'Nog niet gestart', waarde: straks }]),
      ],
      { smal: true },
    )}<p>${link(basis, 'Alle gegevens')}</p>`,
  });
};

const watZietDeInwoner = (voornaam: string): Html =>
  melding({
    soort: 'info',
    titel: `Wat ${voornaam} ziet`,
    inhoud: html`<p>${voornaam} ziet op de eigen pagina de ladder, wat er hierna gebeurt, de doelen, de brieven en de uren, en kan zeggen: eens of niet eens.</p><p>De toets ziet ${voornaam} niet. In het logboek ziet ${voornaam} wie dit dossier opende.</p>`,
  });
