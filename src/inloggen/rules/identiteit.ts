import { isBsn } from '../../kernel/bsn.ts';

/** Where a claim stands: its name, or the names from the outside in when it is nested. Dots and colons belong to a name. */
export type ClaimPad = readonly string[];
export type Claims = Readonly<Record<string, unknown>>;

/** How sure the issuer is of who somebody is. */
export interface Niveau {
  claim: ClaimPad;
  /** The lowest level that is good enough, in the words of `volgorde`. */
  minimum: string;
  /** From low to high. */
  volgorde: readonly string[];
  /** What the issuer calls a level, when it does not use the words of `volgorde`. */
  namen: Readonly<Record<string, string>>;
}

/** What has to be in a token before somebody is let in: one shape for each way in. */
export type Eisen =
  | { weg: 'demo' }
  /** One of `acr`, and one of `amr`; an empty list asks nothing. */
  | { weg: 'medewerker'; acr: readonly string[]; amr: readonly string[] }
  | { weg: 'digid'; bsn: ClaimPad; vertegenwoordigde: ClaimPad; handelende: ClaimPad; niveau: Niveau }
  | {
      weg: 'eherkenning';
      organisatie: ClaimPad;
      soort: ClaimPad;
      handelende: ClaimPad;
      vestiging: ClaimPad;
      bewindvoering: ClaimPad;
      /** Whether somebody who may act for one branch only may come in: the product knows no branches. */
      vestigingMag: boolean;
      niveau: Niveau;
    };
export type Weg = Eisen['weg'];

/** Who came back from the issuer. `subject` is what an account is known by; the BSN is for looking up and nothing else. */
export type Identiteit =
  | { weg: 'demo' | 'medewerker'; subject: string }
  | { weg: 'digid'; subject: string; bsn: string }
  | { weg: 'eherkenning'; subject: string; organisatie: { soort: 'kvk' | 'rsin'; nummer: string } };

/** Why nobody came in. `claim` is the name of a setting, never a value. */
export type Weigering = {
  reden:
    | 'claim-ontbreekt'
    | 'claim-ongeldig'
    | 'claim-meervoudig'
    | 'niveau-onbekend'
    | 'niveau-te-laag'
    | 'tweede-factor'
    | 'machtiging'
    | 'bewindvoering'
    | 'vestiging'
    | 'bsn-als-subject';
  claim?: 'bsn' | 'niveau' | 'organisatie' | 'soort' | 'handelende' | 'sub';
};
export type IdentiteitUitkomst = { ok: true; identiteit: Identiteit } | { ok: false; weigering: Weigering };

const geweigerd = (reden: Weigering['reden'], claim?: Weigering['claim']): { ok: false; weigering: Weigering } => ({
  ok: false,
  weigering: { reden, ...(claim === undefined ? {} : { claim }) },
});

const isObject = (value: unknown): value is Claims => typeof value === 'object' && value !== null && !Array.isArray(value);

const vind = (claims: Claims, pad: ClaimPad): unknown =>
  pad.reduce<unknown>((value, naam) => (isObject(value) && Object.hasOwn(value, naam) ? value[naam] : undefined), claims);

type Gelezen = { waarde: string } | { fout: 'claim-ontbreekt' | 'claim-ongeldig' | 'claim-meervoudig' };

/**
 * One text. A broker that comes from SAML may give a list: with one text in it that is clear, with more nobody can say which holds. A
 * number is no text: a BSN with a zero in front would lose it.
 */
const lees = (claims: Claims, pad: ClaimPad): Gelezen => {
  const gevonden = vind(claims, pad);
  if (Array.isArray(gevonden) && gevonden.length > 1) return { fout: 'claim-meervoudig' };
  const een: unknown = Array.isArray(gevonden) ? gevonden[0] : gevonden;
  if (een === undefined || een === null || een === '') return { fout: 'claim-ontbreekt' };
  if (typeof een !== 'string' || een.length > 500) return { fout: 'claim-ongeldig' };
  const waarde = een.trim();
  return waarde === '' ? { fout: 'claim-ontbreekt' } : { waarde };
};
const staatEr = (claims: Claims, pad: ClaimPad): boolean => {
  const gelezen = lees(claims, pad);
  return 'waarde' in gelezen || gelezen.fout !== 'claim-ontbreekt';
};

/** DigiD over some brokers puts the sector in front: s00000000 is the BSN, every other sector is another number. */
const zonderSector = (waarde: string): string | undefined => {
  const sector = /^s(\d{8}):(.*)$/i.exec(waarde);
  if (!sector) return waarde;
  return sector[1] === '00000000' ? sector[2] : undefined;
};

/** Undefined when the level is good enough. */
const niveauWeigering = (claims: Claims, niveau: Niveau): { ok: false; weigering: Weigering } | undefined => {
  const gelezen = lees(claims, niveau.claim);
  if ('fout' in gelezen) return geweigerd(gelezen.fout, 'niveau');
  const eigen = Object.hasOwn(niveau.namen, gelezen.waarde) ? niveau.namen[gelezen.waarde] : gelezen.waarde;
  const hoogte = niveau.volgorde.indexOf(eigen ?? '');
  if (hoogte < 0) return geweigerd('niveau-onbekend', 'niveau');
  return hoogte < niveau.volgorde.indexOf(niveau.minimum) ? geweigerd('niveau-te-laag', 'niveau') : undefined;
};

