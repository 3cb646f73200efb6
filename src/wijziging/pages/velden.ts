// The fields of each act, and what its pages are called.
import { type Datum, plusDagen, toonDatum, toonKort } from '../../kernel/datum.ts';
import { toonUren } from '../../kernel/minuten.ts';
import { toonPeriode } from '../../kernel/periode.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import {
  datumveld,
  foutVan,
  getalveld,
  type Html,
  html,
  keuzelijst,
  keuzerondjes,
  tekstvak,
  tekstveld,
} from '../../web/index.ts';
import type { VolleZaak } from '../gevolg.ts';
import { type Getypt, SOORT_VAN } from '../invoer.ts';
import { verlengTot } from '../rules.ts';
import { HERVAT_REDENEN, redenenVan, type Wijzigdaad } from '../types.ts';

export const TITEL: Readonly<Record<Wijzigdaad, { titel: string; knop: string; klaar: string }>> = {
  verlengen: { titel: 'Toewijzing verlengen', knop: 'Neem het besluit', klaar: 'De toewijzing is verlengd' },
  opschorten: { titel: 'Toewijzing opschorten', knop: 'Neem het besluit', klaar: 'De toewijzing is opgeschort' },
  hervatten: { titel: 'Eerder hervatten', knop: 'Neem het besluit', klaar: 'De inwoner begint eerder weer' },
  uren: { titel: 'Andere uren per week', knop: 'Neem het besluit', klaar: 'De uren per week zijn gewijzigd' },
  plaats: { titel: 'Andere werkplek', knop: 'Leg vast', klaar: 'De werkplek is gewijzigd' },
  aanbieder: { titel: 'Andere aanbieder', knop: 'Neem het besluit', klaar: 'De toewijzing gaat naar een andere aanbieder' },
  terugdraaien: { titel: 'Einde terugdraaien', knop: 'Neem het besluit', klaar: 'Het einde is teruggedraaid' },
  verwijderen: { titel: 'Vergissing verwijderen', knop: 'Verwijder de toewijzing', klaar: 'De toewijzing is verwijderd' },
};

export interface VeldGegevens {
  daad: Wijzigdaad;
  zaak: VolleZaak;
  vandaag: Datum;
  getypt: Getypt | undefined;
  fouten: readonly Reden[];
  /** verlengen: what the aanbieder asked for. */
  gevraagd?: Datum | undefined;
  /** aanbieder: who has a contract. */
  aanbieders?: readonly { id: number; naam: string; woonplaats: string }[] | undefined;
  plek?: { werkplek: string; begeleider: string } | undefined;
  /** The aanbieder itself fills it in. */
  vanAanbieder?: boolean;
}

const volgendeMaandag = (dag: Datum): Datum => plusDagen(dag, 8 - dag.dayOfWeek);

/** Some reasons fit one case only. */
const past = ({ daad, zaak }: VeldGegevens, sleutel: string): boolean => {
  if (daad === 'hervatten') return HERVAT_REDENEN.includes(sleutel);
  if (sleutel === 'geen-plek') return zaak.verloop.verderElders !== undefined;
  return sleutel !== 'eerder-terug';
};

