// The acts on a step that runs or is proposed: what each asks, and what it does.

import type { Kysely } from 'kysely';
import { findStap, type RouteStap } from '../../beleid/regeling.ts';
import { isVoor, toonDatum, toonKort } from '../../kernel/datum.ts';
import type { Reden, Resultaat } from '../../kernel/resultaat.ts';
import { geweigerd } from '../../kernel/resultaat.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import type { DB } from '../../platform/db/schema.ts';
import { datumveld, type Html, html, kaart, keuzerondjes, tekstvak, tekstveld } from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { askDerde } from '../actions/ask-derde.ts';
import { startVoorstel, verdeel, verdeelStart, withdrawVoorstel } from '../actions/begin-stap.ts';
import type { StapOpdracht, TrajectOpdracht } from '../actions/context.ts';
import { endStap, extendStap } from '../actions/end-stap.ts';
import { askOordelen } from '../actions/give-oordeel.ts';
import { lopendePlekken, magEindigen, settlePlek } from '../actions/settle-plek.ts';
import { recordVoorwaarden } from '../actions/settle-plicht.ts';
import { tafelVan } from '../actions/tafel-van.ts';
import { beslissers, eindeVanaf, plekkenNaastWerk, termijnDagen, terugVan, verlengbaar } from '../rules/index.ts';
import { ANDERS, STOPT } from '../types.ts';
import type { Aanwezig, StapRij } from '../types-rijen.ts';
import { vraagVelden } from './begin.ts';
import { bronVan, type RouteOpen, type RouteSettings, rol, uitkomstTekst, type Veldmaker } from './lees.ts';
import { PLEK_VELDEN, plekVelden, voorstelDag } from './naast-werk.ts';
import { tafelRij, tafelVelden } from './tafel.ts';
import { getypteDag } from './woorden.ts';

export interface ActVraag {
  c: PageContext;
  s: RouteSettings;
  g: RouteOpen;
  rij: StapRij;
  stap: RouteStap;
  o: TrajectOpdracht;
  veld: Veldmaker;
}

/** One act on a step: its form, and what it does. */
export interface StapAct {
  sleutel: string;
  titel: (stap: RouteStap) => string;
  onder: string;
  knop: string;
  handeling: string;
  /** Shown again before it is kept. */
  controle?: boolean;
  velden: readonly string[];
  kan(rij: StapRij, stap: RouteStap): boolean;
  /** Why it may not now, whatever is filled in: that is shown instead of the form. */
  weigert?(v: Pick<ActVraag, 'g' | 'rij'>): readonly Reden[];
  vraag(v: ActVraag): Promise<Html> | Html;
  voer(db: Kysely<DB>, o: StapOpdracht): Promise<Resultaat<unknown>>;
}

const loopt = (rij: StapRij): boolean => !rij.voorgesteld && !rij.geeindigdOp && !rij.ingetrokkenOp;
const ligtVoor = (rij: StapRij): boolean => rij.voorgesteld && !rij.ingetrokkenOp;

