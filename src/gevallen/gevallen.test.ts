import { describe, expect, test } from 'vitest';
import { loadBeleid } from '../beleid/index.ts';
import { draaiGevallen } from './index.ts';

const beleid = loadBeleid(new URL('../../beleid', import.meta.url).pathname);
const versies = beleid.regelingen.map(({ regeling }) => regeling);

for (const { gevallen, bestand } of beleid.gevallen) {
  const uitkomsten = draaiGevallen(gevallen, versies, beleid.landelijk);
  describe(`gevallen van ${bestand}`, () => {
    test('elk geval heeft een eigen naam', () => {
      const namen = uitkomsten.map(({ deel, geval }) => `${deel} ${geval}`);
      expect(namen.filter((naam, i) => namen.indexOf(naam) !== i)).toEqual([]);
    });
    test.each(uitkomsten.map((uitkomst) => [`${uitkomst.deel}: ${uitkomst.geval}`, uitkomst] as const))('%s', (_, uitkomst) => {
      expect(uitkomst.verschillen).toEqual([]);
    });
  });
}
