// The duties as a list: those of toewijzingen, and for the municipality every other step with a last day.
import type { Kysely } from 'kysely';
import type { Naam } from '../../inwoner/index.ts';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { written } from '../../platform/db/fixed.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { Stand } from '../types.ts';
import type { PlichtenVraag, Wie } from '../vraag.ts';
import { OOK_PLICHT, ROUTE_SOORT, ROUTE_STIL } from './escalatie.ts';

type Db = Kysely<DB>;

/** Weeks in which a duty counts as near (keuze), in dagen. */
export const BINNENKORT = 28;

/** Who looks. An aanbieder sees duties of its own toewijzingen only; a consulent not what was opened in an emergency. */
export interface Kijker {
  vandaag: Datum;
  rol: 'consulent' | 'teammanager' | 'aanbieder';
}

export interface PlichtLijstRij extends Naam {
  inwoner_id: number;
  consulent_id: number;
  /** For a teammanager: who has this resident, when that is somebody who works here. */
  consulent?: string | null;
  toewijzing_id: number;
  soort: string;
  eigenaar: Wie;
  dag: string;
  stand: Stand;
  op: string | null;
  product: string | null;
  regeling_id: number | null;
  opgeschort_tot: string | null;
  /** Of a step of the werkvoorraad, or of a duty of a route: its words and where it is dealt with. */
  tekst: string;
  href: string;
  /** Of a duty of a route: the step, who owes it as the route calls him, and the place in the source. */
  stap: string | null;
  wie: string | null;
  bron: string | null;
  dossiernummer: string;
  aanbieder: string | null;
  /** Somebody else looks too: who and since when. */
  escalatie_id: number | null;
  naar: 'vervanger' | 'teammanager' | null;
  naar_id: number | null;
  naar_naam: string | null;
  sinds: Date | null;
}

type Waarde = (een: unknown) => string;

const OPEN = "stand in ('open','gepland')";

/** The parts of the list; the last is not for an aanbieder. Each with its own conditions, so that an index is read. */
const bronnen = (v: PlichtenVraag, k: Kijker, waarde: Waarde): string[] => {
  const nu = `${waarde(isoDatum(k.vandaag))}::date`;
  const straks = `(${nu} + ${BINNENKORT})`;
  const binnen = (dag: string): Record<string, string> => ({
    laat: `${dag} < ${nu}`,
    binnenkort: `${dag} between ${nu} and ${straks}`,
    later: `${dag} > ${straks}`,
    alles: `${dag} <= ${straks}`,
  });
  const a: string[] = [];
  const stand = v.stand ?? 'alles';
  if (v.inwonerId !== undefined) a.push(`p.inwoner_id = ${waarde(v.inwonerId)}`);
  else if (stand === 'af') a.push("p.stand in ('gedaan','ontheven','niet-gedaan')");
  else if (stand === 'aangehouden') a.push(`p.${OPEN} and p.opgeschort <> '{}' and p.opgeschort @> ${nu}`);
  else if (stand === 'meekijken') a.push(`p.${OPEN} and p.dag < ${nu}`);
  else a.push(`p.${OPEN} and ${binnen('p.dag')[stand]} and not p.opgeschort @> ${nu}`);
  if (v.wie !== undefined)
    a.push(v.wie === 'aanbieder' ? "p.wie = 'aanbieder'" : v.wie === 'ik' ? "p.wie <> 'aanbieder'" : 'false');
  if (v.soort !== undefined) a.push(`p.soort = ${waarde(v.soort.replace(/^plicht-/, ''))}`);
  if (v.consulentId !== undefined) a.push(`p.consulent_id = ${waarde(v.consulentId)}`);
  // Not what was opened in an emergency: that brings nobody's work into one's own list.
  if (k.rol === 'consulent' && v.inwonerId === undefined)
    a.push(
      'exists (select from werkvoorraad w where w.gemeente_id = p.gemeente_id and w.inwoner_id = p.inwoner_id and w.nr = 0)',
    );
  const uit = [
    `select p.gemeente_id, p.inwoner_id, p.consulent_id, p.toewijzing_id, case when p.soort in ('aannemen','starten','resultaat-melden') then p.soort else 'plicht-' || p.soort end as soort,
            case p.wie when 'aanbieder' then 'aanbieder' else 'ik' end as eigenaar, p.dag, p.stand, p.op, p.product, p.regeling_id, p.aanbieder_id,
            case when p.opgeschort @> ${nu} then (select upper(r) - 1 from unnest(p.opgeschort) r where r @> ${nu}) end as opgeschort_tot,
            '' as tekst, '' as href, null::text as plek, p.soort as sleutel, null::text as stap, null::text as wie, null::text as bron
       from plichtstand p where ${a.join(' and ')}`,
    ...vanRoutes(v, k, stand, nu, waarde, binnen),
  ];
  if (k.rol === 'aanbieder' || stand === 'af' || stand === 'aangehouden') return uit;
  const wanneer = stand === 'meekijken' ? `w.uiterlijk < ${nu}` : binnen('w.uiterlijk')[stand];
  const b = [
    v.inwonerId === undefined ? `${wanneer}` : `w.inwoner_id = ${waarde(v.inwonerId)} and w.uiterlijk is not null`,
    `w.soort is not null and w.soort not in ${OOK_PLICHT}`,
  ];
  if (v.wie !== undefined) b.push(`w.eigenaar = ${waarde(v.wie)}`);
  if (v.soort !== undefined) b.push(`w.soort = ${waarde(v.soort)}`);
  if (v.consulentId !== undefined) b.push(`w.consulent_id = ${waarde(v.consulentId)}`);
  return [
    ...uit,
    `select w.gemeente_id, w.inwoner_id, w.consulent_id, coalesce(w.toewijzing_id, 0) as toewijzing_id, w.soort, w.eigenaar, w.uiterlijk as dag, 'open' as stand,
            null::date as op, w.product, null::int as regeling_id, null::int as aanbieder_id, null::date as opgeschort_tot, w.tekst, w.href, w.plek, w.soort as sleutel,
            null::text as stap, null::text as wie, null::text as bron
       from werkvoorraad w where ${b.join(' and ')}`,
  ];
};

