// What waits in other parts of the dossier: on whom, since when it may be asked, and where it is dealt with.
import type { Kysely } from 'kysely';
import { type Datum, datum } from '../../kernel/datum.ts';
import { written } from '../../platform/db/fixed.ts';
import type { DB } from '../../platform/db/schema.ts';
import { isGestopt } from '../../traject/index.ts';
import type { WachtFeit } from '../types.ts';

const DAG = "(%s at time zone 'Europe/Amsterdam')::date";
const dagVan = (kolom: string): string => DAG.replace('%s', kolom);
/** The day of something that was written down: never after today, also where a municipality lives on an earlier day (demo). */
const dagVastgelegd = (kolom: string): string => `least(${dagVan(kolom)}, app.dag())`;

/** What became of an appointment is for who made it: the centre, as long as its orientation runs. */
const VAN_DE_CONSULENT = `not (f.van_centrum and exists (select from orientatie r
       where r.gemeente_id = f.gemeente_id and r.id = f.orientatie_id and r.gestopt_op is null and r.gevolg_op is null))`;

/**
 * An ontwikkeling (t) that still has its plan to come: not one whose result was told, nor one that the inwoner stepped back from since it began.
 * What follows then are steps of their own.
 */
const ONTWIKKELING = `t.status in ('toegewezen','geaccepteerd','gestart') and t.doel_trede is not null and t.herkomst = 'besluit'
     and not exists (select from resultaat r where r.gemeente_id = t.gemeente_id and r.toewijzing_id = t.id)
     and not exists (select from terugstap s where s.gemeente_id = t.gemeente_id and s.inwoner_id = t.inwoner_id and s.datum >= lower(t.looptijd))`;

