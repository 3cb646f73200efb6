-- A besluit that the regeling wants taken together with somebody (besluit.samenMet): each says yes or no himself, with when and why, and nobody
-- signs before. A colleague and an aanbieder answer with their own hand; a resident may also say it, and who is no user of the product only can:
-- then it is written down with how, and by whom it was said.
create table samenspraak (
  gemeente_id int not null,
  id int generated always as identity,
  concept_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  wie text not null check (wie ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  gevraagd_aan int references gebruiker,
  aanbieder_id int references aanbieder,
  voorstel jsonb not null,
  gevraagd_op date not null,
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  antwoord boolean,
  reden text not null default '' check (length(reden) <= 2000),
  hoe text check (hoe in ('zelf','gesprek','telefoon','brief')),
  namens text not null default '' check (length(namens) <= 120),
  gegeven_op date,
  gegeven_door int references gebruiker,
  vervallen_op date,
  versie int not null default 1,
  primary key (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade,
  foreign key (gemeente_id, concept_id) references besluitconcept (gemeente_id, id),
  check (gevraagd_aan is null or aanbieder_id is null),
  check ((wie = 'aanbieder') = (aanbieder_id is not null)),
  check (wie <> 'inwoner' or gevraagd_aan is null),
  check ((antwoord is null) = (gegeven_op is null) and (antwoord is null) = (gegeven_door is null) and (antwoord is null) = (hoe is null)),
  check (antwoord is distinct from false or reden <> ''),
  constraint samenspraak_ander check (gevraagd_aan <> door),
  constraint samenspraak_eigen_hand check (gegeven_door is null or gevraagd_aan is null or (gegeven_door = gevraagd_aan and hoe = 'zelf')),
  constraint samenspraak_niet_zelf check (hoe is distinct from 'zelf' or gegeven_door <> door),
  constraint samenspraak_aanbieder check (aanbieder_id is null or hoe is null or hoe = 'zelf')
);
comment on table samenspraak is 'The yes or no of each with whom a besluit is taken (besluit.samenMet of the regeling): asked, when, answered by whom and how';
comment on column samenspraak.voorstel is 'What was asked, in the words that stood there: kop and waarde';
comment on column samenspraak.namens is 'Who said it, when it was written down';
comment on column samenspraak.vervallen_op is 'It is about something else now, or was taken back: it counts no more';
create unique index samenspraak_een on samenspraak (gemeente_id, concept_id, wie) where vervallen_op is null;
create index samenspraak_inwoner on samenspraak (gemeente_id, inwoner_id);
create index samenspraak_aan on samenspraak (gemeente_id, gevraagd_aan) where antwoord is null and vervallen_op is null;
create index samenspraak_aanbieder_open on samenspraak (aanbieder_id) where antwoord is null and vervallen_op is null;

alter table samenspraak enable row level security;
create trigger werkvoorraad_erbij after insert on samenspraak referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create trigger werkvoorraad_anders after update on samenspraak referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create trigger werkvoorraad_weg after delete on samenspraak referencing old table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create policy consulent on samenspraak for all to wm_consulent using (gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker()))
  with check (gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker()));
create policy gemeente on samenspraak for select to wm_teammanager, wm_levering using (gemeente_id = (select app.gemeente()));
create policy zegt_zelf on samenspraak for update to wm_teammanager
  using (gemeente_id = (select app.gemeente()) and gevraagd_aan = (select app.gebruiker()) and antwoord is null and vervallen_op is null)
  with check (gemeente_id = (select app.gemeente()) and gegeven_door = (select app.gebruiker()));
create policy inwoner on samenspraak for select to wm_inwoner using (gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner()));
create policy inwoner_zegt on samenspraak for update to wm_inwoner
  using (gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner()) and wie = 'inwoner' and antwoord is null and vervallen_op is null)
  with check (gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner()) and hoe = 'zelf' and gegeven_door = (select app.gebruiker()));