export function velden(o: VeldGegevens): Html {
  const { zaak, getypt, fouten, vandaag } = o;
  const veld = (naam: string, begin = '') => ({ naam, waarde: getypt?.[naam] ?? begin, fout: foutVan(fouten, naam) });
  const eigen = (): Html => {
    switch (o.daad) {
      case 'verlengen': {
        const tot = verlengTot(zaak);
        return datumveld({
          ...veld('tot', toonKort(o.gevraagd ?? tot ?? zaak.verloop.periode.tot)),
          label: 'Wat wordt de laatste dag?',
          hint: tot
            ? `De toewijzing loopt nu tot en met ${toonDatum(zaak.verloop.periode.tot)}. Het kan tot en met ${toonDatum(tot)}.`
            : `De toewijzing loopt tot en met ${toonDatum(zaak.verloop.periode.tot)}.`,
        });
      }
      case 'opschorten':
        return html`${datumveld({
          ...veld('van', toonKort(vandaag)),
          label: 'Vanaf welke dag staat het stil?',
          hint: 'De eerste dag dat de inwoner niet komt. Het mag ook een dag zijn die al voorbij is.',
        })}${datumveld({
          ...veld('tot'),
          label: 'Tot en met welke dag?',
          hint: 'Weet je het niet precies, schat het dan. Eerder hervatten kan altijd.',
        })}`;
      case 'hervatten':
        return html`${keuzerondjes({
          ...veld('opschorting', zaak.verloop.opschortingen.length === 1 ? String(zaak.verloop.opschortingen[0]?.id) : ''),
          label: 'Welke opschorting stopt eerder?',
          keuzes: zaak.verloop.opschortingen.map((een) => ({ waarde: String(een.id), tekst: toonPeriode(een) })),
        })}${datumveld({
          ...veld('van', toonKort(vandaag)),
          label: 'Op welke dag begint de inwoner weer?',
          hint: 'De eerste dag terug. Is het de eerste dag van de opschorting, dan vervalt die helemaal.',
        })}`;
      case 'uren':
        return html`${getalveld({
          ...veld('urenPerWeek'),
          label: 'Hoeveel uur per week wordt het?',
          eenheid: 'uur per week',
          hint: `Nu ${toonUren(zaak.verloop.minutenPerWeek ?? 0)} uur per week. Bijvoorbeeld 12 of 7,5`,
        })}${datumveld({
          ...veld('van', toonKort(volgendeMaandag(vandaag))),
          label: 'Vanaf welke maandag?',
          hint: 'Uren gelden per kalenderweek, dus vanaf een maandag.',
        })}`;
      case 'plaats':
        return html`${datumveld({ ...veld('van', toonKort(vandaag)), label: 'Vanaf welke dag?' })}${tekstveld({
          ...veld('werkplek'),
          label: 'Werkplek',
          hint: `Nu: ${o.plek?.werkplek ?? 'niet bekend'}`,
          maximum: 200,
        })}${tekstveld({ ...veld('begeleider', o.plek?.begeleider), label: 'Begeleider', maximum: 200 })}`;
      case 'aanbieder':
        return html`${keuzelijst({
          ...veld('aanbieder'),
          label: 'Naar welke aanbieder?',
          hint: 'Met een contract voor dit product.',
          leeg: 'Kies een aanbieder',
          opties: (o.aanbieders ?? []).map((a) => ({ waarde: String(a.id), tekst: `${a.naam}, ${a.woonplaats}` })),
        })}${datumveld({
          ...veld('van', toonKort(volgendeMaandag(vandaag))),
          label: 'Vanaf welke dag bij de nieuwe aanbieder?',
          hint: 'De dag ervoor is de laatste dag bij deze aanbieder.',
        })}`;
      case 'terugdraaien':
      case 'verwijderen':
        return html``;
    }
  };
  return html`${eigen()}${keuzerondjes({
    ...veld('reden'),
    label: 'Waarom?',
    keuzes: Object.entries(redenenVan(SOORT_VAN[o.daad]))
      .filter(([sleutel, reden]) => reden.aangeboden && past(o, sleutel))
      .map(([waarde, reden]) => ({ waarde, tekst: reden.tekst })),
  })}${tekstvak({
    ...veld('toelichting'),
    label: 'Toelichting',
    hint:
      o.daad === 'opschorten'
        ? 'Komt in het besluit: de inwoner leest dit. De aanbieder ziet alleen de dagen, niet de reden.'
        : o.vanAanbieder
          ? 'De consulent en de inwoner lezen dit.'
          : 'Komt in het besluit: de inwoner leest dit.',
    verplicht: false,
    maximum: 1000,
  })}`;
}
