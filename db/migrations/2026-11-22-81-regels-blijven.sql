-- What derives the policies of replacing, an emergency and shielding leaves alone what is as it should be. It dropped and made all of them again,
-- which takes every table of a dossier for itself: at a busy hour somebody at work fell victim to the deadlock with a migration.

-- A policy as told; nothing is touched, and no table locked, when it is there and the same. The texts must be written as PostgreSQL itself
-- writes them back (pg_get_expr), else it is made anew each time; drill/migrations.ts sees to that.
create procedure app.zet_regel(tabel text, regel text, beperkend boolean, opdracht text, voor text, lezen text, schrijven text) language plpgsql as $$
begin
  if exists (
    select from pg_policy p join pg_class c on c.oid = p.polrelid
     where c.relnamespace = 'public'::regnamespace and c.relname = tabel and p.polname = regel and p.polpermissive <> beperkend
       and p.polcmd = case opdracht when 'all' then '*' when 'select' then 'r' when 'insert' then 'a' when 'update' then 'w' else 'd' end
       and p.polroles = array[voor::regrole::oid]
       and pg_get_expr(p.polqual, p.polrelid) is not distinct from lezen and pg_get_expr(p.polwithcheck, p.polrelid) is not distinct from schrijven)
  then return; end if;
  execute format('drop policy if exists %I on %I', regel, tabel);
  execute format('create policy %I on %I as %s for %s to %I', regel, tabel, case when beperkend then 'restrictive' else 'permissive' end, opdracht, voor)
    || coalesce(' using (' || lezen || ')', '') || coalesce(' with check (' || schrijven || ')', '');
end $$;
revoke all on procedure app.zet_regel(text, text, boolean, text, text, text, text) from public;

-- The same policies as before, each through zet_regel.
create or replace procedure app.regels_toegang() language plpgsql as $$
declare
  p record;
  mijn constant text := '(consulent_id = ( SELECT app.gebruiker() AS gebruiker))';
  in_lijst constant text := '(%1$I = ANY (( SELECT app.%2$s() AS %2$s)::integer[]))';
  buiten_lijst constant text := '(%1$I <> ALL (( SELECT app.%2$s() AS %2$s)::integer[]))';
  wie text; meer text; genoemd text; vervangt text;
begin
  for p in
    select c.relname, x.polname, case x.polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end as opdracht,
           pg_get_expr(x.polqual, x.polrelid) as qual,
           coalesce(pg_get_expr(x.polwithcheck, x.polrelid), case when x.polcmd in ('*', 'w') then pg_get_expr(x.polqual, x.polrelid) end) as controle,
           case when c.relname = 'inwoner' then 'id' else (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attname = 'inwoner_id') end as kolom,
           coalesce((select a.attnotnull from pg_attribute a where a.attrelid = c.oid and a.attname = 'inwoner_id'), true) as altijd
      from pg_policy x join pg_class c on c.oid = x.polrelid
     where c.relnamespace = 'public'::regnamespace and x.polpermissive and x.polroles = array['wm_consulent'::regrole::oid]
       and position(mijn in coalesce(pg_get_expr(x.polqual, x.polrelid), pg_get_expr(x.polwithcheck, x.polrelid))) > 0
     order by 1, 2
  loop
    wie := left(p.polname, 40);
    vervangt := format(in_lijst, 'consulent_id', 'vervangt');
    -- A row about nobody in the books, such as a melding, is shielded by nothing: null is not unequal to anything.
    if p.kolom is null then meer := vervangt; genoemd := null;
    else
      genoemd := format(in_lijst, p.kolom, 'genoemd');
      meer := format('((%s AND %s) OR %s)', vervangt,
                     format(case when p.altijd then '%2$s' else '((%1$I IS NULL) OR %2$s)' end, p.kolom, format(buiten_lijst, p.kolom, 'verborgen')), genoemd);
    end if;
    -- Who was asked to sign, or for a yes or no, reads that dossier. He writes his own word (a restrictive policy names the row), what is derived
    -- whenever somebody looks, the rows that a besluit makes while he signs it, and nothing else.
    call app.zet_regel(p.relname, wie || '_vervanger', false, p.opdracht, 'wm_vervanger', replace(p.qual, mijn, meer), replace(p.controle, mijn,
      case when genoemd is null or p.relname in ('besluitconcept', 'trajectoordeel', 'samenspraak', 'omzettingregel', 'werkvoorraad', 'werkvoorraad_wijziging', 'plichtstand', 'plichtverschil', 'plicht_wijziging') then meer
           when p.relname in ('besluit', 'traject', 'toewijzing', 'toewijzingwijziging', 'doel', 'inwoner', 'document') then replace(meer, genoemd, format(in_lijst, p.kolom, 'genoemd_schrijft'))
           else replace(meer, genoemd, format(in_lijst, p.kolom, 'genoemd_eigen')) end));
    -- An emergency is for reading a dossier; it brings nobody's work into one's own lists.
    if p.opdracht in ('all', 'select') and p.kolom is not null and p.relname not in ('werkvoorraad', 'werkvoorraad_wijziging') then
      call app.zet_regel(p.relname, wie || '_nood', false, 'select', 'wm_vervanger', replace(p.qual, mijn, format(in_lijst, p.kolom, 'nood')), null);
    elsif exists (select from pg_policy n join pg_class c on c.oid = n.polrelid where c.relnamespace = 'public'::regnamespace and c.relname = p.relname and n.polname = wie || '_nood') then
      execute format('drop policy %I on %I', wie || '_nood', p.relname);
    end if;
  end loop;
  -- Hashed: a list of which each row is compared with every number made counting a municipality seventeen times as slow.
  for p in
    select c.relname, case when c.relname = 'inwoner' then 'id' else a.attname end as kolom, coalesce(a.attnotnull, true) as altijd
      from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attname = 'inwoner_id' and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and (a.attname is not null or c.relname = 'inwoner')
       and c.relname not in ('afscherming', 'afschermingpersoon', 'noodtoegang', 'gebruiker', 'logboek')
       and has_any_column_privilege('wm_teammanager', c.oid, 'SELECT')
  loop
    call app.zet_regel(p.relname, 'afgeschermd', true, 'all', 'wm_teammanager',
      format(case when p.altijd then '%2$s' else '((%1$I IS NULL) OR %2$s)' end, p.kolom, format('(NOT (%I IN ( SELECT unnest(app.verborgen()) AS unnest)))', p.kolom)), null);
  end loop;
end $$;
call app.regels_toegang();