/** What is open for one resident without a last day: no source and no setting gives one. */
export interface ZonderDagRij {
  soort: string;
  eigenaar: Wie;
  tekst: string;
  href: string;
}

/** Steps of the werkvoorraad and duties of a route that have no last day. */
export const listZonderDag = (db: Db, inwonerId: number): Promise<ZonderDagRij[]> =>
  written<ZonderDagRij>(
    `select w.soort, w.eigenaar, w.tekst, w.href from werkvoorraad w
      where w.inwoner_id = $1 and w.soort is not null and w.uiterlijk is null and w.soort not in ${OOK_PLICHT}
     union all
     select 'traject-plicht', case when p.wie = 'inwoner' then 'inwoner' when p.aanbieder_id is not null then 'aanbieder' else 'ik' end, p.naam, '/dossier/' || p.inwoner_id || '/route'
       from trajectplicht p where p.inwoner_id = $1 and p.stand = 'open' and p.dag is null
      order by 2, 3`,
    [inwonerId],
  ).execute(db);

/** Duties of steps of a route, as those of a toewijzing; one without a day stands at its step only. */
const vanRoutes = (
  v: PlichtenVraag,
  k: Kijker,
  stand: NonNullable<PlichtenVraag['stand']> | 'alles',
  nu: string,
  waarde: Waarde,
  binnen: (dag: string) => Record<string, string>,
): string[] => {
  if (v.soort !== undefined && v.soort !== 'traject-plicht') return [];
  const wie =
    "case when p.wie = 'inwoner' then 'inwoner' when p.wie = 'aanbieder' and p.aanbieder_id is not null then 'aanbieder' else 'ik' end";
  const a = ['p.dag is not null'];
  if (v.inwonerId !== undefined) a.push(`p.inwoner_id = ${waarde(v.inwonerId)}`, "p.stand <> 'vervallen'");
  else if (stand === 'af') a.push("p.stand in ('gedaan','ontheven')");
  else if (stand === 'aangehouden') a.push(`p.stand = 'open' and ${ROUTE_STIL} @> ${nu}`);
  else if (stand === 'meekijken') a.push(`p.stand = 'open' and p.dag < ${nu}`);
  else a.push(`p.stand = 'open' and ${binnen('p.dag')[stand]} and not ${ROUTE_STIL} @> ${nu}`);
  if (v.wie !== undefined) a.push(`${wie} = ${waarde(v.wie)}`);
  if (v.consulentId !== undefined) a.push(`p.consulent_id = ${waarde(v.consulentId)}`);
  const aanbieder = k.rol === 'aanbieder';
  if (aanbieder) a.push("p.wie = 'aanbieder'");
  else if (k.rol === 'consulent' && v.inwonerId === undefined)
    a.push(
      'exists (select from werkvoorraad w where w.gemeente_id = p.gemeente_id and w.inwoner_id = p.inwoner_id and w.nr = 0)',
    );
  return [
    `select p.gemeente_id, p.inwoner_id, p.consulent_id, 0 as toewijzing_id, 'traject-plicht' as soort, ${wie} as eigenaar, p.dag, p.stand, p.op, null::text as product,
            ${aanbieder ? 'null::int' : 'j.regeling_id'} as regeling_id, p.aanbieder_id,
            (select upper(r) - 1 from unnest(${ROUTE_STIL}) r where r @> ${nu}) as opgeschort_tot, p.naam as tekst,
            ${
              aanbieder
                ? "'/toewijzingen/routes' || case p.stand when 'open' then '/plicht/' || p.id else '' end"
                : "'/dossier/' || p.inwoner_id || '/route' || case p.stand when 'open' then '/plicht/' || p.id else '' end"
            } as href, null::text as plek, ${ROUTE_SOORT} as sleutel, ${aanbieder ? 'null::text' : 's.stap'} as stap, p.wie, p.bron
       from trajectplicht p
       ${aanbieder ? '' : 'join trajectstap s on s.gemeente_id = p.gemeente_id and s.id = p.trajectstap_id join traject j on j.gemeente_id = s.gemeente_id and j.id = s.traject_id'}
      where ${a.join(' and ')}`,
  ];
};

