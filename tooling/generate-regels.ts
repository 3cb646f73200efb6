// Writes docs/regels.md: each rule of the sources with its place in the policy files, its code, its cases, its tests and its screens:
// `node tooling/generate-regels.ts` (npm run regels). Fails on a rule that nothing carries out and that does not say why.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type CodePlaats,
  findPlaces,
  type GevalPlaats,
  type Regel,
  readCode,
  readGevallen,
  readRegister,
  readRoutes,
  readTests,
  type TestPlaats,
} from './regels-bronnen.ts';

/** Where the grounds of an area are shown: by "Waarom?", with their source. Each must be a route. */
const SCHERMEN: Readonly<Record<string, readonly string[]>> = {
  toets: ['/dossier/:inwoner/toets/:toets'],
  besluit: ['/dossier/:inwoner/besluit/:besluit'],
  resultaat: ['/dossier/:inwoner/resultaat/:resultaat'],
  declaratie: ['/declaraties/:declaratie'],
  plicht: ['/toewijzingen/:toewijzing', '/werkvoorraad'],
  toewijzing: ['/toewijzingen/:toewijzing'],
  werkvoorraad: ['/werkvoorraad'],
  ladder: ['/dossier/:inwoner/ladder'],
  mijn: ['/mijn'],
  levering: ['/leveringen/:levering'],
  uren: ['/uren/:week'],
};
/** What a route says is carried out by one engine for all municipalities, which knows no rule of any of them. */
const MOTOR: readonly (readonly [RegExp, CodePlaats['bestand'], string])[] = [
  [/^route\.stappen\.[^.]+\.geld\b/, 'src/traject/rules/geld.ts', 'geldVan'],
  [/^route\.stappen\.[^.]+\.plichten\b/, 'src/traject/rules/plichten.ts', 'plichtenVan'],
  [/^route\.stappen\.[^.]+(\.uit\b|$)/, 'src/traject/rules/volgende.ts', 'volgende'],
  [/^route\.stappen\./, 'src/traject/rules/oordeel.ts', 'beoordeelStart'],
  [/^route\.terug\b/, 'src/traject/rules/terug.ts', 'terugVan'],
];
const motorVan = (regel: string, pad: string): CodePlaats[] =>
  MOTOR.flatMap(([welk, bestand, naam]) => (welk.test(pad) ? [{ regel, bestand, naam }] : [])).slice(0, 1);

/** The regeling as a document: whatever stands in a policy file is to be read here. */
const DOCUMENT = '/beleid';

/** Shown one by one; of more the number is told. */
const MEESTE = 4;

/** Named as short as it is clear: the folder and the file. */
const link = (bestand: string): string => `[${bestand.split('/').slice(-2).join('/')}](../${bestand})`;
const uniek = (lijst: readonly string[]): string[] => [...new Set(lijst)];
const areaVan = (bestand: string): string => bestand.split('/')[1] ?? '';

function opsomming(lijst: readonly string[], geen: string): string {
  const alle = uniek(lijst);
  if (alle.length === 0) return geen;
  const rest = alle.length - MEESTE;
  return `${alle.slice(0, MEESTE).join('; ')}${rest > 0 ? `; en nog ${rest}` : ''}`;
}

type Overzicht = { regel: Regel; gevallen: GevalPlaats[]; code: CodePlaats[]; tests: TestPlaats[]; schermen: string[] };

function blok({ regel, gevallen, code, tests, schermen }: Overzicht): string {
  const plaatsen = [...(regel.waar ?? []).flatMap(findPlaces), ...gevallen.flatMap(({ plaatsen: p }) => p)].map(
    ({ bestand, pad }) => `${link(bestand)} \`${pad}\``,
  );
  const bestanden = uniek(gevallen.map(({ bestand }) => bestand));
  const rijen = [
    ['Bron', regel.bron],
    ...(regel.niet === undefined ? [] : [['Niet uitgevoerd', regel.niet]]),
    [
      'Beleid',
      opsomming(
        plaatsen,
        bestanden.length > 0 ? 'de waarden waar de gevallen over gaan' : 'niet in een regeling: gewoon gedrag van het systeem',
      ),
    ],
    [
      'Code',
      opsomming(
        code.map(({ bestand, naam }) => `${link(bestand)} \`${naam}\``),
        'geen: het is tekst van de regeling',
      ),
    ],
    [
      'Gevallen',
      gevallen.length === 0
        ? 'geen'
        : `${opsomming(
            gevallen.map(({ naam }) => `“${naam}”`),
            '',
          )} (${bestanden.map(link).join(', ')})`,
    ],
    [
      'Tests',
      opsomming(
        [
          ...tests.map(({ bestand, naam }) => `${link(bestand)} “${naam}”`),
          ...(gevallen.length > 0 ? [`${link('src/gevallen/gevallen.test.ts')} (elk geval)`] : []),
        ],
        'geen',
      ),
    ],
    ['Schermen', schermen.map((scherm) => `\`${scherm}\``).join(', ') || 'geen'],
  ];
  return [`### ${regel.regel}`, '', regel.tekst, '', ...rijen.map(([kop, waarde]) => `- **${kop}:** ${waarde}`), ''].join('\n');
}

