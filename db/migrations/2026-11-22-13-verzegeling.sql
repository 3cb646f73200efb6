-- The logboek is sealed: a job takes its new rows together and adds a link to a chain of hashes (src/logboek). And what beheer may
-- see and do of the work behind the pages (src/taak).

create table verzegeling (
  id bigint primary key check (id > 0),
  versie smallint not null,
  van_id bigint not null,
  tot_id bigint not null,
  aantal int not null check (aantal > 0),
  regels bytea not null,
  hash bytea not null check (octet_length(hash) = 32),
  vorige bytea not null check (octet_length(vorige) = 32),
  keten bytea not null unique check (octet_length(keten) = 32),
  moment timestamptz not null default clock_timestamp(),
  check (van_id <= tot_id)
);
alter table verzegeling alter column regels set storage external;
comment on table verzegeling is 'Links of the chain over logboek, numbered without gaps; append-only. How each hash is computed stands with its version in src/logboek/queries';
comment on column verzegeling.regels is 'For each row of the range 16 bytes: its id and the first 8 bytes of its hash, so that a check can name the row';
comment on column verzegeling.hash is 'sha256 over the id and the whole hash of each row';

create table logboekcontrole (
  id int generated always as identity primary key,
  begonnen_op timestamptz not null,
  klaar_op timestamptz not null default clock_timestamp(),
  heel boolean not null,
  regels bigint not null,
  verzegelingen bigint not null,
  verzegeld_tot bigint not null,
  bevindingen jsonb not null default '[]',
  herkomst text not null check (herkomst in ('taak','opdrachtregel'))
);
comment on table logboekcontrole is 'Outcome of each check of the chain; bevindingen names rows by number';

-- Holds for the owner too. Who switches this off on purpose can change a row; the chain shows it.
create function app.logboek_blijft() returns trigger language plpgsql as $$
begin
  raise exception 'regels van % veranderen niet en verdwijnen niet', tg_table_name using errcode = 'WM409';
end $$;
create trigger blijft before update or delete or truncate on logboek for each statement execute function app.logboek_blijft();
create trigger blijft before update or delete or truncate on verzegeling for each statement execute function app.logboek_blijft();

alter table verzegeling enable row level security;
alter table logboekcontrole enable row level security;
grant select (id, tot_id, aantal, keten, moment) on verzegeling to wm_beheer;
grant select on logboekcontrole to wm_beheer;
create policy beheer on verzegeling for select to wm_beheer using (true);
create policy beheer on logboekcontrole for select to wm_beheer using (true);

-- The queue belongs to the owner and is made at the start of the product, after the migrations. Beheer sees the work of its own
-- municipality and that of the house, without what went wrong in words: an error may repeat what stood in a row.
create function app.taken(p_standen text[], p_aantal int)
  returns table (id uuid, wachtrij text, stand text, object_id int, gebruiker_id int, poging int, gemaakt_op timestamptz,
                 wacht_tot timestamptz, begonnen_op timestamptz, klaar_op timestamptz, uitkomst text)
  language plpgsql stable security definer set search_path = pg_temp as $$
begin
  if to_regclass('pgboss.job') is null then return; end if;
  return query
    select j.id, j.name, j.state::text, (j.data->>'id')::int, (j.data->>'gebruikerId')::int, j.retry_count + 1, j.created_on,
           j.start_after, j.started_on, j.completed_on, coalesce(j.output->>'value', j.output->>'message', '')
      from pgboss.job j
     where j.name not like '\_\_pgboss\_\_%' and j.state::text = any (p_standen)
       and coalesce((j.data->>'gemeenteId')::int, app.gemeente()) = app.gemeente()
     order by j.created_on desc limit p_aantal;
end $$;

create function app.herhaal_taak(p_id uuid) returns text
  language plpgsql security definer set search_path = pg_temp as $$
declare wachtrij text;
begin
  if to_regclass('pgboss.job') is null then return null; end if;
  update pgboss.job j set state = 'retry', retry_limit = j.retry_limit + 1, completed_on = null, start_after = now()
   where j.id = p_id and j.state = 'failed' and coalesce((j.data->>'gemeenteId')::int, app.gemeente()) = app.gemeente()
   returning j.name into wachtrij;
  return wachtrij;
exception when unique_violation then
  return '';
end $$;

create function app.leg_taak_weg(p_id uuid) returns text
  language plpgsql security definer set search_path = pg_temp as $$
declare wachtrij text;
begin
  if to_regclass('pgboss.job') is null then return null; end if;
  update pgboss.job j set state = 'cancelled'
   where j.id = p_id and j.state = 'failed' and coalesce((j.data->>'gemeenteId')::int, app.gemeente()) = app.gemeente()
   returning j.name into wachtrij;
  return wachtrij;
end $$;

-- How each planned work went the last time, and when it last went well.
create function app.rooster_stand(p_namen text[])
  returns table (naam text, stand text, begonnen_op timestamptz, klaar_op timestamptz, uitkomst text, gelukt_op timestamptz)
  language plpgsql stable security definer set search_path = pg_temp as $$
begin
  if to_regclass('pgboss.job') is null then return; end if;
  return query
    select n.naam, l.state::text, l.started_on, l.completed_on, coalesce(l.output->>'value', l.output->>'message', ''), g.completed_on
      from unnest(p_namen) n (naam)
      join lateral (select j.state, j.started_on, j.completed_on, j.output from pgboss.job j
                     where j.name = n.naam and j.started_on is not null order by j.started_on desc limit 1) l on true
      left join lateral (select max(j.completed_on) as completed_on from pgboss.job j where j.name = n.naam and j.state = 'completed') g on true;
end $$;

revoke all on function app.taken(text[], int), app.herhaal_taak(uuid), app.leg_taak_weg(uuid), app.rooster_stand(text[]) from public;
grant execute on function app.taken(text[], int), app.herhaal_taak(uuid), app.leg_taak_weg(uuid), app.rooster_stand(text[]) to wm_beheer;
