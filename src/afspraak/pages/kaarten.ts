// The parts of the page of one appointment: how it went, what follows, the choice of a moment, the reminder.
import { opsomming } from '../../kernel/aantal.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import {
  acties,
  form,
  foutVan,
  html,
  type Inhoud,
  kaart,
  keuzerondjes,
  knop,
  lijst,
  link,
  linkKnop,
  melding,
  tekstvak,
  uitklap,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import type { findVervolg } from '../queries/index.ts';
import { leiderVan, openMomenten, voorstelNa, wachtOp, wieMoet } from '../rules.ts';
import {
  type Afspraak,
  type Antwoord,
  type Bericht,
  type Gebeurtenis,
  type Moment,
  OPVOLGINGEN,
  type Partij,
  REDENEN,
} from '../types.ts';
import { momentVragen, partijNaam, standPerMoment, waar } from './blokken.ts';
import { adresIn, type Kring, type Voor } from './kring.ts';
import { isDag } from './woorden.ts';

/** Everything that the page of one appointment is made of. */
export interface Gelezen {
  a: Afspraak;
  momenten: Moment[];
  antwoorden: Antwoord[];
  berichten: Bericht[];
  gebeurtenissen: Gebeurtenis[];
  vervolg: Awaited<ReturnType<typeof findVervolg>>;
  voor: Voor;
  kring: Kring;
}

export const post = (c: PageContext, a: Afspraak, actie: string, inhoud: Inhoud, verborgen: Record<string, string> = {}) =>
  form({ actie, sleutel: c.sleutel(), versie: a.versie, verborgen, inhoud: acties(inhoud) });

export const plek = ({ a, voor, kring }: Gelezen): Inhoud => {
  if (a.vorm === 'huisbezoek') return `Bij de inwoner thuis: ${voor.adres ?? 'het adres hoor je van de consulent'}`;
  if (a.vorm === 'telefoon' && kring.partij === leiderVan(a))
    return `Telefonisch: je belt ${a.plaats || voor.telefoon || 'een nummer dat nog niet bekend is'}`;
  return waar(a);
};

export const uitkomstKaart = (c: PageContext, a: Afspraak, basis: string, fouten: readonly Reden[]) =>
  kaart({
    titel: 'Hoe ging het?',
    inhoud: form({
      actie: `${basis}/uitkomst`,
      sleutel: c.sleutel(),
      versie: a.versie,
      inhoud: html`${keuzerondjes({
        naam: 'uitkomst',
        label: isDag(a) ? 'Is de dag doorgegaan?' : 'Is het gesprek er geweest?',
        waarde: c.form.waarden.uitkomst,
        fout: foutVan(fouten, 'uitkomst'),
        keuzes: [
          { waarde: 'geweest', tekst: 'Ja' },
          { waarde: 'niet', tekst: 'Nee', uitleg: 'Er gebeurt niets vanzelf. Je krijgt een voorstel wat je kunt doen.' },
        ],
      })}${keuzerondjes({
        naam: 'reden',
        label: 'Zo nee, waarom niet?',
        waarde: c.form.waarden.reden,
        fout: foutVan(fouten, 'reden'),
        keuzes: Object.entries(REDENEN).map(([waarde, { tekst }]) => ({ waarde, tekst })),
      })}${tekstvak({
        naam: 'toelichting',
        label: 'Toelichting',
        hint: 'De inwoner mag dit lezen. Schrijf niet op welke ziekte iemand heeft.',
        verplicht: false,
        regels: 3,
        maximum: 2000,
        waarde: c.form.waarden.toelichting,
        fout: foutVan(fouten, 'toelichting'),
      })}${acties(knop({ tekst: 'Opslaan' }))}`,
    }),
  });

