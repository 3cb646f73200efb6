// What is shown when something cannot be done. Each says what happened and gives a way on; none says more than the reader may know.
import { acties, knop, kop, linkKnop, melding } from './blocks.ts';
import { form } from './form.ts';
import { type Html, html, type Inhoud } from './html.ts';

/** Content of an error page, to be put into `page({ titel, inhoud })`. */
export type FoutPagina = { status: 403 | 404 | 409 | 500; titel: string; inhoud: Html };

const naarHuis = (href = '/') => linkKnop({ tekst: 'Naar het begin', href, soort: 'primair', icoon: 'home' });

/** Unknown address, and also a dossier that one may not know of. */
export function nietGevonden(o: { telefoon: string; begin?: string }): FoutPagina {
  return {
    status: 404,
    titel: 'Deze pagina is er niet',
    inhoud: html`${kop({ titel: 'Deze pagina is er niet' })}<div class="wm-tekst"><p>Misschien is het adres verkeerd getypt, of is wat er stond verplaatst. Het kan ook zijn dat je het niet mag zien.</p><p>Zoek het op vanaf het begin. Kom je er niet uit? Bel ${o.telefoon}.</p></div>${acties(naarHuis(o.begin))}`,
  };
}

/** Logged in, but this page or act belongs to another role. `wie` may say whose it is: "een teammanager". */
export function geenRecht(o: { telefoon: string; rolnaam?: string; wie?: string; begin?: string }): FoutPagina {
  const rol = o.rolnaam === undefined ? 'Met jouw rol' : `Met de rol ${o.rolnaam.toLowerCase()}`;
  return {
    status: 403,
    titel: 'Dit mag je niet openen',
    inhoud: html`${kop({ titel: 'Dit mag je niet openen' })}<div class="wm-tekst"><p>${rol} kun je deze pagina niet gebruiken. Er is niets veranderd.</p><p>${o.wie === undefined ? 'Heb je dit nodig voor je werk? Vraag het aan je beheerder' : `Dit is werk voor ${o.wie}. Vraag het daar`}, of bel ${o.telefoon}.</p></div>${acties(naarHuis(o.begin))}`,
  };
}

/**
 * Somebody else changed the record between opening and saving: both versions side by side. `opnieuw` posts what was typed again, on top of
 * the new version; `terug` opens the form afresh.
 */
export function conflict(o: {
  wat: string;
  door?: string | undefined;
  wanneer?: string | undefined;
  velden: readonly { label: string; jouw: Inhoud; nu: Inhoud; anders: boolean }[];
  terug: string;
  opnieuw?: { actie: string; sleutel: string; versie: string | number; waarden: Readonly<Record<string, string>> };
}): FoutPagina {
  const wie = o.door === undefined ? 'Iemand anders' : o.door;
  const rij = (v: (typeof o.velden)[number]) =>
    html`<tr role="row"${v.anders ? html` class="wm-anders"` : ''}><th scope="row" role="rowheader">${v.label}</th><td role="cell" data-label="Wat jij invulde"><div>${v.jouw}</div></td><td role="cell" data-label="Wat er nu staat"><div>${v.nu}${v.anders && html` <strong class="wm-anders__woord">anders</strong>`}</div></td></tr>`;
  return {
    status: 409,
    titel: 'Iemand was je voor',
    inhoud: html`${kop({ titel: 'Iemand was je voor' })}${melding({
      soort: 'waarschuwing',
      titel: `${wie} heeft ${o.wat} ${o.wanneer === undefined ? 'intussen' : `op ${o.wanneer}`} gewijzigd`,
      inhoud: 'Wat jij invulde is nog niet bewaard. Vergelijk de twee versies en kies.',
    })}<div class="wm-tabelvak"><table class="wm-tabel wm-tabel--vergelijk" role="table"><caption class="wm-onzichtbaar">Jouw versie en de versie die nu bewaard is</caption><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Gegeven</th><th scope="col" role="columnheader">Wat jij invulde</th><th scope="col" role="columnheader">Wat er nu staat</th></tr></thead><tbody role="rowgroup">${o.velden.map(rij)}</tbody></table></div><div class="wm-acties">${
      o.opnieuw &&
      form({
        actie: o.opnieuw.actie,
        sleutel: o.opnieuw.sleutel,
        versie: o.opnieuw.versie,
        verborgen: o.opnieuw.waarden,
        kaal: true,
        inhoud: knop({ tekst: 'Bewaar wat ik invulde', icoon: 'check' }),
      })
    }${linkKnop({ tekst: 'Ga verder met wat er nu staat', href: o.terug })}</div>`,
  };
}

/** The form was not made for this session: somebody logged in again, or as somebody else, after it was opened. */
export function formulierVerlopen(o: { telefoon: string; terug: string }): FoutPagina {
  return {
    status: 403,
    titel: 'Dit formulier is verlopen',
    inhoud: html`${kop({ titel: 'Dit formulier is verlopen' })}<div class="wm-tekst"><p>Je bent opnieuw ingelogd nadat je deze pagina opende, misschien in een ander venster. Er is niets bewaard.</p><p>Ga terug, ververs de pagina en vul het formulier nog eens in. Kom je er niet uit? Bel ${o.telefoon}.</p></div>${acties(linkKnop({ tekst: 'Ga terug', href: o.terug, soort: 'primair' }))}`,
  };
}

/** The form or file was larger than the page takes. */
export function teGroot(telefoon: string): Html {
  return html`${kop({ titel: 'Dit is te groot' })}<div class="wm-tekst"><p>Wat je stuurde is groter dan deze pagina aankan. Er is niets bewaard.</p><p>Stuur minder tekst of een kleiner bestand. Kom je er niet uit? Bel ${telefoon}.</p></div>${acties(naarHuis())}`;
}

/** Our fault. `nummer` finds the line in the log; nothing else of what went wrong is told. */
export function serverfout(o: { telefoon: string; nummer?: string; begin?: string }): FoutPagina {
  return {
    status: 500,
    titel: 'Er ging bij ons iets mis',
    inhoud: html`${kop({ titel: 'Er ging bij ons iets mis' })}<div class="wm-tekst"><p>Dit ligt niet aan jou. Wat je net invulde is misschien niet bewaard: kijk dat na voordat je het nog eens doet.</p><p>Probeer het over een paar minuten opnieuw. Blijft het misgaan? Bel ${o.telefoon}${o.nummer === undefined ? '' : html` en noem nummer <strong>${o.nummer}</strong>`}.</p></div>${acties(naarHuis(o.begin))}`,
  };
}
