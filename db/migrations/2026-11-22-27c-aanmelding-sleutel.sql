-- buiten een transactie
-- So that what is written down after an aanmelding can hang on the aanmelding of the own resident only.
create unique index concurrently if not exists aanmelding_van on aanmelding (gemeente_id, id, inwoner_id, consulent_id);
