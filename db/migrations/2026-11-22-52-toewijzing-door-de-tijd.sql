-- A toewijzing through time. What was decided about it is a row of toewijzingwijziging, which is only added to; what holds now stands on the
-- toewijzing itself, so that hours, settlement, duties and lists read one row: looptijd (the last day that holds), opgeschort (the days on
-- which it stands still) and uren_eerder (weekly hours that held before). The action that adds a row sets them in the same transaction.
alter table toewijzing
  add column opgeschort datemultirange not null default '{}',
  add column looptijd_besloten daterange,
  add column verlengd smallint not null default 0,
  add column verlengingen jsonb,
  add column uren_eerder jsonb;
comment on column toewijzing.looptijd is 'What holds now: as decided first (looptijd_besloten when it changed), with extensions and suspended days';
comment on column toewijzing.opgeschort is 'Suspended days (K2), within looptijd; no hours count on them';
comment on column toewijzing.verlengd is 'How often the traject was prolonged, also at an aanbieder before this one';
comment on column toewijzing.verlengingen is 'Of each extension of this toewijzing the last day that was agreed, before suspended days: ["2027-06-30"]';
comment on column toewijzing.uren_eerder is 'Weekly hours before minuten_per_week, in order: [{"tot": "2026-03-01", "minuten": 480}], each up to and including a Sunday';

create table toewijzingwijziging (
  gemeente_id int not null,
  id int generated always as identity,
  toewijzing_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int not null,
  soort text not null check (soort in ('verlenging','opschorting','hervatting','uren','plaats','aanbieder','einde','herstel','vergissing')),
  van date not null,
  tot date,
  minuten int check (minuten > 0),
  betreft_id int,
  naar_toewijzing_id int,
  looptijd_voor daterange not null,
  looptijd_na daterange not null,
  verschil jsonb not null default '[]',
  reden text not null check (reden <> ''),
  toelichting text not null default '' check (length(toelichting) <= 2000),
  besluit_id int,
  gevraagd_door int references gebruiker,
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  check (soort not in ('verlenging','opschorting') or tot is not null),
  check (soort <> 'opschorting' or tot >= van),
  check (soort <> 'hervatting' or betreft_id is not null),
  check ((soort = 'uren') = (minuten is not null)),
  check ((soort = 'aanbieder') = (naar_toewijzing_id is not null)),
  foreign key (gemeente_id, betreft_id) references toewijzingwijziging (gemeente_id, id),
  foreign key (gemeente_id, naar_toewijzing_id) references toewijzing (gemeente_id, id),
  foreign key (gemeente_id, besluit_id) references besluit (gemeente_id, id),
  foreign key (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id)
    references toewijzing (gemeente_id, id, inwoner_id, consulent_id, aanbieder_id) on update cascade
);
comment on table toewijzingwijziging is 'What became of a toewijzing, known since vastgelegd_op and valid from van. Rows are only added';
comment on column toewijzingwijziging.tot is 'verlenging: the last day that was agreed, before suspended days; opschorting: the last suspended day';
comment on column toewijzingwijziging.verschil is 'What moved with it, as it was computed then: name, old day, new day and why';
create index toewijzingwijziging_toewijzing on toewijzingwijziging (gemeente_id, toewijzing_id, id);
create index toewijzingwijziging_inwoner on toewijzingwijziging (gemeente_id, inwoner_id, id);
create index toewijzingwijziging_besluit on toewijzingwijziging (gemeente_id, besluit_id) where besluit_id is not null;

