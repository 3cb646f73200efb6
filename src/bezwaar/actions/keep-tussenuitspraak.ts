import type { Kysely } from 'kysely';
import { geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { BezwaarRij } from '../queries.ts';
import {
  bijWelke,
  leesTussen,
  leesTussenAntwoord,
  leesTussenTermijn,
  leesTussenuitspraak,
  openTussen,
  type Tussenuitspraak,
  vanafDag,
} from '../tussen.ts';
import { type BezwaarVraag, laad, type Uit, zet } from './handle-bezwaar.ts';

const bewaar = (db: Kysely<DB>, o: BezwaarVraag, handeling: string, lijst: readonly Tussenuitspraak[]): Uit =>
  zet(db, o, handeling, { tussenuitspraken: JSON.stringify(lijst) });

/** Keeps that the court lets or orders the municipality mend a defect, with the last day: from then on that is a task (Awb 8:51a, 8:51d). */
export async function recordTussenuitspraak(db: Kysely<DB>, o: BezwaarVraag): Uit {
  const rij = await laad(db, o);
  const bij = bijWelke(rij);
  if (!bij) return geweigerd('Een tussenuitspraak kan alleen als de zaak nu bij de rechter ligt.');
  if (openTussen(rij)) return geweigerd('Er is al een tussenuitspraak. Leg eerst vast wat de gemeente de rechter liet weten.');
  const gelezen = leesTussenuitspraak(o.waarden, { bij, vanaf: vanafDag(rij), vandaag: o.vandaag });
  if (!gelezen.ok) return gelezen;
  return bewaar(db, o, 'bezwaar-tussenuitspraak', [...leesTussen(rij.tussenuitspraken), gelezen.waarde]);
}

/** Changes the tussenuitspraak that waits; the others stay as they were said. */
async function verander(
  db: Kysely<DB>,
  o: BezwaarVraag,
  handeling: string,
  lees: (t: Tussenuitspraak, rij: BezwaarRij) => Resultaat<Tussenuitspraak>,
): Uit {
  const rij = await laad(db, o);
  const open = openTussen(rij);
  if (!open) return geweigerd('Er is geen tussenuitspraak die op de gemeente wacht.');
  const gelezen = lees(open, rij);
  if (!gelezen.ok) return gelezen;
  return bewaar(db, o, handeling, [...leesTussen(rij.tussenuitspraken).slice(0, -1), gelezen.waarde]);
}

/** Keeps that the court gave more or less time; the day from before stays to be read. */
export const moveTussentermijn = (db: Kysely<DB>, o: BezwaarVraag): Uit =>
  verander(db, o, 'bezwaar-tussenuitspraak', (t) => leesTussenTermijn(o.waarden, t));

/** Keeps what the municipality told the court, and when (Awb 8:51b). */
export const answerTussenuitspraak = (db: Kysely<DB>, o: BezwaarVraag): Uit =>
  verander(db, o, 'bezwaar-tussenantwoord', (t) => leesTussenAntwoord(o.waarden, t, o.vandaag));
