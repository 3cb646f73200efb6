import type { BeleidInHuis } from '../../beleid/index.ts';
import { isNa, toonDatum } from '../../kernel/datum.ts';
import { parseMaand, toonMaand } from '../../kernel/maand.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import type { Actor } from '../../platform/db/reader.ts';
import {
  bedrag,
  filters,
  type Html,
  html,
  kaart,
  keuzelijst,
  kop,
  link,
  linkKnop,
  metOnder,
  paginering,
  tabel,
  tegels,
  telling,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { countDeclaraties, type Declaratie, listDeclaraties, listMaandenMet } from '../queries/index.ts';
import type { DeclaratieStatus } from '../status.ts';
import { antwoordVoor, PER_PAGINA, paginaVan, tellingVan, titelVan } from './delen.ts';

const STAPPEN = {
  controleren: { status: 'ingediend', tekst: 'Te controleren', soort: 'aandacht' },
  goedkeuren: { status: 'gecontroleerd', tekst: 'Goed te keuren', soort: 'aandacht' },
  afgehandeld: { status: 'goedgekeurd', tekst: 'Afgehandeld', soort: 'goed' },
} as const satisfies Record<string, { status: DeclaratieStatus; tekst: string; soort: 'aandacht' | 'goed' }>;
type Stap = keyof typeof STAPPEN;
const isStap = (tekst: string): tekst is Stap => Object.hasOwn(STAPPEN, tekst);
const stappen = Object.keys(STAPPEN).filter(isStap);

/** What finance finds at /declaraties: three counters that are links, and the list behind the chosen one. */
export async function lijstVanFinancien(c: PageContext, beleid: BeleidInHuis, actor: Actor): Promise<Response> {
  const maand = parseMaand(c.zoek.get('maand') ?? '');
  const filter = maand ? { maand } : {};
  const [aantallen, maanden] = await Promise.all([
    countDeclaraties(c.db, filter),
    listMaandenMet(
      c.db,
      stappen.map((een) => STAPPEN[een].status),
    ),
  ]);
  const gevraagd = c.zoek.get('stap') ?? '';
  const aantalVan = (een: Stap): number => aantallen.get(STAPPEN[een].status) ?? 0;
  const stap: Stap = isStap(gevraagd) ? gevraagd : (stappen.find((een) => aantalVan(een) > 0) ?? 'controleren');
  const totaal = aantalVan(stap);
  const pagina = paginaVan(c, totaal);
  const lijst = await listDeclaraties(c.db, { ...filter, status: [STAPPEN[stap].status] }, { pagina, perPagina: PER_PAGINA });
  const adres = (o: { stap: Stap; pagina?: number }): string => {
    const vraag = new URLSearchParams({
      stap: o.stap,
      ...(maand ? { maand } : {}),
      ...(o.pagina ? { pagina: String(o.pagina) } : {}),
    });
    return `/declaraties?${vraag}`;
  };
  const wacht = (d: Declaratie): Html | string => {
    if (d.status === 'gecontroleerd')
      return d.gecontroleerdDoor === actor.gebruikerId
        ? metOnder('Door jou gecontroleerd', 'een collega keurt goed')
        : `Gecontroleerd door ${d.controleur ?? 'een collega'}`;
    const dag = d.ingediendOp && antwoordVoor(beleid, dagTotVandaag(d.ingediendOp, c.vandaag));
    if (d.status === 'goedgekeurd' || !d.ingediendOp)
      return d.goedgekeurdOp ? toonDatum(dagTotVandaag(d.goedgekeurdOp, c.vandaag)) : '';
    const telaat = dag !== undefined && dag !== null && isNa(c.vandaag, dag);
    return metOnder(
      toonDatum(dagTotVandaag(d.ingediendOp, c.vandaag)),
      dag ? `antwoord uiterlijk ${toonDatum(dag)}${telaat ? ': te laat' : ''}` : 'antwoord binnen 10 werkdagen',
      { telaat },
    );
  };
  return c.page({
    titel: 'Declaraties',
    inhoud: html`${kop({ titel: 'Declaraties', onder: 'Eén medewerker controleert, een ander keurt de betaling goed.', acties: linkKnop({ tekst: 'Maanden', href: '/maanden', icoon: 'calendar' }) })}${tegels(
      stappen.map((een) => ({
        aantal: aantalVan(een),
        tekst: STAPPEN[een].tekst,
        href: adres({ stap: een }),
        soort: STAPPEN[een].soort,
        huidig: een === stap,
      })),
    )}${filters({
      actie: '/declaraties',
      verborgen: { stap },
      velden: keuzelijst({
        naam: 'maand',
        label: 'Maand',
        leeg: 'Alle maanden',
        waarde: maand ?? '',
        opties: maanden.map((een) => ({ waarde: een, tekst: hoofdletter(toonMaand(een)) })),
      }),
    })}${kaart({
      titel: STAPPEN[stap].tekst,
      inhoud: html`${telling(tellingVan('declaratie', 'declaraties', { totaal, pagina, getoond: lijst.length }))}${tabel({
        caption: `Declaraties: ${STAPPEN[stap].tekst.toLowerCase()}`,
        toetsen: true,
        kolommen: [
          { kop: 'Aanbieder' },
          { kop: 'Maand' },
          { kop: stap === 'controleren' ? 'Ingediend' : stap === 'goedkeuren' ? 'Gecontroleerd' : 'Goedgekeurd' },
          { kop: 'Regels', uitlijning: 'eind' },
          { kop: 'Bedrag', uitlijning: 'eind' },
        ],
        rijen: lijst.map((d) => [
          metOnder(link(`/declaraties/${d.id}`, d.aanbieder, titelVan(d)), `AGB ${d.agb}`),
          titelVan(d),
          wacht(d),
          d.afgewezen > 0 ? metOnder(d.regels, `${d.afgewezen} afgewezen`) : d.regels,
          bedrag(d.totaal),
        ]),
        ...(lijst.length > 0
          ? {
              voet: [
                totaal > lijst.length ? 'Totaal van deze pagina' : 'Totaal',
                '',
                '',
                lijst.reduce((som, d) => som + d.regels, 0),
                bedrag(lijst.reduce((som, d) => som + d.totaal, 0)),
              ],
            }
          : {}),
        leeg: 'Hier wacht niets.',
      })}${paginering({ pagina, paginas: Math.ceil(totaal / PER_PAGINA), href: (een) => adres({ stap, pagina: een }) })}`,
    })}`,
  });
}
