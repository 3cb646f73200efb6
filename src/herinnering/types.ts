import type { Rol } from '../platform/db/reader.ts';

/** vooraf: before the last day. laat: after it. wacht: something waits for the resident. escalatie: a colleague's stays late. */
export type Moment = 'vooraf' | 'laat' | 'wacht' | 'escalatie';
export type Aan = 'inwoner' | 'aanbieder' | 'gemeente';

/** Something that somebody owes. Days are `jjjj-mm-dd`. */
export interface Gebeurtenis {
  inwonerId: number;
  consulentId: number;
  /** 0: it is not about a toewijzing. */
  toewijzingId: number;
  aanbiederId: number | null;
  soort: string;
  /** The last day; of what waits for the resident without one, the day since which it waits. */
  dag: string;
  eigenaar: 'ik' | 'aanbieder' | 'inwoner';
  wacht: boolean;
  /** A day for it was agreed. */
  gepland: boolean;
}

/** Settings, in dagen. */
export interface Wanneer {
  vooraf: number;
  laat: number;
  inwoner: number;
  /** From so many days late on somebody else looks. */
  escalatie: number;
}

export interface Stop {
  wat: 'gestopt' | 'hervat';
  /** Last day without reminders; null: until they are taken up again. */
  tot: string | null;
  /** The day on which it was said. */
  op: string;
}

/** A kind of mail that somebody may not want: key of mailvoorkeur. */
export interface MailSoort {
  soort: string;
  naam: string;
  uitleg: string;
  rollen: readonly Rol[];
}

export const MAILSOORTEN: readonly MailSoort[] = [
  {
    soort: 'overleg',
    naam: 'Er is een nieuw bericht',
    uitleg: 'Als iemand je schrijft bij Berichten.',
    rollen: ['consulent', 'aanbieder', 'orientatie', 'inwoner'],
  },
  {
    soort: 'wijziging',
    naam: 'De gemeente wijzigde toewijzingen',
    uitleg: 'Als er iets verandert voor veel inwoners tegelijk. Eén mail, ook als het om meer toewijzingen gaat.',
    rollen: ['aanbieder'],
  },
  {
    soort: 'plicht-vooraf',
    naam: 'Er komt een laatste dag aan',
    uitleg: 'Een paar dagen voor iets klaar moet zijn.',
    rollen: ['consulent', 'aanbieder'],
  },
  {
    soort: 'plicht-laat',
    naam: 'Er is iets te laat',
    uitleg: 'Als de laatste dag voorbij is en het nog niet is gedaan.',
    rollen: ['consulent', 'aanbieder'],
  },
  {
    soort: 'termijn-voorbij',
    naam: 'Een termijn van de Wmo is voorbij',
    uitleg: 'De ochtend nadat een wettelijke termijn of een melding te laat is.',
    rollen: ['consulent', 'teammanager'],
  },
  {
    soort: 'plicht-escalatie',
    naam: 'Bij een collega blijft iets te lang liggen',
    uitleg: 'Als je een collega vervangt of teammanager bent, en er iets lang te laat is.',
    rollen: ['consulent', 'teammanager'],
  },
  {
    soort: 'herinnering',
    naam: 'Er staat iets voor je klaar',
    uitleg: 'Als we op je wachten, of als er een laatste dag aankomt.',
    rollen: ['inwoner'],
  },
];

/** The kind of mail of a reminder. */
export const mailSoortVan = (moment: Moment, aan: Aan): string => (aan === 'inwoner' ? 'herinnering' : `plicht-${moment}`);
