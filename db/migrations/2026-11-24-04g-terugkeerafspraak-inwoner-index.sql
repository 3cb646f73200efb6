-- buiten een transactie
create index concurrently if not exists terugkeerafspraak_dossier on terugkeerafspraak (gemeente_id, inwoner_id);
