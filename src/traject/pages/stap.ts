// The pages around one step: each act of acten.ts, a word of who decides, an answer of a third party, a duty, an amount, a letter.

import type { Kysely } from 'kysely';
import { findStap } from '../../beleid/regeling.ts';
import { findInwoner, toonNaam } from '../../inwoner/index.ts';
import { toonDatum, toonKort } from '../../kernel/datum.ts';
import type { Reden, Resultaat } from '../../kernel/resultaat.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  controleer,
  datumveld,
  form,
  getalveld,
  type Html,
  html,
  kaart,
  keuzelijst,
  keuzerondjes,
  knop,
  lijst,
  linkKnop,
  tekstvak,
  tekstveld,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { recordAntwoord, stopVerzoek } from '../actions/ask-derde.ts';
import { loadTraject, type StapOpdracht, type TrajectOpdracht } from '../actions/context.ts';
import { checkEinde } from '../actions/end-stap.ts';
import { giveOordeel } from '../actions/give-oordeel.ts';
import { enterGeld, recordPlicht } from '../actions/settle-plicht.ts';
import { listBewijs } from '../queries/index.ts';
import { beslissers, geenGeld, geldZin, terugVan, volgende } from '../rules/index.ts';
import type { Einde, Stand } from '../types.ts';
import { HOE } from '../types-rijen.ts';
import { type ActVraag, eindeRijen, type StapAct, stapActen } from './acten.ts';
import { registerBrief } from './brief.ts';
import {
  bronVan,
  metBron,
  nietNuPagina,
  opdracht,
  openRoute,
  openStap,
  type RouteOpen,
  type RouteSettings,
  rol,
  routePad,
  routePagina,
  schrijft,
  stapNaam,
  veldmaker,
} from './lees.ts';
import { registerVersie } from './versie.ts';

/** What may follow on an outcome that leads nowhere by itself: what is open all the same, and that the rest asks a reason then. */
const watDaarna = (stand: Stand, id: number, { uitkomst, geeindigdOp }: Einde): string => {
  const na = { ...stand, stappen: stand.stappen.map((t) => (t.id === String(id) ? { ...t, uitkomst, geeindigdOp } : t)) };
  const open = volgende(na, geeindigdOp).flatMap(({ mag, stap }) => (mag === 'mag' ? [stap.naam] : []));
  const wegen = terugVan(na, geeindigdOp).flatMap(({ uitgangen, teVroeg }) => (teVroeg ? [] : uitgangen.map(({ wat }) => wat)));
  const ook = [...open, ...wegen.map((wat) => `de weg terug: ${wat}`)];
  return ook.length === 0
    ? 'De bron zegt het niet. Jullie kiezen de volgende stap, en schrijven dan op waarom.'
    : `${ook.join('; ')}. Iets anders kan ook: dan schrijven jullie bij die stap op waarom.`;
};

type Getypt = Readonly<Record<string, string>> | undefined;

