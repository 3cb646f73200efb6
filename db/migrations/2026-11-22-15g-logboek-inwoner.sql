-- buiten een transactie
create index concurrently if not exists logboek_inwoner_moment on logboek (gemeente_id, inwoner_id, moment desc, id desc) where inwoner_id is not null;
