import type { Kysely } from 'kysely';
import { findInwoner } from '../../inwoner/index.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findConcept, insertConcept, updateConcept } from '../queries/concept.ts';
import { findBesluit, findBetreft } from '../queries/index.ts';
import type { BesluitSoort } from '../soorten.ts';

/** Not an answer to a question of the form. */
const TECHNISCH = ['concept', 'sjabloon', 'wijzigt'];
const MAXIMUM = 40_000;
/** As the fields of our forms are called; anybody may send others, which PostgreSQL may not even be able to keep. */
const VELDNAAM = /^[a-z][\w-]{0,60}$/i;
const isVeld = (naam: string): boolean => VELDNAAM.test(naam) && !(naam in Object.prototype) && !TECHNISCH.includes(naam);

/**
 * Keeps what was typed for a besluit, as it is: nothing is judged here. Of a concept that was signed once the signature goes, since it was put
 * under something else. Gives its id. Refused when it lies before somebody to sign. Throws NietGevonden.
 */
export async function saveConcept(
  db: Kysely<DB>,
  o: {
    actor: Actor;
    inwonerId: number;
    soort: BesluitSoort;
    getypt: Readonly<Record<string, string>>;
    betreftBesluitId?: number | undefined;
    /** The toewijzing that it changes. */
    betreftToewijzingId?: number | undefined;
    conceptId?: number | undefined;
  },
): Promise<Resultaat<number>> {
  const inwoner = await findInwoner(db, o.inwonerId);
  if (!inwoner) throw new NietGevonden();
  const velden = Object.fromEntries(Object.entries(o.getypt).filter(([naam]) => isVeld(naam)));
  const invoer = JSON.stringify(velden);
  if (invoer.length > MAXIMUM) return geweigerd('Dit is te veel tekst om te bewaren. Maak de motivering korter.');
  const product = (velden.product ?? '').slice(0, 100);
  const log = (objectId: number) =>
    schrijfLogboek(db, o.actor, {
      handeling: 'besluitconcept-bewaard',
      soort: 'besluitconcept',
      objectId,
      inwonerId: inwoner.id,
      grond: GROND_WMO,
    });
  if (o.conceptId !== undefined) {
    const c = await findConcept(db, o.inwonerId, o.conceptId);
    if (!c) throw new NietGevonden();
    if (c.status === 'ter-ondertekening')
      return geweigerd(`Dit concept ligt bij ${c.tekenaar} om te tekenen. Haal het eerst terug.`);
    if (c.status === 'getekend' || c.status === 'weggelegd') return geweigerd('Dit concept is al afgehandeld.');
    const wijzigt = o.betreftToewijzingId ?? null;
    if (c.betreft_toewijzing_id !== wijzigt || (wijzigt !== null && c.soort !== o.soort))
      return geweigerd('Dit concept ging over iets anders. Leg het weg, en bewaar dit als een nieuw concept.');
    if (!(await updateConcept(db, c, { product, invoer, gewijzigd_op: 'nu' })))
      return geweigerd('Een ander veranderde dit concept net. Open het opnieuw.');
    await log(c.id);
    return gelukt(c.id);
  }
  if (o.betreftBesluitId !== undefined && !(await findBesluit(db, o.inwonerId, o.betreftBesluitId))) throw new NietGevonden();
  if (o.betreftToewijzingId !== undefined && !(await findBetreft(db, o.inwonerId, o.betreftToewijzingId)))
    throw new NietGevonden();
  const nieuw = await insertConcept(db, {
    gemeente_id: inwoner.gemeente_id,
    inwoner_id: inwoner.id,
    consulent_id: inwoner.consulent_id,
    soort: o.soort,
    product,
    invoer,
    betreft_besluit_id: o.betreftBesluitId ?? null,
    betreft_toewijzing_id: o.betreftToewijzingId ?? null,
    door: o.actor.gebruikerId,
  });
  await log(nieuw);
  return gelukt(nieuw);
}
