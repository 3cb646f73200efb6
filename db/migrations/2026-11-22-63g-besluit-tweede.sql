-- buiten een transactie
create index concurrently if not exists besluit_tweede on besluit (gemeente_id, genomen_op) where vier_ogen and mede_door is null;
