-- Logging in (invitations, idle sessions, residents known by their BSN), outgoing mail, and which keys this database was written with.

alter table aanbieder add column rsin text check (rsin ~ '^[0-9]{9}$');
comment on column aanbieder.rsin is 'For who logs in with eHerkenning as an organisation without a KvK number.';

-- Whether somebody can log in, without showing how. Virtual: no row is rewritten.
alter table gebruiker add column gekoppeld boolean generated always as (issuer is not null) virtual;
grant select (gekoppeld) on gebruiker to wm_beheer;

-- ── sessions ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────
alter table sessie
  add column weg text,
  add column gebruikt_op timestamptz not null default now(),
  add column inactief_minuten int;
comment on column sessie.weg is 'Through which issuer of the settings somebody came in: medewerker, eherkenning, digid.';
create index sessie_gebruiker on sessie (gebruiker_id);

drop function app.zoek_sessie(bytea);
create function app.zoek_sessie(p_token bytea)
  returns table (gebruiker_id int, rol text, naam text, functie text, gemeente_id int, gemeente_naam text, aanbieder_id int, aanbieder_naam text, inwoner_id int, verouderd boolean)
  language sql stable security definer set search_path = public, pg_temp rows 1 as $$
  select g.id, g.rol, g.naam, g.functie, g.gemeente_id, m.naam, g.aanbieder_id, a.naam, g.inwoner_id, s.gebruikt_op < now() - interval '1 minute'
    from sessie s join gebruiker g on g.id = s.gebruiker_id
    left join gemeente m on m.id = g.gemeente_id left join aanbieder a on a.id = g.aanbieder_id
   where s.token_hash = p_token and s.verloopt_op > now() and g.actief
     and (s.inactief_minuten is null or s.gebruikt_op > now() - make_interval(mins => s.inactief_minuten))
$$;
revoke all on function app.zoek_sessie(bytea) from public;
grant execute on function app.zoek_sessie(bytea) to wm_app;

-- At most once a minute, and never in the way of another request of the same session.
create function app.raak_sessie(p_token bytea) returns void language sql security definer set search_path = public, pg_temp as $$
  update sessie set gebruikt_op = now()
   where token_hash = (select s.token_hash from sessie s where s.token_hash = p_token for update skip locked)
$$;
revoke all on function app.raak_sessie(bytea) from public;
grant execute on function app.raak_sessie(bytea) to wm_app;

create or replace function app.start(p_token bytea, p_rollen text[])
  returns table (gebruiker_id int, rol text, naam text, functie text, gemeente_id int, gemeente_naam text, aanbieder_id int, aanbieder_naam text, inwoner_id int)
  language plpgsql as $$
declare s record;
begin
  select * into s from app.zoek_sessie(p_token);
  if not found then raise exception 'geen sessie' using errcode = '28000'; end if;
  if not s.rol = any (p_rollen) then raise exception 'rol mag dit niet' using errcode = 'WM403'; end if;
  if s.verouderd then perform app.raak_sessie(p_token); end if;
  perform set_config('app.gebruiker', s.gebruiker_id::text, true),
          set_config('app.gemeente', coalesce(s.gemeente_id::text, ''), true),
          set_config('app.aanbieder', coalesce(s.aanbieder_id::text, ''), true),
          set_config('app.inwoner', coalesce(s.inwoner_id::text, ''), true),
          set_config('role', 'wm_' || s.rol, true);
  return query select s.gebruiker_id, s.rol, s.naam, s.functie, s.gemeente_id, s.gemeente_naam, s.aanbieder_id, s.aanbieder_naam, s.inwoner_id;
end $$;

-- The earlier one, with five arguments, stays for the previous version of the program.
create function app.maak_sessie(p_issuer text, p_subject text, p_token bytea, p_oud bytea, p_minuten int, p_inactief int, p_weg text)
  returns table (gebruiker_id int, rol text) language plpgsql security definer set search_path = public, pg_temp as $$
