import { toonMoment } from '../kernel/moment.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { NietGevonden } from '../platform/problem.ts';
import { parseForm } from '../web/form-data.ts';
import {
  acties,
  badge,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  kop,
  link,
  linkKnop,
  melding,
  metOnder,
  stapel,
  tabel,
  tekstveld,
  terug,
} from '../web/index.ts';
import type { PageContext, Router } from '../web/route.ts';
import { finishControle, judgeRecht } from './actions/judge-recht.ts';
import { refreshControle, startControle } from './actions/start-controle.ts';
import { findControle, findFunctiesMetMandaat, listControles, listHouders, listRegels } from './queries.ts';
import {
  bijzondereRechten,
  kwartaalVan,
  nietInLijst,
  nietKlaarRedenen,
  type StandVanRegel,
  standVan,
  toonKwartaal,
} from './rules.ts';
import { type Controle, type ControleRegel, OordeelForm, RECHTEN } from './types.ts';

const LIJST = '/beheer/rechtencontrole';
const KRUIMEL = { tekst: 'Rechtencontrole', href: LIJST };
const beheer = { rollen: ['beheer'], van: 'gemeente' } as const;

const STAND: Record<StandVanRegel, Html> = {
  open: badge('aandacht', 'nog geen oordeel'),
  blijft: badge('goed', 'blijft'),
  'nog-intrekken': badge('telaat', 'moet nog weg'),
  ingetrokken: badge('neutraal', 'is weg'),
};

const omschrijving = (recht: string): string => Object.entries(RECHTEN).find(([naam]) => naam === recht)?.[1] ?? recht;

const rechtenVanNu = async (c: PageContext) => {
  const [houders, functies] = await Promise.all([listHouders(c.db), findFunctiesMetMandaat(c.db, c.vandaag)]);
  return { houders, nu: bijzondereRechten(houders, functies) };
};

