// The municipality's side: read a result, confirm or dispute it, see what it means.
import { type BeleidInHuis, findProduct, type OpgeslagenRegeling, type Regeling } from '../beleid/index.ts';
import { findInstelling } from '../instelling/index.ts';
import { type Datum, toonDatum } from '../kernel/datum.ts';
import { toonGeld } from '../kernel/geld.ts';
import { maandVan, toonMaand } from '../kernel/maand.ts';
import { toonUren } from '../kernel/minuten.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { schrijfInzage } from '../platform/audit.ts';
import type { Actor } from '../platform/db/reader.ts';
import { NietGevonden } from '../platform/problem.ts';
import { waaromVan } from '../uitleg/index.ts';
import {
  acties,
  badge,
  bevestiging,
  controleer,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  kolommen,
  kop,
  lijst,
  linkKnop,
  melding,
  tekstvak,
} from '../web/index.ts';
import { alleenLezen } from '../web/read-only.ts';
import type { PageContext, Router } from '../web/route.ts';
import { judgeResultaat } from './actions/judge-resultaat.ts';
import { herbeoordelingLijst, oordeelForm, registerHerbeoordeling } from './herbeoordeling-pages.ts';
import { beoordeelResultaat, resultaatWatAls } from './oordeel.ts';
import { lezen, oordelen } from './permissions.ts';
import { findEerdere, findLopende, findResultaat } from './queries.ts';
import { findEersteOordelaar, findHerbeoordeling } from './queries-herbeoordeling.ts';
import { listResultaatstukken, type Resultaatstuk } from './queries-stukken.ts';
import { findBevestiging } from './queries-terug.ts';
import {
  isGerealiseerd,
  leesOordeel,
  type Oordeel,
  reactieTot,
  standaardMotivering,
  tredeTekst,
  vraagtBesluit,
} from './rules.ts';
import { stukkenKaart, waaromGeenStuk } from './stukken-pages.ts';
import { registerTerugdraaien, terugBlok } from './terug-pages.ts';
import { akkoordTekst, type Herbeoordeling, type Melding, type ResultaatRij, type Werkplek } from './types.ts';
import { akkoordBadge, alineas, betekenis, doelTekst, eerdereMeldingen, toetssteen } from './views.ts';

interface Stand {
  r: ResultaatRij;
  eerdere: Melding[];
  stukken: Resultaatstuk[];
  /** AP9: running werkplekken on the old trede. */
  werkplekken: Werkplek[];
  uit: OpgeslagenRegeling;
  regeling: Regeling;
  magOordelen: boolean;
  herbeoordeling: Herbeoordeling | undefined;
  /** The teammanager, of a second look that is open, who did not answer first. */
  magHerzien: boolean;
  bevestiging: { afgerekend: boolean; door: number | undefined };
  actor: Actor;
}

