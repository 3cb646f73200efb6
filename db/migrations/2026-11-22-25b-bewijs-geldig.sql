-- Alone: it reads the whole table, and needs no lock for that.
alter table resultaat validate constraint resultaat_bewijs;
