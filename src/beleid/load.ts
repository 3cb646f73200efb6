import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { z } from 'zod';
import { type Gelezen, sha256 } from './bestanden.ts';
import { BewaardeRegeling, GecontroleerdeRegeling } from './controle.ts';
import { foutTekst } from './fout.ts';
import { Gemeente, logoFout } from './gemeente.ts';
import { Gevallen } from './gevallen.ts';
import { AowTabel, Feestdagen, type Landelijk, WettelijkeTermijnen } from './landelijk.ts';
import { herstel, type Regeling } from './regeling.ts';
import { vernieuwInhoud } from './vernieuw.ts';
import { Vragenlijst } from './vragen.ts';
import { BeleidsFout, type Fout, hashVan, leesTekst } from './yaml.ts';

export type LoadedRegeling = {
  regeling: Regeling;
  bestand: string;
  /** SHA-256 of the content, independent of comments, order of keys and layout. */
  hash: string;
  /** The file as plain data, to store as the immutable version; `parseRegeling` reads it again. */
  inhoud: unknown;
  /** The file as it was written, with its comments. */
  tekst: string;
};

export type LoadedGevallen = {
  /** Of which regeling of which municipality; what the cases say is read when it is asked for. */
  gemeente: string;
  regeling: string;
  gevallen: Gevallen;
  bestand: string;
  tekst: string;
};

export type Beleid = {
  landelijk: Landelijk;
  vragenlijst: Vragenlijst;
  gemeenten: Gemeente[];
  regelingen: LoadedRegeling[];
  gevallen: LoadedGevallen[];
};

/** Where the national data and the municipalities of this product stand. */
export const BELEID_MAP = join(import.meta.dirname, '../../beleid');

/** One file as it was read. */
interface Bestand<T> {
  waarde: T;
  /** The file as plain data, as it was written. */
  inhoud: unknown;
  hash: string;
  bestand: string;
  tekst: string;
}

/** What of agreed cases is needed before they are: the rest is read when it is asked for. */
const Kop = z.looseObject({ regeling: z.string(), gemeente: z.string(), gemeenten: z.array(z.string()).optional() });

/**
 * Reads a folder `beleid/` (landelijk/, gemeenten/<code>-<naam>/<regeling>/<versie>.yaml and regio/<naam>/<regeling>/<versie>.yaml), used
 * at start-up. A folder without landelijk/ gets the national data of this product, and may be that of one municipality. Throws a
 * BeleidsFout with every fault of every file. `zonderGevallen`: the agreed cases are not read, for a command that must be quick.
 * `alleen`: only the regelingen of these municipalities (by code), for the same reason. `gelezen`: what was read and found right before, by the bytes of the file; what is new is added to it.
 */
