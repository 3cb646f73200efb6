-- Appointments with a resident: fixed at once or proposed in moments to choose from, moved, called off, held or not appeared. What was is kept:
-- each act is a row of afspraakgebeurtenis with the state before it, so that taking an act back brings that state back.

create table afspraak (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  toewijzing_id int,
  aanbieder_id int,
  begeleider_id int references gebruiker,
  uid uuid not null default gen_random_uuid(),
  soort text not null check (soort in ('kennismaking','onderzoeksgesprek','ladder','plan','orientatie','voortgang','evaluatie','anders')),
  vorm text not null check (vorm in ('locatie','huisbezoek','telefoon','video')),
  plaats text not null default '' check (length(plaats) <= 300),
  toelichting text not null default '' check (length(toelichting) <= 2000),
  met_inwoner boolean not null default true,
  begin timestamptz,
  minuten int not null check (minuten between 5 and 480),
  status text not null check (status in ('voorgesteld','vast','afgezegd','geweest','niet-verschenen','verwijderd')),
  reden text check (reden in ('onbekend','ziek','laat-afgezegd','geen-vervoer','zorg','vergeten','door-ons')),
  toelichting_uitkomst text not null default '' check (length(toelichting_uitkomst) <= 2000),
  opvolging text check (opvolging in ('gebeld','nieuwe-afspraak','niet-nodig')),
  opvolging_op date,
  opvolging_toelichting text not null default '' check (length(opvolging_toelichting) <= 2000),
  na_id int,
  volgnummer int not null default 0 check (volgnummer >= 0),
  herinner_inwoner boolean not null default true,
  herinner_aanbieder boolean not null default true,
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  versie int not null default 1,
  primary key (gemeente_id, id),
  unique (gemeente_id, id, inwoner_id, consulent_id),
  unique (uid),
  check ((toewijzing_id is null) = (aanbieder_id is null)),
  check (aanbieder_id is not null or begeleider_id is null),
  check (met_inwoner or aanbieder_id is not null),
  check (begin is not null or status in ('voorgesteld','afgezegd','verwijderd')),
  check ((status = 'niet-verschenen') = (reden is not null)),
  check ((opvolging is null) = (opvolging_op is null)),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade,
  -- Both keys carry the consulent: whichever cascade comes first, the other is looked at when the transaction ends.
  foreign key (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id)
    references toewijzing (gemeente_id, id, inwoner_id, consulent_id, aanbieder_id) on update cascade deferrable initially deferred,
  foreign key (gemeente_id, na_id) references afspraak (gemeente_id, id)
);
comment on table afspraak is 'One appointment; what happened to it stands in afspraakgebeurtenis';
comment on column afspraak.uid is 'UID of the calendar event: stays the same for its whole life (RFC 5545)';
comment on column afspraak.volgnummer is 'SEQUENCE of the calendar event: one more for each change that a guest must know of';
comment on column afspraak.na_id is 'The appointment that this one follows, such as one where somebody did not appear';
create index afspraak_inwoner on afspraak (gemeente_id, inwoner_id, begin);
create index afspraak_consulent on afspraak (gemeente_id, consulent_id, begin);
create index afspraak_aanbieder on afspraak (aanbieder_id, begin);
create index afspraak_morgen on afspraak (begin) where status = 'vast';

create table afspraakmoment (
  gemeente_id int not null,
  id int generated always as identity,
  afspraak_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int,
  ronde int not null check (ronde > 0),
  begin timestamptz not null,
  van text not null check (van in ('consulent','inwoner','aanbieder')),
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  unique (gemeente_id, id, afspraak_id),
  foreign key (gemeente_id, afspraak_id, inwoner_id, consulent_id) references afspraak (gemeente_id, id, inwoner_id, consulent_id) on update cascade
);
comment on table afspraakmoment is 'A moment to choose from; the moments of the last ronde count';
create index afspraakmoment_afspraak on afspraakmoment (gemeente_id, afspraak_id, id);

create table afspraakantwoord (
  gemeente_id int not null,
  id int generated always as identity,
  afspraak_id int not null,
  moment_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int,
  van text not null check (van in ('consulent','inwoner','aanbieder')),
  kan boolean not null,
  door int not null references gebruiker,
  vastgelegd_op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  foreign key (gemeente_id, afspraak_id, inwoner_id, consulent_id) references afspraak (gemeente_id, id, inwoner_id, consulent_id) on update cascade,
  foreign key (gemeente_id, moment_id, afspraak_id) references afspraakmoment (gemeente_id, id, afspraak_id)
);
comment on table afspraakantwoord is 'Rows are only added: the latest answer of somebody on a moment counts. The consulent may write down what a resident said';
create index afspraakantwoord_afspraak on afspraakantwoord (gemeente_id, afspraak_id, id);

