-- People: who works here and in which team, who is away, who leaves and who takes over; the mandate register with scope and source.

-- ── accounts ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────
alter table gebruiker add column email text, add column laatste_dag date, add column laatst_ingelogd timestamptz;
comment on column gebruiker.laatste_dag is 'Last day on which the account works; sessions end at midnight, whether a job runs or not';
comment on column gebruiker.laatst_ingelogd is 'Employees and aanbieders only';
update gebruiker g set laatst_ingelogd = l.moment
  from (select gebruiker_id, max(moment) as moment from logboek where handeling = 'ingelogd' group by 1) l
 where l.gebruiker_id = g.id and g.rol <> 'inwoner';

create index gebruiker_personeel on gebruiker (gemeente_id, naam) where rol <> 'inwoner';
create function app.dag() returns date language sql stable as $$ select (now() at time zone 'Europe/Amsterdam')::date $$;

-- Whoever makes or lengthens a session: it ends at the latest with the last day of the account, and none begins after it.
create function app.begrens_sessie() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare g record;
begin
  select u.rol, u.laatste_dag into g from gebruiker u where u.id = new.gebruiker_id;
  if g.laatste_dag is not null then
    if tg_op = 'INSERT' and g.laatste_dag < app.dag() then raise exception 'dit account is uit dienst' using errcode = '28000'; end if;
    new.verloopt_op := least(new.verloopt_op, (g.laatste_dag + 1)::timestamp at time zone 'Europe/Amsterdam');
  end if;
  if tg_op = 'INSERT' and g.rol <> 'inwoner' then
    update gebruiker set laatst_ingelogd = now() where id = new.gebruiker_id;
  end if;
  return new;
end $$;
create trigger begrens_sessie before insert or update of verloopt_op on sessie for each row execute function app.begrens_sessie();

create function app.laatste_dag_gezet() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update sessie set verloopt_op = verloopt_op where gebruiker_id = new.id;
  return null;
end $$;
create trigger gebruiker_laatste_dag after update of laatste_dag on gebruiker for each row
  when (new.laatste_dag is distinct from old.laatste_dag) execute function app.laatste_dag_gezet();

-- Somebody must stay who can let others in. Two who leave at once wait for each other here.
create function app.een_beheerder_blijft() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7300217, old.gemeente_id);
  if not exists (select from gebruiker u where u.gemeente_id = old.gemeente_id and u.rol = 'beheer' and u.actief and u.laatste_dag is null) then
    raise exception 'er moet een beheerder blijven' using errcode = 'WM417';
  end if;
  return null;
end $$;
create trigger een_beheerder_blijft after update of rol, actief, laatste_dag on gebruiker for each row
  when (old.rol = 'beheer' and old.actief and old.laatste_dag is null and not (new.rol = 'beheer' and new.actief and new.laatste_dag is null))
  execute function app.een_beheerder_blijft();

-- An aanbieder is one organisation for all: a municipality reaches the accounts of those it has a contract with.
create function app.heeft_contract(p_aanbieder int) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from contract where aanbieder_id = p_aanbieder and gemeente_id = app.gemeente())
$$;

grant select (email, laatste_dag, laatst_ingelogd), insert (naam, rol, functie, telefoon, email, gemeente_id, aanbieder_id),
  update (naam, rol, functie, telefoon, email, actief, laatste_dag, versie) on gebruiker to wm_beheer;
drop policy beheer_wijzigt on gebruiker;
create policy beheer_wijzigt on gebruiker for update to wm_beheer
  using (id <> (select app.gebruiker()) and case when aanbieder_id is null
    then gemeente_id = (select app.gemeente()) and rol not in ('inwoner', 'systeem', 'aanbieder') else rol = 'aanbieder' and app.heeft_contract(aanbieder_id) end)
  with check (id <> (select app.gebruiker()) and case when aanbieder_id is null
    then gemeente_id = (select app.gemeente()) and rol not in ('inwoner', 'systeem', 'aanbieder') else rol = 'aanbieder' and app.heeft_contract(aanbieder_id) end);
create policy beheer_maakt on gebruiker for insert to wm_beheer
  with check (case when aanbieder_id is null
    then gemeente_id = (select app.gemeente()) and rol not in ('inwoner', 'systeem', 'aanbieder')
    else gemeente_id is null and rol = 'aanbieder' and app.heeft_contract(aanbieder_id) end);

-- ── what stood there before ───────────────────────────────────────────────────────────────────────────────────────────────────
-- Each state of what beheer changes, with who and when; written by a trigger, so that no way of changing it can forget.
create table beheerversie (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  soort text not null,
  object_id int not null,
  inhoud jsonb not null,
  door int not null references gebruiker,
  op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id)
);
comment on table beheerversie is 'Append-only; soort is the table. The state after each change, 0 is the system';
create index beheerversie_object on beheerversie (gemeente_id, soort, object_id, id);
alter table beheerversie enable row level security;
grant select on beheerversie to wm_beheer;
create policy beheer on beheerversie for select to wm_beheer using (gemeente_id = (select app.gemeente()));

