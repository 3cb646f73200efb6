-- buiten een transactie
create index concurrently if not exists gebeurtenisvoorstel_gepland on gebeurtenisvoorstel (gemeente_id, dag) where status = 'gepland';
