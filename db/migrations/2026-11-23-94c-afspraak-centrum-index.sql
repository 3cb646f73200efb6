-- buiten een transactie
create index concurrently if not exists afspraak_centrum_begin on afspraak (gemeente_id, centrum_id, begin) where centrum_id is not null;
