// Taking back a confirmation that was wrong: what it does, who may, and why.
import type { BeleidInHuis } from '../beleid/index.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { acties, form, foutVan, type Html, html, knop, link, melding, tekstvak, uitklap } from '../web/index.ts';
import type { PageContext, Router } from '../web/route.ts';
import { withdrawAkkoord } from './actions/revoke-akkoord.ts';
import { terugdraaien } from './permissions.ts';
import { terugReden } from './rules.ts';
import type { ResultaatRij } from './types.ts';

/** The form below a confirmed result, or why somebody else has to. Nothing for a result that is not confirmed. */
export const terugBlok = (
  c: PageContext,
  o: {
    r: ResultaatRij;
    bevestiging: { afgerekend: boolean; door: number | undefined };
    wie: { gebruikerId: number; rol: string };
    fouten: readonly Reden[];
  },
): Html | false => {
  const { r, bevestiging, fouten } = o;
  if (r.akkoord !== true) return false;
  const weigering = terugReden({ ...bevestiging, wie: o.wie });
  return uitklap(
    'Klopt dit akkoord niet?',
    weigering
      ? html`<p>${weigering.tekst}</p>`
      : html`<p>Draai het terug, met een reden. De aanbieder leest die en kan opnieuw melden, of een tweede blik vragen. Wat eerst is gezegd, blijft te lezen.</p>${
          bevestiging.afgerekend &&
          melding({
            soort: 'waarschuwing',
            titel: 'Er is al afgerekend',
            inhoud: 'Het bedrag gaat er in de volgende declaratie weer af.',
          })
        }<p>De trede op de ladder verandert niet vanzelf. ${link(`/dossier/${r.inwonerId}/ladder`, 'Kijk of de trede nog klopt')}.</p>${form(
          {
            actie: `/dossier/${r.inwonerId}/resultaat/${r.id}/terugdraaien`,
            sleutel: c.sleutel(),
            versie: r.versie,
            naam: 'Akkoord terugdraaien',
            inhoud: html`${tekstvak({
              naam: 'terug_reden',
              label: 'Waarom klopt het akkoord niet?',
              waarde: c.form.tekst('terug_reden'),
              fout: foutVan(fouten, 'terug_reden'),
              regels: 4,
              maximum: 4000,
            })}${acties(knop({ tekst: 'Draai het akkoord terug', soort: 'gevaar' }))}`,
          },
        )}`,
    { open: fouten.some(({ veld }) => veld === 'terug_reden') },
  );
};

export const registerTerugdraaien = (
  router: Router,
  s: { beleid: BeleidInHuis },
  toon: (c: PageContext, fouten: Reden[]) => Promise<Response>,
): void => {
  router.post('/dossier/:inwoner/resultaat/:resultaat/terugdraaien', terugdraaien, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const resultaatId = c.nummer('resultaat');
    const uit = await c.submit(async (db, actor) => {
      const r = await withdrawAkkoord(db, {
        actor,
        beleid: s.beleid,
        inwonerId,
        resultaatId,
        versie: c.form.tekst('_versie'),
        reden: c.form.tekst('terug_reden'),
      });
      return r.ok ? { ok: true, naar: `/dossier/${inwonerId}/resultaat/${resultaatId}/verwerkt` } : r;
    });
    return uit instanceof Response ? uit : toon(c, uit);
  });
};
