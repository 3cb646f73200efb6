-- Apart from 29: reading the rows takes no lock that anybody waits for.
alter table ladderbepaling validate constraint ladderbepaling_corrigeert;
alter table ladderbepaling validate constraint ladderbepaling_correctie;
alter table ladderbepaling validate constraint ladderbepaling_voorstel;
