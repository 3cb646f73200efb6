-- buiten een transactie
create index concurrently if not exists plichtescalatie_dossier on plichtescalatie (gemeente_id, inwoner_id);
