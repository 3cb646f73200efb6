-- The oriëntatie itself (AP10, AP34, AR3, AR15, AR19, AR20): asked for, referred, done by the centre, ended by a written advice that is talked over and followed.

create table orientatie (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  regeling_id int not null references regeling,
  product text not null,
  gevraagd_door text not null check (gevraagd_door in ('inwoner','consulent')),
  gevraagd_op date not null,
  vraag text not null check (vraag <> '' and length(vraag) <= 2000),
  afgewezen_op date,
  afgewezen_reden text not null default '' check (length(afgewezen_reden) <= 1000),
  aanbieder_id int references aanbieder,
  toegang_id int,
  verwezen_op date,
  kennismaking_op date,
  kennismaking_waar text not null default '' check (length(kennismaking_waar) <= 200),
  gestart_op date,
  wensen text not null default '' check (length(wensen) <= 4000),
  mogelijkheden text not null default '' check (length(mogelijkheden) <= 4000),
  perspectief text not null default '' check (length(perspectief) <= 4000),
  gestopt_op date,
  gestopt_reden text not null default '' check (length(gestopt_reden) <= 1000),
  gevolg text check (gevolg in ('toewijzing','algemene-voorziening','betaald-werk','opleiding','nieuwe-orientatie','geen')),
  gevolg_op date,
  gevolg_toelichting text not null default '' check (length(gevolg_toelichting) <= 1000),
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  versie int not null default 1,
  primary key (gemeente_id, id),
  unique (gemeente_id, id, inwoner_id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade,
  foreign key (gemeente_id, toegang_id) references orientatietoegang (gemeente_id, id),
  check ((afgewezen_op is null) or (afgewezen_reden <> '' and verwezen_op is null)),
  check ((verwezen_op is null) = (aanbieder_id is null) and (verwezen_op is null) = (toegang_id is null)),
  check (gestart_op is null or verwezen_op is not null),
  check (kennismaking_op is null or verwezen_op is not null),
  check (gestopt_op is null or gestopt_reden <> ''),
  check ((gevolg is null) = (gevolg_op is null))
);
comment on table orientatie is 'One orientation of a resident; its stand follows from its days, its last day from the regeling';
create index orientatie_inwoner on orientatie (gemeente_id, inwoner_id, id desc);
create index orientatie_centrum on orientatie (gemeente_id, aanbieder_id, verwezen_op) where aanbieder_id is not null;
-- One at a time.
create unique index orientatie_een on orientatie (gemeente_id, inwoner_id) where afgewezen_op is null and gestopt_op is null and gevolg_op is null;

create table orientatieobservatie (
  gemeente_id int not null,
  id int generated always as identity,
  orientatie_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int not null references aanbieder,
  datum date not null,
  soort text not null check (soort in ('gesprek','meelopen','proefdag','test')),
  tekst text not null check (tekst <> '' and length(tekst) <= 4000),
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  foreign key (gemeente_id, orientatie_id, inwoner_id) references orientatie (gemeente_id, id, inwoner_id) on update cascade,
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on table orientatieobservatie is 'What the centre saw and heard; appended, never changed';
create index orientatieobservatie_orientatie on orientatieobservatie (gemeente_id, orientatie_id, datum desc, id desc);
create index orientatieobservatie_inwoner on orientatieobservatie (gemeente_id, inwoner_id);

create table orientatieadvies (
  gemeente_id int not null,
  id int generated always as identity,
  orientatie_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int not null references aanbieder,
  nummer int not null,
  werkplek text not null check (werkplek <> '' and length(werkplek) <= 3000),
  opleiding text not null check (opleiding <> '' and length(opleiding) <= 3000),
  vervolg text not null check (vervolg <> '' and length(vervolg) <= 3000),
  categorie text,
  kort text not null check (kort <> '' and length(kort) <= 1500),
  gegeven_op date not null,
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  besproken_op date,
  akkoord boolean,
  akkoord_reden text not null default '' check (length(akkoord_reden) <= 1000),
  akkoord_door text check (akkoord_door in ('inwoner','consulent')),
  primary key (gemeente_id, id),
  unique (gemeente_id, orientatie_id, nummer),
  foreign key (gemeente_id, orientatie_id, inwoner_id) references orientatie (gemeente_id, id, inwoner_id) on update cascade,
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade,
  check ((akkoord is null) = (akkoord_door is null)),
  check (akkoord is distinct from false or akkoord_reden <> '')
);
comment on table orientatieadvies is 'The written advice in its three parts (AP10); another advice is another row, with a higher number';
create index orientatieadvies_inwoner on orientatieadvies (gemeente_id, inwoner_id);

-- How many residents the centre can have at once, told by the centre; the waiting time follows from what it does.
alter table orientatiecentrum add column plaatsen int;
alter table orientatiecentrum add constraint orientatiecentrum_plaatsen check (plaatsen between 0 and 1000) not valid;
alter table orientatiecentrum add column plaatsen_op date;

do $$
declare
  gem text := 'gemeente_id = (select app.gemeente())';
  mijn text := 'gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker())';
  zelf text := 'gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner())';
  -- As long as the centre may know of the resident, and never in another's dossier.
  centrum text := 'gemeente_id = (select app.gemeente()) and aanbieder_id = (select app.aanbieder()) and exists (select from orientatietoegang t
    where t.gemeente_id = %1$I.gemeente_id and t.inwoner_id = %1$I.inwoner_id and t.aanbieder_id = (select app.aanbieder()) and t.beeindigd_op is null and t.periode @> (select app.dag()))';
  t text;
begin
  foreach t in array array['orientatie','orientatieobservatie','orientatieadvies'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy consulent on %I for all to wm_consulent using (%s) with check (%s)', t, mijn, mijn);
    execute format('create policy teammanager on %I for select to wm_teammanager using (%s)', t, gem);
    execute format('create policy centrum on %1$I for all to wm_orientatie using (%2$s) with check (%2$s)', t, format(centrum, t));
    execute format('create policy eigen_hand on %I as restrictive for insert to wm_consulent, wm_inwoner, wm_orientatie with check (door = (select app.gebruiker()))', t);
    execute format('grant select on %I to wm_consulent, wm_teammanager, wm_orientatie', t);
  end loop;
  foreach t in array array['orientatie','orientatieadvies'] loop
    execute format('create policy inwoner on %1$I for all to wm_inwoner using (%2$s) with check (%2$s)', t, zelf);
  end loop;
end $$;

grant insert (gemeente_id, inwoner_id, consulent_id, regeling_id, product, gevraagd_door, gevraagd_op, vraag, door) on orientatie to wm_inwoner;
grant select (gemeente_id, id, inwoner_id, regeling_id, product, gevraagd_door, gevraagd_op, vraag, afgewezen_op, afgewezen_reden, aanbieder_id, toegang_id,
  verwezen_op, kennismaking_op, kennismaking_waar, gestart_op, gestopt_op, gestopt_reden, gevolg, gevolg_op, versie) on orientatie to wm_inwoner;
create policy vraagt_zelf on orientatie as restrictive for insert to wm_inwoner with check (gevraagd_door = 'inwoner');
grant insert (gemeente_id, inwoner_id, consulent_id, regeling_id, product, gevraagd_door, gevraagd_op, vraag, aanbieder_id, toegang_id, verwezen_op, door) on orientatie to wm_consulent;
grant update (afgewezen_op, afgewezen_reden, aanbieder_id, toegang_id, verwezen_op, gestopt_op, gestopt_reden, gevolg, gevolg_op, gevolg_toelichting, versie) on orientatie to wm_consulent;
grant update (kennismaking_op, kennismaking_waar, gestart_op, wensen, mogelijkheden, perspectief, gestopt_op, gestopt_reden, versie) on orientatie to wm_orientatie;
grant insert (gemeente_id, orientatie_id, inwoner_id, consulent_id, aanbieder_id, datum, soort, tekst, door) on orientatieobservatie to wm_orientatie;
grant insert (gemeente_id, orientatie_id, inwoner_id, consulent_id, aanbieder_id, nummer, werkplek, opleiding, vervolg, categorie, kort, gegeven_op, door) on orientatieadvies to wm_orientatie;
grant update (besproken_op, akkoord, akkoord_reden, akkoord_door) on orientatieadvies to wm_consulent;
grant select on orientatieadvies to wm_inwoner;
grant update (akkoord, akkoord_reden, akkoord_door) on orientatieadvies to wm_inwoner;
create policy zegt_zelf on orientatieadvies as restrictive for update to wm_inwoner using (akkoord is null) with check (akkoord_door = 'inwoner');

-- The centre says how many it can have.
create policy centrum_wijzigt on orientatiecentrum for update to wm_orientatie
  using (gemeente_id = (select app.gemeente()) and aanbieder_id = (select app.aanbieder()))
  with check (gemeente_id = (select app.gemeente()) and aanbieder_id = (select app.aanbieder()));
grant update (plaatsen, plaatsen_op) on orientatiecentrum to wm_orientatie;

-- How busy each centre is, for who refers: counts only, of all residents.
create function app.orientatiedrukte()
  returns table (aanbieder_id int, plaatsen int, plaatsen_op date, bezig bigint, wachtend bigint, langst_wachtend date, wachtdagen int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.aanbieder_id, c.plaatsen, c.plaatsen_op,
         count(*) filter (where o.gestart_op is not null and o.gestopt_op is null and o.gevolg_op is null and a.orientatie_id is null),
         count(*) filter (where o.gestart_op is null and o.gestopt_op is null and o.gevolg_op is null),
         min(o.verwezen_op) filter (where o.gestart_op is null and o.gestopt_op is null and o.gevolg_op is null),
         round(avg(o.gestart_op - o.verwezen_op) filter (where o.gestart_op > app.dag() - 183))::int
    from orientatiecentrum c
    left join orientatie o on o.gemeente_id = c.gemeente_id and o.aanbieder_id = c.aanbieder_id and o.verwezen_op is not null
    left join lateral (select v.orientatie_id from orientatieadvies v where v.gemeente_id = o.gemeente_id and v.orientatie_id = o.id limit 1) a on true
   where c.gemeente_id = app.gemeente() and c.geldig @> app.dag()
   group by 1, 2, 3
$$;
revoke all on function app.orientatiedrukte() from public;
grant execute on function app.orientatiedrukte() to wm_consulent, wm_teammanager, wm_orientatie;
revoke all on procedure app.regels_toegang() from public;
call app.regels_toegang();
