// A disputed result: the aanbieder asks somebody else to look, the teammanager does, and the resident reads where it stands.
import type { BeleidInHuis } from '../beleid/index.ts';
import { findInstelling } from '../instelling/index.ts';
import { type Datum, toonDatum } from '../kernel/datum.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { schrijfInzage } from '../platform/audit.ts';
import { NietGevonden } from '../platform/problem.ts';
import { findToewijzing } from '../voortgang/index.ts';
import {
  acties,
  badge,
  controleer,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  kop,
  leegBlok,
  lijst,
  link,
  linkKnop,
  melding,
  stapel,
  tekstvak,
  telefoonLink,
  terug,
} from '../web/index.ts';
import type { PageContext, Router } from '../web/route.ts';
import { askHerbeoordeling } from './actions/ask-herbeoordeling.ts';
import { giveHerbeoordeling } from './actions/give-herbeoordeling.ts';
import { herbeoordelen, tegenspreken, vragen, zelf } from './permissions.ts';
import { findMelding, findResultaat } from './queries.ts';
import { findHerbeoordeling, listMijnResultaten } from './queries-herbeoordeling.ts';
import { listResultaatstukken, type Resultaatstuk } from './queries-stukken.ts';
import { geschilStand, leesLaatsteWoord, reactieTot, tredeTekst } from './rules.ts';
import { stukkenLijst } from './stukken-pages.ts';
import type { Herbeoordeling, Melding } from './types.ts';
import { alineas, betekenis } from './views.ts';

/** What the aanbieder reads under a no: until when somebody else can be asked to look, or what came of that. */
export const geschilKaart = (
  toewijzingId: number,
  m: Melding,
  h: Herbeoordeling | undefined,
  o: { dagen: number; vandaag: Datum },
): Html | false => {
  const stand = geschilStand(m, h, o);
  if (!stand) return false;
  const tot = reactieTot(m, o.dagen, o.vandaag);
  switch (stand) {
    case 'reageren':
      return kaart({
        titel: 'Zijn jullie het er niet mee eens?',
        inhoud: html`<p>Vraag dan of iemand anders bij de gemeente kijkt. Dat kan één keer, tot en met ${tot ? toonDatum(tot) : ''}. Wat die ander zegt is het laatste woord over de betaling.</p>${acties(
          linkKnop({
            tekst: 'Vraag een tweede blik',
            href: `/toewijzingen/${toewijzingId}/resultaat/tweede-blik`,
            icoon: 'scale',
          }),
        )}`,
      });
    case 'voorbij':
      return kaart({
        titel: 'Een tweede blik vragen kan niet meer',
        inhoud: html`<p>Dat kon tot en met ${tot ? toonDatum(tot) : ''}. Jullie kunnen het resultaat nog wel opnieuw melden.</p>`,
      });
    default:
      return kaart({ titel: 'Tweede blik', inhoud: herbeoordelingLijst(h) });
  }
};

/** The second look in rows: what was said first, what the aanbieder said, what came of it. */
export const herbeoordelingLijst = (h: Herbeoordeling | undefined): Html =>
  h
    ? lijst([
        { kop: 'Eerste oordeel', waarde: html`Niet akkoord. ${alineas(h.eersteReden)}` },
        { kop: 'De aanbieder zegt', waarde: alineas(h.reactie) },
        { kop: 'Gevraagd op', waarde: toonDatum(h.gevraagdOp) },
        h.oordeel === null
          ? { kop: 'De teammanager kijkt', waarde: `uiterlijk ${toonDatum(h.tot)}` }
          : {
              kop: 'Laatste woord',
              waarde: html`${badge(h.oordeel ? 'goed' : 'neutraal', h.oordeel ? 'Het resultaat telt' : 'Het resultaat telt niet')} ${alineas(h.motivering)}${h.door}, ${h.geoordeeldOp ? toonDatum(h.geoordeeldOp) : ''}`,
            },
      ])
    : html``;

