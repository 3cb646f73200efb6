// The frame of every page: skip link, header, menu, main, footer.
import { assetUrl } from './assets.ts';
import { attrs, type Html, html, type Inhoud, klassen, niets, veiligAdres, verborgen } from './html.ts';
import { type IconNaam, icon, merk } from './icons.ts';
import { signsOf } from './signs.ts';

export type MenuItem = {
  href: string;
  tekst: string;
  icon: IconNaam;
  aantal?: number | undefined;
  huidig?: boolean;
  /** Other addresses that belong to this item, such as the tabs of its page. */
  ook?: readonly string[];
};

export type Pagina = {
  /** Without "Werkt mee"; never a BSN. */
  titel: string;
  /** From the top to here; the last has no href. */
  kruimels?: readonly { tekst: string; href?: string }[];
  /** Who is logged in; without it the page has no role menu. */
  actor?:
    | { naam: string; rolnaam: string; rol: string /** What a phone shows instead of name and role. */; rolkort?: string }
    | undefined;
  menu?: readonly MenuItem[];
  /** "Gemeente Apeldoorn" is made of "Apeldoorn"; without it the page is of all municipalities together. */
  gemeente?: string | undefined;
  /** The form on it came back with errors: the title starts with "Fout:". */
  fout?: boolean;
  /** Larger text and targets. */
  inwoner?: boolean;
  /** A page with one question: a narrow column. */
  smal?: boolean;
  zoek?: { actie: string; waarde?: string | undefined; label?: string } | undefined;
  /** Stands above everything on the page: in whose place one works, what is open in an emergency. */
  bericht?: Inhoud;
  /** Demo: on which day this municipality lives, when that is another than ours (`demoDag`). */
  demo?: Html | undefined;
  inhoud: Inhoud;
  /** "14 055": at the foot of every page of a municipality. */
  telefoon?: string | undefined;
  /** Key of the log-out form. */
  sleutel?: string | undefined;
  /** Where the log-out form posts. */
  uitloggen?: string;
  /** Extra lines in the role menu, such as changing persona in the demo. */
  rolmenu?: readonly { tekst: string; href: string }[];
};

/** The whole document. The only place with `<html>`, links to assets and landmarks. */
export function page(p: Pagina): Html {
  const titel = `${p.fout ? 'Fout: ' : ''}${p.titel} – Werkt mee`;
  const klasse = klassen(p.inwoner && 'wm-inwoner', p.smal && 'wm-smal');
  const inhoud = html`${p.bericht ?? niets}${kruimelpad(p.kruimels ?? [])}${p.inhoud}`;
  return html`<!DOCTYPE html>
<html lang="nl"${attrs({ class: klasse || undefined })}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${titel}</title>
<link rel="icon" href="${assetUrl('merk.svg')}" type="image/svg+xml">
<link rel="preload" href="${assetUrl('source-sans-3-latin-wght-normal.woff2')}" as="font" type="font/woff2" crossorigin="anonymous">
<link rel="stylesheet" href="${assetUrl('werktmee.css')}">
<script type="module" src="${assetUrl('werktmee.js')}"></script>
</head>
<body>
<a class="wm-overslaan" href="#inhoud">Naar de inhoud</a>
<header>
<div class="wm-boven"><div class="wm-omslag">
<a class="wm-merk" href="/">${merk()}<span>Werkt mee <small>${p.gemeente === undefined ? 'Alle gemeenten' : `Gemeente ${p.gemeente}`}</small></span></a>
${zoek(p)}${rolmenu(p)}
</div></div>
${hoofdmenu(p.menu ?? [])}${p.demo ?? niets}
</header>
${signsOf(inhoud)}<main id="inhoud" tabindex="-1"><div class="wm-omslag"><div class="wm-inhoud">${inhoud}</div></div></main>
<footer class="wm-voet"><div class="wm-omslag"><ul>
<li><a href="/hulp">Hulp en uitleg</a></li>
<li><a href="/privacy">Privacy: wie ziet wat?</a></li>
<li><a href="/toegankelijkheid">Toegankelijkheid</a></li>
${p.telefoon !== undefined && html`<li><a href="tel:${p.telefoon.replace(/[^\d+]/g, '')}">Bel ons: ${p.telefoon}</a></li>`}
</ul></div></footer>
</body>
</html>`;
}

