import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { type Datum, isoDatum, plusMaanden } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { markInOnderzoek } from '../../ladder/index.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { giveOrientatietoegang } from '../../toegang/index.ts';
import { parseForm } from '../../web/form-data.ts';
import { insertOrientatie, listOngezien, listOrientaties, updateOrientatie } from '../queries.ts';
import { standVan } from '../rules.ts';
import { VerwijzingForm } from '../types.ts';
import { closeOrientatie } from './close-orientatie.ts';
import { orientatieVan } from './request-orientatie.ts';

/** The centre sees a resident for so long, in months: the term of an orientation and the time before and after it (keuze). Stopping ends it at once. */
const ZICHT_MAANDEN = 9;

/**
 * Refers a resident to an orientation centre: on his own request that still waits, or anew. The centre sees from now on what it needs, and what
 * the resident agreed to share.
 */
export const referOrientatie = async (
  db: Kysely<DB>,
  o: {
    actor: Actor;
    beleid: BeleidInHuis;
    vandaag: Datum;
    /** This moment, and the origin of the product for links in mail: appointments of one that stopped are called off. */
    nu: Date;
    basis: string;
    inwoner: { id: number; gemeente_id: number; consulent_id: number };
    waarden: Readonly<Record<string, string>>;
  },
): Promise<Resultaat<number>> => {
  const gelezen = parseForm(VerwijzingForm, {
    centrum: '',
    vraag: '',
    uitkering: '',
    zrm: '',
    toestemming: '',
    ...o.waarden,
  });
  if (!gelezen.ok) return gelezen;
  const { vraag, centrum, uitkering, zrm } = gelezen.waarde;
  const kan = orientatieVan(o.beleid, o.inwoner.gemeente_id, o.vandaag);
  if (!kan) return geweigerd('De regeling van vandaag kent geen oriëntatie.');
  const orientaties = await listOrientaties(db, o.inwoner.id);
  const eerder = orientaties.find((een) => standVan(een) === 'gevraagd');
  // Who refers anew has looked at what the centre stopped, and the centre may see the resident for the new one.
  const ongezien = await listOngezien(db, o.inwoner.id);
  for (const { id: orientatieId, versie } of orientaties.filter(({ id: een }) => ongezien.includes(een))) {
    const r = await closeOrientatie(db, { ...o, inwonerId: o.inwoner.id, orientatieId, versie });
    if (!r.ok) return r;
  }
  const id =
    eerder?.id ??
    (await insertOrientatie(db, {
      inwoner: o.inwoner,
      regelingId: kan.regelingId,
      product: kan.product.product,
      gevraagdDoor: 'consulent',
      vandaag: o.vandaag,
      vraag,
      door: o.actor.gebruikerId,
    }));
  if (id === undefined) return geweigerd('Er loopt al een oriëntatie voor deze inwoner. Rond die eerst af.');
  const centrumId = Number(centrum);
  const toegang = await giveOrientatietoegang(
    db,
    o.actor,
    {
      inwoner: o.inwoner,
      centrumId,
      reden: vraag,
      van: o.vandaag,
      tot: plusMaanden(o.vandaag, ZICHT_MAANDEN),
      deelt: [...(uitkering === 'ja' ? (['uitkering'] as const) : []), ...(zrm === 'ja' ? (['zrm'] as const) : [])],
    },
    o.vandaag,
  );
  if (!toegang.ok) return toegang;
  const klaar = await updateOrientatie(
    db,
    { id, inwonerId: o.inwoner.id, versie: eerder?.versie ?? 1 },
    {
      aanbieder_id: centrumId,
      toegang_id: toegang.waarde,
      verwezen_op: isoDatum(o.vandaag),
      opdracht: eerder && eerder.vraag !== vraag ? vraag : '',
    },
  );
  if (klaar) await markInOnderzoek(db, o.inwoner.id);
  return klaar ? gelukt(id) : geweigerd('Iemand anders heeft dit verzoek net behandeld. Kijk in het dossier.');
};
