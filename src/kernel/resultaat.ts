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
