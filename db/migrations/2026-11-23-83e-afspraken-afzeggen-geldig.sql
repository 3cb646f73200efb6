-- Apart, so that checking the rows that are there holds no write back.
alter table gebeurtenisvoorstel validate constraint gebeurtenisvoorstel_soort_check;
