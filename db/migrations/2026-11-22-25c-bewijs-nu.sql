-- Beheer may ask for the check of all receipts before its hour: that work and no other, and not while it waits already.
create function app.start_bewijscontrole() returns text
  language plpgsql security definer set search_path = pg_temp as $$
begin
  if to_regclass('pgboss.queue') is null then return 'geen-wachtrij'; end if;
  if exists (select from pgboss.job j where j.name = 'bewijs-controleren' and j.state in ('created', 'retry')) then return 'staat-klaar'; end if;
  insert into pgboss.job (name, retry_limit, retry_delay, retry_backoff, expire_seconds, deletion_seconds, keep_until, policy, heartbeat_seconds)
    select q.name, q.retry_limit, q.retry_delay, q.retry_backoff, q.expire_seconds, q.deletion_seconds,
           now() + make_interval(secs => q.retention_seconds), q.policy, q.heartbeat_seconds
      from pgboss.queue q where q.name = 'bewijs-controleren'
    on conflict do nothing;
  return case when found then 'gestart' else 'geen-wachtrij' end;
end $$;
revoke all on function app.start_bewijscontrole() from public;
grant execute on function app.start_bewijscontrole() to wm_beheer;
