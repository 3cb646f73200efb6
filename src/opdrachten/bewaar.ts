import type { Config } from '../platform/config.ts';
import type { Overzicht } from '../reservekopie/index.ts';
import { enigWoord, Geweigerd, metDatabase, nieuwPadVan, type Opdracht, sleutelsVan, VerkeerdGebruik, zeg } from './opdracht.ts';

export const bewaar: Opdracht = {
  gebruik: 'bewaar <nieuwe map> [--met-sleutels] [--json]  |  bewaar --controle <map> [--json]',
  doet: 'Maakt een back-up van alle gegevens in een nieuwe map, ook als het product draait. --controle leest een back-up na.',
  keuzes: ['controle', 'met-sleutels', 'json'],
  lees: (invoer) => {
    const { controle = false, 'met-sleutels': metSleutels = false, json = false } = invoer.keuzes;
    const map = nieuwPadVan(
      invoer,
      enigWoord(invoer, controle ? 'Noem de map van de back-up.' : 'Noem een nieuwe map voor de back-up.'),
    );
    if (controle && metSleutels) throw new VerkeerdGebruik('--met-sleutels hoort niet bij --controle.');
    return controle ? (config) => leesNa(config, map, json) : (config) => maak(config, { map, metSleutels, json });
  },
};

async function maak(config: Config, o: { map: string; metSleutels: boolean; json: boolean }): Promise<void> {
  const { makeReservekopie, readVersie } = await import('../reservekopie/index.ts');
  const overzicht = await netjes(async () =>
    metDatabase(config, async ({ owner }) =>
      makeReservekopie(owner, {
        map: o.map,
        omgeving: config.omgeving,
        product: await readVersie(),
        sleutels: await sleutelsVan(config),
        metSleutels: o.metSleutels || config.omgeving === 'demo',
        nu: new Date(),
        stap: (naam) => (process.stderr.isTTY ? process.stderr.write(`\r\x1b[K${naam}`) : undefined),
      }),
    ),
  );
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  process.stdout.write(o.json ? `${JSON.stringify(overzicht)}\n` : toon('Back-up gemaakt', overzicht));
  zeg(
    overzicht.sleutels
      ? `Let op: in ${o.map}/sleutels staan de sleutels van het BSN. Bewaar die map apart van de rest: wie beide heeft, leest elk BSN.`
      : 'De sleutels van het BSN zitten er niet in. Bewaar WERKTMEE_SLEUTELS apart: zonder die sleutels is geen BSN meer te lezen.',
  );
}

async function leesNa(config: Config, map: string, json: boolean): Promise<void> {
  const [{ checkReservekopie, verschilVan }, { keysSource }] = await Promise.all([
    import('../reservekopie/index.ts'),
    import('../platform/keys-source.ts'),
  ]);
  const { manifest, overzicht, sleutels } = await netjes(() => checkReservekopie(map));
  process.stdout.write(json ? `${JSON.stringify(overzicht)}\n` : toon('De back-up is heel', overzicht));
  if (sleutels) return;
  // The back-up is whole without them. To put it back they are needed: better to hear it now.
  const bron = keysSource(config);
  const waar = bron.file ?? 'WERKTMEE_SLEUTELS';
  const hier = await bron.find();
  const anders = hier && verschilVan(manifest, hier);
  if (!anders) zeg(`De sleutels van het BSN zitten er niet in en staan niet in ${waar}. Voor het terugzetten zijn ze nodig.`);
  else if (anders.length === 0) zeg(`De sleutels van het BSN zitten er niet in; die in ${waar} passen erbij.`);
  else {
    zeg(
      `Let op: de sleutels van het BSN zitten er niet in, en die in ${waar} passen er niet bij (anders of niet hier: ${anders.join(', ')}). Voor het terugzetten zijn de sleutels van ${manifest.gemaaktOp} nodig.`,
    );
  }
}

/** A sentence for a person instead of an error. */
export async function netjes<T>(doe: () => Promise<T>): Promise<T> {
  const { NietMogelijk } = await import('../reservekopie/index.ts');
  try {
    return await doe();
  } catch (error) {
    if (error instanceof NietMogelijk) throw new Geweigerd(error.message);
    throw error;
  }
}

export function toon(kop: string, o: Overzicht): string {
  const rijen = Object.values(o.tabellen).reduce((som, aantal) => som + aantal, 0);
  return `${[
    `${kop}: ${o.map}`,
    `  gemaakt op         ${o.gemaaktOp}`,
    `  versie             ${o.product}`,
    `  tabellen           ${Object.keys(o.tabellen).length}`,
    `  rijen              ${rijen}`,
    `  taken die wachten  ${o.taken}`,
    `  grootte            ${(o.grootte / 1e6).toFixed(1)} MB`,
    `  sleutels erbij     ${o.sleutels ? 'ja' : 'nee'}`,
    ...(o.anker === undefined ? [] : [`  anker logboek      ${o.anker}`]),
  ].join('\n')}\n`;
}
