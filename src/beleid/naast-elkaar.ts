// Regelingen laid side by side: what each says on the same subject, in the words of its own source, or nothing. Pure.

import { toonGeld } from '../kernel/geld.ts';
import { hoofdletter } from '../kernel/tekst.ts';

import { geldRijen, stapTermijnen, terugRijen, wieBeslist } from './naast-route.ts';
import { duurWaarden, plichtWaarden, prijsWaarden, type Waarde, woord } from './naast-waarden.ts';
import { type Regeling, toonLengte } from './regeling.ts';
import type { Vragenlijst } from './vragen.ts';

/** One regeling with the municipalities that have it. */
export interface Programma {
  /** "0363-leer-werkroute" */
  id: string;
  /** "Amsterdam", "Oss, Bernheze, Boekel en Uden" */
  gemeenten: string;
  code: string;
  regeling: Regeling;
}

/** `cellen` in the order of the programmas; an empty one is not arranged. */
export interface Rij {
  id: string;
  kop: string;
  cellen: readonly (readonly Waarde[])[];
}
export interface Groep {
  id: string;
  titel: string;
  tekst?: string | undefined;
  rijen: readonly Rij[];
}
export interface Onderdeel {
  id: string;
  titel: string;
  inleiding: string;
  groepen: readonly Groep[];
}

type Lees = (regeling: Regeling) => readonly Waarde[];

const rij = (programmas: readonly Programma[], id: string, kop: string, lees: Lees): Rij => ({
  id,
  kop,
  cellen: programmas.map(({ regeling }) => lees(regeling)),
});

/** A weighed value as a cell; nothing when it is absent. */
const een = (o: ({ waarde: unknown } & Omit<Waarde, 'tekst'>) | undefined, achter = ''): Waarde[] =>
  o ? [{ ...o, tekst: `${woord(o.waarde)}${achter}` }] : [];

function vragenDeel(programmas: readonly Programma[], lijst: Vragenlijst): Onderdeel {
  const antwoord =
    (vraag: string): Lees =>
    (regeling) =>
      regeling.vragen.filter((a) => a.vraag === vraag).map(({ antwoord: tekst, ...rest }) => ({ ...rest, tekst }));
  return {
    id: 'tien-vragen',
    titel: 'De tien vragen',
    inleiding: `Wat een gemeente in ieder geval moet bedenken en regelen, volgens ${lijst.document}. Geen gemeente beantwoordt ze allemaal, en de lijst is volgens de bron niet uitputtend.`,
    groepen: lijst.vragen.map(({ vraag, kop, tekst, deelvragen }) => ({
      id: `vraag-${vraag}`,
      titel: `${vraag}. ${kop}`,
      tekst,
      rijen: deelvragen.map((deel) => rij(programmas, deel.vraag, deel.tekst, antwoord(deel.vraag))),
    })),
  };
}

function elementenDeel(programmas: readonly Programma[], lijst: Vragenlijst): Onderdeel {
  const waar = (plek: string | undefined, regeling: Regeling): string | undefined => {
    const stap = /^route\.stappen\.([^.]+)/.exec(plek ?? '')?.[1];
    const naam = regeling.route?.stappen.find(({ id }) => id === stap)?.naam;
    if (naam !== undefined) return `In de route: ${naam}.`;
    return plek === undefined ? undefined : `In de regeling: ${plek.split('.').at(-1)?.replaceAll('-', ' ')}.`;
  };
  const perGemeente = Map.groupBy(lijst.elementen, ({ gemeente }) => gemeente);
  const naamVan = (code: string): string => programmas.find((p) => p.code === code)?.gemeenten ?? code;
  return {
    id: 'werkzame-elementen',
    titel: 'Werkzame elementen',
    inleiding: `De ${lijst.elementen.length} elementen die volgens de gemeenten zelf werken, en waar hun regeling ze uitvoert. Wat geen gemeente over zichzelf zegt, staat er niet.`,
    groepen: [...perGemeente].map(([code, elementen]) => ({
      id: `elementen-${code}`,
      titel: naamVan(code),
      rijen: elementen.map(({ element, tekst }) =>
        rij(programmas, element, tekst, (regeling) =>
          regeling.elementen
            .filter((e) => e.element === element)
            .map((e) => ({ ...e, tekst: waar(e.waar, regeling) ?? 'Genoemd als werkzaam; mensen voeren het uit.' })),
        ),
      ),
    })),
  };
}

