/** The product as `npm start` runs it: a process of its own, on a data folder with the demo in it. */
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { VANDAAG } from '../../drill/server.ts';
import { demoFolder } from '../../drill/template.ts';
import { NODE_ARGS } from '../../src/platform/node-args.ts';
import { compileCache } from '../compile-cache.ts';

const projectFolder = path.resolve(import.meta.dirname, '../..');

export interface Server {
  url: string;
  /** What it wrote on standard error: each line is a warning or an error of the product. */
  meldingen(): string[];
  stop(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('geen poort'))));
    });
  });

const gone = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()));

/** Starts it and waits for the line that says where it runs. */
export const startServer = async (): Promise<Server> => {
  const dataDir = await demoFolder();
  const port = await freePort();
  const child = spawn(process.execPath, [...NODE_ARGS, path.join(projectFolder, 'src/main.ts')], {
    cwd: projectFolder,
    env: {
      PATH: process.env.PATH,
      ...compileCache(),
      HOME: process.env.HOME,
      PORT: String(port),
      WERKTMEE_DATA: dataDir,
      WERKTMEE_VANDAAG: VANDAAG,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let uit = '';
  let fout = '';
  child.stderr.on('data', (part: Buffer) => {
    fout += part.toString();
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await gone(child);
    fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => {
      uit += part.toString();
      const [, gevonden] = /draait op (http:\S+)[\s\S]*beheer/.exec(uit) ?? [];
      if (gevonden) resolve(gevonden);
    });
    child.once('exit', (code) => reject(new Error(`De server stopte met ${code}.\n${uit}\n${fout}`)));
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url, meldingen: () => fout.split('\n').filter(Boolean), stop };
};
