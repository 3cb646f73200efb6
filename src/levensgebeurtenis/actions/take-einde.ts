import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { findBevoegdheid, findTekenaars, saveConcept, submitConcept, viaConcept } from '../../besluit/index.ts';
import { type Datum, toonKort } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { eindeRedenTekst } from '../../toewijzing/index.ts';
import { endEarly, loadZaak, wijzigingInConcept } from '../../wijziging/index.ts';
import { eindeSleutel } from '../rules.ts';
import type { GebeurtenisSoort } from '../types.ts';

/**
 * How the besluit on an end comes about: taken by who agrees, put before somebody who may sign, or kept as a concept because somebody has to
 * say yes first or nobody may sign today. `redenen`: why the actor may not sign himself.
 */
export type EindeWeg =
  | { weg: 'zelf' }
  | { weg: 'voorleggen'; tekenaars: { id: number; naam: string; functie: string }[]; redenen: readonly Reden[] }
  | { weg: 'concept'; uitleg: string; redenen: readonly Reden[] };

interface Vraag {
  actor: Actor;
  beleid: BeleidInHuis;
  vandaag: Datum;
  inwonerId: number;
  toewijzingId: number;
}

const SOORT = 'beeindiging';

/** Which way the besluit on this end goes for the actor (AP16, AP30). Throws NietGevonden. */
export async function findEindeWeg(db: Kysely<DB>, o: Vraag): Promise<EindeWeg> {
  const { t, zaak } = await loadZaak(db, o);
  const vraag = {
    vandaag: o.vandaag,
    soort: SOORT,
    product: t.product,
    gemeenteId: t.gemeente_id,
    opgeslagen: zaak.opgeslagen,
  } as const;
  const mag = await findBevoegdheid(db, { ...vraag, actor: o.actor });
  const redenen = mag.ok ? [] : mag.redenen;
  const via = viaConcept(zaak.product, SOORT);
  if (mag.ok && !via) return { weg: 'zelf' };
  if (via?.vraagt) return { weg: 'concept', uitleg: via.uitleg, redenen };
  const tekenaars = await findTekenaars(db, { ...vraag, inwonerId: o.inwonerId, niet: [o.actor.gebruikerId] });
  if (tekenaars.length === 0)
    return {
      weg: 'concept',
      uitleg: 'Nu mag niemand dit tekenen. We bewaren het als concept: leg het voor zodra er iemand is.',
      redenen,
    };
  // A teammanager before a colleague, as in a change for many (keuze).
  const volgorde = [...tekenaars].sort((a, b) => Number(b.teammanager) - Number(a.teammanager));
  return { weg: 'voorleggen', tekenaars: volgorde, redenen };
}

/**
 * Ends a place because of an event by a besluit of its own, or puts that besluit before who may sign: until then the place goes on. Refused as
 * `endEarly` and `submitConcept` are, at the fields `dag`, `toelichting` and `tekenaar`. Throws NietGevonden, Conflict.
 */
export async function takeEinde(
  db: Kysely<DB>,
  o: Vraag & { soort: GebeurtenisSoort; einde: Datum; toelichting: string; tekenaarId: number | undefined },
): Promise<Resultaat<{ besluitId: number } | { conceptId: number }>> {
  const sleutel = eindeSleutel(o.soort);
  const weg = await findEindeWeg(db, o);
  if (weg.weg === 'zelf') {
    const { versie } = (await loadZaak(db, o)).t;
    const uit = await endEarly(db, { ...o, versie, reden: eindeRedenTekst[sleutel], sleutel });
    return uit.ok ? gelukt({ besluitId: uit.waarde.besluitId }) : opVeld(uit.redenen);
  }
  const getypt = { daad: 'beeindigen', einde: toonKort(o.einde), reden: sleutel, toelichting: o.toelichting };
  const oordeel = await wijzigingInConcept.beoordeel(db, { ...o, getypt });
  if (!oordeel.ok) return opVeld(oordeel.redenen);
  const bewaard = await saveConcept(db, {
    actor: o.actor,
    inwonerId: o.inwonerId,
    soort: SOORT,
    getypt: { ...getypt, product: oordeel.waarde.product },
    betreftToewijzingId: o.toewijzingId,
  });
  if (!bewaard.ok) return opVeld(bewaard.redenen);
  if (weg.weg === 'voorleggen') {
    if (o.tekenaarId === undefined) return geweigerd({ veld: 'tekenaar', tekst: 'Kies wie het besluit tekent.' });
    const voor = await submitConcept(db, {
      ...o,
      conceptId: bewaard.waarde,
      versie: 1,
      tekenaarId: o.tekenaarId,
      wijziging: wijzigingInConcept,
    });
    if (!voor.ok) return opVeld(voor.redenen);
  }
  return gelukt({ conceptId: bewaard.waarde });
}

const EIGEN = new Set(['toelichting', 'tekenaar']);

/** The fields of the besluit as this page has them: of all others it is the day that has to be another. */
const opVeld = (redenen: readonly Reden[]): Resultaat<never> =>
  geweigerd(
    ...redenen.map((reden) => ({ ...reden, veld: reden.veld !== undefined && EIGEN.has(reden.veld) ? reden.veld : 'dag' })),
  );
