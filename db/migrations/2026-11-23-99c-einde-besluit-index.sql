-- buiten een transactie
create index concurrently if not exists gebeurtenisvoorstel_concept on gebeurtenisvoorstel (gemeente_id, concept_id) where concept_id is not null;
