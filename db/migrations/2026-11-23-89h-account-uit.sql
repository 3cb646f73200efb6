-- Whose account is off is not told to ask for an invitation: it would not open it. Says no more than that.
create function app.account_uit(p_issuer text, p_subject text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from gebruiker g where g.issuer = p_issuer and g.subject = p_subject and not g.actief and g.rol <> 'systeem')
$$;
revoke all on function app.account_uit(text, text) from public;
grant execute on function app.account_uit(text, text) to wm_app;

-- Nobody gets an account for somebody who died: whoever has the DigiD of the resident would come in with it for the first time.
create or replace function app.account_inwoner(p_gemeenten int[], p_bsn_hash bytea, p_issuer text, p_subject text) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare p record; g record; v_naam text;
begin
  select i.gemeente_id, i.id, concat_ws(' ', x.voornaam, nullif(x.voorvoegsel, ''), x.achternaam) as naam, x.overleden_op into p
    from inwoner_persoon x join inwoner i on i.gemeente_id = x.gemeente_id and i.id = x.inwoner_id
   where x.gemeente_id = any (p_gemeenten) and x.bsn_hash = p_bsn_hash
   order by i.status = 'afgerond', i.id desc limit 1;
  if not found then return 'onbekend'; end if;
  if p.overleden_op is not null then return 'uit'; end if;
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