function doelgroepDeel(programmas: readonly Programma[]): Onderdeel {
  const r = (id: string, kop: string, lees: Lees): Rij => rij(programmas, id, kop, lees);
  return {
    id: 'voor-wie',
    titel: 'Voor wie en vanaf welke leeftijd',
    inleiding:
      'Wat de regeling vraagt. Waar de bron niets zegt, is het niet geregeld: er geldt dan geen grens van een andere gemeente.',
    groepen: [
      {
        id: 'doelgroep',
        titel: 'Doelgroep',
        rijen: [
          r('minimumleeftijd', 'Vanaf welke leeftijd', ({ doelgroep: d }) => een(d.minimumLeeftijd, ' jaar')),
          r('bovengrens', 'Tot welke leeftijd', ({ doelgroep: d }) => een(d.bovengrens)),
          r('afstand', 'Afstand tot de arbeidsmarkt', ({ doelgroep: d }) => een(d.afstandTotArbeidsmarkt)),
          r('wil', 'Wat de inwoner wil', ({ doelgroep: d }) => een(d.wil)),
          r('ondersteuning', 'Ondersteuning nodig', ({ doelgroep: d }) => een(d.ondersteuningNodig)),
          r('wmo', 'Ondersteuning van de Wmo', ({ doelgroep: d }) => een(d.wmoOndersteuning)),
          r('arbeidsvermogen', 'Ontwikkelbaar arbeidsvermogen', ({ doelgroep: d }) => een(d.ontwikkelbaarArbeidsvermogen)),
          r('uitkering', 'Uitkering', ({ doelgroep: d }) => een(d.uitkering)),
          r('niet', 'Voor wie het niet is', ({ uitsluitingen }) => uitsluitingen),
        ],
      },
      {
        id: 'looptijd',
        titel: 'Wanneer de regeling geldt',
        rijen: [
          r('geldig', 'Geldig', ({ geldigVan, geldigTot, versiegrens }) => [
            {
              tekst: geldigTot === null ? `vanaf ${geldigVan}, zonder einde` : `van ${geldigVan} tot en met ${geldigTot}`,
              bron: versiegrens?.bron ?? 'keuze',
              toelichting: versiegrens?.toelichting ?? versiegrens?.waarde,
            },
          ]),
          r('oordeel', 'Wat de gemeente er zelf van vindt', ({ eigenOordeel }) => eigenOordeel),
        ],
      },
    ],
  };
}

function termijnDeel(programmas: readonly Programma[]): Onderdeel {
  const r = (id: string, kop: string, lees: Lees): Rij => rij(programmas, id, kop, lees);
  return {
    id: 'termijnen',
    titel: 'Termijnen',
    inleiding:
      'Elke termijn zegt wat hij is: vast, ten hoogste, ten minste, gemiddeld of een uitgangspunt. Een gemiddelde is nooit een grens.',
    groepen: [
      {
        id: 'termijnen',
        titel: 'Duur, verlenging en vaste momenten',
        rijen: [
          r('producten', 'Duur van een product', (regeling) => duurWaarden(regeling, 'duur')),
          r('verlenging', 'Verlenging', (regeling) => duurWaarden(regeling, 'verlenging')),
          r('stappen', 'Termijn van een stap', stapTermijnen),
          r('momenten', 'Vaste momenten', plichtWaarden),
        ],
      },
    ],
  };
}

function prijsDeel(programmas: readonly Programma[]): Onderdeel {
  const r = (id: string, kop: string, lees: Lees): Rij => rij(programmas, id, kop, lees);
  return {
    id: 'geld',
    titel: 'Geld',
    inleiding:
      'Wat het kost en wie betaalt. Een bedrag dat de bron niet geeft, staat er als niet geregeld of is als keuze gemerkt.',
    groepen: [
      {
        id: 'geld',
        titel: 'Prijzen, vergoedingen en wie betaalt',
        rijen: [
          r('prijs', 'Prijs van een product', prijsWaarden),
          r('afrekening', 'Waarop wordt afgerekend', ({ producten }) =>
            producten.flatMap(({ naam, afrekening }) => een(afrekening).map((w) => ({ ...w, tekst: `${naam}: ${w.tekst}` }))),
          ),
          r('route', 'Geld dat bij een stap hoort', geldRijen),
          r('eigen-bijdrage', 'Eigen bijdrage van de inwoner', ({ producten }) =>
            producten.flatMap(({ naam, eigenBijdrage }) =>
              een(eigenBijdrage).map((w) => ({ ...w, tekst: `${naam}: ${w.tekst}` })),
            ),
          ),
        ],
      },
    ],
  };
}

