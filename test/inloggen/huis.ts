/** The product over https with real issuers behind its logins, in one process. */
import { createApp } from '../../src/app.ts';
import type { Login } from '../../src/inloggen/index.ts';
import { readLogins } from '../../src/platform/auth/login-settings.ts';
import { createRelyingParty } from '../../src/platform/auth/relying-party.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createSettingsReader } from '../../src/platform/settings-reader.ts';
import type { Web } from '../../src/web/route.ts';
import type { House } from '../house.ts';
import { Browser } from './browser.ts';
import type { TestIssuer } from './issuer.ts';

export const PRODUCT = 'https://werktmee.example';
export const SESSIE = '__Host-werktmee_sessie';
export const terug = (): string[] => [`${PRODUCT}/inloggen/terug`];

const PREFIX = { medewerker: 'OIDC', digid: 'OIDC_DIGID', eherkenning: 'OIDC_EHERKENNING' } as const;
type Weg = keyof typeof PREFIX;

/** The logins as the settings give them; only that the issuer may be without TLS is not a setting. */
export const loginsVan = (issuers: Partial<Record<Weg, TestIssuer>>, env: Record<string, string> = {}): Login[] => {
  const reader = createSettingsReader({
    OIDC_TWEEDE_FACTOR: 'inlogdienst',
    ...Object.fromEntries(
      Object.entries(issuers).flatMap(([weg, issuer]) => {
        const prefix = PREFIX[weg as Weg];
        return [
          [`${prefix}_ISSUER`, 'https://wordt-vervangen.example'],
          [`${prefix}_CLIENT_ID`, issuer.clientId],
          ...(env[`${prefix}_CLIENT_KEY`] ? [] : [[`${prefix}_CLIENT_SECRET`, issuer.clientSecret]]),
          [`${prefix}_SCOPE`, 'openid gegevens'],
        ];
      }),
    ),
    ...env,
  });
  const settings = readLogins(reader);
  const logins = settings.flatMap((een): Login[] => {
    const issuer = issuers[een.eisen.weg];
    if (!issuer) return [];
    return [
      {
        eisen: een.eisen,
        relyingParty: createRelyingParty({ ...een, issuer: issuer.url, insecure: true }),
        issuer: issuer.url,
        issuerNaam: issuer.url,
      },
    ];
  });
  const mis = reader.problems.filter((regel) => issuers.medewerker || !/^OIDC_(ISSUER|CLIENT)/.test(regel));
  if (mis.length > 0) throw new Error(mis.join('\n'));
  return logins;
};

export const openProduct = (h: House, logins: readonly Login[]): { web: Web; browser(): Browser } => {
  const web = createApp({
    pool: h.pool,
    clock: systemClock(h.vandaag),
    bsn: h.bsn,
    beleid: h.beleid,
    logins,
    baseUrls: [PRODUCT],
    secure: true,
    personas: undefined,
  });
  return {
    web,
    browser: () =>
      new Browser(async (url, init) => (url.origin === PRODUCT ? web.app.request(url.href, init) : fetch(url, init))),
  };
};

/** The heading of a page. */
export const kopVan = (tekst: string): string => /<h1[^>]*>([^<]*)/.exec(tekst)?.[1]?.trim() ?? '';

/** What the product wrote on standard error while `fn` ran. */
export const metLog = async <T>(fn: () => Promise<T>): Promise<{ waarde: T; log: string }> => {
  const regels: string[] = [];
  const { write } = process.stderr;
  process.stderr.write = ((tekst: string) => {
    regels.push(String(tekst));
    return true;
  }) as typeof process.stderr.write;
  try {
    return { waarde: await fn(), log: regels.join('') };
  } finally {
    process.stderr.write = write;
  }
};
