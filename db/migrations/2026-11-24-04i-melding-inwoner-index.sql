-- buiten een transactie
create index concurrently if not exists melding_dossier on melding (gemeente_id, inwoner_id);
