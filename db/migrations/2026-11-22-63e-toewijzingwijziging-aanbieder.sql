-- buiten een transactie
create index concurrently if not exists toewijzingwijziging_aanbieder on toewijzingwijziging (aanbieder_id, vastgelegd_op desc, id desc);
