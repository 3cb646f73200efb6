-- One house for letters: what a letter says is kept as data beside its bytes, who read it, how it goes out, and when it was printed.
alter table document
  add column gegevens jsonb,
  add column sjabloon text,
  add column verzending text,
  add column afgedrukt_op date,
  add column gelezen_op timestamptz;
alter table document
  add constraint document_gegevens check ((gegevens is null) = (sjabloon is null)) not valid,
  add constraint document_verzending check (verzending in ('post','digitaal')) not valid;
comment on column document.gegevens is 'All that the letter says (src/brief/types.ts: Briefdata); with the same template it gives the same bytes. Null: from before this was kept';
comment on column document.sjabloon is 'Version of the template that set it';
comment on column document.verzending is 'How it goes out, fixed when it was made; null: from before this was kept, not in any pile';
comment on column document.afgedrukt_op is 'The day it was printed and posted; a reprint is another row of afdrukbrief';
comment on column document.gelezen_op is 'The first time that the resident opened it himself';

create function app.document_blijft() returns trigger language plpgsql set search_path = pg_temp as $$
begin
  raise exception 'een brief die gemaakt is verandert niet meer' using errcode = 'WM409';
end $$;
revoke all on function app.document_blijft() from public;
create trigger document_blijft before update of soort, titel, bestandsnaam, inhoud, sha256, gegevens, sjabloon on document
  for each row execute function app.document_blijft();

-- A pile to print: chosen letters in their order, as one file, sent by a person.
create table afdruk (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  dubbelzijdig boolean not null,
  door int not null references gebruiker,
  gemaakt_op timestamptz not null default clock_timestamp(),
  uitkomst text check (uitkomst in ('verstuurd','teruggelegd')),
  gesloten_op date,
  gesloten_door int references gebruiker,
  primary key (gemeente_id, id),
  check ((uitkomst is null) = (gesloten_op is null) and (uitkomst is null) = (gesloten_door is null))
);
comment on table afdruk is 'A pile of letters to print as one file; closed as sent by who put it in the post, or put back';
create index afdruk_open on afdruk (gemeente_id, id desc) where uitkomst is null;

create table afdrukbrief (
  gemeente_id int not null,
  afdruk_id int not null,
  volgnummer int not null check (volgnummer > 0),
  document_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  herdruk boolean not null,
  primary key (gemeente_id, afdruk_id, volgnummer),
  unique (gemeente_id, afdruk_id, document_id),
  foreign key (gemeente_id, afdruk_id) references afdruk (gemeente_id, id),
  foreign key (gemeente_id, document_id) references document (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
create index afdrukbrief_document on afdrukbrief (gemeente_id, document_id, afdruk_id desc);
create index afdrukbrief_inwoner on afdrukbrief (gemeente_id, inwoner_id);

create table briefkeuze (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  keuze text not null check (keuze in ('post','digitaal')),
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on table briefkeuze is 'How a resident wants letters (Awb 2:13, 2:14): rows are only added, the latest counts; none: by post';
create index briefkeuze_inwoner on briefkeuze (gemeente_id, inwoner_id, id desc);

do $$
declare
  gem text := 'gemeente_id = (select app.gemeente())';
  mijn text := 'gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker())';
  zelf text := 'gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner())';
  t text;
begin
  foreach t in array array['afdruk','afdrukbrief','briefkeuze'] loop
    execute format('alter table %I enable row level security', t);
  end loop;
  foreach t in array array['afdrukbrief','briefkeuze'] loop
    execute format('create policy consulent on %I for all to wm_consulent using (%s) with check (%s)', t, mijn, mijn);
  end loop;
  -- Of a pile everybody who prints sees that it is there, who made it and when; whose letters are in it, only who may see those.
  execute format('create policy consulent on afdruk for all to wm_consulent using (%s) with check (%s)', gem, gem);
  execute format('create policy teammanager on afdruk for all to wm_teammanager using (%s) with check (%s)', gem, gem);
  execute format('create policy teammanager on afdrukbrief for all to wm_teammanager using (%s) with check (%s)', gem, gem);
  execute format('create policy teammanager on briefkeuze for select to wm_teammanager using (%s)', gem);
  execute format('create policy inwoner on briefkeuze for all to wm_inwoner using (%s) with check (%s)', zelf, zelf);
  -- What was opened, and a receipt that the house makes in the resident's own transaction.
  execute format('create policy leest on document for update to wm_inwoner using (%s) with check (%s)', zelf, zelf);
  execute format('create policy ontvangst on document for insert to wm_inwoner with check (%s and soort = ''bezwaar-ontvangst'')', zelf);
  execute format('create policy afdrukken on document for update to wm_teammanager using (%s) with check (%s)', gem, gem);
end $$;
create policy eigen_hand on afdruk as restrictive for insert to wm_consulent, wm_teammanager with check (door = (select app.gebruiker()) and uitkomst is null);
create policy eigen_hand on briefkeuze as restrictive for insert to wm_consulent, wm_inwoner with check (door = (select app.gebruiker()));
create policy eigen_stapel on afdruk as restrictive for update to wm_consulent using (door = (select app.gebruiker()));
create policy sluit_zelf on afdruk as restrictive for update to wm_consulent, wm_teammanager using (uitkomst is null) with check (gesloten_door = (select app.gebruiker()));

grant select on afdruk, afdrukbrief, briefkeuze to wm_consulent, wm_teammanager;
grant insert (gemeente_id, dubbelzijdig, door) on afdruk to wm_consulent, wm_teammanager;
grant update (uitkomst, gesloten_op, gesloten_door) on afdruk to wm_consulent, wm_teammanager;
grant insert (gemeente_id, afdruk_id, volgnummer, document_id, inwoner_id, consulent_id, herdruk) on afdrukbrief to wm_consulent, wm_teammanager;
grant insert (gemeente_id, inwoner_id, consulent_id, keuze, door) on briefkeuze to wm_consulent, wm_inwoner;
grant select (gemeente_id, id, inwoner_id, keuze, vastgelegd_op) on briefkeuze to wm_inwoner;
grant update (gelezen_op) on document to wm_inwoner;
grant insert (gemeente_id, inwoner_id, consulent_id, soort, titel, bestandsnaam, inhoud, sha256, gegevens, sjabloon, verzending) on document to wm_inwoner;
grant update (afgedrukt_op) on document to wm_teammanager;
grant insert (gemeente_id, inwoner_id, consulent_id, soort, titel, bestandsnaam, inhoud, sha256, gegevens, sjabloon, verzending) on document to wm_teammanager;
create policy teammanager_maakt on document for insert to wm_teammanager with check (gemeente_id = (select app.gemeente()));
call app.regels_toegang();
