-- A row of a change in bulk that its consulent may not sign is handed on to somebody who may, and waits there. What the aanbieder was told
-- of is noted at the row, so that nobody is told twice.
alter table omzettingregel add column tekenaar_id int, add column gemeld_op timestamptz;
alter table omzettingregel drop constraint omzettingregel_stand_check;
alter table omzettingregel
  add constraint omzettingregel_tekenaar_gebruiker foreign key (tekenaar_id) references gebruiker not valid,
  add constraint omzettingregel_stand check (stand in ('open','akkoord','weggelaten','voorgelegd')) not valid,
  add constraint omzettingregel_voorgelegd check (stand <> 'voorgelegd' or tekenaar_id is not null) not valid;
comment on column omzettingregel.tekenaar_id is 'Who is asked to sign since door has no mandate; he sees that one resident until the row is carried out or put back';
comment on column omzettingregel.gemeld_op is 'When the aanbieder was told by mail that something changed';
-- Also a row on which nothing was done: that it goes to somebody else.
grant update (stand, tekenaar_id) on omzettingregel to wm_levering;
-- Put back to be looked at, it lies before nobody any more.
grant update (tekenaar_id) on omzettingregel to wm_consulent, wm_teammanager;
create function app.omzettingregel_tekenaar() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if current_user::text in ('wm_consulent', 'wm_vervanger', 'wm_teammanager') and new.tekenaar_id is not null then
    raise exception 'Aan wie het wordt voorgelegd volgt uit het mandaat.' using errcode = 'WM409';
  end if;
  return new;
end $$;
revoke all on function app.omzettingregel_tekenaar() from public;
create trigger tekenaar before update on omzettingregel for each row
  when (old.tekenaar_id is distinct from new.tekenaar_id) execute function app.omzettingregel_tekenaar();

create trigger voorgelegd after update of tekenaar_id on omzettingregel for each row when (new.tekenaar_id is not null) execute function app.concept_voorgelegd();

-- A colleague who is asked to sign a row reads that one resident (app.gevraagd_bij), and writes only while he says yes or no to it or while
-- the worker carries it out for him.
create or replace function app.leest_om_te_tekenen(p_gebruiker int, p_gemeente int) returns int[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct c.inwoner_id), '{}')
    from (select k.gemeente_id, k.inwoner_id from besluitconcept k
           where k.gemeente_id = p_gemeente and k.tekenaar_id = p_gebruiker and k.status = 'ter-ondertekening'
          union
          select r.gemeente_id, r.inwoner_id from omzettingregel r
           where r.gemeente_id = p_gemeente and r.tekenaar_id = p_gebruiker and r.uitkomst is null) c
    join inwoner i on i.gemeente_id = c.gemeente_id and i.id = c.inwoner_id
   where i.consulent_id <> p_gebruiker
     and not exists (select from medewerkerafwezigheid a where a.gemeente_id = p_gemeente and a.gebruiker_id = i.consulent_id and a.vervanger_id = p_gebruiker
                      and a.ingetrokken_op is null and a.periode @> app.dag())
     and not exists (select from afschermingpersoon p join afscherming s on s.gemeente_id = p.gemeente_id and s.id = p.afscherming_id
                      where p.gemeente_id = p_gemeente and p.gebruiker_id = p_gebruiker and s.inwoner_id = c.inwoner_id and p.ingetrokken_op is null and s.opgeheven_op is null)
$$;
create or replace function app.genoemd_schrijft() returns int[] language sql stable security definer set search_path = public, pg_temp as $$
  select case when cardinality(app.genoemd()) = 0 then '{}' else array(
    select unnest(app.genoemd()) except
    select l.inwoner from unnest(app.leest_om_te_tekenen(app.gebruiker(), app.gemeente())) as l(inwoner)
     where not exists (select from besluitconcept c where c.gemeente_id = app.gemeente() and c.inwoner_id = l.inwoner and c.tekenaar_id = app.gebruiker()
                        and c.id = nullif(current_setting('app.tekent', true), '')::int)
       and not exists (select from omzettingregel r where r.gemeente_id = app.gemeente() and r.inwoner_id = l.inwoner and r.tekenaar_id = app.gebruiker()
                        and r.uitkomst is null and r.omzetting_id = nullif(current_setting('app.omzetting', true), '')::int)) end
$$;

-- A tariff that failed or was passed over is taken away, and proposed anew from what holds then.
create policy alleen_mislukt on omzettingtarief as restrictive for delete to wm_contractmanager using (uitkomst in ('overgeslagen','mislukt'));
grant delete on omzettingtarief to wm_contractmanager;

-- An aanbieder reads what it owes. That is derived by the house when the page is opened, and not with its own hand: what it could write it
-- could also tick off, or say of a day that it moved.
drop policy aanbieder on plichtstand;
drop policy aanbieder on plichtverschil;
drop policy aanbieder on plicht_wijziging;
do $$
declare t text;
begin
  foreach t in array array['plichtstand','plichtverschil','plicht_wijziging'] loop
    execute format('create policy aanbieder on %I for select to wm_aanbieder using (aanbieder_id = (select app.aanbieder()))', t);
    execute format('revoke insert, update, delete on %I from wm_aanbieder', t);
  end loop;
end $$;
drop function app.stille_toewijzingen(int[]);
call app.regels_toegang();
