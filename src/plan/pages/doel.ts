// A goal of a draft: new, changed, reached or dropped.
import { bijLeven, findInwoner, toonNaam } from '../../inwoner/index.ts';
import { datum, toonKort } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  html,
  keuzelijst,
  keuzerondjes,
  knop,
  kop,
  linkKnop,
  tekstvak,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { judgeDoel, putDoel } from '../actions/change-plandoel.ts';
import { listPlandoelen, listPlannen, listPlekken } from '../queries/index.ts';
import { DOEL_SOORTEN } from '../types.ts';
import type { PlanSettings } from './settings.ts';
import { kruimels } from './versie.ts';

/** `getypt`: what somebody wrote about a goal that is gone meanwhile is shown as a new one. */
const read = async (c: PageContext, doelId: number | undefined, getypt: boolean) => {
  const inwonerId = c.nummer('inwoner');
  const planId = c.nummer('plan');
  const [inwoner, plannen, doelen, plekken] = await Promise.all([
    findInwoner(c.db, inwonerId),
    listPlannen(c.db, inwonerId),
    listPlandoelen(c.db, inwonerId),
    listPlekken(c.db, inwonerId),
    schrijfInzage(c.db, { inwonerId, soort: 'plan', objectId: planId }),
  ]);
  const plan = plannen.find(({ id }) => id === planId);
  const gevonden = doelen.find((een) => een.planId === planId && een.doelId === doelId);
  const doel = getypt && (gevonden?.stand === 'gehaald' || gevonden?.stand === 'vervallen') ? undefined : gevonden;
  if (!inwoner || !plan || (doelId !== undefined && !doel && !getypt)) throw new NietGevonden();
  return { inwonerId, naam: toonNaam(inwoner), gemeenteId: inwoner.gemeente_id, plan, doel, plekken };
};

