-- The way of one resident over the route of a regeling: each step with who decided it, what was asked of a third party, what is owed and what
-- falls due. Steps that are records already (a toewijzing, a toets, an orientation) are derived from those and stand here not.

alter table traject
  add column einde_uitkomst text not null default '',
  add column einde_toelichting text not null default '',
  add column versie int not null default 1;
comment on column traject.einde_uitkomst is 'The outcome in the route with which it ended; empty: it runs, or ended in another way';

create table trajectstap (
  gemeente_id int not null,
  id int generated always as identity,
  traject_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int references aanbieder,
  stap text not null check (stap ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  nummer smallint not null check (nummer > 0),
  poging smallint not null check (poging > 0),
  -- it lies before those who decide; with everybody's yes it begins
  voorgesteld boolean not null default false,
  begonnen_op date not null,
  einde_gepland date check (einde_gepland >= begonnen_op),
  waar text not null default '' check (length(waar) <= 200),
  -- uren per week, of which money pro rata and the build-up of hours speak
  uren smallint check (uren between 0 and 60),
  toelichting text not null default '' check (length(toelichting) <= 2000),
  -- no source settles that this step follows: people decided, with a reason
  afwijking text not null default '' check (length(afwijking) <= 2000),
  -- what let it begin, and after which step it came (src/traject/types.ts)
  via text not null default '' check (length(via) <= 160),
  volgt_op text check (length(volgt_op) <= 60),
  -- answers to the conditions of its money, by key
  voorwaarden jsonb not null default '{}',
  -- the way back by which it was entered, and what it does to indication and income
  terug text not null default '' check (length(terug) <= 60),
  indicatie text check (indicatie in ('blijft','nieuw','ruimhartig')),
  inkomen text check (inkomen in ('gelijk','minder','meer','onbekend')),
  inkomen_toelichting text not null default '' check (length(inkomen_toelichting) <= 1000),
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  verlengd smallint not null default 0 check (verlengd >= 0),
  verlenging_reden text not null default '' check (length(verlenging_reden) <= 2000),
  geeindigd_op date check (geeindigd_op >= begonnen_op),
  uitkomst text not null default '' check (length(uitkomst) <= 80),
  uitkomst_toelichting text not null default '' check (length(uitkomst_toelichting) <= 2000),
  -- no source names this outcome, or what it means: people decided, with a reason
  uitkomst_afwijking text not null default '' check (length(uitkomst_afwijking) <= 2000),
  geeindigd_door int references gebruiker,
  ingetrokken_op date,
  ingetrokken_reden text not null default '' check (length(ingetrokken_reden) <= 2000),
  versie int not null default 1,
  primary key (gemeente_id, id),
  unique (gemeente_id, id, inwoner_id),
  unique (gemeente_id, traject_id, nummer),
  foreign key (gemeente_id, traject_id) references traject (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade,
  check ((geeindigd_op is null) = (uitkomst = '') and (geeindigd_op is null) = (geeindigd_door is null)),
  check (not voorgesteld or geeindigd_op is null),
  check (ingetrokken_op is null or (voorgesteld and ingetrokken_reden <> '')),
  check (terug = '' or inkomen is not null)
);
comment on table trajectstap is 'A step of a traject that is no record of another area; stap is its id in the route of the regeling of the traject';
comment on column trajectstap.aanbieder_id is 'At whose place it is, or who began it; that aanbieder sees it';
comment on column trajectstap.einde_gepland is 'Last day, by the term of the route or as agreed; empty: no term';
create index trajectstap_inwoner on trajectstap (gemeente_id, inwoner_id, id);
create index trajectstap_open on trajectstap (gemeente_id, consulent_id, einde_gepland) where geeindigd_op is null and ingetrokken_op is null;
create unique index trajectstap_voorgesteld on trajectstap (gemeente_id, traject_id, stap) where voorgesteld and ingetrokken_op is null;
create index trajectstap_aanbieder on trajectstap (aanbieder_id, id) where aanbieder_id is not null;

-- Who of those that decide together said what. A word that is asked anew is another row.
create table trajectoordeel (
  gemeente_id int not null,
  id int generated always as identity,
  trajectstap_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int references aanbieder,
  wie text not null check (wie ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  gevraagd_aan int references gebruiker,
  gevraagd_op date not null,
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  -- the outcome that it is about; empty: whether the step begins, or a choice that is still to be made
  voor text not null default '' check (length(voor) <= 80),
  oordeel boolean,
  reden text not null default '' check (length(reden) <= 2000),
  hoe text check (hoe in ('zelf','gesprek','telefoon','brief')),
  gegeven_op date,
  gegeven_door int references gebruiker,
  vervallen_op date,
  versie int not null default 1,
  primary key (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade,
  foreign key (gemeente_id, trajectstap_id, inwoner_id) references trajectstap (gemeente_id, id, inwoner_id) on update cascade,
  check ((oordeel is null) = (gegeven_op is null) and (oordeel is null) = (gegeven_door is null) and (oordeel is null) = (hoe is null)),
  check (oordeel is distinct from false or reden <> '')
);
comment on table trajectoordeel is 'The yes or no of each who decides on a step, when, and how it was said (AM1)';
comment on column trajectoordeel.gevraagd_aan is 'A colleague who says it himself; empty: the resident, the aanbieder, or somebody whose word is written down';
create unique index trajectoordeel_een on trajectoordeel (gemeente_id, trajectstap_id, wie) where vervallen_op is null;
create index trajectoordeel_inwoner on trajectoordeel (gemeente_id, inwoner_id);
create index trajectoordeel_aan on trajectoordeel (gemeente_id, gevraagd_aan) where oordeel is null and vervallen_op is null;
create index trajectoordeel_aanbieder on trajectoordeel (aanbieder_id) where oordeel is null and vervallen_op is null;

-- A question to a party without a login: UWV, who measures loonwaarde, who pays a benefit, an employer, a school.
create table trajectverzoek (
  gemeente_id int not null,
  id int generated always as identity,
  trajectstap_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  derde text not null check (derde ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  derde_naam text not null check (derde_naam <> '' and length(derde_naam) <= 200),
  vraag text not null check (vraag <> '' and length(vraag) <= 2000),
  wens text not null default '' check (length(wens) <= 2000),
  met_inwoner boolean not null,
  gevraagd_op date not null,
  antwoord_tot date,
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  antwoord text not null default '' check (length(antwoord) <= 60),
  antwoord_tekst text not null default '' check (length(antwoord_tekst) <= 2000),
  loonwaarde smallint check (loonwaarde between 0 and 100),
  antwoord_op date,
  antwoord_door int references gebruiker,
  bewijs_id int,
  gestopt_op date,
  gestopt_reden text not null default '' check (length(gestopt_reden) <= 1000),
  versie int not null default 1,
  primary key (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade,
  foreign key (gemeente_id, trajectstap_id, inwoner_id) references trajectstap (gemeente_id, id, inwoner_id) on update cascade,
  foreign key (gemeente_id, bewijs_id) references dossierstuk (gemeente_id, id),
  check (antwoord_tot >= gevraagd_op),
  check ((antwoord_op is null) = (antwoord = '') and (antwoord_op is null) = (antwoord_door is null)),
  check (antwoord_op >= gevraagd_op),
  check (gestopt_op is null or (gestopt_reden <> '' and antwoord_op is null))
);
comment on table trajectverzoek is 'What was asked of a third party, with whom, and its answer; bewijs_id is the document in the dossier that shows it';
comment on column trajectverzoek.wens is 'What the resident wishes, which goes along with the request (AL17)';
create index trajectverzoek_inwoner on trajectverzoek (gemeente_id, inwoner_id);
create unique index trajectverzoek_een on trajectverzoek (gemeente_id, trajectstap_id, derde) where antwoord_op is null and gestopt_op is null;

-- What the route asks while a step runs: its day is derived by pure rules, that it was done or waived is a fact.
create table trajectplicht (
  gemeente_id int not null,
  id int generated always as identity,
  trajectstap_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int references aanbieder,
  sleutel text not null check (sleutel ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  nr smallint not null check (nr >= 0),
  naam text not null check (naam <> '' and length(naam) <= 200),
  wie text not null check (wie <> '' and length(wie) <= 60),
  dag date,
  bron text not null check (bron <> '' and length(bron) <= 300),
  stand text not null default 'open' check (stand in ('open','gedaan','ontheven','vervallen')),
  op date,
  hoe text not null default '' check (length(hoe) <= 1000),
  door int references gebruiker,
  versie int not null default 1,
  primary key (gemeente_id, id),
  unique (gemeente_id, trajectstap_id, sleutel, nr),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade,
  foreign key (gemeente_id, trajectstap_id, inwoner_id) references trajectstap (gemeente_id, id, inwoner_id) on update cascade,
  check ((stand in ('gedaan','ontheven')) = (door is not null)),
  check (stand not in ('gedaan','ontheven') or (op is not null and hoe <> ''))
);
comment on table trajectplicht is 'A duty of a step: owner, last day, and what became of it. dag empty: no source gives a day';
create index trajectplicht_inwoner on trajectplicht (gemeente_id, inwoner_id) where stand = 'open';

-- Money that falls due by the route, in pieces that no two share a day of: nothing is paid twice. In eurocent.
create table trajectgeld (
  gemeente_id int not null,
  id int generated always as identity,
  trajectstap_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int references aanbieder,
  sleutel text not null check (sleutel ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  naam text not null check (naam <> '' and length(naam) <= 200),
  aan text not null check (aan in ('aanbieder','werkgever','inwoner','gemeente')),
  ontvanger text not null default '' check (length(ontvanger) <= 200),
  betaler text not null default '' check (length(betaler) <= 60),
  soort text not null default 'betaling' check (soort in ('betaling','verrekening')),
  periode daterange not null check (not isempty(periode)),
  bedrag bigint not null check (abs(bedrag) <= 100000000),
  bron text not null check (bron <> '' and length(bron) <= 300),
  herleid jsonb not null,
  door int references gebruiker,
  gemaakt_op timestamptz not null default clock_timestamp(),
  stand text not null default 'klaar' check (stand in ('klaar','goedgekeurd','afgekeurd','uitgevoerd','vervallen')),
  beoordeeld_op date,
  beoordeeld_door int references gebruiker,
  reden text not null default '' check (length(reden) <= 1000),
  uitvoer_id int,
  versie int not null default 1,
  primary key (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade,
  foreign key (gemeente_id, trajectstap_id, inwoner_id) references trajectstap (gemeente_id, id, inwoner_id) on update cascade,
  check ((stand in ('goedgekeurd','afgekeurd','uitgevoerd')) = (beoordeeld_door is not null)),
  check (stand <> 'afgekeurd' or reden <> ''),
  check ((stand = 'uitgevoerd') = (uitvoer_id is not null)),
  check (soort = 'verrekening' or bedrag >= 0),
  constraint trajectgeld_eens exclude using gist (gemeente_id with =, trajectstap_id with =, sleutel with =, periode with &&)
    where (soort = 'betaling' and stand not in ('afgekeurd','vervallen')),
  constraint trajectgeld_terug exclude using gist (gemeente_id with =, trajectstap_id with =, sleutel with =, periode with &&)
    where (soort = 'verrekening' and stand not in ('afgekeurd','vervallen'))
);
comment on table trajectgeld is 'What falls due for a step, to whom, and out of whose budget; herleid keeps what it was computed from';
comment on column trajectgeld.soort is 'verrekening: what was approved for days after the end of the step comes back, as a negative amount';
create index trajectgeld_inwoner on trajectgeld (gemeente_id, inwoner_id);
create index trajectgeld_stand on trajectgeld (gemeente_id, stand, id);

-- What went to the financial administration in one file. No key on a resident: this is what stays.
create table trajectgelduitvoer (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  gemaakt_op timestamptz not null default clock_timestamp(),
  door int not null references gebruiker,
  aantal int not null check (aantal > 0),
  totaal bigint not null,
  regels jsonb not null,
  primary key (gemeente_id, id)
);
comment on table trajectgelduitvoer is 'A file of approved amounts as it was made: getting it again gives the same. Names no resident';
alter table trajectgeld add foreign key (gemeente_id, uitvoer_id) references trajectgelduitvoer (gemeente_id, id);

do $$
declare
  gem text := 'gemeente_id = (select app.gemeente())';
  mijn text := 'gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker())';
  zelf text := 'gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner())';
  org text := 'aanbieder_id = (select app.aanbieder())';
  t text;
begin
  foreach t in array array['trajectstap','trajectoordeel','trajectverzoek','trajectplicht','trajectgeld'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy consulent on %I for all to wm_consulent using (%s) with check (%s)', t, mijn, mijn);
    execute format('create policy teammanager on %I for select to wm_teammanager using (%s)', t, gem);
    execute format('create policy levering on %I for select to wm_levering using (%s)', t, gem);
    execute format('grant select on %I to wm_consulent, wm_teammanager, wm_levering', t);
    execute format('create trigger werkvoorraad_erbij after insert on %I referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt()', t);
    execute format('create trigger werkvoorraad_anders after update on %I referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt()', t);
    execute format('create policy hangt_aan_eigen on %I as restrictive for insert to wm_consulent with check (%s)', t,
      case t when 'trajectstap' then 'exists (select from traject j where j.gemeente_id = trajectstap.gemeente_id and j.id = trajectstap.traject_id and j.inwoner_id = trajectstap.inwoner_id)'
             else format('exists (select from trajectstap j where j.gemeente_id = %1$I.gemeente_id and j.id = %1$I.trajectstap_id)', t) end);
  end loop;
  foreach t in array array['trajectstap','trajectoordeel','trajectverzoek'] loop
    execute format('create policy eigen_hand on %I as restrictive for insert to wm_consulent with check (door = (select app.gebruiker()))', t);
    execute format('create policy inwoner on %I for select to wm_inwoner using (%s)', t, zelf);
  end loop;
  foreach t in array array['trajectstap','trajectoordeel','trajectplicht'] loop
    execute format('create policy aanbieder on %I for all to wm_aanbieder using (%s) with check (%s)', t, org, org);
  end loop;
  execute 'alter table trajectgelduitvoer enable row level security';
  execute format('create policy financien on trajectgelduitvoer for all to wm_financien using (%s) with check (%s)', gem, gem);
  execute format('create policy financien on trajectgeld for all to wm_financien using (%s) with check (%s)', gem, gem);
  execute format('create policy inwoner on trajectgeld for select to wm_inwoner using (%s)', zelf);
  execute format('create policy aanbieder on trajectgeld for select to wm_aanbieder using (%s and aan = ''aanbieder'')', org);
  execute format('create policy inwoner on trajectplicht for select to wm_inwoner using (%s)', zelf);
end $$;

grant insert (gemeente_id, traject_id, inwoner_id, consulent_id, aanbieder_id, stap, nummer, poging, voorgesteld, begonnen_op, einde_gepland, waar, uren, toelichting, afwijking,
  via, volgt_op, voorwaarden, terug, indicatie, inkomen, inkomen_toelichting, door) on trajectstap to wm_consulent;
grant update (aanbieder_id, voorgesteld, begonnen_op, einde_gepland, waar, uren, verlengd, verlenging_reden, voorwaarden, geeindigd_op, uitkomst, uitkomst_toelichting, uitkomst_afwijking, geeindigd_door,
  ingetrokken_op, ingetrokken_reden, versie) on trajectstap to wm_consulent;
grant select (gemeente_id, id, traject_id, inwoner_id, consulent_id, aanbieder_id, stap, nummer, poging, voorgesteld, begonnen_op, einde_gepland, waar, uren, toelichting, verlengd, geeindigd_op,
  uitkomst, ingetrokken_op, versie)
  on trajectstap to wm_aanbieder;
grant select on trajectstap to wm_inwoner;
-- What an aanbieder begins: only for a resident who is at its place.
grant insert (gemeente_id, traject_id, inwoner_id, consulent_id, aanbieder_id, stap, nummer, poging, begonnen_op, einde_gepland, toelichting, via, volgt_op, door) on trajectstap to wm_aanbieder;

grant insert (gemeente_id, trajectstap_id, inwoner_id, consulent_id, aanbieder_id, wie, gevraagd_aan, gevraagd_op, voor, door) on trajectoordeel to wm_consulent;
grant update (voor, oordeel, reden, hoe, gegeven_op, gegeven_door, vervallen_op, versie) on trajectoordeel to wm_consulent;
grant select (gemeente_id, id, trajectstap_id, inwoner_id, aanbieder_id, wie, gevraagd_op, voor, oordeel, reden, hoe, gegeven_op, vervallen_op, versie) on trajectoordeel to wm_inwoner, wm_aanbieder;
grant update (voor, oordeel, reden, hoe, gegeven_op, gegeven_door, versie) on trajectoordeel to wm_inwoner, wm_aanbieder;
create policy inwoner_zegt on trajectoordeel for update to wm_inwoner
  using (gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner()) and wie = 'inwoner' and oordeel is null and vervallen_op is null)
  with check (gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner()) and hoe = 'zelf' and gegeven_door = (select app.gebruiker()));
create policy zegt_zelf on trajectoordeel as restrictive for update to wm_aanbieder
  using (oordeel is null and vervallen_op is null) with check (hoe = 'zelf' and gegeven_door = (select app.gebruiker()));
create policy eigen_hand_woord on trajectoordeel as restrictive for update to wm_consulent with check (
  vervallen_op is not null or gegeven_door = (select app.gebruiker()) and (gevraagd_aan is null or (hoe = 'zelf' and gevraagd_aan = (select app.gebruiker()))));

grant insert (gemeente_id, trajectstap_id, inwoner_id, consulent_id, derde, derde_naam, vraag, wens, met_inwoner, gevraagd_op, antwoord_tot, door) on trajectverzoek to wm_consulent;
grant update (antwoord, antwoord_tekst, loonwaarde, antwoord_op, antwoord_door, bewijs_id, gestopt_op, gestopt_reden, versie) on trajectverzoek to wm_consulent;
grant select (gemeente_id, id, trajectstap_id, inwoner_id, derde, derde_naam, vraag, wens, met_inwoner, gevraagd_op, antwoord_tot, antwoord, antwoord_tekst, loonwaarde, antwoord_op, gestopt_op) on trajectverzoek to wm_inwoner;

grant insert (gemeente_id, trajectstap_id, inwoner_id, consulent_id, aanbieder_id, sleutel, nr, naam, wie, dag, bron) on trajectplicht to wm_consulent, wm_aanbieder;
grant update (dag, stand, op, hoe, door, versie) on trajectplicht to wm_consulent;
grant select on trajectplicht to wm_aanbieder;
grant update (stand, op, hoe, door, versie) on trajectplicht to wm_aanbieder;
create policy doet_zelf on trajectplicht as restrictive for update to wm_aanbieder using (wie = 'aanbieder' and stand = 'open') with check (stand = 'gedaan' and door = (select app.gebruiker()));
grant select (gemeente_id, id, trajectstap_id, inwoner_id, sleutel, naam, wie, dag, stand, op) on trajectplicht to wm_inwoner;

grant insert (gemeente_id, trajectstap_id, inwoner_id, consulent_id, aanbieder_id, sleutel, naam, aan, ontvanger, betaler, soort, periode, bedrag, bron, herleid, door) on trajectgeld to wm_consulent;
grant update (stand, versie) on trajectgeld to wm_consulent;
-- Before finance looked, an amount that no longer holds lapses; after that nothing of it changes.
create policy vervalt_zelf on trajectgeld as restrictive for update to wm_consulent using (stand = 'klaar') with check (stand = 'vervallen');
grant select (gemeente_id, id, trajectstap_id, inwoner_id, naam, aan, soort, periode, bedrag, stand) on trajectgeld to wm_inwoner;
grant select (gemeente_id, id, trajectstap_id, inwoner_id, aanbieder_id, naam, aan, soort, periode, bedrag, stand, reden) on trajectgeld to wm_aanbieder;
grant select on trajectgeld to wm_financien;
grant update (stand, beoordeeld_op, beoordeeld_door, reden, uitvoer_id, versie) on trajectgeld to wm_financien;
create policy eigen_hand on trajectgeld as restrictive for update to wm_financien using (stand in ('klaar','goedgekeurd')) with check (
  stand = 'uitgevoerd' or (stand in ('goedgekeurd','afgekeurd') and beoordeeld_door = (select app.gebruiker())));
grant select on trajectgelduitvoer to wm_financien;
grant insert (gemeente_id, door, aantal, totaal, regels) on trajectgelduitvoer to wm_financien;
create policy eigen_hand on trajectgelduitvoer as restrictive for insert to wm_financien with check (door = (select app.gebruiker()));

-- An aanbieder knows on which steps a resident of its own places is, and begins the steps that the route gives it. Not the words beside them.
create function app.trajectstand(p_toewijzing int)
  returns table (traject_id int, regeling_id int, inwoner_id int, consulent_id int, gemeente_id int, id int, stap text, nummer smallint, poging smallint, voorgesteld boolean,
    begonnen_op date, einde_gepland date, geeindigd_op date, uitkomst text, via text, volgt_op text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select j.id, coalesce(j.regeling_id, t.regeling_id), t.inwoner_id, t.consulent_id, t.gemeente_id, s.id, s.stap, s.nummer, s.poging, s.voorgesteld, s.begonnen_op, s.einde_gepland, s.geeindigd_op, s.uitkomst, s.via, s.volgt_op
    from toewijzing t
    left join traject j on j.gemeente_id = t.gemeente_id and j.inwoner_id = t.inwoner_id and j.beeindigd_op is null
    left join trajectstap s on s.gemeente_id = j.gemeente_id and s.traject_id = j.id and s.ingetrokken_op is null
   where t.id = p_toewijzing and t.aanbieder_id = app.aanbieder() and t.status in ('toegewezen','geaccepteerd','gestart')
   order by s.nummer
$$;
create function app.traject_voor_aanbieder(p_toewijzing int, p_regeling int, p_dag date) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare t toewijzing; v_id int;
begin
  select * into t from toewijzing x where x.id = p_toewijzing and x.aanbieder_id = app.aanbieder() and x.status in ('toegewezen','geaccepteerd','gestart');
  if not found or not exists (select from regeling r where r.id = p_regeling and r.gemeente_id = t.gemeente_id) then return null; end if;
  insert into traject (gemeente_id, inwoner_id, consulent_id, regeling_id, begonnen_op) values (t.gemeente_id, t.inwoner_id, t.consulent_id, p_regeling, p_dag)
    on conflict (gemeente_id, inwoner_id) where beeindigd_op is null do nothing returning id into v_id;
  if v_id is null then select j.id into v_id from traject j where j.gemeente_id = t.gemeente_id and j.inwoner_id = t.inwoner_id and j.beeindigd_op is null; end if;
  return v_id;
end $$;
create function app.begint_bij(p_gemeente int, p_traject int, p_inwoner int) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from traject j join toewijzing t on t.gemeente_id = j.gemeente_id and t.inwoner_id = j.inwoner_id
                  where j.gemeente_id = p_gemeente and j.id = p_traject and j.inwoner_id = p_inwoner and j.beeindigd_op is null
                    and t.aanbieder_id = app.aanbieder() and t.status in ('toegewezen','geaccepteerd','gestart'))
$$;
create policy begint_zelf on trajectstap as restrictive for insert to wm_aanbieder with check (door = (select app.gebruiker()) and app.begint_bij(gemeente_id, traject_id, inwoner_id));
create policy begint_zelf on trajectplicht as restrictive for insert to wm_aanbieder with check (
  exists (select from trajectstap j where j.gemeente_id = trajectplicht.gemeente_id and j.id = trajectplicht.trajectstap_id));
revoke all on function app.trajectstand(int), app.traject_voor_aanbieder(int, int, date), app.begint_bij(int, int, int) from public;
grant execute on function app.trajectstand(int), app.traject_voor_aanbieder(int, int, date), app.begint_bij(int, int, int) to wm_aanbieder;

-- A colleague of another functie whose yes or no is asked opens that one dossier until he gave it; not one that is shielded.
create function app.oordeel_gevraagd() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.zet_meer(new.gevraagd_aan, 'infinity');
  return null;
end $$;
revoke all on function app.oordeel_gevraagd() from public;
create trigger gevraagd after insert on trajectoordeel for each row when (new.gevraagd_aan is not null) execute function app.oordeel_gevraagd();
call app.regels_toegang();
