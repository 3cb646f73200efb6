// What a municipality that draws its own route must still settle: read off its text, each with the line where it is settled. Silence is
// allowed (it means not arranged), so nothing of this is a fault, but for the places that say themselves that something must be written.
import { hoofdletter } from '../kernel/tekst.ts';
import { eens, routePunten } from './nog-te-regelen-route.ts';
import { NOG_TE_REGELEN, OVERGENOMEN } from './overnemen.ts';
import type { Regeling } from './regeling.ts';
import type { Vragenlijst } from './vragen.ts';
import { regelzoeker } from './yaml.ts';

export type OpenSoort =
  | 'schrijven'
  | 'besluit'
  | 'bedrag'
  | 'termijn'
  | 'beslisser'
  | 'rol'
  | 'uitkomst'
  | 'terug'
  | 'vraag'
  | 'aanbieder'
  | 'naam'
  | 'bron';

/** One thing to settle: what it is, where it stands and what to write there. */
export interface OpenPunt {
  soort: OpenSoort;
  wat: string;
  /** What is written there, and what it means to leave it open. */
  hoe: string;
  /** Line in the file, from 1. */
  regel: number;
  pad: string;
}

const isBlok = (waarde: unknown): waarde is Record<string, unknown> =>
  waarde !== null && typeof waarde === 'object' && !Array.isArray(waarde);

export type Pad = readonly (string | number)[];

/** Every text of the content with its place. */
function* teksten(waarde: unknown, pad: Pad = []): Generator<{ pad: Pad; tekst: string }> {
  if (typeof waarde === 'string') yield { pad, tekst: waarde };
  else if (Array.isArray(waarde)) for (const [i, deel] of waarde.entries()) yield* teksten(deel, [...pad, i]);
  else if (isBlok(waarde)) for (const [sleutel, deel] of Object.entries(waarde)) yield* teksten(deel, [...pad, sleutel]);
}

/** What the municipality has beside this regeling, as far as a product may have the same key. */
export type EigenRegeling = Pick<Regeling, 'regeling' | 'naam' | 'producten'>;

/**
 * @param inhoud the text as plain data
 * @param namen names of the municipality and organisations that the text was taken from: where one still stands, it is said
 * @param ernaast the other regelingen of the municipality itself
 */
export function nogTeRegelen(
  o: { tekst: string; inhoud: unknown; regeling: Regeling; vragenlijst: Vragenlijst },
  namen: readonly string[] = [],
  ernaast: readonly EigenRegeling[] = [],
): OpenPunt[] {
  const { regeling } = o;
  const zoek = regelzoeker(o.tekst);
  const punt = (soort: OpenSoort, pad: Pad, wat: string, hoe: string): OpenPunt => ({
    soort,
    wat,
    hoe,
    regel: zoek(pad),
    pad: pad.join('.'),
  });
  return [
    ...zelfSchrijven(o.inhoud, punt),
    ...besluiten(regeling, punt),
    ...bedragen(regeling, punt),
    ...(regeling.route ? routePunten(regeling.route, punt) : []),
    ...productPunten(regeling, punt),
    ...dubbel(regeling, ernaast, punt),
    ...vragen(regeling, o.vragenlijst, punt),
    ...genoemd(o.inhoud, namen, punt),
    ...overgenomen(o.inhoud, punt),
  ];
}

/** Words that are the same in each municipality, though they are written with a capital. */
const GEEN_NAAM = new Set(['UWV', 'Wmo', 'Wajong', 'Participatiewet', 'VSO', 'PrO', 'WSW', 'Ziektewet', 'Werk', 'Inkomen']);

/** By which names a regeling speaks of its own municipality and of organisations there. */
export const namenVan = (
  regeling: Pick<Regeling, 'begrippen' | 'route' | 'regio'>,
  gemeenten: readonly { naam: string; overdrachtspartijen: readonly { naam: string }[] }[],
): string[] =>
  eens([
    ...gemeenten.flatMap(({ naam, overdrachtspartijen }) => [naam, ...overdrachtspartijen.map((partij) => partij.naam)]),
    ...(regeling.regio ? [regeling.regio.waarde] : []),
    ...[...regeling.begrippen.map(({ woord }) => woord), ...Object.values(regeling.route?.rollen ?? {})].flatMap(
      (woord) => woord.match(/\p{Lu}[\p{L}]+(?: \p{Lu}[\p{L}]+)*/gu) ?? [],
    ),
  ]).filter((naam) => !GEEN_NAAM.has(naam));

export type Maak = (soort: OpenSoort, pad: Pad, wat: string, hoe: string) => OpenPunt;

const isTeSchrijven = ({ tekst }: { tekst: string }): boolean => tekst.startsWith(NOG_TE_REGELEN);

/** How often a text says itself that something must still be written. */
export const countTeSchrijven = (inhoud: unknown): number => [...teksten(inhoud)].filter(isTeSchrijven).length;