-- An extension that the aanbieder asks for, with its report; the consulent decides.
create table verlengverzoek (
  gemeente_id int not null,
  id int generated always as identity,
  toewijzing_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int not null,
  voortgang_id int not null,
  tot date not null,
  reden text not null check (reden <> '' and length(reden) <= 2000),
  gevraagd_op date not null,
  gevraagd_door int not null references gebruiker,
  stand text not null default 'open' check (stand in ('open','verlengd','geweigerd','ingetrokken')),
  besloten_op date,
  besloten_door int references gebruiker,
  antwoord text not null default '' check (length(antwoord) <= 2000),
  wat_dan text not null default '',
  besluit_id int,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  versie int not null default 1,
  primary key (gemeente_id, id),
  check ((stand in ('verlengd','geweigerd')) = (besloten_door is not null)),
  check (stand <> 'geweigerd' or (antwoord <> '' and wat_dan <> '')),
  foreign key (gemeente_id, voortgang_id) references voortgang (gemeente_id, id),
  foreign key (gemeente_id, besluit_id) references besluit (gemeente_id, id),
  foreign key (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id)
    references toewijzing (gemeente_id, id, inwoner_id, consulent_id, aanbieder_id) on update cascade
);
comment on column verlengverzoek.wat_dan is 'A refusal names what then: a key of src/toewijzing/types.ts';
create unique index verlengverzoek_een_open on verlengverzoek (gemeente_id, toewijzing_id) where stand = 'open';
create index verlengverzoek_toewijzing on verlengverzoek (gemeente_id, toewijzing_id, id);
create index verlengverzoek_inwoner on verlengverzoek (gemeente_id, inwoner_id, id);
create index verlengverzoek_aanbieder on verlengverzoek (aanbieder_id, stand, toewijzing_id);

do $$
declare
  t text;
  gem text := 'gemeente_id = (select app.gemeente())';
  mijn text := 'gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker())';
  zelf text := 'gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner())';
begin
  foreach t in array array['toewijzingwijziging','verlengverzoek'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy consulent on %I for all to wm_consulent using (%s) with check (%s)', t, mijn, mijn);
    execute format('create policy gemeente on %I for select to wm_teammanager, wm_levering using (%s)', t, gem);
    execute format('create policy inwoner on %I for select to wm_inwoner using (%s)', t, zelf);
    execute format('create policy aanbieder on %I for all to wm_aanbieder using (aanbieder_id = (select app.aanbieder())) with check (aanbieder_id = (select app.aanbieder()))', t);
    execute format('grant select on %I to wm_consulent, wm_teammanager, wm_levering, wm_inwoner', t);
    execute format('create trigger werkvoorraad_erbij after insert on %I referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt()', t);
    execute format('create trigger werkvoorraad_anders after update on %I referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt()', t);
    execute format('create trigger werkvoorraad_weg after delete on %I referencing old table as rijen for each statement execute function app.werkvoorraad_wijzigt()', t);
  end loop;
end $$;
create policy eigen_hand on toewijzingwijziging as restrictive for insert to wm_consulent, wm_aanbieder with check (door = (select app.gebruiker()));
-- An aanbieder says where somebody works. The rest is decided by the municipality.
create policy eigen_woord on toewijzingwijziging as restrictive for insert to wm_aanbieder with check (soort = 'plaats');
grant insert on toewijzingwijziging to wm_consulent, wm_aanbieder;
-- Why somebody is away (illness, detention) is not for the aanbieder: it sees the days.
grant select (gemeente_id, id, toewijzing_id, inwoner_id, aanbieder_id, soort, van, tot, minuten, betreft_id, looptijd_voor, looptijd_na, verschil, besluit_id, vastgelegd_op)
  on toewijzingwijziging to wm_aanbieder;

create policy eigen_hand on verlengverzoek as restrictive for insert to wm_aanbieder with check (gevraagd_door = (select app.gebruiker()) and stand = 'open');
create policy eigen_woord on verlengverzoek as restrictive for update to wm_aanbieder using (stand = 'open') with check (stand = 'ingetrokken' and besluit_id is null);
create policy eigen_besluit on verlengverzoek as restrictive for update to wm_consulent with check (stand in ('verlengd','geweigerd') and besloten_door = (select app.gebruiker()));
grant select, insert on verlengverzoek to wm_aanbieder;
grant update (stand, versie) on verlengverzoek to wm_aanbieder;
grant update (stand, besloten_op, besloten_door, antwoord, wat_dan, besluit_id, versie) on verlengverzoek to wm_consulent;

-- The consulent writes down another place too, and a change of the end moves the place along.
grant insert, update on plaatsing to wm_consulent;
call app.regels_toegang();
