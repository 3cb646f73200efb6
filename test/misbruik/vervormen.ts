/** How a form or an address is bent: each bending is a value of fast-check, so that a fault shrinks to the smallest that shows it. */
import fc from 'fast-check';
import type { Formulier, Veld } from './html.ts';
import { ingevuld, isDatumveld, isGetalveld, type Paar } from './invullen.ts';
import type { Doelwit } from './verkenner.ts';

/** On the edge of what a number may be, or no number in the way of somebody who types. */
const GETALLEN = [
  '0',
  '-0',
  '-1',
  '00',
  '1',
  '24',
  '24:00',
  '24,01',
  '25',
  '168',
  '1,5',
  '1.5',
  '1,,5',
  '1.000.000,00',
  '0,001',
  '+2',
  '2e3',
  '1e308',
  '1e999',
  '0x10',
  '0b1',
  '١٢٣',
  '½',
  '２',
  '∞',
  'NaN',
  'Infinity',
  '2147483647',
  '2147483648',
  '-2147483649',
  '9007199254740993',
  '99999999999999999999',
  `1${'0'.repeat(400)}`,
  `0,${'3'.repeat(400)}`,
  '7:60',
  '7:5',
  ':',
  ',',
  '1 2',
  '2 uur',
];

const DATA = [
  '31-02-2026',
  '29-02-2025',
  '29-02-2024',
  '00-00-0000',
  '31-12-9999',
  '01-01-0001',
  '01-01-0000',
  '31-12-1799',
  '01-01-1800',
  '31-12-2999',
  '01-01-3000',
  '31-12-275760',
  '-01-01-2026',
  '1-1-1',
  '22-11-26',
  '2026-11-22',
  '2026-13-45',
  '22/11/2026',
  '99-99-9999',
  '22-11-2026T00:00',
  '01-01-1900',
  '21-11-2026',
  '23-11-2026',
  '22-11-2126',
  '31-04-2026',
  '  22-11-2026  ',
  '２２-11-2026',
  'gisteren',
  'infinity',
  'epoch',
  '22-11-2026 BC',
];

const TEKENS = [
  'a\u0000b',
  '\u0000',
  '\u0007\u001b[31m\u007f',
  '\u0085\u2028\u2029',
  '\ufeff\ufffe\uffff\ufdd0',
  '\u202eneleh-naa\u202c \u2066x\u2069',
  '\u200b\u200c\u200d\u2060',
  '\u00ad\u034f\u115f\u3164',
  `e${'\u0301'.repeat(600)}`,
  '👩🏽‍🌾🏳️‍🌈 𝕎𝕖𝕣𝕜𝕥 𝕞𝕖𝕖 𠜎',
  '\ufb2c\ufb2c',
  'İıſẞŉ',
  'ａｄｍｉｎ',
  '\ud800 losse helft',
  'losse helft \udc00',
  '\u{10ffff}\u{1fffe}',
  '\t\n\r\n\u00a0\u2003 ',
  'regel\r\nregel\n\nregel\rregel',
];

const GROOT = [
  'x'.repeat(101),
  'x'.repeat(256),
  'x'.repeat(4001),
  'x'.repeat(20_001),
  'x'.repeat(200_000),
  'ë🚲'.repeat(7000),
  '\ufb2c'.repeat(19_999),
  `${'x'.repeat(19_999)}🚲`,
  '['.repeat(20_000),
  '{"a":'.repeat(4000),
  '('.repeat(19_000),
  '<a>'.repeat(6000),
  '&amp;'.repeat(4000),
  '\n'.repeat(20_000),
  // Long rows of almost right: what makes a careless pattern think for ever.
  `${'a'.repeat(19_000)}!`,
  `${'0'.repeat(19_000)}x`,
  `${' '.repeat(19_000)}x`,
  `x${' '.repeat(19_000)}x`,
  '1-'.repeat(9000),
  '1.'.repeat(9000),
  '1:'.repeat(9000),
  'a@'.repeat(9000),
  `${'a.'.repeat(9000)}@b.nl`,
  `a@${'b.'.repeat(9000)}nl`,
  `${'1'.repeat(9000)},${'1'.repeat(9000)}`,
  '-'.repeat(19_000),
];

const GEK = [
  '',
  ' ',
  'null',
  'undefined',
  'true',
  'false',
  '[]',
  '{}',
  'ja',
  'nee',
  'JA',
  'constructor',
  '__proto__',
  'toString',
  'Een gewone zin.',
  "'",
  '"',
  '\\',
  '%',
  '%00',
  '%s%n%d',
  '_',
  '*',
  '?',
  '//kwaad.example',
  '/../../x',
];

