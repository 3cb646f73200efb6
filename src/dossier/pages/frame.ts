// What every tab of the dossier shares: opening it with a line in the logboek, the head, the tabs.
import type { Kysely } from 'kysely';
import { type BeleidInHuis, tredeNaam } from '../../beleid/index.ts';
import type { HerleidStappen } from '../../bewaren/index.ts';
import {
  findInwoner,
  type InwonerKop,
  persoonMerken,
  productNaam,
  standVan,
  statusBadge,
  toonNaam,
} from '../../inwoner/index.ts';
import { datum, leeftijdOp, toonDatum } from '../../kernel/datum.ts';
import { isTrede } from '../../kernel/trede.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import type { Brp } from '../../platform/brp/index.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { BsnKluis } from '../../platform/keys.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findRouteEinde, type RouteEinde } from '../../traject/index.ts';
import { type Html, html, type Inhoud, kop, link, melding, stapel, tabs } from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import type { Woorden } from '../timeline.ts';

export interface DossierSettings {
  beleid: BeleidInHuis;
  bsn: BsnKluis;
  brp?: Brp | undefined;
  /** The steps of one resident as they are now. */
  herleidStappen: HerleidStappen;
}

/** Who may open a dossier; the rows themselves are held back by the database. */
export const LEZERS = ['consulent', 'teammanager'] as const;

/** The head of a dossier; `route`: how the way of the resident ended, when he did not come back. */
export type DossierKop = InwonerKop & { route?: RouteEinde | undefined };

export interface Geopend<T> {
  inwoner: DossierKop;
  actor: Actor;
  extra: T;
}

/**
 * Opens a dossier: head, what the tab needs and the line in the logboek, in one round trip. Throws NietGevonden for a dossier that
 * the reader may not know of.
 */
export const openDossier = async <T>(
  c: PageContext,
  { beleid }: Pick<DossierSettings, 'beleid'>,
  o: { soort: string; objectId?: number },
  lees: (db: Kysely<DB>, inwonerId: number) => Promise<T>,
): Promise<Geopend<T>> => {
  const inwonerId = c.nummer('inwoner');
  const [inwoner, extra, route] = await Promise.all([
    findInwoner(c.db, inwonerId),
    lees(c.db, inwonerId),
    findRouteEinde(c.db, beleid, { inwonerId, vandaag: c.vandaag }),
    schrijfInzage(c.db, { inwonerId, ...o }),
  ]);
  if (!inwoner) throw new NietGevonden();
  return { inwoner: { ...inwoner, route }, extra, actor: await c.actor() };
};

/** The tabs; one that has more parts stands as the first of them, and shows them in a row below. */
const GROEPEN = {
  overzicht: 'Overzicht',
  aanmelding: 'Aanmelding',
  ladder: 'Ladder',
  plan: 'Plan',
  ondersteuning: 'Ondersteuning',
  contact: 'Contact',
  documenten: 'Documenten',
  gegevens: 'Gegevens',
} as const;

/** Key, name, path, and the tab that it belongs to. */
const TABS = [
  ['overzicht', 'Overzicht', '', 'overzicht'],
  ['terugkijken', 'Terugkijken', '/terugkijken', 'overzicht'],
  ['aanmelding', 'Aanmelding', '/aanmelding', 'aanmelding'],
  ['ladder', 'Ladder', '/ladder', 'ladder'],
  ['zrm', 'Zelfredzaamheid', '/zrm', 'ladder'],
  ['terugkeer', 'De weg terug', '/terugkeer', 'ladder'],
  ['plan', 'Plan', '/plan', 'plan'],
  ['route', 'Route', '/route', 'plan'],
  ['toewijzingen', 'Toewijzingen', '/toewijzingen', 'ondersteuning'],
  ['besluiten', 'Besluiten', '/besluiten', 'ondersteuning'],
  ['plichten', 'Plichten', '/plichten', 'ondersteuning'],
  ['uren', 'Uren', '/uren', 'ondersteuning'],
  ['orientatie', 'Oriëntatie', '/orientatie', 'ondersteuning'],
  ['overdracht', 'Overdracht', '/overdracht', 'ondersteuning'],
  ['nazorg', 'Nazorg', '/nazorg', 'ondersteuning'],
  ['afspraken', 'Afspraken', '/afspraken', 'contact'],
  ['berichten', 'Berichten', '/berichten', 'contact'],
  ['notities', 'Notities', '/notities', 'contact'],
  ['documenten', 'Documenten', '/documenten', 'documenten'],
  ['brieven', 'Brieven', '/brieven', 'documenten'],
  ['gegevens', 'Gegevens', '/gegevens', 'gegevens'],
  ['gebeurtenissen', 'Gebeurtenissen', '/gebeurtenissen', 'gegevens'],
  ['toegang', 'Toegang', '/toegang', 'gegevens'],
  ['bewaren', 'Bewaren', '/bewaren', 'gegevens'],
  ['logboek', 'Logboek', '/logboek', 'gegevens'],
] as const;
export type DossierTab = (typeof TABS)[number][0];

