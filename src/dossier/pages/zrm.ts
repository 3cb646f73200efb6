// The Zelfredzaamheid-Matrix over time: each domain with its change in word and arrow, strengths beside problems, and every matrix.
import { toonBron } from '../../beleid/index.ts';
import { datum, toonDatum, toonKort } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import { ZRM_DOMEINEN, ZRM_NAAM } from '../../kernel/zrm.ts';
import { findConcept, findKijken } from '../../ladder/index.ts';
import {
  badge,
  type Html,
  html,
  type Inhoud,
  kaart,
  leegBlok,
  lijntje,
  link,
  linkKnop,
  melding,
  metOnder,
  tabel,
  verandering,
  zacht,
} from '../../web/index.ts';
import type { Router } from '../../web/route.ts';
import {
  findMetingen,
  geldendeMetingen,
  LICENTIE,
  laatsteScores,
  type Meting,
  probleemDomeinen,
  scoreTekst,
  telling,
  veranderingVan,
  verloopVanDomein,
} from '../../zrm/index.ts';
import { type DossierSettings, dossierPagina, handeltMet, LEZERS, openDossier } from './frame.ts';

/** Matrices that stand beside each other in the table over time. */
const KOLOMMEN = 5;

export const registerZrmTab = (router: Router, s: DossierSettings): void => {
  router.get('/dossier/:inwoner/zrm', { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, async (c) => {
    const d = await openDossier(c, s, { soort: 'zrm' }, async (db, inwonerId) => {
      const [metingen, kijken, concept] = await Promise.all([
        findMetingen(db, inwonerId),
        findKijken(db, inwonerId),
        c.rolHint === 'consulent' ? findConcept(db, inwonerId, 'zrm') : undefined,
      ]);
      return { metingen, kijken, concept };
    });
    const { inwoner, extra, actor } = d;
    const { metingen } = extra;
    const basis = `/dossier/${inwoner.id}/zrm`;
    const consulent = handeltMet(actor, inwoner);
    const geldend = geldendeMetingen(metingen);
    const regeling = s.beleid.dichtstbij(inwoner.gemeente_id, c.vandaag)?.regeling;
    const grens = regeling?.begeleidingGroep?.scoreIsProbleem;
    const laatste = laatsteScores(metingen);
    const problemen = grens ? probleemDomeinen(laatste, grens.waarde) : [];
    const open = extra.kijken.filter(({ zrmId, beantwoordOp }) => zrmId !== undefined && !beantwoordOp);
    return dossierPagina(c, {
      inwoner,
      actor,
      tab: 'zrm',
      knoppen:
        consulent &&
        linkKnop({
          tekst: extra.concept ? 'Ga verder met scoren' : 'Zelfredzaamheid scoren',
          href: `${basis}/nieuw`,
          soort: 'primair',
          icoon: 'clipboard-list',
        }),
      inhoud: [
        extra.concept &&
          melding({
            soort: c.zoek.has('bewaard') ? 'succes' : 'info',
            titel: c.zoek.has('bewaard') ? 'Je concept is bewaard' : 'Je bent bezig met een meting',
            inhoud: html`<p>Bewaard op ${toonMoment(extra.concept.gewijzigdOp, c.vandaag)}. Alleen jij ziet dit. ${link(`${basis}/nieuw`, 'Ga verder')}</p>`,
          }),
        open.length > 0 &&
          melding({
            soort: 'waarschuwing',
            titel: `${inwoner.voornaam} ziet het anders`,
            inhoud: html`<ul>${open.map((kijk) => html`<li>“${kijk.tekst}” ${link(`${basis}/${kijk.zrmId}`, 'Lees en geef antwoord')}</li>`)}</ul>`,
          }),
        geldend.length === 0
          ? kaart({
              titel: 'Zelfredzaamheid per leefgebied',
              inhoud: leegBlok({
                titel: 'Er zijn nog geen scores.',
                inhoud: 'De Zelfredzaamheid-Matrix helpt om te zien wat goed gaat en waar hulp nodig is. Een deel invullen mag.',
              }),
            })
          : kaart({
              titel: 'Zelfredzaamheid per leefgebied',
              inhoud: html`${overTijd(geldend)}${
                regeling &&
                grens &&
                html`<p>${zacht(
                  `${problemen.length} ${problemen.length === 1 ? 'leefgebied telt' : 'leefgebieden tellen'} als probleem${
                    problemen.length > 0 ? `: ${problemen.map((domein) => ZRM_NAAM[domein].toLowerCase()).join(', ')}` : ''
                  }. De regeling telt score ${grens.waarde} en lager (${toonBron(regeling, grens.bron)}).`,
                )}</p>`
              }<p>${zacht(`${LICENTIE} Aanbieders zien dit nooit.`)}</p>`,
            }),
        geldend.length > 0 && kaart({ titel: 'Wat goed gaat en wat moeilijk is', inhoud: krachten(metingen, laatste) }),
        metingen.length > 0 &&
          kaart({
            titel: 'Alle metingen',
            inhoud: tabel({
              caption: 'Alle metingen, de laatste bovenaan',
              kolommen: [{ kop: 'Dag' }, { kop: 'Ingevuld' }, { kop: 'Instrument' }, { kop: 'Door' }, { kop: 'Bijzonder' }],
              rijen: metingen
                .toReversed()
                .map((m) => [
                  link(`${basis}/${m.id}`, toonDatum(datum(m.peildatum))),
                  `${telling(m.scores).gescoord} van de 13`,
                  m.instrument,
                  metOnder(m.door, `Vastgelegd op ${toonMoment(m.vastgelegdOp, c.vandaag)}`),
                  html`${m.corrigeert !== undefined && html`${badge('info', 'Correctie')}<br>${zacht(m.correctieReden)}`}${m.vervallenOp && badge('neutraal', 'Gecorrigeerd')}${
                    extra.kijken.some(({ zrmId }) => zrmId === m.id) && badge('info', 'Inwoner ziet het anders')
                  }`,
                ]),
            }),
          }),
      ],
    });
  });
};

/** Thirteen rows, a column for each of the last matrices, and the change since the first of them. */
function overTijd(geldend: readonly Meting[]): Html {
  const toon = geldend.slice(-KOLOMMEN);
  return html`${tabel({
    caption: 'Scores per leefgebied over de tijd, van 1 (acute problematiek) tot en met 5 (volledig zelfredzaam)',
    kolommen: [
      { kop: 'Leefgebied' },
      ...toon.map((m) => ({ kop: toonKort(datum(m.peildatum)) })),
      { kop: 'Laatste verandering' },
      { kop: 'Lijn', zonderLabel: true },
    ],
    rijen: ZRM_DOMEINEN.map((domein): Inhoud[] => {
      const verloop = verloopVanDomein(geldend, domein);
      const nu = verloop.at(-1);
      const anders = nu && veranderingVan(verloop.at(-2)?.score, nu.score);
      return [
        ZRM_NAAM[domein],
        ...toon.map((m) => {
          const score = m.scores[domein];
          if (!score) return zacht('open');
          return score.score === undefined ? zacht('niet besproken') : scoreTekst(score.score);
        }),
        anders ? verandering(anders.richting, anders.tekst) : zacht(nu ? 'Eerste score' : 'Nog geen score'),
        lijntje({ waarden: verloop.slice(-KOLOMMEN).map(({ score }) => score), min: 1, max: 5 }),
      ];
    }),
  })}${geldend.length > KOLOMMEN && html`<p>${zacht(`De laatste ${KOLOMMEN} metingen. De eerdere staan hieronder.`)}</p>`}`;
}

/** Strengths beside problems, of each domain the latest words. */
function krachten(metingen: readonly Meting[], laatste: ReturnType<typeof laatsteScores>): Html {
  const rijen = ZRM_DOMEINEN.flatMap((domein): Inhoud[][] => {
    const meting = laatste[domein]?.meting;
    const tekst = meting?.scores[domein];
    if (!meting || !tekst || (tekst.kracht === '' && tekst.opmerking === '')) return [];
    return [[metOnder(ZRM_NAAM[domein], toonDatum(datum(meting.peildatum))), tekst.kracht, tekst.opmerking]];
  });
  const laatst = geldendeMetingen(metingen).at(-1);
  return html`${tabel({
    caption: 'Per leefgebied wat goed gaat en wat moeilijk is',
    kolommen: [{ kop: 'Leefgebied' }, { kop: 'Wat goed gaat, wie helpt' }, { kop: 'Opmerking' }],
    leeg: 'Er is bij de scores niets opgeschreven.',
    rijen,
  })}${laatst && laatst.toelichting !== '' && html`<p>${laatst.toelichting}</p>`}`;
}
