-- A report that comes in from outside (public page, aanbieder, the resident himself) and waits in the queue of the team until it is an
-- aanmelding or is closed (Wmo 2015 art. 2.3.2).
create table melding (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  kenmerk text not null check (kenmerk ~ '^M-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$'),
  inzending uuid not null,
  weg text not null check (weg in ('openbaar','aanbieder','inwoner','gemeente')),
  melder_soort text not null check (melder_soort in ('inwoner','naaste','wijkteam','school','werkgever','aanbieder','huisarts','gemeente','anders')),
  toestemming text not null check (toestemming in ('zelf','ja','nee')),
  toestemming_reden text not null default '' check (length(toestemming_reden) <= 500),
  vraag text not null check (length(vraag) <= 4000),
  ontvangen_op date not null,
  ontvangen_om timestamptz not null default clock_timestamp(),
  aanbieder_id int references aanbieder,
  inwoner_id int,
  consulent_id int not null default 0 references gebruiker,
  gemeld_door int not null default 0 references gebruiker,
  status text not null default 'nieuw' check (status in ('nieuw','in-behandeling','aangemeld','gesloten')),
  sluitreden text check (sluitreden in ('dubbel','andere-gemeente','niet-bereikt','wil-niet','ander-loket','ingetrokken','geen-hulpvraag')),
  sluit_toelichting text not null default '' check (length(sluit_toelichting) <= 2000),
  afgehandeld_op timestamptz,
  afgehandeld_door int references gebruiker,
  terugkoppeling text check (terugkoppeling in ('mail','telefoon','niet-nodig','niet-bereikt')),
  teruggekoppeld_op date,
  gewist_op timestamptz,
  versie int not null default 1,
  primary key (gemeente_id, id),
  unique (gemeente_id, id, consulent_id),
  unique (gemeente_id, kenmerk),
  unique (gemeente_id, inzending),
  check ((status = 'gesloten') = (sluitreden is not null)),
  check (toestemming <> 'nee' or toestemming_reden <> '' or gewist_op is not null),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on table melding is 'consulent_id 0 is the queue of the team. Who it is about and who reports stand apart in meldingpersoon';
comment on column melding.inzending is 'Key of the showing of the form: the same form sent twice is one melding';
create index melding_wacht on melding (gemeente_id, consulent_id, ontvangen_op, id) where status in ('nieuw','in-behandeling');
create index melding_nieuwste on melding (gemeente_id, id desc);
create index melding_aanbieder on melding (aanbieder_id, id desc) where aanbieder_id is not null;
create index melding_inwoner on melding (gemeente_id, inwoner_id, id) where inwoner_id is not null;
create index melding_wissen on melding (afgehandeld_op) where gewist_op is null and afgehandeld_op is not null;

create table meldingpersoon (
  gemeente_id int not null,
  melding_id int not null,
  consulent_id int not null,
  aanbieder_id int,
  voornaam text not null,
  voorvoegsel text not null default '',
  achternaam text not null,
  zoeknaam text not null,
  geboortedatum date,
  telefoon text not null default '',
  email text not null default '',
  postcode text not null default '',
  woonplaats text not null default '',
  contact text not null check (contact in ('bellen','appen','mailen','brief','via-begeleider')),
  contact_toelichting text not null default '',
  melder_naam text not null default '',
  melder_organisatie text not null default '',
  melder_telefoon text not null default '',
  melder_email text not null default '',
  primary key (gemeente_id, melding_id),
  foreign key (gemeente_id, melding_id, consulent_id) references melding (gemeente_id, id, consulent_id) on update cascade on delete cascade
);
comment on table meldingpersoon is 'Identifying data of a melding, with grants of their own; gone some time after the melding was closed';

-- More people report than were foreseen, and where an aanmelding came from is kept.
alter table aanmelding add column melding_id int;
alter table aanmelding drop constraint aanmelding_aangemeld_door_check;
alter table aanmelding add constraint aanmelding_aangemeld_door_check
  check (aangemeld_door in ('inwoner','naaste','wijkteam','school','werkgever','aanbieder','huisarts','gemeente','anders')) not valid;
-- Other letters than beschikkingen.
alter table document drop constraint if exists document_soort_check;
alter table document add constraint document_soort_check check (soort ~ '^[a-z]+(-[a-z]+)*$') not valid;

alter table melding enable row level security;
create policy consulent on melding for all to wm_consulent
  using (gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker()))
  with check (gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker()));
-- The queue of the team: who takes one makes it his own.
create policy wachtrij on melding for all to wm_consulent
  using (gemeente_id = (select app.gemeente()) and consulent_id = 0) with check (gemeente_id = (select app.gemeente()) and consulent_id = 0);
create policy teammanager on melding for all to wm_teammanager
  using (gemeente_id = (select app.gemeente())) with check (gemeente_id = (select app.gemeente()));
