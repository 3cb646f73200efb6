-- What 27 said of new rows holds for all of them: the old words are among the new ones. Reads the tables and stops nobody.
alter table aanmelding validate constraint aanmelding_aangemeld_door_check;
alter table document validate constraint document_soort_check;
