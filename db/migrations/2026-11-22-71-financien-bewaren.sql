-- What was paid stays without a name when a dossier is destroyed. How long the hours and results under an amount stay is a choice of the
-- municipality (setting financien-bewaren-jaren): so many years after the calendar year of the last declaratie. After that only the amounts are left.

alter table toewijzing add column grondslag_weg_op date;
comment on column toewijzing.grondslag_weg_op is 'Of a destroyed dossier: the day on which the hours and results under what was paid went. It is settled no more; its declared lines stay';

-- The day of the statement, by the choice that held then. Empty: nothing was paid, or nothing but amounts is left.
alter table vernietiging add column financien_tot date;
comment on column vernietiging.financien_tot is 'Last day on which the hours and results under what was paid are kept, without a name';

-- The last day on which hours and results under what was paid for a toewijzing are kept; null when nothing was.
create function app.financien_tot(p_gemeente int, p_toewijzing int) returns date language sql stable set search_path = public, pg_temp as $$
  select make_date(extract(year from max(d.maand))::int + coalesce(app.instelling(p_gemeente, 'financien-bewaren-jaren'), 7), 12, 31)
    from declaratieregel r join declaratie d on d.gemeente_id = r.gemeente_id and d.id = r.declaratie_id
   where r.gemeente_id = p_gemeente and r.toewijzing_id = p_toewijzing
$$;

-- Of these paid toewijzingen: how many have a term that is over, with how many rows, and the last day of those that stay.
create function app.tel_grondslag(p_gemeente int, p_toewijzingen int[], p_vandaag date) returns jsonb
  language sql stable set search_path = public, pg_temp as $$
  with t as (select x.id, app.financien_tot(p_gemeente, x.id) as tot from unnest(p_toewijzingen) x (id)),
       weg as (select array_agg(t.id) as ids from t where t.tot < p_vandaag)
  select jsonb_build_object(
    'toewijzing', coalesce(cardinality(weg.ids), 0),
    'uren', (select count(*) from uren u where u.gemeente_id = p_gemeente and u.toewijzing_id = any (weg.ids)),
    'resultaat', (select count(*) from resultaat u where u.gemeente_id = p_gemeente and u.toewijzing_id = any (weg.ids)),
    'tot', (select max(t.tot) from t where t.tot >= p_vandaag))
    from weg
$$;

-- The same of a dossier that waits for its destruction, for who may see that proposal.
create function app.tel_financien(p_id int, p_vandaag date) returns jsonb language plpgsql stable security definer set search_path = public, pg_temp as $$
declare v vernietiging;
begin
  if app.tel_vernietiging(p_id) is null then return null; end if;
  select * into v from vernietiging x where x.gemeente_id = app.gemeente() and x.id = p_id;
  return app.tel_grondslag(v.gemeente_id, app.betaalde_toewijzingen(v.gemeente_id, v.dossier_id), p_vandaag);
end $$;

-- Takes the hours and results away of nameless toewijzingen whose term is over; without a list of all of the municipality. Only by the owner.
create function app.vernietig_grondslag(p_gemeente int, p_toewijzingen int[], p_vandaag date) returns jsonb
  language plpgsql set search_path = public, pg_temp as $$
declare v_ids int[]; v_telling jsonb;
begin
  select coalesce(array_agg(t.id), '{}') into v_ids
    from inwoner i join toewijzing t on t.gemeente_id = i.gemeente_id and t.inwoner_id = i.id
   where i.gemeente_id = p_gemeente and i.dossiernummer = 'ZONDER-NAAM' and t.grondslag_weg_op is null
     and (p_toewijzingen is null or t.id = any (p_toewijzingen));
  v_telling := app.tel_grondslag(p_gemeente, v_ids, p_vandaag);
  select coalesce(array_agg(x.id), '{}') into v_ids from unnest(v_ids) x (id) where app.financien_tot(p_gemeente, x.id) < p_vandaag;
  if v_ids <> '{}' then
    delete from uren u where u.gemeente_id = p_gemeente and u.toewijzing_id = any (v_ids);
    delete from resultaat u where u.gemeente_id = p_gemeente and u.toewijzing_id = any (v_ids);
    update toewijzing t set grondslag_weg_op = p_vandaag where t.gemeente_id = p_gemeente and t.id = any (v_ids);
  end if;
  return v_telling;
end $$;

revoke all on function app.financien_tot(int, int), app.tel_grondslag(int, int[], date), app.tel_financien(int, date), app.vernietig_grondslag(int, int[], date) from public;
grant execute on function app.tel_financien(int, date) to wm_consulent, wm_teammanager;
