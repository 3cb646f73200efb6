// Every page of the gallery: all components, with invented content and the right words.
import * as w from '../src/web/index.ts';
import {
  bevestiging,
  conflictInhoud,
  controleren,
  declaratie,
  foutpagina,
  inloggen,
  inwonerStart,
  ladderkeuze,
  toets,
  vraag,
} from './gallery-forms.ts';
import { dossier, ladders, urenpagina, werkvoorraad } from './gallery-lists.ts';
import { route } from './gallery-route.ts';
import { draad } from './gallery-thread.ts';
import { week } from './gallery-week.ts';

const verstuurd: w.Verstuurd = {
  actie: '/aanmelding',
  sleutel: 'voorbeeld',
  velden: [
    ['voornaam', 'Yara'],
    [
      'reden_van_komst',
      'Wil graag weer werken.\n\nHet liefst buiten, drie ochtenden in de week, in het groen of bij een kwekerij.',
    ],
    ['_versie', '3'],
  ],
  bestanden: false,
};

/** Every page of the gallery by its name. */
export const galleryPages: Readonly<Record<string, w.Html>> = {
  werkvoorraad,
  dossier,
  uren: urenpagina(5),
  'uren-7': urenpagina(7),
  controleren,
  vraag,
  'inwoner-start': inwonerStart,
  ladderkeuze,
  toets,
  declaratie,
  bevestiging,
  conflict: foutpagina(conflictInhoud),
  'niet-gevonden': foutpagina(w.nietGevonden({ telefoon: '14 055' })),
  'formulier-verlopen': foutpagina(w.formulierVerlopen({ telefoon: '14 055', terug: '/' })),
  'geen-recht': foutpagina(w.geenRecht({ telefoon: '14 055', rolnaam: 'Consulent', wie: 'een teammanager' })),
  'te-groot': foutpagina(w.teGroot({ telefoon: '14 055' })),
  'te-traag': foutpagina(w.teTraag({ telefoon: '14 055', terug: '/' })),
  'te-vaak': foutpagina(w.teVaak({ telefoon: '14 055', om: '10.42 uur', terug: '/' })),
  'te-vaak-verstuurd': foutpagina(w.teVaak({ telefoon: '14 055', om: '10.42 uur', terug: '/', verstuurd })),
  'te-druk': foutpagina(w.teDruk({ telefoon: '14 055', terug: '/' })),
  'adres-te-lang': foutpagina(w.adresTeLang({ telefoon: '14 055' })),
  'kan-niet-zo': foutpagina(w.kanNietZo({ telefoon: '14 055' })),
  uitgelogd: foutpagina(w.uitgelogd({ telefoon: '14 055', inloggen: '/inloggen', verstuurd })),
  'formulier-verlopen-verstuurd': foutpagina(
    w.formulierVerlopen({ telefoon: '14 055', terug: '/', wie: 'Sanne de Vries', verstuurd }),
  ),
  'niet-bereikbaar': foutpagina(w.nietBereikbaar({ telefoon: '14 055', wat: 'weg', bewaard: 'nee', opnieuw: '/' })),
  'niet-bereikbaar-verstuurd': foutpagina(
    w.nietBereikbaar({ telefoon: '14 055', wat: 'traag', bewaard: 'onbekend', opnieuw: '/', verstuurd }),
  ),
  'niet-opslaan': foutpagina(w.nietBereikbaar({ telefoon: '14 055', wat: 'vol', bewaard: 'nee', opnieuw: '/', verstuurd })),
  inloggen,
  draad,
  route,
  week,
  ladders,
  serverfout: foutpagina(w.serverfout({ telefoon: '14 055', nummer: 'F-2026-0001' })),
};
