import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { insertAntwoorden, insertGebeurtenis, insertMomenten, listMomenten, setBegin } from '../queries/index.ts';
import { leiderVan, openMomenten, standVan, wieMoet } from '../rules.ts';
import { loadAfspraak, logAfspraak, written } from './load-afspraak.ts';
import { readMomenten } from './plan-afspraak.ts';
import { partijVan, type Wie } from './settings.ts';
import { afzenderVan, tellGenodigden } from './tell-genodigden.ts';

/**
 * Says that one cannot, and proposes other moments: of somebody who is invited, with up to three moments or none; of who made it a new
 * round with at least one. What was fixed is open again, and who has it in a calendar hears that it does not go on. Throws NietGevonden or
 * Conflict.
 */
export const proposeMoment = async (
  db: Kysely<DB>,
  wie: Wie,
  o: { id: number; inwonerId?: number; versie: number; toelichting: string; waarden: Readonly<Record<string, string>> },
): Promise<Resultaat<{ id: number }>> => {
  const a = await loadAfspraak(db, {
    id: o.id,
    actor: wie.actor,
    inwonerId: o.inwonerId,
    versie: o.versie,
    wilde: 'een ander moment voorstellen',
  });
  if (a.status !== 'voorgesteld' && a.status !== 'vast')
    return geweigerd('Deze afspraak is voorbij of afgezegd. Bel ons voor een nieuwe afspraak.');
  if (a.begin !== null && a.begin <= wie.nu)
    return geweigerd('Deze afspraak is al begonnen of voorbij. Bel ons voor een nieuwe afspraak.');
  if (o.toelichting.length > 2000) return geweigerd({ veld: 'toelichting', tekst: 'Schrijf hoogstens 2000 tekens.' });
  const van = partijVan(wie.actor);
  const leidt = van === leiderVan(a);
  if (!leidt && !wieMoet(a).includes(van)) throw new NietGevonden();
  const leeg = ['1', '2', '3'].every((nr) => `${o.waarden[`dag${nr}`] ?? ''}${o.waarden[`tijd${nr}`] ?? ''}` === '');
  let momenten: Date[] = [];
  if (!leeg || leidt) {
    const gelezen = readMomenten(o.waarden, { vandaag: wie.vandaag, moment: wie.nu }, 'voorstel');
    if (!gelezen.ok) return gelezen;
    momenten = gelezen.waarde;
  }
  const door = wie.actor.gebruikerId;
  const eerder = await listMomenten(db, { afspraakId: a.id });
  // Without a moment of his own a guest says no to those that are left.
  if (momenten.length === 0)
    await insertAntwoorden(db, a, {
      antwoorden: openMomenten(eerder, wie.nu).map(({ id }) => ({ momentId: id, kan: false })),
      van,
      door,
    });
  else await insertMomenten(db, a, { ronde: Math.max(0, ...eerder.map(({ ronde }) => ronde)) + 1, momenten, van, door });
  written(await setBegin(db, a, { begin: null, status: 'voorgesteld' }), a);
  await insertGebeurtenis(db, a, {
    wat: leidt ? 'voorgesteld' : 'kan-niet',
    ervoor: standVan(a),
    toelichting: o.toelichting,
    van,
    door,
  });
  await tellGenodigden(db, a, {
    soort: a.begin === null && leidt ? 'voorstel' : 'kan-niet',
    volgnummer: a.volgnummer + 1,
    afzender: afzenderVan(wie.beleid, a.gemeenteId, wie.basis),
    eerder: a.begin ?? undefined,
    behalve: a.begin === null ? van : undefined,
    door,
  });
  await logAfspraak(db, wie, a, leidt ? 'afspraak-voorgesteld' : 'afspraak-kan-niet');
  return gelukt({ id: a.id });
};
