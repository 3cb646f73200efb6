-- What is kept for a while only. A form key belongs to a session, and a session lasts eight hours.
create function app.ruim_op() returns table (sessies bigint, sleutels bigint)
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  with weg as (delete from sessie where verloopt_op < now() returning 1) select count(*) into sessies from weg;
  with weg as (delete from idempotentie where gemaakt_op < now() - interval '2 days' returning 1) select count(*) into sleutels from weg;
  return next;
end $$;
revoke all on function app.ruim_op() from public;
