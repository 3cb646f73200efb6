-- A matrix may rest on documents of the dossier, as a ladderbepaling does. Added with it and never changed.
create table zrmstuk (
  gemeente_id int not null,
  zrm_id int not null,
  stuk_id int not null,
  inwoner_id int not null,
  consulent_id int not null,
  primary key (gemeente_id, zrm_id, stuk_id),
  foreign key (gemeente_id, zrm_id, inwoner_id, consulent_id) references zrm (gemeente_id, id, inwoner_id, consulent_id) on update cascade
);
create index zrmstuk_inwoner on zrmstuk (gemeente_id, inwoner_id);
create index zrmstuk_stuk on zrmstuk (gemeente_id, stuk_id);
-- As who writes: a row that he may not see is not there either.
create function app.zrmstuk_eigen_dossier() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if not exists (select from dossierstuk d where d.gemeente_id = new.gemeente_id and d.id = new.stuk_id and d.inwoner_id = new.inwoner_id) then
    raise exception 'dit document hoort niet bij dit dossier' using errcode = 'WM409';
  end if;
  return new;
end $$;
revoke all on function app.zrmstuk_eigen_dossier() from public;
create trigger eigen_dossier before insert on zrmstuk for each row execute function app.zrmstuk_eigen_dossier();
alter table zrmstuk enable row level security;
create policy consulent on zrmstuk for all to wm_consulent
  using (gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker()))
  with check (gemeente_id = (select app.gemeente()) and consulent_id = (select app.gebruiker()));
create policy gemeente on zrmstuk for select to wm_teammanager using (gemeente_id = (select app.gemeente()));
create policy inwoner on zrmstuk for select to wm_inwoner using (gemeente_id = (select app.gemeente()) and inwoner_id = (select app.inwoner()));
grant select on zrmstuk to wm_consulent, wm_teammanager, wm_inwoner;
grant insert on zrmstuk to wm_consulent;
call app.regels_toegang();
