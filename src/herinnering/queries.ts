import { type Kysely, sql } from 'kysely';
import type { Naam } from '../inwoner/index.ts';
import { written } from '../platform/db/fixed.ts';
import type { DB } from '../platform/db/schema.ts';
import type { Aan, Gebeurtenis, Moment, Stop } from './types.ts';

type Db = Kysely<DB>;

/** Steps of the werkvoorraad that stand among the duties of a toewijzing too. */
const OOK_PLICHT =
  "('aannemen','starten','resultaat-melden','plicht-voortgangsbericht','plicht-evaluatiegesprek','plicht-afstemming','traject-plicht')";

/** What waits for a resident, since the day on which he could answer: the letter, the plan that was laid before him, the latest proposal. */
const SINDS = `
  select w.inwoner_id, w.consulent_id, coalesce(w.toewijzing_id, 0) as toewijzing_id, null::int as aanbieder_id, w.soort,
         case w.soort
           when 'doelen-akkoord' then (select coalesce(max(b.bekendgemaakt_op), t.toegewezen_op) from toewijzing t
                left join besluit b on b.gemeente_id = t.gemeente_id and b.inwoner_id = t.inwoner_id and b.product = t.product
               where t.gemeente_id = w.gemeente_id and t.id = w.toewijzing_id group by t.toegewezen_op)
           when 'plan-akkoord' then (select max(p.voorgelegd_op) from plan p where p.gemeente_id = w.gemeente_id and p.inwoner_id = w.inwoner_id and p.status = 'voorgelegd')
           when 'afspraak-kiezen' then (select least(max((m.vastgelegd_op at time zone 'Europe/Amsterdam')::date), app.dag_in($1)) from afspraakmoment m
               where m.gemeente_id = w.gemeente_id and m.inwoner_id = w.inwoner_id)
         end as dag, 'inwoner' as eigenaar, true as wacht, false as gepland
    from werkvoorraad w where w.gemeente_id = $1 and w.eigenaar = 'inwoner' and w.soort in ('doelen-akkoord','plan-akkoord','afspraak-kiezen')`;

/**
 * What somebody owes in a municipality whose day lies between two days, and what waits for a resident. Nothing of a toewijzing that is
 * suspended, nothing of a dossier that is closed. Under the owner. Days as `jjjj-mm-dd`.
 */
export const listGebeurtenissen = async (
  db: Db,
  o: { gemeenteId: number; vandaag: string; van: string; tot: string },
): Promise<Gebeurtenis[]> =>
  (
    await written<{
      inwoner_id: number;
      consulent_id: number;
      toewijzing_id: number;
      aanbieder_id: number | null;
      soort: string;
      dag: string | null;
      eigenaar: Gebeurtenis['eigenaar'];
      wacht: boolean;
      gepland: boolean;
    }>(
      `select g.* from (
         select inwoner_id, consulent_id, toewijzing_id, aanbieder_id, soort, dag, case wie when 'aanbieder' then 'aanbieder' else 'ik' end as eigenaar, false as wacht,
                stand = 'gepland' as gepland
           from plichtstand where gemeente_id = $1 and stand in ('open','gepland') and dag between $3::date and $4::date and not opgeschort @> $2::date
         union all
         -- what a step of a route asks, as src/bewaking/queries/escalatie.ts calls it
         select p.inwoner_id, p.consulent_id, 0, case when p.wie = 'aanbieder' then p.aanbieder_id end, 'route-' || left(regexp_replace(p.sleutel, '[^a-z-]', '', 'g'), 34), p.dag,
                case when p.wie = 'inwoner' then 'inwoner' when p.wie = 'aanbieder' and p.aanbieder_id is not null then 'aanbieder' else 'ik' end, false, false
           from trajectplicht p
          where p.gemeente_id = $1 and p.stand = 'open' and p.dag between $3::date and $4::date
            and not exists (select from trajectstap s join toewijzing t on t.gemeente_id = s.gemeente_id and t.inwoner_id = s.inwoner_id and t.aanbieder_id = s.aanbieder_id
                             where s.gemeente_id = p.gemeente_id and s.id = p.trajectstap_id and t.status = 'gestart' and t.opgeschort @> $2::date)
         union all
         select w.inwoner_id, w.consulent_id, coalesce(w.toewijzing_id, 0), t.aanbieder_id, w.soort, w.uiterlijk, w.eigenaar, false, false
           from werkvoorraad w left join toewijzing t on t.gemeente_id = w.gemeente_id and t.id = w.toewijzing_id
          where w.gemeente_id = $1 and w.soort is not null and w.uiterlijk between $3::date and $4::date and w.eigenaar in ('ik','inwoner','aanbieder')
            and w.soort not in ${OOK_PLICHT} and w.soort not in ('doelen-akkoord','plan-akkoord','afspraak-kiezen')
         union all ${SINDS}) g
         join inwoner i on i.gemeente_id = $1 and i.id = g.inwoner_id and i.status <> 'afgerond'
         join inwoner_persoon p on p.gemeente_id = $1 and p.inwoner_id = g.inwoner_id and p.overleden_op is null
        where g.dag is not null and g.consulent_id <> 0
        order by g.inwoner_id, g.toewijzing_id, g.soort, g.dag`,
      [o.gemeenteId, o.vandaag, o.van, o.tot],
    ).execute(db)
  ).map((g) => ({
    inwonerId: g.inwoner_id,
    consulentId: g.consulent_id,
    toewijzingId: g.toewijzing_id,
    aanbiederId: g.aanbieder_id,
    soort: g.soort,
    dag: g.dag ?? '',
    eigenaar: g.eigenaar,
    wacht: g.wacht,
    gepland: g.gepland,
  }));

