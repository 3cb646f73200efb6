-- buiten een transactie
create index concurrently if not exists inwoner_persoon_postcode on inwoner_persoon (gemeente_id, postcode text_pattern_ops);
