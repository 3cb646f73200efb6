-- After the tables of the day: a row of one's own hangs on nothing that one may not see. A foreign key does not ask who looks.
create policy hangt_aan_eigen on plandoel as restrictive for insert to wm_consulent with check (
  exists (select from doel d where d.gemeente_id = plandoel.gemeente_id and d.id = plandoel.doel_id)
  and (vorige_id is null or exists (select from doel d where d.gemeente_id = plandoel.gemeente_id and d.id = plandoel.vorige_id)));
create policy hangt_aan_eigen on gebeurtenisvoorstel as restrictive for insert to wm_consulent with check (
  toewijzing_id is null or exists (select from toewijzing t where t.gemeente_id = gebeurtenisvoorstel.gemeente_id and t.id = gebeurtenisvoorstel.toewijzing_id));
create policy hangt_aan_eigen on levensgebeurtenis as restrictive for insert to wm_consulent with check (
  afgerond_door is null or afgerond_door = (select app.gebruiker()));
create policy hangt_aan_eigen on afspraakantwoord as restrictive for insert to wm_aanbieder with check (
  exists (select from afspraakmoment m where m.gemeente_id = afspraakantwoord.gemeente_id and m.id = afspraakantwoord.moment_id));
create policy hangt_aan_eigen on planantwoord as restrictive for insert to wm_aanbieder with check (
  exists (select from planpartij p where p.gemeente_id = planantwoord.gemeente_id and p.plan_id = planantwoord.plan_id));

call app.regels_toegang();
