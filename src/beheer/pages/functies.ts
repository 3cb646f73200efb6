import { z } from 'zod';
import { mandaatKeten } from '../../beleid/index.ts';
import { bevat, toonPeriode } from '../../kernel/periode.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  badge,
  form,
  foutSamenvatting,
  foutVan,
  html,
  kaart,
  knop,
  kolommen,
  kop,
  link,
  stapel,
  tabel,
  tekstveld,
  uitklap,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { addFunctie, endFunctie } from '../actions/change-functies.ts';
import { findMedewerkers } from '../queries/medewerkers.ts';
import { listFuncties } from '../queries/teams.ts';
import { sleutelVan } from '../rules/mandaat.ts';
import { medewerkerTabs } from './onderdelen.ts';
import { alleenBeheer, type BeheerSettings, FUNCTIES, functieNaam, getRegeling, MEDEWERKERS } from './settings.ts';

const NaamForm = z.object({
  naam: z.string().min(1, 'Schrijf de functie op.').max(80, 'Maak de functie korter: hoogstens 80 letters.'),
});

const pagina = async (c: PageContext, s: BeheerSettings, naam: string, fouten: readonly Reden[]): Promise<Response> => {
  const [functies, medewerkers, regeling] = await Promise.all([listFuncties(c.db), findMedewerkers(c.db), getRegeling(c, s)]);
  const eigen = functies.filter((een) => !mandaatKeten(regeling).includes(sleutelVan(regeling, een.naam)));
  const nu = eigen.filter(({ geldig }) => bevat(geldig, c.vandaag));
  const voorbij = eigen.filter((een) => !nu.includes(een));
  const aantal = (functie: string): number =>
    medewerkers.filter((m) => m.actief && m.functie !== undefined && sleutelVan(regeling, m.functie) === functie).length;
  const wie = (n: number, functie: string) =>
    n === 0
      ? 'niemand'
      : link(`${MEDEWERKERS}?zoek=${encodeURIComponent(functie)}`, n === 1 ? '1 medewerker' : `${n} medewerkers`, functie);
  return c.page({
    titel: 'Functies',
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: 'Functies', onder: 'Wat iemand bij de gemeente doet. Aan een functie kan een mandaat hangen.' })}${stapel(
      medewerkerTabs('functies'),
      kolommen({
        breed: [
          kaart({
            titel: 'Uit de regeling',
            inhoud: html`<p>${regeling.mandaat ? `De keten van ${regeling.mandaat.bron}, van boven naar beneden. Deze functies veranderen alleen met de regeling.` : 'De regeling noemt geen functies met een mandaat.'}</p>${tabel(
              {
                caption: 'Functies van de keten',
                kolommen: [{ kop: 'Functie' }, { kop: 'Nu met deze functie' }],
                rijen: mandaatKeten(regeling).map((functie) => [functieNaam(regeling, functie), wie(aantal(functie), functie)]),
              },
            )}`,
          }),
          kaart({
            titel: 'Van de gemeente zelf',
            inhoud: html`${tabel({
              caption: 'Functies van de gemeente',
              kolommen: [
                { kop: 'Functie' },
                { kop: 'Geldig' },
                { kop: 'Nu met deze functie' },
                { kop: 'Actie', zonderLabel: true },
              ],
              rijen: nu.map((een) => [
                een.naam,
                toonPeriode(een.geldig),
                wie(een.aantal, een.naam),
                een.geldig.tot === null
                  ? form({
                      actie: `${FUNCTIES}/${een.id}/einde`,
                      sleutel: c.sleutel(),
                      kaal: true,
                      inhoud: knop({ tekst: 'Beëindig', soort: 'stil', extra: een.naam }),
                    })
                  : badge('neutraal', 'eindigt'),
              ]),
              leeg: 'De gemeente heeft geen eigen functies.',
            })}${
              voorbij.length > 0 &&
              uitklap(
                `Functies die zijn beëindigd (${voorbij.length})`,
                tabel({
                  caption: 'Beëindigde functies',
                  kolommen: [{ kop: 'Functie' }, { kop: 'Geldig' }],
                  rijen: voorbij.map((een) => [een.naam, toonPeriode(een.geldig)]),
                }),
              )
            }`,
          }),
        ],
        smal: kaart({
          titel: 'Nieuwe functie',
          inhoud: form({
            actie: FUNCTIES,
            sleutel: c.sleutel(),
            inhoud: html`${tekstveld({ naam: 'naam', label: 'Functie', hint: 'Zoals de gemeente haar noemt, bijvoorbeeld kwaliteitsmedewerker.', waarde: naam, fout: foutVan(fouten, 'naam'), maximum: 80 })}${acties(knop({ tekst: 'Voeg toe', icoon: 'plus' }))}`,
          }),
        }),
      }),
    )}`,
  });
};

/** Functies: those of the chain of the regeling, and the municipality's own. */
export const registerFuncties = (router: Router, s: BeheerSettings): void => {
  router.get(FUNCTIES, { ...alleenBeheer, logboek: false }, (c) => pagina(c, s, '', []));

  router.post(FUNCTIES, { ...alleenBeheer, logboek: 'functie-toegevoegd' }, async (c) => {
    const naam = c.form.tekst('naam');
    const gelezen = parseForm(NaamForm, { naam });
    if (!gelezen.ok) return pagina(c, s, naam, gelezen.redenen);
    const regeling = await getRegeling(c, s);
    const uit = await c.submit(async (db, actor) => {
      const r = await addFunctie(db, actor, { ...gelezen.waarde, van: c.vandaag, regeling });
      return r.ok ? { ok: true, naar: FUNCTIES } : r;
    });
    return uit instanceof Response ? uit : pagina(c, s, naam, uit);
  });

  router.post(`${FUNCTIES}/:functie/einde`, { ...alleenBeheer, logboek: 'functie-beeindigd' }, async (c) => {
    const functieId = c.nummer('functie');
    const uit = await c.submit(async (db, actor) => {
      const r = await endFunctie(db, actor, { functieId, laatste: c.vandaag });
      return r.ok ? { ok: true, naar: FUNCTIES } : r;
    });
    return uit instanceof Response ? uit : pagina(c, s, '', uit);
  });
};
