import type pg from 'pg';
import type { BeleidInHuis } from '../beleid/index.ts';
import { findInstelling } from '../instelling/index.ts';
import { isoDatum } from '../kernel/datum.ts';
import { type Dagen, dagIn } from '../platform/clock.ts';
import { transactSysteem } from '../platform/db/transact.ts';
import { type Afgeleid, deriveGewijzigd, derivePlichten } from './actions/derive-plichten.ts';
import { findGemeenteIds, findVolgende, storeEscalaties } from './queries/index.ts';

interface Settings {
  owner: pg.Pool;
  beleid: BeleidInHuis;
}

/** Toewijzingen in one transaction of the night. */
const STUK = 10_000;
/** Notes in one transaction: short, for a page may be waiting for its turn. */
const STUK_GEWIJZIGD = 500;

const gemeenten = (s: Settings): Promise<number[]> => transactSysteem(s.owner, s.beleid.eersteGemeente(), findGemeenteIds);

/** Derives the duties of everything of which a fact moved and whose page nobody opened. Gives how many toewijzingen. */
export const refreshPlichten = async (s: Settings): Promise<number> => {
  let aantal = 0;
  for (;;) {
    const stuk = await transactSysteem(s.owner, s.beleid.eersteGemeente(), (db) =>
      deriveGewijzigd(db, { beleid: s.beleid, hoogstens: STUK_GEWIJZIGD }),
    );
    aantal += stuk;
    if (stuk === 0) return aantal;
  }
};

/**
 * Derives the duties of every toewijzing that has any, in pieces that each are one transaction: also what moved without a note, such as by
 * other rules. A second run writes nothing; one that was cut off begins anew and finds what was done already.
 */
export const recheckPlichten = async (s: Settings): Promise<Afgeleid> => {
  await refreshPlichten(s);
  const som: Afgeleid = { bekeken: 0, geschreven: 0, verschoven: 0 };
  for (const gemeenteId of await gemeenten(s)) {
    for (let na = 0; ; ) {
      const ids = await transactSysteem(s.owner, gemeenteId, async (db) => {
        const volgende = await findVolgende(db, { gemeenteId, na, hoogstens: STUK });
        if (volgende.length === 0) return volgende;
        const uit = await derivePlichten(db, { beleid: s.beleid, gemeenteId, ids: volgende });
        som.bekeken += uit.bekeken;
        som.geschreven += uit.geschreven;
        som.verschoven += uit.verschoven;
        return volgende;
      });
      const laatste = ids.at(-1);
      if (laatste === undefined) break;
      na = laatste;
    }
  }
  return som;
};

/** What the night found, in one sentence without personal data. */
export const plichtenZin = ({ bekeken, geschreven, verschoven }: Afgeleid): string =>
  geschreven === 0
    ? `De plichten van ${bekeken} toewijzingen nagelopen: alles was bij.`
    : `De plichten van ${bekeken} toewijzingen nagelopen: ${geschreven} bijgewerkt, ${verschoven} met een andere dag.`;

/** Brings what is late for too long before somebody else. Safe to run again. Gives one sentence. */
export const escalatePlichten = async (s: Settings & { vandaag: Dagen }): Promise<string> => {
  let nieuw = 0;
  let opgelost = 0;
  let verder = 0;
  for (const gemeenteId of await gemeenten(s)) {
    const uit = await transactSysteem(s.owner, gemeenteId, async (db) =>
      storeEscalaties(db, {
        gemeenteId,
        vandaag: isoDatum(dagIn(s.vandaag, gemeenteId)),
        dagen: await findInstelling(db, 'escalatie-dagen'),
      }),
    );
    nieuw += uit.nieuw;
    opgelost += uit.opgelost;
    verder += uit.verder;
  }
  return nieuw + opgelost + verder === 0
    ? 'Er veranderde niets.'
    : `${nieuw} doorgegeven aan een collega of teammanager, ${verder} van de vervanger naar de teammanager, ${opgelost} opgelost.`;
};