/** Bytes that are no text, in percents. */
const BYTES = [
  '%ED%A0%80',
  '%C0%80',
  '%C0%AF',
  '%E0%80%AF',
  '%F8%88%80%80%80',
  '%F4%90%80%80',
  '%FF%FE',
  '%80',
  '%E2%82',
  '%',
  '%z',
  '%u0041',
  '%00',
  '%0D%0Aset-cookie:%20x=1',
  '%F0%9F%9A%B2',
];

/** Names that a form of ours never sends. */
const VREEMDE_NAMEN = [
  '__proto__',
  'constructor',
  'prototype',
  '__proto__[beheer]',
  'constructor.prototype.beheer',
  'toString',
  'hasOwnProperty',
  'id',
  'gemeente_id',
  'gemeenteId',
  'inwoner_id',
  'inwonerId',
  'consulent_id',
  'consulentId',
  'aanbieder_id',
  'aanbiederId',
  'gebruiker_id',
  'status',
  'rol',
  'versie',
  'actief',
  'door',
  'genomen_door',
  'akkoord',
  'tarief',
  'bedrag',
  'bsn',
  '_methode',
  '_method',
  '_sleutel[]',
  '',
  ' ',
  'a\u0000b',
  '[]',
  'a[b][c]',
  'x'.repeat(5000),
];

export const tekstWaarde = (eigen: readonly string[], vreemd: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...GEK) },
    { weight: 3, arbitrary: fc.constantFrom(...TEKENS) },
    { weight: 3, arbitrary: fc.constantFrom(...GETALLEN) },
    { weight: 3, arbitrary: fc.constantFrom(...DATA) },
    { weight: 2, arbitrary: fc.constantFrom(...GROOT) },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
    { weight: 1, arbitrary: fc.integer({ min: -(2 ** 31), max: 2 ** 32 }).map(String) },
    ...(eigen.length > 0 ? [{ weight: 4, arbitrary: fc.constantFrom(...eigen) }] : []),
    ...(vreemd.length > 0 ? [{ weight: 3, arbitrary: fc.constantFrom(...vreemd) }] : []),
  );

type Ingreep =
  | { doe: 'zet'; nr: number; waarde: string; ruw: boolean }
  | { doe: 'dubbel'; nr: number; waarde: string }
  | { doe: 'weg'; nr: number }
  | { doe: 'hernoem'; nr: number; achter: string }
  | { doe: 'erbij'; naam: string; waarde: string };

export interface Geval {
  ingrepen: readonly Ingreep[];
  hoe: 'formulier' | 'multipart';
}

const veldWaarde = (veld: Veld | undefined, payloads: readonly string[], ids: readonly string[]): fc.Arbitrary<string> => {
  if (!veld) return fc.constantFrom(...GEK);
  const rand =
    veld.maximum === undefined ? [] : ['x'.repeat(veld.maximum), 'x'.repeat(veld.maximum + 1), '🚲'.repeat(veld.maximum)];
  const eigen = isDatumveld(veld) ? DATA : isGetalveld(veld) ? GETALLEN : payloads;
  // Somebody else's id where an id is chosen or goes along unseen.
  const vreemd = ['keuzelijst', 'rondjes', 'vinkjes', 'verborgen'].includes(veld.soort) ? ids : [];
  return tekstWaarde([...veld.opties, ...rand, ...eigen], vreemd);
};

