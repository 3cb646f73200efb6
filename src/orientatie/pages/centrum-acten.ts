// What the centre does with an orientation, one page each.
import type { Kysely } from 'kysely';
import { isVoor, toonKort } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';
import { datumveld, html, kaart, keuzelijst, keuzerondjes, lijst, tekstvak, uitklap } from '../../web/index.ts';
import { giveAdvies, readAdvies } from '../actions/give-advies.ts';
import { recordBevinding } from '../actions/record-bevinding.ts';
import { recordObservatie } from '../actions/record-observatie.ts';
import { startOrientatie } from '../actions/start-orientatie.ts';
import { stopOrientatie } from '../actions/stop-orientatie.ts';
import { findBevinding, listObservaties } from '../queries.ts';
import { categorieen, kennismakingDag } from '../rules.ts';
import { OBSERVATIES, type Orientatie } from '../types.ts';
import type { Act } from './acten.ts';
import { alineas, bevindingLijst, observatieLijst, vraagRijen } from './blokken.ts';

/** What an advice answers: the question, and what the centre found. */
const adviesGrondslag = async (db: Kysely<DB>, orientatie: Orientatie) => {
  const [bevinding, observaties] = await Promise.all([findBevinding(db, orientatie.id), listObservaties(db, orientatie.id)]);
  return kaart({
    titel: 'Waar je advies over geeft',
    inhoud: html`${lijst([...vraagRijen(orientatie), ...bevindingLijst(bevinding)])}${
      observaties.length > 0 &&
      uitklap(`Wat jullie zagen en hoorden (${observaties.length})`, observatieLijst(observaties), {
        open: observaties.length <= 3,
      })
    }`,
  });
};

