-- A besluit on its way to a signature, and an objection to one.

create table besluitconcept (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  soort text not null check (soort in ('toekenning','afwijzing','intrekking','herziening')),
  product text not null check (length(product) <= 100),
  invoer jsonb not null,
  betreft_besluit_id int,
  status text not null default 'concept' check (status in ('concept','ter-ondertekening','teruggestuurd','getekend','weggelegd')),
  door int not null references gebruiker,
  gemaakt_op timestamptz not null default clock_timestamp(),
  gewijzigd_op timestamptz not null default clock_timestamp(),
  tekenaar_id int references gebruiker,
  voorgelegd_door int references gebruiker,
  voorgelegd_op timestamptz,
  eerste_door int references gebruiker,
  eerste_mandaat_id int,
  eerste_op date,
  terug_door int references gebruiker,
  terug_op timestamptz,
  terug_reden text not null default '' check (length(terug_reden) <= 1000),
  besluit_id int,
  versie int not null default 1,
  primary key (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade,
  foreign key (gemeente_id, betreft_besluit_id) references besluit (gemeente_id, id),
  foreign key (gemeente_id, eerste_mandaat_id) references mandaat (gemeente_id, id),
  foreign key (gemeente_id, besluit_id) references besluit (gemeente_id, id),
  check ((status = 'ter-ondertekening') = (tekenaar_id is not null)),
  check ((eerste_door is null) = (eerste_op is null) and (eerste_door is null) = (eerste_mandaat_id is null)),
  check (eerste_door <> tekenaar_id),
  check (status <> 'teruggestuurd' or terug_reden <> ''),
  check ((status = 'getekend') = (besluit_id is not null))
);
comment on table besluitconcept is 'A besluit that is not taken yet: what was typed, and before whom it lies to be signed';
comment on column besluitconcept.invoer is 'The form as it was typed: nothing is lost';
comment on column besluitconcept.eerste_door is 'The first of two signatures (four eyes); gone as soon as what was typed changes';
create index besluitconcept_inwoner on besluitconcept (gemeente_id, inwoner_id, id desc);
create index besluitconcept_tekenaar on besluitconcept (gemeente_id, tekenaar_id) where status = 'ter-ondertekening';

create table bezwaar (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  besluit_id int not null,
  ontvangen_op date not null,
  langs text not null check (langs in ('mijn','brief','balie')),
  reden text not null check (reden <> '' and length(reden) <= 4000),
  wil text not null default '' check (length(wil) <= 2000),
  getypt text not null check (getypt in ('inwoner','consulent','teammanager')),
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  te_laat boolean not null,
  laat_reden text not null default '' check (length(laat_reden) <= 2000),
  verschoonbaar boolean,
  verschoonbaar_reden text not null default '' check (length(verschoonbaar_reden) <= 2000),
  beslis_uiterlijk date not null,
  bevestigd_op date,
  bevestiging_id int,
  behandelaar_id int references gebruiker,
  behandelaar_op date,
  hoor_op date,
  hoor_tijd text not null default '' check (length(hoor_tijd) <= 5),
  hoor_waar text not null default '' check (length(hoor_waar) <= 200),
  gehoord_op date,
  hoor_verslag text not null default '' check (length(hoor_verslag) <= 4000),
  niet_horen_reden text not null default '' check (length(niet_horen_reden) <= 1000),
  verdaagd_op date,
  verdaagd_tot date,
  verdaging_reden text not null default '' check (length(verdaging_reden) <= 1000),
  verdaging_id int,
  beslissing text check (beslissing in ('gegrond','ongegrond','niet-ontvankelijk','ingetrokken')),
  beslist_op date,
  beslist_door int references gebruiker,
  motivering text not null default '' check (length(motivering) <= 4000),
  bekendgemaakt_op date,
  document_id int,
  gevolg_besluit_id int,
  gevolg_reden text not null default '' check (length(gevolg_reden) <= 1000),
  versie int not null default 1,
  primary key (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade,
  foreign key (gemeente_id, besluit_id) references besluit (gemeente_id, id),
  foreign key (gemeente_id, gevolg_besluit_id) references besluit (gemeente_id, id),
  foreign key (gemeente_id, bevestiging_id) references document (gemeente_id, id),
  foreign key (gemeente_id, verdaging_id) references document (gemeente_id, id),
  foreign key (gemeente_id, document_id) references document (gemeente_id, id),
  check (te_laat or verschoonbaar is null),
  check (verschoonbaar is null or verschoonbaar_reden <> ''),
  check ((behandelaar_id is null) = (behandelaar_op is null)),
  check ((verdaagd_op is null) = (verdaagd_tot is null)),
  check (verdaagd_op is null or verdaging_reden <> ''),
  check ((beslissing is null) = (beslist_op is null) and (beslissing is null) = (beslist_door is null)),
  check (beslissing is null or motivering <> ''),
  check (beslist_op >= ontvangen_op),
  check (bekendgemaakt_op >= beslist_op)
);
comment on table bezwaar is 'An objection to a besluit (Awb chapters 6 and 7): received, handled, heard, decided, made known';
comment on column bezwaar.beslis_uiterlijk is 'Last day to decide (Awb 7:10 lid 1), as it was reckoned on receipt; a postponement stands in verdaagd_tot';
create index bezwaar_inwoner on bezwaar (gemeente_id, inwoner_id, id desc);
create unique index bezwaar_een_open on bezwaar (gemeente_id, besluit_id) where beslissing is null;
create index bezwaar_open on bezwaar (gemeente_id, behandelaar_id) where bekendgemaakt_op is null;

do $$
declare t text;
begin
  foreach t in array array['besluitconcept','bezwaar'] loop
    execute format('create trigger werkvoorraad_erbij after insert on %s referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt()', t);
    execute format('create trigger werkvoorraad_anders after update on %s referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt()', t);
    execute format('create trigger werkvoorraad_weg after delete on %s referencing old table as rijen for each statement execute function app.werkvoorraad_wijzigt()', t);
    execute format('alter table %s enable row level security', t);
    execute format('create policy consulent on %s for all to wm_consulent using (gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker()))
      with check (gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker()))', t);
    execute format('create policy gemeente on %s for select to wm_teammanager, wm_levering using (gemeente_id = (select app.gemeente()))', t);
    execute format('grant select on %s to wm_consulent, wm_teammanager, wm_levering', t);
  end loop;
end $$;

-- Who signs with the own hand.
create policy eigen_hand on besluitconcept as restrictive for insert to wm_consulent with check (door = (select app.gebruiker()));
create policy tekenaar on besluitconcept for update to wm_teammanager
  using (gemeente_id = (select app.gemeente()) and tekenaar_id = (select app.gebruiker())) with check (gemeente_id = (select app.gemeente()));
grant insert (gemeente_id, inwoner_id, consulent_id, soort, product, invoer, betreft_besluit_id, door) on besluitconcept to wm_consulent;
grant update (product, invoer, status, gewijzigd_op, tekenaar_id, voorgelegd_door, voorgelegd_op, eerste_door, eerste_mandaat_id, eerste_op, terug_door, terug_op, terug_reden,
  besluit_id, versie) on besluitconcept to wm_consulent;
grant update (status, tekenaar_id, voorgelegd_door, voorgelegd_op, eerste_door, eerste_mandaat_id, eerste_op, terug_door, terug_op, terug_reden, besluit_id, versie) on besluitconcept to wm_teammanager;
create function app.concept_wijzigt() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if left(current_user::text, 3) <> 'wm_' then return new; end if;
  if old.status in ('getekend', 'weggelegd') then raise exception 'Dit concept is al afgehandeld.' using errcode = 'WM409'; end if;
  if new.eerste_door is distinct from old.eerste_door and new.eerste_door <> app.gebruiker() then
    raise exception 'Een handtekening zet je alleen zelf.' using errcode = 'WM409';
  end if;
  if new.invoer <> old.invoer then new.eerste_door := null; new.eerste_mandaat_id := null; new.eerste_op := null; end if;
  return new;
end $$;
create trigger wijzigt before update on besluitconcept for each row execute function app.concept_wijzigt();

-- What was decided stays; a letter and a second signature come after.
revoke update on besluit from wm_consulent;
grant update (bekendgemaakt_op, bezwaar_tot, document_id, versie, mede_door, mede_mandaat_id, mede_op) on besluit to wm_consulent;
grant update (versie, mede_door, mede_mandaat_id, mede_op) on besluit to wm_teammanager;
create function app.besluit_getekend() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app.gebruiker() is null or new.mede_door is null then return new; end if;
  if tg_op = 'INSERT' then
    if not exists (select from besluitconcept c where c.gemeente_id = new.gemeente_id and c.inwoner_id = new.inwoner_id and c.eerste_door = new.mede_door and c.eerste_op = new.mede_op) then
      raise exception 'De eerste handtekening staat niet onder het concept.' using errcode = 'WM409';
    end if;
  elsif old.mede_door is distinct from new.mede_door and (old.mede_door is not null or new.mede_door <> app.gebruiker()) then
    raise exception 'Een handtekening zet je alleen zelf, en één keer.' using errcode = 'WM409';
  end if;
  return new;
end $$;
create trigger getekend before insert or update on besluit for each row execute function app.besluit_getekend();

-- A teammanager who was asked to sign takes the besluit, and with it what it decides. Only for that resident, as long as it lies there.
create function app.tekent_voor(p_gemeente int, p_inwoner int) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from besluitconcept c where c.gemeente_id = p_gemeente and c.gemeente_id = app.gemeente() and c.inwoner_id = p_inwoner
                    and c.tekenaar_id = app.gebruiker() and c.status = 'ter-ondertekening')
$$;
do $$
declare t text;
begin
  foreach t in array array['besluit','traject','toewijzing','doel'] loop
    execute format('create policy tekenaar on %1$s for insert to wm_teammanager with check (gemeente_id = (select app.gemeente()) and app.tekent_voor(gemeente_id, inwoner_id))', t);
    execute format('grant insert on %s to wm_teammanager', t);
  end loop;
end $$;
create policy eigen_hand_teammanager on besluit as restrictive for insert to wm_teammanager with check (genomen_door = (select app.gebruiker()));
create policy mede on besluit for update to wm_teammanager using (gemeente_id = (select app.gemeente())) with check (gemeente_id = (select app.gemeente()));
create policy tekenaar_einde on toewijzing for update to wm_teammanager
  using (gemeente_id = (select app.gemeente()) and app.tekent_voor(gemeente_id, inwoner_id)) with check (gemeente_id = (select app.gemeente()));
grant update (status, beeindigd_op, reden, versie) on toewijzing to wm_teammanager;
grant execute on function app.nieuw_toewijzingnummer() to wm_teammanager;

-- A colleague who was asked to sign opens that one dossier until the besluit is taken or sent back; not one that is shielded.
create function app.concept_voorgelegd() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.zet_meer(new.tekenaar_id, 'infinity');
  return null;
end $$;
create trigger voorgelegd after update of tekenaar_id on besluitconcept for each row when (new.tekenaar_id is not null) execute function app.concept_voorgelegd();
create or replace function app.zoek_meer(p_gebruiker int, p_gemeente int, p_rol text)
  returns table (vervangt int[], genoemd int[], nood int[], verborgen int[], meer jsonb)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  vervangt := '{}'; genoemd := '{}'; nood := '{}'; verborgen := '{}';
  if p_rol not in ('consulent', 'teammanager') then return next; return; end if;
  if p_rol = 'consulent' then
    select coalesce(array_agg(a.gebruiker_id), '{}'),
           jsonb_build_object('vervangt', jsonb_agg(jsonb_build_object('id', g.id, 'naam', g.naam, 'tot', upper(a.periode) - 1) order by g.naam))
      into vervangt, meer
      from medewerkerafwezigheid a join gebruiker g on g.id = a.gebruiker_id
     where a.gemeente_id = p_gemeente and a.vervanger_id = p_gebruiker and a.ingetrokken_op is null and a.periode @> app.dag()
       and g.rol = 'consulent' and g.gemeente_id = p_gemeente;
  end if;
  select coalesce(array_agg(s.inwoner_id), '{}') into genoemd
    from afschermingpersoon p join afscherming s on s.gemeente_id = p.gemeente_id and s.id = p.afscherming_id
   where p.gemeente_id = p_gemeente and p.gebruiker_id = p_gebruiker and p.ingetrokken_op is null and s.opgeheven_op is null;
  if p_rol = 'consulent' then
    select genoemd || coalesce(array_agg(c.inwoner_id), '{}') into genoemd
      from besluitconcept c
     where c.gemeente_id = p_gemeente and c.tekenaar_id = p_gebruiker and c.status = 'ter-ondertekening'
       and not exists (select from afscherming s where s.gemeente_id = c.gemeente_id and s.inwoner_id = c.inwoner_id and s.opgeheven_op is null);
  end if;
  select coalesce(array_agg(n.inwoner_id), '{}'),
         coalesce(meer, '{}') || jsonb_build_object('nood', jsonb_agg(jsonb_build_object('id', n.id, 'inwonerId', n.inwoner_id, 'tot', n.verloopt_op)))
    into nood, meer
    from noodtoegang n
   where n.gemeente_id = p_gemeente and n.gebruiker_id = p_gebruiker and n.rol = p_rol and n.gesloten_op is null and n.verloopt_op > now();
  select coalesce(array_agg(s.inwoner_id), '{}') into verborgen
    from afscherming s
   where s.gemeente_id = p_gemeente and s.opgeheven_op is null and s.inwoner_id <> all (genoemd)
     and case p_rol when 'teammanager' then s.inwoner_id <> all (nood) else s.consulent_id = any (vervangt) end;
  if cardinality(vervangt) = 0 and cardinality(nood) = 0 then meer := null; end if;
  return next;
end $$;

-- An objection: the resident makes it, the consulent writes down what came by post, a teammanager who did not take the besluit handles it.
create policy inwoner on bezwaar for all to wm_inwoner
  using (gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner())) with check (gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner()));
