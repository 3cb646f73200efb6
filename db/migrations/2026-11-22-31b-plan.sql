-- The plan of a resident: own words, versions that are agreed or not, who is around him. Goals keep one home: the table doel, where a goal may
-- now also stand without a toewijzing, and has a life of its own.

alter table doel alter column toewijzing_id drop not null, alter column aanbieder_id drop not null;
-- The key to the resident below cascades too: whichever comes first, this one is looked at when the transaction ends.
alter table doel alter constraint doel_gemeente_id_toewijzing_id_inwoner_id_consulent_id_aan_fkey deferrable initially deferred;
alter table doel
  add column maat text not null default '',
  add column wie text not null default '',
  add column uiterlijk date,
  add column trede smallint,
  add column vorige_id int,
  add column stand text not null default 'loopt',
  add column stand_op date,
  add column stand_reden text not null default '';
alter table doel add constraint doel_inwoner foreign key (gemeente_id, inwoner_id, consulent_id)
  references inwoner (gemeente_id, id, consulent_id) on update cascade not valid;
alter table doel add constraint doel_stand check (stand in ('concept','voorgelegd','loopt','gehaald','aangepast','vervallen')) not valid;
alter table doel add constraint doel_trede check (trede between 1 and 6) not valid;
alter table doel add constraint doel_plek check ((toewijzing_id is null) = (aanbieder_id is null)) not valid;
comment on column doel.stand is 'concept and voorgelegd stand in a version of the plan that does not hold yet; loopt is what counts; aangepast was followed by another';
comment on column doel.vorige_id is 'The goal that this one came in the place of';
create policy niet_concept on doel as restrictive for select to wm_inwoner, wm_aanbieder using (stand <> 'concept');

