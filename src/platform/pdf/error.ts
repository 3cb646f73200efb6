// Apart from the engine: who shows what went wrong does not need the compiler.

/** A letter that could not be set. `details` names places in the template and characters, never the letter's data. */
export class PdfError extends Error {
  readonly details: readonly string[];

  constructor(message: string, details: readonly string[]) {
    super(details.length > 0 ? `${message}: ${details.join('; ')}` : message);
    this.name = 'PdfError';
    this.details = details;
  }
}

/** There are characters in the letter that our font cannot draw: `details` are those. A person can mend it, so a page says so. */
export class Unprintable extends PdfError {
  constructor(characters: readonly string[]) {
    super('these characters cannot be printed', characters);
  }
}
