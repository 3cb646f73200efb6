// What stands around a form of the dossier: whose it is, on which tab it hangs, what went wrong, and its heading.
import type { Reden } from '../kernel/resultaat.ts';
import { foutSamenvatting, type Html, html, kop } from '../web/index.ts';
import type { PageContext } from '../web/route.ts';
import { type Naam, toonNaam } from './rules.ts';

/** A narrow page with one form about one resident. `tab` is where it comes from and goes back to. */
export const dossierFormulier = (
  c: PageContext,
  o: {
    inwoner: Naam & { id: number };
    tab: { tekst: string; href: string };
    titel: string;
    onder: string;
    fouten: readonly Reden[];
    inhoud: Html;
  },
): Promise<Response> =>
  c.page({
    titel: o.titel,
    fout: o.fouten.length > 0,
    smal: true,
    kruimels: [{ tekst: toonNaam(o.inwoner), href: `/dossier/${o.inwoner.id}` }, o.tab, { tekst: o.titel }],
    inhoud: html`${foutSamenvatting(o.fouten)}${kop({ titel: o.titel, onder: o.onder })}${o.inhoud}`,
  });
