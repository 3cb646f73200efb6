-- In the demo a municipality may live on a day of its own (seed/dagen.ts). What the database itself says of today follows that day, as the
-- pages do: whom the orientation centre sees, who replaces whom, from when a plan holds, on which day an objection came. Empty in production.
create table eigen_dag (gemeente_id int primary key references gemeente(id), dag date not null);
alter table eigen_dag enable row level security;
create function app.dag_in(p_gemeente int) returns date language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select dag from eigen_dag where gemeente_id = p_gemeente), (now() at time zone 'Europe/Amsterdam')::date)
$$;
revoke all on function app.dag_in(int) from public;
create or replace function app.dag() returns date language sql stable security definer set search_path = public, pg_temp as $$
  select app.dag_in(app.gemeente())
$$;
-- Asked before the municipality of who asks is set, or by an aanbieder, who works for more than one: the day of the row.
do $$
declare
  f record;
begin
  for f in
    select p.oid, case when p.prorettype = 'trigger'::regtype then 'new.gemeente_id' else 'p_gemeente' end as waar
      from pg_proc p where p.pronamespace = 'app'::regnamespace
       and p.proname in ('zoek_meer', 'leest_om_te_tekenen', 'plan_geldt', 'plan_beantwoord', 'samenspraak_vervalt')
  loop
    execute replace(pg_get_functiondef(f.oid), 'app.dag()', format('app.dag_in(%s)', f.waar));
  end loop;
end $$;
