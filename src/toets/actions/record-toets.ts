import type { Kysely } from 'kysely';
import type { BeleidInHuis, OpgeslagenRegeling } from '../../beleid/index.ts';
import { findUitkering, type UitkeringRij } from '../../inwoner/index.ts';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { isTrede, type Trede } from '../../kernel/trede.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { rulesVersion } from '../../platform/rules-version.ts';
import { type Antwoorden, feitenVan } from '../form.ts';
import { findDoelTreden, findLadderOp, insertToets, type LadderRij } from '../queries.ts';
import { toetsProducten } from '../rules.ts';
import { feitenTekst } from '../stored.ts';
import { ToetsFeiten } from '../types.ts';

const alsTrede = (getal: number | null | undefined): Trede | undefined => (isTrede(getal) ? getal : undefined);

/** What the dossier itself knows for a toets on a day. */
export function dossierFeiten(o: {
  dag: Datum;
  opgeslagen: OpgeslagenRegeling;
  geboortedatum: string;
  ladder: LadderRij | undefined;
  uitkering: UitkeringRij | undefined;
  doelTreden: readonly { product: string; doel_trede: number | null }[];
}): ToetsFeiten {
  const { regeling } = o.opgeslagen;
  const ontwikkeling = o.doelTreden.find(
    (t) => regeling.producten.find((p) => p.product === t.product)?.soort === 'ontwikkeling',
  );
  const trede = alsTrede(o.ladder?.trede);
  const perspectief = alsTrede(o.ladder?.perspectief);
  return {
    gemeente: regeling.gemeente,
    peildatum: isoDatum(o.dag),
    geboortedatum: o.geboortedatum,
    ...(trede === undefined ? {} : { trede }),
    ...(perspectief === undefined ? {} : { perspectief }),
    uitkering: o.uitkering ? { soort: o.uitkering.soort, toestemming: o.uitkering.toestemming } : null,
    lopendeOntwikkelingDoel: alsTrede(ontwikkeling?.doel_trede) ?? null,
  };
}

/**
 * Runs the toets for a resident on today with the dossier and the answers, and keeps it: facts, outcome and version of the regeling.
 * Gives the id of the toets. Refused when the municipality has no regeling at all.
 */
export async function recordToets(
  db: Kysely<DB>,
  o: {
    actor: Actor;
    beleid: BeleidInHuis;
    vandaag: Datum;
    inwoner: { id: number; gemeente_id: number; consulent_id: number; geboortedatum: string };
    antwoorden: Antwoorden;
  },
): Promise<Resultaat<number>> {
  const { inwoner, antwoorden, vandaag, beleid } = o;
  const opgeslagen = beleid.dichtstbij(inwoner.gemeente_id, vandaag);
  if (!opgeslagen) return geweigerd('Voor deze gemeente staat er geen regeling in het systeem.');
  const dag = isoDatum(vandaag);
  const ladder = await findLadderOp(db, inwoner.id, dag);
  const uitkering = await findUitkering(db, inwoner.id);
  const doelTreden = await findDoelTreden(db, inwoner.id, dag);
  const feiten = ToetsFeiten.parse({
    ...dossierFeiten({ dag: vandaag, opgeslagen, geboortedatum: inwoner.geboortedatum, ladder, uitkering, doelTreden }),
    ...feitenVan(antwoorden),
  });
  const { id } = await insertToets(db, {
    gemeente_id: inwoner.gemeente_id,
    inwoner_id: inwoner.id,
    consulent_id: inwoner.consulent_id,
    peildatum: dag,
    feiten: feitenTekst(feiten, {
      wilBijdragen: antwoorden.wilBijdragen || 'weet-niet',
      wilWerken: antwoorden.wilWerken || 'weet-niet',
      ondersteuningNodig: antwoorden.ondersteuningNodig || 'weet-niet',
    }),
    uitkomst: JSON.stringify(toetsProducten(feiten, opgeslagen.regeling, beleid.landelijk)),
    bewijs: JSON.stringify({ hash: opgeslagen.hash, code: rulesVersion() }),
    regeling_id: opgeslagen.id,
    door: o.actor.gebruikerId,
  });
  await schrijfLogboek(db, o.actor, {
    handeling: 'toets-gedaan',
    soort: 'toets',
    objectId: id,
    inwonerId: inwoner.id,
    grond: GROND_WMO,
  });
  return gelukt(id);
}
