-- What 31b said of goals holds for those that were there already.
alter table doel validate constraint doel_inwoner;
alter table doel validate constraint doel_stand;
alter table doel validate constraint doel_trede;
alter table doel validate constraint doel_plek;
