-- A step that waits for the word of a colleague is not for the consulent of the resident to do.
alter table werkvoorraad
  drop constraint werkvoorraad_eigenaar_check,
  add constraint werkvoorraad_eigenaar_check check (eigenaar in ('ik','inwoner','aanbieder','collega','teammanager')) not valid;
