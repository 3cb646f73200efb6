-- Beheer: settings of a municipality, organisations that change, and the review of special rights.

-- A setting is never overwritten: each change is a row, with who and why. Two at once get the same versie, and one is refused.
create table instelling (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  sleutel text not null,
  versie int not null check (versie > 0),
  waarde int not null,
  reden text not null,
  door int not null references gebruiker,
  vanaf timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  unique (gemeente_id, sleutel, versie)
);
comment on column instelling.waarde is 'in the unit that the setting names: minuten, dagen, maanden';
alter table instelling enable row level security;
grant select, insert on instelling to wm_beheer;
create policy beheer on instelling for all to wm_beheer using (gemeente_id = (select app.gemeente()))
  with check (gemeente_id = (select app.gemeente()) and door = (select app.gebruiker()));

-- What holds now for a municipality, for whoever acts there and for what runs before anybody acts; null is the default of the product.
create function app.instelling(p_gemeente int, p_sleutel text) returns int
  language sql stable security definer set search_path = public, pg_temp as $$
  select waarde from instelling where gemeente_id = p_gemeente and sleutel = p_sleutel order by versie desc limit 1
$$;
revoke all on function app.instelling(int, text) from public;
grant execute on function app.instelling(int, text) to wm_app, wm_beheer, wm_teammanager;

-- An organisation is one row for all municipalities; each change keeps what stood there before.
alter table aanbieder add column telefoon text not null default '', add column email text not null default '',
  add column versie int not null default 1, add column door_gemeente_id int;
alter table aanbieder add constraint aanbieder_door_gemeente foreign key (door_gemeente_id) references gemeente;
comment on column aanbieder.door_gemeente_id is 'who entered it in beheer; empty when a delivery or the seed brought it';
create table aanbiederversie (
  aanbieder_id int not null references aanbieder,
  versie int not null,
  inhoud jsonb not null,
  gemeente_id int not null references gemeente,
  door int not null references gebruiker,
  op timestamptz not null default clock_timestamp(),
  primary key (aanbieder_id, versie)
);
comment on table aanbiederversie is 'What an organisation was called before a change; rows are never changed';
alter table aanbiederversie enable row level security;

-- Beheer may change an organisation that its municipality works with.
create function app.werkt_met(p_aanbieder int) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from contract where aanbieder_id = p_aanbieder and gemeente_id = app.gemeente())
      or exists (select from toewijzing where aanbieder_id = p_aanbieder and gemeente_id = app.gemeente())
$$;
revoke all on function app.werkt_met(int) from public;
grant execute on function app.werkt_met(int) to wm_beheer;
grant insert (agb, kvk, rsin, naam, sector, postcode, woonplaats, telefoon, email, door_gemeente_id),
      update (kvk, rsin, naam, sector, postcode, woonplaats, telefoon, email, versie) on aanbieder to wm_beheer;
-- Restrictive: what beheer may read is a policy for all commands.
create policy beheer_maakt on aanbieder as restrictive for insert to wm_beheer with check (door_gemeente_id = (select app.gemeente()));
create policy beheer_wijzigt on aanbieder as restrictive for update to wm_beheer
  using (door_gemeente_id = (select app.gemeente()) or app.werkt_met(id));
grant select, insert on aanbiederversie to wm_beheer;
create policy beheer_leest on aanbiederversie for select to wm_beheer using (true);
create policy beheer_maakt on aanbiederversie for insert to wm_beheer
  with check (gemeente_id = (select app.gemeente()) and door = (select app.gebruiker()));

-- How much an organisation does here, without saying for whom.
create function app.aantallen_aanbieders(p_dag date) returns table (aanbieder_id int, lopend bigint, accounts bigint, contract boolean, contract_tot date)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.id,
         (select count(*) from toewijzing t where t.aanbieder_id = a.id and t.gemeente_id = app.gemeente() and t.status in ('toegewezen','geaccepteerd','gestart')),
         (select count(*) from gebruiker g where g.aanbieder_id = a.id and g.actief),
         c.geldig is not null, upper(c.geldig) - 1
    from aanbieder a left join contract c on c.aanbieder_id = a.id and c.gemeente_id = app.gemeente() and c.geldig @> p_dag
$$;
revoke all on function app.aantallen_aanbieders(date) from public;
grant execute on function app.aantallen_aanbieders(date) to wm_beheer;

-- The review of special rights: who has them, and for each somebody else says whether it stays.
create table rechtencontrole (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  kwartaal text not null check (kwartaal ~ '^[0-9]{4}-K[1-4]$'),
  begonnen_op timestamptz not null default clock_timestamp(),
  begonnen_door int not null references gebruiker,
  afgerond_op timestamptz,
  afgerond_door int references gebruiker,
  primary key (gemeente_id, id),
  unique (gemeente_id, kwartaal),
  check ((afgerond_op is null) = (afgerond_door is null))
);
create table rechtencontroleregel (
  gemeente_id int not null,
  id int generated always as identity,
  controle_id int not null,
  gebruiker_id int not null references gebruiker,
  recht text not null,
  oordeel text check (oordeel in ('blijft','intrekken')),
  reden text not null default '',
  door int references gebruiker,
  op timestamptz,
  primary key (gemeente_id, id),
  unique (gemeente_id, controle_id, gebruiker_id, recht),
  foreign key (gemeente_id, controle_id) references rechtencontrole (gemeente_id, id),
  check ((oordeel is null) = (door is null)),
  check ((oordeel is null) = (op is null)),
  check (door <> gebruiker_id)
);
comment on table rechtencontroleregel is 'Nobody judges his own right; a judgement is given once and stays';
alter table rechtencontrole enable row level security;
alter table rechtencontroleregel enable row level security;
grant select, insert on rechtencontrole to wm_beheer;
grant update (afgerond_op, afgerond_door) on rechtencontrole to wm_beheer;
grant select, insert on rechtencontroleregel to wm_beheer;
grant update (oordeel, reden, door, op) on rechtencontroleregel to wm_beheer;
create policy beheer on rechtencontrole for all to wm_beheer using (gemeente_id = (select app.gemeente()));
create policy beheer on rechtencontroleregel for all to wm_beheer using (gemeente_id = (select app.gemeente()));
create policy eenmaal on rechtencontrole as restrictive for update to wm_beheer
  using (afgerond_op is null) with check (afgerond_door = (select app.gebruiker()));
create policy eenmaal on rechtencontroleregel as restrictive for update to wm_beheer
  using (oordeel is null) with check (door = (select app.gebruiker()));
grant usage on all sequences in schema public to wm_beheer;
