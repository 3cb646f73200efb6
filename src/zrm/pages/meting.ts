// One matrix: its scores against those before, strengths, who was there, corrections, and how the resident sees it.
import { findInwoner, toonNaam } from '../../inwoner/index.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag, toonMoment } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { ZRM_DOMEINEN, ZRM_NAAM } from '../../kernel/zrm.ts';
import { aanwezigZin, answerInwonerkijk, bewijsLijst, findKijken, kijkKaart } from '../../ladder/index.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  bevestiging,
  foutSamenvatting,
  html,
  kaart,
  kolommen,
  kop,
  lijst,
  link,
  linkKnop,
  melding,
  metOnder,
  stapel,
  tabel,
  verandering,
  zacht,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { findMetingen, findZrmstukken } from '../queries.ts';
import { telling, veranderingVan, vorigeScore } from '../rules.ts';
import { kruimels, LICENTIE, scoreTekst } from './frame.ts';

const PAD = '/dossier/:inwoner/zrm/:meting';

export const registerMeting = (router: Router): void => {
  router.get(PAD, { rollen: ['consulent', 'teammanager'], van: 'inwoner', logboek: 'inzage' }, (c) => toon(c, []));
  router.post(`${PAD}/antwoord/:kijk`, { rollen: ['consulent'], van: 'inwoner', logboek: 'kijk-beantwoord' }, async (c) => {
    const [inwonerId, metingId, kijkId] = [c.nummer('inwoner'), c.nummer('meting'), c.nummer('kijk')];
    const kijk = (await findKijken(c.db, inwonerId)).find(({ id }) => id === kijkId);
    if (kijk?.zrmId !== metingId) throw new NietGevonden();
    const uit = await c.submit(async (db, actor) => {
      const r = await answerInwonerkijk(db, { actor, inwonerId, kijkId, antwoord: c.form.tekst('antwoord') });
      return r.ok ? { ok: true, naar: `/dossier/${inwonerId}/zrm/${metingId}` } : r;
    });
    return uit instanceof Response ? uit : toon(c, uit);
  });
};

const toon = async (c: PageContext, fouten: readonly Reden[]): Promise<Response> => {
  const inwonerId = c.nummer('inwoner');
  const nummer = c.nummer('meting');
  const [actor, inwoner, metingen, kijken, stukken] = await Promise.all([
    c.actor(),
    findInwoner(c.db, inwonerId),
    findMetingen(c.db, inwonerId),
    findKijken(c.db, inwonerId),
    findZrmstukken(c.db, inwonerId, nummer),
    schrijfInzage(c.db, { inwonerId, soort: 'zrm', objectId: nummer }),
  ]);
  const m = metingen.find(({ id }) => id === nummer);
  if (!inwoner || !m) throw new NietGevonden();
  const consulent = actor.rol === 'consulent';
  const basis = `/dossier/${inwonerId}/zrm`;
  const dag = toonDatum(datum(m.peildatum));
  const verbetering = metingen.find(({ corrigeert }) => corrigeert === m.id);
  const verbeterd = metingen.find(({ id }) => id === m.corrigeert);
  const { gescoord } = telling(m.scores);
  const vastgelegd = c.zoek.has('vastgelegd') && fouten.length === 0;
  return c.page({
    titel: vastgelegd ? 'Scores vastgelegd' : `Zelfredzaamheid op ${dag}`,
    kruimels: kruimels(inwoner, 'Meting'),
    fout: fouten.length > 0,
    inhoud: html`${
      vastgelegd
        ? bevestiging({
            titel: 'De scores zijn vastgelegd',
            onder: `${gescoord} van de 13 leefgebieden, ${dag}.`,
            hierna: [
              {
                wat: `Bespreek de scores met ${toonNaam(inwoner)}: de inwoner leest ze op de eigen pagina en kan zeggen het anders te zien.`,
                wie: 'Jij',
                wanneer: 'bij het volgende gesprek',
              },
              { wat: 'De toets neemt deze scores over, met de dag en wie ze gaf.', wie: 'Jij', wanneer: 'als je een toets doet' },
            ],
            acties: [
              linkKnop({ tekst: 'Naar Zelfredzaamheid', href: basis, soort: 'primair' }),
              linkKnop({ tekst: 'Toets doen', href: `/dossier/${inwonerId}/toets` }),
            ],
          })
        : html`${kop({
            titel: `Zelfredzaamheid op ${dag}`,
            onder: `${toonNaam(inwoner)} · Zelfredzaamheid-Matrix ${m.instrument}`,
            acties:
              consulent &&
              m.vervallenOp === undefined &&
              linkKnop({ tekst: 'Verbeter deze meting', href: `${basis}/nieuw?corrigeert=${m.id}`, icoon: 'pencil' }),
          })}${foutSamenvatting(fouten)}`
    }${kolommen({
      breed: stapel(
        verbetering &&
          melding({
            soort: 'info',
            titel: `Verbeterd op ${toonDatum(dagTotVandaag(verbetering.vastgelegdOp, c.vandaag))}`,
            inhoud: html`<p>${verbetering.correctieReden} ${link(`${basis}/${verbetering.id}`, 'Bekijk de meting die nu telt')}</p>`,
          }),
        verbeterd &&
          melding({
            soort: 'info',
            titel: `Verbetert de meting van ${toonDatum(datum(verbeterd.peildatum))}`,
            inhoud: html`<p>${m.correctieReden} ${link(`${basis}/${verbeterd.id}`, 'Bekijk de oude meting')}</p>`,
          }),
        kaart({
          titel: 'Scores',
          inhoud: tabel({
            caption: `Scores op ${dag}`,
            kolommen: [{ kop: 'Leefgebied' }, { kop: 'Score' }, { kop: 'Wat goed gaat, wie helpt' }, { kop: 'Opmerking' }],
            rijen: ZRM_DOMEINEN.map((domein) => {
              const score = m.scores[domein];
              if (!score) return [ZRM_NAAM[domein], zacht('open gelaten'), '', ''];
              const anders =
                score.score === undefined
                  ? undefined
                  : veranderingVan(vorigeScore(metingen, domein, m.peildatum, m.corrigeert), score.score);
              return [
                ZRM_NAAM[domein],
                anders ? metOnder(scoreTekst(score.score), verandering(anders.richting, anders.tekst)) : scoreTekst(score.score),
                score.kracht,
                score.opmerking,
              ];
            }),
          }),
        }),
        kijkKaart(
          kijken.filter(({ zrmId }) => zrmId === m.id),
          {
            antwoordOp: consulent ? { actie: (id) => `${basis}/${m.id}/antwoord/${id}`, sleutel: c.sleutel } : undefined,
            fouten,
            getypt: c.form.tekst('antwoord'),
            vandaag: c.vandaag,
          },
        ),
      ),
      smal: kaart({
        titel: 'Waar rust het op',
        inhoud: html`${lijst(
          [
            { kop: 'Gescoord door', waarde: m.door },
            { kop: 'Vastgelegd', waarde: toonMoment(m.vastgelegdOp, c.vandaag) },
            {
              kop: 'Wie erbij waren',
              waarde: html`${aanwezigZin(m.aanwezig)}${m.aanwezigWie && html`<br>${m.aanwezigWie}`}`,
            },
            { kop: 'Instrument', waarde: `Zelfredzaamheid-Matrix ${m.instrument}` },
            { kop: 'Toelichting', waarde: m.toelichting },
            { kop: 'Documenten', waarde: bewijsLijst(inwonerId, stukken) },
          ],
          { smal: true },
        )}<p>${zacht(LICENTIE)}</p>`,
      }),
    })}`,
  });
};
