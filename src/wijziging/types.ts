import { z } from 'zod';
import type { Datum } from '../kernel/datum.ts';
import type { Minuten } from '../kernel/minuten.ts';
import type { Periode } from '../kernel/periode.ts';

export const WIJZIGING_SOORTEN = [
  'verlenging',
  'opschorting',
  'hervatting',
  'uren',
  'plaats',
  'aanbieder',
  'einde',
  'herstel',
  'vergissing',
  'versie',
] as const;
export const WijzigingSoort = z.enum(WIJZIGING_SOORTEN);
export type WijzigingSoort = z.output<typeof WijzigingSoort>;

export const SOORT_TEKST: Readonly<Record<WijzigingSoort, string>> = {
  verlenging: 'Verlengd',
  opschorting: 'Opgeschort',
  hervatting: 'Eerder hervat',
  uren: 'Andere uren',
  plaats: 'Andere werkplek',
  aanbieder: 'Andere aanbieder',
  einde: 'Eerder beëindigd',
  herstel: 'Einde teruggedraaid',
  vergissing: 'Verwijderd',
  versie: 'Andere regels',
};

/** A reason that can be given. One that is no longer offered stays readable: it is never taken out of the list. */
interface Reden {
  tekst: string;
  /** In simple words for the resident, after "omdat". */
  omdat: string;
  aangeboden: boolean;
}

/** Why a toewijzing is prolonged. All are choices: no source gives a list. */
export const VERLENG_REDENEN: Readonly<Record<string, Reden>> = {
  'meer-tijd': {
    tekst: 'Het doel is haalbaar, maar er is meer tijd nodig',
    omdat: 'je meer tijd nodig hebt om je doel te halen',
    aangeboden: true,
  },
  ziekte: { tekst: 'Door ziekte is tijd verloren gegaan', omdat: 'je een tijd ziek was', aangeboden: true },
  'plek-past': { tekst: 'De plek past nog steeds', omdat: 'deze plek nog steeds bij je past', aangeboden: true },
  'wacht-op-werk': {
    tekst: 'Er is uitzicht op werk, maar het begin is later',
    omdat: 'je straks ander werk krijgt, en dat later begint',
    aangeboden: true,
  },
  anders: { tekst: 'Anders', omdat: 'daar een reden voor is', aangeboden: true },
};

/** Why it stands still. */
export const OPSCHORT_REDENEN: Readonly<Record<string, Reden>> = {
  ziekte: { tekst: 'Ziekte of behandeling', omdat: 'je ziek bent of behandeld wordt', aangeboden: true },
  detentie: { tekst: 'Detentie', omdat: 'je vastzit', aangeboden: true },
  vakantie: { tekst: 'Langere vakantie of verblijf elders', omdat: 'je langer weg bent', aangeboden: true },
  zorg: { tekst: 'Zorg voor een ander', omdat: 'je voor iemand zorgt', aangeboden: true },
  zwangerschap: { tekst: 'Zwangerschap en bevalling', omdat: 'je zwanger bent of net een kind hebt', aangeboden: true },
  anders: { tekst: 'Anders', omdat: 'je even niet kunt komen', aangeboden: true },
};

/** Why hours, place or aanbieder become others, or somebody is back earlier. */
export const WIJZIG_REDENEN: Readonly<Record<string, Reden>> = {
  'inwoner-wil': { tekst: 'De inwoner vraagt erom', omdat: 'je dat hebt gevraagd', aangeboden: true },
  groei: { tekst: 'De inwoner kan meer', omdat: 'je meer kunt', aangeboden: true },
  belasting: { tekst: 'Het is nu te veel', omdat: 'het nu te veel voor je is', aangeboden: true },
  'past-beter': { tekst: 'Iets anders past beter', omdat: 'iets anders beter bij je past', aangeboden: true },
  'aanbieder-stopt': {
    tekst: 'De aanbieder of de werkplek stopt',
    omdat: 'de plek waar je werkte stopt',
    aangeboden: true,
  },
  verhuizing: { tekst: 'Verhuizing', omdat: 'je bent verhuisd', aangeboden: true },
  'eerder-terug': { tekst: 'De inwoner is eerder terug', omdat: 'je eerder terug bent', aangeboden: true },
  bezwaar: { tekst: 'Na een bezwaar', omdat: 'je bezwaar maakte', aangeboden: true },
  anders: { tekst: 'Anders', omdat: 'daar een reden voor is', aangeboden: true },
};

/** The reason of what comes of an objection. */
export const NA_BEZWAAR = 'bezwaar';

/** Why a toewijzing should not have been there. */
export const VERGISSING_REDENEN: Readonly<Record<string, Reden>> = {
  'verkeerde-inwoner': { tekst: 'Van een andere inwoner', omdat: 'deze plek voor iemand anders was', aangeboden: true },
  dubbel: { tekst: 'Stond er twee keer', omdat: 'dit er twee keer stond', aangeboden: true },
  'verkeerd-product': { tekst: 'Verkeerd product, aanbieder of datum', omdat: 'er iets verkeerd was ingevuld', aangeboden: true },
  // No mistake, but the same act: what was objected to has not begun and does not go on.
  [NA_BEZWAAR]: { tekst: 'Na een bezwaar', omdat: 'je bezwaar maakte', aangeboden: true },
};

