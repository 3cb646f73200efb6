// The story of a resident out of the facts of all areas. Pure.
import type { AangemeldDoor } from '../aanmelding/index.ts';
import { aangemeldDoorTekst } from '../aanmelding/index.ts';
import { type BesluitSoort, middelVan, SOORT_NAAM } from '../besluit/index.ts';
import {
  type Beslissing,
  beslissingTekst,
  gevolgTekst,
  type HogerUitspraak,
  hogerTekst,
  leesTussen,
  tussenAntwoordTekst,
  type Uitspraak,
  type UitspraakGevolg,
  uitspraakTekst,
} from '../bezwaar/index.ts';
import { type Datum, datum, isoWeek, isVoor, toonDatum, vergelijk } from '../kernel/datum.ts';
import { dagTotVandaag } from '../kernel/moment.ts';
import { fromDaterange } from '../kernel/periode.ts';
import { type Bepaling, bewegingTekst, termijnTekst, verloopVan } from '../ladder/index.ts';
import type { Orientatie } from '../orientatie/index.ts';
import type { Overdracht } from '../overdracht/index.ts';
import type { ToewijzingStatus } from '../toewijzing/index.ts';
import type { GezetteStap } from '../traject/index.ts';
import { HOE_GAAT_HET, type HoeGaatHet } from '../voortgang/index.ts';
import { vanOrientatie, vanOverdracht } from './timeline-elders.ts';
import type { Moment } from './types.ts';

export interface TijdlijnFeiten {
  inwonerId: number;
  aanmelding: { ontvangen_op: string; aangemeld_door: AangemeldDoor; vraag: string } | undefined;
  bepalingen: readonly Bepaling[];
  toetsen: readonly {
    id: number;
    peildatum: string;
    passend: readonly { product: string; voorwaarde: boolean }[];
    door: string | null;
  }[];
  besluiten: readonly {
    id: number;
    beschikkingnummer: number;
    soort: BesluitSoort;
    product: string;
    genomen_op: string;
    bekendgemaakt_op: string | null;
    bezwaar_tot: string | null;
    beroep_tot: string | null;
    document_id: number | null;
    door: string | null;
  }[];
  bezwaren: readonly {
    id: number;
    besluit_id: number;
    beschikkingnummer: number;
    ontvangen_op: string;
    beslis_uiterlijk: string;
    verdaagd_tot: string | null;
    gehoord_op: string | null;
    beslissing: Beslissing | null;
    bekendgemaakt_op: string | null;
    beroep_op: string | null;
    uitspraak: Uitspraak | null;
    uitspraak_op: string | null;
    uitspraak_gevolg: UitspraakGevolg | null;
    uitgevoerd_op: string | null;
    hoger_op: string | null;
    hoger_door: string | null;
    hoger_uitspraak: HogerUitspraak | null;
    hoger_uitspraak_op: string | null;
    hoger_gevolg: UitspraakGevolg | null;
    tussenuitspraken: unknown;
    vorige_id: number | null;
  }[];
  toewijzingen: readonly {
    id: number;
    nummer: number;
    product: string;
    aanbieder: string;
    looptijd: string;
    status: ToewijzingStatus;
    herkomst: 'besluit' | 'levering';
    toegewezen_op: string;
    geaccepteerd_op: string | null;
    gestart_op: string | null;
    beeindigd_op: string | null;
    reden: string;
  }[];
  instemmingen: readonly {
    toewijzing_id: number;
    onderwerp: 'doelen' | 'uren';
    maandag: string | null;
    akkoord: boolean;
    toelichting: string;
    gegeven_op: Date;
  }[];
  voortgang: readonly {
    datum: string;
    hoe_gaat_het: HoeGaatHet;
    tekst: string;
    volgende_stap: string;
    aanbieder: string;
  }[];
  stappen: readonly GezetteStap[];
  orientaties: readonly Orientatie[];
  overdrachten: readonly Overdracht[];
  resultaten: readonly {
    id: number;
    toewijzing_id: number;
    datum: string;
    bereikte_trede: number;
    onderbouwing: string;
    akkoord: boolean | null;
    akkoord_reden: string;
    akkoord_op: Date | null;
  }[];
}

export interface Woorden {
  trede(trede: number): string;
  product(product: string): string;
}

