-- The duties of each toewijzing as rows, for lists and counters over a whole municipality. Derived by pure rules (src/plicht) from the
-- regeling and the facts: no fact stands here alone. When a day moves, the old day, the new day and why stay in plichtverschil.
create table plichtstand (
  gemeente_id int not null,
  toewijzing_id int not null,
  soort text not null check (soort in ('voortgangsbericht','evaluatiegesprek','afstemming','aannemen','starten','resultaat-melden')),
  nr smallint not null check (nr >= 0),
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int not null,
  wie text not null check (length(wie) between 1 and 60),
  dag date not null,
  stand text not null check (stand in ('open','gepland','gedaan','ontheven','niet-gedaan')),
  op date,
  product text not null,
  regeling_id int not null references regeling,
  looptijd daterange not null,
  opgeschort datemultirange not null default '{}',
  afgeleid_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, toewijzing_id, soort, nr),
  check (stand not in ('gepland','gedaan','ontheven') or op is not null),
  foreign key (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id)
    references toewijzing (gemeente_id, id, inwoner_id, consulent_id, aanbieder_id) on update cascade on delete cascade
);
comment on table plichtstand is 'Derived, as werkvoorraad: the duties of a toewijzing with owner, day and what became of them. nr is the how-manieth of its kind, from 0';
comment on column plichtstand.wie is 'aanbieder, or another role of the regeling: then somebody of the municipality';
comment on column plichtstand.dag is 'The last day on which it is in time';
comment on column plichtstand.op is 'gepland: the day that was agreed. gedaan, ontheven: the day of that. niet-gedaan: empty, the toewijzing is over';
comment on column plichtstand.looptijd is 'With opgeschort and regeling_id what the day was derived from';
create index plichtstand_dag on plichtstand (gemeente_id, dag, inwoner_id) where stand in ('open','gepland');
create index plichtstand_consulent on plichtstand (gemeente_id, consulent_id, dag) where stand in ('open','gepland');
create index plichtstand_aanbieder on plichtstand (aanbieder_id, dag) where stand in ('open','gepland');
create index plichtstand_af on plichtstand (gemeente_id, op desc, inwoner_id) where stand in ('gedaan','ontheven','niet-gedaan');
create index plichtstand_inwoner on plichtstand (gemeente_id, inwoner_id, dag);
create index plichtstand_opgeschort on plichtstand (gemeente_id, dag) where opgeschort <> '{}' and stand in ('open','gepland');

create table plichtverschil (
  gemeente_id int not null,
  id int generated always as identity,
  toewijzing_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int not null,
  soort text not null,
  naam text not null,
  oud date,
  nieuw date,
  reden text not null check (length(reden) between 1 and 500),
  op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  check (oud is distinct from nieuw),
  foreign key (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id)
    references toewijzing (gemeente_id, id, inwoner_id, consulent_id, aanbieder_id) on update cascade on delete cascade
);
comment on table plichtverschil is 'A duty whose day moved: rows are only added. oud empty: it came; nieuw empty: it is owed no longer';
create index plichtverschil_toewijzing on plichtverschil (gemeente_id, toewijzing_id, id);
create index plichtverschil_inwoner on plichtverschil (gemeente_id, inwoner_id, id);

create table plicht_wijziging (
  gemeente_id int not null,
  id bigint generated always as identity,
  toewijzing_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int not null,
  primary key (gemeente_id, id)
);
comment on table plicht_wijziging is 'Toewijzingen of which a fact moved since their duties were derived. Rows are only added and taken away';
create index plicht_wijziging_consulent on plicht_wijziging (gemeente_id, consulent_id, toewijzing_id);
create index plicht_wijziging_aanbieder on plicht_wijziging (aanbieder_id, toewijzing_id);
create index plicht_wijziging_toewijzing on plicht_wijziging (gemeente_id, toewijzing_id);

