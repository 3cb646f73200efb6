-- Who may see more, or less, than the own caseload: replacement of an absent colleague, dossiers that are shielded, access in an emergency,
-- and the orientation centre. docs/adr/2026-11-22-wie-mag-zien.md says why it is done so.

do $$
declare r text;
begin
  foreach r in array array['wm_vervanger','wm_orientatie'] loop
    if not exists (select from pg_roles where rolname = r) then execute format('create role %I nologin', r); end if;
    execute format('grant %I to wm_app with inherit false, set true', r);
    execute format('grant %I to current_user with inherit false, set true', r);
  end loop;
  -- A consulent who sees more today: everything that goes for a consulent, and policies of its own beside it. Who has nothing more stays
  -- wm_consulent, whose policies compare one column with one number: their plans are those of before.
  grant wm_consulent to wm_vervanger with inherit true, set false;
end $$;
grant usage on schema app to wm_orientatie;

create or replace function app.rol() returns text language sql stable as
  $$ select case current_user::text when 'wm_vervanger' then 'consulent' else substr(current_user::text, 4) end $$;

-- Set by app.start for whom there is more; '' or absent is nothing.
create function app.vervangt() returns int[] language sql stable as $$ select coalesce(nullif(current_setting('app.vervangt', true), ''), '{}')::int[] $$;
create function app.genoemd() returns int[] language sql stable as $$ select coalesce(nullif(current_setting('app.genoemd', true), ''), '{}')::int[] $$;
create function app.nood() returns int[] language sql stable as $$ select coalesce(nullif(current_setting('app.nood', true), ''), '{}')::int[] $$;
create function app.verborgen() returns int[] language sql stable as $$ select coalesce(nullif(current_setting('app.verborgen', true), ''), '{}')::int[] $$;
grant execute on function app.vervangt(), app.genoemd(), app.nood(), app.verborgen() to wm_consulent, wm_teammanager;
grant execute on function app.dag() to wm_consulent, wm_teammanager, wm_orientatie, wm_inwoner;

-- ── facts ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
alter table gebruiker add column meer_tot timestamptz;
comment on column gebruiker.meer_tot is 'After this moment there is nothing more than the own caseload: app.start does not look. A moment too late costs a look, no right';

