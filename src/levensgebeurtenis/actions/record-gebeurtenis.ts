import type { Kysely } from 'kysely';
import { findPersoon, findUitkering } from '../../inwoner/index.ts';
import { type Datum, datum, isVoor } from '../../kernel/datum.ts';
import { fromDaterange } from '../../kernel/periode.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findToewijzingenVan } from '../../toewijzing/index.ts';
import { countAfspraken, findZelfde, hasOrientatie, insertGebeurtenis } from '../queries.ts';
import { logTaak } from '../queries-taak.ts';
import { dagRedenen, type Feiten, voorstellenBij } from '../rules.ts';
import { type GebeurtenisForm, type Gegevens, soortTekst } from '../types.ts';

/** A product in the words of the screens. */
export type Noem = (product: string) => string;

/** What runs for a resident on a day, as the rules want it. */
export const feitenVan = async (
  db: Kysely<DB>,
  o: { inwonerId: number; vandaag: Datum; noem: Noem; afgerond: boolean; afsprakenVanaf?: string | undefined },
): Promise<Feiten> => {
  const [toewijzingen, uitkering, afspraken, orientatie] = [
    await findToewijzingenVan(db, o.inwonerId),
    await findUitkering(db, o.inwonerId),
    await countAfspraken(db, o.inwonerId, o.afsprakenVanaf),
    await hasOrientatie(db, o.inwonerId),
  ];
  return {
    lopend: toewijzingen.flatMap((t) => {
      const looptijd = fromDaterange(t.looptijd);
      if (t.status === 'geweigerd' || t.status === 'beeindigd' || isVoor(looptijd.tot, o.vandaag)) return [];
      return [
        {
          id: t.id,
          naam: `${o.noem(t.product)} bij ${t.aanbieder}`,
          looptijd,
          gestartOp: t.gestart_op === null ? undefined : datum(t.gestart_op),
          toegewezenOp: datum(t.toegewezen_op),
        },
      ];
    }),
    uitkering: uitkering?.soort,
    afgerond: o.afgerond,
    afspraken,
    orientatie,
  };
};

/** What goes with an event, without what every event has. */
const gegevensVan = ({ soort: _soort, datum: _datum, toelichting: _toelichting, ...rest }: GebeurtenisForm): Gegevens => rest;

/**
 * Writes an event down with what it asks of what runs. Nothing else changes. Refused for a day that cannot be and for an event that is
 * known. Throws NietGevonden for a dossier that the actor may not know of.
 */
export const recordGebeurtenis = async (
  db: Kysely<DB>,
  o: {
    /** Who writes it down: a consulent, or a job that received or computed it. */
    door: Actor | 'brp' | 'berekend';
    vandaag: Datum;
    inwonerId: number;
    gegevens: GebeurtenisForm;
    noem: Noem;
    /** The AOW day that follows from a birth date, with whether that age was checked. */
    aow?: (geboren: Datum) => { datum: Datum; status: string };
  },
): Promise<Resultaat<{ id: number }>> => {
  const { gegevens: g, inwonerId } = o;
  const p = await findPersoon(db, inwonerId);
  if (!p) throw new NietGevonden();
  const dag = datum(g.datum);
  const geboren = datum(p.geboortedatum);
  const aow = g.soort === 'aow' ? o.aow?.(geboren) : undefined;
  const redenen = dagRedenen(g.soort, dag, {
    vandaag: o.vandaag,
    geboren,
    ...(aow ? { aow: { datum: aow.datum, zeker: aow.status === 'gecontroleerd' && p.geboortedatum_bekend === 'volledig' } } : {}),
  });
  if (redenen.length > 0) return geweigerd(...redenen);
  if (g.soort === 'overlijden' && p.overleden_op !== null)
    return geweigerd({
      veld: 'soort',
      tekst: 'Het overlijden staat al in het dossier. Klopt de dag niet? Trek dan de eerdere gebeurtenis in.',
    });
  if ((await findZelfde(db, { inwonerId, soort: g.soort, datum: g.datum })) !== undefined)
    return geweigerd({ veld: 'datum', tekst: `‘${soortTekst[g.soort]}’ op deze dag staat er al. Kijk bij de gebeurtenissen.` });
  const extra = gegevensVan(g);
  const feiten = await feitenVan(db, {
    ...o,
    afgerond: p.status === 'afgerond',
    afsprakenVanaf: g.soort === 'verhuizing-weg' ? g.datum : undefined,
  });
  const id = await insertGebeurtenis(
    db,
    {
      gemeente_id: p.gemeente_id,
      inwoner_id: inwonerId,
      consulent_id: p.consulent_id,
      soort: g.soort,
      datum: g.datum,
      gegevens: extra,
      herkomst: typeof o.door === 'string' ? o.door : 'consulent',
      toelichting: g.toelichting,
      door: typeof o.door === 'string' ? 0 : o.door.gebruikerId,
    },
    voorstellenBij({ soort: g.soort, datum: dag, gegevens: extra }, feiten),
  );
  const regel = { handeling: 'gebeurtenis-vastgelegd', soort: 'levensgebeurtenis', objectId: id, inwonerId, grond: GROND_WMO };
  if (typeof o.door === 'string') await logTaak(db, { ...regel, gemeenteId: p.gemeente_id });
  else await schrijfLogboek(db, o.door, regel);
  return gelukt({ id });
};
