// A stored row of each kind, computed again by the area that made it.
import { z } from 'zod';
import type { BeleidInHuis } from '../beleid/index.ts';
import { besluitCode, herrekenBesluit } from '../besluit/index.ts';
import { herrekenRegel, leesRegelBewijs } from '../declaratie/index.ts';
import { herrekenResultaat, leesResultaatBewijs } from '../resultaat/index.ts';
import { herrekenToets, leesGronden, leesToets } from '../toets/index.ts';
import { herrekenWijziging, isWijzigingBewijs } from '../wijziging/index.ts';
import type { BesluitRij, RegelRij, ResultaatRij, ToetsRij } from './queries.ts';
import { type Nagerekend, nagerekend } from './types.ts';

/** The version of the code that a row names, if it does. */
const Code = z.looseObject({ code: z.string().optional() }).nullish();

/** A row that cannot be read is a finding, and no reason to stop with the others. */
function probeer(soort: Nagerekend['soort'], id: number, doe: () => Nagerekend): Nagerekend {
  try {
    return doe();
  } catch (fout) {
    if (!(fout instanceof z.ZodError) && !(fout instanceof RangeError)) throw fout;
    return nagerekend(soort, id, [{ ernst: 'uitkomst', tekst: 'Wat er is bewaard kan niet meer worden gelezen.' }], undefined);
  }
}

export const rekenToets = (beleid: BeleidInHuis, rij: ToetsRij): Nagerekend =>
  probeer('toets', rij.id, () =>
    nagerekend(
      'toets',
      rij.id,
      herrekenToets(leesToets(rij), rij.bewijs, beleid.regelingMetId(rij.regeling_id), beleid.landelijk),
      Code.parse(rij.bewijs)?.code,
    ),
  );

export const rekenBesluit = (beleid: BeleidInHuis, rij: BesluitRij): Nagerekend =>
  probeer('besluit', rij.id, () =>
    nagerekend(
      'besluit',
      rij.id,
      isWijzigingBewijs(rij.feiten)
        ? herrekenWijziging(
            { feiten: rij.feiten, gronden: leesGronden(rij.gronden), product: rij.product },
            beleid.regelingMetId(rij.regeling_id),
            beleid.landelijk,
          )
        : herrekenBesluit(
            { feiten: rij.feiten, gronden: leesGronden(rij.gronden) },
            beleid.regelingMetId(rij.regeling_id),
            beleid.landelijk,
          ),
      besluitCode(rij.feiten),
    ),
  );

export const rekenResultaat = (beleid: BeleidInHuis, rij: ResultaatRij): Nagerekend =>
  probeer('resultaat', rij.id, () => {
    const bewijs = leesResultaatBewijs(rij.bewijs);
    const versie = beleid.regelingMetId(bewijs?.regelingId ?? rij.regeling_id);
    return nagerekend('resultaat', rij.id, herrekenResultaat(rij.bewijs, versie), bewijs?.code);
  });

export const rekenRegel = (beleid: BeleidInHuis, rij: RegelRij): Nagerekend =>
  probeer('declaratieregel', rij.id, () => {
    const bewijs = leesRegelBewijs(rij.herkomst);
    const prijs = bewijs.soort === 'credit' || !bewijs.prijs ? undefined : beleid.regelingMetId(bewijs.prijs.id);
    const nu = { contractTarief: rij.contract_tarief ?? undefined, regeling: prijs?.regeling, hash: prijs?.hash };
    return nagerekend(
      'declaratieregel',
      rij.id,
      herrekenRegel(rij, bewijs, nu, rij.terug ?? undefined),
      bewijs.soort === 'credit' ? undefined : bewijs.code,
    );
  });
