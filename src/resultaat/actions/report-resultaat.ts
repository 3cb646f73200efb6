import type { Kysely } from 'kysely';
import { type BeleidInHuis, findProduct } from '../../beleid/index.ts';
import { type Datum, isoDatum, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { Trede } from '../../kernel/trede.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { findToewijzing, leesDag, type ToewijzingKop } from '../../voortgang/index.ts';
import { findMelding, insertResultaat, replaceResultaat } from '../queries.ts';
import { findHerbeoordeling } from '../queries-herbeoordeling.ts';
import { heeftResultaat, leesMelding } from '../rules.ts';
import { akkoordTekst, type Herbeoordeling, type Melding } from '../types.ts';

export interface GelezenMelding {
  datum: Datum;
  bereikteTrede: Trede;
  onderbouwing: string;
}

/** Why nothing can be reported on this toewijzing now; undefined when it can. */
export const waaromNiet = (
  beleid: BeleidInHuis,
  t: ToewijzingKop,
  nu: Melding | undefined,
  h: Herbeoordeling | undefined,
): string | undefined => {
  if (!heeftResultaat(findProduct(beleid.regelingMetId(t.regelingId).regeling, t.product)))
    return 'Bij dit product hoort geen resultaat. Alleen een ontwikkeltraject sluit af met een resultaat; hier tellen de uren.';
  if (t.status !== 'gestart' && t.status !== 'beeindigd') return 'Een resultaat meld je zodra de inwoner is gestart.';
  if (t.verderElders)
    return 'De inwoner ging verder bij een andere aanbieder. Het traject heeft één prijs, voor wie het doel met de inwoner haalt.';
  if (nu?.akkoord === null)
    return 'Het resultaat is gemeld en wacht op de gemeente. Pas als de gemeente niet akkoord gaat, meld je opnieuw.';
  if (nu?.akkoord === true) return 'De gemeente is akkoord met het resultaat. Het verandert niet meer.';
  if (h?.oordeel === null)
    return `Jullie vroegen een tweede blik. De teammanager kijkt, uiterlijk ${toonDatum(h.tot)}. Tot die tijd verandert het resultaat niet.`;
  if (h) return 'Er is een tweede keer gekeken, en dat is het laatste woord. Er wordt voor dit traject niets betaald.';
  return undefined;
};

/** Reads the form against its toewijzing (AP21). All faults at once; a day after the end of the toewijzing is refused (keuze). */
export const readMelding = (
  t: ToewijzingKop,
  waarden: Readonly<Record<string, string>>,
  vandaag: Datum,
): Resultaat<GelezenMelding> => {
  const dag = leesDag(waarden.datum ?? '', { veld: 'datum', looptijd: t.looptijd, vandaag, uiterlijk: t.looptijd.tot });
  const { trede, onderbouwing, redenen } = leesMelding(waarden);
  if (!dag.ok || trede === undefined || redenen.length > 0) return geweigerd(...(dag.ok ? [] : dag.redenen), ...redenen);
  return gelukt({ datum: dag.waarde, bereikteTrede: trede, onderbouwing });
};

/**
 * Reports the result of an ontwikkeling, or reports a disputed one again with new grounds: then the old report is kept and the answer
 * is open again. Throws NietGevonden for a toewijzing of another aanbieder and a Conflict when somebody was there in between.
 */
export const reportResultaat = async (
  db: Kysely<DB>,
  o: {
    actor: Actor;
    beleid: BeleidInHuis;
    vandaag: Datum;
    toewijzingId: number;
    versie: string;
    waarden: Readonly<Record<string, string>>;
  },
): Promise<Resultaat<{ id: number }>> => {
  const t = await findToewijzing(db, o.toewijzingId, o.beleid);
  if (!t) throw new NietGevonden();
  const nu = await findMelding(db, t.id);
  const gelezen = readMelding(t, o.waarden, o.vandaag);
  if (String(nu?.versie ?? 0) !== o.versie) throw conflictMet(t, nu, o.waarden);
  const waarom = waaromNiet(o.beleid, t, nu, await findHerbeoordeling(db, { toewijzingId: t.id }));
  if (waarom !== undefined) return geweigerd(waarom);
  if (!gelezen.ok) return gelezen;
  const melding = { ...gelezen.waarde, datum: isoDatum(gelezen.waarde.datum), door: o.actor.gebruikerId };
  const bewaard = nu ? await replaceResultaat(db, nu.id, nu.versie, melding) : await insertResultaat(db, t, melding);
  if (!bewaard) throw conflictMet(t, await findMelding(db, t.id), o.waarden);
  await schrijfLogboek(db, o.actor, {
    handeling: nu ? 'resultaat-opnieuw-gemeld' : 'resultaat-gemeld',
    soort: 'resultaat',
    objectId: bewaard.id,
    inwonerId: t.inwonerId,
    aanbiederId: t.aanbiederId,
    gemeenteId: t.gemeenteId,
    grond: GROND_WMO,
  });
  return gelukt({ id: bewaard.id });
};

const conflictMet = (t: ToewijzingKop, nu: Melding | undefined, jouw: Readonly<Record<string, string>>): Conflict =>
  new Conflict({
    wat: `het resultaat van ${t.naam}`,
    velden: [
      { label: 'Datum', jouw: jouw.datum ?? '', nu: nu ? toonDatum(nu.datum) : 'nog niets', anders: true },
      {
        label: 'Bereikte trede',
        jouw: jouw.bereikte_trede ?? '',
        nu: nu ? String(nu.bereikteTrede) : 'nog niets',
        anders: jouw.bereikte_trede !== String(nu?.bereikteTrede),
      },
      {
        label: 'Onderbouwing',
        jouw: jouw.onderbouwing ?? '',
        nu: nu?.onderbouwing ?? 'nog niets',
        anders: jouw.onderbouwing !== nu?.onderbouwing,
      },
      { label: 'Gemeente', jouw: '', nu: nu ? akkoordTekst(nu.akkoord) : 'nog niets', anders: false },
    ],
    terug: `/toewijzingen/${t.id}/resultaat`,
  });