const ESCALATIE = `exists (select from plichtescalatie e where e.gemeente_id = r.gemeente_id and e.inwoner_id = r.inwoner_id
   and e.toewijzing_id = r.toewijzing_id and e.soort = r.sleutel and e.dag = r.dag and e.opgelost_op is null)`;

const CONSULENT =
  ", (select c.naam from gebruiker c where c.id = r.consulent_id and c.rol = 'consulent' and c.actief) as consulent";

const volgorde = (v: PlichtenVraag): string =>
  v.stand === 'af' ? 'op desc nulls last, inwoner_id, toewijzing_id, soort' : 'dag, inwoner_id, toewijzing_id, soort';

const rijenVan = (v: PlichtenVraag, k: Kijker, waarde: Waarde, stuk: string | undefined, rest: string): string => {
  const delen = bronnen(v, k, waarde);
  const orde = volgorde(v);
  // A page needs no more of each half than its own end.
  const samen =
    stuk === undefined || v.stand === 'meekijken'
      ? delen.join(' union all ')
      : delen.map((deel) => `(select * from (${deel}) d order by ${orde} limit ${stuk})`).join(' union all ');
  const gekozen = `select r.* from (${samen}) r ${v.stand === 'meekijken' ? `where ${ESCALATIE}` : ''} order by ${orde} ${rest}`;
  const meekijken =
    k.rol === 'aanbieder'
      ? `, null::int as escalatie_id, null::text as naar, null::int as naar_id, null::text as naar_naam, null::timestamptz as sinds
         from (${gekozen}) r`
      : `${k.rol === 'teammanager' ? CONSULENT : ''}, e.id as escalatie_id, e.naar, e.naar_id, g.naam as naar_naam, e.op as sinds
         from (${gekozen}) r
         left join plichtescalatie e on e.gemeente_id = r.gemeente_id and e.inwoner_id = r.inwoner_id and e.toewijzing_id = r.toewijzing_id
           and e.soort = r.sleutel and e.dag = r.dag and e.opgelost_op is null
         left join gebruiker g on g.id = e.naar_id`;
  return `select r.inwoner_id, r.consulent_id, r.toewijzing_id, r.soort, r.eigenaar, r.dag, r.stand, r.op, r.product, r.regeling_id, r.opgeschort_tot::text, r.tekst, r.href, r.stap, r.wie, r.bron,
            ${k.rol === 'aanbieder' ? "''" : 'i.dossiernummer'} as dossiernummer, p.voornaam, p.voorvoegsel, p.achternaam, coalesce(a.naam, r.plek) as aanbieder ${meekijken}
       ${k.rol === 'aanbieder' ? '' : 'join inwoner i on i.gemeente_id = r.gemeente_id and i.id = r.inwoner_id'}
       join inwoner_persoon p on p.gemeente_id = r.gemeente_id and p.inwoner_id = r.inwoner_id
       left join aanbieder a on a.id = r.aanbieder_id
      order by ${orde.replaceAll(/\b(op|dag|inwoner_id|toewijzing_id|soort)\b/g, 'r.$1')}`;
};

