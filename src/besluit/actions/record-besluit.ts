import type { Kysely } from 'kysely';
import { type BeleidInHuis, findProduct, type OpgeslagenRegeling } from '../../beleid/index.ts';
import { findInstelling } from '../../instelling/index.ts';
import { findInwoner } from '../../inwoner/index.ts';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { Grond } from '../../kernel/uitkomst.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { rulesVersion } from '../../platform/rules-version.ts';
import { type Bevoegdheid, bevoegdheid, geenMandaat, type MandaatKeuzes, mandaatGrond, wieWel } from '../bevoegd.ts';
import { inRegeling, vierOgenBij, vierOgenReden } from '../handtekeningen.ts';
import { functieNaam } from '../mandaat.ts';
import { findBesluit, findBetreft, findMedewerkers, findRegister, insertBesluit } from '../queries/index.ts';
import { samenGronden } from '../samen.ts';
import type { BesluitSoort } from '../soorten.ts';
import { findSamen } from './find-samen.ts';

/** A besluit that somebody else's area decided on its own rules. The grounds are those rules; the mandate is added here. */
export type NieuwBesluit = {
  actor: Actor;
  beleid: BeleidInHuis;
  vandaag: Datum;
  inwonerId: number;
  soort: Exclude<BesluitSoort, 'toekenning'>;
  product: string;
  /** The toewijzing that it changes; not for an afwijzing. */
  betreftToewijzingId?: number | null | undefined;
  /** The besluit that an intrekking or herziening comes in the place of. */
  vervangtBesluitId?: number | null | undefined;
  toetsId?: number | null | undefined;
  gronden: readonly Grond[];
  /** Everything that it rests on, as JSON with days as text: kept for ever, computed again from. */
  feiten: Readonly<Record<string, unknown>>;
  motivering: string;
  /** From which day it holds. */
  ingang?: Datum | undefined;
  /** The first of two signatures, when it stands under the concept already (four eyes). */
  eerste?: { door: number; mandaatId: number; op: string } | undefined;
  /** The concept that it is signed from: there those with whom it is taken said yes. */
  conceptId?: number | undefined;
  /** It follows from what was decided elsewhere, so that no concept of it lies anywhere: the second signature comes before the letter. */
  tweedeVolgt?: boolean | undefined;
  /** The version of the regeling; by default that of the toewijzing, else the one of the first day. */
  regelingId?: number | undefined;
};

/**
 * Stores a besluit in the transaction of the caller, who then changes what it decides. Making it known is another moment
 * (`publishBesluit`), and the term to object runs from there. Refused at the field `mandaat` when the actor has no mandate for this act on
 * this day (AP16, AP30), with who has; where the regeling asks for four eyes and it comes from no concept that somebody signed first; and
 * where it is taken together with somebody whose yes is missing.
 * Throws NietGevonden for a resident, toewijzing or besluit that the actor may not know of.
 */
