-- buiten een transactie
create index concurrently if not exists dubbelpaar_tweede on dubbelpaar (gemeente_id, tweede_id) where oordeel is null;
