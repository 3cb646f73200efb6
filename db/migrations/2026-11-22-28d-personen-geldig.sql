-- Apart from 28: reading the rows takes no lock that anybody waits for.
alter table inwoner_persoon validate constraint inwoner_persoon_geboortedatum_bekend;

-- Who is called otherwise is called so in the portal too.
create function app.naam_gewijzigd() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update gebruiker set naam = concat_ws(' ', new.voornaam, nullif(new.voorvoegsel, ''), new.achternaam)
   where rol = 'inwoner' and gemeente_id = new.gemeente_id and inwoner_id = new.inwoner_id;
  return null;
end $$;
create trigger naam_gewijzigd after update of voornaam, voorvoegsel, achternaam on inwoner_persoon for each row
  when ((old.voornaam, old.voorvoegsel, old.achternaam) is distinct from (new.voornaam, new.voorvoegsel, new.achternaam)) execute function app.naam_gewijzigd();
revoke all on function app.naam_gewijzigd() from public;
