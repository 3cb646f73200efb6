import { type BeleidInHuis, findProduct } from '../../beleid/index.ts';
import { findInwoner, toonNaam } from '../../inwoner/index.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { bevestiging, linkKnop } from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { findConcept } from '../queries/concept.ts';
import { findBesluit } from '../queries/index.ts';

/**
 * After signing: the besluit is taken. A colleague who signed no longer sees the dossier, so this page says only what was done.
 * Throws NietGevonden when who looks may not know of it.
 */
export const getekendPagina = async (c: PageContext, s: { beleid: BeleidInHuis }): Promise<Response> => {
  const inwonerId = c.nummer('inwoner');
  const conceptId = c.nummer('concept');
  const [inwoner, concept] = await Promise.all([
    findInwoner(c.db, inwonerId),
    findConcept(c.db, inwonerId, conceptId),
    schrijfInzage(c.db, { inwonerId, soort: 'besluitconcept', objectId: conceptId }),
  ]);
  if (!inwoner || !concept || concept.besluit_id === null) {
    if (inwoner && concept) throw new NietGevonden();
    return c.redirect('/besluiten-ter-ondertekening');
  }
  const besluit = await findBesluit(c.db, inwonerId, concept.besluit_id);
  if (!besluit) throw new NietGevonden();
  const { regeling } = s.beleid.regelingMetId(besluit.regeling_id);
  return c.page({
    titel: 'Het besluit is genomen',
    inhoud: bevestiging({
      titel: 'Het besluit is genomen',
      onder: `${findProduct(regeling, besluit.product)?.naam ?? besluit.product} voor ${toonNaam(inwoner)}. Het is nog niet bekendgemaakt.`,
      kenmerk: { label: 'Beschikkingnummer', waarde: String(besluit.beschikkingnummer) },
      hierna: [
        {
          wat: 'Maakt het besluit bekend: dan krijgt de inwoner de brief en begint de bezwaartermijn.',
          wie: inwoner.consulent,
          wanneer: 'liefst vandaag',
        },
      ],
      acties: linkKnop({ tekst: 'Terug naar ondertekenen', href: '/besluiten-ter-ondertekening', soort: 'primair' }),
    }),
  });
};
