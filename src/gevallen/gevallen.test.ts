import { describe, expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { draaiGevallen } from './index.ts';

const beleid = beleidVanHuis();
const versies = beleid.regelingen.map(({ regeling }) => regeling);

/** A file that several municipalities share says the same for each; of the others it is one test. */
const eerste = (bestand: string, gemeente: string): boolean =>
  beleid.gevallen.find((een) => een.bestand === bestand)?.gemeente === gemeente;

for (const { gevallen, bestand, gemeente } of beleid.gevallen) {
  if (!eerste(bestand, gemeente)) {
    test(`${bestand} komt in gemeente ${gemeente} net zo uit`, () => {
      const anders = draaiGevallen(gevallen, versies, beleid.landelijk).filter(({ verschillen }) => verschillen.length > 0);
      expect(anders).toEqual([]);
    });
    continue;
  }
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