create policy aanbieder on samenspraak for all to wm_aanbieder using (aanbieder_id = (select app.aanbieder())) with check (aanbieder_id = (select app.aanbieder()));
create policy zegt_zelf_aanbieder on samenspraak as restrictive for update to wm_aanbieder
  using (antwoord is null and vervallen_op is null) with check (hoe = 'zelf' and gegeven_door = (select app.gebruiker()));
create policy eigen_hand on samenspraak as restrictive for insert to wm_consulent with check (door = (select app.gebruiker()));
-- The word of a colleague or an aanbieder is nobody else's to write; what lapses was asked wrongly or is about something else.
create policy eigen_hand_woord on samenspraak as restrictive for update to wm_consulent with check (
  vervallen_op is not null or (gegeven_door = (select app.gebruiker()) and aanbieder_id is null
    and case when gevraagd_aan is null then hoe <> 'zelf' else gevraagd_aan = (select app.gebruiker()) end));
create policy hangt_aan_eigen on samenspraak as restrictive for insert to wm_consulent with check (
  exists (select from besluitconcept c where c.gemeente_id = samenspraak.gemeente_id and c.id = samenspraak.concept_id and c.inwoner_id = samenspraak.inwoner_id
             and c.status in ('concept','teruggestuurd')));
grant select on samenspraak to wm_consulent, wm_teammanager, wm_levering;
grant insert (gemeente_id, concept_id, inwoner_id, consulent_id, wie, gevraagd_aan, aanbieder_id, voorstel, gevraagd_op, door) on samenspraak to wm_consulent;
grant update (antwoord, reden, hoe, namens, gegeven_op, gegeven_door, vervallen_op, versie) on samenspraak to wm_consulent;
grant update (antwoord, reden, hoe, gegeven_op, gegeven_door, versie) on samenspraak to wm_teammanager, wm_inwoner, wm_aanbieder;
grant select (gemeente_id, id, inwoner_id, aanbieder_id, wie, voorstel, gevraagd_op, antwoord, reden, hoe, gegeven_op, vervallen_op, versie) on samenspraak to wm_inwoner, wm_aanbieder;

create function app.samenspraak_gevraagd() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.zet_meer(new.gevraagd_aan, 'infinity');
  return null;
end $$;
create trigger gevraagd after insert on samenspraak for each row when (new.gevraagd_aan is not null) execute function app.samenspraak_gevraagd();
-- An answer stays as it was given; only that it counts no more may follow.
create function app.samenspraak_blijft() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if left(current_user::text, 3) = 'wm_' and old.antwoord is not null and (new.antwoord, new.reden, new.hoe, new.namens, new.gegeven_op, new.gegeven_door)
       is distinct from (old.antwoord, old.reden, old.hoe, old.namens, old.gegeven_op, old.gegeven_door) then
    raise exception 'Dit antwoord is al gegeven.' using errcode = 'WM409';
  end if;
  return new;
end $$;
create trigger blijft before update on samenspraak for each row execute function app.samenspraak_blijft();
-- What was agreed on is what is signed: other words, or a concept that is put away, and it is asked anew.
create function app.samenspraak_vervalt() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update samenspraak s set vervallen_op = app.dag(), versie = s.versie + 1 where s.gemeente_id = new.gemeente_id and s.concept_id = new.id and s.vervallen_op is null;
  return null;
end $$;
create trigger samenspraak_vervalt after update on besluitconcept for each row
  when (new.invoer is distinct from old.invoer or (new.status = 'weggelegd' and old.status <> 'weggelegd')) execute function app.samenspraak_vervalt();
create or replace function app.concept_wijzigt() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if left(current_user::text, 3) <> 'wm_' then return new; end if;
  if old.status in ('getekend', 'weggelegd') then raise exception 'Dit concept is al afgehandeld.' using errcode = 'WM409'; end if;
  if old.status = 'ter-ondertekening' and (new.invoer, new.product) is distinct from (old.invoer, old.product) then
    raise exception 'Dit concept ligt bij iemand om te tekenen.' using errcode = 'WM409';
  end if;
  if new.eerste_door is distinct from old.eerste_door and new.eerste_door <> app.gebruiker() then
    raise exception 'Een handtekening zet je alleen zelf.' using errcode = 'WM409';
  end if;
  if new.invoer <> old.invoer then new.eerste_door := null; new.eerste_mandaat_id := null; new.eerste_op := null; end if;
  return new;
