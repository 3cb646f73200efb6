-- Settlement: what was handed in stays as it was, who checked does not approve, and nothing is paid twice. The second wall behind
-- the actions of src/declaratie: it holds for every role, the owner too.

alter table declaratie add column terug_reden text not null default '';
comment on column declaratie.terug_reden is 'Why the second employee sent it back to be checked again';
alter table declaratie
  add constraint declaratie_ingediend check ((status = 'concept') = (ingediend_op is null) and (ingediend_op is null) = (ingediend_door is null)),
  add constraint declaratie_gecontroleerd check ((status in ('gecontroleerd','goedgekeurd')) = (gecontroleerd_op is not null)
    and (gecontroleerd_op is null) = (gecontroleerd_door is null)),
  add constraint declaratie_goedgekeurd check ((status = 'goedgekeurd') = (goedgekeurd_op is not null)
    and (goedgekeurd_op is null) = (goedgekeurd_door is null));
alter table declaratieregel
  add constraint declaratieregel_afgewezen check (status <> 'afgewezen' or reden <> ''),
  add constraint declaratieregel_debet check (soort = 'credit' or bedrag >= 0);

-- A rejected credit does not stand in the way of a later one.
drop index declaratieregel_credit;
create unique index declaratieregel_credit on declaratieregel (gemeente_id, corrigeert_id) where soort = 'credit' and status <> 'afgewezen';
create index declaratieregel_prestatiemaand on declaratieregel (gemeente_id, aanbieder_id, prestatiemaand);

-- Each role changes only the columns of its own act.
revoke update on declaratie, declaratieregel from wm_aanbieder, wm_financien;
grant update (status, ingediend_op, ingediend_door, versie) on declaratie to wm_aanbieder;
grant update (status, gecontroleerd_op, gecontroleerd_door, goedgekeurd_op, goedgekeurd_door, terug_reden, versie) on declaratie to wm_financien;
grant update (antwoord, gecrediteerd) on declaratieregel to wm_aanbieder;
grant update (status, reden, gecrediteerd) on declaratieregel to wm_financien;
grant select on maand to wm_contractmanager;
create policy contractmanager on maand for select to wm_contractmanager using (gemeente_id = (select app.gemeente()));

create function app.maand_is_gesloten(p_gemeente int, p_maand date) returns boolean language plpgsql as $$
begin
  -- Who adds to a month holds this together; who closes it (below) waits for them, and they for him.
  perform pg_advisory_xact_lock_shared(7300205, hashtext(p_gemeente || ':' || p_maand));
  return exists (select from maand m where m.gemeente_id = p_gemeente and m.maand = p_maand);
end $$;

create function app.bewaak_declaratie() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.status <> 'concept' then raise exception 'een ingediende declaratie blijft staan' using errcode = 'WM409'; end if;
    return old;
  end if;
  if tg_op = 'INSERT' then
    if new.status <> 'concept' then raise exception 'een declaratie begint als concept' using errcode = 'WM409'; end if;
    if app.maand_is_gesloten(new.gemeente_id, new.maand) then raise exception 'de maand is gesloten' using errcode = 'WM410'; end if;
    return new;
  end if;
  if (new.gemeente_id, new.id, new.aanbieder_id, new.maand, new.volgnummer) is distinct from (old.gemeente_id, old.id, old.aanbieder_id, old.maand, old.volgnummer)
    or old.status = 'goedgekeurd'
    or (old.status <> 'concept' and (new.ingediend_op, new.ingediend_door) is distinct from (old.ingediend_op, old.ingediend_door)) then
    raise exception 'een declaratie die is ingediend verandert niet' using errcode = 'WM409';
  end if;
  if current_user = 'wm_aanbieder' and old.status <> 'concept' or current_user = 'wm_financien' and old.status = 'concept' then
    raise exception 'dit is niet aan deze rol' using errcode = 'WM409';
  end if;
  if new.status <> old.status then
    case old.status || '>' || new.status
      when 'concept>ingediend' then
        if app.maand_is_gesloten(new.gemeente_id, new.maand) then raise exception 'de maand is gesloten' using errcode = 'WM410'; end if;
      when 'ingediend>gecontroleerd' then
        if exists (select from declaratieregel r where r.gemeente_id = new.gemeente_id and r.declaratie_id = new.id and r.status = 'open') then
          raise exception 'er is nog een regel zonder oordeel' using errcode = 'WM409';
        end if;
        -- A credit without its new debit, or the other way round, would pay too little or twice.
        if exists (select from declaratieregel r where r.gemeente_id = new.gemeente_id and r.declaratie_id = new.id
                    group by r.toewijzing_id, r.prestatiemaand having bool_or(r.soort = 'credit') and count(distinct r.status) > 1) then
          raise exception 'een correctie wordt in haar geheel beoordeeld' using errcode = 'WM409';
        end if;
      when 'gecontroleerd>ingediend', 'gecontroleerd>goedgekeurd' then null;
      else raise exception 'een declaratie gaat niet van % naar %', old.status, new.status using errcode = 'WM409';
    end case;
  end if;
  if current_user = 'wm_financien'
    and (new.gecontroleerd_door is distinct from old.gecontroleerd_door and new.gecontroleerd_door <> app.gebruiker()
      or new.goedgekeurd_door is distinct from old.goedgekeurd_door and new.goedgekeurd_door <> app.gebruiker()) then
    raise exception 'niemand tekent voor een ander' using errcode = 'WM409';
  end if;
  return new;
