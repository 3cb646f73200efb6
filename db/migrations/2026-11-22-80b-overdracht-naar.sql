-- Taken over by a party whose people work here (ED2: Werkkracht), the resident goes on with one of them: the consulent who hands over says
-- with whom, and nobody has to divide again.
create function app.overdracht_collegas(p_functie text) returns table (id int, naam text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select g.id, g.naam from gebruiker g
   where g.gemeente_id = app.gemeente() and g.rol = 'consulent' and g.actief and g.functie = p_functie and g.id <> app.gebruiker() order by g.naam
$$;
create function app.overdracht_naar(p_overdracht int, p_functie text, p_naar int) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare v_inwoner int;
begin
  select o.inwoner_id into v_inwoner from overdracht o join inwoner i on i.gemeente_id = o.gemeente_id and i.id = o.inwoner_id
   where o.gemeente_id = app.gemeente() and o.id = p_overdracht and o.uitkomst = 'aangenomen' and o.gestopt_op is null and i.consulent_id = app.gebruiker() for update of i;
  if not found or not exists (select from app.overdracht_collegas(p_functie) c where c.id = p_naar) then return false; end if;
  update inwoner set consulent_id = p_naar, versie = versie + 1 where gemeente_id = app.gemeente() and id = v_inwoner;
  return true;
end $$;
revoke all on function app.overdracht_collegas(text), app.overdracht_naar(int, text, int) from public;
grant execute on function app.overdracht_collegas(text), app.overdracht_naar(int, text, int) to wm_consulent, wm_vervanger;
