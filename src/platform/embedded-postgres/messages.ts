/** What the supervisor tells each user process over its control socket: one JSON object a line. */
import type net from 'node:net';
import { z } from 'zod';

export const Message = z.discriminatedUnion('state', [
  /** PostgreSQL takes connections. */
  z.object({
    state: z.literal('ready'),
    socketDir: z.string(),
    user: z.string(),
    database: z.string(),
    supervisorPid: z.number(),
  }),
  /** It does not and will not; `message` is Dutch, for the person who started the product. */
  z.object({ state: z.literal('failed'), message: z.string() }),
]);
export type Message = z.infer<typeof Message>;

export const send = (socket: net.Socket, message: Message) => socket.write(`${JSON.stringify(message)}\n`);

/** Calls `take` for every message that comes in. */
export function receive(socket: net.Socket, take: (message: Message) => void): void {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk) => {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(Message.parse(JSON.parse(line)));
  });
}

/** What the supervisor gets on its command line, as JSON. */
export const SupervisorArguments = z.object({ dataDir: z.string(), throwaway: z.boolean() });
export type SupervisorArguments = z.infer<typeof SupervisorArguments>;

/** Exit status of a supervisor that found another one in charge of the folder. */
export const exitOtherInCharge = 75;
