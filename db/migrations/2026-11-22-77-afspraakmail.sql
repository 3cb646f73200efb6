-- Who makes an appointment sees whether the mail about it went out: while the mail server is away nobody was told yet, and an address that
-- was refused is told by somebody. Nothing of the mail but how it stands, and only of mails about appointments.
create function app.afspraakmail(p_mail int) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select status from mail where gemeente_id = (select app.gemeente()) and id = p_mail and soort = 'afspraak'
$$;
revoke all on function app.afspraakmail(int) from public;
grant execute on function app.afspraakmail(int) to wm_consulent, wm_teammanager;
