-- When a traject was closed and what came of an orientation was written down: of one day, what stood there before belongs to the one that ended.
alter table traject add column einde_vastgelegd_op timestamptz;
comment on column traject.einde_vastgelegd_op is 'When somebody wrote down that it is over; empty: it runs, or that was before this was kept';
grant select (einde_vastgelegd_op) on traject to wm_inwoner, wm_consulent, wm_teammanager, wm_levering;
grant update (einde_vastgelegd_op) on traject to wm_consulent, wm_levering;
-- What came of an advice as it is told to the resident: a text of before this was written for colleagues only.
alter table orientatie
  add column gevolg_vastgelegd_op timestamptz,
  add column gevolg_verteld text not null default '',
  add constraint orientatie_gevolg_verteld check (length(gevolg_verteld) <= 1000) not valid;
comment on column orientatie.gevolg_vastgelegd_op is 'When it was written down what came of the advice';
comment on column orientatie.gevolg_verteld is 'What the resident reads of what came of the advice';
grant select (gevolg_vastgelegd_op, gevolg_verteld, vastgelegd_op) on orientatie to wm_inwoner;
grant update (gevolg_vastgelegd_op, gevolg_verteld) on orientatie to wm_consulent;
