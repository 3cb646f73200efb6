import type pg from 'pg';
import { log } from '../log.ts';
import { MailInhoud, mailHtml, mailText } from './content.ts';
import type { MailSender, Misgegaan } from './sender.ts';

/** How often a mail is tried: with the pauses below for about two days. */
export const POGINGEN = 30;
/** Nobody waits any longer for what could not be sent within so many days, such as what a restored back-up brings along. */
const TE_OUD_DAGEN = 3;
/** A process that is sending and dies holds a mail for so long. */
const BEZIG_MINUTEN = 5;

/** How long to wait after an attempt, in minuten: 2, 4, 8, … up to two hours. */
export const pauze = (pogingen: number): number => Math.min(2 ** pogingen, 120);

interface Row {
  gemeente_id: number;
  id: number;
  /** Nothing when the outbox only says what somebody is: that is no name to write to. */
  naam: string;
  /** The real one, when the outbox only hints at it. */
  adres: string;
  onderwerp: string;
  gemaakt_op: Date;
  inhoud: unknown;
  geheim: string | null;
  pogingen: number;
  te_oud: boolean;
  nuttig_tot: Date | null;
}

/**
 * Takes a mail that is due, so that nobody else sends it. `which` names one; without it the oldest. While an older one about the same is
 * on its way, a newer waits for the next round: who gets both reads the last word last.
 */
const claim = async (owner: pg.Pool, which?: { gemeenteId: number; id: number }): Promise<Row | undefined> => {
  const { rows } = await owner.query<Row>(
    `update mail m set bezig_tot = now() + make_interval(mins => $3), laatste_poging_op = now(), pogingen = m.pogingen + 1
      where (m.gemeente_id, m.id) = (
        select w.gemeente_id, w.id from mail w
         where w.status = 'wacht' and coalesce(w.opnieuw_op, w.gemaakt_op) <= now() and coalesce(w.bezig_tot, w.gemaakt_op) <= now()
           and ($1::int is null or (w.gemeente_id, w.id) = ($1, $2))
           and not exists (select from mail eerder where eerder.gemeente_id = w.gemeente_id and eerder.waarover = w.waarover and eerder.id < w.id
                            and eerder.bezig_tot > now())
         order by w.gemaakt_op, w.id limit 1 for update skip locked)
      returning m.gemeente_id, m.id, case when m.adres_besloten is null then m.naam else '' end as naam, coalesce(m.adres_besloten, m.adres) as adres, m.onderwerp, m.gemaakt_op,
                m.inhoud, m.geheim, m.pogingen, m.nuttig_tot,
                m.gemaakt_op < now() - make_interval(days => $4) as te_oud`,
    [which?.gemeenteId ?? null, which?.id ?? null, BEZIG_MINUTEN, TE_OUD_DAGEN],
  );
  return rows[0];
};

const finish = async (owner: pg.Pool, row: Row, uit: Misgegaan | undefined): Promise<Uitkomst> => {
  const key = [row.gemeente_id, row.id];
  if (!uit) {
    // Also what was overtaken while the server took it: it did go out.
    await owner.query(
      "update mail set status = 'verstuurd', verstuurd_op = now(), fout = null, geheim = null, adres_besloten = null, bezig_tot = null, opnieuw_op = null, vervallen_op = null, vervallen_om = null where gemeente_id = $1 and id = $2",
      key,
    );
    return 'verstuurd';
  }
  const over = uit.blijvend || row.pogingen >= POGINGEN;
  // Overtaken while it was tried, it waits no more.
  const { rows } = await owner.query<{ status: string }>(
    `update mail set status = case when status <> 'wacht' then status when $3 then 'mislukt' else 'wacht' end, fout = $4, bezig_tot = null,
            opnieuw_op = case when $3 or status <> 'wacht' then null else now() + make_interval(mins => $5) end
      where gemeente_id = $1 and id = $2 returning status`,
    [...key, over, uit.fout, pauze(row.pogingen)],
  );
  if (rows[0]?.status === 'vervallen') return 'vervallen';
  log.warn('mail niet verstuurd', { gemeente: row.gemeente_id, mail: row.id, poging: row.pogingen, reden: uit.fout, over });
  return over ? 'mislukt' : 'later';
};

type Uitkomst = 'verstuurd' | 'later' | 'mislukt' | 'vervallen';

