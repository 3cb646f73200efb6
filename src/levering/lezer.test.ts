import { CsvError, parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvRecord, type Lezer, leesSoepel, maakSnelleLezer, maakVoorzichtigeLezer } from './lezer.ts';

/** The records of a text that comes in parts of `hap` characters: carefully when its quotes cannot be trusted. */
const records = (tekst: string, teken = ';', hap = 4): CsvRecord[] => {
  const lees = (lezer: Lezer) => {
    const delen = Array.from({ length: Math.ceil(tekst.length / hap) }, (_, i) => tekst.slice(i * hap, (i + 1) * hap));
    return [...delen.flatMap((deel) => lezer.neem(deel)), ...lezer.einde()];
  };
  const snel = maakSnelleLezer(teken);
  const uit = lees(snel);
  return snel.betrouwbaar ? uit : lees(maakVoorzichtigeLezer(teken));
};

describe('records', () => {
  const kort = (tekst: string, teken = ';') =>
    records(tekst.replaceAll('\r\n', '\n'), teken).map((r) => [r.regel, r.fout ? 'fout' : r.velden.join('|')]);

  it.each([['\n'], ['\r\n']])('counts the lines of the file, blank ones and quoted line ends included (%j)', (einde) => {
    const tekst = ['a;b', '', '1;2', '"3;x";"4', '5"', '   ', '6;7', ';', '8;9'].join(einde);
    expect(kort(tekst)).toEqual([
      [1, 'a|b'],
      [3, '1|2'],
      [4, '3;x|4\n5'],
      [7, '6|7'],
      [9, '8|9'],
    ]);
  });

  it('reads doubled quotes and a last line without end', () => {
    expect(kort('a,b\n"Café ""De Hoek""",2', ',')).toEqual([
      [1, 'a|b'],
      [2, 'Café "De Hoek"|2'],
    ]);
  });

  it('loses one line to a quote that is never closed, and no other', () => {
    expect(kort('a;b\n1;2\n"3;4\n5;6\n7;8')).toEqual([
      [1, 'a|b'],
      [2, '1|2'],
      [3, 'fout'],
      [4, '5|6'],
      [5, '7|8'],
    ]);
  });

  it('does not let two broken quotes swallow the rows between them', () => {
    expect(kort('a;b\n"1;2\n3;4\n"5;6\n7;8')).toEqual([
      [1, 'a|b'],
      [2, 'fout'],
      [3, '3|4'],
      [4, 'fout'],
      [5, '7|8'],
    ]);
  });

  it('keeps a quote inside a name', () => {
    expect(kort('a;b\nDe "Hoek" bv;2\n"De" Hoek;3')).toEqual([
      [1, 'a|b'],
      [2, 'De "Hoek" bv|2'],
      [3, '"De" Hoek|3'],
    ]);
  });

  it.each([
    ['a loose quote on every line', 'a;1;2;"3\n'],
    ['a quote inside every field', 'a"b;1;2;3\n'],
    ['a field that opens on every line', '"a;1;2;3\n'],
    ['records that never close', '"a;1\n";x;"q\n'],
    ['nothing but quotes', '"""\n'],
  ])('reads %s without thinking for minutes', (_naam, regel) => {
    // A second of work for each megabyte at most; it was a minute for half of one.
    const begin = performance.now();
    expect(records(`a;b;c;d\n${regel.repeat(Math.ceil(400_000 / regel.length))}`, ';').length).toBeGreaterThan(1);
    expect(performance.now() - begin).toBeLessThan(5_000);
  });

  it('reads any row of quotes, delimiters and lines, and loses none', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('"', ';', '\n', 'a', '""', '";"', ' '), { maxLength: 40 }), (delen) => {
        const gelezen = records(`x;y;z\n${delen.join('')}`, ';');
        expect(gelezen[0]?.velden).toEqual(['x', 'y', 'z']);
        const nummers = gelezen.map((record) => record.regel);
        expect(nummers).toEqual([...new Set(nummers)].sort((a, b) => a - b));
        for (const { velden, fout } of gelezen) expect(fout !== undefined || velden.length > 0).toBe(true);
      }),
      { numRuns: 500, seed: 20261122 },
    );
  });

  it('gives what csv-parse gives of text whose quotes are right, wherever the parts end', () => {
    const atoom = fc.constantFrom('"', ';', ';', '\n', '\n', 'a', '1', ' ', '""', '";"', '"x"', ';"a\nb";');
    fc.assert(
      fc.property(fc.array(atoom, { maxLength: 40 }), fc.integer({ min: 1, max: 7 }), (delen, hap) => {
        const tekst = `x;y;z\n${delen.join('')}`;
        const snel = maakSnelleLezer(';');
        const uit: CsvRecord[] = [];
        for (let i = 0; i < tekst.length; i += hap) uit.push(...snel.neem(tekst.slice(i, i + hap)));
        uit.push(...snel.einde());
        const heel = metCsvParse(tekst);
        expect(snel.betrouwbaar).toBe(heel !== undefined);
        if (heel) expect(uit).toEqual(heel);
      }),
      { numRuns: 2000, seed: 20261122 },
    );
  });

  it('gives what csv-parse gives of a line whose quotes are loose', () => {
    const atoom = fc.constantFrom('"', '"', ';', 'a', ' ', '""', '";');
    fc.assert(
      fc.property(fc.array(atoom, { minLength: 1, maxLength: 12 }), (delen) => {
        const regel = delen.join('');
        let verwacht: string[] | undefined;
        try {
          const heel: string[][] = parse(regel, { delimiter: ';', record_delimiter: '\n', relax_quotes: true });
          verwacht = heel[0];
        } catch (fout) {
          if (!(fout instanceof CsvError)) throw fout;
        }
        expect(leesSoepel(regel, ';')).toEqual(verwacht);
      }),
      { numRuns: 3000, seed: 20261122 },
    );
  });
});

/** The whole text at once, by the library; undefined when quotes in it cannot be trusted. */
function metCsvParse(tekst: string): CsvRecord[] | undefined {
  const uit: CsvRecord[] = [];
  let vertrouwd = true;
  try {
    parse(tekst, {
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      delimiter: ';',
      on_record: (velden: string[], { lines }) => {
        // `lines` is the line on which the record ends.
        const extra = velden.join('').split('\n').length - 1;
        if (extra > 0 && velden.length !== uit[0]?.velden.length) vertrouwd = false;
        if (velden.some((veld) => veld.trim() !== '')) uit.push({ regel: lines - extra, velden });
        return null;
      },
    });
  } catch (fout) {
    if (fout instanceof CsvError) return undefined;
    throw fout;
  }
  return vertrouwd ? uit : undefined;
}