end $$;

-- Signing waits for each of them, and who signs is another than who said yes.
alter table besluit add column samen text[] not null default '{}';
comment on column besluit.samen is 'With whom the regeling wants it taken: of each a yes stands in samenspraak, of somebody else than who signed';
create function app.besluit_samen() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare w text;
begin
  if app.gebruiker() is null then return new; end if;
  foreach w in array new.samen loop
    if not exists (select from samenspraak s join besluitconcept c on c.gemeente_id = s.gemeente_id and c.id = s.concept_id
                    where s.gemeente_id = new.gemeente_id and s.inwoner_id = new.inwoner_id and s.wie = w and s.antwoord and s.vervallen_op is null
                      and (c.status in ('concept','teruggestuurd','ter-ondertekening') or c.besluit_id = new.id) and c.product = new.product
                      and not coalesce(s.hoe = 'zelf' and s.gegeven_door in (new.genomen_door, new.mede_door), false)) then
      raise exception 'Dit besluit neem je samen met een ander, en die zei nog geen ja. Wie ja zegt, tekent niet ook zelf.' using errcode = 'WM409';
    end if;
  end loop;
  return new;
end $$;
create trigger samen before insert or update of mede_door on besluit for each row when (cardinality(new.samen) > 0) execute function app.besluit_samen();