begin
  return query select m.gebruiker_id, m.rol from app.maak_sessie(p_issuer, p_subject, p_token, p_oud, p_minuten) m;
  -- What beheer of the municipality chose, else what the product gives.
  update sessie s set weg = p_weg, inactief_minuten = coalesce(app.instelling(g.gemeente_id,
      case when g.rol = 'inwoner' then 'stil-inwoner-minuten' else 'stil-medewerker-minuten' end), p_inactief)
    from gebruiker g where g.id = s.gebruiker_id and s.token_hash = p_token;
end $$;
revoke all on function app.maak_sessie(text, text, bytea, bytea, int, int, text) from public;
grant execute on function app.maak_sessie(text, text, bytea, bytea, int, int, text) to wm_app;

-- Ends a session and says through which issuer it came in, so that one can log out there as well.
create function app.eindig_sessie(p_token bytea) returns text language sql security definer set search_path = public, pg_temp as $$
  delete from sessie where token_hash = p_token returning weg
$$;
revoke all on function app.eindig_sessie(bytea) from public;
grant execute on function app.eindig_sessie(bytea) to wm_app;

-- Who becomes somebody else is out at once, as is who is switched off (gebruiker_uit).
create trigger gebruiker_anders after update of rol, gemeente_id, aanbieder_id, inwoner_id, issuer, subject on gebruiker for each row
  when ((old.rol, old.gemeente_id, old.aanbieder_id, old.inwoner_id, old.issuer, old.subject)
        is distinct from (new.rol, new.gemeente_id, new.aanbieder_id, new.inwoner_id, new.issuer, new.subject))
  execute function app.eindig_sessies();

-- What a login has to know of an account before it lets somebody in.
create function app.account_van(p_issuer text, p_subject text)
  returns table (gebruiker_id int, rol text, naam text, kvk text, rsin text)
  language sql stable security definer set search_path = public, pg_temp rows 1 as $$
  select g.id, g.rol, g.naam, a.kvk, a.rsin from gebruiker g left join aanbieder a on a.id = g.aanbieder_id
   where g.issuer = p_issuer and g.subject = p_subject and g.actief and g.rol <> 'systeem'
$$;
revoke all on function app.account_van(text, text) from public;
grant execute on function app.account_van(text, text) to wm_app;

-- A resident comes in by the keyed hash of the BSN; the account is made at the first login. The subject of the issuer may change, the
-- person does not. Answers bekend, onbekend (no dossier), uit (switched off) or strijdig (the subject belongs to another account).
create function app.account_inwoner(p_gemeenten int[], p_bsn_hash bytea, p_issuer text, p_subject text) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare p record; g record; v_naam text;
begin
  select i.gemeente_id, i.id, concat_ws(' ', x.voornaam, nullif(x.voorvoegsel, ''), x.achternaam) as naam into p
    from inwoner_persoon x join inwoner i on i.gemeente_id = x.gemeente_id and i.id = x.inwoner_id
   where x.gemeente_id = any (p_gemeenten) and x.bsn_hash = p_bsn_hash
   order by i.status = 'afgerond', i.id desc limit 1;
  if not found then return 'onbekend'; end if;
  -- Two first logins at once make one account.
  perform from inwoner i where i.gemeente_id = p.gemeente_id and i.id = p.id for no key update;
  if exists (select from gebruiker u where u.issuer = p_issuer and u.subject = p_subject
                and (u.rol <> 'inwoner' or (u.gemeente_id, u.inwoner_id) is distinct from (p.gemeente_id, p.id))) then
    return 'strijdig';
  end if;
  select u.id, u.actief, u.issuer, u.subject into g from gebruiker u
   where u.rol = 'inwoner' and u.gemeente_id = p.gemeente_id and u.inwoner_id = p.id order by u.id limit 1 for update;
  if not found then
    insert into gebruiker (issuer, subject, rol, naam, gemeente_id, inwoner_id)
      values (p_issuer, p_subject, 'inwoner', p.naam, p.gemeente_id, p.id) returning id, actief, issuer, subject into g;
    insert into logboek (gemeente_id, gebruiker_id, rol, handeling, soort, object_id, inwoner_id, grond, uitkomst, herkomst)
      values (p.gemeente_id, g.id, 'inwoner', 'account-gemaakt', 'gebruiker', g.id::text, p.id, 'toegang tot het systeem', 'gelukt', 'web');
  end if;
  if not g.actief then return 'uit'; end if;
  if (g.issuer, g.subject) is distinct from (p_issuer, p_subject) then
    update gebruiker set issuer = p_issuer, subject = p_subject where id = g.id;
  end if;
  return 'bekend';
