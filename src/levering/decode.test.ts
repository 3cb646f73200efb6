import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keurBytes, maakTekstlezer } from './decode.ts';

const bytes = (...delen: (string | number[])[]) =>
  Buffer.concat(delen.map((deel) => (typeof deel === 'string' ? Buffer.from(deel, 'utf8') : Buffer.from(deel))));

/** The text of a file that comes in parts of `hap` bytes, or why it is none. */
const decode = (inhoud: Uint8Array, hap = 3) => {
  const delen = Array.from({ length: Math.ceil(inhoud.length / hap) }, (_, i) => inhoud.subarray(i * hap, (i + 1) * hap));
  const keuring = keurBytes(inhoud.length);
  for (const deel of delen) keuring.neem(deel);
  const gekeurd = keuring.einde();
  if (!gekeurd.ok) return gekeurd;
  const lezer = maakTekstlezer(gekeurd.waarde.codering);
  return { ok: true as const, waarde: delen.map((deel) => lezer.neem(deel)).join('') + lezer.einde(), ...gekeurd.waarde };
};

describe('the bytes of a file, in parts', () => {
  it('reads UTF-8 with and without BOM, and drops the BOM', () => {
    expect(decode(bytes([0xef, 0xbb, 0xbf], 'naam;Wałęsa'))).toMatchObject({ waarde: 'naam;Wałęsa' });
    expect(decode(bytes('naam;Wałęsa'))).toMatchObject({ waarde: 'naam;Wałęsa' });
  });

  it('reads Windows-1252, the characters between 0x80 and 0x9f included', () => {
    expect(decode(bytes('BSN cli', [0xeb], 'nt ', [0x80, 0x92]))).toMatchObject({ waarde: 'BSN cliënt €’' });
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
    const uitkomst = decode(Uint8Array.from(inhoud));
    expect(uitkomst.ok).toBe(false);
    expect(!uitkomst.ok && uitkomst.redenen[0]?.tekst).toContain(woord);
  });

  it('refuses more than 50 MB', () => {
    const uitkomst = keurBytes(50 * 1024 * 1024 + 1).einde();
    expect(!uitkomst.ok && uitkomst.redenen[0]?.tekst).toContain('51 MB');
  });

  it('gives the same text wherever the parts end, with one kind of line end, and counts the line ends', () => {
    const atomen = fc.constantFrom('a', 'é', '€', '𝄞', '\r', '\n', '\r\n', '"');
    const inhoud = fc.array(atomen, { minLength: 1, maxLength: 40 }).map((delen) => Buffer.from(`x${delen.join('')}`));
    fc.assert(
      fc.property(inhoud, fc.integer({ min: 1, max: 5 }), (tekst, hap) => {
        const heel = tekst.toString().replace(/\r\n?/g, '\n');
        expect(decode(tekst, hap)).toEqual({
          ok: true,
          waarde: heel,
          codering: 'utf-8',
          aanhalingstekens: heel.includes('"'),
          regeleinden: heel.split('\n').length - 1,
        });
        const windows = Buffer.concat([tekst, Buffer.from([0xeb])]);
        expect(decode(windows, hap)).toMatchObject({
          codering: 'windows-1252',
          waarde: new TextDecoder('windows-1252').decode(windows).replace(/\r\n?/g, '\n'),
        });
      }),
    );
  });
});