create table planwoord (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  veld text not null check (veld in ('ik-wil','ik-kan','ik-heb-nodig')),
  tekst text not null check (tekst <> '' and length(tekst) <= 2000),
  getypt text not null check (getypt in ('inwoner','consulent')),
  door int not null references gebruiker,
  op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on table planwoord is 'What the resident wants, can and needs, in own words; getypt says whose hands. Rows are only added, the latest counts';
create index planwoord_inwoner on planwoord (gemeente_id, inwoner_id, id desc);

create table plan (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  nummer int not null check (nummer > 0),
  status text not null default 'concept' check (status in ('concept','voorgelegd','geldt','vervangen','ingetrokken')),
  aanleiding text not null check (aanleiding in ('eerste','evaluatie','wijziging')),
  reden text not null default '' check (length(reden) <= 2000),
  woorden jsonb not null default '{}',
  delen boolean not null default false,
  evaluatie_op date,
  voorgelegd_op date,
  geldt_op date,
  zonder_akkoord text not null default '' check (length(zonder_akkoord) <= 2000),
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  versie int not null default 1,
  primary key (gemeente_id, id),
  unique (gemeente_id, id, inwoner_id, consulent_id),
  unique (gemeente_id, inwoner_id, nummer),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on column plan.woorden is 'What the resident had said when the version was put before him: per field the text, by whom it was typed and when';
comment on column plan.delen is 'Whether the aanbieder may read those words';
comment on column plan.zonder_akkoord is 'Why it holds although not everybody agreed';
create unique index plan_een_open on plan (gemeente_id, inwoner_id) where status in ('concept','voorgelegd');
create unique index plan_een_geldt on plan (gemeente_id, inwoner_id) where status = 'geldt';

create table plandoel (
  gemeente_id int not null,
  plan_id int not null,
  doel_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int,
  stand text not null check (stand in ('nieuw','blijft','aangepast','gehaald','vervallen')),
  reden text not null default '' check (length(reden) <= 2000),
  vorige_id int,
  primary key (gemeente_id, plan_id, doel_id),
  check ((stand = 'aangepast') = (vorige_id is not null)),
  foreign key (gemeente_id, plan_id, inwoner_id, consulent_id) references plan (gemeente_id, id, inwoner_id, consulent_id) on update cascade,
  foreign key (gemeente_id, doel_id) references doel (gemeente_id, id),
  foreign key (gemeente_id, vorige_id) references doel (gemeente_id, id)
);
comment on table plandoel is 'Which goals stand in a version, and what this version did with each: the difference with the version before';
create index plandoel_inwoner on plandoel (gemeente_id, inwoner_id);
create index plandoel_aanbieder on plandoel (aanbieder_id, plan_id);

create table planpartij (
  gemeente_id int not null,
  id int generated always as identity,
  plan_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  wie text not null check (wie in ('inwoner','aanbieder')),
  aanbieder_id int references aanbieder,
  nummer int not null,
  voorgelegd_op date not null,
  open boolean not null default true,
  woorden jsonb,
  primary key (gemeente_id, id),
  check ((wie = 'aanbieder') = (aanbieder_id is not null)),
  foreign key (gemeente_id, plan_id, inwoner_id, consulent_id) references plan (gemeente_id, id, inwoner_id, consulent_id) on update cascade
);
comment on column planpartij.open is 'The version still lies before them; kept by a trigger, for who does not see the version itself';
comment on table planpartij is 'Whom a version was put before; for an aanbieder with the words only when they may be shared';
create unique index planpartij_een on planpartij (gemeente_id, plan_id, wie, coalesce(aanbieder_id, 0));
create index planpartij_aanbieder on planpartij (aanbieder_id, inwoner_id, id desc);

create table planantwoord (
  gemeente_id int not null,
  id int generated always as identity,
  plan_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  wie text not null check (wie in ('inwoner','aanbieder')),
  aanbieder_id int,
  akkoord boolean not null,
  toelichting text not null default '' check (length(toelichting) <= 2000),
  getypt text not null check (getypt in ('inwoner','aanbieder','consulent')),
  door int not null references gebruiker,
  op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  check (akkoord or toelichting <> ''),
  check ((wie = 'aanbieder') = (aanbieder_id is not null)),
  foreign key (gemeente_id, plan_id, inwoner_id, consulent_id) references plan (gemeente_id, id, inwoner_id, consulent_id) on update cascade
);
comment on table planantwoord is 'Agreed or not, with why; rows are only added, the latest of a party counts';
create index planantwoord_plan on planantwoord (gemeente_id, plan_id, id);

create table betrokkene (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  naam text not null check (naam <> '' and length(naam) <= 120),
  organisatie text not null default '' check (length(organisatie) <= 120),
  rol text not null check (rol <> '' and length(rol) <= 120),
  telefoon text not null default '' check (length(telefoon) <= 40),
  sinds date not null,
  tot date,
  laatste_contact date,
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  versie int not null default 1,
  primary key (gemeente_id, id),
  check (tot >= sinds),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on table betrokkene is 'Professionals around a resident whom the house does not know by itself; the consulent and the begeleiders are derived';
create index betrokkene_inwoner on betrokkene (gemeente_id, inwoner_id, id);

create table vastcontact (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  wie text not null check (length(wie) between 1 and 60),
  naam text not null,
  organisatie text not null default '',
  telefoon text not null default '',
  vervanger text not null default '',
  vervanger_telefoon text not null default '',
  sinds date not null,
  tot date,
  reden text not null default '' check (length(reden) <= 2000),
  door int not null references gebruiker,
  op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  check (tot >= sinds),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on table vastcontact is 'The one fixed contact person, since when and who replaces; without a row it is the consulent. A change ends the row before it';
comment on column vastcontact.wie is 'consulent, betrokkene-<id> or begeleider-<toewijzing>: whom the row names';
create unique index vastcontact_een on vastcontact (gemeente_id, inwoner_id) where tot is null;

create table betrokkenemelding (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  betreft text not null check (length(betreft) <= 200),
  tekst text not null check (tekst <> '' and length(tekst) <= 2000),
  door int not null references gebruiker,
  op timestamptz not null default clock_timestamp(),
  antwoord text not null default '' check (length(antwoord) <= 2000),
  antwoord_op date,
  primary key (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on table betrokkenemelding is 'The resident says that something about who is around him is not right; open until the consulent answers';
create index betrokkenemelding_inwoner on betrokkenemelding (gemeente_id, inwoner_id, id);

do $$
declare
  gem text := 'gemeente_id = (select app.gemeente())';
  mijn text := 'gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker())';
  zelf text := 'gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner())';
  org text := 'aanbieder_id = (select app.aanbieder())';
  t text;
begin
  foreach t in array array['planwoord','plan','plandoel','planpartij','planantwoord','betrokkene','vastcontact','betrokkenemelding'] loop
    execute format('alter table %s enable row level security', t);
    execute format('create policy consulent on %s for all to wm_consulent using (%s) with check (%s)', t, mijn, mijn);
    execute format('create policy gemeente on %s for select to wm_teammanager, wm_levering using (%s)', t, gem);
    execute format('create policy inwoner on %s for all to wm_inwoner using (%s) with check (%s)', t, zelf, zelf);
    execute format('grant select on %s to wm_consulent, wm_teammanager, wm_levering, wm_inwoner', t);
    if t <> 'betrokkenemelding' then execute format('grant insert on %s to wm_consulent', t); end if;
  end loop;
  foreach t in array array['plandoel','planpartij','planantwoord'] loop
    execute format('create policy aanbieder on %s for all to wm_aanbieder using (%s) with check (%s)', t, org, org);
    execute format('grant select on %s to wm_aanbieder', t);
  end loop;
  foreach t in array array['planwoord','plan','planantwoord','betrokkene','vastcontact','betrokkenemelding'] loop
    execute format('create policy eigen_hand on %s as restrictive for insert to wm_consulent, wm_inwoner, wm_aanbieder with check (door = (select app.gebruiker()))', t);
  end loop;
end $$;
grant insert on planwoord, planantwoord, betrokkenemelding to wm_inwoner;
grant insert on planantwoord to wm_aanbieder;
grant update (status, reden, woorden, delen, evaluatie_op, voorgelegd_op, geldt_op, zonder_akkoord, versie) on plan to wm_consulent;
grant update (stand, reden) on plandoel to wm_consulent;
grant update (naam, organisatie, rol, telefoon, sinds, tot, laatste_contact, versie) on betrokkene to wm_consulent;
grant update (tot) on vastcontact to wm_consulent;
grant update (antwoord, antwoord_op) on betrokkenemelding to wm_consulent;
-- What was not put before anybody yet may be taken out of a draft.
grant delete on plandoel, doel to wm_consulent;
create policy alleen_concept on doel as restrictive for delete to wm_consulent using (stand = 'concept');
create policy niet_concept on plan as restrictive for select to wm_inwoner using (status <> 'concept');
grant usage on all sequences in schema public to wm_consulent, wm_aanbieder, wm_inwoner;

create trigger werkvoorraad_erbij after insert on plan referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create trigger werkvoorraad_anders after update on plan referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create trigger werkvoorraad_erbij after insert on planantwoord referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create trigger werkvoorraad_erbij after insert on betrokkenemelding referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create trigger werkvoorraad_anders after update on betrokkenemelding referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();

-- A version holds from the moment that everybody agreed, or that the consulent says so with why. Then its goals count, and what it said of the
-- goals before it is so.
create function app.plan_geldt() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update plan set status = 'vervangen', versie = versie + 1 where gemeente_id = new.gemeente_id and inwoner_id = new.inwoner_id and status = 'geldt' and id <> new.id;
  update doel d set stand = case when p.doel_id <> d.id then 'aangepast' when p.stand in ('gehaald','vervallen') then p.stand else 'loopt' end,
         stand_op = case when p.doel_id = d.id and p.stand not in ('gehaald','vervallen') then d.stand_op else coalesce(new.geldt_op, app.dag()) end,
         stand_reden = case when p.doel_id = d.id and p.stand not in ('gehaald','vervallen') then d.stand_reden else p.reden end
    from plandoel p
   where p.gemeente_id = new.gemeente_id and p.plan_id = new.id and d.gemeente_id = p.gemeente_id and d.id in (p.doel_id, p.vorige_id);
  return new;
end $$;
create trigger geldt before update of status on plan for each row when (new.status = 'geldt' and old.status <> 'geldt') execute function app.plan_geldt();

create function app.plan_partijen() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update planpartij set open = new.status = 'voorgelegd' where gemeente_id = new.gemeente_id and plan_id = new.id;
  return null;
end $$;
create trigger partijen after update of status on plan for each row execute function app.plan_partijen();

create function app.plan_beantwoord() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- Two who agree at the same moment wait for each other here.
  perform 1 from plan where gemeente_id = new.gemeente_id and id = new.plan_id for update;
  if not exists (
    select from planpartij p where p.gemeente_id = new.gemeente_id and p.plan_id = new.plan_id and not coalesce(
      (select a.akkoord from planantwoord a where a.gemeente_id = p.gemeente_id and a.plan_id = p.plan_id and a.wie = p.wie
          and a.aanbieder_id is not distinct from p.aanbieder_id order by a.id desc limit 1), false)
  ) then
    update plan set status = 'geldt', geldt_op = app.dag(), versie = versie + 1
     where gemeente_id = new.gemeente_id and id = new.plan_id and status = 'voorgelegd';
  end if;
  return null;
end $$;
revoke all on function app.plan_geldt(), app.plan_partijen(), app.plan_beantwoord() from public;
create trigger beantwoord after insert on planantwoord for each row execute function app.plan_beantwoord();
