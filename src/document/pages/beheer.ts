// /beheer/documenten: how files come in, for who keeps the system running. No document is seen here.
import { badge, html, kaart, kop, lijst, link, melding, stapel } from '../../web/index.ts';
import type { Router } from '../../web/route.ts';
import { findUploadRegels } from '../queries.ts';
import { BESTANDSOORTEN } from '../types.ts';
import type { DocumentSettings } from './onderdelen.ts';

/** A harmless text that every virus scanner calls a virus would be stored nowhere: an empty check says enough about being reachable. */
const PROEF = new TextEncoder().encode('proef van Werkt mee');

export const registerBeheerDocumenten = (router: Router, s: DocumentSettings): void => {
  router.get('/beheer/documenten', { rollen: ['beheer'], van: 'gemeente', logboek: false }, async (c) => {
    const [regels, proef] = await Promise.all([findUploadRegels(c.db), s.scanner?.scan(PROEF)]);
    const { bewaren } = s.beleid.landelijk.termijnen;
    const stand =
      proef === undefined
        ? badge('aandacht', 'niet ingesteld')
        : proef.uitslag === 'schoon'
          ? badge('goed', 'werkt')
          : badge('telaat', 'niet bereikbaar');
    return c.page({
      titel: 'Documenten',
      inhoud: html`${kop({ titel: 'Documenten', onder: 'Hoe bestanden in dossiers komen. De documenten zelf zie je hier niet.' })}${stapel(
        proef === undefined &&
          melding({
            soort: 'waarschuwing',
            titel: 'Er is geen virusscanner ingesteld',
            inhoud:
              'Elk bestand wordt wel op soort en inhoud gecontroleerd. Bij elk document staat dat het niet op virussen is gecontroleerd. Stel een scanner in met WERKTMEE_VIRUSSCANNER.',
          }),
        proef !== undefined &&
          proef.uitslag !== 'schoon' &&
          melding({
            soort: 'fout',
            titel: 'De virusscanner geeft geen antwoord',
            inhoud:
              'Zolang dat zo is, kan niemand een document toevoegen. Vraag wie de servers beheert om de scanner na te kijken.',
          }),
        kaart({
          titel: 'Controle',
          inhoud: lijst([
            { kop: 'Virusscanner', waarde: stand },
            {
              kop: 'Soorten bestanden',
              waarde: regels.soorten.map((soort) => BESTANDSOORTEN[soort].naam).join(', '),
              wijzig: '/beheer/instellingen',
            },
            { kop: 'Hoogstens', waarde: `${regels.maxBytes / 1_000_000} MB`, wijzig: '/beheer/instellingen/upload-megabyte' },
            {
              kop: 'Bewaren',
              waarde: html`${bewaren.aantal} ${bewaren.eenheid}, vanaf ${bewaren.vanaf}<br>${bewaren.bron}`,
            },
          ]),
        }),
        kaart({
          titel: 'Wat er met een bestand gebeurt',
          inhoud: html`<ul><li>We kijken naar de inhoud en niet naar de naam. Wat zich voordoet als iets anders, wordt geweigerd.</li><li>Van foto’s halen we de plaats, het toestel en andere bijschriften weg. Alleen welke kant boven is blijft staan.</li><li>Een PDF of tekstbestand met een wachtwoord, een programma of een ander bestand erin wordt geweigerd. Een PDF met een script (een invulformulier) is alleen te downloaden.</li><li>Van wat we bewaren, staat het controlegetal (SHA-256) bij het document.</li><li>Instellen doe je bij ${link('/beheer/instellingen', 'Instellingen')}.</li></ul>`,
        }),
      )}`,
    });
  });
};
