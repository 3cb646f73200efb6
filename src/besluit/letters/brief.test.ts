import { expect, test } from 'vitest';
import { beleidVanHuis } from '../../../test/beleid.ts';
import type { Grond } from '../../kernel/uitkomst.ts';
import { briefGronden, metJe } from './brief.ts';

const regeling = beleidVanHuis().regelingen.find(({ regeling: een }) => een.regeling === 'werkt-mee')?.regeling;
if (!regeling) throw new Error('geen regeling');

test.each([
  ['De inwoner staat op trede 3.', 'Je staat op trede 3.'],
  ['De inwoner is 18 jaar of ouder.', 'Je bent 18 jaar of ouder.'],
  ['De inwoner heeft geen uitkering. Er is geen goedkeuring nodig.', 'Je hebt geen uitkering. Er is geen goedkeuring nodig.'],
  [
    'De instantie die de WIA betaalt, is akkoord. De inwoner houdt de uitkering.',
    'De instantie die de WIA betaalt, is akkoord. Je houdt de uitkering.',
  ],
  ['De inwoner kan niet zelfstandig werken.', 'Je kunt niet zelfstandig werken.'],
  ['Het perspectief ligt verder op de ladder: trede 5.', 'Je perspectief ligt verder op de ladder: trede 5.'],
  [
    'De doelen zijn opgesteld door: lokale toegang, inwoner, aanbieder.',
    'De doelen zijn opgesteld door: de gemeente, jijzelf en de aanbieder.',
  ],
  [
    'De doelen zijn opgesteld door: lokale toegang, inwoner en aanbieder.',
    'De doelen zijn opgesteld door: de gemeente, jijzelf en de aanbieder.',
  ],
  ['De doelen zijn opgesteld door: lokale toegang en inwoner.', 'De doelen zijn opgesteld door: de gemeente en jijzelf.'],
  ['De doelen zijn opgesteld door: lokale toegang, inwoner.', 'De doelen zijn opgesteld door: de gemeente en jijzelf.'],
])('%s → %s', (grond, brief) => {
  expect(metJe(grond)).toBe(brief);
});

test('gronden uit één bron staan bij elkaar, een open voorwaarde apart, en over ons eigen werk staat er niets', () => {
  const grond = (regel: string, bron: string, tekst: string, voldaan: boolean | null = true): Grond => ({
    regel,
    bron,
    status: bron.startsWith('BR') ? 'besluit' : bron.startsWith('WM') ? 'productbeschrijving' : 'keuze',
    tekst,
    voldaan,
  });
  const brief = briefGronden(regeling, [
    grond('AP1', 'BR 2.1', 'De inwoner is 18 jaar of ouder.'),
    grond('AP2', 'BR 2.3', 'De inwoner staat op trede 3.'),
    grond('AP20', 'BR 2.1', 'De inwoner wil een bijdrage leveren of werken.'),
    grond('AP1', 'BR 2.1', 'De inwoner is 18 jaar of ouder.'),
    grond('AP9', 'keuze', 'Er loopt geen andere toewijzing.'),
    grond('AP16', 'BR besluit 3', 'Beslist in mandaat door: trajectregisseur.'),
    grond('AP12', 'WM §11', 'De instantie moet nog akkoord gaan.', null),
  ]);
  expect(brief.map((g) => [g.regel, g.bron, g.tekst])).toEqual([
    [
      'AP1, AP20',
      'Beleidsregels MO en Jeugd 2018, hoofdstuk G, 2.1',
      'Je bent 18 jaar of ouder. Je wilt een bijdrage leveren of werken.',
    ],
    ['AP2', 'Beleidsregels MO en Jeugd 2018, hoofdstuk G, 2.3', 'Je staat op trede 3.'],
    ['AP12', 'Werkt mee, een nadere beschrijving §11', 'De instantie moet nog akkoord gaan.'],
  ]);
});
