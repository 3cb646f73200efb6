// Messages of the resident, one thread a page, for an old telephone too.
import { findInstelling } from '../../instelling/index.ts';
import { toonMoment } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  badge,
  form,
  foutSamenvatting,
  foutVan,
  html,
  knop,
  kop,
  leegBlok,
  linkKnop,
  takenlijst,
  tekstvak,
  tekstveld,
  terug,
  wieLeest,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { sendBericht } from '../actions/send-bericht.ts';
import { startOverleg } from '../actions/start-overleg.ts';
import { findOverleg, listBerichten, listOverleg, markGelezen } from '../queries.ts';
import { partijNaam } from '../rules.ts';
import { AntwoordForm, OverlegForm } from '../types.ts';
import { draad, metWie } from './draad.ts';

const LIJST = '/mijn/berichten';
const zelf = { rollen: ['inwoner'], van: 'zelf', logboek: false } as const;
const EIGEN = 'eigen gegevens (AVG artikel 15)';

const ikzelf = async (c: PageContext): Promise<number> => {
  const { inwonerId } = await c.actor();
  if (inwonerId === undefined) throw new NietGevonden();
  return inwonerId;
};

const antwoordZin = (dagen: number): string =>
  `Je krijgt binnen ${dagen === 1 ? '1 dag' : `${dagen} dagen`} antwoord van de gemeente. Heb je haast? Bel dan.`;

