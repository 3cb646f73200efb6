-- The orientation centre makes appointments as the consulent does, and may be invited to those of the consulent: proposed, fixed, mailed with a
-- calendar part, reminded, moved, called off, held or not. Columns of its own, since a centre may be an organisation that is an aanbieder too.
-- A kennismaking that was written down as a day and a text (orientatie.kennismaking_op) stays where it is: no text says at which hour.
alter table afspraak
  add column centrum_id int,
  add column adviseur_id int,
  add column orientatie_id int,
  add column van_centrum boolean not null default false,
  add column met_consulent boolean not null default true,
  add column herinner_consulent boolean not null default true,
  add column herinner_centrum boolean not null default true;
alter table afspraakmoment add column centrum_id int;
alter table afspraakantwoord add column centrum_id int;
alter table afspraakgebeurtenis add column centrum_id int;
alter table afspraakbericht add column centrum_id int;
alter table afspraak
  drop constraint afspraak_check2,
  drop constraint afspraak_soort_check,
  add constraint afspraak_met_wie check (met_inwoner or aanbieder_id is not null or centrum_id is not null) not valid,
  add constraint afspraak_een_organisatie check (aanbieder_id is null or centrum_id is null) not valid,
  add constraint afspraak_van_wie check ((met_consulent or van_centrum) and (centrum_id is not null or not van_centrum and adviseur_id is null)) not valid,
  add constraint afspraak_orientatie check ((orientatie_id is null) = (centrum_id is null)) not valid,
  add constraint afspraak_soort_check check (soort in ('kennismaking','onderzoeksgesprek','ladder','plan','orientatie','meelopen','proefdag','advies','voortgang','evaluatie','anders')) not valid,
  add constraint afspraak_centrum foreign key (centrum_id) references aanbieder not valid,
  add constraint afspraak_adviseur foreign key (adviseur_id) references gebruiker not valid,
  add constraint afspraak_bij_orientatie foreign key (gemeente_id, orientatie_id, inwoner_id)
    references orientatie (gemeente_id, id, inwoner_id) on update cascade deferrable initially deferred not valid;
alter table afspraakmoment drop constraint afspraakmoment_van_check,
  add constraint afspraakmoment_van_check check (van in ('consulent','inwoner','aanbieder','centrum')) not valid;
alter table afspraakantwoord drop constraint afspraakantwoord_van_check,
  add constraint afspraakantwoord_van_check check (van in ('consulent','inwoner','aanbieder','centrum')) not valid;
alter table afspraakgebeurtenis drop constraint afspraakgebeurtenis_van_check,
  add constraint afspraakgebeurtenis_van_check check (van in ('consulent','inwoner','aanbieder','centrum')) not valid;
alter table afspraakbericht drop constraint afspraakbericht_aan_check,
  add constraint afspraakbericht_aan_check check (aan in ('inwoner','aanbieder','consulent','centrum')) not valid;
comment on column afspraak.van_centrum is 'The centre made it: it moves it and says how it went. Otherwise the consulent did';
comment on column afspraak.met_consulent is 'Whether the consulent is there; only the centre makes appointments without';

create or replace function app.afspraakbericht_mail() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  a record;
  adres text;
