// What people write to each other and hand in. Nobody in it exists.
import * as w from '../src/web/index.ts';
import { consulent, menuConsulent } from './gallery-frame.ts';

const { html } = w;

export const draad = w.page({
  ...consulent,
  titel: 'Een dag bij de balie',
  menu: menuConsulent('Berichten'),
  inhoud: html`${w.kop({ titel: 'Een dag bij de balie', onder: 'Over Jan Hoekstra, met Jan Hoekstra en Atelier Linde' })}${w.stapel(
    w.berichten([
      w.bericht({
        eigen: true,
        van: 'Sanne de Vries',
        wanneer: '16 november 2026, 10.10 uur',
        inhoud: w.geschreven('Past dat, Karin?\nOf liever later?\n\nGroet, Sanne'),
        onder: 'Gelezen door Jan Hoekstra op 17 november 2026, 16.40 uur.',
      }),
      w.berichtGebeurtenis('Atelier Linde leest vanaf nu mee. (16 november 2026, 10.12 uur)'),
      w.bericht({
        van: 'Karin Peters, Atelier Linde',
        wanneer: html`17 november 2026, 11.11 uur ${w.badge('info', 'nieuw')}`,
        inhoud: w.geschreven('Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'),
        onder: 'Nog niet gelezen door Jan Hoekstra.',
      }),
    ]),
    w.form({
      actie: '/berichten',
      sleutel: 'k',
      inhoud: html`${w.standaardknop({ naam: '_stap', waarde: 'sturen' })}${w.wieLeest({
        icoon: 'users',
        titel: 'Wie leest dit?',
        wie: ['Jan Hoekstra', 'Atelier Linde', 'Jij, wie jou vervangt en de teammanager'],
        niet: 'Je schrijft namens Murat Aydın.',
      })}${w.wieLeest({
        icoon: 'lock',
        titel: 'Werknotitie: alleen voor de gemeente',
        besloten: true,
        wie: ['Jij en wie jou vervangt'],
        niet: 'Het is geen geheim: Jan mag erom vragen.',
      })}${w.bestandveld({ naam: 'foto', label: 'Maak een foto', camera: true, soorten: 'image/jpeg', verplicht: false })}${w.tekstvak({ naam: 'tekst', label: 'Bericht' })}${w.acties(w.knop({ tekst: 'Stuur', icoon: 'send' }))}`,
    }),
    w.afbeelding({ src: w.assetUrl('merk.svg'), alt: 'Formulier reiskosten' }),
  )}`,
});
