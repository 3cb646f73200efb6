import type { Kysely } from 'kysely';
import { cancelKomende } from '../../afspraak/index.ts';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { findPersoon, type PersoonRij, updatePersoon } from '../../inwoner/index.ts';
import { type Datum, datum, isNa, isoDatum, toonDatum } from '../../kernel/datum.ts';
import { fromDaterange } from '../../kernel/periode.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { eindeRedenTekst, endToewijzing, findToewijzing, findToewijzingenVan } from '../../toewijzing/index.ts';
import {
  closeGebeurtenis,
  closeVoorstel,
  findGebeurtenis,
  type GebeurtenisRij,
  listVoorstellen,
  updateStatus,
  type VoorstelRij,
} from '../queries.ts';
import { eindeIsBesluit, eindeSleutel, eindigtAl, REDEN_MAXIMUM, redenTeLang } from '../rules.ts';
import type { Vorige } from '../types.ts';

import { carryOutWijziging, isWijziging, WIJZIGING_LOG, wijzigingReden } from './begin-voorstel.ts';
import { takeEinde } from './take-einde.ts';

/** This moment, and where the product stands: for who hears that an appointment is off. */
interface Agenda {
  nu: Date;
  basis: string;
}

interface Doen {
  actor: Actor;
  beleid: BeleidInHuis;
  vandaag: Datum;
  p: PersoonRij;
  g: GebeurtenisRij;
  v: VoorstelRij;
  dag: Datum | undefined;
  einde: EindeBesluit;
  agenda: Agenda;
}

/** What goes with the besluit on an end: what the resident reads, and who signs where that is another. */
interface EindeBesluit {
  toelichting: string;
  tekenaarId: number | undefined;
}

/** What stood there before, to put it back; or the besluit that it became, or the concept of it that waits for a signature. */
type Gedaan = { vorige: Vorige; besluitId?: number } | { conceptId: number };

/** Does what a proposal says, through the actions that the areas have. */
const voerUit = async (db: Kysely<DB>, o: Doen): Promise<Resultaat<Gedaan>> => {
  if (o.v.soort !== 'toewijzing-beeindigen') {
    const uit = await voerZelfUit(db, o);
    return uit.ok ? gelukt({ vorige: uit.waarde }) : uit;
  }
  const { v, p } = o;
  if (v.toewijzing_id === null || o.dag === undefined) return geweigerd({ veld: 'dag', tekst: 'Vul in wat de laatste dag is.' });
  const t = await findToewijzing(db, v.toewijzing_id);
  if (!t || t.status === 'beeindigd' || t.status === 'geweigerd')
    return geweigerd('Deze toewijzing is al geëindigd. Kies ‘niet nodig’ en schrijf dat op.');
  const al = eindigtAl({ ...v, dag: isoDatum(o.dag) });
  if (al !== undefined) return geweigerd(`Deze plek eindigt al op ${toonDatum(datum(al))}. Kies ‘niet nodig’.`);
  const vraag = { actor: o.actor, beleid: o.beleid, vandaag: o.vandaag, inwonerId: p.id, toewijzingId: t.id, einde: o.dag };
  if (eindeIsBesluit(o.g.soort)) {
    const uit = await takeEinde(db, { ...vraag, soort: o.g.soort, ...o.einde });
    if (!uit.ok) return uit;
    return gelukt('conceptId' in uit.waarde ? uit.waarde : { vorige: {}, ...uit.waarde });
  }
  const uit = await endToewijzing(db, { ...vraag, versie: t.versie, reden: eindeRedenTekst[eindeSleutel(o.g.soort)] });
  if (!uit.ok) return geweigerd(...uit.redenen.map((reden) => ({ ...reden, veld: 'dag' })));
  return gelukt({ vorige: { toewijzing: { status: t.status, reden: t.reden } } });
};

/** As voerUit, of what asks no besluit; gives what stood there before. */
const voerZelfUit = async (db: Kysely<DB>, o: Doen): Promise<Resultaat<Vorige>> => {
  const { p, v } = o;
  switch (v.soort) {
    case 'adres':
    case 'uitkering-wijzigen': {
      const uit = await carryOutWijziging(db, p, { soort: v.soort, gegevens: v.gegevens });
      if (uit.ok) await log(db, o, WIJZIGING_LOG[v.soort]);
      return uit;
    }
    case 'overlijden-vastleggen': {
      await updatePersoon(db, p.id, { overleden_op: isoDatum(o.dag ?? datum(o.g.datum)) });
      await log(db, o, 'overlijden-vastgelegd');
      return gelukt({});
    }
    case 'afspraken-afzeggen': {
      const aantal = await cancelKomende(
        db,
        { ...o, ...o.agenda },
        {
          inwonerId: p.id,
          vanaf: v.dag === null ? undefined : datum(v.dag),
          // The aanbieder reads this too: what happened is enough.
          toelichting: o.g.soort === 'overlijden' ? 'De inwoner is overleden.' : 'De inwoner verhuist naar een andere gemeente.',
        },
      );
      return aantal === 0
        ? geweigerd('Er staat geen afspraak meer in de agenda. Kies ‘niet nodig’ en schrijf dat op.')
        : gelukt({});
    }
    case 'dossier-afronden': {
      const status = p.status;
      const loopt = (await findToewijzingenVan(db, p.id)).find(
        (t) => !['beeindigd', 'geweigerd'].includes(t.status) && isNa(fromDaterange(t.looptijd).tot, o.vandaag),
      );
      if (loopt)
        return geweigerd(
          `De plek bij ${loopt.aanbieder} loopt nog tot en met ${toonDatum(fromDaterange(loopt.looptijd).tot)}. Rond het dossier daarna af.`,
        );
      if (!(await updateStatus(db, { inwonerId: p.id, van: ['aangemeld', 'in-onderzoek', 'in-traject'], naar: 'afgerond' })))
        return geweigerd('Het dossier is al afgerond.');
      await log(db, o, 'dossier-afgerond');
      return gelukt({ status });
    }
    case 'toewijzing-beeindigen':
    case 'overdracht':
    case 'gesprek':
      return gelukt({});
  }
};

