import type { Kysely } from 'kysely';
import { datum, isoDatum, toonDatum } from '../../kernel/datum.ts';
import { geweigerd } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { doorgestuurdInhoud } from '../letters/inhoud.ts';
import { kanBeroep, leesBeroep, leesUitspraak } from '../rules.ts';
import { type BezwaarVraag, brief, laad, productVan, type Uit, zet } from './handle-bezwaar.ts';

/**
 * Keeps that the resident went to the court with the decision on his objection or with what came of it. What came to the municipality is sent on
 * to the court, and the resident gets a letter that says so (Awb 6:15); without that letter nothing is kept.
 */
export async function recordBeroep(db: Kysely<DB>, o: BezwaarVraag): Uit {
  const rij = await laad(db, o);
  if (!kanBeroep(rij) || rij.beslist_op === null)
    return geweigerd('Beroep kan pas als de beslissing op het bezwaar bekend is gemaakt (Awb artikel 8:1).');
  if (rij.beroep_op !== null) return geweigerd(`Het beroep is al vastgelegd op ${toonDatum(datum(rij.beroep_op))}.`);
  const gelezen = leesBeroep(o.waarden, { beslistOp: datum(rij.beslist_op), vandaag: o.vandaag });
  if (!gelezen.ok) return gelezen;
  const { op, langs, nummer } = gelezen.waarde;
  const vast = { beroep_op: isoDatum(op), beroep_langs: langs, beroep_nummer: nummer };
  if (langs === 'rechtbank') return zet(db, o, 'bezwaar-beroep', vast);
  const over = { beschikkingnummer: rij.beschikkingnummer, product: productVan(o, rij) };
  const gemaakt = await brief(db, o, rij, 'bezwaar-ontvangst', doorgestuurdInhoud({ ...over, ontvangen: op }));
  if (!gemaakt.ok) return gemaakt;
  return zet(db, o, 'bezwaar-beroep', { ...vast, beroep_id: gemaakt.waarde.documentId });
}

/** Keeps what the court said on a beroep. */
export async function recordUitspraak(db: Kysely<DB>, o: BezwaarVraag): Uit {
  const rij = await laad(db, o);
  if (rij.beroep_op === null) return geweigerd('Leg eerst vast dat er beroep is.');
  if (rij.uitspraak !== null) return geweigerd('De uitspraak is al vastgelegd.');
  const gelezen = leesUitspraak(o.waarden, { beroepOp: datum(rij.beroep_op), vandaag: o.vandaag });
  if (!gelezen.ok) return gelezen;
  const { uitspraak, op, tekst } = gelezen.waarde;
  return zet(db, o, 'bezwaar-uitspraak', { uitspraak, uitspraak_op: isoDatum(op), uitspraak_tekst: tekst });
}
