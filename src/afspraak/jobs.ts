import type pg from 'pg';
import type { BeleidInHuis } from '../beleid/index.ts';
import { isoDatum, plusDagen } from '../kernel/datum.ts';
import { momentOp } from '../kernel/moment.ts';
import { type Dagen, dagIn } from '../platform/clock.ts';
import { transactSysteem } from '../platform/db/transact.ts';
import { afzenderVan } from './actions/tell-genodigden.ts';
import { berichtVan } from './berichten.ts';
import { insertBericht, listGemeenten, listVoorHerinnering } from './queries/index.ts';
import { herinnerNu, leiderVan, wieMoet } from './rules.ts';
import type { Partij } from './types.ts';

/** Gebruiker 0: what the house does by itself. */
const SYSTEEM = 0;

type Te = Awaited<ReturnType<typeof listVoorHerinnering>>[number];

const wilVan = (a: Te, aan: Partij): boolean => {
  switch (aan) {
    case 'inwoner':
      return a.herinnerInwoner && a.wil !== false;
    case 'aanbieder':
      return a.herinnerAanbieder;
    case 'centrum':
      return a.herinnerCentrum;
    case 'consulent':
      return a.herinnerConsulent;
  }
};

/** Reminds who has an appointment tomorrow, each once; who does not want it, or whose dossier is closed, gets nothing. Safe to run again. */
export const remindAfspraken = async (s: {
  owner: pg.Pool;
  beleid: BeleidInHuis;
  vandaag: Dagen;
  basis: string;
}): Promise<string> => {
  let aantal = 0;
  for (const gemeenteId of await listGemeenten(s.owner)) {
    if (!s.beleid.findGemeente(gemeenteId)) continue;
    const vandaag = dagIn(s.vandaag, gemeenteId);
    const morgen = plusDagen(vandaag, 1);
    const van = momentOp(morgen, { uur: 0, minuut: 0 });
    const tot = momentOp(plusDagen(morgen, 1), { uur: 0, minuut: 0 });
    if (!van || !tot) throw new Error('geen middernacht');
    const afzender = afzenderVan(s.beleid, gemeenteId, s.basis);
    aantal += await transactSysteem(s.owner, gemeenteId, async (db) => {
      let verstuurd = 0;
      for (const a of await listVoorHerinnering(db, { gemeenteId, van, tot, dag: isoDatum(morgen) })) {
        // Who made it has it in the own week; the others are guests.
        for (const aan of wieMoet(a).filter((partij) => partij !== leiderVan(a))) {
          const wil = wilVan(a, aan);
          const laatsteBericht = a.laatst[aan] === undefined ? undefined : new Date(a.laatst[aan]);
          if (
            a.herinnerd.includes(aan) ||
            (aan === 'consulent' && a.consulentId === 0) ||
            !herinnerNu({ ...a, vandaag, wil, laatsteBericht })
          )
            continue;
          const mail = berichtVan({ ...a, uid: '' }, { soort: 'herinnering', aan, volgnummer: 0, afzender });
          await insertBericht(db, a, { aan, soort: 'herinnering', dag: isoDatum(morgen), door: SYSTEEM, ...mail });
          verstuurd++;
        }
      }
      return verstuurd;
    });
  }
  return aantal === 0 ? 'Er was niemand te herinneren.' : `${aantal} herinneringen klaargezet voor morgen.`;
};
