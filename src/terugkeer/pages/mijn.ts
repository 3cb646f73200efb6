// The resident: the way back that was agreed, in short sentences, and whether it is right.
import { toonDatum } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  badge,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  kop,
  lijst,
  melding,
  stapel,
  tekstvak,
  telefoonLink,
  terug,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { answerAfspraak } from '../actions/make-afspraak.ts';
import { wieBeslist } from '../letters/inhoud.ts';
import { listAfspraken, listMijnTerugstappen } from '../queries.ts';
import { afspraakStand } from '../rules.ts';
import type { Terugkeerafspraak } from '../types.ts';
import type { TerugkeerSettings } from './blokken.ts';

const zelf = { rollen: ['inwoner'], van: 'zelf' } as const;
const PAD = '/mijn/terugkeer';

/** What the indication means, without the word. */
const INDICATIE_B1 = {
  blijft: 'Je houdt je oude besluit. Je hoeft niets opnieuw aan te vragen.',
  nieuw: 'Je krijgt een nieuw besluit. Je contactpersoon helpt je daarbij.',
  ruimhartig: 'Je krijgt meestal weer een besluit, maar niet vanzelf. Je contactpersoon helpt je daarbij.',
} as const;
const INKOMEN_B1 = {
  gelijk: 'Je inkomen blijft hetzelfde.',
  minder: 'Je inkomen wordt lager.',
  meer: 'Je inkomen wordt hoger.',
  onbekend: 'We weten nog niet wat er met je inkomen gebeurt. Je contactpersoon zoekt dat uit.',
} as const;

const afspraakB1 = (a: Terugkeerafspraak): Html =>
  lijst([
    { kop: 'Waar kun je naar terug?', waarde: a.terugNaar },
    { kop: 'Tot wanneer kan dat?', waarde: a.tot ? `Tot en met ${toonDatum(a.tot)}. Daarna maken we een nieuwe afspraak.` : '' },
    { kop: 'Wie beslist?', waarde: wieBeslist(a.beslist) },
    { kop: 'En mijn besluit?', waarde: a.indicatie ? INDICATIE_B1[a.indicatie] : '' },
    { kop: 'En mijn inkomen?', waarde: a.inkomen ? `${INKOMEN_B1[a.inkomen]} ${a.inkomenToelichting}`.trim() : '' },
  ]);

const toon = async (
  c: PageContext,
  s: TerugkeerSettings,
  getypt: Readonly<Record<string, string>> = {},
  fouten: readonly Reden[] = [],
): Promise<Response> => {
  const actor = await c.actor();
  if (actor.inwonerId === undefined) throw new NietGevonden();
  const [afspraken, stappen] = await Promise.all([
    listAfspraken(c.db, actor.inwonerId),
    listMijnTerugstappen(c.db, actor.inwonerId),
  ]);
  const nu = afspraken.find((a) => ['wacht', 'geldt', 'oneens', 'vervallen'].includes(afspraakStand(a, c.vandaag)));
  const stand = nu && afspraakStand(nu, c.vandaag);
  const nummer = s.beleid.gemeente(actor.gemeenteId ?? 0).telefoon.waarde;
  return c.page({
    titel: 'Mijn weg terug',
    fout: fouten.length > 0,
    smal: true,
    inhoud: html`${terug('/mijn', 'Mijn overzicht')}${foutSamenvatting(fouten)}${kop({
      titel: 'Mijn weg terug',
      onder: 'Lukt een stap niet? Dan kun je altijd terug. Hier lees je wat we daarover afspraken.',
    })}${stapel(
      c.zoek.has('verstuurd') &&
        melding({ soort: 'succes', titel: 'Je antwoord is verstuurd', inhoud: 'Je contactpersoon leest het.' }),
      nu
        ? kaart({
            titel: 'Dit is afgesproken',
            inhoud: html`${stand === 'geldt' && html`<p>${badge('goed', 'Jij bent het eens')}</p>`}${
              stand === 'oneens' &&
              html`<p>${badge('aandacht', 'Jij bent het niet eens')} Je zei: “${nu.akkoordReden}” Je contactpersoon belt je hierover.</p>`
            }${stand === 'vervallen' && html`<p>Deze afspraak is voorbij. Terug kan nog steeds. Bel je contactpersoon.</p>`}${afspraakB1(nu)}${
              stand === 'wacht' &&
              form({
                actie: `${PAD}/${nu.id}`,
                sleutel: c.sleutel(),
                versie: nu.versie,
                inhoud: html`${keuzerondjes({
                  naam: 'akkoord',
                  label: 'Klopt deze afspraak voor jou?',
                  waarde: getypt.akkoord,
                  fout: foutVan(fouten, 'akkoord'),
                  keuzes: [
                    { waarde: 'ja', tekst: 'Ja, dit klopt' },
                    { waarde: 'nee', tekst: 'Nee, er klopt iets niet' },
                  ],
                })}${tekstvak({
                  naam: 'reden',
                  label: 'Wat klopt er niet?',
                  hint: 'Alleen als je nee kiest. Spelfouten zijn niet erg.',
                  verplicht: false,
                  waarde: getypt.reden,
                  fout: foutVan(fouten, 'reden'),
                  regels: 3,
                  maximum: 1000,
                })}${acties(knop({ tekst: 'Versturen', icoon: 'send' }))}`,
              })
            }`,
          })
        : kaart({
            titel: stappen.some(({ afgesproken }) => afgesproken !== undefined)
              ? 'Er is nog geen nieuwe afspraak'
              : 'Er is nog geen afspraak',
            inhoud: html`<p>Terug kan altijd, ook zonder afspraak. Wil je er een? Vraag het je contactpersoon.</p>`,
          }),
      stappen.length > 0 &&
        kaart({
          titel: 'Toen ging je een stap terug',
          inhoud: html`<ul>${stappen.map(({ datum, naarTrede, afgesproken }) => html`<li>Op ${toonDatum(datum)}, naar trede ${naarTrede}. Dat mag altijd.${afgesproken !== undefined && ` We spraken af: ${afgesproken.replace(/[.]$/, '')}.`}</li>`)}</ul>`,
        }),
      html`<p>Gaat het niet goed? Wacht niet te lang. Bel de gemeente: ${telefoonLink(nummer)}.</p>`,
    )}`,
  });
};

/** The page of the resident. */
export const registerMijnTerugkeer = (router: Router, s: TerugkeerSettings): void => {
  router.get(PAD, { ...zelf, logboek: false }, (c) => toon(c, s));
  router.post(`${PAD}/:terugkeerafspraak`, { ...zelf, logboek: 'terugkeer-beantwoord' }, async (c) => {
    const uit = await c.submit(async (db, actor) => {
      const r = await answerAfspraak(db, {
        actor,
        vandaag: c.vandaag,
        inwonerId: actor.inwonerId ?? 0,
        afspraakId: c.nummer('terugkeerafspraak'),
        nummer: c.form.versie(),
        waarden: c.form.waarden,
      });
      return r.ok ? { ok: true, naar: `${PAD}?verstuurd=ja` } : r;
    });
    return uit instanceof Response ? uit : toon(c, s, c.form.waarden, uit);
  });
};
