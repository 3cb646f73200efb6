-- A change in bulk: why, whom it touches, what is proposed for each, what somebody chose, and what became of it. Rows are carried out one by
-- one by the worker, each in a transaction of its own under the name and the rights of who accepted it.
create table omzetting (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  soort text not null check (soort in ('aanbieder-stopt','nieuwe-versie','tarief','wet','anders')),
  reden text not null check (reden <> '' and length(reden) <= 500),
  dag date not null,
  nagaan_tot date not null,
  aanbieder_id int references aanbieder,
  product text,
  regeling_id int references regeling,
  van date,
  tot date,
  oude_aow_maanden int check (oude_aow_maanden between 780 and 900),
  honderdsten int check (honderdsten between -5000 and 5000 and honderdsten <> 0),
  bron text not null default '' check (length(bron) <= 100),
  daad text check (daad in ('einde','bespreken')),
  status text not null default 'opstellen' check (status in ('opstellen','nagaan','bezig','gestopt','klaar','weggelegd')),
  door int not null references gebruiker,
  gemaakt_op timestamptz not null default clock_timestamp(),
  begonnen_op timestamptz,
  begonnen_door int references gebruiker,
  klaar_op timestamptz,
  versie int not null default 1,
  primary key (gemeente_id, id),
  check (soort <> 'aanbieder-stopt' or aanbieder_id is not null),
  check (soort <> 'nieuwe-versie' or regeling_id is not null),
  check ((soort = 'tarief') = (honderdsten is not null)),
  check ((soort = 'anders') = (daad is not null)),
  check (tot is null or van is null or tot >= van)
);
comment on column omzetting.dag is 'aanbieder-stopt, anders with an end: the last day; the others: the first day on which it holds';
comment on column omzetting.regeling_id is 'nieuwe-versie: the version that cases may go to';
comment on column omzetting.oude_aow_maanden is 'wet: the AOW age that was reckoned with before, in months';
comment on column omzetting.honderdsten is 'tarief: hundredths of a percent, 325 is 3,25 %';
create index omzetting_laatste on omzetting (gemeente_id, id desc);

create table omzettingregel (
  gemeente_id int not null,
  omzetting_id int not null,
  toewijzing_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int not null,
  toewijzing_versie int not null,
  voorstel jsonb,
  gekozen jsonb,
  stand text not null default 'open' check (stand in ('open','akkoord','weggelaten')),
  door int references gebruiker,
  op timestamptz,
  uitkomst text check (uitkomst in ('gedaan','bespreken','blijft','overgeslagen','mislukt')),
  uitkomst_tekst text not null default '' check (length(uitkomst_tekst) <= 1000),
  besluit_id int,
  gedaan_op timestamptz,
  besproken_op timestamptz,
  versie int not null default 1,
  primary key (gemeente_id, omzetting_id, toewijzing_id),
  check ((stand = 'open') = (door is null)),
  check (uitkomst is null or stand = 'akkoord'),
  foreign key (gemeente_id, omzetting_id) references omzetting (gemeente_id, id) on delete cascade,
  foreign key (gemeente_id, besluit_id) references besluit (gemeente_id, id),
  foreign key (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id)
    references toewijzing (gemeente_id, id, inwoner_id, consulent_id, aanbieder_id) on update cascade
);
comment on column omzettingregel.voorstel is 'What the rules propose; empty: still to be worked out';
comment on column omzettingregel.toewijzing_versie is 'Of what the proposal was made: when it changed since, the row is passed over';
create index omzettingregel_inwoner on omzettingregel (gemeente_id, inwoner_id);
create index omzettingregel_toewijzing on omzettingregel (gemeente_id, toewijzing_id);
create index omzettingregel_besluit on omzettingregel (gemeente_id, besluit_id) where besluit_id is not null;
create index omzettingregel_te_doen on omzettingregel (gemeente_id, omzetting_id, toewijzing_id) where stand = 'akkoord' and uitkomst is null;

create table omzettingtarief (
  gemeente_id int not null,
  omzetting_id int not null,
  contractproduct_id int not null,
  contract_id int not null,
  aanbieder_id int not null references aanbieder,
  product text not null,
  oud int not null,
  nieuw int not null check (nieuw > 0),
  krijgt int not null default 0,
  houdt int not null default 0,
  stand text not null default 'akkoord' check (stand in ('akkoord','weggelaten')),
  uitkomst text check (uitkomst in ('gedaan','overgeslagen','mislukt')),
  uitkomst_tekst text not null default '' check (length(uitkomst_tekst) <= 1000),
  primary key (gemeente_id, omzetting_id, contractproduct_id),
  foreign key (gemeente_id, omzetting_id) references omzetting (gemeente_id, id) on delete cascade,
  foreign key (gemeente_id, contractproduct_id) references contractproduct (gemeente_id, id),
  foreign key (gemeente_id, contract_id) references contract (gemeente_id, id)
);
comment on table omzettingtarief is 'Tariffs in eurocent. krijgt: running toewijzingen that get the new one; houdt: trajecten that keep the one of their first day';

