-- Numbers without persons for who decides on policy: a group of fewer than five has no number (null: there is one, but it is small).
-- What was started and is past its last day has ended, also when nobody ended it.
create function app.toewijzingen_per_product(p_vandaag date) returns table (product text, status text, aantal bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select t.product, t.stand, case when count(distinct t.inwoner_id) >= 5 then count(*) end
    from (select product, inwoner_id, case when status = 'gestart' and upper(looptijd) <= p_vandaag then 'beeindigd' else status end as stand
            from toewijzing where gemeente_id = app.gemeente()) t
   group by 1, 2 order by 1, 2
$$;
revoke all on function app.toewijzingen_per_product(date) from public;
grant execute on function app.toewijzingen_per_product(date) to wm_beleid, wm_teammanager;

-- Employees: beheer may switch an account on and off and change its functie, which the mandate hangs on (AP16).
alter table gebruiker add column versie int not null default 1;
grant select (versie), update (actief, functie, versie) on gebruiker to wm_beheer;
create policy beheer_wijzigt on gebruiker for update to wm_beheer
  using (gemeente_id = (select app.gemeente()) and aanbieder_id is null and rol not in ('inwoner', 'systeem') and id <> (select app.gebruiker()))
  with check (gemeente_id = (select app.gemeente()) and aanbieder_id is null and rol not in ('inwoner', 'systeem') and id <> (select app.gebruiker()));

-- Who is switched off is out at once, and does not come back in with an old session when switched on again.
create function app.eindig_sessies() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from sessie where gebruiker_id = new.id;
  return null;
end $$;
create trigger gebruiker_uit after update of actief on gebruiker for each row when (old.actief and not new.actief)
  execute function app.eindig_sessies();

-- Beheer opens no dossiers, but must know that somebody still has some before the account is switched off.
create function app.aantal_dossiers(p_gebruiker int) returns int
  language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int from inwoner where gemeente_id = app.gemeente() and consulent_id = p_gebruiker and status <> 'afgerond'
$$;
revoke all on function app.aantal_dossiers(int) from public;
grant execute on function app.aantal_dossiers(int) to wm_beheer;
