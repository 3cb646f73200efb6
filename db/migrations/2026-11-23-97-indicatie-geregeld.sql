-- A way back may ask for a new indicatie (AL11, AM13). That duty is done by the new toewijzing itself, granted here or brought by a delivery:
-- nobody has to say it again. A change of a place that was there already is no new indicatie.
alter table trajectplicht
  drop constraint trajectplicht_check,
  add constraint trajectplicht_door check (case stand when 'ontheven' then door is not null when 'gedaan' then door is not null or sleutel = 'terug-indicatie' else door is null end) not valid;
create function app.indicatie_geregeld() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update trajectplicht p
     set stand = 'gedaan', op = greatest(coalesce(b.genomen_op, app.dag_in(t.gemeente_id)), s.begonnen_op),
         hoe = format('Er is een nieuwe indicatie: toewijzing %s, van %s tot en met %s.', t.nummer, to_char(lower(t.looptijd), 'DD-MM-YYYY'), to_char(upper(t.looptijd) - 1, 'DD-MM-YYYY')),
         door = b.genomen_door, versie = p.versie + 1
    from rijen t left join besluit b on b.gemeente_id = t.gemeente_id and b.id = t.besluit_id, trajectstap s
   where p.gemeente_id = t.gemeente_id and p.inwoner_id = t.inwoner_id and p.sleutel = 'terug-indicatie' and p.stand = 'open'
     and s.gemeente_id = p.gemeente_id and s.id = p.trajectstap_id and upper(t.looptijd) > s.begonnen_op
     and (b.id is null or b.soort in ('toekenning','herziening'));
  return null;
end $$;
revoke all on function app.indicatie_geregeld() from public;
create trigger indicatie_geregeld after insert on toewijzing referencing new table as rijen for each statement execute function app.indicatie_geregeld();