const DELEN = [
  ['L', 'Participatieladder'],
  ['AP', 'Apeldoorn: Werkt mee'],
  ['AR', 'Arnhem: Activerend Werk'],
  ['NI', 'Rijk van Nijmegen: Op weg naar werk'],
  ['AL', 'Almere: van dagbesteding naar beschut werk'],
  ['AM', 'Amsterdam: Leer-werkroute'],
  ['OS', 'Oss: Van Zorg naar Werk en Van VSO naar Beschut Werk'],
  ['ED', 'Ede: Ontwikkeltraject'],
  ['U', 'Wat over alle gemeenten heen opvalt'],
  ['K', 'Keuzes van dit systeem'],
] as const;

/** The document, and what is wrong with it. */
export function makeRegels(): { text: string; faults: string[] } {
  const register = readRegister();
  const gevallen = readGevallen();
  const code = readCode();
  const tests = readTests();
  const routes = readRoutes();
  const bekend = new Set(register.map(({ regel }) => regel));
  const faults = [
    ...register
      .filter(({ regel }, i) => register.findIndex((een) => een.regel === regel) !== i)
      .map(({ regel }) => `${regel} staat twee keer in beleid/regels.yaml`),
    ...gevallen.flatMap((geval) =>
      geval.regels
        .filter((regel) => !bekend.has(regel))
        .map((regel) => `${geval.bestand} “${geval.naam}”: regel ${regel} staat niet in beleid/regels.yaml`),
    ),
    ...[...Object.values(SCHERMEN).flat(), DOCUMENT]
      .filter((scherm) => !routes.has(scherm))
      .map((scherm) => `het scherm ${scherm} bestaat niet`),
  ];
  for (const { regel, waar = [] } of register)
    for (const pad of waar) if (findPlaces(pad).length === 0) faults.push(`${regel}: ${pad} staat in geen regeling`);
  const overzichten = register.map((regel): Overzicht => {
    const eigen = gevallen.filter(({ regels }) => regels.includes(regel.regel));
    const plaatsen = [
      ...code.filter((een) => een.regel === regel.regel),
      ...[...eigen.flatMap(({ plaatsen: p }) => p.map(({ pad }) => pad)), ...(regel.waar ?? [])].flatMap((pad) =>
        motorVan(regel.regel, pad),
      ),
    ];
    const schermen = uniek(plaatsen.flatMap(({ bestand }) => SCHERMEN[areaVan(bestand)] ?? []));
    return {
      regel,
      gevallen: eigen,
      code: plaatsen,
      tests: tests.filter((een) => een.regel === regel.regel),
      schermen: [...schermen, ...(eigen.length > 0 ? [DOCUMENT] : [])],
    };
  });
  for (const { regel, gevallen: eigen, tests: daar } of overzichten)
    if (eigen.length === 0 && regel.niet === undefined)
      faults.push(
        `${regel.regel} heeft geen geval${daar.length === 0 ? ' en geen test' : ''}, en beleid/regels.yaml zegt niet waarom`,
      );
  for (const { regel, code: daar } of overzichten)
    if (daar.length === 0 && regel.niet === undefined)
      faults.push(`${regel.regel} wordt door geen code genoemd, en beleid/regels.yaml zegt niet waarom`);

  const deel = ([kop, titel]: (typeof DELEN)[number]): string =>
    [`## ${titel}`, '', ...overzichten.filter(({ regel }) => regel.regel.replace(/\d+/, '') === kop).map(blok)].join('\n');
  const niet = overzichten.filter(({ regel }) => regel.niet !== undefined);
  const text = `<!-- Gemaakt door \`npm run regels\`; verander beleid/regels.yaml, de gevallen, de code of de tests. -->
# De regels, van bron tot scherm

Elke regel uit de bronnen met zijn plaats in het beleid, de code die hem uitvoert, de afgesproken gevallen, de tests en de schermen waar je
met “Waarom?” de grond en de bron leest. De kracht van een bron staat uitgelegd op \`/uitleg/zo-beslist-werkt-mee\`.

${overzichten.length} regels, waarvan ${overzichten.length - niet.length} worden uitgevoerd en ${niet.length} bewust niet:

| Regel | Waarom het systeem die niet uitvoert |
|---|---|
${niet.map(({ regel }) => `| ${regel.regel} | ${regel.niet} |`).join('\n')}

${DELEN.map(deel).join('\n')}`;
  return { text: `${text.trimEnd()}\n`, faults };
}

if (process.argv[1] === import.meta.filename) {
  const { text, faults } = makeRegels();
  if (faults.length > 0) {
    process.stderr.write(`${faults.join('\n')}\n`);
    process.exitCode = 1;
  } else {
    await writeFile(path.join(import.meta.dirname, '../docs/regels.md'), text);
    process.stdout.write('docs/regels.md geschreven\n');
  }
}
