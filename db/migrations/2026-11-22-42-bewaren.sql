-- Closing a dossier, how long it is kept, a copy for the resident, and its destruction. Which tables hold rows of a resident is asked of the
-- catalog (app.inwonertabellen), so that a table that comes later goes along without a word here.

create table dossiersluiting (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  reden text not null check (reden in ('doel-bereikt','werk','geen-behoefte','verhuisd','andere-wet','niet-bereikt','overleden','anders')),
  toelichting text not null default '' check (length(toelichting) <= 1000),
  status_ervoor text not null,
  gesloten_op date not null,
  laatste_ondersteuning date,
  bewaren_tot date not null,
  bewaren_bron text not null,
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  heropend_op date,
  heropend_door int references gebruiker,
  heropen_reden text not null default '' check (length(heropen_reden) <= 1000),
  versie int not null default 1,
  primary key (gemeente_id, id),
  check (reden <> 'anders' or toelichting <> ''),
  check ((heropend_op is null) = (heropend_door is null)),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on table dossiersluiting is 'A dossier that was closed, and opened again; the row without heropend_op holds';
comment on column dossiersluiting.bewaren_tot is 'Last day on which the dossier is kept: derived at closing from the national term, with its source beside it';
create unique index dossiersluiting_een on dossiersluiting (gemeente_id, inwoner_id) where heropend_op is null;
create index dossiersluiting_bewaren on dossiersluiting (gemeente_id, bewaren_tot) where heropend_op is null;

create table vernietigverzoek (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  toelichting text not null default '' check (length(toelichting) <= 1000),
  gevraagd_op date not null,
  uiterlijk date not null,
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  status text not null default 'open' check (status in ('open','toegewezen','geweigerd','ingetrokken')),
  gronden text[] not null default '{}',
  antwoord text not null default '' check (length(antwoord) <= 2000),
  beantwoord_op date,
  beantwoord_door int references gebruiker,
  versie int not null default 1,
  primary key (gemeente_id, id),
  check (status <> 'geweigerd' or (gronden <> '{}' and antwoord <> '')),
  check ((status in ('toegewezen','geweigerd')) = (beantwoord_door is not null)),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on table vernietigverzoek is 'The resident asks to destroy his dossier (Wmo 2015 art. 5.3.5); uiterlijk is the last day to answer';
create unique index vernietigverzoek_een on vernietigverzoek (gemeente_id, inwoner_id) where status = 'open';
create index vernietigverzoek_inwoner on vernietigverzoek (gemeente_id, inwoner_id, id);

create table dossierkopie (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  door int not null references gebruiker,
  gevraagd_op timestamptz not null default clock_timestamp(),
  klaar_op timestamptz,
  inhoud bytea,
  bytes int,
  verloopt_op date,
  mislukt boolean not null default false,
  primary key (gemeente_id, id),
  check ((inhoud is null) = (bytes is null)),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on table dossierkopie is 'A copy of the own dossier that a resident asked for; a job makes it with the rights of that resident';
alter table dossierkopie alter column inhoud set storage external;
create index dossierkopie_inwoner on dossierkopie (gemeente_id, inwoner_id, id desc);

-- No key on the resident: this is what stays. Until it is carried out dossier_id says which dossier it is about.
create table vernietiging (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  dossier_id int,
  consulent_id int not null,
  aanleiding text not null check (aanleiding in ('bewaartermijn','verzoek','herstel')),
  aanleiding_op date not null,
  grond text not null,
  status text not null default 'voorgesteld' check (status in ('voorgesteld','akkoord','uitgevoerd','afgewezen','vervallen','mislukt')),
  voorgesteld_door int not null references gebruiker,
  voorgesteld_op timestamptz not null default clock_timestamp(),
  besloten_door int references gebruiker,
  besloten_op timestamptz,
  besluit_reden text not null default '' check (length(besluit_reden) <= 1000),
  uitgevoerd_op timestamptz,
  rijen jsonb not null default '{}',
  zonder_naam jsonb not null default '{}',
  bestanden int not null default 0,
  bytes bigint not null default 0,
  fout text not null default '',
  versie int not null default 1,
  primary key (gemeente_id, id),
  check (aanleiding = 'herstel' or besloten_door is null or besloten_door <> voorgesteld_door),
  check ((status in ('uitgevoerd','afgewezen','vervallen')) = (dossier_id is null))
);
comment on table vernietiging is 'A dossier that is to be destroyed: proposed by one, agreed by another, carried out by a job. What is left is the statement, without personal data';
create unique index vernietiging_een on vernietiging (gemeente_id, dossier_id) where dossier_id is not null;

-- What was destroyed, so that it is destroyed again when an old back-up is put back. The hash is of the number and the moment the dossier was
-- made: after a restore a number can be given to somebody else.
create table vernietigdnummer (
  gemeente_id int not null,
  nummer int not null,
  kenmerk text not null check (kenmerk ~ '^[0-9a-f]{64}$'),
  vernietiging_id int not null,
  op timestamptz not null default clock_timestamp(),
  primary key (kenmerk),
  foreign key (gemeente_id, vernietiging_id) references vernietiging (gemeente_id, id)
);
create function app.dossierkenmerk(p_gemeente int, p_id int, p_gemaakt timestamptz) returns text language sql immutable as $$
  select encode(sha256(convert_to(p_gemeente || ' ' || p_id || ' ' || (extract(epoch from p_gemaakt) * 1000000)::bigint, 'UTF8')), 'hex')
$$;

-- ── a dossier that runs again ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Whoever makes a closed dossier run again (a new aanmelding, a delivery) ends the closing, and what was proposed about its destruction.
create function app.dossier_heropend() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update dossiersluiting s set heropend_op = coalesce(nullif(current_setting('app.vandaag', true), '')::date, current_date), heropend_door = coalesce(app.gebruiker(), 0),
      heropen_reden = case when s.heropen_reden = '' then 'Het dossier loopt weer' else s.heropen_reden end, versie = s.versie + 1
    where s.gemeente_id = new.gemeente_id and s.inwoner_id = new.id and s.heropend_op is null;
  update vernietiging v set status = 'vervallen', dossier_id = null, besluit_reden = 'Het dossier loopt weer', versie = v.versie + 1
    where v.gemeente_id = new.gemeente_id and v.dossier_id = new.id and v.status in ('voorgesteld','akkoord','mislukt');
  return null;
end $$;
revoke all on function app.dossier_heropend() from public;
create trigger heropend after update of status on inwoner for each row when (old.status = 'afgerond' and new.status <> 'afgerond')
  execute function app.dossier_heropend();

-- A dossier that went into another: what was proposed about it lapses. One that is destroyed gets its statement after this.
create function app.dossier_weg() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_setting('app.vernietigt', true) = old.id::text then return null; end if;
  update vernietiging v set status = 'vervallen', dossier_id = null, besluit_reden = 'Het dossier is samengevoegd', versie = v.versie + 1
    where v.gemeente_id = old.gemeente_id and v.dossier_id = old.id;
  return null;
end $$;
revoke all on function app.dossier_weg() from public;
create trigger weg after delete on inwoner for each row execute function app.dossier_weg();

-- Hours that were sent in and for which no line was declared, in a month that is still open: of each toewijzing how many months.
create function app.uren_onbetaald(p_inwoner int) returns table (toewijzing_id int, product text, maanden int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select t.id, t.product, count(distinct date_trunc('month', u.datum::timestamp))::int
    from inwoner i join toewijzing t on t.gemeente_id = i.gemeente_id and t.inwoner_id = i.id
    join uren u on u.gemeente_id = t.gemeente_id and u.toewijzing_id = t.id and u.status = 'ingestuurd' and u.vervallen_op is null
   where i.id = p_inwoner and i.gemeente_id = app.gemeente() and (i.consulent_id = app.gebruiker() or i.consulent_id = any (app.vervangt()) or i.id = any (app.genoemd()) or exists (select from gebruiker g where g.id = app.gebruiker() and g.rol = 'teammanager' and g.gemeente_id = i.gemeente_id))
     and not exists (select from declaratieregel r where r.gemeente_id = t.gemeente_id and r.toewijzing_id = t.id and r.prestatiemaand = date_trunc('month', u.datum::timestamp)::date and r.status <> 'afgewezen')
     and not exists (select from maand m where m.gemeente_id = t.gemeente_id and m.maand = date_trunc('month', u.datum::timestamp)::date)
   group by 1, 2
$$;

-- ── destruction ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Places that were paid for: finance keeps those without a name.
create function app.betaalde_toewijzingen(p_gemeente int, p_inwoner int) returns int[] language sql stable set search_path = public, pg_temp as $$
  select coalesce(array_agg(t.id order by t.id), '{}') from toewijzing t where t.gemeente_id = p_gemeente and t.inwoner_id = p_inwoner
     and exists (select from declaratieregel r where r.gemeente_id = t.gemeente_id and r.toewijzing_id = t.id)
$$;
-- What stays of those, without a name: what an amount is computed from.
create function app.blijft_zonder_naam(p_tabel text) returns boolean language sql immutable as $$
  select p_tabel in ('toewijzing', 'uren', 'resultaat')
$$;
-- The rows of a table that go: a condition over x, with $1 municipality, $2 resident, $3 the paid places. What hangs on a toewijzing is found through it.
create function app.gaat_weg(p_tabel text) returns text language sql stable set search_path = public, pg_temp as $$
  select case when p_tabel = 'toewijzing' then 'x.gemeente_id = $1 and x.inwoner_id = $2 and x.id <> all ($3)'
              when app.hangt_aan_toewijzing(p_tabel) then 'x.gemeente_id = $1 and x.toewijzing_id in (select z.id from toewijzing z where z.gemeente_id = $1 and z.inwoner_id = $2)'
                || case when app.blijft_zonder_naam(p_tabel) then ' and x.toewijzing_id <> all ($3)' else '' end
              else 'x.gemeente_id = $1 and x.inwoner_id = $2' end
$$;
create function app.te_vernietigen() returns setof text language sql stable set search_path = public, pg_temp as $$
  select tabel from app.inwonertabellen() union select unnest(array['inwoner_persoon','inwoner_trede','werkvoorraad','werkvoorraadbevinding']) order by 1
$$;

-- What would go: rows of each table, what stays without a name, files.
create function app.tel_dossier(p_gemeente int, p_inwoner int) returns jsonb language plpgsql stable set search_path = public, pg_temp as $$
declare t text; v_n int; v_uit jsonb := '{}'; v_betaald int[] := app.betaalde_toewijzingen(p_gemeente, p_inwoner); v_bestanden int; v_bytes bigint;
begin
  for t in select app.te_vernietigen() loop
    execute format('select count(*) from %I x where %s and $3 is not null', t, app.gaat_weg(t)) into v_n using p_gemeente, p_inwoner, v_betaald;
    if v_n > 0 then v_uit := v_uit || jsonb_build_object(t, v_n); end if;
  end loop;
  select count(*), coalesce(sum(n), 0) into v_bestanden, v_bytes from (
    select octet_length(d.inhoud) as n from document d where d.gemeente_id = p_gemeente and d.inwoner_id = p_inwoner
    union all select octet_length(d.inhoud) from dossierstuk d where d.gemeente_id = p_gemeente and d.inwoner_id = p_inwoner and d.inhoud is not null) f;
  return jsonb_build_object('rijen', v_uit, 'bestanden', v_bestanden, 'bytes', v_bytes, 'zonderNaam', jsonb_build_object(
    'toewijzing', cardinality(v_betaald),
    'uren', (select count(*) from uren u where u.gemeente_id = p_gemeente and u.toewijzing_id = any (v_betaald)),
    'resultaat', (select count(*) from resultaat u where u.gemeente_id = p_gemeente and u.toewijzing_id = any (v_betaald)),
    'declaratieregel', (select count(*) from declaratieregel r where r.gemeente_id = p_gemeente and r.toewijzing_id = any (v_betaald))));
end $$;
create function app.tel_vernietiging(p_id int) returns jsonb language plpgsql stable security definer set search_path = public, pg_temp as $$
declare v vernietiging;
begin
  select * into v from vernietiging x where x.gemeente_id = app.gemeente() and x.id = p_id and x.dossier_id is not null
     and (x.consulent_id = app.gebruiker() or x.consulent_id = any (app.vervangt())
       or x.dossier_id <> all (app.verborgen()) and exists (select from gebruiker g where g.id = app.gebruiker() and g.rol = 'teammanager' and g.gemeente_id = x.gemeente_id));
  return case when found then app.tel_dossier(v.gemeente_id, v.dossier_id) end;
end $$;

-- Takes one dossier away, whole, in this transaction. Gives {"geweigerd": code} when something stands in the way; nothing changed then.
-- One statement takes all tables at once: what refers to each other, in whatever order, is gone when the keys are looked at.
create function app.vernietig_dossier(p_gemeente int, p_inwoner int, p_vernietiging int, p_vandaag date) returns jsonb
  language plpgsql set search_path = public, pg_temp as $$
declare
  i inwoner; p inwoner_persoon; v_telling jsonb; v_betaald int[]; v_anoniem int; v_accounts int[]; v_nummers int[]; v_delen text := ''; v_velden text := ''; t text; v_rijen jsonb; v_naam text; v_regel text;
begin
  select * into i from inwoner x where x.gemeente_id = p_gemeente and x.id = p_inwoner for update;
  if not found then return jsonb_build_object('geweigerd', 'weg'); end if;
  select * into p from inwoner_persoon x where x.gemeente_id = p_gemeente and x.inwoner_id = p_inwoner;
  if exists (select from afscherming a where a.gemeente_id = p_gemeente and a.inwoner_id = p_inwoner and a.opgeheven_op is null) then return jsonb_build_object('geweigerd', 'afgeschermd'); end if;
  if exists (select from samenvoeging s where s.gemeente_id = p_gemeente and p_inwoner in (s.inwoner_id, s.weg_id) and s.status = 'voorgesteld') then return jsonb_build_object('geweigerd', 'samenvoegen'); end if;
  v_betaald := app.betaalde_toewijzingen(p_gemeente, p_inwoner);
  if exists (select from toewijzing z join declaratieregel r on r.gemeente_id = z.gemeente_id and r.toewijzing_id = z.id join declaratie d on d.gemeente_id = r.gemeente_id and d.id = r.declaratie_id
              where z.gemeente_id = p_gemeente and z.id = any (v_betaald) and d.status <> 'goedgekeurd') then return jsonb_build_object('geweigerd', 'declaratie'); end if;
  v_telling := app.tel_dossier(p_gemeente, p_inwoner);
  v_naam := concat_ws(' ', p.voornaam, nullif(p.voorvoegsel, ''), p.achternaam);
  select coalesce(array_agg(u.id), '{}') into v_accounts from gebruiker u where u.rol = 'inwoner' and u.gemeente_id = p_gemeente and u.inwoner_id = p_inwoner;
  select coalesce(array_agg(z.nummer), '{}') into v_nummers from toewijzing z where z.gemeente_id = p_gemeente and z.inwoner_id = p_inwoner;

  insert into vernietigdnummer (gemeente_id, nummer, kenmerk, vernietiging_id)
    select p_gemeente, x.id, app.dossierkenmerk(p_gemeente, x.id, x.op), p_vernietiging from (
      select i.id, i.aangemaakt_op as op
      union all select s.weg_id, (s.bewaard -> 'weg_inwoner' ->> 'aangemaakt_op')::timestamptz from samenvoeging s
        where s.gemeente_id = p_gemeente and s.inwoner_id = p_inwoner and s.status = 'uitgevoerd' and s.bewaard -> 'weg_inwoner' ->> 'aangemaakt_op' is not null) x
    on conflict do nothing;

  -- Paid places lose what leads to a person, then all that goes goes, then they hang on the dossier of nobody.
  if v_betaald <> '{}' then
    select x.id into v_anoniem from inwoner x where x.gemeente_id = p_gemeente and x.dossiernummer = 'ZONDER-NAAM';
    if not found then
      insert into inwoner (gemeente_id, dossiernummer, consulent_id, status, herkomst) values (p_gemeente, 'ZONDER-NAAM', 0, 'afgerond', 'levering') returning id into v_anoniem;
    end if;
    update toewijzing z set besluit_id = null, beschikkingnummer = null, traject_id = null, herkomst = 'levering', reden = '' where z.gemeente_id = p_gemeente and z.id = any (v_betaald);
  end if;
  delete from samenvoegingrij r using samenvoeging s where s.gemeente_id = p_gemeente and s.inwoner_id = p_inwoner and r.gemeente_id = s.gemeente_id and r.samenvoeging_id = s.id;
  delete from regelingovergang r using toewijzing z where z.gemeente_id = p_gemeente and z.inwoner_id = p_inwoner and z.id <> all (v_betaald) and r.gemeente_id = z.gemeente_id and r.toewijzing_id = z.id;
  for t in select app.te_vernietigen() loop
    v_delen := v_delen || format('%s%I as (delete from %I x where %s and $3 is not null returning 1)', case when v_delen = '' then '' else ', ' end, 'd_' || t, t, app.gaat_weg(t));
    v_velden := v_velden || format('%s(select %L, count(*) from %I)', case when v_velden = '' then '' else ' union all ' end, t, 'd_' || t);
  end loop;
  begin
    execute format('with %s select jsonb_object_agg(n.t, n.n) filter (where n.n > 0) from (%s) n (t, n)', v_delen, v_velden) into v_rijen using p_gemeente, p_inwoner, v_betaald;
    if v_betaald <> '{}' then
      update toewijzing z set inwoner_id = v_anoniem, consulent_id = 0 where z.gemeente_id = p_gemeente and z.id = any (v_betaald);
      update uren u set reden = '', vervallen_reden = '' where u.gemeente_id = p_gemeente and u.toewijzing_id = any (v_betaald) and (u.reden <> '' or u.vervallen_reden <> '');
      update resultaat u set onderbouwing = '', akkoord_reden = '', bewijs = null where u.gemeente_id = p_gemeente and u.toewijzing_id = any (v_betaald);
    end if;
    -- Around the dossier: the account, mail, what was typed about a double, what a delivery or a change of policy says of it.
    delete from dubbelpaar d where d.gemeente_id = p_gemeente and p_inwoner in (d.eerste_id, d.tweede_id);
    delete from mail m where m.gemeente_id = p_gemeente and (m.gebruiker_id = any (v_accounts) or p.email <> '' and lower(m.adres) = lower(p.email) or m.naam = v_naam);
    update mail m set inhoud = null, geheim = null, gewist_op = coalesce(m.gewist_op, clock_timestamp())
      where m.gemeente_id = p_gemeente and m.inhoud is not null and (m.inhoud::text like '%/dossier/' || p_inwoner || '/%' or m.inhoud::text like '%/dossier/' || p_inwoner || '"%' or position(v_naam in m.inhoud::text) > 0);
    update doorrekeningregel r set dossier = '', toewijzing = null where r.gemeente_id = p_gemeente and r.dossier = i.dossiernummer;
    update leveringafwijzing a set correctie = null
      where a.gemeente_id = p_gemeente and a.correctie is not null and ((a.correctie ->> 'inwonerId')::int = p_inwoner or a.correctie ->> 'nummer' = any (v_nummers::text[])
        or a.correctie -> 'oud' ->> 'toewijzing' = any (v_nummers::text[]) or a.correctie ->> 'toewijzing' = any (v_nummers::text[]));
    delete from idempotentie k where k.gebruiker_id = any (v_accounts) or k.naar like '/dossier/' || p_inwoner or k.naar like '/dossier/' || p_inwoner || '/%' or k.naar like '/dossier/' || p_inwoner || '?%';
    delete from werkvoorraad_wijziging w where w.gemeente_id = p_gemeente and w.inwoner_id = p_inwoner;
    foreach t in array array['sessie','mailvoorkeur','agendalink','uitnodiging','weergave'] loop
      execute format('delete from %I where gebruiker_id = any ($1)', t) using v_accounts;
    end loop;
    delete from beheerversie b where b.gemeente_id = p_gemeente and b.soort = 'gebruiker' and b.object_id = any (v_accounts);
    perform set_config('app.vernietigt', p_inwoner::text, true);
    delete from inwoner x where x.gemeente_id = p_gemeente and x.id = p_inwoner;
    delete from werkvoorraad_wijziging w where w.gemeente_id = p_gemeente and w.inwoner_id = p_inwoner;
    delete from gebruiker u where u.id = any (v_accounts);
  exception when foreign_key_violation then
    get stacked diagnostics v_regel = constraint_name;
    raise exception 'er staat nog iets dat aan dit dossier hangt (%)', v_regel using errcode = 'WM409';
  end;
  return v_telling || jsonb_build_object('rijen', (v_telling -> 'rijen') || coalesce(v_rijen, '{}'));
end $$;

-- ── rights ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare
  gem text := 'gemeente_id = (select app.gemeente())';
  mijn text := 'gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker())';
  zelf text := 'gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner())';
  t text;
begin
  foreach t in array array['dossiersluiting','vernietigverzoek','dossierkopie','vernietiging','vernietigdnummer'] loop
    execute format('alter table %s enable row level security', t);
  end loop;
  foreach t in array array['dossiersluiting','vernietigverzoek'] loop
    execute format('create policy consulent on %s for all to wm_consulent using (%s) with check (%s)', t, mijn, mijn);
    execute format('create policy gemeente on %s for select to wm_teammanager using (%s)', t, gem);
    execute format('create policy inwoner on %s for select to wm_inwoner using (%s)', t, zelf);
    execute format('grant select on %s to wm_consulent, wm_teammanager', t);
  end loop;
  execute format('create policy inwoner_vraagt on vernietigverzoek for insert to wm_inwoner with check (%s and door = (select app.gebruiker()))', zelf);
  execute format('create policy inwoner_trekt_in on vernietigverzoek for update to wm_inwoner using (%s and status = ''open'') with check (%s and status = ''ingetrokken'')', zelf, zelf);
  execute format('create policy inwoner on dossierkopie for select to wm_inwoner using (%s)', zelf);
  execute format('create policy inwoner_vraagt on dossierkopie for insert to wm_inwoner with check (%s and door = (select app.gebruiker()))', zelf);
  execute format('create policy consulent on vernietiging for all to wm_consulent using (%s) with check (%s)', mijn, mijn);
  execute format('create policy gemeente on vernietiging for all to wm_teammanager using (%s) with check (%s)', gem, gem);
end $$;
create policy levering on vernietigverzoek for select to wm_levering using (gemeente_id = (select app.gemeente()));
create policy levering on vernietiging for select to wm_levering using (gemeente_id = (select app.gemeente()));
create policy levering on dossiersluiting for select to wm_levering using (gemeente_id = (select app.gemeente()));
grant select (gemeente_id, id, inwoner_id, consulent_id, status, gevraagd_op, uiterlijk) on vernietigverzoek to wm_levering;
grant select (gemeente_id, id, inwoner_id, consulent_id, bewaren_tot, heropend_op) on dossiersluiting to wm_levering;
grant select (gemeente_id, id, dossier_id, consulent_id, status) on vernietiging to wm_levering;
grant select (gemeente_id, id, inwoner_id, gesloten_op, laatste_ondersteuning, bewaren_tot, bewaren_bron, heropend_op) on dossiersluiting to wm_inwoner;
grant insert (gemeente_id, inwoner_id, consulent_id, reden, toelichting, status_ervoor, gesloten_op, laatste_ondersteuning, bewaren_tot, bewaren_bron, door) on dossiersluiting to wm_consulent;
grant update (heropend_op, heropend_door, heropen_reden, versie) on dossiersluiting to wm_consulent;
grant select (gemeente_id, id, inwoner_id, toelichting, gevraagd_op, uiterlijk, status, gronden, antwoord, beantwoord_op, versie) on vernietigverzoek to wm_inwoner;
grant insert (gemeente_id, inwoner_id, consulent_id, toelichting, gevraagd_op, uiterlijk, door) on vernietigverzoek to wm_inwoner;
grant update (status, versie) on vernietigverzoek to wm_inwoner;
grant update (status, gronden, antwoord, beantwoord_op, beantwoord_door, versie) on vernietigverzoek to wm_consulent;
create policy eigen_hand on vernietigverzoek as restrictive for update to wm_consulent with check (beantwoord_door = (select app.gebruiker()));
create policy eigen_hand on dossiersluiting as restrictive for insert to wm_consulent with check (door = (select app.gebruiker()));
grant select (gemeente_id, id, inwoner_id, gevraagd_op, klaar_op, inhoud, bytes, verloopt_op, mislukt) on dossierkopie to wm_inwoner;
grant insert (gemeente_id, inwoner_id, consulent_id, door) on dossierkopie to wm_inwoner;
grant select on vernietiging to wm_consulent, wm_teammanager;
grant insert (gemeente_id, dossier_id, consulent_id, aanleiding, aanleiding_op, grond, voorgesteld_door) on vernietiging to wm_consulent, wm_teammanager;
grant update (status, dossier_id, besloten_door, besloten_op, besluit_reden, fout, versie) on vernietiging to wm_teammanager;
create policy eigen_hand on vernietiging as restrictive for insert to wm_consulent, wm_teammanager with check (voorgesteld_door = (select app.gebruiker()) and aanleiding <> 'herstel' and status = 'voorgesteld');
create policy eigen_dossier on vernietiging as restrictive for insert to wm_consulent, wm_teammanager with check (
  exists (select from inwoner i where i.gemeente_id = vernietiging.gemeente_id and i.id = vernietiging.dossier_id and i.consulent_id = vernietiging.consulent_id));
create policy eigen_hand_besluit on vernietiging as restrictive for update to wm_teammanager with check (besloten_door = (select app.gebruiker()) and status in ('akkoord','afgewezen'));
create policy afgeschermd on vernietiging as restrictive for all to wm_teammanager using (dossier_id is null or dossier_id not in (select unnest(app.verborgen())));

create trigger werkvoorraad_erbij after insert on vernietigverzoek referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create trigger werkvoorraad_anders after update on vernietigverzoek referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create function app.vernietiging_wijzigt() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into werkvoorraad_wijziging (gemeente_id, inwoner_id, consulent_id)
    select i.gemeente_id, i.id, i.consulent_id from inwoner i where i.gemeente_id = new.gemeente_id and i.id = coalesce(new.dossier_id, case tg_op when 'UPDATE' then old.dossier_id end);
  return null;
end $$;
revoke all on function app.vernietiging_wijzigt() from public;
create trigger werkvoorraad after insert or update on vernietiging for each row execute function app.vernietiging_wijzigt();
create trigger werkvoorraad_erbij after insert on dossiersluiting referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create trigger werkvoorraad_anders after update on dossiersluiting referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();

-- The job that makes a copy is stored with the question. It acts as the resident himself: his rights say what is in it.
create function app.kopie_gevraagd() returns trigger language plpgsql security definer set search_path = pg_temp as $$
begin
  if to_regclass('pgboss.queue') is null then return null; end if;
  insert into pgboss.job (name, data, retry_limit, retry_delay, retry_backoff, expire_seconds, deletion_seconds, keep_until, policy, heartbeat_seconds)
    select q.name, jsonb_build_object('gemeenteId', new.gemeente_id, 'gebruikerId', new.door, 'id', new.id), q.retry_limit, q.retry_delay,
           q.retry_backoff, q.expire_seconds, q.deletion_seconds, now() + make_interval(secs => q.retention_seconds), q.policy, q.heartbeat_seconds
      from pgboss.queue q where q.name = 'dossierkopie';
  return null;
end $$;
create trigger kopie_gevraagd after insert on dossierkopie for each row execute function app.kopie_gevraagd();

revoke all on function app.dossierkenmerk(int, int, timestamptz), app.uren_onbetaald(int), app.betaalde_toewijzingen(int, int), app.blijft_zonder_naam(text), app.gaat_weg(text), app.te_vernietigen(),
  app.tel_dossier(int, int), app.tel_vernietiging(int), app.vernietig_dossier(int, int, int, date), app.kopie_gevraagd() from public;
grant execute on function app.uren_onbetaald(int) to wm_consulent, wm_teammanager;
grant execute on function app.tel_vernietiging(int) to wm_consulent, wm_teammanager;
call app.regels_toegang();
