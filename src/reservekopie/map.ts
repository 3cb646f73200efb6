import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, createGzip } from 'node:zlib';
import { leesManifest } from './manifest.ts';
import { createMeter, nergens } from './stroom.ts';
import { type Inhoud, type Manifest, NietMogelijk } from './types.ts';

export const MANIFEST = 'manifest.json';
export const TAKEN = 'taken.copy.gz';
export const SLEUTELS = join('sleutels', 'sleutels.json');
export const tabelbestand = (naam: string): string => join('tabellen', `${naam}.copy.gz`);

/** A folder that is not finished begins with a dot and ends so, with the process that writes it. */
const onaf = (map: string): string => join(dirname(map), `.${basename(map)}.onaf-${process.pid}`);

const code = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/** Refuses a folder with something in it; an empty one may be there. Throws NietMogelijk. */
const moetNieuw = async (map: string): Promise<void> => {
  const inhoud = await readdir(map).catch((error: unknown) => {
    if (code(error) === 'ENOENT') return [];
    if (code(error) === 'ENOTDIR') throw new NietMogelijk(`${map} is een bestand. Kies een nieuwe map.`);
    throw error;
  });
  if (inhoud.length > 0)
    throw new NietMogelijk(`${map} is niet leeg. Kies een nieuwe map; een back-up overschrijft nooit een andere.`);
};

/** A folder that nobody has written in for so long is nobody's, on whatever machine that process was. Milliseconds. */
const VERLATEN = 24 * 3600 * 1000;

/** What earlier runs that were killed left beside this folder. */
const ruimOnaf = async (map: string): Promise<void> => {
  const naast = dirname(map);
  for (const naam of await readdir(naast)) {
    const [, van, pid] = /^\.(.+)\.onaf-(\d+)$/.exec(naam) ?? [];
    if (pid === undefined || leeft(Number(pid))) continue;
    const geschreven = await stat(join(naast, naam, 'tabellen')).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
    if (van === basename(map) || geschreven < Date.now() - VERLATEN)
      await rm(join(naast, naam), { recursive: true, force: true });
  }
};
const leeft = (pid: number): boolean => {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return code(error) === 'EPERM';
  }
};

const WAAROM: Readonly<Record<string, string>> = {
  ENOSPC: 'De schijf is vol. Er is geen back-up gemaakt en er is niets van blijven staan.',
  EDQUOT: 'De schijfruimte van deze gebruiker is op. Er is geen back-up gemaakt en er is niets van blijven staan.',
  EACCES: 'In deze map mag niet geschreven worden. Kies een andere map, of geef de gebruiker van het product het recht.',
  EROFS: 'Deze schijf kan alleen gelezen worden. Kies een andere map.',
};

/**
 * Fills a new folder under another name and gives it its own name when everything is on the disk. What goes wrong leaves nothing;
 * what is killed leaves a folder that does not look like a back-up and that the next run takes away. Files are for this user only.
 */
export const maakMap = async <T>(map: string, vul: (concept: string) => Promise<T>): Promise<T> => {
  await moetNieuw(map);
  const concept = onaf(map);
  try {
    await mkdir(dirname(map), { recursive: true, mode: 0o700 });
    await ruimOnaf(map);
    await mkdir(join(concept, 'tabellen'), { recursive: true, mode: 0o700 });
    const waarde = await vul(concept);
    await zetOpSchijf(concept);
    await moetNieuw(map);
    await rename(concept, map);
    await zetOpSchijf(dirname(map));
    return waarde;
  } catch (error) {
    await rm(concept, { recursive: true, force: true });
    const zin = WAAROM[String(code(error))];
    if (zin !== undefined) throw new NietMogelijk(zin, { cause: error });
    if (code(error) === 'EBUSY') {
      throw new NietMogelijk(`${map} is een schijf die hier is aangekoppeld. Kies een nieuwe map daarop.`, { cause: error });
    }
    throw error;
  }
};

const zetOpSchijf = async (map: string): Promise<void> => {
  const handvat = await open(map, 'r');
  await handvat.sync().finally(() => handvat.close());
};

/** Compresses into a file that is on the disk when `klaar` resolves. Fast rather than small: see the measurements in the ADR. */
export const comprimeer = (bestand: string): { naar: [NodeJS.ReadWriteStream]; eind: NodeJS.WritableStream } => ({
  naar: [createGzip({ level: constants.Z_BEST_SPEED })],
  eind: createWriteStream(bestand, { mode: 0o600, flags: 'wx', flush: true }),
});

export const schrijfTekst = async (bestand: string, tekst: string): Promise<void> => {
  const handvat = await open(bestand, 'wx', 0o600);
  try {
    await handvat.writeFile(tekst);
    await handvat.sync();
  } finally {
    await handvat.close();
  }
};

/** The text of a file; undefined when it is not there. */
export const leesAlsErIs = (bestand: string): Promise<string | undefined> =>
  readFile(bestand, 'utf8').catch((error: unknown) => {
    if (code(error) === 'ENOENT') return undefined;
    throw error;
  });

/** What a file of a back-up holds, as a stream of COPY text. */
export const pakUit = (bestand: string) => [createReadStream(bestand), createGunzip()] as const;

/** The manifest of a folder. Throws NietMogelijk when this is no back-up, or one that was never finished. */
export const openMap = async (map: string): Promise<Manifest> => {
  try {
    return leesManifest(await readFile(join(map, MANIFEST), 'utf8'));
  } catch (error) {
    if (code(error) !== 'ENOENT' && code(error) !== 'ENOTDIR') throw error;
    throw new NietMogelijk(
      /\.onaf-\d+$/.test(map)
        ? `${map} is een back-up die nooit is afgemaakt. Neem een andere.`
        : `In ${map} staat geen back-up: manifest.json ontbreekt.`,
    );
  }
};

/** Reads one file and compares it with what the manifest says. Throws NietMogelijk. */
export const controleerBestand = async (map: string, bestand: string, verwacht: Inhoud): Promise<void> => {
  const meter = createMeter();
  try {
    await pipeline([...pakUit(join(map, bestand)), meter.stroom, nergens()]);
  } catch (error) {
    if (code(error) === 'ENOENT')
      throw new NietMogelijk(`De back-up is niet volledig: ${bestand} ontbreekt. Neem een andere back-up.`);
    if (typeof code(error) === 'string' && String(code(error)).startsWith('Z_')) throw beschadigd(bestand, error);
    throw error;
  }
  const { rijen, sha256 } = meter.stand();
  if (rijen !== verwacht.rijen || sha256 !== verwacht.sha256) throw beschadigd(bestand);
};

export const beschadigd = (bestand: string, cause?: unknown): NietMogelijk =>
  new NietMogelijk(`De back-up is beschadigd: ${bestand} is niet wat er geschreven is. Neem een andere back-up.`, { cause });

/** Bytes that a folder takes. */
export const grootteVan = async (map: string): Promise<number> => {
  let som = 0;
  for (const { name, parentPath } of (await readdir(map, { recursive: true, withFileTypes: true })).filter((e) => e.isFile()))
    som += (await stat(join(parentPath, name))).size;
  return som;
};
