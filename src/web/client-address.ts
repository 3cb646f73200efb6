import { isIP } from 'node:net';
import type { Context } from 'hono';
import { z } from 'zod';

/** What @hono/node-server gives along with a request; a test that calls the application itself gives nothing. */
const Bindings = z.object({ incoming: z.object({ socket: z.object({ remoteAddress: z.string().optional() }) }) });

/**
 * The address that a request came from, for counting only: it is never written down. What a header says is believed only as far as
 * our own proxies wrote it.
 *
 * @param proxies How many proxies stand in front (WERKTMEE_PROXY); each adds one address at the end of X-Forwarded-For.
 */
export const clientAddress = (c: Context, proxies: number): string => {
  const near = Bindings.safeParse(c.env).data?.incoming.socket.remoteAddress ?? '';
  if (proxies === 0) return network(near);
  const chain = (c.req.header('x-forwarded-for') ?? '').split(',').map((one) => one.trim());
  // Fewer addresses than proxies: one of them does not write the header. What is left was written by a proxy of ours all the same.
  const told = chain[Math.max(0, chain.length - proxies)] ?? '';
  return network(bare(told) ?? near);
};

/** `1.2.3.4:5678` and `[::1]:5678` without their port; undefined for what is no address. */
const bare = (told: string): string | undefined => {
  const address = /^\[(.+)\](?::\d+)?$/.exec(told)?.[1] ?? /^([\d.]+):\d+$/.exec(told)?.[1] ?? told;
  return isIP(address) === 0 ? undefined : address;
};

/** One household or office has a whole /64 of IPv6 to itself: its first four groups are who it is. */
const network = (address: string): string => {
  const [, mapped] = /^::ffff:([\d.]+)$/i.exec(address) ?? [];
  if (mapped) return mapped;
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array.from({ length: missing }, () => '0'), ...right].slice(0, 4).join(':');
};