/** Planned things first, then what happened; both latest first, and on one day the later step of the chain on top. */
export function tijdlijnVan(feiten: TijdlijnFeiten, woorden: Woorden, vandaag: Datum): Moment[] {
  const momenten = [
    ...vanAanmelding(feiten),
    ...vanLadder(feiten, woorden),
    ...vanOrientaties(feiten),
    ...vanToetsen(feiten, woorden),
    ...vanBesluiten(feiten, woorden, vandaag),
    ...vanBezwaren(feiten, vandaag),
    ...vanToewijzingen(feiten, woorden, vandaag),
    ...vanRoute(feiten),
    ...vanOverdrachten(feiten),
    ...vanInstemmingen(feiten, woorden, vandaag),
    ...vanVoortgang(feiten),
    ...vanResultaten(feiten, woorden, vandaag),
  ];
  const rang = (moment: Moment) => (moment.soort === 'straks' ? 1 : 0);
  return momenten
    .map((moment, nr) => ({ moment, nr }))
    .sort((a, b) => rang(b.moment) - rang(a.moment) || vergelijk(b.moment.datum, a.moment.datum) || b.nr - a.nr)
    .map(({ moment }) => moment);
}

const geweest = (dag: string | Datum, titel: string, tekst?: string, link?: Moment['link']): Moment => ({
  datum: typeof dag === 'string' ? datum(dag) : dag,
  titel,
  tekst: tekst || undefined,
  link,
  soort: 'geweest',
});

function vanAanmelding({ aanmelding }: TijdlijnFeiten): Moment[] {
  if (!aanmelding) return [];
  return [
    geweest(
      aanmelding.ontvangen_op,
      `Aangemeld door ${aangemeldDoorTekst[aanmelding.aangemeld_door].toLowerCase()}`,
      `“${aanmelding.vraag}”`,
    ),
  ];
}

function vanLadder({ bepalingen }: TijdlijnFeiten, woorden: Woorden): Moment[] {
  return verloopVan(bepalingen).map((rij) => {
    const { bepaling: b } = rij;
    const wat = `Trede ${b.trede}: ${woorden.trede(b.trede)}`;
    const kop = rij.vorige === undefined || rij.beweging === 'gelijk' ? wat : `${bewegingTekst(rij)}: ${woorden.trede(b.trede)}`;
    const extra = rij.vervangen ? ' (later gecorrigeerd)' : rij.correctie ? ' (correctie)' : '';
    const perspectief = b.perspectief
      ? ` Perspectief: trede ${b.perspectief}${b.termijn ? `, ${termijnTekst[b.termijn].toLowerCase()}` : ''}.`
      : '';
    return geweest(b.peildatum, `${kop}${extra}`, `${b.motivering}${perspectief}`);
  });
}

function vanToetsen({ toetsen, inwonerId }: TijdlijnFeiten, woorden: Woorden): Moment[] {
  return [...toetsen].reverse().map((toets) => {
    const past = toets.passend.map((een) => `${woorden.product(een.product)}${een.voorwaarde ? ' (onder voorwaarde)' : ''}`);
    return geweest(
      toets.peildatum,
      'Toets gedaan',
      past.length === 0 ? 'Geen product van Werkt mee past nu.' : `Past: ${past.join(', ')}.`,
      { href: `/dossier/${inwonerId}/toets/${toets.id}`, tekst: 'Bekijk de toets' },
    );
  });
}

function vanBesluiten({ besluiten, bezwaren, inwonerId }: TijdlijnFeiten, woorden: Woorden, vandaag: Datum): Moment[] {
  return [...besluiten].reverse().flatMap((b) => {
    const product = woorden.product(b.product);
    const link = b.document_id === null ? undefined : { href: `/dossier/${inwonerId}/documenten`, tekst: 'Naar de documenten' };
    const momenten = [
      geweest(
        b.genomen_op,
        // What gives says enough by what it gives.
        `Besluit genomen: ${b.soort === 'toekenning' ? '' : `${SOORT_NAAM[b.soort].toLowerCase()} van `}${product}`,
        `Beschikking ${b.beschikkingnummer}${b.door ? `, door ${b.door}` : ''}.`,
        { href: `/dossier/${inwonerId}/besluit/${b.id}`, tekst: 'Bekijk het besluit' },
      ),
    ];
    if (b.bekendgemaakt_op)
      momenten.push(geweest(b.bekendgemaakt_op, 'Besluit bekendgemaakt', `De inwoner kreeg de brief over ${product}.`, link));
    const middel = middelVan(b);
    if (middel && !bezwaren.some((z) => z.besluit_id === b.id)) {
      const laatste = middel.tot;
      momenten.push({
        datum: laatste,
        titel: middel.soort === 'beroep' ? 'Laatste dag voor beroep bij de rechtbank' : 'Laatste dag om bezwaar te maken',
        tekst: `Over beschikking ${b.beschikkingnummer}.`,
        soort: isVoor(laatste, vandaag) ? 'geweest' : 'straks',
      });
    }
    return momenten;
  });
}

