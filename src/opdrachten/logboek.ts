import type { Config } from '../platform/config.ts';
import { enigWoord, Geweigerd, metDatabase, type Opdracht, tabel, VerkeerdGebruik, zeg } from './opdracht.ts';

export const logboek: Opdracht = {
  gebruik: 'logboek controleer|verzegel [--anker <hash>] [--json]',
  doet: 'Controleert of iemand regels van het logboek heeft veranderd, of verzegelt nu de nieuwe regels.',
  keuzes: ['anker', 'json'],
  lees: (invoer) => {
    const wat = enigWoord(invoer, 'Noem wat er moet gebeuren: logboek controleer of logboek verzegel.');
    const { anker, json = false } = invoer.keuzes;
    if (wat === 'verzegel') {
      if (anker !== undefined) throw new VerkeerdGebruik('--anker hoort bij logboek controleer.');
      return (config) => verzegel(config, json);
    }
    if (wat !== 'controleer') throw new VerkeerdGebruik(`‘${wat}’ bestaat niet. Kies logboek controleer of logboek verzegel.`);
    if (anker !== undefined && !/^[0-9a-f]{64}$/i.test(anker)) {
      throw new VerkeerdGebruik('Een anker is de hash van een verzegeling: 64 cijfers en letters van a tot en met f.');
    }
    return (config) => controleer(config, { anker: anker?.toLowerCase(), json });
  },
};

/** The command does not wait long for who is writing: it says so. Milliseconds. */
const GEDULD = 30_000;

async function verzegel(config: Config, json: boolean): Promise<void> {
  const [{ ankerbestand, sealLogboek }, { migrate }] = await Promise.all([
    import('../logboek/index.ts'),
    import('../platform/db/migrate.ts'),
  ]);
  const uitkomst = await metDatabase(config, async ({ owner }) => {
    await migrate(owner);
    return sealLogboek(owner, { geduld: GEDULD, ankers: ankerbestand(config.dataDir) });
  });
  const { regels, laatste } = uitkomst;
  const stand = laatste
    ? `Verzegeld tot en met regel ${laatste.totId}.\nAnker: ${laatste.keten}\n`
    : 'Er zijn nog geen regels om te verzegelen.\n';
  process.stdout.write(
    json ? `${JSON.stringify(uitkomst)}\n` : `${regels} ${regels === 1 ? 'regel' : 'regels'} verzegeld.\n${stand}`,
  );
  if (uitkomst.uitgesteld) throw new Geweigerd('Er wordt nog in het logboek geschreven. Probeer het over een minuut opnieuw.');
}

async function controleer(config: Config, o: { anker: string | undefined; json: boolean }): Promise<void> {
  const [{ ankerbestand, checkLogboek, leesAnkers }, { migrate }] = await Promise.all([
    import('../logboek/index.ts'),
    import('../platform/db/migrate.ts'),
  ]);
  const bewaard = await leesAnkers(ankerbestand(config.dataDir));
  const ankers = [...new Set([...bewaard, ...(o.anker === undefined ? [] : [o.anker])])];
  const controle = await metDatabase(config, async ({ owner }) => {
    await migrate(owner);
    // A mistyped anchor is no news for beheer.
    return checkLogboek(owner, { ankers, herkomst: o.anker === undefined ? 'opdrachtregel' : undefined });
  });
  if (o.json) process.stdout.write(`${JSON.stringify(controle)}\n`);
  else {
    process.stdout.write(
      `${tabel(
        ['wat', 'aantal'],
        [
          ['verzegelde regels', controle.regels],
          ['verzegelingen', controle.verzegelingen],
          ['verzegeld tot en met regel', controle.verzegeldTot],
          ['regels die nog op verzegeling wachten', controle.onverzegeld],
          ['ankers vergeleken', ankers.length],
        ],
      )}\n\n${controle.keten === undefined ? '' : `Anker: ${controle.keten}\n`}`,
    );
    for (const { tekst } of controle.bevindingen) zeg(tekst);
    if (controle.heel) process.stdout.write('Het logboek is heel.\n');
  }
  if (!controle.heel) throw new Geweigerd('Het logboek is niet heel: zie hierboven wat er niet klopt.');
}
