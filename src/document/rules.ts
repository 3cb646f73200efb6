import { type Datum, isNa, plusMaanden } from '../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../kernel/resultaat.ts';
import { BESTANDSOORTEN, type Bestandsoort, type Lezers, type Soort, type UploadRegels } from './types.ts';

/** Which kinds of files may come in, as a sentence that also tells what to do. */
export const watMag = (regels: UploadRegels): string =>
  `Dit soort bestand bewaren we niet. Kies ${opsomming(regels.soorten.map((soort) => BESTANDSOORTEN[soort].naam))}. Heet je bestand al zo? Dan is de inhoud anders: open het en bewaar het opnieuw.`;

const opsomming = (namen: readonly string[]): string =>
  namen.length < 2 ? namen.join('') : `${namen.slice(0, -1).join(', ')} of ${namen.at(-1)}`;

/** What a municipality takes, from its settings (keuze): PDF always. */
export const uploadRegels = (o: { megabyte: number; foto: boolean; tekstbestand: boolean }): UploadRegels => {
  const soorten: Bestandsoort[] = ['pdf'];
  if (o.foto) soorten.push('jpg', 'png');
  if (o.tekstbestand) soorten.push('docx', 'odt');
  return { maxBytes: o.megabyte * 1_000_000, soorten };
};

/** For the file chooser of a browser; on a telephone it offers the camera for pictures. */
export const accept = (regels: UploadRegels): string =>
  regels.soorten.flatMap((soort) => [BESTANDSOORTEN[soort].mime, `.${soort}`]).join(',');

/** The name of a file as we keep it: without path, without signs that a system reads, with the ending of what it really is. */
export const bestandsnaam = (naam: string, soort: Bestandsoort): string => {
  const kaal = (naam.split(/[\\/]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(/\p{C}/gu, '')
    .replace(/[<>:"|?*%]/g, '')
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(0, 100);
  return `${kaal === '' ? 'document' : kaal}.${soort}`;
};

/** What the list calls a document when nothing was typed: the name of the file without its ending. */
export const titelVan = (getypt: string, bestand: string): string => getypt || bestand.replace(/\.[a-z]+$/, '');

/** Who reads a document. A medical paper never goes to an aanbieder; who is no aanbieder of this resident is refused (keuze). */
export const lezersVan = (keuze: string, soort: Soort, aanbieders: readonly number[]): Resultaat<Lezers> => {
  if (keuze === 'gemeente') return gelukt({ metInwoner: false, aanbiederId: null });
  if (keuze === 'inwoner') return gelukt({ metInwoner: true, aanbiederId: null });
  const id = Number(keuze.replace('aanbieder-', ''));
  if (!aanbieders.includes(id))
    return geweigerd({ veld: 'lezers', tekst: 'Deze aanbieder heeft geen plek voor deze inwoner. Kies opnieuw.' });
  if (soort === 'medisch')
    return geweigerd({ veld: 'lezers', tekst: 'Een medisch stuk gaat nooit naar een aanbieder. Kies wie het wel mag lezen.' });
  return gelukt({ metInwoner: true, aanbiederId: id });
};

/** The last day on which a document is kept: so many years from the day it was made or came in (Wmo 2015 art. 5.3.4). */
export const bewarenTot = (termijn: { aantal: number }, dag: Datum): Datum => plusMaanden(dag, termijn.aantal * 12);

/** It may be destroyed: the day until which it is kept has passed. */
export const magWeg = (bewaren: Datum, vandaag: Datum): boolean => isNa(vandaag, bewaren);

/** "240 kB", "1,4 MB". */
export const toonGrootte = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;

/** Who reads a document, in words. */
export const lezersTekst = (l: Lezers & { aanbieder?: string | null }): string =>
  l.aanbiederId !== null
    ? `De gemeente, de inwoner en ${l.aanbieder ?? 'de aanbieder'}`
    : l.metInwoner
      ? 'De gemeente en de inwoner'
      : 'Alleen de gemeente';

/** The answer to "who may read this" that a form shows. */
export const lezersKeuze = (l: Lezers): string =>
  l.aanbiederId !== null ? `aanbieder-${l.aanbiederId}` : l.metInwoner ? 'inwoner' : 'gemeente';
