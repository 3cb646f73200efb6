-- buiten een transactie
create index concurrently if not exists declaratieregel_toewijzing on declaratieregel (gemeente_id, toewijzing_id);
