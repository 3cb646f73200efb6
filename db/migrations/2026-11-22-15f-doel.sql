-- buiten een transactie
create index concurrently if not exists doel_inwoner on doel (gemeente_id, inwoner_id, id);