begin
  select * into a from afspraak where gemeente_id = new.gemeente_id and id = new.afspraak_id;
  adres := case new.aan
    when 'inwoner' then (select p.email from inwoner_persoon p where p.gemeente_id = a.gemeente_id and p.inwoner_id = a.inwoner_id and p.overleden_op is null)
    when 'consulent' then (select g.email from gebruiker g where g.id = a.consulent_id and g.actief)
    when 'centrum' then coalesce((select g.email from gebruiker g where g.id = a.adviseur_id and g.actief), (select o.email from aanbieder o where o.id = a.centrum_id))
    else coalesce((select g.email from gebruiker g where g.id = a.begeleider_id and g.actief), (select o.email from aanbieder o where o.id = a.aanbieder_id))
  end;
  if coalesce(adres, '') = '' then
    -- Nobody can be told of the new: what waits of before is as untrue without it.
    update mail m set status = 'vervallen', vervallen_op = clock_timestamp(), vervallen_om = 'nieuwer', adres_besloten = null, opnieuw_op = null
     where m.gemeente_id = new.gemeente_id and m.waarover = 'afspraak ' || new.afspraak_id || ' ' || new.aan and m.status = 'wacht' and new.soort <> 'herinnering';
    return new;
  end if;
  insert into mail (gemeente_id, soort, naam, adres, adres_besloten, onderwerp, inhoud, gemaakt_door, waarover, naast, inwoner_id, nuttig_tot)
    values (new.gemeente_id, 'afspraak', new.aan, '(besloten)', adres, new.onderwerp, new.inhoud, new.door, 'afspraak ' || new.afspraak_id || ' ' || new.aan,
            new.soort = 'herinnering', case when new.aan = 'inwoner' then new.inwoner_id end, new.nuttig_tot)
    returning id into new.mail_id;
  return new;
end $$;

create or replace function app.agenda(p_sleutel text, p_vanaf timestamptz)
  returns table (rol text, id int, uid uuid, volgnummer int, begin timestamptz, minuten int, gewijzigd timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select g.rol, a.id, a.uid, a.volgnummer, a.begin, a.minuten,
         (select max(e.op) from afspraakgebeurtenis e where e.gemeente_id = a.gemeente_id and e.afspraak_id = a.id)
    from agendalink l join gebruiker g on g.id = l.gebruiker_id and g.actief and (g.laatste_dag is null or g.laatste_dag >= app.dag())
    left join afspraak a on a.status in ('vast','geweest') and a.begin >= p_vanaf and case g.rol
      when 'consulent' then a.gemeente_id = g.gemeente_id and a.consulent_id = g.id and a.met_consulent
      when 'aanbieder' then a.aanbieder_id = g.aanbieder_id and (a.begeleider_id is null or a.begeleider_id = g.id)
      when 'orientatie' then a.gemeente_id = g.gemeente_id and a.centrum_id = g.aanbieder_id and (a.adviseur_id is null or a.adviseur_id = g.id)
        and exists (select from orientatietoegang t where t.gemeente_id = a.gemeente_id and t.inwoner_id = a.inwoner_id and t.aanbieder_id = a.centrum_id
                       and t.beeindigd_op is null and t.periode @> app.dag_in(a.gemeente_id))
      when 'inwoner' then a.gemeente_id = g.gemeente_id and a.inwoner_id = g.inwoner_id and a.met_inwoner
      else false end
   where l.sleutel = p_sleutel and l.ingetrokken_op is null
   order by a.begin limit 500
$$;

do $$
declare
  -- As long as the centre may know of the resident.
  centrum text := 'gemeente_id = (select app.gemeente()) and centrum_id = (select app.aanbieder()) and exists (select from orientatietoegang t
    where t.gemeente_id = %1$I.gemeente_id and t.inwoner_id = %1$I.inwoner_id and t.aanbieder_id = (select app.aanbieder()) and t.beeindigd_op is null and t.periode @> (select app.dag()))';
  t text;
begin
  foreach t in array array['afspraak','afspraakmoment','afspraakantwoord','afspraakgebeurtenis','afspraakbericht'] loop
    execute format('create policy centrum on %1$I for all to wm_orientatie using (%2$s) with check (%2$s)', t, format(centrum, t));
    execute format('create policy eigen_hand_centrum on %I as restrictive for insert to wm_orientatie with check (door = (select app.gebruiker()))', t);
    execute format('grant select on %I to wm_orientatie', t);
    -- A foreign key does not ask who looks.
    if t <> 'afspraak' then
      execute format('create policy hangt_aan_eigen_centrum on %1$I as restrictive for insert to wm_orientatie with check (
        exists (select from afspraak a where a.gemeente_id = %1$I.gemeente_id and a.id = %1$I.afspraak_id))', t);
    end if;
  end loop;
