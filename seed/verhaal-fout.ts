// Where a story of the demo does not fit the beleid: which story, why, and the place in the file. Who changed a route reads this, no stack.
import { existsSync, readFileSync } from 'node:fs';
import { type OpgeslagenRegeling, regelzoeker } from '../src/beleid/index.ts';
import { toonDatum } from '../src/kernel/datum.ts';
import { NietGevonden, Verklaard } from '../src/platform/problem.ts';
import { opWerkdag, regelingIdOp, type Seed } from './context.ts';
import type { Zet } from './traject-loper.ts';

type Plaats = { wat: string; pad: (string | number)[]; naam: string; bestaat: boolean };

/** What somebody did in the story, and where the file speaks of it. */
function plaatsVan(seed: Seed, z: Zet, { regeling: { producten, route } }: OpgeslagenRegeling): Plaats {
  const dag = (dagen: number): string => toonDatum(opWerkdag(seed.dag(dagen)));
  const product = (id: string, wat: string): Plaats => {
    const nr = producten.findIndex((een) => een.product === id);
    return { wat, pad: ['producten', nr], naam: `producten.${id}`, bestaat: nr >= 0 };
  };
  if ('plek' in z) return product(z.plek, `de plek ${z.plek} vanaf ${dag(z.begon)}`);
  if ('plekKlaar' in z) return product(z.plekKlaar, `het einde van de plek ${z.plekKlaar} op ${dag(z.op)}`);
  if ('terug' in z) {
    const nr = route?.terug.findIndex(({ id }) => id === z.terug) ?? -1;
    const wat = `de weg terug ${z.terug} naar ${z.naar} op ${dag(z.op)}`;
    return { wat, pad: ['route', 'terug', nr], naam: `route.terug.${z.terug}`, bestaat: nr >= 0 };
  }
  if ('stap' in z) {
    const nr = route?.stappen.findIndex(({ id }) => id === z.stap) ?? -1;
    const eind = z.klaar === undefined ? '' : `, klaar op ${dag(z.klaar)} met de uitkomst ${z.uitkomst ?? ''}`;
    const wat = `de stap ${z.stap}, begonnen op ${dag(z.begon)}${eind}`;
    return { wat, pad: ['route', 'stappen', nr], naam: `route.stappen.${z.stap}`, bestaat: nr >= 0 };
  }
  return { wat: 'plan' in z ? 'het plan' : 'wat er tussendoor gebeurde', pad: ['route'], naam: 'route', bestaat: true };
}

/** "regel 210 (route.stappen.overdracht)", as far as the file is there to look in. */
function plekIn(bestand: string, { pad, naam, bestaat }: Plaats): string {
  if (!bestaat) return `${bestand}: ${naam} staat er niet in`;
  return existsSync(bestand)
    ? `${bestand}, regel ${regelzoeker(readFileSync(bestand, 'utf8'))(pad)} (${naam})`
    : `${bestand} (${naam})`;
}

const waaromTekst = (oorzaak: unknown): string =>
  oorzaak instanceof NietGevonden
    ? 'dit staat niet in de route die voor deze inwoner geldt'
    : oorzaak instanceof Error
      ? oorzaak.message.replace(/^de demo liep vast bij [^:]+: /, '')
      : String(oorzaak);

/** The version that speaks of what was done: that of the traject, or of the day on which it would begin. */
const geldendVoor = async (seed: Seed, inwonerId: number, z: Zet): Promise<number> => {
  const { rows } = await seed.client
    .query<{ regeling_id: number }>('select regeling_id from traject where inwoner_id = $1 order by id desc limit 1', [inwonerId])
    // What a fault of the database left takes no more questions.
    .catch(() => ({ rows: [] }));
  const [traject] = 'plek' in z ? [] : rows;
  return traject?.regeling_id ?? ('begon' in z ? regelingIdOp(seed, seed.dag(z.begon)) : seed.regelingId);
};

/** What the start of the demo says when a story stops. */
export const verhaalPastNiet = async (
  seed: Seed,
  o: { wie: string; inwonerId: number; zet: Zet; oorzaak: unknown },
): Promise<Verklaard> => {
  const geldend = seed.beleid.regelingMetId(await geldendVoor(seed, o.inwonerId, o.zet));
  const plaats = plaatsVan(seed, o.zet, geldend);
  return new Verklaard(
    [
      'De demo kan niet worden gevuld: een verhaal past niet bij het beleid.',
      '',
      `Het verhaal:   ${o.wie}, gemeente ${seed.beleid.gemeente(seed.gemeenteId).naam}`,
      `Loopt vast:    ${plaats.wat}`,
      `Waarom:        ${waaromTekst(o.oorzaak)}`,
      `In het beleid: ${plekIn(geldend.bestand, plaats)}`,
      '',
      'Zet het bestand terug, of pas in de map seed het verhaal van deze inwoner aan.',
      'Een andere route proberen kan zonder dit: lever haar in bij Beleid, Versies. Wie al onderweg is, loopt dan door.',
    ].join('\n'),
    { cause: o.oorzaak },
  );
};
