/** The same facts with one of them otherwise: which fact it is, and how that is said ("trede 3", "geen akkoord"). */
export type Anders<F> = { feit: string; met: string; feiten: F };

/** What would have come out: "Met trede 4 of 5" gives "past niet". */
export type WatAls = { met: string; dan: string };

/**
 * What would have changed an outcome: every alternative is computed again by the same rule, and kept when it says something else.
 * Alternatives of one fact that come to the same stand in one line. `zeg` gives undefined when nothing changed. Pure when `reken` is.
 */
export function watAls<F, U>(
  anders: Iterable<Anders<F>>,
  reken: (feiten: F) => U,
  zeg: (dan: U) => string | undefined,
): WatAls[] {
  const groepen = new Map<string, { met: string[]; dan: string }>();
  for (const { feit, met, feiten } of anders) {
    const dan = zeg(reken(feiten));
    if (dan === undefined) continue;
    const groep = groepen.get(`${feit}\n${dan}`);
    if (!groep) groepen.set(`${feit}\n${dan}`, { met: [met], dan });
    else if (!groep.met.includes(met)) groep.met.push(met);
  }
  return [...groepen.values()].map(({ met, dan }) => ({ met: ofLijst(met), dan }));
}

/** ["trede 2", "trede 3", "trede 4"] → "trede 2, 3 of 4"; ["ww", "wia"] → "ww of wia". */
export function ofLijst(delen: readonly string[]): string {
  const [eerste = '', ...rest] = delen;
  // What all begin with is said once.
  const spatie = eerste.lastIndexOf(' ') + 1;
  const kop = eerste.slice(0, spatie);
  const kort = spatie > 0 && rest.every((deel) => deel.startsWith(kop)) ? rest.map((deel) => deel.slice(spatie)) : rest;
  const alle = [eerste, ...kort];
  return alle.length === 1 ? eerste : `${alle.slice(0, -1).join(', ')} of ${alle.at(-1)}`;
}
