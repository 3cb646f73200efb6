-- Who somebody is: what earlier stood there, persons who are in twice, and what happens in a life.

-- Names are compared with a few letters of difference. A trusted extension: the owner of a database may make it.
create extension if not exists fuzzystrmatch;

-- What the BRP says beside the name. Nobody's row is rewritten: all have a constant.
alter table inwoner_persoon
  add column overleden_op date,
  add column geheim boolean not null default false,
  add column in_onderzoek boolean not null default false,
  add column geboortedatum_bekend text not null default 'volledig',
  add column brp_op timestamptz;
alter table inwoner_persoon add constraint inwoner_persoon_geboortedatum_bekend check (geboortedatum_bekend in ('volledig','jaar-maand','jaar')) not valid;
comment on column inwoner_persoon.geheim is 'The resident asked the municipality to give his data to nobody (BRP: geheimhouding)';
comment on column inwoner_persoon.geboortedatum_bekend is 'How much of the birth date is known: of a year alone the first of January stands in geboortedatum, of a month the first day';
comment on column inwoner_persoon.brp_op is 'When it was last held against the BRP';

-- ── what stood there before ────────────────────────────────────────────────────────────────
create table persoonversie (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  bsn_versleuteld bytea not null,
  bsn_hash bytea not null,
  bsn_einde text not null check (bsn_einde ~ '^[0-9]{3}$'),
  voornaam text not null,
  voorvoegsel text not null,
  achternaam text not null,
  geboortedatum date not null,
  geboortedatum_bekend text not null check (geboortedatum_bekend in ('volledig','jaar-maand','jaar')),
  gewijzigd text[] not null,
  bron text not null check (bron in ('document','brp','inwoner','typefout','samenvoeging')),
  toelichting text not null check (length(toelichting) between 1 and 500),
  door int not null references gebruiker,
  op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on table persoonversie is 'Name, birth date and BSN as they were until somebody corrected them, with why. Rows are only added';
create index persoonversie_inwoner on persoonversie (gemeente_id, inwoner_id, id desc);
create index persoonversie_bsn on persoonversie (gemeente_id, bsn_hash);
alter table persoonversie enable row level security;
create policy consulent on persoonversie for all to wm_consulent
  using (gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker()))
  with check (gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker()));
create policy gemeente on persoonversie for select to wm_teammanager using (gemeente_id = (select app.gemeente()));
create policy eigen_hand on persoonversie as restrictive for insert to wm_consulent with check (door = (select app.gebruiker()));
grant select on persoonversie to wm_consulent, wm_teammanager;
grant insert on persoonversie to wm_consulent;

-- ── double persons ─────────────────────────────────────────────────────────────────────────
create table dubbelpaar (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  eerste_id int not null,
  tweede_id int not null,
  score smallint not null check (score between 0 and 100),
  redenen text[] not null,
  gevonden_op timestamptz not null default clock_timestamp(),
  oordeel text check (oordeel = 'niet-dezelfde'),
  reden text not null default '' check (length(reden) <= 500),
  door int references gebruiker,
  op timestamptz,
  versie int not null default 1,
  primary key (gemeente_id, id),
  unique (gemeente_id, eerste_id, tweede_id),
  check (eerste_id < tweede_id),
  check ((oordeel is null) = (door is null) and (oordeel is null) = (op is null) and (oordeel is null or reden <> ''))
);
comment on table dubbelpaar is 'Two residents who look like one person. Who said that they are not the same is not asked again';
alter table dubbelpaar enable row level security;
create policy gemeente on dubbelpaar for all to wm_teammanager using (gemeente_id = (select app.gemeente())) with check (gemeente_id = (select app.gemeente()));
grant select, update (oordeel, reden, door, op, versie) on dubbelpaar to wm_teammanager;

