-- buiten een transactie
create index concurrently if not exists besluit_mandaat on besluit (gemeente_id, mandaat_id, genomen_door, genomen_op);
