import type { Kysely } from 'kysely';
import { withdrawUitnodiging } from '../../inloggen/index.ts';
import { type Datum, isoDatum, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { dropVervanger, endAfwezigheid } from '../queries/afwezigheid.ts';
import { schrijfSysteem } from '../queries/logboek.ts';
import { endMandatenOpNaam } from '../queries/mandaten.ts';
import { findMedewerker, GEEN_BEHEERDER, updateMedewerker } from '../queries/medewerkers.ts';
import { endTeamleden } from '../queries/teams.ts';
import {
  draagOver,
  findOpenUitnodigingen,
  findVertrek,
  getCaseload,
  insertVertrek,
  markTerug,
  markVertrekUitgevoerd,
  setAccount,
  withdrawVertrek as withdrawRij,
} from '../queries/vertrek.ts';
import { GROND_TOEGANG, heeftCaseload, laatsteDagRedenen } from '../rules/medewerker.ts';
import type { Vertrek } from '../types.ts';
import { EIGEN_ACCOUNT } from './change-medewerker.ts';
import { LAATSTE_BEHEERDER } from './change-rol.ts';
import { magOvernemen, NOG_TE_VERDELEN } from './hand-over-caseload.ts';

/**
 * Somebody leaves: now (`meteen`), or after a last day. Now: the caseload moves, the account goes off and the sessions end in this
 * transaction. Later: the account has its last day from now on, whatever runs or does not run; the rest follows after that day
 * (`completeVertrek`). Open invitations are withdrawn at once. Refused for oneself, for the last beheerder, and for a caseload with
 * nowhere to go. Throws Conflict when the account was changed since `versie`.
 */
export const arrangeVertrek = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { gebruikerId: number; versie: number; meteen: boolean; laatste: Datum; naar: number | undefined },
  vandaag: Datum,
): Promise<Resultaat<Vertrek>> => {
  const { gemeenteId } = actor;
  const nu = await findMedewerker(db, o.gebruikerId);
  if (!nu || gemeenteId === undefined) throw new NietGevonden();
  if (nu.id === actor.gebruikerId) return geweigerd(EIGEN_ACCOUNT);
  if (nu.laatsteDag)
    return geweigerd(`Het vertrek van ${nu.naam} is al geregeld, met ${toonDatum(nu.laatsteDag)} als laatste dag.`);
  const laatste = o.meteen ? vandaag : o.laatste;
  const redenen = laatsteDagRedenen(laatste, vandaag);
  if (redenen.length > 0) return { ok: false, redenen };
  const heeft = heeftCaseload(await getCaseload(db, nu.id));
  if (heeft && (o.naar === undefined || !(await magOvernemen(db, { van: nu.id, naar: o.naar, vandaag }))))
    return geweigerd({ veld: 'naar', tekst: 'Kies wie de inwoners overneemt, of “nog te verdelen”.' });
  const bewaard = await updateMedewerker(db, { id: nu.id, versie: o.versie }, { laatste_dag: isoDatum(laatste) });
  if (bewaard === GEEN_BEHEERDER) return geweigerd(LAATSTE_BEHEERDER);
  if (!bewaard)
    throw new Conflict({
      wat: `het account van ${nu.naam}`,
      velden: [{ label: 'Laatste dag', jouw: toonDatum(laatste), nu: 'niet ingevuld', anders: true }],
      terug: `/beheer/medewerkers/${nu.id}/vertrek`,
    });
  await insertVertrek(db, {
    gemeenteId,
    gebruikerId: nu.id,
    laatsteDag: laatste,
    naarId: heeft ? o.naar : undefined,
    door: actor.gebruikerId,
  });
  for (const uitnodigingId of await findOpenUitnodigingen(db, nu.id)) await withdrawUitnodiging(db, actor, { uitnodigingId });
  await schrijfLogboek(db, actor, {
    handeling: 'vertrek-geregeld',
    soort: 'gebruiker',
    objectId: nu.id,
    grond: GROND_TOEGANG,
  });
  const vertrek = await findVertrek(db, nu.id);
  if (!vertrek) throw new Error('het vertrek is niet bewaard');
  if (o.meteen) await completeVertrek(db, { vertrek, vandaag, door: actor });
  return gelukt((await findVertrek(db, nu.id)) ?? vertrek);
};

