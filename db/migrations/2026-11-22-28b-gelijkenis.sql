-- How much two persons look alike, in features: the weighing is in src/inwoner/gelijkenis.ts. Names and dates of others do not come out.
create function app.kenmerken(p_zoeknaam text, p_voornaam text, p_datum date, p_postcode text, p_huisnummer text, p inwoner_persoon,
    out naam_afstand int, out zelfde_voornaam boolean, out datum_delen int, out zelfde_adres boolean)
  language sql immutable set search_path = public, pg_temp as $$
  select levenshtein_less_equal(left(p_zoeknaam, 120), left(p.zoeknaam, 120), 4),
         p_voornaam <> '' and right(p.zoeknaam, length(p_voornaam) + 1) = ' ' || p_voornaam,
         case when p_datum = p.geboortedatum then 3
              -- day and month changed places counts as two parts
              when extract(year from p_datum) = extract(year from p.geboortedatum)
               and extract(month from p_datum) = extract(day from p.geboortedatum) and extract(day from p_datum) = extract(month from p.geboortedatum) then 2
              else (extract(year from p_datum) = extract(year from p.geboortedatum))::int + (extract(month from p_datum) = extract(month from p.geboortedatum))::int
                   + (extract(day from p_datum) = extract(day from p.geboortedatum))::int end,
         p_postcode <> '' and p_postcode = p.postcode and lower(p_huisnummer) = lower(p.huisnummer)
$$;