/** What the teammanager fills in beside a disputed result. */
export const oordeelForm = (
  c: PageContext,
  o: { inwonerId: number; resultaatId: number; h: Herbeoordeling; fouten: readonly Reden[] },
): Html => {
  const { waarden } = c.form;
  return kaart({
    titel: 'Jouw oordeel',
    inhoud: form({
      actie: `/dossier/${o.inwonerId}/resultaat/${o.resultaatId}/tweede-blik`,
      sleutel: c.sleutel(),
      versie: waarden._versie || o.h.versie,
      inhoud: html`${keuzerondjes({
        naam: 'oordeel',
        label: 'Telt dit resultaat?',
        hint: 'Jouw oordeel is het laatste woord over de betaling.',
        waarde: waarden.oordeel,
        fout: foutVan(o.fouten, 'oordeel'),
        keuzes: [
          { waarde: 'akkoord', tekst: 'Ja, het resultaat telt', uitleg: 'De consulent legt daarna de trede vast.' },
          { waarde: 'niet-akkoord', tekst: 'Nee, het resultaat telt niet', uitleg: 'Er wordt niets betaald voor dit traject.' },
        ],
      })}${tekstvak({
        naam: 'motivering',
        label: 'Waarom?',
        hint: 'De aanbieder en de consulent lezen dit.',
        waarde: waarden.motivering,
        fout: foutVan(o.fouten, 'motivering'),
        regels: 5,
        maximum: 4000,
      })}${acties(knop({ tekst: 'Verder', naam: '_stap', waarde: 'controleren' }))}`,
    }),
  });
};

/** The last word as it would be, before nobody can change it. */
const laatsteWoordPagina = async (
  c: PageContext,
  s: { beleid: BeleidInHuis },
  o: { akkoord: boolean; motivering: string },
): Promise<Response> => {
  const [r, h] = await Promise.all([
    findResultaat(c.db, c.nummer('resultaat')),
    findHerbeoordeling(c.db, { resultaatId: c.nummer('resultaat') }),
    schrijfInzage(c.db, { inwonerId: c.nummer('inwoner'), soort: 'resultaat', objectId: c.nummer('resultaat') }),
  ]);
  if (r?.inwonerId !== c.nummer('inwoner') || !h) throw new NietGevonden();
  const { regeling } = s.beleid.regelingMetId(r.regelingId);
  const pad = `/dossier/${r.inwonerId}/resultaat/${r.id}`;
  if (h.oordeel !== null) return c.redirect(pad);
  return c.page({
    titel: 'Controleer je oordeel',
    smal: true,
    kruimels: [{ tekst: r.naam, href: `/dossier/${r.inwonerId}` }, { tekst: 'Resultaat', href: pad }, { tekst: 'Controleer' }],
    inhoud: html`${kop({ titel: 'Klopt alles?', onder: 'Dit is het laatste woord over de betaling. Daarna kun je het niet meer veranderen.' })}${controleer(
      [
        { vraag: 'Inwoner', antwoord: r.naam },
        { vraag: 'Wat de aanbieder meldt', antwoord: `${tredeTekst(regeling, r.bereikteTrede)}, op ${toonDatum(r.datum)}` },
        { vraag: 'Jouw oordeel', antwoord: o.akkoord ? 'Het resultaat telt' : 'Het resultaat telt niet' },
        { vraag: 'Waarom', antwoord: alineas(o.motivering) },
        {
          vraag: 'Wat betekent dat?',
          antwoord: o.akkoord ? betekenis(regeling, { ...r, akkoord: true }) : 'Er wordt niets betaald voor dit traject.',
        },
        {
          vraag: 'Wie doet daarna wat?',
          antwoord: o.akkoord
            ? `${r.aanbieder} leest je oordeel. De consulent legt de trede vast.`
            : `${r.aanbieder} en de consulent lezen je oordeel. De trede verandert niet, en opnieuw vragen kan niet.`,
        },
      ],
    )}${form({
      actie: `${pad}/tweede-blik`,
      sleutel: c.sleutel(),
      versie: c.form.tekst('_versie') || h.versie,
      verborgen: { oordeel: c.form.tekst('oordeel'), motivering: c.form.tekst('motivering') },
      inhoud: acties(
        knop({
          tekst: o.akkoord ? 'Leg vast: het resultaat telt' : 'Leg vast: het resultaat telt niet',
          icoon: 'scale',
          naam: '_stap',
          waarde: 'vastleggen',
        }),
        knop({ tekst: 'Wijzigen', soort: 'tweede', naam: '_stap', waarde: 'wijzigen' }),
      ),
    })}`,
  });
};

