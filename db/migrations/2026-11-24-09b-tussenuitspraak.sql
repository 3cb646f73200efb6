-- A court may first ask the municipality to mend a defect in the decision, within a term (tussenuitspraak, Awb 8:51a and 8:51d): each is kept with its
-- last day and what the municipality answered. And while there is hoger beroep what the rechtbank said may stand still (Awb 8:106): who knows says so.
alter table bezwaar
  add column tussenuitspraken jsonb not null default '[]',
  add column hoger_schorst boolean;
comment on column bezwaar.tussenuitspraken is 'The order in which they were said: by which court, day, last day and those before it, defect, answer of the municipality';
comment on column bezwaar.hoger_schorst is 'Whether what the rechtbank said stands still until the Centrale Raad van Beroep spoke (Awb 8:106)';
alter table bezwaar add constraint bezwaar_tussenuitspraken check (jsonb_typeof(tussenuitspraken) = 'array' and (tussenuitspraken = '[]' or beroep_op is not null)) not valid;
alter table bezwaar add constraint bezwaar_hoger_schorst check (hoger_schorst is null or hoger_op is not null) not valid;
grant update (tussenuitspraken, hoger_schorst) on bezwaar to wm_consulent, wm_teammanager;
grant select (tussenuitspraken, hoger_schorst) on bezwaar to wm_inwoner;
