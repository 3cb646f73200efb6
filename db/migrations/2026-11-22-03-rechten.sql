-- Row-level security and grants: the second wall behind permissions.ts, and the matrix role × category of data.
-- A policy compares plain columns with what app.start set; the sub-select makes the comparison an initplan.

create procedure app.mag(tabel text, rol text, rechten text, regel text, controle text default null) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', split_part(tabel, '(', 1));
  execute format('grant %s on %s to wm_%s', rechten, split_part(tabel, '(', 1), rol);
  execute format('create policy %I on %s for all to wm_%s using (%s) with check (%s)',
                 rol, split_part(tabel, '(', 1), rol, regel, coalesce(controle, regel));
end $$;

grant usage on schema app to wm_app, wm_inwoner, wm_consulent, wm_teammanager, wm_aanbieder, wm_financien, wm_contractmanager, wm_beleid, wm_beheer, wm_levering;
revoke all on all functions in schema app from public;
grant execute on function app.gebruiker(), app.gemeente(), app.aanbieder(), app.inwoner(), app.rol() to public;
grant execute on function app.nieuw_toewijzingnummer() to wm_consulent, wm_levering;
grant execute on function app.zoek_sessie(bytea), app.start(bytea, text[]), app.start_levering(int, int),
  app.maak_sessie(text, text, bytea, bytea, int), app.beeindig_sessie(bytea), app.rol_van(text, text) to wm_app;

do $$
declare
  gem text := 'gemeente_id = (select app.gemeente())';
  mijn text := 'gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker())';
  zelf text := 'gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner())';
  org text := 'aanbieder_id = (select app.aanbieder())';
  iedereen text[] := array['inwoner','consulent','teammanager','aanbieder','financien','contractmanager','beleid','beheer','levering'];
  gemeentelijk text[] := array['consulent','teammanager','financien','contractmanager','beleid','beheer','levering'];
  r text; t text;
begin
  -- public reference data
  foreach r in array iedereen loop
    call app.mag('gemeente', r, 'select', 'true');
    call app.mag('gemeentecode', r, 'select', 'true');
    call app.mag('aanbieder', r, case when r = 'levering' then 'select, insert, update' else 'select' end, 'true');
    call app.mag('regeling', r, 'select', 'true');
    call app.mag('idempotentie', r, 'select, insert, update', 'gebruiker_id = (select app.gebruiker())');
    execute format('grant insert on logboek to wm_%s', r);
    execute format('create policy schrijven_%s on logboek for insert to wm_%s with check (gebruiker_id = (select app.gebruiker()))', r, r);
  end loop;
  alter table logboek enable row level security;
  grant select on logboek to wm_beheer, wm_inwoner, wm_consulent, wm_teammanager;
  execute format('create policy lezen_beheer on logboek for select to wm_beheer, wm_teammanager using (%s)', gem);
  execute format('create policy lezen_inwoner on logboek for select to wm_inwoner using (%s)', zelf);
  execute 'create policy lezen_consulent on logboek for select to wm_consulent using (gemeente_id = (select app.gemeente()) and inwoner_id in (select i.id from inwoner i))';

  -- who works here: names, not logins
  alter table gebruiker enable row level security;
  foreach r in array iedereen loop
    execute format('grant select (id, naam, rol, functie, telefoon, gemeente_id, aanbieder_id, actief) on gebruiker to wm_%s', r);
  end loop;
  foreach r in array gemeentelijk || array['inwoner'] loop
    execute format('create policy %I on gebruiker for select to wm_%s using (id = 0 or (rol <> ''inwoner'' and (gemeente_id = (select app.gemeente()) or aanbieder_id is not null)) or id = (select app.gebruiker()))', r, r);
  end loop;
  execute 'create policy aanbieder on gebruiker for select to wm_aanbieder using (id = 0 or aanbieder_id = (select app.aanbieder()) or rol in (''consulent'',''teammanager'',''financien''))';

  -- the resident's file: consulent own caseload, teammanager whole municipality, the resident himself, the import
  foreach t in array array['inwoner_persoon','uitkering','aanmelding','ladderbepaling','toets','traject','document','besluit'] loop
    call app.mag(t, 'consulent', 'select, insert, update', mijn);
    call app.mag(t, 'teammanager', 'select', gem);
    call app.mag(t, 'levering', 'select, insert, update', gem);
    if t not in ('toets') then call app.mag(t, 'inwoner', 'select', zelf); end if;
  end loop;
  call app.mag('inwoner', 'consulent', 'select, insert, update', mijn);
  call app.mag('inwoner', 'teammanager', 'select, update', gem);
  call app.mag('inwoner', 'levering', 'select, insert, update', gem);
  call app.mag('inwoner', 'inwoner', 'select', 'gemeente_id = (select app.gemeente()) and id = (select app.inwoner())');

  -- what resident, consulent and aanbieder share
  foreach t in array array['toewijzing','doel','instemming','plaatsing','uren','afwezigheid','voortgang','resultaat'] loop
    call app.mag(t, 'consulent', 'select', mijn);
    call app.mag(t, 'teammanager', 'select', gem);
    call app.mag(t, 'levering', 'select, insert, update', gem);
    call app.mag(t, 'inwoner', 'select', zelf);
    call app.mag(t, 'aanbieder', 'select', org);
  end loop;
  grant insert, update on toewijzing, doel, resultaat to wm_consulent;
  grant update (gelezen_op) on voortgang to wm_consulent;
  grant update (status, geaccepteerd_op, gestart_op, beeindigd_op, reden, versie) on toewijzing to wm_aanbieder;
  grant insert on voortgang to wm_aanbieder;
  grant insert, update on plaatsing, uren, afwezigheid to wm_aanbieder;
  grant insert, update (datum, bereikte_trede, onderbouwing, gemeld_door, gemeld_op, akkoord, akkoord_reden, akkoord_door, akkoord_op, versie) on resultaat to wm_aanbieder;
  grant insert on instemming to wm_inwoner;
  grant delete on uren, afwezigheid to wm_aanbieder;

  -- the aanbieder knows the residents of its own toewijzingen: name and how to reach them, never BSN, benefit or ZRM
  execute 'create policy aanbieder on inwoner for select to wm_aanbieder using ((gemeente_id, id) in (select t.gemeente_id, t.inwoner_id from toewijzing t where t.aanbieder_id = (select app.aanbieder())))';
  execute 'create policy aanbieder on inwoner_persoon for select to wm_aanbieder using ((gemeente_id, inwoner_id) in (select t.gemeente_id, t.inwoner_id from toewijzing t where t.aanbieder_id = (select app.aanbieder())))';
  grant select (gemeente_id, id, lezen, taal, contact, contact_toelichting, consulent_id) on inwoner to wm_aanbieder;
  grant select (gemeente_id, inwoner_id, voornaam, voorvoegsel, achternaam, zoeknaam, geboortedatum, telefoon) on inwoner_persoon to wm_aanbieder;

  -- finance: amounts, hours and toewijzingen, no persons
  foreach t in array array['toewijzing','uren','resultaat'] loop
    call app.mag(t, 'financien', 'select', gem);
  end loop;
  call app.mag('declaratie', 'financien', 'select, update', gem);
  call app.mag('declaratieregel', 'financien', 'select, update', gem);
  call app.mag('maand', 'financien', 'select, insert', gem);
  call app.mag('declaratie', 'aanbieder', 'select, insert, update', org);
  call app.mag('declaratieregel', 'aanbieder', 'select, insert, update, delete', org);
  grant delete on declaratie to wm_aanbieder;
  call app.mag('maand', 'aanbieder', 'select', 'true');
  call app.mag('declaratie', 'levering', 'select', gem);
  call app.mag('declaratieregel', 'levering', 'select', gem);
  call app.mag('maand', 'levering', 'select', gem);
  call app.mag('declaratie', 'contractmanager', 'select', gem);
  call app.mag('declaratieregel', 'contractmanager', 'select', gem);
  call app.mag('toewijzing', 'contractmanager', 'select', gem);

  -- contracts and mandates
  foreach r in array array['consulent','teammanager','financien','levering'] loop
    call app.mag('contract', r, case when r = 'levering' then 'select, insert' else 'select' end, gem);
    call app.mag('contractproduct', r, case when r = 'levering' then 'select, insert' else 'select' end, gem);
    if r <> 'financien' then call app.mag('mandaat', r, 'select', gem); end if;
  end loop;
  call app.mag('contract', 'contractmanager', 'select, insert, update', gem);
  call app.mag('contractproduct', 'contractmanager', 'select, insert, update', gem);
  call app.mag('contract', 'aanbieder', 'select', org);
  call app.mag('contractproduct', 'aanbieder', 'select', org);
  call app.mag('mandaat', 'beheer', 'select, insert, update', gem);
  call app.mag('mandaat', 'beleid', 'select', gem);

  -- deliveries
  foreach r in array array['teammanager','levering'] loop
    call app.mag('levering', r, 'select, insert, update', gem);
    call app.mag('leveringbestand', r, 'select, insert, delete', gem);
  end loop;
end $$;
grant usage on all sequences in schema public to wm_consulent, wm_levering, wm_aanbieder, wm_inwoner, wm_financien, wm_contractmanager, wm_teammanager, wm_beheer;

-- What was sent in is ended by a correction and never taken away.
create policy ingestuurd_blijft on uren as restrictive for delete to wm_aanbieder using (status = 'concept');
create policy ingestuurd_blijft on afwezigheid as restrictive for delete to wm_aanbieder using (status = 'concept');

-- Double persons are found in the whole municipality, without showing a colleague's dossier: number and consulent only.
create function app.zoek_dubbel(p_bsn_hash bytea, p_zoeknaam text, p_geboortedatum date)
  returns table (dossiernummer text, consulent text, consulent_id int, op text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select i.dossiernummer, g.naam, i.consulent_id,
         case when p.bsn_hash = p_bsn_hash then 'bsn' else 'naam-en-geboortedatum' end
    from inwoner_persoon p join inwoner i on i.gemeente_id = p.gemeente_id and i.id = p.inwoner_id join gebruiker g on g.id = i.consulent_id
   where p.gemeente_id = app.gemeente() and (p.bsn_hash = p_bsn_hash or (p.geboortedatum = p_geboortedatum and p.zoeknaam = p_zoeknaam))
   order by 4 limit 5
$$;
revoke all on function app.zoek_dubbel(bytea, text, date) from public;
grant execute on function app.zoek_dubbel(bytea, text, date) to wm_consulent;

-- Numbers for who decides on policy: no persons, small groups are not shown.
create function app.aantallen_per_trede() returns table (trede smallint, aantal bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select l.trede, count(*) from (
    select distinct on (inwoner_id) inwoner_id, trede from ladderbepaling where gemeente_id = app.gemeente()
     order by inwoner_id, peildatum desc, vastgelegd_op desc) l
   group by 1 having count(*) >= 5 order by 1
$$;
revoke all on function app.aantallen_per_trede() from public;
grant execute on function app.aantallen_per_trede() to wm_beleid, wm_teammanager;
drop procedure app.mag(text, text, text, text, text);
