/**
 * The attack on every form, field and address. The routes come from the route table, the forms from the pages: what is new is tried by
 * itself. `npm test` runs the short form, with the same texts and at each commit another share of the ways to send them; `npm run aanval`
 * the long one, with a new seed each time.
 */
import { afterAll, beforeAll } from 'vitest';
import type { World } from '../rechten/world.ts';
import { adressen } from './adressen.ts';
import { type Aanval, openAanval } from './context.ts';
import { formulieren } from './formulieren.ts';
import { lekken } from './lekken.ts';
import { payloadsDoorAlles } from './payload-suite.ts';
import { aantalVerzoeken } from './slagveld.ts';
import { beurt, lang, schrijfDeel } from './verslag.ts';
import { vervalsen } from './vervalsen.ts';

let aanval: Aanval | undefined;
const nu = (): Aanval => {
  if (!aanval) throw new Error('het slagveld is niet open');
  return aanval;
};

beforeAll(
  async () => {
    aanval = await openAanval();
    // The long form walks every page first, also on a machine that does other work.
    if (!lang) console.log(`De korte aanval, beurt ${beurt}. Herhalen: WERKTMEE_BEURT=${beurt} npm test -- test/misbruik`);
  },
  lang ? 1_800_000 : 180_000,
);

afterAll(async () => {
  if (!aanval) return;
  const { world }: { world: World } = aanval.slagveld;
  schrijfDeel({
    naam: 'formulieren en payloads',
    cijfers: {
      routes: world.h.web.routes.length,
      paginas: aanval.kaart.paginas.length,
      payloads: aanval.payloads.length,
      ...aanval.cijfers,
      verzoeken: aantalVerzoeken(),
    },
    bevindingen: aanval.bevindingen,
    opmerkingen: aanval.opmerkingen,
    traag: aanval.traagste.lijst,
  });
  await aanval.close();
});

formulieren(nu);
adressen(nu);
vervalsen(nu);
lekken(nu);
payloadsDoorAlles(nu);
