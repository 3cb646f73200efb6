/** Why an act was refused, in Dutch, with the field it belongs to and the rule it rests on. `achtergrond` is for who wants to know more. */
export type Reden = { veld?: string; tekst: string; regel?: string; bron?: string; achtergrond?: string };

export type Gelukt<T> = { ok: true; waarde: T };
export type Geweigerd = { ok: false; redenen: Reden[] };

/** Outcome of an action: an expected refusal is a value, anything else throws. */
export type Resultaat<T> = Gelukt<T> | Geweigerd;

export function gelukt<T>(waarde: T): Gelukt<T> {
  return { ok: true, waarde };
}

export function geweigerd(...redenen: (Reden | string)[]): Geweigerd {
  return { ok: false, redenen: redenen.map((reden) => (typeof reden === 'string' ? { tekst: reden } : reden)) };
}

/** A rule of our own list (docs/regels.md): it names nothing to who reads a page. */
const EIGEN_NUMMER = /^[A-Z]{1,2}-?\d{1,2}$/;

/** Where a refusal stands, behind its words: “ (Awb artikel 6:7)”. Of a rule that no source gives, that it is a choice; else nothing. */
export const vindplaats = ({ regel, bron }: Pick<Reden, 'regel' | 'bron'>): string => {
  const waar = bron ?? (regel !== undefined && !EIGEN_NUMMER.test(regel) ? regel : undefined);
  return waar === undefined || waar === '' ? '' : ` (${waar === 'keuze' ? 'keuze, niet in de bron' : waar})`;
};
