// The key that each form carries: it shows that the form was ours, and makes a second sending harmless.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

const mac = (token: string, id: string): string => createHmac('sha256', token).update(id).digest('base64url').slice(0, 22);

/** A key for a form of this session. */
export const makeKey = (token: string): string => {
  const id = randomUUID();
  return `${id}.${mac(token, id)}`;
};

/** Whether a key looks like one of ours, of whatever session: nothing is proven by it. */
export const looksLikeKey = (key: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[\w-]{22}$/.test(key);

/** Whether a key was made for this session, and is written as it was made: with something added it would count as another form. */
export const isKey = (token: string, key: string): boolean => {
  if (!looksLikeKey(key)) return false;
  const [id = '', given = ''] = key.split('.');
  const expected = Buffer.from(mac(token, id));
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), expected);
};
