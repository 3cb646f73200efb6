// The toets as it is asked from outside: facts in, for whichever municipality and day, outcome or what is wrong.
import type { Landelijk } from '../beleid/landelijk.ts';
import { type Gelezen, opPlaats, type ToetsFout } from './lees.ts';
import { type Beoordeling, toetserVan } from './rules.ts';
import type { ToetsFeiten } from './types.ts';
import type { GekozenVersie, KiesVersie, ToetsbareGemeente } from './versie.ts';

export interface Toetsbeleid {
  landelijk: Landelijk;
  kies: KiesVersie;
  gemeenten: readonly ToetsbareGemeente[];
}

/** Judges one. Refused when there is no policy of the municipality. */
export function beoordeel(feiten: ToetsFeiten, beleid: Toetsbeleid, bekendOp?: string): Gelezen<Beoordeling> {
  const versie = beleid.kies(feiten.gemeente, feiten.peildatum, bekendOp);
  if (!versie) return { ok: false, fout: onbekendeGemeente(feiten.gemeente, beleid.gemeenten) };
  return { ok: true, waarde: toetserVan(versie.regeling, beleid.landelijk)(feiten, versie.onbekendOp) };
}

/** Judges a list, one by one as they are asked for. Refused as a whole when one of them cannot be judged. */
export function beoordeelAlle(
  feiten: readonly ToetsFeiten[],
  beleid: Toetsbeleid,
  bekendOp?: string,
): Gelezen<Iterable<Beoordeling>> {
  const versies = feiten.map(({ gemeente, peildatum }) => beleid.kies(gemeente, peildatum, bekendOp));
  const zonder = versies.indexOf(undefined);
  const vreemd = zonder < 0 ? undefined : feiten[zonder];
  if (vreemd) return { ok: false, fout: opPlaats(onbekendeGemeente(vreemd.gemeente, beleid.gemeenten), zonder + 1) };
  return { ok: true, waarde: alle(feiten, versies, beleid.landelijk) };
}

function* alle(
  feiten: readonly ToetsFeiten[],
  versies: readonly (GekozenVersie | undefined)[],
  landelijk: Landelijk,
): Generator<Beoordeling> {
  for (const [i, een] of feiten.entries()) {
    const versie = versies[i];
    if (versie) yield toetserVan(versie.regeling, landelijk)(een, versie.onbekendOp);
  }
}

function onbekendeGemeente(code: string, gemeenten: readonly ToetsbareGemeente[]): ToetsFout {
  const bekend = gemeenten.map((een) => `${een.code} (${een.naam})`).join(', ');
  return { tekst: `gemeente: van gemeente ${code} is er geen beleid; kies uit: ${bekend}.`, feit: 'gemeente' };
}
