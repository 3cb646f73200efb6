-- Who acted on an appointment himself knows of it: what still waited for him about it would only come behind his own act, a withdrawal for
-- his calendar too. The mails that an act plans are made after its row, and stay.
create function app.afspraakgebeurtenis_mail() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update mail m set status = 'vervallen', vervallen_op = clock_timestamp(), vervallen_om = 'nieuwer', adres_besloten = null, opnieuw_op = null
   where m.gemeente_id = new.gemeente_id and m.waarover = 'afspraak ' || new.afspraak_id || ' ' || new.van and m.status = 'wacht';
  return null;
end $$;
revoke all on function app.afspraakgebeurtenis_mail() from public;
create trigger mail after insert on afspraakgebeurtenis for each row execute function app.afspraakgebeurtenis_mail();
