// A file that was made in parts, sent part by part: a list of a whole municipality is never held twice.

/** The answer with a file to download; lets go of each part as it is sent. `naam` becomes letters, digits, dots and hyphens. */
export const download = (parts: Uint8Array<ArrayBuffer>[], o: { type: string; naam: string }): Response => {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  parts.reverse();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: (controller) => {
      const part = parts.pop();
      if (part) controller.enqueue(part);
      else controller.close();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': o.type,
      'content-length': String(size),
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="${o.naam.replace(/[^\w.-]/g, '-')}"`,
    },
  });
};
