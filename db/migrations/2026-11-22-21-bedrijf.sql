-- For whoever watches over the product, and for when nothing can be stored for a while.

-- The newest migration of this database: the readiness page holds it against that of the program.
create function app.laatste_migratie() returns text
  language sql stable security definer set search_path = public, pg_temp as $$ select max(naam) from migratie $$;
revoke all on function app.laatste_migratie() from public;
grant execute on function app.laatste_migratie() to wm_app;

-- When a session was last used is written while somebody reads. A full disk, or a database that is read-only for a while, may not make
-- reading impossible: then it is not written down.
create or replace function app.raak_sessie(p_token bytea) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_setting('transaction_read_only')::boolean then return; end if;
  update sessie set gebruikt_op = now()
   where token_hash = (select s.token_hash from sessie s where s.token_hash = p_token for update skip locked);
exception when insufficient_resources or disk_full or io_error then
  null;
end $$;
