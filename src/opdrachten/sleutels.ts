import { writeFile } from 'node:fs/promises';
import type { Config } from '../platform/config.ts';
import type { Keys } from '../platform/keys.ts';
import { Geweigerd, type Invoer, metHuis, nieuwPadVan, type Opdracht, tabel, VerkeerdGebruik, zeg } from './opdracht.ts';

type Deel = (config: Config) => Promise<void>;

export const sleutels: Opdracht = {
  gebruik:
    'sleutels maak <bestand> | nieuw [--zoek] | wissel [--zoek] | controleer | opruimen | inloggen <bestand> | ontsleutelen <bestand>',
  doet: 'Maakt, wisselt en controleert de sleutels van het BSN, en maakt een sleutel voor de omgang met een inlogdienst.',
  keuzes: ['zoek'],
  zonder: (invoer) => {
    const [wat, bestand, teveel] = invoer.woorden;
    if (wat !== 'maak' && wat !== 'inloggen' && wat !== 'ontsleutelen') return undefined;
    if (bestand === undefined || teveel !== undefined || invoer.keuzes.zoek)
      throw new VerkeerdGebruik(
        `Noem één bestand, bijvoorbeeld sleutels ${wat} /etc/werktmee/${wat === 'maak' ? 'sleutels' : wat}.json.`,
      );
    const pad = nieuwPadVan(invoer, bestand);
    return wat === 'maak' ? () => maak(pad) : () => maakInlogsleutel(pad, wat === 'inloggen' ? 'sig' : 'enc');
  },
  lees: (invoer) => {
    const deel = deelVan(invoer);
    if (!deel)
      throw new VerkeerdGebruik(
        'Noem wat je met de sleutels wilt: maak, nieuw, wissel, controleer, opruimen, inloggen of ontsleutelen.',
      );
    return deel;
  },
};

const deelVan = ({ woorden: [wat, teveel], keuzes: { zoek = false } }: Invoer): Deel | undefined => {
  if (teveel !== undefined) throw new VerkeerdGebruik(`‘${teveel}’ hoort er niet bij.`);
  if (wat === 'nieuw') return (config) => nieuw(config, zoek);
  if (wat === 'wissel') return zoek ? wisselZoek : wissel;
  if (zoek) throw new VerkeerdGebruik('--zoek hoort bij nieuw en wissel.');
  if (wat === 'controleer') return controleer;
  if (wat === 'opruimen') return opruimen;
  return undefined;
};

