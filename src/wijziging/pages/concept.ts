// A change of a toewijzing as it lies in a concept to be signed by somebody with a mandate: judged and shown, and taken when he signs.
import type { WijzigingInConcept } from '../../besluit/index.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { ToewijzingRij } from '../../toewijzing/index.ts';
import { type Html, html, kaart, lijst, link, melding, stapel } from '../../web/index.ts';
import { endEarly } from '../actions/end-early.ts';
import { judgeEinde } from '../actions/judge-einde.ts';
import { judgeWijziging } from '../actions/judge-wijziging.ts';
import { loadZaak } from '../actions/load-zaak.ts';
import { takeWijziging } from '../actions/take-wijziging.ts';
import { type Getypt, leesWijziging } from '../invoer.ts';
import { type Invoer, SOORT_TEKST, Wijzigdaad } from '../types.ts';
import { eindeOverzicht, leesEinde } from './beeindigen.ts';
import { paginaVan, verschilTabel } from './delen.ts';
import { overzicht, overzichtTekst } from './wijzigen.ts';

const GEEN_BESLUIT = geweigerd('Hier is geen besluit voor nodig. Leg het vast bij de toewijzing.');

const leesDaad = (getypt: Getypt): Resultaat<Invoer> => {
  const daad = Wijzigdaad.safeParse(getypt.daad);
  if (!daad.success) return geweigerd('Het is niet te lezen wat er verandert. Begin opnieuw bij de toewijzing.');
  return leesWijziging(daad.data, getypt);
};

const voorstel = (o: {
  t: ToewijzingRij;
  titel: string;
  lijst: Html;
  verschil: Parameters<typeof verschilTabel>[0];
  signalen: readonly string[];
}): Html =>
  stapel(
    kaart({
      titel: o.titel,
      inhoud: html`<p>${link(paginaVan(o.t), `Toewijzing ${o.t.nummer}`)} bij ${o.t.aanbieder}</p>${o.lijst}`,
    }),
    kaart({
      titel: 'Wat er verschuift, en waarom',
      inhoud: verschilTabel(o.verschil, {
        caption: 'Dagen voor en na dit besluit',
        leeg: 'Er verschuift geen einde en geen plicht.',
      }),
    }),
    o.signalen.length > 0 &&
      melding({
        soort: 'waarschuwing',
        titel: 'Let op',
        inhoud: html`<ul>${o.signalen.map((tekst) => html`<li>${tekst}</li>`)}</ul>`,
      }),
  );

export const wijzigingInConcept: WijzigingInConcept = {
  async beoordeel(db, { getypt, ...o }) {
    if (getypt.daad === 'beeindigen') {
      const invoer = leesEinde(getypt);
      if (!invoer.ok) return invoer;
      const r = await judgeEinde(db, { ...o, ...invoer.waarde });
      if (!r.ok) return r;
      const { t, zaak, verschil, gronden, signalen } = r.waarde;
      if (t.status === 'beeindigd' || t.status === 'geweigerd') return geweigerd('Deze toewijzing is al voorbij.');
      const regels = eindeOverzicht(zaak.verloop.periode.tot, invoer.waarde);
      const inhoud = voorstel({ t, titel: 'Eerder beëindigen', lijst: regels, verschil, signalen });
      // To end takes nobody's yes, so nothing is asked of it.
      return gelukt({ soort: 'beeindiging', product: t.product, inhoud, gronden, regels: [], aanbiederId: t.aanbieder_id });
    }
    const invoer = leesDaad(getypt);
    if (!invoer.ok) return invoer;
    const r = await judgeWijziging(db, { ...o, invoer: invoer.waarde });
    if (!r.ok) return r;
    const v = r.waarde;
    if (!v.besluit) return GEEN_BESLUIT;
    const inhoud = voorstel({ ...v, titel: SOORT_TEKST[v.soort], lijst: lijst(overzicht(v)) });
    return gelukt({
      soort: v.besluit,
      product: v.t.product,
      inhoud,
      gronden: v.gronden,
      regels: [
        { kop: 'Wat', waarde: `${SOORT_TEKST[v.soort]}: ${v.zaak.product.naam} bij ${v.t.aanbieder}` },
        ...overzichtTekst(v),
      ],
      aanbiederId: v.t.aanbieder_id,
    });
  },

  async neem(db, { getypt, ...o }) {
    // What it changes is judged again as it stands now.
    const { versie } = (await loadZaak(db, o)).t;
    if (getypt.daad === 'beeindigen') {
      const invoer = leesEinde(getypt);
      if (!invoer.ok) return invoer;
      const r = await endEarly(db, { ...o, ...invoer.waarde, versie });
      return r.ok ? gelukt(r.waarde.besluitId) : r;
    }
    const invoer = leesDaad(getypt);
    if (!invoer.ok) return invoer;
    const r = await takeWijziging(db, { ...o, invoer: invoer.waarde, versie });
    if (!r.ok) return r;
    return r.waarde.besluitId === undefined ? GEEN_BESLUIT : gelukt(r.waarde.besluitId);
  },
};