/** One page of the list, and one row more when there is a next one. */
export const findPlichten = (
  db: Db,
  v: PlichtenVraag,
  k: Kijker,
  o: { pagina: number; perPagina: number },
): Promise<PlichtLijstRij[]> => {
  const waarden: unknown[] = [];
  const waarde: Waarde = (een) => `$${waarden.push(een)}`;
  const begin = Math.trunc((o.pagina - 1) * o.perPagina);
  const tot = Math.trunc(begin + o.perPagina);
  const text = rijenVan(v, k, waarde, String(tot), `limit ${Math.trunc(o.perPagina)} offset ${begin}`);
  return written<PlichtLijstRij>(text, waarden).execute(db);
};

/** The whole list in pieces, in its order and as it is at one moment. Inside a transaction. */
export async function* streamPlichten(
  db: Db,
  v: PlichtenVraag,
  k: Kijker,
  stuk: number,
): AsyncGenerator<readonly PlichtLijstRij[], void> {
  const waarden: unknown[] = [];
  const text = rijenVan(v, k, (een) => `$${waarden.push(een)}`, undefined, '');
  await written(`declare plichten_lijst no scroll cursor for ${text}`, waarden).execute(db);
  for (;;) {
    const rijen = await written<PlichtLijstRij>(`fetch ${Math.trunc(stuk)} from plichten_lijst`, []).execute(db);
    if (rijen.length > 0) yield rijen;
    if (rijen.length < stuk) return;
  }
}

/** How many there are, counted up to `hoogstens`. */
export const countPlichten = async (db: Db, v: PlichtenVraag, k: Kijker, hoogstens: number): Promise<number> => {
  const waarden: unknown[] = [];
  const waarde: Waarde = (een) => `$${waarden.push(een)}`;
  const rij = bronnen(v, k, waarde).join(' union all ');
  const [uit] = await written<{ aantal: number }>(
    `select count(*)::int as aantal from (select from (${rij}) r ${v.stand === 'meekijken' ? `where ${ESCALATIE}` : ''} limit ${Math.trunc(hoogstens)}) t`,
    waarden,
  ).execute(db);
  return uit?.aantal ?? 0;
};

export interface VerschilRij {
  naam: string;
  soort: string;
  oud: string | null;
  nieuw: string | null;
  reden: string;
  op: Date;
  /** Empty for a duty of a route. */
  product: string | null;
  aanbieder: string | null;
}

/** Days that moved of one resident, the latest first; of a duty of a route the last move. */
export const listVerschillen = (db: Db, inwonerId: number): Promise<VerschilRij[]> =>
  written<VerschilRij>(
    `(select v.naam, v.soort, v.oud, v.nieuw, v.reden, v.op, t.product, a.naam as aanbieder
        from plichtverschil v join toewijzing t on t.gemeente_id = v.gemeente_id and t.id = v.toewijzing_id join aanbieder a on a.id = v.aanbieder_id
       where v.inwoner_id = $1 order by v.id desc limit 50)
     union all
     (select p.naam, 'traject-plicht', p.was_dag, p.dag, p.verschoven_reden, p.verschoven_op, null, a.naam
        from trajectplicht p left join aanbieder a on a.id = p.aanbieder_id
       where p.inwoner_id = $1 and p.verschoven_op is not null and p.stand <> 'vervallen' limit 50)
     order by op desc limit 50`,
    [inwonerId],
  ).execute(db);
