-- Notes, messages and documents of a dossier, and templates for text that comes back.

-- ── notes ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Two tables and not a flag: who may not read work notes has no right on their table at all. A correction is a row with a higher
-- version and a reason; what stood there stays.
create sequence notitie_reeks;
create table notitie (
  gemeente_id int not null,
  id int generated always as identity,
  reeks int not null default nextval('notitie_reeks'),
  versie int not null default 1 check (versie >= 1),
  inwoner_id int not null,
  consulent_id int not null,
  tekst text not null check (length(tekst) between 1 and 8000),
  reden text not null default '' check (length(reden) <= 500),
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  unique (gemeente_id, reeks, versie),
  check (versie = 1 or reden <> ''),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on table notitie is 'Notes that the resident reads; the latest version of a reeks counts';
create index notitie_inwoner on notitie (gemeente_id, inwoner_id, id desc);
create table werknotitie (
  gemeente_id int not null,
  id int generated always as identity,
  reeks int not null default nextval('notitie_reeks'),
  versie int not null default 1 check (versie >= 1),
  inwoner_id int not null,
  consulent_id int not null,
  tekst text not null check (length(tekst) between 1 and 8000),
  reden text not null default '' check (length(reden) <= 500),
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  unique (gemeente_id, reeks, versie),
  check (versie = 1 or reden <> ''),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on table werknotitie is 'Work notes of the municipality: no role of a resident or an aanbieder has a right here. No secret: AVG art. 15';
create index werknotitie_inwoner on werknotitie (gemeente_id, inwoner_id, id desc);

-- ── messages ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- At most one aanbieder takes part in an overleg: what one aanbieder writes is not for another.
create table overleg (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  met_inwoner boolean not null,
  aanbieder_id int references aanbieder,
  onderwerp text not null check (length(onderwerp) between 1 and 120),
  begonnen_door int not null references gebruiker,
  begonnen_op timestamptz not null default clock_timestamp(),
  versie int not null default 1,
  primary key (gemeente_id, id),
  unique (gemeente_id, id, inwoner_id, consulent_id),
  check (met_inwoner or aanbieder_id is not null),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
create index overleg_inwoner on overleg (gemeente_id, inwoner_id, id desc);
create index overleg_aanbieder on overleg (aanbieder_id, id desc) where aanbieder_id is not null;
-- A message keeps who took part when it was written: who joins later reads from then on.
create table overlegbericht (
  gemeente_id int not null,
  id int generated always as identity,
  overleg_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  met_inwoner boolean not null,
  aanbieder_id int references aanbieder,
  soort text not null default 'bericht' check (soort in ('bericht', 'erbij', 'klaar')),
  van text not null check (van in ('inwoner', 'gemeente', 'aanbieder')),
  tekst text not null check (length(tekst) between 1 and 8000),
  door int not null references gebruiker,
  namens int references gebruiker,
  geschreven_op timestamptz not null default clock_timestamp(),
  gelezen_inwoner_op timestamptz,
  gelezen_gemeente_op timestamptz,
  gelezen_aanbieder_op timestamptz,
  primary key (gemeente_id, id),
  check (soort = 'bericht' or van = 'gemeente'),
  foreign key (gemeente_id, overleg_id, inwoner_id, consulent_id) references overleg (gemeente_id, id, inwoner_id, consulent_id) on update cascade
);
comment on column overlegbericht.soort is 'erbij: a party was added; klaar: the municipality says that nothing needs an answer';
comment on column overlegbericht.namens is 'The colleague whose resident it is, when somebody else wrote';
create index overlegbericht_overleg on overlegbericht (gemeente_id, overleg_id, id);
create index overlegbericht_inwoner on overlegbericht (gemeente_id, inwoner_id, id);
create index overlegbericht_aanbieder on overlegbericht (aanbieder_id, id) where aanbieder_id is not null;

-- Who takes part follows from the overleg, whatever the writer says.
create function app.overlegbericht_partijen() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select o.met_inwoner, o.aanbieder_id into new.met_inwoner, new.aanbieder_id from overleg o where o.gemeente_id = new.gemeente_id and o.id = new.overleg_id;
  return new;
end $$;
revoke all on function app.overlegbericht_partijen() from public;
create trigger overlegbericht_partijen before insert on overlegbericht for each row execute function app.overlegbericht_partijen();

create trigger werkvoorraad_erbij after insert on overlegbericht referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create trigger werkvoorraad_anders after update on overlegbericht referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create trigger werkvoorraad_weg after delete on overlegbericht referencing old table as rijen for each statement execute function app.werkvoorraad_wijzigt();

-- The job that tells the others by mail is stored with the message. Without a queue yet nobody is told.
create function app.overlegbericht_gemeld() returns trigger language plpgsql security definer set search_path = pg_temp as $$
begin
  if to_regclass('pgboss.queue') is null then return null; end if;
  insert into pgboss.job (name, data, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds, keep_until, policy, heartbeat_seconds)
    select q.name, jsonb_build_object('gemeenteId', new.gemeente_id, 'gebruikerId', new.door, 'id', new.id), q.retry_limit, q.retry_delay,
           q.retry_backoff, q.retry_delay_max, q.expire_seconds, q.deletion_seconds, now() + make_interval(secs => q.retention_seconds), q.policy, q.heartbeat_seconds
      from pgboss.queue q where q.name = 'overleg';
  return null;
end $$;
revoke all on function app.overlegbericht_gemeld() from public;
create trigger overlegbericht_gemeld after insert on overlegbericht for each row when (new.soort = 'bericht') execute function app.overlegbericht_gemeld();

-- Which mail somebody does not want. No row: wanted.
create table mailvoorkeur (
  gebruiker_id int not null references gebruiker,
  soort text not null check (soort ~ '^[a-z-]{1,40}$'),
  uit boolean not null,
  gewijzigd_op timestamptz not null default clock_timestamp(),
  primary key (gebruiker_id, soort)
);

-- ── documents ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────
create table dossierstuk (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  met_inwoner boolean not null,
  aanbieder_id int references aanbieder,
  soort text not null check (soort in ('medisch', 'diploma', 'plan', 'advies', 'verslag', 'brief', 'anders')),
  titel text not null check (length(titel) between 1 and 120),
  bestandsnaam text not null check (length(bestandsnaam) between 1 and 120),
  type text not null,
  bytes int not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  inhoud bytea,
  tonen boolean not null,
  scan text not null check (scan in ('schoon', 'niet-ingesteld')),
  bijzonderheden text not null default '',
  herkomst text not null check (herkomst in ('gemeente', 'inwoner')),
  door int not null references gebruiker,
  toegevoegd_op timestamptz not null default clock_timestamp(),
  bewaren_tot date not null,
  bewaren_bron text not null,
  verborgen_op timestamptz,
  verborgen_door int references gebruiker,
  verborgen_reden text,
  vernietigd_op timestamptz,
  versie int not null default 1,
  primary key (gemeente_id, id),
  check (herkomst <> 'inwoner' or met_inwoner),
  check (soort <> 'medisch' or aanbieder_id is null),
  check ((verborgen_op is null) = (verborgen_reden is null) and (verborgen_op is null) = (verborgen_door is null)),
  check (inhoud is not null or vernietigd_op is not null),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on table dossierstuk is 'What was uploaded; letters of the municipality itself are rows of document. Bytes, checksum and kind of file never change';
comment on column dossierstuk.sha256 is 'of the bytes that are kept, after what does not belong in the file was taken out';
comment on column dossierstuk.tonen is 'may be shown in the browser; otherwise download only';
comment on column dossierstuk.verborgen_op is 'Removed from the lists with a reason; the bytes stay until they are destroyed';
create index dossierstuk_inwoner on dossierstuk (gemeente_id, inwoner_id, id desc);
create index dossierstuk_aanbieder on dossierstuk (aanbieder_id, id desc) where aanbieder_id is not null;
create index dossierstuk_bewaren on dossierstuk (gemeente_id, bewaren_tot) where vernietigd_op is null;

-- ── templates ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────
create sequence sjabloon_reeks;
create table sjabloon (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  reeks int not null default nextval('sjabloon_reeks'),
  versie int not null default 1 check (versie >= 1),
  team_id int,
  naam text not null check (length(naam) between 1 and 80),
  waarvoor text not null check (waarvoor in ('notitie', 'bericht', 'besluit')),
  tekst text not null check (length(tekst) between 1 and 4000),
  vervallen boolean not null default false,
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  unique (gemeente_id, reeks, versie),
  foreign key (gemeente_id, team_id) references team (gemeente_id, id)
);
comment on table sjabloon is 'The latest version of a reeks counts; team_id empty: for the whole municipality';

-- ── rights ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
alter table notitie enable row level security;
alter table werknotitie enable row level security;
alter table overleg enable row level security;
alter table overlegbericht enable row level security;
alter table mailvoorkeur enable row level security;
alter table dossierstuk enable row level security;
alter table sjabloon enable row level security;

do $$
declare
  gem text := 'gemeente_id = (select app.gemeente())';
  mijn text := 'gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker())';
  t text;
begin
  foreach t in array array['notitie','werknotitie','overleg','overlegbericht','dossierstuk'] loop
    execute format('create policy consulent on %s for all to wm_consulent using (%s) with check (%s)', t, mijn, mijn);
    execute format('create policy gemeente on %s for select to wm_teammanager using (%s)', t, gem);
    execute format('grant select on %s to wm_consulent, wm_teammanager', t);
  end loop;
end $$;
create policy levering on overlegbericht for select to wm_levering using (gemeente_id = (select app.gemeente()));
grant select (gemeente_id, id, overleg_id, inwoner_id, consulent_id, aanbieder_id, met_inwoner, soort, van, geschreven_op, gelezen_gemeente_op) on overlegbericht to wm_levering;

create policy inwoner on notitie for select to wm_inwoner using (gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner()));
grant select on notitie to wm_inwoner;
grant insert (gemeente_id, reeks, versie, inwoner_id, consulent_id, tekst, reden, door) on notitie, werknotitie to wm_consulent;
create policy eigen_hand on notitie as restrictive for insert to wm_consulent with check (door = (select app.gebruiker()));
create policy eigen_hand on werknotitie as restrictive for insert to wm_consulent with check (door = (select app.gebruiker()));
grant usage on sequence notitie_reeks to wm_consulent;

create policy inwoner on overleg for all to wm_inwoner
  using (gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner()) and met_inwoner)
  with check (gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner()) and met_inwoner and aanbieder_id is null);
create policy aanbieder on overleg for all to wm_aanbieder
  using (aanbieder_id = (select app.aanbieder())) with check (aanbieder_id = (select app.aanbieder()));
create policy eigen_hand on overleg as restrictive for insert to wm_inwoner, wm_consulent, wm_aanbieder with check (begonnen_door = (select app.gebruiker()));
-- After the toewijzing an aanbieder reads and no longer writes; the resident is brought in by the municipality.
create policy loopt on overleg as restrictive for insert to wm_aanbieder with check (not met_inwoner and (gemeente_id, inwoner_id) in (
  select t.gemeente_id, t.inwoner_id from toewijzing t where t.aanbieder_id = (select app.aanbieder()) and t.status in ('toegewezen','geaccepteerd','gestart')));
grant select on overleg to wm_inwoner, wm_aanbieder;
grant insert (gemeente_id, inwoner_id, consulent_id, met_inwoner, aanbieder_id, onderwerp, begonnen_door) on overleg to wm_consulent, wm_inwoner, wm_aanbieder;
grant update (met_inwoner, aanbieder_id, versie) on overleg to wm_consulent;

create policy inwoner on overlegbericht for all to wm_inwoner
  using (gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner()) and met_inwoner)
  with check (gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner()) and met_inwoner);
