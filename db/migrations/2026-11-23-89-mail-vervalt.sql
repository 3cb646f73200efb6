-- A mail that waits may be overtaken: by a newer one about the same, by a death, or by the hour that it speaks of. Then it is never sent any
-- more, and says since when and why. Of what a mail speaks is for the database alone: beheer reads no number of a dossier or an appointment.
alter table mail
  add column waarover text,
  add column naast boolean not null default false,
  add column inwoner_id int,
  add column nuttig_tot timestamptz,
  add column vervallen_op timestamptz,
  add column vervallen_om text;
alter table mail
  drop constraint mail_status_check,
  add constraint mail_status_check check (status in ('wacht', 'verstuurd', 'mislukt', 'vervallen')) not valid,
  add constraint mail_vervallen check ((status = 'vervallen') = (vervallen_op is not null) and (vervallen_op is null) = (vervallen_om is null)) not valid,
  add constraint mail_vervallen_om check (vervallen_om in ('nieuwer', 'overleden', 'te-laat')) not valid;
comment on column mail.waarover is 'What it speaks of, to whom: a newer mail with the same words makes one that still waits vervallen';
comment on column mail.naast is 'Takes nothing back of what was said before: a reminder';
comment on column mail.inwoner_id is 'The resident that it goes to; empty: to somebody else';
comment on column mail.nuttig_tot is 'After this moment it would only mislead: the appointment has begun, or the day of a reminder has come';
grant select (vervallen_op, vervallen_om), insert (waarover) on mail to wm_beheer;
alter table afspraakbericht add column nuttig_tot timestamptz;

-- What waited already knows of what it speaks too; that is a few mails, never the whole outbox.
do $$
begin
  update mail m set waarover = 'afspraak ' || b.afspraak_id || ' ' || b.aan, naast = b.soort = 'herinnering',
                    inwoner_id = case when b.aan = 'inwoner' then b.inwoner_id end
    from afspraakbericht b where m.status = 'wacht' and m.soort = 'afspraak' and b.gemeente_id = m.gemeente_id and b.mail_id = m.id;
  update mail m set inwoner_id = h.inwoner_id
    from herinnering h where m.status = 'wacht' and m.soort = 'herinnering' and h.gemeente_id = m.gemeente_id and h.mail_id = m.id and h.aan = 'inwoner';
  update mail m set status = 'vervallen', vervallen_op = now(), vervallen_om = 'nieuwer', geheim = null, adres_besloten = null
   where m.status = 'wacht' and exists (select from mail n where n.gemeente_id = m.gemeente_id and n.waarover = m.waarover and n.id > m.id and n.status = 'wacht' and not n.naast);
end $$;

create function app.mail_vervangt() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update mail m set status = 'vervallen', vervallen_op = clock_timestamp(), vervallen_om = 'nieuwer', geheim = null, adres_besloten = null, opnieuw_op = null
   where m.gemeente_id = new.gemeente_id and m.waarover = new.waarover and m.id < new.id and m.status = 'wacht' and (m.naast or not new.naast);
  return null;
end $$;
create trigger vervangt after insert on mail for each row when (new.waarover is not null and new.status = 'wacht') execute function app.mail_vervangt();

create or replace function app.afspraakbericht_mail() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
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

-- Who makes an appointment reads how the mail stands, and of one that was not sent any more why.
create or replace function app.afspraakmail(p_mail int) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select concat_ws('-', status, vervallen_om) from mail where gemeente_id = (select app.gemeente()) and id = p_mail and soort = 'afspraak'
$$;

-- Trying again what failed: not when something newer about the same was said since.
create function app.mail_achterhaald(p_mail int) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from mail m join mail n on n.gemeente_id = m.gemeente_id and n.waarover = m.waarover and n.id > m.id and (m.naast or not n.naast)
                  where m.gemeente_id = (select app.gemeente()) and m.id = p_mail)
$$;
revoke all on function app.mail_vervangt(), app.mail_achterhaald(int) from public;
grant execute on function app.mail_achterhaald(int) to wm_beheer;
drop policy beheer_herhaalt on mail;
create policy beheer_herhaalt on mail for update to wm_beheer
  using (gemeente_id = (select app.gemeente()) and status = 'mislukt' and gewist_op is null and not app.mail_achterhaald(id))
  with check (gemeente_id = (select app.gemeente()) and status = 'wacht');

-- Who died gets no mail: also not at the address of the dossier, without an account, or as the reporter of a melding about himself.
create or replace function app.overlijden_vastgelegd() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update gebruiker set actief = new.overleden_op is null
   where rol = 'inwoner' and gemeente_id = new.gemeente_id and inwoner_id = new.inwoner_id and actief = (new.overleden_op is not null);
  if new.overleden_op is not null then
    update mail m set status = 'vervallen', vervallen_op = clock_timestamp(), vervallen_om = 'overleden', inhoud = null, geheim = null, adres_besloten = null,
                      opnieuw_op = null, gewist_op = now()
     where m.gemeente_id = new.gemeente_id and m.status = 'wacht'
       and (m.inwoner_id = new.inwoner_id
            or m.gebruiker_id in (select g.id from gebruiker g where g.rol = 'inwoner' and g.gemeente_id = new.gemeente_id and g.inwoner_id = new.inwoner_id)
            or m.soort in ('melding-ontvangen', 'melding-antwoord') and exists (
                 select from melding d join meldingpersoon p on p.gemeente_id = d.gemeente_id and p.melding_id = d.id
                  where d.gemeente_id = new.gemeente_id and d.inwoner_id = new.inwoner_id and d.melder_soort = 'inwoner' and lower(p.melder_email) = lower(m.adres)));
  end if;
  insert into werkvoorraad_wijziging (gemeente_id, inwoner_id, consulent_id) values (new.gemeente_id, new.inwoner_id, new.consulent_id);
  return null;
end $$;
create or replace function app.geen_mail_na_overlijden() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from inwoner_persoon p where p.gemeente_id = new.gemeente_id and p.overleden_op is not null
              and (p.inwoner_id = new.inwoner_id
                   or p.inwoner_id = (select g.inwoner_id from gebruiker g where g.id = new.gebruiker_id and g.rol = 'inwoner' and g.gemeente_id = new.gemeente_id))) then
    new.status := 'vervallen';
    new.vervallen_op := clock_timestamp();
    new.vervallen_om := 'overleden';
    new.inhoud := null;
    new.geheim := null;
    new.adres_besloten := null;
    new.gewist_op := now();
  end if;
  return new;
end $$;
drop trigger geen_mail_na_overlijden on mail;
create trigger geen_mail_na_overlijden before insert on mail for each row
  when (new.gebruiker_id is not null or new.inwoner_id is not null) execute function app.geen_mail_na_overlijden();
