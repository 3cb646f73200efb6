import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createPdfRenderer, PdfError, pdfText, renderPdf, unprintableIn } from './index.ts';

const KOP = '#set document(title: "Proef", date: datetime(year: 2026, month: 11, day: 23))\n';
const TEMPLATE = `${KOP}= Proef\n#data.tekst`;

async function textOf(tekst: string): Promise<string> {
  return pdfText(await renderPdf({ template: TEMPLATE, data: { tekst } })).join('\n');
}

describe('data are data', () => {
  test.each([
    '#import "x": *',
    '*vet* _schuin_ `code`',
    '$x^2$ en $ 1 + 1 $',
    'C:\\pad\\u{41} \\',
    '<label> @verwijzing [inhoud] {code}',
    '= geen kop',
    '#eval("1+1") #read("/etc/passwd")',
    '"; #panic("x") //',
    '-- --- ... ~',
    '\'enkel\' "dubbel"',
    'é ö ç ĳ Ĳ ł ę ı ğ ş Wałęsa Yıldız',
  ])('%s appears literally', async (tekst) => {
    expect(await textOf(tekst)).toContain(tekst);
  });

  test('a decomposed letter is set as the composed one', async () => {
    expect(await textOf('Joe\u0308lle')).toContain('Joëlle');
  });
});

describe('failures', () => {
  const data = { tekst: 'x' };

  test('another font than ours is an error, not a warning', async () => {
    await expect(renderPdf({ template: `#set text(font: "Bestaat Niet")\n${TEMPLATE}`, data })).rejects.toThrow(/bestaat niet/);
  });

  test('a face from the machine or from Typst itself does not come in', async () => {
    const template = `#set text(font: "Libertinus Serif")\n${TEMPLATE}`;
    await expect(renderPdf({ template, data })).rejects.toThrow(/not ours.*Libertinus/);
  });

  test('a missing font file names the file', () => {
    const empty = mkdtempSync(path.join(tmpdir(), 'pdf-'));
    expect(() => createPdfRenderer(empty)).toThrow(/SourceSans3-Regular\.otf/);
    rmSync(empty, { recursive: true });
  });

  test.each(['😀', 'سلام', '中', '\u0000', '\u202e'])('a character without a glyph is refused by name: %j', async (tekst) => {
    await expect(renderPdf({ template: TEMPLATE, data: { diep: [{ tekst }], tekst } })).rejects.toThrow(PdfError);
    expect(unprintableIn(`Jan ${tekst}`)).toEqual([...new Set(tekst)]);
  });

  test('a field that the data lack', async () => {
    await expect(renderPdf({ template: TEMPLATE, data: {} })).rejects.toThrow(/does not contain key "tekst"/);
  });

  test('no title', async () => {
    await expect(renderPdf({ template: '= Proef', data })).rejects.toThrow(/title/);
  });

  test('no date: the clock would come in', async () => {
    await expect(renderPdf({ template: '#set document(title: "Proef")\n= Proef', data })).rejects.toThrow(/date/);
  });

  test('data that are no JSON', async () => {
    await expect(renderPdf({ template: TEMPLATE, data: undefined })).rejects.toThrow(PdfError);
  });

  test('an error leaves the renderer usable', async () => {
    await expect(renderPdf({ template: '#panic("stuk")', data })).rejects.toThrow(/stuk/);
    expect(await textOf('daarna')).toContain('daarna');
  });
});

describe('the same letter', () => {
  test('gives the same bytes, from another renderer and in between other letters too', async () => {
    const request = { template: TEMPLATE, data: { tekst: 'gelijk' } };
    const first = await renderPdf(request);
    await renderPdf({ template: TEMPLATE, data: { tekst: 'anders' } });
    expect(Buffer.compare(first, await renderPdf(request))).toBe(0);
    expect(Buffer.compare(first, createPdfRenderer().render(request))).toBe(0);
  });

  test('does not mix with letters that are asked for at the same time', async () => {
    const teksten = Array.from({ length: 20 }, (_, i) => `brief nummer ${i}.`);
    const all = await Promise.all(teksten.map(textOf));
    all.forEach((text, i) => {
      expect(text).toContain(teksten[i]);
    });
  });
});