create policy zegt_zelf on bezwaar as restrictive for insert to wm_inwoner with check (getypt = 'inwoner' and langs = 'mijn' and door = (select app.gebruiker()) and ontvangen_op = (select app.dag()));
create policy eigen_hand on bezwaar as restrictive for insert to wm_consulent, wm_teammanager with check (door = (select app.gebruiker()) and getypt <> 'inwoner');
create policy behandelt on bezwaar for all to wm_teammanager using (gemeente_id = (select app.gemeente())) with check (gemeente_id = (select app.gemeente()));
grant insert (gemeente_id, inwoner_id, consulent_id, besluit_id, ontvangen_op, langs, reden, wil, getypt, door, te_laat, laat_reden, beslis_uiterlijk) on bezwaar to wm_inwoner, wm_consulent, wm_teammanager;
grant select (gemeente_id, id, inwoner_id, besluit_id, ontvangen_op, langs, reden, wil, getypt, vastgelegd_op, te_laat, laat_reden, beslis_uiterlijk, bevestigd_op, behandelaar_id,
  hoor_op, hoor_tijd, hoor_waar, gehoord_op, verdaagd_op, verdaagd_tot, beslissing, beslist_op, bekendgemaakt_op, document_id, versie) on bezwaar to wm_inwoner;
