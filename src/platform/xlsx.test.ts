import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { startXlsx, type XlsxKolom } from './xlsx.ts';

/** The parts of a zip file by name. */
const parts = (zip: Uint8Array): Record<string, string> => {
  const b = Buffer.from(zip);
  const found: Record<string, string> = {};
  for (let at = b.indexOf('PK\x01\x02'); at !== -1; at = b.indexOf('PK\x01\x02', at + 4)) {
    const [size, nameLength, start] = [b.readUInt32LE(at + 20), b.readUInt16LE(at + 28), b.readUInt32LE(at + 42)];
    const name = b.toString('utf8', at + 46, at + 46 + nameLength);
    const data = start + 30 + b.readUInt16LE(start + 26) + b.readUInt16LE(start + 28);
    const content = b.subarray(data, data + size);
    found[name] = (b.readUInt16LE(at + 10) === 8 ? inflateRawSync(content) : content).toString('utf8');
  }
  return found;
};

const kolommen: XlsxKolom[] = [
  { kop: 'Naam', soort: 'tekst', breedte: 30 },
  { kop: 'Dagen', soort: 'getal', breedte: 8 },
  { kop: 'Uiterlijk', soort: 'datum', breedte: 12 },
];

test('a sheet has a header that stays in sight, types by column, and never a formula', async () => {
  const een = await startXlsx('Werkvoorraad', kolommen);
  een.voegToe([['=HYPERLINK("http://kwaad.example","klik")', 3, '2026-11-22']]);
  een.voegToe([['Łukasz <& Zoë', null, null]]);
  const uit = parts(await een.klaar());
  const blad = uit['xl/worksheets/sheet1.xml'] ?? '';
  expect(blad).not.toContain('<f>');
  expect(blad).toContain('state="frozen"');
  // 22 November 2026 as a spreadsheet counts days
  expect(blad).toMatch(/<c r="C2"[^>]*><v>46348<\/v>/);
  expect(blad).toMatch(/<c r="B2"[^>]*><v>3<\/v>/);
  const teksten = uit['xl/sharedStrings.xml'] ?? '';
  expect(teksten).toContain('=HYPERLINK(');
  expect(teksten).toContain('Łukasz &lt;&amp; Zoë');
  expect(uit['xl/workbook.xml']).toContain('Werkvoorraad');
  // The thread that made it makes the next, with nothing of the one before.
  const twee = await startXlsx('Inwoners', kolommen);
  twee.voegToe([['Anna', 1, null]]);
  een.stop();
  const daarna = parts(await twee.klaar());
  expect(daarna['xl/sharedStrings.xml']).toContain('Anna');
  expect(daarna['xl/sharedStrings.xml']).not.toContain('Łukasz');
  expect(daarna['xl/workbook.xml']).not.toContain('Werkvoorraad');
});

test('one at a time, and who stops lets the next go on', async () => {
  const eerste = await startXlsx('Een', kolommen);
  const tweede = startXlsx('Twee', kolommen);
  eerste.stop();
  await expect(eerste.klaar()).rejects.toThrow();
  expect((await (await tweede).klaar()).length).toBeGreaterThan(1000);
});
