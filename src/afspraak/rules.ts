// Appointments without I/O: reading day and time, agreeing on a moment, what to warn of, what may follow.

import { isVrijeDag, type Landelijk } from '../beleid/landelijk.ts';
import { type Datum, dagNaam, isoDatum, isVoor, parseDatumNl, plusDagen, Temporal, toonDatum } from '../kernel/datum.ts';
import { dagTotVandaag, dagVan, momentOp, plusMinuten, toonTijdstip } from '../kernel/moment.ts';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../kernel/resultaat.ts';
import {
  type Afspraak,
  type AfspraakStand,
  AfspraakStandVorm,
  type AfspraakStatus,
  type Antwoord,
  type Gebeurtenis,
  type Moment,
  type NietFamilie,
  type NietReden,
  type Partij,
  type Partijen,
  REDENEN,
} from './types.ts';

const ZONE = 'Europe/Amsterdam';

/** Whose week it is: a consulent has no part in what the centre does without him, an adviser none in what a colleague does. */
export type Wiens = { partij: Partij; gebruikerId: number };
export const isVan = (a: Afspraak, zelf: Wiens): boolean =>
  zelf.partij === 'centrum'
    ? a.adviseurId === null || a.adviseurId === zelf.gebruikerId
    : zelf.partij !== 'consulent' || a.metConsulent;

/** At most so many moments in one proposal: more is no choice but a puzzle (keuze). */
export const MEESTE_MOMENTEN = 3;
/** How far ahead an appointment may lie, in days: further is a typing mistake (keuze). */
const VERSTE_DAGEN = 730;

/** "9:00", "09.30", "14u" → [14, 0]; undefined when it is no time of day. */
export const leesTijd = (tekst: string): { uur: number; minuut: number } | undefined => {
  const delen = /^\s*(\d{1,2})\s*(?:[:.u]\s*(\d{2})?)?\s*(?:uur)?\s*$/i.exec(tekst);
  const uur = Number(delen?.[1]);
  const minuut = Number(delen?.[2] ?? '0');
  return delen && uur <= 23 && minuut <= 59 ? { uur, minuut } : undefined;
};

/** What the Dutch clock shows at a moment. */
export const klokVan = (moment: Date) => Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(ZONE);

export const eindeVan = plusMinuten;

/** "10.00 tot 10.45 uur" */
export const toonTijden = (begin: Date, minuten: number): string =>
  `${toonTijdstip(begin).replace(' uur', '')} tot ${toonTijdstip(eindeVan(begin, minuten))}`;

/** "dinsdag 24 november 2026, 10.00 tot 10.45 uur" */
export const toonWanneer = (begin: Date, minuten: number): string =>
  `${dagNaam(dagVan(begin))} ${toonDatum(dagVan(begin))}, ${toonTijden(begin, minuten)}`;

/** Reads a day and a time of the form; the reasons name `dag…` and `tijd…`. `eerder` allows days that are over: to write down what was. */
export const leesMoment = (
  o: { dag: string; tijd: string; veld?: string },
  nu: { vandaag: Datum; moment: Date; eerder?: boolean },
): Resultaat<Date> => {
  const nr = o.veld ?? '';
  const redenen: Reden[] = [];
  const dag = parseDatumNl(o.dag);
  const tijd = leesTijd(o.tijd);
  if (o.dag === '') redenen.push({ veld: `dag${nr}`, tekst: 'Vul de dag in, bijvoorbeeld 24-11-2026.' });
  else if (!dag)
    redenen.push({
      veld: `dag${nr}`,
      tekst: `“${o.dag.slice(0, 30)}” is geen datum. Schrijf dag-maand-jaar, bijvoorbeeld 24-11-2026.`,
    });
  if (o.tijd === '') redenen.push({ veld: `tijd${nr}`, tekst: 'Vul de tijd in, bijvoorbeeld 10.30.' });
  else if (!tijd)
    redenen.push({
      veld: `tijd${nr}`,
      tekst: `“${o.tijd.slice(0, 20)}” is geen tijd. Schrijf uren en minuten, bijvoorbeeld 10.30.`,
    });
  if (!dag || !tijd) return geweigerd(...redenen);
  const moment = momentOp(dag, tijd);
  if (!moment)
    return geweigerd({
      veld: `tijd${nr}`,
      tekst: `In deze nacht verzet de klok en bestaat ${o.tijd} niet of twee keer. Kies een andere tijd.`,
    });
  if (!nu.eerder && moment <= nu.moment)
    return geweigerd({
      veld: isVoor(dag, nu.vandaag) ? `dag${nr}` : `tijd${nr}`,
      tekst: isVoor(dag, nu.vandaag)
        ? `Deze dag is voorbij. Kies een dag vanaf vandaag, ${toonDatum(nu.vandaag)}.`
        : 'Deze tijd is vandaag al voorbij. Kies een later moment.',
    });
  if (isVoor(plusDagen(nu.vandaag, VERSTE_DAGEN), dag))
    return geweigerd({ veld: `dag${nr}`, tekst: 'Deze dag ligt meer dan twee jaar vooruit. Klopt het jaar?' });
  return gelukt(moment);
};

