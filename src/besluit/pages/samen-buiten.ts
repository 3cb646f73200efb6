// Where the resident and the aanbieder say yes or no to a besluit that the regeling wants taken together with them.

import type { BeleidInHuis } from '../../beleid/index.ts';
import { toonNaam } from '../../inwoner/index.ts';
import { toonDatum } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import {
  acties,
  badge,
  form,
  foutSamenvatting,
  html,
  kaart,
  knop,
  kop,
  leegBlok,
  melding,
  stapel,
  telefoonLink,
  terug,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { giveSamen } from '../actions/give-samen.ts';
import { listAanMij, listNamenBijMij } from '../queries/samen.ts';
import { type Samenspraak, samenNaam } from '../samen.ts';
import { antwoordVelden, gevraagdLijst } from './samen.ts';

const MIJN = '/mijn/samen';
const PLEK = '/toewijzingen/samen';

interface Fout {
  van: number;
  fouten: readonly Reden[];
}

const antwoordBadge = (rij: Samenspraak) =>
  html`<p>${rij.antwoord ? badge('goed', 'Ja') : badge('neutraal', 'Nee')} Gezegd op ${rij.gegevenOp ? toonDatum(rij.gegevenOp) : ''}${rij.reden === '' ? '.' : `: ${rij.reden}`}</p>`;

const doe = async (c: PageContext, naar: string): Promise<Response | Fout> => {
  const van = c.nummer('samenspraak');
  const uit = await c.submit(async (db, actor) => {
    const r = await giveSamen(db, {
      actor,
      vandaag: c.vandaag,
      samenspraakId: van,
      versie: c.form.versie(),
      waarden: c.form.waarden,
    });
    return r.ok ? { ok: true, naar: `${naar}?verstuurd=ja` } : r;
  });
  return uit instanceof Response ? uit : { van, fouten: uit };
};

export const registerSamenBuiten = (router: Router, s: { beleid: BeleidInHuis }): void => {
  const inwoner = { rollen: ['inwoner'], van: 'zelf' } as const;
  const aanbieder = { rollen: ['aanbieder'], van: 'aanbieder' } as const;

  const mijn = async (c: PageContext, fout?: Fout): Promise<Response> => {
    const [alle, actor] = await Promise.all([listAanMij(c.db), c.actor()]);
    const rijen = alle.filter(({ wie }) => wie === 'inwoner');
    const anderen = alle.filter(({ wie }) => wie !== 'inwoner');
    const nummer = s.beleid.gemeente(actor.gemeenteId ?? 0).telefoon.waarde;
    const open = rijen.filter(({ antwoord }) => antwoord === undefined);
    const fouten = fout?.fouten ?? [];
    return c.page({
      titel: 'Samen besluiten',
      smal: true,
      fout: fouten.length > 0,
      inhoud: html`${terug('/mijn', 'Mijn overzicht')}${foutSamenvatting(fouten)}${kop({
        titel: 'Samen besluiten',
        onder:
          open.length > 0
            ? 'De gemeente neemt dit besluit samen met jou. Lees wat het voorstel is en zeg wat je vindt.'
            : 'Soms neemt de gemeente een besluit samen met jou. Dan lees je hier het voorstel.',
      })}${stapel(
        c.zoek.has('verstuurd') &&
          melding({ soort: 'succes', titel: 'Je antwoord is verstuurd', inhoud: 'Je contactpersoon leest het.' }),
        rijen.length === 0 &&
          leegBlok({ titel: 'Er is nu geen vraag voor je', inhoud: 'Komt er een, dan lees je dat op Mijn overzicht.' }),
        open.map((rij) =>
          kaart({
            titel: 'Dit is het voorstel',
            inhoud: html`${gevraagdLijst(rij)}${form({
              actie: `${MIJN}/${rij.id}`,
              sleutel: c.sleutel(),
              versie: rij.versie,
              inhoud: html`${antwoordVelden({
                vraag: 'Ben je het eens met dit voorstel?',
                ja: 'Ja, ik ben het eens',
                nee: 'Nee, ik ben het niet eens',
                getypt: fout?.van === rij.id ? c.form.waarden : {},
                fouten: fout?.van === rij.id ? fouten : [],
                redenHint: 'Alleen nodig als je nee kiest. Spelfouten zijn niet erg.',
              })}${acties(knop({ tekst: 'Versturen', icoon: 'send' }))}`,
            })}`,
          }),
        ),
        open.length > 0 &&
          html`<p>Je zegt nog niets vast. Na jouw antwoord neemt de gemeente het besluit en krijg je een brief. Ben je het dan niet eens, dan kun je bezwaar maken.</p>`,
        rijen
          .filter(({ antwoord }) => antwoord !== undefined)
          .map((rij) => kaart({ titel: 'Wat jij zei', inhoud: html`${antwoordBadge(rij)}${gevraagdLijst(rij)}` })),
        anderen.length > 0 &&
          kaart({
            titel: 'Wie besluit nog meer mee?',
            inhoud: html`<ul>${anderen.map((rij) => html`<li>${hoofdletter(samenNaam(rij.wie))}: ${rij.antwoord === undefined ? 'nog geen antwoord' : rij.antwoord ? 'ja' : 'nee'}.</li>`)}</ul>`,
          }),
        html`<p>Vragen? Bel de gemeente: ${telefoonLink(nummer)}.</p>`,
      )}`,
    });
  };
  router.get(MIJN, { ...inwoner, logboek: false }, (c) => mijn(c));
  router.post(`${MIJN}/:samenspraak`, { ...inwoner, logboek: 'samenspraak-gegeven' }, async (c) => {
    const uit = await doe(c, MIJN);
    return uit instanceof Response ? uit : mijn(c, uit);
  });

  const plek = async (c: PageContext, fout?: Fout): Promise<Response> => {
    const [rijen, namen] = await Promise.all([listAanMij(c.db), listNamenBijMij(c.db)]);
    const fouten = fout?.fouten ?? [];
    const naamVan = (rij: Samenspraak): string => {
      const wie = namen.find(({ id }) => id === rij.id);
      return wie ? toonNaam({ ...wie, voorvoegsel: wie.voorvoegsel ?? '' }) : 'Inwoner';
    };
    return c.page({
      titel: 'Samen besluiten',
      fout: fouten.length > 0,
      kruimels: [{ tekst: 'Inwoners', href: '/toewijzingen' }, { tekst: 'Samen besluiten' }],
      inhoud: html`${foutSamenvatting(fouten)}${kop({
        titel: 'Samen besluiten',
        onder: 'Over deze voorstellen besluit de gemeente samen met jullie. Zij tekent pas na jullie ja.',
      })}${stapel(
        c.zoek.has('verstuurd') &&
          melding({ soort: 'succes', titel: 'Verstuurd', inhoud: 'De consulent ziet jullie antwoord bij het besluit.' }),
        rijen.length === 0 &&
          leegBlok({
            titel: 'Er ligt nu geen voorstel bij jullie',
            inhoud: 'Vraagt een gemeente om jullie ja of nee, dan staat het hier.',
          }),
        rijen.map((rij) =>
          kaart({
            titel: naamVan(rij),
            inhoud: html`${gevraagdLijst(rij)}${
              rij.antwoord === undefined
                ? form({
                    actie: `${PLEK}/${rij.id}`,
                    sleutel: c.sleutel(),
                    versie: rij.versie,
                    naam: `Antwoord over ${naamVan(rij)}`,
                    inhoud: html`${antwoordVelden({
                      vraag: 'Zijn jullie het eens met dit voorstel?',
                      ja: 'Ja, wij besluiten mee',
                      nee: 'Nee',
                      getypt: fout?.van === rij.id ? c.form.waarden : {},
                      fouten: fout?.van === rij.id ? fouten : [],
                      redenHint: 'Nodig bij nee. De gemeente en de inwoner kunnen dit lezen. Schrijf geen medische gegevens op.',
                    })}${acties(knop({ tekst: 'Versturen', icoon: 'send' }))}`,
                  })
                : antwoordBadge(rij)
            }`,
          }),
        ),
      )}`,
    });
  };
  router.get(PLEK, { ...aanbieder, logboek: false }, (c) => plek(c));
  router.post(`${PLEK}/:samenspraak`, { ...aanbieder, logboek: 'samenspraak-gegeven' }, async (c) => {
    const uit = await doe(c, PLEK);
    return uit instanceof Response ? uit : plek(c, uit);
  });
};
