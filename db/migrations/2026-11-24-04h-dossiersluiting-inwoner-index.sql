-- buiten een transactie
create index concurrently if not exists dossiersluiting_dossier on dossiersluiting (gemeente_id, inwoner_id);
