-- buiten een transactie
create index concurrently if not exists afwezigheid_inwoner on afwezigheid (gemeente_id, inwoner_id, maandag);
