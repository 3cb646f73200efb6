-- Beside a place that runs a step may end that leads on, as a talk over a case does. Whose turn it is then is seen by this, and not by whether
-- a toewijzing runs. Derived from the route; of who is on the way already the nightly look fills it in.
alter table trajectstap add column leidt_verder boolean not null default false;
comment on column trajectstap.leidt_verder is 'Whether the outcome leads to a next step of the route';
grant update (leidt_verder) on trajectstap to wm_consulent;
