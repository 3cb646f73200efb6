-- Deliveries are read and stored in parts. What was uploaded is read slice by slice: not compressed, so that a slice is found without
-- unpacking all that stands before it.
alter table leveringbestand alter column inhoud set storage external;

-- Refused rows are stored as they are found, kind after kind; they are shown in the order of the files.
alter table leveringafwijzing add column bestand_nr smallint not null default 0;
comment on column leveringafwijzing.bestand_nr is 'Place of the file in the delivery, the first being 0';
