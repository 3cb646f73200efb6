-- Two dossiers are taken apart only when what the one that went was is kept whole, and nothing stands in its place: else the answer is a
-- refusal (`niet-bewaard`) and not an error halfway.
alter function app.haal_uit_elkaar(int, text, boolean) rename to zet_dossiers_terug;
revoke all on function app.zet_dossiers_terug(int, text, boolean) from public, wm_teammanager;

create function app.haal_uit_elkaar(p_id int, p_reden text, p_proef boolean) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from samenvoeging s where s.gemeente_id = app.gemeente() and s.id = p_id and s.status = 'uitgevoerd'
      and ((s.bewaard -> 'weg_inwoner' ->> 'id')::int is distinct from s.weg_id
        or exists (select from inwoner i where i.gemeente_id = s.gemeente_id and i.id = s.weg_id))) then
    return jsonb_build_object('weigeringen', jsonb_build_array('niet-bewaard'), 'terug', 0, 'mee', 0, 'weg', 0);
  end if;
  return app.zet_dossiers_terug(p_id, p_reden, p_proef);
end $$;
revoke all on function app.haal_uit_elkaar(int, text, boolean) from public;
grant execute on function app.haal_uit_elkaar(int, text, boolean) to wm_teammanager;