-- An aanbieder that is asked knows of whom: no more than the name, until it has a toewijzing.
create function app.samenspraak_bij_mij() returns table (id int, gemeente_id int, inwoner_id int, voornaam text, voorvoegsel text, achternaam text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.gemeente_id, s.inwoner_id, p.voornaam, p.voorvoegsel, p.achternaam
    from samenspraak s join inwoner_persoon p on p.gemeente_id = s.gemeente_id and p.inwoner_id = s.inwoner_id
   where s.aanbieder_id = app.aanbieder() and s.vervallen_op is null
$$;
revoke all on function app.samenspraak_gevraagd(), app.samenspraak_blijft(), app.samenspraak_vervalt(), app.besluit_samen(), app.samenspraak_bij_mij() from public;
grant execute on function app.samenspraak_bij_mij() to wm_aanbieder;

-- Who was asked something opens that one dossier and gives his own word; this one is a question too.
create or replace function app.gevraagd_bij(p_gebruiker int, p_gemeente int) returns table (inwoner_id int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select b.inwoner_id from besluitconcept b
   where b.gemeente_id = p_gemeente and b.tekenaar_id = p_gebruiker and b.status = 'ter-ondertekening'
  union
  select r.inwoner_id from omzettingregel r where r.gemeente_id = p_gemeente and r.tekenaar_id = p_gebruiker and r.uitkomst is null
  union
  select o.inwoner_id from trajectoordeel o
   where o.gemeente_id = p_gemeente and o.gevraagd_aan = p_gebruiker and o.oordeel is null and o.vervallen_op is null
  union
  select s.inwoner_id from samenspraak s
   where s.gemeente_id = p_gemeente and s.gevraagd_aan = p_gebruiker and s.antwoord is null and s.vervallen_op is null
$$;
-- He writes what he must be able to write and nothing else: his own word, and while he signs (or the worker carries out for him what he accepted)
-- the rows that a besluit makes. Until now a question that was about one row opened all rows of its table, and signing the whole dossier.
create function app.leest_alleen() returns int[] language sql stable security definer set search_path = public, pg_temp as $$
  select case when cardinality(app.genoemd()) = 0 then '{}' else app.leest_om_te_tekenen(app.gebruiker(), app.gemeente()) end
$$;
-- Named for a shielded dossier: the work in it is his.
create function app.genoemd_eigen() returns int[] language sql stable security definer set search_path = public, pg_temp as $$
  select case when cardinality(app.genoemd()) = 0 then '{}' else array(
    select s.inwoner_id from afschermingpersoon p join afscherming s on s.gemeente_id = p.gemeente_id and s.id = p.afscherming_id
     where p.gemeente_id = app.gemeente() and p.gebruiker_id = app.gebruiker() and p.ingetrokken_op is null and s.opgeheven_op is null
       and s.inwoner_id = any (app.genoemd())) end
$$;
create or replace function app.genoemd_schrijft() returns int[] language sql stable security definer set search_path = public, pg_temp as $$
  select case when cardinality(app.genoemd()) = 0 then '{}' else app.genoemd_eigen() || array(
    select c.inwoner_id from besluitconcept c
     where c.gemeente_id = app.gemeente() and c.tekenaar_id = app.gebruiker() and c.status = 'ter-ondertekening'
       and c.id = nullif(current_setting('app.tekent', true), '')::int and c.inwoner_id = any (app.genoemd())
    union
    select r.inwoner_id from omzettingregel r join omzetting z on z.gemeente_id = r.gemeente_id and z.id = r.omzetting_id
     where r.gemeente_id = app.gemeente() and r.tekenaar_id = app.gebruiker() and r.door = app.gebruiker() and r.stand = 'akkoord' and r.uitkomst is null
       and z.status = 'bezig' and r.omzetting_id = nullif(current_setting('app.omzetting', true), '')::int and r.inwoner_id = any (app.genoemd())) end
$$;
revoke all on function app.leest_alleen(), app.genoemd_eigen() from public;
grant execute on function app.leest_alleen(), app.genoemd_eigen() to wm_consulent;
create policy alleen_gevraagd on besluitconcept as restrictive for update to wm_vervanger
  using (inwoner_id <> all ((select app.leest_alleen())::int[]) or (tekenaar_id = (select app.gebruiker()) and status = 'ter-ondertekening')) with check (true);
create policy alleen_gevraagd on trajectoordeel as restrictive for update to wm_vervanger
  using (inwoner_id <> all ((select app.leest_alleen())::int[]) or (gevraagd_aan = (select app.gebruiker()) and oordeel is null and vervallen_op is null))
  with check (inwoner_id <> all ((select app.leest_alleen())::int[]) or (gevraagd_aan = (select app.gebruiker()) and vervallen_op is null));
create policy alleen_gevraagd on samenspraak as restrictive for update to wm_vervanger
  using (inwoner_id <> all ((select app.leest_alleen())::int[]) or (gevraagd_aan = (select app.gebruiker()) and antwoord is null and vervallen_op is null))
  with check (inwoner_id <> all ((select app.leest_alleen())::int[]) or (gevraagd_aan = (select app.gebruiker()) and vervallen_op is null));
create policy alleen_gevraagd on omzettingregel as restrictive for update to wm_vervanger
  using (inwoner_id <> all ((select app.leest_alleen())::int[]) or (tekenaar_id = (select app.gebruiker()) and uitkomst is null)) with check (true);
do $$
declare t text;
begin
  foreach t in array array['besluitconcept','trajectoordeel','samenspraak','omzettingregel'] loop
    execute format('create policy gevraagd_maakt_niets on %I as restrictive for insert to wm_vervanger with check (inwoner_id <> all ((select app.leest_alleen())::int[]))', t);
    execute format('create policy gevraagd_haalt_niets_weg on %I as restrictive for delete to wm_vervanger using (inwoner_id <> all ((select app.leest_alleen())::int[]))', t);
  end loop;
end $$;

-- Evidence of a result: documents of the dossier, added by the aanbieder that reports it or by the consulent that judges it.
alter table dossierstuk drop constraint dossierstuk_herkomst_check;
alter table dossierstuk add constraint dossierstuk_herkomst check (herkomst in ('gemeente','inwoner','aanbieder')) not valid,
  add constraint dossierstuk_van_aanbieder check (herkomst <> 'aanbieder' or met_inwoner) not valid;
create table resultaatstuk (
  gemeente_id int not null,
  id int generated always as identity,
  toewijzing_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int not null,
  stuk_id int not null,
  kant text not null check (kant in ('aanbieder','gemeente')),
  door int not null references gebruiker,
  toegevoegd_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  unique (gemeente_id, toewijzing_id, stuk_id),
  foreign key (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id)
    references toewijzing (gemeente_id, id, inwoner_id, consulent_id, aanbieder_id) on update cascade,
  foreign key (gemeente_id, stuk_id) references dossierstuk (gemeente_id, id)
);
comment on table resultaatstuk is 'Documents that a result of an ontwikkeling rests on (AP21); who reads one is said by the document';
create index resultaatstuk_inwoner on resultaatstuk (gemeente_id, inwoner_id);
create index resultaatstuk_stuk on resultaatstuk (gemeente_id, stuk_id);
alter table resultaatstuk enable row level security;
create policy consulent on resultaatstuk for all to wm_consulent using (gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker()))
  with check (gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker()));
