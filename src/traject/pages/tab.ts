// The tab Route: where the resident is, what was tried, what may follow and why, until when, what it costs, and the way back.

import type { Kysely } from 'kysely';
import type { OpgeslagenRegeling } from '../../beleid/index.ts';
import { findStap, type RouteStap } from '../../beleid/regeling.ts';
import { type InwonerKop, toonNaam } from '../../inwoner/index.ts';
import { datum, isVoor, toonDatum } from '../../kernel/datum.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import { listVastContact, listWoorden, WOORD_VELDEN, WOORDEN } from '../../plan/index.ts';
import type { DB } from '../../platform/db/schema.ts';
import {
  acties,
  badge,
  type Html,
  html,
  kaart,
  leegBlok,
  lijst,
  link,
  linkKnop,
  melding,
  type RoutelijnDeel,
  routelijn,
  stapel,
  uitklap,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import {
  andereRegelingen,
  eerdereTrajecten,
  laatsteTraject,
  metSlot,
  readTraject,
  standNaEinde,
  standVan,
} from '../actions/load-traject.ts';
import { nieuwereVersie } from '../actions/move-traject.ts';
import { lopendePlekken } from '../actions/settle-plek.ts';
import { heeftRol } from '../beslissers.ts';
import { beslissers, isKlaar, kiestZelf, naNee, of, opVolgorde, termijnDagen, terugVan, verlengbaar } from '../rules/index.ts';
import type { Trajectstap } from '../types.ts';
import { hoeTekst, type OordeelRij, type StapRij, type TrajectRij } from '../types-rijen.ts';
import { eindeMelding } from './afgesproken.ts';
import { trajectbeeld } from './beeld.ts';
import { heeftWerkgever } from './brief-werkgever.ts';
import { eerderTraject, isNiets } from './eerder.ts';
import { geld } from './geld.ts';
import { inEenZin, straksVan } from './kort.ts';
import { bronVan, keerTekst, type RouteSettings, rol, rollen, routePad, stapNaam, stapUitleg, uitkomstInZin } from './lees.ts';
import { FASE, lijn, rijVan } from './lijn.ts';
import { geenStap, plekMelding } from './naast-werk.ts';
import { nogTeDoen, plichten } from './plichten.ts';
import { urenRijen } from './uren.ts';
import {
  andereKaart,
  type Blik,
  eldersMet,
  eldersVan,
  plekLoopt,
  type RouteGelezen,
  terugKaart,
  vervolgBlok,
} from './vervolg.ts';
import { openVerzoeken, verzoeken } from './verzoeken.ts';

/** What the tab shows: the way, and from the plan the resident's own words and who the fixed contact person is (OS2). */
export const readRoute = async (db: Kysely<DB>, inwonerId: number): Promise<RouteGelezen> => {
  const [gelezen, woorden, contacten, plekken] = await Promise.all([
    readTraject(db, inwonerId),
    listWoorden(db, inwonerId),
    listVastContact(db, inwonerId),
    lopendePlekken(db, inwonerId),
  ]);
  return { ...gelezen, plekken, plan: { woorden, contact: contacten.find(({ tot }) => tot === undefined) } };
};

/** A part of a plan that the resident said himself, in his words. */
const eigenWoorden = ({ g: { plan } }: Blik, { onderdelen }: RouteStap): { kop: string; waarde: string }[] =>
  WOORD_VELDEN.flatMap((veld) => {
    const { kop } = WOORDEN[veld];
    if (!plan || !onderdelen?.lijst.some((punt) => punt.toLowerCase() === kop.toLowerCase())) return [];
    const woord = plan.woorden.find((een) => een.veld === veld)?.tekst ?? '';
    return [{ kop, waarde: woord === '' ? 'nog niet opgeschreven, dat kan bij het plan' : woord }];
  });

const VASTE = 'vaste-contactpersoon';
const vasteContactpersoon = ({ g: { plan } }: Blik, { wie, met }: RouteStap): { kop: string; waarde: string }[] =>
  plan && [...wie, ...met].includes(VASTE)
    ? [
        {
          kop: 'Vaste contactpersoon',
          waarde: plan.contact
            ? [plan.contact.naam, plan.contact.organisatie].filter((een) => een !== '').join(', ')
            : 'nog niet gekozen, dat kan bij het plan; tot die tijd de consulent',
        },
      ]
    : [];

/** Who chooses himself says no yes or no: what he chose stands there. */
const woord = (b: Blik, stap: RouteStap, { oordeel, voor }: OordeelRij): string =>
  oordeel && voor !== '' && kiestZelf(stap) ? `Koos: ${uitkomstInZin(b.stand, stap.id, voor)}` : oordeel ? 'Ja' : 'Nee';

const oordeelRegel = (b: Blik, stap: RouteStap, o: OordeelRij): { kop: string; waarde: Html } => ({
  kop: rol(b.stand, o.wie),
  waarde:
    o.oordeel === undefined
      ? html`${badge('aandacht', 'Wacht op antwoord')} gevraagd op ${toonDatum(o.gevraagdOp)}${o.gevraagdAanNaam && ` aan ${o.gevraagdAanNaam}`}${
          b.mag &&
          (o.gevraagdAan === undefined || o.gevraagdAanNaam === '') &&
          html` ${link(`${b.pad}/oordeel/${o.id}`, 'Antwoord opschrijven', `van ${rol(b.stand, o.wie)}`)}`
        }`
      : html`${badge(o.oordeel ? 'goed' : 'aandacht', woord(b, stap, o))} ${o.gegevenOp ? toonDatum(o.gegevenOp) : ''}, ${hoeTekst(o.hoe, o.gegevenDoor)}${o.reden && html`. ${o.reden}`}`,
});

const allenJa = (oordelen: readonly OordeelRij[]): boolean => oordelen.length > 0 && oordelen.every(({ oordeel }) => oordeel);

/** What the words of those who decide come to, and what is possible then. */
const samenvattingOordelen = (b: Blik, stap: RouteStap, oordelen: readonly OordeelRij[]): Html => {
  const nee = oordelen.filter(({ oordeel }) => oordeel === false);
  const over = [...new Set(oordelen.flatMap(({ voor }) => (voor === '' ? [] : [uitkomstInZin(b.stand, stap.id, voor)])))];
  if (nee.length > 0)
    return melding({
      soort: 'waarschuwing',
      titel: `${nee.map(({ wie }) => rol(b.stand, wie)).join(' en ')} ${nee.length === 1 ? 'zegt' : 'zeggen'} nee: dit gaat zo niet door`,
      inhoud: html`<p>${naNee(b.stand, stap)} ${bronVan(b.stand, stap.bron)}</p>`,
      niveau: 3,
    });
  return allenJa(oordelen)
    ? melding({
        soort: 'succes',
        titel: kiestZelf(stap) && over.length > 0 ? 'De keuze is gemaakt' : 'Iedereen die beslist zei ja',
        inhoud: over.length > 0 ? `Rond de stap af met: ${over.join(', ')}.` : 'Je kunt verder.',
        niveau: 3,
      })
    : html``;
};

/** What the municipality itself says of how its way works (ED12). */
const eigenOordeel = (b: Blik): Html =>
  html`${b.stand.regeling.eigenOordeel.map(({ tekst, bron }) => html`<p>Wat de gemeente er zelf van vindt: ${tekst} ${bronVan(b.stand, bron)}</p>`)}`;

/** A place that runs is a toewijzing of its own: what is done with it is done there. */
const plekVan = (b: Blik, { id }: Trajectstap): { href: string; tekst: string } | undefined => {
  const nummer = /^toewijzing-(\d+)$/.exec(id)?.[1];
  return nummer === undefined
    ? undefined
    : { href: `${b.pad.replace(/\/route$/, '')}/toewijzingen/${nummer}`, tekst: 'Naar de toewijzing' };
};

/** What runs now, with all that can be done with it. */
const nuKaart = (b: Blik, t: Trajectstap): Html => {
  const stap = findStap(b.stand.route, t.stap);
  if (!stap) return html``;
  const rij = rijVan(b, t);
  // A place that people began on the way back still has to be decided on.
  const elders = !rij
    ? (plekVan(b, t) ?? eldersVan(b.stand, stap, b.pad))
    : stap.product !== undefined && !plekLoopt(b, stap)
      ? eldersMet(b, stap)
      : undefined;
  const termijn = termijnDagen(stap, t.begonnenOp, b.stand.landelijk);
  const besluit = beslissers(stap);
  const oordelen = rij ? b.g.oordelen.filter(({ stapId, vervallen }) => stapId === rij.id && !vervallen) : [];
  // A third party is asked by a request, with its answer; who all said yes need not be asked again, nor who decides alone.
  const vraagt =
    besluit?.over === 'uitkomst' &&
    !allenJa(oordelen) &&
    !(besluit.samen.length === 0 && besluit.wie.some((wie) => heeftRol(b.functie ?? null, wie))) &&
    besluit.wie.length + besluit.samen.length > 0 &&
    !besluit.wie.some((wie) => wie === stap.derde);
  const laat = t.eindeGepland && isVoor(t.eindeGepland, b.c.vandaag);
  const geenAntwoord = t.antwoordTot && isVoor(t.antwoordTot, b.c.vandaag);
  const stapPad = `${b.pad}/stap/${rij?.id}`;
  return kaart({
    titel: `${stap.naam}${keerTekst(b.stand, t)}`,
    id: rij ? `stap-${rij.id}` : `stap-${t.id}`,
    inhoud: html`<p>${geenAntwoord ? badge('telaat', 'Antwoord is te laat') : t.fase ? badge('aandacht', FASE[t.fase]) : badge(laat ? 'telaat' : 'info', laat ? 'Loopt te lang' : 'Loopt nu')}</p>${lijst(
      [
        { kop: 'Sinds', waarde: toonDatum(t.begonnenOp) },
        ...(t.antwoordTot
          ? [
              {
                kop: 'Antwoord',
                waarde: `${isVoor(t.antwoordTot, b.c.vandaag) ? 'verwacht' : 'uiterlijk'} op ${toonDatum(t.antwoordTot)}`,
              },
            ]
          : [{ kop: 'Tot', waarde: t.eindeGepland ? toonDatum(t.eindeGepland) : 'geen einddag afgesproken' }]),
        {
          kop: 'Termijn',
          waarde: termijn ? html`${termijn.tekst} ${bronVan(b.stand, termijn.bron)}` : 'De bron noemt geen termijn.',
        },
        { kop: 'Wie', waarde: hoofdletter(rollen(b.stand, stap.wie)) },
        ...vasteContactpersoon(b, stap),
        ...stapUitleg(b.stand, stap),
        ...eigenWoorden(b, stap),
        ...(rij?.waar || rij?.aanbieder
          ? [{ kop: 'Waar', waarde: [rij.waar, rij.aanbieder].filter((een) => een !== '').join(', ') }]
          : []),
        ...urenRijen(b, stap, rij?.uren),
        ...(rij?.toelichting ? [{ kop: 'Toelichting', waarde: rij.toelichting }] : []),
        ...(rij?.afwijking ? [{ kop: 'Beslist, niet in de bron', waarde: rij.afwijking }] : []),
        ...(rij?.verlengd ? [{ kop: 'Verlengd', waarde: rij.verlengingReden }] : []),
        ...oordelen.map((o) => oordeelRegel(b, stap, o)),
      ],
    )}${rij && plekMelding(b, rij, stap)}${samenvattingOordelen(b, stap, oordelen)}${eindeMelding(b, t)}${rij && verzoeken(b, rij)}${plichten(b, t)}${geld(b, t, stap)}${
      b.mag &&
      rij &&
      acties(
        linkKnop({ tekst: 'Stap afronden', href: `${stapPad}/einde`, soort: 'primair' }),
        vraagt && linkKnop({ tekst: 'Vraag wie beslist', href: `${stapPad}/vragen` }),
        stap.derde !== undefined && linkKnop({ tekst: 'Verzoek aan een ander', href: `${stapPad}/verzoek` }),
        stap.soort === 'plan' && linkKnop({ tekst: 'Naar het plan', href: b.pad.replace(/route$/, 'plan') }),
        verlengbaar(b.stand, t.id).ok && linkKnop({ tekst: 'Verlengen', href: `${stapPad}/verlengen`, soort: 'stil' }),
        linkKnop({ tekst: 'Brief maken', href: `${stapPad}/brief`, soort: 'stil', icoon: 'file-text' }),
        heeftWerkgever(rij, stap) &&
          linkKnop({ tekst: 'Brief aan de werkgever', href: `${stapPad}/brief-werkgever`, soort: 'stil', icoon: 'file-text' }),
      )
    }${b.mag && elders && acties(linkKnop({ tekst: elders.tekst, href: elders.href }))}`,
  });
};

/** A step that lies before those who decide. */
const voorstelKaart = (b: Blik, rij: StapRij): Html => {
  const oordelen = b.g.oordelen.filter(({ stapId, vervallen }) => stapId === rij.id && !vervallen);
  const allen = oordelen.every(({ oordeel }) => oordeel === true);
  const nee = oordelen.some(({ oordeel }) => oordeel === false);
  const stap = findStap(b.stand.route, rij.stap);
  const stapPad = `${b.pad}/stap/${rij.id}`;
  return kaart({
    titel: `Voorgesteld: ${stapNaam(b.stand, rij.stap)}`,
    id: `stap-${rij.id}`,
    inhoud: html`<p>${badge(allen ? 'goed' : 'aandacht', allen ? 'Iedereen zei ja' : nee ? 'Niet iedereen is het eens' : 'Wacht op wie beslist')}</p>${lijst(
      [
        { kop: 'Zou beginnen', waarde: toonDatum(rij.begonnenOp) },
        ...(rij.waar || rij.aanbieder
          ? [{ kop: 'Waar', waarde: [rij.waar, rij.aanbieder].filter((een) => een !== '').join(', ') }]
          : []),
        ...(rij.toelichting ? [{ kop: 'Toelichting', waarde: rij.toelichting }] : []),
        ...(stap ? oordelen.map((o) => oordeelRegel(b, stap, o)) : []),
      ],
    )}${stap && nee && samenvattingOordelen(b, stap, oordelen)}${
      b.mag &&
      acties(
        allen && linkKnop({ tekst: 'Stap beginnen', href: `${stapPad}/beginnen`, soort: 'primair' }),
        nee && linkKnop({ tekst: 'Opnieuw vragen', href: `${stapPad}/vragen` }),
        linkKnop({ tekst: 'Voorstel intrekken', href: `${stapPad}/intrekken`, soort: 'stil' }),
        linkKnop({ tekst: 'Uitnodiging maken', href: `${stapPad}/brief`, soort: 'stil', icoon: 'file-text' }),
      )
    }`,
  });
};

/** Another version is in force than the one that this traject began under. */
const versieMelding = (b: Blik, s: RouteSettings, regeling: OpgeslagenRegeling, traject: TrajectRij): Html | false => {
  const naar = nieuwereVersie(s.beleid, { gemeenteId: b.inwoner.gemeente_id, regelingId: regeling.id, vandaag: b.c.vandaag });
  if (naar === undefined || traject.beeindigdOp !== undefined) return false;
  const vanaf = datum(naar.regeling.geldigVan);
  // A text of the same day was put right: two versions with one date would say nothing.
  const verbeterd = naar.regeling.geldigVan === regeling.regeling.geldigVan;
  const dag = toonDatum(datum(regeling.regeling.geldigVan));
  const onder = verbeterd ? 'de tekst van daarvoor' : `de versie van ${dag}`;
  // A version can come in later with an earlier day: then that day alone would say that it holds here.
  const laterIngevoerd = !verbeterd && !isVoor(traject.begonnenOp, vanaf);
  return melding({
    soort: 'info',
    titel: verbeterd ? `De versie van ${dag} is verbeterd` : `Er is een nieuwere versie, geldig vanaf ${toonDatum(vanaf)}`,
    inhoud: html`<p>${
      laterIngevoerd
        ? `Dit traject begon op ${toonDatum(traject.begonnenOp)}. Toen was die versie hier nog niet ingevoerd, en gold ${onder}. Het loopt daaronder door: wie al onderweg is, houdt de afspraken waaronder dat begon.`
        : `Dit traject begon onder ${onder} en loopt daaronder door.`
    }</p>${b.mag && acties(linkKnop({ tekst: 'Bekijk wat er verandert', href: `${b.pad}/versie` }))}`,
  });
};

/** Where the resident is, what can come and the way back, before everything that is told of it below. */
const kortVan = ({ stand }: Blik, nu: readonly Trajectstap[], wegen: ReturnType<typeof terugVan>): RoutelijnDeel[] => {
  const { stappen, einden } = straksVan(stand);
  const straks = [...stappen.map((stap) => stapNaam(stand, stap)), ...(einden.length > 0 ? ['einde van het traject'] : [])];
  const uitgangen = [...new Set(wegen.flatMap((weg) => weg.uitgangen.map(({ wat }) => wat)))];
  return [
    ...nu.map(
      (t): RoutelijnDeel => ({
        soort: 'nu',
        titel: html`Nu: <strong>${stapNaam(stand, t.stap)}${keerTekst(stand, t)}</strong>, sinds ${toonDatum(t.begonnenOp)}`,
      }),
    ),
    ...(straks.length > 0 ? [{ soort: 'straks' as const, titel: `Hierna kan: ${inEenZin(straks)}` }] : []),
    {
      soort: 'terug',
      titel:
        uitgangen.length > 0
          ? `Terug kan: ${of(uitgangen)}`
          : stand.route.terug.length > 0
            ? 'Vanaf deze stap is geen weg terug geregeld'
            : 'Een weg terug is niet geregeld',
    },
  ];
};

/** The tab. */
export const routeTab = (
  c: PageContext,
  s: RouteSettings,
  g: RouteGelezen,
  o: { inwoner: InwonerKop; schrijft: boolean; functie?: string | undefined },
): Html => {
  const wanneer = { gemeenteId: o.inwoner.gemeente_id, vandaag: c.vandaag };
  const geladen = standVan(s.beleid, g, wanneer);
  if (!geladen?.stand)
    return leegBlok({
      titel: 'Deze regeling beschrijft geen route',
      inhoud: 'Beleid kan een route toevoegen. Tot die tijd zie je bij Overzicht wat er loopt.',
    });
  const { stand, traject } = geladen;
  const b: Blik = { stand, g, inwoner: o.inwoner, c, mag: o.schrijft, functie: o.functie, pad: routePad(o.inwoner.id) };
  const nu = stand.stappen.filter(({ geeindigdOp }) => geeindigdOp === undefined);
  const voorstellen = g.stappen.filter((rij) => rij.voorgesteld && !rij.ingetrokkenOp && rij.trajectId === traject?.id);
  const naEinde = standNaEinde(s.beleid, g, wanneer)?.stand;
  const wegen = terugVan(naEinde ?? stand, c.vandaag);
  const eerder = metSlot(s.beleid, g, wanneer).filter(({ beeindigdOp }) => beeindigdOp !== undefined);
  const laatste = laatsteTraject(s.beleid, g, wanneer);
  const gestopt =
    nu.length === 0
      ? opVolgorde(laatste?.stappen ?? stand.stappen)
          .slice(-1)
          .find(isNiets)
      : undefined;
  return stapel(
    c.zoek.has('gedaan') && melding({ soort: 'succes', titel: 'Vastgelegd', inhoud: 'Hieronder staat hoe het nu is.' }),
    c.zoek.has('voorgesteld') &&
      melding({
        soort: 'succes',
        titel: 'De stap is voorgesteld',
        inhoud: 'Wie erover beslist ziet de vraag. Zegt iedereen ja, dan kun je de stap beginnen.',
      }),
    c.zoek.has('overgezet') &&
      melding({
        soort: 'succes',
        titel: 'Dit traject loopt nu onder de nieuwe versie',
        inhoud: 'Hieronder staat hoe het nu is.',
      }),
    traject && versieMelding(b, s, geladen.regeling, traject),
    (isKlaar(stand) || (laatste !== undefined && stand.stappen.length === 0)) &&
      melding({
        soort: 'info',
        titel: 'Het traject is klaar',
        inhoud: gestopt
          ? `Na het advies van de oriëntatie koos de inwoner nu niets.${gestopt.afwijking ? ` ${gestopt.afwijking}` : ''} Komt de inwoner terug met een nieuwe aanmelding of vraag, begin dan met een gesprek. Sluit anders het dossier.`
          : wegen.length > 0
            ? 'Wat er was blijft te lezen. Lukt het later toch niet, dan kan dit traject verder met een weg terug. Een nieuw traject begint opnieuw.'
            : 'Wat er was blijft te lezen. Een nieuw traject begint opnieuw.',
      }),
    kaart({
      titel: `Route: ${stand.regeling.naam}`,
      inhoud: html`${nu.length === 0 ? geenStap(b) : routelijn(kortVan(b, nu, wegen))}<p>De regeling geldt vanaf ${toonDatum(datum(stand.regeling.geldigVan))}.</p>${(traject?.overgezet ?? []).map(({ op, reden }) => html`<p>Op ${toonDatum(op)} overgezet op een nieuwe versie: ${reden}</p>`)}${stand.stappen.length > nu.length && html`<h3>De weg tot nu toe</h3>`}${lijn(b, { opnieuw: eerder.length > 0 })}${eigenOordeel(b)}${uitklap('De hele route als tekening', trajectbeeld(stand, c.vandaag, `De route van ${toonNaam(o.inwoner)}`))}`,
    }),
    voorstellen.map((rij) => voorstelKaart(b, rij)),
    nu.map((t) => nuKaart(b, t)),
    openVerzoeken(b),
    nogTeDoen(b, eerdereTrajecten(s.beleid, g, wanneer)),
    html`<h2>Wat kan volgen</h2>${vervolgBlok(b)}`,
    wegen.length > 0 && html`<h2>De weg terug</h2>${wegen.map((weg) => terugKaart({ ...b, stand: naEinde ?? stand }, weg))}`,
    !traject && o.schrijft && andereRegelingen(s.beleid, wanneer).map((ander) => andereKaart(b, ander.regeling)),
    eerder.length > 0 &&
      uitklap(
        `Eerdere trajecten (${eerder.length})`,
        html`${eerder.map((t) => eerderTraject(s, c, g, o.inwoner.gemeente_id, t))}`,
        { open: laatste !== undefined },
      ),
  );
};
