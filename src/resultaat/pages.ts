import type { BeleidInHuis, Regeling } from '../beleid/index.ts';
import type { Virusscanner } from '../document/index.ts';
import { findInstelling } from '../instelling/index.ts';
import { toonDatum, toonKort } from '../kernel/datum.ts';
import { maandVan, toonMaand } from '../kernel/maand.ts';
import { toonPeriode } from '../kernel/periode.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { NietGevonden } from '../platform/problem.ts';
import { findToewijzing, type ToewijzingKop } from '../voortgang/index.ts';
import {
  acties,
  bevestiging,
  controleer,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  html,
  kaart,
  keuzerondjes,
  knop,
  kop,
  leegBlok,
  lijst,
  linkKnop,
  melding,
  tekstvak,
} from '../web/index.ts';
import type { PageContext, Router } from '../web/route.ts';
import { type GelezenMelding, readMelding, reportResultaat, waaromNiet } from './actions/report-resultaat.ts';
import { geschilKaart, herbeoordelingLijst } from './herbeoordeling-pages.ts';
import { registerOordeel } from './judge-pages.ts';
import { melden, vragen } from './permissions.ts';
import { findEerdere, findMelding } from './queries.ts';
import { findHerbeoordeling } from './queries-herbeoordeling.ts';
import { listResultaatstukken, type Resultaatstuk } from './queries-stukken.ts';
import { isGerealiseerd, tredeTekst } from './rules.ts';
import { registerResultaatstukken, stukkenKaart, waaromGeenStuk } from './stukken-pages.ts';
import type { Herbeoordeling, Melding } from './types.ts';
import { akkoordBadge, alineas, doelTekst, eerdereMeldingen, toetssteen } from './views.ts';

interface Stand {
  t: ToewijzingKop;
  nu: (Melding & { id: number }) | undefined;
  eerdere: Melding[];
  herbeoordeling: Herbeoordeling | undefined;
  stukken: Resultaatstuk[];
  /** Days in which the aanbieder may answer a no (keuze). */
  reactieDagen: number;
  regeling: Regeling;
}

/** The result of an ontwikkeling: the aanbieder reports it, the consulent judges it. */
export const registerResultaat = (router: Router, s: { beleid: BeleidInHuis; scanner?: Virusscanner | undefined }): void => {
  const { beleid } = s;
  registerOordeel(router, s);
  registerResultaatstukken(router, s);

  const standVan = async (c: PageContext): Promise<Stand> => {
    const id = c.nummer('toewijzing');
    const [t, nu, eerdere, herbeoordeling, stukken, reactieDagen] = await Promise.all([
      findToewijzing(c.db, id, beleid),
      findMelding(c.db, id),
      findEerdere(c.db, { toewijzingId: id }),
      findHerbeoordeling(c.db, { toewijzingId: id }),
      listResultaatstukken(c.db, { toewijzingId: id }, c.vandaag),
      findInstelling(c.db, 'resultaat-reactie-dagen', { toewijzingId: id }),
    ]);
    if (!t) throw new NietGevonden();
    return { t, nu, eerdere, herbeoordeling, stukken, reactieDagen, regeling: beleid.regelingMetId(t.regelingId).regeling };
  };

  router.get('/toewijzingen/:toewijzing/resultaat', vragen, async (c) => meldPagina(c, beleid, await standVan(c)));

  router.post('/toewijzingen/:toewijzing/resultaat', melden, async (c) => {
    const { waarden } = c.form;
    const stap = c.form.tekst('_stap');
    if (stap === 'insturen') {
      const toewijzingId = c.nummer('toewijzing');
      const uit = await c.submit(async (db, actor) => {
        const r = await reportResultaat(db, {
          actor,
          beleid,
          vandaag: c.vandaag,
          toewijzingId,
          versie: c.form.tekst('_versie'),
          waarden,
        });
        return r.ok ? { ok: true, naar: `/toewijzingen/${toewijzingId}/resultaat/verstuurd` } : r;
      });
      if (uit instanceof Response) return uit;
      return meldPagina(c, beleid, await standVan(c), uit);
    }
    const stand = await standVan(c);
    if (stap === 'wijzigen' || waaromNiet(beleid, stand.t, stand.nu, stand.herbeoordeling) !== undefined)
      return meldPagina(c, beleid, stand);
    const gelezen = readMelding(stand.t, waarden, c.vandaag);
    return gelezen.ok ? controlePagina(c, stand, gelezen.waarde) : meldPagina(c, beleid, stand, gelezen.redenen);
  });

  router.get('/toewijzingen/:toewijzing/resultaat/verstuurd', vragen, async (c) => {
    const { t, nu, regeling } = await standVan(c);
    if (!nu) throw new NietGevonden();
    const gehaald = isGerealiseerd(regeling, t.doelTrede, nu.bereikteTrede);
    return c.page({
      titel: 'Resultaat verstuurd',
      kruimels: kruimels(t, 'Resultaat verstuurd'),
      inhoud: bevestiging({
        titel: `Het resultaat van ${t.naam} is verstuurd`,
        onder: `Bereikt op ${toonDatum(nu.datum)}: ${tredeTekst(regeling, nu.bereikteTrede)}`,
        kenmerk: { label: 'Toewijzing', waarde: String(t.nummer) },
        hierna: [
          {
            wat: 'De consulent leest je onderbouwing en gaat akkoord of schrijft waarom niet.',
            wie: t.consulent,
            wanneer: 'vanaf nu in de werkvoorraad',
          },
          {
            wat: gehaald
              ? `Bij akkoord is de doeltrede gehaald. De prijs van het traject komt dan in jullie declaratie van ${toonMaand(maandVan(nu.datum))}.`
              : 'De doeltrede is met dit resultaat niet gehaald. Dan is er volgens de afspraak geen prijs te betalen.',
            wie: 'Jullie',
            wanneer: 'na akkoord van de gemeente',
          },
          { wat: `${t.naam} ziet de nieuwe trede op de eigen pagina.`, wie: 'De inwoner', wanneer: 'na akkoord van de gemeente' },
        ],
        acties: html`${linkKnop({ tekst: `Terug naar ${t.naam}`, href: `/toewijzingen/${t.id}`, soort: 'primair' })}${linkKnop({ tekst: 'Bekijk de melding', href: `/toewijzingen/${t.id}/resultaat` })}`,
      }),
    });
  });
};

