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

-- The matrix of who agreed to share it with the centre: domains and scores, not what was written beside them.
do $$
declare
  gedeeld text := 'gemeente_id = (select app.gemeente()) and exists (select from orientatietoegang t where t.gemeente_id = %1$I.gemeente_id and t.inwoner_id = %1$I.inwoner_id
    and t.aanbieder_id = (select app.aanbieder()) and ''zrm'' = any (t.deelt) and t.beeindigd_op is null and t.periode @> (select app.dag()))';
  t text;
begin
  foreach t in array array['zrm','zrmscore'] loop
    execute format('create policy orientatie on %I for select to wm_orientatie using (%s)', t, format(gedeeld, t));
  end loop;
end $$;
grant select (gemeente_id, id, inwoner_id, peildatum, vervallen_op) on zrm to wm_orientatie;
grant select (gemeente_id, zrm_id, inwoner_id, domein, score) on zrmscore to wm_orientatie;

call app.regels_toegang();