function ladderDeel(programmas: readonly Programma[]): Onderdeel {
  return {
    id: 'ladder',
    titel: 'De participatieladder',
    inleiding:
      'Vergelijk tussen gemeenten alleen het nummer. Trede 3 betekent niet overal hetzelfde: in Apeldoorn en Arnhem is het een bijdrage leveren, in het Rijk van Nijmegen deelname aan georganiseerde activiteiten. Ook een taalles telt niet overal op dezelfde trede.',
    groepen: [
      {
        id: 'ladder',
        titel: 'Namen en criteria',
        rijen: [1, 2, 3, 4, 5, 6].map((nummer) =>
          rij(programmas, `trede-${nummer}`, `Trede ${nummer}`, ({ ladder }) =>
            ladder.treden
              .filter(({ trede, naam }) => trede === nummer && naam !== `Trede ${nummer}`)
              .map(({ naam, criterium, bron, keuze }) => ({
                tekst: `${naam}${criterium === null ? '' : `: ${criterium}`}`,
                bron: bron ?? ladder.bron,
                keuze,
                tegenspraak: ladder.tegenspraak?.filter(({ tekst }) => tekst.includes(`trede ${nummer}`)),
              })),
          ),
        ),
      },
    ],
  };
}

function beslisDeel(programmas: readonly Programma[]): Onderdeel {
  const r = (id: string, kop: string, lees: Lees): Rij => rij(programmas, id, kop, lees);
  return {
    id: 'wie-beslist',
    titel: 'Wie beslist',
    inleiding: 'Wie over een product of een stap beslist, met wie samen, en wie de doelen opstelt.',
    groepen: [
      {
        id: 'wie-beslist',
        titel: 'Besluiten',
        rijen: [
          r('product', 'Over een product', (regeling) => wieBeslist(regeling, 'product')),
          r('stap', 'Bij een stap', (regeling) => wieBeslist(regeling, 'stap')),
          r('doelen', 'Wie de doelen opstelt', ({ doelenOpgesteldDoor }) => een(doelenOpgesteldDoor)),
          r('regie', 'Wie de regie heeft', ({ regie }) => een(regie)),
          r('mandaat', 'Mandaat', ({ mandaat }) =>
            mandaat ? [{ tekst: mandaat.keten.map((f) => mandaat.functies[f] ?? f).join(', '), bron: mandaat.bron }] : [],
          ),
        ],
      },
    ],
  };
}

function terugDeel(programmas: readonly Programma[]): Onderdeel {
  return {
    id: 'de-weg-terug',
    titel: 'De weg terug',
    inleiding:
      'Wat er kan als het niet lukt, in welke volgorde, en wat dat doet met de indicatie en het inkomen. Een stap terug is geen verwijt.',
    groepen: [
      {
        id: 'terug',
        titel: 'Terug',
        rijen: [
          rij(programmas, 'wegen', 'Wanneer en waarheen', (regeling) => terugRijen(regeling, 'wegen')),
          rij(programmas, 'pogingen', 'Hoe vaak opnieuw', (regeling) => terugRijen(regeling, 'pogingen')),
          rij(programmas, 'indicatie', 'Wat er met de indicatie gebeurt', (regeling) => terugRijen(regeling, 'indicatie')),
          rij(programmas, 'inkomen', 'Wat het doet met het inkomen', (regeling) => terugRijen(regeling, 'inkomen')),
        ],
      },
    ],
  };
}

const isBlok = (waarde: unknown): waarde is Record<string, unknown> =>
  waarde !== null && typeof waarde === 'object' && !Array.isArray(waarde);
const NAAM_VELDEN = ['waarde', 'tekst', 'betekenis', 'antwoord', 'lijst', 'wie', 'naam', 'toelichting'] as const;
const ONDERWERP_VELDEN = ['onderwerp', 'naam', 'woord', 'product', 'sleutel'] as const;

