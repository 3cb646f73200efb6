// A move to another version that lies in a concept, because the regeling wants it taken together with somebody: judged and shown, and taken when it is signed.
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { BeleidInHuis } from '../../beleid/index.ts';
import type { WijzigingInConcept } from '../../besluit/index.ts';
import { type Datum, parseDatumNl, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { html, kaart, lijst, link, stapel } from '../../web/index.ts';
import { judgeVersie, loadZaak, moveVersie, verschilTabel, wijzigingInConcept } from '../../wijziging/index.ts';
import { OVERZETTEN } from '../actions/keep-concept.ts';
import { overgangBrief } from '../letters/brieven.ts';
import { findGeval } from '../queries/index.ts';
import { overgangVan } from '../rules.ts';

const Getypt = z.object({
  naarRegeling: z.coerce.number().int().positive(),
  omzetting: z.coerce.number().int().positive(),
  van: z.string(),
  versie: z.string().min(1),
  toelichting: z.string(),
});

type Vraag = {
  beleid: BeleidInHuis;
  vandaag: Datum;
  inwonerId: number;
  toewijzingId: number;
  getypt: Readonly<Record<string, string>>;
};

const lees = async (db: Kysely<DB>, { getypt, ...o }: Vraag) => {
  const gelezen = Getypt.safeParse(getypt);
  const vanaf = parseDatumNl(getypt.van ?? '');
  const geval = await findGeval(db, o.toewijzingId);
  if (!gelezen.success || !vanaf || !geval)
    return geweigerd('Het is niet te lezen wat er verandert. Leg het concept weg, en laat opnieuw voorstellen.');
  const { naarRegeling, versie, toelichting, omzetting } = gelezen.data;
  const { gemeente } = o.beleid.regelingMetId(naarRegeling).regeling;
  return gelukt({
    ...o,
    naarRegelingId: naarRegeling,
    naam: versie,
    reden: toelichting,
    vanaf,
    omzetting,
    overgang: overgangVan(geval, vanaf, gemeente),
  });
};

const beoordeel: WijzigingInConcept['beoordeel'] = async (db, o) => {
  const gelezen = await lees(db, o);
  if (!gelezen.ok) return gelezen;
  const r = await judgeVersie(db, gelezen.waarde);
  if (!r.ok) return r;
  const { t, zaak, gronden, verschil, periode } = r.waarde;
  const { naam, vanaf, reden } = gelezen.waarde;
  const regels = [
    { kop: 'Wat', waarde: `Andere regels voor ${zaak.product.naam} bij ${t.aanbieder}` },
    { kop: 'Vanaf', waarde: toonDatum(vanaf) },
    { kop: 'Welke regels', waarde: naam },
    { kop: 'Laatste dag', waarde: `${toonDatum(periode.tot)}. Die verandert niet.` },
    { kop: 'Waarom', waarde: reden },
  ];
  const inhoud = stapel(
    kaart({
      titel: 'Andere regels',
      inhoud: html`<p>${link(`/dossier/${t.inwoner_id}/toewijzingen/${t.id}`, `Toewijzing ${t.nummer}`)} bij ${t.aanbieder}</p>${lijst(regels)}`,
    }),
    kaart({
      titel: 'Wat er verschuift, en waarom',
      inhoud: verschilTabel(verschil, {
        caption: 'Dagen voor en na dit besluit',
        leeg: 'Er verschuift geen einde en geen plicht.',
      }),
    }),
  );
  return gelukt({ soort: 'wijziging', product: t.product, inhoud, gronden, regels, aanbiederId: t.aanbieder_id });
};

const neem: WijzigingInConcept['neem'] = async (db, o): Promise<Resultaat<number>> => {
  const gelezen = await lees(db, o);
  if (!gelezen.ok) return gelezen;
  const { vanaf, omzetting, ...vraag } = gelezen.waarde;
  // What it changes is judged again as it stands now.
  const { versie } = (await loadZaak(db, o)).t;
  const r = await moveVersie(db, {
    ...vraag,
    actor: o.actor,
    eerste: o.eerste,
    conceptId: o.conceptId,
    versie,
    brief: (wat) => overgangBrief({ ...wat, versie: vraag.naam, vanaf, reden: vraag.reden }),
    feiten: { omzetting },
  });
  return r.ok ? gelukt(r.waarde.besluitId) : r;
};

/** Every change that may lie in a concept: those of one toewijzing, and the move to another version that a change for many proposed. */
export const veranderingInConcept: WijzigingInConcept = {
  beoordeel: (db, o) => (o.getypt.daad === OVERZETTEN ? beoordeel(db, o) : wijzigingInConcept.beoordeel(db, o)),
  neem: (db, o) => (o.getypt.daad === OVERZETTEN ? neem(db, o) : wijzigingInConcept.neem(db, o)),
};
