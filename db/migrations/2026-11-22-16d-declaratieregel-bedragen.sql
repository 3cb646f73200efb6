-- buiten een transactie
-- The sums of a declaratie and of a month are read from this index alone. It stands in the place of declaratieregel_declaratie.
create index concurrently if not exists declaratieregel_bedragen on declaratieregel (gemeente_id, declaratie_id, status) include (bedrag);