create policy aanbieder on melding for select to wm_aanbieder using (aanbieder_id = (select app.aanbieder()));
create policy inwoner on melding for select to wm_inwoner
  using (gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner()) and weg = 'inwoner');
grant select on melding to wm_consulent, wm_teammanager;
grant update (inwoner_id, consulent_id, status, sluitreden, sluit_toelichting, afgehandeld_op, afgehandeld_door, terugkoppeling, teruggekoppeld_op, versie)
  on melding to wm_consulent;
grant update (consulent_id, status, versie) on melding to wm_teammanager;
grant select (gemeente_id, id, kenmerk, weg, ontvangen_op, ontvangen_om, aanbieder_id, gemeld_door, status) on melding to wm_aanbieder;
grant select (gemeente_id, id, kenmerk, weg, vraag, ontvangen_op, ontvangen_om, inwoner_id, status) on melding to wm_inwoner;
-- The steps of a resident whom it is about follow from it; they are derived again when it moves.
create policy levering on melding for select to wm_levering using (gemeente_id = (select app.gemeente()));
grant select (gemeente_id, id, inwoner_id, consulent_id, ontvangen_op, status) on melding to wm_levering;
create function app.werkvoorraad_wijzigt_melding() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into werkvoorraad_wijziging (gemeente_id, inwoner_id, consulent_id)
    select distinct gemeente_id, inwoner_id, consulent_id from rijen where inwoner_id is not null;
  return null;
end $$;
revoke all on function app.werkvoorraad_wijzigt_melding() from public;
create trigger werkvoorraad_erbij after insert on melding referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt_melding();
create trigger werkvoorraad_anders after update on melding referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt_melding();

alter table meldingpersoon enable row level security;
create policy consulent on meldingpersoon for all to wm_consulent
  using (gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker()))
  with check (gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker()));
create policy wachtrij on meldingpersoon for select to wm_consulent using (gemeente_id = (select app.gemeente()) and consulent_id = 0);
create policy teammanager on meldingpersoon for select to wm_teammanager using (gemeente_id = (select app.gemeente()));
create policy aanbieder on meldingpersoon for select to wm_aanbieder using (aanbieder_id = (select app.aanbieder()));
grant select on meldingpersoon to wm_consulent, wm_teammanager;
grant select (gemeente_id, melding_id, aanbieder_id, voornaam, voorvoegsel, achternaam) on meldingpersoon to wm_aanbieder;

-- The one way in. Who asks is what app.start has set; nobody at all is the public page.
create function app.ontvang_melding(p_gemeente int, p jsonb, p_vandaag date, p_onderwerp text, p_mail jsonb)
  returns table (id int, kenmerk text) language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_gebruiker int := coalesce(app.gebruiker(), 0);
  v_inwoner int := app.inwoner();
  v_aanbieder int := app.aanbieder();
  v_consulent int := 0;
  v_weg text := case when v_inwoner is not null then 'inwoner' when v_aanbieder is not null then 'aanbieder'
                     when v_gebruiker > 0 then 'gemeente' else 'openbaar' end;
  v_id int;
  v_kenmerk text;
