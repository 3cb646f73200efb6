-- buiten een transactie
create index concurrently if not exists trajectplicht_dossier on trajectplicht (gemeente_id, inwoner_id);
