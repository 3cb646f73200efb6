// The receipt of a change of a toewijzing, computed again: what holds after it, the rules that it had to keep to, and its grounds. Pure.
import { z } from 'zod';
import type { Landelijk } from '../beleid/landelijk.ts';
import { findProduct, type Regeling } from '../beleid/regeling.ts';
import { type Verschil, verschilVanGronden, verschilVanVersie } from '../kernel/bewijs.ts';
import { type Datum, datum, isoDatum, toonDatum } from '../kernel/datum.ts';
import type { Periode } from '../kernel/periode.ts';
import type { Reden } from '../kernel/resultaat.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import { EindeReden, eindeReden, type ToewijzingStatus } from '../toewijzing/index.ts';
import type { EindeOm } from './einde.ts';
import { eindeGronden, wijzigingGronden } from './gronden.ts';
import { MetOvergang, nietVoldaan, overgangOpnieuw } from './overgang.ts';
import { aanbiederReden, eindigtReden, hervatReden, urenReden, verlengReden, verloopVan, type Zaak } from './rules.ts';
import { type Verloop, type Wijziging, WijzigingSoort } from './types.ts';

const dag = z.iso.date().transform((iso): Datum => datum(iso));
const Rij = z.object({
  soort: WijzigingSoort,
  van: dag,
  tot: dag.nullable(),
  minuten: z.int().nullable(),
  betreft: z.int().nullable(),
});
const Feiten = z.looseObject({
  basis: z.object({ van: dag, tot: dag, minutenPerWeek: z.int().nullable(), verlengd: z.int() }),
  eerder: z.array(Rij.extend({ id: z.int() })),
  erbij: Rij,
  voorAow: dag.nullable(),
  uitkomst: z.looseObject({
    tot: z.string(),
    afgesproken: z.string(),
    verlengd: z.int(),
    minutenPerWeek: z.int().nullable(),
    opgeschort: z.array(z.object({ van: z.string(), tot: z.string() })),
  }),
  // Since the grounds are computed again too.
  reden: z.string().optional(),
  toelichting: z.string().default(''),
  verderBij: z.string().optional(),
});
const Einde = z.looseObject({
  laatste: dag,
  reden: z.string(),
  toelichting: z.string(),
  regel: z.object({ regel: z.string(), bron: z.string() }).optional(),
  om: z.object({ sleutel: EindeReden, aow: z.iso.date().nullable() }).optional(),
  status: z.string(),
  looptijd: z.object({ van: dag, tot: dag }),
  toegewezenOp: dag,
  gestartOp: dag.nullable(),
  laatsteUren: dag.nullable(),
});
const Mandaat = z.object({ van: z.string(), tot: z.string().nullable() });
const Kop = z.looseObject({ product: z.string().optional(), hash: z.string(), peildatum: z.string(), mandaat: Mandaat });
const MetWijziging = Kop.extend({ wijziging: Feiten });
const MetEinde = Kop.extend({ beeindiging: Einde });

/** Whether a besluit was recorded with the facts of a change, an early end or another version. */
export const isWijzigingBewijs = (feiten: unknown): boolean =>
  [MetWijziging, MetEinde, MetOvergang].some((vorm) => vorm.safeParse(feiten).success);

const iso = (d: Datum | undefined | null): string | null => (d ? isoDatum(d) : null);

/** What an early end keeps, days as text. */
export const eindeBewijs = (
  t: {
    status: ToewijzingStatus;
    looptijd: Periode;
    toegewezenOp: Datum;
    gestartOp: Datum | undefined;
    laatsteUren: Datum | undefined;
  },
  o: {
    einde: Datum;
    reden: string;
    toelichting: string;
    regel?: { regel: string; bron: string } | undefined;
    om?: EindeOm | undefined;
  },
) => ({
  beeindiging: {
    laatste: isoDatum(o.einde),
    reden: o.reden,
    toelichting: o.toelichting,
    ...(o.regel ? { regel: o.regel } : {}),
    ...(o.om ? { om: { ...o.om } } : {}),
    status: t.status,
    looptijd: { van: isoDatum(t.looptijd.van), tot: isoDatum(t.looptijd.tot) },
    toegewezenOp: isoDatum(t.toegewezenOp),
    gestartOp: iso(t.gestartOp),
    laatsteUren: iso(t.laatsteUren),
  },
});

const naarWijziging = (r: z.output<typeof Rij>, id: number): Wijziging => ({
  id,
  soort: r.soort,
  van: r.van,
  tot: r.tot ?? undefined,
  minuten: r.minuten ?? undefined,
  betreft: r.betreft ?? undefined,
});

/** No row has this number. */
const NIEUW = 0;

/**
 * Computes a change, an early end or another version again from its receipt: mandate and version on the day, what holds after it, whether it may, and its
 * grounds. Empty: the same comes out.
 */
