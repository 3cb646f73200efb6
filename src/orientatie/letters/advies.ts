import { readFileSync } from 'node:fs';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { toonDatum } from '../../kernel/datum.ts';
import { renderPdf } from '../../platform/pdf/index.ts';
import type { Advies, Orientatie } from '../types.ts';

const template = readFileSync(new URL('advies.typ', import.meta.url), 'utf8');
const alineas = (tekst: string): string[] => tekst.split(/\n+/).filter((alinea) => alinea.trim() !== '');

/** The written advice as tagged PDF: short for the resident on top, then its three parts (AP10). The same advice gives the same bytes. */
export const adviesPdf = async (o: { beleid: BeleidInHuis; orientatie: Orientatie; advies: Advies; naam: string }) => {
  const { advies, orientatie } = o;
  const gemeente = o.beleid.gemeente(orientatie.gemeenteId);
  const inhoud = await renderPdf({
    template,
    data: {
      titel: `Advies na de oriëntatie van ${o.naam}`,
      naam: o.naam,
      gemeente: gemeente.naam,
      telefoon: gemeente.telefoon.waarde,
      kleur: gemeente.kleuren.hoofdkleur,
      jaarMaandDag: [advies.gegevenOp.year, advies.gegevenOp.month, advies.gegevenOp.day],
      onder: `${orientatie.centrum ?? 'Het oriëntatiecentrum'}, ${toonDatum(advies.gegevenOp)}. Advies ${advies.nummer}, door ${advies.door}.`,
      vraag: alineas(orientatie.vraag),
      kort: alineas(advies.kort),
      delen: [
        { kop: 'Passende werkplek of werk', alineas: alineas(advies.werkplek) },
        { kop: 'Leren en opleiding', alineas: alineas(advies.opleiding) },
        { kop: 'Volgende stappen', alineas: alineas(advies.vervolg) },
      ],
      categorie: advies.categorie,
    },
  });
  return { inhoud, type: 'application/pdf', naam: `advies-orientatie-${orientatie.id}-${advies.nummer}.pdf`, tonen: true };
};