grant update (bevestigd_op, bevestiging_id, gevolg_besluit_id, gevolg_reden, versie) on bezwaar to wm_consulent;
grant update (verschoonbaar, verschoonbaar_reden, bevestigd_op, bevestiging_id, behandelaar_id, behandelaar_op, hoor_op, hoor_tijd, hoor_waar, gehoord_op, hoor_verslag, niet_horen_reden,
  verdaagd_op, verdaagd_tot, verdaging_reden, verdaging_id, beslissing, beslist_op, beslist_door, motivering, bekendgemaakt_op, document_id, versie) on bezwaar to wm_teammanager;
-- Awb 10:3 lid 3 and 7:5: not by who took the besluit, and nothing after the decision but its letter and what follows from it.
create function app.bezwaar_wijzigt() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app.gebruiker() is null then return new; end if;
  if exists (select from besluit b where b.gemeente_id = new.gemeente_id and b.id = new.besluit_id
              and (new.behandelaar_id in (b.genomen_door, b.mede_door) or new.beslist_door in (b.genomen_door, b.mede_door))) then
    raise exception 'Wie het besluit nam, behandelt het bezwaar niet (Awb artikel 10:3, derde lid).' using errcode = 'WM409';
  end if;
  if tg_op = 'UPDATE' then
    if old.beslissing is not null and (new.beslissing, new.motivering, new.beslist_op, new.beslist_door) is distinct from (old.beslissing, old.motivering, old.beslist_op, old.beslist_door) then
      raise exception 'Op dit bezwaar is al beslist.' using errcode = 'WM409';
    end if;
    if new.beslist_door is distinct from old.beslist_door and new.beslist_door <> app.gebruiker() then
      raise exception 'Een beslissing neem je alleen zelf.' using errcode = 'WM409';
    end if;
  end if;
  return new;
end $$;
create trigger wijzigt before insert or update on bezwaar for each row execute function app.bezwaar_wijzigt();
-- The receipt by letter is made with what the resident sends in himself.
grant update (bevestigd_op, bevestiging_id, versie) on bezwaar to wm_inwoner;
revoke all on function app.concept_wijzigt(), app.besluit_getekend(), app.concept_voorgelegd(), app.bezwaar_wijzigt(), app.tekent_voor(int, int) from public;
grant execute on function app.tekent_voor(int, int) to wm_teammanager;
call app.regels_toegang();