const registerAct = (router: Router, s: RouteSettings, act: StapAct): void => {
  const adres = `/dossier/:inwoner/route/stap/:trajectstap/${act.sleutel}`;
  const toon = async (c: PageContext, getypt?: Getypt, fouten: readonly Reden[] = []): Promise<Response> => {
    const { g, rij, stap } = await openStap(c, s);
    if (!getypt && !act.kan(rij, stap)) return c.redirect(routePad(g.inwoner.id));
    const o = opdracht(c, s, await c.actor());
    const velden: ActVraag = { c, s, g, rij, stap, o, veld: veldmaker(getypt, fouten) };
    const nee = getypt ? [] : (act.weigert?.({ g, rij }) ?? []);
    if (nee.length > 0) return nietNuPagina(c, g, { titel: act.titel(stap), redenen: nee });
    return routePagina(c, {
      inwoner: g.inwoner,
      titel: act.titel(stap),
      onder: `${toonNaam(g.inwoner)}. ${act.onder}`,
      fouten: metBron(fouten, [...act.velden, ...stap.geld.map(({ sleutel }) => `geld_${sleutel}`)]),
      inhoud: form({
        actie: `${routePad(g.inwoner.id)}/stap/${rij.id}/${act.sleutel}`,
        sleutel: c.sleutel(),
        versie: getypt?._versie ?? rij.versie,
        inhoud: html`${await act.vraag(velden)}${acties(
          knop({ tekst: act.knop, ...(act.controle ? { naam: '_stap', waarde: 'controleren' } : {}) }),
          linkKnop({ tekst: 'Annuleren', href: routePad(g.inwoner.id) }),
        )}`,
      }),
    });
  };
  const controle = async (c: PageContext): Promise<Response> => {
    const { g, rij } = await openStap(c, s);
    const r = await checkEinde(c.db, opdracht(c, s, await c.actor()), g, rij);
    const getypt = { ...c.form.waarden, _versie: c.form.tekst('_versie') };
    if (!r.ok) return toon(c, getypt, r.redenen);
    const { einde } = r.waarde;
    return routePagina(c, {
      inwoner: g.inwoner,
      titel: 'Klopt alles?',
      onder: einde.trajectKlaar ? 'Daarna is het traject klaar.' : 'Daarna is deze stap afgerond.',
      inhoud: html`${controleer([
        ...eindeRijen(g, rij, c.form.waarden, r.waarde.tafel),
        {
          vraag: 'Wat daarna kan',
          antwoord: einde.trajectKlaar
            ? 'Het traject is klaar.'
            : einde.naar.length > 0
              ? einde.naar.map((id) => stapNaam(g.stand, id)).join(', ')
              : watDaarna(g.stand, rij.id, einde),
        },
        ...einde.letOp.map(({ tekst, bron }) => ({ vraag: 'Let op', antwoord: `${tekst} (${bron})` })),
      ])}${form({
        actie: `${routePad(g.inwoner.id)}/stap/${rij.id}/${act.sleutel}`,
        sleutel: c.sleutel(),
        versie: c.form.tekst('_versie') || rij.versie,
        verborgen: c.form.waarden,
        inhoud: acties(
          knop({ tekst: 'Stap afronden', naam: '_stap', waarde: 'vastleggen' }),
          knop({ tekst: 'Wijzigen', soort: 'tweede', naam: '_stap', waarde: 'wijzigen' }),
        ),
      })}`,
    });
  };
  router.get(adres, { ...schrijft, logboek: 'inzage' }, (c) => toon(c));
  router.post(adres, { ...schrijft, logboek: act.handeling }, async (c) => {
    const getypt = { ...c.form.waarden, _versie: c.form.tekst('_versie') };
    const stap = c.form.tekst('_stap');
    if (act.controle && stap === 'wijzigen') return toon(c, getypt);
    if (act.controle && stap !== 'vastleggen') return controle(c);
    const uit = await c.submit(async (db, actor) => {
      const r = await act.voer(db, { ...opdracht(c, s, actor), stapId: c.nummer('trajectstap'), versie: c.form.versie() });
      return r.ok ? { ok: true, naar: `${routePad(c.nummer('inwoner'))}?gedaan=ja` } : r;
    });
    return uit instanceof Response ? uit : toon(c, getypt, uit);
  });
};

interface Los {
  adres: string;
  handeling: string;
  tekent?: boolean;
  velden: readonly string[];
  titel: string;
  onder: string;
  knop: string;
  actie(c: PageContext): string;
  inhoud(
    c: PageContext,
    s: RouteSettings,
    g: RouteOpen,
    veld: ReturnType<typeof veldmaker>,
  ): Promise<{ versie: number; html: Html } | undefined>;
  voer(db: Kysely<DB>, c: PageContext, o: StapOpdracht): Promise<Resultaat<unknown>>;
  /** Where one goes; the route of the resident unless told. */
  naar?(c: PageContext, actorId: number): string;
}

const ZEGT = [
  { waarde: 'ja', tekst: 'Ja' },
  { waarde: 'nee', tekst: 'Nee' },
];

