/** Real processes: one takes the place of another on the same port under steady requests, and what they tell while they run. */
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NODE_ARGS } from '../../src/platform/node-args.ts';
import { SESSION_COOKIE } from '../../src/web/route.ts';
import { compileCache } from '../compile-cache.ts';
import { type Bezoeker, type House, openHouse } from '../house.ts';

const projectFolder = path.resolve(import.meta.dirname, '../..');

interface Process {
  child: ChildProcess;
  lines(): Record<string, unknown>[];
  /** Exit code and milliseconds after a signal. */
  signal(name: NodeJS.Signals): Promise<{ code: number | null; ms: number }>;
}

let h: House;
let sanne: Bezoeker;
let folder: string;
let port: number;
let metricsPort: number;
const running = new Set<ChildProcess>();
beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne' });
  // A demo with somebody in it is not filled.
  await h.owner.query(
    "insert into gebruiker (issuer, subject, rol, naam, gemeente_id) values ('demo', 'x', 'beheer', 'Tom', $1)",
    [h.gemeenteId],
  );
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'werktmee-vervangen-'));
  [port, metricsPort] = [await freePort(), await freePort()];
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  if (folder) fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  await h?.close();
});

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('geen poort'))));
    });
  });

const start = async (env: Record<string, string> = {}): Promise<Process> => {
  const { host, user, database } = h.owner.options;
  const address = (name: string): string => `postgres://${name}@localhost/${database}?host=${encodeURIComponent(host ?? '')}`;
  const child = spawn(process.execPath, [...NODE_ARGS, 'src/main.ts'], {
    cwd: projectFolder,
    env: {
      PATH: process.env.PATH,
      ...compileCache(),
      PORT: String(port),
      DATABASE_URL: address('wm_app'),
      DATABASE_OWNER_URL: address(user ?? ''),
      WERKTMEE_DATA: folder,
      WERKTMEE_VANDAAG: '2026-11-22',
      WERKTMEE_POORTDELEN: 'ja',
      WERKTMEE_LOGNIVEAU: 'info',
      WERKTMEE_UITLOOP: '1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let uit = '';
  let fout = '';
  child.stderr.on('data', (part: Buffer) => {
    fout += part.toString();
  });
  const ended = new Promise<number | null>((resolve) =>
    child.once('exit', (code) => {
      running.delete(child);
      resolve(code);
    }),
  );
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => {
      uit += part.toString();
      if (uit.includes('draait op')) resolve();
    });
    void ended.then((code) => reject(new Error(`gestopt met ${code}: ${fout}`)));
  });
  return {
    child,
    lines: () =>
      fout
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    signal: async (name) => {
      const begin = performance.now();
      child.kill(name);
      return { code: await ended, ms: performance.now() - begin };
    },
  };
};

interface Load {
  counts: { good: number; again: number };
  failed: string[];
  end(): Promise<void>;
}

/**
 * Asks without end as a proxy does: connections that are kept, and connections that are new. A new connection that is broken off before
 * a word was said is asked again, once: where Linux does not hand them over (net.ipv4.tcp_migrate_req) a closing port may lose one.
 */
const load = (clients: number): Load => {
  const counts = { good: 0, again: 0 };
  const failed: string[] = [];
  let going = true;
  const once = (agent: http.Agent): Promise<string> =>
    new Promise((resolve) => {
      const path = counts.good % 2 === 0 ? '/inwoners' : '/gezond';
      const request = http.request(
        { host: '127.0.0.1', port, path, agent, headers: { cookie: `${SESSION_COOKIE}=${sanne.token}` }, timeout: 8000 },
        (response) => {
          response.resume();
          response.on('end', () => resolve(String(response.statusCode)));
          response.on('error', (error) => resolve(`half: ${error.message}`));
        },
      );
      request.on('timeout', () => request.destroy(new Error('geen antwoord')));
      request.on('error', (error) => resolve(request.reusedSocket ? `bewaard: ${error.message}` : `nieuw: ${error.message}`));
      request.end();
    });
  const loops = Array.from({ length: clients }, async (_, i) => {
    const agent = new http.Agent({ keepAlive: i % 2 === 0, maxSockets: 1 });
    while (going) {
      let outcome = await once(agent);
      if (outcome.startsWith('nieuw: ')) {
        counts.again++;
        outcome = await once(agent);
      }
      if (outcome === '200') counts.good++;
      else failed.push(outcome);
    }
    agent.destroy();
  });
  return {
    counts,
    failed,
    end: async () => {
      going = false;
      await Promise.all(loops);
    },
  };
};

const get = async (where: number, pad: string): Promise<{ status: number; text: string }> => {
  // A connection that nobody takes any more would be waited for without end.
  const response = await fetch(`http://127.0.0.1:${where}${pad}`, { signal: AbortSignal.timeout(5000) });
  return { status: response.status, text: await response.text() };
};

test('the next process takes over without a failed request', { timeout: 60_000 }, async () => {
  const [first, second] = await Promise.all([start({ WERKTMEE_METINGEN_PORT: String(metricsPort) }), start()]);
  const requests = load(4);
  await expect.poll(() => requests.counts.good).toBeGreaterThan(50);

  const { text } = await get(metricsPort, '/metrics');
  expect(text).toMatch(/werktmee_verzoeken_total\{route="\/inwoners",methode="GET",status="200"\} \d+/);
  expect(text).not.toContain('route="/gezond"');
  expect(text).toMatch(/werktmee_verzoek_duur_seconden_bucket\{le="0.1",route="\/inwoners",methode="GET"\} \d+/);
  expect(text).toMatch(/werktmee_database_verbindingen\{pool="web",toestand="vrij"\} \d+/);
  expect(text).toContain('werktmee_database_bereikbaar 1');
  expect(text).toContain('process_resident_memory_bytes');
  expect((await get(metricsPort, '/')).status).toBe(404);

  const gone = await first.signal('SIGTERM');
  expect(gone.code).toBe(0);
  expect(gone.ms).toBeLessThan(10_000);
  const atChange = requests.counts.good;
  await expect.poll(() => requests.counts.good).toBeGreaterThan(atChange + 50);
  await requests.end();
  expect(requests.failed).toEqual([]);
  expect(requests.counts.again).toBeLessThan(3);

  for (const line of first.lines()) {
    expect(line).toMatchObject({ tijd: expect.any(String), niveau: expect.any(String), melding: expect.any(String) });
    if (line.melding === 'verzoek') expect(line.route).toBe('/inwoners');
  }
  expect(first.lines().map(({ melding }) => melding)).toContain('gestopt');

  // Who waits for an answer keeps the process; a second signal does not wait.
  const hangs = net.connect(port, '127.0.0.1');
  hangs.on('error', () => undefined);
  hangs.write(
    'POST /inwoners/zoeken HTTP/1.1\r\nHost: x\r\nCookie: werktmee_sessie=x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\n',
  );
  await expect.poll(() => hangs.bytesWritten).toBeGreaterThan(0);
  second.child.kill('SIGTERM');
  await expect.poll(() => second.lines().some(({ melding }) => melding === 'stoppen')).toBe(true);
  // It says that it stops to who asks on a connection that it has.
  const klaar = await get(port, '/klaar').catch(() => ({ status: 503, text: '"server":"stopt"' }));
  expect(klaar).toMatchObject({ status: 503, text: expect.stringContaining('"server":"stopt"') });
  expect((await second.signal('SIGTERM')).code).toBe(1);
  hangs.destroy();
});
