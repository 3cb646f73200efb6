// What stands in nobody's queue: found in one look at a municipality, and kept until a later look no longer finds it.
import { type Kysely, sql } from 'kysely';
import type { Naam } from '../../inwoner/index.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { BevindingSoort } from '../types.ts';

const geenStap = (soorten: readonly string[]): string =>
  `not exists (select from werkvoorraad s where s.gemeente_id = i.gemeente_id and s.inwoner_id = i.id and s.soort in (${soorten.map((een) => `'${een}'`).join(', ')}))`;
const geenStapOver =
  'not exists (select from werkvoorraad s where s.gemeente_id = t.gemeente_id and s.inwoner_id = t.inwoner_id and s.toewijzing_id = t.id)';
const inwonerVan = (tabel: string): string =>
  `join inwoner i on i.gemeente_id = ${tabel}.gemeente_id and i.id = ${tabel}.inwoner_id and i.status <> 'afgerond'`;

/** What waits in one table of the dossier, of residents who are asked something, and the kinds of step of which one must be there. */
const WACHT: readonly (readonly [tabel: string, eis: string, soorten: readonly string[]])[] = [
  ['betrokkenemelding', 'x.antwoord_op is null', ['betrokkene-nakijken']],
  ['plan', "x.status = 'voorgelegd'", ['plan-akkoord', 'plan-bespreken']],
  ['afspraak', "x.status = 'voorgesteld'", ['afspraak-kiezen', 'afspraak-vastzetten']],
  [
    'afspraak',
    "x.status = 'vast' and not x.van_centrum and (x.begin at time zone 'Europe/Amsterdam')::date < $1::date",
    ['afspraak-uitkomst'],
  ],
  [
    'orientatie',
    'x.afgewezen_op is null and x.gestopt_op is null and x.gevolg_op is null',
    ['orientatie-verwijzen', 'orientatie-starten', 'orientatie-adviseren', 'orientatie-bespreken', 'orientatie-gevolg'],
  ],
  ['orientatie', 'x.nakijken', ['orientatie-gestopt']],
  ['verlengverzoek', "x.stand = 'open'", ['verlenging-beslissen']],
  ['noodtoegang', 'x.oordeel is null', ['noodtoegang-beoordelen']],
  ['levensgebeurtenis', "x.status = 'open'", ['gebeurtenis-beslissen']],
  ['inwonerkijk', 'x.beantwoord_op is null', ['kijk-beantwoorden']],
  ['melding', "x.status = 'nieuw'", ['melding-oppakken']],
];
const WACHTEND = WACHT.map(
  ([
    tabel,
    eis,
    soorten,
  ]) => `select i.id from ${tabel} x ${inwonerVan('x')} where ${eis} and i.consulent_id <> 0 and ${geenStap(soorten)}
             and not exists (select from inwoner_persoon p where p.gemeente_id = i.gemeente_id and p.inwoner_id = i.id and p.overleden_op is not null)`,
).join('\n       union ');