const LOS: readonly Los[] = [
  {
    adres: '/dossier/:inwoner/route/oordeel/:trajectoordeel',
    handeling: 'trajectoordeel-gegeven',
    tekent: true,
    velden: ['oordeel', 'keuze', 'hoe', 'reden'],
    titel: 'Ja of nee op een stap',
    onder: 'Wat je vastlegt blijft staan. Vraag het opnieuw als iemand van gedachten verandert.',
    knop: 'Vastleggen',
    actie: (c) => `${routePad(c.nummer('inwoner'))}/oordeel/${c.nummer('trajectoordeel')}`,
    inhoud: async (c, _s, g, veld) => {
      const o = g.gelezen.oordelen.find(({ id }) => id === c.nummer('trajectoordeel'));
      const rij = g.gelezen.stappen.find(({ id }) => id === o?.stapId);
      const stap = rij && findStap(g.stand.route, rij.stap);
      if (!o || !rij || !stap) throw new NietGevonden();
      if (o.oordeel !== undefined || o.vervallen) return undefined;
      const zelf = o.gevraagdAan === (await c.actor()).gebruikerId;
      const kiest = kanKiezen(g, rij.stap, o.voor, rij.voorgesteld);
      return {
        versie: o.versie,
        html: html`${kaart({
          titel: rij.voorgesteld ? `Begint: ${stap.naam}` : stap.naam,
          inhoud: lijst([
            { kop: 'Wie antwoordt', waarde: zelf ? `Jij, als ${rol(g.stand, o.wie).toLowerCase()}` : rol(g.stand, o.wie) },
            ...(rij.voorgesteld ? [{ kop: 'Zou beginnen', waarde: toonDatum(rij.begonnenOp) }] : []),
            ...(rij.waar || rij.aanbieder
              ? [{ kop: 'Waar', waarde: [rij.waar, rij.aanbieder].filter((een) => een !== '').join(', ') }]
              : []),
            ...(rij.toelichting ? [{ kop: 'Toelichting', waarde: rij.toelichting }] : []),
            ...(o.voor === ''
              ? []
              : [{ kop: 'Uitkomst', waarde: stap.uit.find(({ uitkomst }) => uitkomst === o.voor)?.wat ?? o.voor }]),
            { kop: 'Bron', waarde: bronVan(g.stand, stap.bron) },
          ]),
        })}${
          kiest
            ? keuzerondjes({
                ...veld('keuze'),
                label: 'Wat is de keuze?',
                keuzes: stap.uit.map((uit) => ({ waarde: uit.uitkomst, tekst: hoofdletter(uit.wat) })),
              })
            : keuzerondjes({ ...veld('oordeel'), label: 'Ja of nee?', keuzes: ZEGT })
        }${!zelf && keuzerondjes({ ...veld('hoe'), label: 'Hoe is het gezegd?', keuzes: Object.entries(HOE).map(([waarde, tekst]) => ({ waarde, tekst })) })}${tekstvak({ ...veld('reden'), label: kiest ? 'Toelichting' : 'Waarom?', hint: kiest ? '' : 'Nodig bij nee. De inwoner leest dit ook.', verplicht: false, regels: 3, maximum: 2000 })}`,
      };
    },
    voer: async (db, c, o) => {
      const g = await keuzesVan(db, o, c.nummer('trajectoordeel'));
      return giveOordeel(db, { ...o, oordeelId: c.nummer('trajectoordeel'), keuzes: g });
    },
    naar: () => '/routes?gegeven=ja',
  },
  {
    adres: '/dossier/:inwoner/route/verzoek/:trajectverzoek/antwoord',
    handeling: 'trajectverzoek-beantwoord',
    velden: ['antwoord', 'tekst', 'loonwaarde', 'ontvangen', 'bewijs'],
    titel: 'Antwoord op een verzoek',
    onder: 'Voeg het stuk dat dit laat zien eerst toe bij Documenten. Dan kun je het hier kiezen.',
    knop: 'Vastleggen',
    actie: (c) => `${routePad(c.nummer('inwoner'))}/verzoek/${c.nummer('trajectverzoek')}/antwoord`,
    inhoud: async (c, _s, g, veld) => {
      const v = g.gelezen.verzoeken.find(({ id }) => id === c.nummer('trajectverzoek'));
      if (!v) throw new NietGevonden();
      if (v.antwoordOp || v.gestoptOp) return undefined;
      const stukken = await listBewijs(c.db, g.inwoner.id);
      return {
        versie: v.versie,
        html: html`${kaart({ titel: `Gevraagd aan ${v.derdeNaam}`, inhoud: html`<p>${toonDatum(v.gevraagdOp)}: ${v.vraag}</p>` })}${keuzerondjes(
          {
            ...veld('antwoord'),
            label: 'Wat is het antwoord?',
            keuzes: [
              { waarde: 'positief', tekst: 'Positief' },
              { waarde: 'negatief', tekst: 'Negatief' },
              { waarde: 'anders', tekst: 'Anders', uitleg: 'Bijvoorbeeld: UWV komt eerst kijken, of er is een meting gedaan.' },
            ],
          },
        )}${tekstvak({ ...veld('tekst'), label: 'Wat werd er geantwoord?', hint: 'Schrijf geen medische gegevens op.', regels: 3, maximum: 2000 })}${
          v.derde === 'loonwaarde-deskundige' &&
          getalveld({ ...veld('loonwaarde'), label: 'Loonwaarde', eenheid: 'procent', verplicht: false })
        }${datumveld({ ...veld('ontvangen', toonKort(c.vandaag)), label: 'Wanneer kwam het antwoord?' })}${keuzelijst({
          ...veld('bewijs'),
          label: 'Welk document laat dit zien?',
          verplicht: false,
          leeg: stukken.length === 0 ? 'Er staat nog geen document in het dossier' : 'Geen document',
          opties: stukken.map(({ id, titel }) => ({ waarde: String(id), tekst: titel })),
        })}`,
      };
    },
    voer: (db, c, o) => recordAntwoord(db, { ...o, verzoekId: c.nummer('trajectverzoek') }),
  },
  {
    adres: '/dossier/:inwoner/route/verzoek/:trajectverzoek/stoppen',
    handeling: 'trajectverzoek-gestopt',
    velden: ['reden'],
    titel: 'Verzoek stoppen',
    onder: 'Er komt geen antwoord meer. Wat je vroeg blijft te lezen.',
    knop: 'Verzoek stoppen',
    actie: (c) => `${routePad(c.nummer('inwoner'))}/verzoek/${c.nummer('trajectverzoek')}/stoppen`,
    inhoud: async (c, _s, g, veld) => {
      const v = g.gelezen.verzoeken.find(({ id }) => id === c.nummer('trajectverzoek'));
      if (!v) throw new NietGevonden();
      if (v.antwoordOp || v.gestoptOp) return undefined;
      return {
        versie: v.versie,
        html: html`<p>Aan ${v.derdeNaam}, ${toonDatum(v.gevraagdOp)}: ${v.vraag}</p>${tekstvak({ ...veld('reden'), label: 'Waarom?', regels: 2, maximum: 1000 })}`,
      };
    },
    voer: (db, c, o) => stopVerzoek(db, { ...o, verzoekId: c.nummer('trajectverzoek') }),
  },
  {
    adres: '/dossier/:inwoner/route/plicht/:trajectplicht',
    handeling: 'trajectplicht-afgedaan',
    velden: ['wat', 'op', 'hoe'],
    titel: 'Wat er moest gebeuren',
    onder: 'Leg vast dat het is gedaan, of waarom het niet nodig is.',
    knop: 'Vastleggen',
    actie: (c) => `${routePad(c.nummer('inwoner'))}/plicht/${c.nummer('trajectplicht')}`,
    inhoud: async (c, _s, g, veld) => {
      const p = g.gelezen.plichten.find(({ id }) => id === c.nummer('trajectplicht'));
      if (!p || p.stand === 'vervallen') throw new NietGevonden();
      if (p.stand !== 'open') return undefined;
      return {
        versie: p.versie,
        html: html`${kaart({
          titel: p.naam,
          inhoud: lijst([
            { kop: 'Wie', waarde: rol(g.stand, p.wie) },
            { kop: 'Uiterlijk', waarde: p.dag ? toonDatum(p.dag) : 'geen dag in de bron' },
            { kop: 'Bron', waarde: bronVan(g.stand, p.bron) },
          ]),
        })}${keuzerondjes({
          ...veld('wat'),
          label: 'Is het gedaan?',
          keuzes: [
            { waarde: 'gedaan', tekst: 'Ja, gedaan' },
            { waarde: 'ontheven', tekst: 'Nee, en het is niet nodig' },
          ],
        })}${datumveld({ ...veld('op', toonKort(c.vandaag)), label: 'Op welke dag?' })}${tekstvak({ ...veld('hoe'), label: 'Hoe is het gedaan, of waarom is het niet nodig?', regels: 3, maximum: 1000 })}`,
      };
    },
    voer: (db, c, o) => recordPlicht(db, { ...o, plichtId: c.nummer('trajectplicht') }),
  },
  {
    adres: '/dossier/:inwoner/route/stap/:trajectstap/bedrag/:geldsoort',
    handeling: 'trajectgeld-ingevuld',
    velden: ['van', 'tot', 'ontvanger', 'bedrag', 'herleid'],
    titel: 'Bedrag invullen',
    onder: 'De bron geeft hier geen bedrag. Wat je invult gaat naar financiën.',
    knop: 'Naar financiën',
    actie: (c) => `${routePad(c.nummer('inwoner'))}/stap/${c.nummer('trajectstap')}/bedrag/${c.param('geldsoort')}`,
    inhoud: async (c, _s, g, veld) => {
      const rij = g.gelezen.stappen.find(({ id }) => id === c.nummer('trajectstap'));
      const geld = rij && findStap(g.stand.route, rij.stap)?.geld.find(({ sleutel }) => sleutel === c.param('geldsoort'));
      if (!rij || !geld || geld.bedrag !== null || geld.aan === 'gemeente') throw new NietGevonden();
      const t = g.stand.stappen.find(({ id }) => id === String(rij.id));
      if (rij.voorgesteld || rij.ingetrokkenOp || (t && geenGeld(g.stand, t, geld) !== undefined)) return undefined;
      // What it follows from: the last loonwaarde that was measured on the way.
      const gemeten = g.gelezen.verzoeken.findLast(({ loonwaarde }) => loonwaarde !== undefined);
      return {
        versie: rij.versie,
        html: html`<p>${geldZin(geld)} ${bronVan(g.stand, geld.bron)}</p>${gemeten?.antwoordOp && html`<p>De laatste loonwaarde: ${gemeten.loonwaarde} procent, volgens ${gemeten.derdeNaam} op ${toonDatum(gemeten.antwoordOp)}.</p>`}${datumveld({ ...veld('van', toonKort(rij.begonnenOp)), label: 'Vanaf welke dag?' })}${datumveld({ ...veld('tot', toonKort(rij.geeindigdOp ?? c.vandaag)), label: 'Tot en met welke dag?' })}${tekstveld({ ...veld('ontvanger', geld.aan === 'inwoner' ? 'de inwoner' : rij.waar || rij.aanbieder), label: 'Wie krijgt het?', maximum: 200 })}${getalveld({ ...veld('bedrag'), label: 'Bedrag', eenheid: 'euro' })}${tekstvak({ ...veld('herleid'), label: 'Waar komt dit bedrag vandaan?', hint: 'Bijvoorbeeld: bonnen van het openbaar vervoer.', regels: 2, maximum: 1000 })}`,
      };
    },
    voer: (db, c, o) => enterGeld(db, { ...o, stapId: c.nummer('trajectstap'), sleutel: c.param('geldsoort') }),
  },
];

