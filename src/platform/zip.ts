// A ZIP file of some files, in memory: local headers, the list at the end (APPNOTE 6.3.3). Names in UTF-8.
import { crc32, deflateRawSync } from 'node:zlib';

export interface Bestand {
  naam: string;
  inhoud: Uint8Array;
}

/** Moment of a file as MS-DOS keeps it: two seconds exact, from 1980 on. */
const dosMoment = (nu: Date): { dag: number; tijd: number } => ({
  dag: ((Math.max(1980, nu.getUTCFullYear()) - 1980) << 9) | ((nu.getUTCMonth() + 1) << 5) | nu.getUTCDate(),
  tijd: (nu.getUTCHours() << 11) | (nu.getUTCMinutes() << 5) | (nu.getUTCSeconds() >> 1),
});

/** The files as one ZIP. Throws RangeError for more than the plain shape can hold (4 GB, 65,535 files). */
export const zip = (bestanden: readonly Bestand[], nu: Date): Uint8Array => {
  if (bestanden.length > 0xffff) throw new RangeError('te veel bestanden voor een ZIP');
  const { dag, tijd } = dosMoment(nu);
  const delen: Buffer[] = [];
  const lijst: Buffer[] = [];
  let plek = 0;
  for (const { naam, inhoud } of bestanden) {
    const naamBytes = Buffer.from(naam, 'utf8');
    const klein = deflateRawSync(inhoud);
    if (plek + klein.length > 0xffffffff) throw new RangeError('te groot voor een ZIP');
    const kop = Buffer.alloc(26);
    kop.writeUInt16LE(20, 0); // version that can read it
    kop.writeUInt16LE(0x0800, 2); // name in UTF-8
    kop.writeUInt16LE(8, 4); // deflate
    kop.writeUInt16LE(tijd, 6);
    kop.writeUInt16LE(dag, 8);
    kop.writeUInt32LE(crc32(inhoud), 10);
    kop.writeUInt32LE(klein.length, 14);
    kop.writeUInt32LE(inhoud.length, 18);
    kop.writeUInt16LE(naamBytes.length, 22);
    delen.push(Buffer.from('PK\x03\x04', 'latin1'), kop, naamBytes, klein);
    const staart = Buffer.alloc(14);
    staart.writeUInt32LE(plek, 10);
    lijst.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), kop, staart, naamBytes);
    plek += 4 + kop.length + naamBytes.length + klein.length;
  }
  const register = Buffer.concat(lijst);
  const einde = Buffer.alloc(22);
  einde.write('PK\x05\x06', 0, 'latin1');
  einde.writeUInt16LE(bestanden.length, 8);
  einde.writeUInt16LE(bestanden.length, 10);
  einde.writeUInt32LE(register.length, 12);
  einde.writeUInt32LE(plek, 16);
  return Buffer.concat([...delen, register, einde]);
};
