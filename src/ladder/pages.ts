import { type BeleidInHuis, type Regeling, toonBron, tredeNaam } from '../beleid/index.ts';
import { findInwoner, type InwonerKop, toonNaam, voegSamen } from '../inwoner/index.ts';
import { type Datum, datum, parseDatumNl, toonDatum, toonKort } from '../kernel/datum.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { schrijfInzage } from '../platform/audit.ts';
import { NietGevonden } from '../platform/problem.ts';
import { parseForm } from '../web/form-data.ts';
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
  keuzelijst,
  keuzerondjes,
  knop,
  kop,
  linkKnop,
  melding,
  stapel,
  stappen,
  tekstvak,
} from '../web/index.ts';
import type { PageContext, Router } from '../web/route.ts';
import { recordLadderbepaling } from './actions/record-ladderbepaling.ts';
import { findBepalingen } from './queries.ts';
import { beoordeelBepaling, bewegingTekst, blijftHuidig, huidigeBepaling, verloopVan, wordtCorrectieVan } from './rules.ts';
import { type Bepaling, BepalingForm, bepalingVolgorde, Termijn, termijnTekst } from './types.ts';

export interface LadderSettings {
  beleid: BeleidInHuis;
}

type Getypt = Readonly<Record<string, string>>;
type Geopend = { inwoner: InwonerKop; bepalingen: Bepaling[] };

/** Sentence that stands wherever a trede is determined (L9). */
export const LADDER_IS_HULPMIDDEL =
  'De ladder is een hulpmiddel. Je weegt zelf, samen met de inwoner, welke trede nu past. Het systeem rekent geen trede uit.';

/** Determining a trede: form, check, confirmation. */
export const registerLadder = (router: Router, s: LadderSettings): void => {
  const alleen = { rollen: ['consulent'], van: 'inwoner' } as const;
  const pad = '/dossier/:inwoner/ladder/nieuw';

  const open = async (c: PageContext): Promise<Geopend> => {
    const inwonerId = c.nummer('inwoner');
    const [inwoner, bepalingen] = await Promise.all([
      findInwoner(c.db, inwonerId),
      findBepalingen(c.db, inwonerId),
      schrijfInzage(c.db, { inwonerId, soort: 'ladderbepaling' }),
    ]);
    if (!inwoner) throw new NietGevonden();
    return { inwoner, bepalingen };
  };

  router.get(pad, { ...alleen, logboek: 'inzage' }, async (c) =>
    formulier(c, s, await open(c), { peildatum: toonKort(c.vandaag) }),
  );

  router.post(pad, { ...alleen, logboek: 'ladderbepaling-vastgelegd' }, async (c) => {
    const { stap: _stap, ...getypt } = c.form.waarden;
    const dossier = await open(c);
    const { inwoner } = dossier;
    if (c.form.tekst('stap') === 'wijzigen') return formulier(c, s, dossier, getypt);
    // Without a perspectief there is no day to ask for.
    const gelezen = parseForm(
      BepalingForm,
      !getypt.perspectief && !getypt.termijn ? { ...getypt, termijn: 'niet-te-zeggen' } : getypt,
    );
    const redenen = gelezen.ok
      ? voegSamen(
          bepalingVolgorde,
          beoordeelBepaling(gelezen.waarde, { geboortedatum: datum(inwoner.geboortedatum), vandaag: c.vandaag }),
        )
      : gelezen.redenen;
    if (!gelezen.ok || redenen.length > 0) return formulier(c, s, dossier, getypt, redenen);
    if (c.form.tekst('stap') !== 'vastleggen') return controle(c, s, dossier, getypt, gelezen.waarde);
    const uit = await c.submit(async (db, actor) => {
      const r = await recordLadderbepaling(db, {
        actor,
        beleid: s.beleid,
        vandaag: c.vandaag,
        inwonerId: inwoner.id,
        form: gelezen.waarde,
      });
      return r.ok ? { ok: true, naar: `/dossier/${inwoner.id}/ladder/${r.waarde.bepalingId}` } : r;
    });
    return uit instanceof Response ? uit : formulier(c, s, dossier, getypt, uit);
  });

  router.get('/dossier/:inwoner/ladder/:bepaling', { ...alleen, logboek: 'inzage' }, async (c) => {
    const nummer = c.nummer('bepaling');
    const { inwoner, bepalingen } = await open(c);
    const rij = verloopVan(bepalingen).find((een) => een.bepaling.id === nummer);
    if (!rij) throw new NietGevonden();
    const { bepaling } = rij;
    const nu = huidigeBepaling(bepalingen);
    const regeling = regelingVan(s, inwoner, datum(bepaling.peildatum));
    const naam = toonNaam(inwoner);
    return c.page({
      titel: 'Trede vastgelegd',
      kruimels: kruimels(inwoner, 'Trede bepaald'),
      inhoud: bevestiging({
        titel: `Trede ${bepaling.trede} is vastgelegd`,
        onder: `${regeling ? tredeNaam(regeling, bepaling.trede) : ''}, op ${toonDatum(datum(bepaling.peildatum))}. ${bewegingTekst(rij)}.`,
        hierna: [
          ...(nu && nu.id !== bepaling.id
            ? [
                {
                  wat: `De huidige trede blijft ${nu.trede}: die is later bepaald, op ${toonDatum(datum(nu.peildatum))}.`,
                  wie: 'Niemand hoeft iets te doen',
                  wanneer: 'nu',
                },
              ]
            : []),
          {
            wat: `Bespreek de trede met ${naam}: de inwoner ziet de trede ook op de eigen pagina.`,
            wie: 'Jij',
            wanneer: 'bij het volgende gesprek',
          },
          {
            wat: 'Doe de toets: welke ondersteuning past bij deze trede?',
            wie: 'Jij',
            wanneer: 'nu, of later vanuit het dossier',
          },
        ],
        acties: [
          linkKnop({ tekst: 'Toets doen', href: `/dossier/${inwoner.id}/toets`, soort: 'primair' }),
          linkKnop({ tekst: 'Naar het dossier', href: `/dossier/${inwoner.id}` }),
        ],
      }),
    });
  });
};

