import { parseRegeling, routeInhoud } from '../../beleid/index.ts';
import { bestandsregels, kaart, leegBlok } from '../../web/index.ts';
import type { Router } from '../../web/route.ts';
import { metKop } from '../lezen.ts';
import { type BeleidswijzigingSettings, probeerGevallen } from '../settings.ts';
import { gevallenDeel } from './gevallen.ts';
import { beide, getConcept } from './onderdelen.ts';
import { laadStand, toonDeel } from './stand.ts';
import { verschillenDeel } from './verschillen.ts';

/** /beleid/versies/concept/:concept and its parts. */
export const registerConcept = (router: Router, s: BeleidswijzigingSettings): void => {
  const lezen = { ...beide, logboek: false } as const;
  router.get('/beleid/versies/concept/:concept', lezen, async (c) => {
    const stand = await laadStand(c, s);
    return toonDeel(c, s, stand, 'verschillen', verschillenDeel(stand.concept, stand.lijst));
  });
  router.get('/beleid/versies/concept/:concept/gevallen', lezen, async (c) => {
    const stand = await laadStand(c, s);
    return toonDeel(c, s, stand, 'gevallen', gevallenDeel(probeerGevallen(s.beleid, stand.concept), stand.concept));
  });
  router.get('/beleid/versies/concept/:concept/route', lezen, async (c) => {
    const stand = await laadStand(c, s);
    const nieuw = parseRegeling(stand.concept.laatste.inhoud);
    return toonDeel(
      c,
      s,
      stand,
      'route',
      nieuw.route
        ? kaart({
            titel: 'De weg van de inwoner in de nieuwe versie',
            inhoud: routeInhoud(nieuw, nieuw.route),
          })
        : leegBlok({ titel: 'In deze regeling staat geen route.' }),
    );
  });
  router.get('/beleid/versies/concept/:concept/bestand', lezen, async (c) => {
    const stand = await laadStand(c, s);
    const regels = stand.concept.laatste.tekst.replace(/\n$/, '').split('\n');
    return toonDeel(
      c,
      s,
      stand,
      'bestand',
      kaart({
        titel: 'Het bestand',
        inhoud: bestandsregels({ naam: 'Het hele bestand', regels: regels.map((tekst, i) => ({ nr: i + 1, tekst })) }),
      }),
    );
  });
  router.get('/beleid/versies/concept/:concept/download', lezen, async (c) => {
    const concept = await getConcept(c);
    const basis = s.beleid.regelingMetId(concept.basisId);
    return c.file({
      inhoud: metKop({ ...basis, tekst: concept.laatste.tekst }),
      type: 'application/yaml; charset=utf-8',
      naam: `${concept.sleutel}-${concept.laatste.geldigVan}-concept-${concept.id}.yaml`,
    });
  });
};