-- The arguments are the columns that are kept.
create function app.bewaar_versie() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  rij jsonb := to_jsonb(new);
  nu jsonb;
  gem int := coalesce((rij->>'gemeente_id')::int, app.gemeente());
begin
  select jsonb_object_agg(k, rij->k) into nu from unnest(tg_argv) k;
  if gem is null or (tg_op = 'UPDATE' and nu = (select jsonb_object_agg(k, to_jsonb(old)->k) from unnest(tg_argv) k)) then return null; end if;
  insert into beheerversie (gemeente_id, soort, object_id, inhoud, door)
    values (gem, tg_table_name, (rij->>'id')::int, nu, coalesce(app.gebruiker(), 0));
  return null;
end $$;
create trigger bewaar_versie after insert or update on gebruiker for each row when (new.rol not in ('inwoner', 'systeem'))
  execute function app.bewaar_versie('naam', 'rol', 'functie', 'telefoon', 'email', 'actief', 'laatste_dag');
insert into beheerversie (gemeente_id, soort, object_id, inhoud, door)
  select gemeente_id, 'gebruiker', id, jsonb_build_object('naam', naam, 'rol', rol, 'functie', functie, 'telefoon', telefoon, 'email', email,
         'actief', actief, 'laatste_dag', laatste_dag), 0
    from gebruiker where gemeente_id is not null and rol not in ('inwoner', 'systeem') order by id;

-- ── teams and functies ────────────────────────────────────────────────────────────────────────────────────────────────────────
create table team (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  naam text not null check (naam <> ''),
  geldig daterange not null check (not isempty(geldig)),
  versie int not null default 1,
  primary key (gemeente_id, id)
);
create unique index team_naam on team (gemeente_id, lower(naam)) where upper_inf(geldig);
create table teamlid (
  gemeente_id int not null,
  id int generated always as identity,
  team_id int not null,
  gebruiker_id int not null references gebruiker,
  leidt boolean not null default false,
  geldig daterange not null check (not isempty(geldig)),
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  foreign key (gemeente_id, team_id) references team (gemeente_id, id),
  constraint teamlid_een exclude using gist (gemeente_id with =, team_id with =, gebruiker_id with =, geldig with &&)
);
create index teamlid_gebruiker on teamlid (gemeente_id, gebruiker_id);
create table functie (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  naam text not null check (naam <> ''),
  geldig daterange not null check (not isempty(geldig)),
  door int not null references gebruiker,
  primary key (gemeente_id, id),
  constraint functie_een exclude using gist (gemeente_id with =, lower(naam) with =, geldig with &&)
);
comment on table functie is 'Functies of the municipality itself; those of the chain of mandates stand in the regeling';
insert into functie (gemeente_id, naam, geldig, door)
  select gemeente_id, min(functie), daterange('2021-01-01', null), 0
    from gebruiker g where gemeente_id is not null and rol not in ('inwoner', 'systeem') and coalesce(functie, '') <> ''
     and not exists (select from mandaat m where m.gemeente_id = g.gemeente_id and m.functie = g.functie)
   group by gemeente_id, lower(functie);

-- ── away ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
create table medewerkerafwezigheid (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  gebruiker_id int not null references gebruiker,
  vervanger_id int references gebruiker,
  periode daterange not null check (not isempty(periode) and lower(periode) is not null),
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  ingetrokken_op timestamptz,
  versie int not null default 1,
  primary key (gemeente_id, id),
  check (vervanger_id <> gebruiker_id),
  constraint medewerkerafwezigheid_een exclude using gist (gemeente_id with =, gebruiker_id with =, periode with &&) where (ingetrokken_op is null)
);
comment on table medewerkerafwezigheid is 'From, to and who takes over; never why: the reason of an absence is nobody''s business here';

-- ── leaving ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────
create table vertrek (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  gebruiker_id int not null references gebruiker,
  laatste_dag date not null,
  naar_id int references gebruiker,
  geregeld_door int not null references gebruiker,
  geregeld_op timestamptz not null default clock_timestamp(),
  uitgevoerd_op timestamptz,
  overgedragen int,
  ingetrokken_op timestamptz,
  terug_op timestamptz,
  primary key (gemeente_id, id),
  check (naar_id <> gebruiker_id),
  check (uitgevoerd_op is null or ingetrokken_op is null)
);
comment on column vertrek.naar_id is 'Who gets the residents; 0: the queue of who has no consulent; null: there were none when it was arranged';
create unique index vertrek_open on vertrek (gemeente_id, gebruiker_id) where uitgevoerd_op is null and ingetrokken_op is null;

