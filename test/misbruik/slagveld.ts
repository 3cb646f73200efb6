/**
 * The world of the rights tests as a field to attack on: it notes every row that a request touches, and can be put back as it was.
 * So each attack starts from the same facts, and "nothing changed" is seen and not assumed.
 */
import type pg from 'pg';
import { createBrp, startStandIn } from '../../src/platform/brp/index.ts';
import { type Rol, rollen } from '../../src/platform/db/reader.ts';
import { startJobs } from '../../src/platform/jobs.ts';
import { type RouteDefinition, SESSION_COOKIE } from '../../src/web/route.ts';
import type { Answer, Bezoeker } from '../house.ts';
import { type Cel, matrix, vast } from '../rechten/matrix.ts';
import { type Kant, kanten, openWorld, type World } from '../rechten/world.ts';

/** One row that was made, changed or removed. */
export interface Spoor {
  tabel: string;
  wat: 'INSERT' | 'UPDATE' | 'DELETE';
  oud: Record<string, unknown> | null;
  nieuw: Record<string, unknown> | null;
}

/** What every request may write, with its key: who did something, which forms were sent, who is logged in. */
const BOEKHOUDING: Record<string, string> = { logboek: 'id', idempotentie: 'gebruiker_id, sleutel', sessie: 'token_hash' };

export interface Slagveld {
  world: World;
  /** Rows that were touched since the last time this was asked, the bookkeeping apart. */
  sporen(): Promise<Spoor[]>;
  /** Puts every table back; sessions too. */
  herstel(): Promise<void>;
  close(): Promise<void>;
}

const vangSporen = async (owner: pg.Pool, tabellen: readonly string[]): Promise<void> => {
  await owner.query(`
    create schema proef;
    create unlogged table proef.spoor (id bigint generated always as identity primary key, tabel text, wat text, oud jsonb, nieuw jsonb);
    create function proef.noteer() returns trigger language plpgsql security definer set search_path = proef, pg_temp as $$
    begin
      insert into proef.spoor (tabel, wat, oud, nieuw)
        values (tg_table_name, tg_op, case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end);
      return null;
    end $$;`);
  for (const tabel of tabellen) {
    await owner.query(`create unlogged table proef."kopie_${tabel}" as table public."${tabel}"`);
    if (!(tabel in BOEKHOUDING))
      await owner.query(
        `create trigger proef_noteer after insert or update or delete on public."${tabel}" for each row execute function proef.noteer()`,
      );
  }
};

/** A long attack takes longer than somebody may be away; how long that is, is tried in test/rechten/sessie.test.ts. */
export const blijfIngelogd = async (world: World): Promise<void> => {
  await world.h.owner.query("update sessie set inactief_minuten = 10000, verloopt_op = now() + interval '7 days'");
};

