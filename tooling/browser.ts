/**
 * A Chromium for the browser tests and the screenshots: the one of the machine, or else the one from npm, which brings its own
 * libraries and fonts so that a bare Linux machine needs nothing more.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { z } from 'zod';

const require = createRequire(import.meta.url);
const projectFolder = path.resolve(import.meta.dirname, '..');

export type BrowserOptions = {
  /** `system` or `bundled` to insist on one of the two; by default the first that exists. */
  readonly which?: 'system' | 'bundled';
  /** Other flags than those of every browser here. */
  readonly more?: readonly string[];
};

/** Playwright's own set and these: a test talks to our server and to nobody else. */
const flags = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge-stable',
];

/** Programs that are not started by a path but found by Playwright. */
const channels = ['chrome', 'msedge'];

/**
 * Starts a headless browser; close it when done. Each call is a process of its own, about half a second.
 *
 * @throws Error that says what to install when there is no browser for this machine.
 */
export async function launchBrowser({ which, more = [] }: BrowserOptions = {}): Promise<Browser> {
  const problems: unknown[] = [];
  for (const candidate of which === 'bundled' ? [] : systemBrowsers()) {
    try {
      return await launch(candidate, more);
    } catch (error) {
      problems.push(error);
    }
  }
  if (which !== 'system' && hasBundled()) return launch(bundledBrowser(), more);
  throw new Error(
    'No browser for the browser tests. Install Chrome, Chromium or Edge; the npm package has one for Linux on x64 only.',
    { cause: problems.length > 0 ? new AggregateError(problems) : undefined },
  );
}

/**
 * The lightest that there is, for tests: the one from npm has no window to draw, which is half of the work of one that has, and without a
 * process of its own for drawing a sixth less of the rest.
 */
export const launchTestBrowser = (): Promise<Browser> =>
  launchBrowser({ which: hasBundled() ? 'bundled' : 'system', more: ['--in-process-gpu'] });

function systemBrowsers(): LaunchOptions[] {
  if (process.platform !== 'linux') return channels.map((channel) => ({ channel }));
  return systemPaths.filter((file) => fs.existsSync(file)).map((executablePath) => ({ executablePath }));
}

/** Root has no sandbox; elsewhere it is used where the kernel allows it. */
async function launch(options: LaunchOptions, more: readonly string[]): Promise<Browser> {
  const all = { ...options, args: [...flags, ...more] };
  if (process.getuid?.() === 0) return chromium.launch({ ...all, chromiumSandbox: false });
  try {
    return await chromium.launch({ ...all, chromiumSandbox: true });
  } catch (error) {
    if (!/sandbox|namespace/i.test(String(error))) throw error;
    return chromium.launch({ ...all, chromiumSandbox: false });
  }
}

export const hasBundled = () => process.platform === 'linux' && process.arch === 'x64';

function bundledBrowser(): LaunchOptions {
  const home = unpackBundled();
  return {
    executablePath: path.join(home, 'chromium'),
    env: {
      ...Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined)),
      HOME: home,
      LD_LIBRARY_PATH: path.join(home, 'al2023/lib'),
      FONTCONFIG_FILE: path.join(home, 'fonts.conf'),
    },
  };
}

/**
 * Unpacks the browser once (210 MB, two seconds) into a folder of the project: the package's own choice is a shared name in the
 * temporary folder, where another user could plant one. Renamed into place, so it is whole or absent.
 */
function unpackBundled(): string {
  const entry = require.resolve('@sparticuz/chromium');
  const packageFolder = path.resolve(path.dirname(entry), '..');
  const manifest = JSON.parse(fs.readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
  const { version } = z.object({ version: z.string() }).parse(manifest);
  const home = path.join(projectFolder, 'node_modules/.cache', `chromium-${version}`);
  if (!fs.existsSync(home)) {
    const draft = `${home}.${process.pid}`;
    fs.mkdirSync(draft, { recursive: true, mode: 0o700 });
    // In a process of its own: the package unpacks into the temporary folder of the environment.
    const script = `const { inflate } = await import(process.argv[1]);
      for (const file of process.argv.slice(2)) await inflate(file);`;
    const parts = ['chromium.br', 'fonts.tar.br', 'al2023.tar.br', 'swiftshader.tar.br'].map((name) =>
      path.join(packageFolder, 'bin', name),
    );
    const done = spawnSync(process.execPath, ['--input-type=module', '-e', script, entry, ...parts], {
      env: { PATH: process.env.PATH ?? '', TMPDIR: draft },
      encoding: 'utf8',
    });
    if (done.status !== 0) throw new Error(`The bundled Chromium cannot be unpacked into ${draft}.\n${done.stderr}`);
    try {
      fs.renameSync(draft, home);
    } catch (error) {
      // Another process was first.
      fs.rmSync(draft, { recursive: true, force: true });
      if (!fs.existsSync(home)) throw error;
    }
  }
  fs.writeFileSync(path.join(home, 'fonts.conf'), fontSettings(home));
  return home;
}

/** Without any font Chromium dies at the first text. Not the fonts of the machine: a screenshot is the same everywhere. */
function fontSettings(home: string): string {
  const sourceSans = path.join(path.dirname(require.resolve('source-sans/package.json')), 'TTF');
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${escaped(sourceSans)}</dir>
  <dir>${escaped(path.join(home, 'fonts/fonts'))}</dir>
  <cachedir>${escaped(path.join(home, 'font-cache'))}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;
}
