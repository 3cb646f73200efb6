import type { MailConfig } from '../config.ts';
import { type IcsEvent, icsText } from '../ics.ts';

export interface UitgaandeMail {
  naam: string;
  adres: string;
  onderwerp: string;
  tekst: string;
  html: string;
  /** The same for the same mail, however often it is tried: a receiver may see that it has it. */
  kenmerk: string;
  /** An invitation or its withdrawal, as a calendar part beside text and HTML. */
  agenda?: { methode: 'REQUEST' | 'CANCEL'; gebeurtenis: IcsEvent };
}

/** Why a mail did not go out: a class in Dutch, never what the server said. */
export interface Misgegaan {
  fout: string;
  /** Trying again is of no use. */
  blijvend: boolean;
}

/** A mail server. */
export interface MailSender {
  /** Undefined: the server has taken it. */
  send(mail: UitgaandeMail): Promise<Misgegaan | undefined>;
}

const textOf = (error: unknown, name: 'code' | 'command'): string => {
  if (!(error instanceof Error) || !(name in error)) return '';
  const value: unknown = Object.entries(error).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : '';
};
const numberOf = (error: unknown): number => {
  if (!(error instanceof Error)) return 0;
  const value: unknown = Object.entries(error).find(([key]) => key === 'responseCode')?.[1];
  return typeof value === 'number' ? value : 0;
};

/** A 5xx is the last word of a server, a 4xx asks for patience (RFC 5321 4.2.1). */
const classify = (error: unknown): Misgegaan => {
  const code = textOf(error, 'code');
  const response = numberOf(error);
  if (code === 'EAUTH') return { fout: 'de mailserver accepteert de inloggegevens niet', blijvend: false };
  if (code === 'ETLS' || /certificate|self.signed|TLS/i.test(error instanceof Error ? error.message : ''))
    return { fout: 'geen veilige verbinding met de mailserver', blijvend: false };
  if (response >= 500 && code === 'EENVELOPE') {
    // The sender is ours to mend; the address of the receiver is not.
    return textOf(error, 'command') === 'MAIL FROM'
      ? { fout: 'de mailserver weigert de afzender', blijvend: false }
      : { fout: 'het adres wordt geweigerd', blijvend: true };
  }
  if (response >= 500) return { fout: 'de mailserver weigert het bericht', blijvend: code === 'EMESSAGE' };
  if (response >= 400) return { fout: 'de mailserver vraagt het later opnieuw te proberen', blijvend: false };
  if (code === 'EENVELOPE') return { fout: 'het adres klopt niet', blijvend: true };
  return { fout: 'de mailserver is niet bereikbaar', blijvend: false };
};

const header = (text: string): string => text.replace(/[\r\n\0]+/g, ' ').trim();

/** Sends over SMTP; over a connection that is not encrypted only when the settings say so. */
export const createMailSender = (config: MailConfig, { timeoutMs = 10_000 } = {}): MailSender => {
  const { protocol, hostname, port, username, password } = new URL(config.url);
  const secure = protocol === 'smtps:';
  const makeTransport = async () =>
    (await import('nodemailer')).createTransport({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? (secure ? 465 : 587) : Number(port),
      secure,
      requireTLS: config.tls && !secure,
      ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: 3 * timeoutMs,
      tls: { minVersion: 'TLSv1.2' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  /** Made with the first mail: reading the library is a part of the start that nobody waits for then. */
  let made: ReturnType<typeof makeTransport> | undefined;
  const domain = /@([^\s>@]+)>?$/.exec(config.van)?.[1] ?? 'localhost';
  const organizer = {
    name: /^\s*"?([^"<]*?)"?\s*</.exec(config.van)?.[1] || 'Werkt mee',
    email: /<([^<>]+)>/.exec(config.van)?.[1] ?? config.van.trim(),
  };
  const calendarPart = ({ agenda, adres }: UitgaandeMail) =>
    agenda && {
      icalEvent: {
        method: agenda.methode,
        filename: 'afspraak.ics',
        content: icsText([agenda.gebeurtenis], { method: agenda.methode, organizer, guest: adres }),
      },
    };
  return {
    send: async (mail) => {
      try {
        made ??= makeTransport();
        await (await made).sendMail({
          from: config.van,
          ...(config.antwoord === undefined ? {} : { replyTo: config.antwoord }),
          to: mail.naam === '' ? mail.adres : { name: header(mail.naam), address: mail.adres },
          subject: header(mail.onderwerp),
          text: mail.tekst,
          html: mail.html,
          ...calendarPart(mail),
          messageId: `<${mail.kenmerk}@${domain}>`,
          // Nobody's out-of-office has to answer this (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return undefined;
      } catch (error) {
        return classify(error);
      }
    },
  };
};
