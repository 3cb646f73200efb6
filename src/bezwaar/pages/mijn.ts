// The resident objects: one question a page, a page to check, and a confirmation with what happens next. B1, works without JavaScript.
import { type BeleidInHuis, findProduct } from '../../beleid/index.ts';
import { middelVan } from '../../besluit/index.ts';
import { datum, isVoor, toonDatum } from '../../kernel/datum.ts';
import { toonKloktijd } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  bevestiging,
  controleer,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  knop,
  kop,
  link,
  linkKnop,
  stapel,
  stappen,
  tekstvak,
  telefoonLink,
  terug,
  vraagpagina,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { confirmBezwaar } from '../actions/handle-bezwaar.ts';
import { receiveBezwaar } from '../actions/receive-bezwaar.ts';
import { findBestreden, listEigen } from '../queries.ts';
import { leesEigen } from '../rules.ts';
import type { Beslissing } from '../types.ts';
import { naarDeRechter, naarRechter } from './mijn-rechter.ts';

type Settings = { beleid: BeleidInHuis };
type Stap = 'reden' | 'wil' | 'laatReden' | 'controle';

const pad = (besluitId: number, deel = ''): string => `/mijn/bezwaar/${besluitId}${deel}`;

const laad = async (c: PageContext, s: Settings) => {
  const besluitId = c.nummer('besluit');
  const actor = await c.actor();
  if (actor.inwonerId === undefined) throw new NietGevonden();
  const [besluit, eigen] = await Promise.all([
    findBestreden(c.db, actor.inwonerId, besluitId),
    listEigen(c.db, actor.inwonerId, besluitId),
  ]);
  const middel = besluit && middelVan(besluit);
  if (!besluit || besluit.bekendgemaakt_op === null || !middel) throw new NietGevonden();
  const { telefoon, bezwaar, rechtbank } = s.beleid.gemeente(besluit.gemeente_id);
  const { tot } = middel;
  return {
    actor,
    inwonerId: actor.inwonerId,
    besluit,
    eigen,
    rechtbank,
    /** It was decided on an objection: that goes to the court and no more to us. */
    beroep: middel.soort === 'beroep',
    tot,
    laat: isVoor(tot, c.vandaag),
    product: findProduct(s.beleid.regelingMetId(besluit.regeling_id).regeling, besluit.product)?.naam ?? besluit.product,
    adres: bezwaar.adres,
    bel: html`<p>Hulp nodig? Bel de gemeente: ${telefoonLink(telefoon.waarde)}. Iemand anders mag je helpen.</p>`,
    telefoon: telefoon.waarde,
  };
};
type Geladen = Awaited<ReturnType<typeof laad>>;

const VRAGEN: Readonly<Record<Exclude<Stap, 'controle'>, { label: string; hint: string; maximum: number; verplicht: boolean }>> =
  {
    reden: {
      label: 'Waarom ben je het niet eens met het besluit?',
      hint: 'Schrijf het in je eigen woorden. Een paar zinnen is genoeg.',
      maximum: 4000,
      verplicht: true,
    },
    wil: {
      label: 'Wat wil je dat er verandert?',
      hint: 'Bijvoorbeeld: ik wil meer uren. Weet je het nog niet? Laat het leeg.',
      maximum: 2000,
      verplicht: false,
    },
    laatReden: {
      label: 'Waarom ben je later dan de laatste dag?',
      hint: 'Was je ziek, of kwam de brief later? Schrijf het op. Wij kijken of je bezwaar dan toch telt.',
      maximum: 2000,
      verplicht: false,
    },
  };

const volgorde = (laat: boolean): Stap[] => ['reden', 'wil', ...(laat ? (['laatReden'] as const) : []), 'controle'];

const bewaard = (c: PageContext, zonder: string): Record<string, string> =>
  Object.fromEntries(['reden', 'wil', 'laatReden'].filter((naam) => naam !== zonder).map((naam) => [naam, c.form.tekst(naam)]));