end $$;
-- Only for an orientation of the centre that is under way.
create policy voor_eigen_orientatie on afspraak as restrictive for insert to wm_orientatie with check (van_centrum and aanbieder_id is null
  and exists (select from orientatie o where o.gemeente_id = afspraak.gemeente_id and o.id = afspraak.orientatie_id and o.inwoner_id = afspraak.inwoner_id
                 and o.aanbieder_id = (select app.aanbieder()) and o.gestopt_op is null and o.gevolg_op is null));
create policy hangt_aan_eigen_moment on afspraakantwoord as restrictive for insert to wm_orientatie with check (
  exists (select from afspraakmoment m where m.gemeente_id = afspraakantwoord.gemeente_id and m.id = afspraakantwoord.moment_id));
-- The consulent invites no centre that does not know the resident.
create policy centrum_kent on afspraak as restrictive for insert to wm_consulent with check (not van_centrum and (centrum_id is null or exists (select from orientatietoegang t
  where t.gemeente_id = afspraak.gemeente_id and t.inwoner_id = afspraak.inwoner_id and t.aanbieder_id = afspraak.centrum_id and t.beeindigd_op is null and t.periode @> (select app.dag()))));

grant insert (gemeente_id, inwoner_id, consulent_id, toewijzing_id, aanbieder_id, begeleider_id, soort, vorm, plaats, toelichting, met_inwoner, begin, minuten, status, na_id, door,
  centrum_id, adviseur_id, orientatie_id, van_centrum, met_consulent) on afspraak to wm_orientatie;
grant update (vorm, plaats, begin, minuten, status, reden, toelichting_uitkomst, opvolging, opvolging_op, opvolging_toelichting, volgnummer,
  herinner_inwoner, herinner_consulent, versie) on afspraak to wm_orientatie;
grant update (herinner_centrum) on afspraak to wm_consulent;
grant insert (gemeente_id, afspraak_id, inwoner_id, consulent_id, aanbieder_id, centrum_id, ronde, begin, van, door) on afspraakmoment to wm_orientatie;
grant insert (gemeente_id, afspraak_id, moment_id, inwoner_id, consulent_id, aanbieder_id, centrum_id, van, kan, door) on afspraakantwoord to wm_orientatie;
grant insert (gemeente_id, afspraak_id, inwoner_id, consulent_id, aanbieder_id, centrum_id, wat, ervoor, toelichting, van, door) on afspraakgebeurtenis to wm_orientatie;
grant insert (gemeente_id, afspraak_id, inwoner_id, consulent_id, aanbieder_id, centrum_id, aan, soort, onderwerp, inhoud, mail_id, dag, nuttig_tot, door) on afspraakbericht to wm_orientatie;

-- Who is only invited says when it suits, and nothing else of an appointment of another.
create function app.afspraak_gast() returns trigger language plpgsql as $$
begin
  if app.rol() = 'orientatie' and not old.van_centrum and (new.status not in ('voorgesteld','vast')
      or (new.vorm, new.plaats, new.minuten, new.reden, new.toelichting_uitkomst, new.opvolging, new.opvolging_op, new.opvolging_toelichting, new.herinner_inwoner, new.herinner_consulent)
         is distinct from (old.vorm, old.plaats, old.minuten, old.reden, old.toelichting_uitkomst, old.opvolging, old.opvolging_op, old.opvolging_toelichting, old.herinner_inwoner, old.herinner_consulent))
  then
    raise exception 'wie is uitgenodigd kiest alleen het moment' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger gast before update on afspraak for each row execute function app.afspraak_gast();

create policy zelf_orientatie on agendalink for all to wm_orientatie
  using (gebruiker_id = (select app.gebruiker())) with check (gebruiker_id = (select app.gebruiker()));
grant select, insert, update (ingetrokken_op) on agendalink to wm_orientatie;
grant execute on function app.afspraakmail(int), app.instelling(int, text) to wm_orientatie;
