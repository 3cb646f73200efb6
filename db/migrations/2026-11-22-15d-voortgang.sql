-- buiten een transactie
create index concurrently if not exists voortgang_inwoner on voortgang (gemeente_id, inwoner_id, datum desc, id desc);
