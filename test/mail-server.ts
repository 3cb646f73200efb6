/** A real mail server for tests, that takes, refuses or keeps waiting as the test says. */
import fs from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

const tls = (file: string): string => fs.readFileSync(path.join(import.meta.dirname, 'inloggen/tls', file), 'utf8');
export const CA = tls('ca.pem');
export const CA_FILE = path.join(import.meta.dirname, 'inloggen/tls/ca.pem');
export const SERVER_TLS = { key: tls('server-key.pem'), cert: tls('server.pem') };

export interface Ontvangen {
  van: string;
  aan: string[];
  /** Headers and body as they came. */
  bron: string;
  versleuteld: boolean;
  gebruiker: string | undefined;
}

type Antwoord = { code: number; tekst: string } | undefined;

export interface MailServer {
  port: number;
  ontvangen: Ontvangen[];
  /** What the server says to a sender, a receiver and a message; undefined: fine. */
  opVan: Antwoord;
  opAan: Antwoord;
  opBericht: Antwoord;
  /** How many connections were made. */
  verbindingen: number;
  close(): Promise<void>;
}

const fout = ({ code, tekst }: { code: number; tekst: string }): Error => Object.assign(new Error(tekst), { responseCode: code });

export const startMailServer = async (
  o: { tls?: 'geen' | 'starttls' | 'meteen'; wachtwoord?: string } = {},
): Promise<MailServer> => {
  const soort = o.tls ?? 'geen';
  const options: SMTPServerOptions = {
    secure: soort === 'meteen',
    ...(soort === 'geen' ? {} : SERVER_TLS),
    disabledCommands: [...(soort === 'geen' ? ['STARTTLS'] : []), ...(o.wachtwoord === undefined ? ['AUTH'] : [])],
    authOptional: o.wachtwoord === undefined,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    onConnect: (_session, done) => {
      self.verbindingen++;
      done();
    },
    onAuth: (auth, _session, done) =>
      auth.password === o.wachtwoord ? done(null, { user: auth.username ?? '' }) : done(fout({ code: 535, tekst: 'nee' })),
    onMailFrom: (_address, _session, done) => done(self.opVan ? fout(self.opVan) : undefined),
    onRcptTo: (_address, _session, done) => done(self.opAan ? fout(self.opAan) : undefined),
    onData: (stream, session, done) => {
      const delen: Buffer[] = [];
      stream.on('data', (deel: Buffer) => delen.push(deel));
      stream.on('end', () => {
        if (self.opBericht) return done(fout(self.opBericht));
        const { mailFrom, rcptTo } = session.envelope;
        self.ontvangen.push({
          van: mailFrom === false ? '' : mailFrom.address,
          aan: rcptTo.map(({ address }) => address),
          bron: Buffer.concat(delen).toString('utf8'),
          versleuteld: Boolean(session.secure),
          gebruiker: typeof session.user === 'string' ? session.user : undefined,
        });
        done();
      });
    },
  };
  const server = new SMTPServer(options);
  server.on('error', () => undefined);
  const self: MailServer = {
    port: 0,
    ontvangen: [],
    opVan: undefined,
    opAan: undefined,
    opBericht: undefined,
    verbindingen: 0,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  self.port = (server.server.address() as AddressInfo).port;
  return self;
};

/** The parts of a received mail, decoded: quoted-printable and base64, header words too. */
export const ontcijfer = (bron: string): { koppen: string; tekst: string; html: string } => {
  const [koppen = ''] = bron.split('\r\n\r\n', 1);
  const deel = (type: string): string => {
    const gevonden = new RegExp(`Content-Type: ${type}.*?\r\n\r\n(.*?)(?=\r\n--)`, 's').exec(bron);
    const kop = gevonden?.[0].slice(0, 300) ?? '';
    const inhoud = gevonden?.[1] ?? '';
    if (/base64/i.test(kop)) return Buffer.from(inhoud, 'base64').toString('utf8');
    const rauw = inhoud
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
    return /quoted-printable/i.test(kop) ? Buffer.from(rauw, 'latin1').toString('utf8') : inhoud;
  };
  return { koppen: koppen.replace(/\r\n[ \t]+/g, ' '), tekst: deel('text/plain'), html: deel('text/html') };
};
