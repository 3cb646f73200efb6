-- buiten een transactie
-- The list of residents by status: read from here until the page is full, where sorting would read everybody.
create index concurrently if not exists inwoner_stand on inwoner
  (gemeente_id, array_position(array['aangemeld','in-onderzoek','in-traject','afgerond'], status), id desc) include (status);
