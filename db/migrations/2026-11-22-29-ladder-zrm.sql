-- L2, L6: how a trede was determined (answers, proposal, grounds), on what it rests, who was there, and corrections. Columns are nullable or have
-- a constant default: nothing is rewritten, also with hundreds of thousands of rows.
alter table ladderbepaling
  add column antwoorden jsonb,
  add column voorstel smallint,
  add column voorstel_hoogstens smallint,
  add column gronden jsonb,
  add column afwijking text not null default '',
  add column sprong text not null default '',
  add column gesprek_op date,
  add column aanwezig text[] not null default '{}',
  add column aanwezig_wie text not null default '',
  add column perspectief_op date,
  add column corrigeert_id int,
  add column correctie_reden text not null default '',
  add column vervallen_op timestamptz;
alter table ladderbepaling
  add constraint ladderbepaling_corrigeert foreign key (gemeente_id, corrigeert_id) references ladderbepaling (gemeente_id, id) not valid,
  add constraint ladderbepaling_correctie check (corrigeert_id is null or correctie_reden <> '') not valid,
  add constraint ladderbepaling_voorstel check (voorstel between 1 and 6 and voorstel_hoogstens between voorstel and 6) not valid;
comment on column ladderbepaling.voorstel is 'What the criteria of the regeling came to: the trede that is certain; voorstel_hoogstens the highest that the open questions leave. Null: not asked';
comment on column ladderbepaling.vervallen_op is 'Until when this was held to be true: a correction took its place. The row stays';

-- What was determined stays as it was; only that a correction took its place, and who the consulent is, may come after.
create function app.bepaling_blijft() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  raise exception 'wat is bepaald verandert niet meer; leg een correctie vast met een reden' using errcode = 'WM409';
end $$;
revoke all on function app.bepaling_blijft() from public;
create trigger blijft before update of peildatum, trede, perspectief, perspectief_termijn, perspectief_op, motivering, onderbouwing, regeling_id, door,
    herkomst, vastgelegd_op, antwoorden, voorstel, voorstel_hoogstens, gronden, afwijking, sprong, gesprek_op, aanwezig, aanwezig_wie, corrigeert_id,
    correctie_reden
  on ladderbepaling for each row execute function app.bepaling_blijft();
create trigger vervalt_een_keer before update of vervallen_op on ladderbepaling for each row
  when (old.vervallen_op is not null) execute function app.bepaling_blijft();

-- Where somebody stands now: what was corrected does not count.
create or replace function app.trede_wijzigt() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into inwoner_trede (gemeente_id, inwoner_id, consulent_id, trede, peildatum, vastgelegd_op)
    select distinct on (l.gemeente_id, l.inwoner_id) l.gemeente_id, l.inwoner_id, l.consulent_id, l.trede, l.peildatum, l.vastgelegd_op
      from ladderbepaling l join (select distinct gemeente_id, inwoner_id from rijen) n using (gemeente_id, inwoner_id)
     where l.vervallen_op is null
     order by l.gemeente_id, l.inwoner_id, l.peildatum desc, l.vastgelegd_op desc
    on conflict (gemeente_id, inwoner_id) do update
      set trede = excluded.trede, peildatum = excluded.peildatum, vastgelegd_op = excluded.vastgelegd_op;
  return null;