const medewerker = (subject: string, claims: Claims, eisen: Extract<Eisen, { weg: 'medewerker' }>): IdentiteitUitkomst => {
  const acr = claims.acr;
  if (eisen.acr.length > 0 && !(typeof acr === 'string' && eisen.acr.includes(acr))) return geweigerd('tweede-factor');
  const amr: unknown[] = Array.isArray(claims.amr) ? claims.amr : [claims.amr];
  if (eisen.amr.length > 0 && !amr.some((een) => typeof een === 'string' && eisen.amr.includes(een)))
    return geweigerd('tweede-factor');
  return { ok: true, identiteit: { weg: 'medewerker', subject } };
};

const digid = (subject: string, claims: Claims, eisen: Extract<Eisen, { weg: 'digid' }>): IdentiteitUitkomst => {
  const laag = niveauWeigering(claims, eisen.niveau);
  if (laag) return laag;
  const bsn = lees(claims, eisen.bsn);
  const eigen = 'waarde' in bsn ? zonderSector(bsn.waarde) : undefined;
  // DigiD Machtigen names who is represented and who acts. Whoever acts for himself is one and the same.
  if (staatEr(claims, eisen.vertegenwoordigde)) {
    const voor = lees(claims, eisen.vertegenwoordigde);
    const door = lees(claims, eisen.handelende);
    const wie = 'waarde' in voor ? zonderSector(voor.waarde) : undefined;
    const zelf = 'waarde' in door ? zonderSector(door.waarde) : eigen;
    if (wie === undefined || wie !== zelf || (eigen !== undefined && eigen !== wie)) return geweigerd('machtiging');
  }
  if ('fout' in bsn) return geweigerd(bsn.fout, 'bsn');
  if (eigen === undefined || !isBsn(eigen)) return geweigerd('claim-ongeldig', 'bsn');
  if (subject.includes(eigen)) return geweigerd('bsn-als-subject');
  return { ok: true, identiteit: { weg: 'digid', subject, bsn: eigen } };
};

const SOORTEN = [
  { soort: 'kvk', naam: 'KvKnr', vorm: /^\d{8}$/ },
  { soort: 'rsin', naam: 'RSIN', vorm: /^\d{9}$/ },
] as const;

const eherkenning = (claims: Claims, eisen: Extract<Eisen, { weg: 'eherkenning' }>): IdentiteitUitkomst => {
  if (staatEr(claims, eisen.bewindvoering)) return geweigerd('bewindvoering');
  const laag = niveauWeigering(claims, eisen.niveau);
  if (laag) return laag;
  const nummer = lees(claims, eisen.organisatie);
  if ('fout' in nummer) return geweigerd(nummer.fout, 'organisatie');
  const gelezen = lees(claims, eisen.soort);
  if ('fout' in gelezen) return geweigerd(gelezen.fout, 'soort');
  // urn:etoegang:1.9:EntityConcernedID:KvKnr; the version in it changes, its last part does not
  const soort = SOORTEN.find(({ naam }) => gelezen.waarde === naam || gelezen.waarde.endsWith(`EntityConcernedID:${naam}`));
  if (!soort) return geweigerd('claim-ongeldig', 'soort');
  if (!soort.vorm.test(nummer.waarde)) return geweigerd('claim-ongeldig', 'organisatie');
  const handelende = lees(claims, eisen.handelende);
  if ('fout' in handelende) return geweigerd(handelende.fout, 'handelende');
  if (!eisen.vestigingMag && staatEr(claims, eisen.vestiging)) return geweigerd('vestiging');
  return {
    ok: true,
    identiteit: {
      weg: 'eherkenning',
      // Who acts for two organisations has an account at each.
      subject: `${soort.soort}:${nummer.waarde}:${handelende.waarde}`,
      organisatie: { soort: soort.soort, nummer: nummer.waarde },
    },
  };
};

/** Who came back, by what the issuer says and what we ask. */
export const identiteit = (subject: string, claims: Claims, eisen: Eisen): IdentiteitUitkomst => {
  if (subject === '' || subject.length > 255) return geweigerd('claim-ongeldig', 'sub');
  switch (eisen.weg) {
    case 'demo':
      return { ok: true, identiteit: { weg: 'demo', subject } };
    case 'medewerker':
      return medewerker(subject, claims, eisen);
    case 'digid':
      return digid(subject, claims, eisen);
    case 'eherkenning':
      return eherkenning(claims, eisen);
  }
};

/** Whether somebody may act for the organisation of an account: the number of the login is that of the organisation. */
export const zelfdeOrganisatie = (
  organisatie: { soort: 'kvk' | 'rsin'; nummer: string },
  van: { kvk: string | undefined; rsin: string | undefined },
): boolean => van[organisatie.soort] === organisatie.nummer;