do $$
declare
  gem text := 'gemeente_id = (select app.gemeente())';
  mijn text := 'gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker())';
  t text;
begin
  foreach t in array array['omzetting','omzettingregel','omzettingtarief'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy levering on %I for all to wm_levering using (%s) with check (%s)', t, gem, gem);
  end loop;
  execute format('create policy lezen on omzetting for select to wm_consulent, wm_vervanger using (%s)', gem);
  execute format('create policy gemeente on omzetting for all to wm_teammanager using (%s) with check (%s)', gem, gem);
  execute format('create policy contract on omzetting for all to wm_contractmanager using (%1$s and soort in (''tarief'',''aanbieder-stopt'')) with check (%1$s and soort in (''tarief'',''aanbieder-stopt''))', gem);
  execute format('create policy consulent on omzettingregel for all to wm_consulent using (%s) with check (%s)', mijn, mijn);
  execute format('create policy gemeente on omzettingregel for all to wm_teammanager using (%s) with check (%s)', gem, gem);
  execute format('create policy contract on omzettingtarief for all to wm_contractmanager using (%s) with check (%s)', gem, gem);
  execute format('create policy lezen on omzettingtarief for select to wm_teammanager using (%s)', gem);
end $$;
create policy eigen_hand on omzetting as restrictive for insert to wm_teammanager, wm_contractmanager with check (door = (select app.gebruiker()));
create policy eigen_hand on omzettingregel as restrictive for update to wm_consulent, wm_teammanager with check (door is null or door = (select app.gebruiker()) or uitkomst is not null);
grant select on omzetting to wm_consulent, wm_teammanager, wm_contractmanager, wm_levering;
grant insert, update (status, begonnen_op, begonnen_door, klaar_op, versie) on omzetting to wm_teammanager, wm_contractmanager;
grant update (status, klaar_op, versie) on omzetting to wm_levering;
grant select, update (voorstel, gekozen, stand, door, op, uitkomst, uitkomst_tekst, besproken_op, versie) on omzettingregel to wm_consulent, wm_teammanager;
grant select, insert, update (toewijzing_versie, voorstel, uitkomst, uitkomst_tekst, besluit_id, gedaan_op, versie) on omzettingregel to wm_levering;
grant select, update (stand) on omzettingtarief to wm_contractmanager;
grant select on omzettingtarief to wm_teammanager;
grant select, insert, update (uitkomst, uitkomst_tekst) on omzettingtarief to wm_levering;

-- Who accepts or leaves out says so himself, and what became of a row is written by the worker only; it can be put back to be looked at again.
create function app.omzettingregel_wijzigt() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if current_user::text not in ('wm_consulent', 'wm_vervanger', 'wm_teammanager') then return new; end if;
  if new.door is not null and new.door is distinct from old.door and new.door <> app.gebruiker() then
    raise exception 'Je kiest alleen in je eigen naam.' using errcode = 'WM409';
  end if;
  if old.uitkomst in ('gedaan', 'bespreken', 'blijft') and (new.stand, new.uitkomst, new.gekozen, new.voorstel) is distinct from (old.stand, old.uitkomst, old.gekozen, old.voorstel) then
    raise exception 'Dit is al uitgevoerd.' using errcode = 'WM409';
  end if;
  if new.uitkomst is distinct from old.uitkomst and new.uitkomst is not null then
    raise exception 'Wat ervan kwam schrijft alleen het systeem.' using errcode = 'WM409';
  end if;
  if new.voorstel is distinct from old.voorstel and new.voorstel is not null then
    raise exception 'Een voorstel volgt uit de regels.' using errcode = 'WM409';
  end if;
  return new;
end $$;
create trigger wijzigt before update on omzettingregel for each row execute function app.omzettingregel_wijzigt();
create trigger werkvoorraad_erbij after insert on omzettingregel referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create trigger werkvoorraad_anders after update on omzettingregel referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create trigger werkvoorraad_weg after delete on omzettingregel referencing old table as rijen for each statement execute function app.werkvoorraad_wijzigt();

-- From here the worker acts as who accepted the row, with exactly the rights of that person today. Nothing when that cannot be (any more).
create function app.wordt_omzetter(p_omzetting int, p_toewijzing int) returns table (gebruiker_id int, rol text, naam text, functie text) language plpgsql as $$
declare
  r record;
  m record;
  v_rol text;
begin
  select g.id, g.rol, g.naam, g.functie into r
    from omzettingregel o
    join omzetting z on z.gemeente_id = o.gemeente_id and z.id = o.omzetting_id
    join gebruiker g on g.id = o.door
   where o.gemeente_id = app.gemeente() and o.omzetting_id = p_omzetting and o.toewijzing_id = p_toewijzing and o.stand = 'akkoord' and o.uitkomst is null
     and z.status = 'bezig' and g.actief and g.rol in ('consulent', 'teammanager') and g.gemeente_id = o.gemeente_id;
  if not found then return; end if;
  select * into m from app.zoek_meer(r.id, app.gemeente(), r.rol);
  v_rol := 'wm_' || r.rol;
  if r.rol = 'consulent' and (cardinality(m.vervangt) > 0 or cardinality(m.genoemd) > 0 or cardinality(m.nood) > 0) then v_rol := 'wm_vervanger'; end if;
  perform set_config('app.vervangt', m.vervangt::text, true), set_config('app.genoemd', m.genoemd::text, true), set_config('app.nood', m.nood::text, true),
          set_config('app.verborgen', m.verborgen::text, true), set_config('app.meer', case when m.meer is null then '' else 'ja' end, true),
          set_config('app.omzetting', p_omzetting::text, true), set_config('app.gebruiker', r.id::text, true), set_config('role', v_rol, true);
  return query select r.id, r.rol, r.naam, r.functie;
end $$;
-- As wordt_omzetter, for the tariffs: who set the change going.
create function app.wordt_tariefzetter(p_omzetting int) returns table (gebruiker_id int, rol text, naam text, functie text) language plpgsql as $$
declare r record;
begin
  select g.id, g.rol, g.naam, g.functie into r
    from omzetting z join gebruiker g on g.id = z.begonnen_door
   where z.gemeente_id = app.gemeente() and z.id = p_omzetting and z.soort = 'tarief' and z.status = 'bezig' and g.actief and g.rol = 'contractmanager' and g.gemeente_id = z.gemeente_id;
  if not found then return; end if;
  perform set_config('app.gebruiker', r.id::text, true), set_config('role', 'wm_contractmanager', true);
  return query select r.id, r.rol, r.naam, r.functie;
end $$;
revoke all on function app.wordt_omzetter(int, int), app.wordt_tariefzetter(int), app.omzettingregel_wijzigt() from public;
grant execute on function app.wordt_omzetter(int, int), app.wordt_tariefzetter(int) to wm_levering;
grant execute on function app.zoek_meer(int, int, text) to wm_levering;

-- A contractmanager sees how many, never who.
create function app.omzetting_stand(p_omzetting int) returns table (stand text, uitkomst text, aantal bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.stand, r.uitkomst, count(*) from omzettingregel r where r.gemeente_id = app.gemeente() and r.omzetting_id = p_omzetting group by 1, 2
$$;
revoke all on function app.omzetting_stand(int) from public;
grant execute on function app.omzetting_stand(int) to wm_consulent, wm_teammanager, wm_contractmanager, wm_levering;

-- A teammanager who accepted a row takes its besluit: only for that resident, and only while the worker carries it out.
create function app.zet_om(p_gemeente int, p_inwoner int) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from omzettingregel r join omzetting z on z.gemeente_id = r.gemeente_id and z.id = r.omzetting_id
                  where r.gemeente_id = p_gemeente and r.gemeente_id = app.gemeente() and r.inwoner_id = p_inwoner and r.door = app.gebruiker() and r.stand = 'akkoord'
                    and r.uitkomst is null and z.status = 'bezig' and z.id = nullif(current_setting('app.omzetting', true), '')::int)
$$;
revoke all on function app.zet_om(int, int) from public;
grant execute on function app.zet_om(int, int) to wm_teammanager;
do $$
declare
  t text;
  zet text := 'gemeente_id = (select app.gemeente()) and app.zet_om(gemeente_id, inwoner_id)';
begin
  foreach t in array array['besluit','toewijzing','doel','toewijzingwijziging'] loop
    execute format('create policy omzetter on %I for insert to wm_teammanager with check (%s)', t, zet);
  end loop;
  foreach t in array array['toewijzing','plaatsing'] loop
    execute format('create policy omzetter_wijzigt on %I for update to wm_teammanager using (%s) with check (%s)', t, zet, zet);
  end loop;
  execute format('create policy omzetter on document for insert to wm_teammanager with check (%s and soort in (''wijziging'',''beeindiging'',''verlenging''))', zet);
end $$;
create policy eigen_hand_teammanager on toewijzingwijziging as restrictive for insert to wm_teammanager with check (door = (select app.gebruiker()));
grant insert on toewijzingwijziging to wm_teammanager;
grant update (looptijd, looptijd_besloten, opgeschort, verlengd, verlengingen, minuten_per_week, volume, uren_eerder, regeling_id) on toewijzing to wm_teammanager;
grant update (periode) on plaatsing to wm_teammanager;
grant update (bekendgemaakt_op, bezwaar_tot, document_id) on besluit to wm_teammanager;
create function app.besluit_bekend() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if current_user::text = 'wm_teammanager' then
    if not app.zet_om(new.gemeente_id, new.inwoner_id) then
      raise exception 'Een besluit wordt bekendgemaakt door de consulent.' using errcode = 'WM409';
    end if;
  end if;
  return new;
end $$;
create trigger bekend before update on besluit for each row
  when ((old.bekendgemaakt_op, old.bezwaar_tot, old.document_id) is distinct from (new.bekendgemaakt_op, new.bezwaar_tot, new.document_id))
  execute function app.besluit_bekend();
revoke all on function app.besluit_bekend() from public;
grant execute on function app.plan_taak(text, int) to wm_contractmanager;
call app.regels_toegang();