/** Names of treden and products as the regeling of today calls them. */
export const woordenVan = (s: DossierSettings, c: PageContext, gemeenteId: number): Woorden => {
  const regeling = s.beleid.dichtstbij(gemeenteId, c.vandaag)?.regeling;
  return {
    trede: (trede) => (regeling && isTrede(trede) ? tredeNaam(regeling, trede).toLowerCase() : `trede ${trede}`),
    product: (product) => productNaam(s.beleid, gemeenteId, c.vandaag, product),
  };
};

/** Who may act in a dossier, besides reading it: not the teammanager, and not who opened it in an emergency or only to sign. */
export const schrijftIn = (actor: Actor, inwonerId: number): boolean =>
  actor.rol === 'consulent' &&
  !actor.meer?.nood.some((nood) => nood.inwonerId === inwonerId) &&
  !actor.meer?.tekent.includes(inwonerId);

/** Who may do something with the resident himself: not after a death. What has to be wound up goes on (`schrijftIn`). */
export const handeltMet = (actor: Actor, inwoner: Pick<InwonerKop, 'id' | 'overleden_op'>): boolean =>
  schrijftIn(actor, inwoner.id) && inwoner.overleden_op === null;

/** On each tab after a death: what can still be done, and why the rest is gone. */
const naOverlijden = (inwoner: InwonerKop, actor: Actor): Html | false => {
  if (inwoner.overleden_op === null) return false;
  const basis = `/dossier/${inwoner.id}`;
  return melding({
    soort: 'info',
    titel: `${inwoner.voornaam} is overleden op ${toonDatum(datum(inwoner.overleden_op))}`,
    inhoud: schrijftIn(actor, inwoner.id)
      ? html`<p>Wat je nog kunt doen: ${link(`${basis}/gebeurtenissen`, 'afronden wat nog loopt')}, ${link(`${basis}/werknotities/nieuw`, 'een werknotitie schrijven')}, ${link(`${basis}/stukken/nieuw`, 'een document toevoegen')} en ${link(`${basis}/bewaren`, inwoner.status === 'afgerond' ? 'zien hoe lang het dossier blijft' : 'het dossier sluiten')}. Brieven gaan met de post naar de erven.</p><p>Een trede, plan, afspraak, verwijzing of besluit kan niet meer. Wat er al staat, kun je blijven lezen.</p>`
      : 'Wat er staat, kun je blijven lezen. Nieuwe stappen zijn er niet meer.',
  });
};

/** A page of the dossier, with head and tabs. */
export const dossierPagina = (
  c: PageContext,
  o: { inwoner: DossierKop; tab: DossierTab; inhoud: Inhoud; knoppen?: Inhoud; actor: Actor; fout?: boolean },
): Promise<Response> => {
  const naam = toonNaam(o.inwoner);
  const { inwoner } = o;
  const basis = `/dossier/${inwoner.id}`;
  const tab = TABS.find(([sleutel]) => sleutel === o.tab);
  return c.page({
    titel: o.tab === 'overzicht' ? naam : `${tab?.[1] ?? ''} van ${naam}`,
    fout: o.fout ?? false,
    kruimels: [
      { tekst: 'Inwoners', href: '/inwoners' },
      ...(o.tab === 'overzicht' ? [{ tekst: naam }] : [{ tekst: naam, href: basis }, { tekst: tab?.[1] ?? '' }]),
    ],
    // The heading says which part of whose dossier, on paper too, where the tabs are gone.
    inhoud: html`${kop({ titel: o.tab === 'overzicht' ? naam : `${tab?.[1] ?? ''} van ${naam}`, onder: onder(c, o), acties: o.knoppen })}<div>${tabsVan(basis, o.tab)}${stapel(naOverlijden(inwoner, o.actor), o.inhoud)}</div>`,
  });
};

const tabsVan = (basis: string, huidig: DossierTab): Html => {
  const groep = TABS.find(([sleutel]) => sleutel === huidig)?.[3];
  const delenVan = (welke: string | undefined) => TABS.filter(([, , , van]) => van === welke);
  const delen = delenVan(groep);
  return tabs({
    naam: 'Onderdelen van het dossier',
    tabs: Object.entries(GROEPEN).flatMap(([sleutel, tekst]) =>
      delenVan(sleutel)
        .slice(0, 1)
        .map(([, , pad]) => ({ tekst, href: `${basis}${pad}`, huidig: sleutel === groep })),
    ),
    onder:
      delen.length > 1 && groep
        ? {
            naam: GROEPEN[groep],
            tabs: delen.map(([sleutel, tekst, pad]) => ({ tekst, href: `${basis}${pad}`, huidig: sleutel === huidig })),
          }
        : undefined,
  });
};

const onder = (c: PageContext, { inwoner, actor }: { inwoner: DossierKop; actor: Actor }): Html => {
  const leeftijd = leeftijdOp(datum(inwoner.geboortedatum), c.vandaag);
  const wie =
    actor.rol === 'teammanager' ? ` · ${inwoner.consulent_id === 0 ? 'nog te verdelen' : `bij ${inwoner.consulent}`}` : '';
  return html`Dossier ${inwoner.dossiernummer} · ${inwoner.overleden_op === null && `${leeftijd} jaar · `}${inwoner.woonplaats}${wie} ${statusBadge(standVan(inwoner.status, inwoner.route))} ${persoonMerken(inwoner)}`;
};
