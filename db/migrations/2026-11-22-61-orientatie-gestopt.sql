-- An orientation that the centre stopped waits for the consulent, who looks what fits now. Until then it stands in the werkvoorraad, and the centre
-- sees the resident.
alter table orientatie add column nakijken boolean not null default false;
grant update (nakijken) on orientatie to wm_consulent, wm_orientatie;
-- What the centre is asked to find out, in the words of who refers; '' when those are the words of the question itself. The resident reads it.
alter table orientatie add column opdracht text not null default '';
alter table orientatie add constraint orientatie_opdracht check (length(opdracht) <= 2000) not valid;
grant update (opdracht) on orientatie to wm_consulent;
grant select (opdracht) on orientatie to wm_inwoner;
