import { rollen } from '../platform/db/reader.ts';

export const SESSION_COOKIE = 'werktmee_sessie';
/** Over https no other site of the same domain can plant it: a browser holds the prefix against that. */
export const sessionCookie = (secure: boolean): string => (secure ? `__Host-${SESSION_COOKIE}` : SESSION_COOKIE);

/** The role that a session token begins with: a hint for the names of prepared statements only, never for rights. */
export const planRolOf = (token: string): string => rollen.find((rol) => token.startsWith(`${rol}.`)) ?? 'onbekend';