const toonLijst = async (c: PageContext, fouten: readonly Reden[] = []): Promise<Response> => {
  const [controles, { houders, nu }] = await Promise.all([listControles(c.db), rechtenVanNu(c)]);
  const kwartaal = kwartaalVan(c.vandaag);
  const deze = controles.find((een) => een.kwartaal === kwartaal);
  const naam = (id: number): string => houders.find((een) => een.id === id)?.naam ?? '';
  return c.page({
    titel: 'Rechtencontrole',
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel: 'Rechtencontrole',
      onder:
        'Elk kwartaal kijkt beheer wie bijzondere rechten heeft, en of dat nog klopt. Dat het elk kwartaal is, is een keuze van het systeem.',
      ...(deze ? { acties: linkKnop({ tekst: 'Naar deze controle', href: `${LIJST}/${deze.id}`, soort: 'primair' }) } : {}),
    })}${stapel(
      !deze &&
        melding({
          soort: 'waarschuwing',
          titel: `De controle van het ${toonKwartaal(kwartaal)} is nog niet begonnen`,
          inhoud: form({ actie: LIJST, sleutel: c.sleutel(), inhoud: acties(knop({ tekst: 'Begin de controle' })) }),
        }),
      kaart({
        titel: 'Toegang buiten het gewone werk',
        inhoud: html`<p>${link('/beheer/noodtoegang', 'Noodtoegang dit kwartaal')}: wie een dossier opende dat niet van hem of haar was.</p><p>${link('/afgeschermd', 'Afgeschermde dossiers')}: welke dossiers extra beschermd zijn, en wie ze opent.</p><p>${link('/beheer/orientatiecentra', 'Oriëntatiecentrum')}: welke organisatie dat is, en wie er een account heeft.</p>`,
      }),
      kaart({
        titel: 'Wie vandaag bijzondere rechten heeft',
        inhoud: tabel({
          caption: 'Bijzondere rechten van vandaag',
          kolommen: [{ kop: 'Naam' }, { kop: 'Recht' }],
          rijen: nu.map((een) => [link(`/beheer/medewerkers/${een.gebruikerId}`, naam(een.gebruikerId)), RECHTEN[een.recht]]),
        }),
      }),
      kaart({
        titel: 'Controles',
        inhoud: tabel({
          caption: 'Controles van alle kwartalen',
          kolommen: [{ kop: 'Kwartaal' }, { kop: 'Begonnen' }, { kop: 'Afgerond' }],
          rijen: controles.map((een) => [
            link(`${LIJST}/${een.id}`, toonKwartaal(een.kwartaal)),
            metOnder(toonMoment(een.begonnenOp, c.vandaag), een.begonnenDoor),
            een.afgerondOp ? metOnder(toonMoment(een.afgerondOp, c.vandaag), een.afgerondDoor ?? '') : badge('aandacht', 'loopt'),
          ]),
          leeg: 'Er is nog geen controle gedaan.',
        }),
      }),
    )}`,
  });
};

const leesControle = async (c: PageContext): Promise<{ controle: Controle; regels: ControleRegel[] }> => {
  const id = c.nummer('controle');
  const [controle, regels] = await Promise.all([findControle(c.db, id), listRegels(c.db, id)]);
  if (!controle) throw new NietGevonden();
  return { controle, regels };
};

const toonControle = async (c: PageContext, fouten: readonly Reden[] = []): Promise<Response> => {
  const [{ controle, regels }, { nu }, actor] = await Promise.all([leesControle(c), rechtenVanNu(c), c.actor()]);
  const open = controle.afgerondOp === undefined;
  const redenen = nietKlaarRedenen(regels, nu);
  const nieuw = nietInLijst(nu, regels).length;
  const actie = (regel: ControleRegel) => {
    if (!open || regel.oordeel === 'blijft') return '';
    if (regel.oordeel === 'intrekken')
      return standVan(regel, nu) === 'nog-intrekken'
        ? link(`/beheer/medewerkers/${regel.gebruikerId}`, 'Haal het recht weg', `van ${regel.naam}`)
        : '';
    return regel.gebruikerId === actor.gebruikerId
      ? 'Een andere beheerder oordeelt over jou.'
      : link(`${LIJST}/${controle.id}/${regel.id}`, 'Geef een oordeel', `over ${regel.naam}`);
  };
  return c.page({
    titel: `Rechtencontrole ${toonKwartaal(controle.kwartaal)}`,
    kruimels: [KRUIMEL, { tekst: toonKwartaal(controle.kwartaal) }],
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel: `Rechtencontrole ${toonKwartaal(controle.kwartaal)}`,
      onder: controle.afgerondOp
        ? `Afgerond op ${toonMoment(controle.afgerondOp, c.vandaag)} door ${controle.afgerondDoor ?? ''}.`
        : `Begonnen op ${toonMoment(controle.begonnenOp, c.vandaag)} door ${controle.begonnenDoor}.`,
    })}${stapel(
      kaart({
        inhoud: tabel({
          caption: 'Bijzondere rechten met het oordeel',
          toetsen: true,
          kolommen: [{ kop: 'Wie' }, { kop: 'Recht' }, { kop: 'Oordeel' }, { kop: 'Door' }, { kop: 'Actie', zonderLabel: true }],
          rijen: regels.map((regel) => [
            regel.naam,
            omschrijving(regel.recht),
            regel.reden === '' ? STAND[standVan(regel, nu)] : metOnder(STAND[standVan(regel, nu)], regel.reden),
            regel.op ? metOnder(regel.door ?? '', toonMoment(regel.op, c.vandaag)) : '',
            actie(regel),
          ]),
          leeg: 'Niemand heeft bijzondere rechten.',
        }),
      }),
      open &&
        kaart({
          titel: 'Afronden',
          inhoud: html`${
            redenen.length > 0
              ? html`<p>Dat kan nog niet:</p><ul>${redenen.map((reden) => html`<li>${reden}</li>`)}</ul>`
              : html`<p>Over elk recht is geoordeeld en wat weg moest is weg.</p>`
          }${
            nieuw > 0
              ? form({
                  actie: `${LIJST}/${controle.id}/bijwerken`,
                  sleutel: c.sleutel(),
                  inhoud: acties(knop({ tekst: 'Werk de lijst bij', soort: 'tweede' })),
                })
              : ''
          }${
            redenen.length === 0
              ? form({
                  actie: `${LIJST}/${controle.id}/afronden`,
                  sleutel: c.sleutel(),
                  inhoud: acties(knop({ tekst: 'Rond de controle af' })),
                })
              : ''
          }`,
        }),
    )}`,
  });
};

