-- Every record stands in somebody's queue: what waits in parts of the dossier that came after the werkvoorraad, and for who replaces.

-- ── what is one's own today ───────────────────────────────────────────────────────────────────────────────────────────────────
-- The own caseload, that of who is replaced save what is shielded, and where one is named.
create function app.mijn_dossier(p_inwoner int, p_consulent int) returns boolean language sql stable set search_path = public, pg_temp as $$
  select p_consulent = app.gebruiker() or (p_consulent = any (app.vervangt()) and p_inwoner <> all (app.verborgen())) or p_inwoner = any (app.genoemd())
$$;
revoke all on function app.mijn_dossier(int, int) from public;
grant execute on function app.mijn_dossier(int, int) to wm_consulent;

create or replace function app.mijn_dubbelen()
  returns table (paar_id int, inwoner_id int, ander_id int, ander_dossiernummer text, ander_consulent text, ander_eigen boolean, score int, redenen text[], versie int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select d.id, i.id, a.id,
         case when app.mijn_dossier(a.id, a.consulent_id)
                or not exists (select from afscherming s where s.gemeente_id = a.gemeente_id and s.inwoner_id = a.id and s.opgeheven_op is null)
              then a.dossiernummer else 'afgeschermd' end,
         g.naam, app.mijn_dossier(a.id, a.consulent_id), d.score, d.redenen, d.versie
    from dubbelpaar d
    cross join lateral (values (d.eerste_id, d.tweede_id), (d.tweede_id, d.eerste_id)) as k (eigen, ander)
    join inwoner i on i.gemeente_id = d.gemeente_id and i.id = k.eigen and app.mijn_dossier(i.id, i.consulent_id)
    join inwoner a on a.gemeente_id = d.gemeente_id and a.id = k.ander join gebruiker g on g.id = a.consulent_id
   where d.gemeente_id = app.gemeente() and d.oordeel is null
     -- both of them one's own: once
     and (not app.mijn_dossier(a.id, a.consulent_id) or i.id < a.id)
     and not exists (select from samenvoeging s where s.gemeente_id = d.gemeente_id and s.status = 'voorgesteld' and s.weg_id in (i.id, a.id) and s.inwoner_id in (i.id, a.id))
$$;
create or replace function app.niet_dezelfde(p_een int, p_ander int, p_reden text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if p_een = p_ander or not exists (select from inwoner i where i.gemeente_id = app.gemeente() and i.id in (p_een, p_ander)
      and (app.mijn_dossier(i.id, i.consulent_id) or exists (select from gebruiker u where u.id = app.gebruiker() and u.rol = 'teammanager'))) then return false; end if;
  insert into dubbelpaar (gemeente_id, eerste_id, tweede_id, score, redenen, oordeel, reden, door, op)
    values (app.gemeente(), least(p_een, p_ander), greatest(p_een, p_ander), 0, '{}', 'niet-dezelfde', p_reden, app.gebruiker(), clock_timestamp())
    on conflict (gemeente_id, eerste_id, tweede_id) do update
      set oordeel = 'niet-dezelfde', reden = excluded.reden, door = excluded.door, op = excluded.op, versie = dubbelpaar.versie + 1;
  return true;
end $$;
create or replace function app.stel_samenvoegen_voor(p_blijft int, p_weg int, p_reden text) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare v_id int;
begin
  if not exists (select from inwoner i where i.gemeente_id = app.gemeente() and i.id in (p_blijft, p_weg) and app.mijn_dossier(i.id, i.consulent_id)) then return null; end if;
  -- One open proposal about a dossier at a time, whichever side it stands on.
  perform pg_advisory_xact_lock(7300228, app.gemeente());
  if exists (select from samenvoeging s where s.gemeente_id = app.gemeente() and s.status = 'voorgesteld'
              and (s.inwoner_id in (p_blijft, p_weg) or s.weg_id in (p_blijft, p_weg))) then return 0; end if;
  insert into samenvoeging (gemeente_id, inwoner_id, consulent_id, weg_id, weg_dossiernummer, reden, voorgesteld_door)
    select b.gemeente_id, b.id, b.consulent_id, w.id, w.dossiernummer, p_reden, app.gebruiker()
      from inwoner b join inwoner w on w.gemeente_id = b.gemeente_id and w.id = p_weg
     where b.gemeente_id = app.gemeente() and b.id = p_blijft
    on conflict do nothing returning id into v_id;
  return v_id;
end $$;

-- ── what waits, and not everybody who derives the steps may see ───────────────────────────────────────────────────────────────
-- Persons that may be one, a proposal to make them one, and a draft that lies: whose turn it is does not hang on who happens to look.
create function app.wacht_besloten(p_inwoners int[])
  returns table (inwoner_id int, soort text, pad text, vanaf date)
  language sql stable security definer set search_path = public, pg_temp as $$
  with wie as materialized (
    select i.gemeente_id, i.id, i.consulent_id from inwoner i
     where i.gemeente_id = app.gemeente() and i.id = any (p_inwoners)
       and ((select u.rol in ('systeem', 'teammanager') from gebruiker u where u.id = app.gebruiker()) or app.mijn_dossier(i.id, i.consulent_id)))
  select s.inwoner_id, 'samenvoegen-beslissen', '/samenvoegen/' || s.id, null::date
    from wie join samenvoeging s on s.gemeente_id = wie.gemeente_id and s.inwoner_id = wie.id and s.status = 'voorgesteld'
  union all
  select wie.id, 'dubbel-beoordelen', '/dubbel', null from wie
   where exists (
     select from dubbelpaar d join inwoner a on a.gemeente_id = d.gemeente_id and a.id = case d.eerste_id when wie.id then d.tweede_id else d.eerste_id end
      where d.gemeente_id = wie.gemeente_id and d.oordeel is null and (d.eerste_id = wie.id or d.tweede_id = wie.id)
        and not exists (select from samenvoeging s where s.gemeente_id = d.gemeente_id and s.status = 'voorgesteld'
                           and s.weg_id in (d.eerste_id, d.tweede_id) and s.inwoner_id in (d.eerste_id, d.tweede_id)))
  union all
  -- Of a deputy the draft is his own affair: the consulent does not see it.
  select c.inwoner_id, 'concept-afmaken', '/' || c.soort || '/nieuw',
         (c.gewijzigd_op at time zone 'Europe/Amsterdam')::date + coalesce(app.instelling(c.gemeente_id, 'concept-afmaken-dagen'), 14)
    from wie join bepalingconcept c on c.gemeente_id = wie.gemeente_id and c.inwoner_id = wie.id and c.door = wie.consulent_id
$$;
revoke all on function app.wacht_besloten(int[]) from public;
grant execute on function app.wacht_besloten(int[]) to wm_consulent, wm_teammanager, wm_levering;

create function app.werkvoorraad_wijzigt_dubbel() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into werkvoorraad_wijziging (gemeente_id, inwoner_id, consulent_id)
    select distinct i.gemeente_id, i.id, i.consulent_id from rijen r join inwoner i on i.gemeente_id = r.gemeente_id and i.id in (r.eerste_id, r.tweede_id);
  return null;
end $$;
create function app.werkvoorraad_wijzigt_samen() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into werkvoorraad_wijziging (gemeente_id, inwoner_id, consulent_id)
    select distinct i.gemeente_id, i.id, i.consulent_id from rijen r join inwoner i on i.gemeente_id = r.gemeente_id and i.id in (r.inwoner_id, r.weg_id);
  return null;
end $$;
revoke all on function app.werkvoorraad_wijzigt_dubbel(), app.werkvoorraad_wijzigt_samen() from public;
create trigger werkvoorraad_erbij after insert on dubbelpaar referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt_dubbel();
create trigger werkvoorraad_anders after update on dubbelpaar referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt_dubbel();
create trigger werkvoorraad_weg after delete on dubbelpaar referencing old table as rijen for each statement execute function app.werkvoorraad_wijzigt_dubbel();
create trigger werkvoorraad_erbij after insert on samenvoeging referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt_samen();
create trigger werkvoorraad_anders after update on samenvoeging referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt_samen();
do $$
declare t text;
begin
  foreach t in array array['bepalingconcept'] loop
    execute format('create trigger werkvoorraad_erbij after insert on %s referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt()', t);
    execute format('create trigger werkvoorraad_anders after update on %s referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt()', t);
    execute format('create trigger werkvoorraad_weg after delete on %s referencing old table as rijen for each statement execute function app.werkvoorraad_wijzigt()', t);
  end loop;
end $$;

-- ── who replaces sees rows that name no resident ──────────────────────────────────────────────────────────────────────────────
create or replace procedure app.regels_toegang() language plpgsql as $$
declare
  p record;
  mijn constant text := '(consulent_id = ( SELECT app.gebruiker() AS gebruiker))';
  wie text; meer text; nood text;
begin
  for p in
    select c.relname, x.polname, x.polcmd, pg_get_expr(x.polqual, x.polrelid) as qual, pg_get_expr(x.polwithcheck, x.polrelid) as controle,
           case when c.relname = 'inwoner' then 'id' else (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attname = 'inwoner_id') end as kolom,
           coalesce((select a.attnotnull from pg_attribute a where a.attrelid = c.oid and a.attname = 'inwoner_id'), true) as altijd
      from pg_policy x join pg_class c on c.oid = x.polrelid
     where c.relnamespace = 'public'::regnamespace and x.polpermissive and x.polroles = array['wm_consulent'::regrole::oid]
       and position(mijn in coalesce(pg_get_expr(x.polqual, x.polrelid), pg_get_expr(x.polwithcheck, x.polrelid))) > 0
     order by 1, 2
  loop
    wie := left(p.polname, 40);
    execute format('drop policy if exists %I on %I', wie || '_vervanger', p.relname);
    execute format('drop policy if exists %I on %I', wie || '_nood', p.relname);
    meer := case when p.kolom is null then '(consulent_id = any ((select app.vervangt())::int[]))' else format(
      '((consulent_id = any ((select app.vervangt())::int[]) and %2$s) or %1$I = any ((select app.genoemd())::int[]))', p.kolom,
              -- A row about nobody in the books, such as a melding, is shielded by nothing: null is not unequal to anything.
              format(case when p.altijd then '%1$I <> all ((select app.verborgen())::int[])' else '(%1$I is null or %1$I <> all ((select app.verborgen())::int[]))' end, p.kolom)) end;
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
call app.regels_toegang();
