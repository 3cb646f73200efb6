// Before a thread begins: with whom. And where the threads of a dossier stand.
import { type InwonerKop, toonNaam } from '../../inwoner/index.ts';
import { acties, html, kaart, kop, linkKnop, stapel } from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';

export const tab = (inwonerId: number): string => `/dossier/${inwonerId}/berichten`;
export const adres = (inwonerId: number, overlegId: number, deel = ''): string => `${tab(inwonerId)}/${overlegId}${deel}`;

export const kruimels = (inwoner: InwonerKop, tekst: string) => [
  { tekst: toonNaam(inwoner), href: `/dossier/${inwoner.id}` },
  { tekst: 'Berichten', href: tab(inwoner.id) },
  { tekst },
];

interface Voorbereid {
  inwoner: InwonerKop;
  aanbieders: readonly { id: number; naam: string }[];
  /** The orientation centres that know of the resident now. */
  centra: readonly { id: number; naam: string }[];
}

/** With whom a new thread is, before anything is typed. */
export const metWiePagina = (c: PageContext, { inwoner, aanbieders, centra }: Voorbereid) => {
  const { voornaam } = inwoner;
  const keuzes = [
    { met: 'inwoner', tekst: voornaam, uitleg: `Alleen ${voornaam} en de gemeente lezen het.` },
    ...aanbieders.flatMap(({ id, naam }) => [
      {
        met: `aanbieder-${id}`,
        tekst: naam,
        uitleg: `${voornaam} leest niet mee. ${voornaam} mag er wel om vragen (AVG artikel 15).`,
      },
      { met: `inwoner-aanbieder-${id}`, tekst: `${voornaam} en ${naam}`, uitleg: 'Jullie lezen alle drie alles.' },
    ]),
    ...centra.flatMap(({ id, naam }) => [
      {
        met: `centrum-${id}`,
        tekst: naam,
        uitleg: `Het oriëntatiecentrum. ${voornaam} leest niet mee. ${voornaam} mag er wel om vragen (AVG artikel 15).`,
      },
      { met: `inwoner-centrum-${id}`, tekst: `${voornaam} en ${naam}`, uitleg: 'Jullie lezen alle drie alles.' },
    ]),
  ];
  return c.page({
    titel: 'Met wie?',
    smal: true,
    kruimels: kruimels(inwoner, 'Nieuw bericht'),
    // Who died reads nothing any more; with the others there may be something to wind up.
    inhoud: html`${kop({ titel: 'Met wie schrijf je?', onder: `Over ${toonNaam(inwoner)}. Later kun je er iemand bij halen; die leest dan alleen wat daarna komt.` })}${stapel(
      keuzes
        .filter(({ met }) => inwoner.overleden_op === null || !met.startsWith('inwoner'))
        .map(({ met, tekst, uitleg }) =>
          kaart({
            inhoud: html`<p>${uitleg}</p>${acties(linkKnop({ tekst, href: `${tab(inwoner.id)}/nieuw?met=${met}`, icoon: met.includes('-') && met.startsWith('inwoner') ? 'users' : 'user' }))}`,
          }),
        ),
      acties(linkKnop({ tekst: 'Annuleren', href: tab(inwoner.id), soort: 'stil' })),
    )}`,
  });
};
