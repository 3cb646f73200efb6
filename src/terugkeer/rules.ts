import type { Regeling } from '../beleid/regeling.ts';
import { type Datum, isNa, isVoor, plusDagen, toonDatum } from '../kernel/datum.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { hoofdletter } from '../kernel/tekst.ts';
import { TREDEN, type Trede } from '../kernel/trede.ts';
import type { AfspraakStand, LopendePlek, Terugkeerafspraak, Terugweg, VervolgSoort } from './types.ts';

/** "Wijkcoach" out of the key of a role. */
const woord = (sleutel: string): string => hoofdletter(sleutel.replaceAll('-', ' '));

/**
 * What the regeling says of the way back (route.terug): each way with its source. A way that is a keuze of this product is not arranged
 * by any source (AP44): it is shown as such, and people choose.
 */
export const terugwegen = (regeling: Regeling | undefined): Terugweg[] =>
  (regeling?.route?.terug ?? []).map((terug) => ({
    geregeld: terug.bron !== 'keuze' && terug.naar.length > 0,
    in: terug.in,
    naar: terug.naar.map(({ wat, naar }) => ({ wat, soort: soortVan(regeling, naar[0]) })),
    wie: terug.wie.map(woord),
    pogingen: terug.pogingen,
    indicatie: terug.indicatie,
    bron: terug.bron,
    toelichting: terug.toelichting ?? '',
  }));

const soortVan = (regeling: Regeling | undefined, stapId: string | undefined): VervolgSoort | undefined => {
  switch (regeling?.route?.stappen.find(({ id }) => id === stapId)?.soort) {
    case 'gesprek':
      return 'gesprek';
    case 'orientatie':
      return 'orientatie';
    case 'toets':
      return 'toets';
    default:
      return undefined;
  }
};

/** C23: what a source says of the indication on return; undefined when none does: then people choose, with a reason. */
export const indicatieUit = (
  wegen: readonly Terugweg[],
): { indicatie: NonNullable<Terugweg['indicatie']>; bron: string } | undefined => {
  const weg = wegen.find(({ geregeld, indicatie }) => geregeld && indicatie !== undefined);
  return weg?.indicatie && { indicatie: weg.indicatie, bron: weg.bron };
};

/** Where an agreement stands; a later version, use or day decides before the answer of the resident does. */
export const afspraakStand = (a: Terugkeerafspraak, vandaag: Datum): AfspraakStand => {
  if (a.gebruiktOp) return 'gebruikt';
  if (a.vervangenOp) return 'vervangen';
  if (a.afgezien !== '') return 'afgezien';
  if (a.tot && isNa(vandaag, a.tot)) return 'vervallen';
  if (a.akkoord === null) return 'wacht';
  return a.akkoord ? 'geldt' : 'oneens';
};

/** Treden below this one, the nearest first: where a step back can go. */
export const lagereTreden = (nu: Trede): Trede[] => TREDEN.filter((trede) => trede < nu).reverse();

/** The trede where a step back goes unless somebody chooses otherwise: that of the agreement while it is lower than now, else one lower. */
export const voorstelTrede = (nu: Trede, afspraak: Terugkeerafspraak | undefined): Trede | undefined =>
  afspraak?.terugTrede !== undefined && afspraak.terugTrede < nu ? afspraak.terugTrede : lagereTreden(nu)[0];

export interface Opening {
  soort: VervolgSoort;
  /** Source of the regeling, or "keuze". */
  bron: string;
  /** Chosen unless somebody takes it off. */
  aan: boolean;
  /** Follows from the facts, so it cannot be left out. */
  vast: boolean;
  /** The words of the regeling, when it has any. */
  wat: string;
}

/**
 * What a step back opens. What the regeling names stands first with its source, the first of its ways chosen (AR14: talk or new
 * oriëntatie). A talk is always among them, so that nobody is out of sight (keuze where no source says so). What runs on the higher trede,
 * the toets and an income that changes follow from the facts.
 */
