-- Two dossiers become one, and apart again. Which tables hold rows of a resident is asked of the catalog, so that a new table cannot be
-- forgotten: each with a foreign key on the resident, parents before children (a toewijzing takes what hangs on it along by its key).
-- What is derived is not moved: it is derived again.

create function app.inwonertabellen() returns table (tabel text, niveau int) language sql stable set search_path = public, pg_temp as $$
  with recursive sleutel as (
    select c.conrelid as kind, c.confrelid as ouder
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attname = 'inwoner_id' and a.attnum = any (c.conkey)
     where c.contype = 'f' and c.connamespace = 'public'::regnamespace and c.conrelid <> c.confrelid),
  boom as (
    select s.kind, 1 as niveau from sleutel s where s.ouder = 'inwoner'::regclass
    union all select s.kind, b.niveau + 1 from boom b join sleutel s on s.ouder = b.kind where b.niveau < 9)
  select k.relname::text, max(b.niveau) from boom b join pg_class k on k.oid = b.kind 
   where k.relname not in ('inwoner_persoon','inwoner_trede','werkvoorraad','werkvoorraadbevinding') group by 1
$$;

-- The columns that tell a row of a table from the others of the same resident.
create function app.rijsleutel(p_tabel text) returns text[] language sql stable set search_path = public, pg_temp as $$
  select array_agg(a.attname::text) from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
   where i.indrelid = p_tabel::regclass and i.indisprimary and a.attname not in ('inwoner_id', 'consulent_id')
$$;
create function app.sleutelgelijk(p_tabel text, p_een text, p_ander text) returns text language sql stable set search_path = public, pg_temp as $$
  select string_agg(format('to_jsonb(%s.%I) = %s -> %L', p_een, k, p_ander, k), ' and ') from unnest(app.rijsleutel(p_tabel)) k
$$;

-- Rows that always hang on a toewijzing are found through it: uren and the like have no index on the resident.
create function app.hangt_aan_toewijzing(p_tabel text) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (select from pg_attribute a where a.attrelid = p_tabel::regclass and a.attname = 'toewijzing_id' and a.attnotnull)
     and exists (select from pg_constraint c where c.contype = 'f' and c.conrelid = p_tabel::regclass and c.confrelid = 'toewijzing'::regclass and c.confupdtype = 'c')
$$;

create function app.bereken_trede(p_gemeente int, p_inwoner int) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  delete from inwoner_trede where gemeente_id = p_gemeente and inwoner_id = p_inwoner;
  insert into inwoner_trede (gemeente_id, inwoner_id, consulent_id, trede, peildatum, vastgelegd_op)
    select l.gemeente_id, l.inwoner_id, l.consulent_id, l.trede, l.peildatum, l.vastgelegd_op from ladderbepaling l
     where l.gemeente_id = p_gemeente and l.inwoner_id = p_inwoner and to_jsonb(l) ->> 'vervallen_op' is null
     order by l.peildatum desc, l.vastgelegd_op desc limit 1;
end $$;

-- What stands between two dossiers, and how many rows go: with p_proef nothing stays changed.
-- Gives {"weigeringen": [{tabel, regel}], "rijen": {tabel: aantal}}.
create function app.voeg_samen(p_id int, p_overnemen text[], p_reden text, p_dag date, p_proef boolean) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  g constant int := app.gemeente();
  s samenvoeging; b inwoner; w inwoner; bp inwoner_persoon; wp inwoner_persoon; t record;
  v_nr int := 0; v_n int; v_regel text; v_bewaard jsonb; v_weg_versie int; v_blijft_versie int;
  v_weigering jsonb := '[]'; v_rijen jsonb := '{}'; v_uitkering int; v_traject int; v_account record; v_blijft_account int;
  v_gelijk text; v_consulent text;