const metGevolg = (tegen: string, gevolg: UitspraakGevolg | null): string =>
  gevolg === null ? tegen : `${tegen} ${gevolgTekst[gevolg]}.`;

/** An objection: in, heard, and what was decided; until then the last day for that. */
function vanBezwaren({ bezwaren, inwonerId }: TijdlijnFeiten, vandaag: Datum): Moment[] {
  return [...bezwaren].reverse().flatMap((z) => {
    const link = { href: `/dossier/${inwonerId}/bezwaar/${z.id}`, tekst: 'Bekijk het bezwaar' };
    const tegen = `Tegen beschikking ${z.beschikkingnummer}.`;
    const uiterlijk = datum(z.verdaagd_tot ?? z.beslis_uiterlijk);
    return [
      // The objection itself came in once; what a court asked to decide again begins with its word.
      ...(z.vorige_id === null ? [geweest(z.ontvangen_op, 'Bezwaar ontvangen', tegen, link)] : []),
      ...(z.gehoord_op ? [geweest(z.gehoord_op, 'Gehoord over het bezwaar', tegen)] : []),
      ...(z.bekendgemaakt_op && z.beslissing
        ? [
            geweest(
              z.bekendgemaakt_op,
              `${z.vorige_id === null ? 'Beslissing' : 'Nieuwe beslissing'} op het bezwaar: ${beslissingTekst[z.beslissing].toLowerCase()}`,
              tegen,
              link,
            ),
          ]
        : [
            {
              datum: uiterlijk,
              titel: `Laatste dag om ${z.vorige_id === null ? '' : 'opnieuw '}op het bezwaar te beslissen`,
              tekst: tegen,
              soort: isVoor(uiterlijk, vandaag) ? ('geweest' as const) : ('straks' as const),
            },
          ]),
      ...(z.beroep_op ? [geweest(z.beroep_op, 'Beroep bij de rechtbank', tegen, link)] : []),
      ...leesTussen(z.tussenuitspraken).flatMap((t) => [
        geweest(t.op, 'Tussenuitspraak van de rechter', `${tegen}. Herstellen uiterlijk op ${toonDatum(datum(t.tot))}`, link),
        ...(t.antwoord && t.antwoordOp ? [geweest(t.antwoordOp, tussenAntwoordTekst[t.antwoord], tegen, link)] : []),
      ]),
      ...(z.uitspraak && z.uitspraak_op
        ? [geweest(z.uitspraak_op, uitspraakTekst[z.uitspraak], metGevolg(tegen, z.uitspraak_gevolg), link)]
        : []),
      ...(z.hoger_op
        ? [geweest(z.hoger_op, `Hoger beroep door ${z.hoger_door === 'gemeente' ? 'de gemeente' : 'de inwoner'}`, tegen, link)]
        : []),
      ...(z.hoger_uitspraak && z.hoger_uitspraak_op
        ? [geweest(z.hoger_uitspraak_op, hogerTekst[z.hoger_uitspraak], metGevolg(tegen, z.hoger_gevolg), link)]
        : []),
      ...(z.uitgevoerd_op ? [geweest(z.uitgevoerd_op, 'Uitspraak van de rechter uitgevoerd', tegen, link)] : []),
    ];
  });
}

/** A step of the route: when it began, and with what it ended. One day has one line; from what runs one goes to the route. */
function vanRoute({ stappen, inwonerId }: TijdlijnFeiten): Moment[] {
  const link = { href: `/dossier/${inwonerId}/route`, tekst: 'Naar de route' };
  return stappen.flatMap(({ naam, begonnen_op, geeindigd_op, uitkomst, waar }) => [
    ...(begonnen_op === geeindigd_op
      ? []
      : [geweest(begonnen_op, `Begonnen: ${naam}`, waar && `${waar}.`, geeindigd_op === null ? link : undefined)]),
    ...(geeindigd_op === null ? [] : [geweest(geeindigd_op, `Klaar: ${naam}`, uitkomst && `${uitkomst}.`)]),
  ]);
}

const vanOrientaties = ({ orientaties }: TijdlijnFeiten): Moment[] => orientaties.toReversed().flatMap(vanOrientatie);
const vanOverdrachten = ({ overdrachten, inwonerId }: TijdlijnFeiten): Moment[] =>
  overdrachten.toReversed().flatMap((d) => vanOverdracht(inwonerId, d));