/** Opens the world and starts noting. `klaarzetten` may add rows that belong to the start. Close it in afterAll. */
export const openSlagveld = async (klaarzetten?: (world: World) => Promise<void>): Promise<Slagveld> => {
  const standIn = await startStandIn({ sleutel: 'proef', personen: [] });
  const brp = createBrp({ url: standIn.url, toegang: { soort: 'sleutel', kop: 'X-API-KEY', sleutel: 'proef' } });
  const world = await openWorld({ brp, eigenBeleid: true });
  const { owner } = world.h;
  // The BRP knows each resident by another surname: there is something to take over.
  const bekend = await owner.query<{ bsn: Buffer; voornaam: string }>(
    'select bsn_versleuteld as bsn, voornaam from inwoner_persoon',
  );
  for (const { bsn, voornaam } of bekend.rows)
    standIn.zet({
      bsn: world.h.bsn.ontsleutel(bsn),
      voornamen: voornaam,
      geslachtsnaam: 'Anders',
      geboren: '1990-05-01',
      adres: { straat: 'Proefstraat', huisnummer: '7', postcode: '7311 AB', woonplaats: 'Apeldoorn' },
      gemeente: { code: '0200', naam: 'Apeldoorn' },
    });
  // The queue must be there for what plans a job; nobody may handle it behind our back.
  const jobs = await startJobs(owner);
  for (const naam of [
    'levering',
    'doorrekening',
    'overgang',
    'overleg',
    'verdeling',
    'vernietigen',
    'dossierkopie',
    'omzetting',
  ] as const)
    await jobs.work(naam, async () => undefined);
  await jobs.stop();
  await klaarzetten?.(world);
  await blijfIngelogd(world);
  const { rows } = await owner.query<{ naam: string; kolommen: string[] }>(
    `select c.relname::text as naam, array_agg(quote_ident(a.attname) order by a.attnum) filter (where a.attgenerated = '') as kolommen
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migratie' group by 1 order by 1`,
  );
  const kolommen = new Map(rows.map((row) => [row.naam, row.kolommen.join(', ')]));
  await vangSporen(owner, [...kolommen.keys()]);
  // Again (openWorld): much was added.
  await owner.query('analyze');
  const geraakt = new Set<string>();
  let gelezenTot = 0;
  // Read on and not removed: removing row by row would make each next look slower.
  const sporen = async (): Promise<Spoor[]> => {
    const { rows: gevonden } = await owner.query<Spoor & { id: string }>(
      'select id, tabel, wat, oud, nieuw from proef.spoor where id > $1 order by id',
      [gelezenTot],
    );
    for (const { tabel, id } of gevonden) {
      geraakt.add(tabel);
      gelezenTot = Number(id);
    }
    return gevonden;
  };
  const terug = (naam: string): string => {
    const alle = kolommen.get(naam);
    const sleutel = BOEKHOUDING[naam];
    const rijen = `insert into public."${naam}" (${alle}) overriding system value select ${alle} from proef."kopie_${naam}"`;
    return sleutel === undefined
      ? `delete from public."${naam}"; ${rijen};`
      : `delete from public."${naam}" where (${sleutel}) not in (select ${sleutel} from proef."kopie_${naam}"); ${rijen} on conflict do nothing;`;
  };
  return {
    world,
    sporen,
    herstel: async () => {
      await sporen();
      const namen = [...geraakt, ...Object.keys(BOEKHOUDING)];
      geraakt.clear();
      const client = await owner.connect();
      try {
        // As a replica: foreign keys and triggers do not look, for what is put back has been whole before.
        await client.query(`begin; set local session_replication_role = replica; ${namen.map(terug).join(' ')} commit`);
      } finally {
        client.release();
      }
    },
    close: async () => {
      await world.h.close();
      await standIn.stop();
    },
  };
};

export const naamVan = (route: Pick<RouteDefinition, 'methode' | 'pad'>): string => `${route.methode} ${route.pad}`;

/** A route with somebody who may use it and an address of his own. */
export interface Vorm {
  route: RouteDefinition;
  cel: Cel;
  /** The address, query included when the route asks for one. */
  pad: string;
  bij: Record<string, string>;
  rol: Rol | 'niemand';
  wie: Bezoeker | undefined;
}

/** Every declared route with every role that may use it. What has no value in the world (a token) gets one that nobody has. */
export const vormen = (world: World, methode: 'GET' | 'POST'): Vorm[] =>
  world.h.web.routes.flatMap((route): Vorm[] => {
    if (route.methode !== methode) return [];
    const cel = matrix[naamVan(route)] ?? { wie: 'openbaar' as const };
    const { wie } = cel;
    const bij = cel.bij?.(world.kant.eigen) ?? {};
    const pad = vul(route.pad, world);
    const zoek = methode === 'GET' && Object.keys(bij).length > 0 ? `?${new URLSearchParams(bij)}` : '';
    const vorm = { route, cel, pad: `${pad}${zoek}`, bij };
    if (wie === 'openbaar' || route.rollen.length === 0) return [{ ...vorm, rol: 'niemand', wie: undefined }];
    return rollen.filter((rol) => wie[rol]).map((rol) => ({ ...vorm, rol, wie: world.wie[rol] }));
  });

const vul = (pad: string, world: World): string =>
  pad.replace(/:(\w+)(?:\{[^}]*\})?/g, (_, naam: string) => {
    const id = (world.kant.eigen as unknown as Record<string, number>)[naam];
    return vast[naam] ?? (id === undefined ? 'bestaat-niet' : String(id));
  });