end $$;
create or replace function app.aantallen_per_trede() returns table (trede smallint, aantal bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select l.trede, count(*) from (
    select distinct on (inwoner_id) inwoner_id, trede from ladderbepaling where gemeente_id = app.gemeente() and vervallen_op is null
     order by inwoner_id, peildatum desc, vastgelegd_op desc) l
  group by 1 having count(*) >= 5 order by 1
$$;

-- Documents of the dossier (dossierstuk, of a later migration) that a determination rests on. A trigger holds it to its own dossier.
create table ladderstuk (
  gemeente_id int not null,
  bepaling_id int not null,
  stuk_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  primary key (gemeente_id, bepaling_id, stuk_id),
  foreign key (gemeente_id, bepaling_id) references ladderbepaling (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
create index ladderstuk_inwoner on ladderstuk (gemeente_id, inwoner_id);
create index ladderstuk_stuk on ladderstuk (gemeente_id, stuk_id);
-- As who writes: a row that he may not see is not there either.
create function app.hoort_bij_dossier() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if not exists (select from dossierstuk d where d.gemeente_id = new.gemeente_id and d.id = new.stuk_id and d.inwoner_id = new.inwoner_id)
     or not exists (select from ladderbepaling l where l.gemeente_id = new.gemeente_id and l.id = new.bepaling_id and l.inwoner_id = new.inwoner_id) then
    raise exception 'dit document hoort niet bij dit dossier' using errcode = 'WM409';
  end if;
  return new;
end $$;
revoke all on function app.hoort_bij_dossier() from public;
create trigger eigen_dossier before insert on ladderstuk for each row execute function app.hoort_bij_dossier();

-- The Zelfredzaamheid-Matrix: names and scores only; the texts of its cells belong to GGD Amsterdam and are not in the house.
create table zrm (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  peildatum date not null,
  instrument text not null check (instrument <> ''),
  regeling_id int references regeling,
  aanwezig text[] not null default '{}',
  aanwezig_wie text not null default '' check (length(aanwezig_wie) <= 200),
  toelichting text not null default '' check (length(toelichting) <= 2000),
  corrigeert_id int,
  correctie_reden text not null default '',
  vervallen_op timestamptz,
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  unique (gemeente_id, id, inwoner_id, consulent_id),
  check (corrigeert_id is null or correctie_reden <> ''),
  foreign key (gemeente_id, corrigeert_id) references zrm (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on table zrm is 'AP28: never overwritten; `instrument` is the version that was used. vervallen_op: a correction took its place';
create index zrm_inwoner on zrm (gemeente_id, inwoner_id, peildatum desc, vastgelegd_op desc);
create table zrmscore (
  gemeente_id int not null,
  zrm_id int not null,
  domein text not null check (domein in ('financien','werkEnOpleiding','tijdsbesteding','huisvesting','huiselijkeRelaties','geestelijkeGezondheid',
    'lichamelijkeGezondheid','middelengebruik','basaleAdl','instrumenteleAdl','sociaalNetwerk','maatschappelijkeParticipatie','justitie')),
  inwoner_id int not null,
  consulent_id int not null,
  score smallint check (score between 1 and 5),
  opmerking text not null default '' check (length(opmerking) <= 500),
  kracht text not null default '' check (length(kracht) <= 500),
  primary key (gemeente_id, zrm_id, domein),
  foreign key (gemeente_id, zrm_id, inwoner_id, consulent_id) references zrm (gemeente_id, id, inwoner_id, consulent_id) on update cascade
);
comment on column zrmscore.score is 'null: talked of the other domains, not of this one. A domain without a row was left open';
comment on column zrmscore.kracht is 'What goes well and who helps, beside the problem';
create index zrmscore_inwoner on zrmscore (gemeente_id, inwoner_id);
create trigger blijft before update of peildatum, instrument, regeling_id, aanwezig, aanwezig_wie, toelichting, corrigeert_id, correctie_reden, door, vastgelegd_op
  on zrm for each row execute function app.bepaling_blijft();
create trigger vervalt_een_keer before update of vervallen_op on zrm for each row when (old.vervallen_op is not null) execute function app.bepaling_blijft();

-- A determination or a matrix that somebody is still at work on: as it was typed, of that person alone.
create table bepalingconcept (
  gemeente_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  door int not null references gebruiker,
  soort text not null check (soort in ('ladder','zrm')),
  inhoud jsonb not null,
  -- the newest that was there when it began: another one that came since is shown before this one is stored
  basis_id int not null default 0,
  versie int not null default 1,
  begonnen_op timestamptz not null default clock_timestamp(),
  gewijzigd_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, inwoner_id, door, soort),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);

-- "Ik zie het anders": what the resident thinks of a determination or a matrix, beside it, and what the consulent answers.
create table inwonerkijk (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  bepaling_id int,
  zrm_id int,
  trede smallint check (trede between 1 and 6),
  tekst text not null check (tekst <> '' and length(tekst) <= 2000),
  gegeven_op timestamptz not null default clock_timestamp(),
  antwoord text not null default '' check (length(antwoord) <= 2000),
  beantwoord_op timestamptz,
  beantwoord_door int references gebruiker,
  primary key (gemeente_id, id),
  check (num_nonnulls(bepaling_id, zrm_id) = 1),
  check ((beantwoord_op is null) = (beantwoord_door is null) and (beantwoord_op is null) = (antwoord = '')),
  foreign key (gemeente_id, bepaling_id) references ladderbepaling (gemeente_id, id),
  foreign key (gemeente_id, zrm_id) references zrm (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
create index inwonerkijk_inwoner on inwonerkijk (gemeente_id, inwoner_id, id desc);
create trigger blijft before update of bepaling_id, zrm_id, trede, tekst, gegeven_op on inwonerkijk for each row execute function app.bepaling_blijft();
create function app.kijk_hoort_bij_dossier() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.bepaling_id is not null and not exists (select from ladderbepaling l where l.gemeente_id = new.gemeente_id and l.id = new.bepaling_id and l.inwoner_id = new.inwoner_id)
     or new.zrm_id is not null and not exists (select from zrm z where z.gemeente_id = new.gemeente_id and z.id = new.zrm_id and z.inwoner_id = new.inwoner_id) then
    raise exception 'dit hoort niet bij dit dossier' using errcode = 'WM409';
  end if;
  return new;
end $$;
revoke all on function app.kijk_hoort_bij_dossier() from public;
create trigger eigen_dossier before insert on inwonerkijk for each row execute function app.kijk_hoort_bij_dossier();

do $$
declare
  gem text := 'gemeente_id = (select app.gemeente())';
  mijn text := 'gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker())';
  zelf text := 'gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner())';
  t text;
begin
  foreach t in array array['ladderstuk','zrm','zrmscore','bepalingconcept','inwonerkijk'] loop
    execute format('alter table %s enable row level security', t);
    execute format('create policy consulent on %s for all to wm_consulent using (%s) with check (%s)', t, mijn, mijn);
  end loop;
  foreach t in array array['ladderstuk','zrm','zrmscore','inwonerkijk'] loop
    execute format('create policy gemeente on %s for select to wm_teammanager using (%s)', t, gem);
    execute format('create policy inwoner on %s for select to wm_inwoner using (%s)', t, zelf);
    execute format('grant select on %s to wm_consulent, wm_teammanager, wm_inwoner', t);
  end loop;
  execute format('create policy inwoner_schrijft on inwonerkijk for insert to wm_inwoner with check (%s)', zelf);
  execute format('create policy levering on inwonerkijk for select to wm_levering using (%s)', gem);
end $$;
grant insert on ladderstuk, zrm, zrmscore to wm_consulent;
grant update (vervallen_op) on zrm to wm_consulent;
grant select, insert, update, delete on bepalingconcept to wm_consulent;
grant insert (gemeente_id, inwoner_id, consulent_id, bepaling_id, zrm_id, trede, tekst) on inwonerkijk to wm_inwoner;
grant update (antwoord, beantwoord_op, beantwoord_door) on inwonerkijk to wm_consulent;
grant select on inwonerkijk to wm_levering;
create policy eigen_hand on zrm as restrictive for insert to wm_consulent with check (door = (select app.gebruiker()));
create policy eigen_concept on bepalingconcept as restrictive for all to wm_consulent using (door = (select app.gebruiker())) with check (door = (select app.gebruiker()));

create trigger werkvoorraad_erbij after insert on inwonerkijk referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create trigger werkvoorraad_anders after update on inwonerkijk referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create trigger werkvoorraad_weg after delete on inwonerkijk referencing old table as rijen for each statement execute function app.werkvoorraad_wijzigt();
