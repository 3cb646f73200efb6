import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Regeling } from './regeling.ts';
import { bedrag } from './waarden.ts';
import { leesTekst } from './yaml.ts';

// The slips that people make in Kladblok: one slip is one fault, on the line of the slip, with what to write instead.

const Vorm = z.strictObject({
  product: z.string(),
  duur: z.strictObject({ maanden: z.int(), soort: z.string(), keuze: z.string().optional() }),
  prijs: z.strictObject({ bedrag, per: z.string(), bron: z.string() }),
});

const goed = `product: werkplek
duur:
  maanden: 6
  soort: vast
  keuze: Korter mag.
prijs: { bedrag: "9,00", per: uur, bron: WM §10 }
`;

const lees = (oud: string, nieuw: string) => {
  if (!goed.includes(oud)) throw new Error(`niet in het voorbeeld: ${oud}`);
  const gelezen = leesTekst(goed.replace(oud, nieuw), 'b.yaml', Vorm);
  return gelezen.ok ? 'goed' : gelezen.fouten.map(({ regel, pad, tekst }) => `${regel} ${pad} ${tekst}`);
};

test('het voorbeeld zelf is goed', () => expect(lees('6', '6')).toBe('goed'));

test.each<[naam: string, oud: string, nieuw: string, regel: number, tekst: RegExp]>([
  ['een tab', '  maanden: 6', '\tmaanden: 6', 3, /staat een tab; spring in met spaties/],
  ['een spatie te weinig', '  maanden: 6', ' maanden: 6', 3, /springt minder ver in dan de regel eronder/],
  ['een spatie te veel', '  soort: vast', '   soort: vast', 3, /springt minder ver in dan de regel eronder/],
  ['een haakje vergeten', ' }\n', '\n', 6, /ontbreekt }/],
  ['een aanhalingsteken vergeten', '"9,00"', '"9,00', 6, /aanhalingsteken niet gesloten/],
  ['een komma vergeten', '"9,00",', '"9,00"', 6, /tussen { } staat een komma/],
  ['geen spatie achter de dubbele punt', 'maanden: 6', 'maanden:6', 3, /zet een spatie achter de dubbele punt/],
  ['een dubbele punt in een tekst', 'Korter mag.', 'Korter: mag: ja', 5, /zet die tekst tussen aanhalingstekens/],
  ['een schrijffout in een veld', 'maanden', 'maandne', 3, /kent geen maandne; bedoel je maanden\?/],
  ['een bedrag zonder aanhalingstekens', '"9,00"', '9,50', 6, /tussen rechte aanhalingstekens: bedrag: "9,50"$/],
  ['een bedrag met kromme aanhalingstekens', '"9,00"', '“9,50”', 6, /tussen rechte aanhalingstekens: bedrag: "9,50"$/],
  ['een punt voor de centen', '"9,00"', '"9.50"', 6, /Bedoel je "9,50"\?$/],
  ['één cijfer achter de komma', '"9,00"', '"9,5"', 6, /Bedoel je "9,50"\?$/],
  ['een euroteken', '"9,00"', '"€ 9,50"', 6, /Bedoel je "9,50"\?$/],
  ['een getal met een punt', '"9,00"', '9.5', 6, /Bedoel je "9,50"\?$/],
  ['eurocenten', '"9,00"', '950', 6, /Bedoel je "950,00"\? Of eurocenten: "9,50"\?$/],
  ['geen bedrag', '"9,00"', '"veel"', 6, /twee cijfers achter de komma, tussen aanhalingstekens: "1.600,00"$/],
])('%s', (_naam, oud, nieuw, regel, tekst) => {
  const fouten = lees(oud, nieuw);
  expect(fouten).toHaveLength(1);
  expect(fouten[0]).toMatch(new RegExp(`^${regel} `));
  expect(fouten[0]).toMatch(tekst);
});

test('wat echt twee fouten zijn, blijven er twee', () => {
  expect(lees('  maanden: 6', '  weken: 20')).toEqual([
    '2 duur.maanden ontbreekt; schrijf een heel getal',
    '3 duur kent geen weken; wel kan: maanden, soort, keuze',
  ]);
});

test('een plicht zonder eigenaar: de melding zegt wie er moet staan', () => {
  const tekst = readFileSync('beleid/gemeenten/0034-almere/van-dagbesteding-naar-werk/2015-01-01.yaml', 'utf8');
  const zonder = leesTekst(tekst.replace('wie: accountadviseur, samenMet: [school], ', ''), 'a.yaml', Regeling);
  expect(zonder.ok ? [] : zonder.fouten.map(({ pad, tekst: melding }) => `${pad} ${melding}`)).toEqual([
    'route.stappen.school.plichten.bespreken.wie ontbreekt; schrijf wie het doet: inwoner, aanbieder, werkgever of een functie, zoals consulent',
  ]);
});
