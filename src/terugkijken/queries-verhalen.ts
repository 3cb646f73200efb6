// What was going on around a resident besides what was assigned, for the dossier as it stood on a day.
import type { Kysely } from 'kysely';
import { leesTussen, tussenAntwoordTekst } from '../bezwaar/index.ts';
import { datum, toonDatum } from '../kernel/datum.ts';
import type { DB } from '../platform/db/schema.ts';
import type { Verhaal } from './types.ts';

const laatste = (a: string, b: string): string => (a > b ? a : b);

/** The ways back, steps back, hand-overs, aftercare and objections of a resident. */
export const selectVerhalen = (db: Kysely<DB>, inwonerId: number) =>
  Promise.all([
    db
      .selectFrom('terugkeerafspraak')
      .select([
        'terug_trede',
        'terug_naar',
        'tot',
        'afgezien',
        'gemaakt_op',
        'akkoord',
        'akkoord_op',
        'vervangen_op',
        'gebruikt_op',
        'vastgelegd_op',
      ])
      .where('inwoner_id', '=', inwonerId)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('terugstap')
      .select(['datum', 'van_trede', 'naar_trede', 'vastgelegd_op'])
      .where('inwoner_id', '=', inwonerId)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('overdracht')
      .select([
        'partij_naam',
        'gevraagd_op',
        'toestemming',
        'toestemming_op',
        'ingetrokken_op',
        'verstuurd_op',
        'uitkomst',
        'uitkomst_op',
        'vervolg_op',
        'gestopt_op',
        'vastgelegd_op',
      ])
      .where('inwoner_id', '=', inwonerId)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('nazorgmoment')
      .select(['maanden', 'begin', 'uitkomst', 'antwoord_op', 'vastgelegd_op'])
      .where('inwoner_id', '=', inwonerId)
      .where('uitkomst', 'is not', null)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('bezwaar')
      .select([
        'id',
        'ontvangen_op',
        'beslissing',
        'beslist_op',
        'bekendgemaakt_op',
        'beroep_op',
        'uitspraak',
        'uitspraak_op',
        'tussenuitspraken',
        'hoger_op',
        'hoger_uitspraak',
        'hoger_uitspraak_op',
        'uitgevoerd_op',
        'vorige_id',
        'vastgelegd_op',
      ])
      .where('inwoner_id', '=', inwonerId)
      .orderBy('id')
      .execute(),
  ]);

const NAZORG_TEKST = {
  goed: 'de plek is nog goed',
  twijfel: 'de inwoner twijfelt',
  'niet-goed': 'de plek is niet meer goed',
} as const;

