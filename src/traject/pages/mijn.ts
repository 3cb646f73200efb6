// The resident: which step, what may follow, the own choice, and that one can go back. B1.

import type { BeleidInHuis } from '../../beleid/index.ts';
import { findStap } from '../../beleid/regeling.ts';
import { datum, isVoor, toonDatum } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import { listVastContact } from '../../plan/index.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
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
  link,
  melding,
  stapel,
  tekstvak,
  terug,
  uitklap,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { giveOordeel } from '../actions/give-oordeel.ts';
import { eerdereTrajecten, standVan } from '../actions/load-traject.ts';
import {
  eigenWoord,
  FASE_B1,
  gevraagdAanAnder,
  hoeKlaar,
  neemtOver,
  readMijnRoute,
  wachtOpAntwoord,
  wachtOpPlek,
  watKwam,
} from '../mijn.ts';
import { listEigenPlekken } from '../queries/index.ts';
import { afgesprokenEinde, beslissers, isKlaar, kiestZelf, opVolgorde, terugVan } from '../rules/index.ts';
import { STOPT, type Stand, type Trajectstap } from '../types.ts';
import { INKOMEN_TEKST, type OordeelRij, type StapRij } from '../types-rijen.ts';
import { trajectbeeld } from './beeld.ts';
import { straksVan } from './kort.ts';
import { routeVoorInwoner, stapNaam, uitkomstTekst } from './lees.ts';
import { erBij, gedaanLijst, isOnbekend, kortgezegdVan, watEruitKwam } from './mijn-gedaan.ts';
import { waarJeBent } from './mijn-lijn.ts';
import { nuGeenStap, totWanneer } from './mijn-nu.ts';
import { metNummer, veldVan, zonderNummer } from './veldnaam.ts';

const zelf = { rollen: ['inwoner'], van: 'zelf' } as const;
const PAD = '/mijn/route';

interface Settings {
  beleid: BeleidInHuis;
}

const leesRijen = async (c: PageContext, s: Settings) => {
  const actor = await c.actor();
  const { inwonerId } = actor;
  if (inwonerId === undefined) throw new NietGevonden();
  const [g, plekken] = await Promise.all([readMijnRoute(c.db, inwonerId), listEigenPlekken(c.db, inwonerId)]);
  const { stappen, oordelen, verzoeken } = g;
  const wanneer = { gemeenteId: actor.gemeenteId ?? 0, vandaag: c.vandaag };
  const geladen = standVan(s.beleid, g, wanneer);
  const overgezet = (geladen?.traject?.overgezet ?? []).at(-1);
  return {
    actor,
    stand: geladen?.stand,
    stappen,
    oordelen,
    verzoeken,
    overgezet,
    plekken,
    verderMet: neemtOver(g.feiten),
    eerder: eerdereTrajecten(s.beleid, g, wanneer),
    teruggegeven: new Set(g.feiten.filter(({ uitkomst }) => uitkomst === 'teruggegeven').map(({ id }) => id)),
  };
};

/** All of it in the words that are said to him. */
const lees = async (c: PageContext, s: Settings) => {
  const [{ stand, eerder, ...gelezen }, contacten] = await Promise.all([
    leesRijen(c, s),
    c.actor().then(({ inwonerId }) => listVastContact(c.db, inwonerId ?? 0)),
  ]);
  return {
    ...gelezen,
    contact: contacten.find(({ tot }) => tot === undefined),
    stand: stand && { ...stand, route: routeVoorInwoner(stand.regeling, stand.route) },
    eerder: eerder.map((een) => ({
      ...een,
      route: routeVoorInwoner(s.beleid.regelingMetId(een.traject.regelingId).regeling, een.route),
    })),
  };
};

const IK: Readonly<Record<string, string>> = { wilt: 'wil', doet: 'doe', gaat: 'ga', kunt: 'kan', blijft: 'blijf', hebt: 'heb' };

/** What he chooses, said by himself: "je wilt niet naar betaald werk" is "Ik wil niet naar betaald werk". */
const ikZin = (wat: string): string => hoofdletter(wat.replace(/^je (\p{L}+)/u, (_, doet: string) => `Ik ${IK[doet] ?? doet}`));

