-- The municipality and the orientation centre write to each other about a resident as the municipality and an aanbieder do: a thread of the dossier.
-- A column of its own, since a centre may be an organisation that is an aanbieder too: its begeleiders are not its advisers.
alter table overleg add column centrum_id int;
alter table overlegbericht add column centrum_id int, add column gelezen_centrum_op timestamptz;
alter table overleg
  drop constraint overleg_check,
  add constraint overleg_met_wie check (met_inwoner or aanbieder_id is not null or centrum_id is not null) not valid,
  add constraint overleg_een_organisatie check (aanbieder_id is null or centrum_id is null) not valid,
  add constraint overleg_centrum foreign key (centrum_id) references aanbieder not valid;
alter table overlegbericht
  drop constraint overlegbericht_van_check,
  drop constraint overlegbericht_check,
  add constraint overlegbericht_van_check check (van in ('inwoner', 'gemeente', 'aanbieder', 'centrum')) not valid,
  add constraint overlegbericht_wie_zegt_klaar check (soort = 'bericht' or van = 'gemeente' or soort = 'klaar' and van = 'centrum') not valid,
  add constraint overlegbericht_centrum foreign key (centrum_id) references aanbieder not valid;

create or replace function app.overlegbericht_partijen() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select o.met_inwoner, o.aanbieder_id, o.centrum_id into new.met_inwoner, new.aanbieder_id, new.centrum_id
    from overleg o where o.gemeente_id = new.gemeente_id and o.id = new.overleg_id;
  return new;
end $$;

do $$
declare
  -- As long as the centre may know of the resident.
  centrum text := 'gemeente_id = (select app.gemeente()) and centrum_id = (select app.aanbieder()) and exists (select from orientatietoegang t
    where t.gemeente_id = %1$I.gemeente_id and t.inwoner_id = %1$I.inwoner_id and t.aanbieder_id = (select app.aanbieder()) and t.beeindigd_op is null and t.periode @> (select app.dag()))';
  t text;
begin
  foreach t in array array['overleg','overlegbericht'] loop
    execute format('create policy centrum on %1$I for all to wm_orientatie using (%2$s) with check (%2$s)', t, format(centrum, t));
    execute format('grant select on %I to wm_orientatie', t);
  end loop;
end $$;
-- Nobody begins a thread that its other party will never read. The resident is brought in by the municipality.
create policy centrum_kent on overleg as restrictive for insert to wm_consulent with check (centrum_id is null or exists (select from orientatietoegang t
  where t.gemeente_id = overleg.gemeente_id and t.inwoner_id = overleg.inwoner_id and t.aanbieder_id = overleg.centrum_id and t.beeindigd_op is null and t.periode @> (select app.dag())));
create policy eigen_hand_centrum on overleg as restrictive for insert to wm_orientatie with check (begonnen_door = (select app.gebruiker()) and not met_inwoner and aanbieder_id is null);
create policy eigen_hand_centrum on overlegbericht as restrictive for insert to wm_orientatie
  with check (door = (select app.gebruiker()) and van = 'centrum' and namens is null);
grant insert (centrum_id) on overleg to wm_consulent;
grant insert (gemeente_id, inwoner_id, consulent_id, met_inwoner, aanbieder_id, centrum_id, onderwerp, begonnen_door) on overleg to wm_orientatie;
grant insert (gemeente_id, overleg_id, inwoner_id, consulent_id, met_inwoner, aanbieder_id, soort, van, tekst, door, namens) on overlegbericht to wm_orientatie;
grant update (gelezen_centrum_op) on overlegbericht to wm_orientatie;
grant select (centrum_id) on overlegbericht to wm_levering;
