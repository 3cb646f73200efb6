/** Somebody whom a visitor of the demo can be. */
export interface Persona {
  /** Subject at the demo's issuer, and the form value. */
  id: string;
  naam: string;
  rolnaam: string;
  /** What this person's day looks like and where to begin, one or two sentences. */
  dag: string;
}
