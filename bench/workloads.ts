/** The workloads of ontwerp §9: what people ask of the product, and the same from the raw limit. */
import type pg from 'pg';
import { makeKey } from '../src/web/route.ts';
import type { Opdracht, Vraag } from './load.ts';
import { collega, consulenten, medewerkers, type Persoon, pick, randomOf, shuffled } from './people-at-work.ts';

export interface Round {
  product: Pick<Opdracht, 'vragen' | 'status' | 'bevat'>;
  /** Absent: the workload is held against a time and not against the raw limit. */
  raw?: Pick<Opdracht, 'vragen' | 'status' | 'bevat'>;
  /** The other raw limit, of what one table after the other is asked for: node-postgres with a statement for each. */
  perTabel?: Pick<Opdracht, 'vragen' | 'status' | 'bevat'>;
}

export interface Workload {
  naam: string;
  wat: string;
  /** At least this part of the raw limit. */
  norm?: number;
  /** At most so many milliseconds for 99 of 100. */
  p99?: number;
  /** Questions of a round; `fetchPage` reads a page of the product as somebody. */
  round(owner: pg.Pool, nummer: number, fetchPage: FetchPage): Promise<Round>;
}

export type FetchPage = (pad: string, cookie: string) => Promise<string>;

const GOED = { status: [200], bevat: '' };

const werkvoorraad: Workload = {
  naam: 'werkvoorraad',
  wat: 'de lijst van een consulent, 50 regels, hele pagina',
  norm: 0.7,
  round: async (owner) => {
    const wie = await consulenten(owner, 300, 50);
    return {
      product: {
        vragen: wie.map(({ cookie }) => ({ pad: '/werkvoorraad?tab=alle', cookie })),
        status: [200],
        bevat: '1 tot en met 50 getoond',
      },
      raw: { ...GOED, vragen: wie.map(({ id, gemeenteId }) => ({ pad: `/werkvoorraad/${gemeenteId}/${id}` })) },
    };
  },
};

const dossier: Workload = {
  naam: 'dossier',
  wat: 'een dossier openen, hele pagina, met de regel in het logboek',
  norm: 0.65,
  round: async (owner, nummer) => {
    const wie = await consulenten(owner, 200, 40);
    const { rows } = await owner.query<{ id: number; gemeente_id: number; consulent_id: number }>(
      "select id, gemeente_id, consulent_id from inwoner where consulent_id = any($1) and status = 'in-traject'",
      [wie.map(({ id }) => id)],
    );
    const cookieVan = new Map(wie.map(({ id, cookie }) => [id, cookie]));
    const inwoners = shuffled(rows, nummer);
    return {
      product: {
        vragen: inwoners.map((i) => ({ pad: `/dossier/${i.id}`, cookie: cookieVan.get(i.consulent_id) ?? '' })),
        status: [200],
        bevat: 'op de ladder?',
      },
      raw: { ...GOED, vragen: inwoners.map((i) => ({ pad: `/dossier/${i.gemeente_id}/${i.id}` })) },
      perTabel: { ...GOED, vragen: inwoners.map((i) => ({ pad: `/dossier-per-tabel/${i.gemeente_id}/${i.id}` })) },
    };
  },
};

/** The form of a week as it stands on the page: its hidden fields, and of each input what is in it. */
const fieldsOf = (page: string): URLSearchParams => {
  const fields = new URLSearchParams();
  for (const [, attributes = ''] of page.matchAll(/<input([^>]*)>/g)) {
    const [name, value] = ['name', 'value'].map((key) => new RegExp(` ${key}="([^"]*)"`).exec(attributes)?.[1]);
    if (name && (name === '_versie' || /^u-/.test(name))) fields.set(name, value ?? '');
  }
  for (const [, name = ''] of page.matchAll(/<select[^>]* name="(afw-\d+)"/g)) fields.set(name, '');
  return fields;
};