create function app.zoek_gelijkenis(p_bsn_hash bytea, p_zoeknaam text, p_voornaam text, p_datum date, p_postcode text, p_huisnummer text, p_behalve int)
  returns table (inwoner_id int, dossiernummer text, consulent_id int, consulent text, eigen boolean, zelfde_bsn boolean, eerder_bsn boolean,
                 naam_afstand int, naam_lengte int, zelfde_voornaam boolean, datum_delen int, zelfde_adres boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  with wie as (
    select p.inwoner_id from inwoner_persoon p where p.gemeente_id = app.gemeente() and p.bsn_hash = p_bsn_hash
    union select v.inwoner_id from persoonversie v where v.gemeente_id = app.gemeente() and v.bsn_hash = p_bsn_hash
    union select p.inwoner_id from inwoner_persoon p where p.gemeente_id = app.gemeente() and p.geboortedatum = p_datum
    union select p.inwoner_id from inwoner_persoon p where p.gemeente_id = app.gemeente() and p.zoeknaam ~>=~ p_zoeknaam and p.zoeknaam ~<=~ p_zoeknaam)
  select i.id, i.dossiernummer, i.consulent_id, g.naam, i.consulent_id = app.gebruiker(), p.bsn_hash is not distinct from p_bsn_hash,
         exists (select from persoonversie v where v.gemeente_id = i.gemeente_id and v.inwoner_id = i.id and v.bsn_hash = p_bsn_hash),
         coalesce(k.naam_afstand, 99), length(p_zoeknaam), coalesce(k.zelfde_voornaam, false), coalesce(k.datum_delen, 0), coalesce(k.zelfde_adres, false)
    from wie join inwoner_persoon p on p.gemeente_id = app.gemeente() and p.inwoner_id = wie.inwoner_id
    join inwoner i on i.gemeente_id = p.gemeente_id and i.id = p.inwoner_id join gebruiker g on g.id = i.consulent_id
    cross join lateral app.kenmerken(p_zoeknaam, p_voornaam, p_datum, p_postcode, p_huisnummer, p) k
   where i.id is distinct from p_behalve
     and not exists (select from dubbelpaar d where d.gemeente_id = i.gemeente_id and d.oordeel = 'niet-dezelfde'
                        and d.eerste_id = least(i.id, p_behalve) and d.tweede_id = greatest(i.id, p_behalve))
     and (p.bsn_hash is not distinct from p_bsn_hash
          or exists (select from persoonversie v where v.gemeente_id = i.gemeente_id and v.inwoner_id = i.id and v.bsn_hash = p_bsn_hash)
          or (k.datum_delen = 3 and (k.naam_afstand <= 4 or k.zelfde_adres)) or (k.datum_delen = 2 and k.naam_afstand = 0))
   limit 20
$$;
revoke all on function app.kenmerken(text, text, date, text, text, inwoner_persoon), app.zoek_gelijkenis(bytea, text, text, date, text, text, int) from public;
grant execute on function app.zoek_gelijkenis(bytea, text, text, date, text, text, int) to wm_consulent, wm_teammanager;

-- Pairs of the caller's own residents: of the other only the number of the dossier and whose it is.
create function app.mijn_dubbelen()
  returns table (paar_id int, inwoner_id int, ander_id int, ander_dossiernummer text, ander_consulent text, ander_eigen boolean, score int, redenen text[], versie int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select d.id, i.id, a.id, a.dossiernummer, g.naam, a.consulent_id = app.gebruiker(), d.score, d.redenen, d.versie
    from dubbelpaar d
    cross join lateral (values (d.eerste_id, d.tweede_id), (d.tweede_id, d.eerste_id)) as k (eigen, ander)
    join inwoner i on i.gemeente_id = d.gemeente_id and i.id = k.eigen and i.consulent_id = app.gebruiker()
    join inwoner a on a.gemeente_id = d.gemeente_id and a.id = k.ander join gebruiker g on g.id = a.consulent_id
   where d.gemeente_id = app.gemeente() and d.oordeel is null
     -- both of them one's own: once
     and (a.consulent_id <> app.gebruiker() or i.id < a.id)
     and not exists (select from samenvoeging s where s.gemeente_id = d.gemeente_id and s.status = 'voorgesteld' and s.weg_id in (i.id, a.id) and s.inwoner_id in (i.id, a.id))
$$;
-- Says that two are not the same: of one's own resident, or at an aanmelding of who is made now.
create function app.niet_dezelfde(p_een int, p_ander int, p_reden text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if p_een = p_ander or not exists (select from inwoner i where i.gemeente_id = app.gemeente() and i.id in (p_een, p_ander)
      and (i.consulent_id = app.gebruiker() or exists (select from gebruiker u where u.id = app.gebruiker() and u.rol = 'teammanager'))) then return false; end if;
  insert into dubbelpaar (gemeente_id, eerste_id, tweede_id, score, redenen, oordeel, reden, door, op)
    values (app.gemeente(), least(p_een, p_ander), greatest(p_een, p_ander), 0, '{}', 'niet-dezelfde', p_reden, app.gebruiker(), clock_timestamp())
    on conflict (gemeente_id, eerste_id, tweede_id) do update
      set oordeel = 'niet-dezelfde', reden = excluded.reden, door = excluded.door, op = excluded.op, versie = dubbelpaar.versie + 1;
  return true;
end $$;
-- A proposal names two dossiers of which at least one is the caller's own. Answers the number, 0 when one about either is open, or null.
create function app.stel_samenvoegen_voor(p_blijft int, p_weg int, p_reden text) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare v_id int;
begin
  if not exists (select from inwoner i where i.gemeente_id = app.gemeente() and i.id in (p_blijft, p_weg) and i.consulent_id = app.gebruiker()) then return null; end if;
  -- One open proposal about a dossier at a time, whichever side it stands on.
  perform pg_advisory_xact_lock(7300228, app.gemeente());
  if exists (select from samenvoeging s where s.gemeente_id = app.gemeente() and s.status = 'voorgesteld'
              and (s.inwoner_id in (p_blijft, p_weg) or s.weg_id in (p_blijft, p_weg))) then return 0; end if;
  insert into samenvoeging (gemeente_id, inwoner_id, consulent_id, weg_id, weg_dossiernummer, reden, voorgesteld_door)
    select b.gemeente_id, b.id, b.consulent_id, w.id, w.dossiernummer, p_reden, app.gebruiker()
      from inwoner b join inwoner w on w.gemeente_id = b.gemeente_id and w.id = p_weg
     where b.gemeente_id = app.gemeente() and b.id = p_blijft
    on conflict do nothing returning id into v_id;
  return v_id;
end $$;
revoke all on function app.mijn_dubbelen(), app.niet_dezelfde(int, int, text), app.stel_samenvoegen_voor(int, int, text) from public;
grant execute on function app.mijn_dubbelen(), app.stel_samenvoegen_voor(int, int, text) to wm_consulent;
grant execute on function app.niet_dezelfde(int, int, text) to wm_consulent, wm_teammanager;