export function loadBeleid(
  map: string,
  o: { zonderGevallen?: boolean; alleen?: ReadonlySet<string>; gelezen?: Gelezen } = {},
): Beleid {
  const fouten: Fout[] = [];
  const bestandVan = (pad: string): string => relative(process.cwd(), pad) || pad;
  const lees = <T extends z.ZodType>(pad: string, shape: T, s: Soort): Bestand<z.output<T>> | undefined => {
    const bestand = bestandVan(pad);
    if (!existsSync(pad)) {
      fouten.push({ bestand, regel: 1, pad: '', tekst: 'dit bestand ontbreekt; docs/beleid-schrijven.md zegt wat erin hoort' });
      return undefined;
    }
    const tekst = readFileSync(pad, 'utf8');
    const sleutel = `${s.naam} ${sha256(tekst)}`;
    const eerder = o.gelezen?.bekend.get(sleutel);
    if (eerder !== undefined) {
      o.gelezen?.gebruikt.add(sleutel);
      const { waarde, hash }: { waarde: z.output<T>; hash: string } = JSON.parse(eerder);
      return { waarde, hash, bestand, tekst, inhoud: undefined };
    }
    const gelezen = leesTekst(tekst, bestand, shape, s.vernieuw);
    if (!gelezen.ok) {
      fouten.push(...gelezen.fouten);
      return undefined;
    }
    const { waarde, inhoud } = gelezen;
    const hash = hashVan(inhoud);
    o.gelezen?.nieuw.set(sleutel, () => JSON.stringify({ waarde: s.bewaar?.(waarde) ?? waarde, hash }));
    return { waarde, inhoud, hash, bestand, tekst };
  };

  const landelijk = existsSync(join(map, 'landelijk')) ? join(map, 'landelijk') : join(BELEID_MAP, 'landelijk');
  const aow = lees(join(landelijk, 'aow-leeftijd.yaml'), AowTabel, SOORT.aow);
  const feestdagen = lees(join(landelijk, 'feestdagen.yaml'), Feestdagen, SOORT.feestdagen);
  const termijnen = lees(join(landelijk, 'wettelijke-termijnen.yaml'), WettelijkeTermijnen, SOORT.termijnen);
  const eigenVragen = join(landelijk, 'vragen.yaml');
  const vragen = lees(
    existsSync(eigenVragen) ? eigenVragen : join(BELEID_MAP, 'landelijk/vragen.yaml'),
    Vragenlijst,
    SOORT.vragen,
  );

  const gemeenten: { gemeente: Bestand<Gemeente>; eigen: string[] }[] = [];
  const regelingen: LoadedRegeling[] = [];
  const gevallen: LoadedGevallen[] = [];
  const isGemeente = existsSync(join(map, 'gemeente.yaml'));
  const gemeenteMappen = isGemeente ? [map] : existsSync(join(map, 'gemeenten')) ? mappen(join(map, 'gemeenten')) : [];
  if (gemeenteMappen.length === 0) {
    const tekst = 'hier staat geen gemeente; maak een map als gemeenten/0200-apeldoorn met een gemeente.yaml';
    fouten.push({ bestand: bestandVan(join(map, 'gemeenten')), regel: 1, pad: '', tekst });
  }

  const gevraagd = (code: string): boolean => o.alleen === undefined || o.alleen.has(code);

  /** The drawing for the head of letters. */
  const leesLogo = (gemeenteMap: string, { waarde: { logo }, bestand, tekst }: Bestand<Gemeente>): string | undefined => {
    if (!logo) return undefined;
    const pad = join(gemeenteMap, logo.bestand);
    const svg = existsSync(pad) ? readFileSync(pad, 'utf8') : undefined;
    const fout = svg === undefined ? `het bestand ${logo.bestand} staat niet in deze map` : logoFout(svg);
    if (fout === undefined) return svg;
    fouten.push({
      bestand,
      regel: regelMet(tekst, 'logo'),
      pad: 'logo',
      tekst: svg === undefined ? fout : `${logo.bestand} ${fout}`,
    });
    return undefined;
  };

  /** The files of one regeling, for the municipalities that they are of: the one of the folder, or those that the file names. */
  const leesMap = (regelingMap: string, code: string | undefined): void => {
    for (const naam of readdirSync(regelingMap)) {
      if (!naam.endsWith('.yml')) continue;
      const tekst = 'dit bestand wordt niet gelezen; laat de naam eindigen op .yaml';
      fouten.push({ bestand: bestandVan(join(regelingMap, naam)), regel: 1, pad: '', tekst });
    }
    for (const pad of yamlBestanden(regelingMap)) {
      const isGevallen = pad.endsWith('gevallen.yaml');
      if (isGevallen && o.zonderGevallen) continue;
      // Of a shared file the codes stand in its text.
      if (code === undefined && o.alleen && ![...o.alleen].some((een) => readFileSync(pad, 'utf8').includes(`"${een}"`)))
        continue;
      const geval = isGevallen ? lees(pad, Gevallen, SOORT.gevallen) : undefined;
      const versie = isGevallen ? undefined : lees(pad, GecontroleerdeRegeling, SOORT.regeling);
      const gelezen = geval ?? versie;
      if (!gelezen) continue;
      const { bestand, tekst, waarde } = gelezen;
      const zeg = (veld: string, wat: string): void =>
        void fouten.push({ bestand, regel: regelMet(tekst, veld), pad: veld, tekst: wat });
      const codes = code === undefined ? (waarde.gemeenten ?? []) : [waarde.gemeente];
      if (code === undefined && waarde.gemeenten === undefined)
        zeg('gemeenten', 'noem hier de gemeenten die deze regeling delen, zoals ["0268", "0209"]');
      if (code !== undefined && waarde.gemeenten !== undefined)
        zeg('gemeenten', 'een regeling van meer gemeenten staat in beleid/regio; laat dit veld weg');
      if (code !== undefined && waarde.gemeente !== code)
        zeg('gemeente', `is ${waarde.gemeente}, maar de map is van ${code}; schrijf "${code}"`);
      if (waarde.regeling !== basename(regelingMap))
        zeg('regeling', `is ${waarde.regeling}, maar de map heet ${basename(regelingMap)}; maak ze gelijk`);
      if (versie && !basename(pad).startsWith(versie.waarde.geldigVan))
        zeg('geldigVan', `is ${versie.waarde.geldigVan}, maar het bestand heet ${basename(pad)}; maak ze gelijk`);
      for (const een of codes) {
        const hier = gemeenten.find(({ gemeente }) => gemeente.waarde.code === een);
        if (code === undefined && !hier && !isGemeente)
          zeg('gemeenten', `van gemeente ${een} is er geen gemeente.yaml; maak een map als gemeenten/${een}-naam`);
        if (code === undefined && !hier) continue;
        if (hier && !hier.eigen.includes(waarde.regeling)) hier.eigen.push(waarde.regeling);
        if (geval) gevallen.push(gevallenVan(geval, een));
        if (versie) regelingen.push(regelingVan(versie, een));
      }
    }
  };

  for (const gemeenteMap of gemeenteMappen) {
    const gemeente = lees(join(gemeenteMap, 'gemeente.yaml'), Gemeente, SOORT.gemeente);
    const code = gemeente?.waarde.code;
    if (gemeente && gemeenten.some((ander) => ander.gemeente.waarde.code === code))
      fouten.push({
        bestand: gemeente.bestand,
        regel: regelMet(gemeente.tekst, 'code'),
        pad: 'code',
        tekst: `een andere map is ook van ${code}; elke gemeente heeft één map`,
      });
    if (gemeente) {
      const logoSvg = leesLogo(gemeenteMap, gemeente);
      const waarde = logoSvg === undefined ? gemeente.waarde : { ...gemeente.waarde, logoSvg };
      gemeenten.push({
        gemeente: { ...gemeente, waarde },
        eigen: mappen(gemeenteMap).map((regelingMap) => basename(regelingMap)),
      });
    }
    if (gevraagd(code ?? '')) for (const regelingMap of mappen(gemeenteMap)) leesMap(regelingMap, code ?? '');
  }
  const regio = join(map, isGemeente ? '../../regio' : 'regio');
  if (existsSync(regio))
    for (const regioMap of mappen(regio)) for (const regelingMap of mappen(regioMap)) leesMap(regelingMap, undefined);
  for (const { gemeente, eigen } of gemeenten) {
    const { hoofdregeling } = gemeente.waarde;
    if (eigen.includes(hoofdregeling) || !gevraagd(gemeente.waarde.code)) continue;
    const tekst = `er is geen regeling ${hoofdregeling}; kies uit: ${eigen.join(', ') || 'geen, maak eerst een regeling'}`;
    fouten.push({ bestand: gemeente.bestand, regel: regelMet(gemeente.tekst, 'hoofdregeling'), pad: 'hoofdregeling', tekst });
  }
  fouten.push(...dubbeleVersies(regelingen));
  if (fouten.length > 0 || !aow || !feestdagen || !termijnen || !vragen) throw new BeleidsFout(fouten);
  return {
    landelijk: {
      aow: aow.waarde,
      termijnen: termijnen.waarde.termijnen,
      feestdagen: new Map(feestdagen.waarde.dagen.map((dag) => [dag.datum, dag.naam])),
      feestdagJaren: feestdagen.waarde.jaren,
    },
    vragenlijst: vragen.waarde,
    gemeenten: gemeenten.map(({ gemeente }) => gemeente.waarde).sort((a, b) => (a.volgorde ?? LAATST) - (b.volgorde ?? LAATST)),
    regelingen: regelingen.sort((a, b) => (a.regeling.geldigVan < b.regeling.geldigVan ? -1 : 1)),
    gevallen,
  };
}