const kruimels = (t: ToewijzingKop, tekst: string) => [
  { tekst: 'Inwoners', href: '/toewijzingen' },
  { tekst: t.naam, href: `/toewijzingen/${t.id}` },
  { tekst },
];

const gemeld = (regeling: Regeling, nu: Melding) =>
  kaart({
    titel: 'Wat jullie meldden',
    inhoud: lijst([
      { kop: 'Datum', waarde: toonDatum(nu.datum) },
      { kop: 'Bereikte trede', waarde: tredeTekst(regeling, nu.bereikteTrede) },
      { kop: 'Onderbouwing', waarde: alineas(nu.onderbouwing) },
      { kop: 'Gemeente', waarde: akkoordBadge(nu.akkoord) },
      ...(nu.akkoord === false ? [{ kop: 'Waarom niet', waarde: alineas(nu.akkoordReden) || 'Er is geen reden bekend.' }] : []),
    ]),
  });

const bijStukken = ({ t, nu, herbeoordeling, stukken }: Stand) =>
  stukkenKaart({
    stukken,
    naar: ({ stukId }) => `/toewijzingen/${t.id}/documenten/${stukId}`,
    erbij: waaromGeenStuk(nu, herbeoordeling) === undefined ? `/toewijzingen/${t.id}/resultaat/stuk` : undefined,
  });

