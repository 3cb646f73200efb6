/** The people before their screens: a process of its own that keeps a number of connections busy and counts what comes back. */
import { Agent, request } from 'node:http';

export interface Vraag {
  pad: string;
  cookie?: string;
  /** A form (product) or JSON (raw); absent: a GET. */
  body?: string;
  type?: string;
}

export interface Opdracht {
  poort: number;
  verbindingen: number;
  /** Stops after so long. */
  milliseconden: number;
  /** Stops after so many, however long it took. */
  aantal?: number;
  /** Asked in turn, by all connections together. A question with a body is asked once: each form has its own key. */
  vragen: Vraag[];
  /** Statuses that are right, and a text that stands in each right answer. */
  status: number[];
  bevat: string;
}

export interface Uitkomst {
  aantal: number;
  perSeconde: number;
  p50: number;
  p99: number;
  langste: number;
  bytes: number;
  fouten: number;
  /** The first wrong answer. */
  fout: string;
}

const ask = (agent: Agent, o: Opdracht, v: Vraag): Promise<{ ok: boolean; bytes: number; fout: string }> =>
  new Promise((resolve) => {
    const sent = request(
      {
        agent,
        host: '127.0.0.1',
        port: o.poort,
        path: v.pad,
        method: v.body === undefined ? 'GET' : 'POST',
        headers: {
          ...(v.cookie ? { cookie: v.cookie } : {}),
          ...(v.body === undefined
            ? {}
            : { 'content-type': v.type ?? 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(v.body) }),
        },
      },
      (answer) => {
        const parts: Buffer[] = [];
        let bytes = 0;
        answer.on('data', (part: Buffer) => {
          parts.push(part);
          bytes += part.length;
        });
        answer.on('end', () => {
          const good = o.status.includes(answer.statusCode ?? 0);
          const text = Buffer.concat(parts);
          const ok = good && (o.bevat === '' || text.includes(o.bevat) || (answer.headers.location?.includes(o.bevat) ?? false));
          resolve({
            ok,
            bytes,
            fout: ok ? '' : `${v.pad}: ${answer.statusCode} ${answer.headers.location ?? ''} ${text.toString().slice(0, 600)}`,
          });
        });
      },
    );
    sent.on('error', (error) => resolve({ ok: false, bytes: 0, fout: `${v.pad}: ${error.message}` }));
    sent.end(v.body);
  });

const run = async (o: Opdracht): Promise<Uitkomst> => {
  const agent = new Agent({ keepAlive: true, maxSockets: o.verbindingen });
  const times: number[] = [];
  let next = 0;
  let bytes = 0;
  let fouten = 0;
  let fout = '';
  const begin = performance.now();
  const einde = begin + o.milliseconden;
  const person = async (): Promise<void> => {
    for (;;) {
      const nummer = next++;
      const v = o.vragen[nummer % o.vragen.length];
      if (
        !v ||
        performance.now() > einde ||
        nummer >= (o.aantal ?? Infinity) ||
        (v.body !== undefined && nummer >= o.vragen.length)
      )
        return;
      const from = performance.now();
      const answer = await ask(agent, o, v);
      times.push(performance.now() - from);
      bytes += answer.bytes;
      if (!answer.ok) {
        fouten++;
        fout ||= answer.fout;
      }
    }
  };
  await Promise.all(Array.from({ length: o.verbindingen }, person));
  const seconds = (performance.now() - begin) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (deel: number): number => times[Math.min(times.length - 1, Math.floor(times.length * deel))] ?? 0;
  return {
    aantal: times.length,
    perSeconde: times.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    langste: at(1),
    bytes: times.length === 0 ? 0 : bytes / times.length,
    fouten,
    fout,
  };
};

process.on('message', (o: Opdracht) => void run(o).then((uitkomst) => process.send?.(uitkomst)));
