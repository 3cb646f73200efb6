-- buiten een transactie
create index concurrently if not exists inwoner_persoon_zoeknaam on inwoner_persoon (gemeente_id, zoeknaam text_pattern_ops) include (inwoner_id);
