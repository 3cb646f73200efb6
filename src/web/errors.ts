// What is shown when something cannot be done. Each says what happened and gives a way on; none says more than the reader may know.
import { hoofdletter } from '../kernel/tekst.ts';
import { acties, type KnopSoort, knop, kop, lijst, linkKnop, melding, stapel, uitklap } from './blocks.ts';
import { form } from './form.ts';
import { attrs, type Html, html, type Inhoud, verborgen } from './html.ts';

/** Content of an error page, to be put into `page({ titel, inhoud })`. */
export type FoutPagina = {
  status: 401 | 403 | 404 | 405 | 408 | 409 | 413 | 414 | 422 | 429 | 500 | 503;
  titel: string;
  inhoud: Html;
};

/** What somebody sent, to send it again as it was, or to copy it: nothing that was typed is lost. */
export type Verstuurd = {
  actie: string;
  sleutel: string;
  velden: readonly (readonly [naam: string, waarde: string])[];
  /** Files came along: those have to be chosen anew. */
  bestanden: boolean;
};

const naarHuis = (href = '/') => linkKnop({ tekst: 'Naar het begin', href, soort: 'primair', icoon: 'home' });

/** Unknown address, and also a dossier that one may not know of. */
export function nietGevonden(o: { telefoon: string; begin?: string }): FoutPagina {
  return {
    status: 404,
    titel: 'Deze pagina is er niet',
    inhoud: html`${kop({ titel: 'Deze pagina is er niet' })}<div class="wm-tekst"><p>Misschien is het adres verkeerd getypt, of is wat er stond verplaatst. Het kan ook zijn dat je het niet mag zien.</p><p>Zoek het op vanaf het begin. Kom je er niet uit? Bel ${o.telefoon}.</p></div>${acties(naarHuis(o.begin))}`,
  };
}

/** A paper holds characters that our font cannot draw: rather no paper than one with gaps. */
export function nietAfTeDrukken(o: { telefoon: string; tekens: readonly string[]; terug: string }): FoutPagina {
  return {
    status: 422,
    titel: 'Fout: dit kan niet worden afgedrukt',
    inhoud: html`${kop({ titel: 'Dit kan niet worden afgedrukt' })}<div class="wm-tekst"><p>Er staan tekens in die we niet kunnen afdrukken: ${o.tekens.slice(0, 20).join(' ')}</p><p>Haal ze weg uit de naam of uit de tekst die op het papier komt, en probeer het dan nog eens. Kom je er niet uit? Bel ${o.telefoon}.</p></div>${acties(linkKnop({ tekst: 'Terug', href: o.terug, soort: 'primair' }))}`,
  };
}

/**
 * A letter that our template could not be set for: what it was to tell is undone with it, so that it still waits where it waited. `nummer`
 * finds the line in the log.
 */
