-- buiten een transactie
create index concurrently if not exists omzettingregel_te_melden on omzettingregel (gemeente_id, omzetting_id) where uitkomst = 'gedaan' and gemeld_op is null;
