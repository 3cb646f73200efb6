-- Access in an emergency reads only. Whoever may write in the dossier by now (it went to the own caseload, or to that of a colleague who is
-- replaced, or one was named) does so: the emergency no longer stands in the way.
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
      from besluitconcept c
     where c.gemeente_id = p_gemeente and c.tekenaar_id = p_gebruiker and c.status = 'ter-ondertekening'
       and not exists (select from afscherming s where s.gemeente_id = c.gemeente_id and s.inwoner_id = c.inwoner_id and s.opgeheven_op is null);
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
