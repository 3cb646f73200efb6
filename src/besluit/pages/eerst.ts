// What stands elsewhere in the dossier and must be right before a besluit can be taken.
import type { Reden } from '../../kernel/resultaat.ts';
import { html, link, melding } from '../../web/index.ts';

/** What must be put right elsewhere before this besluit can be taken. */
export type Eerst = { tekst: string; href: string };

export const eerstElders = (eerst: readonly Eerst[]) =>
  eerst.length > 0 &&
  melding({
    soort: 'info',
    titel: 'Dit regel je eerst in het dossier',
    inhoud: html`<ul>${eerst.map((een) => html`<li>${link(een.href, een.tekst)}</li>`)}</ul><p>Bewaar eerst als concept: dan ben je niet kwijt wat je hier invulde.</p>`,
  });

/** Where the dossier is put right for the rules that no field of this page can mend. */
export const eerstVan = (inwonerId: number, redenen: readonly Reden[]): Eerst[] => [
  ...(redenen.some((r) => r.regel === 'AP12')
    ? [{ tekst: 'Leg vast of wie de uitkering betaalt akkoord is', href: `/dossier/${inwonerId}/gegevens/wijzigen` }]
    : []),
  ...(redenen.some((r) => r.regel === 'AP2' || r.regel === 'AP3')
    ? [{ tekst: 'Bepaal de trede en het perspectief', href: `/dossier/${inwonerId}/ladder/nieuw` }]
    : []),
];
