/** Looks for a case that fails, and tells the smallest one with the seed that finds it again. */
import fc from 'fast-check';
import { lang, zaad } from './verslag.ts';

const kort = (waarde: unknown): string =>
  JSON.stringify(waarde, (_, tekst) =>
    typeof tekst === 'string' && tekst.length > 80 ? `${tekst.slice(0, 40)}…(${tekst.length})` : tekst,
  );

/** `doe` gives what is wrong with what came of a case; `toon` what of a case to tell. */
export const zoekFout = async <T>(
  naam: string,
  willekeurig: fc.Arbitrary<T>,
  aantal: number,
  doe: (geval: T) => Promise<string[]>,
  toon: (geval: T) => unknown,
): Promise<string | undefined> => {
  let laatste: string[] = [];
  const uit = await fc.check(
    fc.asyncProperty(willekeurig, async (geval) => {
      laatste = await doe(geval);
      return laatste.length === 0;
    }),
    { seed: zaad, numRuns: aantal, interruptAfterTimeLimit: lang ? 240_000 : 20_000 },
  );
  if (!uit.failed || !uit.counterexample) return undefined;
  const [geval] = uit.counterexample;
  // The last one that ran while shrinking may be another case: ask this one again.
  const fouten = await doe(geval).catch((error: unknown) => [String(error)]);
  return `${naam}: ${(fouten.length > 0 ? fouten : laatste).join('; ').slice(0, 700)}\n    ${kort(toon(geval))} (zaad ${zaad}, pad ${uit.counterexamplePath})`;
};
