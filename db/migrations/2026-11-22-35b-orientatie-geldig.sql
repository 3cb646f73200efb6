-- Apart from 35: reading the rows takes no lock that anybody waits for.
alter table orientatiecentrum validate constraint orientatiecentrum_plaatsen;
