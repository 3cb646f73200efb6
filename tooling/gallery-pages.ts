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
  'te-groot': foutpagina({ status: 500, titel: 'Dit is te groot', inhoud: w.teGroot('14 055') }),
  inloggen,
  ladders,
  serverfout: foutpagina(w.serverfout({ telefoon: '14 055', nummer: 'F-2026-0001' })),
};
