-- Who works for several municipalities with one login reads in one list what waits there: of each account its own caseload, which that account
-- reads anyhow. To do something about it he goes on as that account.
create function app.werk_in_mijn_gemeenten() returns table (gebruiker_id int, gemeente_id int, gemeente_naam text, inwoner_id int, nr int,
    dossiernummer text, voornaam text, voorvoegsel text, achternaam text, eigenaar text, tekst text, uiterlijk date)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.gebruiker_id, a.gemeente_id, a.gemeente_naam, w.inwoner_id, w.nr, w.dossiernummer, p.voornaam, p.voorvoegsel, p.achternaam,
         w.eigenaar, w.tekst, w.uiterlijk
    from app.mijn_accounts() a
    join werkvoorraad w on w.gemeente_id = a.gemeente_id and w.consulent_id = a.gebruiker_id and w.eigenaar is not null
    join inwoner_persoon p on p.gemeente_id = w.gemeente_id and p.inwoner_id = w.inwoner_id
   where a.rol = 'consulent'
$$;
revoke all on function app.werk_in_mijn_gemeenten() from public;
grant execute on function app.werk_in_mijn_gemeenten() to wm_consulent, wm_vervanger;
