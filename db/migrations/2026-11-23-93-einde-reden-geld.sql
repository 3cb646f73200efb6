-- Why a toewijzing ends, or was refused, may be the health of a resident. Finance and contract management work with amounts, periods and stands,
-- without persons: no page of theirs shows the reason, so neither reads the column.
do $$
declare
  wie text;
  kolommen text := (select string_agg(format('%I', attname), ', ' order by attnum) from pg_attribute
                     where attrelid = 'toewijzing'::regclass and attnum > 0 and not attisdropped and attname <> 'reden');
begin
  foreach wie in array array['wm_financien', 'wm_contractmanager'] loop
    execute format('revoke select on toewijzing from %I', wie);
    execute format('grant select (%s) on toewijzing to %I', kolommen, wie);
  end loop;
end $$;