/** Late for so long that somebody else looks, not seen yet. Under the owner. */
export const listEscalaties = (db: Db, o: { gemeenteId: number }) =>
  written<{
    inwoner_id: number;
    consulent_id: number;
    toewijzing_id: number;
    soort: string;
    dag: string;
    naar_id: number | null;
  }>(
    `select inwoner_id, consulent_id, toewijzing_id, soort, dag, naar_id from plichtescalatie
      where gemeente_id = $1 and opgelost_op is null and gezien_op is null order by id`,
    [o.gemeenteId],
  ).execute(db);

export interface Periode {
  stop: Stop | undefined;
  aanmeldingen: string[];
  looptijden: { van: string; tot: string }[];
}

/** What decides whether these residents are reminded of anything. Under the owner. */
export const findPerioden = async (db: Db, gemeenteId: number, inwonerIds: readonly number[]): Promise<Map<number, Periode>> => {
  const rijen = await written<{
    inwoner_id: number;
    stop: Stop | null;
    aanmeldingen: string[] | null;
    looptijden: { van: string; tot: string }[] | null;
  }>(
    `select n.id as inwoner_id,
            (select jsonb_build_object('wat', s.wat, 'tot', s.tot, 'op', least((s.op at time zone 'Europe/Amsterdam')::date, app.dag_in($1))) from herinneringstop s
              where s.gemeente_id = $1 and s.inwoner_id = n.id order by s.id desc limit 1) as stop,
            (select array_agg(a.ontvangen_op::text) from aanmelding a where a.gemeente_id = $1 and a.inwoner_id = n.id) as aanmeldingen,
            (select jsonb_agg(jsonb_build_object('van', lower(t.looptijd), 'tot', upper(t.looptijd) - 1)) from toewijzing t
              where t.gemeente_id = $1 and t.inwoner_id = n.id and t.status not in ('geweigerd')) as looptijden
       from unnest($2::int[]) n (id)`,
    [gemeenteId, [...inwonerIds]],
  ).execute(db);
  return new Map(
    rijen.map((rij) => [
      rij.inwoner_id,
      { stop: rij.stop ?? undefined, aanmeldingen: rij.aanmeldingen ?? [], looptijden: rij.looptijden ?? [] },
    ]),
  );
};

/** Somebody who is reminded; `gebruikerId` 0: a resident without an account. */
export interface Ontvanger {
  sleutel: number;
  gebruikerId: number;
  naam: string;
  adres: string;
  /** Kinds of mail that are not wanted. */
  uit: string[];
}