create table afscherming (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  grond text not null check (grond in ('eigen-medewerker','familie-van-medewerker','bekende-persoon','geheime-verblijfplaats','anders')),
  toelichting text not null default '' check (length(toelichting) <= 500),
  vanaf date not null,
  tot date not null check (tot >= vanaf),
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  opgeheven_op timestamptz,
  opgeheven_door int references gebruiker,
  opgeheven_reden text not null default '' check (length(opgeheven_reden) <= 500),
  versie int not null default 1,
  primary key (gemeente_id, id),
  unique (gemeente_id, id, inwoner_id),
  check (grond <> 'anders' or toelichting <> ''),
  check ((opgeheven_op is null) = (opgeheven_door is null)),
  check (opgeheven_op is null or opgeheven_reden <> ''),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on table afscherming is 'Extra-sensitive dossiers: only the consulent and who is named opens them, whatever else a role may';
comment on column afscherming.tot is 'By when somebody must say whether it stays. It does not end by itself: a day that nobody saw may not open a dossier';
create unique index afscherming_een on afscherming (gemeente_id, inwoner_id) where opgeheven_op is null;

create table afschermingpersoon (
  gemeente_id int not null,
  id int generated always as identity,
  afscherming_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  gebruiker_id int not null references gebruiker,
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  ingetrokken_op timestamptz,
  primary key (gemeente_id, id),
  foreign key (gemeente_id, afscherming_id, inwoner_id) references afscherming (gemeente_id, id, inwoner_id) on update cascade,
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on table afschermingpersoon is 'Who besides the consulent opens and works in a shielded dossier';
create unique index afschermingpersoon_een on afschermingpersoon (gemeente_id, afscherming_id, gebruiker_id) where ingetrokken_op is null;
create index afschermingpersoon_gebruiker on afschermingpersoon (gemeente_id, gebruiker_id) where ingetrokken_op is null;
create index afschermingpersoon_inwoner on afschermingpersoon (gemeente_id, inwoner_id);

create table noodtoegang (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  gebruiker_id int not null references gebruiker,
  rol text not null check (rol in ('consulent','teammanager')),
  reden text not null check (reden in ('gevaar','contactpersoon-weg','inwoner-vraagt','termijn','klacht')),
  toelichting text not null check (length(toelichting) between 10 and 500),
  begonnen_op timestamptz not null default clock_timestamp(),
  verloopt_op timestamptz not null,
  gesloten_op timestamptz,
  oordeel text check (oordeel in ('terecht','onterecht')),
  oordeel_toelichting text not null default '' check (length(oordeel_toelichting) <= 500),
  beoordeeld_door int references gebruiker,
  beoordeeld_op timestamptz,
  primary key (gemeente_id, id),
  check (verloopt_op > begonnen_op),
  check ((oordeel is null) = (beoordeeld_door is null) and (oordeel is null) = (beoordeeld_op is null)),
  check (beoordeeld_door <> gebruiker_id),
  check (oordeel is distinct from 'onterecht' or oordeel_toelichting <> ''),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on table noodtoegang is 'Reading a dossier that is not one''s own, at once and for a short time, with a reason; judged afterwards by somebody else';
comment on column noodtoegang.toelichting is 'For who judges. The resident reads the reason in our words: what is typed here may be about others';
create index noodtoegang_gebruiker on noodtoegang (gemeente_id, gebruiker_id, verloopt_op) where gesloten_op is null;
create index noodtoegang_inwoner on noodtoegang (gemeente_id, inwoner_id, id);
create index noodtoegang_open on noodtoegang (gemeente_id, consulent_id) where oordeel is null;

create table orientatiecentrum (
  gemeente_id int not null references gemeente,
  aanbieder_id int not null references aanbieder,
  geldig daterange not null check (not isempty(geldig)),
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, aanbieder_id)
);
comment on table orientatiecentrum is 'Which organisation does the orientation for a municipality';

create table orientatietoegang (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int not null,
  reden text not null check (reden <> '' and length(reden) <= 2000),
  periode daterange not null check (not isempty(periode)),
  deelt text[] not null default '{}' check (deelt <@ array['uitkering','zrm']),
  toestemming_op date,
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  beeindigd_op timestamptz,
  versie int not null default 1,
  primary key (gemeente_id, id),
  check (cardinality(deelt) = 0 or toestemming_op is not null),
  foreign key (gemeente_id, aanbieder_id) references orientatiecentrum,
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade,
  constraint orientatietoegang_een exclude using gist (gemeente_id with =, inwoner_id with =, aanbieder_id with =, periode with &&) where (beeindigd_op is null)
);
comment on table orientatietoegang is 'Which resident a centre knows of, why and for how long. What the centre does for him stands elsewhere';
comment on column orientatietoegang.deelt is 'What the resident agreed to share besides name, how to reach, reason, treden and goals';
create index orientatietoegang_inwoner on orientatietoegang (gemeente_id, inwoner_id);
create index orientatietoegang_centrum on orientatietoegang (gemeente_id, aanbieder_id) where beeindigd_op is null;

-- ── the orientation adviser is a role ─────────────────────────────────────────────────────────────────────────────────────────
alter table gebruiker drop constraint gebruiker_rol_check;
alter table gebruiker add constraint gebruiker_rol_check
  check (rol in ('inwoner','consulent','teammanager','aanbieder','orientatie','financien','contractmanager','beleid','beheer','systeem'));
alter table gebruiker add constraint gebruiker_orientatie check (rol <> 'orientatie' or aanbieder_id is not null);

-- ── from when on there may be more ────────────────────────────────────────────────────────────────────────────────────────────
create function app.zet_meer(p_gebruiker int, p_tot timestamptz) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update gebruiker set meer_tot = p_tot where id = p_gebruiker and (meer_tot is null or meer_tot < p_tot)
$$;
create function app.vervanger_gezet() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.zet_meer(new.vervanger_id, coalesce(upper(new.periode)::timestamp at time zone 'Europe/Amsterdam', 'infinity'));
  return null;
end $$;
create trigger vervanger_gezet after insert or update on medewerkerafwezigheid for each row when (new.vervanger_id is not null)
  execute function app.vervanger_gezet();
create function app.genoemde_gezet() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.zet_meer(new.gebruiker_id, 'infinity');
  return null;
end $$;
create trigger genoemde_gezet after insert on afschermingpersoon for each row execute function app.genoemde_gezet();
create function app.noodtoegang_gezet() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.zet_meer(new.gebruiker_id, new.verloopt_op);
  return null;
end $$;
create trigger werkvoorraad_erbij after insert on noodtoegang referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create trigger werkvoorraad_anders after update on noodtoegang referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create trigger noodtoegang_gezet after insert on noodtoegang for each row execute function app.noodtoegang_gezet();
revoke all on function app.zet_meer(int, timestamptz), app.vervanger_gezet(), app.genoemde_gezet(), app.noodtoegang_gezet() from public;
select app.zet_meer(vervanger_id, coalesce(upper(periode)::timestamp at time zone 'Europe/Amsterdam', 'infinity'))
  from medewerkerafwezigheid where vervanger_id is not null and ingetrokken_op is null;

-- ── who comes in ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
drop function app.zoek_sessie(bytea);
create function app.zoek_sessie(p_token bytea)
  returns table (gebruiker_id int, rol text, naam text, functie text, gemeente_id int, gemeente_naam text, aanbieder_id int, aanbieder_naam text, inwoner_id int, verouderd boolean, meer boolean)
  language sql stable security definer set search_path = public, pg_temp rows 1 as $$
  select g.id, g.rol, g.naam, g.functie, g.gemeente_id, m.naam, g.aanbieder_id, a.naam, g.inwoner_id, s.gebruikt_op < now() - interval '1 minute',
         g.rol = 'teammanager' or g.meer_tot > now()
    from sessie s join gebruiker g on g.id = s.gebruiker_id
    left join gemeente m on m.id = g.gemeente_id left join aanbieder a on a.id = g.aanbieder_id
   where s.token_hash = p_token and s.verloopt_op > now() and g.actief
     and (s.inactief_minuten is null or s.gebruikt_op > now() - make_interval(mins => s.inactief_minuten))
$$;
revoke all on function app.zoek_sessie(bytea) from public;
grant execute on function app.zoek_sessie(bytea) to wm_app;

-- What there is more, and less, today. Only asked when there may be something.
create function app.zoek_meer(p_gebruiker int, p_gemeente int, p_rol text)
  returns table (vervangt int[], genoemd int[], nood int[], verborgen int[], meer jsonb)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  vervangt := '{}'; genoemd := '{}'; nood := '{}'; verborgen := '{}';
  if p_rol not in ('consulent', 'teammanager') then return next; return; end if;
  if p_rol = 'consulent' then
    select coalesce(array_agg(a.gebruiker_id), '{}'),
           jsonb_build_object('vervangt', jsonb_agg(jsonb_build_object('id', g.id, 'naam', g.naam, 'tot', upper(a.periode) - 1) order by g.naam))
      into vervangt, meer
      from medewerkerafwezigheid a join gebruiker g on g.id = a.gebruiker_id
     where a.gemeente_id = p_gemeente and a.vervanger_id = p_gebruiker and a.ingetrokken_op is null and a.periode @> app.dag()
       and g.rol = 'consulent' and g.gemeente_id = p_gemeente;
  end if;
  select coalesce(array_agg(s.inwoner_id), '{}') into genoemd
    from afschermingpersoon p join afscherming s on s.gemeente_id = p.gemeente_id and s.id = p.afscherming_id
   where p.gemeente_id = p_gemeente and p.gebruiker_id = p_gebruiker and p.ingetrokken_op is null and s.opgeheven_op is null;
  select coalesce(array_agg(n.inwoner_id), '{}'),
         coalesce(meer, '{}') || jsonb_build_object('nood', jsonb_agg(jsonb_build_object('id', n.id, 'inwonerId', n.inwoner_id, 'tot', n.verloopt_op)))
    into nood, meer
    from noodtoegang n
   where n.gemeente_id = p_gemeente and n.gebruiker_id = p_gebruiker and n.rol = p_rol and n.gesloten_op is null and n.verloopt_op > now();
  select coalesce(array_agg(s.inwoner_id), '{}') into verborgen
    from afscherming s
   where s.gemeente_id = p_gemeente and s.opgeheven_op is null and s.inwoner_id <> all (genoemd)
     and case p_rol when 'teammanager' then s.inwoner_id <> all (nood) else s.consulent_id = any (vervangt) end;
  if cardinality(vervangt) = 0 and cardinality(nood) = 0 then meer := null; end if;
  return next;
end $$;
revoke all on function app.zoek_meer(int, int, text) from public;
grant execute on function app.zoek_meer(int, int, text) to wm_app;

drop function app.start(bytea, text[]);
create function app.start(p_token bytea, p_rollen text[])
  returns table (gebruiker_id int, rol text, naam text, functie text, gemeente_id int, gemeente_naam text, aanbieder_id int, aanbieder_naam text, inwoner_id int, meer jsonb)
  language plpgsql as $$
declare
  s record;
  m record;
  v_rol text;
  v_meer jsonb;
begin
  select * into s from app.zoek_sessie(p_token);
  if not found then raise exception 'geen sessie' using errcode = '28000'; end if;
  if not s.rol = any (p_rollen) then raise exception 'rol mag dit niet' using errcode = 'WM403'; end if;
  if s.verouderd then perform app.raak_sessie(p_token); end if;
  v_rol := 'wm_' || s.rol;
  if s.meer then
    select * into m from app.zoek_meer(s.gebruiker_id, s.gemeente_id, s.rol);
    v_meer := m.meer;
    perform set_config('app.vervangt', m.vervangt::text, true), set_config('app.genoemd', m.genoemd::text, true),
            set_config('app.nood', m.nood::text, true), set_config('app.verborgen', m.verborgen::text, true),
            set_config('app.meer', case when v_meer is null then '' else 'ja' end, true);
    if s.rol = 'consulent' and (cardinality(m.vervangt) > 0 or cardinality(m.genoemd) > 0 or cardinality(m.nood) > 0) then
      v_rol := 'wm_vervanger';
      v_meer := coalesce(v_meer, '{}');
    end if;
  elsif current_setting('app.vervangt', true) <> '' then
    -- Somebody else before, in the same transaction: what was his is not this one's.
    perform set_config('app.vervangt', '', true), set_config('app.genoemd', '', true), set_config('app.nood', '', true),
            set_config('app.verborgen', '', true), set_config('app.meer', '', true);
  end if;
  perform set_config('app.gebruiker', s.gebruiker_id::text, true),
          set_config('app.gemeente', coalesce(s.gemeente_id::text, ''), true),
          set_config('app.aanbieder', coalesce(s.aanbieder_id::text, ''), true),
          set_config('app.inwoner', coalesce(s.inwoner_id::text, ''), true),
          set_config('role', v_rol, true);
  return query select s.gebruiker_id, s.rol, s.naam, s.functie, s.gemeente_id, s.gemeente_naam, s.aanbieder_id, s.aanbieder_naam, s.inwoner_id, v_meer;
end $$;
revoke all on function app.start(bytea, text[]) from public;
grant execute on function app.start(bytea, text[]) to wm_app;

-- ── the logboek says in whose place, and under which access ───────────────────────────────────────────────────────────────────
alter table logboek add column namens_id int, add column noodtoegang_id int;
comment on column logboek.namens_id is 'The colleague who is replaced: whose resident it is. Filled in by the database';
create function app.logboek_merk() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.namens_id := null;
  new.noodtoegang_id := null;
  if new.inwoner_id is null then return new; end if;
  if new.inwoner_id = any (app.nood()) then
    select max(n.id) into new.noodtoegang_id from noodtoegang n
     where n.gemeente_id = app.gemeente() and n.gebruiker_id = app.gebruiker() and n.inwoner_id = new.inwoner_id and n.gesloten_op is null;
  else
    select i.consulent_id into new.namens_id from inwoner i
     where i.gemeente_id = app.gemeente() and i.id = new.inwoner_id and i.consulent_id = any (app.vervangt());
  end if;
  return new;
end $$;
revoke all on function app.logboek_merk() from public;
create trigger merk before insert on logboek for each row
  when (left(current_user::text, 3) = 'wm_' and (current_setting('app.meer', true) = 'ja' or new.namens_id is not null or new.noodtoegang_id is not null))
  execute function app.logboek_merk();

-- ── who may with these facts ──────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare
  gem text := 'gemeente_id = (select app.gemeente())';
  mijn text := 'gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker())';
  zelf text := 'gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner())';
  centrum text := 'gemeente_id = (select app.gemeente()) and aanbieder_id = (select app.aanbieder())';
  verwezen text := 'gemeente_id = (select app.gemeente()) and exists (select from orientatietoegang t where t.gemeente_id = %1$I.gemeente_id and t.inwoner_id = %1$I.%2$I
    and t.aanbieder_id = (select app.aanbieder()) and t.beeindigd_op is null and t.periode @> (select app.dag()))';
  t text; r text;
begin
  foreach t in array array['afscherming','afschermingpersoon','noodtoegang','orientatiecentrum','orientatietoegang'] loop
    execute format('alter table %I enable row level security', t);
  end loop;
  foreach t in array array['afscherming','afschermingpersoon','noodtoegang','orientatietoegang'] loop
    execute format('create policy consulent on %I for all to wm_consulent using (%s) with check (%s)', t, mijn, mijn);
    execute format('create policy teammanager on %I for all to wm_teammanager using (%s) with check (%s)', t, gem, gem);
    execute format('create policy inwoner on %I for select to wm_inwoner using (%s)', t, zelf);
  end loop;
  foreach t in array array['afscherming','afschermingpersoon'] loop
    execute format('create policy beheer on %I for all to wm_beheer using (%s) with check (%s)', t, gem, gem);
  end loop;
  execute format('create policy beheer on noodtoegang for select to wm_beheer using (%s)', gem);
  -- For the werkvoorraad.
  execute format('create policy levering on noodtoegang for select to wm_levering using (%s)', gem);
  grant select (gemeente_id, id, inwoner_id, consulent_id, begonnen_op, oordeel) on noodtoegang to wm_levering;
  -- Who opened it keeps seeing that, also when the time is over.
  execute format('create policy eigen on noodtoegang for select to wm_consulent using (%s and gebruiker_id = (select app.gebruiker()))', gem);

  grant select on afscherming, afschermingpersoon to wm_consulent, wm_teammanager, wm_beheer;
  grant update (tot, opgeheven_op, opgeheven_door, opgeheven_reden, versie) on afscherming to wm_teammanager, wm_beheer;
  grant insert on afschermingpersoon to wm_teammanager, wm_beheer;
  grant update (ingetrokken_op) on afschermingpersoon to wm_teammanager, wm_beheer;
  grant select (gemeente_id, id, inwoner_id, vanaf, tot, opgeheven_op) on afscherming to wm_inwoner;
  grant select (gemeente_id, id, afscherming_id, inwoner_id, gebruiker_id, ingetrokken_op) on afschermingpersoon to wm_inwoner;

  grant select on noodtoegang to wm_consulent, wm_teammanager;
  grant update (oordeel, oordeel_toelichting, beoordeeld_door, beoordeeld_op) on noodtoegang to wm_consulent, wm_teammanager;
  grant select (gemeente_id, id, inwoner_id, gebruiker_id, rol, reden, begonnen_op, verloopt_op, gesloten_op, oordeel) on noodtoegang to wm_inwoner;
  grant select (gemeente_id, id, consulent_id, gebruiker_id, rol, reden, begonnen_op, verloopt_op, gesloten_op, oordeel, beoordeeld_door, beoordeeld_op) on noodtoegang to wm_beheer;
  execute 'create policy eenmaal on noodtoegang as restrictive for update to wm_consulent, wm_teammanager
    using (oordeel is null and gebruiker_id <> (select app.gebruiker())) with check (beoordeeld_door = (select app.gebruiker()))';
  execute 'create policy eigen_hand on afschermingpersoon as restrictive for insert to wm_teammanager, wm_beheer with check (door = (select app.gebruiker())
    and exists (select from gebruiker g where g.id = afschermingpersoon.gebruiker_id and g.gemeente_id = (select app.gemeente()) and g.rol in (''consulent'',''teammanager'')))';
  execute 'create policy eigen_hand on orientatietoegang as restrictive for insert to wm_consulent, wm_teammanager with check (door = (select app.gebruiker()))';
  execute 'create policy eigen_hand on afscherming as restrictive for update to wm_teammanager, wm_beheer
    using (opgeheven_op is null) with check (opgeheven_door is null or opgeheven_door = (select app.gebruiker()))';

  foreach r in array array['consulent','teammanager','inwoner','levering'] loop
    execute format('create policy %I on orientatiecentrum for select to wm_%s using (%s)', r, r, gem);
    execute format('grant select on orientatiecentrum to wm_%s', r);
  end loop;
  execute format('create policy beheer on orientatiecentrum for all to wm_beheer using (%s) with check (%s)', gem, gem);
  execute 'create policy eigen_hand on orientatiecentrum as restrictive for insert to wm_beheer with check (door = (select app.gebruiker()))';
  grant select, insert on orientatiecentrum to wm_beheer;
  grant update (geldig) on orientatiecentrum to wm_beheer;
  grant select, insert on orientatietoegang to wm_consulent;
  grant update (reden, periode, deelt, toestemming_op, beeindigd_op, versie) on orientatietoegang to wm_consulent;
  grant select on orientatietoegang to wm_teammanager;
  grant select (gemeente_id, id, inwoner_id, aanbieder_id, periode, deelt, beeindigd_op) on orientatietoegang to wm_inwoner;

  -- What the centre sees: what is public, who works there, and of who was referred name, how to reach, reason, treden and goals.
  foreach t in array array['gemeente','gemeentecode','aanbieder','regeling'] loop
    execute format('create policy orientatie on %I for select to wm_orientatie using (true)', t);
    execute format('grant select on %I to wm_orientatie', t);
  end loop;
  execute 'create policy orientatie on idempotentie for all to wm_orientatie using (gebruiker_id = (select app.gebruiker())) with check (gebruiker_id = (select app.gebruiker()))';
  grant select, insert, update on idempotentie to wm_orientatie;
  execute 'create policy schrijven_orientatie on logboek for insert to wm_orientatie with check (gebruiker_id = (select app.gebruiker()))';
  grant insert on logboek to wm_orientatie;
  execute 'create policy orientatie on gebruiker for select to wm_orientatie using (id = 0 or (gemeente_id = (select app.gemeente()) and (aanbieder_id = (select app.aanbieder()) or rol in (''consulent'',''teammanager''))))';
  grant select (id, naam, rol, functie, telefoon, gemeente_id, aanbieder_id, actief) on gebruiker to wm_orientatie;
  execute format('create policy orientatie on orientatiecentrum for select to wm_orientatie using (%s)', centrum);
  grant select on orientatiecentrum to wm_orientatie;
  execute format('create policy orientatie on orientatietoegang for select to wm_orientatie using (%s and beeindigd_op is null and periode @> (select app.dag()))', centrum);
  grant select on orientatietoegang to wm_orientatie;
  execute format('create policy orientatie on inwoner for select to wm_orientatie using (%s)', format(verwezen, 'inwoner', 'id'));
  grant select (gemeente_id, id, dossiernummer, lezen, taal, contact, contact_toelichting, consulent_id) on inwoner to wm_orientatie;
  foreach t in array array['inwoner_persoon','inwoner_trede','ladderbepaling','doel'] loop
    execute format('create policy orientatie on %I for select to wm_orientatie using (%s)', t, format(verwezen, t, 'inwoner_id'));
  end loop;
  grant select (gemeente_id, inwoner_id, voornaam, voorvoegsel, achternaam, zoeknaam, geboortedatum, telefoon, email) on inwoner_persoon to wm_orientatie;
  grant select on inwoner_trede to wm_orientatie;
  grant select (gemeente_id, id, inwoner_id, peildatum, trede, perspectief, perspectief_termijn, vastgelegd_op) on ladderbepaling to wm_orientatie;
  grant select on doel to wm_orientatie;
  execute format('create policy orientatie on uitkering for select to wm_orientatie using (%s)',
    replace(format(verwezen, 'uitkering', 'inwoner_id'), 't.beeindigd_op is null', '''uitkering'' = any (t.deelt) and t.beeindigd_op is null'));
  grant select (gemeente_id, id, inwoner_id, soort, vervallen_op) on uitkering to wm_orientatie;
end $$;

-- Beheer makes the accounts of the centre of its own municipality.
create function app.is_centrum(p_aanbieder int) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from orientatiecentrum where gemeente_id = app.gemeente() and aanbieder_id = p_aanbieder and geldig @> app.dag())
$$;
revoke all on function app.is_centrum(int) from public;
grant execute on function app.is_centrum(int) to wm_beheer;
do $$
declare
  wie text := $p$case when aanbieder_id is null then gemeente_id = (select app.gemeente()) and rol not in ('inwoner', 'systeem', 'aanbieder', 'orientatie')
    when rol = 'orientatie' then gemeente_id = (select app.gemeente()) and app.is_centrum(aanbieder_id)
    else gemeente_id is null and rol = 'aanbieder' and app.heeft_contract(aanbieder_id) end$p$;
  al text := $p$case when aanbieder_id is null then gemeente_id = (select app.gemeente()) and rol not in ('inwoner', 'systeem', 'aanbieder')
    when rol = 'orientatie' then gemeente_id = (select app.gemeente()) else rol = 'aanbieder' and app.heeft_contract(aanbieder_id) end$p$;
begin
  execute format('alter policy beheer_wijzigt on gebruiker using (id <> (select app.gebruiker()) and %s) with check (id <> (select app.gebruiker()) and %s)', al, al);
  execute format('alter policy beheer_maakt on gebruiker with check (%s)', wie);
end $$;

-- Absence: a consulent writes his own, the teammanager that of the consulenten.
create policy consulent on medewerkerafwezigheid for select to wm_consulent
  using (gemeente_id = (select app.gemeente()) and (gebruiker_id = (select app.gebruiker()) or vervanger_id = (select app.gebruiker())));
create policy consulent_maakt on medewerkerafwezigheid for insert to wm_consulent
  with check (gemeente_id = (select app.gemeente()) and gebruiker_id = (select app.gebruiker()) and door = (select app.gebruiker()));
create policy consulent_wijzigt on medewerkerafwezigheid for update to wm_consulent
  using (gemeente_id = (select app.gemeente()) and gebruiker_id = (select app.gebruiker()))
  with check (gemeente_id = (select app.gemeente()) and gebruiker_id = (select app.gebruiker()));
create policy teammanager_maakt on medewerkerafwezigheid for insert to wm_teammanager
  with check (gemeente_id = (select app.gemeente()) and door = (select app.gebruiker()));
create policy teammanager_wijzigt on medewerkerafwezigheid for update to wm_teammanager
  using (gemeente_id = (select app.gemeente())) with check (gemeente_id = (select app.gemeente()));
-- A caseload is opened to a consulent of the same municipality, and to nobody else, whoever writes it down.
create function app.is_vervanger(p_gemeente int, p_gebruiker int, p_vervanger int) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select p_vervanger is null or p_gemeente = app.gemeente() and exists (
    select from gebruiker v join gebruiker g on g.id = p_gebruiker
     where v.id = p_vervanger and v.actief and v.gemeente_id = p_gemeente and g.gemeente_id = p_gemeente and v.aanbieder_id is null
       and (g.rol <> 'consulent' or v.rol = 'consulent'))
$$;
revoke all on function app.is_vervanger(int, int, int) from public;
grant execute on function app.is_vervanger(int, int, int) to wm_consulent, wm_teammanager;
create policy vervanger on medewerkerafwezigheid as restrictive for insert to wm_consulent, wm_teammanager
  with check (app.is_vervanger(gemeente_id, gebruiker_id, vervanger_id));
create policy vervanger_blijft on medewerkerafwezigheid as restrictive for update to wm_consulent, wm_teammanager
  using (true) with check (app.is_vervanger(gemeente_id, gebruiker_id, vervanger_id));
grant select (gemeente_id, id, gebruiker_id, vervanger_id, periode, ingetrokken_op, versie) on medewerkerafwezigheid to wm_consulent, wm_teammanager;
grant insert (gemeente_id, gebruiker_id, vervanger_id, periode, door), update (vervanger_id, periode, ingetrokken_op, versie)
  on medewerkerafwezigheid to wm_consulent, wm_teammanager;

-- ── acts that look further than the own rows ──────────────────────────────────────────────────────────────────────────────────
-- Whether a resident is known, and with whom: for who types a whole BSN, or a whole name with the birth date. No content.
create function app.bekend_bij(p_bsn_hash bytea, p_zoeknaam text, p_geboortedatum date, p_dossiernummer text)
  returns table (dossiernummer text, consulent_id int, consulent text, telefoon text, team text, afgeschermd boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select case when s.id is null then i.dossiernummer end, i.consulent_id, g.naam, g.telefoon,
         (select t.naam from teamlid l join team t on t.gemeente_id = l.gemeente_id and t.id = l.team_id
           where l.gemeente_id = i.gemeente_id and l.gebruiker_id = g.id and l.geldig @> app.dag() order by l.id limit 1), s.id is not null
    from inwoner_persoon p join inwoner i on i.gemeente_id = p.gemeente_id and i.id = p.inwoner_id join gebruiker g on g.id = i.consulent_id
    left join afscherming s on s.gemeente_id = i.gemeente_id and s.inwoner_id = i.id and s.opgeheven_op is null
   where p.gemeente_id = app.gemeente()
     and (p.bsn_hash = p_bsn_hash or (p.geboortedatum = p_geboortedatum and p.zoeknaam = p_zoeknaam) or i.dossiernummer = p_dossiernummer)
   order by i.id limit 5
$$;
create or replace function app.zoek_dubbel(p_bsn_hash bytea, p_zoeknaam text, p_geboortedatum date)
  returns table (dossiernummer text, consulent text, consulent_id int, op text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select case when s.id is null or i.consulent_id = app.gebruiker() then i.dossiernummer else 'afgeschermd' end, g.naam, i.consulent_id,
         case when p.bsn_hash = p_bsn_hash then 'bsn' else 'naam-en-geboortedatum' end
    from inwoner_persoon p join inwoner i on i.gemeente_id = p.gemeente_id and i.id = p.inwoner_id join gebruiker g on g.id = i.consulent_id
    left join afscherming s on s.gemeente_id = i.gemeente_id and s.inwoner_id = i.id and s.opgeheven_op is null
   where p.gemeente_id = app.gemeente() and (p.bsn_hash = p_bsn_hash or (p.geboortedatum = p_geboortedatum and p.zoeknaam = p_zoeknaam))
   order by 4 limit 5
$$;
-- The same for who looks for persons that are known twice: of a shielded dossier of another no number.
do $$
declare f record;
begin
  for f in select oid, pg_get_functiondef(oid) as bron from pg_proc where pronamespace = 'app'::regnamespace and proname in ('zoek_gelijkenis', 'mijn_dubbelen') loop
    execute regexp_replace(f.bron, '(\m[ia])\.dossiernummer(?=, (i\.consulent_id|g\.naam))',
      'case when \1.consulent_id = app.gebruiker() or not exists (select from afscherming s where s.gemeente_id = \1.gemeente_id and s.inwoner_id = \1.id and s.opgeheven_op is null) then \1.dossiernummer else ''afgeschermd'' end');
  end loop;
end $$;

-- Opens at once, for so many minutes as beheer set. Answers what it found: onbekend, eigen (it needs no emergency) or open.
create function app.open_noodtoegang(p_dossiernummer text, p_bsn_hash bytea, p_reden text, p_toelichting text)
  returns table (uit text, id int, inwoner_id int)
  language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  ik record;
  i record;
  v_id int;
  v_schild boolean;
begin
  select g.id, g.rol into ik from gebruiker g where g.id = app.gebruiker() and g.gemeente_id = app.gemeente();
  if not found or ik.rol not in ('consulent', 'teammanager') then raise exception 'rol mag dit niet' using errcode = '42501'; end if;
  select n.id, n.consulent_id into i from inwoner n
   where n.gemeente_id = app.gemeente() and (n.dossiernummer = p_dossiernummer
      or n.id = (select p.inwoner_id from inwoner_persoon p where p.gemeente_id = app.gemeente() and p.bsn_hash = p_bsn_hash))
   order by n.id limit 1;
  if not found then uit := 'onbekend'; return next; return; end if;
  v_schild := exists (select from afscherming s where s.gemeente_id = app.gemeente() and s.inwoner_id = i.id and s.opgeheven_op is null);
  inwoner_id := i.id;
  if i.id = any (app.genoemd()) or (ik.rol = 'teammanager' and not v_schild)
     or (ik.rol = 'consulent' and (i.consulent_id = ik.id or (i.consulent_id = any (app.vervangt()) and not v_schild))) then
    uit := 'eigen'; return next; return;
  end if;
  -- Two clicks are one access.
  perform pg_advisory_xact_lock(7300234, ik.id);
  select max(n.id) into v_id from noodtoegang n where n.gemeente_id = app.gemeente() and n.gebruiker_id = ik.id and n.inwoner_id = i.id
     and n.gesloten_op is null and n.verloopt_op > clock_timestamp();
  if v_id is null then
    insert into noodtoegang (gemeente_id, inwoner_id, consulent_id, gebruiker_id, rol, reden, toelichting, verloopt_op)
      values (app.gemeente(), i.id, i.consulent_id, ik.id, ik.rol, p_reden, p_toelichting,
              clock_timestamp() + make_interval(mins => coalesce(app.instelling(app.gemeente(), 'noodtoegang-minuten'), 60)))
      returning noodtoegang.id into v_id;
    insert into logboek (gemeente_id, gebruiker_id, rol, handeling, soort, object_id, inwoner_id, grond, uitkomst, herkomst, noodtoegang_id)
      values (app.gemeente(), ik.id, ik.rol, 'noodtoegang-geopend', 'noodtoegang', v_id::text, i.id, 'noodtoegang: ' || p_reden, 'gelukt', 'web', v_id);
  end if;
  uit := 'open'; id := v_id; return next;
end $$;
create function app.sluit_noodtoegang(p_id int) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare v_inwoner int;
begin
  update noodtoegang set gesloten_op = clock_timestamp()
   where gemeente_id = app.gemeente() and id = p_id and gebruiker_id = app.gebruiker() and gesloten_op is null and verloopt_op > clock_timestamp()
   returning inwoner_id into v_inwoner;
  if not found then return false; end if;
  insert into logboek (gemeente_id, gebruiker_id, rol, handeling, soort, object_id, inwoner_id, grond, uitkomst, herkomst, noodtoegang_id)
    select app.gemeente(), g.id, g.rol, 'noodtoegang-gesloten', 'noodtoegang', p_id::text, v_inwoner, 'noodtoegang', 'gelukt', 'web', p_id
      from gebruiker g where g.id = app.gebruiker();
  return true;
end $$;

-- Shields a dossier by its number: who does it need not see it, and does not see it afterwards.
create function app.scherm_af(p_dossiernummer text, p_grond text, p_toelichting text, p_tot date) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare i record; v_id int; v_rol text;
begin
  select g.rol into v_rol from gebruiker g where g.id = app.gebruiker() and g.gemeente_id = app.gemeente() and g.rol in ('teammanager', 'beheer');
  if not found then raise exception 'rol mag dit niet' using errcode = '42501'; end if;
  select n.id, n.consulent_id into i from inwoner n where n.gemeente_id = app.gemeente() and n.dossiernummer = p_dossiernummer;
  if not found then return null; end if;
  insert into afscherming (gemeente_id, inwoner_id, consulent_id, grond, toelichting, vanaf, tot, door)
    values (app.gemeente(), i.id, i.consulent_id, p_grond, p_toelichting, app.dag(), p_tot, app.gebruiker())
    on conflict do nothing returning id into v_id;
  if v_id is null then return 0; end if;
  insert into logboek (gemeente_id, gebruiker_id, rol, handeling, soort, object_id, inwoner_id, grond, uitkomst, herkomst)
    values (app.gemeente(), app.gebruiker(), v_rol, 'afscherming-gezet', 'afscherming', v_id::text, i.id, 'bescherming van persoonsgegevens', 'gelukt', 'web');
  return v_id;
end $$;
-- The shielded dossiers for who keeps the list: number, consulent and how its work stands. No name.
create function app.afgeschermd()
  returns table (id int, dossiernummer text, status text, consulent_id int, consulent text, stappen bigint, te_laat bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, i.dossiernummer, i.status, i.consulent_id, g.naam,
         (select count(w.soort) from werkvoorraad w where w.gemeente_id = i.gemeente_id and w.inwoner_id = i.id),
         (select count(*) from werkvoorraad w where w.gemeente_id = i.gemeente_id and w.inwoner_id = i.id and w.soort is not null and w.uiterlijk < app.dag())
    from afscherming s join inwoner i on i.gemeente_id = s.gemeente_id and i.id = s.inwoner_id join gebruiker g on g.id = i.consulent_id
   where s.gemeente_id = app.gemeente() and s.opgeheven_op is null order by s.tot, s.id
$$;
-- The number of the dossier of an access, for who judges it without seeing the dossier.
create function app.dossier_van_noodtoegang(p_id int) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select i.dossiernummer from noodtoegang n join inwoner i on i.gemeente_id = n.gemeente_id and i.id = n.inwoner_id
   where n.gemeente_id = app.gemeente() and n.id = p_id
$$;
-- Who replaces the resident's own consulent today and so sees the dossier.
revoke all on function app.bekend_bij(bytea, text, date, text), app.open_noodtoegang(text, bytea, text, text), app.sluit_noodtoegang(int),
  app.scherm_af(text, text, text, date), app.afgeschermd(), app.dossier_van_noodtoegang(int) from public;
grant execute on function app.bekend_bij(bytea, text, date, text), app.open_noodtoegang(text, bytea, text, text), app.sluit_noodtoegang(int),
  app.dossier_van_noodtoegang(int) to wm_consulent, wm_teammanager;
grant execute on function app.scherm_af(text, text, text, date), app.afgeschermd() to wm_teammanager, wm_beheer;

-- ── the policies beside those of wm_consulent, and the wall before the teammanager ────────────────────────────────────────────
-- Read off the policies that are there, so that a table that came by itself is in it too. A later migration with a table of the dossier
-- ends with `call app.regels_toegang()`; test/rechten says when that was forgotten.
create procedure app.regels_toegang() language plpgsql as $$
declare
  p record;
  mijn constant text := '(consulent_id = ( SELECT app.gebruiker() AS gebruiker))';
  wie text; meer text; nood text;
begin
  for p in
    select c.relname, x.polname, x.polcmd, pg_get_expr(x.polqual, x.polrelid) as qual, pg_get_expr(x.polwithcheck, x.polrelid) as controle,
           case when c.relname = 'inwoner' then 'id' else (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attname = 'inwoner_id') end as kolom
      from pg_policy x join pg_class c on c.oid = x.polrelid
     where c.relnamespace = 'public'::regnamespace and x.polpermissive and x.polroles = array['wm_consulent'::regrole::oid]
       and position(mijn in coalesce(pg_get_expr(x.polqual, x.polrelid), pg_get_expr(x.polwithcheck, x.polrelid))) > 0
     order by 1, 2
  loop
    wie := left(p.polname, 40);
    execute format('drop policy if exists %I on %I', wie || '_vervanger', p.relname);
    execute format('drop policy if exists %I on %I', wie || '_nood', p.relname);
    meer := case when p.kolom is null then '(consulent_id = any ((select app.vervangt())::int[]))' else format(
      '((consulent_id = any ((select app.vervangt())::int[]) and %1$I <> all ((select app.verborgen())::int[])) or %1$I = any ((select app.genoemd())::int[]))', p.kolom) end;
    execute format('create policy %I on %I for %s to wm_vervanger', wie || '_vervanger', p.relname,
                   case p.polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end)
      || coalesce(' using (' || replace(p.qual, mijn, meer) || ')', '') || coalesce(' with check (' || replace(p.controle, mijn, meer) || ')', '');
    -- An emergency is for reading a dossier; it brings nobody's work into one's own lists.
    if p.polcmd in ('*', 'r') and p.kolom is not null and p.relname not in ('werkvoorraad', 'werkvoorraad_wijziging') then
      nood := format('(%I = any ((select app.nood())::int[]))', p.kolom);
      execute format('create policy %I on %I for select to wm_vervanger using (%s)', wie || '_nood', p.relname, replace(p.qual, mijn, nood));
    end if;
  end loop;
  -- Hashed: a list of which each row is compared with every number made counting a municipality seventeen times as slow.
  for p in
    select c.relname, case when c.relname = 'inwoner' then 'id' else a.attname end as kolom, coalesce(a.attnotnull, true) as altijd
      from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attname = 'inwoner_id' and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and (a.attname is not null or c.relname = 'inwoner')
       and c.relname not in ('afscherming', 'afschermingpersoon', 'noodtoegang', 'gebruiker', 'logboek')
       and has_any_column_privilege('wm_teammanager', c.oid, 'SELECT')
  loop
    execute format('drop policy if exists afgeschermd on %I', p.relname);
    execute format('create policy afgeschermd on %I as restrictive for all to wm_teammanager using (%s%I not in (select unnest(app.verborgen())))', p.relname,
                   case when p.altijd then '' else format('%I is null or ', p.kolom) end, p.kolom);
  end loop;
end $$;
revoke all on procedure app.regels_toegang() from public;
call app.regels_toegang();
-- He writes what he does with a shielded dossier, and does not read what others did there.
create policy afgeschermd on logboek as restrictive for select to wm_teammanager
  using (inwoner_id is null or inwoner_id not in (select unnest(app.verborgen())));
