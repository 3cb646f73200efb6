-- An invitation that is withdrawn opens nothing any more: its mail, when it still waits, is not sent.
alter table mail
  drop constraint mail_vervallen_om,
  add constraint mail_vervallen_om check (vervallen_om in ('nieuwer', 'overleden', 'te-laat', 'ingetrokken')) not valid;
create function app.uitnodiging_ingetrokken() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update mail m set status = 'vervallen', vervallen_op = clock_timestamp(), vervallen_om = 'ingetrokken', geheim = null, adres_besloten = null, opnieuw_op = null
   where m.gemeente_id = new.gemeente_id and m.waarover = 'uitnodiging ' || new.gebruiker_id and m.status = 'wacht';
  return null;
end $$;
revoke all on function app.uitnodiging_ingetrokken() from public;
create trigger mail after update of ingetrokken_op on uitnodiging for each row
  when (old.ingetrokken_op is null and new.ingetrokken_op is not null) execute function app.uitnodiging_ingetrokken();

-- Two dossiers become one: what waits for the one that goes is for the person of the one that stays, so that a death withdraws it there. Who
-- died gets none. Apart again, it goes back as far as it still waits.
create function app.samenvoeging_mail() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_mee int[];
begin
  if new.status = 'uitgevoerd' then
    with mee as (
      update mail m set inwoner_id = new.inwoner_id
       where m.gemeente_id = new.gemeente_id and m.status = 'wacht'
         and (m.inwoner_id = new.weg_id
              or m.gebruiker_id in (select g.id from gebruiker g where g.rol = 'inwoner' and g.gemeente_id = new.gemeente_id
                                       and (g.inwoner_id = new.weg_id or g.id = (new.bewaard -> 'account' ->> 'id')::int)))
      returning m.id)
    select array_agg(id order by id) into v_mee from mee;
    new.bewaard := new.bewaard || jsonb_build_object('mail', to_jsonb(coalesce(v_mee, '{}')));
    update mail m set status = 'vervallen', vervallen_op = clock_timestamp(), vervallen_om = 'overleden', inhoud = null, geheim = null, adres_besloten = null,
                      opnieuw_op = null, gewist_op = now()
     where m.gemeente_id = new.gemeente_id and m.id = any (v_mee)
       and exists (select from inwoner_persoon p where p.gemeente_id = new.gemeente_id and p.inwoner_id = new.inwoner_id and p.overleden_op is not null);
  else
    update mail m set inwoner_id = new.weg_id
     where m.gemeente_id = new.gemeente_id and m.status = 'wacht' and m.inwoner_id = new.inwoner_id
       and m.id in (select x::int from jsonb_array_elements_text(coalesce(old.bewaard -> 'mail', '[]')) x);
  end if;
  return new;
end $$;
revoke all on function app.samenvoeging_mail() from public;
create trigger mail before update of status on samenvoeging for each row
  when (new.status is distinct from old.status and new.status in ('uitgevoerd', 'teruggedraaid')) execute function app.samenvoeging_mail();
