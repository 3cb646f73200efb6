import { rollen } from '../platform/db/reader.ts';

export const SESSION_COOKIE = 'werktmee_sessie';
/** Over https no other site of the same domain can plant it: a browser holds the prefix against that. */
export const sessionCookie = (secure: boolean): string => (secure ? `__Host-${SESSION_COOKIE}` : SESSION_COOKIE);

/** The role that a session token begins with: a hint for the names of prepared statements only, never for rights. */
export const planRolOf = (token: string): string => rollen.find((rol) => token.startsWith(`${rol}.`)) ?? 'onbekend';

/** In the demo: whose day a visitor walks along with. It picks a day and nothing else. */
const DEMO_COOKIE = 'werktmee_demo';
export const demoCookie = (secure: boolean): string => (secure ? `__Host-${DEMO_COOKIE}` : DEMO_COOKIE);

/** The number of a municipality as that cookie holds it; undefined for anything else. */
export const demoGemeenteOf = (waarde: string | undefined): number | undefined =>
  waarde !== undefined && /^[1-9]\d{0,8}$/.test(waarde) ? Number(waarde) : undefined;
