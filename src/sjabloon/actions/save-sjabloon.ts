import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { insertVersie, listTeams, listVersies } from '../queries.ts';
import { onbekendeWoorden } from '../rules.ts';
import { INVULWOORDEN, type SjabloonForm, WAARVOOR } from '../types.ts';

/**
 * Makes a template, or the next version of one; `versie` is the version that was looked at. A word between braces that is not on the
 * list is refused: nothing would ever be filled in there.
 */
export const saveSjabloon = async (
  db: Kysely<DB>,
  o: { actor: Actor; reeks?: number; versie: number; vervallen: boolean; form: SjabloonForm; terug: string },
): Promise<Resultaat<{ reeks: number }>> => {
  const { actor, form } = o;
  if (actor.gemeenteId === undefined) throw new NietGevonden();
  const vreemd = onbekendeWoorden(form.tekst);
  if (vreemd.length > 0)
    return geweigerd({
      veld: 'tekst',
      tekst: `{${vreemd[0]}} vullen we niet in. Kies uit ${Object.keys(INVULWOORDEN)
        .map((woord) => `{${woord}}`)
        .join(', ')}.`,
    });
  if (form.team !== null && !(await listTeams(db)).some(({ id }) => id === form.team))
    return geweigerd({ veld: 'team', tekst: 'Dit team bestaat niet meer. Kies opnieuw.' });
  const versies = o.reeks === undefined ? [] : await listVersies(db, o.reeks);
  const [nu] = versies;
  if (o.reeks !== undefined && !nu) throw new NietGevonden();
  const anders = (nu?.versie ?? 0) !== o.versie;
  const reeks = anders
    ? undefined
    : await insertVersie(db, {
        ...form,
        gemeenteId: actor.gemeenteId,
        reeks: o.reeks,
        versie: o.versie + 1,
        vervallen: o.vervallen,
        door: actor.gebruikerId,
      });
  if (reeks === undefined) {
    const laatste = o.reeks === undefined ? undefined : (await listVersies(db, o.reeks))[0];
    if (!laatste) throw new NietGevonden();
    const rij = (label: string, jouw: string, staat: string) => ({ label, jouw, nu: staat, anders: jouw !== staat });
    throw new Conflict({
      wat: `het sjabloon “${laatste.naam}”`,
      door: laatste.door,
      terug: o.terug,
      nieuweVersie: laatste.versie,
      velden: [
        rij('Naam', form.naam, laatste.naam),
        rij('Waarvoor', WAARVOOR[form.waarvoor], WAARVOOR[laatste.waarvoor]),
        rij('Tekst', form.tekst, laatste.tekst),
      ],
    });
  }
  await schrijfLogboek(db, actor, {
    handeling: o.vervallen ? 'sjabloon-vervallen' : 'sjabloon-bewaard',
    soort: 'sjabloon',
    objectId: reeks,
    grond: 'beheer van het systeem',
  });
  return gelukt({ reeks });
};
