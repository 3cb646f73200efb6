-- A result that the aanbieder does not leave at that (AP33f), the way back that is agreed at a step up and used (L4, C23), the hand-over to another
-- party (AP17, AR20) and the questions after it (K7). Every row carries who its consulent is.

-- Who reported a result asks for a second look at the answer of the municipality; somebody else than the first gives it, and then it is final.
create table herbeoordeling (
  gemeente_id int not null,
  id int generated always as identity,
  resultaat_id int not null,
  resultaat_versie int not null,
  toewijzing_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int not null,
  -- the first answer, as it stood when the second look was asked
  eerste_reden text not null check (length(eerste_reden) <= 4000),
  reactie text not null check (reactie <> '' and length(reactie) <= 4000),
  gevraagd_op date not null,
  tot date not null,
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  oordeel boolean,
  motivering text not null default '' check (length(motivering) <= 4000),
  geoordeeld_op date,
  geoordeeld_door int references gebruiker,
  versie int not null default 1,
  primary key (gemeente_id, id),
  unique (gemeente_id, resultaat_id, resultaat_versie),
  foreign key (gemeente_id, resultaat_id) references resultaat (gemeente_id, id),
  foreign key (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id)
    references toewijzing (gemeente_id, id, inwoner_id, consulent_id, aanbieder_id) on update cascade,
  check (tot >= gevraagd_op),
  check ((oordeel is null) = (geoordeeld_op is null) and (oordeel is null) = (geoordeeld_door is null)),
  check (oordeel is null or motivering <> '')
);
comment on table herbeoordeling is 'A second look at a disputed result, asked by the aanbieder; what it says is final (keuze)';
create index herbeoordeling_inwoner on herbeoordeling (gemeente_id, inwoner_id);
create index herbeoordeling_toewijzing on herbeoordeling (gemeente_id, toewijzing_id);

