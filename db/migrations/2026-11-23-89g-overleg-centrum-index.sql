-- buiten een transactie
create index concurrently if not exists overlegbericht_centrum_id on overlegbericht (gemeente_id, centrum_id, id) where centrum_id is not null;
