// /mijn/zelfredzaamheid: how I am doing in each part of life, in plain words, who wrote it, and that I may see it otherwise.
import { datum, toonDatum } from '../../kernel/datum.ts';
import { ZRM_DOMEINEN } from '../../kernel/zrm.ts';
import { findKijken } from '../../ladder/index.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { html, kaart, kop, leegBlok, lijst, melding, stapel, terug, uitklap, verandering, zacht } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { findMetingen, geldendeMetingen, laatsteScores, veranderingVan, verloopVanDomein } from '../../zrm/index.ts';
import { getMijzelf } from '../queries.ts';
import { LEEFGEBIED, SCORE_IN_HET_KORT } from '../teksten.ts';
import { type AndersVraag, mijnKijken, showAnders, takeAnders } from './anders.ts';
import { alleenZelf, belZin, contactVan, type MijnSettings, regelingVan } from './settings.ts';

const PAD = '/mijn/zelfredzaamheid';

const lees = async (c: PageContext, s: MijnSettings) => {
  const ik = await getMijzelf(c.db, c.vandaag);
  const [metingen, kijken] = await Promise.all([findMetingen(c.db, ik.id), findKijken(c.db, ik.id)]);
  const contact = contactVan(ik, regelingVan(s, ik.gemeenteId, c.vandaag));
  return { metingen, geldend: geldendeMetingen(metingen), kijken, contact, gemeente: s.beleid.gemeente(ik.gemeenteId) };
};

const vraag = async (c: PageContext, s: MijnSettings): Promise<AndersVraag> => {
  const { geldend, contact, gemeente } = await lees(c, s);
  const nu = geldend.at(-1);
  if (!nu) throw new NietGevonden();
  return {
    pad: PAD,
    soort: 'zrm',
    id: nu.id,
    titel: 'Wat zie jij anders?',
    hint: 'Noem waar het over gaat, zoals geld of wonen. Spelfouten zijn niet erg. Bellen mag ook.',
    bel: belZin(contact, gemeente),
  };
};

export const registerMijnZelfredzaamheid = (router: Router, s: MijnSettings): void => {
  router.get(`${PAD}/anders`, { ...alleenZelf, logboek: false }, async (c) => showAnders(c, await vraag(c, s)));
  router.post(`${PAD}/anders`, { ...alleenZelf, logboek: 'kijk-gegeven' }, async (c) => takeAnders(c, await vraag(c, s)));
  router.get(PAD, { ...alleenZelf, logboek: false }, async (c) => {
    const { metingen, geldend, kijken, contact, gemeente } = await lees(c, s);
    const wie = contact?.naam ?? 'de gemeente';
    const laatste = laatsteScores(metingen);
    const nu = geldend.at(-1);
    return c.page({
      titel: 'Hoe gaat het met mij?',
      inhoud: html`${terug('/mijn', 'Mijn overzicht')}${kop({
        titel: 'Hoe gaat het met mij?',
        onder: 'Samen keken jullie naar dertien dingen in je leven. Wat gaat goed? Waar is hulp nodig?',
      })}${stapel(
        c.zoek.has('verstuurd') &&
          melding({ soort: 'succes', titel: 'Je bericht is verstuurd', inhoud: `${wie} leest het en geeft je antwoord.` }),
        !nu
          ? kaart({ titel: 'Nog niet ingevuld', inhoud: leegBlok({ titel: 'Dit is nog niet met jou besproken.' }) })
          : [
              kaart({
                titel: 'Wat er staat',
                inhoud: html`<p>Opgeschreven door ${nu.door || 'de gemeente'}, het laatst op ${toonDatum(datum(nu.peildatum))}. In het dossier heet dit de Zelfredzaamheid-Matrix.</p>${lijst(
                  ZRM_DOMEINEN.flatMap((domein) => {
                    const eigen = laatste[domein];
                    if (!eigen) return [];
                    const tekst = eigen.meting.scores[domein];
                    const anders = veranderingVan(verloopVanDomein(geldend, domein).at(-2)?.score, eigen.score);
                    return [
                      {
                        kop: LEEFGEBIED[domein],
                        waarde: html`<strong>${SCORE_IN_HET_KORT[eigen.score]}</strong> ${zacht(`(score ${eigen.score} van 5)`)}${
                          anders && anders.richting !== 'gelijk' && html`<br>${verandering(anders.richting, anders.tekst)}`
                        }${tekst?.kracht && html`<br>Dit gaat goed: ${tekst.kracht}`}${tekst?.opmerking && html`<br>${tekst.opmerking}`}`,
                      },
                    ];
                  }),
                )}`,
              }),
              mijnKijken(
                kijken.filter(({ zrmId }) => zrmId !== undefined),
                { pad: PAD, knop: 'Ik zie het anders', wie, kan: true, vandaag: c.vandaag },
              ),
              uitklap(
                'Wie kan dit lezen?',
                html`<p>Jij, je contactpersoon bij de gemeente en de teammanager. Een aanbieder kan dit nooit lezen.</p>`,
              ),
              metingen.length > 1 &&
                uitklap(
                  'Wanneer is dit eerder opgeschreven?',
                  html`<ul>${metingen
                    .toReversed()
                    .map(
                      (m) =>
                        html`<li>${toonDatum(datum(m.peildatum))}, door ${m.door}.${m.vervallenOp && ' Dit is later verbeterd.'}${m.correctieReden && html` Waarom verbeterd: ${m.correctieReden}`}</li>`,
                    )}</ul>`,
                ),
            ],
        belZin(contact, gemeente),
      )}`,
    });
  });
};
