import type { Reden } from '../../kernel/resultaat.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  form,
  foutSamenvatting,
  foutVan,
  kaart,
  keuzerondjes,
  knop,
  kop,
  linkKnop,
  stapel,
  tekstvak,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { closeMelding } from '../actions/finish-melding.ts';
import type { Melding } from '../queries.ts';
import { SluitForm, Sluitreden, sluitredenTekst } from '../types.ts';
import { naamVan } from './blokken.ts';
import { KRUIMEL, openMelding, type TeamSettings } from './melding.ts';

/** Closing a melding: why, and what whoever reported hears. */
export const registerSluiten = (router: Router, s: TeamSettings): void => {
  const pad = '/meldingen/:melding/sluiten';
  router.get(pad, { rollen: ['consulent'], van: 'gemeente', logboek: 'inzage' }, async (c) => {
    const m = await openMelding(c);
    return pagina(c, m, m.melder_email ? { terugkoppeling: 'mail' } : {});
  });

  router.post(pad, { rollen: ['consulent'], van: 'gemeente', logboek: 'melding-gesloten' }, async (c) => {
    const m = await openMelding(c);
    const getypt = c.form.waarden;
    const gelezen = parseForm(SluitForm, getypt);
    if (!gelezen.ok) return pagina(c, m, getypt, gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await closeMelding(db, {
        actor,
        meldingId: m.id,
        versie: c.form.versie(),
        vandaag: c.vandaag,
        gemeente: s.beleid.gemeente(m.gemeente_id),
        form: gelezen.waarde,
      });
      return r.ok ? { ok: true, naar: `/meldingen/${m.id}?gedaan=gesloten` } : r;
    });
    return uit instanceof Response ? uit : pagina(c, m, getypt, uit);
  });
};

const pagina = (
  c: PageContext,
  m: Melding,
  getypt: Readonly<Record<string, string>>,
  redenen: readonly Reden[] = [],
): Promise<Response> => {
  const veld = (naam: string) => ({ naam, waarde: getypt[naam], fout: foutVan(redenen, naam) });
  return c.page({
    titel: 'Melding sluiten',
    kruimels: [KRUIMEL, { tekst: naamVan(m), href: `/meldingen/${m.id}` }, { tekst: 'Sluiten' }],
    fout: redenen.length > 0,
    smal: true,
    inhoud: stapel(
      kop({ titel: 'Melding sluiten', onder: `${naamVan(m)}, melding ${m.kenmerk}` }),
      foutSamenvatting(redenen),
      form({
        actie: `/meldingen/${m.id}/sluiten`,
        sleutel: c.sleutel(),
        versie: m.versie,
        naam: 'Melding sluiten',
        inhoud: stapel(
          kaart({
            inhoud: stapel(
              keuzerondjes({
                ...veld('reden'),
                label: 'Waarom sluit je de melding?',
                hint: 'Wie zich meldt met een behoefte aan ondersteuning heeft recht op een onderzoek (Wmo 2015 artikel 2.3.2). Sluit alleen als dat niet nodig is.',
                keuzes: Sluitreden.options.map((waarde) => ({ waarde, tekst: sluitredenTekst[waarde] })),
              }),
              keuzerondjes({
                ...veld('terugkoppeling'),
                label: 'Hoe geef je antwoord aan wie meldde?',
                hint: 'Zeg dat de melding is bekeken, en niets over de inwoner zonder toestemming.',
                keuzes: [
                  {
                    waarde: 'mail',
                    tekst: 'Stuur nu een mail',
                    uitleg: m.melder_email
                      ? `Naar ${m.melder_email}. Er staan geen persoonlijke gegevens in.`
                      : 'Er is geen e-mailadres bekend.',
                    uit: !m.melder_email,
                  },
                  { waarde: 'telefoon', tekst: 'Ik heb gebeld' },
                  { waarde: 'niet-bereikt', tekst: 'Geprobeerd, niet bereikt' },
                  { waarde: 'niet-nodig', tekst: 'Niet nodig' },
                ],
              }),
              tekstvak({
                ...veld('toelichting'),
                label: 'Toelichting',
                hint: 'Voor jezelf en je collega’s. Alleen nodig als je geen mail stuurt.',
                maximum: 2000,
              }),
            ),
          }),
          acties(
            knop({ tekst: 'Sluit de melding', icoon: 'check' }),
            linkKnop({ tekst: 'Terug zonder sluiten', href: `/meldingen/${m.id}`, soort: 'stil' }),
          ),
        ),
      }),
    ),
  });
};
