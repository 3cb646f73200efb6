import type { Kysely } from 'kysely';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { insertGebeurtenis, lockConcept, updateConcept } from '../queries/concept.ts';
import { intrekRedenen } from '../rules/oordeel.ts';
import type { Concept } from '../types.ts';
import { GROND } from './grond.ts';
import { VERANDERD } from './prepare-concept.ts';

type Vraag = { id: number; versie: number; reden: string };

const getConcept = async (db: Kysely<DB>, id: number): Promise<Concept> => {
  const concept = await lockConcept(db, id);
  if (!concept) throw new NietGevonden();
  return concept;
};

const boek = (db: Kysely<DB>, actor: Actor, handeling: string, id: number): Promise<void> =>
  schrijfLogboek(db, actor, { handeling, soort: 'regelingconcept', objectId: id, grond: GROND });

/** What was put ready goes back to being a concept, to be mended. */
export const returnConcept = async (db: Kysely<DB>, actor: Actor, o: Vraag): Promise<Resultaat<number>> => {
  const concept = await getConcept(db, o.id);
  if (concept.status !== 'klaargezet' || concept.regelingId === undefined)
    return geweigerd('Deze wijziging staat niet klaar. Open de pagina opnieuw.');
  if (o.reden.trim() === '') return geweigerd({ veld: 'reden', tekst: 'Schrijf op wat er anders moet.' });
  await insertGebeurtenis(db, {
    gemeenteId: actor.gemeenteId ?? 0,
    regelingId: concept.regelingId,
    soort: 'teruggezet',
    door: actor.gebruikerId,
    reden: o.reden,
  });
  const velden = {
    status: 'concept',
    regeling_id: null,
    klaargezet_door: null,
    klaargezet_op: null,
    einde_reden: o.reden,
  } as const;
  if (!(await updateConcept(db, concept.id, o.versie, velden))) return geweigerd(VERANDERD);
  await boek(db, actor, 'beleidsversie-teruggezet', concept.id);
  return gelukt(concept.id);
};

/** An activated version that has not begun does not begin. Call `ververs` of the policy after the commit. */
export const withdrawConcept = async (
  db: Kysely<DB>,
  actor: Actor,
  o: Vraag & { vandaag: Datum },
): Promise<Resultaat<number>> => {
  const concept = await getConcept(db, o.id);
  const redenen = intrekRedenen(concept, isoDatum(o.vandaag), o.reden);
  if (redenen.length > 0 || concept.regelingId === undefined) return { ok: false, redenen };
  const op = await insertGebeurtenis(db, {
    gemeenteId: actor.gemeenteId ?? 0,
    regelingId: concept.regelingId,
    soort: 'ingetrokken',
    door: actor.gebruikerId,
    reden: o.reden,
  });
  const velden = { status: 'ingetrokken', einde_door: actor.gebruikerId, einde_op: op, einde_reden: o.reden } as const;
  if (!(await updateConcept(db, concept.id, o.versie, velden))) return geweigerd(VERANDERD);
  await boek(db, actor, 'beleidsversie-ingetrokken', concept.id);
  return gelukt(concept.id);
};

/** A concept that will not go on; its texts stay. */
export const discardConcept = async (db: Kysely<DB>, actor: Actor, o: Vraag): Promise<Resultaat<number>> => {
  const concept = await getConcept(db, o.id);
  if (concept.status !== 'concept') return geweigerd('Alleen een concept kun je wegleggen. Open de pagina opnieuw.');
  const velden = { status: 'weggelegd', einde_door: actor.gebruikerId, einde_op: new Date(), einde_reden: o.reden } as const;
  if (!(await updateConcept(db, concept.id, o.versie, velden))) return geweigerd(VERANDERD);
  await boek(db, actor, 'beleidsconcept-weggelegd', concept.id);
  return gelukt(concept.id);
};

/** Somebody saw what a colleague activated meanwhile, and lets the own text stand on that version. */
export const rebaseConcept = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { id: number; versie: number; basisId: number },
): Promise<Resultaat<number>> => {
  const concept = await getConcept(db, o.id);
  if (concept.status !== 'concept')
    return geweigerd('Alleen een concept kan van een andere versie uitgaan. Open de pagina opnieuw.');
  if (!(await updateConcept(db, concept.id, o.versie, { basis_id: o.basisId }))) return geweigerd(VERANDERD);
  await boek(db, actor, 'beleidsconcept-gewijzigd', concept.id);
  return gelukt(concept.id);
};
