// From a stored besluit to what the letter says. Pure: the same besluit gives the same letter.
import { explainBron, type Gemeente, getProduct, type Regeling, tredeNaam } from '../../beleid/index.ts';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import type { Periode } from '../../kernel/periode.ts';
import type { Trede } from '../../kernel/trede.ts';
import type { Grond } from '../../kernel/uitkomst.ts';
import type { BeschikkingBrief } from './beschikking.ts';

export type BriefGegevens = {
  gemeente: Gemeente;
  regeling: Regeling;
  beschikkingnummer: number;
  product: string;
  aanbieder: { naam: string; woonplaats: string };
  periode: Periode;
  minutenPerWeek: number | null;
  startTrede: Trede;
  doelTrede: Trede | null;
  doelen: readonly string[];
  motivering: string;
  gronden: readonly Grond[];
  inwoner: { naam: string; straat: string; huisnummer: string; postcode: string; woonplaats: string };
  ondertekening: { naam: string; functie: string };
  contact: { naam: string; telefoon: string | null };
  /** Day of notification. */
  datum: Datum;
  bezwaarTot: Datum;
  voorbeeld: boolean;
};

/** Between the lines of an envelope window: a longer line is cut at a word. */
const REGEL = 45;
function opEenRegel(tekst: string): string {
  if (tekst.length <= REGEL) return tekst;
  const deel = tekst.slice(0, REGEL + 1);
  return deel.slice(0, Math.max(deel.lastIndexOf(' '), 1)).trim() || tekst.slice(0, REGEL);
}

export function briefVan(g: BriefGegevens): BeschikkingBrief {
  const { gemeente, regeling } = g;
  const product = getProduct(regeling, g.product);
  const trede = (nummer: Trede) => ({ nummer, naam: tredeNaam(regeling, nummer).toLowerCase() });
  const postadres = gemeente.postadres.waarde.split(', ').map(opEenRegel);
  return {
    gemeente: {
      naam: gemeente.naam,
      postadres,
      telefoon: gemeente.telefoon.waarde,
      site: gemeente.sites[0]?.waarde ?? gemeente.email.waarde,
      kleur: gemeente.kleuren.hoofdkleur,
    },
    inwoner: {
      naam: opEenRegel(g.inwoner.naam),
      aanhef: `Beste ${g.inwoner.naam}`,
      adres: [
        opEenRegel(`${g.inwoner.straat} ${g.inwoner.huisnummer}`),
        opEenRegel(`${g.inwoner.postcode} ${g.inwoner.woonplaats.toUpperCase()}`),
      ],
    },
    datum: isoDatum(g.datum),
    beschikkingnummer: String(g.beschikkingnummer),
    onderwerp: `Je krijgt ${product.naam}`,
    besluit: {
      product: { naam: product.naam, uitleg: product.kortgezegd?.waarde ?? null },
      aanbieder: `${g.aanbieder.naam}, ${g.aanbieder.woonplaats}`,
      periode: { van: isoDatum(g.periode.van), tot: isoDatum(g.periode.tot) },
      minutenPerWeek: g.minutenPerWeek,
      startTrede: trede(g.startTrede),
      doelTrede: g.doelTrede === null ? null : trede(g.doelTrede),
      doelen: [...g.doelen],
      waarom: g.motivering.split(/\n+/).filter((regel) => regel.trim() !== ''),
      gronden: briefGronden(regeling, g.gronden),
      grondslag: regeling.rechtsgrond.keten,
    },
    ondertekening: g.ondertekening,
    bezwaar: {
      uiterlijk: isoDatum(g.bezwaarTot),
      adres: [`Gemeente ${gemeente.naam}`, ...gemeente.bezwaar.adres.split(', ')].map(opEenRegel),
      digitaal: null,
    },
    contact: {
      naam: g.contact.naam,
      telefoon: g.contact.telefoon ?? gemeente.telefoon.waarde,
      bereikbaar: `Dat kan van ${gemeente.openingstijden.waarde}.`,
    },
    voorbeeld: g.voorbeeld,
    clientondersteuning: null,
  };
}

/** Grounds that are about our own work and not about the resident: they stand in the receipt, not in the letter. */
export const INTERN: ReadonlySet<string> = new Set(['AP9', 'AP16', 'AP31', 'K1', 'K3']);

/** The grounds as they are told to the resident, with je, one paragraph a place in the source. None that is about him is left out. */
export function briefGronden(regeling: Regeling, gronden: readonly Grond[]): BeschikkingBrief['besluit']['gronden'] {
  const samen = new Map<string, Grond>();
  for (const g of gronden.filter((een) => !INTERN.has(een.regel))) {
    const grond = { ...g, tekst: metJe(g.tekst), bron: plaats(regeling, g) };
    // A condition that is still open stands by itself.
    const sleutel = g.voldaan === true ? `${grond.status} ${grond.bron}` : `${grond.regel} ${grond.tekst}`;
    const eerder = samen.get(sleutel);
    samen.set(
      sleutel,
      eerder ? { ...eerder, regel: `${eerder.regel}, ${grond.regel}`, tekst: `${eerder.tekst} ${grond.tekst}` } : grond,
    );
  }
  return [...samen.values()];
}

function plaats(regeling: Regeling, grond: Grond): string {
  if (grond.status === 'keuze') return 'Werkwijze van de gemeente';
  return explainBron(regeling, grond.bron)?.tekst.replace(/ \([^()]*\)$/, '') ?? grond.bron;
}

const WERKWOORDEN: Record<string, string> = { is: 'bent', heeft: 'hebt', wil: 'wilt' };

/** "De inwoner staat op trede 3." → "Je staat op trede 3." */
export function metJe(tekst: string): string {
  return tekst
    .replace(/\bDe inwoner (\p{L}+)/gu, (_, werkwoord: string) => `Je ${WERKWOORDEN[werkwoord] ?? werkwoord}`)
    .replace(/\bde inwoner\b/g, 'jij')
    .replace(/\bHet perspectief\b/g, 'Je perspectief')
    .replace(/\bDe afstand tot\b/g, 'Je afstand tot')
    .replace(': lokale toegang, inwoner, aanbieder', ': de gemeente, jijzelf en de aanbieder')
    .replace(': lokale toegang, inwoner', ': de gemeente en jijzelf');
}