/** One question, with what was answered before going along unseen. */
const vraag = (c: PageContext, g: Geladen, stap: Exclude<Stap, 'controle'>, fouten: readonly Reden[] = []): Promise<Response> => {
  const v = VRAGEN[stap];
  const alle = volgorde(g.laat);
  const nr = alle.indexOf(stap);
  return c.page({
    titel: v.label,
    fout: fouten.length > 0,
    smal: true,
    inhoud: vraagpagina({
      terug: '/mijn/brieven',
      terugNaar: 'Mijn brieven',
      stap: stappen({ stap: nr + 1, van: alle.length, naam: 'bezwaar' }),
      fouten: foutSamenvatting(fouten),
      inhoud: html`${kop({ titel: 'Ik ben het niet eens', onder: `Met het besluit van ${toonDatum(datum(g.besluit.genomen_op))} over ${g.product}` })}${
        stap === 'reden' &&
        html`<p>${
          g.laat
            ? `De laatste dag was ${toonDatum(g.tot)}. Je mag nog bezwaar maken, maar zeg dan ook waarom je later bent.`
            : `Je kunt bezwaar maken tot en met ${toonDatum(g.tot)}. Dat is gratis.`
        }</p>`
      }${form({
        actie: pad(g.besluit.id, '/stap'),
        sleutel: c.sleutel(),
        naam: v.label,
        verborgen: bewaard(c, stap),
        inhoud: html`${tekstvak({
          naam: stap,
          label: v.label,
          hint: v.hint,
          waarde: c.form.tekst(stap),
          fout: foutVan(fouten, stap),
          regels: 6,
          maximum: v.maximum,
          verplicht: v.verplicht,
        })}${acties(
          knop({ tekst: 'Verder', naam: '_naar', waarde: alle[nr + 1] ?? 'controle' }),
          nr > 0 && knop({ tekst: 'Vorige', soort: 'stil', naam: '_naar', waarde: alle[nr - 1] ?? 'reden' }),
        )}`,
      })}${g.bel}`,
    }),
  });
};

const nakijken = (c: PageContext, g: Geladen, fouten: readonly Reden[] = []): Promise<Response> => {
  const w = (naam: string) => c.form.tekst(naam);
  const alle = volgorde(g.laat);
  const alineas = (tekst: string): Html | string =>
    tekst === '' ? 'Niets ingevuld' : html`${tekst.split(/\n+/).map((regel) => html`<p>${regel}</p>`)}`;
  return c.page({
    titel: 'Kijk je bezwaar na',
    fout: fouten.length > 0,
    smal: true,
    inhoud: vraagpagina({
      terug: '/mijn/brieven',
      terugNaar: 'Mijn brieven',
      stap: stappen({ stap: alle.length, van: alle.length, naam: 'nakijken' }),
      fouten: foutSamenvatting(fouten),
      inhoud: html`${kop({ titel: 'Kijk je bezwaar na', onder: 'Klopt het? Stuur het dan op.' })}${controleer([
        {
          vraag: 'Waarover',
          antwoord: `Besluit ${g.besluit.beschikkingnummer} van ${toonDatum(datum(g.besluit.genomen_op))}: ${g.product}`,
        },
        { vraag: 'Waarom je het niet eens bent', antwoord: alineas(w('reden')) },
        { vraag: 'Wat je wilt', antwoord: alineas(w('wil')) },
        ...(g.laat ? [{ vraag: 'Waarom je later bent', antwoord: alineas(w('laatReden')) }] : []),
      ])}${form({
        actie: pad(g.besluit.id),
        sleutel: c.sleutel(),
        naam: 'Bezwaar opsturen',
        verborgen: bewaard(c, ''),
        inhoud: acties(
          knop({ tekst: 'Stuur mijn bezwaar op', icoon: 'send' }),
          knop({ tekst: 'Verander iets', soort: 'stil', actie: pad(g.besluit.id, '/stap'), naam: '_naar', waarde: 'reden' }),
        ),
      })}${g.bel}`,
    }),
  });
};

/** The last day is over: what can still be done, and objecting all the same when there was a reason to be late (Awb 6:11). */
const watKanNog = (c: PageContext, g: Geladen): Promise<Response> =>
  c.page({
    titel: 'Je kunt geen bezwaar meer maken',
    smal: true,
    inhoud: html`${terug('/mijn/brieven', 'Mijn brieven')}${kop({
      titel: 'De tijd voor bezwaar is voorbij',
      onder: `Over ${g.product}. De laatste dag was ${toonDatum(g.tot)}.`,
    })}<p>Het besluit blijft gelden. Er kan nog wel iets:</p>${stapel(
      kaart({
        titel: 'Er is iets veranderd',
        inhoud: html`<p>Gaat het anders met je, of weet je iets dat wij niet wisten? Zeg het ons. Wij kijken dan opnieuw wat bij je past, en nemen een nieuw besluit. Daartegen kun je wel bezwaar maken.</p>${acties(
          linkKnop({ tekst: 'Schrijf ons een bericht', href: '/mijn/berichten', soort: 'primair' }),
        )}`,
      }),
      kaart({
        titel: 'Je kon niet eerder',
        inhoud: html`<p>Was je bijvoorbeeld ziek, of kwam de brief niet aan? Dan mag je nog bezwaar maken. Zeg waarom je later bent. Wij kijken of je bezwaar dan toch telt.</p>${acties(
          linkKnop({ tekst: 'Ik had een reden. Ik maak toch bezwaar', href: `${pad(g.besluit.id)}?toch=ja`, soort: 'tweede' }),
        )}`,
      }),
    )}${g.bel}`,
  });