/** Of each: kind, whose turn, the name of an aanbieder, part of the address, last day, first day on which it is asked. */
const WACHT = `
  -- who is around the inwoner, and something about it is said to be wrong
  select b.inwoner_id, 'betrokkene-nakijken' as soort, 'ik' as eigenaar, '' as naam, '/plan' as pad, null::date as tot, null::date as vanaf
    from betrokkenemelding b where b.inwoner_id = any($1::int[]) and b.antwoord_op is null group by 1
  union all
  -- a version of the plan that lies before the parties: who has not answered, and the consulent when somebody says no; with everybody's yes it holds by itself
  select p.inwoner_id, case when n.wie is null then 'plan-bespreken' else 'plan-akkoord' end,
         case n.wie when 'inwoner' then 'inwoner' when 'aanbieder' then 'aanbieder' else 'ik' end, coalesce(a.naam, ''), '/plan/' || p.id, null, null
    from plan p
    cross join lateral (
      select q.wie, q.aanbieder_id from stand q where q.plan_id = p.id and q.gemeente_id = p.gemeente_id and q.akkoord is null
      union all
      select null, null from stand q where q.plan_id = p.id and q.gemeente_id = p.gemeente_id having bool_or(not q.akkoord)) n
    left join aanbieder a on a.id = n.aanbieder_id
   where p.inwoner_id = any($1::int[]) and p.status = 'voorgelegd'
  union all
  select p.inwoner_id, 'plan-evalueren', 'ik', '', '/plan', p.evaluatie_op, p.evaluatie_op - 28
    from plan p where p.inwoner_id = any($1::int[]) and p.status = 'geldt' and p.evaluatie_op is not null
  union all
  -- AP36: an ontwikkeling that was decided here begins with a goal in a plan, before its start unless the goal was written down with the besluit;
  -- what was decided elsewhere had its plan there
  select t.inwoner_id, case when bool_or(c.id is not null) then 'plan-afmaken' else 'plan-maken' end, 'ik', '', '/plan',
         min(lower(t.looptijd)) filter (where not exists (select from doel d where d.gemeente_id = t.gemeente_id and d.toewijzing_id = t.id and d.stand in ('loopt','gehaald'))), null
    from toewijzing t left join plan c on c.gemeente_id = t.gemeente_id and c.inwoner_id = t.inwoner_id and c.status = 'concept'
   where t.inwoner_id = any($1::int[]) and ${ONTWIKKELING}
     and not exists (select from plan p where p.gemeente_id = t.gemeente_id and p.inwoner_id = t.inwoner_id and p.status in ('voorgelegd','geldt'))
   group by 1
  union all
  -- a version of the plan that was begun and put before nobody
  select p.inwoner_id, 'plan-afmaken', 'ik', '', '/plan/' || p.id, null, ${dagVastgelegd('p.vastgelegd_op')} + coalesce(app.instelling(p.gemeente_id, 'concept-afmaken-dagen'), 14)
    from plan p where p.inwoner_id = any($1::int[]) and p.status = 'concept'
     and (exists (select from plan g where g.gemeente_id = p.gemeente_id and g.inwoner_id = p.inwoner_id and g.status = 'geldt')
       or not exists (select from toewijzing t where t.gemeente_id = p.gemeente_id and t.inwoner_id = p.inwoner_id and ${ONTWIKKELING}))
  union all
  -- the perspective of the determination of now has a day, and it passed
  select l.inwoner_id, 'perspectief-verlopen', 'ik', '', '/ladder/nieuw', null, l.perspectief_op + 1
    from (select distinct on (b.inwoner_id) b.inwoner_id, b.perspectief_op from ladderbepaling b where b.inwoner_id = any($1::int[]) and b.vervallen_op is null
           order by b.inwoner_id, b.peildatum desc, b.vastgelegd_op desc) l
   where l.perspectief_op is not null
  union all
  -- persons that may be one, a proposal to make them one, and a determination or matrix that was begun
  select w.inwoner_id, w.soort, case w.soort when 'samenvoegen-beslissen' then 'teammanager' else 'ik' end, '', w.pad, null, w.vanaf from app.wacht_besloten($1::int[]) w
  union all
  -- an appointment that was proposed waits for who has not answered a moment that is still possible; one that is over for its outcome
  select f.inwoner_id, case when w.van is null or w.van = 'consulent' and not f.van_centrum then 'afspraak-vastzetten' else 'afspraak-kiezen' end,
         case coalesce(w.van, case when f.van_centrum then 'centrum' end) when 'inwoner' then 'inwoner' when 'aanbieder' then 'aanbieder' when 'centrum' then 'aanbieder' else 'ik' end,
         coalesce(a.naam, ''), '/afspraken/' || f.id, ${dagVan('w.eerste')}, null
    from afspraak f
    left join lateral (
      select v.van, min(m.begin) as eerste from afspraakmoment m
        cross join (values ('inwoner', f.met_inwoner), ('aanbieder', f.aanbieder_id is not null), ('centrum', f.centrum_id is not null),
                           ('consulent', f.met_consulent)) v (van, moet)
       where m.gemeente_id = f.gemeente_id and m.afspraak_id = f.id and m.begin > now() and v.moet and m.van <> v.van
         and m.ronde = (select max(r.ronde) from afspraakmoment r where r.gemeente_id = f.gemeente_id and r.afspraak_id = f.id)
         and not exists (select from afspraakantwoord n where n.gemeente_id = m.gemeente_id and n.afspraak_id = m.afspraak_id and n.moment_id = m.id and n.van = v.van)
         and not exists (select from (select distinct on (n.van) n.kan from afspraakantwoord n where n.gemeente_id = m.gemeente_id and n.afspraak_id = m.afspraak_id
                                         and n.moment_id = m.id order by n.van, n.id desc) l where not l.kan)
       group by 1) w on true
    left join aanbieder a on a.id = case when w.van = 'aanbieder' then f.aanbieder_id when w.van = 'centrum' or w.van is null and f.van_centrum then f.centrum_id end
   where f.inwoner_id = any($1::int[]) and f.status = 'voorgesteld'
  union all
  select f.inwoner_id, 'afspraak-uitkomst', 'ik', '', '/afspraken/' || f.id, null, ${dagVan('f.begin')} + 1
    from afspraak f where f.inwoner_id = any($1::int[]) and f.status = 'vast' and ${VAN_DE_CONSULENT}
  union all
  select f.inwoner_id, 'afspraak-opvolgen', 'ik', '', '/afspraken/' || f.id, null, null
    from afspraak f where f.inwoner_id = any($1::int[]) and f.status = 'niet-verschenen' and f.opvolging is null and ${VAN_DE_CONSULENT}
     and not exists (select from afspraak n where n.gemeente_id = f.gemeente_id and n.na_id = f.id and n.status <> 'verwijderd')
  union all
  -- an orientation: asked for, referred, under way, advised
  select o.inwoner_id,
         case when o.verwezen_op is null then 'orientatie-verwijzen' when o.gestart_op is null then 'orientatie-starten' when v.id is null then 'orientatie-adviseren'
              when v.besproken_op is null then 'orientatie-bespreken' else 'orientatie-gevolg' end,
         case when o.verwezen_op is not null and v.id is null then 'aanbieder' else 'ik' end, coalesce(a.naam, ''), '/orientatie', null, null
    from orientatie o
    left join lateral (select v.id, v.besproken_op from orientatieadvies v where v.gemeente_id = o.gemeente_id and v.orientatie_id = o.id order by v.nummer desc limit 1) v on true
    left join aanbieder a on a.id = o.aanbieder_id
   where o.inwoner_id = any($1::int[]) and o.afgewezen_op is null and o.gestopt_op is null and o.gevolg_op is null
  union all
  -- the centre stopped it: the consulent looks what fits now
  select o.inwoner_id, 'orientatie-gestopt', 'ik', '', '/orientatie', null, null
    from orientatie o where o.inwoner_id = any($1::int[]) and o.nakijken
  union all
  -- Wmo 2015 art. 5.3.5: a request to destroy; art. 5.3.4: the term is over; and a second person who has to agree
  select v.inwoner_id, 'vernietigverzoek-beantwoorden', 'ik', '', '/bewaren', v.uiterlijk, null
    from vernietigverzoek v where v.inwoner_id = any($1::int[]) and v.status = 'open'
  union all
  select s.inwoner_id, 'vernietigen-voorleggen', 'ik', '', '/bewaren', null, s.bewaren_tot + 1
    from dossiersluiting s where s.inwoner_id = any($1::int[]) and s.heropend_op is null
     and not exists (select from vernietiging v where v.gemeente_id = s.gemeente_id and v.dossier_id = s.inwoner_id)
  union all
  select v.dossier_id, 'vernietigen-beslissen', 'teammanager', '', '/vernietigen/' || v.id, null, null
    from vernietiging v where v.dossier_id = any($1::int[]) and v.status in ('voorgesteld','mislukt')
  union all
  -- the aanbieder asks for an extension: decided before the last day of the toewijzing
  select v.inwoner_id, 'verlenging-beslissen', 'ik', a.naam, '/toewijzingen/' || v.toewijzing_id, upper(t.looptijd) - 1, null
    from verlengverzoek v join aanbieder a on a.id = v.aanbieder_id join toewijzing t on t.gemeente_id = v.gemeente_id and t.id = v.toewijzing_id
   where v.inwoner_id = any($1::int[]) and v.stand = 'open'
  union all
  -- a besluit that is not taken yet: with its consulent until it lies before somebody to sign; how long it may lie is a setting
  select c.inwoner_id, case c.status when 'ter-ondertekening' then 'besluitconcept-tekenen' when 'teruggestuurd' then 'besluitconcept-terug' else 'besluitconcept-afmaken' end,
         case when c.status <> 'ter-ondertekening' or g.id = c.consulent_id then 'ik' when g.rol = 'teammanager' then 'teammanager' else 'collega' end, coalesce(g.naam, ''), '/besluit/concept/' || c.id,
         ${dagVastgelegd("coalesce(case c.status when 'ter-ondertekening' then c.voorgelegd_op when 'teruggestuurd' then c.terug_op end, c.gewijzigd_op)")}
           + coalesce(app.instelling(c.gemeente_id, 'concept-oud-dagen'), 7), null
    from besluitconcept c left join gebruiker g on g.id = case c.status when 'ter-ondertekening' then c.tekenaar_id when 'teruggestuurd' then c.terug_door end
   where c.inwoner_id = any($1::int[]) and c.status in ('concept','ter-ondertekening','teruggestuurd')
     -- of one that lies before who decides along it says so itself
     and not (c.status = 'concept' and exists (select from samenspraak s where s.gemeente_id = c.gemeente_id and s.concept_id = c.id and s.vervallen_op is null))
  union all
  -- an objection: its receipt is confirmed, it is decided in time (Awb 7:10; again when a court annulled what was decided), told, and followed by a
  -- new besluit when the inwoner was right
  select z.inwoner_id, 'bezwaar-bevestigen', 'ik', '', '/bezwaar/' || z.id, null, null
    from bezwaar z where z.inwoner_id = any($1::int[]) and z.bevestigd_op is null and z.beslissing is null
  union all
  select z.inwoner_id, case when z.beslissing is not null then 'bezwaar-versturen' when z.vorige_id is null then 'bezwaar-behandelen' else 'bezwaar-opnieuw' end, 'teammanager', '', '/bezwaar/' || z.id,
         coalesce(z.verdaagd_tot, z.beslis_uiterlijk), null
    from bezwaar z where z.inwoner_id = any($1::int[]) and z.bekendgemaakt_op is null
     -- not while what the rechtbank asked stands still (Awb 8:106)
     and not exists (select from bezwaar v where v.gemeente_id = z.gemeente_id and v.inwoner_id = z.inwoner_id and v.id = z.vorige_id and v.hoger_schorst and v.hoger_uitspraak is null)
  union all
  -- a court lets or orders the gemeente first mend a defect, until that day (Awb 8:51a, 8:51d)
  select z.inwoner_id, 'tussenuitspraak-herstellen', 'teammanager', '', '/bezwaar/' || z.id, (z.tussenuitspraken->-1->>'tot')::date, null
    from bezwaar z where z.inwoner_id = any($1::int[]) and z.tussenuitspraken->-1->>'op' is not null and z.tussenuitspraken->-1->>'antwoord' is null
     and case when z.hoger_op is null then z.uitspraak is null else z.hoger_uitspraak is null and z.tussenuitspraken->-1->>'bij' = 'hoger' end
  union all
  -- the new besluit is part of the decision on the objection, so that it has the same last day (Awb 7:10, 7:11 lid 2)
  select z.inwoner_id, 'bezwaar-herzien', 'ik', '', '/bezwaar/' || z.id, coalesce(z.verdaagd_tot, z.beslis_uiterlijk), null
    from bezwaar z where z.inwoner_id = any($1::int[]) and z.beslissing = 'gegrond' and z.gevolg_besluit_id is null and z.gevolg_reden = ''
     and not exists (select from besluit n where n.gemeente_id = z.gemeente_id and n.inwoner_id = z.inwoner_id and n.vervangt_besluit_id = coalesce(z.geldend_besluit_id, z.besluit_id) and n.genomen_op >= z.beslist_op)
     and not exists (select from bezwaar v where v.gemeente_id = z.gemeente_id and v.inwoner_id = z.inwoner_id and v.vorige_id = z.id)
  union all
  -- a court was right for the inwoner and nobody said what it asks; or it decided itself, and that is still to be done (Awb 8:72)
  select z.inwoner_id, case when z.uitspraak = 'gegrond' and z.uitspraak_gevolg is null and z.hoger_gevolg is null then 'uitspraak-aanvullen' else 'uitspraak-uitvoeren' end,
         'ik', '', '/bezwaar/' || z.id, null, null
    from bezwaar z where z.inwoner_id = any($1::int[])
     and ((z.uitspraak = 'gegrond' and z.uitspraak_gevolg is null and z.hoger_gevolg is null)
       or (coalesce(z.hoger_gevolg, z.uitspraak_gevolg) = 'zelf' and not (coalesce(z.hoger_schorst, false) and z.hoger_uitspraak is null)
           and (z.uitgevoerd_op is null or (z.hoger_gevolg = 'zelf' and z.uitgevoerd_op < z.hoger_uitspraak_op))))
  union all
  -- somebody read the dossier in an emergency: the consulent says whether that was right, within a week (keuze)
  select n.inwoner_id, 'noodtoegang-beoordelen', 'ik', '', '/toegang', min(${dagVastgelegd('n.begonnen_op')}) + 7, null
    from noodtoegang n where n.inwoner_id = any($1::int[]) and n.oordeel is null group by 1`;

