import type { Kysely } from 'kysely';
import { type BeleidInHuis, findProduct, toonBron } from '../../beleid/index.ts';
import { type Datum, isVoor } from '../../kernel/datum.ts';
import type { Eurocent } from '../../kernel/geld.ts';
import { maandVan } from '../../kernel/maand.ts';
import { overlapt } from '../../kernel/periode.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { findLaatstGedeclareerd, insertContract, insertVersie, isGesloten, listContracten, lockAanbieder } from '../queries.ts';
import { beoordeelIngang } from '../rules.ts';
import type { NieuwContract } from '../types.ts';
import { GROND } from './add-tarief.ts';

/**
 * A contract with an aanbieder: the products with their tariffs (eurocent), from a day on. Refused when it overlaps another contract of
 * the same aanbieder, when the number is taken, or when it would change what was settled. With `proef` only judged.
 */
export async function createContract(
  db: Kysely<DB>,
  actor: Actor,
  o: {
    beleid: BeleidInHuis;
    vandaag: Datum;
    aanbiederId: number;
    nieuw: NieuwContract;
    tarieven: ReadonlyMap<string, Eurocent>;
    proef?: boolean;
  },
): Promise<Resultaat<{ id: number }>> {
  const gemeenteId = actor.gemeenteId ?? 0;
  const { nummer, ingang, einde } = o.nieuw;
  if (einde && isVoor(einde, ingang)) return geweigerd({ veld: 'einde', tekst: 'Het einde ligt voor het begin.' });
  if (o.tarieven.size === 0) return geweigerd({ tekst: 'Vul bij ten minste één product een tarief in.' });
  if (!o.proef) await lockAanbieder(db, gemeenteId, o.aanbiederId);
  const geldig = { van: ingang, tot: einde };
  const alle = await listContracten(db, gemeenteId);
  if (alle.some((een) => een.nummer.toLowerCase() === nummer.toLowerCase()))
    return geweigerd({ veld: 'nummer', tekst: `Contract ${nummer} bestaat al. Kies een ander nummer.` });
  const ander = alle.find((een) => een.aanbiederId === o.aanbiederId && overlapt(een.geldig, geldig));
  if (ander)
    return geweigerd({ veld: 'ingang', tekst: `Contract ${ander.nummer} loopt in deze periode al. Kies een andere periode.` });
  const dag = beoordeelIngang({
    ingang,
    vandaag: o.vandaag,
    laatstGedeclareerd: await findLaatstGedeclareerd(db, gemeenteId, o.aanbiederId),
    gesloten: await isGesloten(db, gemeenteId, maandVan(ingang)),
  });
  if (!dag.ok) return dag;
  if (o.proef) return gelukt({ id: 0 });
  const regeling = o.beleid.dichtstbij(gemeenteId, ingang)?.regeling;
  const id = await insertContract(db, { gemeenteId, aanbiederId: o.aanbiederId, nummer, geldig });
  for (const [code, tarief] of o.tarieven) {
    const product = regeling && findProduct(regeling, code);
    if (!regeling || !product?.iwmo || !product.prijs) continue;
    await insertVersie(db, {
      gemeenteId,
      contractId: id,
      aanbiederId: o.aanbiederId,
      product: code,
      tarief,
      bron: tarief === product.prijs.bedrag ? toonBron(regeling, product.prijs.bron) : `contract ${nummer}`,
      categorie: product.iwmo.categorie,
      code: product.iwmo.code,
      geldig,
    });
  }
  await schrijfLogboek(db, actor, {
    handeling: 'contract-vastgelegd',
    soort: 'contract',
    objectId: id,
    aanbiederId: o.aanbiederId,
    grond: GROND,
  });
  return gelukt({ id });
}
