import { expect, test } from 'vitest';
import { stapAdres } from '../uitleg/stap-adres.ts';
import { verdeelOver } from './spreiding.ts';
import { isGefilterd, leesVraag, teBewaren, vraagInAdres } from './vraag.ts';

const vraag = (tekst: string) => leesVraag(new URLSearchParams(tekst));

test.each([
  ['', {}],
  ['tab=alle&wie=ik&trede=3', { tab: 'alle', wie: 'ik', trede: '3' }],
  // as it was written before there were more terms
  ['laat=ja', { termijn: 'laat' }],
  ['tab=zz&wie=x&termijn=ooit&soort=Nee!&trede=9&status=weg&consulent=-1&gewijzigd=1&sorteer=drop', {}],
  ['zoek=%20Jan%20&richting=aflopend', { zoek: 'Jan', richting: 'aflopend' }],
])('%j vraagt %j', (tekst, adres) => {
  expect(vraagInAdres(vraag(tekst))).toEqual({
    tab: undefined,
    zoek: undefined,
    wie: undefined,
    termijn: undefined,
    soort: undefined,
    trede: undefined,
    status: undefined,
    consulent: undefined,
    gewijzigd: undefined,
    sorteer: undefined,
    richting: undefined,
    ...adres,
  });
});

test('een weergave bewaart het filter en de volgorde, nooit de naam waarop is gezocht of de bladzijde', () => {
  expect(teBewaren(new URLSearchParams('zoek=Jansen&laat=ja&pagina=3&sorteer=trede&vreemd=1'))).toBe(
    'termijn=laat&sorteer=trede',
  );
  expect(teBewaren(new URLSearchParams(''))).toBe('');
});

test('welk tabblad en welke volgorde is geen filter', () => {
  expect(isGefilterd(vraag('tab=alle&sorteer=trede&richting=aflopend'))).toBe(false);
  for (const een of [
    'zoek=a',
    'wie=ik',
    'termijn=week',
    'soort=starten',
    'trede=1',
    'status=afgerond',
    'consulent=0',
    'gewijzigd=ja',
  ])
    expect(isGefilterd(vraag(een)), een).toBe(true);
});

const regels = (van: number, ...ids: number[]) => ids.map((inwonerId) => ({ inwonerId, vanId: van }));

const erbij = (uit: Map<number, number>) =>
  Object.fromEntries([...Map.groupBy(uit.values(), (id) => id)].map(([id, n]) => [id, n.length]));

test('wie weinig inwoners heeft krijgt er meer, tot het gelijk is', () => {
  const naar = [
    { id: 10, aantal: 2 },
    { id: 20, aantal: 0 },
  ];
  expect(erbij(verdeelOver({ regels: regels(9, 1, 2, 3, 4), naar }))).toEqual({ 10: 1, 20: 3 });
  // Who has so many that nobody can catch up gets none.
  expect(
    erbij(
      verdeelOver({
        regels: regels(9, 1, 2),
        naar: [
          { id: 10, aantal: 9 },
          { id: 20, aantal: 0 },
        ],
      }),
    ),
  ).toEqual({ 20: 2 });
});

test('wie al bij een van hen is, blijft daar als dat past', () => {
  expect([...verdeelOver({ regels: regels(10, 1), naar: [{ id: 10, aantal: 5 }] })]).toEqual([]);
  const naar = (een: number, twee: number) => [
    { id: 10, aantal: een },
    { id: 20, aantal: twee },
  ];
  expect([...verdeelOver({ regels: [...regels(10, 1), ...regels(0, 2)], naar: naar(2, 1) })]).toEqual([[2, 20]]);
  // Sharing what one of them has too much of takes as many as it needs, and no more.
  const uit = verdeelOver({ regels: regels(10, 1, 2, 3, 4, 5, 6), naar: naar(6, 0) });
  expect(erbij(uit)).toEqual({ 20: 3 });
});

test.each([
  ['/dossier/7/besluit', '/dossier/7/besluiten'],
  ['/dossier/7/toets', '/dossier/7/ladder'],
  ['/dossier/7/ladder/nieuw', '/dossier/7/ladder'],
  ['/dossier/7/gegevens/wijzigen', '/dossier/7/gegevens'],
  ['/dossier/7/toewijzingen/4/plicht/evaluatiegesprek', '/dossier/7/plichten'],
  ['/dossier/7/besluit/3', '/dossier/7/besluit/3'],
])('a teammanager goes for %s to what he may read', (href, leest) => {
  expect([stapAdres(href, true), stapAdres(href, false)]).toEqual([leest, href]);
});
