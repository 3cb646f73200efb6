import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { findInstelling } from '../../instelling/index.ts';
import { type Datum, datum, isVoor, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { findRust, findVerzoeken, insertVerzoek, withdrawVerzoek } from '../queries.ts';
import { KLAAR_REDEN, type Venster, vensterReden, verlengReden, verlengVenster } from '../rules.ts';
import { type Geladen, loadEvaluatie, loadZaak } from './load-zaak.ts';

/** From when to when this aanbieder may ask (AR8, or the setting where the regeling is silent). */
export async function loadVenster(
  db: Kysely<DB>,
  { beleid, t, zaak }: Geladen & { beleid: BeleidInHuis },
): Promise<{ venster: Venster; voortgang: Awaited<ReturnType<typeof loadEvaluatie>>['voortgang'] }> {
  const [{ evaluatie, voortgang }, wekenKeuze] = [
    await loadEvaluatie(db, { beleid, t }),
    await findInstelling(db, 'verlengen-weken', { toewijzingId: t.id }),
  ];
  return { venster: verlengVenster(zaak, { evaluatie, wekenKeuze }), voortgang };
}

/**
 * The aanbieder asks for an extension within the window, with a report of this toewijzing and why. Refused at the field outside the window,
 * longer than the regeling allows, without a report since the window opened, or when it was asked already.
 */
export async function requestVerlenging(
  db: Kysely<DB>,
  o: {
    actor: Actor;
    beleid: BeleidInHuis;
    vandaag: Datum;
    toewijzingId: number;
    tot: Datum;
    reden: string;
    voortgangId: number;
  },
): Promise<Resultaat<number>> {
  const { t, zaak } = await loadZaak(db, o);
  if (t.status !== 'gestart') return geweigerd('Verlengen kan zolang de toewijzing loopt.');
  if ((await findRust(db, t.id)).bevestigd) return geweigerd(KLAAR_REDEN);
  const { venster, voortgang } = await loadVenster(db, { beleid: o.beleid, t, zaak });
  const reden = verlengReden(zaak, { tot: o.tot, reden: o.reden }) ?? vensterReden(venster, o.vandaag);
  if (reden) return geweigerd(reden);
  const verslag = voortgang.find(({ id }) => id === o.voortgangId);
  if (!verslag)
    return geweigerd({ veld: 'verslag', tekst: 'Kies een verslag van deze inwoner. Meld anders eerst de voortgang.' });
  if (isVoor(datum(verslag.datum), venster.van.subtract({ weeks: 4 })))
    return geweigerd({
      veld: 'verslag',
      tekst: `Dit verslag is van ${toonDatum(datum(verslag.datum))}. Kies een verslag van na ${toonDatum(venster.van.subtract({ weeks: 4 }))}, of meld eerst hoe het nu gaat.`,
      regel: venster.regel,
      bron: 'keuze',
    });
  const id = await insertVerzoek(db, t, {
    voortgangId: verslag.id,
    tot: o.tot,
    reden: o.reden,
    op: o.vandaag,
    door: o.actor.gebruikerId,
  });
  if (id === undefined) return geweigerd('Er is al om verlenging gevraagd. De consulent beslist daarover.');
  await schrijfLogboek(db, o.actor, {
    handeling: 'verlenging-gevraagd',
    soort: 'toewijzing',
    objectId: t.id,
    inwonerId: t.inwoner_id,
    aanbiederId: t.aanbieder_id,
    gemeenteId: t.gemeente_id,
    grond: GROND_WMO,
  });
  return gelukt(id);
}

/** Takes an open request back. Refused when it was decided. */
export async function withdrawVerlenging(
  db: Kysely<DB>,
  o: { actor: Actor; beleid: BeleidInHuis; toewijzingId: number },
): Promise<Resultaat<number>> {
  const { t } = await loadZaak(db, o);
  const open = (await findVerzoeken(db, t.id)).find(({ stand }) => stand === 'open');
  if (!open || !(await withdrawVerzoek(db, { id: open.id, toewijzingId: t.id })))
    return geweigerd('Er is geen vraag om verlenging die nog open staat.');
  await schrijfLogboek(db, o.actor, {
    handeling: 'verlenging-ingetrokken',
    soort: 'toewijzing',
    objectId: t.id,
    inwonerId: t.inwoner_id,
    aanbiederId: t.aanbieder_id,
    gemeenteId: t.gemeente_id,
    grond: GROND_WMO,
  });
  return gelukt(open.id);
}