export function geenBrief(o: { telefoon: string; nummer: string; terug: string; verstuurd?: Verstuurd | undefined }): FoutPagina {
  const titel = 'De brief kon niet worden gemaakt';
  return {
    status: 500,
    titel: `Fout: ${titel.toLowerCase()}`,
    inhoud: html`${kop({ titel })}<div class="wm-tekst"><p>Dit ligt niet aan jou: er is iets mis met het sjabloon van de brief. ${
      o.verstuurd
        ? 'Er is niets verstuurd of bekendgemaakt, en er is niets vastgelegd. Wat je wilde doen staat nog in de werkvoorraad.'
        : 'Er is niets veranderd.'
    }</p><p>Geef dit nummer aan je beheerder: <strong>${o.nummer}</strong>. Is het hersteld, probeer het dan opnieuw. Kom je er niet uit? Bel ${o.telefoon}.</p></div>${acties(
      ...(o.verstuurd ? [verstuurOpnieuw(o.verstuurd)] : []),
      linkKnop({ tekst: 'Terug', href: o.terug, soort: o.verstuurd ? 'tweede' : 'primair' }),
    )}`,
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
 * the new version, with the other's value in each row where that was chosen; `terug` opens the form afresh.
 */
export function conflict(o: {
  wat: string;
  door?: string | undefined;
  wanneer?: string | undefined;
  velden: readonly {
    label: string;
    jouw: Inhoud;
    nu: Inhoud;
    anders: boolean;
    /** The field of the form and its value as it stands now: then each row that differs is chosen by itself. */
    keuze?: { naam: string; nu: string } | undefined;
  }[];
  terug: string;
  opnieuw?: {
    actie: string;
    sleutel: string;
    versie: string | number;
    waarden: readonly (readonly [naam: string, waarde: string])[];
  };
}): FoutPagina {
  const wie = o.door === undefined ? 'Iemand anders' : o.door;
  const { opnieuw } = o;
  const paren = opnieuw?.waarden ?? [];
  const getypt = (naam: string): string => paren.find(([een]) => een === naam)?.[1] ?? '';
  const keuzes = opnieuw === undefined ? [] : o.velden.flatMap(({ anders, keuze }) => (anders && keuze ? [keuze.naam] : []));
  const rij = (v: (typeof o.velden)[number]) => {
    const kiest = v.keuze !== undefined && keuzes.includes(v.keuze.naam) ? v.keuze : undefined;
    const cel = (kop: string, waarde: Inhoud, kies: { nr: number; waarde: string } | undefined, ook: Inhoud = false) => {
      const tekst = waarde === '' ? 'niet ingevuld' : waarde;
      const id = kiest && kies && `kies-${kiest.naam}-${kies.nr}`;
      return html`<td role="cell" data-label="${kop}">${
        kiest && kies
          ? html`<div class="wm-keuze"><input type="radio"${attrs({ id, name: kiest.naam, value: kies.waarde, checked: kies.nr === 1 })}><label for="${id}">${verborgen(`${v.label}, ${kop.toLowerCase()}: `)}${tekst}${ook}</label></div>`
          : html`<div>${tekst}${ook}</div>`
      }</td>`;
    };
    return html`<tr role="row"${v.anders ? html` class="wm-anders"` : ''}><th scope="row" role="rowheader">${v.label}</th>${cel('Wat jij invulde', v.jouw, kiest && { nr: 1, waarde: getypt(kiest.naam) })}${cel('Wat er nu staat', v.nu, kiest && { nr: 2, waarde: kiest.nu }, v.anders && html` <strong class="wm-anders__woord">anders</strong>`)}</tr>`;
  };
  const tabel = html`<div class="wm-tabelvak"><table class="wm-tabel wm-tabel--vergelijk" role="table"><caption class="wm-onzichtbaar">Jouw versie en de versie die nu bewaard is</caption><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Gegeven</th><th scope="col" role="columnheader">Wat jij invulde</th><th scope="col" role="columnheader">Wat er nu staat</th></tr></thead><tbody role="rowgroup">${o.velden.map(rij)}</tbody></table></div>`;
  const stuur = (inhoud: Inhoud) =>
    opnieuw &&
    form({
      actie: opnieuw.actie,
      sleutel: opnieuw.sleutel,
      versie: opnieuw.versie,
      verborgen: paren.filter(([naam]) => !keuzes.includes(naam)),
      kaal: keuzes.length === 0,
      inhoud,
    });
  const verder = linkKnop({ tekst: 'Ga verder met wat er nu staat', href: o.terug });
  return {
    status: 409,
    titel: 'Iemand was je voor',
    inhoud: html`${kop({ titel: 'Iemand was je voor' })}${melding({
      soort: 'waarschuwing',
      titel: `${wie} heeft ${o.wat} ${o.wanneer === undefined ? 'intussen' : `op ${o.wanneer}`} gewijzigd`,
      inhoud: `Wat jij invulde is nog niet bewaard. Vergelijk de twee versies en kies${keuzes.length > 0 ? ' per regel' : ''}.`,
    })}${
      keuzes.length > 0
        ? stuur(stapel(tabel, acties(knop({ tekst: 'Bewaar wat ik koos', icoon: 'check' }), verder)))
        : html`${tabel}<div class="wm-acties">${stuur(knop({ tekst: 'Bewaar wat ik invulde', icoon: 'check' }))}${verder}</div>`
    }`,
  };
}

/** Somebody who died: what needs him cannot be done any more. What was typed can be copied. */
export function naOverlijden(o: { voornaam: string; op: string; terug: string; verstuurd?: Verstuurd | undefined }): FoutPagina {
  const titel = 'Dit kan niet meer';
  return {
    status: 409,
    titel,
    inhoud: html`${kop({ titel })}<div class="wm-tekst"><p>${o.voornaam} is overleden op ${o.op}. Wat samen met ${o.voornaam} gebeurt of wat ${o.voornaam} zou lezen, kan niet meer. Er is niets bewaard.</p><p>In het dossier staat wat je nog kunt doen.</p></div>${acties(linkKnop({ tekst: 'Naar het dossier', href: o.terug, soort: 'primair' }))}${o.verstuurd && ingevuld(o.verstuurd.velden, true)}`,
  };
}

// Names of fields are our own: `geldig_van` → "Geldig van".
const leesbaar = (naam: string): string => {
  const woorden = naam.replace(/[-_.[\]]+/g, ' ').trim();
  return hoofdletter(woorden);
};

/** Some answers are shown at once when they are asked about; a whole week of hours only to who wants to see it. */
const KORT = 12;

/** What a form fills in itself, without the underscore that most of them have: the button that was chosen and what it was based on. */
const ZELF_INGEVULD = new Set(['basis', 'doe', 'stap']);

const ingevuld = (velden: Verstuurd['velden'], gevraagd = false): Html | false => {
  const getypt = velden.filter(([naam, waarde]) => !naam.startsWith('_') && !ZELF_INGEVULD.has(naam) && waarde !== '');
  return (
    getypt.length > 0 &&
    uitklap(
      'Wat je invulde',
      lijst(
        getypt.map(([naam, waarde]) => ({ kop: leesbaar(naam), waarde: html`<span class="wm-letterlijk">${waarde}</span>` })),
      ),
      { open: gevraagd && getypt.length <= KORT },
    )
  );
};

const verstuurOpnieuw = (o: Verstuurd, soort: KnopSoort = 'primair'): Html | false =>
  !o.bestanden &&
  form({
    actie: o.actie,
    sleutel: o.sleutel,
    verborgen: o.velden,
    kaal: true,
    inhoud: knop({ tekst: 'Verstuur opnieuw', icoon: 'check', soort }),
  });

const BESTANDEN = 'Een bestand konden we niet bewaren. Kies het opnieuw op de pagina waar je vandaan komt.';

/** The session was over when the form came: what was typed stays here until somebody has logged in again. */
export function uitgelogd(o: { telefoon: string; inloggen: string; verstuurd: Verstuurd }): FoutPagina {
  return {
    status: 401,
    titel: 'Je bent uitgelogd',
    inhoud: html`${kop({ titel: 'Je bent uitgelogd' })}${melding({
      soort: 'waarschuwing',
      titel: 'Wat je verstuurde is nog niet bewaard',
      inhoud: 'Je was een tijd weg, of je logde uit in een ander venster.',
    })}<div class="wm-tekst"><p>Je bent niets kwijt. Doe het zo:</p><ol><li>Log in. Dat gaat in een nieuw tabblad.</li><li>Kom terug naar dit tabblad.</li><li>${o.verstuurd.bestanden ? BESTANDEN : 'Kies Verstuur opnieuw.'}</li></ol></div>${acties(
      linkKnop({ tekst: 'Log in', href: o.inloggen, soort: 'primair', nieuwTabblad: true }),
      verstuurOpnieuw(o.verstuurd, 'tweede'),
    )}${ingevuld(o.verstuurd.velden)}<div class="wm-tekst"><p>Kom je er niet uit? Bel ${o.telefoon}.</p></div>`,
  };
}

/**
 * The form was not made for this session: somebody logged in again, or as somebody else, after it was opened. With `verstuurd` it can be
 * sent as who is logged in now.
 */
export function formulierVerlopen(o: { telefoon: string; terug: string; wie?: string; verstuurd?: Verstuurd }): FoutPagina {
  const titel = 'Dit formulier is verlopen';
  const terug = linkKnop({ tekst: 'Ga terug', href: o.terug, soort: o.verstuurd ? 'tweede' : 'primair' });
  return {
    status: 403,
    titel,
    inhoud: o.verstuurd
      ? html`${kop({ titel: 'Wil je dit nog versturen?' })}${melding({
          soort: 'waarschuwing',
          titel: 'Er is nog niets bewaard',
          inhoud: html`<p>Je hebt opnieuw ingelogd nadat je deze pagina opende${o.wie === undefined ? '' : html`. Je bent nu ingelogd als <strong>${o.wie}</strong>`}.</p>`,
        })}<div class="wm-tekst"><p>${o.verstuurd.bestanden ? BESTANDEN : 'Klopt wat je invulde, en wil je het zo versturen? Kies dan Verstuur opnieuw.'}</p></div>${ingevuld(o.verstuurd.velden, true)}${acties(verstuurOpnieuw(o.verstuurd), terug)}`
      : html`${kop({ titel })}<div class="wm-tekst"><p>Je bent opnieuw ingelogd nadat je deze pagina opende, misschien in een ander venster. Er is niets bewaard.</p><p>Ga terug, ververs de pagina en vul het formulier nog eens in. Kom je er niet uit? Bel ${o.telefoon}.</p></div>${acties(terug)}`,
  };
}

const TE_GROOT = {
  geheel: 'Wat je stuurde is groter dan deze pagina aankan.',
  veld: 'Een van de teksten die je stuurde is te lang. Een tekst mag hooguit 20.000 tekens hebben.',
  aantal: 'Je stuurde meer velden of bestanden dan deze pagina aankan.',
} as const;

/** The form or file was larger than the page takes. */
export function teGroot(o: { telefoon: string; wat?: keyof typeof TE_GROOT }): FoutPagina {
  return {
    status: 413,
    titel: 'Dit is te groot',
    inhoud: html`${kop({ titel: 'Dit is te groot' })}<div class="wm-tekst"><p>${TE_GROOT[o.wat ?? 'geheel']} Er is niets bewaard.</p><p>Stuur minder tekst of een kleiner bestand. Kom je er niet uit? Bel ${o.telefoon}.</p></div>${acties(naarHuis())}`,
  };
}

/** The form came in so slowly that we stopped waiting. */
export function teTraag(o: { telefoon: string; terug: string }): FoutPagina {
  return {
    status: 408,
    titel: 'Het versturen duurde te lang',
    inhoud: html`${kop({ titel: 'Het versturen duurde te lang' })}<div class="wm-tekst"><p>Je verbinding was traag of viel weg. Er is niets bewaard.</p><p>Probeer het opnieuw op een plek met beter internet. Kom je er niet uit? Bel ${o.telefoon}.</p></div>${acties(linkKnop({ tekst: 'Ga terug', href: o.terug, soort: 'primair' }))}`,
  };
}

/** As many files are being handed in as we can take at once. */
export function teDruk(o: { telefoon: string; terug: string }): FoutPagina {
  return {
    status: 503,
    titel: 'Even wachten',
    inhoud: html`${kop({ titel: 'Even wachten' })}<div class="wm-tekst"><p>Er worden nu al bestanden aangeleverd. Jouw bestand is nog niet bewaard.</p><p>Probeer het over een minuut opnieuw. Blijft dit zo? Bel ${o.telefoon}.</p></div>${acties(linkKnop({ tekst: 'Ga terug', href: o.terug, soort: 'primair' }))}`,
  };
}

/** An address that no page of ours makes: too long, or with too many parts. */
export function adresTeLang(o: { telefoon: string }): FoutPagina {
  return {
    status: 414,
    titel: 'Dit adres is te lang',
    inhoud: html`${kop({ titel: 'Dit adres is te lang' })}<div class="wm-tekst"><p>Het adres van deze pagina is langer dan een adres van ons kan zijn.</p><p>Zoek het op vanaf het begin. Kom je er niet uit? Bel ${o.telefoon}.</p></div>${acties(naarHuis())}`,
  };
}

/** A method that no page of ours takes: only a program asks so. */
export function kanNietZo(o: { telefoon: string }): FoutPagina {
  return {
    status: 405,
    titel: 'Dat kan hier niet',
    inhoud: html`${kop({ titel: 'Dat kan hier niet' })}<div class="wm-tekst"><p>Een pagina kun je hier openen of een formulier versturen. Iets anders kan niet. Er is niets veranderd.</p><p>Kom je er niet uit? Bel ${o.telefoon}.</p></div>${acties(naarHuis())}`,
  };
}

/** Too often in a short time. `om` is the time of day from which one may go on: "10.42 uur". */
export function teVaak(o: { telefoon: string; om: string; terug: string; verstuurd?: Verstuurd | undefined }): FoutPagina {
  return {
    status: 429,
    titel: 'Dit ging te vaak achter elkaar',
    inhoud: html`${kop({ titel: 'Dit ging te vaak achter elkaar' })}${melding({
      soort: 'waarschuwing',
      titel: `Je kunt verder om ${o.om}`,
      inhoud: o.verstuurd ? 'Wat je verstuurde is nog niet bewaard.' : 'Zo houden we de gegevens van mensen veilig.',
    })}<div class="wm-tekst"><p>${o.verstuurd ? 'Laat deze pagina open staan en verstuur het dan opnieuw.' : 'Wacht tot dan en probeer het opnieuw.'} Deed je dit niet zelf? Bel ${o.telefoon}.</p></div>${acties(o.verstuurd ? verstuurOpnieuw(o.verstuurd) : linkKnop({ tekst: 'Probeer opnieuw', href: o.terug, soort: 'primair' }))}${o.verstuurd && ingevuld(o.verstuurd.velden)}`,
  };
}

/**
 * The database gives no answer (`weg`), not in time (`traag`), or can only be read (`vol`). `bewaard` is onbekend when the answer to the
 * last step was lost; sending again is harmless then, because the form keeps its key.
 */
export function nietBereikbaar(o: {
  telefoon: string;
  wat: 'weg' | 'traag' | 'vol';
  opnieuw: string;
  bewaard: 'nee' | 'onbekend';
  verstuurd?: Verstuurd | undefined;
}): FoutPagina {
  const titel = o.wat === 'vol' ? 'Opslaan kan nu even niet' : 'Het lukt nu even niet';
  const uitleg = {
    weg: 'We kunnen nu niet bij de gegevens. Dit ligt aan ons, niet aan jou.',
    traag: 'Het is nu zo druk dat we geen antwoord kregen. Dit ligt aan ons, niet aan jou.',
    vol: 'Bekijken kan nog wel, opslaan nu niet. Een pagina die iets opschrijft, zoals wie een dossier opent, lukt daarom ook niet.',
  }[o.wat];
  const stand =
    o.bewaard === 'onbekend'
      ? 'We weten niet zeker of het is bewaard. Verstuur het gerust opnieuw: het wordt nooit dubbel bewaard.'
      : 'Er is niets bewaard. Laat deze pagina open staan en verstuur het over een paar minuten opnieuw.';
  return {
    status: 503,
    titel,
    inhoud: html`${kop({ titel })}${o.verstuurd && melding({ soort: 'waarschuwing', titel: stand })}<div class="wm-tekst"><p>${uitleg}</p>${!o.verstuurd && html`<p>Probeer het over een paar minuten opnieuw. Blijft het misgaan? Bel ${o.telefoon}.</p>`}${o.verstuurd?.bestanden && html`<p>${BESTANDEN}</p>`}</div>${acties(
      o.verstuurd ? verstuurOpnieuw(o.verstuurd) : linkKnop({ tekst: 'Probeer opnieuw', href: o.opnieuw, soort: 'primair' }),
    )}${o.verstuurd && ingevuld(o.verstuurd.velden)}${o.verstuurd && html`<div class="wm-tekst"><p>Blijft het misgaan? Bel ${o.telefoon}.</p></div>`}`,
  };
}

/** Our fault. `nummer` finds the line in the log; nothing else of what went wrong is told. */
export function serverfout(o: { telefoon: string; nummer?: string; begin?: string }): FoutPagina {
  return {
    status: 500,
    titel: 'Er ging bij ons iets mis',
    inhoud: html`${kop({ titel: 'Er ging bij ons iets mis' })}<div class="wm-tekst"><p>Dit ligt niet aan jou. Wat je net invulde is misschien niet bewaard: kijk dat na voordat je het nog eens doet.</p><p>Probeer het over een paar minuten opnieuw. Blijft het misgaan? Bel ${o.telefoon}${o.nummer === undefined ? '' : html` en noem nummer <strong>${o.nummer}</strong>`}.</p></div>${acties(naarHuis(o.begin))}`,
  };
}
