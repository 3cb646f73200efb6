/** Something of everything that beheer keeps of people, for the world of the rights tests. */
import type { House } from '../house.ts';

/** Ids by the name that they have in a path. */
export interface Mensen {
  team: number;
  lid: number;
  functie: number;
  afwezigheid: number;
}

type Zet = (h: House, tabel: string, rij: Record<string, string | number | boolean | null>) => Promise<number>;

/** `weg` is an account that nobody of the tests acts with; it will leave. */
export const maakMensen = async (put: Zet, h: House, gemeente_id: number, door: number, weg: number): Promise<Mensen> => {
  const van = '[2021-01-01,)';
  const team = await put(h, 'team', { gemeente_id, naam: 'Noord', geldig: van });
  const afwezigheid = await put(h, 'medewerkerafwezigheid', {
    gemeente_id,
    gebruiker_id: weg,
    vervanger_id: door,
    periode: '[2026-11-01,2100-01-01)',
    door,
  });
  await put(h, 'vertrek', { gemeente_id, gebruiker_id: weg, laatste_dag: '2100-01-01', geregeld_door: door });
  return {
    team,
    lid: await put(h, 'teamlid', { gemeente_id, team_id: team, gebruiker_id: weg, geldig: van, door }),
    functie: await put(h, 'functie', { gemeente_id, naam: 'kwaliteitsmedewerker', geldig: van, door }),
    afwezigheid,
  };
};
