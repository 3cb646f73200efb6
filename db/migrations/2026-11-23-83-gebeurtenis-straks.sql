-- A change that somebody confirmed before its day waits for that day: until then the dossier says what still holds.
alter table gebeurtenisvoorstel
  drop constraint gebeurtenisvoorstel_status_check,
  add constraint gebeurtenisvoorstel_status_check
    check (status in ('open','gepland','uitgevoerd','niet-nodig','hersteld','zelf-herstellen')) not valid,
  add constraint gebeurtenisvoorstel_gepland check (status <> 'gepland' or dag is not null) not valid;
