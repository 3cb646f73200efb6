alter table bezwaar validate constraint bezwaar_tussenuitspraken;
alter table bezwaar validate constraint bezwaar_hoger_schorst;
