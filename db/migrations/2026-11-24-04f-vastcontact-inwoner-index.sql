-- buiten een transactie
create index concurrently if not exists vastcontact_dossier on vastcontact (gemeente_id, inwoner_id);
