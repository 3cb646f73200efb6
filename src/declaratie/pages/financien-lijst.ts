import type { BeleidInHuis } from '../../beleid/index.ts';
import { isNa, toonDatum } from '../../kernel/datum.ts';
import { dagVan } from '../../kernel/moment.ts';
import type { Actor } from '../../platform/db/reader.ts';
import { bedrag, type Html, html, kaart, kop, link, linkKnop, metOnder, tabel, tegels, telling } from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { type Declaratie, listDeclaraties } from '../queries/index.ts';
import type { DeclaratieStatus } from '../status.ts';
import { antwoordVoor, titelVan } from './delen.ts';

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
  const alle = await listDeclaraties(c.db, { status: ['ingediend', 'gecontroleerd', 'goedgekeurd'] });
  const gevraagd = c.zoek.get('stap') ?? '';
  const van = (stap: Stap) => alle.filter((d) => d.status === STAPPEN[stap].status);
  const stap: Stap = isStap(gevraagd) ? gevraagd : (stappen.find((een) => van(een).length > 0) ?? 'controleren');
  const lijst = van(stap);
  const wacht = (d: Declaratie): Html | string => {
    if (d.status === 'gecontroleerd')
      return d.gecontroleerdDoor === actor.gebruikerId
        ? metOnder('Door jou gecontroleerd', 'een collega keurt goed')
        : `Gecontroleerd door ${d.controleur ?? 'een collega'}`;
    const dag = d.ingediendOp && antwoordVoor(beleid, dagVan(d.ingediendOp));
    if (d.status === 'goedgekeurd' || !d.ingediendOp) return d.goedgekeurdOp ? toonDatum(dagVan(d.goedgekeurdOp)) : '';
    const telaat = dag !== undefined && dag !== null && isNa(c.vandaag, dag);
    return metOnder(
      toonDatum(dagVan(d.ingediendOp)),
      dag ? `antwoord uiterlijk ${toonDatum(dag)}${telaat ? ': te laat' : ''}` : 'antwoord binnen 10 werkdagen',
      { telaat },
    );
  };
  return c.page({
    titel: 'Declaraties',
    inhoud: html`${kop({ titel: 'Declaraties', onder: 'Eén medewerker controleert, een ander keurt de betaling goed.', acties: linkKnop({ tekst: 'Maanden', href: '/maanden', icoon: 'calendar' }) })}${tegels(
      stappen.map((een) => ({
        aantal: van(een).length,
        tekst: STAPPEN[een].tekst,
        href: `/declaraties?stap=${een}`,
        soort: STAPPEN[een].soort,
        huidig: een === stap,
      })),
    )}${kaart({
      titel: STAPPEN[stap].tekst,
      inhoud: html`${telling(lijst.length === 1 ? '1 declaratie' : `${lijst.length} declaraties`)}${tabel({
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
                'Totaal',
                '',
                '',
                lijst.reduce((som, d) => som + d.regels, 0),
                bedrag(lijst.reduce((som, d) => som + d.totaal, 0)),
              ],
            }
          : {}),
        leeg: 'Hier wacht niets.',
      })}`,
    })}`,
  });
}