/** Why an end that was decided does not come after all. */
export const HERSTEL_REDENEN: Readonly<Record<string, Reden>> = {
  'toch-door': { tekst: 'De inwoner gaat toch door', omdat: 'je toch doorgaat', aangeboden: true },
  'te-vroeg': { tekst: 'Er is toch meer tijd nodig', omdat: 'er toch meer tijd nodig is', aangeboden: true },
  onjuist: { tekst: 'De beëindiging klopte niet', omdat: 'wij ons hebben vergist', aangeboden: true },
  'geen-plek': { tekst: 'De andere aanbieder heeft geen plek', omdat: 'de andere plek niet doorgaat', aangeboden: true },
  bezwaar: { tekst: 'Na een bezwaar', omdat: 'je bezwaar maakte', aangeboden: true },
  anders: { tekst: 'Anders', omdat: 'daar een reden voor is', aangeboden: true },
};

const ALLE: Readonly<Partial<Record<WijzigingSoort, Readonly<Record<string, Reden>>>>> = {
  verlenging: VERLENG_REDENEN,
  opschorting: OPSCHORT_REDENEN,
  hervatting: WIJZIG_REDENEN,
  uren: WIJZIG_REDENEN,
  plaats: WIJZIG_REDENEN,
  aanbieder: WIJZIG_REDENEN,
  vergissing: VERGISSING_REDENEN,
  herstel: HERSTEL_REDENEN,
};

/** Of the reasons of a change those that fit somebody who is back earlier. */
export const HERVAT_REDENEN: readonly string[] = ['eerder-terug', 'inwoner-wil', 'anders'];

export const redenenVan = (soort: WijzigingSoort): Readonly<Record<string, Reden>> => ALLE[soort] ?? {};

/** The words of a stored reason; an early end keeps its own words. */
export const redenTekst = (soort: WijzigingSoort, reden: string): string => redenenVan(soort)[reden]?.tekst ?? reden;
export const redenOmdat = (soort: WijzigingSoort, reden: string): string | undefined => redenenVan(soort)[reden]?.omdat;

/** What a refusal of an extension points to. */
export const WAT_DAN = {
  werkplek: { tekst: 'Een werkplek: zo houdt de inwoner wat is bereikt', inwoner: 'een werkplek die bij je past' },
  ontwikkeling: { tekst: 'Een ontwikkeling naar een volgende trede', inwoner: 'een traject om weer een stap te zetten' },
  orientatie: { tekst: 'Een oriëntatie: onderzoeken wat past', inwoner: 'een oriëntatie: samen kijken wat bij je past' },
  toets: { tekst: 'Een nieuwe toets: welk product past nu?', inwoner: 'samen kijken wat nu bij je past' },
  algemeen: { tekst: 'Een algemene voorziening in de buurt', inwoner: 'een plek in de buurt, zonder besluit' },
} as const;
export type WatDan = keyof typeof WAT_DAN;
/** As the end of a sentence. */
export const watDanZin = (w: WatDan): string => {
  const tekst = WAT_DAN[w].tekst.charAt(0).toLowerCase() + WAT_DAN[w].tekst.slice(1);
  return tekst.endsWith('?') ? tekst : `${tekst}.`;
};
export const isWatDan = (tekst: string): tekst is WatDan => Object.hasOwn(WAT_DAN, tekst);

/** A stored change, as far as it decides what holds. */
export interface Wijziging {
  id: number;
  soort: WijzigingSoort;
  van: Datum;
  /** verlenging: the last day that was agreed, before suspended days. opschorting: the last suspended day. einde: the last day. */
  tot: Datum | undefined;
  minuten: Minuten | undefined;
  /** hervatting: which opschorting it ends. herstel: which change of aanbieder it takes back; without one, the end. */
  betreft: number | undefined;
}

/** A suspension as it holds, after an earlier resumption. */
export interface Opschorting extends Periode {
  id: number;
}

/** What was decided first. */
export interface Basis {
  periode: Periode;
  minutenPerWeek: Minuten | null;
  /** Extensions of the same traject before this toewijzing began (at another aanbieder). */
  verlengd: number;
}

/** What holds now. */
export interface Verloop {
  periode: Periode;
  /** The last day that was agreed, before the suspended days that come on top (K2). */
  afgesproken: Datum;
  opschortingen: readonly Opschorting[];
  verlengd: number;
  /** Of each extension of this toewijzing the last day that was agreed. */
  verlengingen: readonly Datum[];
  minutenPerWeek: Minuten | null;
  /** From this day on it goes on at another aanbieder: nothing more is decided about this one. */
  verderElders: Datum | undefined;
  /** An earlier last day that was decided; until then it can be taken back. */
  eindigt: Datum | undefined;
  /** Weekly minutes that held before, each up to and including a Sunday, in order. */
  urenEerder: readonly { tot: Datum; minuten: Minuten }[];
}

const daden = ['verlengen', 'opschorten', 'hervatten', 'uren', 'plaats', 'aanbieder', 'terugdraaien', 'verwijderen'] as const;
/** What is done through one form and one check page. */
export const Wijzigdaad = z.enum(daden);
export type Wijzigdaad = z.output<typeof Wijzigdaad>;

/** A form that was read. */
export type Invoer = { reden: string; toelichting: string } & (
  | { daad: 'verlengen'; tot: Datum }
  | { daad: 'opschorten'; van: Datum; tot: Datum }
  | { daad: 'hervatten'; opschorting: number; van: Datum }
  | { daad: 'uren'; van: Datum; minuten: Minuten }
  | { daad: 'plaats'; van: Datum; werkplek: string; begeleider: string }
  | { daad: 'aanbieder'; van: Datum; aanbiederId: number }
  | { daad: 'terugdraaien' }
  | { daad: 'verwijderen' }
);
