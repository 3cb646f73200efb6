import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { z } from 'zod';
import { BewaardeRegeling, GecontroleerdeRegeling } from './controle.ts';
import { foutTekst } from './fout.ts';
import { Gemeente } from './gemeente.ts';
import { Gevallen } from './gevallen.ts';
import { AowTabel, Feestdagen, type Landelijk, WettelijkeTermijnen } from './landelijk.ts';
import type { Regeling } from './regeling.ts';
import { vernieuwInhoud } from './vernieuw.ts';
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

export type LoadedGevallen = { gevallen: Gevallen; bestand: string; tekst: string };

export type Beleid = {
  landelijk: Landelijk;
  gemeenten: Gemeente[];
  regelingen: LoadedRegeling[];
  gevallen: LoadedGevallen[];
};

/** Where the national data and the municipalities of this product stand. */
export const BELEID_MAP = join(import.meta.dirname, '../../beleid');

/**
 * Reads a folder `beleid/` (landelijk/ and gemeenten/<code>-<naam>/<regeling>/<versie>.yaml), used at start-up. A folder without
 * landelijk/ gets the national data of this product, and may be that of one municipality. Throws a BeleidsFout with every fault of every file.
 * `zonderGevallen`: the agreed cases are not read, for a command that must be quick.
 */
export function loadBeleid(map: string, o: { zonderGevallen?: boolean } = {}): Beleid {
  const fouten: Fout[] = [];
  const bestandVan = (pad: string): string => relative(process.cwd(), pad) || pad;
  const lees = <T extends z.ZodType>(
    pad: string,
    shape: T,
    vernieuw?: (inhoud: unknown) => unknown,
  ): { waarde: z.output<T>; inhoud: unknown; bestand: string; tekst: string } | undefined => {
    const bestand = bestandVan(pad);
    if (!existsSync(pad)) {
      fouten.push({ bestand, regel: 1, pad: '', tekst: 'dit bestand ontbreekt; docs/beleid-schrijven.md zegt wat erin hoort' });
      return undefined;
    }
    const tekst = readFileSync(pad, 'utf8');
    const gelezen = leesTekst(tekst, bestand, shape, vernieuw);
    if (gelezen.ok) return { ...gelezen, bestand, tekst };
    fouten.push(...gelezen.fouten);
    return undefined;
  };

  const landelijk = existsSync(join(map, 'landelijk')) ? join(map, 'landelijk') : join(BELEID_MAP, 'landelijk');
  const aow = lees(join(landelijk, 'aow-leeftijd.yaml'), AowTabel);
  const feestdagen = lees(join(landelijk, 'feestdagen.yaml'), Feestdagen);
  const termijnen = lees(join(landelijk, 'wettelijke-termijnen.yaml'), WettelijkeTermijnen);

  const gemeenten: Gemeente[] = [];
  const regelingen: LoadedRegeling[] = [];
  const gevallen: LoadedGevallen[] = [];
  const isGemeente = existsSync(join(map, 'gemeente.yaml'));
  const gemeenteMappen = isGemeente ? [map] : existsSync(join(map, 'gemeenten')) ? mappen(join(map, 'gemeenten')) : [];
  if (gemeenteMappen.length === 0) {
    const tekst = 'hier staat geen gemeente; maak een map als gemeenten/0200-apeldoorn met een gemeente.yaml';
    fouten.push({ bestand: bestandVan(join(map, 'gemeenten')), regel: 1, pad: '', tekst });
  }
  for (const gemeenteMap of gemeenteMappen) {
    const gemeente = lees(join(gemeenteMap, 'gemeente.yaml'), Gemeente);
    const code = gemeente?.waarde.code;
    for (const regelingMap of mappen(gemeenteMap)) {
      for (const naam of readdirSync(regelingMap)) {
        if (!naam.endsWith('.yml')) continue;
        const tekst = 'dit bestand wordt niet gelezen; laat de naam eindigen op .yaml';
        fouten.push({ bestand: bestandVan(join(regelingMap, naam)), regel: 1, pad: '', tekst });
      }
      for (const pad of yamlBestanden(regelingMap)) {
        const isGevallen = pad.endsWith('gevallen.yaml');
        if (isGevallen && o.zonderGevallen) continue;
        const gelezen = isGevallen ? lees(pad, Gevallen) : lees(pad, GecontroleerdeRegeling, vernieuwInhoud);
        if (!gelezen) continue;
        const { bestand } = gelezen;
        const zeg = (pad: string, tekst: string): void =>
          void fouten.push({ bestand, regel: regelMet(gelezen.tekst, pad), pad, tekst });
        if (code !== undefined && gelezen.waarde.gemeente !== code)
          zeg('gemeente', `is ${gelezen.waarde.gemeente}, maar de map is van ${code}; schrijf "${code}"`);
        if (gelezen.waarde.regeling !== basename(regelingMap))
          zeg('regeling', `is ${gelezen.waarde.regeling}, maar de map heet ${basename(regelingMap)}; maak ze gelijk`);
        if ('producten' in gelezen.waarde) {
          const { inhoud, tekst, waarde } = gelezen;
          if (!basename(pad).startsWith(waarde.geldigVan))
            zeg('geldigVan', `is ${waarde.geldigVan}, maar het bestand heet ${basename(pad)}; maak ze gelijk`);
          regelingen.push({ regeling: waarde, bestand, inhoud, tekst, hash: hashVan(inhoud) });
        } else gevallen.push({ gevallen: gelezen.waarde, bestand, tekst: gelezen.tekst });
      }
    }
    if (!gemeente) continue;
    const { bestand } = gemeente;
    const zeg = (pad: string, tekst: string): void =>
      void fouten.push({ bestand, regel: regelMet(gemeente.tekst, pad), pad, tekst });
    if (gemeenten.some((ander) => ander.code === code))
      zeg('code', `een andere map is ook van ${code}; elke gemeente heeft één map`);
    const eigen = mappen(gemeenteMap).map((regelingMap) => basename(regelingMap));
    const { hoofdregeling } = gemeente.waarde;
    if (!eigen.includes(hoofdregeling))
      zeg(
        'hoofdregeling',
        `er is geen regeling ${hoofdregeling}; kies uit: ${eigen.join(', ') || 'geen, maak eerst een regeling'}`,
      );
    gemeenten.push(gemeente.waarde);
  }
  fouten.push(...dubbeleVersies(regelingen));
  if (fouten.length > 0 || !aow || !feestdagen || !termijnen) throw new BeleidsFout(fouten);
  return {
    landelijk: {
      aow: aow.waarde,
      termijnen: termijnen.waarde.termijnen,
      feestdagen: new Map(feestdagen.waarde.dagen.map((dag) => [dag.datum, dag.naam])),
      feestdagJaren: feestdagen.waarde.jaren,
    },
    gemeenten,
    regelingen: regelingen.sort((a, b) => (a.regeling.geldigVan < b.regeling.geldigVan ? -1 : 1)),
    gevallen,
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