/** One select for each kind: the thing that it is about, and the resident when there is one. $1 is the day. */
const SOORTEN: Record<BevindingSoort, string> = {
  'zonder-consulent': "select i.id, i.id from inwoner i where i.consulent_id = 0 and i.status <> 'afgerond'",
  'consulent-weg': `select i.id, i.id from inwoner i where i.consulent_id <> 0 and i.status <> 'afgerond'
      and not exists (select from gebruiker g where g.id = i.consulent_id and g.rol = 'consulent' and g.actief and g.gemeente_id = i.gemeente_id)`,
  'consulent-afwezig': `select a.gebruiker_id, null::int from medewerkerafwezigheid a
     where a.ingetrokken_op is null and a.periode @> $1::date and a.vervanger_id is null
       and exists (select from werkvoorraad w where w.gemeente_id = a.gemeente_id and w.consulent_id = a.gebruiker_id and w.eigenaar = 'ik')`,
  'niet-afgeleid': `select i.id, i.id from inwoner i where i.status <> 'afgerond'
      and not exists (select from werkvoorraad w where w.gemeente_id = i.gemeente_id and w.inwoner_id = i.id)`,
  'aanmelding-zonder-stap': `select w.inwoner_id, w.inwoner_id from werkvoorraad w
     where w.nr = 0 and w.soort is null and w.status in ('aangemeld','in-onderzoek')`,
  'toewijzing-zonder-stap': `select t.id, t.inwoner_id from toewijzing t ${inwonerVan('t')}
     where ((t.status = 'toegewezen') or (t.status = 'geaccepteerd' and lower(t.looptijd) <= $1::date)
            or (t.status = 'gestart' and upper(t.looptijd) <= $1::date
                and not exists (select from resultaat r where r.gemeente_id = t.gemeente_id and r.toewijzing_id = t.id)))
       and i.consulent_id <> 0 and ${geenStapOver}`,
  'aanbieder-zonder-account': `select t.id, t.inwoner_id from toewijzing t
     where t.status in ('toegewezen','geaccepteerd')
       and not exists (select from gebruiker g where g.aanbieder_id = t.aanbieder_id and g.rol = 'aanbieder' and g.actief)`,
  'wacht-zonder-stap': `select x.id, x.id from (
       select i.id from besluit b ${inwonerVan('b')} where b.bekendgemaakt_op is null and i.consulent_id <> 0 and ${geenStap(['besluit-bekendmaken'])}
       union select i.id from voortgang v ${inwonerVan('v')} where v.gelezen_op is null and i.consulent_id <> 0 and ${geenStap(['voortgang-lezen'])}
       union select i.id from overlegbericht b ${inwonerVan('b')} where b.van <> 'gemeente' and b.soort = 'bericht'
             and b.gelezen_gemeente_op is null and i.consulent_id <> 0 and ${geenStap(['bericht-beantwoorden'])}
       union select i.id from resultaat r ${inwonerVan('r')} where r.akkoord is null and i.consulent_id <> 0 and ${geenStap(['resultaat-beoordelen'])}
       union select i.id from herbeoordeling r ${inwonerVan('r')} where r.oordeel is null and i.consulent_id <> 0 and ${geenStap(['resultaat-herbeoordelen'])}
       union select i.id from overdracht o ${inwonerVan('o')} where o.vervolg_op is null and o.gestopt_op is null and i.consulent_id <> 0
             and ${geenStap(['overdracht-toestemming', 'overdracht-doorgeven', 'overdracht-navragen', 'overdracht-afronden'])}
       union select i.id from terugstapvervolg v ${inwonerVan('v')} where v.gedaan_op is null and v.soort in ('gesprek','inkomen','vertellen') and i.consulent_id <> 0
             and ${geenStap(['terugstap-gesprek', 'terugstap-inkomen', 'terugstap-vertellen'])}
       union ${WACHTEND}
       union select i.id from app.wacht_besloten(array(select n.id from inwoner n where n.consulent_id <> 0)) b join inwoner i on i.id = b.inwoner_id
        where (b.vanaf is null or (b.vanaf <= $1::date and i.status <> 'afgerond'))
          and not exists (select from werkvoorraad s where s.gemeente_id = i.gemeente_id and s.inwoner_id = i.id and s.soort = b.soort)
     ) x`,
  'melding-ligt': `select m.id, m.inwoner_id from melding m where m.status in ('nieuw','in-behandeling') and (
       (m.status = 'nieuw' and m.consulent_id = 0 and m.ontvangen_op + coalesce(app.instelling(m.gemeente_id, 'melding-oppakken-dagen'), 3) < $1::date)
       or (m.consulent_id <> 0 and not exists (select from gebruiker g where g.id = m.consulent_id and g.rol = 'consulent' and g.actief and g.gemeente_id = m.gemeente_id)))`,
  stil: `select w.inwoner_id, w.inwoner_id from werkvoorraad w
     where w.nr = 0 and w.soort is null and w.status = 'in-traject'
       and not exists (select from toewijzing t where t.gemeente_id = w.gemeente_id and t.inwoner_id = w.inwoner_id
                          and t.status in ('toegewezen','geaccepteerd','gestart'))
       -- A step of a route that runs is a next step when its end or a duty is still to come.
       and not exists (select from trajectstap s where s.gemeente_id = w.gemeente_id and s.inwoner_id = w.inwoner_id
                          and s.geeindigd_op is null and s.ingetrokken_op is null
                          and (s.einde_gepland is not null
                               or exists (select from trajectplicht p where p.gemeente_id = s.gemeente_id and p.trajectstap_id = s.id and p.stand = 'open')))`,
};

const GEVONDEN = Object.entries(SOORTEN)
  .map(([soort, vraag]) => `select '${soort}'::text, v.* from (${vraag}) v (object_id, inwoner_id)`)
  .join('\nunion all\n');

/**
 * Looks again: adds what was not known, and ends what is found no longer. In the municipality of the transaction.
 *
 * @param o.vandaag `jjjj-mm-dd`.
 */
