import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { type Datum, isNa, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { maandPeriode, toonMaand } from '../../kernel/maand.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import {
  type Declaratie,
  listRegels,
  loadStandBijConcept,
  lockAanbieder,
  regelsVan,
  type Stand,
  tenzij,
  updateStatus,
  voorstelVan,
} from '../queries/index.ts';
import type { BestaandeRegel } from '../te-declareren.ts';
import { maandIsGesloten } from './create-declaratie.ts';
import { GROND, loadVoorActie } from './load-declaratie.ts';

/** First day on which the declaratie of a month may be sent in: the day after its last (keuze: hours of a month are then complete). */
export function indienenVanaf(declaratie: Pick<Declaratie, 'maand'>): Datum {
  return plusDagen(maandPeriode(declaratie.maand).tot, 1);
}

/**
 * Hands a concept in at the municipality. Refused before the month is over, when the month was closed meanwhile, and when hours or
 * results changed since the concept was made: then it must be computed again first.
 */
export async function submitDeclaratie(
  db: Kysely<DB>,
  actor: Actor,
  o: { beleid: BeleidInHuis; vandaag: Datum; id: number; versie: number },
): Promise<Resultaat<{ id: number }>> {
  const declaratie = await loadVoorActie(db, actor, { ...o, wat: 'Indienen' });
  if (declaratie.status !== 'concept') return geweigerd('Deze declaratie is al ingediend.');
  const vanaf = indienenVanaf(declaratie);
  if (isNa(vanaf, o.vandaag))
    return geweigerd(`Indienen kan vanaf ${toonDatum(vanaf)}: dan is ${toonMaand(declaratie.maand)} voorbij.`);
  await lockAanbieder(db, declaratie.gemeenteId, declaratie.aanbiederId);
  const { gemeenteId, aanbiederId, maand } = declaratie;
  const { zonder } = await loadStandBijConcept(db, { beleid: o.beleid, gemeenteId, aanbiederId, totEnMet: maand }, o.id);
  const verouderd = verouderdVan(o.beleid, declaratie, zonder, await listRegels(db, { declaratieId: o.id }));
  if (verouderd === 'gesloten') return maandIsGesloten(declaratie.maand);
  if (verouderd)
    return geweigerd('Er zijn uren of resultaten gewijzigd nadat dit concept is gemaakt. Bereken het concept eerst opnieuw.');
  const stap = { id: o.id, versie: o.versie, naar: 'ingediend', door: actor.gebruikerId } as const;
  if ((await tenzij('WM410', updateStatus(db, stap))) === undefined) return maandIsGesloten(declaratie.maand);
  await schrijfLogboek(db, actor, {
    handeling: 'declaratie-ingediend',
    soort: 'declaratie',
    objectId: o.id,
    aanbiederId: declaratie.aanbiederId,
    gemeenteId: declaratie.gemeenteId,
    grond: GROND,
  });
  return gelukt({ id: o.id });
}

/** Why a concept is no longer what would be made now; undefined when it still is. `zonder` is the stand as if it were not there. */
export function verouderdVan(
  beleid: BeleidInHuis,
  { maand }: Pick<Declaratie, 'maand'>,
  zonder: Stand,
  regels: readonly BestaandeRegel[],
): 'gesloten' | 'gewijzigd' | undefined {
  if (zonder.gesloten.has(maand)) return 'gesloten';
  const sleutel = (regel: {
    toewijzingId: number;
    prestatiemaand: string;
    soort: string;
    minuten: number;
    betaalbaar: number;
    tarief: number;
    bedrag: number;
  }) =>
    [regel.toewijzingId, regel.prestatiemaand, regel.soort, regel.minuten, regel.betaalbaar, regel.tarief, regel.bedrag].join(
      ' ',
    );
  const nu = regelsVan(zonder, beleid, voorstelVan(zonder, maand)).map(sleutel).sort();
  const toen = regels.map(sleutel).sort();
  return nu.join('\n') === toen.join('\n') ? undefined : 'gewijzigd';
}
