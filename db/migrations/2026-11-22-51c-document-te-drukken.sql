-- buiten een transactie
create index concurrently if not exists document_te_drukken on document (gemeente_id, consulent_id, id) where verzending = 'post' and afgedrukt_op is null;