-- Two dossiers made one. The one that goes is kept here as a whole; what moved stands in samenvoegingrij, so that it can go back.
create table samenvoeging (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  weg_id int not null,
  weg_dossiernummer text not null,
  status text not null default 'voorgesteld' check (status in ('voorgesteld','uitgevoerd','afgewezen','ingetrokken','teruggedraaid')),
  reden text not null check (length(reden) between 1 and 1000),
  voorgesteld_door int not null references gebruiker,
  voorgesteld_op timestamptz not null default clock_timestamp(),
  overnemen text[] not null default '{}',
  besloten_door int references gebruiker,
  besloten_op timestamptz,
  besluit_reden text not null default '' check (length(besluit_reden) <= 1000),
  terug_door int references gebruiker,
  terug_op timestamptz,
  terug_reden text not null default '' check (length(terug_reden) <= 1000),
  bewaard jsonb,
  versie int not null default 1,
  primary key (gemeente_id, id),
  check (inwoner_id <> weg_id),
  check ((status = 'voorgesteld') = (besloten_op is null)),
  -- Keuze: who proposes does not do it.
  check (status not in ('uitgevoerd','teruggedraaid') or besloten_door <> voorgesteld_door),
  check ((status = 'teruggedraaid') = (terug_op is not null)),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on column samenvoeging.overnemen is 'Which data of the dossier that goes were taken over: naam, geboortedatum, bsn, adres, telefoon, email, contact, uitkering';
comment on column samenvoeging.bewaard is 'Both dossiers as they were, without a BSN (those stand in persoonversie): what undoing needs';
create index samenvoeging_inwoner on samenvoeging (gemeente_id, inwoner_id);
create unique index samenvoeging_weg on samenvoeging (gemeente_id, weg_id) where status in ('voorgesteld','uitgevoerd');
alter table samenvoeging enable row level security;
create policy consulent on samenvoeging for all to wm_consulent
  using (gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker()))
  with check (gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker()));
-- Who proposed it for a resident of a colleague sees what became of it.
create policy voorsteller on samenvoeging for select to wm_consulent
  using (gemeente_id = (select app.gemeente()) and voorgesteld_door = (select app.gebruiker()));
create policy gemeente on samenvoeging for all to wm_teammanager using (gemeente_id = (select app.gemeente())) with check (gemeente_id = (select app.gemeente()));
create policy inwoner on samenvoeging for select to wm_inwoner
  using (gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner()) and status = 'uitgevoerd');
grant select on samenvoeging to wm_consulent, wm_teammanager;
grant select (gemeente_id, id, inwoner_id, weg_id, weg_dossiernummer, status, besloten_op) on samenvoeging to wm_inwoner;
grant update (status, besloten_door, besloten_op, besluit_reden, versie) on samenvoeging to wm_teammanager;

create table samenvoegingrij (
  gemeente_id int not null,
  samenvoeging_id int not null,
  volgnummer int not null,
  tabel text not null,
  sleutel jsonb not null,
  inhoud jsonb,
  was jsonb,
  primary key (gemeente_id, samenvoeging_id, volgnummer),
  foreign key (gemeente_id, samenvoeging_id) references samenvoeging (gemeente_id, id)
);
comment on column samenvoegingrij.was is 'Columns that had to change because there can be one only, as they were';
comment on table samenvoegingrij is 'Every row that went to the other dossier, by its key. inhoud: a row of a table with one row a resident, kept here until it goes back';
alter table samenvoegingrij enable row level security;
create policy gemeente on samenvoegingrij for select to wm_teammanager using (gemeente_id = (select app.gemeente()));
grant select (gemeente_id, samenvoeging_id, volgnummer, tabel, sleutel) on samenvoegingrij to wm_teammanager;

-- The lines of the logboek about the dossier that went belong to the one that stays. The logboek itself never changes.
create policy lezen_samengevoegd on logboek for select to wm_consulent using (gemeente_id = (select app.gemeente())
  and inwoner_id in (select s.weg_id from samenvoeging s where s.status = 'uitgevoerd' and s.consulent_id = (select app.gebruiker())));
create policy lezen_samengevoegd_inwoner on logboek for select to wm_inwoner using (gemeente_id = (select app.gemeente())
  and inwoner_id in (select s.weg_id from samenvoeging s where s.status = 'uitgevoerd' and s.inwoner_id = (select app.inwoner())));

