-- Who writes something down signs with the own hand: a row that says that somebody else did it is refused by the database too. Until
-- now only the pages saw to that, save for a declaratie and the logboek. Import and jobs write under wm_levering or the owner.
create policy eigen_hand on aanmelding as restrictive for insert to wm_consulent with check (vastgelegd_door = (select app.gebruiker()));
create policy eigen_hand on ladderbepaling as restrictive for insert to wm_consulent with check (door = (select app.gebruiker()));
create policy eigen_hand on toets as restrictive for insert to wm_consulent with check (door = (select app.gebruiker()));
create policy eigen_hand on besluit as restrictive for insert to wm_consulent with check (genomen_door = (select app.gebruiker()));
create policy eigen_hand on uren as restrictive for insert to wm_aanbieder with check (door = (select app.gebruiker()));
create policy eigen_hand on afwezigheid as restrictive for insert to wm_aanbieder with check (door = (select app.gebruiker()));
create policy eigen_hand on voortgang as restrictive for insert to wm_aanbieder with check (door = (select app.gebruiker()));
create policy eigen_hand on resultaat as restrictive for insert to wm_aanbieder with check (gemeld_door = (select app.gebruiker()));
create policy eigen_hand on levering as restrictive for insert to wm_teammanager with check (door = (select app.gebruiker()));
create policy eigen_hand on maand as restrictive for insert to wm_financien with check (gesloten_door = (select app.gebruiker()));