end $$;
revoke all on function app.account_inwoner(int[], bytea, text, text) from public;
grant execute on function app.account_inwoner(int[], bytea, text, text) to wm_app;
create index gebruiker_inwoner on gebruiker (gemeente_id, inwoner_id) where inwoner_id is not null;

-- ── invitations ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- An account exists before somebody can log in with it; an invitation ties it to the login of the one who holds the link.
create table uitnodiging (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  gebruiker_id int not null references gebruiker,
  token_hash bytea not null unique,
  email text not null,
  gemaakt_door int not null references gebruiker,
  gemaakt_op timestamptz not null default now(),
  verloopt_op timestamptz not null,
  aanvaard_op timestamptz,
  ingetrokken_op timestamptz,
  primary key (gemeente_id, id),
  check (verloopt_op > gemaakt_op),
  check (aanvaard_op is null or ingetrokken_op is null)
);
comment on table uitnodiging is 'The link itself is nowhere: only the hash of its token. One open invitation for an account.';
create unique index uitnodiging_open on uitnodiging (gebruiker_id) where aanvaard_op is null and ingetrokken_op is null;
alter table uitnodiging enable row level security;
grant select (gemeente_id, id, gebruiker_id, email, gemaakt_door, gemaakt_op, verloopt_op, aanvaard_op, ingetrokken_op),
  insert (gemeente_id, gebruiker_id, token_hash, email, gemaakt_door, verloopt_op), update (ingetrokken_op) on uitnodiging to wm_beheer;
create policy beheer_leest on uitnodiging for select to wm_beheer using (gemeente_id = (select app.gemeente()));
create policy beheer_trekt_in on uitnodiging for update to wm_beheer
  using (gemeente_id = (select app.gemeente()) and aanvaard_op is null) with check (gemeente_id = (select app.gemeente()));
-- Only for an account within reach that nobody logs in with yet, and never one's own.
create policy beheer_maakt on uitnodiging for insert to wm_beheer with check (
  gemeente_id = (select app.gemeente()) and gemaakt_door = (select app.gebruiker()) and gebruiker_id <> (select app.gebruiker())
  and gebruiker_id in (select g.id from gebruiker g where g.rol not in ('inwoner', 'systeem') and not g.gekoppeld
                          and (g.gemeente_id = (select app.gemeente()) or g.aanbieder_id is not null)));

create function app.zie_uitnodiging(p_token bytea)
  returns table (gebruiker_id int, staat text, naam text, rol text, functie text, gemeente_id int, gemeente_naam text,
                 aanbieder_naam text, kvk text, rsin text, door text, verloopt_op timestamptz)
  language sql stable security definer set search_path = public, pg_temp rows 1 as $$
  select g.id, case when u.ingetrokken_op is not null then 'ingetrokken' when u.aanvaard_op is not null then 'aanvaard'
                    when u.verloopt_op <= now() then 'verlopen' when not g.actief then 'uit'
                    when g.issuer is not null then 'gekoppeld' else 'open' end,
         g.naam, g.rol, g.functie, u.gemeente_id, m.naam, a.naam, a.kvk, a.rsin,
         case when d.rol = 'systeem' then null else d.naam end, u.verloopt_op
    from uitnodiging u join gebruiker g on g.id = u.gebruiker_id join gemeente m on m.id = u.gemeente_id
    join gebruiker d on d.id = u.gemaakt_door left join aanbieder a on a.id = g.aanbieder_id
   where u.token_hash = p_token