end $$;
create trigger bewaak before insert or update or delete on declaratie for each row execute function app.bewaak_declaratie();

create function app.bewaak_declaratieregel() returns trigger language plpgsql as $$
declare
  d declaratie; o declaratieregel;
  vrij text[] := array['status','reden','antwoord','gecrediteerd'];
begin
  if tg_op = 'DELETE' then
    select * into d from declaratie x where x.gemeente_id = old.gemeente_id and x.id = old.declaratie_id;
    if d.status <> 'concept' then raise exception 'een ingediende regel blijft staan' using errcode = 'WM409'; end if;
    return old;
  end if;
  select * into d from declaratie x where x.gemeente_id = new.gemeente_id and x.id = new.declaratie_id;
  if tg_op = 'INSERT' then
    if d.status is distinct from 'concept' or new.status <> 'open' or new.gecrediteerd then
      raise exception 'regels komen alleen in een concept' using errcode = 'WM409';
    end if;
    if new.prestatiemaand > d.maand then raise exception 'de maand van de prestatie ligt na die van de declaratie' using errcode = 'WM409'; end if;
    if new.soort = 'credit' then
      select r.* into o from declaratieregel r join declaratie x on x.gemeente_id = r.gemeente_id and x.id = r.declaratie_id
       where r.gemeente_id = new.gemeente_id and r.id = new.corrigeert_id and r.soort = 'debet' and r.status = 'akkoord' and not r.gecrediteerd
         and x.status = 'goedgekeurd' and x.aanbieder_id = new.aanbieder_id;
      if o.id is null or (new.toewijzing_id, new.prestatiemaand, new.product, new.per, new.tarief, new.wet, -new.minuten, -new.betaalbaar, -new.bedrag)
        is distinct from (o.toewijzing_id, o.prestatiemaand, o.product, o.per, o.tarief, o.wet, o.minuten, o.betaalbaar, o.bedrag) then
        raise exception 'een credit heft een goedgekeurde regel precies op' using errcode = 'WM409';
      end if;
    end if;
    return new;
  end if;
  if (to_jsonb(new) - vrij) is distinct from (to_jsonb(old) - vrij) then
    raise exception 'een regel verandert niet van bedrag of inhoud' using errcode = 'WM409';
  end if;
  if (new.status, new.reden) is distinct from (old.status, old.reden) and (d.status <> 'ingediend' or current_user = 'wm_aanbieder') then
    raise exception 'over een regel wordt alleen geoordeeld zolang de controle loopt' using errcode = 'WM409';
  end if;
  if new.antwoord is distinct from old.antwoord
    and (old.status <> 'afgewezen' or d.status not in ('gecontroleerd','goedgekeurd') or current_user = 'wm_financien') then
    raise exception 'alleen de aanbieder antwoordt, op een afgewezen regel' using errcode = 'WM409';
  end if;
  -- Only the credit itself says so (below).
  if new.gecrediteerd <> old.gecrediteerd and pg_trigger_depth() < 2 then
    raise exception 'een regel wordt gecrediteerd door een creditregel' using errcode = 'WM409';
  end if;
  return new;
end $$;
create trigger bewaak before insert or update or delete on declaratieregel for each row execute function app.bewaak_declaratieregel();

create function app.markeer_gecrediteerd() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    update declaratieregel set gecrediteerd = false where gemeente_id = old.gemeente_id and id = old.corrigeert_id and gecrediteerd;
  else
    update declaratieregel set gecrediteerd = (new.status <> 'afgewezen') where gemeente_id = new.gemeente_id and id = new.corrigeert_id;
  end if;
  return null;
end $$;
create trigger credit_erbij after insert or update of status on declaratieregel for each row when (new.soort = 'credit')
  execute function app.markeer_gecrediteerd();
create trigger credit_weg after delete on declaratieregel for each row when (old.soort = 'credit' and old.status <> 'afgewezen')
  execute function app.markeer_gecrediteerd();

create function app.bewaak_maand() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then raise exception 'een gesloten maand blijft gesloten' using errcode = 'WM409'; end if;
  perform pg_advisory_xact_lock(7300205, hashtext(new.gemeente_id || ':' || new.maand));
  if exists (select from declaratie d where d.gemeente_id = new.gemeente_id and d.maand = new.maand and d.status in ('ingediend','gecontroleerd')) then
    raise exception 'er is nog een declaratie die wacht' using errcode = 'WM411';
  end if;
  return new;
end $$;
create trigger bewaak before insert or update or delete on maand for each row execute function app.bewaak_maand();
grant execute on function app.maand_is_gesloten(int, date) to public;