create table afspraakgebeurtenis (
  gemeente_id int not null,
  id int generated always as identity,
  afspraak_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int,
  wat text not null check (wat in ('gemaakt','voorgesteld','vastgezet','verplaatst','afgezegd','kan-niet','geweest','niet-verschenen','opvolging','teruggedraaid','verwijderd')),
  ervoor jsonb,
  toelichting text not null default '' check (length(toelichting) <= 2000),
  van text not null check (van in ('consulent','inwoner','aanbieder')),
  door int not null references gebruiker,
  op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  foreign key (gemeente_id, afspraak_id, inwoner_id, consulent_id) references afspraak (gemeente_id, id, inwoner_id, consulent_id) on update cascade
);
comment on column afspraakgebeurtenis.ervoor is 'What the appointment was before this act: status, begin, minuten, vorm, plaats, reden, opvolging';
create index afspraakgebeurtenis_afspraak on afspraakgebeurtenis (gemeente_id, afspraak_id, id);

create table afspraakbericht (
  gemeente_id int not null,
  id int generated always as identity,
  afspraak_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  aanbieder_id int,
  aan text not null check (aan in ('inwoner','aanbieder','consulent')),
  soort text not null check (soort in ('voorstel','uitnodiging','verplaatst','afzegging','kan-niet','herinnering')),
  onderwerp text not null,
  inhoud jsonb not null,
  mail_id int,
  dag date,
  door int not null references gebruiker,
  op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  foreign key (gemeente_id, afspraak_id, inwoner_id, consulent_id) references afspraak (gemeente_id, id, inwoner_id, consulent_id) on update cascade
);
comment on table afspraakbericht is 'What was told to whom. The address is looked up by the database: who plans a mail need not know it';
comment on column afspraakbericht.mail_id is 'Empty: there is no address, somebody has to call';
comment on column afspraakbericht.dag is 'Of a herinnering the day of the appointment';
create index afspraakbericht_afspraak on afspraakbericht (gemeente_id, afspraak_id, id);
create unique index afspraakbericht_herinnering on afspraakbericht (gemeente_id, afspraak_id, aan, dag) where soort = 'herinnering';

create table afspraakvoorkeur (
  gemeente_id int not null,
  id int generated always as identity,
  inwoner_id int not null,
  consulent_id int not null,
  herinneren boolean not null,
  door int not null references gebruiker,
  op timestamptz not null default clock_timestamp(),
  primary key (gemeente_id, id),
  foreign key (gemeente_id, inwoner_id, consulent_id) references inwoner (gemeente_id, id, consulent_id) on update cascade
);
comment on table afspraakvoorkeur is 'Whether this resident wants reminders; rows are only added, the latest counts, none is yes';
create index afspraakvoorkeur_inwoner on afspraakvoorkeur (gemeente_id, inwoner_id, id desc);

create table agendalink (
  gebruiker_id int not null references gebruiker,
  id int generated always as identity primary key,
  sleutel text not null unique check (length(sleutel) >= 32),
  gemaakt_op timestamptz not null default clock_timestamp(),
  ingetrokken_op timestamptz
);
comment on table agendalink is 'The secret address of a personal calendar. It opens times and nothing else, so that it may be read again by whose it is';
create unique index agendalink_een on agendalink (gebruiker_id) where ingetrokken_op is null;

-- A mail about an appointment goes to an address that beheer does not see: that somebody is in Werkt mee is nobody's business there.
alter table mail add column adres_besloten text;
comment on column mail.adres_besloten is 'The real address, when adres only hints at it; nobody but the sender reads it';

create function app.afspraakbericht_mail() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  a record;
  adres text;
begin
  select * into a from afspraak where gemeente_id = new.gemeente_id and id = new.afspraak_id;
  adres := case new.aan
    when 'inwoner' then (select p.email from inwoner_persoon p where p.gemeente_id = a.gemeente_id and p.inwoner_id = a.inwoner_id and p.overleden_op is null)
    when 'consulent' then (select g.email from gebruiker g where g.id = a.consulent_id and g.actief)
    else coalesce((select g.email from gebruiker g where g.id = a.begeleider_id and g.actief), (select o.email from aanbieder o where o.id = a.aanbieder_id))
  end;
  if coalesce(adres, '') = '' then return new; end if;
  insert into mail (gemeente_id, soort, naam, adres, adres_besloten, onderwerp, inhoud, gemaakt_door)
    values (new.gemeente_id, 'afspraak', new.aan, '(besloten)', adres, new.onderwerp, new.inhoud, new.door)
    returning id into new.mail_id;
  return new;
end $$;
revoke all on function app.afspraakbericht_mail() from public;
create trigger mail before insert on afspraakbericht for each row execute function app.afspraakbericht_mail();

