-- A besluit that was taken on an objection is open to beroep at the rechtbank and no more to bezwaar (Awb 7:1 lid 1 onder a, 8:1): the last day
-- stands in the column of what can be done. The previous version fills bezwaar_tot, and that stays allowed.
alter table besluit add column beroep_tot date;
comment on column besluit.bezwaar_tot is 'Last day to object (Awb 6:7, 6:8); empty while not made known, and for what is open to beroep';
comment on column besluit.beroep_tot is 'Last day for beroep at the rechtbank, of a besluit taken on an objection (Awb 7:1, 8:1)';
alter table besluit drop constraint besluit_check;
alter table besluit add constraint besluit_rechtsmiddel check (
  (bekendgemaakt_op is null) = (bezwaar_tot is null and beroep_tot is null) and (bezwaar_tot is null or beroep_tot is null)) not valid;
grant update (beroep_tot) on besluit to wm_consulent;

-- Whether somebody went to the court with it, and what the court said. One case: the decision on the objection and what came of it are one besluit.
alter table bezwaar
  add column beroep_op date,
  add column beroep_langs text,
  add column beroep_nummer text not null default '',
  add column beroep_id int,
  add column uitspraak text,
  add column uitspraak_op date,
  add column uitspraak_tekst text not null default '';
alter table bezwaar add constraint bezwaar_beroep_brief foreign key (gemeente_id, beroep_id) references document (gemeente_id, id) not valid;
alter table bezwaar add constraint bezwaar_beroep_langs check (beroep_langs in ('rechtbank','doorgestuurd')) not valid;
alter table bezwaar add constraint bezwaar_uitspraak check (uitspraak in ('gegrond','ongegrond','niet-ontvankelijk','ingetrokken')) not valid;
alter table bezwaar add constraint bezwaar_beroep check (
  (beroep_op is null) = (beroep_langs is null) and (beroep_op is null or (bekendgemaakt_op is not null and beroep_op >= beslist_op))
  and length(beroep_nummer) <= 40
  and (uitspraak is null) = (uitspraak_op is null) and (uitspraak is null or beroep_op is not null)
  and uitspraak_op >= beroep_op
  and length(uitspraak_tekst) <= 2000 and (uitspraak is null) = (uitspraak_tekst = '')) not valid;
grant update (beroep_op, beroep_langs, beroep_nummer, beroep_id, uitspraak, uitspraak_op, uitspraak_tekst) on bezwaar to wm_consulent, wm_teammanager;
grant select (beroep_op, uitspraak, uitspraak_op) on bezwaar to wm_inwoner;

-- What was made known as the besluit after an objection had a letter that spoke of bezwaar; the law gives beroep, in the same six weeks. A handful
-- of rows, found by the objections that were decided for the resident.
do $$
begin
  update besluit n set beroep_tot = n.bezwaar_tot, bezwaar_tot = null
    from bezwaar z
   where z.gemeente_id = n.gemeente_id and z.beslissing = 'gegrond' and n.bezwaar_tot is not null
     and (n.id = z.gevolg_besluit_id or (z.gevolg_besluit_id is null and z.gevolg_reden = '' and n.vervangt_besluit_id = z.besluit_id and n.genomen_op >= z.beslist_op))
     and not exists (select from bezwaar tegen where tegen.gemeente_id = n.gemeente_id and tegen.besluit_id = n.id and tegen.beslissing is distinct from 'ingetrokken');
end $$;

create or replace function app.bezwaar_na_bekendmaking() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare v_bekend date; v_beroep date;
begin
  -- What comes back from a back-up comes table by table.
  if app.gebruiker() is null then return new; end if;
  select b.bekendgemaakt_op, b.beroep_tot into v_bekend, v_beroep from besluit b where b.gemeente_id = new.gemeente_id and b.id = new.besluit_id;
  if v_bekend is null then
    raise exception 'Dit besluit is nog niet bekendgemaakt. Bezwaar kan pas daarna (Awb artikel 6:8).' using errcode = 'WM409';
  end if;
  if v_beroep is not null and tg_op = 'INSERT' then
    raise exception 'Dit besluit is genomen na een bezwaar. Daartegen kan alleen beroep bij de rechtbank (Awb artikel 7:1).' using errcode = 'WM409';
  end if;
  if new.ontvangen_op < v_bekend then
    raise exception 'Een bezwaar komt binnen op of na de dag van de bekendmaking (Awb artikel 6:8).' using errcode = 'WM409';
  end if;
  return new;
end $$;
