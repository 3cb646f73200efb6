import { beheerder } from './beheerder.ts';
import { beleid } from './beleid.ts';
import { bewaar } from './bewaar.ts';
import { bewijs } from './bewijs.ts';
import { declareer } from './declareer.ts';
import { herstel } from './herstel.ts';
import { importeer } from './importeer.ts';
import { logboek } from './logboek.ts';
import type { Opdracht } from './opdracht.ts';
import { route } from './route.ts';
import { sleutels } from './sleutels.ts';
import { termijnen } from './termijnen.ts';
import { toets } from './toets.ts';
import { vernietig } from './vernietig.ts';
import { werkvoorraad } from './werkvoorraad.ts';

/** The commands by name, in the order of the help. */
export const opdrachten: Readonly<Record<string, Opdracht>> = {
  importeer,
  declareer,
  logboek,
  bewaar,
  herstel,
  sleutels,
  beheerder,
  toets,
  termijnen,
  route,
  beleid,
  bewijs,
  werkvoorraad,
  vernietig,
};