-- The rows of a personal calendar, by its secret and before anybody is logged in: times and numbers, no names, no kind, no place.
create function app.agenda(p_sleutel text, p_vanaf timestamptz)
  returns table (rol text, id int, uid uuid, volgnummer int, begin timestamptz, minuten int, gewijzigd timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select g.rol, a.id, a.uid, a.volgnummer, a.begin, a.minuten,
         (select max(e.op) from afspraakgebeurtenis e where e.gemeente_id = a.gemeente_id and e.afspraak_id = a.id)
    from agendalink l join gebruiker g on g.id = l.gebruiker_id and g.actief and (g.laatste_dag is null or g.laatste_dag >= app.dag())
    left join afspraak a on a.status in ('vast','geweest') and a.begin >= p_vanaf and case g.rol
      when 'consulent' then a.gemeente_id = g.gemeente_id and a.consulent_id = g.id
      when 'aanbieder' then a.aanbieder_id = g.aanbieder_id and (a.begeleider_id is null or a.begeleider_id = g.id)
      when 'inwoner' then a.gemeente_id = g.gemeente_id and a.inwoner_id = g.inwoner_id and a.met_inwoner
      else false end
   where l.sleutel = p_sleutel and l.ingetrokken_op is null
   order by a.begin limit 500
$$;
-- When a colleague is away, and who is there instead: to warn before an appointment is made.
create function app.afwezig_tussen(p_gebruiker int, p_van date, p_tot date) returns table (van date, tot date, vervanger text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select lower(m.periode), upper(m.periode) - 1, v.naam from medewerkerafwezigheid m left join gebruiker v on v.id = m.vervanger_id
   where m.gemeente_id = app.gemeente() and m.gebruiker_id = p_gebruiker and m.ingetrokken_op is null and m.periode && daterange(p_van, p_tot, '[]')
$$;
revoke all on function app.agenda(text, timestamptz), app.afwezig_tussen(int, date, date) from public;
grant execute on function app.agenda(text, timestamptz) to wm_app;
grant execute on function app.afwezig_tussen(int, date, date) to wm_consulent;
grant execute on function app.instelling(int, text) to wm_consulent, wm_inwoner, wm_aanbieder;

do $$
declare
  gem text := 'gemeente_id = (select app.gemeente())';
  mijn text := 'gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker())';
  zelf text := 'gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner())';
  org text := 'aanbieder_id = (select app.aanbieder())';
  t text;
begin
  foreach t in array array['afspraak','afspraakmoment','afspraakantwoord','afspraakgebeurtenis','afspraakbericht','afspraakvoorkeur'] loop
    execute format('alter table %s enable row level security', t);
    execute format('create policy consulent on %s for all to wm_consulent using (%s) with check (%s)', t, mijn, mijn);
    execute format('create policy gemeente on %s for select to wm_teammanager, wm_levering using (%s)', t, gem);
    execute format('create policy inwoner on %s for all to wm_inwoner using (%s) with check (%s)', t, zelf, zelf);
    execute format('create policy eigen_hand on %s as restrictive for insert to wm_consulent, wm_inwoner, wm_aanbieder with check (door = (select app.gebruiker()))', t);
    if t <> 'afspraakvoorkeur' then
      execute format('create policy aanbieder on %s for all to wm_aanbieder using (%s) with check (%s)', t, org, org);
    end if;
    execute format('grant select on %s to wm_consulent, wm_teammanager, wm_levering', t);
    if t <> 'afspraakbericht' then execute format('grant select on %s to wm_inwoner', t); end if;
    execute format('grant insert on %s to wm_consulent', t);
  end loop;
end $$;
grant update (vorm, plaats, toelichting, begin, minuten, status, reden, toelichting_uitkomst, opvolging, opvolging_op, opvolging_toelichting, volgnummer,
  herinner_inwoner, herinner_aanbieder, begeleider_id, versie) on afspraak to wm_consulent;
-- A yes that everybody waited for makes it fixed, whoever says it last; a no puts it back to choosing.
grant update (begin, status, volgnummer, versie, herinner_inwoner) on afspraak to wm_inwoner;
grant update (begin, status, volgnummer, versie) on afspraak to wm_aanbieder;
grant insert on afspraakmoment, afspraakantwoord, afspraakgebeurtenis, afspraakbericht to wm_inwoner, wm_aanbieder;
grant insert on afspraakvoorkeur to wm_inwoner;
grant select on afspraak, afspraakmoment, afspraakantwoord, afspraakgebeurtenis to wm_aanbieder;
create policy zonder_inwoner on afspraak as restrictive for all to wm_inwoner using (met_inwoner and status <> 'verwijderd');
create policy niet_verwijderd on afspraak as restrictive for all to wm_aanbieder using (status <> 'verwijderd');

alter table agendalink enable row level security;
create policy zelf on agendalink for all to wm_consulent, wm_inwoner, wm_aanbieder
  using (gebruiker_id = (select app.gebruiker())) with check (gebruiker_id = (select app.gebruiker()));
grant select, insert on agendalink to wm_consulent, wm_inwoner, wm_aanbieder;
grant update (ingetrokken_op) on agendalink to wm_consulent, wm_inwoner, wm_aanbieder;
grant usage on all sequences in schema public to wm_consulent, wm_aanbieder, wm_inwoner;

create trigger werkvoorraad_erbij after insert on afspraak referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create trigger werkvoorraad_anders after update on afspraak referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
create trigger werkvoorraad_erbij after insert on afspraakantwoord referencing new table as rijen for each statement execute function app.werkvoorraad_wijzigt();
