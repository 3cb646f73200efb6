-- buiten een transactie
-- Somebody else takes over a caseload: the composite keys pass that on to every hour row, also those that no longer count. An index over
-- the rows that count alone cannot serve that. It stands in the place of uren_toewijzing, which goes in the next file.
create index concurrently if not exists uren_van_toewijzing on uren (gemeente_id, toewijzing_id, datum);
