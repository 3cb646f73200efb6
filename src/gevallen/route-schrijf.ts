import { stringify } from 'yaml';
import type { RouteGeval } from '../beleid/index.ts';
import type { Landelijk } from '../beleid/landelijk.ts';
import type { Regeling, Route } from '../beleid/regeling.ts';
import { TERUG } from '../traject/opdracht.ts';
import { routeFeiten } from './route.ts';

/** Steps that a case has before the one it is about; the shape of a file takes no more (`RouteGeval`). */
const LANGST = 29;

/**
 * What a route says now, as agreed cases in the shape of a `gevallen.yaml`: where it begins, and each step that somebody can come to, by
 * the shortest way. People read them, mend what they want otherwise, and from then on every change that alters one says so.
 */
export function schrijfRouteGevallen(regeling: Regeling, landelijk: Landelijk): string | undefined {
  const { route } = regeling;
  if (!route) return undefined;
  const geval = (naam: string, regel: string, weg: readonly string[]): RouteGeval => ({
    geval: naam,
    regels: [regel],
    weg: [...weg],
    op: regeling.geldigVan,
    inwoner: {},
  });
  const begin = geval('Waar de route begint', 'route.stappen', []);
  const { mag, beslissen } = routeFeiten(begin, regeling, route, landelijk);
  const gevallen = [
    { ...begin, mag, ...zonderLeeg({ beslissen }) },
    ...wegen(regeling, route, landelijk).map(({ id, naam, weg }) => {
      const zonder = geval(naam, `route.stappen.${id}`, weg);
      const feiten = routeFeiten(zonder, regeling, route, landelijk);
      const { wie, met, beslist, uiterst, verwacht, vroegst, plichten, geld, uitkomsten, terug } = feiten;
      return {
        ...zonder,
        wie,
        ...zonderLeeg({ met, beslist }),
        uiterst,
        ...(verwacht === null ? {} : { verwacht }),
        ...(vroegst === null ? {} : { vroegst }),
        ...zonderLeeg({ plichten, geld }),
        uitkomsten: Object.fromEntries(
          Object.entries(uitkomsten).map(([uitkomst, { klaar, vanaf, opTijd, ...dan }]) => [
            uitkomst,
            {
              ...zonderLeeg(dan),
              ...(klaar ? { klaar } : {}),
              ...(vanaf === undefined ? {} : { vanaf }),
              ...(opTijd === undefined ? {} : { opTijd }),
            },
          ]),
        ),
        terug,
      };
    }),
  ].map(({ inwoner: _, ...rest }) => rest);
  const kop = [
    `# Voorbeeldgevallen van de route van ${regeling.naam}, zoals zij nu is.`,
    '# Lees elk geval met de mensen die het werk doen. Klopt het, laat het dan staan. Klopt het niet, verbeter dan de regeling of het geval.',
    '# Een veld dat je weghaalt, mag daarna elke uitkomst hebben.',
  ].join('\n');
  const bestand = { regeling: regeling.regeling, gemeente: regeling.gemeente, uitgangspunt: {}, toets: [], route: gevallen };
  return `${kop}\n${stringify(bestand, { lineWidth: 0 })}`;
}

/** Fields of which an empty one says the same as none. */
const zonderLeeg = (velden: Readonly<Record<string, readonly string[] | string>>) =>
  Object.fromEntries(Object.entries(velden).filter(([, waarde]) => waarde.length > 0));

/** The shortest way to each step, in the order of the route; a step that only follows where people decide is come to by that. */
function wegen(regeling: Regeling, route: Route, landelijk: Landelijk): { id: string; naam: string; weg: string[] }[] {
  const gevonden = new Map<string, string[]>(route.stappen.filter(({ begin }) => begin).map(({ id }) => [id, [id]]));
  // The map grows while it is walked.
  for (const [id, weg] of gevonden) {
    if (weg.length > LANGST) continue;
    const nu = { geval: id, regels: [id], inwoner: {}, weg, op: regeling.geldigVan };
    const { mag, uitkomsten, terug } = routeFeiten(nu, regeling, route, landelijk);
    const verder = (daarna: readonly string[], over: string | undefined): void => {
      for (const volgt of daarna)
        if (!gevonden.has(volgt)) gevonden.set(volgt, [...weg.slice(0, -1), over === undefined ? id : `${id}/${over}`, volgt]);
    };
    for (const [uitkomst, dan] of Object.entries(uitkomsten))
      verder(dan.beslissen === 'alle' ? dan.mag : [...dan.mag, ...dan.beslissen], uitkomst);
    verder(mag, undefined);
    for (const wegTerug of Object.keys(terug)) {
      const stappen = route.terug.find((een) => een.id === wegTerug)?.naar.flatMap(({ naar }) => naar) ?? [];
      verder(stappen, `${TERUG}${wegTerug}`);
    }
  }
  return route.stappen.flatMap(({ id, naam }) => {
    const weg = gevonden.get(id);
    return weg ? [{ id, naam, weg }] : [];
  });
}
