-- A line and what takes it back are of one toewijzing: looked for there, and not among the lines of the whole municipality.
create or replace function app.resultaat_afgerekend(p_gemeente int, p_toewijzing int) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select p_gemeente = app.gemeente() and exists (select from declaratieregel r where r.gemeente_id = p_gemeente and r.toewijzing_id = p_toewijzing and r.soort = 'debet' and r.bedrag > 0
    and not exists (select from declaratieregel c where c.gemeente_id = r.gemeente_id and c.toewijzing_id = r.toewijzing_id and c.corrigeert_id = r.id))
$$;
