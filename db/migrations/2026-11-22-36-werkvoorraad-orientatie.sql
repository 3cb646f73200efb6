-- What an orientation waits for stands in the werkvoorraad.
create policy levering on orientatie for select to wm_levering using (gemeente_id = (select app.gemeente()));
create policy levering on orientatieadvies for select to wm_levering using (gemeente_id = (select app.gemeente()));
grant select on orientatie, orientatieadvies to wm_levering;
create trigger werkvoorraad_erbij after insert on orientatie referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create trigger werkvoorraad_anders after update on orientatie referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create trigger werkvoorraad_erbij after insert on orientatieadvies referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create trigger werkvoorraad_anders after update on orientatieadvies referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