create policy aanbieder on overlegbericht for all to wm_aanbieder
  using (aanbieder_id = (select app.aanbieder())) with check (aanbieder_id = (select app.aanbieder()));
create policy eigen_hand on overlegbericht as restrictive for insert to wm_inwoner, wm_consulent, wm_aanbieder
  with check (door = (select app.gebruiker()));
create policy eigen_stem_inwoner on overlegbericht as restrictive for insert to wm_inwoner with check (van = 'inwoner');
create policy eigen_stem_aanbieder on overlegbericht as restrictive for insert to wm_aanbieder with check (van = 'aanbieder' and (gemeente_id, inwoner_id) in (
  select t.gemeente_id, t.inwoner_id from toewijzing t where t.aanbieder_id = (select app.aanbieder()) and t.status in ('toegewezen','geaccepteerd','gestart')));
create policy eigen_stem_gemeente on overlegbericht as restrictive for insert to wm_consulent with check (van = 'gemeente');
grant select on overlegbericht to wm_inwoner, wm_aanbieder;
grant insert (gemeente_id, overleg_id, inwoner_id, consulent_id, met_inwoner, aanbieder_id, soort, van, tekst, door, namens) on overlegbericht to wm_consulent, wm_inwoner, wm_aanbieder;
grant update (gelezen_gemeente_op) on overlegbericht to wm_consulent;
grant update (gelezen_inwoner_op) on overlegbericht to wm_inwoner;
grant update (gelezen_aanbieder_op) on overlegbericht to wm_aanbieder;

