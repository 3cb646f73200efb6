-- Apart, so that checking the rows that are there holds no write back.
alter table gebeurtenisvoorstel validate constraint gebeurtenisvoorstel_status_check;
alter table gebeurtenisvoorstel validate constraint gebeurtenisvoorstel_voorgelegd;
alter table gebeurtenisvoorstel validate constraint gebeurtenisvoorstel_besluit;
alter table gebeurtenisvoorstel validate constraint gebeurtenisvoorstel_concept;
