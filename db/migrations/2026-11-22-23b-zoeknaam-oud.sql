-- buiten een transactie
drop index concurrently if exists inwoner_persoon_zoek_gemeente;