/** Behind those that have a place of their own, in the order of their codes. */
const LAATST = 1_000_000;

interface Soort {
  naam: string;
  vernieuw?: (inhoud: unknown) => unknown;
  /** What is kept of it; absent: all. */
  bewaar?: (waarde: unknown) => unknown;
}
const isBlok = (waarde: unknown): waarde is Record<string, unknown> =>
  waarde !== null && typeof waarde === 'object' && !Array.isArray(waarde);

/** A file of several municipalities is read as that of the first. */
const alsEerste = (inhoud: unknown): unknown =>
  isBlok(inhoud) && inhoud.gemeente === undefined && Array.isArray(inhoud.gemeenten)
    ? { ...inhoud, gemeente: inhoud.gemeenten[0] }
    : inhoud;

const SOORT = {
  aow: { naam: 'aow' },
  vragen: { naam: 'vragen' },
  feestdagen: { naam: 'feestdagen' },
  termijnen: { naam: 'termijnen' },
  gemeente: { naam: 'gemeente' },
  regeling: { naam: 'regeling', vernieuw: (inhoud: unknown) => vernieuwInhoud(alsEerste(inhoud)) },
  gevallen: { naam: 'gevallen', vernieuw: alsEerste, bewaar: (waarde: unknown) => Kop.parse(waarde) },
} satisfies Record<string, Soort>;