export const registerOordeel = (router: Router, s: { beleid: BeleidInHuis }): void => {
  const { beleid } = s;
  const standVan = async (c: PageContext): Promise<Stand> => {
    const inwonerId = c.nummer('inwoner');
    const id = c.nummer('resultaat');
    const [r, eerdere, lopende, herbeoordeling, eerste, bevestiging, actor] = await Promise.all([
      findResultaat(c.db, id),
      findEerdere(c.db, { resultaatId: id }),
      findLopende(c.db, inwonerId),
      findHerbeoordeling(c.db, { resultaatId: id }),
      findEersteOordelaar(c.db, id),
      findBevestiging(c.db, id),
      c.actor(),
      schrijfInzage(c.db, { inwonerId, soort: 'resultaat', objectId: id }),
    ]);
    if (r?.inwonerId !== inwonerId) throw new NietGevonden();
    const stukken = await listResultaatstukken(c.db, { toewijzingId: r.toewijzingId }, c.vandaag);
    const uit = beleid.regelingMetId(r.regelingId);
    const { regeling } = uit;
    return {
      r,
      uit,
      eerdere,
      stukken,
      werkplekken: lopende.filter((een) =>
        vraagtBesluit(beleid.regelingMetId(een.regelingId).regeling, een.product, r.bereikteTrede),
      ),
      regeling,
      magOordelen: actor.rol === 'consulent' && r.akkoord === null,
      herbeoordeling,
      bevestiging,
      actor,
      magHerzien: actor.rol === 'teammanager' && herbeoordeling?.oordeel === null && eerste !== actor.gebruikerId,
    };
  };

  registerHerbeoordeling(router, s, async (c, fouten) => resultaatPagina(c, await standVan(c), fouten));
  registerTerugdraaien(router, s, async (c, fouten) => resultaatPagina(c, await standVan(c), fouten));

  router.get('/dossier/:inwoner/resultaat/:resultaat', lezen, async (c) => resultaatPagina(c, await standVan(c)));

  router.post('/dossier/:inwoner/resultaat/:resultaat', oordelen, async (c) => {
    const { waarden } = c.form;
    const stap = c.form.tekst('_stap');
    if (stap === 'vastleggen') {
      const inwonerId = c.nummer('inwoner');
      const resultaatId = c.nummer('resultaat');
      const uit = await c.submit(async (db, actor) => {
        const uitslag = await judgeResultaat(db, {
          actor,
          beleid,
          vandaag: c.vandaag,
          inwonerId,
          resultaatId,
          versie: c.form.tekst('_versie'),
          waarden,
        });
        return uitslag.ok ? { ok: true, naar: `/dossier/${inwonerId}/resultaat/${resultaatId}/verwerkt` } : uitslag;
      });
      return uit instanceof Response ? uit : resultaatPagina(c, await standVan(c), uit);
    }
    const stand = await standVan(c);
    if (stap === 'wijzigen' || !stand.magOordelen) return resultaatPagina(c, stand);
    const { oordeel, redenen } = leesOordeel(waarden);
    return oordeel ? controlePagina(c, stand, oordeel) : resultaatPagina(c, stand, redenen);
  });

  router.get('/dossier/:inwoner/resultaat/:resultaat/verwerkt', lezen, async (c) => {
    const stand = await standVan(c);
    const { r, regeling } = stand;
    if (r.akkoord === null) return c.redirect(href(r));
    const dagen = await findInstelling(c.db, 'resultaat-reactie-dagen');
    return c.page({
      titel: 'Resultaat verwerkt',
      kruimels: kruimels(r),
      inhoud: bevestiging({
        titel: r.akkoord ? 'Je bent akkoord met het resultaat' : 'Je bent niet akkoord met het resultaat',
        onder: r.akkoord
          ? `${r.naam} staat sinds ${toonDatum(r.datum)} op ${tredeTekst(regeling, r.bereikteTrede)}.`
          : `De trede van ${r.naam} is niet veranderd.`,
        kenmerk: { label: 'Toewijzing', waarde: String(r.nummer) },
        hierna: hierna(stand, dagen, c.vandaag),
        acties: html`${linkKnop({ tekst: 'Naar het dossier', href: `/dossier/${r.inwonerId}`, soort: 'primair' })}${
          r.akkoord &&
          linkKnop({
            tekst: 'Spreek de weg terug af',
            href: `/dossier/${r.inwonerId}/terugkeer/afspraak`,
            icoon: 'arrow-back-up',
          })
        }${r.akkoord && linkKnop({ tekst: 'Kijk wat nu past', href: `/dossier/${r.inwonerId}/toets`, icoon: 'stairs-up' })}`,
      }),
    });
  });
};

const href = (r: ResultaatRij): string => `/dossier/${r.inwonerId}/resultaat/${r.id}`;

const kruimels = (r: ResultaatRij) => [
  { tekst: r.naam, href: `/dossier/${r.inwonerId}` },
  { tekst: 'Resultaat', href: href(r) },
];

/** `dagen`: how long the aanbieder may answer a no (keuze). */
const hierna = (
  { r, regeling, werkplekken }: Stand,
  dagen: number,
  vandaag: Datum,
): { wat: Html | string; wie: string; wanneer: string }[] => {
  const reactie = reactieTot(r, dagen, vandaag);
  if (!r.akkoord)
    return [
      {
        wat: 'De aanbieder leest je reden en kan het resultaat opnieuw melden, met een nieuwe onderbouwing.',
        wie: r.aanbieder,
        wanneer: 'vanaf nu',
      },
      {
        wat: 'De aanbieder kan ook vragen of een teammanager opnieuw kijkt. Wat die zegt is het laatste woord.',
        wie: r.aanbieder,
        wanneer: reactie ? `tot en met ${toonDatum(reactie)}` : 'daarna',
      },
      { wat: 'Er wordt niets betaald zolang je niet akkoord bent.', wie: 'De gemeente', wanneer: 'tot een nieuwe melding' },
    ];
  return [
    { wat: betekenis(regeling, r), wie: r.aanbieder, wanneer: `in de declaratie van ${toonMaand(maandVan(r.datum))}` },
    ...werkplekken.map((werkplek) => ({
      wat: html`${werkplekTekst(regeling, werkplek)} <a href="/dossier/${r.inwonerId}/toewijzingen">Bekijk de toewijzingen</a>`,
      wie: 'Jij',
      wanneer: 'nu',
    })),
    { wat: `${r.naam} ziet de nieuwe trede op de eigen pagina.`, wie: 'De inwoner', wanneer: 'vanaf nu' },
    {
      wat: `${regeling.volgendeStap?.waarde ?? 'Kijk of een volgende trede mogelijk is.'} Bespreek het met ${r.naam}.`,
      wie: 'Jij',
      wanneer: 'bij het volgende gesprek',
    },
  ];
};

