import type { Kysely } from 'kysely';
import { type BeleidInHuis, findProduct } from '../../beleid/index.ts';
import { type NieuwBesluit, recordBesluit } from '../../besluit/index.ts';
import { type Datum, isNa, isoDatum, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict } from '../../platform/problem.ts';
import { dagenStaat, type Verschil, verschilVan } from '../../plicht/index.ts';
import type { BriefDeel } from '../letters/brieven.ts';
import { nietVoldaan, type Overgang, overgangBewijs, overgangGronden, overgangReden } from '../overgang.ts';
import { insertWijziging } from '../queries.ts';
import { findVersieStraks, storeRegeling } from '../queries-versie.ts';
import { loadZaak } from './load-zaak.ts';

export interface AndereVersie {
  actor: Actor;
  beleid: BeleidInHuis;
  vandaag: Datum;
  inwonerId: number;
  toewijzingId: number;
  /** Of the toewijzing, as it was when this was chosen. */
  versie: number;
  naarRegelingId: number;
  /** How the version is called in the letter. */
  naam: string;
  reden: string;
  overgang: Overgang;
  /** What the letter says, from what moves. */
  brief(o: { aanbieder: string; product: string; laatste: Datum; verschil: readonly Verschil[] }): BriefDeel;
  /** More facts for the receipt. */
  feiten?: Readonly<Record<string, unknown>>;
  /** The concept that it is signed from, with who signed first. */
  conceptId?: number | undefined;
  eerste?: NieuwBesluit['eerste'];
}

/** What going over rests on and what moves by it; refused with what stands in the way. Writes nothing. Throws NietGevonden. */
export async function judgeVersie(
  db: Kysely<DB>,
  o: Pick<AndereVersie, 'beleid' | 'vandaag' | 'inwonerId' | 'toewijzingId' | 'naarRegelingId' | 'naam' | 'overgang'>,
) {
  const { t, zaak } = await loadZaak(db, o);
  const naar = o.beleid.regelingMetId(o.naarRegelingId);
  const gronden = overgangGronden(o.overgang, naar.regeling, o.beleid.landelijk);
  const tegen = nietVoldaan(gronden);
  const nieuw = findProduct(naar.regeling, t.product);
  if (!nieuw || tegen.length > 0)
    return geweigerd(
      ...tegen.map(({ tekst, regel, bron }) => ({ tekst: `Onder ${o.naam} kan dit niet: ${tekst}`, regel, bron })),
    );
  const straks = await findVersieStraks(db, { toewijzingId: t.id, vandaag: o.vandaag });
  if (straks)
    return geweigerd({
      tekst: `Er is al besloten dat vanaf ${toonDatum(straks.van)} andere regels gelden. Een tweede overgang kan na die dag.`,
      regel: 'K8',
      bron: 'keuze',
    });
  const { periode, opschortingen } = zaak.verloop;
  const dagen = {
    van: isoDatum(periode.van),
    tot: isoDatum(periode.tot),
    opschortingen: opschortingen.map((een) => ({ van: isoDatum(een.van), tot: isoDatum(een.tot) })),
  };
  // Until the day that it goes over the version of before asks what it asked.
  const verschil = verschilVan(
    dagenStaat(zaak.regeling, zaak.product, dagen),
    dagenStaat(naar.regeling, nieuw, dagen, [{ product: zaak.product, tot: isoDatum(plusDagen(o.overgang.vanaf, -1)) }]),
  );
  return gelukt({ t, zaak, naar, gronden, verschil, periode });
}

/**
 * A toewijzing goes on under another version of its regeling, by a besluit (wijziging) that rests on the toets and the terms of that version.
 * Its last day stays; the duties are those of the other version. On a day to come it begins then (`startVersies`): until that day everything
 * follows the version of now. Refused when another one was decided for a day to come already, with what stands in the way, when it would not have been granted so
 * under that version, and as `recordBesluit` does. Throws NietGevonden, and Conflict when somebody changed it meanwhile.
 */
export async function moveVersie(db: Kysely<DB>, o: AndereVersie): Promise<Resultaat<{ besluitId: number }>> {
  const oordeel = await judgeVersie(db, o);
  if (!oordeel.ok) return oordeel;
  const { t, zaak, naar, gronden, verschil, periode } = oordeel.waarde;
  const waarom = { versie: o.naam, reden: o.reden };
  const besluit = await recordBesluit(db, {
    actor: o.actor,
    beleid: o.beleid,
    vandaag: o.vandaag,
    inwonerId: t.inwoner_id,
    soort: 'wijziging',
    product: t.product,
    betreftToewijzingId: t.id,
    regelingId: naar.id,
    gronden: [...gronden, overgangReden(naar.regeling, { ...waarom, vanaf: o.overgang.vanaf })],
    feiten: {
      ...o.feiten,
      ...overgangBewijs(o.overgang, waarom),
      vanRegeling: t.regeling_id,
      naarRegeling: naar.id,
      verschil,
      brief: o.brief({ aanbieder: t.aanbieder, product: zaak.product.naam, laatste: periode.tot, verschil }),
    },
    motivering: o.reden,
    ingang: o.overgang.vanaf,
    // Of a change for many, which has its own list of who looks at each, the second signature comes after; from a concept it stands there already.
    ...(o.conceptId === undefined ? { tweedeVolgt: true } : { eerste: o.eerste, conceptId: o.conceptId }),
  });
  if (!besluit.ok) return besluit;
  const regelingId = isNa(o.overgang.vanaf, o.vandaag) ? t.regeling_id : naar.id;
  if (!(await storeRegeling(db, { id: t.id, versie: o.versie, regelingId, vanaf: o.overgang.vanaf })))
    throw new Conflict({
      wat: 'deze toewijzing',
      velden: [{ label: 'Toewijzing', jouw: 'Andere regels', nu: 'door iemand anders gewijzigd, of voorbij', anders: true }],
      terug: `/dossier/${t.inwoner_id}/toewijzingen/${t.id}`,
    });
  await insertWijziging(db, t, {
    soort: 'versie',
    van: o.overgang.vanaf,
    regeling: { van: t.regeling_id, naar: naar.id },
    looptijdNa: periode,
    verschil: verschil.map((een) => ({ ...een })),
    reden: o.reden,
    toelichting: '',
    besluitId: besluit.waarde.besluitId,
    door: o.actor.gebruikerId,
  });
  await schrijfLogboek(db, o.actor, {
    handeling: 'toewijzing-gewijzigd',
    soort: 'toewijzing',
    objectId: t.id,
    inwonerId: t.inwoner_id,
    aanbiederId: t.aanbieder_id,
    grond: GROND_WMO,
  });
  return besluit;
}
