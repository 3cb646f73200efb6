// The letter beside the form that makes it.
import { briefblad, type Html, html, melding } from '../../web/index.ts';
import { waaromGeenBrief } from '../letters/render.ts';
import { opPapier } from '../rules.ts';
import { Briefdata, type BriefdataInvoer } from '../types.ts';
import { briefAanhef, briefInHetKort, briefVerder } from './scherm.ts';

/** The sheet as it would go out; what keeps it from being made stands in its place. Works without JavaScript. */
export const briefVoorbeeld = (invoer: BriefdataInvoer): Html => {
  const redenen = waaromGeenBrief(invoer);
  if (redenen.length > 0)
    return melding({
      soort: 'waarschuwing',
      titel: 'Er komt nog geen brief',
      inhoud: html`${redenen.map((reden) => html`<p>${reden}</p>`)}`,
    });
  const brief = Briefdata.parse(invoer);
  const p = opPapier(brief);
  return briefblad({
    gemeente: brief.gemeente.naam,
    bereik: [brief.gemeente.telefoon, brief.gemeente.site],
    adres: [brief.inwoner.naam, ...brief.inwoner.adres],
    datum: p.datum,
    kenmerk: brief.kenmerk,
    voorbeeld: brief.voorbeeld,
    inhoud: html`<h2>${p.onderwerp}</h2>${briefAanhef(brief)}${briefInHetKort(brief, 3)}${briefVerder(brief, 3)}`,
  });
};
