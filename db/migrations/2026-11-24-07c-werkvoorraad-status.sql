-- buiten een transactie
-- Who has a status that few have, a route that stopped, is found without reading everybody.
create index concurrently if not exists werkvoorraad_status on werkvoorraad (gemeente_id, status, inwoner_id) where nr = 0;
