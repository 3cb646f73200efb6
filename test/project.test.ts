/** The house itself: its words, its routes, its files. What is held here needs no eye in a review. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { settingNames } from '../src/platform/config.ts';
import { type Rol, rollen } from '../src/platform/db/reader.ts';
import type { RouteDefinition } from '../src/web/route.ts';
import { type House, openHouse } from './house.ts';
import { isTest, lex, lineAt, projectFolder, readSources, type Source } from './project/sources.ts';

const inFolder = (file: string): string => path.join(projectFolder, file);
const typescript = readSources(['src', 'seed', 'test', 'tooling', 'bench', 'drill'], ['.ts']);
const product = typescript.filter((source) => source.path.startsWith('src/') && !isTest(source.path));
const areas = fs
  .readdirSync(inFolder('src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** `src/a.ts:12: what was found` for each place where the pattern stands. */
const places = (source: Source, text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((found) => `${source.path}:${lineAt(text, found.index)}: ${found[0].trim()}`);

test('there is a house to look at', () => {
  expect(product.length).toBeGreaterThan(150);
  expect(areas.length).toBeGreaterThan(12);
});

describe('words', () => {
  const Glossary = z.strictObject({
    begrippen: z.record(
      z.string().regex(/^[a-z]+$/),
      z.strictObject({
        betekenis: z.string().min(10),
        english: z.string().min(10),
        bron: z.string().min(2),
        verboden: z.array(z.string().regex(/^\p{Ll}+$/u)).default([]),
      }),
    ),
    uitzonderingen: z.array(z.strictObject({ woord: z.string(), waar: z.string(), reden: z.string().min(10) })),
  });
  const glossary = Glossary.parse(parse(fs.readFileSync(inFolder('docs/glossary.yaml'), 'utf8')));
  const forbidden = new Map(
    Object.entries(glossary.begrippen).flatMap(([word, { verboden }]) => verboden.map((wrong) => [wrong, word] as const)),
  );

  /** The zones of policy and application: platform, web and kernel speak English, where a client is a program. */
  const speaksDutch = (file: string): boolean =>
    /^(src|seed|beleid)\//.test(file) && !/^src\/(platform|web|kernel)\//.test(file) && !isTest(file);

  /** Names are taken apart (`findClientNaam`, `client_id`); comments are left out, they may speak of what others call it. */
  const wordsOf = (source: Source): Set<string> => {
    const text = source.path.endsWith('.ts')
      ? `${lex(source.text).code} ${lex(source.text)
          .texts.map((t) => t.text)
          .join(' ')}`
      : source.text.replace(source.path.endsWith('.sql') ? /--.*$|^comment on .*$/gm : /^\s*(#|\/\/).*$/gm, '');
    const apart = text.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').toLowerCase();
    return new Set(apart.match(/\p{L}+/gu) ?? []);
  };
  const wrongWords = (sources: readonly Source[]): { file: string; word: string }[] =>
    sources.flatMap((source) =>
      [...wordsOf(source)].filter((word) => forbidden.has(word)).map((word) => ({ file: source.path, word })),
    );
  const excuses = (o: { woord: string; waar: string }, found: { file: string; word: string }): boolean =>
    o.woord === found.word && (o.waar.endsWith('*') ? found.file.startsWith(o.waar.slice(0, -1)) : o.waar === found.file);

  const texts = [
    ...readSources(['src', 'seed', 'beleid'], ['.ts', '.typ', '.yaml']),
    ...readSources(['db/migrations'], ['.sql']),
  ].filter((source) => speaksDutch(source.path) || source.path.startsWith('db/'));

  test('no synonym that the glossary forbids, in names, screens, letters, tables and texts of beleid', () => {
    const found = wrongWords(texts).filter((wrong) => !glossary.uitzonderingen.some((exception) => excuses(exception, wrong)));
    expect(found.map(({ file, word }) => `${file}: ${word} → ${forbidden.get(word)}`)).toEqual([]);
  });

  test('every exception of the glossary is still needed', () => {
    const found = wrongWords(texts);
    expect(glossary.uitzonderingen.filter((exception) => !found.some((wrong) => excuses(exception, wrong)))).toEqual([]);
  });

  test('a forbidden word is seen in a name, in a text and in a column', () => {
    const sources = [
      { path: 'src/a/queries.ts', text: 'const findClientNaam = 1; // a deelnemer in a comment may stay' },
      { path: 'src/a/pages.ts', text: 'const p = html`<p>Beste inwoner, je bent deelnemer</p>`;' },
      { path: 'db/a.sql', text: '-- cliënt\ncreate table x (klant_id int);' },
    ];
    expect(wrongWords(sources).map(({ word }) => word)).toEqual(['client', 'deelnemer', 'klant']);
  });

  test('a forbidden word is no term of its own', () => {
    expect([...forbidden.keys()].filter((word) => word in glossary.begrippen)).toEqual([]);
  });
});

describe('routes', () => {
  let house: House;
  let routes: readonly RouteDefinition[];
  beforeAll(async () => {
    house = await openHouse();
    routes = house.web.routes;
  });
  afterAll(() => house.close());

  /** Where everybody may come without a session, and why. */
  const PUBLIC: Record<string, string> = {
    'GET /assets/*': 'stylesheet, script, fonts and icons',
    'GET /gezond': 'for the machine that watches: the process answers',
    'GET /klaar': 'for the machine that watches: requests may come',
    'GET /inloggen': 'the way in',
    'GET /inloggen/medewerker': 'the way in',
    'GET /inloggen/digid': 'the way in',
    'GET /inloggen/eherkenning': 'the way in',
    'GET /uitnodiging/:token': 'the way in for who has a link by mail',
    'GET /uitnodiging/:token/inloggen': 'the way in for who has a link by mail',
    'GET /uitgelogd': 'says that one is out',
    'GET /inloggen/terug': 'the way back from the issuer',
    'GET /agenda/:sleutel': 'a calendar elsewhere has no session: a secret address that opens times only',
    'POST /demo/inloggen': 'the choice of a persona; only in demo',
    'POST /uitloggen': 'without a session it does nothing',
    'POST /andere-gemeente': 'without a session it does nothing; it changes that session',
    'GET /hulp': 'help for who cannot get in, too',
    'GET /uitleg/zo-beslist-werkt-mee': 'how an outcome comes about, for whoever it is about',
    'GET /privacy': 'who sees what, before somebody logs in',
    'GET /toegankelijkheid': 'the statement that the law asks for',
    'GET /beleid/naast-elkaar': 'what municipalities decided is public, and holds no person',
    'GET /beleid/naast-elkaar/bestand': 'the same as a file',
    'GET /beleid/naast-elkaar/:onderdeel': 'a part of the same',
    'GET /beleid/naast-elkaar/programma/:programma': 'one regeling of the same',
    'GET /beleid/naast-elkaar/programma/:programma/bestand': 'the policy file itself',
    'GET /welke-ondersteuning-past': 'somebody looks for himself what may fit, before anybody knows him',
    'POST /welke-ondersteuning-past': 'the next question; the answers stay in the form',
    'POST /v1/toetsen': 'the same toets for a program; facts without a person',
    'GET /iemand-aanmelden': 'somebody reports himself or another, before anybody knows him',
    'POST /iemand-aanmelden': 'the next question; the answers stay in the form',
    'POST /iemand-aanmelden/versturen': 'sends it in, thirty an hour from one address',
    'GET /iemand-aanmelden/:kenmerk': 'how far it is, for who holds the number: nothing about whom it is about',
    'GET /v1/openapi.json': 'what the API is, for who builds on it',
    'GET /api': 'the same for people',
  };
  /** A POST that writes nothing down, and why. */
  const UNLOGGED: Record<string, string> = {
    'POST /uitloggen': 'ends the own session and touches no data',
    'POST /andere-gemeente': 'the new session writes that somebody came in',
    'POST /welke-ondersteuning-past': 'keeps nothing and touches no data',
    'POST /v1/toetsen': 'keeps nothing and touches no data',
    'POST /iemand-aanmelden': 'keeps nothing and touches no data',
    'POST /iemand-aanmelden/versturen': 'app.ontvang_melding writes the line itself: nobody is logged in',
  };
  const name = (route: RouteDefinition): string => `${route.methode} ${route.pad}`;

  test('each route has declared roles, or is one of the public ones', () => {
    expect(routes.length).toBeGreaterThan(30);
    expect(routes.filter((route) => route.rollen.length === 0 && !(name(route) in PUBLIC)).map(name)).toEqual([]);
    const known = new Set<Rol>(rollen);
    expect(routes.filter((route) => route.rollen.some((rol) => !known.has(rol))).map(name)).toEqual([]);
  });

  test('each POST is written in the logboek', () => {
    expect(
      routes.filter((route) => route.methode === 'POST' && route.logboek === false && !(name(route) in UNLOGGED)).map(name),
    ).toEqual([]);
  });

  test('each route is declared once, in Dutch words of small letters', () => {
    const names = routes.map(name);
    expect(names.filter((one, i) => names.indexOf(one) !== i)).toEqual([]);
    expect(
      routes
        .filter((route) => !/^(\/(:?[a-z0-9-]+(\{[^}]+\})?(\.(csv|xlsx|ics|pdf|json))?|\*))+$|^\/$/.test(route.pad))
        .map(name),
    ).toEqual([]);
  });

  test('a resident and an aanbieder never share a route with the data of the whole municipality', () => {
    const outside = new Set<Rol>(['inwoner', 'aanbieder']);
    expect(routes.filter((route) => route.van === 'gemeente' && route.rollen.some((rol) => outside.has(rol))).map(name)).toEqual(
      [],
    );
  });
});

describe('files', () => {
  test('stay under 400 lines, a test that tells a whole story under 600', () => {
    const generated = new Set(['src/platform/db/schema.ts', 'src/web/icon-shapes.ts']);
    const data = (file: string): boolean => file.startsWith('seed/'); // people and their stories are no program
    const lines = (source: Source): number => source.text.split('\n').length - 1;
    const long = typescript.filter((s) => !generated.has(s.path) && !data(s.path) && lines(s) >= (isTest(s.path) ? 600 : 400));
    expect(long.map((s) => `${s.path}: ${lines(s)}`)).toEqual([]);
  });

  test('stand at most three folders below src', () => {
    expect(product.filter((s) => s.path.split('/').length > 5).map((s) => s.path)).toEqual([]);
  });

  test('each folder below src says in a README what it is', () => {
    expect(areas.filter((area) => !fs.existsSync(inFolder(`src/${area}/README.md`)))).toEqual([]);
  });

  test('no any, no assertion of a type, no non-null: unknown input is parsed', () => {
    const found = product.flatMap((source) => {
      const code = lex(source.text).code.replace(/^(import\b|export\s+(type\s+)?[{*])[^;]*?;/gm, (all) =>
        all.replace(/[^\n]/g, ' '),
      );
      return places(source, code, /\bas\s+(?!const\b)[\w{[(]+|[:<,|&(]\s*any\b|=\s*any\b|[\w)\]]!(?=[.;,)\]\s[])(?!\s*==?)/g);
    });
    expect(found).toEqual([]);
  });

  test('nothing left to do, switched off or skipped', () => {
    const marks = new RegExp(
      ['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', '@ts-' + 'ignore', '@ts-' + 'expect-error'].map((m) => `${m}\\b`).join('|'),
      'g',
    );
    expect(typescript.flatMap((source) => places(source, source.text, marks))).toEqual([]);
    expect(
      typescript.flatMap((source) => places(source, lex(source.text).code, /\b(test|it|describe)\.(skip|only|todo)\b/g)),
    ).toEqual([]);
  });

  test('no path of a machine and no host of a registry in what is kept', () => {
    const folders = fs
      .readdirSync(projectFolder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !['.git', 'node_modules', '.data', 'dist'].includes(entry.name))
      .map((entry) => entry.name);
    const top = fs
      .readdirSync(projectFolder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.(log|png)$/.test(entry.name));
    const kept = [
      ...readSources(folders, ['.ts', '.js', '.json', '.yaml', '.yml', '.md', '.sql', '.css', '.typ', '.html', 'run']),
      ...top.map(({ name }) => ({ path: name, text: fs.readFileSync(inFolder(name), 'utf8') })),
    ];
    expect(kept.length).toBeGreaterThan(200);
    const machine = new RegExp(
      ['/wo' + 'rk/', '/ho' + 'me/\\w', '/Us' + 'ers/\\w', '/ro' + 'ot/', '/tm' + 'p/(?!werktmee-)\\w'].join('|'),
      'g',
    );
    const found = kept.flatMap((source) => {
      const hosts =
        source.path === 'package-lock.json'
          ? []
          : places(source, source.text, /https?:\/\/[\w.-]*(registry|artifactory|nexus|verdaccio)[\w.-]*/g);
      return [...places(source, source.text, machine), ...hosts];
    });
    expect(found).toEqual([]);
  });

  test('the lockfile names only the public registry, or no host', () => {
    const lock = fs.readFileSync(inFolder('package-lock.json'), 'utf8');
    const hosts = new Set([...lock.matchAll(/"resolved": "https?:\/\/([^/"]+)/g)].map(([, host]) => host));
    expect([...hosts].filter((host) => host !== 'registry.npmjs.org')).toEqual([]);
  });

  test('packages stand in exact versions', () => {
    const Package = z.object({
      dependencies: z.record(z.string(), z.string()),
      optionalDependencies: z.record(z.string(), z.string()),
      devDependencies: z.record(z.string(), z.string()),
      overrides: z.record(z.string(), z.string()),
    });
    const all = Package.parse(JSON.parse(fs.readFileSync(inFolder('package.json'), 'utf8')));
    const loose = Object.values(all).flatMap((list) =>
      Object.entries(list).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
    );
    expect(loose).toEqual([]);
  });

  test('migrations have a day, a number and a name, in one growing row; an index of the same change has a letter', () => {
    const names = fs.readdirSync(inFolder('db/migrations')).sort();
    expect(names.filter((file) => !/^\d{4}-\d{2}-\d{2}-\d{2}[b-z]?-[a-z0-9-]+\.sql$/.test(file))).toEqual([]);
    const numbers = names.map((file) => file.slice(0, 14));
    expect(numbers.filter((number, i) => numbers.indexOf(number) !== i)).toEqual([]);
  });

  test('pages of areas name no class, no style and no script: the look stands in src/web', () => {
    const found = product
      // A mail carries its look itself: it has no stylesheet to go to.
      .filter((source) => !source.path.startsWith('src/web/') && source.path !== 'src/platform/mail/content.ts')
      .flatMap((source) =>
        lex(source.text).texts.flatMap((t) =>
          /\s(class|style|on[a-z]+)="?|<script|<style/.test(t.text) ? [`${source.path}:${t.line}`] : [],
        ),
      );
    expect(found).toEqual([]);
  });

  /**
   * In the demo a municipality may live on an earlier day. Moments stay the machine's, so what happened is shown by `toonMoment` and
   * `dagTotVandaag`, which ask for today. Where the bare day of a moment stands, the moment was agreed or ends what the machine ends.
   */
  const BARE_DAY: Record<string, string> = {
    'src/afspraak/': 'the moment that was agreed',
    'src/orientatie/rules.ts': 'the moment that was agreed',
    'src/beheer/pages/medewerker.ts': 'when an invitation ends',
    'src/beheer/pages/nieuw.ts': 'when an invitation ends',
    'src/inloggen/actions/create-uitnodiging.ts': 'when an invitation ends',
    'src/beleid/queries.ts': 'when a version became known: of the whole installation, the rules hold it against what was known',
  };
  test('what happened is shown on the day of the municipality, not of the machine', () => {
    const taking = product
      .filter(
        ({ path: file, text }) =>
          !file.startsWith('src/kernel/') && /import \{[^}]*\bdagVan\b[^}]*\} from '[^']*kernel\/moment\.ts'/.test(text),
      )
      .map(({ path: file }) => file);
    expect(taking.filter((file) => !Object.keys(BARE_DAY).some((where) => file.startsWith(where)))).toEqual([]);
    expect(Object.keys(BARE_DAY).filter((where) => !taking.some((file) => file.startsWith(where)))).toEqual([]);
    const inSql = product.flatMap((source) =>
      source.text
        .split('\n')
        .map((line, nr) => ({ line, where: `${source.path}:${nr + 1}` }))
        .filter(({ line }) => /_op at time zone 'Europe\/Amsterdam'\)::date/.test(line) && !line.includes('least('))
        .map(({ where }) => where),
    );
    expect(inSql).toEqual([]);
  });

  test('settings come in at one place', () => {
    const found = product
      .filter((s) => !['src/main.ts', 'src/cli.ts', 'src/worker.ts'].includes(s.path))
      .flatMap((s) => places(s, lex(s.text).code, /\bprocess\.env\b(?!\.PATH\b)/g));
    expect(found).toEqual([]);
  });
});

