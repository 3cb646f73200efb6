// What the pages of an appointment share: how it stands, where, with whom, and the choice of a moment.

import { opsomming } from '../../kernel/aantal.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import {
  type BadgeSoort,
  badge,
  type Html,
  html,
  type Inhoud,
  icon,
  keuzerondjes,
  link,
  naastElkaar,
  tekstveld,
  veldgroep,
} from '../../web/index.ts';
import { antwoordOp, eindeVan, MEESTE_MOMENTEN, openMomenten, toonWanneer, wieMoet } from '../rules.ts';
import {
  type Afspraak,
  type AfspraakStatus,
  type Antwoord,
  type Bericht,
  type Moment,
  type Partij,
  REDENEN,
  SOORTEN,
  VORMEN,
} from '../types.ts';

const STATUS: Record<AfspraakStatus, { soort: BadgeSoort; tekst: string }> = {
  voorgesteld: { soort: 'aandacht', tekst: 'Nog geen moment gekozen' },
  vast: { soort: 'info', tekst: 'Gaat door' },
  afgezegd: { soort: 'neutraal', tekst: 'Afgezegd' },
  geweest: { soort: 'goed', tekst: 'Geweest' },
  'niet-verschenen': { soort: 'aandacht', tekst: 'Niet verschenen' },
  verwijderd: { soort: 'neutraal', tekst: 'Verwijderd' },
};

/** How an appointment stands; what is over without a word asks for one. */
export const afspraakBadge = (a: Pick<Afspraak, 'status' | 'begin' | 'minuten' | 'reden'>, nu: Date): Html => {
  if (a.status === 'vast' && a.begin && eindeVan(a.begin, a.minuten) <= nu) return badge('aandacht', 'Hoe ging het?');
  if (a.status === 'niet-verschenen' && a.reden)
    return badge('aandacht', `Niet verschenen: ${REDENEN[a.reden].tekst.toLowerCase()}`);
  const { soort, tekst } = STATUS[a.status];
  return badge(soort, tekst);
};

/** Whether somebody could know of it by now: a mail that waits or came back has told nobody. */
export const mailBadge = (mail: Bericht['mail']): Html => {
  switch (mail) {
    case 'verstuurd':
      return badge('goed', 'Per mail');
    case 'wacht':
      return badge('neutraal', 'Mail nog niet verstuurd');
    case 'mislukt':
      return badge('aandacht', 'Mail kwam niet aan: vertel het zelf');
    case 'vervallen-nieuwer':
      return badge('neutraal', 'Niet verstuurd: er kwam iets nieuwers');
    case 'vervallen-overleden':
      return badge('neutraal', 'Niet verstuurd: de inwoner is overleden');
    case 'vervallen-te-laat':
      return badge('aandacht', 'Niet verstuurd: de mail was te laat');
    case 'geen':
      return badge('aandacht', 'Geen mailadres: vertel het zelf');
  }
};

export const soortTekst = (a: Pick<Afspraak, 'soort'>): string => SOORTEN[a.soort];

/** A number that a phone dials. */
export const bel = (telefoon: string): Html =>
  link(`tel:${telefoon.replace(/[^\d+]/g, '')}`, html`${icon('phone')} ${telefoon.replaceAll(' ', '\u00a0')}`);

/** Where it is, for staff. A link of a video talk can be opened. */
export const waar = (a: Pick<Afspraak, 'vorm' | 'plaats'>): Inhoud =>
  a.plaats === ''
    ? VORMEN[a.vorm]
    : html`${VORMEN[a.vorm]}: ${/^https:\/\//.test(a.plaats) ? link(a.plaats, a.plaats) : a.plaats}`;

const bij = (wie: string | null, organisatie: string | null): string =>
  organisatie === null ? '' : wie ? `${wie} (${organisatie})` : organisatie;

/** Who comes, beside who reads; the consulent reads his own name where he is a guest. */
export const metWie = (
  a: Pick<
    Afspraak,
    'metInwoner' | 'naam' | 'aanbieder' | 'begeleider' | 'centrum' | 'adviseur' | 'consulent' | 'metConsulent' | 'vanCentrum'
  >,
  zelf: Partij = 'consulent',
): string =>
  opsomming([
    a.metInwoner ? a.naam : '',
    bij(a.begeleider, a.aanbieder),
    zelf === 'centrum' ? '' : bij(a.adviseur, a.centrum),
    a.metConsulent && (zelf !== 'consulent' || a.vanCentrum) ? a.consulent : '',
  ]);

