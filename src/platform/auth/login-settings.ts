import { z } from 'zod';
import { type SettingsReader, url, weakSecret } from '../settings-reader.ts';
import { keyProblem } from './issuer-key.ts';

/** One issuer and what we are to it. */
export interface IssuerSettings {
  issuer: string;
  clientId: string;
  /** A shared secret, or the private key (JWK or PEM) with which this product signs who it is. */
  auth: { secret: string } | { key: string };
  scope: string;
  /** Levels to ask for, in the words of the issuer. */
  acrValues: readonly string[];
  /** Private key (JWK with its name) with which tokens are decrypted; when it is there an ID token must be encrypted. */
  decryptionKey?: string;
  /** Claims are asked from the userinfo endpoint as well. */
  userinfo: boolean;
}

type ClaimPath = readonly string[];
export interface LevelSettings {
  claim: ClaimPath;
  minimum: string;
  volgorde: readonly string[];
  namen: Readonly<Record<string, string>>;
}

/** What a token must say. The shape is that of the rules in src/inloggen, which the platform does not know. */
export type LoginRequirements =
  | { weg: 'medewerker'; acr: readonly string[]; amr: readonly string[] }
  | { weg: 'digid'; bsn: ClaimPath; vertegenwoordigde: ClaimPath; handelende: ClaimPath; niveau: LevelSettings }
  | {
      weg: 'eherkenning';
      organisatie: ClaimPath;
      soort: ClaimPath;
      handelende: ClaimPath;
      vestiging: ClaimPath;
      bewindvoering: ClaimPath;
      vestigingMag: boolean;
      niveau: LevelSettings;
    };
export interface LoginSettings extends IssuerSettings {
  eisen: LoginRequirements;
}

const text = z.string();

/** A claim is a name as it stands, or a JSON list of names from the outside in: `["nl-id","bsn"]`. */
const claimPath = z.string().transform((value, ctx): ClaimPath => {
  if (!value.startsWith('[')) return [value];
  try {
    return z.array(z.string().min(1)).min(1).parse(JSON.parse(value));
  } catch {
    ctx.addIssue({ code: 'custom', message: 'moet de naam van een claim zijn, of een JSON-lijst van namen zoals ["nl","bsn"]' });
    return z.NEVER;
  }
});

const words = z.string().transform((value) => value.split(/[\s,]+/).filter((word) => word !== ''));

const levelNames = (levels: Levels) =>
  z.string().transform((value, ctx) => {
    try {
      return Object.fromEntries(
        Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(value))).map(([name, level]) => {
          const known = toLevel(levels, level);
          if (known === undefined) throw new Error(level);
          return [name, known];
        }),
      );
    } catch {
      ctx.addIssue({
        code: 'custom',
        message: `moet JSON zijn zoals {"hun naam":"${levels.words[0]}"}, met als waarde ${levels.words.join(', ')}`,
      });
      return z.NEVER;
    }
  });

interface Levels {
  prefix: string;
  /** From low to high. */
  words: readonly string[];
}
const toLevel = (levels: Levels, value: string): string | undefined => {
  const word = value.startsWith(levels.prefix) ? value.slice(levels.prefix.length) : value;
  return levels.words.includes(word) ? `${levels.prefix}${word}` : undefined;
};

const digidLevels: Levels = {
  prefix: 'urn:oasis:names:tc:SAML:2.0:ac:classes:',
  words: ['PasswordProtectedTransport', 'MobileTwoFactorContract', 'Smartcard', 'SmartcardPKI'],
};
const eherkenningLevels: Levels = {
  prefix: 'urn:etoegang:core:assurance-class:',
  words: ['loa2', 'loa2plus', 'loa3', 'loa4'],
};

