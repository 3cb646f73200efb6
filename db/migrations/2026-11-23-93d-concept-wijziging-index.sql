-- buiten een transactie
create index concurrently if not exists besluitconcept_wijzigt_toewijzing on besluitconcept (gemeente_id, betreft_toewijzing_id) where betreft_toewijzing_id is not null;