export const wanneer = (a: Pick<Afspraak, 'begin' | 'minuten'>): string =>
  a.begin === null ? 'Nog geen moment gekozen' : hoofdletter(toonWanneer(a.begin, a.minuten));

export const partijNaam = (
  a: Pick<Afspraak, 'naam' | 'consulent' | 'aanbieder' | 'begeleider' | 'centrum' | 'adviseur'>,
  partij: Partij,
): string => {
  switch (partij) {
    case 'inwoner':
      return a.naam;
    case 'consulent':
      return a.consulent;
    case 'aanbieder':
      return a.begeleider ?? a.aanbieder ?? 'de aanbieder';
    case 'centrum':
      return a.adviseur ?? a.centrum ?? 'het centrum';
  }
};

/** What everybody said of each moment that can still be chosen. */
export const standPerMoment = (a: Afspraak, momenten: readonly Moment[], antwoorden: readonly Antwoord[], nu: Date): Html => {
  const open = openMomenten(momenten, nu);
  if (open.length === 0) return html`<p>Er is geen moment meer om uit te kiezen.</p>`;
  return html`<ul>${open.map(
    (moment) =>
      html`<li>${hoofdletter(toonWanneer(moment.begin, a.minuten))}<br>${wieMoet(a).map((partij) => {
        const kan = antwoordOp(moment, partij, antwoorden);
        const naam = partijNaam(a, partij);
        return html`${kan === undefined ? badge('neutraal', `${naam}: nog geen antwoord`, 'question-mark') : kan ? badge('goed', `${naam} kan`) : badge('aandacht', `${naam} kan niet`, 'x')} `;
      })}</li>`,
  )}</ul>`;
};

/** Yes or no for each moment that can be chosen. `kan`: the words of a yes and a no. */
export const momentVragen = (
  a: Pick<Afspraak, 'minuten'>,
  momenten: readonly Moment[],
  o: {
    nu: Date;
    van: Partij;
    antwoorden: readonly Antwoord[];
    fout: (veld: string) => string | undefined;
    kan: [string, string];
  },
): Html =>
  html`${openMomenten(momenten, o.nu).map((moment) => {
    const eerder = antwoordOp(moment, o.van, o.antwoorden);
    return keuzerondjes({
      naam: `moment-${moment.id}`,
      label: hoofdletter(toonWanneer(moment.begin, a.minuten)),
      waarde: eerder === undefined ? undefined : eerder ? 'ja' : 'nee',
      fout: o.fout(`moment-${moment.id}`),
      naastElkaar: true,
      keuzes: [
        { waarde: 'ja', tekst: o.kan[0] },
        { waarde: 'nee', tekst: o.kan[1] },
      ],
    });
  })}`;

/** What was answered in `momentVragen`. */
export const leesAntwoorden = (waarden: Readonly<Record<string, string>>): Map<number, 'ja' | 'nee'> =>
  new Map(
    Object.entries(waarden).flatMap(([naam, waarde]): [number, 'ja' | 'nee'][] => {
      const nr = /^moment-(\d{1,9})$/.exec(naam)?.[1];
      return nr !== undefined && (waarde === 'ja' || waarde === 'nee') ? [[Number(nr), waarde]] : [];
    }),
  );

/** Fields for one moment or for a proposal of several. The first is asked for unless `vrij`. */
export const momentVelden = (o: {
  aantal?: number;
  vrij?: boolean;
  waarden: Readonly<Record<string, string>>;
  fout: (veld: string) => string | undefined;
}): Html =>
  html`${Array.from({ length: o.aantal ?? MEESTE_MOMENTEN }, (_, i) => String(i + 1)).map((nr) =>
    veldgroep({
      naam: `moment${nr}`,
      label: o.aantal === 1 ? 'Wanneer?' : `Moment ${nr}`,
      verplicht: nr === '1' && !o.vrij,
      inhoud: naastElkaar(
        tekstveld({
          naam: `dag${nr}`,
          label: 'Dag',
          hint: 'Bijvoorbeeld 24-11-2026',
          waarde: o.waarden[`dag${nr}`],
          fout: o.fout(`dag${nr}`),
          breedte: 10,
          autocomplete: 'off',
        }),
        tekstveld({
          naam: `tijd${nr}`,
          label: 'Tijd',
          hint: 'Bijvoorbeeld 10.30',
          waarde: o.waarden[`tijd${nr}`],
          fout: o.fout(`tijd${nr}`),
          breedte: 4,
          autocomplete: 'off',
        }),
      ),
    }),
  )}`;
