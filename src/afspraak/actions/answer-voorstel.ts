import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { insertAntwoorden, insertGebeurtenis, listAntwoorden, listMomenten, setBegin } from '../queries/index.ts';
import { gekozenMoment, leiderVan, openMomenten, standVan, wachtOp, wieMoet } from '../rules.ts';
import type { Partij } from '../types.ts';
import { loadAfspraak, logAfspraak, written } from './load-afspraak.ts';
import { partijVan, type Wie } from './settings.ts';
import { afzenderVan, tellGenodigden } from './tell-genodigden.ts';

export interface VoorstelAntwoord {
  id: number;
  /** In the dossier: of whom it must be. */
  inwonerId?: number;
  versie: number;
  /** Per moment, `ja` or `nee`. */
  antwoorden: ReadonlyMap<number, 'ja' | 'nee'>;
  /** For whom: who made it may write down what a resident said on the telephone. */
  van?: Partij | undefined;
}

/**
 * Answers the moments of a proposal. When everybody who must come can at one of them, the earliest is fixed and all are invited. When
 * nobody is left to wait for and none fits, who made it hears that it is his turn. Throws NietGevonden or Conflict.
 */
export const answerVoorstel = async (
  db: Kysely<DB>,
  wie: Wie,
  o: VoorstelAntwoord,
): Promise<Resultaat<{ id: number; vast: boolean }>> => {
  const a = await loadAfspraak(db, {
    id: o.id,
    inwonerId: o.inwonerId,
    actor: wie.actor,
    versie: o.versie,
    wilde: 'jouw antwoord op de momenten',
  });
  const zelf = partijVan(wie.actor);
  const van = o.van ?? zelf;
  // The consulent and who made it write down what the resident said on the telephone; nobody speaks for anybody else.
  const hoorde = van === 'inwoner' && (zelf === 'consulent' || zelf === leiderVan(a));
  if (van !== zelf && !hoorde) throw new NietGevonden();
  if (!wieMoet(a).includes(van)) throw new NietGevonden();
  if (a.status !== 'voorgesteld') return geweigerd('Er valt niets meer te kiezen. Bekijk hoe de afspraak nu staat.');
  const momenten = await listMomenten(db, { afspraakId: a.id });
  const open = openMomenten(momenten, wie.nu);
  if (open.length === 0) return geweigerd('De momenten die zijn voorgesteld zijn voorbij. Stel nieuwe momenten voor.');
  const antwoorden = open.flatMap(({ id }) => {
    const kan = o.antwoorden.get(id);
    return kan === undefined ? [] : [{ momentId: id, kan: kan === 'ja' }];
  });
  if (antwoorden.length < open.length)
    return geweigerd(
      ...open
        .filter(({ id }) => !o.antwoorden.has(id))
        .map(({ id }) => ({
          veld: `moment-${id}`,
          tekst: van === zelf ? 'Kies of je dan kunt.' : 'Kies of de inwoner dan kan.',
        })),
    );
  const door = wie.actor.gebruikerId;
  await insertAntwoorden(db, a, { antwoorden, van, door });
  const alle = await listAntwoorden(db, { afspraakId: a.id });
  const gekozen = gekozenMoment(a, momenten, alle, wie.nu);
  const afzender = afzenderVan(wie.beleid, a.gemeenteId, wie.basis);
  if (gekozen) {
    written(await setBegin(db, a, { begin: gekozen.begin, status: 'vast' }), a);
    await insertGebeurtenis(db, a, { wat: 'vastgezet', ervoor: standVan(a), van, door });
    await tellGenodigden(
      db,
      { ...a, begin: gekozen.begin },
      { soort: 'uitnodiging', volgnummer: a.volgnummer + 1, afzender, behalve: zelf === leiderVan(a) ? zelf : undefined, door },
    );
  } else {
    // The version moves with each answer, so that nobody answers on what others have answered meanwhile.
    const laatste = wachtOp(a, momenten, alle, wie.nu).length === 0;
    if (laatste && zelf !== leiderVan(a))
      await tellGenodigden(db, a, { soort: 'kan-niet', volgnummer: a.volgnummer, afzender, alleen: leiderVan(a), door });
  }
  await logAfspraak(db, wie, a, gekozen ? 'afspraak-vastgezet' : 'afspraak-beantwoord');
  return gelukt({ id: a.id, vast: gekozen !== undefined });
};
