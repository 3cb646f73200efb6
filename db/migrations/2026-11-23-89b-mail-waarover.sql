-- buiten een transactie
create index concurrently if not exists mail_waarover on mail (gemeente_id, waarover, id) where waarover is not null;
