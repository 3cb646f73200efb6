// Documents of the dossier that a determination or a matrix rests on: chosen here, kept with it.
import type { Datum } from '../../kernel/datum.ts';
import { toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import { type Html, html, kaart, link, verborgen, vinkjes, zacht } from '../../web/index.ts';

/** One document to choose. */
export type Bewijsstuk = { id: number; titel: string; toegevoegdOp: Date };

/** Which documents belong to it; without any, where they are added. */
export const bewijsKaart = (o: {
  inwonerId: number;
  stukken: readonly Bewijsstuk[];
  waarden: readonly string[];
  fout: string | undefined;
  vandaag: Datum;
}): Html =>
  kaart({
    titel: 'Waar blijkt het uit?',
    inhoud:
      o.stukken.length === 0
        ? html`<p>In dit dossier staan nog geen documenten. Je kunt ze toevoegen bij ${link(`/dossier/${o.inwonerId}/documenten`, 'Documenten')}: bewaar eerst wat je hier invulde.</p>`
        : vinkjes({
            naam: 'documenten',
            label: 'Welke documenten horen erbij?',
            verplicht: false,
            fout: o.fout,
            waarden: [...o.waarden],
            keuzes: o.stukken.map((stuk) => ({
              waarde: String(stuk.id),
              tekst: html`${stuk.titel}${verborgen(',')} ${zacht(toonDatum(dagTotVandaag(stuk.toegevoegdOp, o.vandaag)))}`,
            })),
          }),
  });

/** The documents that were chosen, each a link. */
export const bewijsLijst = (inwonerId: number, stukken: readonly Pick<Bewijsstuk, 'id' | 'titel'>[]): Html | string =>
  stukken.length === 0
    ? 'geen'
    : html`<ul>${stukken.map((stuk) => html`<li>${link(`/dossier/${inwonerId}/stukken/${stuk.id}`, stuk.titel)}</li>`)}</ul>`;
