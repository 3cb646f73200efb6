-- buiten een transactie
create index concurrently if not exists afwezigheid_toewijzing on afwezigheid (gemeente_id, toewijzing_id);
