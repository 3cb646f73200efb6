import { mandaatKeten, type Regeling } from '../../beleid/index.ts';
import { findInstelling } from '../../instelling/index.ts';
import { isVoor, toonDatum } from '../../kernel/datum.ts';
import { toonGeld } from '../../kernel/geld.ts';
import { bevat, toonPeriode } from '../../kernel/periode.ts';
import {
  badge,
  type Html,
  html,
  type Inhoud,
  kaart,
  kop,
  link,
  linkKnop,
  melding,
  metOnder,
  stapel,
  tabel,
  tabs,
  telling,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { findGetekend, findMandaten } from '../queries/mandaten.ts';
import { findMedewerkers } from '../queries/medewerkers.ts';
import {
  eindigtBinnenkort,
  HANDELING_TEKST,
  type Ketting,
  kettingOp,
  kijkdag,
  sleutelVan,
  teltBijBesluit,
} from '../rules/mandaat.ts';
import type { Mandaat, Medewerker } from '../types.ts';
import { alleenBeheer, type BeheerSettings, functieNaam, getRegeling, MANDATEN, MEDEWERKERS } from './settings.ts';

/** To whom a mandate is granted, in words. */
export const aanWie = (regeling: Regeling, m: Pick<Mandaat, 'functie' | 'naam'>): string =>
  m.functie === undefined ? (m.naam ?? 'medewerker') : functieNaam(regeling, m.functie);

/** Who may sign by it today: employees with the functie, or the one it names. */
export const houders = (regeling: Regeling, m: Mandaat, medewerkers: readonly Medewerker[]): Medewerker[] =>
  medewerkers.filter(
    (een) =>
      een.actief &&
      (m.gebruikerId === een.id ||
        (m.functie !== undefined &&
          een.functie !== undefined &&
          sleutelVan(regeling, een.functie) === sleutelVan(regeling, m.functie))),
  );

/** For what: products, and up to which amount. */
export const bereikTekst = (regeling: Regeling, m: Pick<Mandaat, 'producten' | 'totBedrag'>): string =>
  `${
    m.producten === undefined
      ? 'alle maatwerk van Werkt mee'
      : m.producten.map((product) => regeling.producten.find((een) => een.product === product)?.naam ?? product).join(', ')
  }${m.totBedrag === undefined ? '' : `, tot ${toonGeld(m.totBedrag)}`}`;

/** Whether a mandate holds, still has to begin, or is over. */
export const geldtBadge = (m: Mandaat, c: PageContext, { eindigtDagen }: Pick<Stand, 'eindigtDagen'>): Html =>
  bevat(m.geldig, c.vandaag)
    ? eindigtBinnenkort(m, c.vandaag, eindigtDagen)
      ? badge('aandacht', m.geldig.tot ? `eindigt ${toonDatum(m.geldig.tot)}` : 'eindigt')
      : badge('goed', 'geldt nu')
    : isVoor(c.vandaag, m.geldig.van)
      ? badge('info', 'begint nog')
      : badge('neutraal', 'voorbij');

/** "Activeringscoach ← Trajectregisseur ← College": from who signs up to the college, or to where it stops. */
const ketenTekst = (regeling: Regeling, ketting: Ketting): string => {
  const [eerste] = ketting.schakels;
  if (!eerste) return '';
  return [aanWie(regeling, eerste), ...ketting.schakels.map((een) => functieNaam(regeling, een.verleendDoor))].join(' ← ');
};

interface Stand {
  regeling: Regeling;
  mandaten: Mandaat[];
  medewerkers: Medewerker[];
  /** How long beforehand the end of a mandate stands out, in dagen. */
  eindigtDagen: number;
  ketting(m: Mandaat): Ketting | undefined;
}

/** The register as it is today, with the chain of each mandate. */
export const leesRegister = async (c: PageContext, s: BeheerSettings): Promise<Stand> => {
  const [mandaten, medewerkers, eindigtDagen, regeling] = await Promise.all([
    findMandaten(c.db),
    findMedewerkers(c.db),
    findInstelling(c.db, 'mandaat-eindigt-dagen'),
    getRegeling(c, s),
  ]);
  return {
    regeling,
    mandaten,
    medewerkers,
    eindigtDagen,
    ketting: (m) => {
      const dag = kijkdag(m, c.vandaag);
      return dag && kettingOp(m, mandaten, regeling, dag, (functie) => functieNaam(regeling, functie));
    },
  };
};

/** Those whose chain does not reach the college, of what holds now or will hold. */
export const gebroken = (stand: Stand): Mandaat[] => stand.mandaten.filter((m) => stand.ketting(m)?.reden !== undefined);

const wieCel = (wie: readonly Medewerker[]): Inhoud =>
  wie.length === 0
    ? 'niemand'
    : html`${wie.map((m, nr) => html`${nr > 0 ? ', ' : ''}${link(`${MEDEWERKERS}/${m.id}`, m.naam)}`)}`;

const vandaagKaart = (c: PageContext, stand: Stand): Html => {
  const { regeling } = stand;
  const nu = stand.mandaten
    .filter((m) => bevat(m.geldig, c.vandaag))
    .sort((a, b) => plaats(regeling, a) - plaats(regeling, b) || a.id - b.id);
  return kaart({
    titel: 'Wie mag vandaag wat tekenen',
    inhoud: html`${tabel({
      caption: `Mandaten op ${toonDatum(c.vandaag)}, met de keten tot het college`,
      kolommen: [{ kop: 'Wie' }, { kop: 'Mag' }, { kop: 'Waarvoor' }, { kop: 'Keten' }, { kop: 'Stand' }],
      rijen: nu.map((m) => {
        const ketting = stand.ketting(m);
        return [
          metOnder(
            link(`${MANDATEN}/${m.id}`, aanWie(regeling, m)),
            m.functie === undefined ? 'op naam' : wieCel(houders(regeling, m, stand.medewerkers)),
          ),
          HANDELING_TEKST[m.handeling],
          bereikTekst(regeling, m),
          ketting ? ketenTekst(regeling, ketting) : '',
          ketting?.reden !== undefined
            ? metOnder(badge('telaat', 'keten gebroken'), ketting.reden)
            : !teltBijBesluit(regeling, m)
              ? metOnder(badge('neutraal', 'telt niet bij een besluit'), 'deze functie staat niet in de keten van de regeling')
              : geldtBadge(m, c, stand),
        ];
      }),
      leeg: 'Er geldt vandaag geen mandaat. Niemand kan een besluit nemen.',
    })}<p>${regeling.mandaat ? `Niet genoemd in ${regeling.mandaat.bron}: ${regeling.mandaat.nietGenoemd.join(', ')}. Wie dat mag, staat hier pas als een ander besluit het regelt.` : 'De regeling noemt geen mandaat: wie een besluit mag nemen, staat niet in de bron.'}</p><p>Is een keten gebroken? Het systeem laat dan toch tekenen, en zegt het hier. Alleen een besluit van iemand zonder mandaat wordt geweigerd (keuze).</p>`,
  });
};

const plaats = (regeling: Regeling, m: Mandaat): number => {
  const nr = m.functie === undefined ? -1 : mandaatKeten(regeling).indexOf(sleutelVan(regeling, m.functie));
  return nr < 0 ? 99 : nr;
};

const FILTERS = ['register', 'eindigt', 'gebroken'] as const;
type Toon = (typeof FILTERS)[number] | 'vandaag';

const registerKaart = async (c: PageContext, stand: Stand, toon: Toon): Promise<Html> => {
  const getekend = await findGetekend(c.db);
  const { regeling } = stand;
  const stuk = new Set(gebroken(stand));
  const rijen = stand.mandaten.filter(
    (m) => (toon !== 'eindigt' || eindigtBinnenkort(m, c.vandaag, stand.eindigtDagen)) && (toon !== 'gebroken' || stuk.has(m)),
  );
  const aantal = (m: Mandaat): number =>
    getekend.filter((een) => een.mandaatId === m.id).reduce((som, een) => som + een.aantal, 0);
  return kaart({
    titel:
      toon === 'eindigt'
        ? `Eindigt binnen ${stand.eindigtDagen} dagen`
        : toon === 'gebroken'
          ? 'Keten gebroken'
          : 'Het hele register',
    inhoud: html`${telling(`${rijen.length === 1 ? '1 mandaat' : `${rijen.length} mandaten`}. Een mandaat wordt nooit gewist: het eindigt.`)}${tabel(
      {
        caption: 'Mandaten, nieuwste eerst',
        kolommen: [
          { kop: 'Aan' },
          { kop: 'Mag' },
          { kop: 'Verleend door' },
          { kop: 'Geldig' },
          { kop: 'Bron' },
          { kop: 'Getekend', uitlijning: 'eind' },
          { kop: 'Stand' },
        ],
        rijen: rijen.map((m) => [
          metOnder(link(`${MANDATEN}/${m.id}`, aanWie(regeling, m)), m.functie === undefined ? 'op naam' : m.bereik),
          metOnder(HANDELING_TEKST[m.handeling], bereikTekst(regeling, m)),
          functieNaam(regeling, m.verleendDoor),
          toonPeriode(m.geldig),
          metOnder(m.bron, m.bronOp ? `bekendgemaakt ${toonDatum(m.bronOp)}` : 'dag niet ingevuld'),
          aantal(m) === 0
            ? 0
            : link(`${MANDATEN}/${m.id}#getekend`, String(aantal(m)), `besluiten onder het mandaat van ${aanWie(regeling, m)}`),
          stuk.has(m) ? badge('telaat', 'keten gebroken') : geldtBadge(m, c, stand),
        ]),
        leeg:
          toon === 'eindigt'
            ? 'Er eindigt binnenkort geen mandaat.'
            : toon === 'gebroken'
              ? 'Elke keten loopt door tot het college.'
              : 'Het register is leeg.',
      },
    )}`,
  });
};

/** /beheer/mandaten: who may sign what today with the chain up to the college, and the whole register (AP16, AP30). */
export const registerMandaten = (router: Router, s: BeheerSettings): void => {
  router.get(MANDATEN, { ...alleenBeheer, logboek: false }, async (c) => {
    const stand = await leesRegister(c, s);
    const toon: Toon = FILTERS.find((een) => een === c.zoek.get('toon')) ?? 'vandaag';
    const stuk = gebroken(stand);
    const eindigt = stand.mandaten.filter((m) => eindigtBinnenkort(m, c.vandaag, stand.eindigtDagen));
    const tab = (tekst: string, waarde: Toon, aantal?: number) => ({
      tekst,
      href: waarde === 'vandaag' ? MANDATEN : `${MANDATEN}?toon=${waarde}`,
      huidig: toon === waarde,
      aantal,
    });
    return c.page({
      titel: 'Mandaten',
      inhoud: html`${kop({
        titel: 'Mandaten',
        onder: 'Wie namens het college mag besluiten, van wie, en tot wanneer.',
        acties: linkKnop({ tekst: 'Mandaat toevoegen', href: `${MANDATEN}/nieuw`, soort: 'primair', icoon: 'plus' }),
      })}${stapel(
        tabs({
          naam: 'Mandaten',
          tabs: [
            tab('Vandaag', 'vandaag'),
            tab('Register', 'register', stand.mandaten.length),
            tab('Eindigt', 'eindigt', eindigt.length),
            tab('Gebroken', 'gebroken', stuk.length),
          ],
        }),
        toon === 'vandaag' &&
          stuk.length > 0 &&
          melding({
            soort: 'waarschuwing',
            titel:
              stuk.length === 1 ? 'De keten van één mandaat is gebroken' : `De keten van ${stuk.length} mandaten is gebroken`,
            inhoud: html`<p>Zo’n keten loopt niet door tot het college. ${link(`${MANDATEN}?toon=gebroken`, 'Bekijk welke')}.</p>`,
          }),
        toon === 'vandaag' ? vandaagKaart(c, stand) : await registerKaart(c, stand, toon),
      )}`,
    });
  });
};
