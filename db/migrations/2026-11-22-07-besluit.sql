-- What a besluit was taken on, besides its toets: the facts and the proposal as they were, for the receipt and for a letter that is set again.
alter table besluit add column feiten jsonb not null default '{}';

-- The day on which the aanbieder expects to begin, given with its acceptance.
alter table toewijzing add column verwachte_start date;
grant update (verwachte_start) on toewijzing to wm_aanbieder;

-- AP9 with an early end: the looptijd stays what was decided, but only the days that were used stand in the way of another toewijzing
-- of the same product. One that ended before it began (an empty range) stands in nobody's way.
do $$
declare naam text;
begin
  select conname into strict naam from pg_constraint where conrelid = 'toewijzing'::regclass and contype = 'x';
  execute format('alter table toewijzing drop constraint %I', naam);
end $$;
alter table toewijzing add constraint toewijzing_overlap exclude using gist (
  gemeente_id with =, inwoner_id with =, product with =,
  daterange(lower(looptijd), greatest(lower(looptijd), least(upper(looptijd), coalesce(beeindigd_op + 1, upper(looptijd))))) with &&
) where (herkomst = 'besluit' and status <> 'geweigerd');
