-- What is there was never refused by these: it is looked at apart, without holding up who writes.
alter table bezwaar validate constraint bezwaar_beslissing_check;
alter table bezwaar validate constraint bezwaar_uitspraak_gevolg;
alter table bezwaar validate constraint bezwaar_hoger_gevolg;
alter table bezwaar validate constraint bezwaar_hoger_door;
alter table bezwaar validate constraint bezwaar_hoger_uitspraak;
alter table bezwaar validate constraint bezwaar_vorige;
alter table bezwaar validate constraint bezwaar_geldend;
alter table bezwaar validate constraint bezwaar_uitspraak_brief;
alter table bezwaar validate constraint bezwaar_hoger_brief;
alter table bezwaar validate constraint bezwaar_opnieuw;
alter table bezwaar validate constraint bezwaar_gevraagd;
alter table bezwaar validate constraint bezwaar_hoger;