const bestaatAl = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST';
const schrijfNieuw = async (bestand: string, inhoud: unknown): Promise<void> => {
  try {
    await writeFile(bestand, `${JSON.stringify(inhoud, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (bestaatAl(error)) throw new Geweigerd(`${bestand} is er al en blijft zoals het is.`);
    throw error;
  }
};

const maak = async (bestand: string): Promise<void> => {
  const { generateKeys } = await import('../platform/keys.ts');
  await schrijfNieuw(bestand, generateKeys());
  zeg(
    `Gemaakt: ${bestand}, alleen leesbaar voor jou. Geef het aan de gebruiker waaronder de server draait, en bewaar een kopie op een andere plek dan de back-up van de database. Zonder deze sleutels is geen BSN meer te lezen.`,
  );
};

const maakInlogsleutel = async (bestand: string, gebruik: 'sig' | 'enc'): Promise<void> => {
  const { generateLoginKey } = await import('../platform/auth/issuer-key.ts');
  const { eigen, publiek } = generateLoginKey(gebruik);
  await schrijfNieuw(bestand, eigen);
  zeg(`Gemaakt: ${bestand}, alleen leesbaar voor jou. Geef wat hieronder staat aan de inlogdienst; dat is niet geheim.`);
  process.stdout.write(`${JSON.stringify({ keys: [publiek] }, null, 2)}\n`);
};

const metSleutels = async (config: Config): Promise<{ keys: Keys; bestand: string | undefined }> => {
  const { keysSource } = await import('../platform/keys-source.ts');
  const bron = keysSource(config);
  return { keys: await bron.read(), bestand: bron.file };
};

/** Keeps changed keys: in their file, or on the standard output when the setting holds the keys themselves. */
const bewaar = async (bestand: string | undefined, keys: Keys): Promise<void> => {
  if (bestand === undefined) {
    zeg('WERKTMEE_SLEUTELS bevat de sleutels zelf. Vervang de waarde door wat hieronder staat en herstart elke server.');
    process.stdout.write(`${JSON.stringify(keys)}\n`);
    return;
  }
  const { writeKeys } = await import('../platform/keys.ts');
  await writeKeys(bestand, keys);
};

const nieuw = async (config: Config, zoek: boolean): Promise<void> => {
  const { withNewVersion, withNewZoek } = await import('../platform/keys.ts');
  const { keys, bestand } = await metSleutels(config);
  if (zoek) {
    if (keys.zoekNieuw !== undefined)
      throw new Geweigerd('Er staat al een nieuwe zoeksleutel klaar. Draai sleutels wissel --zoek.');
    await bewaar(bestand, withNewZoek(keys));
    zeg(
      `Er staat een nieuwe zoeksleutel klaar${bestand === undefined ? '' : ` in ${bestand}`}. Stop de server en draai sleutels wissel --zoek.`,
    );
    return;
  }
  const na = withNewVersion(keys);
  await bewaar(bestand, na);
  zeg(
    bestand === undefined
      ? `Versie ${na.bsn.length} is gemaakt. Draai daarna sleutels wissel.`
      : `Versie ${na.bsn.length} staat in ${bestand}. Zet dit bestand op elke machine waarop de server draait en draai dan sleutels wissel. Een server die draait leest het zelf opnieuw.`,
  );
};

const noemOnleesbaar = (onleesbaar: readonly { gemeenteId: number; inwonerId: number }[]): string =>
  onleesbaar
    .slice(0, 20)
    .map(({ gemeenteId, inwonerId }) => `  gemeente ${gemeenteId}, inwoner ${inwonerId}`)
    .join('\n');

const wissel: Deel = async (config) => {
  const [{ checkBsns, logKeys, reencrypt }, { matchKeys }] = await Promise.all([
    import('../platform/key-rotation.ts'),
    import('../platform/key-check.ts'),
  ]);
  await metHuis(config, async ({ database: { owner } }) => {
    const keys = await matchKeys(owner, (await metSleutels(config)).keys);
    let gemeld = 0;
    const uit = await reencrypt(owner, keys, (gedaan) => {
      if (gedaan - gemeld < 10_000) return;
      gemeld = gedaan;
      zeg(`  ${gedaan} gewisseld`);
    });
    const { perVersie } = await checkBsns(owner, keys);
    await logKeys(owner, 'sleutels-gewisseld', String(keys.bsn.length));
    zeg(`${uit.gewisseld} BSN's zijn opnieuw versleuteld met versie ${keys.bsn.length} en teruggelezen.`);
    toonVersies(keys, perVersie);
    if (uit.onleesbaar.length > 0)
      throw new Geweigerd(
        `${uit.onleesbaar.length} BSN's zijn niet te lezen en zijn gebleven zoals ze waren:\n${noemOnleesbaar(uit.onleesbaar)}`,
      );
  });
};

const toonVersies = (keys: Keys, perVersie: ReadonlyMap<number, number>): void => {
  const rijen = keys.bsn.map((key, i) => {
    const aantal = perVersie.get(i + 1) ?? 0;
    const stand =
      i + 1 === keys.bsn.length
        ? 'versleutelt'
        : key === null
          ? 'is weg'
          : aantal === 0
            ? 'mag weg (sleutels opruimen)'
            : 'in gebruik';
    return [i + 1, aantal, stand];
  });
  process.stdout.write(`${tabel(['versie', "BSN's", ''], rijen)}\n`);
};

