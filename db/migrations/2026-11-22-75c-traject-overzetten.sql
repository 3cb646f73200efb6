-- A traject that went over to another version of its regeling: from which to which, what each step became, why, by whom and when. Only added to.
alter table traject add column overzettingen jsonb;
alter table traject add constraint traject_overzettingen check (overzettingen is null or jsonb_typeof(overzettingen) = 'array') not valid;
comment on column traject.overzettingen is 'Each move to another version: van, naar (regeling), stappen, reden, door, op. Rows of the list are never changed or taken away';
create function app.overzetting_blijft() returns trigger language plpgsql as $$
begin
  if old.overzettingen is not null and (new.overzettingen is null
    or (select jsonb_agg(x.een order by x.nr) from jsonb_array_elements(new.overzettingen) with ordinality x (een, nr) where x.nr <= jsonb_array_length(old.overzettingen)) is distinct from old.overzettingen) then
    raise exception 'Wat er eerder is overgezet, blijft staan.' using errcode = '23514';
  end if;
  return new;
end $$;
revoke all on function app.overzetting_blijft() from public;
create trigger overzetting_blijft before update of overzettingen on traject for each row execute function app.overzetting_blijft();