const zelfSchrijven = (inhoud: unknown, punt: Maak): OpenPunt[] =>
  [...teksten(inhoud)]
    .filter(isTeSchrijven)
    .map(({ pad, tekst }) =>
      punt(
        'schrijven',
        pad,
        hoofdletter(tekst.replace(/^Nog te regelen:?\s*/, '')) || 'Een tekst',
        'Schrijf hier de tekst van de gemeente. Zolang dit er staat, kan de versie niet worden klaargezet.',
      ),
    );

const besluiten = (regeling: Regeling, punt: Maak): OpenPunt[] => [
  ...(regeling.vastgesteldOp === null
    ? [
        punt(
          'besluit',
          ['vastgesteldOp'],
          'De dag waarop de gemeente deze regeling vaststelt',
          'Schrijf de dag van het besluit, en die van de bekendmaking bij bekendgemaaktOp. Leeg: het is (nog) niet vastgesteld.',
        ),
      ]
    : []),
  ...(Object.keys(regeling.bronnen).length === 0
    ? [
        punt(
          'besluit',
          ['bronnen'],
          'Het besluit of de beschrijving waar de regels in staan',
          'Beschrijf elke bron met naam, kort, status en uitleg. Daarna kun je haar noemen bij een regel.',
        ),
      ]
    : []),
  ...(regeling.mandaat === undefined
    ? [
        punt(
          'besluit',
          ['rechtsgrond'],
          'Wie namens het college mag beslissen (mandaat)',
          'Schrijf het blok mandaat hieronder. Zonder mandaat zegt het systeem niet wie mag tekenen.',
        ),
      ]
    : []),
];

function bedragen(regeling: Regeling, punt: Maak): OpenPunt[] {
  const hoe =
    'Schrijf het bedrag tussen aanhalingstekens, zoals "1.600,00", met een bron of keuze. Leeg: niet geregeld, er wordt niets uitgerekend.';
  return [
    ...regeling.producten.flatMap(({ naam, prijs, soort }, i) =>
      prijs && prijs.bedrag === null && prijs.per !== 'geen'
        ? [punt('bedrag', ['producten', i, 'prijs', 'bedrag'], `${naam}: de prijs per ${prijs.per.replaceAll('-', ' ')}`, hoe)]
        : prijs === undefined && (soort === 'ontwikkeling' || soort === 'werkplek')
          ? [punt('bedrag', ['producten', i, 'prijs'], `${naam}: de prijs`, hoe)]
          : [],
    ),
    ...(regeling.route?.stappen ?? []).flatMap((stap, i) =>
      stap.geld.flatMap((geld, j) => [
        ...(geld.bedrag === null
          ? [
              punt(
                'bedrag',
                ['route', 'stappen', i, 'geld', j, 'bedrag'],
                `${stap.naam}: ${geld.naam.toLowerCase()} (per ${geld.per})`,
                hoe,
              ),
            ]
          : []),
        ...(geld.betaler.length === 0
          ? [
              punt(
                'bedrag',
                ['route', 'stappen', i, 'geld', j],
                `${stap.naam}: wie ${geld.naam.toLowerCase()} betaalt`,
                'Schrijf bij betaler waaruit het wordt betaald: wmo, participatiewet, rijk, uwv, werk-en-inkomen of werkgever.',
              ),
            ]
          : []),
      ]),
    ),
  ];
}

const productPunten = (regeling: Regeling, punt: Maak): OpenPunt[] =>
  regeling.producten.flatMap((product, i) => [
    ...(product.besluit && product.besluit.vorm !== 'geen' && product.besluit.wie.length === 0
      ? [
          punt(
            'beslisser',
            ['producten', i, 'besluit'],
            `${product.naam}: wie de ${product.besluit.vorm} geeft`,
            'Schrijf bij besluit, wie de functie die dat doet.',
          ),
        ]
      : []),
    ...((product.soort === 'ontwikkeling' || product.soort === 'werkplek') && product.iwmo === undefined
      ? [
          punt(
            'aanbieder',
            ['producten', i],
            `${product.naam}: de productcode, en daarna een contract`,
            'Schrijf het blok iwmo met de code van jullie regio. Daarna legt de contractmanager per aanbieder een contract vast. Zonder code kan het product niet worden toegewezen.',
          ),
        ]
      : []),
    ...(product.soort === 'trajectstap' && product.uitvoerder === undefined
      ? [
          punt(
            'aanbieder',
            ['producten', i],
            `${product.naam}: wie het uitvoert`,
            'Schrijf bij uitvoerder welke organisatie dit doet, met een bron of keuze.',
          ),
        ]
      : []),
  ]);

