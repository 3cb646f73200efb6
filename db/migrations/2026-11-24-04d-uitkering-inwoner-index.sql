-- buiten een transactie
create index concurrently if not exists uitkering_dossier on uitkering (gemeente_id, inwoner_id);
