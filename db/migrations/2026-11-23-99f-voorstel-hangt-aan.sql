-- A proposal names the besluit, and the concept, of its own resident: a foreign key does not ask who looks.
create policy hangt_aan_besluit on gebeurtenisvoorstel as restrictive for insert to wm_consulent with check (besluit_id is null and concept_id is null);
create policy wordt_eigen_besluit on gebeurtenisvoorstel as restrictive for update to wm_consulent with check (
  (besluit_id is null or exists (select from besluit b where b.gemeente_id = gebeurtenisvoorstel.gemeente_id and b.id = gebeurtenisvoorstel.besluit_id
                                    and b.inwoner_id = gebeurtenisvoorstel.inwoner_id))
  and (concept_id is null or exists (select from besluitconcept c where c.gemeente_id = gebeurtenisvoorstel.gemeente_id and c.id = gebeurtenisvoorstel.concept_id
                                        and c.inwoner_id = gebeurtenisvoorstel.inwoner_id)));
call app.regels_toegang();