const CELLEN = 5;
const uren: Workload = {
  naam: 'uren',
  wat: `${CELLEN} dagen van een week bewaren: het formulier van de week, met sleutel en logboek`,
  norm: 0.5,
  round: async (owner, nummer, fetchPage) => {
    const random = randomOf(100 + nummer);
    const wie = shuffled(await medewerkers(owner, 8, 60), nummer);
    const { rows } = await owner.query<{ id: number; gemeente_id: number }>(
      'select id, gemeente_id from toewijzing where aanbieder_id = any($1)',
      [wie.map(({ aanbiederId }) => aanbiederId)],
    );
    const gemeenteVan = new Map(rows.map(({ id, gemeente_id }) => [id, gemeente_id]));
    const product: Vraag[] = [];
    const raw: Vraag[] = [];
    // Each week of each aanbieder once: a form is about the state in which its page was opened.
    for (let week = 1; week <= 8; week++) {
      const maandag = new Date(Date.UTC(2026, 10, 16 - 7 * (week + 8 * nummer)));
      for (const een of wie) {
        const vraag = await weekForm(een, maandag, fetchPage, random, gemeenteVan);
        if (!vraag) continue;
        product.push(vraag.product);
        raw.push(vraag.raw);
        if (product.length >= 2500) break;
      }
    }
    return { product: { vragen: product, status: [303], bevat: 'bewaard=ja' }, raw: { ...GOED, vragen: raw } };
  },
};

const weekForm = async (
  een: Persoon,
  maandag: Date,
  fetchPage: FetchPage,
  random: () => number,
  gemeenteVan: ReadonlyMap<number, number>,
) => {
  const pad = `/uren/${isoWeek(maandag)}`;
  const fields = fieldsOf(await fetchPage(pad, een.cookie));
  const leeg = [...fields].flatMap(([name, value]) => (name.startsWith('u-') && value === '' ? [name] : []));
  if (leeg.length < CELLEN) return undefined;
  const gekozen = new Set<string>();
  while (gekozen.size < CELLEN) gekozen.add(pick(leeg, random()));
  for (const name of gekozen) fields.set(name, '2,5');
  fields.set('_sleutel', makeKey(een.token));
  fields.set('_stap', 'bewaren');
  const cellen = [...gekozen].map((name) => name.split('-').map(Number));
  const dag = (n: number): string =>
    new Date(maandag.getTime() + n * 86_400_000 - 7 * 86_400_000 * 30).toISOString().slice(0, 10);
  return {
    product: { pad, cookie: een.cookie, body: fields.toString() },
    raw: {
      pad: '/uren',
      type: 'application/json',
      body: JSON.stringify([
        cellen.map(([, t]) => t ?? 0),
        cellen.map(([, , d]) => dag(d ?? 0)),
        cellen.map(() => 150),
        een.id,
        cellen.map(([, t]) => gemeenteVan.get(t ?? 0) ?? 0),
      ]),
    },
  };
};

const isoWeek = (maandag: Date): string => {
  const donderdag = new Date(maandag.getTime() + 3 * 86_400_000);
  const eerste = Date.UTC(donderdag.getUTCFullYear(), 0, 1);
  return `${donderdag.getUTCFullYear()}-W${String(1 + Math.floor((donderdag.getTime() - eerste) / (7 * 86_400_000))).padStart(2, '0')}`;
};

const zoeken: Workload = {
  naam: 'zoeken',
  wat: 'een inwoner zoeken op het begin van een naam, op BSN en op dossiernummer',
  p99: 50,
  round: async (owner, nummer) => {
    const wie = [await collega(owner, 'teammanager'), ...(await consulenten(owner, 99, 40))];
    const random = randomOf(200 + nummer);
    const { rows } = await owner.query<{ achternaam: string; dossiernummer: string }>(
      'select achternaam, dossiernummer from inwoner join inwoner_persoon on inwoner_id = id where id % 50 = 0 and inwoner.gemeente_id = 1',
    );
    // One in three is the teammanager, who looks through the whole municipality.
    const vragen = Array.from({ length: 3000 }, (_, n): Vraag => {
      const een = n % 3 === 0 ? wie[0] : pick(wie, random());
      const { achternaam, dossiernummer } = pick(rows, random());
      const cookie = een?.cookie ?? '';
      if (n % 5 === 0) return { pad: `/inwoners?zoek=${dossiernummer}`, cookie };
      return { pad: `/inwoners?zoek=${encodeURIComponent(achternaam.slice(0, 3 + (n % 4)))}`, cookie };
    });
    return { product: { vragen, status: [200], bevat: 'Inwoners' } };
  },
};

export const workloads: readonly Workload[] = [werkvoorraad, dossier, uren, zoeken];
