-- What a list says of a resident: his status, and how his route ended while the dossier is still open. It is derived with his steps, so that
-- list, filter, file and dossier say the same word.
alter table werkvoorraad drop constraint werkvoorraad_status_check;
alter table werkvoorraad add constraint werkvoorraad_status_check
  check (status in ('aangemeld','in-onderzoek','in-traject','klaar','gestopt','afgerond')) not valid;
comment on column werkvoorraad.status is 'The status of the resident; klaar or gestopt when his route ended so, nothing began anew and the dossier is open';