const log = (db: Kysely<DB>, o: Doen, handeling: string): Promise<void> =>
  schrijfLogboek(db, o.actor, { handeling, soort: 'inwoner', objectId: o.p.id, inwonerId: o.p.id, grond: GROND_WMO });

/**
 * The consulent does what a proposal says, on another day if need be, or says that it is not needed and why. Nothing is done that was not
 * confirmed here. To end a place is a besluit: taken by who has the mandate, else put before somebody who has. The event is handled when its last proposal is. Throws NietGevonden, and Conflict when a colleague was earlier.
 */
export const decideVoorstel = async (
  db: Kysely<DB>,
  o: {
    actor: Actor;
    beleid: BeleidInHuis;
    vandaag: Datum;
    inwonerId: number;
    gebeurtenisId: number;
    voorstelId: number;
    versie: number;
    doen: boolean;
    dag: Datum | undefined;
    reden: string;
    einde: EindeBesluit;
    agenda: Agenda;
  },
): Promise<Resultaat<true>> => {
  const [p, g] = [await findPersoon(db, o.inwonerId), await findGebeurtenis(db, { id: o.gebeurtenisId, inwonerId: o.inwonerId })];
  if (!p || !g) throw new NietGevonden();
  const alle = await listVoorstellen(db, g.id);
  const v = alle.find((een) => een.id === o.voorstelId);
  if (!v) throw new NietGevonden();
  const terug = `/dossier/${p.id}/gebeurtenissen/${g.id}`;
  if (v.status !== 'open' || v.versie !== o.versie || g.status !== 'open')
    throw new Conflict({ wat: 'dit voorstel', velden: [], terug });
  if (!o.doen && o.reden === '') return geweigerd({ veld: 'reden', tekst: 'Schrijf op waarom dit niet nodig is.' });
  if (o.reden.length > REDEN_MAXIMUM) return geweigerd({ veld: 'reden', tekst: redenTeLang });
  // Putting a dossier away comes last: what is open would be in nobody's queue.
  if (o.doen && v.soort === 'dossier-afronden' && alle.some((een) => een.id !== v.id && een.status === 'open'))
    return geweigerd('Beslis eerst over de andere voorstellen. Daarna kun je het dossier afronden.');
  if (o.doen && v.soort === 'overdracht' && o.reden === '')
    return geweigerd({ veld: 'reden', tekst: 'Schrijf op wat je hebt overgedragen, aan wie, en dat de inwoner het goed vindt.' });
  // A change that is known beforehand holds from its day: until then the dossier says what is so now.
  const ingang = datum(v.dag ?? g.datum);
  const later = o.doen && isWijziging(v) && isNa(ingang, o.vandaag);
  const kanNiet =
    later && (v.soort === 'adres' || v.soort === 'uitkering-wijzigen')
      ? await wijzigingReden(db, p.id, { soort: v.soort, gegevens: v.gegevens })
      : undefined;
  if (kanNiet !== undefined) return geweigerd(kanNiet);
  const gedaan =
    o.doen && !later
      ? await voerUit(db, {
          actor: o.actor,
          beleid: o.beleid,
          vandaag: o.vandaag,
          p,
          g,
          v,
          dag: o.dag,
          einde: o.einde,
          agenda: o.agenda,
        })
      : undefined;
  if (gedaan && !gedaan.ok) return gedaan;
  const uitkomst = gedaan?.waarde;
  const conceptId = uitkomst && 'conceptId' in uitkomst ? uitkomst.conceptId : undefined;
  const dicht = await closeVoorstel(db, {
    id: v.id,
    versie: o.versie,
    status: later ? 'gepland' : conceptId !== undefined ? 'voorgelegd' : o.doen ? 'uitgevoerd' : 'niet-nodig',
    reden: o.reden,
    dag: later ? isoDatum(ingang) : o.dag === undefined ? null : isoDatum(o.dag),
    ...(uitkomst && 'vorige' in uitkomst ? uitkomst : { vorige: undefined, conceptId }),
    door: o.actor.gebruikerId,
  });
  if (!dicht) throw new Conflict({ wat: 'dit voorstel', velden: [], terug });
  if (!alle.some((een) => een.id !== v.id && een.status === 'open'))
    await closeGebeurtenis(db, {
      id: g.id,
      versie: g.versie,
      van: ['open'],
      status: 'afgehandeld',
      reden: '',
      door: o.actor.gebruikerId,
    });
  await schrijfLogboek(db, o.actor, {
    handeling: conceptId !== undefined ? 'voorstel-voorgelegd' : o.doen ? 'voorstel-uitgevoerd' : 'voorstel-niet-nodig',
    soort: 'levensgebeurtenis',
    objectId: g.id,
    inwonerId: p.id,
    grond: GROND_WMO,
  });
  return gelukt(true);
};
