-- An end on a day to come, and what somebody who was only asked to sign may do.

-- A teammanager who signs a withdrawal or a revision lets the toewijzing of before end, now or on a day to come, with the row that says so.
-- Shorter, and nothing else: how long and how much it is changes only while an accepted row of a change in bulk is carried out.
create policy tekenaar on toewijzingwijziging for insert to wm_teammanager
  with check (gemeente_id = (select app.gemeente()) and soort = 'einde' and app.tekent_voor(gemeente_id, inwoner_id));
create policy tekenaar_einde on plaatsing for update to wm_teammanager
  using (gemeente_id = (select app.gemeente()) and app.tekent_voor(gemeente_id, inwoner_id)) with check (gemeente_id = (select app.gemeente()));
create or replace function app.toewijzing_teammanager() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare korter boolean;
begin
  if current_user::text = 'wm_teammanager' then
    korter := lower(new.looptijd) = lower(old.looptijd) and upper(new.looptijd) < upper(old.looptijd)
      and new.looptijd_besloten is not distinct from coalesce(old.looptijd_besloten, old.looptijd)
      and (old.opgeschort, old.verlengd, old.verlengingen, old.minuten_per_week, old.volume, old.uren_eerder, old.regeling_id)
          is not distinct from (new.opgeschort, new.verlengd, new.verlengingen, new.minuten_per_week, new.volume, new.uren_eerder, new.regeling_id);
    if not app.zet_om(new.gemeente_id, new.inwoner_id) then
      if not korter or not app.tekent_voor(new.gemeente_id, new.inwoner_id) then
        raise exception 'Een toewijzing wijzigt de consulent.' using errcode = 'WM409';
      end if;
    end if;
  end if;
  return new;
end $$;

-- Dossiers that a colleague opens only since a besluit lies before him to be signed: he reads them. While he signs, that one is his to write in.
create function app.leest_om_te_tekenen(p_gebruiker int, p_gemeente int) returns int[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct c.inwoner_id), '{}') from besluitconcept c join inwoner i on i.gemeente_id = c.gemeente_id and i.id = c.inwoner_id
   where c.gemeente_id = p_gemeente and c.tekenaar_id = p_gebruiker and c.status = 'ter-ondertekening' and i.consulent_id <> p_gebruiker
     and not exists (select from medewerkerafwezigheid a where a.gemeente_id = p_gemeente and a.gebruiker_id = i.consulent_id and a.vervanger_id = p_gebruiker
                      and a.ingetrokken_op is null and a.periode @> app.dag())
     and not exists (select from afschermingpersoon p join afscherming s on s.gemeente_id = p.gemeente_id and s.id = p.afscherming_id
                      where p.gemeente_id = p_gemeente and p.gebruiker_id = p_gebruiker and p.inwoner_id = c.inwoner_id and p.ingetrokken_op is null and s.opgeheven_op is null)
$$;
create function app.genoemd_schrijft() returns int[] language sql stable security definer set search_path = public, pg_temp as $$
  select case when cardinality(app.genoemd()) = 0 then '{}' else array(
    select unnest(app.genoemd()) except
    select l.inwoner from unnest(app.leest_om_te_tekenen(app.gebruiker(), app.gemeente())) as l(inwoner)
     where not exists (select from besluitconcept c where c.gemeente_id = app.gemeente() and c.inwoner_id = l.inwoner and c.tekenaar_id = app.gebruiker()
                        and c.id = nullif(current_setting('app.tekent', true), '')::int)) end
$$;
revoke all on function app.leest_om_te_tekenen(int, int), app.genoemd_schrijft() from public;
grant execute on function app.leest_om_te_tekenen(int, int) to wm_app;
grant execute on function app.genoemd_schrijft() to wm_consulent;
create or replace function app.start(p_token bytea, p_rollen text[])
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
      if cardinality(m.genoemd) > 0 then v_meer := v_meer || jsonb_build_object('tekent', to_jsonb(app.leest_om_te_tekenen(s.gebruiker_id, s.gemeente_id))); end if;
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
create or replace procedure app.regels_toegang() language plpgsql as $$
declare
  p record;
  mijn constant text := '(consulent_id = ( SELECT app.gebruiker() AS gebruiker))';
  wie text; meer text; schrijft text; nood text;
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
    -- Who was asked to sign reads the rest of that dossier and writes nothing in it, save what is derived whenever somebody looks.
    schrijft := case when p.relname in ('besluitconcept', 'werkvoorraad', 'werkvoorraad_wijziging', 'plichtstand', 'plichtverschil', 'plicht_wijziging') then meer
                     else replace(meer, 'app.genoemd()', 'app.genoemd_schrijft()') end;
    execute format('create policy %I on %I for %s to wm_vervanger', wie || '_vervanger', p.relname,
                   case p.polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end)
      || coalesce(' using (' || replace(p.qual, mijn, meer) || ')', '') || coalesce(' with check (' || replace(coalesce(p.controle, case when p.polcmd in ('*', 'w') then p.qual end), mijn, schrijft) || ')', '');
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