$$;
revoke all on function app.zie_uitnodiging(bytea) from public;
grant execute on function app.zie_uitnodiging(bytea) to wm_app;

-- Ties the account to the login. Answers the state it found, `aanvaard-nu` when it did so, `bezet` when that login has an account.
create function app.aanvaard_uitnodiging(p_token bytea, p_issuer text, p_subject text) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare u record; v_staat text;
begin
  select x.gemeente_id, x.id, x.gebruiker_id into u from uitnodiging x where x.token_hash = p_token for update;
  if not found then return 'onbekend'; end if;
  perform from gebruiker g where g.id = u.gebruiker_id for update;
  select z.staat into v_staat from app.zie_uitnodiging(p_token) z;
  if v_staat <> 'open' then return v_staat; end if;
  if exists (select from gebruiker g where g.issuer = p_issuer and g.subject = p_subject) then return 'bezet'; end if;
  update gebruiker set issuer = p_issuer, subject = p_subject where id = u.gebruiker_id;
  update uitnodiging set aanvaard_op = now() where gemeente_id = u.gemeente_id and id = u.id;
  insert into logboek (gemeente_id, gebruiker_id, rol, handeling, soort, object_id, aanbieder_id, grond, uitkomst, herkomst)
    select u.gemeente_id, g.id, g.rol, 'uitnodiging-aanvaard', 'gebruiker', g.id::text, g.aanbieder_id, 'toegang tot het systeem', 'gelukt', 'web'
      from gebruiker g where g.id = u.gebruiker_id;
  return 'aanvaard-nu';
exception when unique_violation then return 'bezet';
end $$;
revoke all on function app.aanvaard_uitnodiging(bytea, text, text) from public;
grant execute on function app.aanvaard_uitnodiging(bytea, text, text) to wm_app;

-- Takes the login away from an account, so that it can be tied to another by a new invitation: a new card, a new issuer.
create function app.ontkoppel(p_gebruiker int) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update gebruiker g set issuer = null, subject = null
   where g.id = p_gebruiker and g.id <> app.gebruiker() and g.rol not in ('inwoner', 'systeem') and g.issuer is not null
     and (g.gemeente_id = app.gemeente() or (g.aanbieder_id is not null and exists (
           select from contract c where c.gemeente_id = app.gemeente() and c.aanbieder_id = g.aanbieder_id)));
  return found;
end $$;
revoke all on function app.ontkoppel(int) from public;
grant execute on function app.ontkoppel(int) to wm_beheer;

