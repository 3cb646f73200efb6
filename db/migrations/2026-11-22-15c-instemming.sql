-- buiten een transactie
create index concurrently if not exists instemming_inwoner on instemming (gemeente_id, inwoner_id, id desc);
