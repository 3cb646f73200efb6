import type pg from 'pg';
import { hashToken } from '../../platform/auth/token.ts';
import type { BsnKluis } from '../../platform/keys.ts';
import { acceptUitnodiging, findAccount, isAccountUit, openUitnodiging, tieInwoner } from '../queries/account.ts';
import { startSessie } from '../queries/sessie.ts';
import { type Identiteit, zelfdeOrganisatie } from '../rules/identiteit.ts';
import { magLangs } from '../rules/sessie.ts';
import type { UitnodigingStaat } from '../types.ts';

/** Why somebody whom the issuer vouches for does not come in. */
export type GeenToegang =
  | 'geen-account'
  | 'inwoner-onbekend'
  | 'account-uit'
  | 'strijdig'
  | 'andere-weg'
  | 'andere-organisatie'
  | 'login-bezet'
  | 'uitnodiging-onbekend'
  | `uitnodiging-${Exclude<UitnodigingStaat, 'open'>}`;

export type Ingelogd = { ok: true; token: string; uitgenodigd: boolean } | { ok: false; reden: GeenToegang };

export interface Toegang {
  pool: pg.Pool;
  bsn: BsnKluis;
  /** Municipalities of this house, in which a resident is looked for. */
  gemeenteIds: readonly number[];
  /** Whether people of an aanbieder have a way of their own. */
  eherkenning: boolean;
}

/** Accepts the invitation for this login. Undefined: the account is tied to it, now or before. */
const accept = async (
  s: Toegang,
  identiteit: Identiteit,
  o: { issuer: string; uitnodiging: string },
): Promise<GeenToegang | undefined> => {
  const tokenHash = hashToken(o.uitnodiging);
  const wie = await openUitnodiging(s.pool, tokenHash);
  if (!wie) return 'uitnodiging-onbekend';
  if (wie.staat === 'open') {
    if (!magLangs(wie.rol, identiteit.weg, s)) return 'andere-weg';
    if (identiteit.weg === 'eherkenning' && !zelfdeOrganisatie(identiteit.organisatie, wie)) return 'andere-organisatie';
    const uit = await acceptUitnodiging(s.pool, { tokenHash, issuer: o.issuer, subject: identiteit.subject });
    if (uit === 'aanvaard-nu') return undefined;
    if (uit === 'bezet') return 'login-bezet';
    return uit === 'open' || uit === 'onbekend' ? 'uitnodiging-onbekend' : `uitnodiging-${uit}`;
  }
  // The page was opened again by whom it was for: an ordinary login.
  const account = await findAccount(s.pool, { issuer: o.issuer, subject: identiteit.subject });
  return account?.gebruikerId === wie.gebruikerId ? undefined : `uitnodiging-${wie.staat}`;
};

/**
 * Lets in whom the issuer vouches for: finds the account (a resident's by the hash of the BSN, made at the first login), accepts the
 * invitation when there is one, and starts a new session. Each way has its own roles, and eHerkenning its own organisation, at every
 * login. `oud` is the session that the browser had; it ends.
 */
export const logIn = async (
  s: Toegang,
  o: { identiteit: Identiteit; issuer: string; uitnodiging: string | undefined; oud: string | undefined },
): Promise<Ingelogd> => {
  const { identiteit, issuer } = o;
  const { subject } = identiteit;
  if (o.uitnodiging !== undefined) {
    const reden = await accept(s, identiteit, { issuer, uitnodiging: o.uitnodiging });
    if (reden) return { ok: false, reden };
  } else if (identiteit.weg === 'digid') {
    const bsnHash = s.bsn.hash(identiteit.bsn);
    const uit = await tieInwoner(s.pool, { gemeenteIds: s.gemeenteIds, bsnHash, issuer, subject });
    if (uit !== 'bekend')
      return { ok: false, reden: uit === 'onbekend' ? 'inwoner-onbekend' : uit === 'uit' ? 'account-uit' : 'strijdig' };
  }
  const account = await findAccount(s.pool, { issuer, subject });
  if (!account) return { ok: false, reden: (await isAccountUit(s.pool, { issuer, subject })) ? 'account-uit' : 'geen-account' };
  if (!magLangs(account.rol, identiteit.weg, s)) return { ok: false, reden: 'andere-weg' };
  if (identiteit.weg === 'eherkenning' && !zelfdeOrganisatie(identiteit.organisatie, account))
    return { ok: false, reden: 'andere-organisatie' };
  const token = await startSessie(s.pool, { issuer, subject, oud: o.oud, weg: identiteit.weg });
  return token === undefined
    ? { ok: false, reden: 'geen-account' }
    : { ok: true, token, uitgenodigd: o.uitnodiging !== undefined };
};
