import type { Kysely } from 'kysely';
import type { Product } from '../../beleid/index.ts';
import { isoDatum, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { type Periode, toDaterange } from '../../kernel/periode.ts';
import { jaardelen, naarRato } from '../../kernel/rato.ts';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboekRegels } from '../../platform/audit.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { rulesVersion } from '../../platform/rules-version.ts';
import { copyPlandoelen, insertDoelen, insertToewijzing } from '../../toewijzing/index.ts';
import { besluitBewijs } from '../bewijs.ts';
import { vierOgenBij, vierOgenReden } from '../handtekeningen.ts';
import { functieNaam } from '../mandaat.ts';
import { ensureTraject, findBesluit, insertBesluit, markInTraject } from '../queries/index.ts';
import { type SamenFeit, samenGronden } from '../samen.ts';
import { endVorige } from './end-vorige.ts';
import { findSamen } from './find-samen.ts';
import { type Beoordeeld, judgeBesluit, type Vraag } from './judge-besluit.ts';

/**
 * AP23: each besluit gives a toewijzing of its own. Takes a besluit: judges it again and stores besluit, traject (when none runs), toewijzing and goals, in the transaction of the caller.
 * Gives the id of the besluit; refused as `judgeBesluit` does, and in the same words when somebody else was first (AP9).
 */
export async function takeBesluit(db: Kysely<DB>, o: Vraag & Extra): Promise<Resultaat<number>> {
  const vorig = o.herziet === undefined ? undefined : await findBesluit(db, o.inwonerId, o.herziet);
  if (o.herziet !== undefined && !vorig) throw new NietGevonden();
  const oordeel = await judgeBesluit(db, { ...o, inPlaatsVan: vorig?.toewijzing_id ?? undefined });
  if (!oordeel.ok) return oordeel;
  const b = oordeel.waarde;
  const { inwoner, opgeslagen, product, contract, periode, invoer } = b;
  const bij = vorig ? 'herziening' : 'toekenning';
  const samen = await findSamen(db, { ...o, product, bij });
  if (!samen.ok) return samen;
  if (vierOgenBij(product, bij) && !o.eerste) return geweigerd(vierOgenReden(product));
  const van = { gemeente_id: inwoner.gemeente_id, inwoner_id: inwoner.id, consulent_id: inwoner.consulent_id };
  const besluit = await insertBesluit(db, {
    ...van,
    soort: vorig ? 'herziening' : 'toekenning',
    toets_id: invoer.toetsId,
    regeling_id: opgeslagen.id,
    product: product.product,
    gronden: JSON.stringify([...b.gronden, ...samenGronden(opgeslagen.regeling, product, samen.waarde)]),
    feiten: JSON.stringify(bonVan(o, b, samen.waarde)),
    motivering: invoer.motivering,
    genomen_op: isoDatum(o.vandaag),
    genomen_door: o.actor.gebruikerId,
    mandaat_id: b.mandaatId,
    ingang: isoDatum(periode.van),
    vervangt_besluit_id: vorig?.id ?? null,
    samen: samen.waarde.map(({ wie }) => wie),
    ...(o.eerste ? { vier_ogen: true, mede_door: o.eerste.door, mede_mandaat_id: o.eerste.mandaatId, mede_op: o.eerste.op } : {}),
  });
  if (vorig) {
    const door = { besluitId: besluit.id, beschikkingnummer: besluit.beschikkingnummer, soort: 'herziening' as const };
    const weg = await endVorige(db, { ...o, besluit: vorig, laatste: plusDagen(periode.van, -1), door });
    if (!weg.ok) return geweigerd(...weg.redenen.map((reden) => ({ ...reden, veld: 'ingang' })));
  }
  const trajectId = await ensureTraject(db, { ...van, regeling_id: opgeslagen.id, begonnen_op: isoDatum(periode.van) });
  const { iwmo } = product;
  if (!iwmo) throw new Error(`${product.product} kan niet worden toegewezen`);
  const toewijzing = await insertToewijzing(db, {
    ...van,
    traject_id: trajectId,
    aanbieder_id: contract.id,
    besluit_id: besluit.id,
    beschikkingnummer: besluit.beschikkingnummer,
    product: product.product,
    productcategorie: contract.productcategorie,
    productcode: contract.productcode,
    // §10: an ontwikkeling is one amount in eurocent (83, 6), a werkplek hours a week (04, 2) that are kept and declared in minutes (01).
    eenheid: iwmo.eenheid,
    frequentie: iwmo.frequentie,
    volume: iwmo.volume === 'minuten' ? (invoer.minutenPerWeek ?? 0) : volumeInGeld(product, contract.tarief, periode),
    minuten_per_week: invoer.minutenPerWeek,
    looptijd: toDaterange(periode),
    start_trede: b.feiten.trede ?? null,
    doel_trede: invoer.doelTrede,
    toegewezen_op: isoDatum(o.vandaag),
    regeling_id: opgeslagen.id,
  });
  if (!toewijzing) return geweigerd(overlapReden(b));
  await insertDoelen(db, { ...van, aanbieder_id: contract.id, toewijzing_id: toewijzing.id }, invoer.doelen);
  if (vorig?.toewijzing_id)
    await copyPlandoelen(db, { van: vorig.toewijzing_id, naar: { toewijzing_id: toewijzing.id, aanbieder_id: contract.id } });
  await markInTraject(db, inwoner.id);
  await schrijfLogboekRegels(db, o.actor, [
    { handeling: 'besluit-genomen', soort: 'besluit', objectId: besluit.id, inwonerId: inwoner.id, grond: GROND_WMO },
    {
      handeling: 'toewijzing-gegeven',
      soort: 'toewijzing',
      objectId: toewijzing.id,
      inwonerId: inwoner.id,
      aanbiederId: contract.id,
      grond: GROND_WMO,
    },
  ]);
  return gelukt(besluit.id);
}

