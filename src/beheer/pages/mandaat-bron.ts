// Where a mandate stands, and in which words: for a new one, and to write it down better.
import { toonKort } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  knop,
  kop,
  linkKnop,
  tekstveld,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { changeBron } from '../actions/change-bron.ts';
import { BronForm } from '../types.ts';
import { getMandaat, kruimels } from './mandaat.ts';
import { aanWie } from './mandaten.ts';
import { alleenBeheer, type BeheerSettings, MANDATEN } from './settings.ts';

type BronGetypt = { bereik: string; bron: string; bronOp: string; bronPlaats: string };

const bronPagina = (
  c: PageContext,
  { m, stand }: Awaited<ReturnType<typeof getMandaat>>,
  g: BronGetypt,
  versie: string,
  fouten: readonly Reden[],
): Promise<Response> =>
  c.page({
    titel: 'Verbeter de bron',
    kruimels: kruimels('Bron', { tekst: aanWie(stand.regeling, m), href: `${MANDATEN}/${m.id}` }),
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: 'Verbeter de bron', onder: 'Wie wat mag en van wanneer tot wanneer verandert hier niet. Wat er stond, blijft te zien.' })}${form(
      {
        actie: `${MANDATEN}/${m.id}/bron`,
        sleutel: c.sleutel(),
        versie,
        inhoud: html`${bronVelden(g, fouten)}${acties(knop({ tekst: 'Bewaar' }), linkKnop({ tekst: 'Annuleer', href: `${MANDATEN}/${m.id}`, soort: 'stil' }))}`,
      },
    )}`,
  });

/** Where a mandate stands: for a new one and for a better description. */
export const bronVelden = (g: BronGetypt, fouten: readonly Reden[]): Html =>
  html`${tekstveld({ naam: 'bereik', label: 'Waarvoor, in de woorden van het besluit', waarde: g.bereik, maximum: 200, fout: foutVan(fouten, 'bereik') })}${tekstveld(
    {
      naam: 'bron',
      label: 'Besluit waar het in staat',
      hint: 'Titel en onderdeel, bijvoorbeeld: Mandaatbesluit 2027, artikel 4.',
      waarde: g.bron,
      maximum: 200,
      fout: foutVan(fouten, 'bron'),
    },
  )}${datumveld({ naam: 'bronOp', label: 'Bekendgemaakt op', verplicht: false, waarde: g.bronOp, fout: foutVan(fouten, 'bronOp') })}${tekstveld(
    {
      naam: 'bronPlaats',
      label: 'Waar te vinden',
      hint: 'Een link, of bijvoorbeeld: Gemeenteblad 2027, nummer 12.',
      verplicht: false,
      waarde: g.bronPlaats,
      maximum: 300,
      fout: foutVan(fouten, 'bronPlaats'),
    },
  )}`;

/** /beheer/mandaten/:mandaat/bron: the source in better words; what was granted stays. */
export const registerMandaatBron = (router: Router, s: BeheerSettings): void => {
  const pad = `${MANDATEN}/:mandaat`;
  router.get(`${pad}/bron`, { ...alleenBeheer, logboek: false }, async (c) => {
    const gevonden = await getMandaat(c, s);
    const { m } = gevonden;
    return bronPagina(
      c,
      gevonden,
      { bereik: m.bereik, bron: m.bron, bronOp: m.bronOp ? toonKort(m.bronOp) : '', bronPlaats: m.bronPlaats },
      String(m.versie),
      [],
    );
  });

  router.post(`${pad}/bron`, { ...alleenBeheer, logboek: 'mandaat-bron-gewijzigd' }, async (c) => {
    const gevonden = await getMandaat(c, s);
    const { m } = gevonden;
    const g: BronGetypt = {
      bereik: c.form.tekst('bereik'),
      bron: c.form.tekst('bron'),
      bronOp: c.form.tekst('bronOp'),
      bronPlaats: c.form.tekst('bronPlaats'),
    };
    const gelezen = parseForm(BronForm, g);
    if (!gelezen.ok) return bronPagina(c, gevonden, g, c.form.tekst('_versie'), gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await changeBron(db, actor, { mandaatId: m.id, versie: c.form.versie(), ...gelezen.waarde });
      return r.ok ? { ok: true, naar: `${MANDATEN}/${m.id}` } : r;
    });
    return uit instanceof Response ? uit : bronPagina(c, gevonden, g, c.form.tekst('_versie'), uit);
  });
};
