-- buiten een transactie
create index concurrently if not exists plaatsing_inwoner on plaatsing (gemeente_id, inwoner_id);
