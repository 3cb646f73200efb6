import { toonMaand } from '../../kernel/maand.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import {
  acties,
  bedrag,
  bevestiging,
  controleer,
  form,
  foutSamenvatting,
  html,
  knop,
  kop,
  linkKnop,
  melding,
  metOnder,
  stapel,
  terug,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { type Oordeel, ZELFDE_PERSOON } from '../actions/check-declaratie.ts';
import { magGoedkeuren } from '../permissions.ts';
import type { Post } from '../posten.ts';
import type { Declaratie } from '../queries/index.ts';
import { maandTekst, titelVan } from './delen.ts';

const KRUIMEL = { tekst: 'Declaraties', href: '/declaraties' };

/** "Controleer je antwoorden" of the first employee: what is rejected with its reason, and what would be paid. */
export function controlePagina(
  c: PageContext,
  d: Declaratie,
  posten: readonly Post[],
  oordelen: ReadonlyMap<string, Oordeel>,
): Promise<Response> {
  const afgewezen = posten.filter((post) => oordelen.get(post.sleutel)?.akkoord === false);
  const som = (lijst: readonly Post[]) => lijst.reduce((totaal, post) => totaal + post.bedrag, 0);
  const goed = posten.filter((post) => !afgewezen.includes(post));
  const verborgen: Record<string, string> = { bevestigd: 'ja' };
  for (const oordeel of oordelen.values()) {
    verborgen[`oordeel-${oordeel.sleutel}`] = oordeel.akkoord ? 'akkoord' : 'afwijzen';
    if (!oordeel.akkoord) verborgen[`reden-${oordeel.sleutel}`] = oordeel.reden;
  }
  return c.page({
    titel: 'Controleer je oordeel',
    kruimels: [KRUIMEL, { tekst: `${d.aanbieder}, ${maandTekst(d)}`, href: `/declaraties/${d.id}` }, { tekst: 'Controleren' }],
    inhoud: html`${terug(`/declaraties/${d.id}`)}${kop({ titel: 'Controleer je oordeel', onder: `${d.aanbieder}, ${maandTekst(d)}` })}${stapel(
      controleer([
        { vraag: 'Akkoord', antwoord: `${goed.length} van ${posten.length}` },
        { vraag: 'Te betalen', antwoord: bedrag(som(goed)) },
        ...afgewezen.map((post) => ({
          vraag: `Afgewezen: toewijzing ${post.toewijzing}, ${toonMaand(post.prestatiemaand)}`,
          antwoord: html`${bedrag(post.bedrag)}. ${oordelen.get(post.sleutel)?.reden}`,
        })),
      ]),
      form({
        actie: `/declaraties/${d.id}/controleren`,
        sleutel: c.sleutel(),
        versie: d.versie,
        verborgen,
        inhoud: html`<p>Hierna keurt een andere medewerker de betaling goed. De aanbieder ziet de redenen van afwijzing.</p>${acties(knop({ tekst: 'Rond controle af' }), linkKnop({ tekst: 'Terug', href: `/declaraties/${d.id}`, soort: 'stil' }))}`,
      }),
    )}`,
  });
}

/** Check page of the second employee. */
export function goedkeurPagina(c: PageContext, d: Declaratie, actor: Actor, fouten: readonly Reden[]): Promise<Response> {
  const mag = magGoedkeuren(actor, d);
  return c.page({
    titel: 'Goedkeuren voor betaling',
    kruimels: [KRUIMEL, { tekst: `${d.aanbieder}, ${maandTekst(d)}`, href: `/declaraties/${d.id}` }, { tekst: 'Goedkeuren' }],
    fout: fouten.length > 0,
    inhoud: html`${terug(`/declaraties/${d.id}`)}${kop({ titel: 'Goedkeuren voor betaling' })}${foutSamenvatting(fouten)}${stapel(
      controleer([
        { vraag: 'Aanbieder', antwoord: metOnder(d.aanbieder, `AGB ${d.agb}`) },
        { vraag: 'Maand', antwoord: titelVan(d) },
        { vraag: 'Gecontroleerd door', antwoord: d.controleur ?? '' },
        { vraag: 'Afgewezen regels', antwoord: d.afgewezen },
        { vraag: 'Te betalen', antwoord: bedrag(d.totaal) },
      ]),
      mag
        ? form({
            actie: `/declaraties/${d.id}/goedkeuren`,
            sleutel: c.sleutel(),
            versie: d.versie,
            inhoud: html`<p>Na het goedkeuren verandert deze declaratie niet meer.</p>${acties(knop({ tekst: 'Keur goed voor betaling' }), linkKnop({ tekst: 'Terug', href: `/declaraties/${d.id}`, soort: 'stil' }))}`,
          })
        : fouten.length === 0 && melding({ soort: 'info', titel: 'Een collega keurt goed', inhoud: ZELFDE_PERSOON }),
    )}`,
  });
}

/** After the check or the approval. */
export function klaarPagina(c: PageContext, d: Declaratie, stap: 'gecontroleerd' | 'goedgekeurd'): Promise<Response> {
  const gecontroleerd = stap === 'gecontroleerd';
  return c.page({
    titel: gecontroleerd ? 'Controle afgerond' : 'Goedgekeurd voor betaling',
    kruimels: [KRUIMEL, { tekst: `${d.aanbieder}, ${maandTekst(d)}`, href: `/declaraties/${d.id}` }, { tekst: 'Klaar' }],
    inhoud: bevestiging({
      titel: gecontroleerd ? 'De controle is afgerond' : 'De declaratie is goedgekeurd voor betaling',
      onder: html`${d.aanbieder}, ${maandTekst(d)}, ${bedrag(d.totaal)}`,
      kenmerk: { label: 'Declaratienummer', waarde: String(d.id) },
      hierna: gecontroleerd
        ? [
            {
              wat: 'Een andere medewerker keurt de betaling goed.',
              wie: 'Financiën',
              wanneer: 'binnen de termijn van 10 werkdagen na indienen',
            },
            ...(d.afgewezen > 0
              ? [
                  {
                    wat: 'De aanbieder ziet wat is afgewezen en waarom, en kan antwoorden.',
                    wie: d.aanbieder,
                    wanneer: 'vanaf nu',
                  },
                ]
              : []),
          ]
        : [
            { wat: 'Het bedrag kan worden betaald.', wie: 'Financiën', wanneer: 'in de volgende betaalronde' },
            {
              wat: 'Zijn alle declaraties van de maand klaar, sluit dan de maand.',
              wie: 'Financiën',
              wanneer: 'als niets meer wacht',
            },
          ],
      acties: html`${linkKnop({ tekst: 'Naar de declaraties', href: '/declaraties', soort: 'primair' })}${!gecontroleerd && linkKnop({ tekst: 'Naar de maanden', href: '/maanden' })}`,
    }),
  });
}
