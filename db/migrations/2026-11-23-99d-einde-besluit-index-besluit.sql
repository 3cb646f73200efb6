-- buiten een transactie
create index concurrently if not exists gebeurtenisvoorstel_besluit on gebeurtenisvoorstel (gemeente_id, besluit_id) where besluit_id is not null;
