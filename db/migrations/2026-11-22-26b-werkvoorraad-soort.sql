-- buiten een transactie
create index concurrently if not exists werkvoorraad_soort on werkvoorraad (gemeente_id, soort, uiterlijk, inwoner_id, nr) where soort is not null;
