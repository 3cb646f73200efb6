import type { BeleidInHuis } from '../../beleid/index.ts';
import { maandVan, toonMaand } from '../../kernel/maand.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import type { Actor } from '../../platform/db/reader.ts';
import {
  badge,
  bedrag,
  form,
  foutSamenvatting,
  html,
  kaart,
  knop,
  kop,
  link,
  metOnder,
  paginering,
  stapel,
  tabel,
  telling,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import {
  bedragVan,
  countDeclaraties,
  type Declaratie,
  listDeclaraties,
  listGemeenten,
  loadStand,
  voorstelVan,
} from '../queries/index.ts';
import type { TeDeclareren } from '../te-declareren.ts';
import { PER_PAGINA, paginaVan, statusBadge, tellingVan, titelVan } from './delen.ts';

/** What an aanbieder finds at /declaraties: what is ready to be declared, and what was declared. */
export async function lijstVanAanbieder(
  c: PageContext,
  beleid: BeleidInHuis,
  actor: Actor,
  fouten: readonly Reden[] = [],
): Promise<Response> {
  const aanbiederId = actor.aanbiederId ?? 0;
  const [aantallen, gemeenten] = await Promise.all([
    countDeclaraties(c.db, { aanbiederId }),
    listGemeenten(c.db, beleid, aanbiederId),
  ]);
  const totaal = [...aantallen.values()].reduce((som, n) => som + n, 0);
  const pagina = paginaVan(c, totaal);
  const declaraties = await listDeclaraties(c.db, { aanbiederId }, { pagina, perPagina: PER_PAGINA });
  const standen = await Promise.all(
    gemeenten.map(async (gemeente) => ({
      gemeente,
      stand: await loadStand(c.db, { beleid, gemeenteId: gemeente.id, aanbiederId, totEnMet: maandVan(c.vandaag) }),
    })),
  );
  const klaar = standen.flatMap(({ gemeente, stand }) =>
    stand.maanden.toReversed().flatMap((maand) => {
      const voorstel = stand.gesloten.has(maand) ? undefined : voorstelVan(stand, maand);
      return voorstel && voorstel.credits.length + voorstel.debets.length > 0 ? [{ gemeente, maand, voorstel }] : [];
    }),
  );
  const meer = gemeenten.length > 1;
  const klaarTabel = tabel({
    caption: 'Maanden die je kunt declareren',
    kolommen: [{ kop: 'Maand' }, { kop: 'Wat' }, { kop: 'Bedrag', uitlijning: 'eind' }, { kop: 'Actie', zonderLabel: true }],
    rijen: klaar.map(({ gemeente, maand, voorstel }) => [
      metOnder(hoofdletter(toonMaand(maand)), `${gemeente.naam}${maand === maandVan(c.vandaag) ? ', deze maand loopt nog' : ''}`),
      watStaatEr(voorstel),
      bedrag(bedragVan(voorstel)),
      form({
        actie: '/declaraties/nieuw',
        sleutel: c.sleutel(),
        kaal: true,
        verborgen: { maand, gemeente: String(gemeente.id) },
        inhoud: knop({
          tekst: `Maak declaratie van ${toonMaand(maand)}`,
          soort: 'tweede',
          ...(meer ? { extra: `voor ${gemeente.naam}` } : {}),
        }),
      }),
    ]),
    leeg: 'Er is nu niets te declareren. Zodra er uren zijn ingestuurd of een resultaat is bevestigd, staat de maand hier.',
  });
  return c.page({
    titel: 'Declaraties',
    fout: fouten.length > 0,
    inhoud: html`${kop({ titel: 'Declaraties', onder: 'Per maand declareer je de gemaakte uren en de behaalde resultaten.' })}${foutSamenvatting(fouten)}${stapel(
      kaart({ titel: 'Te declareren', inhoud: klaarTabel }),
      kaart({
        titel: 'Je declaraties',
        inhoud: html`${totaal > declaraties.length && telling(tellingVan('declaratie', 'declaraties', { totaal, pagina, getoond: declaraties.length }))}${tabel(
          {
            caption: 'Declaraties per maand',
            toetsen: true,
            kolommen: [
              { kop: 'Maand' },
              { kop: 'Regels', uitlijning: 'eind' },
              { kop: 'Bedrag', uitlijning: 'eind' },
              { kop: 'Status' },
            ],
            rijen: declaraties.map((d) => [
              metOnder(link(`/declaraties/${d.id}`, titelVan(d)), d.gemeente),
              d.regels,
              bedrag(d.totaal),
              html`${statusBadge(d.status)}${toonAfwijzing(d) && html` ${badge('telaat', `${d.onbeantwoord} afgewezen: geef antwoord`)}`}`,
            ]),
            leeg: 'Je hebt nog geen declaratie gemaakt.',
          },
        )}${paginering({ pagina, paginas: Math.ceil(totaal / PER_PAGINA), href: (een) => `/declaraties?pagina=${een}` })}`,
      }),
    )}`,
  });
}

const toonAfwijzing = (d: Declaratie): boolean =>
  d.onbeantwoord > 0 && (d.status === 'gecontroleerd' || d.status === 'goedgekeurd');

const aantal = (n: number, een: string, meer: string): string => `${n} ${n === 1 ? een : meer}`;

/** "12 regels en 1 correctie" */
export function watStaatEr({ credits, debets }: TeDeclareren): string {
  const nieuw = debets.filter(({ corrigeert }) => !corrigeert).length;
  const correcties = new Set(credits.map((regel) => `${regel.toewijzing} ${regel.prestatiemaand}`)).size;
  return [
    ...(nieuw > 0 ? [aantal(nieuw, 'regel', 'regels')] : []),
    ...(correcties > 0 ? [aantal(correcties, 'correctie', 'correcties')] : []),
  ].join(' en ');
}
