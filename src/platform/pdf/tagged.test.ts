import { expect, test } from 'vitest';
import { pdfStandard, renderPdf } from './index.ts';

const TEMPLATE = `#set document(title: data.titel, date: datetime(year: 2026, month: 11, day: 23))
= Kop
Alinea met *nadruk* en _schuin_.
- punt`;

test('the engine of this platform makes PDF/UA-1', () => {
  expect(pdfStandard()).toBe('ua-1');
});

test('a PDF is tagged, says its language and title, and declares PDF/UA-1', async () => {
  const pdf = Buffer.from(await renderPdf({ template: TEMPLATE, data: { titel: 'Brief aan Wałęsa' } }));
  const source = pdf.toString('latin1');
  expect(source).toMatch(/\/StructTreeRoot \d+ 0 R/);
  expect(source).toMatch(/\/MarkInfo <<\s*\/Marked true/);
  expect(source).toContain('/Lang (nl-NL)');
  expect(source).toContain('/DisplayDocTitle true');
  expect(source).toMatch(/\/S \/H1\b/);
  expect(source).toMatch(/\/S \/LI\b/);
  const text = pdf.toString('utf8');
  expect(text).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
  expect(text).toContain('Brief aan Wałęsa</rdf:li>');
});

test('only our faces, embedded as subsets', async () => {
  const source = Buffer.from(await renderPdf({ template: TEMPLATE, data: { titel: 'x' } })).toString('latin1');
  const faces = [...source.matchAll(/\/FontName \/[A-Z]{6}\+(\S+)/g)].map((match) => match[1]).sort();
  expect(faces).toEqual(['SourceSans3-Bold', 'SourceSans3-It', 'SourceSans3-Regular']);
  expect(source.match(/\/FontFile3 \d+ 0 R/g)).toHaveLength(3);
});

test('what a screen reader cannot follow is refused: a skipped heading level', async () => {
  const template = `${TEMPLATE}\n=== te diep`;
  await expect(renderPdf({ template, data: { titel: 'x' } })).rejects.toThrow(/heading level/);
});
