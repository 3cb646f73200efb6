import type { Kysely } from 'kysely';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findAccountMetEmail, insertMedewerker, listAanbieders, listCentra } from '../queries/medewerkers.ts';
import { GROND_TOEGANG } from '../rules/medewerker.ts';
import type { Persoonsgegevens, Stafrol } from '../types.ts';
import { addTeamlid } from './change-teamleden.ts';

/**
 * Makes an account for an employee, or for somebody of an aanbieder with a contract here or of the orientation centre. Nobody can log in with it until an
 * invitation is accepted. Refused when the mail address belongs to another account. Gives its id.
 */
export const createMedewerker = async (
  db: Kysely<DB>,
  actor: Actor,
  o: Persoonsgegevens & {
    rol: Stafrol | 'aanbieder' | 'orientatie';
    aanbiederId: number | undefined;
    teamId: number | undefined;
  },
  vandaag: Datum,
): Promise<Resultaat<number>> => {
  const { gemeenteId } = actor;
  if (gemeenteId === undefined) throw new NietGevonden();
  const zelfde = o.email === '' ? undefined : await findAccountMetEmail(db, o.email);
  if (zelfde) return geweigerd({ veld: 'email', tekst: `Dit mailadres hoort al bij het account van ${zelfde.naam}.` });
  const gekend = o.rol === 'orientatie' ? listCentra : listAanbieders;
  if (o.aanbiederId !== undefined && !(await gekend(db)).some((een) => een.id === o.aanbiederId))
    return geweigerd({
      veld: 'aanbieder',
      tekst: 'Kies een organisatie uit de lijst: een waar de gemeente een contract mee heeft, of het oriëntatiecentrum.',
    });
  const id = await insertMedewerker(db, { ...o, gemeenteId });
  await schrijfLogboek(db, actor, {
    handeling: 'medewerker-toegevoegd',
    soort: 'gebruiker',
    objectId: id,
    aanbiederId: o.aanbiederId,
    grond: GROND_TOEGANG,
  });
  if (o.teamId !== undefined) {
    const lid = await addTeamlid(db, actor, {
      teamId: o.teamId,
      gebruikerId: id,
      leidt: false,
      van: vandaag,
      tot: null,
    });
    if (!lid.ok) return geweigerd(...lid.redenen.map((reden) => ({ ...reden, veld: 'team' })));
  }
  return gelukt(id);
};