-- ── escalation and reminders ──────────────────────────────────────────────────────────────────────────────────────────────────
-- Both are about one event: the last day of something that somebody owes. `toewijzing_id` 0: it is not about a toewijzing.
create table plichtescalatie (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  van_dossier int not null,
  toewijzing_id int not null default 0,
  soort text not null check (soort ~ '^[a-z-]{1,40}$'),
  dag date not null,
  naar text not null check (naar in ('vervanger','teammanager')),
  naar_id int references gebruiker,
  op timestamptz not null default clock_timestamp(),
  opgelost_op timestamptz,
  gezien_op timestamptz,
  gezien_door int references gebruiker,
  toelichting text not null default '' check (length(toelichting) <= 500),
  versie int not null default 1,
  primary key (gemeente_id, id),
  check ((naar = 'vervanger') = (naar_id is not null)),
  check ((gezien_op is null) = (gezien_door is null)),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on table plichtescalatie is 'Late for so long that somebody else looks too. opgelost_op: it was done, or is owed no longer. gezien_op: what that somebody did with it';
comment on column plichtescalatie.van_dossier is 'The resident at that time: after two dossiers became one both may know the same event';
create unique index plichtescalatie_eens on plichtescalatie (gemeente_id, van_dossier, toewijzing_id, soort, dag);
create index plichtescalatie_open on plichtescalatie (gemeente_id, inwoner_id) where opgelost_op is null and gezien_op is null;

create table herinnering (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  van_dossier int not null,
  toewijzing_id int not null default 0,
  soort text not null check (soort ~ '^[a-z-]{1,40}$'),
  dag date not null,
  moment text not null check (moment in ('vooraf','laat','wacht','escalatie')),
  aan text not null check (aan in ('inwoner','aanbieder','gemeente')),
  gebruiker_id int not null default 0,
  mail_id int,
  op date not null,
  gemaakt_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on table herinnering is 'Who was reminded of what. The same event is never told twice to the same person (herinnering_eens); the day is part of the event, so a day that moved counts anew';
comment on column herinnering.dag is 'vooraf, laat, escalatie: the last day. wacht: the day since which it waits for the resident';
comment on column herinnering.gebruiker_id is '0: a resident without an account';
comment on column herinnering.mail_id is 'empty: no mail wanted, or no address. One mail names no event, so that several share one';
comment on column herinnering.van_dossier is 'The resident at that time: after two dossiers became one both may know the same event';
create unique index herinnering_eens on herinnering (gemeente_id, van_dossier, toewijzing_id, soort, dag, moment, aan, gebruiker_id);
create index herinnering_inwoner on herinnering (gemeente_id, inwoner_id, id);
create index herinnering_aan on herinnering (gebruiker_id, op desc, id desc);

create table herinneringstop (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  wat text not null check (wat in ('gestopt','hervat')),
  tot date,
  reden text not null check (length(reden) between 1 and 500),
  door int not null references gebruiker,
  op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  check (wat = 'gestopt' or tot is null),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on table herinneringstop is 'No reminders about this resident, to anybody, up to and including tot (empty: until taken up again). Rows are only added, the latest counts; one of before the resident came back counts no longer';
create index herinneringstop_inwoner on herinneringstop (gemeente_id, inwoner_id, id desc);

-- ── notes ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
create function app.plicht_wijzigt() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into plicht_wijziging (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id)
    select distinct t.gemeente_id, t.id, t.inwoner_id, t.consulent_id, t.aanbieder_id
      from rijen n join toewijzing t on t.gemeente_id = n.gemeente_id and t.id = n.toewijzing_id;
  return null;
end $$;
create function app.plicht_wijzigt_toewijzing() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into plicht_wijziging (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id)
    select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id from rijen;
  return null;
end $$;
-- Who changes hands owes the same.
create function app.plicht_wijzigt_looptijd() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into plicht_wijziging (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id)
    select n.gemeente_id, n.id, n.inwoner_id, n.consulent_id, n.aanbieder_id
      from rijen n join vorige o on o.gemeente_id = n.gemeente_id and o.id = n.id
     where (n.status, n.looptijd, n.opgeschort, n.regeling_id, n.product, n.doel_trede, n.toegewezen_op)
           is distinct from (o.status, o.looptijd, o.opgeschort, o.regeling_id, o.product, o.doel_trede, o.toegewezen_op);
  return null;
end $$;
create function app.plicht_wijzigt_inwoner() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into plicht_wijziging (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id)
    select t.gemeente_id, t.id, t.inwoner_id, t.consulent_id, t.aanbieder_id from toewijzing t
     where t.gemeente_id = new.gemeente_id and t.inwoner_id = (to_jsonb(new) ->> tg_argv[0])::int and t.status in ('toegewezen','geaccepteerd','gestart');
  return null;
end $$;
revoke all on function app.plicht_wijzigt(), app.plicht_wijzigt_toewijzing(), app.plicht_wijzigt_looptijd(), app.plicht_wijzigt_inwoner() from public;
create trigger plicht_erbij after insert on toewijzing referencing new table as rijen for each statement execute function app.plicht_wijzigt_toewijzing();
create trigger plicht_anders after update on toewijzing referencing old table as vorige new table as rijen for each statement execute function app.plicht_wijzigt_looptijd();
create trigger plicht_inwoner after update of status on inwoner for each row
  when ((old.status = 'afgerond') <> (new.status = 'afgerond')) execute function app.plicht_wijzigt_inwoner('id');
create trigger plicht_overleden after update of overleden_op on inwoner_persoon for each row
  when (old.overleden_op is distinct from new.overleden_op) execute function app.plicht_wijzigt_inwoner('inwoner_id');
do $$
declare t text;
begin
  foreach t in array array['voortgang','plichtafdoening','resultaat'] loop
    execute format('create trigger plicht_erbij after insert on %I referencing new table as rijen for each statement execute function app.plicht_wijzigt()', t);
    execute format('create trigger plicht_weg after delete on %I referencing old table as rijen for each statement execute function app.plicht_wijzigt()', t);
  end loop;
end $$;

-- ── rights ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare
  t text;
  gem text := 'gemeente_id = (select app.gemeente())';
  mijn text := 'gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker())';
  org text := 'aanbieder_id = (select app.aanbieder())';
begin
  foreach t in array array['plichtstand','plichtverschil','plicht_wijziging','plichtescalatie','herinnering','herinneringstop'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy consulent on %I for all to wm_consulent using (%s) with check (%s)', t, mijn, mijn);
    execute format('create policy gemeente on %I for all to wm_teammanager, wm_levering using (%s) with check (%s)', t, gem, gem);
  end loop;
  foreach t in array array['plichtstand','plichtverschil','plicht_wijziging'] loop
    execute format('create policy aanbieder on %I for all to wm_aanbieder using (%s) with check (%s)', t, org, org);
  end loop;
end $$;
-- As werkvoorraad: whoever looks derives what moved.
grant select, insert, update, delete on plichtstand to wm_consulent, wm_teammanager, wm_aanbieder, wm_levering;
grant select, insert on plichtverschil to wm_consulent, wm_teammanager, wm_aanbieder, wm_levering;
grant select, delete on plicht_wijziging to wm_consulent, wm_teammanager, wm_aanbieder;
grant select, insert, delete on plicht_wijziging to wm_levering;
grant select on plichtescalatie to wm_consulent, wm_teammanager, wm_levering;
grant update (gezien_op, gezien_door, toelichting, versie) on plichtescalatie to wm_consulent, wm_teammanager;
grant select on herinnering to wm_consulent, wm_teammanager;
grant select on herinneringstop to wm_consulent, wm_teammanager;
grant insert (gemeente_id, inwoner_id, consulent_id, wat, tot, reden, door) on herinneringstop to wm_consulent;
create policy eigen_hand on herinneringstop as restrictive for insert to wm_consulent with check (door = (select app.gebruiker()));
create policy eigen_hand on plichtescalatie as restrictive for update to wm_consulent, wm_teammanager with check (gezien_door = (select app.gebruiker()));
-- What one was reminded of oneself.
create policy zelf on herinnering for select to wm_aanbieder, wm_inwoner using (gebruiker_id = (select app.gebruiker()));
grant select on herinnering to wm_aanbieder, wm_inwoner;

-- A teammanager is told of what is late, so he too says which mail he wants.
create policy zelf_teammanager on mailvoorkeur for all to wm_teammanager
  using (gebruiker_id = (select app.gebruiker())) with check (gebruiker_id = (select app.gebruiker()));
grant select, insert, update on mailvoorkeur to wm_teammanager;
call app.regels_toegang();
