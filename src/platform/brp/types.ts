/** A date of the BRP as far as it is known. `datum` is ISO: of a month the first day, of a year the first of January. */
export interface BrpDatum {
  datum: string | undefined;
  bekend: 'volledig' | 'jaar-maand' | 'jaar' | 'onbekend';
}

/** What the product asks of somebody, and no more. */
export interface BrpPersoon {
  bsn: string;
  voornamen: string;
  voorvoegsel: string;
  geslachtsnaam: string;
  geboren: BrpDatum;
  overleden: BrpDatum | undefined;
  /** Undefined: abroad, unknown, or a place without an address. */
  adres: { straat: string; huisnummer: string; postcode: string; woonplaats: string } | undefined;
  adresSinds: BrpDatum | undefined;
  gemeente: { code: string; naam: string } | undefined;
  inGemeenteSinds: BrpDatum | undefined;
  /** The resident asked that nobody gets his data. */
  geheim: boolean;
  /** Part of what is shown here is being looked into, and may turn out otherwise. */
  inOnderzoek: boolean;
  /** Why the BRP no longer keeps this person up to date (O overleden, E geëmigreerd, …). */
  opgeschort: { code: string; reden: string } | undefined;
}

/** Who was found by name and birth date: enough to choose one. */
export type BrpGevonden = Pick<BrpPersoon, 'bsn' | 'voornamen' | 'voorvoegsel' | 'geslachtsnaam' | 'geboren' | 'geheim'>;

/** `tekst` is Dutch and says what to do; it holds nothing of a person. */
export type BrpAntwoord<T> =
  | { ok: true; waarde: T }
  | { ok: false; soort: 'weg' | 'geweigerd' | 'vraag' | 'druk' | 'onleesbaar'; tekst: string };

/** The door to the BRP. The product knows no other way to it. */
export interface Brp {
  /** Persons by BSN, at most twenty at a time; who is not in the BRP is not in the answer. */
  raadpleegMetBurgerservicenummer(bsns: readonly string[]): Promise<BrpAntwoord<BrpPersoon[]>>;
  /** Persons by surname (without voorvoegsel) and a whole birth date, as ISO. */
  zoekMetGeslachtsnaamEnGeboortedatum(o: {
    geslachtsnaam: string;
    geboortedatum: string;
    voornamen?: string;
  }): Promise<BrpAntwoord<BrpGevonden[]>>;
}
