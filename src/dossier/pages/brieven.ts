// The tab with the letters of a resident, and the overview that can be made for him.
import type { Kysely } from 'kysely';
import {
  type BriefOpdracht,
  briefVoorstel,
  brievenTab,
  findMedewerker,
  leesBrief,
  makeBriefdata,
  readBrievenTab,
  storeBrief,
} from '../../brief/index.ts';
import { bijLeven, findInwoner, type InwonerKop, toonNaam } from '../../inwoner/index.ts';
import { datum } from '../../kernel/datum.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { findBepalingen, huidigeBepaling } from '../../ladder/index.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { html, kop, linkKnop } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { overzichtInhoud } from '../letters/overzicht.ts';
import { findDoelen, findToewijzingen } from '../queries.ts';
import { type DossierSettings, dossierPagina, handeltMet, LEZERS, openDossier, woordenVan } from './frame.ts';

const PAD = '/dossier/:inwoner/brieven/overzicht';

/** The overview of today, from what the dossier holds. */
const maakOverzicht = async (db: Kysely<DB>, c: PageContext, s: DossierSettings, inwoner: InwonerKop): Promise<BriefOpdracht> => {
  const [bepalingen, toewijzingen, doelen, { brieven }, consulent] = await Promise.all([
    findBepalingen(db, inwoner.id),
    findToewijzingen(db, inwoner.id),
    findDoelen(db, inwoner.id),
    readBrievenTab(db, inwoner.id),
    findMedewerker(db, inwoner.consulent_id),
  ]);
  const woorden = woordenVan(s, c, inwoner.gemeente_id);
  const nu = huidigeBepaling(bepalingen);
  const trede = (nummer: number) => `trede ${nummer}: ${woorden.trede(nummer)}`;
  return {
    beleid: s.beleid,
    inwonerId: inwoner.id,
    soort: 'overzicht',
    vandaag: c.vandaag,
    inhoud: overzichtInhoud({
      vandaag: c.vandaag,
      trede: nu && { tekst: trede(nu.trede), sinds: nu.peildatum },
      perspectief: nu?.perspectief !== undefined && nu.perspectief > nu.trede ? trede(nu.perspectief) : undefined,
      plekken: toewijzingen.map((een) => ({
        id: een.id,
        product: woorden.product(een.product),
        aanbieder: een.aanbieder,
        looptijd: een.looptijd,
        minutenPerWeek: een.minuten_per_week,
        status: een.status,
      })),
      doelen,
      brieven: brieven.map((brief) => {
        const data = leesBrief(brief.gegevens);
        return { titel: brief.titel, datum: data ? datum(data.datum) : dagTotVandaag(brief.gemaakt_op, c.vandaag) };
      }),
      consulent: inwoner.consulent,
      telefoon: consulent?.telefoon ?? s.beleid.gemeente(inwoner.gemeente_id).telefoon.waarde,
    }),
  };
};

const toonOverzicht = async (c: PageContext, s: DossierSettings, fouten: readonly Reden[] = []): Promise<Response> => {
  const { inwoner } = await openDossier(c, s, { soort: 'documenten' }, () => Promise.resolve(undefined));
  const naam = toonNaam(inwoner);
  const basis = `/dossier/${inwoner.id}/brieven`;
  return c.page({
    titel: `Overzicht voor ${naam}`,
    fout: fouten.length > 0,
    kruimels: [
      { tekst: 'Inwoners', href: '/inwoners' },
      { tekst: naam, href: `/dossier/${inwoner.id}` },
      { tekst: 'Brieven', href: basis },
      { tekst: 'Overzicht' },
    ],
    inhoud: html`${kop({ titel: 'Overzicht op papier', onder: `Voor ${naam}` })}${briefVoorstel({
      invoer: await makeBriefdata(c.db, await maakOverzicht(c.db, c, s, inwoner)),
      actie: `${basis}/overzicht`,
      sleutel: c.sleutel(),
      terug: basis,
      uitleg: html`<p>Alles wat er nu loopt op een rij, voor wie het graag op papier heeft.</p>`,
      fouten,
    })}`,
  });
};

export const registerBrievenTab = (router: Router, s: DossierSettings): void => {
  const leeft = bijLeven(router);
  router.get('/dossier/:inwoner/brieven', { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, async (c) => {
    const { inwoner, extra, actor } = await openDossier(c, s, { soort: 'documenten' }, readBrievenTab);
    const schrijft = handeltMet(actor, inwoner);
    return dossierPagina(c, {
      inwoner,
      actor,
      tab: 'brieven',
      knoppen:
        schrijft &&
        linkKnop({
          tekst: 'Overzicht maken',
          href: `/dossier/${inwoner.id}/brieven/overzicht`,
          soort: 'primair',
          icoon: 'file-text',
        }),
      inhoud: brievenTab(c, { inwonerId: inwoner.id, ...extra, schrijft, erven: inwoner.overleden_op !== null }),
    });
  });

  leeft.get(PAD, { rollen: ['consulent'], van: 'inwoner', logboek: 'inzage' }, (c) => toonOverzicht(c, s));

  leeft.post(PAD, { rollen: ['consulent'], van: 'inwoner', logboek: 'brief-gemaakt' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const uit = await c.submit(async (db, actor) => {
      const inwoner = await findInwoner(db, inwonerId);
      if (!inwoner) throw new NietGevonden();
      const r = await storeBrief(db, { ...(await maakOverzicht(db, c, s, inwoner)), actor });
      return r.ok ? { ok: true, naar: `/dossier/${inwonerId}/brieven/${r.waarde.documentId}?gemaakt=ja` } : r;
    });
    return uit instanceof Response ? uit : toonOverzicht(c, s, uit);
  });
};