/** Outcomes that the resident chooses among; none: he says yes or no. */
const keuzesVan = (stand: Stand, rij: StapRij, o: OordeelRij): { waarde: string; tekst: string }[] => {
  const stap = findStap(stand.route, rij.stap);
  const besluit = stap && beslissers(stap);
  return stap && !rij.voorgesteld && o.voor === '' && besluit?.vorm === 'keuze' && besluit.samen.length === 0
    ? stap.uit.map(({ uitkomst, wat }) => ({ waarde: uitkomst, tekst: ikZin(wat) }))
    : [];
};

/** Somebody else would go on with him: what it is about comes when they do. */
const isOverdracht = (stand: Pick<Stand, 'route'>, { stap }: Pick<Trajectstap, 'stap'>): boolean =>
  findStap(stand.route, stap)?.soort === 'overdracht';

const vraag = (
  c: PageContext,
  stand: Stand,
  rij: StapRij,
  o: OordeelRij,
  getypt: Readonly<Record<string, string>> | undefined,
  fouten: readonly Reden[],
): Html => {
  const keuzes = keuzesVan(stand, rij, o);
  const stap = findStap(stand.route, rij.stap);
  // Whether goals were reached is nothing that one wants or does not want.
  const overWatWas = !rij.voorgesteld && stap?.soort === 'evaluatie';
  return kaart({
    titel: rij.voorgesteld
      ? `Wil je dit: ${stapNaam(stand, rij.stap)}?`
      : keuzes.length > 0
        ? 'Jij mag kiezen'
        : `Wat vind jij: ${stapNaam(stand, rij.stap).replace(/\?$/, '')}?`,
    inhoud: html`${stap?.kortgezegd && html`<p>${stap.kortgezegd.waarde}</p>`}${lijst([
      ...(rij.voorgesteld ? [{ kop: 'Wanneer?', waarde: `Vanaf ${toonDatum(rij.begonnenOp)}` }] : []),
      ...(waarVan(rij) === '' ? [] : [{ kop: 'Waar?', waarde: waarVan(rij) }]),
      ...(rij.toelichting ? [{ kop: 'Waarom?', waarde: rij.toelichting }] : []),
      ...(o.voor === '' ? [] : [{ kop: 'Waar gaat het over?', waarde: uitkomstTekst(stand, rij.stap, o.voor) }]),
    ])}${form({
      actie: `${PAD}/${o.id}`,
      sleutel: c.sleutel(),
      versie: getypt?._versie ?? o.versie,
      inhoud: html`${
        keuzes.length > 0
          ? keuzerondjes({
              naam: veldVan('keuze', o.id),
              label: 'Wat kies je?',
              waarde: getypt?.keuze,
              fout: foutVan(fouten, 'keuze'),
              keuzes,
            })
          : keuzerondjes({
              naam: veldVan('oordeel', o.id),
              label: 'Wat vind je?',
              waarde: getypt?.oordeel,
              fout: foutVan(fouten, 'oordeel'),
              keuzes: [
                { waarde: 'ja', tekst: overWatWas ? 'Ja, dat vind ik ook' : 'Ja, dat wil ik' },
                { waarde: 'nee', tekst: overWatWas ? 'Nee, dat vind ik niet' : 'Nee, dat wil ik niet' },
              ],
            })
      }${tekstvak({
        naam: veldVan('reden', o.id),
        // Who says no tells why: “(hoeft niet)” behind that question would not be true.
        ...(keuzes.length > 0
          ? { label: 'Wil je er iets bij zeggen?', hint: 'Spelfouten zijn niet erg.', verplicht: false }
          : { label: 'Zo nee, waarom niet?', hint: 'Kies je ja? Dan mag dit leeg blijven. Spelfouten zijn niet erg.' }),
        waarde: getypt?.reden,
        fout: foutVan(fouten, 'reden'),
        regels: 3,
        maximum: 2000,
      })}${acties(knop({ tekst: 'Versturen', icoon: 'send' }))}`,
    })}`,
  });
};

