-- Apart, so that checking the rows that are there holds no write back.
alter table afspraak validate constraint afspraak_met_wie;
alter table afspraak validate constraint afspraak_een_organisatie;
alter table afspraak validate constraint afspraak_van_wie;
alter table afspraak validate constraint afspraak_orientatie;
alter table afspraak validate constraint afspraak_soort_check;
alter table afspraak validate constraint afspraak_centrum;
alter table afspraak validate constraint afspraak_adviseur;
alter table afspraak validate constraint afspraak_bij_orientatie;
alter table afspraakmoment validate constraint afspraakmoment_van_check;
alter table afspraakantwoord validate constraint afspraakantwoord_van_check;
alter table afspraakgebeurtenis validate constraint afspraakgebeurtenis_van_check;
alter table afspraakbericht validate constraint afspraakbericht_aan_check;
