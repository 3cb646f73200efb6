import { ConfigError } from '../platform/config.ts';
import { explainDatabaseError } from '../platform/db/explain-error.ts';
import { Geweigerd, VerkeerdGebruik, zeg } from './opdracht.ts';
import { HULP, leesOpdracht } from './regel.ts';

/**
 * Does what was typed, with the settings of `env`. What comes of it stands on standard output, what went wrong on standard error.
 * Gives the exit code: 0 done, 1 not done, 2 not understood.
 */
export const voerUit = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<0 | 1 | 2> => {
  try {
    const doe = leesOpdracht(args, env);
    if (!doe) process.stdout.write(HULP);
    else await doe();
    return 0;
  } catch (error) {
    if (error instanceof VerkeerdGebruik) {
      zeg(`${error.message}\n\n${HULP}`);
      return 2;
    }
    if (error instanceof Geweigerd || error instanceof ConfigError) zeg(error.message);
    else zeg(explainDatabaseError(error) ?? `Er ging iets mis: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
};