/** A product that another regeling of the municipality has too: contracten and toewijzingen know a product by its key. */
const dubbel = (regeling: Regeling, ernaast: readonly EigenRegeling[], punt: Maak): OpenPunt[] =>
  regeling.producten.flatMap(({ product, naam }, i) => {
    const ander = ernaast.find((een) => een.regeling !== regeling.regeling && een.producten.some((p) => p.product === product));
    return ander
      ? [
          punt(
            'aanbieder',
            ['producten', i, 'product'],
            `${naam}: ${ander.naam} heeft ook een product ${product}`,
            'Is het hetzelfde? Laat het dan zo: contracten en toewijzingen gelden voor beide. Is het iets anders? Kies een eigen sleutel, hier en bij de stap van de route.',
          ),
        ]
      : [];
  });

const vragen = (regeling: Regeling, lijst: Vragenlijst, punt: Maak): OpenPunt[] =>
  lijst.vragen.flatMap(({ vraag, kop, deelvragen }) => {
    const open = deelvragen.filter((deel) => !regeling.vragen.some((antwoord) => antwoord.vraag === deel.vraag));
    if (open.length === 0) return [];
    return [
      punt(
        'vraag',
        ['vragen'],
        `Vraag ${vraag}, ${kop.replace(/[?.]$/, '')}: ${open.length} van ${deelvragen.length} open (${open.map((deel) => deel.vraag).join(', ')})`,
        open.map(({ vraag: nummer, tekst }) => `${nummer} ${tekst}`).join(' '),
      ),
    ];
  });

/** Fields that hold a key, no text for people. */
const SLEUTELS = new Set(['bron', 'sleutel', 'id', 'product', 'uitkomst', 'regeling']);

/** Where a name of the other municipality still stands. */
function genoemd(inhoud: unknown, namen: readonly string[], punt: Maak): OpenPunt[] {
  const zoek = namen.filter((naam) => naam.length > 2);
  if (zoek.length === 0) return [];
  const patroon = new RegExp(
    `(?<![\\p{L}])(${zoek.map((naam) => naam.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})(?![\\p{L}])`,
    'u',
  );
  return [...teksten(inhoud)].flatMap(({ pad, tekst }) => {
    const naam = SLEUTELS.has(String(pad.at(-1))) ? undefined : patroon.exec(tekst)?.[1];
    return naam === undefined
      ? []
      : [
          punt(
            'naam',
            pad,
            `Hier staat nog ${naam}: “${tekst.length > 90 ? `${tekst.slice(0, 90)}…` : tekst}”`,
            'Schrijf hoe het bij jullie heet, of haal de zin weg.',
          ),
        ];
  });
}

/** By the block in which they stand: a file has a hundred of them. */
function overgenomen(inhoud: unknown, punt: Maak): OpenPunt[] {
  const plekken = [...teksten(inhoud)].filter(({ pad, tekst }) => pad.at(-1) === 'bron' && tekst.startsWith(OVERGENOMEN));
  const blokken = Map.groupBy(plekken, ({ pad }) => blokVan(pad).join('.'));
  return [...blokken.values()].flatMap((rij) => {
    const [eerste] = rij;
    if (!eerste) return [];
    const blok = blokVan(eerste.pad);
    const van = eens(rij.map(({ tekst }) => tekst.slice(OVERGENOMEN.length)));
    return [
      punt(
        'bron',
        eerste.pad,
        `${blokNaam(inhoud, blok)}: ${rij.length === 1 ? '1 waarde is' : `${rij.length} waarden zijn`} overgenomen`,
        `Van ${van.slice(0, 3).join('; ')}${van.length > 3 ? ` en nog ${van.length - 3}` : ''}. Zet je eigen bron erbij, of schrijf keuze.`,
      ),
    ];
  });
}

/** A step, a product and a way back are a block of their own; anything else is what stands at the top. */
function blokVan(pad: Pad): Pad {
  if (pad[0] === 'route') return pad.slice(0, 3);
  if (pad[0] === 'producten') return pad.slice(0, 2);
  return pad.slice(0, 1);
}

const TOP: Readonly<Record<string, string>> = {
  ladder: 'De participatieladder',
  doelgroep: 'De doelgroep',
  uitsluitingen: 'Voor wie het niet is',
  begeleidingGroep: 'Begeleiding groep',
  teksten: 'Teksten voor brieven en schermen',
  combinatie: 'Combinatie van producten',
};

function blokNaam(inhoud: unknown, blok: Pad): string {
  const hier = blok.reduce<unknown>(
    (waarde, deel) => (Array.isArray(waarde) ? waarde[Number(deel)] : isBlok(waarde) ? waarde[deel] : undefined),
    inhoud,
  );
  const naam = isBlok(hier) ? (hier.naam ?? hier.in) : undefined;
  const soort =
    blok[0] === 'producten' ? 'Product' : blok[1] === 'terug' ? 'Weg terug' : blok[0] === 'route' ? 'Stap' : undefined;
  if (soort !== undefined && typeof naam === 'string') return `${soort} “${naam}”`;
  return TOP[String(blok[0])] ?? String(blok[0]).replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
