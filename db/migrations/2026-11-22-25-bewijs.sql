-- Receipts: with an outcome stands by which version (its hash) and by which code it was computed, and of the judgement of a result also
-- its facts. A besluit (feiten) and a line of a declaratie (herkomst) keep theirs in the column that they have. Empty: from before this.

alter table toets add column bewijs jsonb;
comment on column toets.bewijs is 'hash of the version and version of the code; the facts are in feiten';
alter table resultaat add column bewijs jsonb;
comment on column resultaat.bewijs is 'what the judgement of the municipality rested on';
alter table resultaatversie add column bewijs jsonb;
-- Who reports again takes the answer away, and with it what that rested on; the earlier report keeps it.
grant update (bewijs) on resultaat to wm_aanbieder;
alter table resultaat add constraint resultaat_bewijs check (bewijs is null or akkoord is not null) not valid;