const kruimels = (inwoner: InwonerKop, hier: string) => [
  { tekst: 'Inwoners', href: '/inwoners' },
  { tekst: toonNaam(inwoner), href: `/dossier/${inwoner.id}` },
  { tekst: 'Ladder', href: `/dossier/${inwoner.id}/ladder` },
  { tekst: hier },
];

const regelingVan = (s: LadderSettings, inwoner: InwonerKop, dag: Datum): Regeling | undefined =>
  s.beleid.dichtstbij(inwoner.gemeente_id, dag)?.regeling;

const formulier = (
  c: PageContext,
  s: LadderSettings,
  { inwoner, bepalingen }: Geopend,
  getypt: Getypt,
  redenen: readonly Reden[] = [],
): Promise<Response> => {
  const regeling = regelingVan(s, inwoner, parseDatumNl(getypt.peildatum ?? '') ?? c.vandaag);
  const treden = regeling?.ladder.treden ?? [];
  const veld = (naam: string) => ({ naam, waarde: getypt[naam], fout: foutVan(redenen, naam) });
  const nu = huidigeBepaling(bepalingen);
  return c.page({
    titel: 'Trede bepalen',
    kruimels: kruimels(inwoner, 'Trede bepalen'),
    fout: redenen.length > 0,
    inhoud: stapel(
      stappen({ stap: 1, van: 2, naam: 'bepalen' }),
      kop({
        titel: 'Trede bepalen',
        onder: nu
          ? `${toonNaam(inwoner)} staat sinds ${toonDatum(datum(nu.peildatum))} op trede ${nu.trede}`
          : `${toonNaam(inwoner)}: eerste bepaling`,
      }),
      foutSamenvatting(redenen),
      melding({ soort: 'info', inhoud: html`<p>${LADDER_IS_HULPMIDDEL}</p>` }),
      form({
        actie: `/dossier/${inwoner.id}/ladder/nieuw`,
        sleutel: c.sleutel(),
        naam: 'Trede bepalen',
        inhoud: stapel(
          kaart({
            titel: 'Waar staat de inwoner nu?',
            inhoud: stapel(
              datumveld({
                ...veld('peildatum'),
                label: 'Peildatum',
                hint: 'De dag waarop deze trede geldt, bijvoorbeeld de dag van het gesprek',
              }),
              keuzerondjes({
                ...veld('trede'),
                label: 'Welke trede past nu?',
                ...(regeling ? { hint: html`Omschrijvingen: ${toonBron(regeling, regeling.ladder.bron)}` } : {}),
                // L1, L6, L8: the names, criteria and support of this regeling stand where a trede is determined.
                keuzes: treden.map((trede) => ({
                  waarde: String(trede.trede),
                  tekst: html`<strong>Trede ${trede.trede}: ${trede.naam.toLowerCase()}</strong>`,
                  uitleg: html`<span>${trede.criterium ?? 'Zonder nadere omschrijving in de bron'}</span><br><span>Ondersteuning: ${trede.ondersteuning}</span>`,
                })),
              }),
              tekstvak({
                ...veld('motivering'),
                label: 'Waarom past deze trede?',
                hint: 'De inwoner kan dit lezen. Schrijf op wat je zag en hoorde, geen medische gegevens.',
                maximum: 4000,
              }),
              tekstvak({
                ...veld('onderbouwing'),
                label: 'Waar blijkt dat uit?',
                hint: 'Bijvoorbeeld een gesprek, een verslag of een certificaat',
                regels: 2,
                verplicht: false,
                maximum: 2000,
              }),
            ),
          }),
          kaart({
            titel: 'Wat is het perspectief?',
            inhoud: stapel(
              keuzelijst({
                ...veld('perspectief'),
                label: 'Welke trede kan de inwoner bereiken?',
                leeg: 'Nog niet te zeggen',
                opties: treden.map((trede) => ({ waarde: String(trede.trede), tekst: `${trede.trede} ${trede.naam}` })),
              }),
              keuzerondjes({
                ...veld('termijn'),
                hint: 'Alleen als je hierboven een trede koos',
                label: 'Wanneer kan dat zijn?',
                keuzes: Termijn.options.map((waarde) => ({ waarde, tekst: termijnTekst[waarde] })),
                naastElkaar: true,
              }),
            ),
          }),
          acties(
            knop({ tekst: 'Naar de controle', naam: 'stap', waarde: 'controleren' }),
            linkKnop({ tekst: 'Stop zonder bewaren', href: `/dossier/${inwoner.id}/ladder`, soort: 'stil' }),
          ),
        ),
      }),
    ),
  });
};

