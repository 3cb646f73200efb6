// The besluiten about the resident as he reads them: what each decided, an objection to it, and what came in its place.
import { type Kysely, sql } from 'kysely';
import { middelVan } from '../besluit/index.ts';
import { type Datum, datum } from '../kernel/datum.ts';
import type { DB } from '../platform/db/schema.ts';
import type { Brief, EigenBezwaar } from './types.ts';

// Who acts was set by app.start in the same round trip.
const ik = sql<number>`app.inwoner()`;
const dag = (iso: string | null): Datum | undefined => (iso === null ? undefined : datum(iso));

/** Newest first; those whose letter was not sent too. */
export const findBrieven = async (db: Kysely<DB>): Promise<Brief[]> => {
  const [rijen, bezwaren] = await Promise.all([
    db
      .selectFrom('besluit')
      .select([
        'id',
        'soort',
        'product',
        'genomen_op',
        'bekendgemaakt_op',
        'bezwaar_tot',
        'beroep_tot',
        'document_id',
        'ingang',
        'vervangt_besluit_id',
        'betreft_toewijzing_id',
        'regeling_id',
        'gronden',
        'feiten',
        sql<string | null>`(select d.gegevens #>> '{inhoud,besluit,rechtsmiddel,soort}' from document d
          where d.gemeente_id = besluit.gemeente_id and d.inwoner_id = besluit.inwoner_id and d.id = besluit.document_id)`.as(
          'brief_zei',
        ),
      ])
      .where('inwoner_id', '=', ik)
      .orderBy('genomen_op', 'desc')
      .orderBy('id', 'desc')
      .execute(),
    db
      .selectFrom('bezwaar')
      .select([
        'besluit_id',
        'ontvangen_op',
        'hoor_op',
        'hoor_tijd',
        'hoor_waar',
        'gehoord_op',
        'beslis_uiterlijk',
        'verdaagd_tot',
        'beslissing',
        'beslist_op',
        'bekendgemaakt_op',
        'gevolg_besluit_id',
        'gevolg_reden',
        'beroep_op',
        'uitspraak',
        'uitspraak_gevolg',
        'uitgevoerd_op',
        'hoger_op',
        'hoger_uitspraak',
        'hoger_gevolg',
        'hoger_schorst',
        'vorige_id',
        'geldend_besluit_id',
      ])
      .where('inwoner_id', '=', ik)
      .orderBy('id', 'desc')
      .execute(),
  ]);
  const bekend = rijen.filter((rij) => rij.bekendgemaakt_op !== null);
  const bezwaarVan = (besluitId: number): EigenBezwaar | undefined => {
    const z = bezwaren.find((een) => een.besluit_id === besluitId);
    if (!z) return undefined;
    const op = z.gehoord_op === null ? dag(z.hoor_op) : undefined;
    return {
      ontvangenOp: datum(z.ontvangen_op),
      horen: op && { op, tijd: z.hoor_tijd, waar: z.hoor_waar },
      beslisUiterlijk: datum(z.verdaagd_tot ?? z.beslis_uiterlijk),
      bekendgemaaktOp: dag(z.bekendgemaakt_op),
      bijRechter: (z.beroep_op !== null && z.uitspraak === null) || (z.hoger_op !== null && z.hoger_uitspraak === null),
      opnieuw: z.vorige_id !== null,
      wijVoerenUit:
        (z.hoger_gevolg ?? z.uitspraak_gevolg) === 'zelf' &&
        z.uitgevoerd_op === null &&
        !(z.hoger_schorst && z.hoger_uitspraak === null),
      volgt:
        z.beslissing === 'gegrond' &&
        z.gevolg_reden === '' &&
        !bekend.some(
          (na) =>
            na.id === z.gevolg_besluit_id ||
            (na.vervangt_besluit_id === (z.geldend_besluit_id ?? besluitId) &&
              z.beslist_op !== null &&
              na.genomen_op >= z.beslist_op),
        ),
    };
  };
  /** The besluit that withdrew it, came in its place or followed from his objection; not one that was taken back since, so that this one holds again. */
  const vervangen = ({ id: besluitId, ingang }: (typeof rijen)[number]): Brief['vervangen'] => {
    const na = bekend.find(
      (een) =>
        (een.vervangt_besluit_id === besluitId ||
          bezwaren.some((z) => z.besluit_id === besluitId && z.gevolg_besluit_id === een.id)) &&
        !bekend.some((n) => n.vervangt_besluit_id === een.id && n.soort === 'herziening' && n.betreft_toewijzing_id !== null),
    );
    if (!na) return undefined;
    // What never came to hold ends on the day of the newer one.
    const vanaf = na.ingang === null || (ingang !== null && na.ingang <= ingang) ? na.genomen_op : na.ingang;
    return { vanaf: datum(vanaf), documentId: na.document_id ?? undefined };
  };
  return rijen.map((rij) => ({
    besluitId: rij.id,
    soort: rij.soort,
    product: rij.product,
    genomenOp: datum(rij.genomen_op),
    bekendgemaaktOp: dag(rij.bekendgemaakt_op),
    middel: middelVan(rij),
    briefNoemtBezwaar: rij.beroep_tot !== null && rij.brief_zei === 'bezwaar',
    documentId: rij.document_id ?? undefined,
    regelingId: rij.regeling_id,
    gronden: rij.gronden,
    feiten: rij.feiten,
    bezwaar: bezwaarVan(rij.id),
    beroepOp: dag(bezwaren.find((z) => z.gevolg_besluit_id === rij.id)?.beroep_op ?? null),
    vervangen: vervangen(rij),
  }));
};
