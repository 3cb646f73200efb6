/** Visitors who add rows: each carries a text of its own by which it is found again. */
import { isBsn } from '../../src/kernel/bsn.ts';
import { formTo, reasonOf, tredePages } from '../forms.ts';
import { type Form, look, Outage, type Writer } from '../ledger.ts';
import type { Visitor } from '../visitor.ts';
import type { Place } from '../world.ts';

/** Texts that occur once in a drill. */
export const makeMarkers = (name: string): (() => string) => {
  let n = 0;
  return () => `drill ${name} ${++n}`;
};

const turns = <T>(items: readonly T[]): (() => T) => {
  let n = 0;
  return () => {
    const item = items[n++ % items.length];
    if (item === undefined) throw new Error('er is niemand om over te schrijven');
    return item;
  };
};

/** An aanbieder who reports how it goes. */
export const reporter = (visitor: Visitor, places: readonly Place[], marker: () => string): Writer => {
  const place = turns(places);
  return {
    visitor,
    mayLeave: true,
    next: async () => ({
      sort: 'voortgang',
      path: `/toewijzingen/${place().id}/voortgang/nieuw`,
      fields: {
        _stap: 'insturen',
        datum: '20-11-2026',
        hoe_gaat_het: 'wisselend',
        volgende_trede: 'nog-niet',
        volgende_stap: '',
      },
      marker: marker(),
      markerField: 'tekst',
    }),
  };
};

/** A consulent who determines a trede of each of the dossiers in turn: the pages of the draft, and then the check that stores it. */
export const ladderWriter = (visitor: Visitor, dossiers: readonly number[], marker: () => string): Writer => {
  const dossier = turns(dossiers);
  return {
    visitor,
    mayLeave: true,
    next: async () => {
      const path = `/dossier/${dossier()}/ladder/nieuw`;
      const text = marker();
      // A draft that was left when nobody answered is written over.
      const first = Number(formTo(await look(visitor, path), path)._versie);
      for (const [nr, { step, fields }] of tredePages({ peildatum: '19-11-2026', motivering: text }).entries()) {
        const answer = await visitor.post(`${path}${step}`, { ...fields, _versie: String(first + nr) });
        if (answer.status === 303) continue;
        if (answer.status >= 500 || answer.status === 429) throw new Outage(`${path}${step}: ${answer.status}`);
        throw new Error(`${visitor.persona} komt niet verder dan ${path}${step}: ${answer.status} ${reasonOf(answer.text)}`);
      }
      const check = `${path}/controle`;
      const { _sleutel: _, ...fields } = formTo(await look(visitor, check), check);
      return { sort: 'ladderbepaling', path: check, fields: { ...fields, doe: 'vastleggen' }, marker: text };
    },
  };
};

/** BSNs that the demo does not give out. */
function* freeBsns(): Generator<string, undefined> {
  for (let number = 999_900_000; number < 999_960_000; number++) if (isBsn(String(number))) yield String(number);
  return undefined;
}

/** Numbers for all who register residents in one drill. */
export const bsnSource = (): (() => string | undefined) => {
  const numbers = freeBsns();
  return () => numbers.next().value;
};

/** A birth date that no other number near this one has: who looks like somebody who is known is asked about first. */
const bornOf = (number: number): string => {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(1 + (number % 28))}-${two(1 + (Math.floor(number / 28) % 12))}-${1970 + (Math.floor(number / 336) % 30)}`;
};

/** A consulent who registers new residents. */
export const registrar = (visitor: Visitor, bsn: () => string | undefined, marker: () => string): Writer => ({
  visitor,
  mayLeave: true,
  next: async () => {
    const number = bsn();
    if (number === undefined) return undefined;
    return {
      sort: 'aanmelding',
      path: '/aanmelding',
      fields: {
        stap: 'vastleggen',
        ontvangen_op: '20-11-2026',
        aangemeld_door: 'wijkteam',
        eens: 'ja',
        bsn: number,
        voornaam: 'Drill',
        achternaam: `Proef ${number}`,
        geboortedatum: bornOf(Number(number)),
        anderePersoon: 'ja',
        straat: 'Hoofdstraat',
        huisnummer: String(1 + (Number(number) % 9999)),
        postcode: '7311 KC',
        woonplaats: 'Apeldoorn',
        telefoon: '06 12345678',
        email: '',
        lezen: 'goed',
        taal: 'Nederlands',
        contact: 'bellen',
        contact_toelichting: '',
        uitkering: 'bijstand',
        toestemming: 'ja',
      },
      marker: marker(),
      markerField: 'vraag',
    };
  },
});

/** A resident who says that something is not right: of the goals, or of the hours of a week. What he looks at does not change. */
export const resident = (visitor: Visitor, questions: readonly string[], marker: () => string): Writer => {
  const question = turns(questions);
  const seen = new Map<string, Record<string, string>>();
  return {
    visitor,
    mayLeave: true,
    next: async () => {
      const path = question();
      const fields = seen.get(path) ?? formTo(await look(visitor, `${path}?antwoord=nee`), path);
      seen.set(path, fields);
      const { _sleutel: _, ...rest } = fields;
      return { sort: 'instemming', path, fields: rest, marker: marker(), markerField: 'toelichting' };
    },
  };
};

/** A teammanager who uploads files with hours. The days are counted back so that no line comes twice. */
export const uploader = (
  visitor: Visitor,
  o: { places: readonly Place[]; days: readonly string[]; marker: () => string; most: number; pause: () => Promise<void> },
): Writer => {
  let n = 0;
  return {
    visitor,
    next: async (): Promise<Form | undefined> => {
      const place = o.places[n % o.places.length];
      const day = o.days[Math.floor(n / o.places.length)];
      if (place === undefined || day === undefined || n >= o.most) return undefined;
      if (n > 0) await o.pause();
      n++;
      const marker = o.marker();
      const line = marker.replaceAll(' ', '-');
      return {
        sort: 'levering',
        path: '/leveringen/nieuw',
        fields: {},
        uploads: [
          {
            field: 'bestanden',
            name: `${line}.csv`,
            content: `regel_id;toewijzing;bsn;datum;uren\n${line};${place.nummer};${place.bsn};${day};0:30\n`,
          },
        ],
        marker,
        markerField: 'naam',
      };
    },
  };
};