/** Finds the declared route of an address; a fixed part goes before a parameter. */
export const routeZoeker = (routes: readonly RouteDefinition[]) => {
  const lijst = routes
    .map((route) => ({
      route,
      patroon: new RegExp(`^${route.pad.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/:(\w+)(?:\{[^}]*\})?/g, '[^/]+')}$`),
      vast: route.pad.split('/').filter((deel) => !deel.startsWith(':')).length,
    }))
    .sort((a, b) => b.vast - a.vast);
  return (methode: string, adres: string): RouteDefinition | undefined => {
    const pad = adres.replace(/[?#].*$/s, '');
    return lijst.find(({ route, patroon }) => route.methode === methode && patroon.test(pad))?.route;
  };
};

export interface Verzoek {
  methode: 'GET' | 'POST';
  pad: string;
  wie: Bezoeker | undefined;
  headers?: Record<string, string>;
  body?: NonNullable<RequestInit['body']>;
}

export interface Antwoord extends Answer {
  /** In milliseconds. */
  duur: number;
}

let verzoeken = 0;
/** How many requests this process has sent. */
export const aantalVerzoeken = (): number => verzoeken;

export const stuur = async (world: World, verzoek: Verzoek): Promise<Antwoord> => {
  verzoeken++;
  const begin = performance.now();
  const response = await world.h.web.app.request(verzoek.pad, {
    method: verzoek.methode,
    headers: { ...(verzoek.wie ? { cookie: `${SESSION_COOKIE}=${verzoek.wie.token}` } : {}), ...verzoek.headers },
    ...(verzoek.body === undefined ? {} : { body: verzoek.body }),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return {
    status: response.status,
    text: new TextDecoder().decode(bytes),
    location: response.headers.get('location'),
    headers: response.headers,
    bytes,
    duur: performance.now() - begin,
  };
};

/** What somebody may touch: the own municipality, organisation, caseload or self. */
export interface Bereik {
  rol: Rol | 'niemand';
  gemeenteId: number;
  aanbieder: number;
  /** The consulent, for a consulent. */
  gebruiker: number;
  inwoner: number;
}

export const bereikVan = (rol: Rol | 'niemand', kant: Kant): Bereik => ({
  rol,
  gemeenteId: kant.gemeenteId,
  aanbieder: kant.aanbieder,
  gebruiker: kant.gebruiker,
  inwoner: kant.inwoner,
});

/**
 * Rows that the actor had no business with: another municipality's, a colleague's resident, another organisation's. Each row that
 * carries such a column must carry the actor's own, before or after.
 */
export const buitenBereik = (bereik: Bereik, sporen: readonly Spoor[]): string[] => {
  const { rol } = bereik;
  const kolom = (spoor: Spoor, naam: string): unknown[] =>
    [spoor.oud?.[naam], spoor.nieuw?.[naam]].filter((waarde) => waarde !== undefined && waarde !== null);
  return sporen
    .filter((spoor) => {
      const mag = (naam: string, waarde: number): boolean => {
        const staat = kolom(spoor, naam);
        return staat.length === 0 || staat.includes(waarde);
      };
      // Who is not logged in may report somebody: new rows of a melding, and nothing that was there.
      if (rol === 'niemand') return Boolean(spoor.oud) || !['melding', 'meldingpersoon', 'mail'].includes(spoor.tabel);
      // An aanbieder works for every municipality; the rest for one.
      if (rol === 'aanbieder') return !mag('aanbieder_id', bereik.aanbieder);
      // Who is logged in may report somebody too, in any municipality: new, and nobody's until a consulent takes it.
      if (!spoor.oud && /^melding(persoon)?$/.test(spoor.tabel) && spoor.nieuw?.consulent_id === 0) return false;
      if (!spoor.oud && spoor.tabel === 'mail' && spoor.nieuw?.soort === 'melding-ontvangen') return false;
      if (!mag(spoor.tabel === 'gemeente' ? 'id' : 'gemeente_id', bereik.gemeenteId)) return true;
      // Who is known twice stands in two queues: that those have to be derived again is a note without content.
      if (spoor.tabel === 'werkvoorraad_wijziging') return false;
      if (rol === 'consulent') return !mag('consulent_id', bereik.gebruiker);
      return rol === 'inwoner' && !mag(spoor.tabel === 'inwoner' ? 'id' : 'inwoner_id', bereik.inwoner);
    })
    .map((spoor) => `${spoor.wat} ${spoor.tabel} ${JSON.stringify(spoor.nieuw ?? spoor.oud).slice(0, 200)}`);
};

/** What a page derives from the dossier and keeps: nothing that a person did. */
const AFGELEID = /^(werkvoorraad(_wijziging)?|plicht_wijziging|plichtstand|plichtverschil|plichtescalatie)$/;

/** Without what is only derived: that may be done when a page is shown, also one that shows a refusal. */
export const zonderAfgeleid = (sporen: readonly Spoor[]): Spoor[] => sporen.filter(({ tabel }) => !AFGELEID.test(tabel));

/** Ids of everything that is not the actor's, smallest set that names every kind. */
export const vreemdeIds = (world: World): number[] => {
  const eigen = new Set(Object.values(world.kant.eigen));
  return [...new Set(kanten.filter((naam) => naam !== 'eigen').flatMap((naam) => Object.values(world.kant[naam])))].filter(
    (id) => !eigen.has(id),
  );
};
