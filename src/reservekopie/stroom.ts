import { createHash } from 'node:crypto';
import { Transform, Writable } from 'node:stream';

/** Passes bytes on and knows afterwards how many lines they were and what their hash is. COPY text has one line for each row. */
export const createMeter = () => {
  const hash = createHash('sha256');
  let rijen = 0;
  const stroom = new Transform({
    transform(chunk: Buffer, _, verder) {
      hash.update(chunk);
      for (let i = chunk.indexOf(10); i !== -1; i = chunk.indexOf(10, i + 1)) rijen++;
      verder(null, chunk);
    },
  });
  return { stroom, stand: () => ({ rijen, sha256: hash.copy().digest('hex') }) };
};

/** Takes everything and keeps nothing. */
export const nergens = (): Writable => new Writable({ write: (_chunk, _, verder) => verder() });
