-- A running toewijzing that went over to another version: what decided before stays on the row, as its weekly hours of before do, so that duties
-- and settlement of the time before keep to it without a join. The action that adds a row `versie` sets it in the same transaction.
alter table toewijzing add column regeling_eerder jsonb;
comment on column toewijzing.regeling_eerder is 'Versions of the regeling before regeling_id, in order: [{"tot": "2027-01-31", "regeling": 3}], each up to and including that day';
grant update (regeling_eerder) on toewijzing to wm_teammanager;
-- A teammanager changes it only while an accepted row of a change in bulk is carried out, as the version itself.
create trigger teammanager_eerder before update on toewijzing for each row
  when (old.regeling_eerder is distinct from new.regeling_eerder and old.regeling_id is not distinct from new.regeling_id)
  execute function app.toewijzing_teammanager();
-- The few that went over before this column was there.
do $$
begin
  update toewijzing t set regeling_eerder = e.eerder
    from (select gemeente_id, toewijzing_id, jsonb_agg(jsonb_build_object('tot', van - 1, 'regeling', van_regeling_id) order by van, id) as eerder
            from toewijzingwijziging where soort = 'versie' and van <= app.dag_in(gemeente_id) group by 1, 2) e
   where t.gemeente_id = e.gemeente_id and t.id = e.toewijzing_id and t.regeling_id <> (e.eerder -> -1 ->> 'regeling')::int;
end $$;
