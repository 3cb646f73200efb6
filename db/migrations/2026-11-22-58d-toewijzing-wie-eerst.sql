-- First who, then whether: PL/pgSQL asks for the right to a function as soon as its name stands in the expression, also behind `and`.
create or replace function app.toewijzing_teammanager() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if current_user::text = 'wm_teammanager' then
    if not app.zet_om(new.gemeente_id, new.inwoner_id) then
      raise exception 'Een toewijzing wijzigt de consulent.' using errcode = 'WM409';
    end if;
  end if;
  return new;
end $$;
