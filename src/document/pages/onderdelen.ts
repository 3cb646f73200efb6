// What the pages about documents share.
import type { BeleidInHuis } from '../../beleid/index.ts';
import { type Datum, datum, toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag, toonMoment } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { badge, type Html, html, lijst, melding } from '../../web/index.ts';
import { lezersTekst, toonGrootte } from '../rules.ts';
import type { Virusscanner } from '../scanner.ts';
import { BESTANDSOORTEN, type Bestandsoort, type Dossierstuk, SOORT_NAMEN, type UploadRegels } from '../types.ts';

export interface DocumentSettings {
  beleid: BeleidInHuis;
  /** Absent: nothing looks for viruses, and the product says so. */
  scanner?: Virusscanner | undefined;
}

/** The largest body that a route for files takes: more than any setting allows, so that the setting can say what is too large. */
export const MAX_BODY = 17_000_000;

/** Which files fit, under the field. */
export const bestandHint = (regels: UploadRegels): string =>
  `${opsomming(regels.soorten)}. Hoogstens ${regels.maxBytes / 1_000_000} MB. Van een foto halen we de plaats eruit waar hij is gemaakt.`;

const opsomming = (soorten: readonly Bestandsoort[]): string => {
  const namen = soorten.map((soort) => BESTANDSOORTEN[soort].naam);
  return namen.length < 2 ? namen.join('') : `${namen.slice(0, -1).join(', ')} of ${namen.at(-1)}`;
};

/** A browser forgets a chosen file when the form comes back. */
export const opnieuwKiezen = (fouten: readonly Reden[]): Reden[] =>
  fouten.length === 0 || fouten.some(({ veld }) => veld === 'bestand')
    ? [...fouten]
    : [...fouten, { veld: 'bestand', tekst: 'Kies het bestand opnieuw: je browser onthoudt het niet.' }];

export const soortKort = (stuk: Pick<Dossierstuk, 'type'>): string =>
  Object.values(BESTANDSOORTEN).find(({ mime }) => mime === stuk.type)?.naam ?? 'bestand';

export const scanBadge = (stuk: Dossierstuk): Html =>
  stuk.scan === 'schoon' ? badge('goed', 'geen virus gevonden') : badge('aandacht', 'niet op virussen gecontroleerd');

/** Everything that is known of a document, for who keeps the dossier. */
export const stukKaart = (stuk: Dossierstuk, vandaag: Datum): Html =>
  html`${stuk.bijzonderheden !== '' && melding({ soort: 'info', inhoud: stuk.bijzonderheden })}${lijst([
    { kop: 'Soort', waarde: SOORT_NAMEN[stuk.soort] },
    { kop: 'Wie dit leest', waarde: lezersTekst(stuk) },
    { kop: 'Bestand', waarde: `${stuk.bestandsnaam} (${soortKort(stuk)}, ${toonGrootte(stuk.bytes)})` },
    { kop: 'Toegevoegd', waarde: `${toonMoment(stuk.toegevoegdOp, vandaag)}, door ${stuk.door}` },
    { kop: 'Virussen', waarde: scanBadge(stuk) },
    {
      kop: 'We bewaren dit tot en met',
      waarde: html`${toonDatum(datum(stuk.bewarenTot))}<br>Bron: ${stuk.bewarenBron}`,
    },
    { kop: 'Controlegetal (SHA-256)', waarde: html`<code>${stuk.sha256}</code>` },
    ...(stuk.verborgen
      ? [
          {
            kop: 'Weggehaald',
            waarde: `${toonDatum(dagTotVandaag(stuk.verborgen.op, vandaag))}, door ${stuk.verborgen.door}: ${stuk.verborgen.reden}`,
          },
        ]
      : []),
  ])}`;