// Posted, so that a BSN that is typed here never stands in an address.
function zoek({ zoek, sleutel }: Pagina): Html {
  if (!zoek) return niets;
  const label = zoek.label ?? 'Zoek naam of dossier';
  return html`<form class="wm-zoek" role="search" method="post" action="${veiligAdres(zoek.actie)}">${sleutel !== undefined && html`<input type="hidden" name="_sleutel" value="${sleutel}">`}<label class="wm-onzichtbaar" for="zoek">${label}</label><input id="zoek" name="zoek" type="search" placeholder="${label}" autocomplete="off" value="${zoek.waarde ?? ''}" data-wm-zoek><button type="submit">${icon('search', 'Zoeken')}</button></form>`;
}

function rolmenu(p: Pagina): Html {
  if (!p.actor) return niets;
  const { naam, rolnaam } = p.actor;
  return html`<details class="wm-rol"><summary>${icon('user-circle')}<span><span class="wm-rol__naam">${naam} – ${rolnaam}</span><span class="wm-rol__kort">${p.actor.rolkort ?? rolnaam}</span></span>${icon('chevron-down')}</summary><div class="wm-rol__menu"><p><strong>${naam}</strong><br>${rolnaam}</p>${
    p.rolmenu?.length
      ? html`<ul>${p.rolmenu.map((item) => html`<li><a href="${veiligAdres(item.href)}">${item.tekst}</a></li>`)}</ul>`
      : niets
  }<form method="post" action="${p.uitloggen ?? '/uitloggen'}">${p.sleutel !== undefined && html`<input type="hidden" name="_sleutel" value="${p.sleutel}">`}<button type="submit" class="wm-knop wm-knop--tweede">${icon('logout')}<span>Uitloggen</span></button></form><button type="button" class="wm-knop wm-knop--stil" hidden data-wm-toetsen>Sneltoetsen uitzetten</button></div></details>`;
}

/** As many as stand beside each other at 1280 px; of a longer menu the rest opens behind "Meer". */
const RIJ = 8;

const menuItems = (menu: readonly MenuItem[]): Html =>
  html`${menu.map(
    (item) =>
      html`<li><a href="${veiligAdres(item.href)}"${attrs({ 'aria-current': item.huidig && 'page' })}>${icon(item.icon)}<span>${item.tekst}</span>${item.aantal ? html` <span class="wm-teller">${item.aantal}${verborgen(' nieuw')}</span>` : niets}</a></li>`,
  )}`;

// Twice: a row for wide screens, and a list that opens on a phone. CSS shows one; the hidden one is not read aloud either.
function hoofdmenu(menu: readonly MenuItem[]): Html {
  if (menu.length === 0) return niets;
  const huidig = menu.find((item) => item.huidig);
  const eerste = menu.length > RIJ ? menu.slice(0, RIJ - 1) : menu;
  const rest = menu.slice(eerste.length);
  const open = rest.find((item) => item.huidig);
  const meer =
    rest.length > 0 &&
    html`<li><details class="${klassen('wm-nav__meer', open && 'wm-nav__meer--huidig')}"><summary>${icon('menu-2')}<span>Meer${open && `: ${open.tekst}`}</span></summary><ul>${menuItems(rest)}</ul></details></li>`;
  return html`<nav class="wm-nav" aria-label="Hoofdmenu"><div class="wm-omslag"><ul class="wm-nav__rij">${menuItems(eerste)}${meer}</ul><details class="wm-nav__telefoon"><summary>${icon('menu-2')}<span>Menu${huidig && `: ${huidig.tekst}`}</span></summary><ul>${menuItems(menu)}</ul></details></div></nav>`;
}

function kruimelpad(kruimels: readonly { tekst: string; href?: string }[]): Html {
  if (kruimels.length === 0) return niets;
  return html`<nav class="wm-kruimels" aria-label="Kruimelpad"><ol>${kruimels.map((kruimel) =>
    kruimel.href === undefined
      ? html`<li><span aria-current="page">${kruimel.tekst}</span></li>`
      : html`<li><a href="${veiligAdres(kruimel.href)}">${kruimel.tekst}</a></li>`,
  )}</ol></nav>`;
}
