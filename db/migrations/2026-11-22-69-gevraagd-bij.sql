-- With which residents a colleague asked something of this consulent: his signature, or his yes or no. In one place, so that whoever adds a
-- question adds a line here.
create function app.gevraagd_bij(p_gebruiker int, p_gemeente int) returns table (inwoner_id int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select b.inwoner_id from besluitconcept b
   where b.gemeente_id = p_gemeente and b.tekenaar_id = p_gebruiker and b.status = 'ter-ondertekening'
  union
  select r.inwoner_id from omzettingregel r where r.gemeente_id = p_gemeente and r.tekenaar_id = p_gebruiker and r.uitkomst is null
  union
  select o.inwoner_id from trajectoordeel o
   where o.gemeente_id = p_gemeente and o.gevraagd_aan = p_gebruiker and o.oordeel is null and o.vervallen_op is null
$$;
revoke all on function app.gevraagd_bij(int, int) from public;
create or replace function app.zoek_meer(p_gebruiker int, p_gemeente int, p_rol text)
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
  if p_rol = 'consulent' then
    select genoemd || coalesce(array_agg(c.inwoner_id), '{}') into genoemd
      from app.gevraagd_bij(p_gebruiker, p_gemeente) c
     where not exists (select from afscherming s where s.gemeente_id = p_gemeente and s.inwoner_id = c.inwoner_id and s.opgeheven_op is null);
  end if;
  select coalesce(array_agg(n.inwoner_id), '{}'),
         coalesce(meer, '{}') || jsonb_build_object('nood', jsonb_agg(jsonb_build_object('id', n.id, 'inwonerId', n.inwoner_id, 'tot', n.verloopt_op)))
    into nood, meer
    from noodtoegang n
   where n.gemeente_id = p_gemeente and n.gebruiker_id = p_gebruiker and n.rol = p_rol and n.gesloten_op is null and n.verloopt_op > now()
     and not (p_rol = 'consulent' and exists (
       select from inwoner i
        where i.gemeente_id = n.gemeente_id and i.id = n.inwoner_id
          and (i.consulent_id = p_gebruiker or i.id = any (genoemd)
               or (i.consulent_id = any (vervangt) and not exists (select from afscherming s where s.gemeente_id = i.gemeente_id and s.inwoner_id = i.id and s.opgeheven_op is null)))));
  select coalesce(array_agg(s.inwoner_id), '{}') into verborgen
    from afscherming s
   where s.gemeente_id = p_gemeente and s.opgeheven_op is null and s.inwoner_id <> all (genoemd)
     and case p_rol when 'teammanager' then s.inwoner_id <> all (nood) else s.consulent_id = any (vervangt) end;
  if cardinality(vervangt) = 0 and cardinality(nood) = 0 then meer := null; end if;
  return next;
end $$;
-- Who was asked reads that dossier and gives his own word; the rest of it is not his to change.
create or replace function app.leest_om_te_tekenen(p_gebruiker int, p_gemeente int) returns int[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct c.inwoner_id), '{}') from app.gevraagd_bij(p_gebruiker, p_gemeente) c join inwoner i on i.gemeente_id = p_gemeente and i.id = c.inwoner_id
   where i.consulent_id <> p_gebruiker
     and not exists (select from medewerkerafwezigheid a where a.gemeente_id = p_gemeente and a.gebruiker_id = i.consulent_id and a.vervanger_id = p_gebruiker
                      and a.ingetrokken_op is null and a.periode @> app.dag())
     and not exists (select from afschermingpersoon p join afscherming s on s.gemeente_id = p.gemeente_id and s.id = p.afscherming_id
                      where p.gemeente_id = p_gemeente and p.gebruiker_id = p_gebruiker and s.inwoner_id = c.inwoner_id and p.ingetrokken_op is null and s.opgeheven_op is null)
$$;
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
    -- Who was asked to sign, or for a yes or no, reads the rest of that dossier and writes nothing in it, save what is derived whenever somebody looks.
    schrijft := case when p.relname in ('besluitconcept', 'trajectoordeel', 'werkvoorraad', 'werkvoorraad_wijziging', 'plichtstand', 'plichtverschil', 'plicht_wijziging') then meer
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
