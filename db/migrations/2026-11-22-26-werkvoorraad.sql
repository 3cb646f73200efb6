-- Working with the werkvoorraad: views that somebody keeps, giving many residents to colleagues in pieces, whom one replaces, and what
-- stands in nobody's queue.

-- Nobody asks it any more: who leaves is counted by app.caseload.
drop function app.aantal_dossiers(int);

-- ── views ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
create table weergave (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  gebruiker_id int not null references gebruiker,
  lijst text not null check (lijst in ('werkvoorraad','inwoners')),
  naam text not null check (length(naam) between 1 and 60),
  vraag text not null check (length(vraag) <= 500),
  standaard boolean not null default false,
  versie int not null default 1,
  gemaakt_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id)
);
comment on table weergave is 'A filter with a name, of one employee. Never a search text: that would be the name of a resident';
create unique index weergave_naam on weergave (gemeente_id, gebruiker_id, lijst, lower(naam));
create unique index weergave_standaard on weergave (gemeente_id, gebruiker_id, lijst) where standaard;

-- ── giving many residents to colleagues ───────────────────────────────────────────────────────────────────────────────────────
create table verdeling (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  door int not null references gebruiker,
  status text not null default 'concept' check (status in ('concept','bezig','klaar','gestopt')),
  naar int[] not null default '{}',
  versie int not null default 1,
  gemaakt_op timestamptz not null default clock_timestamp(),
  vastgelegd_op timestamptz,
  klaar_op timestamptz,
  primary key (gemeente_id, id)
);
comment on table verdeling is 'A concept is what somebody is choosing; bezig is given out in pieces by the worker, and goes on where it stopped';
create unique index verdeling_concept on verdeling (gemeente_id, door) where status = 'concept';
create index verdeling_laatste on verdeling (gemeente_id, id desc);
create table verdelingregel (
  gemeente_id int not null,
  verdeling_id int not null,
  inwoner_id int not null,
  van_id int not null references gebruiker,
  naar_id int references gebruiker,
  uitkomst text check (uitkomst in ('gegeven','overgeslagen')),
  primary key (gemeente_id, verdeling_id, inwoner_id),
  foreign key (gemeente_id, verdeling_id) references verdeling (gemeente_id, id) on delete cascade,
  foreign key (gemeente_id, inwoner_id) references inwoner (gemeente_id, id) on delete cascade
);
comment on column verdelingregel.uitkomst is 'overgeslagen: had another consulent by then, so nothing was done';
create index verdelingregel_inwoner on verdelingregel (gemeente_id, inwoner_id);
create index verdelingregel_open on verdelingregel (gemeente_id, verdeling_id, inwoner_id) where uitkomst is null;

-- ── what stands in nobody's queue ─────────────────────────────────────────────────────────────────────────────────────────────
create table werkvoorraadbevinding (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  soort text not null,
  -- the inwoner, toewijzing or gebruiker that it is about, by soort
  object_id int not null,
  inwoner_id int,
  sinds timestamptz not null default clock_timestamp(),
  opgelost_op timestamptz,
  primary key (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id) references inwoner (gemeente_id, id) on delete cascade
);
comment on table werkvoorraadbevinding is 'Found by the nightly check: nobody is called to do something about it. opgelost_op: a later check no longer found it';
create unique index werkvoorraadbevinding_open on werkvoorraadbevinding (gemeente_id, soort, object_id) where opgelost_op is null;
create index werkvoorraadbevinding_inwoner on werkvoorraadbevinding (gemeente_id, inwoner_id);
create table werkvoorraadcontrole (
  gemeente_id int primary key references gemeente,
  op timestamptz not null,
  gevonden int not null,
  nieuw int not null,
  opgelost int not null
);
comment on table werkvoorraadcontrole is 'The last check of each municipality';

do $$
declare
  gem text := 'gemeente_id = (select app.gemeente())';
  eigen text := 'gemeente_id = (select app.gemeente()) and gebruiker_id = (select app.gebruiker())';
  t text;
begin
  foreach t in array array['weergave','verdeling','verdelingregel','werkvoorraadbevinding','werkvoorraadcontrole'] loop
    execute format('alter table %s enable row level security', t);
  end loop;
  execute format('create policy eigen on weergave for all to wm_consulent, wm_teammanager using (%s) with check (%s)', eigen, eigen);
  foreach t in array array['verdeling','verdelingregel','werkvoorraadbevinding','werkvoorraadcontrole'] loop
    execute format('create policy gemeente on %s for all to wm_teammanager, wm_levering using (%s) with check (%s)', t, gem, gem);
  end loop;
  -- How many and since when; whom it is about is none of the business of beheer.
  execute format('create policy beheer on werkvoorraadcontrole for select to wm_beheer using (%s)', gem);
  -- The check runs as wm_levering at night: who is away and has nobody instead.
  execute format('create policy levering on medewerkerafwezigheid for select to wm_levering using (%s)', gem);
end $$;
create policy eigen_hand on verdeling as restrictive for insert to wm_teammanager with check (door = (select app.gebruiker()));
grant select, insert, update (naam, vraag, standaard, versie), delete on weergave to wm_consulent, wm_teammanager;
grant select, insert, update (status, naar, versie, vastgelegd_op, klaar_op), delete on verdeling to wm_teammanager;
grant select, update (status, klaar_op) on verdeling to wm_levering;
grant select, insert, update (van_id, naar_id, uitkomst), delete on verdelingregel to wm_teammanager;
grant select, update (uitkomst) on verdelingregel to wm_levering;
grant select (gemeente_id, id, gebruiker_id, vervanger_id, periode, ingetrokken_op) on medewerkerafwezigheid to wm_levering;
grant select on werkvoorraadbevinding, werkvoorraadcontrole to wm_teammanager;
grant select on werkvoorraadcontrole to wm_beheer;
grant select, insert, update (opgelost_op) on werkvoorraadbevinding to wm_levering, wm_teammanager;
grant select, insert, update on werkvoorraadcontrole to wm_levering, wm_teammanager;

create function app.werkvoorraad_bevindingen() returns table (soort text, aantal bigint, sinds timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select soort, count(*), min(sinds) from werkvoorraadbevinding where gemeente_id = app.gemeente() and opgelost_op is null group by 1 order by 1
$$;
-- Whom the reader replaces on a day, and until when (null: not known).
create function app.wie_ik_vervang(p_dag date) returns table (id int, naam text, tot date)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.gebruiker_id, g.naam, upper(a.periode) - 1
    from medewerkerafwezigheid a join gebruiker g on g.id = a.gebruiker_id
   where a.gemeente_id = app.gemeente() and a.vervanger_id = app.gebruiker() and a.ingetrokken_op is null and a.periode @> p_dag
   order by g.naam
$$;
revoke all on function app.werkvoorraad_bevindingen(), app.wie_ik_vervang(date) from public;
grant execute on function app.werkvoorraad_bevindingen() to wm_beheer;
grant execute on function app.wie_ik_vervang(date) to wm_consulent;
