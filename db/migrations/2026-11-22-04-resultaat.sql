-- A disputed result may be reported again. The row of the toewijzing holds what counts now; what stood there before is kept here.
create table resultaatversie (
  gemeente_id int not null,
  id int generated always as identity,
  toewijzing_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int not null,
  resultaat_id int not null,
  versie int not null,
  datum date not null,
  bereikte_trede smallint not null check (bereikte_trede between 1 and 6),
  onderbouwing text not null,
  gemeld_door int not null references gebruiker,
  gemeld_op timestamptz not null,
  akkoord boolean,
  akkoord_reden text not null default '',
  akkoord_door int references gebruiker,
  akkoord_op timestamptz,
  bewaard_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  unique (gemeente_id, resultaat_id, versie),
  foreign key (gemeente_id, resultaat_id) references resultaat (gemeente_id, id),
  foreign key (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id)
    references toewijzing (gemeente_id, id, inwoner_id, consulent_id, aanbieder_id) on update cascade
);
comment on table resultaatversie is 'Earlier reports of a result with the answer of the municipality; rows are never changed';

alter table resultaatversie enable row level security;
grant select on resultaatversie to wm_consulent, wm_teammanager, wm_levering, wm_inwoner;
grant select, insert on resultaatversie to wm_aanbieder;
create policy consulent on resultaatversie for select to wm_consulent
  using (gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker()));
create policy gemeente on resultaatversie for select to wm_teammanager, wm_levering using (gemeente_id = (select app.gemeente()));
create policy inwoner on resultaatversie for select to wm_inwoner
  using (gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner()));
create policy aanbieder on resultaatversie for all to wm_aanbieder
  using (aanbieder_id = (select app.aanbieder())) with check (aanbieder_id = (select app.aanbieder()));

-- K5: the municipality confirms. Whatever an aanbieder writes is open again, and what was confirmed it cannot touch.
create policy aanbieder_meldt on resultaat as restrictive for insert to wm_aanbieder with check (akkoord is null);
create policy aanbieder_wijzigt on resultaat as restrictive for update to wm_aanbieder using (akkoord is not true) with check (akkoord is null);

-- AP37: at each evaluation the question whether a next trede is possible is asked, and its answer kept.
alter table voortgang add column volgende_trede text check (volgende_trede in ('ja','nog-niet','niet-te-zeggen'));

-- What waits for a consulent.
create index voortgang_ongelezen on voortgang (gemeente_id, consulent_id) where gelezen_op is null;
create index resultaat_open on resultaat (gemeente_id, consulent_id) where akkoord is null;
