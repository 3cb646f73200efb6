-- A toets in which nothing fits may end a route. The resident reads so of himself when it was talked about: the research was finished after it.
-- What else stands in a toets stays with who did it.
create function app.besproken_toets() returns table (id int, peildatum date, vastgelegd_op timestamptz) language sql stable security definer set search_path = public, pg_temp as $$
  select t.id, t.peildatum, t.vastgelegd_op from toets t
   where t.gemeente_id = app.gemeente() and t.inwoner_id = app.inwoner()
     and not jsonb_path_exists(t.uitkomst, '$.** ? (@ == "passend" || @ == "onder-voorwaarde")')
     and exists (select from aanmeldingfeit f where f.gemeente_id = t.gemeente_id and f.inwoner_id = t.inwoner_id and f.soort = 'onderzoek-afgerond'
                    and f.wat = 'vastgelegd' and f.vastgelegd_op >= t.vastgelegd_op)
$$;
revoke all on function app.besproken_toets() from public;
grant execute on function app.besproken_toets() to wm_inwoner;