-- The demo only: who was invited there comes back through the page of personas.
create function app.uitgenodigden(p_issuer text) returns table (subject text, naam text, rol text, functie text, organisatie text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select g.subject, g.naam, g.rol, g.functie, coalesce(a.naam, 'gemeente ' || m.naam)
    from gebruiker g left join aanbieder a on a.id = g.aanbieder_id left join gemeente m on m.id = g.gemeente_id
   where g.issuer = p_issuer and g.subject like 'uitgenodigd-%' and g.actief order by g.naam limit 100
$$;
revoke all on function app.uitgenodigden(text) from public;
grant execute on function app.uitgenodigden(text) to wm_app;

-- ── outgoing mail ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Stored with the change that causes it and sent by the queue. What stands in it is gone some days after sending.
create table mail (
  gemeente_id int not null references gemeente,
  id int generated always as identity,
  soort text not null,
  gebruiker_id int references gebruiker,
  naam text not null,
  adres text not null,
  onderwerp text not null,
  inhoud jsonb,
  geheim text,
  status text not null default 'wacht' check (status in ('wacht', 'verstuurd', 'mislukt')),
  pogingen int not null default 0,
  fout text,
  gemaakt_door int not null references gebruiker,
  gemaakt_op timestamptz not null default now(),
  laatste_poging_op timestamptz,
  opnieuw_op timestamptz,
  bezig_tot timestamptz,
  verstuurd_op timestamptz,
  gewist_op timestamptz,
  primary key (gemeente_id, id)
);
comment on column mail.opnieuw_op is 'When a mail that waits is tried again; empty: as soon as possible';
comment on column mail.bezig_tot is 'Somebody is sending it; after this moment it was interrupted';
comment on column mail.geheim is 'A link that lets somebody in. Whoever makes the mail may write it, nobody but the sender reads it; gone at sending.';
create index mail_wacht on mail (gemaakt_op) where status = 'wacht';
create index mail_gemaakt on mail (gemeente_id, id desc);
create index mail_wissen on mail (gemaakt_op) where gewist_op is null;
alter table mail enable row level security;
grant select (gemeente_id, id, soort, gebruiker_id, naam, adres, onderwerp, inhoud, status, pogingen, fout, gemaakt_door, gemaakt_op, laatste_poging_op, opnieuw_op, verstuurd_op, gewist_op),
  insert (gemeente_id, soort, gebruiker_id, naam, adres, onderwerp, inhoud, geheim, gemaakt_door), update (status, pogingen, fout, opnieuw_op) on mail to wm_beheer;
create policy beheer_leest on mail for select to wm_beheer using (gemeente_id = (select app.gemeente()));
create policy beheer_maakt on mail for insert to wm_beheer
  with check (gemeente_id = (select app.gemeente()) and gemaakt_door = (select app.gebruiker()));
-- Trying again is all that may be changed.
create policy beheer_herhaalt on mail for update to wm_beheer
  using (gemeente_id = (select app.gemeente()) and status = 'mislukt' and gewist_op is null)
  with check (gemeente_id = (select app.gemeente()) and status = 'wacht');

-- The job is stored in the transaction of the mail. Without a queue yet (a command on an empty database) the sweep finds the mail later.
create function app.plan_mail(p_gemeente int, p_id int, p_door int) returns void
  language plpgsql security definer set search_path = pg_temp as $$
begin
  if to_regclass('pgboss.queue') is null then return; end if;
  insert into pgboss.job (name, data, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds, keep_until, policy, heartbeat_seconds)
    select q.name, jsonb_build_object('gemeenteId', p_gemeente, 'gebruikerId', p_door, 'id', p_id), q.retry_limit, q.retry_delay,
           q.retry_backoff, q.retry_delay_max, q.expire_seconds, q.deletion_seconds, now() + make_interval(secs => q.retention_seconds), q.policy, q.heartbeat_seconds
      from pgboss.queue q where q.name = 'mail';
end $$;
revoke all on function app.plan_mail(int, int, int) from public;
create function app.mail_gemaakt() returns trigger language plpgsql security definer set search_path = pg_temp as $$
begin
  perform app.plan_mail(new.gemeente_id, new.id, new.gemaakt_door);
  return null;
end $$;
revoke all on function app.mail_gemaakt() from public;
create trigger mail_gemaakt after insert on mail for each row execute function app.mail_gemaakt();
create trigger mail_opnieuw after update of status on mail for each row when (old.status = 'mislukt' and new.status = 'wacht')
  execute function app.mail_gemaakt();

-- ── keys ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- A print of each key that this database was written with, never the key: a start with other keys is refused.
create table sleutelafdruk (
  soort text not null check (soort in ('bsn', 'zoek')),
  versie int not null,
  afdruk bytea not null,
  sinds timestamptz not null default now(),
  primary key (soort, versie)
);