const meldPagina = async (c: PageContext, beleid: BeleidInHuis, stand: Stand, fouten: Reden[] = []): Promise<Response> => {
  const { t, nu, eerdere, herbeoordeling, regeling } = stand;
  const waarom = waaromNiet(beleid, t, nu, herbeoordeling);
  const geschil = nu && geschilKaart(t.id, nu, herbeoordeling, { dagen: stand.reactieDagen, vandaag: c.vandaag });
  const titel = `Resultaat van ${t.naam}`;
  const { waarden } = c.form;
  const veld = (naam: string, bewaard: string) => ({ naam, waarde: waarden[naam] ?? bewaard, fout: foutVan(fouten, naam) });
  const formulier = form({
    actie: `/toewijzingen/${t.id}/resultaat`,
    sleutel: c.sleutel(),
    versie: c.form.tekst('_versie') || (nu?.versie ?? 0),
    inhoud: html`${kaart({
      titel: 'Waar kijken we naar?',
      inhoud: html`<p>Het doel is <strong>${doelTekst(regeling, t.doelTrede)}</strong>.</p>${toetssteen(regeling, t.product)}`,
    })}${datumveld({ ...veld('datum', nu ? toonKort(nu.datum) : ''), label: 'Op welke dag was het resultaat bereikt?' })}${keuzerondjes(
      {
        ...veld('bereikte_trede', nu ? String(nu.bereikteTrede) : ''),
        label: 'Welke trede heeft de inwoner bereikt?',
        hint: 'Kies wat nu zo is, ook als dat niet de doeltrede is.',
        keuzes: regeling.ladder.treden.map((trede) => ({
          waarde: String(trede.trede),
          tekst: `Trede ${trede.trede}: ${trede.naam}${trede.trede === t.doelTrede ? ' (het doel)' : ''}`,
          uitleg: trede.criterium ?? undefined,
        })),
      },
    )}${tekstvak({
      ...veld('onderbouwing', nu?.onderbouwing ?? ''),
      label: 'Waaruit blijkt dat?',
      hint: 'Schrijf wat de inwoner nu doet, hoe zelfstandig en waar. De gemeente beslist hiermee. Schrijf geen medische gegevens op.',
      regels: 7,
      maximum: 4000,
    })}${acties(
      knop({ tekst: 'Verder', naam: '_stap', waarde: 'controleren' }),
      linkKnop({ tekst: 'Annuleren', href: `/toewijzingen/${t.id}` }),
    )}`,
  });
  return c.page({
    titel,
    fout: fouten.length > 0,
    smal: true,
    kruimels: kruimels(t, 'Resultaat'),
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel, onder: `${t.productNaam}, ${toonPeriode(t.looptijd)}` })}${
      nu?.akkoord === false &&
      melding({
        soort: 'waarschuwing',
        titel: 'De gemeente is niet akkoord',
        inhoud: html`${alineas(nu.akkoordReden)}${herbeoordeling === undefined && html`<p>Je kunt het resultaat opnieuw melden, met een nieuwe onderbouwing. De gemeente kijkt er dan weer naar.</p>`}`,
      })
    }${geschil || (nu?.akkoord === true && herbeoordeling !== undefined && kaart({ titel: 'Tweede blik', inhoud: herbeoordelingLijst(herbeoordeling) }))}${
      waarom === undefined
        ? formulier
        : nu
          ? html`${melding({ soort: nu.akkoord ? 'succes' : 'info', inhoud: waarom })}${gemeld(regeling, nu)}${acties(linkKnop({ tekst: `Terug naar ${t.naam}`, href: `/toewijzingen/${t.id}` }))}`
          : leegBlok({
              titel: 'Hier is geen resultaat te melden',
              inhoud: waarom,
              acties: linkKnop({ tekst: `Terug naar ${t.naam}`, href: `/toewijzingen/${t.id}` }),
            })
    }${(nu || waarom === undefined) && bijStukken(stand)}${eerdereMeldingen(regeling, eerdere)}`,
  });
};

const controlePagina = (c: PageContext, stand: Stand, m: GelezenMelding): Promise<Response> => {
  const { t, nu, regeling } = stand;
  const gehaald = isGerealiseerd(regeling, t.doelTrede, m.bereikteTrede);
  return c.page({
    titel: 'Controleer het resultaat',
    smal: true,
    kruimels: kruimels(t, 'Resultaat'),
    inhoud: html`${kop({ titel: 'Klopt alles?', onder: `Daarna sturen we het naar ${t.consulent}.` })}${
      gehaald === false &&
      melding({
        soort: 'waarschuwing',
        titel: 'De doeltrede is hiermee niet gehaald',
        inhoud: `Het doel was ${doelTekst(regeling, t.doelTrede)}. Er is dan geen prijs te betalen voor dit traject.`,
      })
    }${controleer([
      { vraag: 'Inwoner', antwoord: t.naam },
      { vraag: 'Doel', antwoord: doelTekst(regeling, t.doelTrede) },
      { vraag: 'Bereikt op', antwoord: toonDatum(m.datum) },
      { vraag: 'Bereikte trede', antwoord: tredeTekst(regeling, m.bereikteTrede) },
      { vraag: 'Waaruit blijkt dat?', antwoord: alineas(m.onderbouwing) },
    ])}${form({
      actie: `/toewijzingen/${t.id}/resultaat`,
      sleutel: c.sleutel(),
      versie: c.form.tekst('_versie') || (nu?.versie ?? 0),
      verborgen: c.form.waarden,
      inhoud: acties(
        knop({ tekst: 'Versturen', icoon: 'send', naam: '_stap', waarde: 'insturen' }),
        knop({ tekst: 'Wijzigen', soort: 'tweede', naam: '_stap', waarde: 'wijzigen' }),
      ),
    })}`,
  });
};
