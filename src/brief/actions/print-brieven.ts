import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboekRegels } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { mergePdfs } from '../../platform/pdf/index.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  closeStapel,
  findInStapel,
  findStapel,
  insertAfdruk,
  listStapelbrieven,
  listStapelbytes,
  lockBrieven,
  markAfgedrukt,
  type StapelRij,
} from '../queries.ts';
import { HOOGSTENS } from '../rules.ts';

/** Who may do something with a pile: who made it, and the teammanager. Throws NietGevonden for another. */
export const getStapel = async (db: Kysely<DB>, actor: Actor, afdrukId: number): Promise<StapelRij> => {
  const stapel = await findStapel(db, afdrukId);
  if (!stapel || (actor.rol !== 'teammanager' && stapel.door !== actor.gebruikerId)) throw new NietGevonden();
  return stapel;
};

/**
 * Puts letters in a pile to print, sorted by consulent. Refused for none or too many, for one that lies in another pile, and for one that was
 * printed unless `herdruk`. Throws NietGevonden for a letter that the actor may not know of.
 */
export const makeStapel = async (
  db: Kysely<DB>,
  o: { actor: Actor; documentIds: readonly number[]; dubbelzijdig: boolean; herdruk: boolean },
): Promise<Resultaat<number>> => {
  const ids = [...new Set(o.documentIds)];
  if (ids.length === 0) return geweigerd({ veld: 'brief', tekst: 'Kies minstens één brief.' });
  if (ids.length > HOOGSTENS) return geweigerd({ veld: 'brief', tekst: `Kies hoogstens ${HOOGSTENS} brieven tegelijk.` });
  const brieven = await lockBrieven(db, ids);
  const [eerste] = brieven;
  if (brieven.length !== ids.length || !eerste) throw new NietGevonden();
  const bezet = await findInStapel(db, ids);
  if (bezet.size > 0)
    return geweigerd({
      veld: 'brief',
      tekst:
        bezet.size === 1
          ? 'Een van deze brieven ligt al in een stapel die nog niet is afgehandeld. Kijk opnieuw in de lijst.'
          : `${bezet.size} van deze brieven liggen al in een stapel die nog niet is afgehandeld. Kijk opnieuw in de lijst.`,
    });
  if (!o.herdruk && brieven.some((brief) => brief.afgedrukt_op !== null))
    return geweigerd({ veld: 'brief', tekst: 'Een van deze brieven is al afgedrukt. Kijk opnieuw in de lijst.' });
  const id = await insertAfdruk(db, {
    gemeenteId: eerste.gemeente_id,
    dubbelzijdig: o.dubbelzijdig,
    door: o.actor.gebruikerId,
    brieven: brieven.map((brief) => ({ ...brief, herdruk: brief.afgedrukt_op !== null })),
  });
  await schrijf(db, o.actor, 'brief-in-stapel', brieven);
  return gelukt(id);
};

/**
 * The pile as one file: the stored pages in their order. The same pile gives the same bytes, so what was broken off is asked for again.
 * Throws when a letter is not what was kept, naming its number. Writes in the logboek whose letters were opened.
 */
export const printStapel = async (db: Kysely<DB>, actor: Actor, afdrukId: number): Promise<Buffer> => {
  const stapel = await getStapel(db, actor, afdrukId);
  const brieven = await listStapelbytes(db, afdrukId);
  for (const brief of brieven)
    if (createHash('sha256').update(brief.inhoud).digest('hex') !== brief.sha256)
      throw new Error(`brief ${brief.id} is niet meer zoals hij is bewaard`);
  await schrijf(db, actor, 'inzage', brieven);
  return mergePdfs(
    brieven.map((brief) => brief.inhoud),
    { title: `Stapel ${stapel.id}`, duplex: stapel.dubbelzijdig },
  );
};

/** Closes a pile: its letters are in the post, or go back to the list. Refused when it was closed already. */
export const endStapel = async (
  db: Kysely<DB>,
  o: { actor: Actor; vandaag: Datum; afdrukId: number; uitkomst: 'verstuurd' | 'teruggelegd' },
): Promise<Resultaat<number>> => {
  await getStapel(db, o.actor, o.afdrukId);
  const brieven = await listStapelbrieven(db, o.afdrukId);
  const op = isoDatum(o.vandaag);
  const gesloten = await closeStapel(db, { id: o.afdrukId, uitkomst: o.uitkomst, op, door: o.actor.gebruikerId });
  if (!gesloten) return geweigerd('Deze stapel is al afgehandeld.');
  if (o.uitkomst === 'verstuurd' && brieven.length > 0)
    await markAfgedrukt(
      db,
      brieven.map(({ id }) => id),
      op,
    );
  await schrijf(db, o.actor, o.uitkomst === 'verstuurd' ? 'brief-verstuurd' : 'brief-teruggelegd', brieven);
  return gelukt(brieven.length);
};

const schrijf = (
  db: Kysely<DB>,
  actor: Actor,
  handeling: string,
  brieven: readonly { id: number; inwoner_id: number }[],
): Promise<void> =>
  schrijfLogboekRegels(
    db,
    actor,
    brieven.map((brief) => ({
      handeling,
      soort: 'document',
      objectId: brief.id,
      inwonerId: brief.inwoner_id,
      grond: GROND_WMO,
    })),
  );
