// Of one resident: who was reminded of what, whether that was stopped, and who looked along. Shown on the tab of the duties.
import type { Kysely } from 'kysely';
import { type Datum, datum, isoDatum, toonDatum } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import type { DB } from '../../platform/db/schema.ts';
import { acties, badge, html, type Inhoud, kaart, lijst, linkKnop, melding, tabel } from '../../web/index.ts';
import { findPeriode, listEscalatiesVan, listStops, listVanInwoner } from '../queries.ts';
import { isGestopt, periodeBegin } from '../rules.ts';
import type { Aan } from '../types.ts';
import { MOMENT, watTekst } from './voorkeuren.ts';

const AAN: Record<Aan, string> = { inwoner: 'De inwoner', aanbieder: 'De aanbieder', gemeente: 'De gemeente' };

/** What the tab needs; all started together. */
export const readHerinneringen = async (db: Kysely<DB>, inwonerId: number) => {
  const [verstuurd, stops, periode, meekijken] = await Promise.all([
    listVanInwoner(db, inwonerId),
    listStops(db, inwonerId),
    findPeriode(db, inwonerId),
    listEscalatiesVan(db, inwonerId),
  ]);
  return { verstuurd, stops, periode, meekijken };
};

export const herinneringDeel = (
  o: Awaited<ReturnType<typeof readHerinneringen>> & {
    inwonerId: number;
    vandaag: Datum;
    /** May stop reminders. */
    schrijft: boolean;
    /** May say that he looked along. */
    kijktMee: boolean;
    gewijzigd: string | null;
  },
): Inhoud[] => {
  const [laatste] = o.stops;
  const begin = periodeBegin(o.periode.aanmeldingen, o.periode.looptijden);
  const uit = isGestopt(laatste && { wat: laatste.wat, tot: laatste.tot, op: laatste.dag }, isoDatum(o.vandaag), begin);
  const open = o.meekijken.filter((een) => een.opgelost_op === null && een.gezien_op === null);
  return [
    o.gewijzigd === 'gestopt' || o.gewijzigd === 'hervat'
      ? melding({
          soort: 'succes',
          inhoud:
            o.gewijzigd === 'gestopt'
              ? 'Er gaan geen herinneringen meer uit over deze inwoner.'
              : 'De herinneringen staan weer aan.',
        })
      : false,
    o.meekijken.length > 0 &&
      kaart({
        titel: 'Wie kijkt mee',
        inhoud: html`${tabel({
          caption: 'Wie kijkt mee',
          kolommen: [{ kop: 'Waarnaar' }, { kop: 'Wie' }, { kop: 'Sinds' }, { kop: 'Wat ermee is gedaan' }],
          rijen: o.meekijken.map((een) => [
            `${watTekst(een.soort, een.routeplicht)}, uiterlijk ${toonDatum(datum(een.dag))}`,
            een.naar === 'vervanger' ? `${een.naar_naam ?? 'Een collega'}, als vervanger` : 'De teammanager',
            toonMoment(een.op, o.vandaag),
            een.gezien_op !== null
              ? `${een.toelichting} (${een.gezien_door ?? ''}, ${toonMoment(een.gezien_op, o.vandaag)})`
              : een.opgelost_op !== null
                ? badge('goed', 'Opgelost')
                : badge('telaat', 'Nog niets'),
          ]),
        })}${
          o.kijktMee &&
          open.length > 0 &&
          acties(
            linkKnop({
              tekst: 'Schrijf op wat je hebt gedaan',
              href: `/dossier/${o.inwonerId}/plichten/meekijken`,
              soort: 'primair',
            }),
          )
        }`,
      }),
    kaart({
      titel: 'Herinneringen',
      inhoud: html`${lijst([
        {
          kop: 'Nu',
          waarde: uit
            ? badge(
                'neutraal',
                laatste?.tot ? `Gestopt tot en met ${toonDatum(datum(laatste.tot))}` : 'Gestopt, tot iemand ze weer aanzet',
              )
            : badge('goed', 'Staan aan'),
        },
        ...(laatste
          ? [
              {
                kop: laatste.wat === 'gestopt' ? 'Gestopt' : 'Weer aangezet',
                waarde: `${laatste.reden} (${laatste.door}, ${toonMoment(laatste.op, o.vandaag)})${
                  laatste.wat === 'gestopt' && begin !== undefined && laatste.dag < begin
                    ? `. Dat gold tot de inwoner terugkwam, op ${toonDatum(datum(begin))}.`
                    : ''
                }`,
              },
            ]
          : []),
      ])}${
        o.schrijft &&
        acties(
          linkKnop({
            tekst: uit ? 'Zet de herinneringen weer aan' : 'Stop de herinneringen over deze inwoner',
            href: `/dossier/${o.inwonerId}/herinneringen`,
            icoon: 'bell',
          }),
        )
      }${tabel({
        caption: 'Verstuurde herinneringen',
        kolommen: [{ kop: 'Wanneer' }, { kop: 'Aan' }, { kop: 'Waaraan' }, { kop: 'Waarom' }],
        leeg: 'Er is nog niemand herinnerd.',
        rijen: o.verstuurd.map((rij) => [
          `${toonDatum(datum(rij.op))}${rij.gemaild ? ', ook per mail' : ''}`,
          rij.wie === null ? AAN[rij.aan] : `${AAN[rij.aan]}: ${rij.wie}`,
          `${watTekst(rij.soort, rij.routeplicht)}, ${toonDatum(datum(rij.dag))}`,
          MOMENT[rij.moment],
        ]),
      })}`,
    }),
  ];
};