export const opvolgKaart = (c: PageContext, g: Gelezen, basis: string, schrijft: boolean, fouten: readonly Reden[]) => {
  const { a, vervolg, voor, kring } = g;
  if (!a.reden) return '';
  if (vervolg)
    return melding({
      soort: 'succes',
      inhoud: html`Er is een ${link(adresIn(kring, { id: vervolg.id, inwonerId: a.inwonerId }), 'nieuwe afspraak')} gemaakt.`,
    });
  const opnieuw = linkKnop({
    tekst: 'Maak een nieuwe afspraak',
    href: `${kring.pad.replace(':inwoner', String(a.inwonerId))}/nieuw?na=${a.id}&soort=${a.soort}`,
    soort: a.opvolging ? 'tweede' : 'primair',
    icoon: 'calendar-event',
  });
  if (a.opvolging)
    return kaart({
      titel: kring.partij === leiderVan(a) ? 'Wat je daarna deed' : 'Wat er daarna gebeurde',
      // A call or a visit often ends in a new appointment, which then still belongs to this one.
      inhoud: html`${lijst([
        { kop: 'Gedaan', waarde: OPVOLGINGEN[a.opvolging] },
        { kop: 'Toelichting', waarde: a.opvolgingToelichting },
      ])}${schrijft && a.opvolging === 'gebeld' && acties(opnieuw)}`,
    });
  const voorstel = voorstelNa(a.reden, kring.partij);
  return kaart({
    titel: `Wat nu? ${voorstel.titel}`,
    inhoud: html`<ol>${voorstel.stappen.map((stap) => html`<li>${stap}</li>`)}</ol><p>Contact: ${voor.contact}${voor.telefoon !== '' && html`, ${voor.telefoon}`}${voor.contactToelichting !== '' && html` (${voor.contactToelichting})`}.</p><p>Een gemiste afspraak heeft geen gevolg voor een uitkering of voor hulp. Dit is een voorstel: jij kiest (keuze, geen bron).</p>${
      schrijft &&
      html`${acties(opnieuw)}${form({
        actie: `${basis}/opvolging`,
        sleutel: c.sleutel(),
        versie: a.versie,
        inhoud: html`${keuzerondjes({
          naam: 'opvolging',
          label: 'Of schrijf op wat je deed',
          waarde: c.form.waarden.opvolging,
          fout: foutVan(fouten, 'opvolging'),
          keuzes: [
            { waarde: 'gebeld', tekst: OPVOLGINGEN.gebeld },
            { waarde: 'niet-nodig', tekst: OPVOLGINGEN['niet-nodig'], uitleg: 'Schrijf hieronder waarom.' },
          ],
        })}${tekstvak({
          naam: 'toelichting',
          label: 'Toelichting',
          hint: 'Kies je “Niets nodig”, schrijf dan waarom. Anders mag het leeg blijven.',
          regels: 2,
          maximum: 2000,
          waarde: c.form.waarden.toelichting,
          fout: foutVan(fouten, 'toelichting'),
        })}${acties(knop({ tekst: 'Opslaan', soort: 'tweede' }))}`,
      })}`
    }`,
  });
};

export const keuzeKaart = (c: PageContext, g: Gelezen, nu: Date, basis: string, schrijft: boolean, fouten: readonly Reden[]) => {
  const { a, momenten, antwoorden } = g;
  const wacht = wachtOp(a, momenten, antwoorden, nu);
  const open = openMomenten(momenten, nu);
  const fout = (veld: string) => foutVan(fouten, veld);
  const ik = g.kring.partij;
  const vraag = (van: Partij, kan: [string, string], tekst: string) =>
    form({
      actie: `${basis}/antwoord`,
      sleutel: c.sleutel(),
      versie: a.versie,
      verborgen: { van },
      inhoud: html`${momentVragen(a, momenten, { nu, van, antwoorden, fout, kan })}${acties(knop({ tekst, soort: van === ik ? 'primair' : 'tweede' }))}`,
    });
  return kaart({
    titel: wacht.length === 0 ? 'Geen moment past iedereen' : `Wacht op ${opsomming(wacht.map((p) => partijNaam(a, p)))}`,
    inhoud: html`${standPerMoment(a, momenten, antwoorden, nu)}${
      wacht.length === 0 && ik !== leiderVan(a) && html`<p>${partijNaam(a, leiderVan(a))} zoekt een ander moment.</p>`
    }${
      schrijft &&
      html`${open.length > 0 && wacht.includes(ik) && html`<h3>Kun jij dan?</h3>${vraag(ik, ['Ja', 'Nee'], 'Verstuur mijn antwoord')}`}${
        open.length > 0 &&
        a.metInwoner &&
        (ik === leiderVan(a) || ik === 'consulent') &&
        wacht.includes('inwoner') &&
        uitklap(
          `Vertelde ${a.naam} je het antwoord? Schrijf het hier op`,
          vraag('inwoner', ['Kan dan', 'Kan dan niet'], 'Leg het antwoord vast'),
        )
      }${(ik === leiderVan(a) || wieMoet(a).includes(ik)) && acties(linkKnop({ tekst: 'Stel andere momenten voor', href: `${basis}/voorstellen`, icoon: 'refresh' }))}`
    }`,
  });
};

const wilHerinnering = (a: Afspraak, aan: Partij): boolean =>
  ({ inwoner: a.herinnerInwoner, aanbieder: a.herinnerAanbieder, centrum: a.herinnerCentrum, consulent: a.herinnerConsulent })[
    aan
  ];

/** `zonderMail`: what was told so far could not be mailed. */
export const herinnerKaart = (c: PageContext, a: Afspraak, basis: string, zonderMail: (aan: Partij) => boolean) => {
  const regel = (aan: Partij, wil: boolean) =>
    zonderMail(aan)
      ? html`<p>Naar ${partijNaam(a, aan)} gaat geen herinnering: er is geen mailadres. Vertel zelf wanneer het is.</p>`
      : html`<p>${partijNaam(a, aan)} krijgt ${wil ? 'een dag van tevoren een herinnering' : 'geen herinnering'}.</p>${post(
          c,
          a,
          `${basis}/herinnering`,
          knop({
            tekst: wil ? 'Stuur geen herinnering' : 'Stuur toch een herinnering',
            soort: 'stil',
            icoon: 'bell',
            extra: `aan ${partijNaam(a, aan)}`,
          }),
          { aan, wil: wil ? 'nee' : 'ja' },
        )}`;
  return kaart({
    titel: 'Herinnering',
    inhoud: html`${wieMoet(a)
      .filter((aan) => aan !== leiderVan(a))
      .map((aan) => regel(aan, wilHerinnering(a, aan)))}`,
  });
};
