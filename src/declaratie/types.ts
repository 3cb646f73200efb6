import type { Datum } from '../kernel/datum.ts';
import type { Eurocent } from '../kernel/geld.ts';
import type { Maand } from '../kernel/maand.ts';
import type { Minuten } from '../kernel/minuten.ts';
import type { Geldigheid, Periode } from '../kernel/periode.ts';
import type { Trede } from '../kernel/trede.ts';
import type { Weekverloop } from '../kernel/weken.ts';

/** A tariff and the days on which it holds: eurocent an hour (werkplek) or a traject (ontwikkeling). `bron` is for people. */
export type Tariefversie = { geldig: Geldigheid; tarief: Eurocent; bron: string };

/** What a tariff is for. uur and dagdeel are paid on what was made (AP8, NI1), traject on its result, jaar on the days that it runs (NI2). */
export type Per = 'uur' | 'dagdeel' | 'traject' | 'jaar';

/** What the regeling says of a product, as far as settlement needs it. */
export type DeclaratieProduct = {
  naam: string;
  /** An arrangement is an ontwikkeling that is paid by the year. */
  soort: 'ontwikkeling' | 'werkplek' | 'arrangement';
  /** Minutes that one tariff is for when that is no hour: a dagdeel (keuze). */
  dagdeel?: Minuten | undefined;
  /** AP7: the default where no contract version holds. */
  tarieven: readonly Tariefversie[];
};

/** K5: what counts as realised. `nietBehaald` is in eurocent. */
export type ResultaatKeuze = {
  nietBehaald: Eurocent;
  lager: 'niet-gerealiseerd' | 'gerealiseerd';
  hoger: 'niet-gerealiseerd' | 'gerealiseerd';
};

export type GewerkteDag = { datum: Datum; minuten: Minuten };
export type GewerkteMaand = { maand: Maand; minuten: Minuten };
export type DeclaratieResultaat = { datum: Datum; bereikteTrede: Trede; akkoordGemeente: boolean | null };

export type DeclaratieToewijzing = {
  nummer: string;
  product: string;
  agb: string;
  periode: Periode;
  /** The days on which it really ran, for what is paid by the day; absent: those of `periode`. */
  liep?: Periode | undefined;
  /** Agreed minutes a week; null when none were agreed (ontwikkeling). */
  minutenPerWeek: Minuten | null;
  /** Hours that were other before, and suspended days: absent when no week differs from another. */
  verloop?: Weekverloop | undefined;
  doelTrede: Trede | null;
  /** The contract of this aanbieder for this product; the version on the day wins over the regeling (AP7). */
  contract: readonly Tariefversie[];
  /** What the versions say that the toewijzing rests on, each on its days: a running toewijzing keeps its version, and so its price. */
  standaard?: readonly Tariefversie[];
  /** Minutes of the days of the month that is settled, in any order. */
  gewerkt: readonly GewerkteDag[];
  /** Minutes made in the months before. */
  eerder: readonly GewerkteMaand[];
  /** What `betaalbarePerMaand` gives of all months, this one included: for who computes month after month. */
  betaald?: ReadonlyMap<Maand, Minuten>;
  /** K6: minutes that were paid before the first month of which hours are known. */
  beginstand?: Minuten;
  /** Results up to and including the month. */
  resultaten: readonly DeclaratieResultaat[];
};

export type DeclaratieInvoer = {
  maand: Maand;
  gemeente: string;
  toewijzingen: readonly DeclaratieToewijzing[];
  /** By product code. Every product of `toewijzingen` must be in it. */
  producten: ReadonlyMap<string, DeclaratieProduct>;
  /** Names by AGB code. */
  aanbieders: ReadonlyMap<string, string>;
  /** K6: first month of which hours of an aanbieder are known, by AGB code. */
  eersteMaand: ReadonlyMap<string, Maand>;
  resultaatKeuze: ResultaatKeuze;
};

/** What an amount was computed from, stored with the line: days are ISO text, time minutes, money eurocent. */
export type RegelHerkomst =
  | {
      soort: 'werkplek';
      maand: Maand;
      periode: { van: string; tot: string };
      /** Made in the whole month, all tariffs together. */
      gemaakt: Minuten;
      minutenPerWeek: Minuten | null;
      weken: number;
      maximumMaand: Minuten;
      maximumTotaal: Minuten;
      eerderBetaald: Minuten;
      beginstand: Minuten;
      /** K6: the toewijzing began before the first month of which hours are known. */
      eerdereMaandenOnbekend: boolean;
      tarief: { tarief: Eurocent; bron: string } | null;
      /** Minutes that the tariff is for, when that is a dagdeel. */
      dagdeel?: Minuten;
      dagen: { datum: string; minuten: Minuten; betaalbaar: Minuten }[];
      /** Only when more than one tariff holds in the month: all its days. */
      maandDagen?: { datum: string; minuten: Minuten; tarief: Eurocent | null }[];
    }
  | {
      soort: 'arrangement';
      maand: Maand;
      /** The first day, from which years are counted. */
      startdag: string;
      liep: { van: string; tot: string };
      opgeschort: { van: string; tot: string }[];
      /** The years of which days lie in the month and that have this tariff. */
      delen: { van: string; tot: string; dagen: number; eerder: number; dagenInJaar: number; bedrag: Eurocent }[];
      tarief: { tarief: Eurocent; bron: string } | null;
    }
  | {
      soort: 'ontwikkeling';
      keuze: ResultaatKeuze;
      resultaat: { datum: string; bereikteTrede: Trede; akkoordGemeente: boolean | null };
      doelTrede: Trede | null;
      startdag: string;
      tarief: { tarief: Eurocent; bron: string } | null;
      uitkomst: OntwikkelingUitkomst;
    };

export type OntwikkelingUitkomst =
  | 'gerealiseerd'
  | 'niet-gerealiseerd'
  | 'niet-akkoord'
  | 'akkoord-open'
  | 'geen-doel'
  | 'al-betaald'
  | 'geen-tarief';

/** The numbers of a line. `tarief` is in eurocent an hour, dagdeel, traject or year (`per`), `bedrag` in eurocent, the rest in minutes. */
export type RegelGetallen = {
  toewijzing: string;
  product: string;
  agb: string;
  per: Per;
  /** Made on the days of this tariff; 0 for an ontwikkeling or arrangement, that is not settled on hours (AP8, NI2). */
  minuten: Minuten;
  betaalbaar: Minuten;
  tarief: Eurocent;
  bedrag: Eurocent;
};
/** What a line says of its numbers, and what it is kept with. */
export type RegelWoorden = { uitleg: string; herkomst: RegelHerkomst };

/** A line of a declaratie. */
export type Declaratieregel = RegelGetallen & RegelWoorden;
/** A line whose words, made from the same numbers, are made when they are asked for. */
export type BerekendeRegel = RegelGetallen & { woorden: () => RegelWoorden };

export type DeclaratieUitkomst = {
  maand: Maand;
  gemeente: string;
  totaal: Eurocent;
  /** Sorted by AGB code; those that have a line. */
  aanbieders: { agb: string; naam: string; bedrag: Eurocent }[];
  /** Sorted by toewijzing, then by day. */
  regels: Declaratieregel[];
};