begin
  select * into s from samenvoeging x where x.gemeente_id = g and x.id = p_id for update;
  if not found or s.status <> 'voorgesteld' then raise exception 'dit voorstel is niet meer open' using errcode = 'WM409'; end if;
  if not exists (select from gebruiker u where u.id = app.gebruiker() and u.rol = 'teammanager' and u.gemeente_id = g) or s.voorgesteld_door = app.gebruiker() then
    raise exception 'samenvoegen doet een teammanager die het niet zelf voorstelde' using errcode = 'WM409';
  end if;
  perform from inwoner i where i.gemeente_id = g and i.id in (s.inwoner_id, s.weg_id) order by i.id for update;
  select * into b from inwoner i where i.gemeente_id = g and i.id = s.inwoner_id;
  select * into w from inwoner i where i.gemeente_id = g and i.id = s.weg_id;
  select * into bp from inwoner_persoon p where p.gemeente_id = g and p.inwoner_id = b.id for update;
  select * into wp from inwoner_persoon p where p.gemeente_id = g and p.inwoner_id = w.id for update;
  if w.id is null or bp.inwoner_id is null or wp.inwoner_id is null then raise exception 'een van de dossiers is er niet meer' using errcode = 'WM409'; end if;

  begin
    -- Everything that is to go, also what will go along with its parent.
    for t in select x.tabel from app.inwonertabellen() x order by x.tabel loop
      execute format('insert into samenvoegingrij (gemeente_id, samenvoeging_id, volgnummer, tabel, sleutel)
          select $1, $2, $3 + row_number() over (), %L, (select jsonb_object_agg(e.key, e.value) from jsonb_each(to_jsonb(x)) e where e.key = any ($5))
            from %I x where x.gemeente_id = $1 and x.inwoner_id = $4%s', t.tabel, t.tabel,
          case when app.hangt_aan_toewijzing(t.tabel) then ' and x.toewijzing_id in (select z.id from toewijzing z where z.gemeente_id = $1 and z.inwoner_id = $4)' else '' end)
        using g, s.id, v_nr, w.id, app.rijsleutel(t.tabel);
      get diagnostics v_n = row_count;
      v_nr := v_nr + v_n;
      if v_n > 0 then v_rijen := v_rijen || jsonb_build_object(t.tabel, v_n); end if;
    end loop;

    -- First to the same consulent, as at a handover: a key that takes only the resident along would else fit neither.
    update inwoner i set consulent_id = b.consulent_id where i.gemeente_id = g and i.id = w.id and i.consulent_id <> b.consulent_id;
    -- One benefit and one traject at a time: what was not chosen ends today, and is open again when this is undone.
    select case when 'uitkering' = any (p_overnemen) then x.id else y.id end into v_uitkering
      from uitkering x join uitkering y on y.gemeente_id = g and y.inwoner_id = w.id and y.vervallen_op is null
     where x.gemeente_id = g and x.inwoner_id = b.id and x.vervallen_op is null;
    if v_uitkering is not null then update uitkering set vervallen_op = clock_timestamp() where gemeente_id = g and id = v_uitkering; end if;
    select y.id into v_traject from traject x join traject y on y.gemeente_id = g and y.inwoner_id = w.id and y.beeindigd_op is null
     where x.gemeente_id = g and x.inwoner_id = b.id and x.beeindigd_op is null;
    if v_traject is not null then update traject set beeindigd_op = greatest(p_dag, begonnen_op) where gemeente_id = g and id = v_traject; end if;

    -- The same for what other areas keep: one fixed contact person, one plan that holds, and versions of a plan with a number each.
    for t in select * from (values
        ('vastcontact', 'x.tot is null', 'tot', 'greatest(x.sinds, $5)', true),
        ('plan', 'x.status = ''geldt''', 'status', '''vervangen''', true),
        ('plan', 'true', 'nummer', 'x.nummer + (select coalesce(max(y.nummer), 0) from plan y where y.gemeente_id = $1 and y.inwoner_id = $4)', false)
      ) as een (tabel, wanneer, kolom, wordt, alleen_als_beide) loop
      continue when to_regclass(t.tabel) is null;
      execute format('update samenvoegingrij r set was = coalesce(r.was, ''{}'') || jsonb_build_object(%L, to_jsonb(x.%I)) from %I x
          where r.gemeente_id = $1 and r.samenvoeging_id = $2 and r.tabel = %L and x.gemeente_id = $1 and x.inwoner_id = $3 and %s and %s
            and (not %L or exists (select from %I x where x.gemeente_id = $1 and x.inwoner_id = $4 and %s)) and $5 is not null',
          t.kolom, t.kolom, t.tabel, t.tabel, t.wanneer, app.sleutelgelijk(t.tabel, 'x', 'r.sleutel'), t.alleen_als_beide, t.tabel, t.wanneer)
        using g, s.id, w.id, b.id, p_dag;
      execute format('update %I x set %I = %s from samenvoegingrij r
          where r.gemeente_id = $1 and r.samenvoeging_id = $2 and r.tabel = %L and r.was ? %L and x.gemeente_id = $1 and x.inwoner_id = $3 and %s and $4 is not null and $5 is not null',
          t.tabel, t.kolom, t.wordt, t.tabel, t.kolom, app.sleutelgelijk(t.tabel, 'x', 'r.sleutel'))
        using g, s.id, w.id, b.id, p_dag;
    end loop;

    for t in select x.tabel from app.inwonertabellen() x where not app.hangt_aan_toewijzing(x.tabel) order by x.niveau, x.tabel loop
      v_gelijk := app.sleutelgelijk(t.tabel, 'x', 'r.sleutel');
      -- A table with one row a resident: both cannot stand, so the one that goes is kept beside.
      if exists (select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                  where i.indrelid = t.tabel::regclass and i.indisprimary and a.attname = 'inwoner_id') then
        execute format('update samenvoegingrij r set inhoud = to_jsonb(x) from %I x
            where r.gemeente_id = $1 and r.samenvoeging_id = $2 and r.tabel = %L and x.gemeente_id = $1 and x.inwoner_id = $3 and %s
              and exists (select from %I y where y.gemeente_id = $1 and y.inwoner_id = $4 and %s)',
            t.tabel, t.tabel, v_gelijk, t.tabel, app.sleutelgelijk(t.tabel, 'y', 'r.sleutel')) using g, s.id, w.id, b.id;
        execute format('delete from %I x using samenvoegingrij r where r.gemeente_id = $1 and r.samenvoeging_id = $2 and r.tabel = %L and r.inhoud is not null
            and x.gemeente_id = $1 and x.inwoner_id = $3 and %s', t.tabel, t.tabel, v_gelijk) using g, s.id, w.id;
      end if;
      v_consulent := case when exists (select from pg_attribute a where a.attrelid = t.tabel::regclass and a.attname = 'consulent_id' and not a.attisdropped)
                          then ', consulent_id = $3' else '' end;
      begin
        execute format('update %I set inwoner_id = $2%s where gemeente_id = $1 and inwoner_id = $4 and $3 is not null', t.tabel, v_consulent)
          using g, b.id, b.consulent_id, w.id;
      exception
        when unique_violation or exclusion_violation then
          get stacked diagnostics v_regel = constraint_name;
          v_weigering := v_weigering || jsonb_build_object('tabel', t.tabel, 'regel', v_regel);
        when foreign_key_violation then
          -- What hangs on a row that could not move cannot either: that is said already.
          get stacked diagnostics v_regel = constraint_name;
          if v_weigering = '[]' then v_weigering := jsonb_build_array(jsonb_build_object('tabel', t.tabel, 'regel', v_regel)); end if;
      end;
    end loop;

    if v_weigering = '[]' then
      v_bewaard := jsonb_build_object('blijft', to_jsonb(bp) - array['bsn_versleuteld','bsn_hash','bsn_einde'], 'weg', to_jsonb(wp) - array['bsn_versleuteld','bsn_hash','bsn_einde'],
        'blijft_inwoner', to_jsonb(b), 'weg_inwoner', to_jsonb(w), 'uitkering', v_uitkering, 'traject', v_traject);
      insert into persoonversie (gemeente_id, inwoner_id, consulent_id, bsn_versleuteld, bsn_hash, bsn_einde, voornaam, voorvoegsel, achternaam, geboortedatum, geboortedatum_bekend, gewijzigd, bron, toelichting, door)
        values (g, b.id, b.consulent_id, wp.bsn_versleuteld, wp.bsn_hash, wp.bsn_einde, wp.voornaam, wp.voorvoegsel, wp.achternaam, wp.geboortedatum, wp.geboortedatum_bekend,
                '{samenvoeging}', 'samenvoeging', 'zo stond het in dossier ' || w.dossiernummer, app.gebruiker()) returning id into v_weg_versie;
      insert into persoonversie (gemeente_id, inwoner_id, consulent_id, bsn_versleuteld, bsn_hash, bsn_einde, voornaam, voorvoegsel, achternaam, geboortedatum, geboortedatum_bekend, gewijzigd, bron, toelichting, door)
        values (g, b.id, b.consulent_id, bp.bsn_versleuteld, bp.bsn_hash, bp.bsn_einde, bp.voornaam, bp.voorvoegsel, bp.achternaam, bp.geboortedatum, bp.geboortedatum_bekend,
                '{samenvoeging}', 'samenvoeging', 'zo stond het in dossier ' || b.dossiernummer, app.gebruiker()) returning id into v_blijft_versie;
      delete from inwoner_persoon p where p.gemeente_id = g and p.inwoner_id = w.id;
      if 'naam' = any (p_overnemen) then bp.voornaam := wp.voornaam; bp.voorvoegsel := wp.voorvoegsel; bp.achternaam := wp.achternaam; bp.zoeknaam := wp.zoeknaam; end if;
      if 'geboortedatum' = any (p_overnemen) then bp.geboortedatum := wp.geboortedatum; bp.geboortedatum_bekend := wp.geboortedatum_bekend; end if;
      if 'bsn' = any (p_overnemen) then bp.bsn_versleuteld := wp.bsn_versleuteld; bp.bsn_hash := wp.bsn_hash; bp.bsn_einde := wp.bsn_einde; end if;
      if 'adres' = any (p_overnemen) then bp.straat := wp.straat; bp.huisnummer := wp.huisnummer; bp.postcode := wp.postcode; bp.woonplaats := wp.woonplaats; end if;
      if 'telefoon' = any (p_overnemen) then bp.telefoon := wp.telefoon; end if;
      if 'email' = any (p_overnemen) then bp.email := wp.email; end if;
      update inwoner_persoon p set voornaam = bp.voornaam, voorvoegsel = bp.voorvoegsel, achternaam = bp.achternaam, zoeknaam = bp.zoeknaam, geboortedatum = bp.geboortedatum,
          geboortedatum_bekend = bp.geboortedatum_bekend, bsn_versleuteld = bp.bsn_versleuteld, bsn_hash = bp.bsn_hash, bsn_einde = bp.bsn_einde, straat = bp.straat,
          huisnummer = bp.huisnummer, postcode = bp.postcode, woonplaats = bp.woonplaats, telefoon = bp.telefoon, email = bp.email,
          overleden_op = coalesce(bp.overleden_op, wp.overleden_op), geheim = bp.geheim or wp.geheim
        where p.gemeente_id = g and p.inwoner_id = b.id;
      -- The furthest of the two; who is under way in one is not done in the other.
      update inwoner i set versie = i.versie + 1,
          status = case when 'in-traject' in (b.status, w.status) then 'in-traject' when 'in-onderzoek' in (b.status, w.status) then 'in-onderzoek'
                        when 'aangemeld' in (b.status, w.status) then 'aangemeld' else 'afgerond' end,
          lezen = case when 'contact' = any (p_overnemen) then w.lezen else i.lezen end, taal = case when 'contact' = any (p_overnemen) then w.taal else i.taal end,
          contact = case when 'contact' = any (p_overnemen) then w.contact else i.contact end,
          contact_toelichting = case when 'contact' = any (p_overnemen) then w.contact_toelichting else i.contact_toelichting end
        where i.gemeente_id = g and i.id = b.id;
      -- One person, one account: the other is off, and its login goes to the one that stays at the next time.
      select u.id, u.issuer, u.subject, u.actief, u.naam into v_account from gebruiker u where u.rol = 'inwoner' and u.gemeente_id = g and u.inwoner_id = w.id order by u.id limit 1;
      if found then
        select u.id into v_blijft_account from gebruiker u where u.rol = 'inwoner' and u.gemeente_id = g and u.inwoner_id = b.id limit 1;
        v_bewaard := v_bewaard || jsonb_build_object('account', to_jsonb(v_account), 'account_verplaatst', v_blijft_account is null);
        if v_blijft_account is null then update gebruiker set inwoner_id = b.id where id = v_account.id;
        else update gebruiker set actief = false, issuer = null, subject = null where id = v_account.id; end if;
      end if;
      begin
        delete from inwoner i where i.gemeente_id = g and i.id = w.id;
      exception when foreign_key_violation then
        get stacked diagnostics v_regel = constraint_name;
        v_weigering := v_weigering || jsonb_build_object('tabel', '', 'regel', v_regel);
      end;
      perform app.bereken_trede(g, b.id);
      update samenvoeging x set status = 'uitgevoerd', overnemen = p_overnemen, besloten_door = app.gebruiker(), besloten_op = clock_timestamp(), besluit_reden = p_reden,
          versie = x.versie + 1, bewaard = v_bewaard || jsonb_build_object('weg_versie', v_weg_versie, 'blijft_versie', v_blijft_versie)
        where x.gemeente_id = g and x.id = s.id;
    end if;
    -- Tried, or refused: what was done up to here is not.
    if p_proef or v_weigering <> '[]' then raise exception 'proef' using errcode = 'WM000'; end if;
  exception when sqlstate 'WM000' then null;
  end;
  return jsonb_build_object('weigeringen', v_weigering, 'rijen', v_rijen);
end $$;

-- Puts back exactly what moved. What came after hangs on what goes back (hours on a toewijzing) goes along; the rest stays where it is.
-- Gives {"weigeringen": [tekst], "terug": n, "mee": n, "weg": n}: back, gone along, and no longer there.
create function app.haal_uit_elkaar(p_id int, p_reden text, p_proef boolean) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  g constant int := app.gemeente();
  s samenvoeging; a inwoner; ap inwoner_persoon; o inwoner_persoon; w inwoner_persoon; v persoonversie; bv persoonversie; wi inwoner; t record;
  v_consulent int; v_terug int := 0; v_mee int := 0; v_n int; v_weigering jsonb := '[]'; v_gelijk text; v_cons text; v_rijen int; v_uit jsonb;
begin
  select * into s from samenvoeging x where x.gemeente_id = g and x.id = p_id for update;
  if not found or s.status <> 'uitgevoerd' then raise exception 'deze samenvoeging staat niet meer' using errcode = 'WM409'; end if;
  if not exists (select from gebruiker u where u.id = app.gebruiker() and u.rol = 'teammanager' and u.gemeente_id = g) then
    raise exception 'uit elkaar halen doet een teammanager' using errcode = 'WM409';
  end if;
  select * into a from inwoner i where i.gemeente_id = g and i.id = s.inwoner_id for update;
  select * into ap from inwoner_persoon p where p.gemeente_id = g and p.inwoner_id = s.inwoner_id for update;
  select * into v from persoonversie x where x.gemeente_id = g and x.id = (s.bewaard ->> 'weg_versie')::int;
  select * into bv from persoonversie x where x.gemeente_id = g and x.id = (s.bewaard ->> 'blijft_versie')::int;
  if exists (select from inwoner_persoon p where p.gemeente_id = g and p.bsn_hash in (v.bsn_hash, bv.bsn_hash) and p.inwoner_id <> s.inwoner_id) then
    return jsonb_build_object('weigeringen', jsonb_build_array('bsn-in-gebruik'), 'terug', 0, 'mee', 0, 'weg', 0);
  end if;
  begin
    wi := jsonb_populate_record(a, s.bewaard -> 'weg_inwoner');
    select coalesce((select u.id from gebruiker u where u.id = wi.consulent_id and u.rol = 'consulent' and u.actief and u.gemeente_id = g), 0) into v_consulent;
    wi.consulent_id := a.consulent_id;
    insert into inwoner overriding system value select (wi).*;

    -- The one that stayed gets its own back, as far as nobody changed it since.
    o := jsonb_populate_record(ap, s.bewaard -> 'blijft');
    w := jsonb_populate_record(ap, s.bewaard -> 'weg');
    if 'naam' = any (s.overnemen) and (ap.voornaam, ap.voorvoegsel, ap.achternaam) = (w.voornaam, w.voorvoegsel, w.achternaam) then
      ap.voornaam := o.voornaam; ap.voorvoegsel := o.voorvoegsel; ap.achternaam := o.achternaam; ap.zoeknaam := o.zoeknaam; end if;
    if 'geboortedatum' = any (s.overnemen) and ap.geboortedatum = w.geboortedatum then ap.geboortedatum := o.geboortedatum; ap.geboortedatum_bekend := o.geboortedatum_bekend; end if;
    if ap.bsn_hash = v.bsn_hash then ap.bsn_versleuteld := bv.bsn_versleuteld; ap.bsn_hash := bv.bsn_hash; ap.bsn_einde := bv.bsn_einde; end if;
    if 'adres' = any (s.overnemen) and (ap.straat, ap.huisnummer, ap.postcode) = (w.straat, w.huisnummer, w.postcode) then
      ap.straat := o.straat; ap.huisnummer := o.huisnummer; ap.postcode := o.postcode; ap.woonplaats := o.woonplaats; end if;
    if 'telefoon' = any (s.overnemen) and ap.telefoon = w.telefoon then ap.telefoon := o.telefoon; end if;
    if 'email' = any (s.overnemen) and ap.email = w.email then ap.email := o.email; end if;
    if ap.overleden_op is not distinct from w.overleden_op then ap.overleden_op := o.overleden_op; end if;
    update inwoner_persoon p set voornaam = ap.voornaam, voorvoegsel = ap.voorvoegsel, achternaam = ap.achternaam, zoeknaam = ap.zoeknaam, geboortedatum = ap.geboortedatum,
        geboortedatum_bekend = ap.geboortedatum_bekend, bsn_versleuteld = ap.bsn_versleuteld, bsn_hash = ap.bsn_hash, bsn_einde = ap.bsn_einde, straat = ap.straat,
        huisnummer = ap.huisnummer, postcode = ap.postcode, woonplaats = ap.woonplaats, telefoon = ap.telefoon, email = ap.email, overleden_op = ap.overleden_op, geheim = o.geheim
      where p.gemeente_id = g and p.inwoner_id = a.id;
    w.inwoner_id := s.weg_id; w.consulent_id := a.consulent_id;
    w.bsn_versleuteld := v.bsn_versleuteld; w.bsn_hash := v.bsn_hash; w.bsn_einde := v.bsn_einde;
    insert into inwoner_persoon select (w).*;
    -- Who the other was does not stay behind in this dossier.
    delete from persoonversie x where x.gemeente_id = g and x.id in (v.id, bv.id);
    update inwoner i set versie = i.versie + 1,
        lezen = case when 'contact' = any (s.overnemen) then s.bewaard -> 'blijft_inwoner' ->> 'lezen' else i.lezen end,
        taal = case when 'contact' = any (s.overnemen) then s.bewaard -> 'blijft_inwoner' ->> 'taal' else i.taal end,
        contact = case when 'contact' = any (s.overnemen) then s.bewaard -> 'blijft_inwoner' ->> 'contact' else i.contact end,
        contact_toelichting = case when 'contact' = any (s.overnemen) then s.bewaard -> 'blijft_inwoner' ->> 'contact_toelichting' else i.contact_toelichting end
      where i.gemeente_id = g and i.id = a.id;

    for t in select x.tabel from app.inwonertabellen() x where not app.hangt_aan_toewijzing(x.tabel) order by x.niveau, x.tabel loop
      v_gelijk := app.sleutelgelijk(t.tabel, 'x', 'r.sleutel');
      v_cons := case when exists (select from pg_attribute c where c.attrelid = t.tabel::regclass and c.attname = 'consulent_id' and not c.attisdropped) then ', consulent_id = $5' else '' end;
      execute format('update %I x set inwoner_id = $4%s from samenvoegingrij r
          where r.gemeente_id = $1 and r.samenvoeging_id = $2 and r.tabel = %L and r.inhoud is null and x.gemeente_id = $1 and x.inwoner_id = $3 and $5 is not null and %s',
          t.tabel, v_cons, t.tabel, v_gelijk) using g, s.id, s.inwoner_id, s.weg_id, a.consulent_id;
      execute format('insert into %I overriding system value select (jsonb_populate_record(null::%I, r.inhoud || jsonb_build_object(''inwoner_id'', $3::int, ''consulent_id'', $4::int))).*
          from samenvoegingrij r where r.gemeente_id = $1 and r.samenvoeging_id = $2 and r.tabel = %L and r.inhoud is not null', t.tabel, t.tabel, t.tabel)
        using g, s.id, s.weg_id, a.consulent_id;
    end loop;
    -- All back: then to the own consulent again, or to the queue when he is gone.
    update inwoner i set consulent_id = v_consulent where i.gemeente_id = g and i.id = s.weg_id and i.consulent_id <> v_consulent;
    for t in select distinct r.tabel, k.kolom from samenvoegingrij r, jsonb_object_keys(r.was) k (kolom) where r.gemeente_id = g and r.samenvoeging_id = s.id and r.was is not null loop
      execute format('update %I x set %I = (jsonb_populate_record(x, r.was)).%I from samenvoegingrij r
          where r.gemeente_id = $1 and r.samenvoeging_id = $2 and r.tabel = %L and r.was ? %L and x.gemeente_id = $1 and x.inwoner_id = $3 and %s',
          t.tabel, t.kolom, t.kolom, t.tabel, t.kolom, app.sleutelgelijk(t.tabel, 'x', 'r.sleutel')) using g, s.id, s.weg_id;
    end loop;
    for t in select x.tabel from app.inwonertabellen() x loop
      execute format('select count(*) filter (where exists (select from samenvoegingrij r where r.gemeente_id = $1 and r.samenvoeging_id = $2 and r.tabel = %L and %s)), count(*)
          from %I x where x.gemeente_id = $1 and x.inwoner_id = $3%s', t.tabel, app.sleutelgelijk(t.tabel, 'x', 'r.sleutel'), t.tabel,
          case when app.hangt_aan_toewijzing(t.tabel) then ' and x.toewijzing_id in (select z.id from toewijzing z where z.gemeente_id = $1 and z.inwoner_id = $3)' else '' end) into v_n, v_rijen using g, s.id, s.weg_id;
      v_terug := v_terug + v_n;
      v_mee := v_mee + v_rijen - v_n;
    end loop;

    -- Under way only through what went back: where it stood before.
    update inwoner i set status = s.bewaard -> 'blijft_inwoner' ->> 'status'
      where i.gemeente_id = g and i.id = a.id and i.status = s.bewaard -> 'weg_inwoner' ->> 'status'
        and not exists (select from toewijzing z where z.gemeente_id = g and z.inwoner_id = a.id and z.status in ('toegewezen','geaccepteerd','gestart'));
    -- What ended because there can be one only: open again, unless another took its place.
    update uitkering u set vervallen_op = null where u.gemeente_id = g and u.id = (s.bewaard ->> 'uitkering')::int
      and not exists (select from uitkering z where z.gemeente_id = g and z.inwoner_id = u.inwoner_id and z.vervallen_op is null);
    update traject u set beeindigd_op = null where u.gemeente_id = g and u.id = (s.bewaard ->> 'traject')::int
      and not exists (select from traject z where z.gemeente_id = g and z.inwoner_id = u.inwoner_id and z.beeindigd_op is null);
    if s.bewaard ? 'account' then
      update gebruiker u set inwoner_id = s.weg_id, naam = s.bewaard -> 'account' ->> 'naam', actief = (s.bewaard -> 'account' ->> 'actief')::boolean,
          issuer = case when (s.bewaard ->> 'account_verplaatst')::boolean then u.issuer else s.bewaard -> 'account' ->> 'issuer' end,
          subject = case when (s.bewaard ->> 'account_verplaatst')::boolean then u.subject else s.bewaard -> 'account' ->> 'subject' end
        where u.id = (s.bewaard -> 'account' ->> 'id')::int
          and not exists (select from gebruiker z where z.id <> u.id and z.issuer = s.bewaard -> 'account' ->> 'issuer' and z.subject = s.bewaard -> 'account' ->> 'subject');
    end if;
    perform app.bereken_trede(g, a.id);
    perform app.bereken_trede(g, s.weg_id);
    select count(*) into v_n from samenvoegingrij r where r.gemeente_id = g and r.samenvoeging_id = s.id;
    update samenvoegingrij r set inhoud = null where r.gemeente_id = g and r.samenvoeging_id = s.id and r.inhoud is not null;
    update samenvoeging x set status = 'teruggedraaid', terug_door = app.gebruiker(), terug_op = clock_timestamp(), terug_reden = p_reden, bewaard = null, versie = x.versie + 1
      where x.gemeente_id = g and x.id = s.id;
    v_uit := jsonb_build_object('weigeringen', v_weigering, 'terug', v_terug, 'mee', v_mee, 'weg', v_n - v_terug);
    if p_proef then raise exception 'proef' using errcode = 'WM000'; end if;
  exception when sqlstate 'WM000' then null;
  end;
  return v_uit;
end $$;

revoke all on function app.inwonertabellen(), app.rijsleutel(text), app.sleutelgelijk(text, text, text), app.hangt_aan_toewijzing(text), app.bereken_trede(int, int),
  app.voeg_samen(int, text[], text, date, boolean), app.haal_uit_elkaar(int, text, boolean) from public;
grant execute on function app.voeg_samen(int, text[], text, date, boolean), app.haal_uit_elkaar(int, text, boolean) to wm_teammanager;
