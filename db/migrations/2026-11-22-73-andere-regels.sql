-- Another version of the regeling for a running toewijzing is a change of it like any other: from when, by which besluit, from which version.
alter table toewijzingwijziging
  add column van_regeling_id int,
  add column naar_regeling_id int;
alter table toewijzingwijziging drop constraint toewijzingwijziging_soort_check;
alter table toewijzingwijziging
  add constraint toewijzingwijziging_soort check (soort in ('verlenging','opschorting','hervatting','uren','plaats','aanbieder','einde','herstel','vergissing','versie')) not valid,
  add constraint toewijzingwijziging_versie check ((soort = 'versie') = (naar_regeling_id is not null) and (van_regeling_id is null) = (naar_regeling_id is null)) not valid,
  add constraint toewijzingwijziging_van_regeling foreign key (van_regeling_id) references regeling not valid,
  add constraint toewijzingwijziging_naar_regeling foreign key (naar_regeling_id) references regeling not valid;
comment on column toewijzingwijziging.van_regeling_id is 'versie: the version of the regeling that decided until van';
grant select (van_regeling_id, naar_regeling_id) on toewijzingwijziging to wm_aanbieder;

-- A letter that could not be made, for want of an address: what it was to tell is told in another way, and that waits in the queue of the consulent.
alter table terugstapvervolg drop constraint terugstapvervolg_soort_check;
alter table terugstapvervolg
  add constraint terugstapvervolg_soort check (soort in ('gesprek','orientatie','toets','ondersteuning','inkomen','vertellen')) not valid;
alter table overdracht
  add column te_vertellen text not null default '',
  add column verteld_op date,
  add column verteld_hoe text not null default '';
alter table overdracht
  add constraint overdracht_te_vertellen check (length(te_vertellen) <= 1000) not valid,
  add constraint overdracht_verteld check (length(verteld_hoe) <= 1000 and (verteld_op is null or te_vertellen <> '')) not valid;
comment on column overdracht.te_vertellen is 'Why a letter about it could not be made; empty: it was made. The consulent then tells it, and says when and how';
grant update (te_vertellen, verteld_op, verteld_hoe) on overdracht to wm_consulent;

-- An objection comes in on or after the day on which the besluit was made known (Awb 6:8). Both are days of the municipality, so it holds
-- whatever day the machine lives on.
create function app.bezwaar_na_bekendmaking() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare v_bekend date;
begin
  -- What comes back from a back-up comes table by table.
  if app.gebruiker() is null then return new; end if;
  select b.bekendgemaakt_op into v_bekend from besluit b where b.gemeente_id = new.gemeente_id and b.id = new.besluit_id;
  if v_bekend is null then
    raise exception 'Dit besluit is nog niet bekendgemaakt. Bezwaar kan pas daarna (Awb artikel 6:8).' using errcode = 'WM409';
  end if;
  if new.ontvangen_op < v_bekend then
    raise exception 'Een bezwaar komt binnen op of na de dag van de bekendmaking (Awb artikel 6:8).' using errcode = 'WM409';
  end if;
  return new;
end $$;
revoke all on function app.bezwaar_na_bekendmaking() from public;
create trigger na_bekendmaking before insert or update of ontvangen_op, besluit_id on bezwaar for each row execute function app.bezwaar_na_bekendmaking();
