-- buiten een transactie
create index concurrently if not exists traject_inwoner on traject (gemeente_id, inwoner_id);