/** Their steps, each with its day and when it was known. `dag` gives the day of a moment. */
export const verhalenVan = (
  [terugkeer, terugstappen, overdrachten, nazorg, bezwaren]: Awaited<ReturnType<typeof selectVerhalen>>,
  dag: (moment: Date) => string,
): Verhaal[] => {
  // A later step has no moment of its own: it is known from its day on, and not before the row was.
  const stap = (geldt: string | null, rij: Date, wat: string, weg = false) =>
    geldt === null ? [] : [{ geldt, bekend: laatste(geldt, dag(rij)), wat, ...(weg ? { weg } : {}) }];
  const tussen = (b: { tussenuitspraken: unknown; vastgelegd_op: Date }, bij: 'rechtbank' | 'hoger') =>
    leesTussen(b.tussenuitspraken)
      .filter((een) => een.bij === bij)
      .flatMap((t) => [
        ...stap(t.op, b.vastgelegd_op, `de rechter vroeg een gebrek te herstellen, uiterlijk ${toonDatum(datum(t.tot))}`),
        ...(t.antwoord
          ? stap(t.antwoordOp, b.vastgelegd_op, `na de tussenuitspraak: ${tussenAntwoordTekst[t.antwoord].toLowerCase()}`)
          : []),
      ]);
  return [
    ...terugkeer.map((a): Verhaal => {
      const wat =
        a.afgezien === ''
          ? `${a.terug_naar} (trede ${a.terug_trede}), tot en met ${a.tot === null ? '' : toonDatum(datum(a.tot))}`
          : `niet afgesproken: ${a.afgezien}`;
      return {
        soort: 'terugkeer',
        pad: '/terugkeer',
        stappen: [
          ...stap(a.gemaakt_op, a.vastgelegd_op, wat),
          ...stap(a.akkoord_op, a.vastgelegd_op, `${wat}. De inwoner is het ${a.akkoord ? 'eens' : 'niet eens'}`),
          ...stap(a.vervangen_op, a.vastgelegd_op, '', true),
          ...stap(a.gebruikt_op, a.vastgelegd_op, `${wat}. Gebruikt`),
        ],
      };
    }),
    ...terugstappen.map(
      (t): Verhaal => ({
        soort: 'terugstap',
        pad: '/terugkeer',
        stappen: stap(t.datum, t.vastgelegd_op, `van trede ${t.van_trede} naar trede ${t.naar_trede}`),
      }),
    ),
    ...overdrachten.map(
      (o): Verhaal => ({
        soort: 'overdracht',
        pad: '/overdracht',
        stappen: [
          ...stap(o.gevraagd_op, o.vastgelegd_op, `aan ${o.partij_naam}, voorgelegd aan de inwoner`),
          ...stap(
            o.toestemming_op,
            o.vastgelegd_op,
            `aan ${o.partij_naam}, de inwoner ${o.toestemming ? 'vindt het goed' : 'wil dit niet'}`,
          ),
          ...stap(o.verstuurd_op, o.vastgelegd_op, `aan ${o.partij_naam}, doorgegeven`),
          ...stap(o.ingetrokken_op, o.vastgelegd_op, `aan ${o.partij_naam}, toestemming ingetrokken`),
          ...stap(o.uitkomst_op, o.vastgelegd_op, `aan ${o.partij_naam}, ${o.uitkomst}`),
          ...stap(o.vervolg_op, o.vastgelegd_op, `aan ${o.partij_naam}, ${o.uitkomst ?? 'niet doorgegaan'} en afgerond`),
          ...stap(o.gestopt_op, o.vastgelegd_op, `aan ${o.partij_naam}, gestopt`),
        ],
      }),
    ),
    ...nazorg.map(
      (n): Verhaal => ({
        soort: 'nazorg',
        pad: '/nazorg',
        stappen: stap(
          n.antwoord_op,
          n.vastgelegd_op,
          `na ${n.maanden} maanden: ${n.uitkomst === null ? '' : NAZORG_TEKST[n.uitkomst]}`,
        ),
      }),
    ),
    ...bezwaren.map(
      (b): Verhaal => ({
        soort: 'bezwaar',
        pad: `/bezwaar/${b.id}`,
        stappen: [
          // What a court asked to decide again is there from its word on.
          ...stap(
            b.vorige_id === null ? b.ontvangen_op : dag(b.vastgelegd_op),
            b.vastgelegd_op,
            b.vorige_id === null ? 'ontvangen' : 'opnieuw te beslissen, na de uitspraak van de rechter',
          ),
          ...stap(b.beslist_op, b.vastgelegd_op, `${b.beslissing}, nog niet bekendgemaakt`),
          ...stap(b.bekendgemaakt_op, b.vastgelegd_op, `${b.beslissing}`),
          ...stap(b.beroep_op, b.vastgelegd_op, `${b.beslissing}, in beroep bij de rechtbank`),
          ...tussen(b, 'rechtbank'),
          ...stap(b.uitspraak_op, b.vastgelegd_op, `${b.beslissing}, de rechtbank besliste: ${b.uitspraak}`),
          ...stap(b.hoger_op, b.vastgelegd_op, `de rechtbank besliste: ${b.uitspraak}, in hoger beroep`),
          ...tussen(b, 'hoger'),
          ...stap(b.hoger_uitspraak_op, b.vastgelegd_op, `in hoger beroep beslist: ${b.hoger_uitspraak}`),
          ...stap(b.uitgevoerd_op, b.vastgelegd_op, 'de uitspraak van de rechter is uitgevoerd'),
        ],
      }),
    ),
  ];
};