const levelOf = (s: SettingsReader, prefix: string, levels: Levels, standard: string): LevelSettings => {
  const volgorde = levels.words.map((word) => `${levels.prefix}${word}`);
  const level = z.string().transform((value, ctx) => {
    const known = toLevel(levels, value);
    if (known === undefined) {
      ctx.addIssue({ code: 'custom', message: `moet een van deze zijn: ${levels.words.join(', ')}; er staat ‘${value}’` });
      return z.NEVER;
    }
    return known;
  });
  return {
    claim: s.optional(`${prefix}_CLAIM_NIVEAU`, claimPath) ?? ['acr'],
    minimum: s.optional(`${prefix}_NIVEAU`, level) ?? `${levels.prefix}${standard}`,
    volgorde,
    namen: s.optional(`${prefix}_NIVEAU_NAMEN`, levelNames(levels)) ?? {},
  };
};

/** What to ask for: every level that is good enough, as the issuer calls it. */
const acrValues = ({ minimum, volgorde, namen }: LevelSettings): string[] => {
  const enough = volgorde.slice(volgorde.indexOf(minimum));
  const own = enough.flatMap((level) => Object.keys(namen).filter((name) => namen[name] === level));
  return own.length > 0 ? own : enough;
};

const issuerOf = (s: SettingsReader, prefix: string, who: string): Omit<IssuerSettings, 'acrValues'> => {
  const issuer = s.required(`${prefix}_ISSUER`, url(['https:']), `het adres van de inlogdienst voor ${who}`);
  const clientId = s.required(`${prefix}_CLIENT_ID`, text, 'de naam van dit product bij de inlogdienst');
  const secret = s.optional(`${prefix}_CLIENT_SECRET`, text);
  const key = s.file(`${prefix}_CLIENT_KEY`);
  if (secret === undefined && !s.isSet(`${prefix}_CLIENT_KEY`)) {
    s.problems.push(
      `${prefix}_CLIENT_SECRET: ontbreekt; in productie is dit nodig (het geheim van dit product bij de inlogdienst, of ${prefix}_CLIENT_KEY met een eigen sleutel)`,
    );
  }
  if (secret !== undefined && s.isSet(`${prefix}_CLIENT_KEY`)) {
    s.problems.push(`${prefix}_CLIENT_SECRET: mag niet samen met ${prefix}_CLIENT_KEY; kies de sleutel`);
  }
  const weak = secret === undefined ? undefined : weakSecret(secret);
  if (weak !== undefined) s.problems.push(`${prefix}_CLIENT_SECRET: ${weak}`);
  const decryptionKey = s.file(`${prefix}_DECRYPTION_KEY`);
  for (const [name, value, use] of [
    ['CLIENT_KEY', key, 'sig'],
    ['DECRYPTION_KEY', decryptionKey, 'enc'],
  ] as const) {
    const problem = value === undefined ? undefined : keyProblem(value, use);
    if (problem !== undefined) s.problems.push(`${prefix}_${name}: ${problem}`);
  }
  const scope = s.optional(`${prefix}_SCOPE`, text) ?? 'openid';
  if (!scope.split(/\s+/).includes('openid')) s.problems.push(`${prefix}_SCOPE: moet openid bevatten, er staat ‘${scope}’`);
  return {
    issuer,
    clientId,
    auth: key === undefined ? { secret: secret ?? '' } : { key },
    scope,
    userinfo: s.flag(`${prefix}_USERINFO`) ?? false,
    ...(decryptionKey === undefined ? {} : { decryptionKey }),
  };
};

/** Employees; also people of an aanbieder when there is no eHerkenning. */
const medewerker = (s: SettingsReader): LoginSettings => {
  const acr = s.optional('OIDC_ACR', words) ?? [];
  const amr = s.optional('OIDC_AMR', words) ?? [];
  const elsewhere = s.optional(
    'OIDC_TWEEDE_FACTOR',
    z.enum(['inlogdienst'], { error: ({ input }) => `kan alleen inlogdienst zijn, er staat ‘${String(input)}’` }),
  );
  // BIO2 5.17.01
  if (acr.length === 0 && amr.length === 0 && elsewhere === undefined) {
    s.problems.push(
      'OIDC_AMR: ontbreekt; medewerkers loggen in met een tweede factor. Zet hier (of in OIDC_ACR) wat de inlogdienst dan meldt, zoals mfa. Dwingt de inlogdienst het af zonder het te melden? Zet dan OIDC_TWEEDE_FACTOR=inlogdienst',
    );
  }
  return { ...issuerOf(s, 'OIDC', 'medewerkers'), acrValues: acr, eisen: { weg: 'medewerker', acr, amr } };
};