export const centrumActen: readonly Act[] = [
  {
    sleutel: 'start',
    titel: 'De oriëntatie begint',
    onder: 'Vanaf deze dag loopt de termijn van de regeling.',
    knop: 'Beginnen',
    handeling: 'orientatie-gestart',
    gedaan: { titel: 'De oriëntatie is begonnen', inhoud: 'Vanaf nu kun je opschrijven wat je ziet en advies geven.' },
    stand: ['verwezen', 'gepland'],
    velden: (veld, { orientatie, c }) => {
      const kennis = kennismakingDag(orientatie);
      return datumveld({
        ...veld(
          'start',
          toonKort(
            // A day to come is refused: it begins when it began.
            kennis && isVoor(kennis, c.vandaag) ? kennis : c.vandaag,
          ),
        ),
        label: 'Vanaf welke dag?',
        hint: 'Leg dit vast op de dag zelf of daarna, bijvoorbeeld na de kennismaking.',
      });
    },
    voer: startOrientatie,
  },
  {
    sleutel: 'bevinding',
    titel: 'Wil, kan en perspectief',
    onder: 'Vul aan wat je weet. De consulent leest mee. Het blijft open tot het advies.',
    knop: 'Bewaren',
    handeling: 'orientatie-aangevuld',
    gedaan: { titel: 'Vastgelegd', inhoud: 'De consulent leest mee. Je kunt het aanvullen tot het advies.' },
    stand: ['verwezen', 'gepland', 'gestart'],
    lees: async (db, o) => ({ ...(await findBevinding(db, o.id)) }),
    velden: (veld) =>
      html`${(
        [
          ['wensen', 'Wat wil de inwoner?'],
          ['mogelijkheden', 'Wat kan de inwoner?'],
          ['perspectief', 'Wat is het perspectief op werk?'],
        ] as const
      ).map(([naam, label]) => tekstvak({ ...veld(naam), label, verplicht: false, regels: 5, maximum: 4000 }))}`,
    voer: recordBevinding,
  },
  {
    sleutel: 'observatie',
    titel: 'Wat je zag of hoorde',
    onder: 'De consulent leest dit. Schrijf op wat er gebeurde, geen medische gegevens. Je kunt het later niet wijzigen.',
    knop: 'Vastleggen',
    handeling: 'orientatie-aangevuld',
    gedaan: { titel: 'Vastgelegd', inhoud: 'De consulent leest het.' },
    stand: ['verwezen', 'gepland', 'gestart'],
    velden: (veld, { c }) =>
      html`${datumveld({ ...veld('dag', toonKort(c.vandaag)), label: 'Wanneer?' })}${keuzerondjes({
        ...veld('soort'),
        label: 'Wat was het?',
        keuzes: Object.entries(OBSERVATIES).map(([waarde, tekst]) => ({ waarde, tekst })),
      })}${tekstvak({ ...veld('tekst'), label: 'Wat zag of hoorde je?', regels: 6, maximum: 4000 })}`,
    voer: recordObservatie,
  },
  {
    sleutel: 'advies',
    titel: 'Advies schrijven',
    onder:
      'De inwoner en de consulent krijgen dit advies, ook op papier. Een verstuurd advies verandert niet meer; een nieuw advies komt ernaast.',
    knop: 'Advies versturen',
    handeling: 'orientatie-geadviseerd',
    gedaan: {
      titel: 'Het advies is verstuurd',
      inhoud: 'De inwoner en de consulent lezen het nu. De consulent bespreekt het met de inwoner.',
    },
    stand: ['gestart', 'geadviseerd', 'besproken'],
    boven: adviesGrondslag,
    controle: {
      titel: 'Kijk het advies na',
      onder: 'Nu kun je het nog veranderen. Na het versturen niet meer.',
      lees: (orientatie, s, waarden) => readAdvies(s.beleid, orientatie, waarden),
      rijen: (w) => [
        { vraag: 'Kort, voor de inwoner', antwoord: alineas(w.kort ?? '') },
        { vraag: 'Passende werkplek of werk', antwoord: alineas(w.werkplek ?? '') },
        { vraag: 'Leren en opleiding', antwoord: alineas(w.opleiding ?? '') },
        { vraag: 'Volgende stappen', antwoord: alineas(w.vervolg ?? '') },
        ...(w.categorie ? [{ vraag: 'Het advies komt uit op', antwoord: w.categorie }] : []),
      ],
    },
    velden: (veld, { orientatie, s }) => {
      const uit = categorieen(s.beleid.regelingMetId(orientatie.regelingId).regeling);
      return html`${tekstvak({ ...veld('werkplek'), label: 'Welke werkplek of welk soort werk past?', regels: 5, maximum: 3000 })}${tekstvak(
        {
          ...veld('opleiding'),
          label: 'Wat kan de inwoner leren?',
          hint: 'Scholing en training. Is er niets, schrijf dat dan.',
          regels: 4,
          maximum: 3000,
        },
      )}${tekstvak({ ...veld('vervolg'), label: 'Wat zijn de volgende stappen?', regels: 4, maximum: 3000 })}${
        uit.length > 0 &&
        keuzelijst({
          ...veld('categorie'),
          label: 'Waar komt het advies op uit?',
          opties: uit.map((wat) => ({ waarde: wat, tekst: wat })),
          leeg: 'Kies een uitkomst',
        })
      }${tekstvak({
        ...veld('kort'),
        label: 'Het advies kort, voor de inwoner',
        hint: 'Korte zinnen, gewone woorden, met je. Dit staat bovenaan.',
        regels: 4,
        maximum: 1500,
      })}`;
    },
    voer: giveAdvies,
  },
  {
    sleutel: 'stoppen',
    titel: 'De oriëntatie gaat niet door',
    onder: 'De consulent kijkt wat nu past. De inwoner leest je reden. Afspraken die nog komen, worden afgezegd.',
    knop: 'Vastleggen',
    handeling: 'orientatie-gestopt',
    gedaan: {
      titel: 'Vastgelegd: de oriëntatie gaat niet door',
      inhoud: 'De consulent ziet het in de werkvoorraad en rondt het af. Daarna zie je deze inwoner niet meer.',
    },
    stand: ['verwezen', 'gepland', 'gestart'],
    velden: (veld) => tekstvak({ ...veld('reden'), label: 'Waarom gaat het niet door?', regels: 4, maximum: 1000 }),
    voer: stopOrientatie,
  },
];
