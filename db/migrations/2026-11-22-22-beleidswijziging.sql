-- Versions of a regeling: what was decided does not change; what becomes of it is written beside it. And the way in which policy is
-- changed in the product: a concept, what it would do, a colleague who activates it.

alter table regeling
  add column tekst text,
  add column gevallen text,
  add column herkomst text not null default 'bestand',
  add column basis_id int;
alter table regeling add constraint regeling_basis foreign key (basis_id) references regeling;
alter table regeling add constraint regeling_herkomst check (herkomst in ('bestand','product'));
comment on column regeling.tekst is 'the YAML as it was read or uploaded, with its comments; empty only in rows of before this column';
comment on column regeling.gevallen is 'the agreed cases that were uploaded with this version, as YAML; empty: those of the file';

create function app.regeling_blijft() returns trigger language plpgsql as $$
begin
  -- A row of before the text was kept gets it once, from the file that it came from.
  if tg_op = 'UPDATE' and old.tekst is null and new.tekst is not null and to_jsonb(new) - 'tekst' = to_jsonb(old) - 'tekst' then
    return new;
  end if;
  raise exception 'een versie van een regeling verandert nooit' using errcode = 'WM409';
end $$;
create trigger regeling_blijft before update or delete on regeling for each row execute function app.regeling_blijft();
create trigger regeling_blijft_geheel before truncate on regeling for each statement execute function app.regeling_blijft();

-- What became of a version, and when that was known. The version that applies on a day, as known on another, follows from these rows.
create table regelinggebeurtenis (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  regeling_id int not null references regeling,
  soort text not null check (soort in ('geladen','vervallen','klaargezet','teruggezet','geactiveerd','ingetrokken')),
  moment timestamptz not null default clock_timestamp(),
  bekend_vanaf timestamptz,
  door int not null default 0 references gebruiker,
  reden text not null default '',
  primary key (gemeente_id, id),
  check (soort not in ('geactiveerd','ingetrokken') or bekend_vanaf is not null)
);
comment on column regelinggebeurtenis.bekend_vanaf is 'of geladen and geactiveerd: since when the version was known; empty: as long as anybody asks';
create index regelinggebeurtenis_regeling on regelinggebeurtenis (regeling_id);
create function app.regelinggebeurtenis_blijft() returns trigger language plpgsql as $$
begin
  raise exception 'wat er met een versie gebeurde blijft staan' using errcode = 'WM409';
end $$;
create trigger regelinggebeurtenis_blijft before update or delete on regelinggebeurtenis
  for each row execute function app.regelinggebeurtenis_blijft();
create trigger regelinggebeurtenis_blijft_geheel before truncate on regelinggebeurtenis
  for each statement execute function app.regelinggebeurtenis_blijft();

insert into regelinggebeurtenis (gemeente_id, regeling_id, soort, moment)
  select gemeente_id, id, 'geladen', geladen_op from regeling order by id;

-- A concept: every text that was uploaded stays, the head says which is the last and how far it is.
create table regelingconcept (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  sleutel text not null,
  titel text not null,
  basis_id int not null references regeling,
  status text not null default 'concept' check (status in ('concept','klaargezet','geactiveerd','ingetrokken','weggelegd')),
  regeling_id int references regeling,
  faal_reden text not null default '',
  terug_reden text not null default '',
  gemaakt_door int not null references gebruiker,
  gemaakt_op timestamptz not null default clock_timestamp(),
  klaargezet_door int references gebruiker,
  klaargezet_op timestamptz,
  geactiveerd_door int references gebruiker,
  geactiveerd_op timestamptz,
  geactiveerd_reden text not null default '',
  einde_door int references gebruiker,
  einde_op timestamptz,
  einde_reden text not null default '',
  versie int not null default 1,
  primary key (gemeente_id, id),
  check (status not in ('klaargezet','geactiveerd') or (regeling_id is not null and klaargezet_door is not null)),
  check (status <> 'geactiveerd' or geactiveerd_door is not null),
  -- four eyes
  check (geactiveerd_door <> klaargezet_door),
  check (geactiveerd_door <> gemaakt_door)
);
create table regelingconceptversie (
  gemeente_id int not null,
  concept_id int not null,
  versie int not null,
  tekst text not null,
  inhoud jsonb not null,
  hash text not null,
  geldig_van date not null,
  gevallen text,
  bestandsnaam text not null,
  door int not null references gebruiker,
  op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, concept_id, versie),
  foreign key (gemeente_id, concept_id) references regelingconcept (gemeente_id, id)
);
comment on table regelingconceptversie is 'each text that was handed in; rows are never changed';