/** The people of an aanbieder, of a consulent (or who replaces her on the day), of a resident, and the teammanagers. Under the owner. */
export const findOntvangers = async (
  db: Db,
  o: {
    gemeenteId: number;
    vandaag: string;
    aanbieders: readonly number[];
    consulenten: readonly number[];
    inwoners: readonly number[];
  },
): Promise<{
  aanbieder: Map<number, Ontvanger[]>;
  consulent: Map<number, Ontvanger[]>;
  inwoner: Map<number, Ontvanger[]>;
  teammanagers: Ontvanger[];
  personen: Map<number, Ontvanger>;
}> => {
  const uit = "coalesce((select array_agg(v.soort) from mailvoorkeur v where v.gebruiker_id = g.id and v.uit), '{}') as uit";
  const lees = (text: string, waarden: unknown[]) => written<Ontvanger>(text, waarden).execute(db);
  const actief = 'g.actief and (g.laatste_dag is null or g.laatste_dag >= $2::date)';
  const [aanbieder, consulent, inwoner, teammanagers] = await Promise.all([
    lees(
      `select g.aanbieder_id as sleutel, g.id as "gebruikerId", g.naam, coalesce(g.email, '') as adres, ${uit} from gebruiker g
        where g.aanbieder_id = any($1::int[]) and g.rol = 'aanbieder' and ${actief} order by g.id`,
      [[...o.aanbieders], o.vandaag],
    ),
    lees(
      `select c.id as sleutel, g.id as "gebruikerId", g.naam, coalesce(g.email, '') as adres, ${uit}
         from unnest($1::int[]) c (id)
         left join lateral (select a.vervanger_id from medewerkerafwezigheid a where a.gemeente_id = $3 and a.gebruiker_id = c.id and a.ingetrokken_op is null
                               and a.periode @> $2::date and a.vervanger_id is not null order by a.id desc limit 1) v on true
         join gebruiker g on g.id = coalesce(v.vervanger_id, c.id) and ${actief}`,
      [[...o.consulenten], o.vandaag, o.gemeenteId],
    ),
    lees(
      `select p.inwoner_id as sleutel, coalesce(g.id, 0) as "gebruikerId", '' as naam, coalesce(p.email, '') as adres, ${uit}
         from inwoner_persoon p left join lateral (select g.id from gebruiker g where g.gemeente_id = p.gemeente_id and g.inwoner_id = p.inwoner_id and ${actief} order by g.id limit 1) g on true
        where p.gemeente_id = $3 and p.inwoner_id = any($1::int[])`,
      [[...o.inwoners], o.vandaag, o.gemeenteId],
    ),
    lees(
      `select 0 as sleutel, g.id as "gebruikerId", g.naam, coalesce(g.email, '') as adres, ${uit} from gebruiker g
        where g.gemeente_id = $1 and g.rol = 'teammanager' and ${actief} order by g.id`,
      [o.gemeenteId, o.vandaag],
    ),
  ]);
  const per = (rijen: Ontvanger[]) => Map.groupBy(rijen, ({ sleutel }) => sleutel);
  return {
    aanbieder: per(aanbieder),
    consulent: per(consulent),
    inwoner: per(inwoner),
    teammanagers,
    personen: new Map(consulent.map((een) => [een.gebruikerId, een])),
  };
};

export interface NieuweHerinnering extends Pick<Gebeurtenis, 'inwonerId' | 'consulentId' | 'toewijzingId' | 'soort' | 'dag'> {
  moment: Moment;
  aan: Aan;
  gebruikerId: number;
}

