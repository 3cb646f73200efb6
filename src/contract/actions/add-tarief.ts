import type { Kysely } from 'kysely';
import { type BeleidInHuis, findProduct } from '../../beleid/index.ts';
import { type Datum, isNa, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { toonGeld } from '../../kernel/geld.ts';
import { maandVan } from '../../kernel/maand.ts';
import { bevat } from '../../kernel/periode.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import {
  endVersie,
  findContract,
  findLaatstGedeclareerd,
  insertVersie,
  isGesloten,
  listVersies,
  lockAanbieder,
} from '../queries.ts';
import { beoordeelIngang, beoordeelVersie } from '../rules.ts';
import type { NieuwTarief } from '../types.ts';

/** Ground that the logboek gives for contracts. */
export const GROND = 'inkoop van ondersteuning (Wmo 2015)';

export type TariefVraag = {
  beleid: BeleidInHuis;
  vandaag: Datum;
  contractId: number;
  product: string;
  /** Id of the last version that the form showed; 0 when there was none. */
  versie: number;
  nieuw: NieuwTarief;
};

/**
 * A new tariff from a day on: the version before it ends the day before. With `proef` only judged, for the check page. Throws
 * NietGevonden for another contract or product, Conflict when somebody else added a version meanwhile.
 */
export async function addTarief(
  db: Kysely<DB>,
  actor: Actor,
  o: TariefVraag & { proef?: boolean },
): Promise<Resultaat<{ contractId: number }>> {
  const gemeenteId = actor.gemeenteId ?? 0;
  const contract = await findContract(db, gemeenteId, o.contractId);
  const regeling = o.beleid.dichtstbij(gemeenteId, o.nieuw.ingang)?.regeling;
  const product = regeling && findProduct(regeling, o.product);
  if (!contract || !product?.iwmo || !product.prijs) throw new NietGevonden();
  if (!o.proef) await lockAanbieder(db, gemeenteId, contract.aanbiederId);
  const versies = ((await listVersies(db, gemeenteId, contract.id)).get(contract.id) ?? []).filter(
    (v) => v.product === o.product,
  );
  const laatste = versies.at(-1);
  if ((laatste?.id ?? 0) !== o.versie)
    throw new Conflict({
      wat: 'dit tarief',
      velden: [
        { label: 'Tarief', jouw: toonGeld(o.nieuw.tarief), nu: laatste ? toonGeld(laatste.tarief) : 'geen', anders: true },
        { label: 'Vanaf', jouw: toonDatum(o.nieuw.ingang), nu: laatste ? toonDatum(laatste.geldig.van) : '', anders: true },
      ],
      terug: `/contracten/${contract.id}/tarief?product=${encodeURIComponent(o.product)}`,
    });
  const { ingang, tarief, bron } = o.nieuw;
  if (!bevat(contract.geldig, ingang))
    return geweigerd({
      veld: 'ingang',
      tekst: contract.geldig.tot
        ? `Het contract loopt van ${toonDatum(contract.geldig.van)} tot en met ${toonDatum(contract.geldig.tot)}. Kies een dag daarbinnen.`
        : `Het contract begint op ${toonDatum(contract.geldig.van)}. Kies die dag of een dag daarna.`,
    });
  const dag = beoordeelIngang({
    ingang,
    vandaag: o.vandaag,
    laatstGedeclareerd: await findLaatstGedeclareerd(db, gemeenteId, contract.aanbiederId, o.product),
    gesloten: await isGesloten(db, gemeenteId, maandVan(ingang)),
  });
  if (!dag.ok) return dag;
  const oordeel = beoordeelVersie(versies, ingang, tarief);
  if (!oordeel.ok) return oordeel;
  if (o.proef) return gelukt({ contractId: contract.id });
  const vorige = oordeel.waarde;
  if (vorige && (vorige.geldig.tot === null || !isNa(ingang, vorige.geldig.tot)))
    await endVersie(db, gemeenteId, vorige, plusDagen(ingang, -1));
  await insertVersie(db, {
    gemeenteId,
    contractId: contract.id,
    aanbiederId: contract.aanbiederId,
    product: o.product,
    tarief,
    bron,
    categorie: product.iwmo.categorie,
    code: product.iwmo.code,
    geldig: { van: ingang, tot: contract.geldig.tot },
  });
  await schrijfLogboek(db, actor, {
    handeling: 'tarief-vastgelegd',
    soort: 'contract',
    objectId: contract.id,
    aanbiederId: contract.aanbiederId,
    grond: GROND,
  });
  return gelukt({ contractId: contract.id });
}
