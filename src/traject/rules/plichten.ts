// Who owes what during a step, and by when. Derived each time: what was done is a fact elsewhere, and the key stays the same.
import { duurVan, findStap, type RoutePlicht, type RouteStap, wanneerTekst } from '../../beleid/regeling.ts';
import { type Datum, isNa, isVoor, laatste, plusMaanden } from '../../kernel/datum.ts';
import { eigenaarVan } from '../beslissers.ts';
import type { Stand, TrajectPlicht, Trajectstap } from '../types.ts';
import { opVolgorde } from './stand.ts';
import { plus, termijnDagen } from './termijn.ts';

/** The duties of everything that runs, and of what was over, as far as they fell due then; in the order of their day, those without one last. */
export const plichtenVan = (stand: Stand, vandaag: Datum): TrajectPlicht[] =>
  opVolgorde(stand.stappen)
    .flatMap((t) => {
      const stap = findStap(stand.route, t.stap);
      return stap
        ? [...stap.plichten.flatMap((plicht) => dagenVan(stand, t, plicht, vandaag)), ...volgPlichten(stand, t, stap, vandaag)]
        : [];
    })
    .sort((a, b) => (a.dag && b.dag ? (isVoor(a.dag, b.dag) ? -1 : isNa(a.dag, b.dag) ? 1 : 0) : a.dag ? -1 : b.dag ? 1 : 0));

/** Where somebody is for longer; what is a place of a toewijzing has the duties of that one. */
const DUURT: ReadonlySet<string> = new Set(['dienstverband', 'vrijwilligerswerk', 'opleiding', 'plaatsing', 'rust']);
/** The key of {@link volgPlichten}. */
export const VOLGEN = 'hoe-het-gaat';

/**
 * K7: of a place on which no source names a last day or a day to look, the municipality asks how it goes as in its aftercare, and after the
 * last of those months again each time as many: nobody is out of sight. The day that was and the next: who asks it now need not ask it for then.
 */
function volgPlichten(stand: Stand, t: Trajectstap, stap: RouteStap, vandaag: Datum): TrajectPlicht[] {
  const maanden = stand.regeling.keuzes.K7.nazorgMaanden;
  const laatst = Math.max(0, ...maanden);
  const heeftDag = stap.termijn !== null || stap.plichten.some(({ wanneer }) => !('bij' in wanneer));
  if (!DUURT.has(stap.soort) || heeftDag || t.geeindigdOp || laatst === 0) return [];
  const maak = (nr: number): TrajectPlicht => {
    const na = maanden[nr - 1] ?? laatst * (nr - maanden.length + 1);
    return {
      sleutel: `${t.id}:${VOLGEN}:${nr}`,
      naam: 'Vragen hoe het gaat',
      wie: eigenaarVan(stap.wie, stap.met),
      samenMet: ['inwoner'],
      trajectstap: t.id,
      stap: t.stap,
      dag: plusMaanden(t.begonnenOp, na),
      wanneer: `${na} maanden na het begin`,
      gevolg: undefined,
      bron: 'keuze',
      keuze:
        'De bron noemt geen einde en geen dag om te kijken. We vragen het op de maanden van de nazorg, en daarna steeds weer.',
    };
  };
  let was: TrajectPlicht | undefined;
  for (let nr = 1; nr <= MEESTE; nr++) {
    const nu = maak(nr);
    if (!nu.dag || (t.eindeGepland && isNa(nu.dag, t.eindeGepland))) break;
    if (isNa(nu.dag, vandaag)) return [...(was ? [was] : []), nu];
    was = nu;
  }
  return was ? [was] : [];
}

function dagenVan(stand: Stand, t: Trajectstap, plicht: RoutePlicht, vandaag: Datum): TrajectPlicht[] {
  const { wanneer } = plicht;
  const stap = findStap(stand.route, t.stap);
  const einde = t.geeindigdOp ?? t.eindeGepland ?? (stap && termijnDagen(stap, t.begonnenOp, stand.landelijk)?.uiterst);
  const maak = (dag: Datum | undefined, nr?: number): TrajectPlicht => ({
    sleutel: `${t.id}:${plicht.sleutel}${nr === undefined ? '' : `:${nr}`}`,
    naam: plicht.naam,
    wie: plicht.wie,
    samenMet: plicht.samenMet ?? [],
    trajectstap: t.id,
    stap: t.stap,
    dag,
    wanneer: wanneerTekst(plicht),
    gevolg: plicht.gevolg?.waarde,
    bron: plicht.bron,
    keuze: plicht.keuze,
  });
  const binnen = (dag: Datum): boolean => !einde || !isNa(dag, einde);
  if ('bij' in wanneer) return t.geeindigdOp ? [] : [maak(undefined)];
  if ('na' in wanneer) {
    const { aantal, eenheid } = duurVan(wanneer.na);
    const dag = plus(t.begonnenOp, aantal, eenheid, stand.landelijk);
    return binnen(dag) ? [maak(dag)] : [];
  }
  if ('voorEinde' in wanneer) {
    const { aantal, eenheid } = duurVan(wanneer.voorEinde);
    if (t.geeindigdOp && t.eindeGepland && isVoor(t.geeindigdOp, plus(t.eindeGepland, -aantal, eenheid))) return [];
    const eind = t.eindeGepland ?? einde;
    // K1: when the step is shorter than that, on its first day.
    return [maak(eind && laatste(t.begonnenOp, plus(eind, -aantal, eenheid)))];
  }
  const { aantal, eenheid } = duurVan(wanneer.elk);
  const dagen: TrajectPlicht[] = [];
  // Without an end the one that comes next is the last that is known.
  const tot = einde ?? plus(laatste(vandaag, t.begonnenOp), aantal, eenheid, stand.landelijk);
  for (let nr = 1; ; nr++) {
    const dag = plus(t.begonnenOp, nr * aantal, eenheid, stand.landelijk);
    if (isNa(dag, tot) || nr > MEESTE) return dagen;
    dagen.push(maak(dag, nr));
  }
}

/** A duty of every day over ten years. */
const MEESTE = 3660;
