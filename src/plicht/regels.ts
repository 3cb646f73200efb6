import { bronStatus } from '../beleid/explain.ts';
import type { Product, Regeling } from '../beleid/regeling.ts';
import { datum, toonDatum } from '../kernel/datum.ts';
import type { Grond } from '../kernel/uitkomst.ts';

/** What a rule is about, apart from the product. */
type Onderwerp = 'versie' | 'vervallen';
interface Namen {
  versie: string;
  vervallen: string;
  duur: Partial<Record<Product['soort'], string>>;
  plicht: Readonly<Record<string, string>>;
  /** The rule that says of what the sources are silent. */
  zwijgt?: string;
}

/**
 * The names by which our list of rules (docs/regels.md) knows what two regelingen say. A regeling that is not here needs none: its
 * outcomes then name our own way of counting (K1) and asking (K8), with the place in its source beside it.
 */
const NAMEN: Readonly<Record<string, Namen>> = {
  'werkt-mee': {
    versie: 'AP31',
    vervallen: 'AP31',
    duur: { ontwikkeling: 'AP5', werkplek: 'AP6', orientatie: 'AP10', 'begeleiding-groep': 'AP28' },
    plicht: {},
    zwijgt: 'AP44',
  },
  'activerend-werk': {
    versie: 'AR4',
    vervallen: 'AR5',
    duur: { ontwikkeling: 'AR3', orientatie: 'AR3', werkplek: 'AR4' },
    plicht: { voortgangsbericht: 'AR7', evaluatiegesprek: 'AR8', afstemming: 'AR9' },
  },
  'op-weg-naar-werk': {
    versie: 'NI7',
    vervallen: 'NI7',
    duur: { ontwikkeling: 'NI14', werkplek: 'NI1' },
    plicht: { evaluatiegesprek: 'NI3' },
  },
  'van-dagbesteding-naar-werk': {
    versie: 'AL4',
    vervallen: 'AL4',
    duur: { trajectstap: 'AL4', werkplek: 'AL11' },
    plicht: { bespreken: 'AL9', loonwaardemeting: 'AL4', jaarverslag: 'AL6' },
  },
  'leer-werkroute': {
    versie: 'AM7',
    vervallen: 'AM7',
    duur: { trajectstap: 'AM2' },
    plicht: { leerwerkplan: 'AM2', 'drie-maanden': 'AM5', 'contact-aanbieder': 'AM5' },
  },
  'van-zorg-naar-werk': { versie: 'OS1', vervallen: 'OS1', duur: { trajectstap: 'OS2' }, plicht: {} },
  'van-vso-naar-beschut-werk': { versie: 'OS5', vervallen: 'OS5', duur: { trajectstap: 'OS5' }, plicht: { toets: 'OS5' } },
  ontwikkeltraject: { versie: 'ED1', vervallen: 'ED1', duur: { trajectstap: 'ED7' }, plicht: { 'zes-maanden': 'ED7' } },
};

const namenVan = (regeling: Pick<Regeling, 'regeling'>): Namen | undefined =>
  Object.hasOwn(NAMEN, regeling.regeling) ? NAMEN[regeling.regeling] : undefined;

/** The rule about which version applies, or that a product is no longer there. */
export const regelVoor = (regeling: Pick<Regeling, 'regeling'>, wat: Onderwerp): string => namenVan(regeling)?.[wat] ?? 'K8';

/** The rule about how long a product lasts and how it is extended. */
export const duurRegel = (regeling: Pick<Regeling, 'regeling'>, product: Pick<Product, 'soort'>): string =>
  namenVan(regeling)?.duur[product.soort] ?? 'K1';

/** The rule of a duty. */
export const plichtRegel = (regeling: Pick<Regeling, 'regeling'>, soort: string): string =>
  namenVan(regeling)?.plicht[soort] ?? 'K1';

/** The rule by which a regeling without duties is shown as silent. */
export const zwijgRegel = (regeling: Pick<Regeling, 'regeling'>): string => namenVan(regeling)?.zwijgt ?? 'K8';

/** A ground that holds; the force comes from the source. */
export const grond = (
  regeling: Pick<Regeling, 'bronnen'>,
  regel: string,
  bron: string,
  tekst: string,
  voldaan: boolean | null = true,
): Grond => ({ regel, bron, status: bronStatus(regeling, bron), tekst, voldaan });

/** "31 mei 2027" from `jjjj-mm-dd`. */
export const toonDag = (iso: string): string => toonDatum(datum(iso));

/** "lokale toegang" from the key of a role. */
export const toonWie = (sleutel: string): string => sleutel.replaceAll('-', ' ');
