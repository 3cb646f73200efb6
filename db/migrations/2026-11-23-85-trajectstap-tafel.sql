-- What a step of a route keeps besides: who was at the table (OS9), and why a place goes on beside the work that begins.
alter table trajectstap
  add column tafel jsonb,
  add column plek_door text not null default '',
  add constraint trajectstap_tafel check (tafel is null or jsonb_typeof(tafel) = 'array') not valid,
  add constraint trajectstap_plek_door check (length(plek_door) <= 500) not valid;
comment on column trajectstap.tafel is 'Who was at the table: [{"wie": key of the role, "naam": the person, or empty}]; empty: nobody wrote it down';
comment on column trajectstap.plek_door is 'Why a toewijzing goes on beside this work; empty: it does not, or nobody decided yet';
grant insert (plek_door) on trajectstap to wm_consulent;
grant update (tafel, plek_door) on trajectstap to wm_consulent;
