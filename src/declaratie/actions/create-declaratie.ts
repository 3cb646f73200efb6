import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import { type Maand, maandVan, toonMaand } from '../../kernel/maand.ts';
import { type Geweigerd, gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import {
  deleteConcept,
  insertDeclaratie,
  insertRegels,
  listDeclaraties,
  listGemeenten,
  loadOnderbouwing,
  loadStand,
  lockAanbieder,
  regelsVan,
  tenzij,
  voorstelVan,
} from '../queries/index.ts';
import { GROND, loadVoorActie } from './load-declaratie.ts';

/**
 * Makes a concept of what is still to be declared in a month: lines computed and fixed, corrections of that month and of closed
 * months before it as credit and new debit. A month that has a concept already gives that one. Refused for a month that is closed
 * (also when that happens at this very moment) or has yet to come, and when there is nothing to declare.
 */
export async function createDeclaratie(
  db: Kysely<DB>,
  actor: Actor,
  o: { beleid: BeleidInHuis; vandaag: Datum; gemeenteId: number; maand: Maand },
): Promise<Resultaat<{ id: number }>> {
  const { beleid, gemeenteId, maand } = o;
  const aanbiederId = actor.aanbiederId;
  if (aanbiederId === undefined || !(await listGemeenten(db, beleid, aanbiederId)).some(({ id }) => id === gemeenteId))
    return geweigerd({ veld: 'gemeente', tekst: 'Kies een gemeente waarvoor je werkt.' });
  if (maand > maandVan(o.vandaag))
    return geweigerd({
      veld: 'maand',
      tekst: `${hoofdletter(toonMaand(maand))} moet nog komen. Kies een maand die al begonnen is.`,
    });
  await lockAanbieder(db, gemeenteId, aanbiederId);
  const concept = (await listDeclaraties(db, { status: ['concept'], maand, aanbiederId })).find(
    (declaratie) => declaratie.gemeenteId === gemeenteId,
  );
  if (concept) return gelukt({ id: concept.id });
  const stand = await loadStand(db, { beleid, gemeenteId, aanbiederId, totEnMet: maand });
  if (stand.gesloten.has(maand)) return maandIsGesloten(maand);
  const voorstel = voorstelVan(stand, maand);
  const regels = regelsVan(stand, beleid, voorstel, await loadOnderbouwing(db, stand, voorstel));
  if (regels.length === 0) return nietsTeDeclareren(maand);
  const gemaakt = await tenzij('WM410', insertDeclaratie(db, { gemeenteId, aanbiederId, maand }));
  if (!gemaakt) return maandIsGesloten(maand);
  const { id, volgnummer } = gemaakt;
  await insertRegels(
    db,
    { gemeenteId, aanbiederId, declaratieId: id },
    regels.filter((regel) => regel.soort === 'credit'),
  );
  await insertRegels(
    db,
    { gemeenteId, aanbiederId, declaratieId: id },
    regels.filter((regel) => regel.soort === 'debet'),
  );
  await schrijfLogboek(db, actor, {
    handeling: volgnummer === 1 ? 'declaratie-gemaakt' : 'aanvullende-declaratie-gemaakt',
    soort: 'declaratie',
    objectId: id,
    aanbiederId,
    gemeenteId,
    grond: GROND,
  });
  return gelukt({ id });
}

/** Throws a concept away; refused when it was sent in. */
export async function discardDeclaratie(
  db: Kysely<DB>,
  actor: Actor,
  o: { id: number; versie: number },
): Promise<Resultaat<{ gemeenteId: number; maand: Maand }>> {
  const declaratie = await loadVoorActie(db, actor, { ...o, wat: 'Weggooien' });
  if (declaratie.status !== 'concept') return geweigerd('Deze declaratie is al ingediend en kan niet meer weg.');
  await lockAanbieder(db, declaratie.gemeenteId, declaratie.aanbiederId);
  await deleteConcept(db, declaratie);
  await schrijfLogboek(db, actor, {
    handeling: 'concept-weggegooid',
    soort: 'declaratie',
    objectId: o.id,
    aanbiederId: declaratie.aanbiederId,
    gemeenteId: declaratie.gemeenteId,
    grond: GROND,
  });
  return gelukt({ gemeenteId: declaratie.gemeenteId, maand: declaratie.maand });
}

/** A concept is never changed: it is thrown away and made again from what is stored now. */
export async function recomputeDeclaratie(
  db: Kysely<DB>,
  actor: Actor,
  o: { beleid: BeleidInHuis; vandaag: Datum; id: number; versie: number },
): Promise<Resultaat<{ id: number }>> {
  const weg = await discardDeclaratie(db, actor, o);
  return weg.ok ? createDeclaratie(db, actor, { ...o, ...weg.waarde }) : weg;
}

export function maandIsGesloten(maand: Maand): Geweigerd {
  return geweigerd({
    veld: 'maand',
    tekst: `De gemeente heeft ${toonMaand(maand)} gesloten. Wat er nog verandert, komt vanzelf in je declaratie van een maand die nog open is.`,
  });
}

function nietsTeDeclareren(maand: Maand): Geweigerd {
  return geweigerd({
    veld: 'maand',
    tekst: `Over ${toonMaand(maand)} is nu niets te declareren. Stuur eerst de uren in, of wacht tot de gemeente over het resultaat of een eerdere declaratie heeft beslist.`,
  });
}
