import type { BeleidInHuis } from '../beleid/index.ts';
import { html, kaart, kop, link, stapel, tabel } from '../web/index.ts';
import type { Web } from '../web/route.ts';
import { LEZERS_KOPPEN, LEZERS_VAN_STUKKEN } from './stukken.ts';
import { CATEGORIEEN, HULP, WIE_ZIET_WAT } from './teksten.ts';
import { ZO_BESLIST } from './waarom.ts';
import { registerZoBeslist } from './zo-beslist.ts';

export interface UitlegSettings {
  web: Pick<Web, 'openbaar' | 'sendOpenbaar'>;
  beleid: BeleidInHuis;
}

/** /hulp, /privacy and /toegankelijkheid: for everybody, also without a session. */
export const registerUitleg = ({ web, beleid }: UitlegSettings): void => {
  registerZoBeslist({ web, beleid });
  const { naam, telefoon } = beleid.gemeente(beleid.eersteGemeente());
  const bel = link(`tel:${telefoon.waarde.replace(/[^\d+]/g, '')}`, telefoon.waarde);

  web.openbaar('GET', '/hulp', (c) =>
    web.sendOpenbaar(c, {
      titel: 'Hulp en uitleg',
      inhoud: html`${kop({ titel: 'Hulp en uitleg', onder: 'Wat kun je hier doen? Zoek je rol op.' })}${stapel(
        kaart({
          titel: 'Bellen mag altijd',
          inhoud: html`<p>Kom je er niet uit? Bel de gemeente ${naam}: ${bel}. We helpen je graag.</p>`,
        }),
        kaart({
          titel: 'Welke ondersteuning past?',
          inhoud: html`<p>Wil je eerst zelf kijken wat er voor jou kan? Dat kan zonder inloggen, en we bewaren niets: ${link('/welke-ondersteuning-past', 'Welke ondersteuning past?')}</p><p>Heb je hulp nodig, of ken je iemand die hulp nodig heeft? ${link('/iemand-aanmelden', 'Meld het bij de gemeente')}. Ook dat kan zonder inloggen.</p><p>Bouw je zelf een programma? ${link('/api', 'Lees hoe dat de toets gebruikt')}.</p>`,
        }),
        HULP.map((h) =>
          kaart({
            titel: h.rol,
            id: `hulp-${h.rol.toLowerCase().replace(/[^a-z]/g, '')}`,
            inhoud: html`<ul>${h.regels.map((regel) => html`<li>${regel}</li>`)}</ul>`,
          }),
        ),
        kaart({
          titel: 'Waarom komt dit eruit?',
          inhoud: html`<p>Bij elke uitkomst, dag en elk bedrag kun je klikken op <strong>Waarom?</strong>. Lees ${link(ZO_BESLIST, 'hoe Werkt mee beslist')} en hoe sterk een bron is.</p>`,
        }),
        kaart({
          titel: 'Sneltoetsen',
          inhoud: html`<p>Alles werkt met het toetsenbord. Met <kbd>/</kbd> ga je naar het zoekveld. In een lijst lopen <kbd>j</kbd> en <kbd>k</kbd> langs de regels. Je kunt sneltoetsen uitzetten in het menu bij je naam.</p>`,
        }),
      )}`,
    }),
  );

  web.openbaar('GET', '/privacy', (c) =>
    web.sendOpenbaar(c, {
      titel: 'Privacy: wie ziet wat?',
      inhoud: html`${kop({ titel: 'Privacy: wie ziet wat?', onder: 'Alleen mensen die je helpen zien je gegevens. En alleen wat ze nodig hebben.' })}${stapel(
        kaart({
          titel: 'Wie ziet wat van een inwoner?',
          inhoud: tabel({
            caption: 'Wie ziet welke gegevens van een inwoner',
            kolommen: [{ kop: 'Wie' }, ...CATEGORIEEN.map((kopje) => ({ kop: kopje }))],
            rijen: WIE_ZIET_WAT.map((w) => [w.rol, ...CATEGORIEEN.map((categorie) => w.ziet[categorie])]),
          }),
        }),
        kaart({
          titel: 'Wie leest wat er wordt geschreven en gestuurd?',
          inhoud: tabel({
            caption: 'Wie leest notities, berichten en documenten',
            kolommen: [{ kop: 'Wat' }, ...LEZERS_KOPPEN.map((kopje) => ({ kop: kopje }))],
            rijen: LEZERS_VAN_STUKKEN.map(({ wat, lezers }) => [wat, ...lezers]),
          }),
        }),
        kaart({
          titel: 'Wat dat betekent',
          inhoud: html`<ul>${WIE_ZIET_WAT.map((w) => html`<li><strong>${w.rol}:</strong> ${w.uitleg}</li>`)}</ul>`,
        }),
        kaart({
          titel: 'Wat doen we met je gegevens?',
          inhoud: html`<p>De gemeente gebruikt je gegevens om je te helpen met meedoen en werk. Dat mag door de Wet maatschappelijke ondersteuning (Wmo 2015).</p><p>We schrijven op wie je dossier opent en wie iets verandert. Ben je inwoner? Dan zie je dat na het inloggen bij ‘Wie ziet wat’.</p><p>We bewaren je dossier vijftien jaar. Dat staat in de wet.</p>`,
        }),
        kaart({
          titel: 'Wat zijn je rechten?',
          inhoud: html`<p>Je mag je gegevens zien. Je mag vragen om ze te verbeteren of weg te halen. En je mag zeggen dat je het er niet mee eens bent. Bel ${bel}. Je krijgt altijd antwoord.</p><p>Kom je er met ons niet uit? Dan kun je een klacht sturen naar de Autoriteit Persoonsgegevens.</p>`,
        }),
      )}`,
    }),
  );

  web.openbaar('GET', '/toegankelijkheid', (c) =>
    web.sendOpenbaar(c, {
      titel: 'Toegankelijkheid',
      inhoud: html`${kop({ titel: 'Toegankelijkheid', onder: 'Iedereen moet Werkt mee kunnen gebruiken.' })}${stapel(
        kaart({
          titel: 'Waar we naar streven',
          inhoud: html`<p>We willen voldoen aan WCAG 2.2, niveau AA. Dat zijn de afspraken over websites die iedereen kan gebruiken.</p>`,
        }),
        kaart({
          titel: 'Hoe we het nakijken',
          inhoud: html`<ul><li>Een programma (axe) zoekt in de browser naar fouten in toegankelijkheid.</li><li>Een ander programma kijkt of de pagina's goed zijn opgebouwd.</li><li>We kijken zelf: op een groot scherm, op een telefoon (390 en 320 punten breed), met hoog contrast en op papier.</li><li>We proberen formulieren met alleen het toetsenbord, en zonder JavaScript.</li></ul>`,
        }),
        kaart({
          titel: 'Wat nog niet is gedaan',
          inhoud: html`<p>Een onafhankelijk bureau heeft Werkt mee nog niet onderzocht. Ook hebben we het nog niet laten proberen door mensen die een schermlezer gebruiken. Daarom zeggen we niet dat we overal aan voldoen.</p>`,
        }),
        kaart({
          titel: 'Lukt iets niet?',
          inhoud: html`<p>Bel ${bel} en vertel wat er niet lukt. We helpen je meteen op een andere manier, en lossen het daarna op.</p>`,
        }),
      )}`,
    }),
  );
};
