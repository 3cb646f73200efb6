import type { RouteGeval } from '../beleid/index.ts';
import type { Landelijk } from '../beleid/landelijk.ts';
import { findStap, type Regeling, type Route } from '../beleid/regeling.ts';
import { type Datum, datum, isoDatum, plusDagen } from '../kernel/datum.ts';
import {
  beslissers,
  eindeVanaf,
  geldVan,
  genummerd,
  isKlaar,
  opTijdVanaf,
  plichtenVan,
  termijnDagen,
  terugVan,
  volgende,
} from '../traject/opdracht.ts';
import type { Stand, Trajectstap } from '../traject/types.ts';

/** What the steps of a case say of somebody, each a week before the next; with `uitkomst` the last one is over too. */
function standVan(geval: RouteGeval, regeling: Regeling, route: Route, landelijk: Landelijk, uitkomst?: string): Stand {
  const op = datum(geval.op);
  const { trede, uitkeringen, indicatie, urenPerWeek, voldaan } = geval.inwoner;
  const laatste = geval.weg.length - 1;
  const stappen = geval.weg.map((tekst, i): Trajectstap => {
    const [stap = '', eerder] = tekst.split('/');
    const van = plusDagen(op, -7 * (laatste - i));
    const over = i === laatste ? (uitkomst ?? eerder) : eerder;
    return {
      id: String(i + 1),
      stap,
      nummer: 0,
      poging: 0,
      begonnenOp: van,
      geeindigdOp: over === undefined ? undefined : i === laatste ? op : plusDagen(van, 7),
      uitkomst: over,
      oordelen: [],
      ...(i > 0 && geval.weg[i - 1]?.includes('/') ? { volgtOp: String(i) } : {}),
      ...(urenPerWeek === undefined ? {} : { urenPerWeek }),
      ...(voldaan
        ? { voorwaarden: Object.fromEntries((findStap(route, stap)?.geld ?? []).map(({ sleutel }) => [sleutel, true])) }
        : {}),
    };
  });
  return {
    regeling,
    route,
    landelijk,
    stappen: genummerd(stappen, route),
    trede,
    uitkeringen,
    indicatie:
      indicatie === 'loopt' ? { van: plusDagen(op, -7 * (laatste + 1)), tot: null } : indicatie === 'geen' ? null : undefined,
  };
}

const euro = (cent: number | null): string =>
  cent === null ? 'niet-geregeld' : (cent / 100).toLocaleString('nl-NL', { minimumFractionDigits: 2 });

/** What the rules say of the step that runs, in the words of a case. */
export function routeFeiten(geval: RouteGeval, regeling: Regeling, route: Route, landelijk: Landelijk) {
  const stand = standVan(geval, regeling, route, landelijk);
  const op = datum(geval.op);
  const tot = datum(geval.tot ?? geval.op);
  // What runs beside it began before it.
  const nu = stand.stappen.find(({ id, geeindigdOp }) => id === String(geval.weg.length) && geeindigdOp === undefined);
  const stap = nu && findStap(route, nu.stap);
  const besluit = stap && beslissers(stap);
  const dagen = stap && termijnDagen(stap, op, landelijk);
  const dag = (een: Datum | undefined): string | null => (een ? isoDatum(een) : null);
  return {
    ...vervolgVan(stand, op),
    wie: stap?.wie ?? [],
    met: stap?.met ?? [],
    beslist: besluit
      ? `${besluit.over}: ${[...(besluit.wie.length > 0 ? [besluit.wie.join(' of ')] : []), ...(besluit.samen.length > 0 ? [`${besluit.samen.join(' en ')} samen`] : [])].join(' of ') || 'niet geregeld'} (${besluit.vorm})`
      : '',
    uiterst: dag(dagen?.uiterst),
    verwacht: dag(dagen?.verwacht),
    vroegst: dag(dagen?.vroegst),
    plichten: plichtenVan(stand, tot)
      .filter(({ trajectstap }) => trajectstap === nu?.id)
      .map((plicht) =>
        [
          plicht.dag ? isoDatum(plicht.dag) : plicht.wanneer,
          plicht.sleutel.split(':')[1],
          [plicht.wie, ...plicht.samenMet].join('+'),
        ].join(' '),
      ),
    geld: geldVan(stand, { van: op, tot })
      .filter(({ trajectstap }) => trajectstap === nu?.id)
      .map(
        (regel) =>
          `${regel.sleutel} ${euro(regel.bedrag)} aan ${regel.aan} uit ${regel.betaler.join('+') || 'niet geregeld'}${regel.mist === undefined ? '' : ' (vraagt nog een antwoord)'}`,
      ),
    uitkomsten: Object.fromEntries(
      (stap?.uit ?? []).map(({ uitkomst }) => {
        const daarna = standVan(geval, regeling, route, landelijk, uitkomst);
        const vanaf = nu && eindeVanaf(stand, nu, uitkomst)?.vanaf;
        const opTijd = nu && opTijdVanaf(stand, nu, uitkomst);
        return [
          uitkomst,
          {
            ...vervolgVan(daarna, op),
            klaar: isKlaar(daarna),
            ...(vanaf === undefined ? {} : { vanaf: isoDatum(vanaf) }),
            ...(opTijd === undefined ? {} : { opTijd: isoDatum(opTijd) }),
          },
        ];
      }),
    ),
    terug: Object.fromEntries(
      terugVan(stand, op).map((weg) => [
        weg.id,
        [
          ...weg.uitgangen.map(({ uitkomst, naar, mag }) => `${uitkomst} ${naar.join('+') || 'open'} ${mag}`),
          ...(weg.indicatie === undefined ? [] : [`indicatie ${weg.indicatie}`]),
          ...(weg.wie.length === 0 ? [] : [`door ${weg.wie.join('+')}`]),
        ],
      ]),
    ),
  };
}

