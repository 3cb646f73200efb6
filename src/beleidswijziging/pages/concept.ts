import { parseRegeling, routeInhoud } from '../../beleid/index.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { proefroute } from '../../traject/index.ts';
import { bestandsregels, foutSamenvatting, html, kaart, leegBlok } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { agreeRoute } from '../actions/agree-route.ts';
import { metKop } from '../lezen.ts';
import { type BeleidswijzigingSettings, gevallenBestandVan, probeerGevallen, regelingVan } from '../settings.ts';
import { gevallenDeel } from './gevallen.ts';
import { adres, beide, getConcept, voorbereider } from './onderdelen.ts';
import { openDeel } from './open.ts';
import { laadStand, toonDeel } from './stand.ts';
import { verschillenDeel } from './verschillen.ts';

/** /beleid/versies/concept/:concept and its parts. */
export const registerConcept = (router: Router, s: BeleidswijzigingSettings): void => {
  const lezen = { ...beide, logboek: false } as const;
  router.get('/beleid/versies/concept/:concept', lezen, async (c) => {
    const stand = await laadStand(c, s);
    const overname = stand.overname ? s.beleid.regelingMetId(stand.concept.basisId) : undefined;
    return toonDeel(c, s, stand, 'verschillen', verschillenDeel(stand.concept, stand.lijst, c.vandaag, overname));
  });
  const toonGevallen = async (c: PageContext, fouten: readonly Reden[]): Promise<Response> => {
    const stand = await laadStand(c, s);
    const { concept } = stand;
    const uitkomsten = probeerGevallen(s.beleid, concept);
    const kanBeginnen = stand.rol === 'beleid' && concept.status === 'concept' && regelingVan(concept).route !== undefined;
    const inhoud = html`${foutSamenvatting(fouten)}${gevallenDeel(uitkomsten, concept, { sleutel: c.sleutel(), kanBeginnen, zonderVoorganger: stand.overname })}`;
    return toonDeel(c, s, stand, 'gevallen', inhoud);
  };
  router.get('/beleid/versies/concept/:concept/gevallen', lezen, (c) => toonGevallen(c, []));
  const afspreken = { ...voorbereider, logboek: 'beleidsconcept-gewijzigd' } as const;
  router.post('/beleid/versies/concept/:concept/gevallen', afspreken, async (c) => {
    const uit = await c.submit(async (db, actor) => {
      const vraag = { beleid: s.beleid, vandaag: c.vandaag, id: c.nummer('concept'), versie: c.form.versie() };
      const r = await agreeRoute(db, actor, vraag);
      return r.ok ? { ok: true, naar: adres({ id: r.waarde }, '/gevallen') } : r;
    });
    return uit instanceof Response ? uit : toonGevallen(c, uit);
  });
  router.get('/beleid/versies/concept/:concept/gevallen/bestand', lezen, async (c) => {
    const concept = await getConcept(c);
    return c.file({
      inhoud: gevallenBestandVan(s.beleid, concept),
      type: 'application/yaml; charset=utf-8',
      naam: `${concept.sleutel}-gevallen.yaml`,
    });
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
