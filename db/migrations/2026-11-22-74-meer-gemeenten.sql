-- One login for accounts in several municipalities (NI7: WerkBedrijf acts for seven). Each municipality invites for itself and keeps what its
-- own account may; who holds the login chooses for which municipality he works.
alter table gebruiker add column login_van int references gebruiker;
comment on column gebruiker.login_van is 'Comes in with the login of this account; its own issuer is login-van, by which nobody logs in.';
alter table gebruiker add constraint gebruiker_login_van
  check (login_van is null or (issuer = 'login-van' and rol not in ('inwoner', 'aanbieder', 'systeem'))) not valid;
create index gebruiker_login_van on gebruiker (login_van) where login_van is not null;

-- A login that has an account of an employee in another municipality gets this one beside it; in the same municipality it is `bezet`.
create or replace function app.aanvaard_uitnodiging(p_token bytea, p_issuer text, p_subject text) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare u record; h record; v_staat text;
begin
  select x.gemeente_id, x.id, x.gebruiker_id into u from uitnodiging x where x.token_hash = p_token for update;
  if not found then return 'onbekend'; end if;
  perform from gebruiker g where g.id = u.gebruiker_id for update;
  select z.staat into v_staat from app.zie_uitnodiging(p_token) z;
  if v_staat <> 'open' then return v_staat; end if;
  select g.id, g.rol, g.gemeente_id into h from gebruiker g where g.issuer = p_issuer and g.subject = p_subject for update;
  if not found then
    update gebruiker set issuer = p_issuer, subject = p_subject where id = u.gebruiker_id;
  elsif h.rol in ('inwoner', 'aanbieder', 'systeem')
     or exists (select from gebruiker g where g.id = u.gebruiker_id and g.rol in ('inwoner', 'aanbieder', 'systeem'))
     or exists (select from gebruiker g where (g.id = h.id or g.login_van = h.id) and g.gemeente_id = u.gemeente_id) then
    return 'bezet';
  else
    update gebruiker set login_van = h.id, issuer = 'login-van', subject = id::text where id = u.gebruiker_id;
  end if;
  update uitnodiging set aanvaard_op = now() where gemeente_id = u.gemeente_id and id = u.id;
  insert into logboek (gemeente_id, gebruiker_id, rol, handeling, soort, object_id, aanbieder_id, grond, uitkomst, herkomst)
    select u.gemeente_id, g.id, g.rol, 'uitnodiging-aanvaard', 'gebruiker', g.id::text, g.aanbieder_id, 'toegang tot het systeem', 'gelukt', 'web'
      from gebruiker g where g.id = u.gebruiker_id;
  return 'aanvaard-nu';
exception when unique_violation then return 'bezet';
end $$;

create or replace function app.ontkoppel(p_gebruiker int) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update gebruiker g set issuer = null, subject = null, login_van = null
   where g.id = p_gebruiker and g.id <> app.gebruiker() and g.rol not in ('inwoner', 'systeem') and g.issuer is not null
     and (g.gemeente_id = app.gemeente() or (g.aanbieder_id is not null and exists (
           select from contract c where c.gemeente_id = app.gemeente() and c.aanbieder_id = g.aanbieder_id)));
  return found;
end $$;

-- Whose login it was is out everywhere when that account is switched off or tied to somebody else; so is an account that is let go.
create function app.eindig_meegekomen() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from sessie s using gebruiker g where g.login_van = new.id and s.gebruiker_id = g.id;
  if old.login_van is distinct from new.login_van then delete from sessie where gebruiker_id = new.id; end if;
  return null;
end $$;
revoke all on function app.eindig_meegekomen() from public;
create trigger gebruiker_meegekomen after update of actief, issuer, subject, login_van on gebruiker for each row
  when ((old.actief and not new.actief) or (old.issuer, old.subject, old.login_van) is distinct from (new.issuer, new.subject, new.login_van))
  execute function app.eindig_meegekomen();

-- The accounts that one login opens, of who asks.
create function app.mijn_accounts() returns table (gebruiker_id int, rol text, functie text, gemeente_id int, gemeente_naam text)
  language sql stable security definer set search_path = public, pg_temp as $$
  with hoofd as (select h.id from gebruiker ik join gebruiker h on h.id = coalesce(ik.login_van, ik.id)
                  where ik.id = app.gebruiker() and h.actief)
  select a.id, a.rol, a.functie, a.gemeente_id, m.naam
    from hoofd join gebruiker a on a.id = hoofd.id or a.login_van = hoofd.id join gemeente m on m.id = a.gemeente_id
   where a.actief and a.rol not in ('inwoner', 'aanbieder', 'systeem') order by m.naam
$$;
revoke all on function app.mijn_accounts() from public;
grant execute on function app.mijn_accounts() to wm_consulent, wm_vervanger, wm_teammanager, wm_financien, wm_contractmanager, wm_beleid, wm_beheer;

-- In which role the login of this session may go on as another account; null: it may not.
create function app.wissel_rol(p_token bytea, p_naar int) returns text
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.rol from app.zoek_sessie(p_token) z join gebruiker ik on ik.id = z.gebruiker_id
    join gebruiker h on h.id = coalesce(ik.login_van, ik.id) and h.actief
    join gebruiker a on a.id = h.id or a.login_van = h.id
   where a.id = p_naar and a.actief and a.rol not in ('inwoner', 'aanbieder', 'systeem')
$$;
revoke all on function app.wissel_rol(bytea, int) from public;
grant execute on function app.wissel_rol(bytea, int) to wm_app;

-- Goes on as the other account: a new session that ends when the old one would have; the old one is over.
create function app.wissel_account(p_token bytea, p_nieuw bytea, p_naar int) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare g record;
begin
  perform from sessie where token_hash = p_token for update;
  if app.wissel_rol(p_token, p_naar) is null then return false; end if;
  select a.id, a.rol, a.gemeente_id into g from gebruiker a where a.id = p_naar;
  insert into sessie (token_hash, gebruiker_id, verloopt_op, weg, inactief_minuten)
    select p_nieuw, g.id, s.verloopt_op, s.weg, coalesce(app.instelling(g.gemeente_id, 'stil-medewerker-minuten'), s.inactief_minuten)
      from sessie s where s.token_hash = p_token;
  delete from sessie where token_hash = p_token;
  insert into logboek (gemeente_id, gebruiker_id, rol, handeling, soort, object_id, grond, uitkomst, herkomst)
    values (g.gemeente_id, g.id, g.rol, 'ingelogd', 'gebruiker', g.id::text, 'toegang tot het systeem', 'gelukt', 'web');
  return true;
end $$;
revoke all on function app.wissel_account(bytea, bytea, int) from public;
grant execute on function app.wissel_account(bytea, bytea, int) to wm_app;