/** Which steps may begin; where no source settles it every step may, with a reason. */
function vervolgVan(stand: Stand, op: Datum): { mag: string[]; beslissen: string[] | 'alle' } {
  const alle = volgende(stand, op);
  const ids = (mag: string): string[] => alle.filter((een) => een.mag === mag).map(({ stap }) => stap.id);
  const beslissen = ids('beslissen');
  const open = alle.some(({ via, mag }) => via === 'open' && mag === 'beslissen');
  return { mag: ids('mag'), beslissen: open ? 'alle' : beslissen };
}

const toon = (waarde: unknown): string =>
  waarde === null
    ? 'geen'
    : Array.isArray(waarde)
      ? waarde.join(', ') || 'geen'
      : typeof waarde === 'object'
        ? JSON.stringify(waarde)
        : String(waarde) || 'geen';

const NAMEN = {
  mag: 'wat mag volgen',
  beslissen: 'wat met een reden mag',
  wie: 'wie het doet',
  met: 'met wie',
  beslist: 'wie beslist',
  uiterst: 'de laatste dag',
  verwacht: 'de verwachte dag',
  vroegst: 'de eerste dag waarop het mag eindigen',
  plichten: 'de plichten',
  geld: 'het geld',
} as const;

/** Where the route says something else than was agreed. */
export function routeVerschillen(geval: RouteGeval, regeling: Regeling | undefined, landelijk: Landelijk): string[] {
  const route = regeling?.route;
  if (!regeling || !route) return ['er is dan geen versie met een route'];
  const onbekend = geval.weg.filter((tekst) => !findStap(route, tekst.split('/')[0] ?? ''));
  if (onbekend.length > 0) return [`de stap ${onbekend.join(', ')} is er niet`];
  const is = routeFeiten(geval, regeling, route, landelijk);
  const verschil = (wat: string, nu: unknown, hoort: unknown): string[] =>
    toon(nu) === toon(hoort) ? [] : [`${wat}: ${toon(nu)}; afgesproken is ${toon(hoort)}`];
  const velden = Object.entries(NAMEN).flatMap(([veld, naam]) => {
    const hoort: unknown = Reflect.get(geval, veld);
    return hoort === undefined ? [] : verschil(naam, Reflect.get(is, veld), hoort);
  });
  const uitkomsten =
    geval.uitkomsten === undefined
      ? []
      : eens([...Object.keys(is.uitkomsten), ...Object.keys(geval.uitkomsten)]).flatMap((sleutel) => {
          const nu = is.uitkomsten[sleutel];
          const hoort = geval.uitkomsten?.[sleutel];
          if (!nu || !hoort) return [`de uitkomst ${sleutel} ${nu ? 'is niet afgesproken' : 'is er niet'}`];
          return [
            ...verschil(`na ${sleutel}, wat mag volgen`, nu.mag, hoort.mag),
            ...verschil(`na ${sleutel}, wat met een reden mag`, nu.beslissen, hoort.beslissen),
            ...verschil(`na ${sleutel}, het einde`, nu.klaar, hoort.klaar),
            ...verschil(`${sleutel}, vanaf wanneer`, nu.vanaf ?? null, hoort.vanaf ?? null),
            ...(hoort.opTijd === undefined
              ? []
              : verschil(`${sleutel}, vanaf wanneer zonder reden`, nu.opTijd ?? null, hoort.opTijd)),
          ];
        });
  const terug =
    geval.terug === undefined
      ? []
      : eens([...Object.keys(is.terug), ...Object.keys(geval.terug)]).flatMap((sleutel) =>
          verschil(`de weg terug ${sleutel}`, is.terug[sleutel] ?? null, geval.terug?.[sleutel] ?? null),
        );
  return [...velden, ...uitkomsten, ...terug];
}

const eens = (lijst: readonly string[]): string[] => [...new Set(lijst)];
