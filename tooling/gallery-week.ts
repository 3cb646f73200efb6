// A week of appointments. Nobody in it exists.
import * as w from '../src/web/index.ts';
import { consulent, menuConsulent } from './gallery-frame.ts';

const { html } = w;

export const week = w.page({
  ...consulent,
  titel: 'Afspraken in week 48',
  menu: menuConsulent('Afspraken'),
  inhoud: html`${w.kop({ titel: 'Week 48', onder: '23 tot en met 29 november 2026' })}${w.weekblad({
    naam: 'Afspraken van 23 tot en met 29 november 2026',
    dagen: [
      { titel: 'maandag 23 november', vandaag: true, items: [] },
      {
        titel: 'dinsdag 24 november',
        items: [
          {
            tijd: '10.00 tot 10.45 uur',
            titel: 'Jan Hoekstra en Karin Peters (Fietspunt Oost)',
            href: '/a/1',
            onder: html`Evaluatiegesprek<br>Op een adres: Marktplein 1`,
          },
          {
            tijd: '14.00 tot 14.30 uur',
            titel: 'Nadia Petrova',
            href: '/a/2',
            onder: 'Telefonisch',
            status: w.badge('aandacht', 'Hoe ging het?'),
          },
        ],
      },
      { titel: 'woensdag 25 november', notitie: 'Je bent afwezig', items: [] },
      { titel: 'donderdag 26 november', items: [] },
      { titel: 'vrijdag 27 november', items: [] },
    ],
  })}`,
});
