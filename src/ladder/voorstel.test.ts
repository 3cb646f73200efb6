import { expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { type Antwoorden, grenzen, ladderVoorstel, voorstelTekst, voorstelWatAls } from './rules.ts';

const beleid = beleidVanHuis();
const regelingVan = (gemeente: string, geldigVan: string) => {
  const gevonden = beleid.regelingen.find(({ regeling: r }) => r.gemeente === gemeente && r.geldigVan === geldigVan);
  if (!gevonden) throw new Error('geen regeling');
  return gevonden.regeling;
};
const apeldoorn = regelingVan('0200', '2021-01-01');
const arnhem = regelingVan('0202', '2020-07-01');
const alles = (regeling: typeof apeldoorn, ja: readonly string[]): Antwoorden =>
  Object.fromEntries(regeling.ladder.vragen.map(({ sleutel }) => [sleutel, ja.includes(sleutel) ? 'ja' : 'nee']));

// L6, L7: the highest trede whose criterium the answers meet.
test.each([
  [apeldoorn, [], 1],
  [apeldoorn, ['activiteit'], 2],
  [apeldoorn, ['activiteit', 'taken'], 3],
  [apeldoorn, ['taken', 'zelfstandig'], 4],
  [apeldoorn, ['verantwoordelijkheid'], 4],
  [apeldoorn, ['zelfstandig', 'betaald-werk', 'aanvulling'], 5],
  [apeldoorn, ['beroepsopleiding'], 5],
  [apeldoorn, ['betaald-werk', 'beroepsopleiding'], 5],
  [apeldoorn, ['betaald-werk'], 6],
  [apeldoorn, ['aanvulling'], 1],
  [arnhem, ['contact'], 2],
  [arnhem, ['economische-waarde'], 4],
  [arnhem, ['contact', 'vakopleiding'], 4],
  [arnhem, ['betaald-werk', 'aanvulling'], 5],
  [arnhem, ['betaald-werk'], 6],
] as const)('L6 %#: %s %s', (regeling, ja, trede) => {
  const uit = ladderVoorstel(regeling, alles(regeling, ja));
  expect([uit?.trede, uit?.hoogstens]).toEqual([trede, trede]);
  expect(uit?.open).toEqual([]);
});

test('K8: what is not known leaves the proposal open, and names the question', () => {
  const bekend = { ...alles(apeldoorn, ['taken']), verantwoordelijkheid: undefined };
  const uit = ladderVoorstel(apeldoorn, bekend);
  expect(uit && voorstelTekst(uit)).toBe('trede 3 of 4');
  expect(uit?.open).toEqual(['verantwoordelijkheid']);
  expect(uit?.gronden.find(({ voldaan }) => voldaan === null)?.tekst).toContain(
    'Draagt de inwoner verantwoordelijkheid? Niet bekend',
  );
  // unknown below what is certain does not matter
  expect(ladderVoorstel(apeldoorn, { ...bekend, verantwoordelijkheid: 'nee', activiteit: 'onbekend' })).toMatchObject({
    trede: 3,
    hoogstens: 3,
  });
  expect(voorstelTekst({ trede: 1, hoogstens: 6 })).toBe('trede 1 tot en met 6');
  expect(ladderVoorstel(apeldoorn, {})).toMatchObject({ trede: 1, hoogstens: 6 });
});

test('each ground has its place in the source; another answer says what it would have come to', () => {
  const antwoorden = alles(apeldoorn, ['taken']);
  const uit = ladderVoorstel(apeldoorn, antwoorden);
  expect(uit?.gronden.map(({ voldaan }) => voldaan)).toEqual([true, false, false, false]);
  expect(uit?.gronden[0]).toMatchObject({ regel: 'L6', bron: 'WM §4', status: 'productbeschrijving' });
  expect(voorstelWatAls(apeldoorn, antwoorden)).toContainEqual({
    met: 'Voert de inwoner zelfstandig taken uit? Ja',
    dan: 'trede 4',
  });
});

test('every question stands at one boundary; a regeling without questions proposes nothing', () => {
  for (const { regeling } of beleid.regelingen) {
    const vragen = grenzen(regeling).flatMap((grens) => grens.vragen.map(({ sleutel }) => sleutel));
    expect(vragen.toSorted()).toEqual(regeling.ladder.vragen.map(({ sleutel }) => sleutel).toSorted());
  }
  expect(
    grenzen(apeldoorn)
      .at(-1)
      ?.treden.map(({ trede }) => trede),
  ).toEqual([5, 6]);
  expect(ladderVoorstel({ ...apeldoorn, ladder: { ...apeldoorn.ladder, vragen: [] } }, {})).toBeUndefined();
});