export const storeBevindingen = async (
  db: Kysely<DB>,
  o: { vandaag: string },
): Promise<{ gevonden: number; nieuw: number; opgelost: number }> => {
  const { rows } = await sql<{ gevonden: number; nieuw: number; opgelost: number }>`
    with nu (soort, object_id, inwoner_id) as materialized (${sql.raw(GEVONDEN.replaceAll('$1', `'${dag(o.vandaag)}'`))}),
    weg as (
      update werkvoorraadbevinding b set opgelost_op = clock_timestamp()
       where b.opgelost_op is null and not exists (select from nu where nu.soort = b.soort and nu.object_id = b.object_id)
      returning 1),
    erbij as (
      insert into werkvoorraadbevinding (gemeente_id, soort, object_id, inwoner_id)
        select app.gemeente(), nu.soort, nu.object_id, nu.inwoner_id from nu
      on conflict do nothing returning 1)
    insert into werkvoorraadcontrole as c (gemeente_id, op, gevonden, nieuw, opgelost)
      select app.gemeente(), clock_timestamp(), (select count(*) from nu), (select count(*) from erbij), (select count(*) from weg)
    on conflict (gemeente_id) do update set op = excluded.op, gevonden = excluded.gevonden, nieuw = excluded.nieuw, opgelost = excluded.opgelost
    returning c.gevonden, c.nieuw, c.opgelost`.execute(db);
  const [uit] = rows;
  if (!uit) throw new Error('de controle gaf geen uitkomst');
  return uit;
};

const dag = (iso: string): string => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) throw new RangeError('geen dag');
  return iso;
};

export interface BevindingRij extends Partial<Naam> {
  soort: string;
  object_id: number;
  inwoner_id: number | null;
  sinds: Date;
  voornaam: string;
  voorvoegsel: string;
  achternaam: string;
  dossiernummer: string;
  /** Whom it concerns besides a resident: a consulent, or the aanbieder of a toewijzing. */
  wie: string | null;
  totaal: number;
}

/** What is open, the longest first; of one kind when that is given. */
export const listBevindingen = async (
  db: Kysely<DB>,
  o: { soort: string | undefined; pagina: number; perPagina: number },
): Promise<BevindingRij[]> => {
  const { rows } = await sql<BevindingRij>`
    select b.soort, b.object_id, b.inwoner_id, b.sinds, b.totaal, coalesce(i.dossiernummer, '') as dossiernummer,
           coalesce(p.voornaam, '') as voornaam, coalesce(p.voorvoegsel, '') as voorvoegsel, coalesce(p.achternaam, '') as achternaam,
           coalesce(a.naam, g.naam) as wie
      from (select *, count(*) over () as totaal from werkvoorraadbevinding
             where opgelost_op is null and (${o.soort ?? null}::text is null or soort = ${o.soort ?? null}::text)
             order by sinds, id limit ${o.perPagina}::int offset ${(o.pagina - 1) * o.perPagina}::int) b
      left join inwoner i on i.gemeente_id = b.gemeente_id and i.id = b.inwoner_id
      left join inwoner_persoon p on p.gemeente_id = b.gemeente_id and p.inwoner_id = b.inwoner_id
      left join toewijzing t on b.soort in ('toewijzing-zonder-stap','aanbieder-zonder-account') and t.gemeente_id = b.gemeente_id and t.id = b.object_id
      left join aanbieder a on a.id = t.aanbieder_id
      left join gebruiker g on b.soort in ('consulent-afwezig','consulent-weg') and g.id = case b.soort when 'consulent-weg' then i.consulent_id else b.object_id end
     order by b.sinds, b.id`.execute(db);
  return rows;
};

export interface BevindingTelling {
  soort: string;
  aantal: number;
  sinds: Date;
}

/** How many of each kind are open. Beheer, who may not know of whom, asks it of the function. */
export const countBevindingen = async (db: Kysely<DB>, o: { alleenAantallen: boolean }): Promise<BevindingTelling[]> =>
  (o.alleenAantallen
    ? await sql<BevindingTelling>`select soort, aantal, sinds from app.werkvoorraad_bevindingen()`.execute(db)
    : await sql<BevindingTelling>`select soort, count(*) as aantal, min(sinds) as sinds from werkvoorraadbevinding where opgelost_op is null group by 1 order by 1`.execute(
        db,
      )
  ).rows;

/** When the last check was, and what it did. */
export const findControle = (db: Kysely<DB>) =>
  db.selectFrom('werkvoorraadcontrole').select(['op', 'gevonden', 'nieuw', 'opgelost']).executeTakeFirst();
