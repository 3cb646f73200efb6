-- Hours that were sent in do not change, whoever asks: a correction ends the row and adds a new one.
create function app.uren_staan_vast() returns trigger language plpgsql as $$
begin
  if old.status = 'ingestuurd' and (new.datum, new.minuten, new.status, new.toewijzing_id, new.aanbieder_id, new.herkomst, new.regel_id)
     is distinct from (old.datum, old.minuten, old.status, old.toewijzing_id, old.aanbieder_id, old.herkomst, old.regel_id) then
    raise exception 'ingestuurde uren veranderen niet' using errcode = 'WM422';
  end if;
  return new;
end $$;
create trigger uren_staan_vast before update on uren for each row execute function app.uren_staan_vast();
