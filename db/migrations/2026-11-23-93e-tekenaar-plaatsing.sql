-- A colleague who signs an end or a change of aanbieder lets the place end along, as the teammanager who signs does.
create policy tekenaar_einde_vervanger on plaatsing for update to wm_vervanger
  using (gemeente_id = (select app.gemeente()) and inwoner_id = any ((select app.genoemd_schrijft())::int[]))
  with check (gemeente_id = (select app.gemeente()) and inwoner_id = any ((select app.genoemd_schrijft())::int[]));
