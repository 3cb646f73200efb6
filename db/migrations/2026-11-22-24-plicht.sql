-- Duties follow from the regeling and the facts (src/plicht): only their day is derived. That one was planned, done or waived is a fact,
-- and stands here. A voortgangsbericht that an aanbieder sends (voortgang) is such a fact by itself.
create table plichtafdoening (
  gemeente_id int not null,
  id int generated always as identity,
  toewijzing_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int not null,
  soort text not null check (soort in ('voortgangsbericht','evaluatiegesprek','afstemming')),
  wat text not null check (wat in ('gepland','gedaan','ontheven','heropend')),
  dag date not null,
  toelichting text not null default '' check (length(toelichting) <= 2000),
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  check (wat not in ('ontheven','heropend') or toelichting <> ''),
  check (wat <> 'gepland' or soort = 'evaluatiegesprek'),
  foreign key (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id)
    references toewijzing (gemeente_id, id, inwoner_id, consulent_id, aanbieder_id) on update cascade
);
comment on table plichtafdoening is 'Rows are only added: a later one says what became of an earlier one. The n-th that was done or waived answers the n-th duty of that kind';
comment on column plichtafdoening.dag is 'of gepland the day that was agreed, of gedaan the day on which it was done, otherwise the day of the decision';
create index plichtafdoening_toewijzing on plichtafdoening (gemeente_id, toewijzing_id, id);
create index plichtafdoening_inwoner on plichtafdoening (gemeente_id, inwoner_id, id);

alter table plichtafdoening enable row level security;
create policy consulent on plichtafdoening for all to wm_consulent
  using (gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker()))
  with check (gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker()));
create policy gemeente on plichtafdoening for select to wm_teammanager, wm_levering using (gemeente_id = (select app.gemeente()));
create policy aanbieder on plichtafdoening for all to wm_aanbieder
  using (aanbieder_id = (select app.aanbieder())) with check (aanbieder_id = (select app.aanbieder()));
create policy eigen_hand on plichtafdoening as restrictive for insert to wm_consulent, wm_aanbieder with check (door = (select app.gebruiker()));
-- Only the municipality waives, and takes back that something was done.
create policy eigen_woord on plichtafdoening as restrictive for insert to wm_aanbieder with check (wat in ('gepland','gedaan'));
grant select on plichtafdoening to wm_consulent, wm_teammanager, wm_levering, wm_aanbieder;
grant insert on plichtafdoening to wm_consulent, wm_aanbieder;

create trigger werkvoorraad_erbij after insert on plichtafdoening referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create trigger werkvoorraad_anders after update on plichtafdoening referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create trigger werkvoorraad_weg after delete on plichtafdoening referencing old table as rijen for each statement execute function app.werkvoorraad_wijzigt();
