/** Whole eurocents; may be negative (a credit). */
export type Eurocent = number;

/** 160000 → "€ 1.600,00"; a credit is "-€ 12,50". The space does not break. */
export function toonGeld(bedrag: Eurocent): string {
  return `${bedrag < 0 ? '-' : ''}€\u00a0${kaalGeld(Math.abs(bedrag))}`;
}

/** 160000 → "1.600,00", for CSV and for columns that carry the sign in the header. */
export function kaalGeld(bedrag: Eurocent): string {
  const absoluut = Math.abs(bedrag);
  const euro = String(Math.floor(absoluut / 100)).replace(/\B(?=(\d{3})+(?!\d))/g, '.');
  return `${bedrag < 0 ? '-' : ''}${euro},${String(absoluut % 100).padStart(2, '0')}`;
}

/**
 * Amount in eurocent for `minuten` at `tarief` eurocent an hour, or for so many minutes as a dagdeel has: tarief × minuten / eenheid, rounded
 * half up (iWmo TR346; half up is our choice). A negative number of minutes mirrors the positive one, so that a credit undoes its debit to
 * the cent. Throws a RangeError unless all are whole numbers.
 */
export function bedragVoorMinuten(tarief: Eurocent, minuten: number, eenheid = 60): Eurocent {
  if (!Number.isSafeInteger(tarief) || !Number.isSafeInteger(minuten)) {
    throw new RangeError(`geen hele eurocenten of minuten: ${tarief}, ${minuten}`);
  }
  const product = tarief * minuten;
  if (!Number.isSafeInteger(product)) throw new RangeError(`bedrag te groot: ${tarief} × ${minuten}`);
  const absoluut = Math.abs(product);
  const rest = absoluut % eenheid;
  const afgerond = (absoluut - rest) / eenheid + (2 * rest >= eenheid ? 1 : 0);
  return product < 0 ? -afgerond : afgerond;
}
