// /mijn/ladder: my trede in plain words: what it means, who determined it and why, what came before, and that I may see it otherwise.

import { datum, toonDatum } from '../../kernel/datum.ts';
import { aanwezigZin, findBepalingen, findKijken, findOnderbouwing, huidigeBepaling, verloopVan } from '../../ladder/index.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { html, kaart, kop, ladder, leegBlok, lijst, melding, stapel, terug, uitklap } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { getMijzelf } from '../queries.ts';
import { TREDE_IN_HET_KORT } from '../teksten.ts';
import { type AndersVraag, mijnKijken, showAnders, takeAnders } from './anders.ts';
import { alleenZelf, belZin, contactVan, type MijnSettings, regelingVan } from './settings.ts';

const PAD = '/mijn/ladder';

const lees = async (c: PageContext, s: MijnSettings) => {
  const ik = await getMijzelf(c.db, c.vandaag);
  const [bepalingen, kijken] = await Promise.all([findBepalingen(c.db, ik.id), findKijken(c.db, ik.id)]);
  const regeling = regelingVan(s, ik.gemeenteId, c.vandaag);
  const contact = contactVan(ik, regeling);
  return { ik, bepalingen, kijken, regeling, contact, gemeente: s.beleid.gemeente(ik.gemeenteId) };
};

const vraag = async (c: PageContext, s: MijnSettings): Promise<AndersVraag> => {
  const { bepalingen, regeling, contact, gemeente } = await lees(c, s);
  const nu = huidigeBepaling(bepalingen);
  if (!nu) throw new NietGevonden();
  return {
    pad: PAD,
    soort: 'ladder',
    id: nu.id,
    titel: `Waarom zie je trede ${nu.trede} anders?`,
    hint: 'Schrijf het op in je eigen woorden. Spelfouten zijn niet erg. Bellen mag ook.',
    treden: regeling?.ladder.treden ?? [],
    bel: belZin(contact, gemeente),
  };
};

export const registerMijnLadder = (router: Router, s: MijnSettings): void => {
  router.get(`${PAD}/anders`, { ...alleenZelf, logboek: false }, async (c) => showAnders(c, await vraag(c, s)));
  router.post(`${PAD}/anders`, { ...alleenZelf, logboek: 'kijk-gegeven' }, async (c) => takeAnders(c, await vraag(c, s)));
  router.get(PAD, { ...alleenZelf, logboek: false }, async (c) => {
    const { ik, bepalingen, kijken, regeling, contact, gemeente } = await lees(c, s);
    const nu = huidigeBepaling(bepalingen);
    const rust = nu && (await findOnderbouwing(c.db, ik.id, nu.id));
    const wie = contact?.naam ?? 'de gemeente';
    const verloop = verloopVan(bepalingen);
    const naam = (trede: number) => regeling?.ladder.treden.find((t) => t.trede === trede)?.naam.toLowerCase() ?? '';
    return c.page({
      titel: 'Mijn trede',
      inhoud: html`${terug('/mijn', 'Mijn overzicht')}${kop({ titel: 'Mijn trede', onder: 'De ladder laat zien hoe je meedoet. Hoger is niet beter. Het gaat om wat bij je past.' })}${stapel(
        c.zoek.has('verstuurd') &&
          melding({ soort: 'succes', titel: 'Je bericht is verstuurd', inhoud: `${wie} leest het en geeft je antwoord.` }),
        !nu
          ? kaart({
              titel: 'Nog geen trede',
              inhoud: leegBlok({ titel: 'We hebben nog niet samen bepaald op welke trede je staat.' }),
            })
          : [
              kaart({
                titel: 'Waar sta ik?',
                inhoud: html`${
                  regeling &&
                  ladder({
                    treden: regeling.ladder.treden,
                    verloop: verloop
                      .filter(({ vervangen }) => !vervangen)
                      .map(({ bepaling }) => ({ trede: bepaling.trede, datum: datum(bepaling.peildatum) })),
                    perspectief: nu.perspectief === nu.trede ? undefined : nu.perspectief,
                    wie: 'Je',
                  })
                }`,
              }),
              kaart({
                titel: `Trede ${nu.trede}: ${naam(nu.trede)}`,
                inhoud: lijst([
                  { kop: 'Wat betekent dit?', waarde: TREDE_IN_HET_KORT[nu.trede] },
                  { kop: 'Wie schreef dit op?', waarde: nu.door || 'De gemeente' },
                  { kop: 'Vanaf wanneer?', waarde: toonDatum(datum(nu.peildatum)) },
                  ...(rust && rust.aanwezig.length > 0
                    ? [
                        {
                          kop: 'Wie was erbij?',
                          waarde: `${aanwezigZin(rust.aanwezig, true)}${rust.aanwezigWie && ` (${rust.aanwezigWie})`}`,
                        },
                      ]
                    : []),
                  {
                    kop: 'Waarom deze trede?',
                    waarde: html`${nu.motivering}${rust?.afwijking && html`<br>${rust.afwijking}`}${rust?.sprong && html`<br>${rust.sprong}`}`,
                  },
                  ...(rust && rust.documenten.length > 0
                    ? [{ kop: 'Welke papieren horen erbij?', waarde: rust.documenten.map(({ titel }) => titel).join(', ') }]
                    : []),
                  {
                    kop: 'Waar kun je later naartoe?',
                    waarde:
                      nu.perspectief === undefined
                        ? 'Dat weten we nog niet.'
                        : html`Trede ${nu.perspectief}: ${naam(nu.perspectief)}. ${TREDE_IN_HET_KORT[nu.perspectief]} ${
                            nu.perspectiefOp !== undefined
                              ? `We denken: voor ${toonDatum(datum(nu.perspectiefOp))}.`
                              : nu.termijn === 'binnen-een-jaar'
                                ? 'We denken: binnen een jaar.'
                                : nu.termijn === 'later'
                                  ? 'We denken: later dan een jaar.'
                                  : ''
                          }`,
                  },
                ]),
              }),
              mijnKijken(
                kijken.filter(({ bepalingId }) => bepalingId !== undefined),
                { pad: PAD, knop: 'Ik zie het anders', wie, kan: true, vandaag: c.vandaag },
              ),
              verloop.length > 1 &&
                uitklap(
                  'Waar stond ik eerder?',
                  html`<ul>${verloop
                    .toReversed()
                    .map(
                      ({ bepaling, vervangen }) =>
                        html`<li><strong>${toonDatum(datum(bepaling.peildatum))}: trede ${bepaling.trede}</strong>, ${naam(bepaling.trede)}.${vervangen && ' Dit is later verbeterd.'}${bepaling.correctieReden && html` Waarom verbeterd: ${bepaling.correctieReden}`}</li>`,
                    )}</ul>`,
                ),
            ],
        belZin(contact, gemeente),
      )}`,
    });
  });
};