const controle = (
  c: PageContext,
  s: LadderSettings,
  { inwoner, bepalingen }: Geopend,
  getypt: Getypt,
  gegevens: BepalingForm,
): Promise<Response> => {
  const peildatum = datum(gegevens.peildatum);
  const regeling = regelingVan(s, inwoner, peildatum);
  const naamVan = (trede: NonNullable<typeof gegevens.perspectief>) =>
    `Trede ${trede}${regeling ? `: ${tredeNaam(regeling, trede).toLowerCase()}` : ''}`;
  const corrigeert = wordtCorrectieVan(bepalingen, gegevens.peildatum);
  const later = blijftHuidig(bepalingen, gegevens.peildatum);
  return c.page({
    titel: 'Controleer de trede',
    kruimels: kruimels(inwoner, 'Trede bepalen'),
    inhoud: stapel(
      stappen({ stap: 2, van: 2, naam: 'controleren' }),
      kop({ titel: 'Controleer de trede', onder: toonNaam(inwoner) }),
      corrigeert &&
        melding({
          soort: 'info',
          titel: 'Dit wordt een correctie',
          inhoud: `Op ${toonDatum(peildatum)} is al trede ${corrigeert.trede} vastgelegd. De nieuwe bepaling telt, de oude blijft te lezen.`,
        }),
      later &&
        melding({
          soort: 'info',
          titel: `De huidige trede blijft ${later.trede}`,
          inhoud: `Die is later bepaald, op ${toonDatum(datum(later.peildatum))}. Wat je nu vastlegt komt ervoor te staan.`,
        }),
      controleer([
        { vraag: 'Peildatum', antwoord: toonDatum(peildatum) },
        { vraag: 'Trede', antwoord: naamVan(gegevens.trede) },
        { vraag: 'Motivering', antwoord: gegevens.motivering },
        { vraag: 'Waar blijkt dat uit', antwoord: gegevens.onderbouwing },
        {
          vraag: 'Perspectief',
          antwoord: gegevens.perspectief === undefined ? 'Nog niet te zeggen' : naamVan(gegevens.perspectief),
        },
        { vraag: 'Wanneer', antwoord: termijnTekst[gegevens.termijn] },
      ]),
      form({
        actie: `/dossier/${inwoner.id}/ladder/nieuw`,
        sleutel: c.sleutel(),
        naam: 'Trede vastleggen',
        verborgen: getypt,
        inhoud: acties(
          knop({ tekst: 'Leg de trede vast', icoon: 'check', naam: 'stap', waarde: 'vastleggen' }),
          knop({ tekst: 'Wijzig de bepaling', soort: 'tweede', icoon: 'pencil', naam: 'stap', waarde: 'wijzigen' }),
        ),
      }),
    ),
  });
};
