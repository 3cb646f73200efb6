import type { Kysely } from 'kysely';
import { type Datum, isVoor, toonDatum } from '../../kernel/datum.ts';
import { toonPeriode } from '../../kernel/periode.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { endTeamleden, findTeam, insertTeam, updateTeam } from '../queries/teams.ts';
import { GROND_TOEGANG } from '../rules/medewerker.ts';

const bezet = (naam: string) => geweigerd({ veld: 'naam', tekst: `Er is al een team dat ${naam} heet. Kies een andere naam.` });

/** Makes a team. Refused when a running team has that name. */
export const createTeam = async (db: Kysely<DB>, actor: Actor, o: { naam: string; van: Datum }): Promise<Resultaat<number>> => {
  if (actor.gemeenteId === undefined) throw new NietGevonden();
  const id = await insertTeam(db, { gemeenteId: actor.gemeenteId, naam: o.naam, geldig: { van: o.van, tot: null } });
  if (id === undefined) return bezet(o.naam);
  await schrijfLogboek(db, actor, { handeling: 'team-gemaakt', soort: 'team', objectId: id, grond: GROND_TOEGANG });
  return gelukt(id);
};

/** Gives a team another name. Throws Conflict when it was changed since `versie`, NietGevonden for a team out of reach. */
export const renameTeam = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { teamId: number; versie: number; naam: string },
): Promise<Resultaat<null>> => {
  const team = await findTeam(db, o.teamId);
  if (!team) throw new NietGevonden();
  const uit = await updateTeam(db, { id: team.id, versie: o.versie }, { naam: o.naam });
  if (uit === 'bezet') return bezet(o.naam);
  if (!uit)
    throw new Conflict({
      wat: `team ${team.naam}`,
      velden: [{ label: 'Naam', jouw: o.naam, nu: team.naam, anders: o.naam !== team.naam }],
      terug: `/beheer/medewerkers/teams/${team.id}`,
      nieuweVersie: team.versie,
    });
  await schrijfLogboek(db, actor, { handeling: 'team-hernoemd', soort: 'team', objectId: team.id, grond: GROND_TOEGANG });
  return gelukt(null);
};

/** Gives a team its last day; who is in it then is in it until that day. Throws Conflict when it was changed since `versie`. */
export const endTeam = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { teamId: number; versie: number; laatste: Datum },
  vandaag: Datum,
): Promise<Resultaat<null>> => {
  const team = await findTeam(db, o.teamId);
  if (!team) throw new NietGevonden();
  if (isVoor(o.laatste, vandaag) || isVoor(o.laatste, team.geldig.van))
    return geweigerd({
      veld: 'laatste',
      tekst: `Kies ${toonDatum(isVoor(vandaag, team.geldig.van) ? team.geldig.van : vandaag)} of later.`,
    });
  const uit = await updateTeam(db, { id: team.id, versie: o.versie }, { geldig: { van: team.geldig.van, tot: o.laatste } });
  if (uit === 'bezet') return bezet(team.naam);
  if (!uit)
    throw new Conflict({
      wat: `team ${team.naam}`,
      velden: [{ label: 'Bestaat', jouw: `tot en met ${toonDatum(o.laatste)}`, nu: toonPeriode(team.geldig), anders: true }],
      terug: `/beheer/medewerkers/teams/${team.id}/einde`,
    });
  await endTeamleden(db, { teamId: team.id }, o.laatste);
  await schrijfLogboek(db, actor, { handeling: 'team-beeindigd', soort: 'team', objectId: team.id, grond: GROND_TOEGANG });
  return gelukt(null);
};