/** The pages around a disputed result. `oordeelPagina` shows the result again with what was wrong. */
export const registerHerbeoordeling = (
  router: Router,
  s: { beleid: BeleidInHuis },
  oordeelPagina: (c: PageContext, fouten: Reden[]) => Promise<Response>,
): void => {
  const vraagPagina = async (c: PageContext, fouten: readonly Reden[] = []): Promise<Response> => {
    const id = c.nummer('toewijzing');
    const [t, nu, h, dagen] = await Promise.all([
      findToewijzing(c.db, id, s.beleid),
      findMelding(c.db, id),
      findHerbeoordeling(c.db, { toewijzingId: id }),
      findInstelling(c.db, 'resultaat-reactie-dagen', { toewijzingId: id }),
    ]);
    if (!t || !nu) throw new NietGevonden();
    const kan = geschilStand(nu, h, { dagen, vandaag: c.vandaag }) === 'reageren';
    if (!kan && fouten.length === 0) return c.redirect(`/toewijzingen/${t.id}/resultaat`);
    return c.page({
      titel: 'Vraag een tweede blik',
      fout: fouten.length > 0,
      smal: true,
      kruimels: [
        { tekst: 'Inwoners', href: '/toewijzingen' },
        { tekst: t.naam, href: `/toewijzingen/${t.id}` },
        { tekst: 'Resultaat', href: `/toewijzingen/${t.id}/resultaat` },
        { tekst: 'Tweede blik' },
      ],
      inhoud: html`${foutSamenvatting(fouten)}${kop({
        titel: 'Vraag een tweede blik',
        onder: 'Een teammanager die niet als eerste oordeelde kijkt opnieuw. Wat die zegt is het laatste woord over de betaling.',
      })}${kaart({ titel: 'Waarom de gemeente niet akkoord is', inhoud: alineas(nu.akkoordReden) || 'Er is geen reden bekend.' })}${form(
        {
          actie: `/toewijzingen/${t.id}/resultaat/tweede-blik`,
          sleutel: c.sleutel(),
          versie: c.form.tekst('_versie') || nu.versie,
          inhoud: html`${tekstvak({
            naam: 'reactie',
            label: 'Waarom zijn jullie het er niet mee eens?',
            hint: 'Schrijf wat de gemeente niet zag: wat doet de inwoner nu, hoe vaak, wie kan dat zeggen? Geen medische gegevens.',
            waarde: c.form.waarden.reactie,
            fout: foutVan(fouten, 'reactie'),
            regels: 6,
            maximum: 4000,
          })}${acties(knop({ tekst: 'Versturen', icoon: 'send' }), linkKnop({ tekst: 'Annuleren', href: `/toewijzingen/${t.id}/resultaat` }))}`,
        },
      )}`,
    });
  };
  router.get('/toewijzingen/:toewijzing/resultaat/tweede-blik', vragen, (c) => vraagPagina(c));
  router.post('/toewijzingen/:toewijzing/resultaat/tweede-blik', tegenspreken, async (c) => {
    const toewijzingId = c.nummer('toewijzing');
    const uit = await c.submit(async (db, actor) => {
      const r = await askHerbeoordeling(db, {
        actor,
        beleid: s.beleid,
        vandaag: c.vandaag,
        toewijzingId,
        versie: c.form.versie(),
        reactie: c.form.tekst('reactie'),
      });
      return r.ok ? { ok: true, naar: `/toewijzingen/${toewijzingId}/resultaat` } : r;
    });
    return uit instanceof Response ? uit : vraagPagina(c, uit);
  });

  router.post('/dossier/:inwoner/resultaat/:resultaat/tweede-blik', herbeoordelen, async (c) => {
    const [inwonerId, resultaatId] = [c.nummer('inwoner'), c.nummer('resultaat')];
    const stap = c.form.tekst('_stap');
    if (stap === 'wijzigen') return oordeelPagina(c, []);
    if (stap !== 'vastleggen') {
      const gelezen = leesLaatsteWoord(c.form.waarden);
      return gelezen.ok ? laatsteWoordPagina(c, s, gelezen.waarde) : oordeelPagina(c, gelezen.redenen);
    }
    const uit = await c.submit(async (db, actor) => {
      const r = await giveHerbeoordeling(db, {
        actor,
        beleid: s.beleid,
        vandaag: c.vandaag,
        inwonerId,
        resultaatId,
        versie: c.form.versie(),
        waarden: c.form.waarden,
      });
      return r.ok ? { ok: true, naar: `/dossier/${inwonerId}/resultaat/${resultaatId}` } : r;
    });
    return uit instanceof Response ? uit : oordeelPagina(c, uit);
  });

  router.get('/mijn/resultaat', zelf, async (c) => {
    const actor = await c.actor();
    if (actor.inwonerId === undefined) throw new NietGevonden();
    const [resultaten, stukken] = await Promise.all([
      listMijnResultaten(c.db, actor.inwonerId),
      listResultaatstukken(c.db, { inwonerId: actor.inwonerId }, c.vandaag),
    ]);
    const nummer = s.beleid.gemeente(actor.gemeenteId ?? 0).telefoon.waarde;
    return c.page({
      titel: 'Wat ik heb bereikt',
      smal: true,
      inhoud: html`${terug('/mijn', 'Mijn overzicht')}${kop({ titel: 'Wat ik heb bereikt', onder: 'Dit schreef de organisatie waar je leert of werkt.' })}${stapel(
        resultaten.length === 0 &&
          leegBlok({ titel: 'Nog niets', inhoud: 'Aan het eind van je traject lees je hier wat je hebt bereikt.' }),
        resultaten.map((r) =>
          kaart({
            titel: `${r.aanbieder}: trede ${r.bereikteTrede}`,
            inhoud: html`<p>Op ${toonDatum(r.datum)}.</p><p>${
              r.akkoord === null
                ? html`${badge('info', 'De gemeente kijkt')} De gemeente kijkt of dit klopt.`
                : r.akkoord
                  ? html`${badge('goed', 'De gemeente is het eens')} ${r.opLadder ? 'Zij schreef deze trede op je ladder.' : 'Zij schrijft deze trede nog op je ladder.'}`
                  : r.opnieuwTot
                    ? html`${badge('aandacht', 'Iemand kijkt opnieuw')} De gemeente en ${r.aanbieder} zijn het niet eens. Iemand anders kijkt nu, uiterlijk ${toonDatum(r.opnieuwTot)}.`
                    : html`${badge('neutraal', 'De gemeente is het niet eens')} Je trede verandert niet. ${r.definitief ? 'Er is twee keer gekeken.' : `${r.aanbieder} kan het nog een keer uitleggen.`}`
            }</p>${mijnStukken(stukken.filter(({ toewijzingId }) => toewijzingId === r.toewijzingId))}${r.akkoord === false && html`<p>Dit gaat over wat de gemeente betaalt. Jij hebt niets verkeerd gedaan.</p>`}`,
          }),
        ),
        melding({
          soort: 'info',
          titel: 'Zie jij het anders?',
          inhoud: html`<p>Bel de gemeente: ${telefoonLink(nummer)}. Of zeg het bij ${link('/mijn/ladder', 'je ladder')}.</p>`,
        }),
      )}`,
    });
  });
};

/** What the resident may read of what his result rests on. */
const mijnStukken = (stukken: readonly Resultaatstuk[]): Html | false =>
  stukken.length > 0 &&
  html`<p>Daar hoort dit bij:</p>${stukkenLijst(stukken, ({ stukId }) => `/mijn/documenten/${stukId}/bestand`)}`;