-- ── mandate register ──────────────────────────────────────────────────────────────────────────────────────────────────────────
alter table mandaat drop constraint mandaat_handeling_check;
alter table mandaat alter column functie drop not null,
  add column gebruiker_id int references gebruiker,
  add column producten text[] check (cardinality(producten) > 0),
  add column tot_bedrag int check (tot_bedrag > 0),
  add column ondermandaat boolean not null default false,
  add column bron_op date,
  add column bron_plaats text not null default '',
  add column door int references gebruiker,
  add column vastgelegd_op timestamptz,
  add column einde_reden text not null default '',
  add column versie int not null default 1,
  add constraint mandaat_handeling_check check (handeling in ('beschikking-verlenen','beschikking-weigeren','beschikking-intrekken')),
  add constraint mandaat_aan_een check (num_nonnulls(functie, gebruiker_id) = 1),
  add constraint mandaat_persoon exclude using gist (gemeente_id with =, gebruiker_id with =, handeling with =, geldig with &&);
alter table mandaat alter column vastgelegd_op set default clock_timestamp();
comment on column mandaat.producten is 'null: all maatwerk of the regeling';
comment on column mandaat.tot_bedrag is 'eurocent; null: no limit in the source';
comment on column mandaat.ondermandaat is 'May be passed on (Awb 10:9)';
update mandaat m set ondermandaat = true
  where exists (select from mandaat o where o.gemeente_id = m.gemeente_id and o.verleend_door = m.functie);

create trigger bewaar_versie after insert or update on team for each row execute function app.bewaar_versie('naam', 'geldig');
create trigger bewaar_versie after insert or update on teamlid for each row
  execute function app.bewaar_versie('team_id', 'gebruiker_id', 'leidt', 'geldig');
create trigger bewaar_versie after insert or update on functie for each row execute function app.bewaar_versie('naam', 'geldig');
create trigger bewaar_versie after insert or update on medewerkerafwezigheid for each row
  execute function app.bewaar_versie('gebruiker_id', 'vervanger_id', 'periode', 'ingetrokken_op');
create trigger bewaar_versie after insert or update on mandaat for each row
  execute function app.bewaar_versie('functie', 'gebruiker_id', 'verleend_door', 'handeling', 'producten', 'tot_bedrag', 'ondermandaat', 'bereik',
    'geldig', 'bron', 'bron_op', 'bron_plaats', 'einde_reden');

-- ── who may ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare
  gem text := 'gemeente_id = (select app.gemeente())';
  t text;
begin
  foreach t in array array['team','teamlid','functie','medewerkerafwezigheid','vertrek'] loop
    execute format('alter table %s enable row level security', t);
    execute format('create policy beheer on %s for all to wm_beheer using (%s) with check (%s)', t, gem, gem);
  end loop;
  foreach t in array array['team','teamlid','medewerkerafwezigheid','vertrek'] loop
    execute format('create policy teammanager on %s for select to wm_teammanager using (%s)', t, gem);
  end loop;
  foreach t in array array['team','teamlid'] loop
    execute format('create policy consulent on %s for select to wm_consulent using (%s)', t, gem);
  end loop;
end $$;
grant select, insert on team, teamlid, functie, medewerkerafwezigheid, vertrek to wm_beheer;
grant update (naam, geldig, versie) on team to wm_beheer;
grant update (leidt, geldig) on teamlid to wm_beheer;
grant update (geldig) on functie to wm_beheer;
grant update (vervanger_id, periode, ingetrokken_op, versie) on medewerkerafwezigheid to wm_beheer;
grant update (uitgevoerd_op, overgedragen, ingetrokken_op, terug_op) on vertrek to wm_beheer;
grant select on team, teamlid to wm_teammanager, wm_consulent;
grant select (gemeente_id, id, gebruiker_id, vervanger_id, periode, ingetrokken_op) on medewerkerafwezigheid to wm_teammanager;
grant select (gemeente_id, id, gebruiker_id, laatste_dag, uitgevoerd_op, ingetrokken_op) on vertrek to wm_teammanager;
-- A mandate is ended or its source is written better; what was granted does not change.
revoke update on mandaat from wm_beheer;
grant update (geldig, bereik, bron, bron_op, bron_plaats, einde_reden, versie) on mandaat to wm_beheer;
grant usage on all sequences in schema public to wm_beheer;