/** Writes down who is reminded of what; gives only those that were not known: the same event is never told twice. Under the owner. */
export const insertHerinneringen = async (
  db: Db,
  o: { gemeenteId: number; vandaag: string; nieuw: readonly NieuweHerinnering[] },
): Promise<{ id: number; gebruiker_id: number; inwoner_id: number; moment: Moment; aan: Aan }[]> => {
  if (o.nieuw.length === 0) return [];
  const f = <T>(wat: (een: NieuweHerinnering) => T): T[] => o.nieuw.map(wat);
  const { rows } = await sql<{ id: number; gebruiker_id: number; inwoner_id: number; moment: Moment; aan: Aan }>`
    insert into herinnering (gemeente_id, inwoner_id, van_dossier, consulent_id, toewijzing_id, soort, dag, moment, aan, gebruiker_id, op)
    select ${o.gemeenteId}::int, r.inwoner_id, r.inwoner_id, r.consulent_id, r.toewijzing_id, r.soort, r.dag, r.moment, r.aan, r.gebruiker_id, ${o.vandaag}::date from unnest(
      ${f((n) => n.inwonerId)}::int[], ${f((n) => n.consulentId)}::int[], ${f((n) => n.toewijzingId)}::int[], ${f((n) => n.soort)}::text[],
      ${f((n) => n.dag)}::date[], ${f((n) => n.moment)}::text[], ${f((n) => n.aan)}::text[], ${f((n) => n.gebruikerId)}::int[]) r (inwoner_id, consulent_id, toewijzing_id, soort, dag, moment, aan, gebruiker_id)
    on conflict do nothing
    returning id, gebruiker_id, inwoner_id, moment, aan`.execute(db);
  return rows;
};

/** The address of a resident is nobody's business in the outbox: only the sender reads it. */
export const hideAdres = async (db: Db, o: { gemeenteId: number; mailId: number; adres: string }): Promise<void> => {
  await sql`update mail set adres_besloten = ${o.adres} where gemeente_id = ${o.gemeenteId} and id = ${o.mailId}`.execute(db);
};

export const setMail = async (db: Db, o: { gemeenteId: number; ids: readonly number[]; mailId: number }): Promise<void> => {
  await sql`update herinnering set mail_id = ${o.mailId} where gemeente_id = ${o.gemeenteId} and id = any(${[...o.ids]}::int[])`.execute(
    db,
  );
};

/** Which kinds of mail the reader does not want. */
export const listUit = async (db: Db): Promise<string[]> =>
  (
    await written<{ soort: string }>('select soort from mailvoorkeur where gebruiker_id = app.gebruiker() and uit', []).execute(
      db,
    )
  ).map(({ soort }) => soort);

export const saveVoorkeur = async (db: Db, o: { gebruikerId: number; soort: string; uit: boolean }): Promise<void> => {
  await sql`
    insert into mailvoorkeur (gebruiker_id, soort, uit) values (${o.gebruikerId}, ${o.soort}, ${o.uit})
    on conflict (gebruiker_id, soort) do update set uit = excluded.uit, gewijzigd_op = clock_timestamp()`.execute(db);
};

export interface HerinneringRij extends Partial<Naam> {
  id: number;
  inwoner_id: number;
  toewijzing_id: number;
  soort: string;
  dag: string;
  moment: Moment;
  aan: Aan;
  op: string;
  gemaild: boolean;
  voornaam: string;
  voorvoegsel: string;
  achternaam: string;
  wie: string | null;
}

/** What the reader was reminded of in the last weeks, the latest first. */
export const listMijn = (db: Db, vandaag: string): Promise<HerinneringRij[]> =>
  written<HerinneringRij>(
    `select h.id, h.inwoner_id, h.toewijzing_id, h.soort, h.dag, h.moment, h.aan, h.op, h.mail_id is not null as gemaild, p.voornaam, p.voorvoegsel, p.achternaam, null as wie
       from herinnering h join inwoner_persoon p on p.gemeente_id = h.gemeente_id and p.inwoner_id = h.inwoner_id
      where h.gebruiker_id = app.gebruiker() and h.op >= $1::date - 30 order by h.op desc, h.id desc limit 50`,
    [vandaag],
  ).execute(db);

/** Of a duty of a route its name: in a reminder it goes by its key. */
const ROUTEPLICHT = (van: 'h' | 'e') =>
  `coalesce((select t.naam from trajectplicht t where t.inwoner_id = ${van}.inwoner_id
      and 'route-' || left(regexp_replace(t.sleutel, '[^a-z-]', '', 'g'), 34) = ${van}.soort order by t.id desc limit 1), '') as routeplicht`;

/** What anybody was reminded of about a resident, the latest first. */
export const listVanInwoner = (db: Db, inwonerId: number): Promise<(HerinneringRij & { routeplicht: string })[]> =>
  written<HerinneringRij & { routeplicht: string }>(
    `select ${ROUTEPLICHT('h')}, h.id, h.inwoner_id, h.toewijzing_id, h.soort, h.dag, h.moment, h.aan, h.op, h.mail_id is not null as gemaild, '' as voornaam, '' as voorvoegsel, '' as achternaam, case when g.id <> 0 then g.naam end as wie
       from herinnering h left join gebruiker g on g.id = h.gebruiker_id and g.rol <> 'inwoner'
      where h.inwoner_id = $1 order by h.id desc limit 30`,
    [inwonerId],
  ).execute(db);

