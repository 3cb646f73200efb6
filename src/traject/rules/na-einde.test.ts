// From where a route of the sources ends, its ways back are open: nobody has to begin anew because work that went well stops later (L4, NI6).
import { describe, expect, test } from 'vitest';
import { beleidVanHuis } from '../../../test/beleid.ts';
import { datum } from '../../kernel/datum.ts';
import type { Stand, Trajectstap } from '../types.ts';
import { beoordeelEinde, isKlaar, openEinden, terugVan, volgende } from './index.ts';

const { regelingen } = beleidVanHuis();
const stap = (
  id: string,
  stapId: string,
  van: string,
  tot: string,
  uitkomst: string,
  rest: Partial<Trajectstap> = {},
): Trajectstap => ({
  id,
  stap: stapId,
  nummer: Number(id.slice(1)) + 1,
  poging: 1,
  begonnenOp: datum(van),
  geeindigdOp: datum(tot),
  uitkomst,
  oordelen: [],
  ...rest,
});

const einden = regelingen.flatMap(({ regeling }) => {
  const { route } = regeling;
  if (!route) return [];
  return route.stappen.flatMap(({ id, uit }) =>
    uit
      .filter(({ einde }) => einde)
      .flatMap(({ uitkomst }) =>
        route.terug
          .filter(({ vanaf }) => vanaf?.includes(id))
          .map(
            (weg) =>
              [
                `${regeling.gemeente} ${regeling.regeling}: ${id}/${uitkomst}, ${weg.id}`,
                { regeling, route, id, uitkomst, weg },
              ] as const,
          ),
      ),
  );
});

describe('the way back from each end', () => {
  test.each(einden)('%s', (_, { regeling, route, id, uitkomst, weg }) => {
    const op = datum('2019-09-01');
    const stand: Stand = {
      regeling,
      route,
      stappen: [stap('t0', id, '2019-02-01', '2019-06-01', uitkomst)],
      indicatie: { van: datum('2019-08-01'), tot: null },
    };
    expect(isKlaar(stand)).toBe(true);
    expect(terugVan(stand, op).map((een) => een.id)).toContain(weg.id);
    // Nothing else goes on from an end.
    expect(volgende(stand, op).filter(({ mag }) => mag !== 'mag-niet')).toEqual([]);
    const naar = volgende(stand, op, weg.id).filter(({ mag }) => mag !== 'mag-niet');
    expect(naar.length).toBeGreaterThan(0);
    expect(new Set(naar.map(({ via }) => via))).toEqual(new Set([`terug:${weg.id}`]));
  });
  test('of each of the programmes that name one', () => {
    expect(new Set(einden.map(([naam]) => naam.slice(0, 4)))).toEqual(
      new Set(['0034', '0228', '0363', '0828', '1721', '0755', '0856', '0268', '0209', '1945', '0225', '0252', '0944', '0296']),
    );
  });
});

test('NI4: work that followed on the talk beside a place follows on that place as well', () => {
  const regeling = regelingen.find((een) => een.regeling.regeling === 'op-weg-naar-werk')?.regeling;
  if (!regeling?.route) throw new Error('geen route');
  const basis = stap('t0', 'basis-4', '2019-02-01', '2019-08-01', 'bestemming');
  const casus = stap('t1', 'casus', '2019-07-20', '2019-07-25', 'bestemming');
  const stand = (stappen: Trajectstap[]): Stand => ({
    regeling,
    route: regeling.route as NonNullable<typeof regeling.route>,
    stappen,
  });
  expect(openEinden(stand([basis, casus])).map(({ id }) => id)).toEqual(['t0', 't1']);
  const werk = stap('t2', 'vrijwilligerswerk', '2019-08-02', '2019-08-20', 'verder', { volgtOp: 't1' });
  const daarna = stand([basis, casus, werk]);
  expect(openEinden(daarna).map(({ id }) => id)).toEqual(['t2']);
  const mag = volgende(daarna, datum('2019-08-21')).filter((v) => v.mag === 'mag');
  expect(mag.map((v) => v.stap.id)).toEqual(['regulier', 'banenafspraak', 'beschut-werk', 'opleiding']);
  expect(new Set(mag.map(({ volgtOp }) => volgtOp))).toEqual(new Set(['t2']));
});

test('AM5: who went back from a job and the terugval beside it has no way back left from that terugval', () => {
  const regeling = regelingen.find((een) => een.regeling.regeling === 'leer-werkroute')?.regeling;
  if (!regeling?.route) throw new Error('geen route');
  const terug = 'terug:lange-terugval';
  const stand: Stand = {
    regeling,
    route: regeling.route,
    stappen: [
      stap('t0', 'beschut-werk', '2019-01-01', '2019-07-01', terug),
      stap('t1', 'terugval', '2019-03-01', '2019-07-01', terug),
      stap('t2', 'dagbesteding', '2019-07-01', '2019-08-01', 'blijft', { via: terug, volgtOp: 't0' }),
    ],
  };
  expect(openEinden(stand).map(({ id }) => id)).toEqual(['t2']);
  expect(terugVan(stand, datum('2019-08-02'))).toEqual([]);
});

describe('OS5: a pupil is tested toward the end of the last year', () => {
  const regeling = regelingen.find((een) => een.regeling.regeling === 'van-vso-naar-beschut-werk')?.regeling;
  const eindig = (op: string, uitkomst: string) => {
    if (!regeling?.route) throw new Error('geen route');
    const volgen: Trajectstap = { id: 't0', stap: 'volgen', nummer: 1, poging: 1, begonnenOp: datum('2018-09-01'), oordelen: [] };
    const stand: Stand = { regeling, route: regeling.route, stappen: [volgen] };
    const uit = beoordeelEinde(stand, { id: 't0', uitkomst, op: datum(op), oordelen: [] }, datum('2021-12-01'));
    return uit.ok ? 'mag' : uit.redenen.map(({ tekst }) => tekst).join(' ');
  };
  test('from three months before the end without a reason, before that with one', () => {
    expect(eindig('2021-05-31', 'laatste-schooljaar')).toBe('mag');
    expect(eindig('2021-05-30', 'laatste-schooljaar')).toContain(
      'tot en met 31 augustus 2021. “tegen het eind van het laatste schooljaar” is op tijd vanaf 31 mei 2021. Schrijf op waarom',
    );
    expect(eindig('2021-08-30', 'van-school')).toContain('Schrijf op waarom het eerder eindigt');
    expect(eindig('2021-08-31', 'van-school')).toBe('mag');
  });
});