export async function recordBesluit(
  db: Kysely<DB>,
  o: NieuwBesluit,
): Promise<Resultaat<{ besluitId: number; beschikkingnummer: number }>> {
  const inwoner = await findInwoner(db, o.inwonerId);
  if (!inwoner) throw new NietGevonden();
  const betreft = o.betreftToewijzingId ? await findBetreft(db, o.inwonerId, o.betreftToewijzingId) : undefined;
  if (o.betreftToewijzingId && !betreft) throw new NietGevonden();
  if (o.vervangtBesluitId && !(await findBesluit(db, o.inwonerId, o.vervangtBesluitId))) throw new NietGevonden();
  const regelingId = o.regelingId ?? betreft?.regeling_id;
  const opgeslagen =
    regelingId === undefined
      ? o.beleid.dichtstbij(inwoner.gemeente_id, o.ingang ?? o.vandaag)
      : o.beleid.regelingMetId(regelingId);
  if (!opgeslagen) throw new Error(`gemeente ${inwoner.gemeente_id} heeft geen regeling`);
  const mag = await findBevoegdheid(db, { ...o, gemeenteId: inwoner.gemeente_id, opgeslagen });
  if (!mag.ok) return mag;
  const { regeling } = opgeslagen;
  const product = findProduct(regeling, o.product);
  const bij = inRegeling(o.soort, true);
  const vierOgen = vierOgenBij(product, bij);
  if (product && vierOgen && !o.eerste && !o.tweedeVolgt) return geweigerd(vierOgenReden(product));
  const samen = await findSamen(db, { ...o, product, bij });
  if (!samen.ok) return samen;
  const grond = mandaatGrond(regeling, mag.waarde, o.actor);
  const besluit = await insertBesluit(db, {
    gemeente_id: inwoner.gemeente_id,
    inwoner_id: inwoner.id,
    consulent_id: inwoner.consulent_id,
    soort: o.soort,
    toets_id: o.toetsId ?? null,
    regeling_id: opgeslagen.id,
    product: o.product,
    gronden: JSON.stringify([
      ...o.gronden.filter((g) => g.regel !== 'AP16'),
      ...(grond ? [grond] : []),
      ...samenGronden(regeling, product, samen.waarde),
    ]),
    feiten: JSON.stringify({
      ...o.feiten,
      ...(samen.waarde.length > 0 ? { samen: samen.waarde } : {}),
      soort: o.soort,
      hash: opgeslagen.hash,
      code: rulesVersion(),
      peildatum: isoDatum(o.vandaag),
      mandaat: mandaatFeit(mag.waarde),
      genomenDoor: { naam: o.actor.naam, functie: functieNaam(regeling, o.actor.functie) },
    }),
    motivering: o.motivering,
    genomen_op: isoDatum(o.vandaag),
    genomen_door: o.actor.gebruikerId,
    mandaat_id: mag.waarde.mandaat.id,
    ingang: o.ingang ? isoDatum(o.ingang) : null,
    betreft_toewijzing_id: o.betreftToewijzingId ?? null,
    vervangt_besluit_id: o.vervangtBesluitId ?? null,
    vier_ogen: vierOgen,
    samen: samen.waarde.map(({ wie }) => wie),
    ...(o.eerste ? { mede_door: o.eerste.door, mede_mandaat_id: o.eerste.mandaatId, mede_op: o.eerste.op } : {}),
  });
  await schrijfLogboek(db, o.actor, {
    handeling: 'besluit-genomen',
    soort: 'besluit',
    objectId: besluit.id,
    inwonerId: inwoner.id,
    grond: GROND_WMO,
  });
  return gelukt({ besluitId: besluit.id, beschikkingnummer: besluit.beschikkingnummer });
}

/** The mandate as the receipt keeps it: enough to see later that it was there on that day. */
export const mandaatFeit = (b: Bevoegdheid) => ({
  id: b.mandaat.id,
  handeling: b.mandaat.handeling,
  functie: b.mandaat.functie,
  opNaam: b.mandaat.gebruiker_id !== null,
  van: isoDatum(b.mandaat.periode.van),
  tot: b.mandaat.periode.tot && isoDatum(b.mandaat.periode.tot),
  bron: b.mandaat.bron,
  keten: b.keten,
  viaKeuze: b.viaKeuze,
});

/** What the municipality chose where the source names granting only. */
export const findMandaatKeuzes = async (db: Kysely<DB>): Promise<MandaatKeuzes> => ({
  ookWeigeren: (await findInstelling(db, 'mandaat-ook-weigeren')) === 1,
  ookIntrekken: (await findInstelling(db, 'mandaat-ook-intrekken')) === 1,
});

/** The mandate of the actor for this act on this day, or a refusal that says who has one. */
export async function findBevoegdheid(
  db: Kysely<DB>,
  o: {
    actor: Actor;
    vandaag: Datum;
    soort: BesluitSoort;
    product: string;
    gemeenteId: number;
    opgeslagen: OpgeslagenRegeling;
  },
): Promise<Resultaat<Bevoegdheid>> {
  const { regeling } = o.opgeslagen;
  const register = await findRegister(db, o.gemeenteId, o.product);
  const keuzes = await findMandaatKeuzes(db);
  const vraag = { soort: o.soort, vandaag: o.vandaag, keuzes };
  const product = findProduct(regeling, o.product);
  // The mandate was given for Werkt mee only: who decides on begeleiding groep is not in the source (AP30).
  if (regeling.mandaat && product?.soort === 'begeleiding-groep')
    return geweigerd({
      veld: 'mandaat',
      tekst: `Het mandaat is gegeven voor Werkt mee. Wie over ${product.naam} beslist, staat niet in de bron. Leg dit besluit voor aan het Loket Sociaal.`,
      regel: 'AP16',
      bron: regeling.mandaat.bron,
    });
  const mag = bevoegdheid(regeling, register, o.actor, vraag);
  if (mag) return gelukt(mag);
  const collegas = await findMedewerkers(db, o.gemeenteId);
  return geweigerd(geenMandaat(regeling, { ...vraag, product }, wieWel(regeling, register, collegas, vraag)));
}
