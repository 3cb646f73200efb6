-- Policy files that were read and found right: the same bytes are not parsed and checked again at the next start. Only the owner reads
-- and writes here, at the start; it can be emptied at any time.
create table beleidsbestand (
  code text not null,
  sleutel text not null,
  gelezen text not null,
  primary key (code, sleutel)
);
comment on table beleidsbestand is 'What was read of a policy file, by the code that read it, the kind of file and the SHA-256 of its bytes';
-- Which versions the files held when they were last taken in.
create table beleidsstand (
  een boolean primary key default true check (een),
  kenmerk text not null,
  gebeurtenis int not null
);
comment on column beleidsstand.gebeurtenis is 'The last that was written of files then: a release that does not know this table may have written since';
comment on table beleidsstand is 'One row: what the files of the last start hold, to see at the next that nothing changed';