-- Whoever wrote or prepared a text does not activate it, whatever the page thinks; and what is done is done.
create function app.concept_stap() returns trigger language plpgsql as $$
begin
  if old.status in ('ingetrokken','weggelegd') then
    raise exception 'deze wijziging is al afgesloten' using errcode = 'WM409';
  end if;
  if new.status <> old.status and not (
       (old.status = 'concept' and new.status in ('klaargezet','weggelegd'))
    or (old.status = 'klaargezet' and new.status in ('concept','geactiveerd','weggelegd'))
    or (old.status = 'geactiveerd' and new.status = 'ingetrokken')) then
    raise exception 'een wijziging gaat niet van % naar %', old.status, new.status using errcode = 'WM409';
  end if;
  if new.status = 'geactiveerd' and old.status <> 'geactiveerd' and exists (
       select from regelingconceptversie v where v.gemeente_id = new.gemeente_id and v.concept_id = new.id and v.door = new.geactiveerd_door) then
    raise exception 'wie een wijziging maakt activeert haar niet' using errcode = 'WM409';
  end if;
  return new;
end $$;
create trigger concept_stap before update on regelingconcept for each row execute function app.concept_stap();

-- Nobody of the product writes by hand that a version was activated or withdrawn: it follows from a concept, and from another than who made it.
create function app.gebeurtenis_mag() returns trigger language plpgsql as $$
begin
  if current_user in ('wm_beleid', 'wm_beheer') and new.soort = 'geactiveerd' and not exists (
       select from regelingconcept c
        where c.gemeente_id = new.gemeente_id and c.regeling_id = new.regeling_id and c.status = 'klaargezet'
          and c.gemaakt_door <> new.door and c.klaargezet_door <> new.door
          and not exists (select from regelingconceptversie v where v.gemeente_id = c.gemeente_id and v.concept_id = c.id and v.door = new.door)) then
    raise exception 'een versie wordt geactiveerd door een ander dan wie haar maakte' using errcode = 'WM409';
  end if;
  if current_user in ('wm_beleid', 'wm_beheer') and new.soort = 'ingetrokken' and not exists (
       select from regelingconcept c where c.gemeente_id = new.gemeente_id and c.regeling_id = new.regeling_id and c.status = 'geactiveerd') then
    raise exception 'alleen een geactiveerde versie wordt ingetrokken' using errcode = 'WM409';
  end if;
  return new;
end $$;
create trigger gebeurtenis_mag before insert on regelinggebeurtenis for each row execute function app.gebeurtenis_mag();

-- What a concept would do to the cases that run, stored with the moment at which it was computed.
create table doorrekening (
  gemeente_id int not null,
  id int generated always as identity,
  concept_id int not null,
  conceptversie int not null,
  status text not null default 'wacht' check (status in ('wacht','bezig','klaar','mislukt')),
  gedaan int not null default 0,
  totaal int not null default 0,
  peildatum date not null,
  aangevraagd_op timestamptz not null default clock_timestamp(),
  aangevraagd_door int not null references gebruiker,
  klaar_op timestamptz,
  -- which versions were compared, and all that is counted
  met_id int not null references regeling,
  telling jsonb,
  fout text not null default '',
  primary key (gemeente_id, id),
  foreign key (gemeente_id, concept_id, conceptversie) references regelingconceptversie (gemeente_id, concept_id, versie)
);
create index doorrekening_concept on doorrekening (gemeente_id, concept_id, id desc);
create table doorrekeningregel (
  gemeente_id int not null,
  doorrekening_id int not null,
  volgnummer int not null,
  -- the numbers by which staff know a case; no name, no resident
  toewijzing int,
  dossier text not null,
  product text not null,
  aanbieder_id int references aanbieder,
  richting text not null check (richting in ('wint','verliest','verschuift')),
  toets boolean not null,
  einde boolean not null,
  plicht boolean not null,
  bedrag boolean not null,
  bedrag_verschil int not null,
  wat jsonb not null,
  primary key (gemeente_id, doorrekening_id, volgnummer),
  foreign key (gemeente_id, doorrekening_id) references doorrekening (gemeente_id, id)
);
comment on table doorrekeningregel is 'only cases in which something moves; bedrag_verschil in eurocent over what is left of the toewijzing';