/** Who made the appointment: moves it, says how it went, and is asked when no moment fits. */
export const leiderVan = (a: Pick<Partijen, 'vanCentrum'>): Partij => (a.vanCentrum ? 'centrum' : 'consulent');

/** Who must say yes before a moment is fixed: everybody who is asked to come, save who proposed it. */
export const wieMoet = (a: Partijen): Partij[] => [
  ...(a.metConsulent ? (['consulent'] as const) : []),
  ...(a.metInwoner ? (['inwoner'] as const) : []),
  ...(a.aanbiederId === null ? [] : (['aanbieder'] as const)),
  ...(a.centrumId === null ? [] : (['centrum'] as const)),
];

/** How somebody stands to a moment: who proposed it can, and the latest answer counts. */
export const antwoordOp = (moment: Moment, partij: Partij, antwoorden: readonly Antwoord[]): boolean | undefined =>
  antwoorden.findLast((een) => een.momentId === moment.id && een.van === partij)?.kan ??
  (moment.van === partij ? true : undefined);

/** The moments that may be chosen from now: those of the latest round that are not over. */
export const openMomenten = (momenten: readonly Moment[], nu: Date): Moment[] => {
  const ronde = Math.max(0, ...momenten.map((een) => een.ronde));
  return momenten.filter((een) => een.ronde === ronde && een.begin > nu).sort((a, b) => a.begin.getTime() - b.begin.getTime());
};

/** The earliest moment that everybody can; undefined: not agreed yet. */
export const gekozenMoment = (
  a: Partijen,
  momenten: readonly Moment[],
  antwoorden: readonly Antwoord[],
  nu: Date,
): Moment | undefined =>
  openMomenten(momenten, nu).find((moment) => wieMoet(a).every((partij) => antwoordOp(moment, partij, antwoorden) === true));

/** For whom a proposal waits: who has not answered each moment while one is left that nobody refused. None: it is the turn of who made it. */
export const wachtOp = (a: Partijen, momenten: readonly Moment[], antwoorden: readonly Antwoord[], nu: Date): Partij[] => {
  const kansrijk = openMomenten(momenten, nu).filter((moment) =>
    wieMoet(a).every((partij) => antwoordOp(moment, partij, antwoorden) !== false),
  );
  return wieMoet(a).filter((partij) => kansrijk.some((moment) => antwoordOp(moment, partij, antwoorden) === undefined));
};

/** What an appointment is held against. Hours are those of the day, `tot` not included. */
export interface Agenda {
  landelijk: Landelijk;
  vanafUur: number;
  totUur: number;
  /** Without `tot`: until further notice. */
  afwezig: readonly { van: Datum; tot: Datum | undefined; vervanger: string | null }[];
  /** Own other appointments around that time, with what to call them. */
  andere: readonly { id: number; begin: Date; minuten: number; wie: string }[];
}

/** What to think of before making an appointment; each is a warning and none forbids it (keuze). */
export const waarschuwingen = (o: { begin: Date; minuten: number; id?: number }, agenda: Agenda): string[] => {
  const uit: string[] = [];
  const dag = dagVan(o.begin);
  const einde = eindeVan(o.begin, o.minuten);
  const wanneer = `${dagNaam(dag)} ${toonDatum(dag)}`;
  const { van, totEnMet } = { van: agenda.landelijk.feestdagJaren.van, totEnMet: agenda.landelijk.feestdagJaren.totEnMet };
  if (dag.year >= van && dag.year <= totEnMet) {
    const feestdag = agenda.landelijk.feestdagen.get(isoDatum(dag));
    if (feestdag !== undefined) uit.push(`${wanneer} is een feestdag: ${feestdag}.`);
    else if (isVrijeDag(agenda.landelijk, dag)) uit.push(`${wanneer} valt in het weekend.`);
  }
  const begin = klokVan(o.begin);
  const eind = klokVan(einde);
  const laat = eind.hour + eind.minute / 60;
  if (begin.hour < agenda.vanafUur || laat > agenda.totUur || !begin.toPlainDate().equals(eind.toPlainDate()))
    uit.push(`Dit valt buiten onze uren: wij maken afspraken van ${agenda.vanafUur} tot ${agenda.totUur} uur.`);
  for (const weg of agenda.afwezig)
    if (!isVoor(dag, weg.van) && !(weg.tot && isVoor(weg.tot, dag)))
      uit.push(
        `Je bent dan afwezig (${weg.tot ? `${toonDatum(weg.van)} tot en met ${toonDatum(weg.tot)}` : `vanaf ${toonDatum(weg.van)}`}).${weg.vervanger ? ` ${weg.vervanger} vervangt je.` : ''}`,
      );
  for (const een of agenda.andere)
    if (een.id !== o.id && een.begin < einde && eindeVan(een.begin, een.minuten) > o.begin)
      uit.push(`Je hebt dan al een afspraak: ${een.wie}, ${toonTijden(een.begin, een.minuten)}.`);
  return uit;
};

