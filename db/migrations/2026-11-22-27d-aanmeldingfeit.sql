-- The facts that stop the clocks of the Wmo after an aanmelding (Wmo 2015 art. 2.3.2, 2.3.4, 2.3.5), and the plan of the resident.
create table aanmeldingfeit (
  gemeente_id int not null,
  id int generated always as identity,
  aanmelding_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  soort text not null check (soort in ('ontvangst-bevestigd','plan-uitgelegd','geen-plan','ondersteuning-aangeboden','ondersteuning-antwoord',
                                       'identiteit','onderzoek-afgerond','verslag-gegeven','aanvraag','geen-aanvraag','verdaging')),
  wat text not null default 'vastgelegd' check (wat in ('vastgelegd','ingetrokken')),
  dag date not null,
  keuze text not null default '' check (length(keuze) <= 50),
  tot date,
  toelichting text not null default '' check (length(toelichting) <= 2000),
  document_id int,
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  check (wat <> 'ingetrokken' or toelichting <> ''),
  check ((soort = 'verdaging' and wat = 'vastgelegd') = (tot is not null)),
  foreign key (gemeente_id, aanmelding_id, inwoner_id, consulent_id)
    references aanmelding (gemeente_id, id, inwoner_id, consulent_id) on update cascade
);
comment on table aanmeldingfeit is 'Rows are only added: of a soort the latest counts. Of an identity document its kind and the day, never its number or a copy';
create index aanmeldingfeit_inwoner on aanmeldingfeit (gemeente_id, inwoner_id, id);
create index aanmeldingfeit_aanmelding on aanmeldingfeit (gemeente_id, aanmelding_id);
comment on column aanmeldingfeit.document_id is 'The letter that went out; it is read through the rules of document itself';

create table persoonlijkplan (
  gemeente_id int not null,
  id int generated always as identity,
  aanmelding_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  ik_wil text not null default '' check (length(ik_wil) <= 2000),
  ik_kan text not null default '' check (length(ik_kan) <= 2000),
  ik_heb_nodig text not null default '' check (length(ik_heb_nodig) <= 2000),
  tekst text not null default '' check (length(tekst) <= 4000),
  ontvangen_op date not null,
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  check (ik_wil || ik_kan || ik_heb_nodig || tekst <> ''),
  foreign key (gemeente_id, aanmelding_id, inwoner_id, consulent_id)
    references aanmelding (gemeente_id, id, inwoner_id, consulent_id) on update cascade
);
comment on table persoonlijkplan is 'The plan in the words of the resident; a later one stands beside the earlier one';
create index persoonlijkplan_inwoner on persoonlijkplan (gemeente_id, inwoner_id, id);
create index persoonlijkplan_aanmelding on persoonlijkplan (gemeente_id, aanmelding_id);

do $$
declare
  gem text := 'gemeente_id = (select app.gemeente())';
  mijn text := 'gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker())';
  zelf text := 'gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner())';
  t text;
begin
  foreach t in array array['aanmeldingfeit','persoonlijkplan'] loop
    execute format('alter table %s enable row level security', t);
    execute format('create policy consulent on %s for all to wm_consulent using (%s) with check (%s)', t, mijn, mijn);
    execute format('create policy gemeente on %s for select to wm_teammanager, wm_levering using (%s)', t, gem);
    execute format('create policy inwoner on %s for all to wm_inwoner using (%s) with check (%s)', t, zelf, zelf);
    execute format('create policy eigen_hand on %s as restrictive for insert to wm_consulent, wm_inwoner with check (door = (select app.gebruiker()))', t);
    execute format('create trigger werkvoorraad_erbij after insert on %s referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt()', t);
    execute format('create trigger werkvoorraad_anders after update on %s referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt()', t);
    execute format('create trigger werkvoorraad_weg after delete on %s referencing old table as rijen for each statement execute function app.werkvoorraad_wijzigt()', t);
  end loop;
end $$;
-- The resident says for himself whether he wants support or makes a plan, and nothing else.
create policy eigen_woord on aanmeldingfeit as restrictive for insert to wm_inwoner
  with check (soort in ('ondersteuning-antwoord','geen-plan') and wat = 'vastgelegd' and toelichting = '' and document_id is null);
grant select, insert on aanmeldingfeit to wm_consulent;
grant select on aanmeldingfeit to wm_teammanager, wm_levering;
grant select (gemeente_id, id, aanmelding_id, inwoner_id, soort, wat, dag, keuze, tot, document_id),
  insert (gemeente_id, aanmelding_id, inwoner_id, consulent_id, soort, dag, keuze, door) on aanmeldingfeit to wm_inwoner;
grant select, insert on persoonlijkplan to wm_consulent, wm_inwoner;
grant select on persoonlijkplan to wm_teammanager, wm_levering;
