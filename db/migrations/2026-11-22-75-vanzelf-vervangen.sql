-- Where it stands that this replacement came by itself (AL8); empty: somebody arranged it.
alter table medewerkerafwezigheid add column vervanger_bron text not null default '';
alter table medewerkerafwezigheid add constraint medewerkerafwezigheid_bron check (length(vervanger_bron) <= 300 and (vervanger_bron = '' or vervanger_id is not null)) not valid;
comment on column medewerkerafwezigheid.vervanger_bron is 'The place in the source by which people of one functie replace each other; empty: arranged by somebody';
grant select (vervanger_bron), insert (vervanger_bron), update (vervanger_bron) on medewerkerafwezigheid to wm_consulent, wm_teammanager;
grant update (vervanger_bron) on medewerkerafwezigheid to wm_beheer;
