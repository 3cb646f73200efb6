-- Ending a place because of an event in a life is a besluit (Awb 1:3): the proposal knows which one, or the concept that waits for a signature.
alter table gebeurtenisvoorstel add column besluit_id int;
alter table gebeurtenisvoorstel add column concept_id int;
comment on column gebeurtenisvoorstel.besluit_id is 'The besluit that it became; null: none was needed, or it was done before there was one';
comment on column gebeurtenisvoorstel.concept_id is 'The concept of its besluit that waits for a signature';
alter table gebeurtenisvoorstel drop constraint gebeurtenisvoorstel_status_check;
alter table gebeurtenisvoorstel
  add constraint gebeurtenisvoorstel_status_check
    check (status in ('open','gepland','voorgelegd','uitgevoerd','niet-nodig','hersteld','zelf-herstellen')) not valid,
  add constraint gebeurtenisvoorstel_voorgelegd check (status <> 'voorgelegd' or concept_id is not null) not valid,
  add constraint gebeurtenisvoorstel_besluit foreign key (gemeente_id, besluit_id) references besluit (gemeente_id, id) not valid,
  add constraint gebeurtenisvoorstel_concept foreign key (gemeente_id, concept_id) references besluitconcept (gemeente_id, id) not valid;

-- Signed, the proposal is done; put away, it is open again and stands in the queue of its consulent.
create function app.voorstel_volgt_concept() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.status = 'getekend' then
    update gebeurtenisvoorstel set status = 'uitgevoerd', besluit_id = new.besluit_id, op = clock_timestamp(), versie = versie + 1
     where gemeente_id = new.gemeente_id and concept_id = new.id and status = 'voorgelegd';
  else
    with weer as (
      update gebeurtenisvoorstel set status = 'open', concept_id = null, reden = '', op = null, door = null, versie = versie + 1
       where gemeente_id = new.gemeente_id and concept_id = new.id and status = 'voorgelegd' returning gebeurtenis_id)
    update levensgebeurtenis e set status = 'open', afgerond_door = null, afgerond_op = null, versie = e.versie + 1
      from weer where e.gemeente_id = new.gemeente_id and e.id = weer.gebeurtenis_id and e.status = 'afgehandeld';
  end if;
  return null;
end $$;
revoke all on function app.voorstel_volgt_concept() from public;
create trigger voorstel_volgt_concept after update of status on besluitconcept for each row
  when (old.status is distinct from new.status and new.status in ('getekend', 'weggelegd')) execute function app.voorstel_volgt_concept();
