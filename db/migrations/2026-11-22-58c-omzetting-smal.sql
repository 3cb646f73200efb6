-- A contractmanager sets a change of tariffs going, and no other job.
create or replace function app.plan_taak(p_naam text, p_id int) returns void
  language plpgsql security definer set search_path = pg_temp as $$
begin
  if p_naam <> 'omzetting' and exists (select from public.gebruiker u where u.id = app.gebruiker() and u.rol = 'contractmanager') then
    raise exception 'geen wachtrij met de naam %', p_naam;
  end if;
  insert into pgboss.job (name, data, retry_limit, retry_delay, retry_backoff, expire_seconds, deletion_seconds, keep_until, policy, heartbeat_seconds)
    select q.name, jsonb_build_object('gemeenteId', app.gemeente(), 'gebruikerId', app.gebruiker(), 'id', p_id), q.retry_limit, q.retry_delay,
           q.retry_backoff, q.expire_seconds, q.deletion_seconds, now() + make_interval(secs => q.retention_seconds), q.policy, q.heartbeat_seconds
      from pgboss.queue q where q.name = p_naam;
  if not found then raise exception 'geen wachtrij met de naam %', p_naam; end if;
end $$;

-- A teammanager who signs ends a toewijzing and no more; how long and how much it is changes only while an accepted row is carried out.
create function app.toewijzing_teammanager() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if current_user::text = 'wm_teammanager' and not app.zet_om(new.gemeente_id, new.inwoner_id) then
    raise exception 'Een toewijzing wijzigt de consulent.' using errcode = 'WM409';
  end if;
  return new;
end $$;
revoke all on function app.toewijzing_teammanager() from public;
create trigger teammanager before update on toewijzing for each row
  when ((old.looptijd, old.looptijd_besloten, old.opgeschort, old.verlengd, old.verlengingen, old.minuten_per_week, old.volume, old.uren_eerder, old.regeling_id)
        is distinct from (new.looptijd, new.looptijd_besloten, new.opgeschort, new.verlengd, new.verlengingen, new.minuten_per_week, new.volume, new.uren_eerder, new.regeling_id))
  execute function app.toewijzing_teammanager();
