-- What the version before wrote keeps to it: each row that is done has who did it.
alter table trajectplicht validate constraint trajectplicht_door;
