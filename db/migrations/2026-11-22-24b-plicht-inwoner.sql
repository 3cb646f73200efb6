-- The resident is at the talk, so he sees when it is; what aanbieder and consulent wrote beside it is between them.
create policy inwoner on plichtafdoening for select to wm_inwoner
  using (gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner()));
grant select (gemeente_id, id, toewijzing_id, inwoner_id, soort, wat, dag) on plichtafdoening to wm_inwoner;
