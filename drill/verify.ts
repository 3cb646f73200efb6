/** Holds the database against the ledger: what was confirmed is there once, and what is not known is there wholly or not at all. */
import type pg from 'pg';
import { isoDatum, maandagVan, parseWeek, plusDagen } from '../src/kernel/datum.ts';
import { type Entry, sentBy } from './ledger.ts';
import type { World } from './world.ts';

export interface Findings {
  /** Confirmed, and not there. */
  lost: string[];
  /** There more than once. */
  double: string[];
  /** Row, line in the logboek and key of the form do not belong together. */
  half: string[];
  /** Forms without an answer that turned out to be stored, and not to be. */
  unknownStored: number;
  unknownAbsent: number;
}

/** A sort of writing that adds one row with the marker, and one line in the logboek about it. */
interface RowSort {
  /** Gives `marker` and `id` of every row of the drill, and `object`: what the line in the logboek names. */
  rows: string;
  handeling: string;
}

const ROW_SORTS: Readonly<Record<string, RowSort>> = {
  voortgang: {
    rows: "select tekst as marker, id::text as id, id::text as object from voortgang where tekst like 'drill %'",
    handeling: 'voortgang-gemeld',
  },
  ladderbepaling: {
    rows: "select motivering as marker, id::text as id, id::text as object from ladderbepaling where motivering like 'drill %'",
    handeling: 'ladderbepaling-vastgelegd',
  },
  aanmelding: {
    rows: `select a.vraag as marker, i.id::text as id, a.id::text as object from aanmelding a
             join inwoner i on i.gemeente_id = a.gemeente_id and i.id = a.inwoner_id
             join inwoner_persoon p on p.gemeente_id = a.gemeente_id and p.inwoner_id = a.inwoner_id
             join uitkering u on u.gemeente_id = a.gemeente_id and u.inwoner_id = a.inwoner_id where a.vraag like 'drill %'`,
    handeling: 'aanmelding-vastgelegd',
  },
  instemming: {
    rows: "select toelichting as marker, id::text as id, id::text as object from instemming where toelichting like 'drill %'",
    handeling: 'instemming-gegeven',
  },
  levering: {
    rows: "select naam as marker, id::text as id, id::text as object from levering where naam like 'drill %'",
    handeling: 'levering-aangeboden',
  },
};

/** What a form that was sent stands for in the database: stored when its key is there with the answer. */
const storedKeys = async (db: pg.Client): Promise<Map<string, string>> => {
  const { rows } = await db.query<{ gebruiker_id: number; sleutel: string; naar: string | null }>(
    'select gebruiker_id, sleutel, naar from idempotentie',
  );
  return new Map(rows.map((row) => [`${row.gebruiker_id} ${row.sleutel}`, row.naar ?? '']));
};

