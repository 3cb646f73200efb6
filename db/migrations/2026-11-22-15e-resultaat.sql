-- buiten een transactie
create index concurrently if not exists resultaat_inwoner on resultaat (gemeente_id, inwoner_id);
