-- buiten een transactie
create index concurrently if not exists resultaat_aanbieder on resultaat (gemeente_id, aanbieder_id, datum);
