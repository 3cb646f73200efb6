import type { Kysely } from 'kysely';
import { type BeleidInHuis, findLaatsteDag } from '../../beleid/index.ts';
import { type BriefdataInvoer, makeBriefdata } from '../../brief/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { alsHerziening, alsNaBezwaar, briefVan } from '../letters/brief.ts';
import { functieNaam } from '../mandaat.ts';
import type { BesluitRij } from '../queries/index.ts';
import type { Beoordeeld } from './judge-besluit.ts';
import { middelOp } from './make-brief.ts';

/**
 * The letter that a besluit will bring when it is taken as it was judged and made known today; undefined when the last day to object cannot be
 * told. Nothing is kept.
 */
export async function previewBrief(
  db: Kysely<DB>,
  o: {
    actor: Actor;
    beleid: BeleidInHuis;
    vandaag: Datum;
    b: Beoordeeld;
    vervangt?: Pick<BesluitRij, 'beschikkingnummer' | 'gegrond'> | undefined;
  },
): Promise<BriefdataInvoer | undefined> {
  const { b, beleid } = o;
  if (!findLaatsteDag(beleid.landelijk, 'bezwaar', o.vandaag)) return undefined;
  const op = o.vervangt?.gegrond ?? null;
  const { regeling } = b.opgeslagen;
  const inhoud = briefVan({
    gemeente: beleid.gemeente(b.inwoner.gemeente_id),
    regeling,
    product: b.product.product,
    aanbieder: b.contract,
    periode: b.periode,
    minutenPerWeek: b.invoer.minutenPerWeek,
    startTrede: b.feiten.trede ?? null,
    doelTrede: b.invoer.doelTrede,
    doelen: b.invoer.doelen.map((doel) => doel.tekst),
    motivering: b.invoer.motivering,
    gronden: b.gronden,
    middel: middelOp(beleid, o.vandaag, op !== null),
  });
  const los = o.vervangt === undefined ? inhoud : alsHerziening(inhoud, o.vervangt.beschikkingnummer);
  const brief = await makeBriefdata(db, {
    beleid,
    inwonerId: b.inwoner.id,
    soort: o.vervangt === undefined ? 'beschikking' : 'herziening',
    vandaag: o.vandaag,
    kenmerk: 'komt bij het besluit',
    ondertekening: { naam: o.actor.naam, functie: functieNaam(regeling, o.actor.functie) || 'medewerker' },
    inhoud: op === null ? los : alsNaBezwaar(los, op.bestreden),
  });
  return { ...brief, voorbeeld: true };
}
