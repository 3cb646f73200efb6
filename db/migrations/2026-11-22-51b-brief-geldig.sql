-- Apart from 51: reading the rows takes no lock that anybody waits for.
alter table document validate constraint document_gegevens;
alter table document validate constraint document_verzending;
