-- buiten een transactie
create index concurrently if not exists omzettingregel_tekenaar on omzettingregel (gemeente_id, tekenaar_id) where tekenaar_id is not null and uitkomst is null;
