// What the pages of a change share: opening a toewijzing, crumbs, what moved, and the circumstances of now.
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { closeConcept } from '../../besluit/index.ts';
import { toonNaam } from '../../inwoner/index.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import { type Reden, vindplaats } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { type Verschil, verschilZin } from '../../plicht/index.ts';
import { findPlaatsingen, type ToewijzingRij } from '../../toewijzing/index.ts';
import { type Html, html, tabel } from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { type Geladen, loadZaak } from '../actions/load-zaak.ts';
import { loadVenster } from '../actions/request-verlenging.ts';
import { type Mogelijkheid, mogelijkheden } from '../mogelijk.ts';
import { findRust, findVerzoeken, type VerzoekRij } from '../queries.ts';
import { findVervolg, type VervolgRij } from '../queries-vervolg.ts';

export interface WijzigingSettings {
  beleid: BeleidInHuis;
}

export const paginaVan = (t: { inwoner_id: number; id: number }): string => `/dossier/${t.inwoner_id}/toewijzingen/${t.id}`;

export const kruimels = (t: ToewijzingRij, hier?: string) => [
  { tekst: 'Inwoners', href: '/inwoners' },
  { tekst: toonNaam(t), href: `/dossier/${t.inwoner_id}` },
  { tekst: 'Toewijzingen', href: `/dossier/${t.inwoner_id}/toewijzingen` },
  ...(hier === undefined
    ? [{ tekst: `Toewijzing ${t.nummer}` }]
    : [{ tekst: `Toewijzing ${t.nummer}`, href: paginaVan(t) }, { tekst: hier }]),
];

/** Who may act here, besides reading: not the teammanager, and not who opened the dossier in an emergency or only to sign. */
export const schrijft = (actor: Actor, inwonerId: number): boolean =>
  actor.rol === 'consulent' &&
  !actor.meer?.nood.some((nood) => nood.inwonerId === inwonerId) &&
  !actor.meer?.tekent.includes(inwonerId);

export type InDossier = Geladen & { vervolg?: VervolgRij | undefined };

/** The toewijzing of the address in the dossier; that it was read is written down. */
export const laadDossier = async (c: PageContext, s: WijzigingSettings): Promise<InDossier> => {
  const inwonerId = c.nummer('inwoner');
  const toewijzingId = c.nummer('toewijzing');
  const [uit] = await Promise.all([
    loadZaak(c.db, { beleid: s.beleid, toewijzingId, inwonerId }),
    schrijfInzage(c.db, { inwonerId, soort: 'toewijzing', objectId: toewijzingId }),
  ]);
  // Of another aanbieder only the municipality may know.
  return uit.zaak.verloop.verderElders ? { ...uit, vervolg: await findVervolg(c.db, toewijzingId) } : uit;
};

/** The toewijzing of the address, for its aanbieder. */
export const laadAanbieder = async (c: PageContext, s: WijzigingSettings): Promise<Geladen> => {
  const toewijzingId = c.nummer('toewijzing');
  const uit = await loadZaak(c.db, { beleid: s.beleid, toewijzingId });
  await schrijfInzage(c.db, { inwonerId: uit.t.inwoner_id, soort: 'toewijzing', objectId: toewijzingId });
  return uit;
};

/** What the mandate of a change is asked with. */
export const magVraag = (c: PageContext, actor: Actor, { t, zaak }: { t: ToewijzingRij; zaak: Geladen['zaak'] }) => ({
  actor,
  vandaag: c.vandaag,
  product: t.product,
  gemeenteId: t.gemeente_id,
  opgeslagen: zaak.opgeslagen,
});

/** How it goes on for who may prepare a change and not sign it. */
export const ZONDER_MANDAAT =
  'Bewaar dit als concept en leg het voor aan een collega met mandaat. Die leest mee en tekent, of stuurt het terug. Er verandert nog niets. Na de handtekening maak jij het besluit bekend.';