-- ── what happens in a life ─────────────────────────────────────────────────────────────────
create table levensgebeurtenis (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  soort text not null check (soort in ('verhuizing','verhuizing-weg','overlijden','aow','uitkering','detentie')),
  datum date not null,
  gegevens jsonb not null default '{}',
  herkomst text not null check (herkomst in ('consulent','brp','berekend')),
  toelichting text not null default '' check (length(toelichting) <= 1000),
  status text not null default 'open' check (status in ('open','afgehandeld','ingetrokken')),
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  afgerond_door int references gebruiker,
  afgerond_op timestamptz,
  intrek_reden text not null default '' check (length(intrek_reden) <= 1000),
  versie int not null default 1,
  primary key (gemeente_id, id),
  unique (gemeente_id, id, inwoner_id, consulent_id),
  check ((status = 'open') = (afgerond_op is null)),
  check (status <> 'ingetrokken' or intrek_reden <> ''),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
create index levensgebeurtenis_inwoner on levensgebeurtenis (gemeente_id, inwoner_id, id desc);
create index levensgebeurtenis_open on levensgebeurtenis (gemeente_id, consulent_id, datum) where status = 'open';

create table gebeurtenisvoorstel (
  gemeente_id int not null,
  id int generated always as identity,
  gebeurtenis_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  soort text not null check (soort in ('adres','toewijzing-beeindigen','uitkering-wijzigen','overlijden-vastleggen','overdracht','dossier-afronden','gesprek')),
  toewijzing_id int,
  dag date,
  gegevens jsonb not null default '{}',
  tekst text not null,
  grond text not null,
  keuze boolean not null,
  status text not null default 'open' check (status in ('open','uitgevoerd','niet-nodig','hersteld','zelf-herstellen')),
  reden text not null default '' check (length(reden) <= 500),
  vorige jsonb,
  door int references gebruiker,
  op timestamptz,
  versie int not null default 1,
  primary key (gemeente_id, id),
  check ((status = 'open') = (op is null) and (status = 'open') = (door is null)),
  check (status <> 'niet-nodig' or reden <> ''),
  foreign key (gemeente_id, gebeurtenis_id, inwoner_id, consulent_id)
    references levensgebeurtenis (gemeente_id, id, inwoner_id, consulent_id) on update cascade,
  foreign key (gemeente_id, toewijzing_id) references toewijzing (gemeente_id, id)
);
comment on table gebeurtenisvoorstel is 'What an event asks of what runs. Nothing happens before a consulent confirms it; vorige is what stood there, to put it back';
create index gebeurtenisvoorstel_gebeurtenis on gebeurtenisvoorstel (gemeente_id, gebeurtenis_id, id);

do $$
declare t text;
begin
  foreach t in array array['levensgebeurtenis','gebeurtenisvoorstel'] loop
    execute format('alter table %s enable row level security', t);
    execute format('create policy consulent on %s for all to wm_consulent using (gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker())) with check (gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker()))', t);
    execute format('create policy gemeente on %s for select to wm_teammanager, wm_levering using (gemeente_id = (select app.gemeente()))', t);
    execute format('grant select, insert, update on %s to wm_consulent', t);
    execute format('grant select on %s to wm_teammanager, wm_levering', t);
  end loop;
end $$;
create policy eigen_hand on levensgebeurtenis as restrictive for insert to wm_consulent with check (door = (select app.gebruiker()));
create trigger werkvoorraad_erbij after insert on levensgebeurtenis referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create trigger werkvoorraad_anders after update on levensgebeurtenis referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();

-- Who died gets no mail and has no portal: from the moment that it is written down, and not when a job comes by.
create function app.overlijden_vastgelegd() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update gebruiker set actief = new.overleden_op is null
   where rol = 'inwoner' and gemeente_id = new.gemeente_id and inwoner_id = new.inwoner_id and actief = (new.overleden_op is not null);
  if new.overleden_op is not null then
    update mail m set status = 'mislukt', fout = 'niet verstuurd: de inwoner is overleden', inhoud = null, geheim = null, gewist_op = now()
      from gebruiker g
     where g.id = m.gebruiker_id and g.rol = 'inwoner' and g.gemeente_id = new.gemeente_id and g.inwoner_id = new.inwoner_id and m.status = 'wacht';
  end if;
  insert into werkvoorraad_wijziging (gemeente_id, inwoner_id, consulent_id) values (new.gemeente_id, new.inwoner_id, new.consulent_id);
  return null;
end $$;
create trigger overlijden_vastgelegd after update of overleden_op on inwoner_persoon for each row
  when (old.overleden_op is distinct from new.overleden_op) execute function app.overlijden_vastgelegd();
create function app.geen_mail_na_overlijden() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from gebruiker g join inwoner_persoon p on p.gemeente_id = g.gemeente_id and p.inwoner_id = g.inwoner_id
              where g.id = new.gebruiker_id and g.rol = 'inwoner' and p.overleden_op is not null) then
    new.status := 'mislukt';
    new.fout := 'niet verstuurd: de inwoner is overleden';
    new.inhoud := null;
    new.geheim := null;
    new.gewist_op := now();
  end if;
  return new;
end $$;
create trigger geen_mail_na_overlijden before insert on mail for each row when (new.gebruiker_id is not null) execute function app.geen_mail_na_overlijden();
revoke all on function app.overlijden_vastgelegd(), app.geen_mail_na_overlijden() from public;