const toon = async (
  c: PageContext,
  s: Settings,
  getypt?: Readonly<Record<string, string>>,
  fouten: readonly Reden[] = [],
  van?: number,
): Promise<Response> => {
  const { actor, stand, stappen, oordelen, verzoeken, eerder, overgezet, contact, teruggegeven, plekken, verderMet } = await lees(
    c,
    s,
  );
  const nummer = s.beleid.gemeente(actor.gemeenteId ?? 0).telefoon.waarde;
  const open = oordelen.filter(({ wie, oordeel, vervallen }) => wie === 'inwoner' && oordeel === undefined && !vervallen);
  const vragen = open.flatMap((o) => {
    const rij = stappen.find(({ id }) => id === o.stapId);
    return rij && stand ? [{ o, rij }] : [];
  });
  const gezegd = oordelen.filter(({ wie, oordeel }) => wie === 'inwoner' && oordeel !== undefined);
  const nu = stand?.stappen.filter(({ geeindigdOp }) => geeindigdOp === undefined) ?? [];
  const wegen = stand ? terugVan(stand, c.vandaag) : [];
  // What somebody works towards may be the end itself: paid work is no next step of the route.
  const { stappen: straks, einden } = stand ? straksVan(stand) : { stappen: [], einden: [] };
  // After the last step what was done stays to be read.
  const begonnen = (stand?.stappen.length ?? 0) > 0;
  const [laatst, ...ervoor] = eerder;
  const weg = begonnen ? stand : (laatst ?? stand);
  const vroeger = begonnen ? eerder : ervoor;
  const gedaan = weg?.stappen.filter(({ geeindigdOp }) => geeindigdOp !== undefined) ?? [];
  const klaar = (stand && isKlaar(stand)) || (!begonnen && laatst !== undefined);
  const gestopt = opVolgorde(gedaan).at(-1)?.uitkomst === STOPT;
  const slot = weg && hoeKlaar(weg).kwam;
  return c.page({
    titel: 'Mijn route',
    fout: fouten.length > 0,
    smal: true,
    inhoud: html`${terug('/mijn', 'Mijn overzicht')}${foutSamenvatting(metNummer(fouten, van))}${kop({
      titel: 'Mijn route',
      onder: 'Hier zie je waar je nu bent, wat je al deed en wat er kan komen.',
    })}${stapel(
      c.zoek.has('verstuurd') &&
        melding({ soort: 'succes', titel: 'Je antwoord is verstuurd', inhoud: 'Je contactpersoon leest het.' }),
      kaart({
        titel: 'Waar je nu bent',
        inhoud:
          nu.length === 0 || !stand
            ? klaar
              ? html`<p>${gestopt ? 'Je route stopte. Er volgt nu niets.' : `Je route is klaar${slot === undefined ? '' : `: ${slot}`}.`} Wil je weer verder? Bel je contactpersoon, of ${link('/mijn/vraag', 'stel een nieuwe vraag')}. Dan praten jullie opnieuw.</p>`
              : html`${stand && watKwam(stand) && html`<p>${watKwam(stand)}</p>`}${nuGeenStap(
                  plekken.filter(({ tot }) => !isVoor(tot, c.vandaag)),
                  { begonnen, verderMet, wacht: stand !== undefined && begonnen && wachtOpPlek(stand) },
                )}`
            : waarJeBent(stand, {
                gedaan: opVolgorde(gedaan).map((t) => ({
                  stap: t,
                  uitkomst: teruggegeven.has(t.id)
                    ? 'dit lukte daar nu niet'
                    : t.bereikt !== undefined
                      ? `je staat op ${t.bereikt}`
                      : isOnbekend(t)
                        ? ''
                        : watEruitKwam(stand, t.stap, t.uitkomst),
                })),
                nu: nu.map((t) => ({
                  stap: t,
                  onder: html`${!vragen.some(({ rij }) => rij.stap === t.stap) && !isOverdracht(stand, t) && (t.fase ? html`<p>${FASE_B1[t.fase]}</p>` : kortgezegdVan(stand, t.stap))}<p>Sinds ${toonDatum(t.begonnenOp)}${totWanneer(t, c.vandaag)}.</p>${gezegdOver(stand, t, oordelen)}${antwoordVan(stand, t, verzoeken, c.vandaag)}${isOverdracht(stand, t) && html`<p>${wachtOpAntwoord(t, c.vandaag)}</p><p>${link('/mijn/overdracht', t.bij?.mag === true ? 'Bekijk de overdracht' : 'Bekijk de overdracht, en zeg wat jij vindt')}</p>`}${afgesprokenEinde(stand, t) && html`<p>Jullie spraken af dat je daarna stopt.</p>`}${opgeschreven(
                    stand,
                    stappen.find(({ id }) => String(id) === t.id),
                  )}`,
                })),
                terug: [...new Set(wegen.flatMap(({ uitgangen }) => uitgangen.map(({ wat }) => wat)))],
              }),
      }),
      stand && vragen.map(({ o, rij }) => vraag(c, stand, rij, o, o.id === van ? getypt : undefined, o.id === van ? fouten : [])),
      overgezet &&
        stand &&
        kaart({
          titel: 'Andere regels',
          inhoud: html`<p>Sinds ${toonDatum(overgezet.op)} gelden voor jou de regels van ${toonDatum(datum(stand.regeling.geldigVan))}. Wat je al deed en wat is afgesproken, blijft staan.</p><p>Waarom? ${overgezet.reden}</p><p>Heb je een vraag? Bel je contactpersoon.</p>`,
        }),
      stand &&
        straks.length + einden.length > 0 &&
        kaart({
          titel: 'Wat hierna kan komen',
          inhoud: html`${straks.length > 0 && html`<ul>${straks.map((stap) => html`<li><strong>${stapNaam(stand, stap)}</strong>${kortgezegdVan(stand, stap)}</li>`)}</ul>`}${
            einden.length > 0 &&
            html`<p>${straks.length > 0 ? 'Je route kan ook klaar zijn:' : 'Daarna is je route klaar:'}</p><ul>${einden.map((wat) => html`<li>${wat}</li>`)}</ul>`
          }`,
        }),
      stand &&
        (nu.length > 0 || gedaan.length > 0) &&
        kaart({
          titel: 'Je hele route',
          inhoud: uitklap('Bekijk je hele route', trajectbeeld(stand, c.vandaag, 'Jouw route', { aanInwoner: true })),
        }),
      weg &&
        gedaan.length > 0 &&
        kaart({
          titel: 'Wat je al deed',
          inhoud: gedaanLijst(weg, { stappen, teruggegeven }),
        }),
      vroeger.length > 0 &&
        kaart({
          titel: 'Wat je eerder deed',
          inhoud: html`${vroeger.map((een) => gedaanLijst(een, { stappen, teruggegeven }))}`,
        }),
      gezegd.length > 0 &&
        kaart({
          titel: 'Wat jij zei',
          inhoud: html`<ul>${gezegd.map((o) => {
            const rij = stappen.find(({ id }) => id === o.stapId);
            const naam = rij && stand ? stapNaam(stand, rij.stap) : 'Een stap';
            return html`<li>${naam}${/[?!]$/.test(naam) ? '' : ':'} ${watIkZei(stand, rij, o)} (${o.gegevenOp ? toonDatum(o.gegevenOp) : ''})</li>`;
          })}</ul>`,
        }),
      kaart({
        titel: 'Lukt een stap niet?',
        inhoud: html`${
          wegen.length > 0
            ? html`<p>Dan kun je terug:</p><ul>${wegen.flatMap(({ uitgangen }) => uitgangen).map(({ wat }) => html`<li>${wat}</li>`)}</ul>${stand && gevolgen(stand, wegen)}`
            : html`<p>Zeg het tegen je contactpersoon. Samen kijken jullie wat wel kan.</p>`
        }${contact && html`<p>Je vaste contactpersoon is ${contact.naam}.</p>`}<p>Bel de gemeente: ${link(`tel:${nummer.replace(/[^\d+]/g, '')}`, nummer.replaceAll(' ', '\u00a0'))}.</p>`,
      }),
    )}`,
  });
};

