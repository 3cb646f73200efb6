import type { Kysely } from 'kysely';
import { findConsulentNamen } from '../../inwoner/index.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findMelding, type Melding, updateMelding } from '../queries.ts';

export const GROND_MELDING = 'Wmo 2015 artikel 2.3.2';

const open = (m: Melding): boolean => m.status === 'nieuw' || m.status === 'in-behandeling';

/** A melding as it stands; throws when the reader may not know of it. */
export const getMelding = async (db: Kysely<DB>, meldingId: number): Promise<Melding> => {
  const m = await findMelding(db, meldingId);
  if (!m) throw new NietGevonden();
  return m;
};

export const EERDER = 'Een collega was net eerder met deze melding. Kijk hoe het er nu mee staat.';
export const AL_KLAAR = 'Deze melding is al afgehandeld.';

/** A consulent takes a melding out of the queue, or begins with one that was given. Refused when a colleague was earlier. */
export const takeMelding = async (
  db: Kysely<DB>,
  o: { actor: Actor; meldingId: number; versie: number },
): Promise<Resultaat<Melding>> => {
  const m = await getMelding(db, o.meldingId);
  if (!open(m)) return geweigerd(AL_KLAAR);
  const ik = o.actor.gebruikerId;
  // Who is known belongs to the own consulent: a melding about a resident of nobody is first divided with its dossier.
  const consulent = m.inwoner_id === null ? { consulent_id: ik } : {};
  if (m.inwoner_id !== null && m.consulent_id === 0)
    return geweigerd('Deze melding hoort bij een dossier dat nog geen consulent heeft. De teammanager verdeelt het dossier.');
  if (!(await updateMelding(db, { id: m.id, versie: o.versie, wat: { status: 'in-behandeling', ...consulent } })))
    return geweigerd(EERDER);
  await schrijfLogboek(db, o.actor, {
    handeling: 'melding-opgepakt',
    soort: 'melding',
    objectId: m.id,
    inwonerId: m.inwoner_id ?? undefined,
    grond: GROND_MELDING,
  });
  return gelukt(m);
};

/** The teammanager gives a melding to a consulent, or back to the queue (0). */
export const assignMelding = async (
  db: Kysely<DB>,
  o: { actor: Actor; meldingId: number; versie: number; consulentId: number },
): Promise<Resultaat<Melding>> => {
  const m = await getMelding(db, o.meldingId);
  if (!open(m)) return geweigerd(AL_KLAAR);
  if (m.inwoner_id !== null)
    return geweigerd({
      veld: 'consulent',
      tekst: 'Deze melding gaat over een bekende inwoner en hoort bij wie het dossier heeft.',
    });
  if (o.consulentId !== 0 && !(await findConsulentNamen(db)).some((een) => een.id === o.consulentId))
    return geweigerd({ veld: 'consulent', tekst: 'Kies een consulent uit de lijst.' });
  const wat = { consulent_id: o.consulentId, status: 'nieuw' as const };
  if (!(await updateMelding(db, { id: m.id, versie: o.versie, wat }))) return geweigerd(EERDER);
  await schrijfLogboek(db, o.actor, { handeling: 'melding-toegedeeld', soort: 'melding', objectId: m.id, grond: GROND_MELDING });
  return gelukt(m);
};