const oordeelPagina = async (
  c: PageContext,
  getypt: { oordeel: string; reden: string },
  fouten: readonly Reden[],
): Promise<Response> => {
  const { controle, regels } = await leesControle(c);
  const regel = regels.find(({ id }) => id === c.nummer('regel'));
  if (!regel) throw new NietGevonden();
  const hier = `${LIJST}/${controle.id}`;
  return c.page({
    titel: `Oordeel over ${regel.naam}`,
    kruimels: [KRUIMEL, { tekst: toonKwartaal(controle.kwartaal), href: hier }, { tekst: regel.naam }],
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${terug(hier)}${foutSamenvatting(fouten)}${kop({ titel: regel.naam, onder: omschrijving(regel.recht) })}${form({
      actie: `${hier}/${regel.id}`,
      sleutel: c.sleutel(),
      inhoud: html`${keuzerondjes({
        naam: 'oordeel',
        label: 'Heeft deze persoon dit recht nog nodig?',
        waarde: getypt.oordeel,
        fout: foutVan(fouten, 'oordeel'),
        keuzes: [
          { waarde: 'blijft', tekst: 'Ja, het blijft' },
          { waarde: 'intrekken', tekst: 'Nee, het moet weg', uitleg: 'Je haalt het daarna weg op de pagina van deze persoon.' },
        ],
      })}${tekstveld({
        naam: 'reden',
        label: 'Waarom',
        verplicht: false,
        hint: 'Nodig als het recht weg moet.',
        maximum: 200,
        waarde: getypt.reden,
        fout: foutVan(fouten, 'reden'),
      })}${acties(knop({ tekst: 'Bewaar het oordeel' }), linkKnop({ tekst: 'Annuleer', href: hier, soort: 'stil' }))}`,
    })}`,
  });
};

/** /beheer/rechtencontrole: who has special rights, and each quarter whether they stay. */
export const registerRechtencontrole = (router: Router): void => {
  router.get(LIJST, { ...beheer, logboek: false }, (c) => toonLijst(c));
  router.post(LIJST, { ...beheer, logboek: 'rechtencontrole-begonnen' }, async (c) => {
    const uit = await c.submit(async (db, actor) => {
      const r = await startControle(db, actor, c.vandaag);
      return r.ok ? { ok: true, naar: `${LIJST}/${r.waarde}` } : r;
    });
    return uit instanceof Response ? uit : toonLijst(c, uit);
  });
  router.get(`${LIJST}/:controle`, { ...beheer, logboek: false }, (c) => toonControle(c));
  router.post(`${LIJST}/:controle/bijwerken`, { ...beheer, logboek: 'rechtencontrole-bijgewerkt' }, async (c) => {
    const id = c.nummer('controle');
    const uit = await c.submit(async (db, actor) => {
      const r = await refreshControle(db, actor, id, c.vandaag);
      return r.ok ? { ok: true, naar: `${LIJST}/${id}` } : r;
    });
    return uit instanceof Response ? uit : toonControle(c, uit);
  });
  router.post(`${LIJST}/:controle/afronden`, { ...beheer, logboek: 'rechtencontrole-afgerond' }, async (c) => {
    const id = c.nummer('controle');
    const uit = await c.submit(async (db, actor) => {
      const r = await finishControle(db, actor, id, c.vandaag);
      return r.ok ? { ok: true, naar: `${LIJST}/${id}` } : r;
    });
    return uit instanceof Response ? uit : toonControle(c, uit);
  });
  router.get(`${LIJST}/:controle/:regel`, { ...beheer, logboek: false }, (c) => oordeelPagina(c, { oordeel: '', reden: '' }, []));
  router.post(`${LIJST}/:controle/:regel`, { ...beheer, logboek: 'recht-blijft of recht-moet-weg' }, async (c) => {
    const getypt = { oordeel: c.form.tekst('oordeel'), reden: c.form.tekst('reden') };
    const gelezen = parseForm(OordeelForm, getypt);
    if (!gelezen.ok) return oordeelPagina(c, getypt, gelezen.redenen);
    const [controleId, regelId] = [c.nummer('controle'), c.nummer('regel')];
    const uit = await c.submit(async (db, actor) => {
      const r = await judgeRecht(db, actor, { controleId, regelId, ...gelezen.waarde });
      return r.ok ? { ok: true, naar: `${LIJST}/${controleId}` } : r;
    });
    return uit instanceof Response ? uit : oordeelPagina(c, getypt, uit);
  });
};