-- Running cases that go along with a new version (overgang: nieuwe-versie): what they had before stays written.
create table regelingovergang (
  gemeente_id int not null,
  toewijzing_id int not null,
  van_regeling_id int not null references regeling,
  naar_regeling_id int not null references regeling,
  per date not null,
  op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, toewijzing_id, naar_regeling_id),
  foreign key (gemeente_id, toewijzing_id) references toewijzing (gemeente_id, id)
);

do $$
declare
  gem text := 'gemeente_id = (select app.gemeente())';
  ik text := '(select app.gebruiker())';
  r text; t text;
begin
  foreach t in array array['regelinggebeurtenis','regelingconcept','regelingconceptversie','doorrekening','doorrekeningregel','regelingovergang'] loop
    execute format('alter table %I enable row level security', t);
  end loop;
  -- Who prepares and who activates see all of it; what was computed of a case has no name in it.
  foreach r in array array['beleid','beheer'] loop
    foreach t in array array['regelinggebeurtenis','regelingconcept','regelingconceptversie','doorrekening','doorrekeningregel'] loop
      execute format('grant select on %I to wm_%s', t, r);
      execute format('create policy %s_leest on %I for select to wm_%s using (%s)', r, t, r, gem);
    end loop;
    execute format('grant insert on regelinggebeurtenis, doorrekening to wm_%s', r);
    execute format('create policy %s_maakt on regelinggebeurtenis for insert to wm_%s with check (%s and door = %s and soort not in (''geladen'',''vervallen''))', r, r, gem, ik);
    execute format('create policy %s_maakt on doorrekening for insert to wm_%s with check (%s and aangevraagd_door = %s and status = ''wacht'')', r, r, gem, ik);
    execute format('grant update (titel, basis_id, status, regeling_id, faal_reden, terug_reden, klaargezet_door, klaargezet_op, geactiveerd_door, geactiveerd_op, geactiveerd_reden, einde_door, einde_op, einde_reden, versie) on regelingconcept to wm_%s', r);
    execute format('create policy %s_wijzigt on regelingconcept for update to wm_%s using (%s) with check (%s)', r, r, gem, gem);
  end loop;
  grant insert on regelingconcept, regelingconceptversie, regeling to wm_beleid;
  execute format('create policy beleid_maakt on regelingconcept for insert to wm_beleid with check (%s and gemaakt_door = %s)', gem, ik);
  execute format('create policy beleid_maakt on regelingconceptversie for insert to wm_beleid with check (%s and door = %s)', gem, ik);
  -- Restrictive: what everybody may read of a regeling is a policy for all commands.
  execute format('create policy beleid_maakt on regeling as restrictive for insert to wm_beleid with check (%s and herkomst = ''product'')', gem);
  -- Computed by a job, under the role that sees the whole municipality.
  foreach t in array array['regelingconcept','regelingconceptversie','doorrekening','doorrekeningregel','regelingovergang'] loop
    execute format('grant select on %I to wm_levering', t);
    execute format('create policy levering_leest on %I for select to wm_levering using (%s)', t, gem);
  end loop;
  grant update (status, gedaan, totaal, klaar_op, telling, fout) on doorrekening to wm_levering;
  execute format('create policy levering_wijzigt on doorrekening for update to wm_levering using (%s) with check (%s)', gem, gem);
  grant insert, delete on doorrekeningregel to wm_levering;
  execute format('create policy levering_maakt on doorrekeningregel for insert to wm_levering with check (%s)', gem);
  execute format('create policy levering_wist on doorrekeningregel for delete to wm_levering using (%s)', gem);
  grant insert on regelingovergang to wm_levering;
  execute format('create policy levering_maakt on regelingovergang for insert to wm_levering with check (%s)', gem);
end $$;
grant execute on function app.plan_taak(text, int) to wm_beleid, wm_beheer;
