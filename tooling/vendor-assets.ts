// Copies the font and the icons that the product uses from their packages into src/web, so that the server
// needs neither package at run time. Run it after adding an icon name below or updating a package:
//   node tooling/vendor-assets.ts
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const packages = join(root, 'node_modules');
const assets = join(root, 'src/web/assets');

/** Outline icons of Tabler, by their name there. Keep in alphabetical order. */
const iconNames = [
  'alert-circle',
  'alert-triangle',
  'arrow-back-up',
  'arrow-down',
  'arrow-left',
  'arrow-right',
  'arrow-up',
  'arrows-sort',
  'ban',
  'bell',
  'briefcase',
  'building',
  'building-community',
  'calendar',
  'calendar-event',
  'chart-bar',
  'check',
  'checklist',
  'chevron-down',
  'chevron-left',
  'chevron-right',
  'circle-check',
  'circle-dashed',
  'circle-x',
  'clipboard-check',
  'clipboard-list',
  'clock',
  'coin-euro',
  'copy',
  'corner-down-right',
  'download',
  'edit',
  'external-link',
  'eye',
  'file-certificate',
  'file-description',
  'file-import',
  'file-text',
  'filter',
  'flag',
  'gavel',
  'heart-handshake',
  'help',
  'history',
  'home',
  'hourglass',
  'id',
  'inbox',
  'info-circle',
  'key',
  'lock',
  'logout',
  'map-pin',
  'menu-2',
  'message',
  'minus',
  'notes',
  'paperclip',
  'pencil',
  'phone',
  'plus',
  'printer',
  'progress-check',
  'question-mark',
  'receipt-euro',
  'refresh',
  'report-money',
  'route',
  'scale',
  'school',
  'search',
  'send',
  'settings',
  'shield-check',
  'shield-lock',
  'stairs',
  'stairs-down',
  'stairs-up',
  'table-export',
  'trash',
  'upload',
  'user',
  'user-circle',
  'user-plus',
  'users',
  'writing',
  'x',
];

const fonts = ['latin-wght-normal', 'latin-ext-wght-normal'];

function icon(name: string): string {
  const svg = readFileSync(join(packages, '@tabler/icons/icons/outline', `${name}.svg`), 'utf8');
  const inner = svg
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace('<path stroke="none" d="M0 0h24v24H0z" fill="none" />', '')
    .replace('<path stroke="none" d="M0 0h24v24H0z" fill="none"/>', '')
    .replace(/<svg[^>]*>/, '')
    .replace('</svg>', '')
    .replace(/\s*\n\s*/g, '')
    .replaceAll(' />', '/>')
    .trim();
  // The shapes go into pages unescaped, so nothing but the shapes of an icon may come through.
  if (!/^(<(path|circle|rect|line|polyline|ellipse)( [a-z-]+="[^"<>]*")+\/>)+$/.test(inner)) {
    throw new Error(`icon ${name} holds more than shapes: ${inner}`);
  }
  return inner;
}

const version = (name: string): string => JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8')).version;

const lines = iconNames.map((name) => `  ${/-/.test(name) ? `'${name}'` : name}:\n    '${icon(name)}',`);
writeFileSync(
  join(root, 'src/web/icon-shapes.ts'),
  `// Written by tooling/vendor-assets.ts from @tabler/icons ${version('@tabler/icons')} (MIT, Paweł Kuna). Do not edit.
export const iconShapes = {
${lines.join('\n')}
} as const;
`,
);

mkdirSync(assets, { recursive: true });
for (const font of fonts) {
  copyFileSync(
    join(packages, '@fontsource-variable/source-sans-3/files', `source-sans-3-${font}.woff2`),
    join(assets, `source-sans-3-${font}.woff2`),
  );
}
writeFileSync(
  join(assets, 'LICENTIES.md'),
  `# Licenties van wat hier van anderen is

Geschreven door \`tooling/vendor-assets.ts\`.

| wat | van | versie | licentie |
|---|---|---|---|
| \`source-sans-3-*.woff2\` | Source Sans 3, Adobe, via @fontsource-variable/source-sans-3 | ${version('@fontsource-variable/source-sans-3')} | SIL Open Font License 1.1, tekst hieronder |
| \`../icon-shapes.ts\` | Tabler Icons, Paweł Kuna, via @tabler/icons | ${version('@tabler/icons')} | MIT, tekst hieronder |

## Source Sans 3

\`\`\`
${readFileSync(join(packages, '@fontsource-variable/source-sans-3/LICENSE'), 'utf8').trim()}
\`\`\`

## Tabler Icons

\`\`\`
${readFileSync(join(packages, '@tabler/icons/LICENSE'), 'utf8').trim()}
\`\`\`
`,
);
console.log(`${iconNames.length} icons, ${fonts.length} fonts`);
