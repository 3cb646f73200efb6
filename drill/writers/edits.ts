/** Visitors who change what stands there, on top of the version that they saw. */
import { datum, isoDatum, isoWeek, plusDagen, weekSleutel } from '../../src/kernel/datum.ts';
import { formTo } from '../forms.ts';
import { type Form, look, type Writer } from '../ledger.ts';
import type { Visitor } from '../visitor.ts';
import type { Place } from '../world.ts';

/** Somebody who changes how a resident is reached. */
export const contactWriter = (visitor: Visitor, dossiers: readonly number[], marker: () => string): Writer => {
  const forms = new Map<number, Record<string, string>>();
  let n = 0;
  return {
    visitor,
    mayLeave: true,
    next: async () => {
      const dossier = dossiers[n++ % dossiers.length] ?? 0;
      const path = `/dossier/${dossier}/gegevens/wijzigen`;
      const seen = forms.get(dossier) ?? formTo(await look(visitor, path), path);
      forms.set(dossier, seen);
      const { _sleutel: _, ...rest } = seen;
      // Of some residents the demo does not know how to reach them.
      const fields = { ...rest, contact: 'bellen', telefoon: '06 12345678' };
      return { sort: 'gegevens', path, fields, marker: marker(), markerField: 'contact_toelichting' };
    },
    heard: (entry) => {
      const dossier = Number(/\d+/.exec(entry.path)?.[0]);
      // The next version is known when the answer came; otherwise the page is looked at again.
      if (entry.known === 'bevestigd') forms.set(dossier, { ...entry.fields, _versie: String(Number(entry.fields._versie) + 1) });
      else forms.delete(dossier);
    },
  };
};

/** 0:01 and on; never the same twice in a row. */
const asHours = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

const SATURDAY = 5;
const SUNDAY = 6;

interface Week {
  monday: string;
  key: string;
  places: Place[];
  stage: 'leeg' | 'concept' | 'ingestuurd';
}

/** The weeks that lie wholly within a place and behind us, oldest first; the demo has nothing in their weekends. */
export const weeksOf = (places: readonly Place[], from: string, to: string): Week[] => {
  const weeks: Week[] = [];
  for (let monday = datum(from); isoDatum(monday) <= to; monday = plusDagen(monday, 7)) {
    const sunday = isoDatum(plusDagen(monday, 6));
    const open = places.filter((place) => place.van <= isoDatum(monday) && sunday <= place.tot);
    if (open.length > 0) weeks.push({ monday: isoDatum(monday), key: weekSleutel(isoWeek(monday)), places: open, stage: 'leeg' });
  }
  return weeks;
};

/** An aanbieder at the weekly grid: saves the weekend of each week, sends it in, and then corrects it again and again. */
export const hoursWriter = (visitor: Visitor, weeks: readonly Week[], marker: () => string): Writer => {
  let n = 0;
  let minutes = 0;
  const write = async (week: Week): Promise<Form> => {
    const name = marker();
    const path = `/uren/${week.key}`;
    if (week.stage === 'leeg') {
      const { _versie = '' } = formTo(await look(visitor, path), path);
      const cells = week.places.flatMap((place) => [SATURDAY, SUNDAY].map((day) => [`u-${place.id}-${day}`, asHours(30 + day)]));
      return { sort: 'uren bewaren', path, fields: { _versie, _stap: 'bewaren', ...Object.fromEntries(cells) }, marker: name };
    }
    if (week.stage === 'concept') {
      const { _versie = '' } = formTo(await look(visitor, `${path}/controleren`), `${path}/insturen`);
      return { sort: 'uren insturen', path: `${path}/insturen`, fields: { _versie }, marker: name };
    }
    const { _versie = '' } = formTo(await look(visitor, `${path}/corrigeren`), `${path}/corrigeren`);
    const place = week.places[n % week.places.length]?.id ?? 0;
    const day = n % 2 === 0 ? SATURDAY : SUNDAY;
    minutes = (minutes % 700) + 1;
    return {
      sort: 'uren corrigeren',
      path: `${path}/corrigeren`,
      fields: { _versie, _stap: 'insturen', [`u-${place}-${day}`]: asHours(60 + minutes) },
      marker: name,
      markerField: `waarom-${place}-${day}`,
    };
  };
  return {
    visitor,
    next: async () => {
      const week = weeks[n % weeks.length];
      if (!week) return undefined;
      const form = await write(week);
      return form;
    },
    heard: (entry) => {
      const week = weeks[n % weeks.length];
      if (week && entry.known === 'bevestigd' && week.stage !== 'ingestuurd')
        week.stage = week.stage === 'leeg' ? 'concept' : 'ingestuurd';
      else n++;
    },
  };
};
