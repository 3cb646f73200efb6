// What a route leaves open: terms, who decides, who is who, what follows on an outcome, and the way back. Each with its place in the file.
import { hoofdletter } from '../kernel/tekst.ts';
import type { Maak, OpenPunt, Pad } from './nog-te-regelen.ts';
import { beslistOver, isOveral, type Route, type RouteStap, rolNaam } from './route.ts';
import { isOpenUitgang } from './route-verken.ts';

export const eens = (lijst: readonly string[]): string[] => [...new Set(lijst)];

export function routePunten(route: Route, punt: Maak): OpenPunt[] {
  const bij = (stap: RouteStap, ...rest: Pad): Pad => ['route', 'stappen', route.stappen.indexOf(stap), ...rest];
  const duurt = (stap: RouteStap): boolean => beslistOver(stap) === 'begin';
  const rollen = route.stappen.flatMap((stap) => [
    ...stap.wie.map((rol) => ({ rol, pad: bij(stap, 'wie') })),
    ...stap.met.map((rol) => ({ rol, pad: bij(stap, 'met') })),
    ...[...(stap.besluit?.wie ?? []), ...(stap.besluit?.samen ?? [])].map((rol) => ({ rol, pad: bij(stap, 'besluit') })),
    ...stap.plichten.map(({ wie }, i) => ({ rol: wie, pad: bij(stap, 'plichten', i) })),
  ]);
  return [
    ...route.stappen
      .filter((stap) => !stap.termijn && duurt(stap))
      .map((stap) =>
        punt(
          'termijn',
          bij(stap, 'termijn'),
          `${stap.naam}: hoe lang`,
          'Schrijf termijn: { aantal: 6, eenheid: maanden, soort: maximum }. Leeg: er is geen termijn.',
        ),
      ),
    ...route.stappen
      .filter(
        (stap) =>
          !duurt(stap) && stap.wie.length === 0 && (stap.besluit?.wie.length ?? 0) + (stap.besluit?.samen.length ?? 0) === 0,
      )
      .map((stap) =>
        punt('beslisser', bij(stap), `${stap.naam}: wie dit doet of beslist`, 'Schrijf de rol bij wie, of bij besluit.'),
      ),
    ...route.stappen
      .filter(({ besluit }) => besluit && besluit.vorm !== 'geen' && besluit.wie.length + besluit.samen.length === 0)
      .map((stap) =>
        punt(
          'beslisser',
          bij(stap, 'besluit'),
          `${stap.naam}: wie beslist`,
          'Schrijf bij besluit de rollen die beslissen, bij wie of bij samen.',
        ),
      ),
    ...eens(rollen.map(({ rol }) => rol))
      .filter((rol) => !isOveral(rol) && !(route.rollen && Object.hasOwn(route.rollen, rol)))
      .map((rol) =>
        punt(
          'rol',
          rollen.find((een) => een.rol === rol)?.pad ?? ['route'],
          `Wie bij jullie “${rolNaam(route, rol)}” is`,
          `Schrijf bij route, rollen hoe die functie bij jullie heet, met de of het ervoor (${rol}: de …). Een andere functie? Vervang haar overal. Beheer geeft een medewerker die functie.`,
        ),
      ),
    ...route.stappen.flatMap((stap) =>
      stap.uit.flatMap((uitgang, i) =>
        isOpenUitgang(route, stap.id, uitgang)
          ? [
              punt(
                'uitkomst',
                bij(stap, 'uit', i),
                `${stap.naam}, “${uitgang.wat}”: wat dan volgt`,
                'Schrijf naar met een stap, of einde: true. Leeg: mensen beslissen dan, met een reden.',
              ),
            ]
          : [],
      ),
    ),
    ...(route.terug.length === 0
      ? [
          punt(
            'terug',
            ['route'],
            'De weg terug: wat er kan als het niet lukt',
            'Schrijf bij route, terug waarvandaan en waarheen iemand kan.',
          ),
        ]
      : route.terug.flatMap((weg, i) =>
          weg.indicatie === undefined
            ? [
                punt(
                  'terug',
                  ['route', 'terug', i],
                  `${hoofdletter(weg.in)}: wat er met de indicatie gebeurt`,
                  'Schrijf indicatie: blijft, nieuw of ruimhartig. Leeg: mensen beslissen dan, met een reden.',
                ),
              ]
            : [],
        )),
  ];
}