const UITKOMST: Readonly<Record<Beslissing, string>> = {
  gegrond: 'Je krijgt gelijk.',
  ongegrond: 'Je krijgt geen gelijk.',
  'niet-ontvankelijk': 'Wij behandelen je bezwaar niet.',
  ingetrokken: 'Je stopte met je bezwaar.',
  vervallen: 'De rechter vroeg ons eerst opnieuw te beslissen. Dat hoeft niet meer.',
};

/** After being right: the new besluit is there, comes, or is not needed. */
const watVolgt = (z: Geladen['eigen'][number]): Html => {
  if (z.gevolg_brief !== null)
    return html`<p>Daarna namen wij een nieuw besluit. ${link(`/mijn/brieven/${z.gevolg_brief}`, 'Lees het nieuwe besluit')}.</p>`;
  if (z.gevolg_reden !== '') return html`<p>Daar is geen nieuw besluit voor nodig. Wil je weten waarom? Bel ons.</p>`;
  return html`<p>Wij nemen nu een nieuw besluit. Daarover krijg je nog een brief. Je hoeft niets te doen.</p>`;
};

/** What was decided before a court asked to decide again, the latest first. */
const eerdereRonden = (s: Settings, g: Geladen, vandaag: PageContext['vandaag']): Html => {
  const [, ...eerder] = g.eigen.filter((z, nr) => nr === 0 || z.bekendgemaakt_op !== null);
  return html`${eerder.map((z) =>
    kaart({
      titel: 'Wat er eerder was',
      inhoud: html`<p>Op ${toonDatum(datum(z.bekendgemaakt_op ?? z.ontvangen_op))} stuurden wij je een beslissing.${z.beslissing && ` ${UITKOMST[z.beslissing]}`}</p>${naarRechter(s, z, vandaag, g.eigen[0]?.bekendgemaakt_op != null)}${acties(
        z.document_id !== null && linkKnop({ tekst: 'Lees die beslissing', href: `/mijn/brieven/${z.document_id}` }),
      )}`,
    }),
  )}`;
};

/** Where my objection stands, and what happens next. */
const stand = async (c: PageContext, s: Settings): Promise<Response> => {
  const g = await laad(c, s);
  const [laatste] = g.eigen;
  if (!laatste) return c.redirect(pad(g.besluit.id));
  const uiterlijk = toonDatum(datum(laatste.verdaagd_tot ?? laatste.beslis_uiterlijk));
  const beslist = laatste.bekendgemaakt_op !== null;
  const opnieuw = laatste.vorige_id !== null;
  const eerder = eerdereRonden(s, g, c.vandaag);
  return c.page({
    titel: 'Je bezwaar',
    smal: true,
    inhoud: beslist
      ? html`${terug('/mijn/brieven', 'Mijn brieven')}${kop({ titel: 'Je bezwaar', onder: `Over ${g.product}` })}${kaart({
          titel: opnieuw ? 'Er is een nieuwe beslissing' : 'Er is een beslissing',
          inhoud: html`<p>Op ${toonDatum(datum(laatste.bekendgemaakt_op ?? laatste.ontvangen_op))} stuurden wij je de beslissing.${
            laatste.beslissing && html` <strong>${UITKOMST[laatste.beslissing]}</strong>`
          }</p>${laatste.beslissing === 'gegrond' && watVolgt(laatste)}${naarRechter(s, laatste, c.vandaag)}${acties(
            laatste.document_id !== null &&
              linkKnop({ tekst: 'Lees de beslissing', href: `/mijn/brieven/${laatste.document_id}`, soort: 'primair' }),
          )}`,
        })}${eerder}${g.bel}`
      : html`${bevestiging({
          titel: opnieuw ? 'Wij beslissen opnieuw op je bezwaar' : 'Wij hebben je bezwaar',
          onder: `${opnieuw ? 'De rechter vroeg dat. Het gaat over' : 'Tegen'} besluit ${g.besluit.beschikkingnummer} over ${g.product}.`,
          kenmerk: opnieuw
            ? { label: 'Wij beslissen uiterlijk op', waarde: uiterlijk }
            : { label: 'Ontvangen op', waarde: toonDatum(datum(laatste.ontvangen_op)) },
          hierna: [
            ...(opnieuw
              ? []
              : [
                  laatste.bevestigd_op === null
                    ? { wat: 'Je krijgt een brief dat je bezwaar er is.', wie: 'De gemeente', wanneer: 'binnen een paar dagen' }
                    : {
                        wat: 'In je brieven staat dat je bezwaar er is.',
                        wie: 'De gemeente',
                        wanneer: toonDatum(datum(laatste.bevestigd_op)),
                      },
                ]),
            laatste.hoor_op && laatste.gehoord_op === null && !isVoor(datum(laatste.hoor_op), c.vandaag)
              ? {
                  wat: `Kom vertellen waarom je het niet eens bent: ${laatste.hoor_waar}.`,
                  wie: 'Jij',
                  wanneer: `${toonDatum(datum(laatste.hoor_op))} om ${toonKloktijd(laatste.hoor_tijd)}`,
                }
              : laatste.gehoord_op === null
                ? {
                    wat: opnieuw
                      ? 'Iemand die niet over je besluit besliste, kijkt er opnieuw naar. Wij houden ons aan wat de rechter zei.'
                      : 'Iemand die niet over je besluit besliste, bekijkt het opnieuw. Je mag je verhaal vertellen.',
                    wie: 'De gemeente',
                    wanneer: opnieuw ? 'nu' : 'je hoort wanneer',
                  }
                : {
                    wat: `Je vertelde je verhaal op ${toonDatum(datum(laatste.gehoord_op))}. Wij bekijken nu het besluit opnieuw.`,
                    wie: 'De gemeente',
                    wanneer: 'nu',
                  },
            { wat: 'Je krijgt een brief met de beslissing.', wie: 'De gemeente', wanneer: `uiterlijk ${uiterlijk}` },
          ],
          inhoud: stapel(
            html`<p>Het besluit blijft gelden tot er is beslist. ${!opnieuw && laatste.te_laat && 'Je bezwaar kwam na de laatste dag. Wij kijken ook of daar een goede reden voor was. Dat lees je in de brief met de beslissing.'}</p><p>Wil je stoppen met je bezwaar? ${link('/mijn/berichten', 'Schrijf ons een bericht')}. Dan ronden wij het af.</p>`,
            eerder,
            g.bel,
          ),
          acties: linkKnop({ tekst: 'Terug naar mijn brieven', href: '/mijn/brieven' }),
        })}`,
  });
};

