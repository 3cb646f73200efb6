-- A place that was replaced by another which then does not go on: what stands for that other in a version of the plan that does not hold yet goes back
-- to it, as it went along before (2026-11-24-03c). What both do is one function; who may ask for it is looked at by each.
create function app.plan_naar_plek(v_oud toewijzing, v_nieuw toewijzing) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare v_plan plan;
begin
  select * into v_plan from plan where gemeente_id = v_oud.gemeente_id and inwoner_id = v_oud.inwoner_id and status in ('concept','voorgelegd') for update;
  if v_plan.id is null then return; end if;
  update doel set toewijzing_id = v_nieuw.id, aanbieder_id = v_nieuw.aanbieder_id
   where gemeente_id = v_oud.gemeente_id and toewijzing_id = v_oud.id and stand in ('concept','voorgelegd');
  update plandoel p set doel_id = n.id from doel o, doel n
   where p.gemeente_id = v_plan.gemeente_id and p.plan_id = v_plan.id and o.gemeente_id = p.gemeente_id and o.id = p.doel_id and o.toewijzing_id = v_oud.id
     and n.gemeente_id = p.gemeente_id and n.toewijzing_id = v_nieuw.id and n.stand = 'loopt' and (n.vorige_id = o.id or o.vorige_id = n.id or (n.vorige_id is null and o.vorige_id is null and (n.soort, n.tekst) = (o.soort, o.tekst)));
  update plandoel p set vorige_id = n.id from doel o, doel n
   where p.gemeente_id = v_plan.gemeente_id and p.plan_id = v_plan.id and o.gemeente_id = p.gemeente_id and o.id = p.vorige_id and o.toewijzing_id = v_oud.id
     and n.gemeente_id = p.gemeente_id and n.toewijzing_id = v_nieuw.id and n.stand = 'loopt' and (n.vorige_id = o.id or o.vorige_id = n.id or (n.vorige_id is null and o.vorige_id is null and (n.soort, n.tekst) = (o.soort, o.tekst)));
  update doel d set vorige_id = p.vorige_id from plandoel p
   where p.gemeente_id = v_plan.gemeente_id and p.plan_id = v_plan.id and p.vorige_id is not null and d.gemeente_id = p.gemeente_id and d.id = p.doel_id
     and d.vorige_id is distinct from p.vorige_id;
  update plandoel p set aanbieder_id = d.aanbieder_id from doel d
   where p.gemeente_id = v_plan.gemeente_id and p.plan_id = v_plan.id and d.gemeente_id = p.gemeente_id and d.id = p.doel_id and p.aanbieder_id is distinct from d.aanbieder_id;
  if v_plan.status = 'voorgelegd' and v_nieuw.aanbieder_id <> v_oud.aanbieder_id
     and exists (select from plandoel p where p.gemeente_id = v_plan.gemeente_id and p.plan_id = v_plan.id and p.aanbieder_id = v_nieuw.aanbieder_id) then
    insert into planpartij (gemeente_id, plan_id, inwoner_id, consulent_id, wie, aanbieder_id, nummer, voorgelegd_op, woorden)
    select p.gemeente_id, p.plan_id, p.inwoner_id, p.consulent_id, p.wie, v_nieuw.aanbieder_id, p.nummer, app.dag(), p.woorden
      from planpartij p where p.gemeente_id = v_plan.gemeente_id and p.plan_id = v_plan.id and p.aanbieder_id = v_oud.aanbieder_id
    on conflict do nothing;
    delete from planpartij q where q.gemeente_id = v_plan.gemeente_id and q.plan_id = v_plan.id and q.aanbieder_id = v_oud.aanbieder_id
       and not exists (select from plandoel p where p.gemeente_id = q.gemeente_id and p.plan_id = q.plan_id and p.aanbieder_id = q.aanbieder_id)
       and not exists (select from planantwoord a where a.gemeente_id = q.gemeente_id and a.plan_id = q.plan_id and a.aanbieder_id = q.aanbieder_id);
  end if;
end $$;
revoke all on function app.plan_naar_plek(toewijzing, toewijzing) from public;
create or replace function app.plan_volgt_plek(p_van int, p_naar int) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare v_oud toewijzing; v_nieuw toewijzing;
begin
  select * into v_oud from toewijzing where gemeente_id = app.gemeente() and id = p_van;
  -- Only for a place that the actor gives in this very transaction: with the number of another it does what it does with none.
  select t.* into v_nieuw from toewijzing t join besluit b on b.gemeente_id = t.gemeente_id and b.id = t.besluit_id
   where t.gemeente_id = app.gemeente() and t.id = p_naar and t.inwoner_id = v_oud.inwoner_id and b.genomen_door = app.gebruiker() and b.vastgelegd_op >= now();
  if v_nieuw.id is null then return; end if;
  perform app.plan_naar_plek(v_oud, v_nieuw);
end $$;
create function app.plan_keert_terug(p_plek int) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare v_oud toewijzing; v_nieuw toewijzing;
begin
  select * into v_nieuw from toewijzing where gemeente_id = app.gemeente() and id = p_plek;
  -- Only for a place that the actor puts back in this very transaction.
  select t.* into v_oud from toewijzingwijziging h
    join toewijzingwijziging w on w.gemeente_id = h.gemeente_id and w.id = h.betreft_id and w.toewijzing_id = h.toewijzing_id and w.soort = 'aanbieder'
    join toewijzing t on t.gemeente_id = w.gemeente_id and t.id = w.naar_toewijzing_id and t.inwoner_id = v_nieuw.inwoner_id
   where h.gemeente_id = v_nieuw.gemeente_id and h.toewijzing_id = v_nieuw.id and h.soort = 'herstel' and h.door = app.gebruiker() and h.vastgelegd_op >= now()
   order by h.id desc limit 1;
  if v_oud.id is null then return; end if;
  perform app.plan_naar_plek(v_oud, v_nieuw);
end $$;
revoke all on function app.plan_keert_terug(int) from public;
grant execute on function app.plan_keert_terug(int) to wm_consulent, wm_teammanager;
