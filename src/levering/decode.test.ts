import { describe, expect, it } from 'vitest';
import { decodeBytes, splitRecords } from './decode.ts';

const bytes = (...delen: (string | number[])[]) =>
  Buffer.concat(delen.map((deel) => (typeof deel === 'string' ? Buffer.from(deel, 'utf8') : Buffer.from(deel))));

describe('decodeBytes', () => {
  it('reads UTF-8 with and without BOM, and drops the BOM', () => {
    expect(decodeBytes(bytes([0xef, 0xbb, 0xbf], 'naam;Wałęsa'))).toEqual({ ok: true, waarde: 'naam;Wałęsa' });
    expect(decodeBytes(bytes('naam;Wałęsa'))).toEqual({ ok: true, waarde: 'naam;Wałęsa' });
  });

  it('reads Windows-1252, the characters between 0x80 and 0x9f included', () => {
    expect(decodeBytes(bytes('BSN cli', [0xeb], 'nt ', [0x80, 0x92]))).toEqual({ ok: true, waarde: 'BSN cliënt €’' });
  });

  it.each([
    ['UTF-16 little endian', [0xff, 0xfe, 0x61, 0x00], 'UTF-16'],
    ['UTF-16 big endian', [0xfe, 0xff, 0x00, 0x61], 'UTF-16'],
    ['UTF-16 without BOM', [0x61, 0x00, 0x62, 0x00], 'geen tekstbestand'],
    ['xlsx', [0x50, 0x4b, 0x03, 0x04], 'Excel'],
    ['xls', [0xd0, 0xcf, 0x11, 0xe0], 'geen tekstbestand'],
    ['pdf', [0x25, 0x50, 0x44, 0x46], 'geen tekstbestand'],
    ['a UTF-8 BOM before other bytes', [0xef, 0xbb, 0xbf, 0x61, 0xeb, 0x6e], 'CSV UTF-8'],
    ['nothing', [], 'leeg'],
    ['a BOM alone', [0xef, 0xbb, 0xbf], 'leeg'],
  ])('refuses %s and says what to do', (_naam, inhoud, woord) => {
    const uitkomst = decodeBytes(Uint8Array.from(inhoud));
    expect(uitkomst.ok).toBe(false);
    expect(!uitkomst.ok && uitkomst.redenen[0]?.tekst).toContain(woord);
  });

  it('refuses more than 50 MB', () => {
    const uitkomst = decodeBytes(new Uint8Array(50 * 1024 * 1024 + 1));
    expect(!uitkomst.ok && uitkomst.redenen[0]?.tekst).toContain('51 MB');
  });
});

describe('splitRecords', () => {
  const kort = (tekst: string, teken = ';') =>
    splitRecords(tekst, teken).map((r) => [r.regel, r.fout ? 'fout' : r.velden.join('|')]);

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
});
