import { parseRegeling, routeInhoud } from '../../beleid/index.ts';
import { proefroute } from '../../traject/index.ts';
import { bestandsregels, kaart, leegBlok } from '../../web/index.ts';
import type { Router } from '../../web/route.ts';
import { metKop } from '../lezen.ts';
import { type BeleidswijzigingSettings, probeerGevallen } from '../settings.ts';
import { gevallenDeel } from './gevallen.ts';
import { adres, beide, getConcept } from './onderdelen.ts';
import { openDeel } from './open.ts';
import { laadStand, toonDeel } from './stand.ts';
import { verschillenDeel } from './verschillen.ts';

/** /beleid/versies/concept/:concept and its parts. */
export const registerConcept = (router: Router, s: BeleidswijzigingSettings): void => {
  const lezen = { ...beide, logboek: false } as const;
  router.get('/beleid/versies/concept/:concept', lezen, async (c) => {
    const stand = await laadStand(c, s);
    const overname = stand.overname ? s.beleid.regelingMetId(stand.concept.basisId) : undefined;
    return toonDeel(c, s, stand, 'verschillen', verschillenDeel(stand.concept, stand.lijst, overname));
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
  router.get('/beleid/versies/concept/:concept/open', lezen, async (c) => {
    const stand = await laadStand(c, s);
    return toonDeel(c, s, stand, 'open', openDeel(stand));
  });
  router.get('/beleid/versies/concept/:concept/proberen', lezen, async (c) => {
    const stand = await laadStand(c, s);
    const regeling = parseRegeling(stand.concept.laatste.inhoud);
    const { route } = regeling;
    const leeg = leegBlok({ titel: 'In deze regeling staat geen route om te proberen.' });
    if (!route) return toonDeel(c, s, stand, 'proberen', leeg);
    const { landelijk } = s.beleid;
    const pad = adres(stand.concept, '/proberen');
    const uit = proefroute({ regeling, route, landelijk, vandaag: c.vandaag, pad, zoek: c.zoek });
    return 'naar' in uit ? c.redirect(uit.naar) : toonDeel(c, s, stand, 'proberen', uit.inhoud);
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
        inhoud: bestandsregels({
          naam: 'Het hele bestand',
          regels: regels.map((tekst, i) => ({ nr: i + 1, tekst, id: `regel-${i + 1}` })),
        }),
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