const werkplekTekst = (regeling: Regeling, werkplek: Werkplek): string =>
  `${findProduct(regeling, werkplek.product)?.naam ?? werkplek.product} bij ${werkplek.aanbieder} loopt nog op de oude trede. Neem daarover een besluit.`;

const gegevens = ({ r, regeling }: Stand): Html =>
  kaart({
    titel: 'Wat de aanbieder meldt',
    inhoud: lijst([
      { kop: 'Product', waarde: findProduct(regeling, r.product)?.naam ?? r.product },
      { kop: 'Aanbieder', waarde: r.aanbieder },
      { kop: 'Doel', waarde: doelTekst(regeling, r.doelTrede) },
      { kop: 'Bereikte trede', waarde: html`<strong>${tredeTekst(regeling, r.bereikteTrede)}</strong>` },
      { kop: 'Bereikt op', waarde: toonDatum(r.datum) },
      { kop: 'Waaruit blijkt dat?', waarde: alineas(r.onderbouwing) },
      { kop: 'Ingestuurde uren', waarde: r.minuten === 0 ? 'Geen' : `${toonUren(r.minuten)} uur` },
      { kop: 'Gemeld door', waarde: r.gemeldDoor },
    ]),
  });

/** Of the result as it is judged; as long as it is not, of the answer "akkoord". */
const waaromResultaat = ({ r, uit }: Stand): Html => {
  const feiten = { ...r, akkoord: r.akkoord ?? true };
  const { bedrag, gronden } = beoordeelResultaat(feiten, uit.regeling);
  return waaromVan(uit, {
    over: `wordt er ${bedrag === undefined || bedrag === 0 ? 'niets' : toonGeld(bedrag)} betaald${r.akkoord === null ? ' bij akkoord' : ''}`,
    gronden,
    watAls: resultaatWatAls(feiten, uit.regeling),
  });
};

const uitkomst = (stand: Stand): Html => {
  const { r, regeling, werkplekken } = stand;
  const gehaald = isGerealiseerd(regeling, r.doelTrede, r.bereikteTrede);
  return html`${kaart({ titel: 'Waar kijken we naar?', inhoud: toetssteen(regeling, r.product) })}${kaart({
    titel: r.akkoord === null ? 'Wat betekent akkoord?' : 'Wat betekent dit?',
    inhoud: html`<p>${gehaald === undefined ? badge('neutraal', 'Geen doeltrede afgesproken') : gehaald ? badge('goed', 'Doeltrede gehaald') : badge('neutraal', 'Doeltrede niet gehaald')}</p><p>${betekenis(regeling, r)}</p>${waaromResultaat(
      stand,
    )}${r.akkoord !== false && werkplekken.map((werkplek) => html`<p>${werkplekTekst(regeling, werkplek)}</p>`)}`,
  })}`;
};

