-- buiten een transactie
create index concurrently if not exists plichtverschil_aanbieder on plichtverschil (aanbieder_id, op desc, id desc);
