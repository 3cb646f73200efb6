-- Apart, so that checking the rows that are there holds no write back.
alter table trajectplicht validate constraint trajectplicht_verschoven;