export const openingen = (
  wegen: readonly Terugweg[],
  o: { lopend: readonly LopendePlek[]; heeftOrientatie: boolean; inkomen: 'gelijk' | 'minder' | 'meer' | 'onbekend' },
): Opening[] => {
  const genoemd = wegen
    .filter(({ geregeld }) => geregeld)
    .flatMap(({ naar, bron }) => naar.flatMap(({ wat, soort }) => (soort === undefined ? [] : [{ soort, wat, bron }])));
  const eerste = genoemd[0]?.soort;
  const keuze = (soort: 'gesprek' | 'orientatie'): Opening => {
    const uit = genoemd.find((een) => een.soort === soort);
    return {
      soort,
      bron: uit?.bron ?? 'keuze',
      wat: uit?.wat ?? '',
      aan: eerste === undefined ? soort === 'gesprek' : eerste === soort,
      vast: false,
    };
  };
  const feit = (soort: VervolgSoort): Opening => ({
    soort,
    bron: genoemd.find((een) => een.soort === soort)?.bron ?? 'keuze',
    wat: '',
    aan: true,
    vast: true,
  });
  return [
    keuze('gesprek'),
    ...(o.heeftOrientatie || eerste === 'orientatie' ? [keuze('orientatie')] : []),
    feit('toets'),
    ...(o.lopend.length > 0 ? [feit('ondersteuning')] : []),
    ...(o.inkomen === 'minder' || o.inkomen === 'onbekend' ? [feit('inkomen')] : []),
  ];
};

/** Where the regeling counts the tries (U7): how this one stands to it. undefined when it does not count them. */
export const pogingTekst = (wegen: readonly Terugweg[], poging: number): string | undefined => {
  const weg = wegen.find(({ geregeld, pogingen }) => geregeld && pogingen !== undefined);
  if (weg?.pogingen === undefined) return undefined;
  return poging > weg.pogingen
    ? `Dit is stap terug ${poging}. Volgens de regeling (${weg.bron}) kan nu: ${weg.in}.`
    : `Dit is stap terug ${poging}. Volgens de regeling (${weg.bron}) zijn er eerst nog ${weg.pogingen} pogingen: zoek dus eerst een andere plek.`;
};

/** What is wrong with the day and the trede of a step back; a step back itself is never refused (L4). */
export const beoordeelStap = (
  o: { datum: Datum; naarTrede: Trede },
  van: { trede: Trede; peildatum: Datum; vandaag: Datum },
): Reden[] => [
  ...(o.naarTrede >= van.trede
    ? [
        {
          veld: 'naar_trede',
          tekst: `De inwoner staat op trede ${van.trede}. Kies een lagere trede, of leg bij Ladder een nieuwe trede vast.`,
        },
      ]
    : []),
  ...(isVoor(o.datum, van.peildatum)
    ? [
        {
          veld: 'datum',
          tekst: `Kies een dag vanaf ${toonDatum(van.peildatum)}: toen is de trede van nu vastgelegd.`,
        },
      ]
    : []),
  ...(isNa(o.datum, van.vandaag)
    ? [{ veld: 'datum', tekst: 'Kies vandaag of een dag die al is geweest. Een trede leg je vast als hij geldt.' }]
    : []),
];

/** What is wrong with an agreement, besides its fields one by one. */
export const beoordeelAfspraak = (
  f: { terugTrede: Trede; tot: Datum; indicatieReden: string },
  o: { bijTrede: Trede; vandaag: Datum; indicatieGeregeld: boolean },
): Reden[] => [
  ...(f.terugTrede > o.bijTrede
    ? [{ veld: 'terug_trede', tekst: `De inwoner staat op trede ${o.bijTrede}. Kies die trede of een lagere.` }]
    : []),
  ...(isNa(f.tot, plusDagen(o.vandaag, 3653))
    ? [{ veld: 'tot', tekst: 'Kies een dag binnen tien jaar.' }]
    : isVoor(f.tot, o.vandaag)
      ? [{ veld: 'tot', tekst: 'Kies vandaag of een latere dag.' }]
      : []),
  ...(!o.indicatieGeregeld && f.indicatieReden === ''
    ? [
        {
          veld: 'indicatie_reden',
          tekst: 'De regeling zegt niets over de indicatie bij terugkeer. Schrijf daarom op waarom jullie dit afspreken.',
          regel: 'C23',
        },
      ]
    : []),
];

/** Whether the regeling knows an oriëntatie (AP10, AR3), so that a new one can follow. */
export const heeftOrientatie = (regeling: Regeling | undefined): boolean =>
  regeling?.producten.some(({ soort }) => soort === 'orientatie') === true;
