// "Ik zie het anders", in one page: own words beside what was written down, and what was answered.

import { REACTIE_DOELEN_DAGEN } from '../../instemming/index.ts';
import { type Datum, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { parseTrede } from '../../kernel/trede.ts';
import { type InwonerKijk, recordInwonerkijk } from '../../ladder/index.ts';
import {
  acties,
  badge,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  keuzelijst,
  knop,
  kop,
  linkKnop,
  stapel,
  tekstvak,
  terug,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';

export interface AndersVraag {
  /** Address of the page that this belongs to. */
  pad: string;
  soort: 'ladder' | 'zrm';
  /** What the resident sees otherwise: goes along, so that his words stand at what he saw. */
  id: number;
  titel: string;
  hint: string;
  /** The treden to choose from, when it is about the trede. */
  treden?: readonly { trede: number; naam: string }[] | undefined;
  bel: Html;
}

/** The question. */
export const showAnders = (
  c: PageContext,
  v: AndersVraag,
  o: { fouten?: readonly Reden[]; getypt?: Readonly<Record<string, string>> } = {},
): Promise<Response> => {
  const fouten = o.fouten ?? [];
  return c.page({
    titel: v.titel,
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${terug(v.pad)}${foutSamenvatting(fouten)}${kop({ titel: v.titel })}<p>Wat jij schrijft komt erbij te staan. Wat er al staat, blijft staan. Je contactpersoon leest het en geeft je antwoord.</p>${form(
      {
        actie: `${v.pad}/anders`,
        sleutel: c.sleutel(),
        verborgen: { bij: String(v.id) },
        inhoud: html`${tekstvak({
          naam: 'tekst',
          label: 'Hoe zie jij het?',
          hint: v.hint,
          regels: 5,
          maximum: 2000,
          waarde: o.getypt?.tekst,
          fout: foutVan(fouten, 'tekst'),
        })}${
          v.treden &&
          keuzelijst({
            naam: 'trede',
            label: 'Op welke trede sta je volgens jou?',
            leeg: 'Dat weet ik niet',
            verplicht: false,
            waarde: o.getypt?.trede,
            opties: v.treden.map(({ trede, naam }) => ({ waarde: String(trede), tekst: `${trede}: ${naam}` })),
          })
        }${acties(knop({ tekst: 'Verstuur', icoon: 'send' }))}`,
      },
    )}${v.bel}`,
  });
};

/** Handles what was sent; the question again when something is wrong. */
export const takeAnders = async (c: PageContext, v: AndersVraag): Promise<Response> => {
  // Something else was determined while the page stood open: what he wrote belongs to what he saw.
  const bij = c.form.tekst('bij');
  const uit = await c.submit(async (db, actor) => {
    const r = await recordInwonerkijk(db, {
      actor,
      soort: v.soort,
      id: /^[1-9]\d{0,8}$/.test(bij) ? Number(bij) : v.id,
      tekst: c.form.tekst('tekst'),
      trede: parseTrede(c.form.tekst('trede')),
    });
    return r.ok ? { ok: true, naar: `${v.pad}?verstuurd` } : r;
  });
  return uit instanceof Response ? uit : showAnders(c, v, { fouten: uit, getypt: c.form.waarden });
};

/** What I wrote and what was answered; and the way to write. */
export const mijnKijken = (
  kijken: readonly InwonerKijk[],
  o: { pad: string; knop: string; wie: string; kan: boolean; vandaag: Datum },
): Html =>
  kaart({
    titel: 'Zie jij het anders?',
    inhoud: stapel(
      html`<p>Dat mag. Schrijf op hoe jij het ziet. Het komt erbij te staan, en ${o.wie} geeft je antwoord.</p>`,
      ...kijken.map(
        (kijk) =>
          html`<div><p>${kijk.beantwoordOp ? badge('goed', 'Je hebt antwoord') : badge('aandacht', 'Nog geen antwoord')}</p><p>Jij schreef op ${toonDatum(dagTotVandaag(kijk.gegevenOp, o.vandaag))}: “${kijk.tekst}”${kijk.trede !== undefined && html` Volgens jou sta je op trede ${kijk.trede}.`}</p>${
            kijk.beantwoordOp
              ? html`<p>${kijk.beantwoordDoor || 'De gemeente'} schreef op ${toonDatum(dagTotVandaag(kijk.beantwoordOp, o.vandaag))}: “${kijk.antwoord}”</p>`
              : html`<p>Je krijgt antwoord voor ${toonDatum(plusDagen(dagTotVandaag(kijk.gegevenOp, o.vandaag), REACTIE_DOELEN_DAGEN))}.</p>`
          }</div>`,
      ),
      o.kan && acties(linkKnop({ tekst: o.knop, href: `${o.pad}/anders`, soort: 'primair' })),
    ),
  });