/** What a block says, whatever it calls it: a value, a sentence, a term, an amount, or who decides. */
function gekozenTekst(blok: Readonly<Record<string, unknown>>): string {
  const getal = (veld: string): number | undefined => (typeof blok[veld] === 'number' ? blok[veld] : undefined);
  if (getal('maanden') !== undefined || getal('weken') !== undefined)
    return toonLengte({ maanden: getal('maanden'), weken: getal('weken') });
  const cent = getal('bedrag');
  if (cent !== undefined) return toonGeld(cent);
  const veld = NAAM_VELDEN.find((naam) => blok[naam] !== undefined && blok[naam] !== null);
  return woord(veld && blok[veld]).replaceAll(/(?<=[a-z])-(?=[a-z])/g, ' ');
}

/** Every place of a regeling where another text says something else: the reading that was chosen, and the other. */
export function tegensprakenVan(
  regeling: Regeling,
): { onderwerp: string; gekozen: Waarde; anders: { bron: string; tekst: string }[] }[] {
  const uit: { pad: readonly string[]; gekozen: Waarde; anders: { bron: string; tekst: string }[] }[] = [];
  const loop = (waarde: unknown, pad: readonly string[]): void => {
    if (Array.isArray(waarde)) {
      for (const deel of waarde) {
        const naam = isBlok(deel) ? ONDERWERP_VELDEN.map((veld) => deel[veld]).find((v) => typeof v === 'string') : undefined;
        loop(deel, typeof naam === 'string' ? [...pad, naam] : pad);
      }
    } else if (isBlok(waarde)) {
      const { tegenspraak, bron } = waarde;
      if (Array.isArray(tegenspraak) && typeof bron === 'string') {
        const tekst = gekozenTekst(waarde);
        const anders = tegenspraak.flatMap((ander: unknown) =>
          isBlok(ander) && typeof ander.bron === 'string' && typeof ander.tekst === 'string'
            ? [{ bron: ander.bron, tekst: ander.tekst }]
            : [],
        );
        uit.push({ pad: pad.slice(-2).map(onderwerp), gekozen: { tekst, bron }, anders });
      }
      for (const [sleutel, deel] of Object.entries(waarde)) if (sleutel !== 'tegenspraak') loop(deel, [...pad, sleutel]);
    }
  };
  loop(regeling, []);
  // Products that are read in the same way stand together.
  return [...Map.groupBy(uit, ({ gekozen, anders }) => JSON.stringify([gekozen, anders])).values()].flatMap((zelfde) => {
    const [eerste] = zelfde;
    if (!eerste) return [];
    const { pad, ...rest } = eerste;
    const wat = pad.at(-1) ?? '';
    const allen = zelfde.every((een) => een.pad.length === 2 && een.pad[1] === wat)
      ? `${[...new Set(zelfde.map((een) => een.pad[0]))].join(', ')}: ${wat}`
      : [...new Set(zelfde.map((een) => een.pad.join(': ')))].join('; ');
    return [{ ...rest, onderwerp: allen }];
  });
}
const onderwerp = (deel: string): string =>
  deel.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('-', ' ');

function tegenspraakDeel(programmas: readonly Programma[]): Onderdeel {
  return {
    id: 'tegenspraken',
    titel: 'Waar teksten elkaar tegenspreken',
    inleiding: 'Beide teksten staan er, met hun bron. Wat boven staat is hoe de regeling in dit systeem wordt gelezen.',
    groepen: programmas.flatMap((programma, nr) => {
      const hier = tegensprakenVan(programma.regeling);
      if (hier.length === 0) return [];
      return [
        {
          id: `tegenspraak-${programma.id}`,
          titel: `${programma.gemeenten}: ${programma.regeling.naam}`,
          rijen: hier.map(({ onderwerp: wat, gekozen, anders }, i) => ({
            id: `${programma.id}-${i + 1}`,
            kop: hoofdletter(wat),
            cellen: programmas.map((_, j) => (j === nr ? [{ ...gekozen, tegenspraak: anders }] : [])),
          })),
        },
      ];
    }),
  };
}

/** All that programmas are laid side by side on, in the order of the page. */
export const naastElkaar = (programmas: readonly Programma[], lijst: Vragenlijst): Onderdeel[] => [
  vragenDeel(programmas, lijst),
  elementenDeel(programmas, lijst),
  doelgroepDeel(programmas),
  termijnDeel(programmas),
  prijsDeel(programmas),
  ladderDeel(programmas),
  beslisDeel(programmas),
  terugDeel(programmas),
  tegenspraakDeel(programmas),
];
