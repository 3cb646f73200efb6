/**
 * The raw limit: node:http and node-postgres, named statements on the same tables, an answer in JSON. No session, no rights, no
 * logboek, no page. Whatever a product does for people comes on top of this.
 */
import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';
import { z } from 'zod';
import { statements } from './raw-statements.ts';

const { PORT = '', PGHOST_BENCH: host = '', PGUSER_BENCH: user = '', PGDATABASE_BENCH: database = '' } = process.env;
const pool = new pg.Pool({ host, user, database, max: 16 });

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
};
const Values = z.array(z.union([z.string(), z.number(), z.array(z.number()), z.array(z.string())]));

/** /<statement>/<value>/<value>…, or the values as a JSON list in the body. */
const answer = async (request: IncomingMessage): Promise<unknown> => {
  const [, name = '', ...inPath] = (request.url ?? '').split('/');
  const text = statements.get(name);
  if (text === undefined) throw new Error(`geen vraag met de naam ${name}`);
  const values = request.method === 'POST' ? Values.parse(JSON.parse(await bodyOf(request))) : inPath.map(decodeURIComponent);
  if (typeof text === 'string') return (await pool.query({ name, text, values })).rows;
  const client = await pool.connect();
  try {
    const answers = [];
    for (const [nr, een] of text.entries()) answers.push((await client.query({ name: `${name}-${nr}`, text: een, values })).rows);
    return answers;
  } finally {
    client.release();
  }
};

createServer((request, response) => {
  answer(request).then(
    (rows) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(rows)),
    (error) => response.writeHead(500).end(String(error)),
  );
}).listen(Number(PORT), () => process.send?.('klaar'));
process.on('disconnect', () => process.exit());