/** DigiD and eHerkenning are there when one of their settings is: then the others are missed. */
const anySet = (s: SettingsReader, prefix: string): boolean =>
  ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET', 'CLIENT_KEY'].some((name) => s.isSet(`${prefix}_${name}`));

const digid = (s: SettingsReader, prefix: string): LoginSettings => {
  const claim = (name: string, standard: string): ClaimPath => s.optional(`${prefix}_CLAIM_${name}`, claimPath) ?? [standard];
  const niveau = levelOf(s, prefix, digidLevels, 'MobileTwoFactorContract');
  const eisen: LoginRequirements = {
    weg: 'digid',
    bsn: claim('BSN', 'bsn'),
    vertegenwoordigde: claim('VERTEGENWOORDIGDE', 'urn:nl-eid-gdi:1.0:LegalSubjectID'),
    handelende: claim('HANDELENDE', 'urn:nl-eid-gdi:1.0:ActingSubjectID'),
    niveau,
  };
  return { ...issuerOf(s, prefix, 'inwoners met DigiD'), acrValues: acrValues(niveau), eisen };
};

const eherkenning = (s: SettingsReader, prefix: string): LoginSettings => {
  const claim = (name: string, standard: string): ClaimPath => s.optional(`${prefix}_CLAIM_${name}`, claimPath) ?? [standard];
  const niveau = levelOf(s, prefix, eherkenningLevels, 'loa3');
  const eisen: LoginRequirements = {
    weg: 'eherkenning',
    organisatie: claim('ORGANISATIE', 'urn:etoegang:core:LegalSubjectID'),
    soort: claim('SOORT', 'namequalifier'),
    handelende: claim('HANDELENDE', 'urn:etoegang:core:ActingSubjectID'),
    vestiging: claim('VESTIGING', 'urn:etoegang:1.9:ServiceRestriction:Vestigingsnr'),
    bewindvoering: claim('BEWINDVOERING', 'sel_uid'),
    vestigingMag: s.flag(`${prefix}_VESTIGING`) ?? true,
    niveau,
  };
  return { ...issuerOf(s, prefix, 'aanbieders met eHerkenning'), acrValues: acrValues(niveau), eisen };
};

/** The ways to log in that the settings of productie give, and all that is wrong with them in `s.problems`. */
export const readLogins = (s: SettingsReader): LoginSettings[] => {
  const logins = [medewerker(s)];
  for (const [prefix, read] of [
    ['OIDC_DIGID', digid],
    ['OIDC_EHERKENNING', eherkenning],
  ] as const) {
    if (anySet(s, prefix)) logins.push(read(s, prefix));
    else {
      // Read all the same: their names are known, and a claim of a way that is not there is a mistake.
      const before = s.problems.length;
      read(s, prefix);
      s.problems.splice(before);
    }
  }
  const secrets = new Map<string, string>();
  for (const { auth, eisen } of logins) {
    if (!('secret' in auth) || auth.secret === '') continue;
    const name = eisen.weg === 'medewerker' ? 'OIDC_CLIENT_SECRET' : `OIDC_${eisen.weg.toUpperCase()}_CLIENT_SECRET`;
    const earlier = secrets.get(auth.secret);
    if (earlier !== undefined) s.problems.push(`${name}: is hetzelfde als ${earlier}; geef elke inlogdienst een eigen geheim`);
    secrets.set(auth.secret, name);
  }
  return logins;
};
