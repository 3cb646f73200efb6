/** A step of the participatieladder (L1): 1 is furthest from work, 6 is paid work. Names are data of each regeling. */
export type Trede = 1 | 2 | 3 | 4 | 5 | 6;

export const TREDEN = [1, 2, 3, 4, 5, 6] as const;

export function isTrede(waarde: unknown): waarde is Trede {
  return typeof waarde === 'number' && Number.isInteger(waarde) && waarde >= 1 && waarde <= 6;
}

/** Reads "1".."6" (spaces around are fine); anything else is undefined. */
export function parseTrede(tekst: string): Trede | undefined {
  const schoon = tekst.trim();
  const waarde = /^[1-6]$/.test(schoon) ? Number(schoon) : undefined;
  return isTrede(waarde) ? waarde : undefined;
}
