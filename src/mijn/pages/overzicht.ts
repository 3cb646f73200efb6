import { readMijnAfspraken } from '../../afspraak/index.ts';
import { findLaatsteDag } from '../../beleid/index.ts';
import { countOngelezenBrieven } from '../../brief/index.ts';
import { opsomming } from '../../kernel/aantal.ts';
import { type Datum, datum, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import { toonPeriode } from '../../kernel/periode.ts';
import { countOngelezen } from '../../overleg/index.ts';
import { wachtPlanOpMij } from '../../plan/index.ts';
import { mijnRouteStand, readMijnRoute } from '../../traject/index.ts';
import {
  acties,
  badge,
  type Html,
  html,
  icon,
  kaart,
  kolommen,
  kop,
  ladder,
  link,
  linkKnop,
  takenlijst,
  uitklap,
  zacht,
} from '../../web/index.ts';
import type { Router } from '../../web/route.ts';
import { isWatDan, WAT_DAN, zinVoorInwoner } from '../../wijziging/index.ts';
import { findAanmelding, findLadder, findPlekken, findUren, findUrenAntwoorden, getMijzelf } from '../queries.ts';
import { findBrieven } from '../queries-brieven.ts';
import { findMijnVragen, type MijnVraag, type OpenVraag } from '../queries-vragen.ts';
import {
  ladderZin,
  mijnWeken,
  NIETS_TE_DOEN,
  openWeken,
  vasteDagen,
  volgendeStappen,
  weekNaam,
  zichtbarePlekken,
} from '../rules.ts';
import { PLEK_STATUS, TREDE_IN_HET_KORT } from '../teksten.ts';
import type { MijnWeek, Plek, Stap } from '../types.ts';
import { briefSamenvatting } from './brieven.ts';
import { gesprekBlok } from './gesprek.ts';
import {
  afwezigZin,
  alleenZelf,
  bel,
  belWie,
  contactVan,
  type MijnSettings,
  productNaam,
  regelingVan,
  tijdBij,
} from './settings.ts';
import { weekRegels } from './uren.ts';
import { waaromEinde } from './waarom.ts';

/** How far back the page looks for hours that wait for an answer, in days: four weeks. Older ones stand at Mijn uren (keuze). */
const TERUG_DAGEN = 28;

const stapRegel = (stap: Stap) => ({
  titel: stap.wat,
  ...(stap.href === undefined ? {} : { href: stap.href }),
  onder: `Wie: ${stap.wie}${stap.wanneer === undefined ? '' : `. Wanneer: ${stap.wanneer}`}.`,
});

/** What waits to be read stands before everything else. */
const berichtRegel = (ongelezen: number) =>
  ongelezen === 0
    ? []
    : [
        {
          titel: ongelezen === 1 ? 'Lees je nieuwe bericht' : `Lees je ${ongelezen} nieuwe berichten`,
          href: '/mijn/berichten',
          onder: 'Wie: jij.',
        },
      ];

const VRAAG_REGEL: Record<MijnVraag, { titel: string; href: string; onder: string }> = {
  terugkeer: { titel: 'Lees hoe je terug kunt, en zeg of het klopt', href: '/mijn/terugkeer', onder: 'Wie: jij.' },
  overdracht: { titel: 'Mag iemand anders met je verder?', href: '/mijn/overdracht', onder: 'Wie: jij.' },
  nazorg: { titel: 'Is je plek nog goed?', href: '/mijn/nazorg', onder: 'Wie: jij.' },
  samen: { titel: 'Zeg of je het eens bent met een voorstel', href: '/mijn/samen', onder: 'Wie: jij.' },
  kennismaking: {
    titel: 'Je hebt een kennismaking voor je oriëntatie',
    href: '/mijn/orientatie',
    onder: 'Wie: jij en het centrum.',
  },
  advies: { titel: 'Lees je advies en zeg of je het eens bent', href: '/mijn/orientatie', onder: 'Wie: jij.' },
  route: { titel: 'Zeg of je een nieuwe stap wilt', href: '/mijn/route', onder: 'Wie: jij.' },
  routekeuze: { titel: 'Zeg wat je kiest of vindt van je route', href: '/mijn/route', onder: 'Wie: jij.' },
};

/** What is planned says when and where: a resident should not have to look further for that. */
const vraagRegel = ({ soort, op, waar }: OpenVraag) => {
  const regel = VRAAG_REGEL[soort];
  return op ? { ...regel, onder: `${regel.onder} Wanneer: ${toonDatum(op)}, ${waar}.` } : regel;
};

const briefRegel = (ongelezen: number) =>
  ongelezen === 0
    ? []
    : [
        {
          titel: ongelezen === 1 ? 'Lees je nieuwe brief' : `Lees je ${ongelezen} nieuwe brieven`,
          href: '/mijn/brieven',
          onder: 'Wie: jij.',
        },
      ];

/** A plan to read, a moment to choose and the next appointment: what a day depends on, above what goes by itself. */
const planRegel = (wacht: boolean) =>
  wacht ? [{ titel: 'Lees je nieuwe plan en zeg of je het eens bent.', href: '/mijn/plan/antwoord', onder: 'Wie: jij.' }] : [];
const afspraakRegels = ({ volgende, kiezen }: Awaited<ReturnType<typeof readMijnAfspraken>>) => [
  ...(kiezen ? [{ titel: 'Kies wanneer je kunt praten.', href: '/mijn/afspraken', onder: 'Wie: jij.' }] : []),
  ...(volgende
    ? [
        {
          titel: `Je hebt een afspraak: ${volgende.wanneer.toLowerCase()}.`,
          href: '/mijn/afspraken',
          onder: `Wie: ${opsomming(['jij', ...volgende.met])}.`,
        },
      ]
    : []),
];

const doelenBlok = (plek: Plek): Html => {
  if (plek.doelen.length === 0) return html``;
  const klaar = plek.status === 'beeindigd' || plek.status === 'geweigerd';
  const antwoord = plek.doelenAntwoord;
  return html`<h3>Mijn doelen</h3><ul>${plek.doelen.map((doel) => html`<li>${doel.tekst}</li>`)}</ul>${
    antwoord &&
    html`<p>${antwoord.akkoord ? badge('goed', 'Jij bent het eens') : badge('aandacht', 'Jij bent het niet eens')}</p>`
  }${antwoord && !antwoord.akkoord && html`<p>Je schreef: “${antwoord.toelichting}”</p>`}${
    !klaar &&
    acties(
      linkKnop({
        tekst: antwoord ? 'Geef een ander antwoord' : 'Ben je het eens met deze doelen?',
        href: `/mijn/doelen/${plek.id}`,
        soort: antwoord ? 'stil' : 'primair',
        extra: plek.aanbieder,
      }),
    )
  }`;
};

/** What changed at this place, why, and what moved along. */
const veranderd = (plek: Plek, vandaag: Datum): Html => {
  const zinnen = plek.wijzigingen.flatMap((w) => {
    const uit = zinVoorInwoner(w, plek.aanbieder);
    return uit ? [{ ...uit, op: dagTotVandaag(w.vastgelegd_op, vandaag) }] : [];
  });
  const niet = plek.nietVerlengd;
  const dan = niet && isWatDan(niet.wat_dan) ? WAT_DAN[niet.wat_dan].inwoner : undefined;
  return html`${
    niet &&
    plek.wijzigingen.every(({ soort }) => soort !== 'verlenging') &&
    html`<p>Je plek duurt niet langer dan ${toonDatum(plek.periode.tot)}. ${niet.antwoord}</p>${dan && html`<p>Wat daarna kan: ${dan}. Je contactpersoon praat hierover met je.</p>`}`
  }${
    zinnen.length > 0 &&
    html`<h3>Wat er is veranderd</h3><ul>${zinnen.map(
      ({ zin, mee, op }) =>
        html`<li>${zin}${mee.map((een) => html` ${een}`)} ${zacht(`Dat is opgeschreven op ${toonDatum(op)}.`)}</li>`,
    )}</ul>`
  }`;
};

const plekKaart = (
  s: MijnSettings,
  plek: Plek,
  naam: string,
  weken: readonly MijnWeek[],
  o: { meer: boolean; vandaag: Datum },
): Html => {
  const dagen = vasteDagen(weken, plek.id);
  const uren = plek.minutenPerWeek === null ? undefined : `${tijdBij(s, plek, plek.minutenPerWeek)} per week`;
  return kaart({
    // Two places at one aanbieder are told apart by what they are called in the letter.
    titel: o.meer ? `${plek.aanbieder}: ${naam}` : plek.aanbieder,
    id: `plek-${plek.id}`,
    inhoud: html`<p>${PLEK_STATUS[plek.status]}. Je plek is van <strong>${toonPeriode(plek.periode)}</strong>${uren && html`, <strong>${uren}</strong>`}.${
      dagen.length > 0 && html` Je bent er meestal op ${opsomming(dagen)}.`
    }</p>${waaromEinde(s, plek)}${veranderd(plek, o.vandaag)}${gesprekBlok(s, plek)}${
      plek.begeleider &&
      html`<p>Je begeleider is <strong>${plek.begeleider}</strong>.${plek.werkplek && html` Je werkplek: ${plek.werkplek}.`}</p>`
    }<p>De gemeente noemt dit: ${naam}.</p>${doelenBlok(plek)}`,
  });
};

/** /mijn: where I am, what happens next and who does it, my places, hours, letter and contact person, on one page. */
export const registerOverzicht = (router: Router, s: MijnSettings): void => {
  router.get('/mijn', { ...alleenZelf, logboek: false }, async (c) => {
    const van = plusDagen(c.vandaag, 1 - TERUG_DAGEN - c.vandaag.dayOfWeek);
    const tot = plusDagen(c.vandaag, 7 - c.vandaag.dayOfWeek);
    const [ik, aanmelding, treden, brieven, alle, uren, antwoorden, ongelezen, nieuweBrieven, planWacht, afspraken, vragen, weg] =
      await Promise.all([
        getMijzelf(c.db, c.vandaag),
        findAanmelding(c.db),
        findLadder(c.db),
        findBrieven(c.db),
        findPlekken(c.db, c.vandaag),
        findUren(c.db, van, tot),
        findUrenAntwoorden(c.db, van, tot),
        countOngelezen(c.db, 'inwoner'),
        countOngelezenBrieven(c.db),
        wachtPlanOpMij(c.db),
        readMijnAfspraken(c.db, c.nu),
        findMijnVragen(c.db, c.vandaag),
        c.actor().then(({ inwonerId }) => readMijnRoute(c.db, inwonerId ?? 0)),
      ]);
    const gemeente = s.beleid.gemeente(ik.gemeenteId);
    const regeling = regelingVan(s, ik.gemeenteId, c.vandaag);
    const contact = contactVan(ik, regeling);
    const plekken = zichtbarePlekken(alle, brieven);
    const weken = mijnWeken(uren, antwoorden);
    const stappen = volgendeStappen(
      {
        status: ik.status,
        contact,
        contactWijze: ik.contact,
        onderzoekTot: aanmelding && findLaatsteDag(s.beleid.landelijk, 'onderzoek', datum(aanmelding.ontvangenOp)),
        trede: treden.at(-1)?.trede,
        brieven,
        plekken: alle,
        route: mijnRouteStand(s.beleid, weg, { gemeenteId: ik.gemeenteId, vandaag: c.vandaag }),
        openWeken: openWeken(weken),
      },
      c.vandaag,
    );
    const eerst = [
      ...briefRegel(nieuweBrieven),
      ...berichtRegel(ongelezen),
      ...planRegel(planWacht),
      ...afspraakRegels(afspraken),
      ...vragen.map(vraagRegel),
    ];
    const nu = treden.at(-1);
    const zin = ladderZin(treden.map((stap) => stap.trede));
    const verstuurd = brieven.filter((brief) => brief.bekendgemaaktOp !== undefined);
    const [laatsteBrief] = verstuurd;
    const lopend = plekken.filter((plek) => plek.status !== 'beeindigd' && plek.status !== 'geweigerd');
    const eerder = plekken.filter((plek) => !lopend.includes(plek));
    const { wie, telefoon } = belWie(contact, gemeente);

    return c.page({
      titel: 'Mijn overzicht',
      inhoud: html`${kop({ titel: `Dag ${ik.voornaam}`, onder: 'Hier zie je waar je staat en wat er nu gebeurt.' })}${kolommen({
        breed: [
          kaart({
            titel: 'Wat gebeurt er nu?',
            inhoud: takenlijst([
              ...eerst,
              ...(eerst.length > 0 ? stappen.filter(({ wat }) => !wat.endsWith(NIETS_TE_DOEN)) : stappen).map(stapRegel),
            ]),
          }),
          kaart({
            titel: 'Waar sta ik?',
            inhoud: html`${
              regeling
                ? ladder({
                    treden: regeling.ladder.treden,
                    verloop: treden,
                    perspectief: nu?.perspectief === nu?.trede ? undefined : nu?.perspectief,
                    wie: 'Je',
                  })
                : ''
            }${nu && html`<p>${TREDE_IN_HET_KORT[nu.trede]}</p>`}${(nu || !regeling) && zin && html`<p>${zin}</p>`}${
              nu?.perspectief !== undefined &&
              nu.perspectief > nu.trede &&
              html`<p>Perspectief betekent: hier kun je misschien later naartoe. ${TREDE_IN_HET_KORT[nu.perspectief]}</p>`
            }${nu && acties(linkKnop({ tekst: 'Lees meer, of zeg dat je het anders ziet', href: '/mijn/ladder' }), linkKnop({ tekst: 'Hoe gaat het met mij?', href: '/mijn/zelfredzaamheid' }))}`,
          }),
          lopend.map((plek) => {
            const meer = lopend.some((een) => een !== plek && een.aanbieder === plek.aanbieder);
            return plekKaart(s, plek, productNaam(regeling, plek.product), weken, { meer, vandaag: c.vandaag });
          }),
          eerder.length > 0 &&
            uitklap(
              'Waar je eerder was',
              html`${eerder.map((plek) => html`<p><strong>${plek.aanbieder}</strong><br>${toonPeriode(plek.periode)}<br>${PLEK_STATUS[plek.status]}</p>${veranderd(plek, c.vandaag)}`)}`,
            ),
        ],
        smal: [
          kaart({
            titel: 'Mijn uren',
            inhoud:
              weken.length === 0
                ? html`<p>Er zijn nog geen uren.</p>`
                : html`${weken
                    .slice(0, 3)
                    .map(
                      (week) => html`<h3>${weekNaam(week.maandag, c.vandaag)}</h3>${weekRegels(s, week, plekken)}`,
                    )}${acties(linkKnop({ tekst: 'Klopt dit? Bekijk mijn uren', href: '/mijn/uren' }))}`,
          }),
          kaart({
            titel: 'Mijn brief',
            inhoud: laatsteBrief
              ? html`${briefSamenvatting(laatsteBrief, alle, regeling, c.vandaag, s)}${verstuurd.length > 1 && html`<p>${link('/mijn/brieven', 'Al mijn brieven')}</p>`}`
              : html`<p>Er is nog geen brief voor je.</p>`,
          }),
          kaart({
            titel: 'Mijn aanmelding',
            inhoud: html`<p>${link('/mijn/aanmelding', 'Kijk hoe het met je aanmelding gaat')}</p><p>${link('/mijn/vraag', 'Stel een nieuwe vraag')}</p><p>${link('/mijn/orientatie', 'Uitzoeken wat je wilt en kunt: de oriëntatie')}</p>`,
          }),
          kaart({
            titel: 'Mijn stappen',
            inhoud: html`<p>${link('/mijn/route', 'Mijn route')}</p><p>${link('/mijn/resultaat', 'Wat ik heb bereikt')}</p><p>${link('/mijn/terugkeer', 'Terug als het niet lukt')}</p><p>${link('/mijn/nazorg', 'Is mijn plek nog goed?')}</p><p>${link('/mijn/overdracht', 'Iemand anders gaat met mij verder')}</p>`,
          }),
          kaart({
            titel: 'Mijn contactpersoon',
            inhoud: contact
              ? html`<p><strong>${contact.naam}</strong>${contact.functie && html`<br>${contact.functie}`}<br>Gemeente ${gemeente.naam}</p>${contact.afwezig && html`<p>${afwezigZin(contact)}</p>`}<p>${icon('phone')} Bel ${wie}: ${bel(telefoon)}</p>`
              : html`<p>Je hebt nog geen vaste contactpersoon. Bel de gemeente: ${bel(telefoon)}</p>`,
          }),
          kaart({
            titel: 'Wie ziet mijn gegevens?',
            inhoud: html`<p>${link('/mijn/wie-ziet-wat', 'Kijk wie wat van jou ziet, en wie heeft gekeken')}</p>${nu && html`<p>Vind je dat je op een andere trede staat dan trede ${nu.trede}? Bel ${wie}.</p>`}`,
          }),
        ],
      })}`,
    });
  });
};
