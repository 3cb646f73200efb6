import type { Kysely } from 'kysely';
import type pg from 'pg';
import { findPersoon, type PersoonRij, updatePersoon } from '../../inwoner/index.ts';
import { isoDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO } from '../../platform/audit.ts';
import { type Dagen, dagIn } from '../../platform/clock.ts';
import type { DB } from '../../platform/db/schema.ts';
import { transactSysteem } from '../../platform/db/transact.ts';
import { findUitkeringNu, replaceUitkering, type VoorstelRij } from '../queries.ts';
import { listGemeenten, listTeBeginnen, lockGepland, logTaak, setBegonnen } from '../queries-taak.ts';
import { Gegevens, type Vorige } from '../types.ts';

/** What a proposal changes in the dossier itself; only this can wait for its day. */
export type Wijziging = { soort: 'adres' | 'uitkering-wijzigen'; gegevens: unknown };
export const isWijziging = (v: Pick<VoorstelRij, 'soort'>): boolean => v.soort === 'adres' || v.soort === 'uitkering-wijzigen';

/** Why a change cannot be made, or undefined: the same before it waits for its day and on that day. */
export const wijzigingReden = async (db: Kysely<DB>, inwonerId: number, v: Wijziging): Promise<string | undefined> => {
  const g = Gegevens.parse(v.gegevens);
  if (v.soort === 'adres')
    return g.straat && g.huisnummer && g.postcode && g.woonplaats
      ? undefined
      : 'Het nieuwe adres is niet compleet. Wijzig het bij Gegevens.';
  if (g.uitkering === undefined) return 'Kies eerst welke uitkering het is, bij Gegevens.';
  return ((await findUitkeringNu(db, inwonerId))?.soort ?? 'geen') === g.uitkering
    ? 'Dit staat al zo in het dossier. Kies ‘niet nodig’ en schrijf dat op.'
    : undefined;
};

/** Writes a change of address or benefit into the dossier; gives what stood there before. */
export const carryOutWijziging = async (db: Kysely<DB>, p: PersoonRij, v: Wijziging): Promise<Resultaat<Vorige>> => {
  const reden = await wijzigingReden(db, p.id, v);
  if (reden !== undefined) return geweigerd(reden);
  const { straat = '', huisnummer = '', postcode = '', woonplaats = '', uitkering } = Gegevens.parse(v.gegevens);
  if (v.soort === 'adres') {
    await updatePersoon(db, p.id, { straat, huisnummer, postcode, woonplaats });
    return gelukt({ adres: { straat: p.straat, huisnummer: p.huisnummer, postcode: p.postcode, woonplaats: p.woonplaats } });
  }
  const oud = (await findUitkeringNu(db, p.id))?.id ?? null;
  const nieuw = await replaceUitkering(db, p, { oud, nieuw: uitkering === 'geen' ? undefined : uitkering });
  return gelukt({ uitkering: { oud, nieuw } });
};

export const WIJZIGING_LOG = { adres: 'gegevens-gewijzigd', 'uitkering-wijzigen': 'uitkering-gewijzigd' } as const;

/** Lets changes that were confirmed beforehand begin on their day, each in a transaction of its own. */
export const beginVoorstellen = async (o: { owner: pg.Pool; vandaag: Dagen }): Promise<string> => {
  let begonnen = 0;
  for (const { id: gemeenteId } of await listGemeenten(o.owner)) {
    const dag = isoDatum(dagIn(o.vandaag, gemeenteId));
    for (const id of await listTeBeginnen(o.owner, gemeenteId, dag))
      await transactSysteem(o.owner, gemeenteId, async (db) => {
        const v = await lockGepland(db, id);
        const p = v && (await findPersoon(db, v.inwoner_id));
        if (!v || !p || (v.soort !== 'adres' && v.soort !== 'uitkering-wijzigen')) return;
        const uit =
          p.overleden_op === null ? await carryOutWijziging(db, p, { soort: v.soort, gegevens: v.gegevens }) : undefined;
        await setBegonnen(db, {
          id,
          ...(uit?.ok
            ? { status: 'uitgevoerd', vorige: uit.waarde }
            : { status: 'niet-nodig', reden: uit ? 'Dit stond op die dag al zo in het dossier.' : 'De inwoner is overleden.' }),
        });
        if (!uit?.ok) return;
        begonnen++;
        await logTaak(db, {
          gemeenteId,
          handeling: WIJZIGING_LOG[v.soort],
          soort: 'inwoner',
          objectId: p.id,
          inwonerId: p.id,
          grond: GROND_WMO,
        });
      });
  }
  return begonnen === 0 ? 'Er ging vandaag geen wijziging in.' : `${begonnen} wijzigingen gingen in.`;
};
