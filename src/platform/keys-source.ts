import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { demoKeys, isKeysJson, type Keys, parseKeys, readKeys } from './keys.ts';
import { log } from './log.ts';

/** Where the keys of the settings are. */
export interface KeysSource {
  /** The file; undefined when the setting holds the keys themselves. */
  file: string | undefined;
  read(): Promise<Keys>;
  /** As read, but makes none: undefined when there is no file. */
  find(): Promise<Keys | undefined>;
  /** The file as it is now; undefined when there is none, or when it cannot be read at this moment. */
  reread(): Keys | undefined;
}

/** The keys of productie stand where the setting says; those of the demo beside its database. */
export const keysSource = (config: Config): KeysSource => {
  const setting = config.omgeving === 'productie' ? config.sleutels : join(config.dataDir, 'sleutels.json');
  const file = isKeysJson(setting) ? undefined : setting;
  const read = () => (config.omgeving === 'productie' ? readKeys(setting) : demoKeys(setting));
  return {
    file,
    read,
    find: async () => (file === undefined || existsSync(file) ? read() : undefined),
    reread: () => {
      if (file === undefined) return undefined;
      try {
        return parseKeys(readFileSync(file, 'utf8'));
      } catch (error) {
        log.error('de sleutels kunnen niet opnieuw gelezen worden', { fout: error });
        return undefined;
      }
    },
  };
};
