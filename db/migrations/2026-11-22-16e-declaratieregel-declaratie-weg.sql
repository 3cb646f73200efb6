-- buiten een transactie
drop index concurrently if exists declaratieregel_declaratie;