/** As WACHT, of a result that is disputed, the way back, a hand-over and the aftercare. */
const WACHT_TERUG = `
  -- the gemeente did not agree with a result: the aanbieder may answer, so many days (keuze); after it asked for a second look, the teammanager
  select r.inwoner_id, case when h.id is null then 'resultaat-reageren' else 'resultaat-herbeoordelen' end, case when h.id is null then 'aanbieder' else 'teammanager' end,
         a.naam, '/resultaat/' || r.id, coalesce(h.tot, ${dagVastgelegd('r.akkoord_op')} + coalesce(app.instelling(r.gemeente_id, 'resultaat-reactie-dagen'), 14)), null::date, case when h.id is null then ${dagVastgelegd('r.akkoord_op')} + coalesce(app.instelling(r.gemeente_id, 'resultaat-reactie-dagen'), 14) end
    from resultaat r join aanbieder a on a.id = r.aanbieder_id
    left join herbeoordeling h on h.gemeente_id = r.gemeente_id and h.resultaat_id = r.id and h.resultaat_versie = r.versie
   where r.inwoner_id = any($1::int[]) and r.akkoord is false and h.oordeel is null and r.akkoord_op is not null
  union all
  -- a step up that has no agreement on the way back, nor a word that none is wanted
  select l.inwoner_id, 'terugkeer-afspreken', 'ik', '', '/terugkeer', null, null, null
    from (select b.gemeente_id, b.inwoner_id, b.trede, b.herkomst, b.vastgelegd_op, lag(b.trede) over w as eerder, lead(b.id) over w as later from ladderbepaling b
           where b.inwoner_id = any($1::int[]) and b.vervallen_op is null window w as (partition by b.inwoner_id order by b.peildatum, b.vastgelegd_op)) l
   where l.later is null and l.trede > l.eerder and l.herkomst = 'consulent'
     and not exists (select from terugkeerafspraak t where t.gemeente_id = l.gemeente_id and t.inwoner_id = l.inwoner_id
                        and (t.vastgelegd_op >= l.vastgelegd_op or (t.bij_trede >= l.trede and t.vervangen_op is null and t.gebruikt_op is null)))
  union all
  select t.inwoner_id, case when t.akkoord is null then 'terugkeer-akkoord' else 'terugkeer-bespreken' end, case when t.akkoord is null then 'inwoner' else 'ik' end, '', '/terugkeer', null, null, null
    from terugkeerafspraak t where t.inwoner_id = any($1::int[]) and t.afgezien = '' and t.akkoord is distinct from true and t.vervangen_op is null and t.gebruikt_op is null
  union all
  -- what a step back opened; what the dossier shows as done is done (src/terugkeer/queries.ts says the same)
  select v.inwoner_id, 'terugstap-' || v.soort, 'ik', '', case v.soort when 'toets' then '/toets' when 'ondersteuning' then '/toewijzingen' when 'orientatie' then '/orientatie' else '/terugkeer' end,
         v.tot, null, null
    from terugstapvervolg v join terugstap s on s.gemeente_id = v.gemeente_id and s.id = v.terugstap_id
   where v.inwoner_id = any($1::int[]) and v.gedaan_op is null
     and case v.soort
           when 'orientatie' then not exists (select from orientatie o where o.gemeente_id = v.gemeente_id and o.inwoner_id = v.inwoner_id and o.gevraagd_op >= s.datum and o.afgewezen_op is null)
           -- without a place that runs the toets is a step by itself
           when 'toets' then exists (select from toewijzing o where o.gemeente_id = v.gemeente_id and o.inwoner_id = v.inwoner_id and o.status in ('toegewezen','geaccepteerd','gestart'))
             and not exists (select from toets o where o.gemeente_id = v.gemeente_id and o.inwoner_id = v.inwoner_id and o.vastgelegd_op > s.vastgelegd_op)
           when 'ondersteuning' then exists (select from toewijzing o where o.gemeente_id = v.gemeente_id and o.inwoner_id = v.inwoner_id
             and o.status in ('toegewezen','geaccepteerd','gestart') and lower(o.looptijd) <= s.datum and upper(o.looptijd) > app.dag())
           else true end
  union all
  -- a hand-over: consent, passing on, the answer by its day, and what then; so many days after that day the teammanager looks along (keuze)
  select o.inwoner_id,
         case when o.gestopt_op is not null or o.ingetrokken_op is not null or o.uitkomst is not null or o.toestemming is false then 'overdracht-afronden'
              when o.verstuurd_op is not null then 'overdracht-navragen' when o.toestemming then 'overdracht-doorgeven' else 'overdracht-toestemming' end,
         case when o.toestemming is null then 'inwoner' else 'ik' end, case when o.toestemming is null then '' else o.partij_naam end, '/overdracht', case when o.uitkomst is null then o.antwoord_tot end, null, null
    from overdracht o where o.inwoner_id = any($1::int[]) and o.vervolg_op is null and o.gestopt_op is null
  union all
  select o.inwoner_id, 'overdracht-meekijken', 'teammanager', o.partij_naam, '/overdracht', o.antwoord_tot + coalesce(app.instelling(o.gemeente_id, 'overdracht-escalatie-dagen'), 7), o.antwoord_tot + coalesce(app.instelling(o.gemeente_id, 'overdracht-escalatie-dagen'), 7), null
    from overdracht o where o.inwoner_id = any($1::int[]) and o.verstuurd_op is not null and o.uitkomst is null and o.vervolg_op is null and o.gestopt_op is null and o.ingetrokken_op is null
  union all
  -- no letter could be made about it: the consulent tells it
  select o.inwoner_id, 'overdracht-vertellen', 'ik', '', '/overdracht', null, null, null
    from overdracht o where o.inwoner_id = any($1::int[]) and o.te_vertellen <> '' and o.verteld_op is null
  union all
  -- who went on in another gemeente: the dossier here is closed next, unless something new was begun since
  select o.inwoner_id, 'overdracht-sluiten', 'ik', o.partij_naam, '/bewaren', null, null, null
    from overdracht o where o.inwoner_id = any($1::int[]) and o.partij = 'andere-gemeente' and o.uitkomst = 'aangenomen' and o.vervolg_op is not null
     and not exists (select from overdracht n where n.inwoner_id = o.inwoner_id and n.id > o.id)
     and not exists (select from toewijzing t where t.inwoner_id = o.inwoner_id and t.toegewezen_op > o.vervolg_op)
     and not exists (select from dossiersluiting d where d.inwoner_id = o.inwoner_id and d.heropend_op >= o.vervolg_op)
  union all
  -- aftercare: the inwoner is asked on its day, so many days later the consulent asks (keuze); a doubt or a no waits for the consulent
  select n.inwoner_id, case when n.uitkomst is null then 'nazorg-vragen' else 'nazorg-opvolgen' end, case when n.uitkomst is null then 'inwoner' else 'ik' end, '', '/nazorg',
         case when n.uitkomst is null then n.datum + coalesce(app.instelling(n.gemeente_id, 'nazorg-antwoord-dagen'), 14) end, case when n.uitkomst is null then n.datum end, null
    from nazorgmoment n where n.inwoner_id = any($1::int[]) and n.vervallen_op is null and n.opgevolgd_op is null and n.uitkomst is distinct from 'goed'
  union all
  select n.inwoner_id, 'nazorg-bellen', 'ik', '', '/nazorg', n.datum + 2 * coalesce(app.instelling(n.gemeente_id, 'nazorg-antwoord-dagen'), 14), n.datum + coalesce(app.instelling(n.gemeente_id, 'nazorg-antwoord-dagen'), 14), null
    from nazorgmoment n where n.inwoner_id = any($1::int[]) and n.vervallen_op is null and n.uitkomst is null
  union all
  -- an event was wrong, and the besluit that ended a place by it still stands: until its last day that can be taken back
  select v.inwoner_id, 'einde-herstellen', 'ik', '', '/gebeurtenissen/' || v.gebeurtenis_id, upper(t.looptijd) - 1, null, upper(t.looptijd) - 1
    from gebeurtenisvoorstel v join toewijzing t on t.gemeente_id = v.gemeente_id and t.id = v.toewijzing_id
   where v.inwoner_id = any($1::int[]) and v.status = 'zelf-herstellen' and v.besluit_id is not null and upper(t.looptijd) - 1 = v.dag
     and t.status in ('toegewezen','geaccepteerd','gestart')
  union all
  -- a change in bulk touches a toewijzing: the proposal is looked at by its day, who may carries it out, a talk that was promised is held, and
  -- what was passed over somebody arranges: before the last day where that is what changes; a law or a version may hold since long
  select r.inwoner_id, case when r.uitkomst in ('overgeslagen','mislukt') then 'omzetting-zelf' when r.uitkomst is not null then 'omzetting-bespreken'
              when r.stand = 'voorgelegd' then 'omzetting-tekenen' when r.stand = 'akkoord' then 'omzetting-uitvoeren' else 'omzetting-nagaan' end,
         case when r.uitkomst is null and (r.stand = 'akkoord' or r.stand = 'voorgelegd' and g.rol = 'teammanager') then 'teammanager'
              when r.uitkomst is null and r.stand = 'voorgelegd' and r.tekenaar_id <> r.consulent_id then 'collega' else 'ik' end,
         case when r.stand = 'voorgelegd' then coalesce(g.naam, '') else '' end, '/omzettingen/' || o.id,
         case when r.uitkomst is null or o.soort = 'wet' then o.nagaan_tot when o.soort = 'aanbieder-stopt' or o.daad = 'einde' then o.dag else greatest(o.dag, o.nagaan_tot) end, null, null
    from omzettingregel r join omzetting o on o.gemeente_id = r.gemeente_id and o.id = r.omzetting_id left join gebruiker g on g.id = r.tekenaar_id
   where r.inwoner_id = any($1::int[])
     and (r.uitkomst is null and r.stand <> 'weggelaten' and o.status in ('nagaan','gestopt') or r.uitkomst in ('bespreken','overgeslagen','mislukt') and r.besproken_op is null)
     -- what lies in a concept waits there
     and not (coalesce(r.uitkomst, '') = 'bespreken' and exists (select from besluitconcept c where c.gemeente_id = r.gemeente_id and c.inwoner_id = r.inwoner_id
       and c.betreft_toewijzing_id = r.toewijzing_id and c.invoer->>'omzetting' = r.omzetting_id::text and c.status <> 'weggelegd'))`;

