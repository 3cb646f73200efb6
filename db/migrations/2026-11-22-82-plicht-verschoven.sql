-- A duty of a route whose day moved keeps the day that it had, since when and why, as the duties of a toewijzing do (plichtverschil).
alter table trajectplicht
  add column was_dag date,
  add column verschoven_op timestamptz,
  add column verschoven_reden text not null default '',
  add constraint trajectplicht_verschoven check ((verschoven_op is null) = (verschoven_reden = '') and length(verschoven_reden) <= 500) not valid;
comment on column trajectplicht.was_dag is 'The day before the last move; empty without a move, or when no source gave a day';
grant update (was_dag, verschoven_op, verschoven_reden) on trajectplicht to wm_consulent;
