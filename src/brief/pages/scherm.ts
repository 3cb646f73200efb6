// A letter as a page: the same data as the paper, for a screen of any size.
import { type Html, html, type Inhoud, inHetKort, lijst, tabel, telefoonLink, zacht } from '../../web/index.ts';
import { type OpPapier, opPapier, type PapierBlok } from '../rules.ts';
import type { Briefdata } from '../types.ts';

type Niveau = 2 | 3;
type Stuk = OpPapier['inleiding'][number];

const kopje = (niveau: Niveau, tekst: string): Html => (niveau === 2 ? html`<h2>${tekst}</h2>` : html`<h3>${tekst}</h3>`);
const lopend = (stukken: Stuk): Inhoud => stukken.map((een) => (een.sterk ? html`<strong>${een.tekst}</strong>` : een.tekst));
const punten = (rijen: readonly Inhoud[]): Html => html`<ul>${rijen.map((een) => html`<li>${een}</li>`)}</ul>`;

const blok = (b: PapierBlok): Html => {
  switch (b.soort) {
    case 'alinea':
      return html`<p>${lopend(b.tekst)}</p>`;
    case 'punten':
      return punten(b.punten.map(lopend));
    case 'nummers':
      return html`<ol>${b.punten.map((een) => html`<li>${lopend(een)}</li>`)}</ol>`;
    case 'rijen':
      return rijen(b.rijen);
    case 'tabel':
      return tabel({ caption: b.koppen.join(', '), kolommen: b.koppen.map((kop) => ({ kop })), rijen: b.rijen });
  }
};

const rijen = (regels: readonly { kop: string; punten: string[]; tekst: Stuk }[]): Html =>
  lijst(
    regels.map((een) => ({ kop: een.kop, waarde: een.punten.length > 0 ? punten(een.punten) : html`${lopend(een.tekst)}` })),
    { smal: true },
  );

const telefoon = (nummer: string): Html => telefoonLink(nummer);

const hulp = (p: OpPapier, niveau: Niveau): Html => {
  const { contact, clientondersteuning: steun } = p;
  if (p.zakelijk)
    return html`${kopje(niveau, 'Vragen?')}<p>Bel ${contact.naam} op ${telefoon(contact.telefoon)}.${contact.bereikbaar !== null && ` ${contact.bereikbaar}`}</p>`;
  return html`${kopje(niveau, 'Vragen of hulp nodig?')}<p>Bel ${contact.naam} op ${telefoon(contact.telefoon)}.${
    contact.bereikbaar !== null && ` ${contact.bereikbaar}`
  }</p><p>Wil je dat iemand met je meedenkt die niet bij de gemeente of de aanbieder hoort? Dan kun je gratis hulp krijgen van een onafhankelijke cliëntondersteuner.${
    steun !== null && html` Dat kan bij ${[steun.naam, steun.telefoon, steun.site].filter((een) => een !== null).join(', ')}.`
  }</p>`;
};

const rechtsmiddel = (p: OpPapier, niveau: Niveau): Inhoud => {
  const m = p.rechtsmiddel;
  if (!m) return false;
  const bezwaar = m.soort === 'bezwaar';
  return html`${kopje(niveau, 'Ben je het er niet mee eens?')}<p>${
    bezwaar
      ? 'Je kunt bezwaar maken. Dat is gratis. Eerst bellen mag ook. De zes weken lopen dan door.'
      : `${m.adres.length === 0 ? 'Je kunt in beroep gaan bij de rechtbank. Dat kost geld: je betaalt griffierecht.' : `Je kunt in beroep gaan bij de rechter: ${m.bij}. Dat kost geld: de rechtbank vraagt griffierecht.`} Je krijgt het terug als je gelijk krijgt.`
  }</p><ul><li>Dat kan van ${m.vanaf} tot en met <strong>${m.uiterlijk}</strong>.</li><li>Schrijf een brief met je naam, je adres, de datum, het kenmerk ${p.kenmerk} en waarom je het niet eens bent. ${!bezwaar && 'Doe een kopie van deze brief erbij. '}Zet je handtekening eronder.</li><li>${
    m.adres.length === 0
      ? 'Stuur je brief naar de rechtbank. Weet je niet welke? Bel ons. Wij zeggen het je.'
      : `Stuur je brief naar ${m.adres.join(', ')}.`
  }${m.soort === 'bezwaar' && m.digitaal !== null && ` Digitaal kan ook: ${m.digitaal}.`}</li></ul>`;
};

/** What the letter says in short: questions and answers in B1. */
export const briefInHetKort = (brief: Briefdata, niveau: Niveau = 2): Html =>
  inHetKort({
    kop: kopje(niveau, 'In het kort'),
    inhoud: lijst(
      opPapier(brief).samenvatting.map((een) => ({ kop: een.vraag, waarde: html`${een.antwoord.map(blok)}` })),
      { smal: true },
    ),
  });

/** Everything below the box: help, the besluit with its grounds, what can be done against it, who signed. */
export const briefVerder = (brief: Briefdata, niveau: Niveau = 2): Html => {
  const p = opPapier(brief);
  const delen = p.delen.map((deel) => html`${kopje(niveau, deel.kop)}${deel.blokken.map(blok)}`);
  const slot = html`<p>Met vriendelijke groet,</p><p>namens ${p.ondertekening.namens},</p><p><strong>${p.ondertekening.naam}</strong><br>${p.ondertekening.functie}</p>`;
  if (!p.besluit) return html`${delen}${hulp(p, niveau)}${slot}`;
  return html`${hulp(p, niveau)}${kopje(niveau, 'Het besluit')}<p>${lopend(p.besluit.uitspraak)}</p>${
    p.besluit.feiten.length > 0 && rijen(p.besluit.feiten)
  }${delen}${kopje(niveau, 'Waarom wij dit besluiten')}${punten(
    p.besluit.gronden.map((g) => html`${g.open && 'Voorwaarde: '}${g.tekst}<br>${zacht(`${g.bron} (${g.kracht})`)}`),
  )}${kopje(niveau, 'Waar het besluit op rust')}<ol>${p.besluit.grondslag.map((een) => html`<li>${een}</li>`)}</ol>${rechtsmiddel(p, niveau)}${slot}`;
};

/** Salutation and first sentences. */
export const briefAanhef = (brief: Briefdata): Html =>
  html`<p>${brief.inwoner.aanhef},</p>${opPapier(brief).inleiding.map((alinea) => html`<p>${lopend(alinea)}</p>`)}`;

/** The first answers of a letter, for a list. */
export const briefEerste = (brief: Briefdata): Html =>
  html`${opPapier(brief)
    .samenvatting.slice(0, 2)
    .map((een) => html`<p><strong>${een.vraag}</strong></p>${een.antwoord.map(blok)}`)}`;