/** As WACHT_TERUG, of the way over a route; a step that ends is asked of two weeks ahead, a duty four (keuze). */
const WACHT_TRAJECT = `
  -- a besluit that is taken together: of whom a yes or no is asked, and then signing it or talking about a no
  select s.inwoner_id, 'samen-antwoorden', case when s.wie = 'inwoner' then 'inwoner' when s.aanbieder_id is not null then 'aanbieder' when g.rol = 'teammanager' then 'teammanager'
              when s.gevraagd_aan <> s.consulent_id then 'collega' else 'ik' end,
         coalesce(a.naam, g.naam, case when s.wie = 'inwoner' then '' else initcap(replace(s.wie, '-', ' ')) end), '/besluit/concept/' || s.concept_id,
         s.gevraagd_op + coalesce(app.instelling(s.gemeente_id, 'concept-oud-dagen'), 7), null::date, null::date
    from samenspraak s left join aanbieder a on a.id = s.aanbieder_id left join gebruiker g on g.id = s.gevraagd_aan
   where s.inwoner_id = any($1::int[]) and s.antwoord is null and s.vervallen_op is null
  union all
  select s.inwoner_id, 'samen-oneens', 'ik', coalesce(a.naam, g.naam, 'de ' || replace(s.wie, '-', ' ')), '/besluit/concept/' || s.concept_id,
         s.gegeven_op + coalesce(app.instelling(s.gemeente_id, 'concept-oud-dagen'), 7), null, null
    from samenspraak s join besluitconcept c on c.gemeente_id = s.gemeente_id and c.id = s.concept_id
    left join aanbieder a on a.id = s.aanbieder_id left join gebruiker g on g.id = s.gevraagd_aan
   where s.inwoner_id = any($1::int[]) and s.antwoord is false and s.vervallen_op is null and c.status in ('concept','teruggestuurd')
  union all
  select s.inwoner_id, 'samen-klaar', 'ik', '', '/besluit/concept/' || s.concept_id,
         max(s.gegeven_op) + coalesce(app.instelling(s.gemeente_id, 'concept-oud-dagen'), 7), null, null
    from samenspraak s join besluitconcept c on c.gemeente_id = s.gemeente_id and c.id = s.concept_id
   where s.inwoner_id = any($1::int[]) and s.vervallen_op is null and c.status = 'concept' group by s.gemeente_id, s.inwoner_id, s.concept_id having bool_and(coalesce(s.antwoord, false))
  union all
  -- a yes or no that was asked: of the inwoner, the aanbieder or a colleague
  select o.inwoner_id, 'traject-oordeel', case when o.wie = 'inwoner' then 'inwoner' when o.aanbieder_id is not null then 'aanbieder'
              when o.gevraagd_aan <> o.consulent_id then 'collega' else 'ik' end,
         coalesce(a.naam, g.naam, case when o.wie = 'inwoner' then '' else initcap(replace(o.wie, '-', ' ')) end), '/route', null::date, null::date, null::date
    from trajectoordeel o left join aanbieder a on a.id = o.aanbieder_id left join gebruiker g on g.id = o.gevraagd_aan
   where o.inwoner_id = any($1::int[]) and o.oordeel is null and o.vervallen_op is null
  union all
  select s.inwoner_id, case when bool_or(not o.oordeel) then 'traject-oneens' when s.voorgesteld then 'traject-beginnen' else 'traject-besloten' end, 'ik', '', '/route#stap-' || s.id,
         null, null, null
    from trajectstap s join trajectoordeel o on o.gemeente_id = s.gemeente_id and o.trajectstap_id = s.id and o.vervallen_op is null
   where s.inwoner_id = any($1::int[]) and s.geeindigd_op is null and s.ingetrokken_op is null
     and (s.voorgesteld or o.voor <> '') group by s.gemeente_id, s.id, s.inwoner_id, s.voorgesteld
  having bool_or(not o.oordeel) or bool_and(o.oordeel is not null)
  union all
  -- AL1: what an aanbieder began itself is looked at by the consulent
  select s.inwoner_id, 'traject-signaal', 'ik', a.naam, '/route#stap-' || s.id, null, null, null
    from trajectstap s join aanbieder a on a.id = s.aanbieder_id
   where s.inwoner_id = any($1::int[]) and s.geeindigd_op is null and s.ingetrokken_op is null and not s.voorgesteld
     and exists (select from gebruiker g where g.id = s.door and g.aanbieder_id = s.aanbieder_id)
  union all
  -- OS1: who came in by himself or by a colleague, and whose first step nothing else brings to an end
  select s.inwoner_id, 'traject-oppakken', 'ik', '', '/route#stap-' || s.id, null, null, null
    from trajectstap s
   where s.inwoner_id = any($1::int[]) and s.via = 'begin' and s.geeindigd_op is null and s.ingetrokken_op is null and not s.voorgesteld and s.einde_gepland is null
     and not exists (select from gebruiker g where g.id = s.door and g.aanbieder_id is not null)
     and not exists (select from trajectoordeel o where o.gemeente_id = s.gemeente_id and o.trajectstap_id = s.id and o.vervallen_op is null)
     and not exists (select from trajectplicht p where p.gemeente_id = s.gemeente_id and p.trajectstap_id = s.id and p.stand = 'open' and p.dag is not null)
  union all
  select s.inwoner_id, 'traject-einde', 'ik', '', '/route', s.einde_gepland, s.einde_gepland - 14, null
    from trajectstap s where s.inwoner_id = any($1::int[]) and s.einde_gepland is not null and not s.voorgesteld and s.geeindigd_op is null
  union all
  select v.inwoner_id, 'traject-antwoord', 'ik', v.derde_naam, '/route', v.antwoord_tot, null, null
    from trajectverzoek v where v.inwoner_id = any($1::int[]) and v.antwoord_op is null and v.gestopt_op is null
  union all
  select p.inwoner_id, 'traject-plicht', case when p.wie = 'inwoner' then 'inwoner' when p.aanbieder_id is not null then 'aanbieder' else 'ik' end, p.naam, '/route', p.dag, p.dag - 28, null
    from trajectplicht p where p.inwoner_id = any($1::int[]) and p.stand = 'open' and (p.dag is not null or p.sleutel like 'terug-%')
  union all
  select g.inwoner_id, 'traject-geld', 'ik', g.naam, '/route', null, null, g.beoordeeld_op + 14
    from trajectgeld g where g.inwoner_id = any($1::int[]) and g.stand = 'afgekeurd'
  union all
  -- a way that runs and on which nothing goes on; a place beside it goes on, but is no next step when the last one leads further
  select t.inwoner_id, 'traject-vervolg', 'ik', '', '/route', null, null, null
    from traject t join inwoner i on i.gemeente_id = t.gemeente_id and i.id = t.inwoner_id
   where t.inwoner_id = any($1::int[]) and t.beeindigd_op is null and not ${isGestopt('i')}
     and exists (select from trajectstap s where s.gemeente_id = t.gemeente_id and s.traject_id = t.id)
     and not exists (select from trajectstap s where s.gemeente_id = t.gemeente_id and s.traject_id = t.id and s.geeindigd_op is null and s.ingetrokken_op is null)
     -- a hand-over that waits for a word or an answer is the step that runs; who took it on chooses what follows, once it is rounded off
     and not exists (select from overdracht d where d.gemeente_id = t.gemeente_id and d.inwoner_id = t.inwoner_id and d.toestemming is distinct from false and d.gestopt_op is null
                        and (d.uitkomst is null or d.uitkomst = 'aangenomen' and d.vervolg_op is null))
     and (not exists (select from toewijzing w where w.gemeente_id = t.gemeente_id and w.inwoner_id = t.inwoner_id and w.status in ('toegewezen','geaccepteerd','gestart'))
       or exists (select from (select s.geeindigd_op, s.leidt_verder from trajectstap s where s.gemeente_id = t.gemeente_id and s.traject_id = t.id and s.ingetrokken_op is null
                                order by s.geeindigd_op desc, s.nummer desc limit 1) l
                   where l.leidt_verder
                     and not exists (select from toewijzing w where w.gemeente_id = t.gemeente_id and w.inwoner_id = t.inwoner_id and w.toegewezen_op >= l.geeindigd_op)
                     and not exists (select from plan p where p.gemeente_id = t.gemeente_id and p.inwoner_id = t.inwoner_id and coalesce(p.voorgelegd_op, p.geldt_op) >= l.geeindigd_op)
                     and not exists (select from overdracht d where d.gemeente_id = t.gemeente_id and d.inwoner_id = t.inwoner_id and d.gestopt_op is null and d.gevraagd_op >= l.geeindigd_op)))`;

