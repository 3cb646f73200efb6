// A municipality that drew its own route begins its agreed cases with what the route says: they hold, and every change says itself.
import { expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { leesGevallen } from '../beleid/index.ts';
import { draaiGevallen } from './index.ts';
import { schrijfRouteGevallen } from './route-schrijf.ts';

const { landelijk, regelingen } = beleidVanHuis();
// Municipalities that share a regeling have the same route.
const metRoute = [
  ...new Map(
    regelingen
      .map(({ regeling }) => regeling)
      .filter(({ route }) => route !== undefined)
      .map((regeling) => [`${regeling.regeling} ${regeling.geldigVan}`, regeling]),
  ).values(),
];

const gevallenVan = (regeling: (typeof metRoute)[number]) => {
  const tekst = schrijfRouteGevallen(regeling, landelijk) ?? '';
  const gelezen = leesGevallen(tekst, 'gevallen.yaml');
  if (!gelezen.ok) throw new Error(gelezen.fouten.map((fout) => fout.tekst).join('; '));
  return gelezen.gevallen;
};

test.each(metRoute.map((regeling) => [`${regeling.gemeente} ${regeling.regeling} ${regeling.geldigVan}`, regeling] as const))(
  '%s: elke stap krijgt een geval, en elk komt uit zoals het er staat',
  (_, regeling) => {
    const gevallen = gevallenVan(regeling);
    const over = gevallen.route.flatMap(({ regels }) => regels.map((regel) => regel.replace('route.stappen.', '')));
    expect(regeling.route?.stappen.filter(({ id }) => !over.includes(id)).map(({ id }) => id)).toEqual([]);
    expect(draaiGevallen(gevallen, [regeling], landelijk).filter(({ verschillen }) => verschillen.length > 0)).toEqual([]);
  },
);

test('wie een uitkomst ergens anders heen laat leiden, ziet bij welke stap', () => {
  const [regeling] = metRoute.filter(({ gemeente }) => gemeente === '0034');
  if (!regeling?.route) throw new Error('geen route');
  const gevallen = gevallenVan(regeling);
  const stappen = regeling.route.stappen.map((stap) =>
    stap.id === 'signaal'
      ? {
          ...stap,
          uit: stap.uit.map((uitgang) => (uitgang.uitkomst === 'observeren' ? { ...uitgang, naar: ['keuze'] } : uitgang)),
        }
      : stap,
  );
  const anders = draaiGevallen(gevallen, [{ ...regeling, route: { ...regeling.route, stappen } }], landelijk);
  expect(anders.find(({ regels }) => regels.includes('route.stappen.signaal'))?.verschillen).toEqual([
    expect.stringContaining('na observeren, wat mag volgen: keuze'),
  ]);
});

test('een regeling zonder route heeft niets af te spreken', () => {
  const [regeling] = metRoute;
  expect(regeling && schrijfRouteGevallen({ ...regeling, route: undefined }, landelijk)).toBeUndefined();
});
