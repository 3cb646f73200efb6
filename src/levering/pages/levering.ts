import { type Datum, datum, toonDatum } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import {
  acties,
  form,
  type Html,
  html,
  kaart,
  knop,
  kop,
  lijst,
  link,
  linkKnop,
  melding,
  paginering,
  stapel,
  tabel,
  telling,
  uitklap,
  voortgangsbalk,
} from '../../web/index.ts';
import type { AfwijzingRij, LeveringRij } from '../queries/levering.ts';
import { leveringBadge, redenTekst, signaalTekst, tel, toonAantal } from './onderdelen.ts';

export const PER_PAGINA = 50;

const adres = (levering: LeveringRij, rest = ''): string => `/leveringen/${levering.id}${rest}`;

/** While it waits or runs: how far it is. The page asks for itself again; a link does the same for who switched that off. */
export function bezigPagina(levering: LeveringRij): Html {
  const { stap, gedaan, totaal } = levering;
  const wacht = levering.status === 'wacht';
  return html`${kop({ titel: levering.naam, onder: leveringBadge(levering.status) })}${kaart({
    titel: wacht ? 'De levering staat klaar' : 'De levering wordt verwerkt',
    inhoud: html`${voortgangsbalk({
      label: wacht ? 'Wacht op verwerking' : stap,
      waarde: gedaan,
      max: totaal,
      tekst: totaal > 0 ? `${toonAantal(gedaan)} van ${toonAantal(totaal)}` : 'bezig',
    })}<p>Deze pagina ververst zichzelf. Je kunt haar ook sluiten: de verwerking gaat door en de uitkomst staat straks bij Leveringen.</p>${acties(
      linkKnop({ tekst: 'Ververs', href: adres(levering), icoon: 'refresh' }),
    )}`,
  })}`;
}

export function misluktPagina(levering: LeveringRij, sleutel: string): Html {
  return html`${kop({ titel: levering.naam, onder: leveringBadge(levering.status) })}${melding({
    soort: 'fout',
    titel: 'De levering is niet verwerkt',
    inhoud: levering.fout,
  })}${form({
    actie: adres(levering, '/opnieuw'),
    sleutel,
    inhoud: acties(
      knop({ tekst: 'Opnieuw proberen', icoon: 'refresh' }),
      linkKnop({ tekst: 'Naar leveringen', href: '/leveringen' }),
    ),
  })}`;
}

/** The outcome: counts per file, what was refused, what is a signal. */
export function klaarPagina(
  levering: LeveringRij,
  o: {
    afwijzingen: readonly AfwijzingRij[];
    aantal: { alle: number; correcties: number; open: number };
    pagina: number;
    inwonerVan: ReadonlyMap<string, number>;
    vandaag: Datum;
  },
): Html {
  const som = tel(levering);
  const { aantal } = o;
  return html`${kop({
    titel: levering.naam,
    onder: leveringBadge(levering.status),
    acties:
      aantal.alle > 0
        ? linkKnop({
            tekst: 'Download afgewezen regels',
            href: adres(levering, '/afwijzingen.csv'),
            icoon: 'download',
            download: true,
          })
        : undefined,
  })}${stapel(
    levering.proef
      ? melding({
          soort: 'info',
          titel: 'Dit was een proef',
          inhoud: 'Er is niets bewaard. Hieronder staat wat er zou gebeuren.',
        })
      : undefined,
    aantal.open > 0
      ? melding({
          soort: 'waarschuwing',
          titel: aantal.open === 1 ? 'Eén regel is een correctie' : `${toonAantal(aantal.open)} regels zijn een correctie`,
          inhoud: html`<p>Van deze regels was al iets bekend, en nu staat er iets anders. Er verandert niets voordat je ze overneemt.</p>${acties(
            linkKnop({ tekst: 'Bekijk de correcties', href: adres(levering, '/correcties'), soort: 'primair' }),
          )}`,
        })
      : undefined,
    kaart({
      titel: 'Uitkomst',
      inhoud: html`${lijst([
        { kop: 'Aangeboden', waarde: `${toonMoment(levering.begonnenOp, o.vandaag)} door ${levering.door}` },
        { kop: 'Vandaag gerekend als', waarde: toonDatum(datum(levering.vandaag)) },
        {
          kop: 'Regels',
          waarde: `${toonAantal(som.gelezen)} gelezen, ${toonAantal(som.aangenomen)} aangenomen, ${toonAantal(som.afgewezen)} afgewezen`,
        },
      ])}${tabel({
        caption: 'Uitkomst per bestand',
        kolommen: [
          { kop: 'Bestand' },
          { kop: 'Soort' },
          { kop: 'Gelezen', uitlijning: 'eind' },
          { kop: 'Aangenomen', uitlijning: 'eind' },
          { kop: 'Afgewezen', uitlijning: 'eind' },
        ],
        rijen: levering.bestanden.map((b) => [
          b.bestand,
          b.fout === undefined ? (b.soort ?? '') : html`<strong>Niet gelezen.</strong> ${b.fout}`,
          toonAantal(b.gelezen),
          toonAantal(b.aangenomen),
          toonAantal(b.afgewezen),
        ]),
      })}`,
    }),
    afwijzingenKaart(levering, o),
    signalenKaart(levering, o.inwonerVan),
  )}`;
}

