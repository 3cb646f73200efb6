-- Lists that stay quick with a hundred thousand residents. What must be done next follows from the facts by pure rules
-- (src/werkvoorraad/rules.ts); the outcome is kept here, so that a page reads rows and derives nothing. A fact that moves leaves a note
-- (werkvoorraad_wijziging): whoever looks next, or the job that runs every minute, derives that resident again and takes the note away.

-- The trede of now of each resident: the latest ladderbepaling. Kept by a trigger, for lists and figures.
create table inwoner_trede (
  gemeente_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  trede smallint not null check (trede between 1 and 6),
  peildatum date not null,
  vastgelegd_op timestamptz not null,
  primary key (gemeente_id, inwoner_id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade on delete cascade
);
create index inwoner_trede_trede on inwoner_trede (gemeente_id, trede, inwoner_id);

create table werkvoorraad (
  gemeente_id int not null,
  inwoner_id int not null,
  nr smallint not null check (nr >= 0),
  consulent_id int not null,
  dossiernummer text not null,
  status text not null check (status in ('aangemeld','in-onderzoek','in-traject','afgerond')),
  trede smallint check (trede between 1 and 6),
  doel_trede smallint check (doel_trede between 1 and 6),
  plek text,
  product text,
  andere smallint not null default 0,
  soort text,
  eigenaar text check (eigenaar in ('ik','inwoner','aanbieder','teammanager')),
  tekst text not null default '',
  uiterlijk date,
  href text not null default '',
  toewijzing_id int,
  maandag date,
  sinds timestamptz,
  verandert_op date,
  grondslag int not null,
  primary key (gemeente_id, inwoner_id, nr),
  check ((soort is null) = (eigenaar is null)),
  check (soort is not null or nr = 0),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade on delete cascade
);
comment on table werkvoorraad is 'Open steps, the most pressing of each resident with nr 0; without one a single row with no soort. Derived, no fact stands here alone';
comment on column werkvoorraad.andere is 'How many other toewijzingen run besides the one in plek and product';
comment on column werkvoorraad.maandag is 'Of a step about a week of hours; sinds is when the resident said no: hours that changed after it answer the step';
comment on column werkvoorraad.verandert_op is 'On row 0: the day on which the steps become others without any fact having moved';
comment on column werkvoorraad.grondslag is 'Hash of the rules and terms by which it was derived';
-- Of a consulent, and of the whole municipality: by day, by whose turn it is, by trede.
create index werkvoorraad_consulent on werkvoorraad (gemeente_id, consulent_id, uiterlijk, inwoner_id);
create index werkvoorraad_dag on werkvoorraad (gemeente_id, uiterlijk, inwoner_id, nr) where soort is not null;
create index werkvoorraad_eigenaar on werkvoorraad (gemeente_id, eigenaar, uiterlijk, inwoner_id, nr) where soort is not null;
create index werkvoorraad_trede on werkvoorraad (gemeente_id, trede, inwoner_id, nr);
create index werkvoorraad_inwoner on werkvoorraad (gemeente_id, (soort is null), uiterlijk, inwoner_id) where nr = 0;
create index werkvoorraad_verandert on werkvoorraad (gemeente_id, verandert_op) where nr = 0;
create index werkvoorraad_week on werkvoorraad (gemeente_id, consulent_id) where maandag is not null;

create table werkvoorraad_wijziging (
  gemeente_id int not null,
  id bigint generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  primary key (gemeente_id, id)
);
comment on table werkvoorraad_wijziging is 'Residents of whom a fact moved since their steps were derived. Rows are only added and taken away, so that nobody waits for anybody';
create index werkvoorraad_wijziging_consulent on werkvoorraad_wijziging (gemeente_id, consulent_id, inwoner_id);

-- Statement triggers with transition tables: one note a resident and statement, also for a delivery of thousands of rows.
create function app.werkvoorraad_wijzigt() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into werkvoorraad_wijziging (gemeente_id, inwoner_id, consulent_id) select distinct gemeente_id, inwoner_id, consulent_id from rijen;
  return null;
end $$;
create function app.werkvoorraad_wijzigt_inwoner() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into werkvoorraad_wijziging (gemeente_id, inwoner_id, consulent_id) select gemeente_id, id, consulent_id from rijen;
  return null;
end $$;
-- The name of an aanbieder stands in the words of a step.
create function app.werkvoorraad_wijzigt_aanbieder() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into werkvoorraad_wijziging (gemeente_id, inwoner_id, consulent_id)
    select distinct t.gemeente_id, t.inwoner_id, t.consulent_id
      from rijen n join vorige o on o.id = n.id and o.naam <> n.naam join toewijzing t on t.aanbieder_id = n.id
     where t.status in ('toegewezen','geaccepteerd','gestart','geweigerd');
  return null;
end $$;
create function app.trede_wijzigt() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into inwoner_trede (gemeente_id, inwoner_id, consulent_id, trede, peildatum, vastgelegd_op)
    select distinct on (l.gemeente_id, l.inwoner_id) l.gemeente_id, l.inwoner_id, l.consulent_id, l.trede, l.peildatum, l.vastgelegd_op
      from ladderbepaling l join (select distinct gemeente_id, inwoner_id from rijen) n using (gemeente_id, inwoner_id)
     order by l.gemeente_id, l.inwoner_id, l.peildatum desc, l.vastgelegd_op desc
    on conflict (gemeente_id, inwoner_id) do update
      set trede = excluded.trede, peildatum = excluded.peildatum, vastgelegd_op = excluded.vastgelegd_op;
  return null;
end $$;
revoke all on function app.werkvoorraad_wijzigt(), app.werkvoorraad_wijzigt_inwoner(), app.werkvoorraad_wijzigt_aanbieder(), app.trede_wijzigt() from public;

do $$
declare t text;
begin
  foreach t in array array['aanmelding','ladderbepaling','toets','besluit','toewijzing','doel','instemming','voortgang','resultaat','uitkering'] loop
    execute format('create trigger werkvoorraad_erbij after insert on %s referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt()', t);
    execute format('create trigger werkvoorraad_anders after update on %s referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt()', t);
    execute format('create trigger werkvoorraad_weg after delete on %s referencing old table as rijen for each statement execute function app.werkvoorraad_wijzigt()', t);
  end loop;
end $$;
create trigger werkvoorraad_erbij after insert on inwoner referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt_inwoner();
create trigger werkvoorraad_anders after update on inwoner referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt_inwoner();
create trigger werkvoorraad_anders after update on aanbieder referencing old table as vorige new table as rijen for each statement execute function app.werkvoorraad_wijzigt_aanbieder();
create trigger trede_erbij after insert on ladderbepaling referencing new table as rijen for each statement execute function app.trede_wijzigt();

do $$
declare
  gem text := 'gemeente_id = (select app.gemeente())';
  mijn text := 'gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker())';
  t text;
begin
  foreach t in array array['inwoner_trede','werkvoorraad','werkvoorraad_wijziging'] loop
    execute format('alter table %s enable row level security', t);
    execute format('create policy consulent on %s for all to wm_consulent using (%s) with check (%s)', t, mijn, mijn);
    execute format('create policy gemeente on %s for all to wm_teammanager, wm_levering using (%s) with check (%s)', t, gem, gem);
  end loop;
end $$;
grant select on inwoner_trede to wm_consulent, wm_teammanager, wm_levering;
grant select, insert, delete on werkvoorraad to wm_consulent, wm_teammanager, wm_levering;
grant select, delete on werkvoorraad_wijziging to wm_consulent, wm_teammanager;
grant select, insert, delete on werkvoorraad_wijziging to wm_levering;

-- The aanbieder sees the residents of its own toewijzingen. Asked row by row when a page shows a few, as a whole when it shows many:
-- with "in" all toewijzingen of a large aanbieder were gathered for one name.
alter policy aanbieder on inwoner using (exists (
  select from toewijzing t where t.gemeente_id = inwoner.gemeente_id and t.inwoner_id = inwoner.id and t.aanbieder_id = (select app.aanbieder())));
alter policy aanbieder on inwoner_persoon using (exists (
  select from toewijzing t where t.gemeente_id = inwoner_persoon.gemeente_id and t.inwoner_id = inwoner_persoon.inwoner_id and t.aanbieder_id = (select app.aanbieder())));

-- Figures: groups of fewer than five have no number.
create or replace function app.aantallen_per_trede() returns table (trede smallint, aantal bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select t.trede, count(*) from inwoner_trede t where t.gemeente_id = app.gemeente() group by 1 having count(*) >= 5 order by 1
$$;
