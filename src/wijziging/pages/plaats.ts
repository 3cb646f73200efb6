// The aanbieder says where the resident works from now on.
import { toonNaam } from '../../inwoner/index.ts';
import { toonPeriode } from '../../kernel/periode.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { acties, form, foutSamenvatting, html, knop, kop, linkKnop } from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { takeWijziging } from '../actions/take-wijziging.ts';
import { type Getypt, leesWijziging } from '../invoer.ts';
import { laadAanbieder, standVan, type WijzigingSettings } from './delen.ts';
import { TITEL, velden } from './velden.ts';

export const plaatsPagina = async (
  c: PageContext,
  s: WijzigingSettings,
  o: { getypt?: Getypt; fouten?: readonly Reden[] } = {},
): Promise<Response> => {
  const geladen = await laadAanbieder(c, s);
  const { t, zaak } = geladen;
  const { mogelijk, plek } = await standVan(c, s, geladen);
  const fouten = o.fouten ?? [];
  const kan = mogelijk.find(({ daad }) => daad === 'plaats')?.kan === true;
  if (!kan && fouten.length === 0) return c.redirect(`/toewijzingen/${t.id}`);
  const { titel } = TITEL.plaats;
  return c.page({
    titel: `${titel}: ${toonNaam(t)}`,
    kruimels: [
      { tekst: 'Inwoners', href: '/toewijzingen' },
      { tekst: toonNaam(t), href: `/toewijzingen/${t.id}` },
      { tekst: titel },
    ],
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel,
      onder: `${toonNaam(t)}, ${zaak.product.naam}, ${toonPeriode(zaak.verloop.periode)}`,
    })}${form({
      actie: `/toewijzingen/${t.id}/plaats`,
      sleutel: c.sleutel(),
      versie: t.versie,
      naam: titel,
      inhoud: html`${velden({ daad: 'plaats', zaak, vandaag: c.vandaag, getypt: o.getypt, fouten, plek, vanAanbieder: true })}${acties(
        knop({ tekst: TITEL.plaats.knop, icoon: 'check' }),
        linkKnop({ tekst: 'Terug', href: `/toewijzingen/${t.id}`, soort: 'stil' }),
      )}`,
    })}`,
  });
};

export const verwerkPlaats = async (c: PageContext, s: WijzigingSettings): Promise<Response> => {
  const gelezen = leesWijziging('plaats', c.form.waarden);
  if (!gelezen.ok) return plaatsPagina(c, s, { getypt: c.form.waarden, fouten: gelezen.redenen });
  const toewijzingId = c.nummer('toewijzing');
  const versie = c.form.versie();
  const uit = await c.submit(async (db, actor) => {
    const r = await takeWijziging(db, {
      actor,
      beleid: s.beleid,
      vandaag: c.vandaag,
      toewijzingId,
      invoer: gelezen.waarde,
      versie,
    });
    return r.ok ? { ok: true, naar: `/toewijzingen/${toewijzingId}` } : r;
  });
  return uit instanceof Response ? uit : plaatsPagina(c, s, { getypt: c.form.waarden, fouten: uit });
};
