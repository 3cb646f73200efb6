// Who makes appointments with a resident: the consulent in the dossier, and the orientation centre on its own pages. The same forms and acts.
import type { Kysely } from 'kysely';
import { bijLeven, findInwoner, toonNaam } from '../../inwoner/index.ts';
import { parseDatum, toonKort } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { RouteOptions, Router } from '../../web/route.ts';
import { adresBij } from '../berichten.ts';
import { findVoorAfspraak, findVoorCentrum } from '../queries/index.ts';
import { type Afspraak, type AfspraakSoort, type AfspraakVorm, CENTRUM_SOORTEN, SOORTEN, VORMEN } from '../types.ts';

/** How to reach a resident, as far as who makes the appointment may know. */
export interface Voor {
  naam: string;
  voornaam: string;
  telefoon: string;
  contact: string;
  contactToelichting: string;
  /** Only the municipality knows where somebody lives. */
  adres: string | undefined;
  /** Whom the centre may ask to come along; the consulent needs no invitation of his own. */
  consulent: string | undefined;
  /** A kennismaking that was written down as a day and a text, to begin the form with. */
  kennismaking: Readonly<Record<string, string>>;
}

export interface Kring {
  partij: 'consulent' | 'centrum';
  /** Below this address one appointment stands, by the number that `deel` names. */
  pad: string;
  deel: string;
  leest: Pick<RouteOptions, 'rollen' | 'van'>;
  doet: Pick<RouteOptions, 'rollen' | 'van'>;
  soorten: readonly AfspraakSoort[];
  vormen: readonly AfspraakVorm[];
  /** Where the appointments of a resident stand. */
  lijst(inwonerId: number): string;
  kruimels(inwonerId: number, naam: string): { tekst: string; href?: string }[];
  /** A router for acts that ask somebody to come. */
  router(router: Router): Pick<Router, 'get' | 'post'>;
  /** Undefined for a resident of whom one may not know. */
  findVoor(db: Kysely<DB>, inwonerId: number): Promise<Voor | undefined>;
}

const soorten = Object.keys(SOORTEN).filter((soort): soort is AfspraakSoort => soort in SOORTEN);
const vormen = Object.keys(VORMEN).filter((vorm): vorm is AfspraakVorm => vorm in VORMEN);

/** The consulent, in the dossier. */
export const GEMEENTE: Kring = {
  partij: 'consulent',
  pad: '/dossier/:inwoner/afspraken',
  deel: 'afspraak',
  leest: { rollen: ['consulent', 'teammanager'], van: 'inwoner' },
  doet: { rollen: ['consulent'], van: 'inwoner' },
  // Days on which somebody looks along are for the centre.
  soorten: soorten.filter((soort) => soort !== 'meelopen' && soort !== 'proefdag'),
  vormen,
  lijst: (inwonerId) => `/dossier/${inwonerId}/afspraken`,
  kruimels: (inwonerId, naam) => [
    { tekst: 'Inwoners', href: '/inwoners' },
    { tekst: naam, href: `/dossier/${inwonerId}` },
    { tekst: 'Afspraken', href: `/dossier/${inwonerId}/afspraken` },
  ],
  router: bijLeven,
  findVoor: async (db, inwonerId) => {
    const [voor, kop] = await Promise.all([findVoorAfspraak(db, inwonerId), findInwoner(db, inwonerId)]);
    return (
      voor &&
      kop && {
        naam: toonNaam(kop),
        voornaam: voor.voornaam,
        telefoon: voor.telefoon,
        contact: voor.contact,
        contactToelichting: voor.contactToelichting,
        adres: `${voor.straat} ${voor.huisnummer}, ${voor.woonplaats}`,
        consulent: undefined,
        kennismaking: {},
      }
    );
  },
};

/** "10.30 uur, Stationsplein 12" → the hour and the place, as far as the text says. */
export const leesKennismaking = (op: string | null, waar: string): Readonly<Record<string, string>> => {
  const dag = op === null ? undefined : parseDatum(op);
  if (!dag) return {};
  const tijd = /\b(\d{1,2})[.:](\d{2})\b(?:\s*uur)?/.exec(waar);
  const plaats = (tijd ? waar.replace(tijd[0], '') : waar).replace(/^[\s,;]+|[\s,;]+$/g, '');
  return { dag1: toonKort(dag), tijd1: tijd ? `${tijd[1]}.${tijd[2]}` : '', plaats, vorm: 'locatie' };
};

/** The advisers of the orientation centre, for who was referred to it. */
export const CENTRUM: Kring = {
  partij: 'centrum',
  pad: '/verwezen/:inwoner/afspraken',
  deel: 'centrumafspraak',
  leest: { rollen: ['orientatie'], van: 'gemeente' },
  doet: { rollen: ['orientatie'], van: 'gemeente' },
  soorten: CENTRUM_SOORTEN,
  vormen: vormen.filter((vorm) => vorm !== 'huisbezoek'),
  lijst: (inwonerId) => `/verwezen/${inwonerId}`,
  kruimels: (inwonerId, naam) => [
    { tekst: 'Inwoners', href: '/verwezen' },
    { tekst: naam, href: `/verwezen/${inwonerId}` },
  ],
  router: (router) => router,
  findVoor: async (db, inwonerId) => {
    const voor = await findVoorCentrum(db, inwonerId);
    return (
      voor && {
        naam: toonNaam(voor),
        voornaam: voor.voornaam,
        telefoon: voor.telefoon,
        contact: voor.contact,
        contactToelichting: voor.contactToelichting,
        adres: undefined,
        consulent: voor.consulentId === 0 ? undefined : (voor.consulent ?? undefined),
        kennismaking: leesKennismaking(voor.kennismakingOp, voor.kennismakingWaar ?? ''),
      }
    );
  },
};

/** Where one appointment stands. */
export const adresIn = (kring: Kring, a: Pick<Afspraak, 'id' | 'inwonerId'>): string => adresBij(kring.partij, a);