describe('documents', () => {
  const documents = [
    ...readSources(['docs'], ['.md']),
    ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'MIGRATIONS.md', 'SECURITY.md', 'CHANGELOG.md'].map((file) => ({
      path: file,
      text: fs.readFileSync(inFolder(file), 'utf8'),
    })),
  ];

  test('every file that a document names is there', () => {
    const known = /^(src|test|tooling|seed|beleid|db|docs|bench|drill)\/[\w./-]+\.\w+$/;
    const missing = documents.flatMap((document) =>
      [...document.text.matchAll(/`([^`\n]+)`|\]\(([^)#\s]+)\)/g)].flatMap(([, code, link]) => {
        const target = code ?? (link ? path.posix.normalize(path.posix.join(path.posix.dirname(document.path), link)) : '');
        if (/^https?:/.test(link ?? '') || !known.test(target) || /\.png$/.test(target)) return [];
        return fs.existsSync(inFolder(target)) ? [] : [`${document.path}: ${target}`];
      }),
    );
    expect(missing).toEqual([]);
  });

  test('every setting that is read stands in the README and in docs/beheer.md', () => {
    const settings = settingNames();
    expect(settings.length).toBeGreaterThan(40);
    for (const file of ['README.md', 'docs/beheer.md']) {
      const text = fs.readFileSync(inFolder(file), 'utf8');
      // The README sends who sets up a login service on.
      const here = file === 'README.md' ? settings.filter((setting) => !setting.startsWith('OIDC_')) : settings;
      expect(here.filter((setting) => !text.includes(`\`${setting}\``)).map((setting) => `${file}: ${setting}`)).toEqual([]);
    }
  });

  test('every role has its page in docs/rollen', () => {
    expect(rollen.filter((rol) => !fs.existsSync(inFolder(`docs/rollen/${rol}.md`)))).toEqual([]);
  });

  test('an ADR has its status and its implementation apart', () => {
    const adrs = documents.filter((document) => document.path.startsWith('docs/adr/'));
    expect(adrs.length).toBeGreaterThan(5);
    expect(
      adrs
        .filter(
          (adr) =>
            !/^docs\/adr\/\d{4}-\d{2}-\d{2}-[a-z-]+\.md$/.test(adr.path) ||
            !/^Status: /m.test(adr.text) ||
            !/^Implementation: /m.test(adr.text),
        )
        .map((adr) => adr.path),
    ).toEqual([]);
  });
});