/** §10: one price for a traject; of a price per year the share of the days (NI2). In eurocent. */
const volumeInGeld = (product: Product, tarief: number, periode: Periode): number =>
  product.prijs?.per === 'jaar' ? jaardelen(periode.van, periode).reduce((som, deel) => som + naarRato(tarief, deel), 0) : tarief;

/** What a besluit has besides its proposal. */
export type Extra = {
  /** The besluit that this one comes in the place of: its toewijzing ends the day before. */
  herziet?: number | undefined;
  /** The first of two signatures (four eyes). */
  eerste?: { door: number; mandaatId: number; op: string } | undefined;
  /** The concept that it is signed from: there those with whom it is taken said yes. */
  conceptId?: number | undefined;
};

/** What the besluit was taken on, as it was on the day: for the receipt and the letter. */
function bonVan(o: Vraag & Extra, b: Beoordeeld, samen: readonly SamenFeit[]) {
  return {
    ...besluitBewijs({
      ...b,
      vandaag: o.vandaag,
      metAanbieder: b.invoer.metAanbieder,
      samen,
      hash: b.opgeslagen.hash,
      code: rulesVersion(),
    }),
    soort: o.herziet === undefined ? 'toekenning' : 'herziening',
    contract: b.contract.contract,
    tarief: b.contract.tarief,
    genomenDoor: { naam: o.actor.naam, functie: functieNaam(b.opgeslagen.regeling, o.actor.functie) },
  };
}

/** AP9, when the database sees it first: two people decided at once. */
function overlapReden(b: Beoordeeld): Reden {
  return {
    veld: 'ingang',
    tekst: `De inwoner heeft al een toewijzing voor ${b.product.naam} in deze periode: een ander besluit was net iets eerder. Bekijk dat besluit in het dossier, of kies een begindatum na ${toonDatum(b.periode.tot)}.`,
    regel: 'AP9',
    bron: 'keuze',
  };
}