const VRAAG = `
  with stand as (
    select distinct on (q.gemeente_id, q.plan_id, q.wie, q.aanbieder_id) q.gemeente_id, q.plan_id, q.wie, q.aanbieder_id, n.akkoord
      from planpartij q
      left join planantwoord n on n.gemeente_id = q.gemeente_id and n.plan_id = q.plan_id and n.wie = q.wie and n.aanbieder_id is not distinct from q.aanbieder_id
     where q.inwoner_id = any($1::int[]) order by q.gemeente_id, q.plan_id, q.wie, q.aanbieder_id, n.id desc)
  select *, null::date as tot_en_met from (${WACHT}) w
  union all
  select * from (${WACHT_TERUG}) t (inwoner_id, soort, eigenaar, naam, pad, tot, vanaf, tot_en_met)
  union all
  select * from (${WACHT_TRAJECT}) r (inwoner_id, soort, eigenaar, naam, pad, tot, vanaf, tot_en_met) order by inwoner_id, soort, pad, naam`;

/** What waits with these residents, as far as the reader may see it. */
export const findWacht = async (db: Kysely<DB>, inwonerIds: readonly number[]): Promise<(WachtFeit & { inwonerId: number })[]> =>
  (
    await written<{
      inwoner_id: number;
      soort: WachtFeit['soort'];
      eigenaar: WachtFeit['eigenaar'];
      naam: string;
      pad: string;
      tot: string | null;
      vanaf: string | null;
      tot_en_met: string | null;
    }>(VRAAG, [[...inwonerIds]]).execute(db)
  ).map(({ inwoner_id, tot, vanaf, tot_en_met, ...rest }) => ({
    inwonerId: inwoner_id,
    ...rest,
    ...(tot_en_met === null ? {} : { totEnMet: datum(tot_en_met) }),
    tot: tot === null ? undefined : datum(tot),
    vanaf: vanaf === null ? undefined : datum(vanaf),
  }));

export interface LopendeOrientatie {
  inwonerId: number;
  regelingId: number;
  product: string;
  centrum: string;
  gestartOp: Datum;
}

/** Orientations that run and have no advice yet. */
export const findLopendeOrientaties = async (db: Kysely<DB>, inwonerIds: readonly number[]): Promise<LopendeOrientatie[]> =>
  (
    await written<{ inwoner_id: number; regeling_id: number; product: string; centrum: string; gestart_op: string }>(
      `select o.inwoner_id, o.regeling_id, o.product, coalesce(a.naam, 'het centrum') as centrum, o.gestart_op
         from orientatie o left join aanbieder a on a.id = o.aanbieder_id
        where o.inwoner_id = any($1::int[]) and o.gestart_op is not null and o.gestopt_op is null and o.gevolg_op is null
          and not exists (select from orientatieadvies v where v.gemeente_id = o.gemeente_id and v.orientatie_id = o.id)`,
      [[...inwonerIds]],
    ).execute(db)
  ).map((rij) => ({
    inwonerId: rij.inwoner_id,
    regelingId: rij.regeling_id,
    product: rij.product,
    centrum: rij.centrum,
    gestartOp: datum(rij.gestart_op),
  }));
