import type { Reden } from '../../kernel/resultaat.ts';
import {
  acties,
  badge,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  knop,
  kop,
  linkKnop,
  paginering,
  stapel,
  vinkjes,
} from '../../web/index.ts';
import { waaromNiet } from '../correcties.ts';
import type { AfwijzingRij, LeveringRij } from '../queries/levering.ts';
import { PER_PAGINA } from './levering.ts';
import { verschillen, waarover } from './onderdelen.ts';

/** Known rows that were delivered with other content: old and new, to tick and take over. */
export function correctiesPagina(
  levering: LeveringRij,
  o: {
    rijen: readonly AfwijzingRij[];
    aantal: number;
    pagina: number;
    sleutel: string;
    fouten: readonly Reden[];
    gekozen: readonly string[];
  },
): Html {
  const open = o.rijen.filter((rij) => rij.overgenomenOp === null && rij.correctie && waaromNiet(rij.correctie) === undefined);
  const rest = o.rijen.filter((rij) => !open.includes(rij));
  const adres = `/leveringen/${levering.id}`;
  return html`${foutSamenvatting(o.fouten)}${kop({
    titel: 'Correcties overnemen',
    onder: `${levering.naam}. Wat je niet aanvinkt, blijft zoals het was.`,
  })}${stapel(
    open.length > 0
      ? form({
          actie: `${adres}/correcties?pagina=${o.pagina}`,
          sleutel: o.sleutel,
          inhoud: html`${vinkjes({
            naam: 'correctie',
            label: 'Welke correcties neem je over?',
            fout: foutVan(o.fouten, 'correctie'),
            waarden: o.gekozen,
            keuzes: open.flatMap(({ id, bestand, regel, correctie }) =>
              correctie
                ? [
                    {
                      waarde: String(id),
                      tekst: waarover(correctie),
                      uitleg: `${verschillen(correctie).join('; ')}. (${bestand}, regel ${regel})`,
                    },
                  ]
                : [],
            ),
          })}${acties(knop({ tekst: 'Neem over als correctie', icoon: 'check' }), linkKnop({ tekst: 'Terug', href: adres }))}`,
        })
      : html`<p>Er staan hier geen correcties open.</p>${acties(linkKnop({ tekst: 'Terug naar de levering', href: adres }))}`,
    rest.length > 0
      ? kaart({
          titel: 'Al overgenomen of niet over te nemen',
          inhoud: html`<ul>${rest.flatMap(({ correctie, overgenomenOp }) =>
            correctie
              ? [
                  html`<li>${overgenomenOp ? badge('goed', 'Overgenomen') : badge('neutraal', 'Kan niet')} ${waarover(correctie)}: ${verschillen(correctie).join('; ')}. ${overgenomenOp ? '' : waaromNiet(correctie)}</li>`,
                ]
              : [],
          )}</ul>`,
        })
      : undefined,
    paginering({
      pagina: o.pagina,
      paginas: Math.ceil(o.aantal / PER_PAGINA),
      href: (pagina) => `${adres}/correcties?pagina=${pagina}`,
    }),
  )}`;
}
