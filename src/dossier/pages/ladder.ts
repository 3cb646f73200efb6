import { toonBron, tredeNaam } from '../../beleid/index.ts';
import { productNaam } from '../../inwoner/index.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag, toonMoment } from '../../kernel/moment.ts';
import { toonPeriode } from '../../kernel/periode.ts';
import {
  beschrijftTreden,
  bewegingTekst,
  findBepalingen,
  findConcept,
  findGeprobeerd,
  findKijken,
  findLopendDoel,
  type InwonerKijk,
  ladderIsHulpmiddel,
  termijnTekst,
} from '../../ladder/index.ts';
import { toewijzingStatusTekst } from '../../toewijzing/index.ts';
import {
  badge,
  html,
  type Inhoud,
  icon,
  kaart,
  link,
  linkKnop,
  melding,
  metOnder,
  tabel,
  uitklap,
  zacht,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { ladderVerhaal, type VerhaalRij } from '../ladder-verhaal.ts';
import { type DossierSettings, dossierPagina, type Geopend, handeltMet, LEZERS, openDossier } from './frame.ts';
import { ladderVan } from './overview.ts';

/** The ladder: staircase, every step with what was tried in between, corrections, and what the treden mean. */
export const registerLadderTab = (router: Router, s: DossierSettings): void => {
  router.get('/dossier/:inwoner/ladder', { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, async (c) => {
    const d = await openDossier(c, s, { soort: 'ladder' }, async (db, inwonerId) => {
      const [bepalingen, doel, geprobeerd, kijken, concept] = await Promise.all([
        findBepalingen(db, inwonerId),
        findLopendDoel(db, inwonerId),
        findGeprobeerd(db, inwonerId),
        findKijken(db, inwonerId),
        c.rolHint === 'consulent' ? findConcept(db, inwonerId, 'ladder') : undefined,
      ]);
      return { bepalingen, doel, geprobeerd, kijken, concept };
    });
    const { inwoner, extra, actor } = d;
    const regeling = s.beleid.dichtstbij(inwoner.gemeente_id, c.vandaag)?.regeling;
    const basis = `/dossier/${inwoner.id}/ladder`;
    const verhaal = ladderVerhaal(extra.bepalingen, extra.geprobeerd, c.vandaag);
    const open = extra.kijken.filter(({ bepalingId, beantwoordOp }) => bepalingId !== undefined && !beantwoordOp);
    return dossierPagina(c, {
      inwoner,
      actor,
      tab: 'ladder',
      knoppen:
        handeltMet(actor, inwoner) &&
        linkKnop({
          tekst: extra.concept ? 'Ga verder met bepalen' : 'Trede bepalen',
          href: `${basis}/nieuw`,
          soort: 'primair',
          icoon: 'stairs-up',
        }),
      inhoud: [
        extra.concept &&
          melding({
            soort: c.zoek.has('bewaard') ? 'succes' : 'info',
            titel: c.zoek.has('bewaard') ? 'Je concept is bewaard' : 'Je bent bezig met een bepaling',
            inhoud: html`<p>${c.zoek.has('bewaard') ? 'Je bent bezig met een bepaling. ' : ''}Bewaard op ${toonMoment(extra.concept.gewijzigdOp, c.vandaag)}. Alleen jij ziet dit. ${link(`${basis}/nieuw`, 'Ga verder')}</p>`,
          }),
        open.length > 0 &&
          melding({
            soort: 'waarschuwing',
            titel: `${inwoner.voornaam} ziet het anders`,
            inhoud: html`<ul>${open.map((kijk) => html`<li>“${kijk.tekst}” ${link(`${basis}/${kijk.bepalingId}`, 'Lees en geef antwoord')}</li>`)}</ul>`,
          }),
        kaart({
          titel: `Waar staat ${inwoner.voornaam} op de ladder?`,
          inhoud: html`${ladderVan(s, inwoner, extra.bepalingen, extra.doel)}<p>${zacht(ladderIsHulpmiddel((regeling?.ladder.vragen.length ?? 0) > 0))}</p>`,
        }),
        kaart({
          titel: 'Stap voor stap, en wat is geprobeerd',
          inhoud: tabel({
            caption: 'Alle bepalingen en wat daartussen is geprobeerd, het laatste bovenaan',
            kolommen: [{ kop: 'Dag' }, { kop: 'Wat' }, { kop: 'Beweging' }, { kop: 'Toelichting' }, { kop: 'Door' }],
            leeg: 'Er is nog geen trede bepaald en er is nog niets geprobeerd.',
            rijen: verhaal.map((rij) => cellen(c, s, d, rij, extra.kijken)),
          }),
        }),
        regeling &&
          beschrijftTreden(regeling) &&
          uitklap(
            'Wat betekenen de treden?',
            tabel({
              caption: 'De treden van de regeling',
              kolommen: [{ kop: 'Trede' }, { kop: 'Wanneer' }, { kop: 'Ondersteuning' }],
              rijen: regeling.ladder.treden.map((trede) => [
                `${trede.trede}: ${trede.naam}`,
                trede.criterium ?? 'Zonder nadere omschrijving in de bron',
                metOnder(trede.ondersteuning ?? 'Niet in de bron', toonBron(regeling, regeling.ladder.bron)),
              ]),
            }),
          ),
      ],
    });
  });
};

/** An arrow beside its words: up, down or the same look alike but for the arrow (L4). */
const PIJL = { hoger: 'arrow-up', lager: 'arrow-down', gelijk: 'minus', eerste: 'flag' } as const;

function cellen(
  c: PageContext,
  s: DossierSettings,
  { inwoner }: Pick<Geopend<unknown>, 'inwoner'>,
  rij: VerhaalRij,
  kijken: readonly InwonerKijk[],
): Inhoud[] {
  const basis = `/dossier/${inwoner.id}`;
  if (rij.soort === 'plaatsing')
    return [
      toonDatum(rij.dag),
      `Andere plek: ${rij.werkplek}`,
      zacht('Binnen dezelfde toewijzing'),
      metOnder(rij.begeleider === '' ? '' : `Begeleider: ${rij.begeleider}`, toonPeriode(rij.periode)),
      rij.aanbieder,
    ];
  if (rij.soort === 'orientatie')
    return [
      toonDatum(rij.dag),
      productNaam(s.beleid, inwoner.gemeente_id, c.vandaag, rij.product),
      zacht(rij.bijTrede === undefined ? 'Voor de eerste bepaling' : `Begonnen op trede ${rij.bijTrede}`),
      metOnder(rij.stand, `De vraag: ${rij.vraag}`),
      rij.centrum,
    ];
  if (rij.soort === 'toewijzing')
    return [
      toonDatum(rij.dag),
      metOnder(
        link(`${basis}/toewijzingen#toewijzing-${rij.id}`, productNaam(s.beleid, inwoner.gemeente_id, c.vandaag, rij.product)),
        rij.doel === null ? 'Zonder doeltrede' : `Doel: trede ${rij.doel}`,
      ),
      zacht(rij.bijTrede === undefined ? 'Voor de eerste bepaling' : `Begonnen op trede ${rij.bijTrede}`),
      metOnder(
        `${toewijzingStatusTekst[rij.status]}${rij.reden === '' ? '' : `${rij.status === 'gestart' ? ', stopt eerder' : ''}: ${rij.reden.replace(/\.$/, '')}`}${
          rij.plek ? `. Plek: ${rij.plek.werkplek}${rij.plek.begeleider === '' ? '' : `, begeleider ${rij.plek.begeleider}`}` : ''
        }`,
        toonPeriode(rij.periode),
      ),
      rij.aanbieder,
    ];
  const { bepaling: b } = rij.rij;
  const regeling =
    b.regelingId === undefined
      ? s.beleid.dichtstbij(inwoner.gemeente_id, c.vandaag)?.regeling
      : s.beleid.regelingMetId(b.regelingId).regeling;
  const naam = regeling ? tredeNaam(regeling, b.trede).toLowerCase() : '';
  const kijk = kijken.find(({ bepalingId }) => bepalingId === b.id);
  const perspectief =
    b.perspectief === undefined
      ? 'Perspectief: nog niet te zeggen'
      : `Perspectief: trede ${b.perspectief}${
          b.perspectiefOp !== undefined
            ? `, uiterlijk ${toonDatum(datum(b.perspectiefOp))}`
            : b.termijn
              ? `, ${termijnTekst[b.termijn].toLowerCase()}`
              : ''
        }`;
  return [
    toonDatum(rij.dag),
    metOnder(html`<strong>${link(`${basis}/ladder/${b.id}`, `Trede ${b.trede}: ${naam}`)}</strong>`, perspectief),
    html`${icon(PIJL[rij.rij.beweging])} ${bewegingTekst(rij.rij)}${rij.rij.correctie && html`<br>${badge('info', 'Correctie')}`}${
      rij.rij.vervangen && html`<br>${badge('neutraal', 'Gecorrigeerd')}`
    }`,
    html`${b.onderbouwing ? metOnder(b.motivering, `Blijkt uit: ${b.onderbouwing}`) : b.motivering}${
      b.correctieReden && html`<br>${zacht(`Waarom verbeterd: ${b.correctieReden}`)}`
    }${kijk && html`<br>${badge(kijk.beantwoordOp ? 'info' : 'aandacht', 'Inwoner ziet het anders')}`}`,
    metOnder(
      b.door || 'Onbekend',
      `Vastgelegd op ${toonMoment(b.vastgelegdOp, c.vandaag)}${b.vervallenOp ? `, telde tot ${toonDatum(dagTotVandaag(b.vervallenOp, c.vandaag))}` : ''}`,
    ),
  ];
}
