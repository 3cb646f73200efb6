import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { parseForm } from '../../web/form-data.ts';
import { insertOrientatie } from '../queries.ts';
import { orientatieProduct } from '../rules.ts';
import { VraagForm } from '../types.ts';
import { logOrientatie } from './load-orientatie.ts';

/** Why there can be no orientation of this municipality on a day; undefined when there can (AP10, AR3). */
export const orientatieVan = (beleid: BeleidInHuis, gemeenteId: number, dag: Datum) => {
  const geldend = beleid.regelingOp(gemeenteId, dag);
  const product = geldend && orientatieProduct(geldend.regeling);
  return geldend && product ? { regelingId: geldend.id, regeling: geldend.regeling, product } : undefined;
};

/** A resident asks for an orientation himself. The consulent decides whether to refer; no source says who refers (AR19). */
export const requestOrientatie = async (
  db: Kysely<DB>,
  o: {
    actor: Actor;
    beleid: BeleidInHuis;
    vandaag: Datum;
    inwoner: { id: number; gemeente_id: number; consulent_id: number };
    waarden: Readonly<Record<string, string>>;
  },
): Promise<Resultaat<number>> => {
  const gelezen = parseForm(VraagForm, o.waarden);
  if (!gelezen.ok) return gelezen;
  const kan = orientatieVan(o.beleid, o.inwoner.gemeente_id, o.vandaag);
  if (!kan) return geweigerd('Jouw gemeente heeft nu geen oriëntatie. Bel je contactpersoon.');
  const id = await insertOrientatie(db, {
    inwoner: o.inwoner,
    regelingId: kan.regelingId,
    product: kan.product.product,
    gevraagdDoor: 'inwoner',
    vandaag: o.vandaag,
    vraag: gelezen.waarde.vraag,
    door: o.actor.gebruikerId,
  });
  if (id === undefined) return geweigerd('Er loopt al een oriëntatie voor je. Kijk hieronder waar die staat.');
  await logOrientatie(db, { actor: o.actor, inwonerId: o.inwoner.id }, 'orientatie-gevraagd', id);
  return gelukt(id);
};