begin
  if v_weg in ('inwoner','gemeente') and p_gemeente is distinct from app.gemeente() then raise exception 'andere gemeente' using errcode = 'WM403'; end if;
  if v_weg = 'aanbieder' and not exists (select from contract c where c.gemeente_id = p_gemeente and c.aanbieder_id = v_aanbieder) then
    raise exception 'geen contract met deze gemeente' using errcode = 'WM403';
  end if;
  if v_weg = 'inwoner' then
    select i.consulent_id into v_consulent from inwoner i where i.gemeente_id = p_gemeente and i.id = v_inwoner;
  elsif v_weg = 'gemeente' then v_consulent := v_gebruiker;
  end if;
  insert into melding as m (gemeente_id, kenmerk, inzending, weg, melder_soort, toestemming, toestemming_reden, vraag, ontvangen_op, aanbieder_id,
                            inwoner_id, consulent_id, gemeld_door, status)
    values (p_gemeente, p->>'kenmerk', (p->>'inzending')::uuid, v_weg, p->>'melder_soort', p->>'toestemming', coalesce(p->>'toestemming_reden', ''), p->>'vraag',
            case when v_weg = 'gemeente' then (p->>'ontvangen_op')::date else p_vandaag end, v_aanbieder, v_inwoner, v_consulent, v_gebruiker,
            case when v_weg = 'gemeente' then 'in-behandeling' else 'nieuw' end)
    on conflict (gemeente_id, inzending) do nothing
    returning m.id, m.kenmerk into v_id, v_kenmerk;
  if v_id is null then
    return query select m.id, m.kenmerk from melding m
      where m.gemeente_id = p_gemeente and m.inzending = (p->>'inzending')::uuid and m.gemeld_door = v_gebruiker;
    return;
  end if;
  insert into meldingpersoon (gemeente_id, melding_id, consulent_id, aanbieder_id, voornaam, voorvoegsel, achternaam, zoeknaam, geboortedatum, telefoon, email,
                              postcode, woonplaats, contact, contact_toelichting, melder_naam, melder_organisatie, melder_telefoon, melder_email)
    values (p_gemeente, v_id, v_consulent, v_aanbieder, p->>'voornaam', coalesce(p->>'voorvoegsel', ''), p->>'achternaam', p->>'zoeknaam',
            (p->>'geboortedatum')::date, coalesce(p->>'telefoon', ''), coalesce(p->>'email', ''), coalesce(p->>'postcode', ''), coalesce(p->>'woonplaats', ''),
            p->>'contact', coalesce(p->>'contact_toelichting', ''), coalesce(p->>'melder_naam', ''), coalesce(p->>'melder_organisatie', ''),
            coalesce(p->>'melder_telefoon', ''), coalesce(p->>'melder_email', ''));
  insert into logboek (gemeente_id, gebruiker_id, rol, handeling, soort, object_id, inwoner_id, aanbieder_id, grond, uitkomst, herkomst)
    values (p_gemeente, v_gebruiker, case v_weg when 'openbaar' then 'systeem' when 'gemeente' then 'consulent' else v_weg end,
            'melding-gedaan', 'melding', v_id::text, v_inwoner, v_aanbieder, 'Wmo 2015 artikel 2.3.2', 'gelukt', 'web');
  if p_mail is not null and coalesce(p->>'melder_email', '') <> '' then
    insert into mail (gemeente_id, soort, naam, adres, onderwerp, inhoud, gemaakt_door)
      values (p_gemeente, 'melding-ontvangen', '', p->>'melder_email', p_onderwerp, p_mail, v_gebruiker);
  end if;
  return query select v_id, v_kenmerk;
end $$;
revoke all on function app.ontvang_melding(int, jsonb, date, text, jsonb) from public;
grant execute on function app.ontvang_melding(int, jsonb, date, text, jsonb) to wm_app, wm_aanbieder, wm_inwoner, wm_consulent;

-- How far a melding is, for whoever holds its number: no word of whom it is about or what became of it.
create function app.melding_stand(p_kenmerk text) returns table (gemeente_id int, ontvangen_op date, stand text)
  language sql stable security definer set search_path = public, pg_temp rows 1 as $$
  select m.gemeente_id, m.ontvangen_op, case when m.status = 'nieuw' then 'ontvangen' when m.status = 'in-behandeling' then 'bekeken' else 'afgehandeld' end
    from melding m where m.kenmerk = p_kenmerk
$$;
revoke all on function app.melding_stand(text) from public;
grant execute on function app.melding_stand(text) to wm_app;
create index melding_kenmerk on melding (kenmerk);

-- The outbox belongs to beheer. This writes to the reporter of a melding of the own municipality, and to nobody else.
create function app.mail_melder(p_melding int, p_onderwerp text, p_inhoud jsonb) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into mail (gemeente_id, soort, naam, adres, onderwerp, inhoud, gemaakt_door)
    select p.gemeente_id, 'melding-antwoord', '', p.melder_email, p_onderwerp, p_inhoud, app.gebruiker()
      from meldingpersoon p where p.gemeente_id = app.gemeente() and p.melding_id = p_melding and p.melder_email <> '';
  return found;
end $$;
revoke all on function app.mail_melder(int, text, jsonb) from public;
grant execute on function app.mail_melder(int, text, jsonb) to wm_consulent;

-- Of somebody whom a colleague knows already: the melding goes to that colleague.
create function app.melding_naar_dossier(p_melding int, p_dossiernummer text) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare i record;
begin
  select x.id, x.consulent_id, g.naam into i from inwoner x join gebruiker g on g.id = x.consulent_id
   where x.gemeente_id = app.gemeente() and x.dossiernummer = p_dossiernummer;
  if not found then return null; end if;
  update melding m set inwoner_id = i.id, consulent_id = i.consulent_id, status = 'nieuw', versie = m.versie + 1
   where m.gemeente_id = app.gemeente() and m.id = p_melding and m.consulent_id in (0, app.gebruiker()) and m.status in ('nieuw','in-behandeling');
  return case when found then i.naam end;
end $$;
revoke all on function app.melding_naar_dossier(int, text) from public;
grant execute on function app.melding_naar_dossier(int, text) to wm_consulent;

-- How soon a melding is taken is said to whoever reports.
grant execute on function app.instelling(int, text) to wm_consulent, wm_inwoner, wm_aanbieder;
