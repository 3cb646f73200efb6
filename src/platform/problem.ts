/** Thrown by a page or an action for what does not exist or may not be known to exist: becomes the 404 page. */
export class NietGevonden extends Error {}

/** What the conflict page shows: what was changed, by whom, and both versions field by field. */
export interface ConflictInfo {
  /** What was changed, in the middle of a sentence: "de gegevens van Yara". */
  wat: string;
  door?: string | undefined;
  wanneer?: Date | undefined;
  /** `keuze`: the field of the form and its value as it stands now, so that one of the two can be chosen for this row alone. */
  velden: readonly {
    label: string;
    jouw: string;
    nu: string;
    anders: boolean;
    keuze?: { naam: string; nu: string } | undefined;
  }[];
  /** Where the form is opened afresh. */
  terug: string;
  /** The version that stands now: with it the typed values can be sent again. */
  nieuweVersie?: number | string;
}

/** Two people changed the same thing: the page shows what each of them has. */
export class Conflict extends Error {
  readonly info: ConflictInfo;
  constructor(info: ConflictInfo) {
    super('conflict');
    this.info = info;
  }
}

/** What is asked needs the resident, who died: the page says so, with what was typed, and goes to where one can go on. */
export class NaOverlijden extends Error {
  readonly info: { voornaam: string; op: string; terug: string };
  constructor(info: NaOverlijden['info']) {
    super('na overlijden');
    this.info = info;
  }
}

/** Went wrong for a reason that a person can mend: the message is Dutch, says what to do, and holds no personal data. */
export class Verklaard extends Error {}
