import { explainBron, findLaatsteDag, type Landelijk, type TermijnNaam } from '../beleid/index.ts';
import { type Datum, plusDagen, toonDatum } from '../kernel/datum.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import { watAls } from '../kernel/wat-als.ts';
import { type Html, html, link, niets, waarom } from '../web/index.ts';
import { ZO_BESLIST } from './waarom.ts';

/** The grounds of the last day of a statutory term that `vanaf` started, and what another day would have given. */
export function termijnUitleg(landelijk: Landelijk, naam: TermijnNaam, vanaf: Datum) {
  const termijn = landelijk.termijnen[naam];
  const dag = findLaatsteDag(landelijk, naam, vanaf);
  if (!dag) return undefined;
  const bron = (tekst: string): string => explainBron({ bronnen: {} }, tekst)?.tekst.replace(/ \(wet\)$/, '') ?? tekst;
  const wet = (regel: string, plaats: string, tekst: string): Grond => ({
    regel,
    bron: bron(plaats),
    status: 'wet',
    tekst,
    voldaan: true,
  });
  const [eerste = '', ...rest] = termijn.bron.split(/;\s*/);
  const gewoon = termijn.eenheid === 'weken' ? plusDagen(vanaf, 7 * termijn.aantal) : undefined;
  const gronden = [
    wet(
      eerste.split(' ')[0] ?? '',
      eerste,
      `${termijn.omschrijving}: ${termijn.aantal} ${termijn.eenheid}, gerekend vanaf ${termijn.vanaf}${gewoon ? `. Dat is tot en met ${toonDatum(gewoon)}` : ''}.`,
    ),
    ...(gewoon && !gewoon.equals(dag)
      ? [
          wet(
            'Atw',
            rest[0] ?? 'Atw artikel 1, lid 1',
            `Die dag is een zaterdag, zondag of feestdag. Dan loopt de termijn door tot en met de eerste werkdag: ${toonDatum(dag)}.`,
          ),
        ]
      : []),
  ];
  const anders = [-1, 1].map((n) => ({
    feit: String(n),
    met: n < 0 ? 'Eén dag eerder' : 'Eén dag later',
    feiten: plusDagen(vanaf, n),
  }));
  return {
    dag,
    gronden,
    watAls: watAls(
      anders,
      (een) => findLaatsteDag(landelijk, naam, een),
      (dan) => (dan && !dan.equals(dag) ? `tot en met ${toonDatum(dan)}` : undefined),
    ),
  };
}

/** "Waarom?" beside a statutory date. Nothing when its holidays are not known: then there is no date either. */
export function waaromTermijn(landelijk: Landelijk, naam: TermijnNaam, vanaf: Datum, over: string): Html {
  const uit = termijnUitleg(landelijk, naam, vanaf);
  if (!uit) return niets;
  const { gronden, watAls: anders } = uit;
  return waarom({
    over,
    gronden,
    watAls: anders,
    alsGeopend: true,
    versie: html`Landelijke regels. ${link(ZO_BESLIST, 'Wat betekent dit?', 'Hoe Werkt mee beslist')}`,
  });
}
