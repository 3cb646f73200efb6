// A besluit in the place of another: which one, what becomes of it, and what it said as the begin of the form.
import type { Kysely } from 'kysely';
import { type Datum, isNa, toonKort } from '../../kernel/datum.ts';
import { toonUren } from '../../kernel/minuten.ts';
import { fromDaterange } from '../../kernel/periode.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { beslotenDoelen, findDoelen, findToewijzing } from '../../toewijzing/index.ts';
import { type Html, html, link, melding } from '../../web/index.ts';
import { DOELVELDEN, doelSoortVeld } from '../invoer.ts';
import { type BesluitRij, findBesluit } from '../queries/index.ts';
import { BEROEP_BRON } from '../rechtsmiddel.ts';

/** The besluit that this one comes in the place of. Throws NietGevonden for one that the actor may not know of. */
export const findVorig = async (
  db: Kysely<DB>,
  inwonerId: number,
  herziet: number | undefined,
): Promise<BesluitRij | undefined> => {
  if (herziet === undefined) return undefined;
  const vorig = await findBesluit(db, inwonerId, herziet);
  if (!vorig) throw new NietGevonden();
  return vorig;
};

export const herzietMelding = (vorig: BesluitRij | undefined, inwonerId: number): Html | false =>
  vorig !== undefined &&
  melding({
    soort: 'info',
    titel: `Dit besluit komt in de plaats van besluit ${vorig.beschikkingnummer}`,
    inhoud: html`<p>${
      vorig.toewijzing_id === null || vorig.status === 'geweigerd' || vorig.status === 'beeindigd'
        ? 'Er loopt geen toewijzing die eindigt.'
        : `De toewijzing bij ${vorig.aanbieder} eindigt de dag voor de eerste dag van dit besluit.`
    } Het oude besluit blijft te lezen. ${link(`/dossier/${inwonerId}/besluit/${vorig.id}`, 'Bekijk het oude besluit')}</p>${
      vorig.gegrond !== null &&
      html`<p>Het bezwaar tegen dat besluit is gegrond. Tegen dit nieuwe besluit kan de inwoner naar de rechter, niet nog een keer in bezwaar (${BEROEP_BRON}).</p>`
    }`,
  });

/** What the earlier besluit gave, to begin with: a revision mostly changes one thing. */
export async function vorigeWaarden(
  db: Kysely<DB>,
  vorig: BesluitRij | undefined,
  o: { product: string; vandaag: Datum },
): Promise<Record<string, string>> {
  if (!vorig || vorig.toewijzing_id === null) return {};
  const [t, doelen] = await Promise.all([findToewijzing(db, vorig.toewijzing_id), findDoelen(db, vorig.toewijzing_id)]);
  if (!t) return {};
  const { van, tot } = fromDaterange(t.looptijd);
  // What is learnt on the way is the plan's, and was not decided on.
  const besloten = beslotenDoelen(doelen);
  return {
    aanbieder: String(t.aanbieder_id),
    ...(isNa(van, o.vandaag) ? { ingang: toonKort(van) } : {}),
    // It ends when it would have ended: to give longer is another choice.
    ...(t.product === o.product && isNa(tot, o.vandaag) ? { einde: toonKort(tot) } : {}),
    ...(t.product === o.product && t.minuten_per_week !== null ? { urenPerWeek: toonUren(t.minuten_per_week) } : {}),
    ...Object.fromEntries(
      DOELVELDEN.flatMap((veld, nr) => {
        const doel = besloten[nr];
        return doel ? [[veld, doel.tekst] as const, [doelSoortVeld(veld), doel.soort] as const] : [];
      }),
    ),
  };
}
