// Whom one can give residents to, when there are too many consulenten to show.
import type { Teamdeel } from '../../beheer/index.ts';
import { keuzeFout, leesKeuze, VEEL_OPTIES } from '../../web/index.ts';

/** Of very many consulenten those that one chooses from: the own teams, who was chosen, and who fits what was typed. */
export const wieTeKiezen = <T extends { id: number; naam: string }>(
  consulenten: readonly T[],
  o: { naar: ReadonlySet<number>; zoek: string; teams: readonly Teamdeel[] },
): { getoond: readonly T[]; teveel: string | undefined } => {
  if (consulenten.length <= VEEL_OPTIES) return { getoond: consulenten, teveel: undefined };
  const mijn = new Set(o.teams.filter((team) => team.mijn).flatMap((team) => team.consulenten));
  const opties = consulenten.map((een) => ({ waarde: String(een.id), tekst: een.naam }));
  const gevonden = leesKeuze(opties, 'naam', (naam) => (naam === 'naam' ? o.zoek : ''));
  const past = new Set(gevonden.waarde === '' ? gevonden.passen.map(({ waarde }) => waarde) : [gevonden.waarde]);
  const erbij = past.size <= VEEL_OPTIES ? past : new Set<string>();
  const [fout] = past.size === 0 || past.size > VEEL_OPTIES ? keuzeFout('naam', gevonden) : [];
  return {
    getoond: consulenten.filter(({ id }) => mijn.has(id) || o.naar.has(id) || erbij.has(String(id))),
    teveel: fout?.tekst,
  };
};