-- ── numbers and acts without dossiers ─────────────────────────────────────────────────────────────────────────────────────────
-- How many residents each of these employees has that are not done.
create function app.caseload_van(p_gebruikers int[]) returns table (gebruiker_id int, aantal bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select consulent_id, count(*) from inwoner
   where gemeente_id = app.gemeente() and consulent_id = any (p_gebruikers) and status <> 'afgerond' group by 1
$$;
-- What moves when somebody else takes over: numbers only.
create function app.caseload(p_gebruiker int)
  returns table (aangemeld bigint, in_onderzoek bigint, in_traject bigint, afgerond bigint, toewijzingen bigint, doelen bigint,
                 zonder_besluit bigint, zonder_brief bigint, ongelezen bigint, resultaten bigint)
  language sql stable security definer set search_path = public, pg_temp rows 1 as $$
  with i as (select id, status from inwoner where gemeente_id = app.gemeente() and consulent_id = p_gebruiker),
       t as (select id from toewijzing where gemeente_id = app.gemeente() and consulent_id = p_gebruiker
                and status in ('toegewezen','geaccepteerd','gestart'))
  select count(*) filter (where status = 'aangemeld'), count(*) filter (where status = 'in-onderzoek'),
         count(*) filter (where status = 'in-traject'), count(*) filter (where status = 'afgerond'),
         (select count(*) from t), (select count(*) from doel d where d.gemeente_id = app.gemeente() and d.toewijzing_id in (select id from t)),
         count(*) filter (where status in ('aangemeld','in-onderzoek')
           and exists (select from toets x where x.gemeente_id = app.gemeente() and x.inwoner_id = i.id)),
         (select count(*) from besluit b where b.gemeente_id = app.gemeente() and b.inwoner_id in (select id from i) and b.bekendgemaakt_op is null),
         (select count(*) from voortgang v where v.gemeente_id = app.gemeente() and v.consulent_id = p_gebruiker and v.gelezen_op is null),
         (select count(*) from resultaat r where r.gemeente_id = app.gemeente() and r.consulent_id = p_gebruiker and r.akkoord is null)
    from i
$$;
-- Gives all residents of one consulent to another (0: to be divided), each with its line in the logboek. Beheer learns how many.
create function app.draag_over(p_van int, p_naar int, p_herkomst text) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare n int;
begin
  if p_van = p_naar or p_van = 0 then raise exception 'dit is niemand anders' using errcode = 'WM422'; end if;
  -- Who takes over cannot leave or change role meanwhile.
  if p_naar <> 0 then
    perform from gebruiker where id = p_naar and gemeente_id = app.gemeente() and rol = 'consulent' and actief
       and (laatste_dag is null or laatste_dag >= app.dag()) for share;
    if not found then raise exception 'dit is geen consulent die hier werkt' using errcode = 'WM422'; end if;
  end if;
  with over as (
    update inwoner set consulent_id = p_naar, versie = versie + 1 where gemeente_id = app.gemeente() and consulent_id = p_van returning id
  ), op as (
    insert into logboek (gemeente_id, gebruiker_id, rol, handeling, soort, object_id, inwoner_id, grond, uitkomst, herkomst)
      select app.gemeente(), coalesce(app.gebruiker(), 0), case when app.gebruiker() > 0 then 'beheer' else 'systeem' end, 'consulent-gewijzigd',
             'inwoner', over.id::text, over.id, 'uitvoering Wmo 2015, Werkt mee', 'gelukt', p_herkomst from over order by over.id
  )
  select count(*) into n from over;
  return n;
end $$;
-- Who signed under which mandate, without whom it was about.
create function app.getekend() returns table (mandaat_id int, gebruiker_id int, aantal bigint, eerste date, laatste date)
  language sql stable security definer set search_path = public, pg_temp as $$
  select mandaat_id, genomen_door, count(*), min(genomen_op), max(genomen_op) from besluit where gemeente_id = app.gemeente() group by 1, 2
$$;
-- The resident's own consulent: away on this day, until when, and who is there instead.
create function app.contact_afwezig(p_dag date) returns table (afwezig boolean, tot date, vervanger text, telefoon text)
  language sql stable security definer set search_path = public, pg_temp rows 1 as $$
  select true, upper(a.periode) - 1, v.naam, v.telefoon
    from inwoner i join medewerkerafwezigheid a on a.gemeente_id = i.gemeente_id and a.gebruiker_id = i.consulent_id
    left join gebruiker v on v.id = a.vervanger_id and v.actief
   where i.gemeente_id = app.gemeente() and i.id = app.inwoner() and a.ingetrokken_op is null and a.periode @> p_dag
$$;
revoke all on function app.dag(), app.begrens_sessie(), app.laatste_dag_gezet(), app.een_beheerder_blijft(), app.heeft_contract(int), app.bewaar_versie(),
  app.caseload_van(int[]), app.caseload(int), app.draag_over(int, int, text), app.getekend(), app.contact_afwezig(date) from public;
grant execute on function app.heeft_contract(int), app.caseload_van(int[]), app.caseload(int), app.draag_over(int, int, text), app.getekend() to wm_beheer;
grant execute on function app.contact_afwezig(date) to wm_inwoner;