create policy zelf on mailvoorkeur for all to wm_inwoner, wm_consulent, wm_aanbieder
  using (gebruiker_id = (select app.gebruiker())) with check (gebruiker_id = (select app.gebruiker()));
grant select, insert, update on mailvoorkeur to wm_inwoner, wm_consulent, wm_aanbieder;

create policy inwoner on dossierstuk for all to wm_inwoner
  using (gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner()) and met_inwoner and verborgen_op is null)
  with check (gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner()) and met_inwoner and verborgen_op is null
              and herkomst = 'inwoner' and aanbieder_id is null);
create policy aanbieder on dossierstuk for select to wm_aanbieder using (aanbieder_id = (select app.aanbieder()) and verborgen_op is null);
create policy eigen_hand on dossierstuk as restrictive for insert to wm_consulent, wm_inwoner with check (door = (select app.gebruiker()));
grant select on dossierstuk to wm_inwoner, wm_aanbieder;
grant insert (gemeente_id, inwoner_id, consulent_id, met_inwoner, aanbieder_id, soort, titel, bestandsnaam, type, bytes, sha256, inhoud, tonen, scan, bijzonderheden,
  herkomst, door, bewaren_tot, bewaren_bron) on dossierstuk to wm_consulent, wm_inwoner;
grant update (met_inwoner, aanbieder_id, soort, titel, verborgen_op, verborgen_door, verborgen_reden, versie) on dossierstuk to wm_consulent;

create policy gemeente on sjabloon for all to wm_teammanager, wm_beheer
  using (gemeente_id = (select app.gemeente())) with check (gemeente_id = (select app.gemeente()));
create policy lezen on sjabloon for select to wm_consulent using (gemeente_id = (select app.gemeente()));
create policy eigen_hand on sjabloon as restrictive for insert to wm_teammanager, wm_beheer with check (door = (select app.gebruiker()));
grant select on sjabloon to wm_consulent, wm_teammanager, wm_beheer;
grant insert (gemeente_id, reeks, versie, team_id, naam, waarvoor, tekst, vervallen, door) on sjabloon to wm_teammanager, wm_beheer;
grant usage on sequence sjabloon_reeks to wm_teammanager, wm_beheer;

-- What beheer chose about uploads and answers is read where somebody uploads or waits.
grant execute on function app.instelling(int, text) to wm_consulent, wm_inwoner, wm_aanbieder, wm_levering;
