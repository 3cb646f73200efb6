-- What the court asks of the municipality when the resident was right (Awb 8:72): to decide on the objection again, which is a row of its own that
-- follows the one that was annulled; to do what the court decided itself; or nothing. And the appeal against that at the Centrale Raad van Beroep.
alter table bezwaar
  add column vorige_id int,
  add column geldend_besluit_id int,
  add column uitspraak_gevolg text,
  add column uitspraak_tot date,
  add column uitspraak_brief_id int,
  add column uitgevoerd_op date,
  add column uitgevoerd_tekst text not null default '',
  add column hoger_op date,
  add column hoger_door text,
  add column hoger_nummer text not null default '',
  add column hoger_uitspraak text,
  add column hoger_uitspraak_op date,
  add column hoger_uitspraak_tekst text not null default '',
  add column hoger_gevolg text,
  add column hoger_tot date,
  add column hoger_brief_id int;
comment on column bezwaar.vorige_id is 'The decision on the same objection that the court annulled: this is the new one (Awb 8:72 lid 4)';
comment on column bezwaar.geldend_besluit_id is 'Of such a new one: the besluit that held when the court spoke, which a new besluit comes in the place of';
comment on column bezwaar.uitspraak_op is 'The day on which the court sent what it said: terms run from it (Awb 6:8, 8:79)';
comment on column bezwaar.uitspraak_tot is 'Until when, where the court itself gave a term (Awb 8:72 lid 4)';
alter table bezwaar drop constraint bezwaar_beslissing_check;
alter table bezwaar add constraint bezwaar_beslissing_check check (beslissing in ('gegrond','ongegrond','niet-ontvankelijk','ingetrokken','vervallen')) not valid;
alter table bezwaar add constraint bezwaar_uitspraak_gevolg check (uitspraak_gevolg in ('nieuw-besluit','zelf','in-stand','niets')) not valid;
alter table bezwaar add constraint bezwaar_hoger_gevolg check (hoger_gevolg in ('nieuw-besluit','zelf','in-stand','niets')) not valid;
alter table bezwaar add constraint bezwaar_hoger_door check (hoger_door in ('inwoner','gemeente')) not valid;
alter table bezwaar add constraint bezwaar_hoger_uitspraak check (hoger_uitspraak in ('bevestigd','vernietigd','niet-ontvankelijk','ingetrokken')) not valid;
alter table bezwaar add constraint bezwaar_vorige foreign key (gemeente_id, vorige_id) references bezwaar (gemeente_id, id) not valid;
alter table bezwaar add constraint bezwaar_geldend foreign key (gemeente_id, geldend_besluit_id) references besluit (gemeente_id, id) not valid;
alter table bezwaar add constraint bezwaar_uitspraak_brief foreign key (gemeente_id, uitspraak_brief_id) references document (gemeente_id, id) not valid;
alter table bezwaar add constraint bezwaar_hoger_brief foreign key (gemeente_id, hoger_brief_id) references document (gemeente_id, id) not valid;
alter table bezwaar add constraint bezwaar_opnieuw check (
  (vorige_id is null) = (geldend_besluit_id is null) and vorige_id <> id and (beslissing is distinct from 'vervallen' or vorige_id is not null)) not valid;
alter table bezwaar add constraint bezwaar_gevraagd check (
  (uitspraak_gevolg is null or uitspraak = 'gegrond')
  and (uitspraak_tot is null or (uitspraak_gevolg = 'nieuw-besluit' and uitspraak_tot >= uitspraak_op))
  and (uitgevoerd_op is null) = (uitgevoerd_tekst = '') and length(uitgevoerd_tekst) <= 5000) not valid;
alter table bezwaar add constraint bezwaar_hoger check (
  (hoger_op is null) = (hoger_door is null)
  and (hoger_op is null or (uitspraak_op is not null and hoger_op >= uitspraak_op)) and length(hoger_nummer) <= 40
  and (hoger_uitspraak is null) = (hoger_uitspraak_op is null) and (hoger_uitspraak is null or hoger_op is not null)
  and hoger_uitspraak_op >= hoger_op and length(hoger_uitspraak_tekst) <= 2000 and (hoger_uitspraak is null) = (hoger_uitspraak_tekst = '')
  and coalesce(hoger_uitspraak = 'vernietigd', false) = (hoger_gevolg is not null)
  and (hoger_tot is null or (hoger_gevolg = 'nieuw-besluit' and hoger_tot >= hoger_uitspraak_op))) not valid;
grant insert (vorige_id, geldend_besluit_id) on bezwaar to wm_consulent, wm_teammanager;
-- The Centrale Raad van Beroep may give another day for what the rechtbank asked already.
grant update (beslis_uiterlijk, uitspraak_gevolg, uitspraak_tot, uitspraak_brief_id, uitgevoerd_op, uitgevoerd_tekst, hoger_op, hoger_door, hoger_nummer,
  hoger_uitspraak, hoger_uitspraak_op, hoger_uitspraak_tekst, hoger_gevolg, hoger_tot, hoger_brief_id) on bezwaar to wm_consulent, wm_teammanager;
grant select (vorige_id, geldend_besluit_id, uitspraak_gevolg, uitspraak_brief_id, uitgevoerd_op, hoger_op, hoger_door, hoger_uitspraak, hoger_uitspraak_op, hoger_gevolg, hoger_brief_id) on bezwaar to wm_inwoner;