function afwijzingenKaart(
  levering: LeveringRij,
  o: { afwijzingen: readonly AfwijzingRij[]; aantal: { alle: number }; pagina: number },
): Html {
  if (o.aantal.alle === 0) return kaart({ titel: 'Afgewezen regels', inhoud: html`<p>Geen. Alle regels zijn aangenomen.</p>` });
  const eerste = (o.pagina - 1) * PER_PAGINA + 1;
  return kaart({
    titel: 'Afgewezen regels',
    id: 'afgewezen',
    inhoud: html`${telling(`${toonAantal(eerste)} tot en met ${toonAantal(eerste + o.afwijzingen.length - 1)} van ${toonAantal(o.aantal.alle)}`)}${tabel(
      {
        caption: 'Afgewezen regels',
        kolommen: [{ kop: 'Regel' }, { kop: 'Bestand' }, { kop: 'Waarom' }, { kop: 'Uitleg' }],
        rijen: o.afwijzingen.map((a) => [`Regel\u00a0${a.regel}`, a.bestand, redenTekst(a.reden), a.tekst]),
      },
    )}${paginering({
      pagina: o.pagina,
      paginas: Math.ceil(o.aantal.alle / PER_PAGINA),
      href: (pagina) => `${adres(levering)}?pagina=${pagina}#afgewezen`,
      naam: 'Pagina’s met afgewezen regels',
    })}`,
  });
}

/** By kind; a toewijzing that is known is a link to the file of its resident. */
function signalenKaart(levering: LeveringRij, inwonerVan: ReadonlyMap<string, number>): Html {
  if (levering.signalen.length === 0) return kaart({ titel: 'Signalen', inhoud: html`<p>Geen.</p>` });
  const perSoort = Map.groupBy(levering.signalen, (signaal) => signaal.soort);
  return kaart({
    titel: 'Signalen',
    inhoud: html`<p>Deze toewijzingen zijn elders besloten en zijn aangenomen. Zij wijken af van de regeling; kijk of dat klopt.</p>${[
      ...perSoort,
    ].map(([soort, signalen]) =>
      uitklap(
        `${signaalTekst(soort)} (${signalen.length})`,
        html`<ul>${signalen.map((signaal) => {
          const inwoner = signaal.toewijzing === undefined ? undefined : inwonerVan.get(signaal.toewijzing);
          const voor =
            signaal.toewijzing === undefined
              ? ''
              : inwoner === undefined
                ? `Toewijzing ${signaal.toewijzing}: `
                : html`${link(`/dossier/${inwoner}/toewijzingen`, `Toewijzing ${signaal.toewijzing}`)}: `;
          return html`<li>${voor}${signaal.tekst}</li>`;
        })}</ul>`,
      ),
    )}`,
  });
}