const LOOPT: readonly ToewijzingStatus[] = ['toegewezen', 'geaccepteerd', 'gestart'];

function vanToewijzingen({ toewijzingen }: TijdlijnFeiten, woorden: Woorden, vandaag: Datum): Moment[] {
  return [...toewijzingen].reverse().flatMap((t) => {
    const wat = woorden.product(t.product);
    const { van, tot } = fromDaterange(t.looptijd);
    const momenten = [
      geweest(
        t.toegewezen_op,
        `Toegewezen aan ${t.aanbieder}`,
        `${wat}, van ${toonDatum(van)} tot en met ${toonDatum(tot)}.${t.herkomst === 'levering' ? ' Uit een levering.' : ''}`,
      ),
    ];
    if (t.geaccepteerd_op)
      momenten.push(geweest(t.geaccepteerd_op, `${t.aanbieder} heeft de toewijzing geaccepteerd`, `${wat}.`));
    if (t.gestart_op) momenten.push(geweest(t.gestart_op, `Gestart bij ${t.aanbieder}`, `${wat}.`));
    else if (LOOPT.includes(t.status) && !isVoor(van, vandaag))
      momenten.push({ datum: van, titel: `Start bij ${t.aanbieder}`, tekst: `${wat}.`, soort: 'straks' });
    if (t.status === 'geweigerd')
      momenten.push(
        geweest(t.beeindigd_op ?? t.toegewezen_op, `${t.aanbieder} heeft de toewijzing geweigerd`, t.reden || `${wat}.`),
      );
    else if (t.beeindigd_op) momenten.push(geweest(t.beeindigd_op, `Beëindigd bij ${t.aanbieder}`, t.reden || `${wat}.`));
    else if (LOOPT.includes(t.status))
      momenten.push({
        datum: tot,
        titel: `Einde van de toewijzing bij ${t.aanbieder}`,
        tekst: `${wat}.`,
        soort: isVoor(tot, vandaag) ? 'geweest' : 'straks',
      });
    return momenten;
  });
}

function vanInstemmingen({ instemmingen, toewijzingen }: TijdlijnFeiten, woorden: Woorden, vandaag: Datum): Moment[] {
  // That the hours of a week are right is said every week: only a no is an event.
  const verteld = instemmingen.filter((i) => i.onderwerp === 'doelen' || !i.akkoord);
  return verteld.reverse().map((i) => {
    const t = toewijzingen.find((een) => een.id === i.toewijzing_id);
    const over = i.onderwerp === 'uren' && i.maandag ? `de uren van week ${isoWeek(datum(i.maandag)).week}` : 'de doelen';
    const bij = t ? `${woorden.product(t.product)}, ${t.aanbieder}.` : '';
    return geweest(
      dagTotVandaag(i.gegeven_op, vandaag),
      `De inwoner is het ${i.akkoord ? '' : 'niet '}eens met ${over}`,
      i.toelichting ? `“${i.toelichting}” ${bij}`.trim() : bij,
    );
  });
}

function vanVoortgang({ voortgang }: TijdlijnFeiten): Moment[] {
  return [...voortgang]
    .reverse()
    .map((v) =>
      geweest(
        v.datum,
        `Voortgang van ${v.aanbieder}: het gaat ${HOE_GAAT_HET[v.hoe_gaat_het].toLowerCase()}`,
        `${v.tekst}${v.volgende_stap ? ` Volgende stap: ${v.volgende_stap}` : ''}`,
      ),
    );
}

function vanResultaten({ resultaten, toewijzingen, inwonerId }: TijdlijnFeiten, woorden: Woorden, vandaag: Datum): Moment[] {
  return [...resultaten].reverse().flatMap((r) => {
    const t = toewijzingen.find((een) => een.id === r.toewijzing_id);
    const momenten = [
      geweest(
        r.datum,
        `Resultaat gemeld${t ? ` door ${t.aanbieder}` : ''}: trede ${r.bereikte_trede}, ${woorden.trede(r.bereikte_trede)}`,
        r.onderbouwing,
        r.akkoord === null ? { href: `/dossier/${inwonerId}/resultaat/${r.id}`, tekst: 'Beoordeel het resultaat' } : undefined,
      ),
    ];
    if (r.akkoord !== null)
      momenten.push(
        geweest(
          r.akkoord_op ? dagTotVandaag(r.akkoord_op, vandaag) : r.datum,
          r.akkoord ? 'De gemeente is het eens met het resultaat' : 'De gemeente is het niet eens met het resultaat',
          r.akkoord_reden,
        ),
      );
    return momenten;
  });
}