const countBy = (values: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

const linesOf = async (db: pg.Client, world: World): Promise<Map<string, Map<string, number>>> => {
  const { rows } = await db.query<{ handeling: string; object_id: string; n: string }>(
    'select handeling, object_id, count(*) as n from logboek where id > $1 group by 1, 2',
    [world.logboek],
  );
  const lines = new Map<string, Map<string, number>>();
  for (const { handeling, object_id, n } of rows) {
    const of = lines.get(handeling) ?? new Map<string, number>();
    lines.set(handeling, of.set(object_id, Number(n)));
  }
  return lines;
};

/** Looks through the whole ledger. The product must be off, and all its deliveries done. */
export const verify = async (db: pg.Client, world: World, entries: readonly Entry[]): Promise<Findings> => {
  const found: Findings = { lost: [], double: [], half: [], unknownStored: 0, unknownAbsent: 0 };
  const keys = await storedKeys(db);
  const lines = await linesOf(db, world);
  const stored = new Set<Entry>();
  for (const entry of entries) {
    const naar = keys.get(`${world.gebruikers.get(entry.persona)} ${entry.key}`);
    if (naar !== undefined) stored.add(entry);
    if (entry.known === 'bevestigd' && naar === undefined)
      found.lost.push(`${entry.marker}: de sleutel van het formulier is weg`);
    if (entry.known === 'bevestigd' && naar !== undefined && naar !== entry.location)
      found.half.push(`${entry.marker}: bewaard als ${naar}, geantwoord met ${entry.location}`);
    if (entry.known === 'geweigerd' && naar !== undefined) found.half.push(`${entry.marker}: geweigerd en toch bewaard`);
    if (naar === '') found.half.push(`${entry.marker}: een sleutel zonder antwoord`);
    if (entry.known === 'onbekend') found[naar === undefined ? 'unknownAbsent' : 'unknownStored']++;
  }
  for (const [sort, { rows, handeling }] of Object.entries(ROW_SORTS)) {
    const present = (await db.query<{ marker: string; id: string; object: string }>(rows)).rows;
    const times = countBy(present.map(({ marker }) => marker));
    const logged = lines.get(handeling) ?? new Map<string, number>();
    const idOf = new Map(present.map(({ marker, id }) => [marker, id]));
    const mine = entries.filter((entry) => entry.sort === sort);
    const known = new Set(mine.map(({ marker }) => marker));
    for (const { marker } of present) if (!known.has(marker)) found.half.push(`${marker}: staat er, en niemand stuurde het`);
    for (const entry of mine) {
      const n = times.get(entry.marker) ?? 0;
      if (n > 1) found.double.push(`${entry.marker}: ${n} rijen`);
      if (n === 0 && entry.known === 'bevestigd') found.lost.push(`${entry.marker}: de rij is er niet`);
      else if (n > 0 !== stored.has(entry))
        found.half.push(`${entry.marker}: ${n} rijen, sleutel ${stored.has(entry) ? 'wel' : 'niet'}`);
      const id = idOf.get(entry.marker);
      if (id !== undefined && entry.location !== undefined && /\/\d+/.test(entry.location) && !namesId(sort, entry.location, id))
        found.half.push(`${entry.marker}: rij ${id}, geantwoord met ${entry.location}`);
    }
    for (const { marker, object } of present) {
      const n = logged.get(object) ?? 0;
      if (n !== 1) found[n === 0 ? 'half' : 'double'].push(`${marker}: ${n} regels in het logboek`);
    }
  }
  await verifyContact(db, world, entries, stored, lines, found);
  await verifyHours(db, world, entries, stored, lines, found);
  await verifyDeliveries(db, entries, stored, lines, found);
  return found;
};

/** An answer on hours or goals leads to a page without the number of the row. */
const namesId = (sort: string, location: string, id: string): boolean =>
  sort === 'instemming' || location.split(/[/?]/).includes(id);

type Check = (
  db: pg.Client,
  world: World,
  entries: readonly Entry[],
  stored: ReadonlySet<Entry>,
  lines: ReadonlyMap<string, ReadonlyMap<string, number>>,
  found: Findings,
) => Promise<void>;

/** Each stored change is one version and one line; what stands there is the last one. */
const verifyContact: Check = async (db, _world, entries, stored, lines, found) => {
  const last = new Map<string, Entry[]>();
  for (const entry of entries.filter((one) => one.sort === 'gegevens' && stored.has(one))) {
    const dossier = /\d+/.exec(entry.path)?.[0] ?? '';
    last.set(dossier, [...(last.get(dossier) ?? []), entry]);
  }
  const { rows } = await db.query<{ id: string; versie: number; contact_toelichting: string }>(
    'select id::text as id, versie, contact_toelichting from inwoner',
  );
  const logged = lines.get('gegevens-gewijzigd') ?? new Map<string, number>();
  for (const row of rows) {
    const changes = (last.get(row.id) ?? []).sort((a, b) => Number(a.fields._versie) - Number(b.fields._versie));
    const versions = countBy(changes.map(({ fields }) => fields._versie ?? ''));
    for (const [version, n] of versions)
      if (n > 1) found.double.push(`dossier ${row.id}: versie ${version} is ${n} keer gewijzigd`);
    const final = changes.at(-1);
    if (final && row.contact_toelichting !== final.marker)
      found.lost.push(`dossier ${row.id}: er staat “${row.contact_toelichting}”, de laatste was “${final.marker}”`);
    if (final && row.versie !== Number(final.fields._versie) + 1)
      found.half.push(`dossier ${row.id}: versie ${row.versie} na ${changes.length} wijzigingen`);
    if ((logged.get(row.id) ?? 0) !== changes.length)
      found.half.push(`dossier ${row.id}: ${changes.length} wijzigingen, ${logged.get(row.id) ?? 0} regels in het logboek`);
  }
};

const minutesOf = (hours: string): number => {
  const [h = '0', m = '0'] = hours.split(':');
  return Number(h) * 60 + Number(m);
};

/** Replays what was stored of the hours, and holds the rows that count against it. */
const verifyHours: Check = async (db, world, entries, stored, lines, found) => {
  const cells = new Map<string, { minutes: number; status: string }>();
  const touched: Record<string, string[]> = { 'uren-bewaard': [], 'uren-ingestuurd': [], 'uren-gecorrigeerd': [] };
  for (const entry of entries.filter((one) => one.sort.startsWith('uren ') && stored.has(one))) {
    const week = parseWeek(/\d{4}-W\d{2}/.exec(entry.path)?.[0] ?? '');
    const monday = week && maandagVan(week);
    if (!monday) continue;
    const places = new Set<string>();
    const own = new Set(world.places.get(entry.persona)?.map((place): string | undefined => String(place.id)));
    if (entry.sort === 'uren insturen') {
      for (const [cell, value] of cells)
        if (cell.endsWith(` ${isoDatum(monday)}`) && own.has(cell.split(' ')[0])) {
          value.status = 'ingestuurd';
          places.add(cell.split(' ')[0] ?? '');
        }
    } else
      for (const [name, value] of Object.entries(sentBy(entry))) {
        const [, place = '', day] = /^u-(\d+)-(\d)$/.exec(name) ?? [];
        if (day === undefined) continue;
        const cell = `${place} ${isoDatum(plusDagen(monday, Number(day)))} ${isoDatum(monday)}`;
        cells.set(cell, { minutes: minutesOf(value), status: entry.sort === 'uren bewaren' ? 'concept' : 'ingestuurd' });
        places.add(place);
      }
    const handeling = { 'uren bewaren': 'uren-bewaard', 'uren insturen': 'uren-ingestuurd' }[entry.sort] ?? 'uren-gecorrigeerd';
    touched[handeling]?.push(...places);
  }
  for (const [handeling, places] of Object.entries(touched)) {
    const expected = countBy(places);
    const logged = lines.get(handeling) ?? new Map<string, number>();
    for (const place of new Set([...expected.keys(), ...logged.keys()]))
      if (expected.get(place) !== logged.get(place))
        found.half.push(`toewijzing ${place}, ${handeling}: ${expected.get(place) ?? 0} keer, ${logged.get(place) ?? 0} regels`);
  }
  const { rows } = await db.query<{ cell: string; minuten: number; status: string; n: string }>(
    `select toewijzing_id || ' ' || datum || ' ' || date_trunc('week', datum)::date as cell, sum(minuten)::int as minuten, min(status) as status, count(*) as n
       from uren where vervallen_op is null and herkomst = 'scherm' group by 1`,
  );
  const standing = new Map(rows.map((row) => [row.cell, row]));
  for (const [cell, { minutes, status }] of cells) {
    const row = standing.get(cell);
    if (!row) found.lost.push(`uren ${cell}: er staat niets, het moet ${minutes} minuten zijn`);
    else if (Number(row.n) > 1) found.double.push(`uren ${cell}: ${row.n} rijen`);
    else if (row.minuten !== minutes || row.status !== status)
      found.lost.push(`uren ${cell}: er staat ${row.minuten} ${row.status}, het moet ${minutes} ${status} zijn`);
  }
  const corrections = await db.query<{ reden: string; n: string }>(
    "select reden, count(*) as n from uren where reden like 'drill %' group by 1",
  );
  const times = new Map(corrections.rows.map((row) => [row.reden, Number(row.n)]));
  for (const entry of entries.filter((one) => one.sort === 'uren corrigeren')) {
    const n = times.get(entry.marker) ?? 0;
    if (n > 1) found.double.push(`${entry.marker}: ${n} correcties`);
    if ((n === 1) !== stored.has(entry))
      found.half.push(`${entry.marker}: ${n} correcties, sleutel ${stored.has(entry) ? 'wel' : 'niet'}`);
  }
};

/** Each delivery that was stored has been handled once, and its hour stands there once. */
const verifyDeliveries = async (
  db: pg.Client,
  entries: readonly Entry[],
  stored: ReadonlySet<Entry>,
  lines: ReadonlyMap<string, ReadonlyMap<string, number>>,
  found: Findings,
): Promise<void> => {
  const deliveries = new Map(
    (await db.query<{ naam: string; id: string; status: string }>('select naam, id::text as id, status from levering')).rows.map(
      (row) => [row.naam, row],
    ),
  );
  const hours = countBy(
    (await db.query<{ regel_id: string }>("select regel_id from uren where regel_id like 'drill-%'")).rows.map(
      (row) => row.regel_id,
    ),
  );
  for (const entry of entries.filter((one) => one.sort === 'levering')) {
    const delivery = deliveries.get(entry.marker);
    const n = hours.get(entry.marker.replaceAll(' ', '-')) ?? 0;
    if (n > 1) found.double.push(`${entry.marker}: ${n} rijen uren`);
    if (!stored.has(entry) || !delivery) {
      if (n > 0) found.half.push(`${entry.marker}: uren zonder levering`);
      continue;
    }
    const handled = lines.get('levering-verwerkt')?.get(delivery.id) ?? 0;
    if (delivery.status !== 'klaar') found.lost.push(`${entry.marker}: de levering is ${delivery.status}`);
    else if (n === 0) found.lost.push(`${entry.marker}: de uren van de levering staan er niet`);
    if (handled !== 1) found[handled === 0 ? 'half' : 'double'].push(`${entry.marker}: ${handled} keer verwerkt in het logboek`);
  }
};
