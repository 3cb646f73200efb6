-- buiten een transactie
-- The list of residents by status: read from here until the page is full, where sorting would read everybody.
create index concurrently if not exists werkvoorraad_stand on werkvoorraad
  (gemeente_id, array_position(array['aangemeld','in-onderzoek','in-traject','klaar','gestopt','afgerond'], status), inwoner_id desc) include (status) where nr = 0;