-- The agreement on the way back, made at a step up; another version is another row. Or that none is wanted, and why.
create table terugkeerafspraak (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  nummer int not null,
  regeling_id int references regeling,
  bij_trede smallint not null check (bij_trede between 1 and 6),
  afgezien text not null default '' check (length(afgezien) <= 1000),
  terug_trede smallint check (terug_trede between 1 and 6),
  terug_naar text not null default '' check (length(terug_naar) <= 500),
  tot date,
  beslist text not null default '' check (length(beslist) <= 200),
  indicatie text check (indicatie in ('blijft','nieuw','ruimhartig')),
  indicatie_bron text not null default '' check (length(indicatie_bron) <= 200),
  indicatie_reden text not null default '' check (length(indicatie_reden) <= 1000),
  inkomen text check (inkomen in ('gelijk','minder','meer','onbekend')),
  inkomen_toelichting text not null default '' check (length(inkomen_toelichting) <= 1000),
  gemaakt_op date not null,
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  akkoord boolean,
  akkoord_reden text not null default '' check (length(akkoord_reden) <= 1000),
  akkoord_op date,
  akkoord_door text check (akkoord_door in ('inwoner','consulent')),
  vervangen_op date,
  gebruikt_op date,
  versie int not null default 1,
  primary key (gemeente_id, id),
  unique (gemeente_id, id, inwoner_id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade,
  check (afgezien <> '' or (terug_trede is not null and terug_naar <> '' and tot is not null and beslist <> '' and indicatie is not null and inkomen is not null)),
  -- What no regeling says is chosen by people, who say why.
  check (afgezien <> '' or indicatie_bron <> '' or indicatie_reden <> ''),
  check (terug_trede is null or terug_trede <= bij_trede),
  check ((akkoord is null) = (akkoord_op is null) and (akkoord is null) = (akkoord_door is null)),
  check (akkoord is distinct from false or akkoord_reden <> '')
);
comment on table terugkeerafspraak is 'What was agreed about the way back: where to, until when, who decides, the indication, the income (C23, L4)';
create unique index terugkeerafspraak_een on terugkeerafspraak (gemeente_id, inwoner_id) where vervangen_op is null and gebruikt_op is null;

-- A step back, as an event without blame (L4). Its motivation stands with the ladderbepaling that it made.
create table terugstap (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  afspraak_id int,
  bepaling_id int,
  datum date not null,
  van_trede smallint not null check (van_trede between 1 and 6),
  naar_trede smallint not null check (naar_trede between 1 and 6),
  poging int not null check (poging > 0),
  inkomen text not null check (inkomen in ('gelijk','minder','meer','onbekend')),
  inkomen_toelichting text not null default '' check (length(inkomen_toelichting) <= 1000),
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  unique (gemeente_id, id, inwoner_id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade,
  foreign key (gemeente_id, afspraak_id, inwoner_id) references terugkeerafspraak (gemeente_id, id, inwoner_id) on update cascade,
  check (naar_trede <= van_trede)
);
comment on table terugstap is 'A step back on the ladder, with what it does to income; no cause is asked';
create index terugstap_inwoner on terugstap (gemeente_id, inwoner_id, datum desc);

-- What a step back opens: each stands in somebody's queue until it is done.
create table terugstapvervolg (
  gemeente_id int not null,
  id int generated always as identity,
  terugstap_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  soort text not null check (soort in ('gesprek','orientatie','toets','ondersteuning','inkomen')),
  bron text not null check (bron <> '' and length(bron) <= 200),
  tot date,
  gedaan_op date,
  gedaan_hoe text not null default '' check (length(gedaan_hoe) <= 1000),
  gedaan_door int references gebruiker,
  versie int not null default 1,
  primary key (gemeente_id, id),
  unique (gemeente_id, terugstap_id, soort),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade,
  foreign key (gemeente_id, terugstap_id, inwoner_id) references terugstap (gemeente_id, id, inwoner_id) on update cascade,
  check ((gedaan_op is null) = (gedaan_door is null)),
  check (gedaan_op is null or gedaan_hoe <> '')
);
comment on table terugstapvervolg is 'What has to happen after a step back, and that it was done';
create index terugstapvervolg_inwoner on terugstapvervolg (gemeente_id, inwoner_id);

-- A warm hand-over to another party: first the resident, then what goes along, then its answer. Until it took over, the dossier stays where it is.
create table overdracht (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  partij text not null check (partij <> '' and length(partij) <= 60),
  partij_naam text not null check (partij_naam <> '' and length(partij_naam) <= 200),
  partij_bron text not null check (length(partij_bron) <= 200),
  waarom text not null check (waarom <> '' and length(waarom) <= 2000),
  mee text[] not null check (cardinality(mee) between 1 and 20),
  gevraagd_op date not null,
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  toestemming boolean,
  toestemming_mee text[] not null default '{}' check (cardinality(toestemming_mee) <= 20),
  toestemming_op date,
  toestemming_door text check (toestemming_door in ('inwoner','consulent')),
  toestemming_reden text not null default '' check (length(toestemming_reden) <= 1000),
  ingetrokken_op date,
  verstuurd_op date,
  verstuurd_hoe text not null default '' check (length(verstuurd_hoe) <= 4000),
  antwoord_tot date,
  pakket jsonb,
  uitkomst text check (uitkomst in ('aangenomen','teruggegeven')),
  uitkomst_op date,
  uitkomst_tekst text not null default '' check (length(uitkomst_tekst) <= 1000),
  vervolg text not null default '' check (length(vervolg) <= 1000),
  vervolg_op date,
  gestopt_op date,
  gestopt_reden text not null default '' check (length(gestopt_reden) <= 1000),
  versie int not null default 1,
  primary key (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade,
  check ((toestemming is null) = (toestemming_op is null) and (toestemming is null) = (toestemming_door is null)),
  check (toestemming is distinct from true or cardinality(toestemming_mee) > 0),
  check (toestemming_mee <@ mee),
  -- Nothing leaves without a yes; what left is kept as it left.
  check (verstuurd_op is null or (toestemming and pakket is not null and antwoord_tot is not null and verstuurd_hoe <> '')),
  check (uitkomst is null or (verstuurd_op is not null and uitkomst_op is not null and uitkomst_tekst <> '')),
  check (ingetrokken_op is null or toestemming),
  check (vervolg_op is null or vervolg <> ''),
  check (gestopt_op is null or gestopt_reden <> '')
);
comment on table overdracht is 'Handing a resident over to another party, with consent for each part that goes along (AP17, AR20)';
create index overdracht_inwoner on overdracht (gemeente_id, inwoner_id, id desc);
create unique index overdracht_een on overdracht (gemeente_id, inwoner_id)
  where toestemming is distinct from false and ingetrokken_op is null and gestopt_op is null and vervolg_op is null;

-- The questions after a step up: is the place still right? (K7: after 3, 6 and 12 months). A sustained result is what was answered.
create table nazorgmoment (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  aanleiding text not null check (aanleiding in ('trede','overdracht','gesprek')),
  trede smallint not null check (trede between 1 and 6),
  begin date not null,
  maanden smallint not null check (maanden between 1 and 60),
  datum date not null,
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  uitkomst text check (uitkomst in ('goed','twijfel','niet-goed')),
  toelichting text not null default '' check (length(toelichting) <= 1000),
  antwoord_op date,
  antwoord_door text check (antwoord_door in ('inwoner','consulent')),
  hoe text check (hoe in ('zelf','telefoon','gesprek')),
  trede_toen smallint check (trede_toen between 1 and 6),
  duurzaam boolean,
  opgevolgd_op date,
  opvolging text not null default '' check (length(opvolging) <= 1000),
  vervallen_op date,
  vervallen_reden text not null default '' check (length(vervallen_reden) <= 1000),
  versie int not null default 1,
  primary key (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade,
  check (datum > begin),
  check ((uitkomst is null) = (antwoord_op is null) and (uitkomst is null) = (antwoord_door is null) and (uitkomst is null) = (hoe is null)
    and (uitkomst is null) = (trede_toen is null)),
  -- Held: not told that the place is wrong, and on the same trede or higher.
  check (duurzaam is not distinct from (case when uitkomst is not null then uitkomst <> 'niet-goed' and trede_toen >= trede end)),
  check (uitkomst is null or uitkomst = 'goed' or toelichting <> ''),
  check (opgevolgd_op is null or (uitkomst is not null and opvolging <> '')),
  check (vervallen_op is null or (vervallen_reden <> '' and uitkomst is null))
);
comment on table nazorgmoment is 'A question after a step up, and its answer; duurzaam: the step held at that moment';
create unique index nazorgmoment_een on nazorgmoment (gemeente_id, inwoner_id, begin, maanden) where vervallen_op is null;
create index nazorgmoment_open on nazorgmoment (gemeente_id, inwoner_id, datum);

do $$
declare
  gem text := 'gemeente_id = (select app.gemeente())';
  mijn text := 'gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker())';
  zelf text := 'gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner())';
  t text;
begin
  foreach t in array array['herbeoordeling','terugkeerafspraak','terugstap','terugstapvervolg','overdracht','nazorgmoment'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy teammanager on %I for select to wm_teammanager using (%s)', t, gem);
    execute format('create policy levering on %I for select to wm_levering using (%s)', t, gem);
    execute format('grant select on %I to wm_consulent, wm_teammanager, wm_levering', t);
    execute format('create trigger werkvoorraad_erbij after insert on %I referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt()', t);
    execute format('create trigger werkvoorraad_anders after update on %I referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt()', t);
  end loop;
  foreach t in array array['terugkeerafspraak','terugstap','terugstapvervolg','overdracht','nazorgmoment'] loop
    execute format('create policy consulent on %I for all to wm_consulent using (%s) with check (%s)', t, mijn, mijn);
  end loop;
  execute format('create policy consulent on herbeoordeling for select to wm_consulent using (%s)', mijn);
  foreach t in array array['terugkeerafspraak','overdracht','nazorgmoment'] loop
    execute format('create policy inwoner on %1$I for all to wm_inwoner using (%2$s) with check (%2$s)', t, zelf);
  end loop;
  foreach t in array array['herbeoordeling','terugstap'] loop
    execute format('create policy inwoner on %1$I for select to wm_inwoner using (%2$s)', t, zelf);
  end loop;
  foreach t in array array['terugkeerafspraak','terugstap','overdracht','nazorgmoment'] loop
    execute format('create policy eigen_hand on %I as restrictive for insert to wm_consulent with check (door = (select app.gebruiker()))', t);
  end loop;
end $$;

-- The aanbieder asks a second look at its own result only, and while the answer was no.
create policy aanbieder on herbeoordeling for all to wm_aanbieder
  using (aanbieder_id = (select app.aanbieder())) with check (aanbieder_id = (select app.aanbieder()));
create policy aanbieder_vraagt on herbeoordeling as restrictive for insert to wm_aanbieder
  with check (door = (select app.gebruiker()) and oordeel is null
    and exists (select from resultaat r where r.gemeente_id = herbeoordeling.gemeente_id and r.id = herbeoordeling.resultaat_id and r.akkoord is false and r.versie = herbeoordeling.resultaat_versie));
grant select on herbeoordeling to wm_aanbieder;
grant insert (gemeente_id, resultaat_id, resultaat_versie, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, eerste_reden, reactie, gevraagd_op, tot, door) on herbeoordeling to wm_aanbieder;
grant select (gemeente_id, id, resultaat_id, resultaat_versie, toewijzing_id, inwoner_id, gevraagd_op, tot, oordeel, geoordeeld_op) on herbeoordeling to wm_inwoner;
-- The teammanager looks, who did not answer the first time, and only as long as it is open.
create policy teammanager_oordeelt on herbeoordeling for update to wm_teammanager
  using (gemeente_id = (select app.gemeente()) and oordeel is null)
  with check (gemeente_id = (select app.gemeente()) and geoordeeld_door = (select app.gebruiker()));
create policy niet_zelf on herbeoordeling as restrictive for update to wm_teammanager
  using (not exists (select from resultaat r where r.gemeente_id = herbeoordeling.gemeente_id and r.id = herbeoordeling.resultaat_id and r.akkoord_door = (select app.gebruiker())));
grant update (oordeel, motivering, geoordeeld_op, geoordeeld_door, versie) on herbeoordeling to wm_teammanager;
create policy teammanager_bevestigt on resultaat for update to wm_teammanager
  using (gemeente_id = (select app.gemeente()) and akkoord is false and akkoord_door is distinct from (select app.gebruiker())
    and exists (select from herbeoordeling h where h.gemeente_id = resultaat.gemeente_id and h.resultaat_id = resultaat.id and h.resultaat_versie = resultaat.versie and h.oordeel))
  with check (gemeente_id = (select app.gemeente()) and akkoord and akkoord_door = (select app.gebruiker()));
grant update (akkoord, akkoord_reden, akkoord_door, akkoord_op, bewijs, versie) on resultaat to wm_teammanager;

grant insert (gemeente_id, inwoner_id, consulent_id, nummer, regeling_id, bij_trede, afgezien, terug_trede, terug_naar, tot, beslist, indicatie, indicatie_bron, indicatie_reden,
  inkomen, inkomen_toelichting, gemaakt_op, door) on terugkeerafspraak to wm_consulent;
grant update (akkoord, akkoord_reden, akkoord_op, akkoord_door, vervangen_op, gebruikt_op, versie) on terugkeerafspraak to wm_consulent;
grant select on terugkeerafspraak to wm_inwoner;
grant update (akkoord, akkoord_reden, akkoord_op, akkoord_door, versie) on terugkeerafspraak to wm_inwoner;
create policy zegt_zelf on terugkeerafspraak as restrictive for update to wm_inwoner
  using (akkoord is null and vervangen_op is null and gebruikt_op is null) with check (akkoord_door = 'inwoner');

grant insert (gemeente_id, inwoner_id, consulent_id, afspraak_id, bepaling_id, datum, van_trede, naar_trede, poging, inkomen, inkomen_toelichting, door) on terugstap to wm_consulent;
grant select (gemeente_id, id, inwoner_id, afspraak_id, datum, van_trede, naar_trede, inkomen, inkomen_toelichting) on terugstap to wm_inwoner;
grant insert (gemeente_id, terugstap_id, inwoner_id, consulent_id, soort, bron, tot) on terugstapvervolg to wm_consulent;
grant update (gedaan_op, gedaan_hoe, gedaan_door, versie) on terugstapvervolg to wm_consulent;

grant insert (gemeente_id, inwoner_id, consulent_id, partij, partij_naam, partij_bron, waarom, mee, gevraagd_op, door) on overdracht to wm_consulent;
grant update (toestemming, toestemming_mee, toestemming_op, toestemming_door, toestemming_reden, ingetrokken_op, verstuurd_op, verstuurd_hoe, antwoord_tot, pakket,
  uitkomst, uitkomst_op, uitkomst_tekst, vervolg, vervolg_op, gestopt_op, gestopt_reden, versie) on overdracht to wm_consulent;
grant select on overdracht to wm_inwoner;
grant update (toestemming, toestemming_mee, toestemming_op, toestemming_door, toestemming_reden, ingetrokken_op, versie) on overdracht to wm_inwoner;
-- The own word once; a yes can be taken back until the other party took over.
create policy zegt_zelf on overdracht as restrictive for update to wm_inwoner
  using (ingetrokken_op is null and gestopt_op is null and uitkomst is null and toestemming is distinct from false)
  with check (toestemming_door = 'inwoner' or ingetrokken_op is not null);

grant insert (gemeente_id, inwoner_id, consulent_id, aanleiding, trede, begin, maanden, datum, door) on nazorgmoment to wm_consulent;
grant update (uitkomst, toelichting, antwoord_op, antwoord_door, hoe, trede_toen, duurzaam, opgevolgd_op, opvolging, vervallen_op, vervallen_reden, versie) on nazorgmoment to wm_consulent;
grant select on nazorgmoment to wm_inwoner;
grant update (uitkomst, toelichting, antwoord_op, antwoord_door, hoe, trede_toen, duurzaam, versie) on nazorgmoment to wm_inwoner;
create policy zegt_zelf on nazorgmoment as restrictive for update to wm_inwoner
  using (uitkomst is null and vervallen_op is null) with check (antwoord_door = 'inwoner' and hoe = 'zelf');

-- Counts for policy: how many steps up held, by months after. Null: fewer than five residents, or so few others that they could be told from the rest.
create function app.nazorg_uitkomsten() returns table (maanden smallint, gevraagd bigint, duurzaam bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select q.maanden, case when q.mensen >= 5 then q.gevraagd end,
         case when q.goed >= 5 and (q.anders = 0 or q.anders >= 5) then q.duurzaam end
    from (select n.maanden, count(*) as gevraagd, count(*) filter (where n.duurzaam) as duurzaam, count(distinct n.inwoner_id) as mensen,
                 count(distinct n.inwoner_id) filter (where n.duurzaam) as goed, count(distinct n.inwoner_id) filter (where not n.duurzaam) as anders
            from nazorgmoment n where n.gemeente_id = app.gemeente() and n.uitkomst is not null group by 1) q
   order by 1
$$;
revoke all on function app.nazorg_uitkomsten() from public;
grant execute on function app.nazorg_uitkomsten() to wm_beleid, wm_teammanager;
call app.regels_toegang();
