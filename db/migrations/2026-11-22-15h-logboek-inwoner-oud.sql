-- buiten een transactie
drop index concurrently if exists logboek_inwoner;