const antwoordVan = (...o: Parameters<typeof gevraagdAanAnder>): Html => {
  const ander = gevraagdAanAnder(...o);
  return html`${ander && html`<p>${ander.zin}</p>`}`;
};

/** His own word: what he chose, or his yes or no to what others asked. */
const watIkZei = (stand: Stand | undefined, rij: StapRij | undefined, o: OordeelRij): string => {
  if (!o.oordeel) return `nee. ${o.reden}`.trim();
  const stap = rij && stand && findStap(stand.route, rij.stap);
  return stap && stand && o.voor !== '' && kiestZelf(stap) ? watEruitKwam(stand, stap.id, o.voor) : 'ja';
};

/** That he will be asked, or what he said already. */
const gezegdOver = (stand: Stand, t: Trajectstap, oordelen: readonly OordeelRij[]): Html => {
  if (t.id.startsWith('plan-')) return html`<p>${link('/mijn/plan', 'Lees je plan')}. Daar zeg je of je het eens bent.</p>`;
  const woord = eigenWoord(stand, t, oordelen);
  return html`${woord !== undefined && html`<p>${woord}</p>`}`;
};

/** What a way back does to the indication and the income (OS4, OS12), in the words of the regeling. */
const gevolgen = ({ regeling: { teksten } }: Stand, wegen: ReturnType<typeof terugVan>): Html =>
  html`${wegen.some(({ indicatie }) => indicatie === 'blijft') && teksten.indicatieBlijft && html`<p>${teksten.indicatieBlijft.tekst}</p>`}${
    wegen.some(({ inkomen }) => inkomen.length > 0) &&
    html`<p>${teksten.inkomen?.tekst ?? 'Je inkomen en je uitkering kunnen veranderen. Je contactpersoon helpt je daarbij.'}</p>`
  }`;