export const stapActen: readonly StapAct[] = [
  {
    sleutel: 'beginnen',
    titel: (stap) => `Beginnen met ${stap.naam}`,
    onder: 'Iedereen die erover beslist zei ja.',
    knop: 'Stap beginnen',
    handeling: 'trajectstap-begonnen',
    velden: [],
    kan: ligtVoor,
    vraag: ({ rij }) =>
      html`<p>De stap begint op ${toonDatum(rij.begonnenOp)}${rij.eindeGepland && html` en loopt tot en met ${toonDatum(rij.eindeGepland)}`}.</p>`,
    voer: startVoorstel,
  },
  {
    sleutel: 'intrekken',
    titel: () => 'Voorstel intrekken',
    onder: 'Wie is gevraagd, hoeft dan niet meer te antwoorden. Wat er al is gezegd blijft te lezen.',
    knop: 'Voorstel intrekken',
    handeling: 'trajectstap-ingetrokken',
    velden: ['reden'],
    kan: ligtVoor,
    vraag: ({ veld }) => tekstvak({ ...veld('reden'), label: 'Waarom?', regels: 3, maximum: 2000 }),
    voer: async (db, o) => {
      const reden = o.waarden.reden ?? '';
      if (reden === '') return geweigerd({ veld: 'reden', tekst: 'Schrijf op waarom het voorstel niet doorgaat.' });
      if (reden.length > 2000) return geweigerd({ veld: 'reden', tekst: 'Maak het korter: hoogstens 2000 letters.' });
      return withdrawVoorstel(db, { ...o, reden });
    },
  },
  {
    sleutel: 'einde',
    titel: (stap) => `Stap afronden: ${stap.naam}`,
    onder: 'Wat kwam eruit? Daaruit volgt wat nu kan.',
    knop: 'Verder',
    handeling: 'trajectstap-geeindigd',
    controle: true,
    velden: ['uitkomst', 'op', 'toelichting', 'reden'],
    kan: loopt,
    vraag: async ({ c, g, rij, stap, o, veld }) => {
      const tafel = await tafelVan(c.db, o, g, rij, stap);
      const naar = (ids: readonly string[]) => ids.map((id) => findStap(g.stand.route, id)?.naam ?? id).join(', ');
      const gezegd = g.gelezen.oordelen.find(
        ({ stapId, wie, oordeel, vervallen }) => stapId === rij.id && wie === 'inwoner' && oordeel && !vervallen,
      )?.voor;
      const wegen = terugVan(g.stand, c.vandaag);
      const t = g.stand.stappen.find(({ id }) => id === String(rij.id));
      const later = (uitkomst: string): string => {
        const vanaf = t && eindeVanaf(g.stand, t, uitkomst);
        return vanaf && isVoor(c.vandaag, vanaf.vanaf) ? `Nu nog niet. ${vanaf.tekst} ` : '';
      };
      return html`${stap.criteria && kaart({ titel: 'Waar het om gaat', inhoud: html`<ul>${stap.criteria.lijst.map((punt) => html`<li>${hoofdletter(punt)}</li>`)}</ul>${bronVan(g.stand, stap.criteria.bron)}` })}${keuzerondjes(
        {
          ...veld('uitkomst', gezegd),
          label: 'Wat kwam eruit?',
          keuzes: [
            ...stap.uit.map((uit) => ({
              waarde: uit.uitkomst,
              tekst: hoofdletter(uit.wat),
              uitleg: [
                later(uit.uitkomst),
                uit.als === undefined ? '' : `Als: ${uit.als}. `,
                uit.einde
                  ? 'Daarmee is het traject klaar.'
                  : uit.naar.length > 0
                    ? `Daarna kan: ${naar(uit.naar)}.`
                    : 'De bron zegt niet wat dan volgt.',
                uit.keuze === undefined ? '' : ` Keuze, niet in de bron: ${uit.keuze}`,
              ].join(''),
            })),
            { waarde: ANDERS, tekst: 'Anders', uitleg: 'De route noemt dit niet. Schrijf op waarom.' },
            {
              waarde: STOPT,
              tekst: 'Het traject stopt hier',
              uitleg: 'De route gaat verder, maar deze inwoner niet. Schrijf op waarom.',
            },
          ],
        },
      )}${datumveld({ ...veld('op', toonKort(c.vandaag)), label: 'Wat is de laatste dag van de stap?' })}${tafelVelden(g.stand, tafel, veld)}${tekstvak(
        {
          ...veld('toelichting'),
          label: 'Toelichting',
          hint: `${stap.criteria ? 'Schrijf bij elk punt op wat jullie vonden. ' : ''}De inwoner leest dit ook.`,
          verplicht: false,
          regels: stap.criteria ? 6 : 3,
          maximum: 2000,
        },
      )}${tekstvak({
        ...veld('reden'),
        label: 'Reden',
        hint: 'Alleen nodig als geen bron het regelt, of als de stap korter duurde dan de route zegt.',
        verplicht: false,
        regels: 2,
        maximum: 2000,
      })}${wegen.length > 0 && html`<p>Gaat de inwoner terug? Kies dan op de route bij “De weg terug” waar naartoe.</p>`}`;
    },
    voer: endStap,
  },
  {
    sleutel: 'verlengen',
    titel: (stap) => `Stap verlengen: ${stap.naam}`,
    onder: 'Alleen zo ver als de route het toestaat.',
    knop: 'Verlengen',
    handeling: 'trajectstap-verlengd',
    velden: ['tot', 'reden'],
    kan: loopt,
    weigert: ({ g, rij }) => {
      const kan = verlengbaar(g.stand, String(rij.id));
      return kan.ok ? [] : kan.redenen;
    },
    vraag: ({ g, rij, stap, veld }) =>
      html`<p>Nu tot en met ${rij.eindeGepland ? toonDatum(rij.eindeGepland) : 'een dag die nog niet is afgesproken'}. ${termijnDagen(stap, rij.begonnenOp, g.stand.landelijk)?.tekst ?? ''}</p>${datumveld({ ...veld('tot'), label: 'Wat is de nieuwe laatste dag?' })}${tekstvak({ ...veld('reden'), label: 'Waarom duurt het langer?', regels: 3, maximum: 2000 })}`,
    voer: extendStap,
  },
  {
    sleutel: 'vragen',
    titel: () => 'Vragen wie beslist',
    onder: 'Iedereen die beslist zegt zelf ja of nee, of jij schrijft op wat je hoorde.',
    knop: 'Vragen',
    handeling: 'trajectoordeel-gevraagd',
    velden: ['voor'],
    kan: (rij, stap) => (loopt(rij) && beslissers(stap)?.over === 'uitkomst') || ligtVoor(rij),
    vraag: async ({ c, g, rij, stap, o, veld }) => {
      const besluit = beslissers(stap);
      const kiest = besluit?.vorm === 'keuze' && besluit.samen.length === 0;
      const verdeeld = rij.voorgesteld
        ? await verdeelStart(c.db, o, g, rij.stap, rij.aanbiederId)
        : await verdeel(c.db, o, g, besluit, rij.aanbiederId);
      return html`${
        !rij.voorgesteld &&
        !kiest &&
        keuzerondjes({
          ...veld('voor'),
          label: 'Over welke uitkomst beslissen jullie?',
          keuzes: stap.uit.map((uit) => ({ waarde: uit.uitkomst, tekst: hoofdletter(uit.wat) })),
        })
      }${kiest && html`<p>De keuze is aan ${verdeeld.vragen.map(({ wie }) => rol(g.stand, wie).toLowerCase()).join(' en ')}: ${stap.uit.map(({ wat }) => wat).join(' of ')}.</p>`}${vraagVelden(g, verdeeld, veld)}`;
    },
    voer: (db, o) => askOordelen(db, { ...o, voor: o.waarden.voor ?? '' }),
  },
  {
    sleutel: 'verzoek',
    titel: (stap) => `Verzoek aan een ander: ${stap.naam}`,
    onder: 'Het vragen zelf doe je buiten Werkt mee. Hier leg je vast wat je vroeg en wanneer.',
    knop: 'Verzoek vastleggen',
    handeling: 'trajectverzoek-gedaan',
    velden: ['derde_naam', 'vraag', 'wens', 'met_inwoner', 'gevraagd', 'antwoord_tot'],
    kan: loopt,
    vraag: ({ c, g, stap, veld }) =>
      html`${tekstveld({ ...veld('derde_naam', stap.derde === undefined ? '' : rol(g.stand, stap.derde)), label: 'Aan wie?', maximum: 200 })}${tekstvak({ ...veld('vraag'), label: 'Wat vraag je?', regels: 3, maximum: 2000 })}${tekstvak({ ...veld('wens'), label: 'Wat wil de inwoner zelf?', hint: 'Dit gaat mee met het verzoek.', verplicht: false, regels: 2, maximum: 2000 })}${keuzerondjes(
        {
          ...veld('met_inwoner'),
          label: 'Vraag je dit samen met de inwoner?',
          keuzes: [
            { waarde: 'ja', tekst: 'Ja, samen' },
            { waarde: 'nee', tekst: 'Nee' },
          ],
        },
      )}${datumveld({ ...veld('gevraagd', toonKort(c.vandaag)), label: 'Wanneer vroeg je het?' })}${datumveld({ ...veld('antwoord_tot'), label: 'Uiterlijk wanneer verwacht je antwoord?', verplicht: false })}`,
    voer: askDerde,
  },
  {
    sleutel: 'plek',
    titel: () => 'De plek naast het werk',
    onder: 'Er loopt nog een toewijzing naast het werk. Eindigt die, of loopt zij door?',
    knop: 'Vastleggen',
    handeling: 'trajectstap-plek',
    velden: PLEK_VELDEN,
    kan: (rij, stap) => loopt(rij) && stap.soort === 'dienstverband',
    vraag: async ({ c, g, rij, stap, o, veld }) => {
      const plekken = plekkenNaastWerk(g.stand, stap, await lopendePlekken(c.db, g.inwoner.id), rij.begonnenOp);
      return plekken.length === 0
        ? html`<p>Er loopt geen plek meer naast dit werk.</p>`
        : plekVelden(g, plekken, veld, {
            mag: (await magEindigen(c.db, o, g, plekken)).ok,
            dag: voorstelDag(rij.begonnenOp, c.vandaag),
          });
    },
    voer: settlePlek,
  },
  {
    sleutel: 'voorwaarden',
    titel: () => 'Voorwaarden voor het geld',
    onder: 'De regeling betaalt dit alleen als de voorwaarde klopt. Wat je hier antwoordt bepaalt wat naar financiën gaat.',
    knop: 'Vastleggen',
    handeling: 'trajectgeld-voorwaarde',
    velden: [],
    kan: (rij, stap) => loopt(rij) && stap.geld.some(({ alleenAls }) => alleenAls !== undefined),
    vraag: ({ rij, stap, veld }) =>
      html`${stap.geld
        .filter(({ alleenAls }) => alleenAls !== undefined)
        .map((geld) =>
          keuzerondjes({
            ...veld(
              `geld_${geld.sleutel}`,
              rij.voorwaarden[geld.sleutel] === undefined ? undefined : rij.voorwaarden[geld.sleutel] ? 'ja' : 'nee',
            ),
            label: `${geld.naam}: klopt dit?`,
            hint: `${hoofdletter(geld.alleenAls ?? '')} (${geld.bron})`,
            keuzes: [
              { waarde: 'ja', tekst: 'Ja' },
              { waarde: 'nee', tekst: 'Nee' },
            ],
          }),
        )}`,
    voer: recordVoorwaarden,
  },
];

/** What was typed of an end, to be looked at once more. */
export const eindeRijen = (
  g: RouteOpen,
  rij: StapRij,
  waarden: Readonly<Record<string, string>>,
  tafel: readonly Aanwezig[] | undefined,
) => [
  { vraag: 'Stap', antwoord: findStap(g.stand.route, rij.stap)?.naam ?? rij.stap },
  { vraag: 'Uitkomst', antwoord: uitkomstTekst(g.stand, rij.stap, waarden.uitkomst) },
  { vraag: 'Laatste dag', antwoord: getypteDag(waarden.op) },
  ...tafelRij(g.stand, tafel),
  ...(waarden.toelichting ? [{ vraag: 'Toelichting', antwoord: waarden.toelichting }] : []),
  ...(waarden.reden ? [{ vraag: 'Reden', antwoord: waarden.reden }] : []),
];
