// What the pages of who writes with the municipality share: an aanbieder about a place, and an orientation centre about who was referred.
import type { Reden } from '../../kernel/resultaat.ts';
import {
  acties,
  form,
  foutSamenvatting,
  foutVan,
  html,
  type Inhoud,
  knop,
  kop,
  linkKnop,
  tekstvak,
  tekstveld,
  wieLeest,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import type { Bericht, Overleg, Partij } from '../types.ts';
import { draad, metWie } from './draad.ts';

/** About whom one writes, and where. */
export interface Plaats {
  naam: string;
  voornaam: string;
  /** Who of the municipality reads it; undefined: nobody by name yet. */
  consulent: string | undefined;
  /** Where its messages stand. */
  tab: string;
  kruimels(tekst?: string): { tekst: string; href?: string }[];
}

/** A new message to the municipality, with who will read it above the field. */
export const nieuwPagina = (
  c: PageContext,
  plaats: Plaats,
  o: { terug: string; getypt: Readonly<Record<string, string>>; fouten?: readonly Reden[] },
): Promise<Response> => {
  const { getypt, fouten = [] } = o;
  const { voornaam } = plaats;
  return c.page({
    titel: 'Nieuw bericht',
    smal: true,
    fout: fouten.length > 0,
    kruimels: plaats.kruimels('Nieuw bericht'),
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: 'Nieuw bericht', onder: `Over ${plaats.naam}` })}${form({
      actie: `${plaats.tab}/nieuw`,
      sleutel: c.sleutel(),
      inhoud: html`${tekstveld({ naam: 'onderwerp', label: 'Waar gaat het over?', maximum: 120, waarde: getypt.onderwerp, fout: foutVan(fouten, 'onderwerp') })}${wieLeest(
        {
          icoon: 'users',
          titel: 'Wie leest dit?',
          wie: [plaats.consulent === undefined ? 'De gemeente' : `De gemeente (${plaats.consulent})`, 'Jij en je collega’s'],
          niet: `${voornaam} leest het niet op het scherm, maar mag erom vragen (AVG artikel 15). De gemeente kan ${voornaam} erbij halen.`,
        },
      )}${tekstvak({ naam: 'tekst', label: 'Bericht', regels: 8, maximum: 8000, waarde: getypt.tekst, fout: foutVan(fouten, 'tekst') })}${acties(
        knop({ tekst: 'Stuur', icoon: 'send' }),
        linkKnop({ tekst: 'Annuleren', href: o.terug, soort: 'stil' }),
      )}`,
    })}`,
  });
};

/** One thread, with the field to answer in unless `dicht` says why not. */
export const draadPagina = (
  c: PageContext,
  plaats: Plaats,
  o: {
    ik: Partij;
    overleg: Overleg;
    lijst: readonly Bericht[];
    tekst: string;
    fouten?: readonly Reden[];
    boven?: Inhoud;
    dicht?: Inhoud;
    knoppen?: Inhoud;
  },
): Promise<Response> => {
  const { overleg, fouten = [] } = o;
  return c.page({
    titel: overleg.onderwerp,
    fout: fouten.length > 0,
    kruimels: plaats.kruimels(overleg.onderwerp),
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel: overleg.onderwerp,
      onder: `Over ${overleg.inwoner}, ${metWie(overleg, o.ik)}`,
    })}${o.boven}${draad({
      vandaag: c.vandaag,
      overleg,
      lijst: o.lijst,
      ik: o.ik,
      dicht: o.dicht,
      schrijf: o.dicht
        ? undefined
        : {
            actie: `${plaats.tab}/${overleg.id}`,
            sleutel: c.sleutel(),
            tekst: o.tekst,
            fouten,
            ...(o.knoppen === undefined ? {} : { knoppen: o.knoppen }),
          },
    })}`,
  });
};
