-- buiten een transactie
drop index concurrently if exists uren_toewijzing;
