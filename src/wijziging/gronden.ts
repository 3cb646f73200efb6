// The grounds of each change, from the facts that are kept with its besluit: the same when they are computed again. Pure.
import { bronStatus } from '../beleid/explain.ts';
import type { Regeling } from '../beleid/regeling.ts';
import { type Datum, dagnummer, isNa, plusDagen, toonDatum } from '../kernel/datum.ts';
import { toonUren } from '../kernel/minuten.ts';
import { toonTijdens } from '../kernel/periode.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import { duurOordeel, verlengOordeel } from '../plicht/index.ts';
import { type EindeOm, omGronden } from './einde.ts';
import type { Zaak } from './rules.ts';
import { NA_BEZWAAR, redenTekst, type Verloop, type Wijziging } from './types.ts';

/** A change that may be made, with what holds before and after it. */
export interface Gegrond {
  zaak: Zaak;
  erbij: Omit<Wijziging, 'id'>;
  na: Verloop;
  /** A key of the reasons of its kind. */
  reden: string;
  toelichting: string;
  /** aanbieder: where it goes on. */
  verderBij?: string | undefined;
}

const grondVan = (regeling: Pick<Regeling, 'bronnen'>, regel: string, bron: string, tekst: string): Grond => ({
  regel,
  bron,
  status: bronStatus(regeling, bron),
  tekst,
  voldaan: true,
});

const telDagen = (n: number): string => (n === 1 ? '1 dag' : `${n} dagen`);

/** What a change rests on: the rules of its kind, and the reason that was given. */
export function wijzigingGronden(g: Gegrond): Grond[] {
  const { regeling } = g.zaak;
  const reden = `Reden: ${redenTekst(g.erbij.soort, g.reden)}.${g.toelichting === '' ? '' : ` ${g.toelichting}`}`;
  return [...eigenGronden(g), grondVan(regeling, 'K8', 'keuze', reden)];
}

function eigenGronden({ zaak, erbij, na, reden, verderBij }: Gegrond): Grond[] {
  const { regeling, product, verloop } = zaak;
  const grond = (regel: string, bron: string, tekst: string): Grond => grondVan(regeling, regel, bron, tekst);
  const ontwikkeling = product.soort === 'ontwikkeling';
  switch (erbij.soort) {
    case 'verlenging': {
      const oordeel = verlengOordeel(regeling, product, verloop.verlengd);
      const van = dagnummer(plusDagen(verloop.afgesproken, 1));
      const duur = erbij.tot && duurOordeel(regeling, product, { van, tot: dagnummer(erbij.tot), deel: 'verlenging' });
      return [
        grond(oordeel.regel, oordeel.bron, oordeel.tekst),
        ...(duur ? [grond(duur.regel, duur.bron, duur.tekst)] : []),
        ...(ontwikkeling
          ? [grond('K4', 'keuze K4', 'Het blijft één traject met één prijs. De verlenging wordt niet nog een keer betaald.')]
          : []),
      ];
    }
    case 'opschorting': {
      const periode = { van: erbij.van, tot: erbij.tot ?? erbij.van };
      const dagen = dagnummer(periode.tot) - dagnummer(periode.van) + 1;
      const schuift = dagnummer(na.periode.tot) - dagnummer(verloop.periode.tot);
      const blijft = verloop.eindigt
        ? `Het einde op ${toonDatum(verloop.eindigt)} blijft staan.`
        : 'De dagen komen bij het einde, en plichten daarna schuiven mee.';
      return [
        grond('K2', 'keuze K2', `Opgeschort ${toonTijdens(periode)}: ${telDagen(dagen)}. ${blijft}`),
        ...(schuift < dagen && !verloop.eindigt
          ? [
              grond(
                'K3',
                'keuze K3',
                `De toewijzing eindigt uiterlijk op de dag voor de AOW-leeftijd: er komen ${telDagen(schuift)} bij.`,
              ),
            ]
          : []),
      ];
    }
    case 'hervatting': {
      const opschorting = verloop.opschortingen.find(({ id }) => id === erbij.betreft);
      if (!opschorting) return [];
      return [
        grond(
          'K2',
          'keuze K2',
          isNa(erbij.van, opschorting.van)
            ? `Weer begonnen op ${toonDatum(erbij.van)}. Opgeschort was ${toonTijdens({ van: opschorting.van, tot: plusDagen(erbij.van, -1) })}.`
            : `De opschorting ${toonTijdens(opschorting)} vervalt helemaal.`,
        ),
      ];
    }
    case 'uren':
      return [
        grond(
          'AP8',
          product.uren?.bron ?? 'keuze',
          `Van ${toonUren(verloop.minutenPerWeek ?? 0)} naar ${toonUren(erbij.minuten ?? 0)} uur per week, vanaf maandag ${toonDatum(erbij.van)}.`,
        ),
      ];
    case 'aanbieder':
      return [
        grond(
          'AP23',
          'keuze',
          `Vanaf ${toonDatum(erbij.van)} bij ${verderBij ?? 'een andere aanbieder'}, met een eigen toewijzing tot en met ${toonDatum(verloop.periode.tot)}.`,
        ),
        ...(ontwikkeling
          ? [grond('K4', 'keuze K4', 'Het blijft één traject met één prijs, voor wie het doel met de inwoner haalt.')]
          : []),
        ...(verloop.verlengd > 0
          ? [grond(verlengOordeel(regeling, product, 0).regel, 'keuze', 'Wat al is verlengd, telt bij de nieuwe aanbieder mee.')]
          : []),
      ];
    case 'vergissing':
      return [
        grond(
          'K8',
          'keuze',
          reden === NA_BEZWAAR
            ? 'Er rust nog niets op de toewijzing. Zij gaat niet door.'
            : 'De toewijzing is een vergissing en er rust nog niets op.',
        ),
      ];
    case 'herstel':
      return [
        grond(
          'K8',
          'keuze',
          `${erbij.betreft === undefined ? `De beëindiging op ${toonDatum(verloop.eindigt ?? erbij.van)}` : `De overgang naar een andere aanbieder op ${toonDatum(erbij.van)}`} gaat niet door. De laatste dag is weer ${toonDatum(na.periode.tot)}.`,
        ),
      ];
    case 'plaats':
    case 'einde':
    // Its grounds are the toets and the terms of the other version (overgang.ts).
    case 'versie':
      return [];
  }
}

/** An early end: what its reason stands on, and the last day with why, by the choice of who decides or by the rule that asks for it. */
export const eindeGronden = (
  regeling: Pick<Regeling, 'bronnen' | 'doelgroep' | 'naam'>,
  o: {
    einde: Datum;
    reden: string;
    toelichting: string;
    regel?: { regel: string; bron: string } | undefined;
    om?: EindeOm | undefined;
  },
): Grond[] => {
  const { regel, bron } = o.regel ?? { regel: 'K8', bron: 'keuze' };
  return [
    ...(o.om ? omGronden(regeling, o.om) : []),
    grondVan(regeling, regel, bron, `De laatste dag is ${toonDatum(o.einde)}. Reden: ${zin(eindeWoorden(o))}`),
  ];
};

export const eindeWoorden = (o: { reden: string; toelichting: string }): string =>
  `${o.reden}${o.toelichting === '' ? '' : `. ${o.toelichting}`}`;

/** The reason as it was written down ends its sentence. */
const zin = (tekst: string): string => (/[.!?]$/.test(tekst) ? tekst : `${tekst}.`);