/** A version for one municipality. Of a shared file each gets a text and a hash of its own, so that it can go its own way later. */
function regelingVan({ waarde, inhoud, hash, bestand, tekst }: Bestand<Regeling>, code: string): LoadedRegeling {
  const gedeeld = waarde.gemeenten !== undefined;
  const eigenTekst = gedeeld
    ? tekst.replace(/^gemeente:.*\n/m, '').replace(/^gemeenten:/m, `gemeente: "${code}"\ngemeenten:`)
    : tekst;
  const regeling = herstel(gedeeld ? { ...waarde, gemeente: code } : waarde);
  return {
    regeling,
    bestand,
    tekst: eigenTekst,
    hash: gedeeld ? sha256(`${code} ${hash}`) : hash,
    get inhoud() {
      if (inhoud !== undefined) return gedeeld && isBlok(inhoud) ? { ...inhoud, gemeente: code } : inhoud;
      const opnieuw = leesTekst(eigenTekst, bestand, z.unknown());
      return opnieuw.ok ? opnieuw.inhoud : undefined;
    },
  };
}

function gevallenVan({ waarde, bestand, tekst }: Bestand<Gevallen>, code: string): LoadedGevallen {
  let heel: Gevallen | undefined;
  return {
    gemeente: code,
    regeling: waarde.regeling,
    bestand,
    tekst,
    get gevallen() {
      if (heel) return heel;
      // Of what was found right before only its head is known.
      const gelezen = 'toets' in waarde ? { ok: true as const, waarde } : leesTekst(tekst, bestand, Gevallen, alsEerste);
      if (!gelezen.ok) throw new BeleidsFout(gelezen.fouten);
      heel = { ...gelezen.waarde, gemeente: code, uitgangspunt: { ...gelezen.waarde.uitgangspunt, gemeente: code } };
      return heel;
    },
  };
}

/** Line of a field that stands at the begin of a line. */
const regelMet = (tekst: string, veld: string): number =>
  Math.max(1, tekst.split('\n').findIndex((regel) => regel.startsWith(`${veld}:`)) + 1);

/** Reads a stored version (`LoadedRegeling.inhoud`) again. Throws a BeleidsFout when it no longer fits. */
export function parseRegeling(inhoud: unknown, bestand = 'regeling'): Regeling {
  const gelezen = BewaardeRegeling.safeParse(vernieuwInhoud(inhoud));
  if (gelezen.success) return gelezen.data;
  throw new BeleidsFout(
    gelezen.error.issues.map((i) => ({ bestand, regel: 1, pad: i.path.join('.'), tekst: foutTekst(i, BewaardeRegeling) })),
  );
}

/**
 * Reads the text of one version that somebody hands in, on the same terms as a file of `beleid/`. What cannot be read at all is a fault
 * too, never an error.
 */
export function leesRegeling(
  tekst: string,
  bestand: string,
): { ok: true; regeling: Regeling; inhoud: unknown; hash: string } | { ok: false; fouten: Fout[] } {
  const gelezen = leesTekst(tekst, bestand, GecontroleerdeRegeling, vernieuwInhoud);
  if (!gelezen.ok) return gelezen;
  const { waarde, inhoud } = gelezen;
  return { ok: true, regeling: waarde, inhoud, hash: hashVan(inhoud) };
}

/** As leesRegeling, for agreed cases. */
export function leesGevallen(tekst: string, bestand: string): { ok: true; gevallen: Gevallen } | { ok: false; fouten: Fout[] } {
  const gelezen = leesTekst(tekst, bestand, Gevallen);
  return gelezen.ok ? { ok: true, gevallen: gelezen.waarde } : gelezen;
}

function dubbeleVersies(regelingen: LoadedRegeling[]): Fout[] {
  const gezien = new Set<string>();
  return regelingen.flatMap(({ regeling, bestand }) => {
    const sleutel = `${regeling.gemeente} ${regeling.regeling} ${regeling.geldigVan} ${regeling.vastgesteldOp}`;
    const dubbel = gezien.has(sleutel);
    gezien.add(sleutel);
    return dubbel
      ? [{ bestand, regel: 1, pad: 'geldigVan', tekst: `versie ${regeling.geldigVan} van ${regeling.naam} bestaat al` }]
      : [];
  });
}

function mappen(map: string): string[] {
  return readdirSync(map, { withFileTypes: true })
    .filter((item) => item.isDirectory())
    .map((item) => join(map, item.name))
    .sort();
}

function yamlBestanden(map: string): string[] {
  return readdirSync(map)
    .filter((naam) => naam.endsWith('.yaml'))
    .map((naam) => join(map, naam))
    .sort();
}
