-- Calling off what stands in the agenda is an act of the house, not only advice: a talk with somebody who died is not left standing.
alter table gebeurtenisvoorstel
  drop constraint gebeurtenisvoorstel_soort_check,
  add constraint gebeurtenisvoorstel_soort_check
    check (soort in ('adres','toewijzing-beeindigen','uitkering-wijzigen','overlijden-vastleggen','afspraken-afzeggen','overdracht','dossier-afronden','gesprek')) not valid;
