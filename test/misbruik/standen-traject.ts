/** Moments of the way over a route: a step that lies before who decides, one that is chosen, one with money and a way back, one to begin. */
import { maakToewijzing } from '../factories.ts';
import { put, type World } from '../rechten/world.ts';

type Erbij = (naam: string, ids: Record<string, number>, delen?: Record<string, string>) => void;

/** `inwoner` makes one of the own caseload. */
export const maakTrajectstanden = async (
  world: World,
  erbij: Erbij,
  inwoner: (achternaam: string) => Promise<number>,
): Promise<void> => {
  const { h, kant } = world;
  const { eigen } = kant;
  // That of Almere: it asks the resident, UWV and finance, and goes back. The route of Apeldoorn stands in test/rechten/traject.ts.
  const { rows } = await h.owner.query<{ id: number }>("select id from regeling where sleutel = 'van-dagbesteding-naar-werk'");
  const regeling_id = rows[0]?.id ?? 0;
  // Taken over by the own municipality, for an aanbieder begins under no other's. As a replica: a version never changes.
  await h.owner.query(
    `begin; set local session_replication_role = replica; update regeling set gemeente_id = ${eigen.gemeenteId} where id = ${regeling_id}; commit`,
  );
  // A later version of it holds by now: who is on the way may go over.
  const later = await h.owner.query<{ id: number }>(
    `insert into regeling (gemeente_id, sleutel, geldig_van, inhoud, hash, tekst, herkomst)
     select gemeente_id, sleutel, '2026-06-01', jsonb_set(inhoud::jsonb, '{geldigVan}', '"2026-06-01"'), 'proef 2026-06-01', coalesce(tekst, ''), 'product' from regeling where id = $1 returning id`,
    [regeling_id],
  );
  await put(h, 'regelinggebeurtenis', {
    gemeente_id: eigen.gemeenteId,
    regeling_id: later.rows[0]?.id ?? 0,
    soort: 'geactiveerd',
    bekend_vanaf: '2026-06-01T08:00:00Z',
  });
  await h.beleid.ververs();
  const traject = async (naam: string, stap?: Record<string, string | number | boolean>) => {
    const id = await inwoner(`Route ${naam}`);
    const van = { gemeente_id: eigen.gemeenteId, inwoner_id: id, consulent_id: eigen.gebruiker };
    const traject_id = await put(h, 'traject', { ...van, regeling_id, begonnen_op: '2026-09-01' });
    const gezet = { nummer: 1, poging: 1, begonnen_op: '2026-10-05', door: eigen.gebruiker };
    const trajectstap = stap === undefined ? 0 : await put(h, 'trajectstap', { ...van, traject_id, ...gezet, ...stap });
    return { inwoner: id, trajectstap };
  };

  erbij('traject-voorgesteld', await traject('voorgesteld', { stap: 'signaal', voorgesteld: true }), { routestap: 'signaal' });
  erbij('traject-keuze', await traject('keuze', { stap: 'keuze' }));
  erbij('traject-proef', await traject('proef', { stap: 'proefperiode', einde_gepland: '2026-11-29', waar: 'Bakkerij' }), {
    geldsoort: 'reiskosten',
    terugweg: 'tijdelijk',
    routestap: 'dagbesteding-tijdelijk',
  });
  // Employment with a fee for the employer: somebody writes him. A place runs beside it still.
  const werk = await traject('werkgever', { stap: 'dienst', waar: 'Bakkerij' });
  await maakToewijzing(h, { inwonerId: werk.inwoner, aanbiederId: eigen.aanbieder });
  erbij('traject-werkgever', werk);
  // Its end is over: until a fortnight after it, and so until today, it may be extended.
  erbij(
    'traject-verlengen',
    await traject('verlengen', { stap: 'proefperiode', begonnen_op: '2026-09-21', einde_gepland: '2026-11-15' }),
  );
  const { inwoner: id } = await traject('begin');
  const { id: toewijzing } = await maakToewijzing(h, { inwonerId: id, aanbiederId: eigen.aanbieder });
  erbij('traject-bij-aanbieder', { inwoner: id, toewijzing }, { routestap: 'signaal' });
};