const controleer: Deel = async (config) => {
  const [{ checkBsns }, { matchKeys }] = await Promise.all([
    import('../platform/key-rotation.ts'),
    import('../platform/key-check.ts'),
  ]);
  await metHuis(config, async ({ database: { owner } }) => {
    const keys = await matchKeys(owner, (await metSleutels(config)).keys);
    const { perVersie, onleesbaar } = await checkBsns(owner, keys);
    toonVersies(keys, perVersie);
    if (onleesbaar.length > 0)
      throw new Geweigerd(`${onleesbaar.length} BSN's zijn niet te lezen:\n${noemOnleesbaar(onleesbaar)}`);
    zeg('Elk BSN is te lezen en past bij zijn zoekwaarde.');
  });
};

const opruimen: Deel = async (config) => {
  const [{ checkBsns, logKeys }, { matchKeys }] = await Promise.all([
    import('../platform/key-rotation.ts'),
    import('../platform/key-check.ts'),
  ]);
  await metHuis(config, async ({ database: { owner } }) => {
    const { keys, bestand } = await metSleutels(config);
    await matchKeys(owner, keys);
    const { perVersie } = await checkBsns(owner, keys);
    const weg = keys.bsn.flatMap((key, i) => (key !== null && i + 1 < keys.bsn.length && !perVersie.has(i + 1) ? [i + 1] : []));
    if (weg.length === 0) throw new Geweigerd('Er is geen oude versie die weg mag.');
    await bewaar(bestand, { ...keys, bsn: keys.bsn.map((key, i) => (weg.includes(i + 1) ? null : key)) });
    await logKeys(owner, 'sleutels-opgeruimd', weg.join(' '));
    zeg(`Weg: versie ${weg.join(', ')}. Een back-up van voor de wissel heeft ze nog nodig: bewaar daar de oude sleutels bij.`);
  });
};

const wisselZoek: Deel = async (config) => {
  const [{ logKeys, othersConnected, rehash }, { matchKeys }] = await Promise.all([
    import('../platform/key-rotation.ts'),
    import('../platform/key-check.ts'),
  ]);
  await metHuis(config, async ({ database: { owner } }) => {
    const { keys, bestand } = await metSleutels(config);
    if (keys.zoekNieuw === undefined)
      throw new Geweigerd('Er staat geen nieuwe zoeksleutel klaar. Draai eerst sleutels nieuw --zoek.');
    const nu = await matchKeys(owner, keys);
    const { zoekNieuw, ...rest } = keys;
    if (nu.zoek === zoekNieuw) zeg('De database gebruikt de nieuwe zoeksleutel al; alleen het bestand liep achter.');
    else {
      await weigerAlsIemandWerkt(() => othersConnected(owner, appGebruiker(config)));
      zeg(`${await rehash(owner, nu, zoekNieuw)} zoekwaarden zijn opnieuw berekend.`);
      await logKeys(owner, 'zoeksleutel-gewisseld', '');
    }
    await bewaar(bestand, { ...rest, zoek: zoekNieuw });
    zeg('De nieuwe zoeksleutel geldt. Zet de sleutels op elke machine en start de server weer.');
  });
};

const appGebruiker = (config: Config): string =>
  config.database.soort === 'url' ? decodeURIComponent(new URL(config.database.url).username) : 'wm_app';

/** A server asks its queue every second or two: in five seconds it shows. */
const KIJKEN = 20;
const weigerAlsIemandWerkt = async (anderen: () => Promise<number>): Promise<void> => {
  for (let keer = 0; keer < KIJKEN; keer++) {
    if ((await anderen()) > 0)
      throw new Geweigerd(
        'Er werkt nog een server of opdracht met deze database. Stop die eerst: met de oude zoeksleutel vindt hij niemand meer.',
      );
    await new Promise((klaar) => setTimeout(klaar, 250));
  }
};
