-- The days of the new indication that people agreed on with a way back; the toewijzing that gives it stands by itself.
alter table trajectstap
  add column indicatie_van date,
  add column indicatie_tot date,
  add constraint trajectstap_indicatie_dagen check (indicatie_tot is null or indicatie_tot >= indicatie_van) not valid;
comment on column trajectstap.indicatie_van is 'First day of the new indication on which the way back rests, as people wrote it down; empty: not written';
comment on column trajectstap.indicatie_tot is 'Its last day; empty: none was agreed';
grant insert (indicatie_van, indicatie_tot) on trajectstap to wm_consulent;
