-- More than granting: a besluit may also refuse, prolong, change, suspend, end, withdraw or revise. What it changes and which besluit it
-- comes in the place of stand with it; a second signature where the regeling asks for four eyes.
alter table besluit alter column toets_id drop not null;
alter table besluit drop constraint besluit_soort_check;
alter table besluit
  add column ingang date,
  add column betreft_toewijzing_id int,
  add column vervangt_besluit_id int,
  add column vier_ogen boolean not null default false,
  add column mede_door int,
  add column mede_mandaat_id int,
  add column mede_op date;
alter table besluit
  add constraint besluit_soort check (soort in
    ('toekenning','afwijzing','verlenging','wijziging','opschorting','beeindiging','intrekking','herziening')) not valid,
  add constraint besluit_toets check (soort <> 'toekenning' or toets_id is not null) not valid,
  add constraint besluit_betreft check (soort in ('toekenning','afwijzing') or betreft_toewijzing_id is not null or vervangt_besluit_id is not null) not valid,
  add constraint besluit_vervangt check (soort in ('intrekking','herziening') or vervangt_besluit_id is null) not valid,
  add constraint besluit_mede check ((mede_door is null) = (mede_op is null) and (mede_door is null) = (mede_mandaat_id is null) and mede_door <> genomen_door) not valid,
  add constraint besluit_mede_voor_brief check (not vier_ogen or bekendgemaakt_op is null or mede_door is not null) not valid,
  add constraint besluit_toewijzing foreign key (gemeente_id, betreft_toewijzing_id) references toewijzing (gemeente_id, id) not valid,
  add constraint besluit_vorig foreign key (gemeente_id, vervangt_besluit_id) references besluit (gemeente_id, id) not valid,
  add constraint besluit_mede_gebruiker foreign key (mede_door) references gebruiker not valid,
  add constraint besluit_mede_mandaat foreign key (gemeente_id, mede_mandaat_id) references mandaat (gemeente_id, id) not valid;
comment on column besluit.ingang is 'From which day it holds; a toekenning has it in the looptijd of its toewijzing';
comment on column besluit.betreft_toewijzing_id is 'The toewijzing that it changes; null for a toekenning or afwijzing';
comment on column besluit.vervangt_besluit_id is 'The besluit that it withdraws or revises; that one stays as it was';
comment on column besluit.mede_door is 'The second signature, never of the person who decided (four eyes)';
