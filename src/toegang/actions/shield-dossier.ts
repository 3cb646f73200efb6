import type { Kysely } from 'kysely';
import { type Datum, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { endGenoemde, findAfscherming, hefOp, insertGenoemde, listNoembaar, schermAf, updateTot } from '../queries/index.ts';
import { herzienRedenen } from '../rules.ts';
import type { AfschermGrond } from '../types.ts';

const GROND = 'bescherming van persoonsgegevens';

/**
 * Shields a dossier by its number: from now on only its consulent and who is named open it. The teammanager keeps it in a list without
 * names. Gives the number of the shield.
 */
export const shieldDossier = async (
  db: Kysely<DB>,
  o: { dossiernummer: string; grond: AfschermGrond; toelichting: string; tot: Datum },
  vandaag: Datum,
): Promise<Resultaat<number>> => {
  const redenen = herzienRedenen(o.tot, vandaag);
  if (redenen.length > 0) return { ok: false, redenen };
  const id = await schermAf(db, o);
  if (id === undefined)
    return geweigerd({ veld: 'dossiernummer', tekst: 'Er is in deze gemeente geen dossier met dit nummer. Kijk het na.' });
  if (id === 0) return geweigerd({ veld: 'dossiernummer', tekst: 'Dit dossier is al afgeschermd. Het staat in de lijst.' });
  return gelukt(id);
};

const schrijf = (db: Kysely<DB>, actor: Actor, s: { id: number; inwoner_id: number }, handeling: string): Promise<void> =>
  schrijfLogboek(db, actor, { handeling, soort: 'afscherming', objectId: s.id, inwonerId: s.inwoner_id, grond: GROND });

const gewijzigd = (s: { id: number; tot: string; versie: number }, jouw: string): Conflict =>
  new Conflict({
    wat: 'deze afscherming',
    velden: [{ label: 'Opnieuw kijken', jouw, nu: s.tot, anders: true }],
    terug: `/afgeschermd/${s.id}`,
    nieuweVersie: s.versie,
  });

/** Somebody looked and it stays, until another day. */
export const extendAfscherming = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { id: number; versie: number; tot: Datum },
  vandaag: Datum,
): Promise<Resultaat<null>> => {
  const s = await findAfscherming(db, o.id);
  if (!s) throw new NietGevonden();
  const redenen = herzienRedenen(o.tot, vandaag);
  if (redenen.length > 0) return { ok: false, redenen };
  if (!(await updateTot(db, o))) throw gewijzigd(s, toonDatum(o.tot));
  await schrijf(db, actor, s, 'afscherming-verlengd');
  return gelukt(null);
};

/** The dossier is an ordinary one again. */
export const liftAfscherming = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { id: number; versie: number; reden: string },
): Promise<Resultaat<null>> => {
  const s = await findAfscherming(db, o.id);
  if (!s) throw new NietGevonden();
  if (!(await hefOp(db, { ...o, door: actor.gebruikerId }))) throw gewijzigd(s, 'opgeheven');
  await schrijf(db, actor, s, 'afscherming-opgeheven');
  return gelukt(null);
};

/** Names somebody who opens and works in the dossier as well. */
export const nameForDossier = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { id: number; gebruikerId: number },
): Promise<Resultaat<null>> => {
  const s = await findAfscherming(db, o.id);
  if (!s || actor.gemeenteId === undefined) throw new NietGevonden();
  const [wie] = (await listNoembaar(db)).filter(({ id }) => id === o.gebruikerId);
  if (!wie) return geweigerd({ veld: 'gebruiker', tekst: 'Kies een consulent of teammanager uit de lijst.' });
  if (wie.id === s.consulent_id)
    return geweigerd({ veld: 'gebruiker', tekst: `${wie.naam} is de consulent van dit dossier en mag het al openen.` });
  const erbij = await insertGenoemde(db, {
    gemeenteId: actor.gemeenteId,
    afschermingId: s.id,
    inwonerId: s.inwoner_id,
    consulentId: s.consulent_id,
    gebruikerId: wie.id,
    door: actor.gebruikerId,
  });
  if (!erbij) return geweigerd({ veld: 'gebruiker', tekst: `${wie.naam} mag dit dossier al openen.` });
  await schrijf(db, actor, s, 'afscherming-genoemd');
  return gelukt(null);
};

/** Takes a name off again. */
export const unnameForDossier = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { id: number; persoonId: number },
): Promise<Resultaat<null>> => {
  const s = await findAfscherming(db, o.id);
  if (!s || !(await endGenoemde(db, { afschermingId: s.id, id: o.persoonId }))) throw new NietGevonden();
  await schrijf(db, actor, s, 'afscherming-genoemd-af');
  return gelukt(null);
};
