-- Deliveries: the refused rows stand in a table of their own, so that a long list can be paged and downloaded.

create table leveringafwijzing (
  gemeente_id int not null,
  id int generated always as identity,
  levering_id int not null,
  bestand text not null,
  regel int not null,
  reden text not null,
  tekst text not null,
  correctie jsonb,
  overgenomen_op timestamptz,
  overgenomen_door int references gebruiker,
  primary key (gemeente_id, id),
  foreign key (gemeente_id, levering_id) references levering (gemeente_id, id) on delete cascade,
  check ((overgenomen_op is null) = (overgenomen_door is null)),
  check (overgenomen_op is null or correctie is not null)
);
comment on column leveringafwijzing.correctie is 'What a known row says now and what the delivery says, to take over as a correction; never a BSN';
create index leveringafwijzing_levering on leveringafwijzing (gemeente_id, levering_id, id);
create index leveringafwijzing_correctie on leveringafwijzing (gemeente_id, levering_id, id) where correctie is not null;

alter table levering add column fout text not null default '';
comment on column levering.fout is 'Why a delivery could not be loaded, for people';
create index levering_begonnen on levering (gemeente_id, id desc);
create index leveringbestand_levering on leveringbestand (gemeente_id, levering_id, id);

alter table leveringafwijzing enable row level security;
grant select, insert, update on leveringafwijzing to wm_levering;
grant delete on leveringafwijzing to wm_levering;
grant select on leveringafwijzing to wm_teammanager;
create policy levering on leveringafwijzing for all to wm_levering
  using (gemeente_id = (select app.gemeente())) with check (gemeente_id = (select app.gemeente()));
create policy teammanager on leveringafwijzing for select to wm_teammanager using (gemeente_id = (select app.gemeente()));

-- A delivered row that was corrected by hand later is still known when the same file comes in again.
create index uren_regel_vervallen on uren (gemeente_id, aanbieder_id, regel_id) where regel_id is not null and vervallen_op is not null;

-- Puts a job in the queue, in the transaction of the change that causes it. Who asks and for which municipality comes from the
-- session and not from the caller, and only a queue that the worker knows can be named. Users have no rights on the queue itself.
create function app.plan_taak(p_naam text, p_id int) returns void
  language plpgsql security definer set search_path = pg_temp as $$
begin
  insert into pgboss.job (name, data, retry_limit, retry_delay, retry_backoff, expire_seconds, deletion_seconds, keep_until, policy, heartbeat_seconds)
    select q.name, jsonb_build_object('gemeenteId', app.gemeente(), 'gebruikerId', app.gebruiker(), 'id', p_id), q.retry_limit, q.retry_delay,
           q.retry_backoff, q.expire_seconds, q.deletion_seconds, now() + make_interval(secs => q.retention_seconds), q.policy, q.heartbeat_seconds
      from pgboss.queue q where q.name = p_naam;
  if not found then raise exception 'geen wachtrij met de naam %', p_naam; end if;
end $$;
revoke all on function app.plan_taak(text, int) from public;
grant execute on function app.plan_taak(text, int) to wm_teammanager, wm_levering;

-- A result that is taken over as a correction keeps what stood there before.
grant insert on resultaatversie to wm_levering;
create policy levering_bewaart on resultaatversie for insert to wm_levering with check (gemeente_id = (select app.gemeente()));