/** What was written for the resident with the step that runs: why, what it does to the income, and whether a new indicatie comes. */
const opgeschreven = (stand: Stand, rij: StapRij | undefined): Html => {
  if (!rij) return html``;
  const nieuw = rij.indicatie === 'nieuw' || rij.indicatie === 'ruimhartig';
  const isEr = stand.indicatie ? !isVoor(stand.indicatie.van, rij.begonnenOp) : false;
  return html`${waarVan(rij) && html`<p>Waar: ${waarVan(rij)}.</p>`}${urenVan(stand, rij)}${rij.toelichting && html`<p>${rij.terug === '' ? erBij(rij.toelichting) : `Waarom? ${rij.toelichting}`}</p>`}${inkomenVan(rij)}${
    nieuw && !isEr && html`<p>De gemeente bekijkt of je hiervoor een nieuwe indicatie krijgt. Je krijgt daarover een brief.</p>`
  }`;
};

const waarVan = ({ waar, aanbieder }: StapRij): string => [waar, aanbieder].filter((een) => een !== '').join(', ');

/** Other hours than those that the route says of everybody (AL2). */
const urenVan = (stand: Stand, { stap, uren }: StapRij): Html => {
  const anders = uren !== undefined && findStap(stand.route, stap)?.uren?.perWeek !== uren;
  return html`${anders && html`<p>Jullie spraken af: ${uren} uur per week.</p>`}`;
};

/** What the way back that was taken does to the income, as it was agreed. */
const inkomenVan = (rij: StapRij | undefined): Html =>
  rij?.inkomen && rij.inkomen !== 'onbekend'
    ? html`<p>Wat dit doet met je geld: ${INKOMEN_TEKST[rij.inkomen].toLowerCase().replace('het inkomen', 'je inkomen')}. ${rij.inkomenToelichting}</p>`
    : html``;

/** The page of the resident, and his word. */
export const registerMijnRoute = (router: Router, s: Settings): void => {
  router.get(PAD, { ...zelf, logboek: false }, (c) => toon(c, s));
  router.post(`${PAD}/:trajectoordeel`, { ...zelf, logboek: 'trajectoordeel-gegeven' }, async (c) => {
    const id = c.nummer('trajectoordeel');
    const waarden = zonderNummer(c.form.waarden, id);
    const { stand, stappen, oordelen } = await lees(c, s);
    const o = oordelen.find((een) => een.id === id);
    const rij = stappen.find(({ id }) => id === o?.stapId);
    const keuzes = o && rij && stand ? keuzesVan(stand, rij, o).map(({ waarde }) => waarde) : [];
    const uit = await c.submit(async (db, actor) => {
      const r = await giveOordeel(db, {
        actor,
        vandaag: c.vandaag,
        inwonerId: actor.inwonerId ?? 0,
        waarden: keuzes.length > 0 ? { keuze: '', ...waarden } : waarden,
        oordeelId: id,
        versie: c.form.versie(),
        keuzes,
      });
      return r.ok ? { ok: true, naar: `${PAD}?verstuurd=ja` } : r;
    });
    return uit instanceof Response ? uit : toon(c, s, { ...waarden, _versie: c.form.tekst('_versie') }, uit, id);
  });
};