create policy gemeente on resultaatstuk for select to wm_teammanager using (gemeente_id = (select app.gemeente()));
create policy inwoner on resultaatstuk for select to wm_inwoner using (gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner()));
create policy aanbieder on resultaatstuk for all to wm_aanbieder using (aanbieder_id = (select app.aanbieder())) with check (aanbieder_id = (select app.aanbieder()));
create policy eigen_hand on resultaatstuk as restrictive for insert to wm_consulent, wm_aanbieder with check (
  door = (select app.gebruiker()) and kant = case when (select app.aanbieder()) is null then 'gemeente' else 'aanbieder' end);
grant select on resultaatstuk to wm_consulent, wm_teammanager, wm_inwoner, wm_aanbieder;
grant insert (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, stuk_id, kant, door) on resultaatstuk to wm_consulent, wm_aanbieder;
-- As who writes: a document that he may not see is not there either.
create function app.resultaatstuk_hoort() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if not exists (select from dossierstuk d where d.gemeente_id = new.gemeente_id and d.id = new.stuk_id and d.inwoner_id = new.inwoner_id) then
    raise exception 'dit document hoort niet bij dit dossier' using errcode = 'WM409';
  end if;
  return new;
end $$;
revoke all on function app.resultaatstuk_hoort() from public;
create trigger hoort before insert on resultaatstuk for each row execute function app.resultaatstuk_hoort();
-- What an aanbieder sends is read by the municipality, the resident and itself; only of its own places.
create policy aanbieder_stuurt on dossierstuk for insert to wm_aanbieder with check (
  aanbieder_id = (select app.aanbieder()) and met_inwoner and herkomst = 'aanbieder' and soort <> 'medisch' and verborgen_op is null
  and (gemeente_id, inwoner_id, consulent_id) in (select t.gemeente_id, t.inwoner_id, t.consulent_id from toewijzing t
        where t.aanbieder_id = (select app.aanbieder()) and t.status in ('gestart','beeindigd')));
create policy eigen_hand_aanbieder on dossierstuk as restrictive for insert to wm_aanbieder with check (door = (select app.gebruiker()));
grant insert (gemeente_id, inwoner_id, consulent_id, met_inwoner, aanbieder_id, soort, titel, bestandsnaam, type, bytes, sha256, inhoud, tonen, scan, bijzonderheden,
  herkomst, door, bewaren_tot, bewaren_bron) on dossierstuk to wm_aanbieder;

create or replace procedure app.regels_toegang() language plpgsql as $$
declare
  p record;
  mijn constant text := '(consulent_id = ( SELECT app.gebruiker() AS gebruiker))';
  wie text; meer text; schrijft text; nood text;
