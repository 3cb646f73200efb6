import type { Gemeente, OpgeslagenRegeling } from '../../beleid/index.ts';
import type { UitkomstWaarde } from '../../kernel/uitkomst.ts';
import type { WatAls } from '../../kernel/wat-als.ts';
import { waaromVan } from '../../uitleg/index.ts';
import { type Html, html, kaart, kop, lijst, link, melding, stapel } from '../../web/index.ts';
import type { Beoordeling } from '../rules.ts';
import { type Gezegd, inGewoneWoorden } from './woorden.ts';

interface UitkomstSettings {
  gemeente: Gemeente;
  opgeslagen: OpgeslagenRegeling;
  beoordeling: Beoordeling;
  /** What of the answers comes back in the words. */
  antwoorden: Gezegd;
  /** Which other answer would have changed it. */
  anders(product: string): WatAls[] | undefined;
  /** The way back to the answers. */
  terug: Html;
}

type Groep = { uitkomst: UitkomstWaarde; titel: string; onder: string; waarom(naam: string): string };
const GROEPEN: Record<'past' | 'misschien' | 'niet', Groep> = {
  past: {
    uitkomst: 'passend',
    titel: 'Dit past bij jou',
    onder: 'Met wat je hebt geantwoord, past dit.',
    waarom: (naam) => `past ${naam}`,
  },
  misschien: {
    uitkomst: 'onder-voorwaarde',
    titel: 'Dit past misschien',
    onder: 'We weten nog niet alles. Dit moet eerst duidelijk zijn:',
    waarom: (naam) => `past ${naam} misschien`,
  },
  niet: {
    uitkomst: 'niet-passend',
    titel: 'Dit past nu niet',
    onder: 'Later kan dat anders zijn.',
    waarom: (naam) => `past ${naam} niet`,
  },
};

/** What fits, what may fit and what must be known first, what does not and why; and where to go. Good to print. */
export function uitkomstInhoud(s: UitkomstSettings): Html {
  const { gemeente, beoordeling, opgeslagen } = s;
  const { regeling } = opgeslagen;
  const groep = ({ uitkomst, titel, onder, waarom }: Groep): Html | false => {
    const producten = beoordeling.producten.filter((een) => een.uitkomst === uitkomst);
    if (producten.length === 0) return false;
    return kaart({
      titel: `${titel} (${producten.length})`,
      inhoud: html`<p>${onder}</p>${stapel(...producten.map((een) => productBlok(een, waarom, s)))}`,
    });
  };
  const past = beoordeling.producten.some((een) => een.uitkomst === 'passend');
  return html`${kop({
    titel: past ? 'Er is ondersteuning die bij je past' : 'We kijken graag met je mee',
    onder: `${regeling.naam} in ${gemeente.naam}`,
  })}${stapel(
    melding({
      soort: 'info',
      titel: 'Dit is geen besluit',
      inhoud: html`<p>Je hebt zelf gekeken wat kan passen. De gemeente kijkt daarna samen met jou. Dan hoor je wat het echt wordt.</p>`,
    }),
    groep(GROEPEN.past),
    wegwijzers(s),
    groep(GROEPEN.misschien),
    vervolg(gemeente),
    groep(GROEPEN.niet),
    html`<p>Je kunt deze pagina afdrukken. Wat je bij ‘Waarom?’ hebt opengeklapt, komt mee. We hebben je antwoorden niet bewaard: sluit je de pagina, dan zijn ze weg.</p>`,
    s.terug,
  )}`;
}

function productBlok(
  een: Beoordeling['producten'][number],
  waarom: Groep['waarom'],
  { opgeslagen, antwoorden, anders }: UitkomstSettings,
): Html {
  const { regeling } = opgeslagen;
  const product = regeling.producten.find(({ product: code }) => code === een.product);
  const naam = product?.naam ?? een.product;
  const over = { regeling, product, ...antwoorden };
  // What decides stands open; all of it, with the sources, one press away.
  const beslist = een.delen.filter(({ stand }) =>
    een.uitkomst === 'niet-passend' ? stand === false : een.uitkomst === 'onder-voorwaarde' && stand === null,
  );
  const punten = inGewoneWoorden(beslist, over);
  return html`<article aria-label="${naam}"><h3>${naam}</h3><p>${product?.kortgezegd?.waarde}</p>${
    punten.length > 0 && html`<ul>${punten.map(({ tekst }) => html`<li>${tekst}</li>`)}</ul>`
  }${waaromVan(opgeslagen, {
    over: waarom(naam),
    gronden: inGewoneWoorden(een.delen, over),
    watAls: anders(een.product),
    alsGeopend: true,
  })}</article>`;
}

function wegwijzers({ beoordeling, opgeslagen, antwoorden }: UitkomstSettings): Html | false {
  const { advies } = beoordeling;
  const { regeling } = opgeslagen;
  if (advies.length === 0) return false;
  return kaart({
    titel: 'Hier kun je ook terecht',
    inhoud: stapel(
      ...advies.map(({ naar, naam, delen }) => {
        const gronden = inGewoneWoorden(delen, { regeling, product: undefined, ...antwoorden });
        const plekken = naar === 'algemene-voorziening-ontmoeten' ? regeling.algemeneVoorzieningen : [];
        return html`<article aria-label="${naam}"><h3>${naam}</h3>${gronden.map(({ tekst }) => html`<p>${tekst}</p>`)}${
          plekken.length > 0 &&
          html`<ul>${plekken.map(
            (plek) =>
              html`<li>${plek.naam}${plek.vindplaats && html`: ${link(`https://${plek.vindplaats.replace(/^https?:\/\//, '')}`, plek.vindplaats)}`}</li>`,
          )}</ul>`
        }${waaromVan(opgeslagen, { over: `wijzen we naar ${naam}`, gronden: delen.map(({ grond }) => grond), alsGeopend: true })}</article>`;
      }),
    ),
  });
}

/** Where to go: by telephone first. */
function vervolg(gemeente: Gemeente): Html {
  const { telefoon, email, bezoekadres, openingstijden } = gemeente;
  return kaart({
    titel: 'Wat kun je nu doen?',
    inhoud: html`<ol><li><strong>Meld je aan bij de gemeente.</strong> Dat betekent: je vraagt of de gemeente met je meekijkt. Het kan ${link(`/iemand-aanmelden?gemeente=${gemeente.code}`, 'hier op de website')}, aan de telefoon of per mail.</li><li><strong>Neem deze pagina mee.</strong> Druk hem af, of maak er een foto van.</li><li><strong>Praat samen.</strong> Neem gerust iemand mee die je vertrouwt.</li></ol>${lijst(
      [
        { kop: 'Bellen', waarde: link(`tel:${telefoon.waarde.replace(/[^\d+]/g, '')}`, telefoon.waarde) },
        { kop: 'Mailen', waarde: link(`mailto:${email.waarde}`, email.waarde) },
        { kop: 'Langskomen', waarde: bezoekadres.waarde },
        { kop: 'Open', waarde: openingstijden.waarde },
      ],
    )}`,
  });
}
