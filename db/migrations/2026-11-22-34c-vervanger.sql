-- buiten een transactie
create index concurrently if not exists medewerkerafwezigheid_vervanger on medewerkerafwezigheid (gemeente_id, vervanger_id) where ingetrokken_op is null;