const resultaatPagina = async (c: PageContext, stand: Stand, fouten: Reden[] = []): Promise<Response> => {
  const { r, eerdere, regeling, magOordelen } = stand;
  const { waarden } = c.form;
  const veld = (naam: string, bewaard: string) => ({ naam, waarde: waarden[naam] ?? bewaard, fout: foutVan(fouten, naam) });
  const formulier = kaart({
    titel: 'Jouw oordeel',
    inhoud: form({
      actie: href(r),
      sleutel: c.sleutel(),
      versie: c.form.tekst('_versie') || r.versie,
      inhoud: html`${keuzerondjes({
        ...veld('oordeel', ''),
        label: 'Ga je akkoord met dit resultaat?',
        keuzes: [
          {
            waarde: 'akkoord',
            tekst: 'Ja, akkoord',
            uitleg: `Je legt meteen vast: ${tredeTekst(regeling, r.bereikteTrede)}, met ${toonDatum(r.datum)} als peildatum.`,
          },
          {
            waarde: 'niet-akkoord',
            tekst: 'Nee, niet akkoord',
            uitleg: 'De trede verandert niet. De aanbieder kan opnieuw melden.',
          },
        ],
      })}${tekstvak({
        ...veld('motivering', standaardMotivering(regeling, r)),
        label: 'Bij ja: waarom past deze trede?',
        hint: 'Dit komt bij de ladder in het dossier. Pas de tekst aan naar wat je zelf vindt.',
        regels: 5,
        maximum: 4000,
      })}${tekstvak({
        ...veld('reden', ''),
        label: 'Bij nee: waarom niet?',
        hint: 'De aanbieder leest dit. Schrijf wat er ontbreekt.',
        regels: 4,
        maximum: 4000,
      })}${acties(
        knop({ tekst: 'Verder', naam: '_stap', waarde: 'controleren' }),
        linkKnop({ tekst: 'Terug naar het dossier', href: `/dossier/${r.inwonerId}` }),
      )}`,
    }),
  });
  const oordeel = kaart({
    titel: 'Oordeel van de gemeente',
    inhoud: html`${lijst([
      { kop: 'Oordeel', waarde: akkoordBadge(r.akkoord) },
      ...(r.akkoord === false ? [{ kop: 'Reden', waarde: alineas(r.akkoordReden) }] : []),
    ])}${typeof r.akkoord === 'boolean' && acties(linkKnop({ tekst: 'Opnieuw berekenen', href: `${href(r)}/bewijs`, icoon: 'refresh' }))}`,
  });
  return c.page({
    titel: `Resultaat van ${r.naam}`,
    fout: fouten.length > 0,
    kruimels: [{ tekst: r.naam, href: `/dossier/${r.inwonerId}` }, { tekst: 'Resultaat' }],
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: `Resultaat van ${r.naam}`, onder: html`Toewijzing ${r.nummer} ${akkoordBadge(r.akkoord)}` })}${kolommen(
      {
        breed: html`${gegevens(stand)}${stukkenKaart({
          stukken: stand.stukken,
          naar: ({ stukId }) => `/dossier/${r.inwonerId}/stukken/${stukId}`,
          erbij:
            stand.actor.rol === 'consulent' &&
            alleenLezen(stand.actor, String(r.inwonerId), false) === undefined &&
            waaromGeenStuk(r, stand.herbeoordeling) === undefined
              ? `${href(r)}/stuk`
              : undefined,
        })}${magOordelen ? formulier : oordeel}${stand.herbeoordeling && kaart({ titel: 'Tweede blik', inhoud: herbeoordelingLijst(stand.herbeoordeling) })}${
          stand.magHerzien &&
          stand.herbeoordeling &&
          oordeelForm(c, { inwonerId: r.inwonerId, resultaatId: r.id, h: stand.herbeoordeling, fouten })
        }${terugBlok(c, { r, bevestiging: stand.bevestiging, wie: stand.actor, fouten })}${eerdereMeldingen(regeling, eerdere)}`,
        smal: uitkomst(stand),
      },
    )}`,
  });
};

const controlePagina = (c: PageContext, stand: Stand, oordeel: Oordeel): Promise<Response> => {
  const { r, regeling, werkplekken } = stand;
  return c.page({
    titel: 'Controleer je oordeel',
    smal: true,
    kruimels: kruimels(r),
    inhoud: html`${kop({ titel: 'Klopt alles?', onder: 'Daarna ziet de aanbieder je antwoord.' })}${controleer([
      { vraag: 'Inwoner', antwoord: r.naam },
      { vraag: 'Oordeel', antwoord: akkoordTekst(oordeel.akkoord) },
      ...(oordeel.akkoord
        ? [
            { vraag: 'Nieuwe trede', antwoord: `${tredeTekst(regeling, r.bereikteTrede)}, vanaf ${toonDatum(r.datum)}` },
            { vraag: 'Motivering', antwoord: alineas(oordeel.motivering) },
            { vraag: 'Wat betekent dat?', antwoord: betekenis(regeling, r) },
          ]
        : [{ vraag: 'Reden', antwoord: alineas(oordeel.reden) }]),
    ])}${oordeel.akkoord && werkplekken.map((werkplek) => melding({ soort: 'waarschuwing', inhoud: werkplekTekst(regeling, werkplek) }))}${form(
      {
        actie: href(r),
        sleutel: c.sleutel(),
        versie: c.form.tekst('_versie') || r.versie,
        verborgen: c.form.waarden,
        inhoud: acties(
          knop({
            tekst: oordeel.akkoord ? 'Akkoord vastleggen' : 'Niet akkoord vastleggen',
            icoon: 'check',
            naam: '_stap',
            waarde: 'vastleggen',
          }),
          knop({ tekst: 'Wijzigen', soort: 'tweede', naam: '_stap', waarde: 'wijzigen' }),
        ),
      },
    )}`,
  });
};