begin
  for p in
    select c.relname, x.polname, x.polcmd, pg_get_expr(x.polqual, x.polrelid) as qual, pg_get_expr(x.polwithcheck, x.polrelid) as controle,
           case when c.relname = 'inwoner' then 'id' else (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attname = 'inwoner_id') end as kolom,
           coalesce((select a.attnotnull from pg_attribute a where a.attrelid = c.oid and a.attname = 'inwoner_id'), true) as altijd
      from pg_policy x join pg_class c on c.oid = x.polrelid
     where c.relnamespace = 'public'::regnamespace and x.polpermissive and x.polroles = array['wm_consulent'::regrole::oid]
       and position(mijn in coalesce(pg_get_expr(x.polqual, x.polrelid), pg_get_expr(x.polwithcheck, x.polrelid))) > 0
     order by 1, 2
  loop
    wie := left(p.polname, 40);
    execute format('drop policy if exists %I on %I', wie || '_vervanger', p.relname);
    execute format('drop policy if exists %I on %I', wie || '_nood', p.relname);
    meer := case when p.kolom is null then '(consulent_id = any ((select app.vervangt())::int[]))' else format(
      '((consulent_id = any ((select app.vervangt())::int[]) and %2$s) or %1$I = any ((select app.genoemd())::int[]))', p.kolom,
              -- A row about nobody in the books, such as a melding, is shielded by nothing: null is not unequal to anything.
              format(case when p.altijd then '%1$I <> all ((select app.verborgen())::int[])' else '(%1$I is null or %1$I <> all ((select app.verborgen())::int[]))' end, p.kolom)) end;
    -- Who was asked to sign, or for a yes or no, reads that dossier. He writes his own word (a restrictive policy names the row), what is derived
    -- whenever somebody looks, and nothing else.
    schrijft := case when p.relname in ('besluitconcept', 'trajectoordeel', 'samenspraak', 'omzettingregel', 'werkvoorraad', 'werkvoorraad_wijziging', 'plichtstand', 'plichtverschil', 'plicht_wijziging') then meer
                     -- The rows that a besluit makes, while he signs it.
                     when p.relname in ('besluit', 'traject', 'toewijzing', 'toewijzingwijziging', 'doel', 'inwoner', 'document') then replace(meer, 'app.genoemd()', 'app.genoemd_schrijft()')
                     else replace(meer, 'app.genoemd()', 'app.genoemd_eigen()') end;
    execute format('create policy %I on %I for %s to wm_vervanger', wie || '_vervanger', p.relname,
                   case p.polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end)
      || coalesce(' using (' || replace(p.qual, mijn, meer) || ')', '') || coalesce(' with check (' || replace(coalesce(p.controle, case when p.polcmd in ('*', 'w') then p.qual end), mijn, schrijft) || ')', '');
    -- An emergency is for reading a dossier; it brings nobody's work into one's own lists.
    if p.polcmd in ('*', 'r') and p.kolom is not null and p.relname not in ('werkvoorraad', 'werkvoorraad_wijziging') then
      nood := format('(%I = any ((select app.nood())::int[]))', p.kolom);
      execute format('create policy %I on %I for select to wm_vervanger using (%s)', wie || '_nood', p.relname, replace(p.qual, mijn, nood));
    end if;
  end loop;
  -- Hashed: a list of which each row is compared with every number made counting a municipality seventeen times as slow.
  for p in
    select c.relname, case when c.relname = 'inwoner' then 'id' else a.attname end as kolom, coalesce(a.attnotnull, true) as altijd
      from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attname = 'inwoner_id' and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and (a.attname is not null or c.relname = 'inwoner')
       and c.relname not in ('afscherming', 'afschermingpersoon', 'noodtoegang', 'gebruiker', 'logboek')
       and has_any_column_privilege('wm_teammanager', c.oid, 'SELECT')
  loop
    execute format('drop policy if exists afgeschermd on %I', p.relname);
    execute format('create policy afgeschermd on %I as restrictive for all to wm_teammanager using (%s%I not in (select unnest(app.verborgen())))', p.relname,
                   case when p.altijd then '' else format('%I is null or ', p.kolom) end, p.kolom);
  end loop;
end $$;
call app.regels_toegang();
