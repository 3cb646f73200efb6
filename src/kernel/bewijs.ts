import type { Grond } from './uitkomst.ts';

/**
 * How a receipt that is computed again differs from what was stored. uitkomst: something else comes out. grond: the same comes out, on
 * other grounds. woorden: only said otherwise. onbekend: the row is from before this fact was kept, so it was not computed.
 */
export type Ernst = 'uitkomst' | 'grond' | 'woorden' | 'onbekend';
export type Verschil = { ernst: Ernst; tekst: string };

/** What every receipt carries beside its facts: the version that was used by its hash, and the code that computed it. */
export type BewijsKop = { hash: string; code: string };

/** The worst that was found; undefined: computed again to the same. */
export function ernstVan(verschillen: readonly Verschil[]): Ernst | undefined {
  return (['uitkomst', 'grond', 'woorden', 'onbekend'] as const).find((ernst) => verschillen.some((v) => v.ernst === ernst));
}

const antwoord = (voldaan: boolean | null): string => (voldaan === null ? 'nog niet bekend' : voldaan ? 'ja' : 'nee');

/** Grounds then and now, ground by ground in the order of their rules. `wat` is what they belong to: "Werkt mee op trede 3". */
export function verschilVanGronden(wat: string, toen: readonly Grond[], nu: readonly Grond[]): Verschil[] {
  const uit: Verschil[] = [];
  const over = [...nu];
  const neem = (past: (g: Grond) => boolean): Grond | undefined => {
    const waar = over.findIndex(past);
    return waar < 0 ? undefined : over.splice(waar, 1)[0];
  };
  // The same words first: of two grounds of one rule each finds its own.
  const rest = toen.filter(
    (oud) =>
      neem((g) => g.regel === oud.regel && g.tekst === oud.tekst && g.voldaan === oud.voldaan && g.bron === oud.bron) ===
      undefined,
  );
  for (const oud of rest) {
    const nieuw = neem((g) => g.regel === oud.regel && g.voldaan === oud.voldaan) ?? neem((g) => g.regel === oud.regel);
    if (!nieuw) uit.push({ ernst: 'grond', tekst: `${wat}: de grond van regel ${oud.regel} is er niet meer (“${oud.tekst}”)` });
    else if (nieuw.voldaan !== oud.voldaan)
      uit.push({
        ernst: 'grond',
        tekst: `${wat}, regel ${oud.regel}: toen ${antwoord(oud.voldaan)} (“${oud.tekst}”), nu ${antwoord(nieuw.voldaan)} (“${nieuw.tekst}”)`,
      });
    else if (nieuw.bron !== oud.bron)
      uit.push({ ernst: 'grond', tekst: `${wat}, regel ${oud.regel}: toen volgens ${oud.bron}, nu volgens ${nieuw.bron}` });
    else uit.push({ ernst: 'woorden', tekst: `${wat}, regel ${oud.regel}: toen “${oud.tekst}”, nu “${nieuw.tekst}”` });
  }
  for (const nieuw of over)
    uit.push({ ernst: 'grond', tekst: `${wat}: nu ook een grond van regel ${nieuw.regel} (“${nieuw.tekst}”)` });
  return uit;
}

/** The version that a row rests on is still the one that was used. */
export function verschilVanVersie(kop: { hash?: string | undefined } | undefined, nu: { hash: string }): Verschil[] {
  if (kop?.hash === undefined) return [{ ernst: 'onbekend', tekst: 'Het kenmerk van de regeling is bij deze rij niet bewaard.' }];
  if (kop.hash === nu.hash) return [];
  return [
    {
      ernst: 'uitkomst',
      tekst: `De bewaarde regeling heeft een ander kenmerk: toen ${kop.hash.slice(0, 8)}, nu ${nu.hash.slice(0, 8)}.`,
    },
  ];
}
