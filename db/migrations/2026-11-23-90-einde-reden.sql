-- Why a toewijzing ends early is between the municipality and the resident: it may be his health. The aanbieder keeps the day, and its own words
-- when it refused. So it reads every column but the reason, and asks for that through a function that gives no more than this.
do $$
declare
  kolommen text := (select string_agg(format('%I', attname), ', ' order by attnum) from pg_attribute
                     where attrelid = 'toewijzing'::regclass and attnum > 0 and not attisdropped and attname <> 'reden');
begin
  revoke select on toewijzing from wm_aanbieder;
  execute format('grant select (%s) on toewijzing to wm_aanbieder', kolommen);
end $$;

create function app.eigen_weigering(p_toewijzing int) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select case when t.status = 'geweigerd' then t.reden when t.reden <> '' then 'Besloten door de gemeente' else '' end
    from toewijzing t where t.id = p_toewijzing and t.aanbieder_id = app.aanbieder()
$$;
revoke all on function app.eigen_weigering(int) from public;
grant execute on function app.eigen_weigering(int) to wm_aanbieder;

-- The rights of who asks: the municipality and the resident read the column itself.
create function app.toewijzing_reden(p_toewijzing int) returns text language plpgsql stable set search_path = public, pg_temp as $$
begin
  if current_user = 'wm_aanbieder' then return app.eigen_weigering(p_toewijzing); end if;
  return (select t.reden from toewijzing t where t.id = p_toewijzing);
end $$;
revoke all on function app.toewijzing_reden(int) from public;
grant execute on function app.toewijzing_reden(int) to wm_consulent, wm_vervanger, wm_teammanager, wm_inwoner, wm_aanbieder, wm_levering;
