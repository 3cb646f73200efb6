-- The triggers stand since the file before: what moves meanwhile is in already, and newer.
insert into inwoner_trede (gemeente_id, inwoner_id, consulent_id, trede, peildatum, vastgelegd_op)
  select distinct on (gemeente_id, inwoner_id) gemeente_id, inwoner_id, consulent_id, trede, peildatum, vastgelegd_op
    from ladderbepaling order by gemeente_id, inwoner_id, peildatum desc, vastgelegd_op desc
  on conflict do nothing;
insert into werkvoorraad_wijziging (gemeente_id, inwoner_id, consulent_id) select gemeente_id, id, consulent_id from inwoner;
