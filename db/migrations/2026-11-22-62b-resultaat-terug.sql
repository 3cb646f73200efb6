-- A result that was wrongly confirmed is disputed after all, with a reason; what was said before stays with its version. As long as nothing was
-- settled on it who confirmed it may do so; after that a teammanager, and not the one who confirmed (four eyes). The next settlement corrects it.
create function app.resultaat_afgerekend(p_gemeente int, p_toewijzing int) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select p_gemeente = app.gemeente() and exists (select from declaratieregel r where r.gemeente_id = p_gemeente and r.toewijzing_id = p_toewijzing and r.soort = 'debet' and r.bedrag > 0
    and not exists (select from declaratieregel c where c.gemeente_id = r.gemeente_id and c.corrigeert_id = r.id))
$$;
revoke all on function app.resultaat_afgerekend(int, int) from public;
grant execute on function app.resultaat_afgerekend(int, int) to wm_consulent, wm_teammanager;
create policy bewaart on resultaatversie for insert to wm_consulent with check (gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker())
  and exists (select from resultaat r where r.gemeente_id = resultaatversie.gemeente_id and r.id = resultaatversie.resultaat_id));
create policy bewaart_teammanager on resultaatversie for insert to wm_teammanager with check (gemeente_id = (select app.gemeente())
  and exists (select from resultaat r where r.gemeente_id = resultaatversie.gemeente_id and r.id = resultaatversie.resultaat_id));
grant insert on resultaatversie to wm_consulent, wm_teammanager;
create policy teammanager_draait_terug on resultaat for update to wm_teammanager
  using (gemeente_id = (select app.gemeente()) and akkoord and akkoord_door is distinct from (select app.gebruiker()))
  with check (gemeente_id = (select app.gemeente()) and akkoord is false and akkoord_door = (select app.gebruiker()));
create function app.resultaat_terug() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if left(current_user::text, 3) <> 'wm_' or current_user::text in ('wm_levering', 'wm_teammanager') then return new; end if;
  if app.resultaat_afgerekend(new.gemeente_id, new.toewijzing_id) then
    raise exception 'Dit resultaat is al afgerekend. Een teammanager draait het terug, niet wie akkoord gaf.' using errcode = 'WM409';
  end if;
  return new;
end $$;
revoke all on function app.resultaat_terug() from public;
create trigger terug before update of akkoord on resultaat for each row when (old.akkoord and new.akkoord is not true) execute function app.resultaat_terug();
call app.regels_toegang();
