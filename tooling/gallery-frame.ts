// What the pages of the gallery share. Nobody in them exists.
import type * as w from '../src/web/index.ts';

export const treden = (
  ['Geïsoleerd', 'Ontmoeten', 'Bijdrage leveren', 'Onbetaald werk', 'Betaald werk met ondersteuning', 'Betaald werk'] as const
).map((naam, nr) => ({ trede: ([1, 2, 3, 4, 5, 6] as const)[nr] ?? 1, naam }));

export const basis = { gemeente: 'Apeldoorn', telefoon: '14 055', sleutel: 'a1b2' };
export const consulent = {
  ...basis,
  actor: { naam: 'Sanne de Wit', rolnaam: 'Consulent', rol: 'consulent' },
  zoek: { actie: '/inwoners' },
};
export const aanbieder = { ...basis, actor: { naam: 'Atelier Linde', rolnaam: 'Aanbieder', rol: 'aanbieder' } };
export const inwoner = { ...basis, inwoner: true, actor: { naam: 'Jan', rolnaam: 'Inwoner', rol: 'inwoner' } };

export const menuConsulent = (huidig: string): w.MenuItem[] =>
  (
    [
      { href: '/', tekst: 'Werkvoorraad', icon: 'inbox' },
      { href: '/inwoners', tekst: 'Inwoners', icon: 'users' },
      { href: '/toewijzingen', tekst: 'Toewijzingen', icon: 'route' },
      { href: '/declaraties', tekst: 'Declaraties', icon: 'receipt-euro' },
      { href: '/berichten', tekst: 'Berichten', icon: 'message', aantal: 3 },
    ] as const
  ).map((item) => ({ ...item, huidig: item.tekst === huidig }));
export const menuAanbieder: w.MenuItem[] = [
  { href: '/uren', tekst: 'Uren', icon: 'clock', huidig: true },
  { href: '/inwoners', tekst: 'Inwoners', icon: 'users' },
  { href: '/voortgang', tekst: 'Voortgang', icon: 'file-text' },
  { href: '/declaraties', tekst: 'Declaraties', icon: 'receipt-euro', aantal: 1 },
];
export const menuInwoner: w.MenuItem[] = [
  { href: '/', tekst: 'Start', icon: 'home', huidig: true },
  { href: '/uren', tekst: 'Mijn uren', icon: 'clock' },
  { href: '/berichten', tekst: 'Berichten', icon: 'message', aantal: 1 },
];
