/** Nine digits that pass the elfproef. Never in a URL, a log line or a page title. */
export type Bsn = string;

/** Elfproef of the BSN: 9a+8b+7c+6d+5e+4f+3g+2h−i is divisible by 11; nine zeros is no BSN. */
export function isBsn(tekst: string): boolean {
  if (!/^\d{9}$/.test(tekst) || tekst === '000000000') return false;
  let som = 0;
  for (let i = 0; i < 9; i++) som += Number(tekst[i]) * (i === 8 ? -1 : 9 - i);
  return som % 11 === 0;
}

/** Reads a BSN as people type it (spaces, dots and hyphens allowed); undefined when it is not valid. */
export function parseBsn(tekst: string): Bsn | undefined {
  const cijfers = tekst.replace(/[\s.-]/g, '');
  return isBsn(cijfers) ? cijfers : undefined;
}

/** "999950009" → "•••••• 009": enough to tell two people apart in a list. */
export function maskeerBsn(bsn: Bsn): string {
  return `•••••• ${bsn.slice(-3)}`;
}
