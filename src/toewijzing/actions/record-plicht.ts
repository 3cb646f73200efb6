import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { type Datum, isNa, isoDatum, isVoor, toonDatum } from '../../kernel/datum.ts';
import { fromDaterange, toonPeriode } from '../../kernel/periode.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import type { Afdoening } from '../../plicht/index.ts';
import { plichtenStand } from '../plichten.ts';
import { findAfdoeningen, findToewijzing, findVoortgangVan, insertAfdoening } from '../queries.ts';

export interface PlichtFeit {
  soort: string;
  wat: Afdoening['wat'];
  /** Of gepland and gedaan the day that was filled in; otherwise today. */
  dag: Datum | undefined;
  toelichting: string;
}

/**
 * Writes down what became of a duty: planned or held by the aanbieder or the consulent, waived or taken back by the consulent only.
 * Throws NietGevonden for a toewijzing that is not one's own, or that has no such duty.
 */
export const recordPlicht = async (
  db: Kysely<DB>,
  o: { actor: Actor; beleid: BeleidInHuis; vandaag: Datum; toewijzingId: number; inwonerId?: number; feit: PlichtFeit },
): Promise<Resultaat<number>> => {
  const { feit, vandaag } = o;
  const t = await findToewijzing(db, o.toewijzingId);
  if (!t || (o.inwonerId !== undefined && t.inwoner_id !== o.inwonerId)) throw new NietGevonden();
  const { plichten } = plichtenStand(o.beleid, t, {
    voortgang: await findVoortgangVan(db, t.id),
    afdoeningen: await findAfdoeningen(db, t.id),
  });
  const vanSoort = plichten.filter(({ plicht }) => plicht.soort === feit.soort);
  const [eerste] = vanSoort;
  if (!eerste || !mag(o.actor, feit)) throw new NietGevonden();
  if (t.status !== 'gestart') return geweigerd('Dit kan zolang de toewijzing loopt.');
  const open = vanSoort.some(({ stand }) => stand.stand === 'open' || stand.stand === 'gepland');
  const af = vanSoort.some(({ stand }) => stand.stand === 'gedaan' || stand.stand === 'ontheven');
  if (feit.wat === 'heropend' ? !af : !open)
    return geweigerd({
      veld: 'wat',
      tekst: feit.wat === 'heropend' ? 'Dit staat nog open.' : 'Dit is al gedaan. Kijk in het dossier wanneer.',
    });
  const looptijd = fromDaterange(t.looptijd);
  const { dag } = feit;
  if (dag && isVoor(dag, looptijd.van))
    return geweigerd({ veld: 'dag', tekst: `De toewijzing loopt van ${toonPeriode(looptijd)}. Kies een dag in die periode.` });
  if (dag && feit.wat === 'gedaan' && isNa(dag, vandaag))
    return geweigerd({
      veld: 'dag',
      tekst: `Deze dag ligt in de toekomst. Kies een dag tot en met vandaag, ${toonDatum(vandaag)}.`,
    });
  if (dag && feit.wat === 'gepland' && isNa(dag, looptijd.tot))
    return geweigerd({
      veld: 'dag',
      tekst: `De toewijzing loopt tot en met ${toonDatum(looptijd.tot)}. Plan het gesprek voor die dag.`,
    });
  const { id } = await insertAfdoening(db, {
    gemeente_id: t.gemeente_id,
    toewijzing_id: t.id,
    inwoner_id: t.inwoner_id,
    consulent_id: t.consulent_id,
    aanbieder_id: t.aanbieder_id,
    soort: eerste.plicht.soort,
    wat: feit.wat,
    dag: isoDatum(dag ?? vandaag),
    toelichting: feit.toelichting,
    door: o.actor.gebruikerId,
  });
  await schrijfLogboek(db, o.actor, {
    handeling: 'plicht-vastgelegd',
    soort: 'plichtafdoening',
    objectId: id,
    inwonerId: t.inwoner_id,
    aanbiederId: t.aanbieder_id,
    gemeenteId: t.gemeente_id,
    grond: GROND_WMO,
  });
  return gelukt(id);
};

/** Who may say what; row-level security says the same. A report of an aanbieder goes by voortgang. */
export const keuzesVoor = (rol: Actor['rol'], soort: string): readonly Afdoening['wat'][] => {
  const gesprek = soort === 'evaluatiegesprek';
  if (rol === 'aanbieder') return gesprek ? ['gepland', 'gedaan'] : [];
  if (rol === 'consulent') return gesprek ? ['gepland', 'gedaan', 'ontheven', 'heropend'] : ['gedaan', 'ontheven', 'heropend'];
  return [];
};

const mag = (actor: Actor, feit: PlichtFeit): boolean => keuzesVoor(actor.rol, feit.soort).includes(feit.wat);
