-- A besluit of a change for many that is taken together with somebody is kept as a concept for the consulent, also when a teammanager accepted the row.
create policy omzetter on besluitconcept for insert to wm_teammanager with check (
  gemeente_id = (select app.gemeente()) and app.zet_om(gemeente_id, inwoner_id) and betreft_toewijzing_id is not null and status = 'concept');
create policy eigen_hand_teammanager on besluitconcept as restrictive for insert to wm_teammanager with check (door = (select app.gebruiker()));
grant insert (gemeente_id, inwoner_id, consulent_id, soort, product, invoer, betreft_besluit_id, betreft_toewijzing_id, door) on besluitconcept to wm_teammanager;
