// The door: what comes in before anything of the product runs, and how the door closes.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import net from 'node:net';
import { setImmediate as endOfRound } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { SIZES, TIMES } from './sizes.ts';

export interface WebServer {
  server: Server;
  /** @param o.share Whether another process may listen on the same port. */
  listen(o: { port: number; share: boolean; host?: string }): Promise<void>;
  /**
   * Closes without a failed request: every answer from now on asks to close its connection; after `drain` milliseconds nobody comes in
   * any more; what runs is waited for, for `grace` milliseconds. Gives how many connections had to be broken off.
   */
  stop(o: { drain: number; grace: number }): Promise<number>;
}

const plainAnswer = (response: ServerResponse, status: number, text: string): void => {
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', connection: 'close' })
    .end(`${text}\n`);
};

/**
 * The end of a round of the loop in which nobody came in and nothing else took time: then nobody waits to be let in. With a shared
 * port the machine sends newcomers to both processes, and who waits at a door that closes is lost. After a second it has to do.
 */
const quietMoment = async (server: Server): Promise<void> => {
  let came = 0;
  const count = (): void => {
    came++;
  };
  server.on('connection', count);
  const until = performance.now() + 1000;
  for (let before = performance.now(), now = before; now < until; before = now) {
    const already = came;
    await endOfRound();
    now = performance.now();
    if (came === already && now - before < 0.3) break;
  }
  server.off('connection', count);
};

/**
 * @param fetch Answers a request; gets along where it came from.
 * @param o.first Takes a request before all else when it gives true: the login service of the demo.
 * @param o.times Other times than TIMES, for a test.
 */
export const createWebServer = (
  fetch: (request: Request, env: unknown) => Response | Promise<Response>,
  o: {
    first?: (request: IncomingMessage, response: ServerResponse) => boolean;
    times?: Partial<Record<keyof typeof TIMES, number>>;
  } = {},
): WebServer => {
  const times = { ...TIMES, ...o.times };
  const answering = new Set<ServerResponse>();
  let stopping = false;
  const listener = getRequestListener(fetch, {
    // An address or host that cannot be read; what the product itself did not catch.
    errorHandler: (error) =>
      error instanceof Error && error.name === 'RequestError'
        ? new Response('Dit verzoek klopt niet.\n', { status: 400, headers: { 'content-type': 'text/plain; charset=utf-8' } })
        : new Response('Er ging bij ons iets mis.\n', { status: 500, headers: { 'content-type': 'text/plain; charset=utf-8' } }),
  });
  // What cannot be read as HTTP, is too slow or has too long headers is answered by node itself: 400, 408, 431, and the connection closes.
  const server = createServer(
    {
      maxHeaderSize: SIZES.headerBytes,
      headersTimeout: times.headers,
      requestTimeout: times.request,
      keepAliveTimeout: times.keepAlive,
      connectionsCheckingInterval: times.check,
    },
    (request, response) => {
      answering.add(response);
      response.once('close', () => answering.delete(response));
      if (stopping) response.shouldKeepAlive = false;
      if (request.rawHeaders.length > 2 * SIZES.headers)
        return plainAnswer(response, 431, 'Dit verzoek heeft te veel kopregels.');
      if (!o.first?.(request, response)) void listener(request, response);
    },
  );
  server.maxHeadersCount = 0; // counted above: node would leave out the rest without a word
  server.setTimeout(times.idle);

  return {
    server,
    listen: ({ port, share, host }) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen({ port, reusePort: share, ...(host === undefined ? {} : { host }) }, () => {
          server.off('error', reject);
          resolve();
        });
      }),
    stop: async ({ drain, grace }) => {
      stopping = true;
      for (const response of answering) if (!response.headersSent) response.shouldKeepAlive = false;
      if (drain > 0) await new Promise((resolve) => setTimeout(resolve, drain));
      await quietMoment(server);
      let cut = 0;
      await new Promise<void>((resolve) => {
        // Not http's own close: that breaks off every connection without a request, also one whose request is on its way.
        net.Server.prototype.close.call(server, () => {
          clearInterval(idle);
          clearTimeout(end);
          resolve();
        });
        const idle = setInterval(() => server.closeIdleConnections(), times.linger);
        const end = setTimeout(() => {
          cut = answering.size;
          server.closeAllConnections();
        }, grace);
      });
      return cut;
    },
  };
};