/** What may follow on an appointment where somebody did not come. A proposal to the consulent: nothing happens by itself (keuze). */
export const voorstelNa = (reden: NietReden, wie: Partij = 'consulent'): { titel: string; stappen: string[] } => {
  const familie: NietFamilie = REDENEN[reden].familie;
  switch (familie) {
    case 'met-reden':
      return {
        titel: 'Er was een reden',
        stappen: ['Maak een nieuwe afspraak op een moment dat wel lukt.', 'Vraag of er iets nodig is om te komen.'],
      };
    case 'zonder-bericht':
      return {
        titel: reden === 'onbekend' ? 'Je weet nog niet waarom' : 'Er kwam van tevoren geen bericht',
        stappen: [
          'Bel eerst, op de manier die de inwoner prettig vindt.',
          // The centre does not know where somebody lives.
          wie === 'centrum'
            ? 'Lukt bellen niet, probeer een ander moment of stuur de consulent een bericht.'
            : 'Lukt bellen niet, probeer een ander moment of ga langs.',
          'Maak daarna samen een nieuwe afspraak.',
        ],
      };
    case 'door-ons':
      return {
        titel: 'Het lag aan ons',
        stappen: ['Bel, leg uit wat er misging en bied excuses aan.', 'Maak snel een nieuwe afspraak.'],
      };
  }
};

/** Which acts fit the state of an appointment. */
export const magNog = (a: Pick<Afspraak, 'status' | 'begin'>, nu: Date) => {
  const levend = a.status === 'voorgesteld' || a.status === 'vast';
  const voorbij = a.begin !== null && a.begin <= nu;
  return {
    verplaatsen: levend,
    afzeggen: levend && !voorbij,
    kanNiet: levend && !voorbij,
    uitkomst: a.status === 'vast' && voorbij,
    opvolging: a.status === 'niet-verschenen',
    terugdraaien: a.status === 'geweest' || a.status === 'niet-verschenen' || (a.status === 'afgezegd' && !voorbij),
    verwijderen: a.status !== 'verwijderd',
  };
};

/**
 * The same for one who speaks: who made it may do everything. The consulent, who keeps the dossier, also calls off what the centre made and says
 * how it went, so that nothing stays open when the centre no longer knows the resident. A guest only says when he can.
 */
export const magDoen = (a: Afspraak, wie: Partij, nu: Date): ReturnType<typeof magNog> => {
  const mag = magNog(a, nu);
  if (wie === leiderVan(a)) return { ...mag, kanNiet: false };
  const houdtDossier = wie === 'consulent';
  return {
    verplaatsen: false,
    afzeggen: houdtDossier && mag.afzeggen,
    kanNiet: mag.kanNiet && wieMoet(a).includes(wie),
    uitkomst: houdtDossier && mag.uitkomst,
    opvolging: houdtDossier && mag.opvolging,
    terugdraaien: houdtDossier && mag.terugdraaien,
    verwijderen: false,
  };
};

export const standVan = (a: Afspraak): AfspraakStand => ({
  status: a.status,
  begin: a.begin?.toISOString() ?? null,
  minuten: a.minuten,
  vorm: a.vorm,
  plaats: a.plaats,
  reden: a.reden,
  toelichtingUitkomst: a.toelichtingUitkomst,
  opvolging: a.opvolging,
  opvolgingOp: a.opvolgingOp,
  opvolgingToelichting: a.opvolgingToelichting,
});

/** The moment (as written down, ISO 8601) that was fixed and goes on no more, while a new one is sought; `gebeurtenissen` the last first. */
export const vervallenMoment = (
  gebeurtenissen: readonly Pick<Gebeurtenis, 'van' | 'door' | 'toelichting' | 'ervoor'>[],
): { begin: string; minuten: number; van: Partij; door: string | null; toelichting: string } | undefined => {
  for (const { ervoor, van, door, toelichting } of gebeurtenissen) {
    const was = AfspraakStandVorm.safeParse(ervoor).data;
    if (was?.status === 'vast' && was.begin !== null) return { begin: was.begin, minuten: was.minuten, van, door, toelichting };
  }
  return undefined;
};

/**
 * Whether a reminder goes out today for an appointment of tomorrow: somebody wants it, the talk goes on, and the resident was not told of
 * this very moment today already.
 */
export const herinnerNu = (o: {
  begin: Date;
  status: AfspraakStatus;
  vandaag: Datum;
  inwonerStatus: string;
  overleden: boolean;
  wil: boolean;
  laatsteBericht: Date | undefined;
}): boolean =>
  o.status === 'vast' &&
  o.wil &&
  o.inwonerStatus !== 'afgerond' &&
  !o.overleden &&
  isoDatum(dagVan(o.begin)) === isoDatum(plusDagen(o.vandaag, 1)) &&
  (o.laatsteBericht === undefined || isVoor(dagTotVandaag(o.laatsteBericht, o.vandaag), o.vandaag));