export function herrekenWijziging(
  rij: { feiten: unknown; gronden: readonly Grond[]; product: string },
  versie: { regeling: Regeling; hash: string },
  landelijk: Landelijk,
): Verschil[] {
  const b = Kop.parse(rij.feiten);
  const { regeling } = versie;
  const uit = verschilVanVersie(b, versie);
  if (b.mandaat.van > b.peildatum || (b.mandaat.tot !== null && b.mandaat.tot < b.peildatum))
    uit.push({ ernst: 'uitkomst', tekst: 'Het mandaat gold niet op de dag van het besluit.' });
  // Who signed is a ground of its own: it rests on the mandate above.
  const toen = rij.gronden.filter(({ regel }) => regel !== 'AP16' && regel !== 'AP30');
  const weigering = (reden: Reden): Verschil => ({
    ernst: 'uitkomst',
    tekst: `Dit besluit zou nu worden geweigerd${reden.regel ? ` (regel ${reden.regel})` : ''}: ${reden.tekst}`,
  });
  const einde = MetEinde.safeParse(rij.feiten);
  if (einde.success) {
    const e = einde.data.beeindiging;
    const reden = eindeReden(e.laatste, {
      status: 'gestart',
      looptijd: e.looptijd,
      toegewezenOp: e.toegewezenOp,
      gestartOp: e.gestartOp ?? undefined,
      laatsteUren: e.laatsteUren ?? undefined,
      vandaag: datum(b.peildatum),
    });
    if (reden) return [...uit, weigering(reden)];
    return [...uit, ...verschilVanGronden('Het einde', toen, eindeGronden(regeling, { ...e, einde: e.laatste }))];
  }
  const over = MetOvergang.safeParse(rij.feiten);
  if (over.success) {
    const nu = overgangOpnieuw(over.data.overgang, rij.product, regeling, landelijk);
    const tegen = nietVoldaan(nu);
    return tegen.length > 0 ? [...uit, ...tegen.map(weigering)] : [...uit, ...verschilVanGronden('De overgang', toen, nu)];
  }
  const f = MetWijziging.parse(rij.feiten).wijziging;
  const product = findProduct(regeling, rij.product);
  if (!product) return [...uit, { ernst: 'uitkomst', tekst: 'De bewaarde regeling kent dit product niet.' }];
  const basis = {
    periode: { van: f.basis.van, tot: f.basis.tot },
    minutenPerWeek: f.basis.minutenPerWeek,
    verlengd: f.basis.verlengd,
  };
  const eerder = f.eerder.map((w) => naarWijziging(w, w.id));
  const erbij = naarWijziging(f.erbij, NIEUW);
  const voorAow = f.voorAow ?? undefined;
  const verloop = verloopVan(basis, eerder, voorAow);
  const na = verloopVan(basis, [...eerder, erbij], voorAow);
  const zaak: Zaak = { regeling, product, verloop, voorAow };
  uit.push(...verschilVanUitkomst(f.uitkomst, na));
  const reden = f.reden === undefined ? undefined : weigeringVan(zaak, erbij, na, f.reden);
  if (reden) return [...uit, weigering(reden)];
  if (f.reden === undefined)
    return [
      ...uit,
      {
        ernst: 'onbekend',
        tekst: 'De reden is bij dit besluit niet apart bewaard. De gronden staan er, maar zijn niet opnieuw te berekenen.',
      },
    ];
  const nu = wijzigingGronden({ zaak, erbij, na, reden: f.reden, toelichting: f.toelichting, verderBij: f.verderBij });
  return [...uit, ...verschilVanGronden('De wijziging', toen, nu)];
}

/** The rules that need nothing but the receipt; hours and other toewijzingen are facts of the day itself. */
function weigeringVan(zaak: Zaak, erbij: Wijziging, na: Verloop, reden: string): Reden | undefined {
  switch (erbij.soort) {
    case 'verlenging':
      return eindigtReden(zaak.verloop) ?? verlengReden(zaak, { tot: na.periode.tot, reden });
    case 'hervatting': {
      const opschorting = zaak.verloop.opschortingen.find(({ id }) => id === erbij.betreft);
      return opschorting
        ? hervatReden({ opschorting, dag: erbij.van })
        : { tekst: 'De opschorting die eerder stopte, is er niet.', regel: 'K2', bron: 'keuze K2' };
    }
    case 'uren':
      return urenReden(zaak, { van: erbij.van, minuten: erbij.minuten ?? 0 })[0];
    case 'aanbieder':
      return aanbiederReden(zaak, { van: erbij.van, laatsteUren: undefined });
    default:
      return undefined;
  }
}

function verschilVanUitkomst(toen: z.output<typeof Feiten>['uitkomst'], na: Verloop): Verschil[] {
  const uit: Verschil[] = [];
  const zeg = (wat: string, oud: string, nu: string): void => {
    if (oud !== nu) uit.push({ ernst: 'uitkomst', tekst: `${wat}: toen ${oud}, nu ${nu}` });
  };
  const dagTekst = (tekst: string): string => toonDatum(datum(tekst));
  zeg('De laatste dag', dagTekst(toen.tot), toonDatum(na.periode.tot));
  zeg('De afgesproken laatste dag', dagTekst(toen.afgesproken), toonDatum(na.afgesproken));
  zeg('Het aantal verlengingen', String(toen.verlengd), String(na.verlengd));
  zeg('De minuten per week', String(toen.minutenPerWeek ?? 'geen'), String(na.minutenPerWeek ?? 'geen'));
  const perioden = (o: readonly { van: string; tot: string }[]): string => o.map((p) => `${p.van}/${p.tot}`).join(', ') || 'geen';
  zeg(
    'De opgeschorte dagen',
    perioden(toen.opgeschort),
    perioden(na.opschortingen.map((p) => ({ van: isoDatum(p.van), tot: isoDatum(p.tot) }))),
  );
  return uit;
}