export const registerMijnBezwaar = (router: Router, s: Settings): void => {
  const zelf = { rollen: ['inwoner'], van: 'zelf' } as const;
  router.get('/mijn/bezwaar/:besluit', { ...zelf, logboek: false }, async (c) => {
    const g = await laad(c, s);
    const [laatste] = g.eigen;
    // Who went to the court reads there how that stands.
    if (g.besluit.na_bezwaar?.beroep) return c.redirect(pad(g.besluit.na_bezwaar.besluitId, '/stand'));
    if (g.beroep) return naarDeRechter(c, g);
    if (laatste) return c.redirect(pad(g.besluit.id, '/stand'));
    if (g.laat && c.zoek.get('toch') !== 'ja') return watKanNog(c, g);
    return vraag(c, g, 'reden');
  });
  router.get('/mijn/bezwaar/:besluit/stand', { ...zelf, logboek: false }, (c) => stand(c, s));
  // Nothing is kept here: the answers go along with the form.
  router.post('/mijn/bezwaar/:besluit/stap', { ...zelf, logboek: 'bezwaar-voorbereid' }, async (c) => {
    const g = await laad(c, s);
    if (g.beroep) return c.redirect(pad(g.besluit.id));
    const naar = c.form.tekst('_naar');
    if (naar === 'reden') return vraag(c, g, 'reden');
    const gelezen = leesEigen(c.form.waarden);
    const fout = gelezen.ok ? [] : gelezen.redenen;
    const [eerste] = fout;
    if (eerste) return vraag(c, g, eerste.veld === 'wil' ? 'wil' : eerste.veld === 'laatReden' ? 'laatReden' : 'reden', fout);
    if (naar === 'wil') return vraag(c, g, 'wil');
    if (naar === 'laatReden' && g.laat) return vraag(c, g, 'laatReden');
    return nakijken(c, g);
  });
  router.post('/mijn/bezwaar/:besluit', { ...zelf, logboek: 'bezwaar-ontvangen' }, async (c) => {
    const g = await laad(c, s);
    if (g.beroep) return c.redirect(pad(g.besluit.id));
    const gelezen = leesEigen(c.form.waarden);
    if (!gelezen.ok) return vraag(c, g, 'reden', gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await receiveBezwaar(db, {
        actor,
        beleid: s.beleid,
        vandaag: c.vandaag,
        inwonerId: g.inwonerId,
        besluitId: g.besluit.id,
        ontvangst: { ontvangen: c.vandaag, langs: 'mijn', ...gelezen.waarde },
      });
      if (!r.ok) return r;
      // A receipt that cannot be printed stands in the werkvoorraad; the objection counts all the same.
      await confirmBezwaar(db, {
        actor,
        beleid: s.beleid,
        vandaag: c.vandaag,
        inwonerId: g.inwonerId,
        bezwaarId: r.waarde,
        versie: 1,
        waarden: {},
      });
      return { ok: true, naar: pad(g.besluit.id, '/stand') };
    });
    return uit instanceof Response ? uit : nakijken(c, g, uit);
  });
};
