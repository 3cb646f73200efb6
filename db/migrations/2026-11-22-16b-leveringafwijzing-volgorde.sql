-- buiten een transactie
create index concurrently if not exists leveringafwijzing_volgorde on leveringafwijzing (gemeente_id, levering_id, bestand_nr, id);
