import { createHash } from 'node:crypto';

/** What is stored of a session token: its SHA-256. The token itself stands only in the cookie. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
