alter table besluit validate constraint besluit_rechtsmiddel;
alter table bezwaar validate constraint bezwaar_beroep;
alter table bezwaar validate constraint bezwaar_beroep_brief;
alter table bezwaar validate constraint bezwaar_beroep_langs;
alter table bezwaar validate constraint bezwaar_uitspraak;