export interface StopRij {
  wat: 'gestopt' | 'hervat';
  tot: string | null;
  reden: string;
  door: string;
  op: Date;
  dag: string;
}

/** Every time that reminders about a resident were stopped or taken up again, the latest first. */
export const listStops = (db: Db, inwonerId: number): Promise<StopRij[]> =>
  written<StopRij>(
    `select s.wat, s.tot, s.reden, g.naam as door, s.op, least((s.op at time zone 'Europe/Amsterdam')::date, app.dag()) as dag
       from herinneringstop s join gebruiker g on g.id = s.door where s.inwoner_id = $1 order by s.id desc limit 20`,
    [inwonerId],
  ).execute(db);

/** The periods of one resident, for who reads the dossier. */
export const findPeriode = async (db: Db, inwonerId: number): Promise<Omit<Periode, 'stop'>> => {
  const [rij] = await written<{ aanmeldingen: string[] | null; looptijden: { van: string; tot: string }[] | null }>(
    `select (select array_agg(a.ontvangen_op::text) from aanmelding a where a.inwoner_id = $1) as aanmeldingen,
            (select jsonb_agg(jsonb_build_object('van', lower(t.looptijd), 'tot', upper(t.looptijd) - 1)) from toewijzing t where t.inwoner_id = $1 and t.status <> 'geweigerd') as looptijden`,
    [inwonerId],
  ).execute(db);
  return { aanmeldingen: rij?.aanmeldingen ?? [], looptijden: rij?.looptijden ?? [] };
};

export const insertStop = async (
  db: Db,
  o: {
    gemeenteId: number;
    inwonerId: number;
    consulentId: number;
    wat: 'gestopt' | 'hervat';
    tot: string | null;
    reden: string;
    door: number;
  },
): Promise<void> => {
  await sql`
    insert into herinneringstop (gemeente_id, inwoner_id, consulent_id, wat, tot, reden, door)
    values (${o.gemeenteId}, ${o.inwonerId}, ${o.consulentId}, ${o.wat}, ${o.tot}::date, ${o.reden}, ${o.door})`.execute(db);
};

/** Says of what is late with a resident that one looked. Gives how many there were. */
export const markGezien = async (db: Db, o: { inwonerId: number; door: number; toelichting: string }): Promise<number> => {
  const { numAffectedRows } = await sql`
    update plichtescalatie set gezien_op = clock_timestamp(), gezien_door = ${o.door}, toelichting = ${o.toelichting}, versie = versie + 1
     where inwoner_id = ${o.inwonerId} and opgelost_op is null and gezien_op is null`.execute(db);
  return Number(numAffectedRows ?? 0);
};

export interface EscalatieRij {
  /** The name of a duty of a route; empty: it is another. */
  routeplicht: string;
  soort: string;
  dag: string;
  naar: 'vervanger' | 'teammanager';
  naar_naam: string | null;
  op: Date;
  opgelost_op: Date | null;
  gezien_op: Date | null;
  gezien_door: string | null;
  toelichting: string;
}

export const listEscalatiesVan = (db: Db, inwonerId: number): Promise<EscalatieRij[]> =>
  written<EscalatieRij>(
    `select ${ROUTEPLICHT('e')}, e.soort, e.dag, e.naar, n.naam as naar_naam, e.op, e.opgelost_op, e.gezien_op, g.naam as gezien_door, e.toelichting
       from plichtescalatie e left join gebruiker n on n.id = e.naar_id left join gebruiker g on g.id = e.gezien_door
      where e.inwoner_id = $1 order by (e.opgelost_op is null) desc, e.id desc limit 20`,
    [inwonerId],
  ).execute(db);

export const findGemeenteIds = async (db: Db): Promise<number[]> =>
  (await db.selectFrom('gemeente').select('id').orderBy('id').execute()).map(({ id }) => id);
