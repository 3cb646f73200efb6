// What was typed on the command line, read: which command, with which words and choices. Nothing is done yet.
import { parseArgs } from 'node:util';
import { readConfig } from '../platform/config.ts';
import { opdrachten } from './lijst.ts';
import { type Keuze, type Keuzes, VerkeerdGebruik } from './opdracht.ts';

const KEUZES: Record<Keuze, { uitleg: string }> = {
  gemeente: { uitleg: 'code van de gemeente, vier cijfers' },
  vandaag: { uitleg: 'de dag die als vandaag geldt, als jjjj-mm-dd; zonder deze keuze de dag van nu' },
  bekendOp: { uitleg: 'oordeel zoals op deze dag bekend was, als jjjj-mm-dd; zonder deze keuze zoals nu bekend is' },
  proef: { uitleg: 'alleen kijken: niets bewaren' },
  anker: { uitleg: 'hash van een verzegeling die je zelf hebt bewaard' },
  controle: { uitleg: 'een back-up nalezen in plaats van maken' },
  'met-sleutels': { uitleg: 'ook de sleutels van het BSN bewaren, in de map sleutels' },
  'leeg-eerst': { uitleg: 'wat er nu in de database staat eerst weggooien' },
  'zonder-sleutels': { uitleg: 'de sleutels niet uit de back-up halen; die van de instellingen moeten passen' },
  uitvoeren: { uitleg: 'het ook doen; zonder deze keuze is alleen te zien wat er zou gebeuren' },
  opnieuw: { uitleg: 'wat al was vernietigd en met een back-up terugkwam' },
  zoek: { uitleg: 'de sleutel waarmee een BSN wordt gevonden, en niet die waarmee het is versleuteld' },
  naam: { uitleg: 'naam van de persoon' },
  email: { uitleg: 'mailadres van de persoon' },
  toch: { uitleg: 'ook als er al een beheerder is' },
  json: { uitleg: 'uitkomst als JSON op de standaarduitvoer' },
};

/** How everything is used. */
export const HULP = `Gebruik:
${Object.values(opdrachten)
  .map(({ gebruik, doet }) => `  npm run -s werktmee -- ${gebruik}\n      ${doet}`)
  .join('\n')}

Keuzes:
${Object.entries({ ...KEUZES, help: { uitleg: 'deze uitleg' } })
  .map(([naam, { uitleg }]) => `  ${`--${naam}`.padEnd(18)} ${uitleg}`)
  .join('\n')}

Afsluitcode: 0 gelukt, 1 niet gelukt, 2 verkeerd gebruikt.
`;

/** What was asked, with the settings of `env`; undefined for the help. Throws VerkeerdGebruik. */
export function leesOpdracht(args: readonly string[], env: NodeJS.ProcessEnv): (() => Promise<void>) | undefined {
  const {
    values: { help, ...keuzes },
    positionals: [naam, ...woorden],
  } = ontleed(args);
  if (help || naam === 'help') return undefined;
  const namen = Object.keys(opdrachten);
  if (naam === undefined) throw new VerkeerdGebruik(`Noem een opdracht: ${namen.slice(0, -1).join(', ')} of ${namen.at(-1)}.`);
  const opdracht = Object.hasOwn(opdrachten, naam) ? opdrachten[naam] : undefined;
  if (!opdracht) throw new VerkeerdGebruik(`De opdracht ‘${naam}’ bestaat niet.`);
  const vreemd = Object.keys(keuzes).find((keuze) => !opdracht.keuzes.some((eigen) => eigen === keuze));
  if (vreemd !== undefined) throw new VerkeerdGebruik(`--${vreemd} hoort niet bij ${naam}.`);
  const invoer = { woorden, keuzes, vanuit: env.INIT_CWD };
  const zonder = opdracht.zonder?.(invoer);
  if (zonder) return zonder;
  const doe = opdracht.lees(invoer);
  return () => doe(readConfig(env));
}

function ontleed(args: readonly string[]): { values: Keuzes & { help?: boolean }; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        gemeente: { type: 'string' },
        vandaag: { type: 'string' },
        bekendOp: { type: 'string' },
        proef: { type: 'boolean' },
        anker: { type: 'string' },
        controle: { type: 'boolean' },
        'met-sleutels': { type: 'boolean' },
        'leeg-eerst': { type: 'boolean' },
        'zonder-sleutels': { type: 'boolean' },
        uitvoeren: { type: 'boolean' },
        opnieuw: { type: 'boolean' },
        zoek: { type: 'boolean' },
        naam: { type: 'string' },
        email: { type: 'string' },
        toch: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return { values, positionals };
  } catch (error) {
    if (!(error instanceof TypeError && 'code' in error)) throw error;
    const naam = /'(-[^' ]+)/.exec(error.message)?.[1] ?? '';
    throw new VerkeerdGebruik(
      error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
        ? `De keuze ${naam} bestaat niet.`
        : `De keuze ${naam} is niet goed ingevuld. Schrijf bijvoorbeeld --gemeente 0200.`,
    );
  }
}