/** What it speaks of has begun: sent now, it would only mislead. */
const lapse = async (owner: pg.Pool, row: Row): Promise<Uitkomst> => {
  await owner.query(
    `update mail set status = 'vervallen', vervallen_op = now(), vervallen_om = 'te-laat', geheim = null, adres_besloten = null, bezig_tot = null, opnieuw_op = null
      where gemeente_id = $1 and id = $2 and status = 'wacht'`,
    [row.gemeente_id, row.id],
  );
  return 'vervallen';
};

/** The hour of a municipality; without one that of the machine. */
type Uur = (gemeenteId: number) => Date;
const MACHINE: Uur = () => new Date();

const deliver = async (owner: pg.Pool, sender: MailSender, row: Row, nu: Uur): Promise<Uitkomst> => {
  if (row.nuttig_tot !== null && row.nuttig_tot <= nu(row.gemeente_id)) return lapse(owner, row);
  const inhoud = MailInhoud.safeParse(row.inhoud);
  if (!inhoud.success) return finish(owner, row, { fout: 'de tekst is er niet meer', blijvend: true });
  if (row.te_oud) return finish(owner, row, { fout: 'te laat om nog te versturen', blijvend: true });
  const geheim = row.geheim ?? undefined;
  const { agenda } = inhoud.data;
  if (inhoud.data.knop && inhoud.data.knop.href === undefined && geheim === undefined)
    return finish(owner, row, { fout: 'de link is er niet meer; maak een nieuwe uitnodiging', blijvend: true });
  return finish(
    owner,
    row,
    await sender.send({
      naam: row.naam,
      adres: row.adres,
      onderwerp: row.onderwerp,
      tekst: mailText(inhoud.data, geheim),
      html: mailHtml(row.onderwerp, inhoud.data, geheim),
      kenmerk: `werktmee-${row.gemeente_id}-${row.id}`,
      ...(agenda
        ? {
            agenda: {
              methode: agenda.methode,
              gebeurtenis: {
                uid: agenda.uid,
                sequence: agenda.volgnummer,
                start: new Date(agenda.begin),
                minutes: agenda.minuten,
                title: agenda.titel,
                description: agenda.toelichting,
                url: agenda.href,
                stamp: row.gemaakt_op,
              },
            },
          }
        : {}),
    }),
  );
};

/** Sends one mail of the outbox; nothing happens when it was sent, is being sent, or has to wait. */
export const sendOne = async (
  owner: pg.Pool,
  sender: MailSender,
  which: { gemeenteId: number; id: number },
  nu: Uur = MACHINE,
): Promise<Uitkomst | undefined> => {
  const row = await claim(owner, which);
  return row && deliver(owner, sender, row, nu);
};

/** At most so many in one round: another round follows. */
const RONDE = 500;

/** Sends what is due: what failed before, and what nobody was told of. */
export const sendDue = async (owner: pg.Pool, sender: MailSender, nu: Uur = MACHINE): Promise<Record<Uitkomst, number>> => {
  const telling: Record<Uitkomst, number> = { verstuurd: 0, later: 0, mislukt: 0, vervallen: 0 };
  for (let nr = 0; nr < RONDE; nr++) {
    const row = await claim(owner);
    if (!row) break;
    telling[await deliver(owner, sender, row, nu)]++;
  }
  return telling;
};

/** When beheer of a municipality chose nothing, in dagen (keuze). */
const BEWAREN_DAGEN = 30;

/** Removes the text of mail some days after it was sent, or made when it never was; that and when it was sent stays. */
export const wipeMail = async (owner: pg.Pool): Promise<string> => {
  const { rowCount } = await owner.query(
    `update mail set inhoud = null, geheim = null, adres_besloten = null, gewist_op = now(), fout = case when status = 'wacht' then 'te laat om nog te versturen' else fout end,
            status = case when status = 'wacht' then 'mislukt' else status end
      where gewist_op is null
        and coalesce(verstuurd_op, gemaakt_op) < now() - make_interval(days => coalesce(app.instelling(gemeente_id, 'mail-bewaren-dagen'), $1))`,
    [BEWAREN_DAGEN],
  );
  return `De tekst van ${rowCount ?? 0} ${rowCount === 1 ? 'mail' : 'mails'} gewist.`;
};
