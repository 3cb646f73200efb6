-- Apart, so that checking the rows that are there holds no write back.
alter table overleg validate constraint overleg_met_wie;
alter table overleg validate constraint overleg_een_organisatie;
alter table overleg validate constraint overleg_centrum;
alter table overlegbericht validate constraint overlegbericht_van_check;
alter table overlegbericht validate constraint overlegbericht_wie_zegt_klaar;
alter table overlegbericht validate constraint overlegbericht_centrum;
