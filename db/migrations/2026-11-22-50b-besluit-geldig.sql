-- What 50 said of besluiten holds for those that were there already.
alter table besluit validate constraint besluit_soort;
alter table besluit validate constraint besluit_toets;
alter table besluit validate constraint besluit_betreft;
alter table besluit validate constraint besluit_vervangt;
alter table besluit validate constraint besluit_mede;
alter table besluit validate constraint besluit_mede_voor_brief;
alter table besluit validate constraint besluit_toewijzing;
alter table besluit validate constraint besluit_vorig;
alter table besluit validate constraint besluit_mede_gebruiker;
alter table besluit validate constraint besluit_mede_mandaat;