const nieuwPagina = async (
  c: PageContext,
  getypt: Readonly<Record<string, string>>,
  fouten: readonly Reden[] = [],
): Promise<Response> => {
  const dagen = await findInstelling(c.db, 'bericht-antwoord-dagen');
  return c.page({
    titel: 'Nieuw bericht',
    inwoner: true,
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${terug(LIJST)}${foutSamenvatting(fouten)}${kop({ titel: 'Schrijf een bericht', onder: 'Aan je contactpersoon bij de gemeente.' })}${form(
      {
        actie: `${LIJST}/nieuw`,
        sleutel: c.sleutel(),
        inhoud: html`${tekstveld({ naam: 'onderwerp', label: 'Waar gaat het over?', maximum: 120, waarde: getypt.onderwerp, fout: foutVan(fouten, 'onderwerp') })}${wieLeest(
          {
            icoon: 'users',
            titel: 'Wie leest dit?',
            wie: ['Je contactpersoon bij de gemeente, en wie hem of haar vervangt', 'Jijzelf'],
            niet: 'Je aanbieder leest het niet.',
          },
        )}${tekstvak({ naam: 'tekst', label: 'Je bericht', regels: 8, maximum: 8000, waarde: getypt.tekst, fout: foutVan(fouten, 'tekst') })}<p>${antwoordZin(dagen)}</p>${acties(
          knop({ tekst: 'Stuur', icoon: 'send' }),
          linkKnop({ tekst: 'Terug', href: LIJST, soort: 'stil' }),
        )}`,
      },
    )}`,
  });
};

export const registerMijnBerichten = (router: Router): void => {
  router.get(LIJST, zelf, async (c) => {
    const inwonerId = await ikzelf(c);
    const regels = await listOverleg(c.db, { ik: 'inwoner', inwonerId });
    return c.page({
      titel: 'Mijn berichten',
      inwoner: true,
      inhoud: html`${kop({
        titel: 'Mijn berichten',
        onder: 'Hier schrijf je met de gemeente. Soms leest je aanbieder of het oriëntatiecentrum mee; dat staat er dan bij.',
        acties: linkKnop({ tekst: 'Schrijf een bericht', href: `${LIJST}/nieuw`, soort: 'primair', icoon: 'message' }),
      })}${
        regels.length === 0
          ? leegBlok({ titel: 'Er zijn nog geen berichten.', inhoud: 'Heb je een vraag? Schrijf een bericht, of bel.' })
          : takenlijst(
              regels.map((regel) => ({
                titel: regel.onderwerp,
                href: `${LIJST}/${regel.id}`,
                onder: `${metWie(regel, 'inwoner')}${regel.laatst ? `. Laatste bericht: ${toonMoment(regel.laatst.op, c.vandaag)}, van ${regel.laatst.van === 'inwoner' ? 'jou' : partijNaam(regel, regel.laatst.van)}` : ''}`,
                status:
                  regel.ongelezen > 0
                    ? badge('info', regel.ongelezen === 1 ? '1 nieuw' : `${regel.ongelezen} nieuw`, 'message')
                    : badge('neutraal', 'gelezen', 'check'),
              })),
            )
      }${acties(linkKnop({ tekst: 'Mail over berichten', href: '/mijn/herinneringen', soort: 'stil', icoon: 'settings' }))}`,
    });
  });

  router.get(`${LIJST}/nieuw`, zelf, (c) => nieuwPagina(c, {}));

  router.post(`${LIJST}/nieuw`, { ...zelf, logboek: 'bericht-gestuurd' }, async (c) => {
    const inwonerId = await ikzelf(c);
    const gelezen = parseForm(OverlegForm, c.form.waarden);
    if (!gelezen.ok) return nieuwPagina(c, c.form.waarden, gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await startOverleg(db, {
        actor,
        inwonerId,
        partijen: { metInwoner: true, aanbiederId: null, centrumId: null },
        ...gelezen.waarde,
      });
      return r.ok ? { ok: true, naar: `${LIJST}/${r.waarde.id}` } : r;
    });
    return uit instanceof Response ? uit : nieuwPagina(c, c.form.waarden, uit);
  });

  const lees = async (c: PageContext) => {
    const id = c.nummer('overleg');
    const inwonerId = await ikzelf(c);
    const [overleg, lijst, dagen] = await Promise.all([
      findOverleg(c.db, inwonerId, id),
      listBerichten(c.db, inwonerId, id),
      findInstelling(c.db, 'bericht-antwoord-dagen'),
    ]);
    if (!overleg) throw new NietGevonden();
    return { inwonerId, overleg, lijst, dagen };
  };

  const draadPagina = (
    c: PageContext,
    o: Awaited<ReturnType<typeof lees>>,
    tekst: string,
    fouten: readonly Reden[] = [],
  ): Promise<Response> =>
    c.page({
      titel: o.overleg.onderwerp,
      inwoner: true,
      fout: fouten.length > 0,
      inhoud: html`${terug(LIJST)}${foutSamenvatting(fouten)}${kop({ titel: o.overleg.onderwerp, onder: metWie(o.overleg, 'inwoner') })}${draad(
        {
          vandaag: c.vandaag,
          overleg: o.overleg,
          lijst: o.lijst,
          ik: 'inwoner',
          schrijf: {
            actie: `${LIJST}/${o.overleg.id}`,
            sleutel: c.sleutel(),
            tekst,
            fouten,
            onder: html`<p>${antwoordZin(o.dagen)}</p>`,
          },
        },
      )}`,
    });

  router.get(`${LIJST}/:overleg`, { ...zelf, logboek: 'inzage' }, async (c) => {
    const o = await lees(c);
    await Promise.all([
      schrijfInzage(c.db, { inwonerId: o.inwonerId, soort: 'overleg', objectId: o.overleg.id, grond: EIGEN }),
      o.lijst.some(({ van, gelezen }) => van !== 'inwoner' && gelezen.inwoner === null) &&
        markGelezen(c.db, { ik: 'inwoner', inwonerId: o.inwonerId, overlegId: o.overleg.id }),
    ]);
    return draadPagina(c, o, '');
  });

  router.post(`${LIJST}/:overleg`, { ...zelf, logboek: 'bericht-gestuurd' }, async (c) => {
    const o = await lees(c);
    const getypt = c.form.waarden.tekst ?? '';
    const gelezen = parseForm(AntwoordForm, c.form.waarden);
    if (!gelezen.ok) return draadPagina(c, o, getypt, gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await sendBericht(db, { actor, inwonerId: o.inwonerId, overlegId: o.overleg.id, ...gelezen.waarde });
      return r.ok ? { ok: true, naar: `${LIJST}/${o.overleg.id}#bericht-${r.waarde.id}` } : r;
    });
    return uit instanceof Response ? uit : draadPagina(c, o, getypt, uit);
  });
};
