import { type Kysely, sql } from 'kysely';
import type { Actor } from '../db/reader.ts';
import type { DB } from '../db/schema.ts';
import { MailInhoud, mailText } from './content.ts';

/** A mail that goes out when this transaction commits. */
export interface NieuweMail {
  /** What kind of mail, kebab-case: `uitnodiging`. */
  soort: string;
  gemeenteId: number;
  /** The account it goes to, when there is one. */
  gebruikerId?: number;
  /** The resident it goes to, with or without an account: a death withdraws it. */
  inwonerId?: number;
  /** What it speaks of, to whom: a newer mail with the same words makes one that still waits vervallen. */
  waarover?: string;
  naam: string;
  adres: string;
  onderwerp: string;
  inhoud: MailInhoud;
  /** The link of the button, when it lets somebody in: nobody but the sender can read it again, and it is gone at sending. */
  geheim?: string;
}

/** Puts a mail in the outbox and its job in the queue, in the transaction of the change that causes it. Gives its number. */
export const planMail = async (db: Kysely<DB>, actor: Pick<Actor, 'gebruikerId'>, mail: NieuweMail): Promise<number> => {
  const { id } = await db
    .insertInto('mail')
    .values({
      gemeente_id: mail.gemeenteId,
      soort: mail.soort,
      gebruiker_id: mail.gebruikerId ?? null,
      naam: mail.naam,
      adres: mail.adres,
      onderwerp: mail.onderwerp,
      inhoud: JSON.stringify(mail.inhoud),
      geheim: mail.geheim ?? null,
      gemaakt_door: actor.gebruikerId,
      // Named only when there is one: not everybody who plans a mail may say it.
      ...(mail.inwonerId === undefined ? {} : { inwoner_id: mail.inwonerId }),
      ...(mail.waarover === undefined ? {} : { waarover: mail.waarover }),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

/** Why a mail is not sent any more: something newer about the same was said, its reader died, what it offers was withdrawn, or it came too late to be of use. */
export type MailVervallenOm = 'nieuwer' | 'overleden' | 'ingetrokken' | 'te-laat';

/** A line of the outbox, as beheer sees it. */
export interface MailRegel {
  id: number;
  soort: string;
  naam: string;
  adres: string;
  onderwerp: string;
  status: 'wacht' | 'verstuurd' | 'mislukt' | 'vervallen';
  vervallen: { op: Date; om: MailVervallenOm } | undefined;
  pogingen: number;
  /** Class of the last error in Dutch, such as `adres geweigerd`; never what the server said. */
  fout: string | undefined;
  gemaaktOp: Date;
  laatstePogingOp: Date | undefined;
  verstuurdOp: Date | undefined;
  /** The text; undefined when it was removed, some days after sending. A secret link is not in it. */
  tekst: string | undefined;
}

const regels = (db: Kysely<DB>) =>
  db
    .selectFrom('mail')
    .select([
      'id',
      'soort',
      'naam',
      'adres',
      'onderwerp',
      'status',
      'pogingen',
      'fout',
      'inhoud',
      'gemaakt_op',
      'laatste_poging_op',
      'verstuurd_op',
      'vervallen_op',
      'vervallen_om',
    ]);

const toRegel = (rij: Awaited<ReturnType<ReturnType<typeof regels>['execute']>>[number]): MailRegel => {
  const inhoud = rij.inhoud === null ? undefined : MailInhoud.parse(rij.inhoud);
  return {
    id: rij.id,
    soort: rij.soort,
    naam: rij.naam,
    adres: rij.adres,
    onderwerp: rij.onderwerp,
    status: rij.status,
    vervallen: rij.vervallen_op && rij.vervallen_om ? { op: rij.vervallen_op, om: rij.vervallen_om } : undefined,
    pogingen: rij.pogingen,
    fout: rij.fout ?? undefined,
    gemaaktOp: rij.gemaakt_op,
    laatstePogingOp: rij.laatste_poging_op ?? undefined,
    verstuurdOp: rij.verstuurd_op ?? undefined,
    tekst: inhoud && mailText(inhoud),
  };
};

/** The outbox of the municipality, newest first; `status` to see only what waits or failed. */
export const listMail = async (
  db: Kysely<DB>,
  o: { status?: MailRegel['status']; vanaf?: number; aantal?: number } = {},
): Promise<MailRegel[]> => {
  let query = regels(db)
    .orderBy('id', 'desc')
    .offset(o.vanaf ?? 0)
    .limit(o.aantal ?? 50);
  if (o.status) query = query.where('status', '=', o.status);
  return (await query.execute()).map(toRegel);
};

export const findMail = async (db: Kysely<DB>, id: number): Promise<MailRegel | undefined> =>
  (await regels(db).where('id', '=', id).execute()).map(toRegel)[0];

/** Whether something newer about the same was said to the same person since: then it is not tried again. */
export const findAchterhaald = async (db: Kysely<DB>, id: number): Promise<boolean> => {
  const { rows } = await sql<{ achterhaald: boolean }>`select app.mail_achterhaald(${id}) as achterhaald`.execute(db);
  return rows[0]?.achterhaald ?? false;
};

/** Tries a mail again that failed. False when it did not fail, when its content is gone or when it was overtaken. */
export const resendMail = async (db: Kysely<DB>, id: number): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('mail')
    .set({ status: 'wacht', pogingen: 0, fout: null, opnieuw_op: null })
    .where('id', '=', id)
    .where('status', '=', 'mislukt')
    .where('inhoud', 'is not', null)
    .where(sql<boolean>`not app.mail_achterhaald(id)`)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
