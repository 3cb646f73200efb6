-- Who prepares a change of a toewijzing and has no mandate puts it before a colleague, as every other besluit: the same concept, with the toewijzing
-- that it changes.
alter table besluitconcept add column betreft_toewijzing_id int;
comment on column besluitconcept.betreft_toewijzing_id is 'The toewijzing that it changes or ends; null: it gives, refuses, withdraws or revises a besluit';
alter table besluitconcept drop constraint besluitconcept_soort_check;
alter table besluitconcept
  add constraint besluitconcept_soort check (soort in ('toekenning','afwijzing','verlenging','wijziging','opschorting','beeindiging','intrekking','herziening')) not valid,
  add constraint besluitconcept_wijzigt check (betreft_toewijzing_id is null and soort in ('toekenning','afwijzing','intrekking','herziening')
    or betreft_toewijzing_id is not null and betreft_besluit_id is null and soort not in ('toekenning','afwijzing')) not valid,
  add constraint besluitconcept_toewijzing foreign key (gemeente_id, betreft_toewijzing_id) references toewijzing (gemeente_id, id) not valid;
grant insert (betreft_toewijzing_id) on besluitconcept to wm_consulent;

-- A teammanager changes a toewijzing only in the transaction in which he signs such a concept, and only of that resident.
create function app.tekent_wijziging(p_gemeente int, p_inwoner int) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from besluitconcept c where c.gemeente_id = p_gemeente and c.gemeente_id = app.gemeente() and c.inwoner_id = p_inwoner
                    and c.tekenaar_id = app.gebruiker() and c.status = 'ter-ondertekening' and c.betreft_toewijzing_id is not null
                    and c.id = nullif(current_setting('app.tekent', true), '')::int)
$$;
revoke all on function app.tekent_wijziging(int, int) from public;
grant execute on function app.tekent_wijziging(int, int) to wm_teammanager;
create policy tekenaar_wijzigt on toewijzingwijziging for insert to wm_teammanager
  with check (gemeente_id = (select app.gemeente()) and app.tekent_wijziging(gemeente_id, inwoner_id));
create policy tekenaar_beslist on verlengverzoek for update to wm_teammanager
  using (gemeente_id = (select app.gemeente()) and app.tekent_wijziging(gemeente_id, inwoner_id)) with check (gemeente_id = (select app.gemeente()));
create policy eigen_besluit_teammanager on verlengverzoek as restrictive for update to wm_teammanager
  with check (stand = 'verlengd' and besloten_door = (select app.gebruiker()));
grant update (stand, besloten_op, besloten_door, antwoord, wat_dan, besluit_id, versie) on verlengverzoek to wm_teammanager;
create or replace function app.toewijzing_teammanager() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare korter boolean;
begin
  if current_user::text = 'wm_teammanager' then
    korter := lower(new.looptijd) = lower(old.looptijd) and upper(new.looptijd) < upper(old.looptijd)
      and new.looptijd_besloten is not distinct from coalesce(old.looptijd_besloten, old.looptijd)
      and (old.opgeschort, old.verlengd, old.verlengingen, old.minuten_per_week, old.volume, old.uren_eerder, old.regeling_id)
          is not distinct from (new.opgeschort, new.verlengd, new.verlengingen, new.minuten_per_week, new.volume, new.uren_eerder, new.regeling_id);
    if not app.zet_om(new.gemeente_id, new.inwoner_id) then
      -- Another version is no change that is signed through a concept.
      if new.regeling_id <> old.regeling_id or not app.tekent_wijziging(new.gemeente_id, new.inwoner_id) then
        if not korter or not app.tekent_voor(new.gemeente_id, new.inwoner_id) then
          raise exception 'Een toewijzing wijzigt de consulent.' using errcode = 'WM409';
        end if;
      end if;
    end if;
  end if;
  return new;
end $$;
