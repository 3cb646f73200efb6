// The way back (L4): from where somebody stands, with its exits in the order of the source. It is a step like any other.
import { findStap, type RouteStap, type RouteTerug } from '../../beleid/regeling.ts';
import { type Datum, isVoor, toonDatum, vergelijk } from '../../kernel/datum.ts';
import type { Mag, Stand, Terugmogelijkheid, Waarom } from '../types.ts';
import { TERUG } from '../types.ts';
import { indicatieOordeel, wegNaar } from './oordeel.ts';
import { isOp, lopende, magVanaf, openEinden, waarom } from './stand.ts';
import { nietVoor } from './termijn.ts';
import { uitTerugweg } from './volgende.ts';

const INDICATIE = {
  blijft: 'De indicatie blijft gelden zolang zij loopt.',
  nieuw: 'Voor de terugkeer is een nieuwe indicatie nodig.',
  ruimhartig: 'De indicatie wordt ruimhartig gegeven, maar niet vanzelf.',
} as const;

/** Kinds of which one may follow another: a job or a place elsewhere is another step of the same name. */
const ELDERS_OPNIEUW: ReadonlySet<string> = new Set([
  'dienstverband',
  'plaatsing',
  'werkplek',
  'proefplaatsing',
  'proefperiode',
  'leer-werkstage',
]);

/** AM5: the way is there for what lasts longer than so many months, counted from the day on which that began. */
function teVroegVoor(stand: Stand, weg: RouteTerug, op: Datum): Waarom | undefined {
  const van = lopende(stand).filter(({ stap }) => weg.vanaf?.includes(stap) ?? true);
  const [eerst] = van
    .flatMap(({ begonnenOp }) => nietVoor(weg, begonnenOp) ?? [])
    .toSorted((a, b) => vergelijk(a.vanaf, b.vanaf));
  return eerst && isVoor(op, eerst.vanaf) ? waarom(stand, eerst.tekst, weg.bron) : undefined;
}

/** The ways back from what runs, or from what was last over. */
export function terugVan(stand: Stand, op: Datum): Terugmogelijkheid[] {
  const nu = lopende(stand);
  const hier = nu.length > 0 ? nu : openEinden(stand);
  // Where somebody is already is no way back from there.
  const isHier = (id: string): boolean =>
    nu.some(({ stap }) => stap === id) && !ELDERS_OPNIEUW.has(findStap(stand.route, id)?.soort ?? '');
  return stand.route.terug
    .filter((weg) => hier.some((t) => magVanaf(stand, weg, t)))
    .map((weg): Terugmogelijkheid => {
      const teVroeg = teVroegVoor(stand, weg, op);
      const elders = weg.naar.filter(({ naar }) => naar.length === 0 || !naar.every(isHier));
      const uitgangen = elders.map(({ wat, uitkomst, naar: alle }) => {
        const naar = alle.filter((id) => !isHier(id));
        const gronden: Waarom[] = [];
        let mag: Mag = naar.length === 0 ? 'beslissen' : 'mag';
        for (const id of naar) {
          const stap = findStap(stand.route, id);
          if (!stap) continue;
          const [ingang] = uitTerugweg(stand, weg, stap, new Set());
          if (ingang?.beslissen) mag = 'beslissen';
          if (ingang) gronden.push(ingang.waarom);
          const { redenen, beslissen } = indicatieOordeel(
            stand,
            stap,
            { via: `${TERUG}${weg.id}`, volgtOp: (nu.at(-1) ?? openEinden(stand).at(-1))?.id },
            { op },
          );
          if (redenen.length > 0) mag = 'mag-niet';
          else if (beslissen.length > 0 && mag === 'mag') mag = 'beslissen';
          gronden.push(...redenen.map((reden) => waarom(stand, reden.tekst, reden.bron ?? weg.bron)), ...beslissen);
        }
        // Of several places that one exit leads to the same reason is said once.
        const eenmaal = [...new Map(gronden.map((grond) => [`${grond.tekst}\n${grond.bron}`, grond])).values()];
        return teVroeg
          ? { wat, uitkomst, naar, mag: 'mag-niet' as const, waarom: [teVroeg] }
          : { wat, uitkomst, naar, mag, waarom: eenmaal };
      });
      const tot = stand.indicatie?.tot;
      return {
        id: weg.id,
        in: weg.in,
        wie: weg.wie,
        volgorde: weg.volgorde === true,
        indicatie: weg.indicatie,
        indicatieTekst: `${weg.indicatie === undefined ? 'Wat er met de indicatie gebeurt, staat niet in de bron.' : INDICATIE[weg.indicatie]}${tot ? ` De indicatie ${isVoor(tot, op) ? 'liep' : 'loopt'} tot en met ${toonDatum(tot)}.` : ''}`,
        uitgangen,
        ...(teVroeg ? { teVroeg } : {}),
        inkomen: weg.inkomen.map((een) => waarom(stand, een.wat, een.bron)),
        bron: weg.bron,
        toelichting: weg.toelichting ?? '',
      };
    })
    .filter(({ uitgangen }) => uitgangen.length > 0);
}

/**
 * AL5: where one goes after the last try is a way back too. Gives the way from that step to there, for what it asks of indication and
 * income; undefined while a try is left, and where the route has no such way.
 */
export const wegNaLaatste = ({ route, stappen }: Stand, stap: string, naar: readonly string[]): RouteTerug | undefined => {
  const dan = naar.flatMap((id) => {
    const weer = findStap(route, id);
    return weer?.pogingen?.dan !== undefined && isOp({ stappen }, weer) ? [weer.pogingen.dan] : [];
  });
  return route.terug.find(
    (weg) =>
      (weg.vanaf === undefined || weg.vanaf.includes(stap)) && weg.naar.some((uit) => uit.naar.some((id) => dan.includes(id))),
  );
};

/**
 * The way back by which a step has to be reached that follows by itself (AL5, after the last try): it asks for an indication that is not
 * there, and only the form of the way back can write that down. Undefined: the step begins in the ordinary way.
 */
export function wegVoorIndicatie(
  stand: Stand,
  v: { stap: RouteStap; via: string | undefined; volgtOp: string | undefined },
  op: Datum,
): RouteTerug | undefined {
  const weg = v.via === undefined || v.via.startsWith(TERUG) ? undefined : wegNaar(stand, v.stap, v);
  // One that stays is written down nowhere on that form: it has to be there.
  return weg && weg.indicatie !== 'blijft' && indicatieOordeel(stand, v.stap, v, { op }).redenen.length > 0 ? weg : undefined;
}