const toon = async (
  c: PageContext,
  s: PlanSettings,
  o: { doelId?: number; waarden?: Readonly<Record<string, string>>; fouten?: readonly Reden[] },
): Promise<Response> => {
  const { inwonerId, naam, gemeenteId, plan, doel, plekken } = await read(c, o.doelId, o.waarden !== undefined);
  const regeling = s.beleid.dichtstbij(gemeenteId, c.vandaag)?.regeling;
  const basis = `/dossier/${inwonerId}/plan/${plan.id}`;
  const oordeelt = doel?.stand === 'blijft';
  const fouten = o.fouten ?? [];
  const waarden: Readonly<Record<string, string>> = o.waarden ?? {
    soort: doel?.soort === 'leerdoel' ? 'leerdoel' : 'doel',
    tekst: doel?.tekst ?? '',
    maat: doel?.maat ?? '',
    wie: doel?.wie ?? '',
    uiterlijk: doel?.uiterlijk ? toonKort(datum(doel.uiterlijk)) : '',
    trede: doel?.trede ? String(doel.trede) : '',
    plek: doel?.toewijzingId ? String(doel.toewijzingId) : '',
  };
  const veld = (veldnaam: string) => ({ naam: veldnaam, waarde: waarden[veldnaam], fout: foutVan(fouten, veldnaam) });
  const titel = oordeelt ? 'Wat gebeurt er met dit doel?' : doel ? 'Doel wijzigen' : 'Nieuw doel';
  return c.page({
    titel,
    fout: fouten.length > 0,
    smal: true,
    kruimels: kruimels(inwonerId, naam, titel),
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel, onder: doel?.tekst })}${form({
      actie: doel ? `${basis}/doel/${doel.doelId}` : `${basis}/doel`,
      sleutel: c.sleutel(),
      inhoud: html`${
        oordeelt &&
        html`${keuzerondjes({
          ...veld('stand'),
          label: 'Kies',
          keuzes: [
            { waarde: 'gehaald', tekst: 'Het is gehaald', uitleg: 'Alleen de reden hieronder invullen.' },
            { waarde: 'vervallen', tekst: 'Het vervalt', uitleg: 'Alleen de reden hieronder invullen.' },
            {
              waarde: 'aangepast',
              tekst: 'Het wordt anders',
              uitleg: 'Schrijf hieronder hoe het doel wordt. Het oude doel blijft te lezen.',
            },
          ],
        })}${tekstvak({ ...veld('reden'), label: 'Waarom?', hint: 'Iedereen die het plan leest, ziet dit.', regels: 3, maximum: 2000 })}`
      }${keuzerondjes({
        ...veld('soort'),
        label: 'Wat voor doel is het?',
        naastElkaar: true,
        keuzes: [
          { waarde: 'doel', tekst: DOEL_SOORTEN.doel },
          { waarde: 'leerdoel', tekst: DOEL_SOORTEN.leerdoel },
        ],
      })}${tekstvak({ ...veld('tekst'), label: 'Het doel', hint: `In de woorden van ${naam}. Bijvoorbeeld: ik repareer zelf een lekke band.`, regels: 2, maximum: 500 })}${tekstvak(
        {
          ...veld('maat'),
          label: 'Waaraan zien jullie dat het is gelukt?',
          hint: 'Bijvoorbeeld: drie keer achter elkaar zonder hulp.',
          regels: 2,
          maximum: 500,
        },
      )}${tekstvak({ ...veld('wie'), label: 'Wie doet wat?', hint: 'Bijvoorbeeld: Jan oefent elke dinsdag, Karin kijkt mee.', regels: 2, maximum: 500 })}${datumveld(
        {
          ...veld('uiterlijk'),
          label: 'Wanneer kijken jullie of het is gelukt?',
          hint: 'Bijvoorbeeld 01-06-2027',
        },
      )}${keuzelijst({
        ...veld('trede'),
        label: 'Hoort dit bij een stap naar een trede?',
        verplicht: false,
        leeg: 'Nee',
        opties: (regeling?.ladder.treden ?? []).map((trede) => ({
          waarde: String(trede.trede),
          tekst: `Trede ${trede.trede}: ${trede.naam}`,
        })),
      })}${
        plekken.length > 0 &&
        keuzelijst({
          ...veld('plek'),
          label: 'Bij welke plek hoort dit?',
          hint: 'Die aanbieder leest het doel en zegt of hij het eens is.',
          verplicht: false,
          leeg: 'Bij geen plek',
          opties: plekken.map((plek) => ({ waarde: String(plek.id), tekst: plek.aanbieder })),
        })
      }${acties(knop({ tekst: 'Opslaan' }), linkKnop({ tekst: 'Annuleren', href: basis }))}`,
    })}`,
  });
};

export const registerDoel = (router: Router, s: PlanSettings): void => {
  const leeft = bijLeven(router);
  const pad = '/dossier/:inwoner/plan/:plan/doel';
  const mag = { rollen: ['consulent'], van: 'inwoner' } as const;
  leeft.get(pad, { ...mag, logboek: 'inzage' }, (c) => toon(c, s, {}));
  leeft.get(`${pad}/:doel`, { ...mag, logboek: 'inzage' }, (c) => toon(c, s, { doelId: c.nummer('doel') }));

  const opdracht = (c: PageContext) => ({
    vandaag: c.vandaag,
    inwonerId: c.nummer('inwoner'),
    planId: c.nummer('plan'),
    waarden: c.form.waarden,
  });
  leeft.post(pad, { ...mag, logboek: 'plandoel-geschreven' }, async (c) => {
    const o = opdracht(c);
    const uit = await c.submit(async (db, actor) => {
      const r = await putDoel(db, actor, o);
      return r.ok ? { ok: true, naar: `/dossier/${o.inwonerId}/plan/${o.planId}` } : r;
    });
    return uit instanceof Response ? uit : toon(c, s, { waarden: c.form.waarden, fouten: uit });
  });
  leeft.post(`${pad}/:doel`, { ...mag, logboek: 'plandoel-geschreven' }, async (c) => {
    const o = opdracht(c);
    const doelId = c.nummer('doel');
    const uit = await c.submit(async (db, actor) => {
      const r =
        c.form.waarden.stand === undefined && c.form.waarden.reden === undefined
          ? await putDoel(db, actor, { ...o, doelId })
          : await judgeDoel(db, actor, { ...o, doelId, gezien: c.form.versie() });
      return r.ok ? { ok: true, naar: `/dossier/${o.inwonerId}/plan/${o.planId}` } : r;
    });
    return uit instanceof Response ? uit : toon(c, s, { doelId, waarden: c.form.waarden, fouten: uit });
  });
};
