/** Who is at work in a drill: several visitors of each role at once, each on ground of its own so that the ledger knows what must stand there. */
import { setTimeout as wait } from 'node:timers/promises';
import { datum, isoDatum, isoWeek, plusDagen, weekSleutel } from '../src/kernel/datum.ts';
import type { Writer } from './ledger.ts';
import { openVisitor, type Visitor } from './visitor.ts';
import type { World } from './world.ts';
import { contactWriter, hoursWriter, weeksOf } from './writers/edits.ts';
import { bsnSource, ladderWriter, makeMarkers, registrar, reporter, resident, uploader } from './writers/rows.ts';

export interface People {
  writers: Writer[];
  /** Somebody whose page is asked for to see whether the product is there again. */
  probe: (url: string) => Promise<boolean>;
  close(): void;
}

/** Days of October, for deliveries to aanbieders that nobody is logged in for. */
const OCTOBER = Array.from({ length: 31 }, (_, day) => isoDatum(plusDagen(datum('2026-10-01'), day)));

export const openPeople = async (url: string, world: World, o: { uploads: number; pauseMs: number }): Promise<People> => {
  const opened: Visitor[] = [];
  const somebody = async (persona: string): Promise<Visitor> => {
    const visitor = await openVisitor(url, persona);
    opened.push(visitor);
    return visitor;
  };
  const writers: Writer[] = [];
  const bsn = bsnSource();
  for (const persona of ['consulent', 'consulent-2']) {
    const own = world.dossiers.get(persona) ?? [];
    // Who is registered during the drill is written about too. A draft is one a dossier: two windows of the same colleague would meet in it.
    const parts = [0, 1].map((nr) => own.filter((_, at) => at % 2 === nr));
    const half = Math.ceil(own.length / 2);
    const newcomers = registrar(await somebody(persona), bsn, makeMarkers(`aanmelding ${persona}`));
    writers.push({
      ...newcomers,
      heard: (entry) => {
        const id = Number(/\d+/.exec(entry.known === 'bevestigd' ? (entry.location ?? '') : '')?.[0]);
        if (id > 0) parts[id % 2]?.push(id);
      },
    });
    for (const [nr, part] of parts.entries())
      writers.push(ladderWriter(await somebody(persona), part, makeMarkers(`trede ${persona} ${nr + 1}`)));
    for (const [nr, part] of [own.slice(0, half), own.slice(half)].entries())
      if (part.length > 0) writers.push(contactWriter(await somebody(persona), part, makeMarkers(`contact ${persona} ${nr}`)));
  }
  for (const persona of ['aanbieder', 'aanbieder-2']) {
    const places = world.places.get(persona) ?? [];
    for (const nr of [1, 2]) writers.push(reporter(await somebody(persona), places, makeMarkers(`verslag ${persona} ${nr}`)));
    // Even weeks are for the residents to answer on.
    const weeks = weeksOf(places, '2026-03-02', '2026-11-09').filter(({ monday }) => isoWeek(datum(monday)).week % 2 === 1);
    for (const nr of [0, 1]) {
      const part = weeks.filter((_, at) => at % 2 === nr);
      writers.push(hoursWriter(await somebody(persona), part, makeMarkers(`uren ${persona} ${nr}`)));
    }
  }
  const jan = await somebody('inwoner');
  const own = (world.places.get('aanbieder') ?? []).filter((place) => place.van < '2026-04-01')[0];
  const weeks = ['2026-04-13', '2026-06-08', '2026-08-17'].map((monday) => weekSleutel(isoWeek(datum(monday))));
  const questions = own ? [`/mijn/doelen/${own.id}`, ...weeks.map((week) => `/mijn/uren/${week}/${own.id}`)] : [];
  for (const nr of [1, 2]) writers.push(resident(await somebody('inwoner'), questions, makeMarkers(`antwoord ${nr}`)));
  writers.push(
    uploader(await somebody('teammanager'), {
      places: ['aanbieder-lunch', 'aanbieder-tuin', 'aanbieder-atelier'].flatMap((persona) => world.places.get(persona) ?? []),
      days: OCTOBER,
      marker: makeMarkers('levering'),
      most: o.uploads,
      pause: () => wait(o.pauseMs),
    }),
  );
  return {
    writers,
    probe: async () => {
      const answer = await jan.get('/mijn').catch(() => undefined);
      return answer?.status === 200;
    },
    close: () => {
      for (const visitor of opened) visitor.close();
    },
  };
};
