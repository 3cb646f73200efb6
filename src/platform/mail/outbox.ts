import type { Kysely } from 'kysely';
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
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

/** A line of the outbox, as beheer sees it. */
export interface MailRegel {
  id: number;
  soort: string;
  naam: string;
  adres: string;
  onderwerp: string;
  status: 'wacht' | 'verstuurd' | 'mislukt';
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

/** Tries a mail again that failed. False when it did not fail, or when its content is gone. */
export const resendMail = async (db: Kysely<DB>, id: number): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('mail')
    .set({ status: 'wacht', pogingen: 0, fout: null, opnieuw_op: null })
    .where('id', '=', id)
    .where('status', '=', 'mislukt')
    .where('inhoud', 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
