import { connect } from 'node:net';

/** What a virus scanner says of a file. */
export type ScanUitslag = { uitslag: 'schoon' } | { uitslag: 'besmet' } | { uitslag: 'niet-bereikbaar' };

/** Something that looks for viruses. Absent: nothing does, and the product says so. */
export interface Virusscanner {
  scan(bytes: Uint8Array): Promise<ScanUitslag>;
}

/** clamd reads parts of at most StreamMaxLength; small parts keep memory low. */
const STUK = 64 * 1024;

/**
 * A client of clamd: sends the bytes in parts (INSTREAM) and reads one line. Whatever goes wrong is `niet-bereikbaar`: a file that nobody
 * looked at is never called clean. `adres` is `tcp://host:port` or `unix:///path`; `ms` how long it may take.
 */
export const createClamd = (adres: string, ms = 20_000): Virusscanner => {
  const { protocol, hostname, port, pathname } = new URL(adres);
  return {
    scan: (bytes) =>
      new Promise((klaar) => {
        const socket =
          protocol === 'unix:'
            ? connect({ path: pathname })
            : connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || '3310') });
        let antwoord = '';
        const sluit = (uitslag: ScanUitslag): void => {
          clearTimeout(wekker);
          socket.destroy();
          klaar(uitslag);
        };
        const wekker = setTimeout(() => sluit({ uitslag: 'niet-bereikbaar' }), ms);
        socket.on('error', () => sluit({ uitslag: 'niet-bereikbaar' }));
        socket.on('close', () => sluit(leesAntwoord(antwoord)));
        socket.on('data', (deel) => {
          antwoord += deel.toString('latin1');
          if (antwoord.includes('\0') || antwoord.length > 1000) sluit(leesAntwoord(antwoord));
        });
        socket.on('connect', () => {
          socket.write('zINSTREAM\0');
          for (let van = 0; van < bytes.length; van += STUK) {
            const stuk = bytes.subarray(van, van + STUK);
            const lengte = Buffer.alloc(4);
            lengte.writeUInt32BE(stuk.length);
            socket.write(lengte);
            socket.write(stuk);
          }
          socket.write(Buffer.alloc(4));
        });
      }),
  };
};

/** `stream: OK` or `stream: <name> FOUND`; anything else (too large, broken) is no verdict. */
const leesAntwoord = (antwoord: string): ScanUitslag => {
  const regel = antwoord.replace(/\0[\s\S]*$/, '').trim();
  if (regel === 'stream: OK') return { uitslag: 'schoon' };
  if (/^stream: .+ FOUND$/.test(regel)) return { uitslag: 'besmet' };
  return { uitslag: 'niet-bereikbaar' };
};
