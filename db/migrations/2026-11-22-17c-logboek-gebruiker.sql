-- buiten een transactie
create index concurrently if not exists logboek_gebruiker on logboek (gemeente_id, object_id, id desc) where soort = 'gebruiker' and handeling <> 'ingelogd';