/** Who has the mandate after all took what a concept was kept for: that one is done. */
export const sluitConcept = async (db: Kysely<DB>, c: PageContext, besluitId: number | undefined): Promise<void> => {
  const concept = c.form.tekst('concept');
  if (besluitId === undefined || !/^[1-9]\d{0,8}$/.test(concept)) return;
  await closeConcept(db, { inwonerId: c.nummer('inwoner'), conceptId: Number(concept), besluitId });
};

/** In the form of a change: the toewijzing and the act, so that it can be kept as a concept; and the concept that it came from. */
export const alsConcept = (t: { id: number }, daad: string, getypt: Readonly<Record<string, string>> | undefined) => ({
  wijzigt: String(t.id),
  daad,
  ...(getypt?.concept === undefined ? {} : { concept: getypt.concept }),
});

type PlekRij = Awaited<ReturnType<typeof findPlaatsingen>>[number];

export interface Stand {
  mogelijk: Mogelijkheid[];
  verzoeken: VerzoekRij[];
  open: VerzoekRij | undefined;
  venster: Awaited<ReturnType<typeof loadVenster>>['venster'];
  voortgang: Awaited<ReturnType<typeof loadVenster>>['voortgang'];
  /** The place of now: the last one that was written down. */
  plek: PlekRij | undefined;
  /** All places, the latest first. */
  plekken: readonly PlekRij[];
}

/** What can be done now, with what that rests on. */
export const standVan = async (c: PageContext, s: WijzigingSettings, { t, zaak, vervolg }: InDossier): Promise<Stand> => {
  const [verzoeken, rust, plekken, { venster, voortgang }] = await Promise.all([
    findVerzoeken(c.db, t.id),
    findRust(c.db, t.id),
    findPlaatsingen(c.db, t.id),
    loadVenster(c.db, { beleid: s.beleid, t, zaak }),
  ]);
  const open = verzoeken.find(({ stand }) => stand === 'open');
  const [plek] = plekken;
  const mogelijk = mogelijkheden(zaak, {
    status: t.status,
    vandaag: c.vandaag,
    begonnenOp: t.gestart_op === null ? undefined : datum(t.gestart_op),
    venster,
    gevraagd: open !== undefined,
    heeftPlek: plek !== undefined,
    rust,
    vervolg,
  });
  return { mogelijk, verzoeken, open, venster, voortgang, plek, plekken };
};

const Verschillen = z.array(
  z.object({
    wat: z.enum(['begin', 'einde', 'voortgangsbericht', 'evaluatiegesprek', 'afstemming']),
    nr: z.int().default(0),
    naam: z.string(),
    oud: z.string().nullable(),
    nieuw: z.string().nullable(),
    reden: z.string(),
  }),
);

/** What moved, as it was kept. Throws a ZodError on anything else. */
export const leesVerschil = (waarde: unknown): Verschil[] => Verschillen.parse(waarde);

/** What moves and why; nothing when nothing does. */
export const verschilTabel = (verschil: readonly Verschil[], o: { caption: string; leeg?: string }): Html => {
  const dag = (iso: string | null) => (iso === null ? '' : toonDatum(datum(iso)));
  return tabel({
    caption: o.caption,
    kolommen: [{ kop: 'Wat' }, { kop: 'Was' }, { kop: 'Wordt' }, { kop: 'Waarom' }],
    leeg: o.leeg ?? 'Er verschuift geen dag.',
    rijen: verschil.map((een) => [
      een.naam,
      een.oud === null ? 'was er niet' : dag(een.oud),
      een.nieuw === null ? 'vervalt' : html`<strong>${dag(een.nieuw)}</strong>`,
      een.reden,
    ]),
  });
};

/** As sentences, for a line of history. */
export const verschilZinnen = (verschil: readonly Verschil[]): Html =>
  html`${verschil.map((een) => html`<p>${verschilZin(een)}</p>`)}`;

/** The place of the rule behind a refusal is named with it; who may sign is no field of the form. */
export const metRegel = (redenen: readonly Reden[]): Reden[] =>
  redenen.map(({ veld, ...r }) => ({
    ...r,
    ...(veld === undefined || veld === 'mandaat' ? {} : { veld }),
    tekst: `${r.tekst}${vindplaats(r)}`,
  }));
