// Who looks at the werkvoorraad, from when on something counts as changed, and whose residents are asked for.
import { listTeamdelen, type Teamdeel } from '../../beheer/index.ts';
import { type Datum, plusDagen } from '../../kernel/datum.ts';
import { timeZone } from '../../platform/clock.ts';
import type { PageContext } from '../../web/route.ts';
import type { Kijker } from '../queries/index.ts';
import type { LijstVraag } from '../vraag.ts';

/** Who looks: the role in the session token says which queries, the database says which rows. */
const kijkerZonderTeam = (c: PageContext): Kijker => ({
  vandaag: c.vandaag,
  eigen: c.rolHint === 'consulent',
  sinds: sindsGisteren(c.vandaag),
});

/** The same, with whose residents a teammanager asks for: of a team, or without a word the own teams. Who searches, searches everybody. */
export const kijkerVoor = async (c: PageContext, vraag: LijstVraag): Promise<Kijker & { teams: readonly Teamdeel[] }> => {
  const kijker = kijkerZonderTeam(c);
  if (kijker.eigen) return { ...kijker, teams: [] };
  const teams = await listTeamdelen(c.db, c.vandaag);
  const kies = (welke: readonly Teamdeel[], mijn: boolean) =>
    welke.length === 0 ? undefined : { consulenten: [...new Set(welke.flatMap(({ consulenten }) => consulenten))], mijn };
  const ruim = vraag.zoek !== '' || vraag.consulentId !== undefined;
  const team =
    vraag.team === undefined
      ? ruim
        ? undefined
        : kies(
            teams.filter(({ mijn }) => mijn),
            true,
          )
      : kies(
          teams.filter(({ id }) => id === vraag.team),
          false,
        );
  return { ...kijker, team, teams };
};

let gisteren: { vandaag: Datum; moment: Date } | undefined;
/** The beginning of yesterday. Kept: the days of a time zone cost more than the rest of a row. */
const sindsGisteren = (vandaag: Datum): Date => {
  if (gisteren === undefined || !gisteren.vandaag.equals(vandaag))
    gisteren = { vandaag, moment: new Date(plusDagen(vandaag, -1).toZonedDateTime(timeZone).epochMilliseconds) };
  return gisteren.moment;
};
