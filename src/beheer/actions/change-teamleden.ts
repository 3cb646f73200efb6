import type { Kysely } from 'kysely';
import { type Datum, isVoor, laatste, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { bevat, overlapt } from '../../kernel/periode.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findMedewerker } from '../queries/medewerkers.ts';
import { endTeamleden, findTeam, insertTeamlid, listTeamleden, updateTeamlidGeldig } from '../queries/teams.ts';
import { GROND_TOEGANG } from '../rules/medewerker.ts';

/**
 * Puts an employee in a team from a day on. Refused for who is in it already on one of these days, outside the life of the team, and
 * for who left. Throws NietGevonden for a team or an employee out of reach.
 */
export const addTeamlid = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { teamId: number; gebruikerId: number; leidt: boolean; van: Datum; tot: Datum | null },
): Promise<Resultaat<number>> => {
  const { gemeenteId } = actor;
  const [team, wie] = [await findTeam(db, o.teamId), await findMedewerker(db, o.gebruikerId)];
  if (!team || !wie || gemeenteId === undefined) throw new NietGevonden();
  if (wie.aanbiederId !== undefined) return geweigerd({ veld: 'medewerker', tekst: 'Kies een medewerker van de gemeente.' });
  if (!wie.actief) return geweigerd({ veld: 'medewerker', tekst: `Het account van ${wie.naam} staat uit. Kies een ander.` });
  if (o.tot !== null && isVoor(o.tot, o.van))
    return geweigerd({ veld: 'tot', tekst: 'De laatste dag ligt voor de eerste. Kies een latere dag, of laat hem leeg.' });
  const van = laatste(o.van, team.geldig.van);
  if (!bevat(team.geldig, van)) return geweigerd({ veld: 'van', tekst: `${team.naam} bestaat dan niet meer.` });
  const geldig = { van, tot: o.tot ?? team.geldig.tot };
  const al = (await listTeamleden(db, { teamId: team.id })).find(
    (lid) => lid.gebruikerId === wie.id && overlapt(lid.geldig, geldig),
  );
  if (al)
    return geweigerd({
      veld: 'medewerker',
      tekst: `${wie.naam} zit al in ${team.naam}, vanaf ${toonDatum(al.geldig.van)}. Kies een ander, of andere dagen.`,
    });
  const id = await insertTeamlid(db, { ...o, gemeenteId, geldig, door: actor.gebruikerId });
  if (id === undefined) return geweigerd({ veld: 'medewerker', tekst: `${wie.naam} zit al in ${team.naam}.` });
  await schrijfLogboek(db, actor, {
    handeling: 'teamlid-toegevoegd',
    soort: 'gebruiker',
    objectId: wie.id,
    grond: GROND_TOEGANG,
  });
  return gelukt(id);
};

/** Takes an employee out of a team: `op` is the last day in it. Throws NietGevonden for a membership that is not there or over. */
export const endTeamlid = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { teamId: number; lidId: number; op: Datum },
): Promise<Resultaat<null>> => {
  const lid = (await listTeamleden(db, { teamId: o.teamId })).find((een) => een.id === o.lidId);
  if (!lid) throw new NietGevonden();
  // Who still had to begin was there for a day at most.
  const tot = laatste(o.op, lid.geldig.van);
  if (lid.geldig.tot !== null && !isVoor(tot, lid.geldig.tot))
    return geweigerd(`${lid.naam} gaat al uit ${lid.team} op ${toonDatum(lid.geldig.tot)}.`);
  if (!(await updateTeamlidGeldig(db, { id: lid.id, oud: lid.geldig, nieuw: { van: lid.geldig.van, tot } })))
    return geweigerd(`Iemand anders heeft dit net gewijzigd. Er is niets veranderd.`);
  await schrijfLogboek(db, actor, {
    handeling: 'teamlid-beeindigd',
    soort: 'gebruiker',
    objectId: lid.gebruikerId,
    grond: GROND_TOEGANG,
  });
  return gelukt(null);
};

/**
 * Somebody changes team on a day: the teams until now end the day before, and the new one (if any) begins. Refused for a day in the
 * past, and for a team that the employee is in already.
 */
export const moveTeam = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { gebruikerId: number; teamId: number | undefined; van: Datum },
  vandaag: Datum,
): Promise<Resultaat<null>> => {
  const wie = await findMedewerker(db, o.gebruikerId);
  if (!wie) throw new NietGevonden();
  if (isVoor(o.van, vandaag))
    return geweigerd({ veld: 'van', tekst: `Kies ${toonDatum(vandaag)} of later. Wie waar zat, verandert niet meer.` });
  const nu = await listTeamleden(db, { gebruikerId: wie.id });
  const zelfde = nu.find((lid) => lid.teamId === o.teamId && bevat(lid.geldig, o.van));
  if (zelfde) return geweigerd({ veld: 'team', tekst: `${wie.naam} zit al in ${zelfde.team}. Kies een ander team.` });
  const geeindigd = await endTeamleden(db, { gebruikerId: wie.id }, plusDagen(o.van, -1));
  if (o.teamId === undefined && geeindigd === 0) return geweigerd({ veld: 'team', tekst: `${wie.naam} zit in geen enkel team.` });
  if (o.teamId !== undefined) {
    const lid = await addTeamlid(db, actor, { teamId: o.teamId, gebruikerId: wie.id, leidt: false, van: o.van, tot: null });
    if (!lid.ok) return geweigerd(...lid.redenen.map((reden) => ({ ...reden, veld: reden.veld === 'van' ? 'van' : 'team' })));
  }
  await schrijfLogboek(db, actor, { handeling: 'team-gewijzigd', soort: 'gebruiker', objectId: wie.id, grond: GROND_TOEGANG });
  return gelukt(null);
};
