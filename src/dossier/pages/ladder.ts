import { toonBron, tredeNaam } from '../../beleid/index.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import {
  bewegingTekst,
  findBepalingen,
  findLopendDoel,
  LADDER_IS_HULPMIDDEL,
  termijnTekst,
  verloopVan,
} from '../../ladder/index.ts';
import { badge, html, kaart, linkKnop, metOnder, tabel, uitklap, zacht } from '../../web/index.ts';
import type { Router } from '../../web/route.ts';
import { type DossierSettings, dossierPagina, LEZERS, openDossier } from './frame.ts';
import { ladderVan } from './overview.ts';

/** The ladder: staircase, the whole history with corrections, and what the treden mean. */
export const registerLadderTab = (router: Router, s: DossierSettings): void => {
  router.get('/dossier/:inwoner/ladder', { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, async (c) => {
    const d = await openDossier(c, { soort: 'ladder' }, async (db, inwonerId) => {
      const [bepalingen, doel] = await Promise.all([findBepalingen(db, inwonerId), findLopendDoel(db, inwonerId)]);
      return { bepalingen, doel };
    });
    const { inwoner, extra, actor } = d;
    const rijen = verloopVan(extra.bepalingen).reverse();
    const regeling = s.beleid.dichtstbij(inwoner.gemeente_id, c.vandaag)?.regeling;
    const naamOp = (regelingId: number | undefined, trede: (typeof rijen)[number]['bepaling']['trede']) => {
      const toen = regelingId === undefined ? regeling : s.beleid.regelingMetId(regelingId).regeling;
      return toen ? tredeNaam(toen, trede) : '';
    };
    return dossierPagina(c, {
      inwoner,
      actor,
      tab: 'ladder',
      knoppen:
        actor.rol === 'consulent' &&
        linkKnop({ tekst: 'Trede bepalen', href: `/dossier/${inwoner.id}/ladder/nieuw`, soort: 'primair', icoon: 'stairs-up' }),
      inhoud: [
        kaart({
          titel: `Waar staat ${inwoner.voornaam} op de ladder?`,
          inhoud: html`${ladderVan(s, inwoner, extra.bepalingen, extra.doel)}<p>${zacht(LADDER_IS_HULPMIDDEL)}</p>`,
        }),
        kaart({
          titel: 'Verloop',
          inhoud: tabel({
            caption: 'Alle bepalingen, de laatste bovenaan',
            kolommen: [
              { kop: 'Peildatum' },
              { kop: 'Trede' },
              { kop: 'Beweging' },
              { kop: 'Motivering' },
              { kop: 'Bepaald door' },
            ],
            leeg: 'Er is nog geen trede bepaald.',
            rijen: rijen.map((rij) => {
              const { bepaling: b } = rij;
              return [
                toonDatum(datum(b.peildatum)),
                metOnder(
                  `${b.trede}: ${naamOp(b.regelingId, b.trede).toLowerCase()}`,
                  b.perspectief
                    ? `Perspectief: trede ${b.perspectief}${b.termijn ? `, ${termijnTekst[b.termijn].toLowerCase()}` : ''}`
                    : 'Perspectief: nog niet te zeggen',
                ),
                html`${bewegingTekst(rij)}${rij.correctie ? html`<br>${badge('info', 'Correctie')}` : ''}${
                  rij.vervangen ? html`<br>${badge('neutraal', 'Gecorrigeerd')}` : ''
                }`,
                b.onderbouwing ? metOnder(b.motivering, `Blijkt uit: ${b.onderbouwing}`) : b.motivering,
                metOnder(b.door || 'Onbekend', `Vastgelegd op ${toonMoment(b.vastgelegdOp)}`),
              ];
            }),
          }),
        }),
        regeling &&
          uitklap(
            'Wat betekenen de treden?',
            tabel({
              caption: 'De treden van de regeling',
              kolommen: [{ kop: 'Trede' }, { kop: 'Wanneer' }, { kop: 'Ondersteuning' }],
              rijen: regeling.ladder.treden.map((trede) => [
                `${trede.trede}: ${trede.naam}`,
                trede.criterium ?? 'Zonder nadere omschrijving in de bron',
                metOnder(trede.ondersteuning, toonBron(regeling, regeling.ladder.bron)),
              ]),
            }),
          ),
      ],
    });
  });
};
