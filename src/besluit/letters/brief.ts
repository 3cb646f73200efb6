// From a stored besluit to what the letter says. Pure: the same besluit gives the same letter.
import { explainBron, type Gemeente, getProduct, perWeekTekst, type Regeling, tredeNaam } from '../../beleid/index.ts';
import { alineas, type BriefInhoud, beroepBij, bezwaarBij, type Rechtsmiddel } from '../../brief/index.ts';
import { isoDatum } from '../../kernel/datum.ts';
import type { Periode } from '../../kernel/periode.ts';
import type { Trede } from '../../kernel/trede.ts';
import type { Grond } from '../../kernel/uitkomst.ts';
import type { Middel } from '../rechtsmiddel.ts';
import { type SamenFeit, samenZinnen } from '../samen.ts';
import { beschikkingInhoud } from './beschikking.ts';

export type BriefGegevens = {
  gemeente: Gemeente;
  regeling: Regeling;
  product: string;
  aanbieder: { naam: string; woonplaats: string };
  periode: Periode;
  minutenPerWeek: number | null;
  startTrede: Trede | null;
  doelTrede: Trede | null;
  doelen: readonly string[];
  motivering: string;
  /** Who decided along (besluit.samenMet). */
  samen?: readonly SamenFeit[] | undefined;
  gronden: readonly Grond[];
  middel: Middel;
};

/** Where it goes, for the formal part. */
export const rechtsmiddelBij = (gemeente: Gemeente, { soort, tot }: Middel): Rechtsmiddel =>
  soort === 'bezwaar' ? bezwaarBij(gemeente, isoDatum(tot)) : beroepBij(gemeente, isoDatum(tot));

export function briefVan(g: BriefGegevens): BriefInhoud {
  const { gemeente, regeling } = g;
  const product = getProduct(regeling, g.product);
  const trede = (nummer: Trede) => ({ nummer, naam: tredeNaam(regeling, nummer).toLowerCase() });
  return beschikkingInhoud({
    gemeente: gemeente.naam,
    product: { naam: product.naam, uitleg: product.kortgezegd?.waarde ?? null },
    aanbieder: `${g.aanbieder.naam}, ${g.aanbieder.woonplaats}`,
    periode: g.periode,
    minutenPerWeek: g.minutenPerWeek,
    ...(g.minutenPerWeek === null ? {} : { perWeek: perWeekTekst(product, g.minutenPerWeek) }),
    geenBijdrage: product.eigenBijdrage !== undefined,
    startTrede: g.startTrede === null ? null : trede(g.startTrede),
    doelTrede: g.doelTrede === null ? null : trede(g.doelTrede),
    doelen: g.doelen,
    waarom: alineas(g.motivering),
    samen: samenZinnen(g.samen ?? []),
    gronden: briefGronden(regeling, g.gronden),
    grondslag: regeling.rechtsgrond.keten,
    rechtsmiddel: rechtsmiddelBij(gemeente, g.middel),
    middel: g.middel,
  });
}

/** The same letter for what comes in the place of an earlier besluit. */
export const alsHerziening = (inhoud: BriefInhoud, vervangt: number | null): BriefInhoud => ({
  ...inhoud,
  onderwerp: `Nieuw besluit: ${inhoud.onderwerp.charAt(0).toLowerCase()}${inhoud.onderwerp.slice(1)}`,
  inleiding: [
    `Wij hebben een nieuw besluit genomen over je ondersteuning. Het komt in de plaats van besluit ${vervangt}. Hieronder lees je eerst kort wat je krijgt.`,
  ],
});

/** The same letter for what was decided on an objection (Awb 7:11): it says so first. */
export const alsNaBezwaar = (inhoud: BriefInhoud, bestreden: number): BriefInhoud => ({
  ...inhoud,
  inleiding: [`Je maakte bezwaar tegen besluit ${bestreden}. Je kreeg gelijk.`, ...(inhoud.inleiding ?? [])],
});

/** Grounds that are about our own work and not about the resident: they stand in the receipt, not in the letter. */
export const INTERN: ReadonlySet<string> = new Set(['AP9', 'AP16', 'AP30', 'AP31', 'K1', 'K3']);

/** The grounds as they are told to the resident, with je, one paragraph a place in the source. None that is about him is left out. */
export function briefGronden(regeling: Regeling, gronden: readonly Grond[]): Grond[] {
  const samen = new Map<string, Grond>();
  for (const g of gronden.filter((een) => !INTERN.has(een.regel))) {
    const grond = { ...g, tekst: metJe(g.tekst), bron: plaats(regeling, g) };
    // A condition that is still open stands by itself.
    const sleutel = g.voldaan === true ? `${grond.status} ${grond.bron}` : `${grond.regel} ${grond.tekst}`;
    const eerder = samen.get(sleutel);
    samen.set(
      sleutel,
      eerder
        ? {
            ...eerder,
            regel: eerder.regel.split(', ').includes(grond.regel) ? eerder.regel : `${eerder.regel}, ${grond.regel}`,
            // The product and the toets may ask the same: to the resident it is one sentence.
            tekst: eerder.tekst.includes(grond.tekst) ? eerder.tekst : `${eerder.tekst} ${grond.tekst}`,
          }
        : grond,
    );
  }
  return [...samen.values()];
}

function plaats(regeling: Regeling, grond: Grond): string {
  if (grond.status === 'keuze') return 'Werkwijze van de gemeente';
  return explainBron(regeling, grond.bron)?.tekst.replace(/ \([^()]*\)$/, '') ?? grond.bron;
}

const WERKWOORDEN: Record<string, string> = { is: 'bent', heeft: 'hebt', wil: 'wilt', kan: 'kunt' };

/** "De inwoner staat op trede 3." → "Je staat op trede 3." */
export function metJe(tekst: string): string {
  return (
    tekst
      .replace(/\bDe inwoner (\p{L}+)/gu, (_, werkwoord: string) => `Je ${WERKWOORDEN[werkwoord] ?? werkwoord}`)
      .replace(/\bde inwoner\b/g, 'jij')
      .replace(/\bHet perspectief\b/g, 'Je perspectief')
      .replace(/\bDe afstand tot\b/g, 'Je afstand tot')
      // With a comma for the last: as it was written down before.
      .replace(/: lokale toegang, inwoner(?:,| en) aanbieder/, ': de gemeente, jijzelf en de aanbieder')
      .replace(/: lokale toegang(?:,| en) inwoner/, ': de gemeente en jijzelf')
  );
}