/** One case for this form: up to four things that are not as they should be, among values that fit. */
export const gevallen = (
  formulier: Formulier,
  o: { payloads: readonly string[]; ids: readonly string[] },
): fc.Arbitrary<Geval> => {
  const velden = formulier.velden.filter((veld) => veld.naam !== '_sleutel');
  const nr = velden.length > 0 ? fc.nat(velden.length - 1) : fc.constant(0);
  const ingreep: fc.Arbitrary<Ingreep> = fc.oneof(
    {
      weight: 10,
      arbitrary: nr.chain((i) =>
        veldWaarde(velden[i], o.payloads, o.ids).map((waarde) => ({ doe: 'zet', nr: i, waarde, ruw: false }) as const),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.record({ doe: fc.constant('zet' as const), nr, waarde: fc.constantFrom(...BYTES), ruw: fc.constant(true) }),
    },
    { weight: 2, arbitrary: fc.record({ doe: fc.constant('dubbel' as const), nr, waarde: tekstWaarde([], o.ids) }) },
    { weight: 2, arbitrary: fc.record({ doe: fc.constant('weg' as const), nr }) },
    {
      weight: 1,
      arbitrary: fc.record({
        doe: fc.constant('hernoem' as const),
        nr,
        achter: fc.constantFrom('[]', '[0]', '.x', '[toString]', '\u0000', ' '),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        doe: fc.constant('erbij' as const),
        naam: fc.constantFrom(...VREEMDE_NAMEN),
        waarde: fc.constantFrom('1', '987654321', 'ingeschoten', 'ja', ''),
      }),
    },
  );
  return fc.record({
    ingrepen: fc.array(ingreep, { minLength: 0, maxLength: 4 }),
    hoe: fc.oneof(
      { weight: 9, arbitrary: fc.constant('formulier' as const) },
      { weight: 1, arbitrary: fc.constant('multipart' as const) },
    ),
  });
};

/** The form as it is sent in this case, without its key. */
export const vervormd = ({ formulier, knop, keuze }: Pick<Doelwit, 'formulier' | 'knop' | 'keuze'>, geval: Geval): Paar[] => {
  const velden = formulier.velden.filter((veld) => veld.naam !== '_sleutel');
  let paren = ingevuld(formulier, knop, keuze);
  for (const ingreep of geval.ingrepen) {
    if (ingreep.doe === 'erbij') {
      paren.push({ naam: ingreep.naam, waarde: ingreep.waarde });
      continue;
    }
    const naam = velden[ingreep.nr]?.naam;
    if (naam === undefined) continue;
    switch (ingreep.doe) {
      case 'weg':
        paren = paren.filter((paar) => paar.naam !== naam);
        break;
      case 'hernoem':
        paren = paren.map((paar) => (paar.naam === naam ? { ...paar, naam: `${naam}${ingreep.achter}` } : paar));
        break;
      case 'dubbel':
        paren.push({ naam, waarde: ingreep.waarde });
        break;
      case 'zet':
        paren = [...paren.filter((paar) => paar.naam !== naam), { naam, waarde: ingreep.waarde, ruw: ingreep.ruw }];
    }
  }
  return paren;
};

const ADRESDELEN = [
  'abc',
  '0',
  '-1',
  '1.5',
  '01',
  '+1',
  '1e3',
  '0x10',
  'null',
  'NaN',
  'constructor',
  '__proto__',
  '999999999',
  '9999999999',
  '99999999999999999999',
  '%00',
  '1%00',
  '%20',
  '%201',
  '1%20',
  '1%0a',
  '%27%3B--',
  '1%27%20or%201=1',
  '%3Cwm-lek%3E',
  '..%2F..%2Fetc%2Fpasswd',
  '%2e%2e',
  '..%5c..',
  '%F0%9F%9A%B2',
  '%C0%AF',
  '%ED%A0%80',
  '%E0%A4%A',
  '%',
  '%zz',
  '%D9%A1',
  '%EF%BC%91',
  '1;2',
  '1,2',
  '1|2',
  '1%2F2',
  '2026-W00',
  '2026-W53',
  '2026-W54',
  '2025-W53',
  '0000-W01',
  '9999-W52',
  '99999-W01',
  '2026-w41',
  '2026-00',
  '2026-13',
  '0000-01',
  '9999-12',
  '2026-9',
  'x'.repeat(3000),
  '[]',
  '{}',
  '*',
  '~',
  '.',
];

export const adresdeel = (ids: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...ADRESDELEN) },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map(encodeURIComponent) },
    { weight: 2, arbitrary: fc.integer({ min: -5, max: 2 ** 33 }).map(String) },
    { weight: 2, arbitrary: fc.constantFrom(...ids) },
  );

/** A query: words that this page knows and words that it does not, with anything as value; sometimes broken altogether. */
export const vraagdeel = (
  namen: readonly string[],
  payloads: readonly string[],
  ids: readonly string[],
): fc.Arbitrary<string> => {
  const naam = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...(namen.length > 0 ? namen : ['pagina'])) },
    { weight: 1, arbitrary: fc.constantFrom('pagina', 'naar', '__proto__', 'constructor', 'a[]', 'a[b]', '') },
  );
  const paar = fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .tuple(naam, tekstWaarde(payloads, ids))
        .map(([n, w]) => `${encodeURIComponent(n)}=${encodeURIComponent(w.slice(0, 4000).toWellFormed())}`),
    },
    { weight: 2, arbitrary: fc.tuple(naam, fc.constantFrom(...BYTES)).map(([n, w]) => `${encodeURIComponent(n)}=${w}`) },
    { weight: 1, arbitrary: fc.constantFrom('&&&', '===', '?', '%', '%ZZ', 'a=1;b=2', '+') },
  );
  return fc.array(paar, { minLength: 1, maxLength: 5 }).map((paren) => paren.join('&'));
};
