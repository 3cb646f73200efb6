-- Of which of its own toewijzingen an aanbieder owes nothing any more: the dossier is closed, or the resident died. Which of both, it does
-- not hear.
create function app.stille_toewijzingen(p_toewijzingen int[]) returns setof int
  language sql stable security definer set search_path = public, pg_temp as $$
  select t.id from toewijzing t
    join inwoner i on i.gemeente_id = t.gemeente_id and i.id = t.inwoner_id
    join inwoner_persoon p on p.gemeente_id = t.gemeente_id and p.inwoner_id = t.inwoner_id
   where t.id = any (p_toewijzingen) and t.aanbieder_id = app.aanbieder() and (i.status = 'afgerond' or p.overleden_op is not null)
$$;
revoke all on function app.stille_toewijzingen(int[]) from public;
grant execute on function app.stille_toewijzingen(int[]) to wm_aanbieder;

-- What a teammanager does not see because it is shielded, is not waited for either.
create or replace function app.wacht_besloten(p_inwoners int[])
  returns table (inwoner_id int, soort text, pad text, vanaf date)
  language sql stable security definer set search_path = public, pg_temp as $$
  with wie as materialized (
    select i.gemeente_id, i.id, i.consulent_id from inwoner i
     where i.gemeente_id = app.gemeente() and i.id = any (p_inwoners)
       and (((select u.rol in ('systeem', 'teammanager') from gebruiker u where u.id = app.gebruiker()) and i.id <> all (app.verborgen())) or app.mijn_dossier(i.id, i.consulent_id)))
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