/**
 * What follows when the last day is over: the residents go to who was agreed (to the queue when that one is gone as well), teams,
 * absences and mandates by name end, and the account goes off. Nothing of what this person did changes. Does nothing the second time.
 */
export const completeVertrek = async (
  db: Kysely<DB>,
  o: { vertrek: Vertrek; vandaag: Datum; door: Actor | 'systeem' },
): Promise<void> => {
  const { vertrek, vandaag, door } = o;
  const { gebruikerId, laatsteDag: laatste } = vertrek;
  let overgedragen = 0;
  if (heeftCaseload(await getCaseload(db, gebruikerId))) {
    const naar = vertrek.naarId ?? NOG_TE_VERDELEN;
    const kan = await magOvernemen(db, { van: gebruikerId, naar, vandaag });
    overgedragen = await draagOver(db, {
      van: gebruikerId,
      naar: kan ? naar : NOG_TE_VERDELEN,
      herkomst: door === 'systeem' ? 'taak' : 'web',
    });
  }
  if (!(await markVertrekUitgevoerd(db, { id: vertrek.id, overgedragen }))) return;
  await endTeamleden(db, { gebruikerId }, laatste);
  await endMandatenOpNaam(db, { gebruikerId, laatste, reden: 'uit dienst' });
  await endAfwezigheid(db, { gebruikerId, laatste });
  await dropVervanger(db, { vervangerId: gebruikerId, vanaf: plusDagen(laatste, 1) });
  await setAccount(db, { id: gebruikerId, actief: false, laatsteDag: laatste });
  const regel = { handeling: 'account-uitgezet', grond: GROND_TOEGANG };
  if (door === 'systeem') await schrijfSysteem(db, { ...regel, gebruikerId });
  else await schrijfLogboek(db, door, { ...regel, soort: 'gebruiker', objectId: gebruikerId });
};

/** It does not go on: the account has no last day any more. Refused when it is over already. */
export const withdrawVertrek = async (db: Kysely<DB>, actor: Actor, o: { gebruikerId: number }): Promise<Resultaat<null>> => {
  const [nu, vertrek] = [await findMedewerker(db, o.gebruikerId), await findVertrek(db, o.gebruikerId)];
  if (!nu) throw new NietGevonden();
  if (nu.id === actor.gebruikerId) return geweigerd(EIGEN_ACCOUNT);
  if (!vertrek || vertrek.uitgevoerd || !(await withdrawRij(db, vertrek.id)))
    return geweigerd(`Er staat geen vertrek van ${nu.naam} klaar.`);
  await setAccount(db, { id: nu.id, actief: nu.actief, laatsteDag: null });
  await schrijfLogboek(db, actor, {
    handeling: 'vertrek-ingetrokken',
    soort: 'gebruiker',
    objectId: nu.id,
    grond: GROND_TOEGANG,
  });
  return gelukt(null);
};

/**
 * Somebody comes back: the same account with its role and functie. Residents, teams and mandates by name do not come back by themselves.
 * Refused for who did not leave.
 */
export const returnMedewerker = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { gebruikerId: number; versie: number },
): Promise<Resultaat<null>> => {
  const nu = await findMedewerker(db, o.gebruikerId);
  if (!nu) throw new NietGevonden();
  if (nu.id === actor.gebruikerId) return geweigerd(EIGEN_ACCOUNT);
  const vertrek = await findVertrek(db, nu.id);
  if (!nu.laatsteDag || nu.actief || (vertrek && !vertrek.uitgevoerd)) return geweigerd(`${nu.naam} is niet vertrokken.`);
  if ((await updateMedewerker(db, { id: nu.id, versie: o.versie }, { actief: true, laatste_dag: null })) !== true)
    throw new Conflict({
      wat: `het account van ${nu.naam}`,
      velden: [{ label: 'Account', jouw: 'mag inloggen', nu: 'uit dienst', anders: true }],
      terug: `/beheer/medewerkers/${nu.id}`,
    });
  await markTerug(db, nu.id);
  await schrijfLogboek(db, actor, {
    handeling: 'medewerker-terug',
    soort: 'gebruiker',
    objectId: nu.id,
    grond: GROND_TOEGANG,
  });
  return gelukt(null);
};