/** Whether who is asked chooses among the outcomes himself, instead of saying yes to one. */
const kanKiezen = (g: Pick<RouteOpen, 'stand'>, stapId: string, voor: string, voorgesteld: boolean): boolean => {
  const stap = findStap(g.stand.route, stapId);
  const besluit = stap && beslissers(stap);
  return !voorgesteld && voor === '' && besluit?.vorm === 'keuze' && besluit.samen.length === 0;
};

const keuzesVan = async (db: Kysely<DB>, o: TrajectOpdracht, oordeelId: number): Promise<string[]> => {
  const g = await loadTraject(db, o);
  const oordeel = g.gelezen.oordelen.find(({ id }) => id === oordeelId);
  const rij = g.gelezen.stappen.find(({ id }) => id === oordeel?.stapId);
  return rij && oordeel && kanKiezen(g, rij.stap, oordeel.voor, rij.voorgesteld)
    ? (findStap(g.stand.route, rij.stap)?.uit ?? []).map(({ uitkomst }) => uitkomst)
    : [];
};

const registerLos = (router: Router, s: RouteSettings, los: Los): void => {
  const toon = async (c: PageContext, getypt?: Getypt, fouten: readonly Reden[] = []): Promise<Response> => {
    const g = await openRoute(c, s);
    const deel = await los.inhoud(c, s, g, veldmaker(getypt, fouten));
    if (!deel) return c.redirect(routePad(g.inwoner.id));
    return routePagina(c, {
      inwoner: g.inwoner,
      titel: los.titel,
      onder: `${toonNaam(g.inwoner)}. ${los.onder}`,
      fouten: metBron(fouten, los.velden),
      inhoud: form({
        actie: los.actie(c),
        sleutel: c.sleutel(),
        versie: getypt?._versie ?? deel.versie,
        inhoud: html`${deel.html}${acties(knop({ tekst: los.knop }), linkKnop({ tekst: 'Annuleren', href: routePad(g.inwoner.id) }))}`,
      }),
    });
  };
  router.get(los.adres, { ...schrijft, logboek: 'inzage' }, (c) => toon(c));
  router.post(los.adres, { ...schrijft, logboek: los.handeling, ...(los.tekent ? { tekent: true } : {}) }, async (c) => {
    const uit = await c.submit(async (db, actor) => {
      const o: StapOpdracht = { ...opdracht(c, s, actor), stapId: 0, versie: c.form.versie() };
      const r = await los.voer(db, c, o);
      const eigen = (await findInwoner(db, o.inwonerId))?.consulent_id === actor.gebruikerId;
      return r.ok
        ? { ok: true, naar: eigen || !los.naar ? `${routePad(o.inwonerId)}?gedaan=ja` : los.naar(c, actor.gebruikerId) }
        : r;
    });
    return uit instanceof Response ? uit : toon(c, { ...c.form.waarden, _versie: c.form.tekst('_versie') }, uit);
  });
};

/** All pages around a step. */
export const registerStap = (router: Router, s: RouteSettings): void => {
  for (const act of stapActen) registerAct(router, s, act);
  for (const los of LOS) registerLos(router, s, los);
  registerBrief(router, s);
  registerVersie(router, s);
};
