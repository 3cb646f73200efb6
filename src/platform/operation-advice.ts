import { readFile } from 'node:fs/promises';
import type { Config } from './config.ts';

/** Settings of the machine and the product that do not fit together, said once at the start: nothing stops on them. Dutch sentences. */
export const adviceFor = async ({ omgeving, operation }: Pick<Config, 'omgeving' | 'operation'>): Promise<string[]> => {
  const advice: string[] = [];
  if (omgeving === 'productie' && operation.proxies === 0)
    advice.push('WERKTMEE_PROXY is 0: achter een proxy lijkt elk verzoek van een en hetzelfde adres te komen');
  if (operation.sharePort && (await migratesRequests()) === false)
    advice.push(
      'WERKTMEE_POORTDELEN is ja en net.ipv4.tcp_migrate_req is 0: bij het stoppen kan een nieuwe verbinding verloren gaan; zet haar met sysctl op 1',
    );
  return advice;
};

/** Whether Linux hands who waits at a closing port to the other process (from 5.14 on); undefined where that is unknown. */
const migratesRequests = async (): Promise<boolean | undefined> => {
  const value = await readFile('/proc/sys/net/ipv4/tcp_migrate_req', 'utf8').catch(() => undefined);
  return value === undefined ? undefined : value.trim() === '1';
};
