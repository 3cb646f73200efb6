// The notes as the resident reads them.
import { toonDatum } from '../kernel/datum.ts';
import { dagTotVandaag } from '../kernel/moment.ts';
import { schrijfInzage } from '../platform/audit.ts';
import { NietGevonden } from '../platform/problem.ts';
import { geschreven, html, kaart, kop, leegBlok, stapel, uitklap } from '../web/index.ts';
import type { Router } from '../web/route.ts';
import { listNotities } from './queries.ts';
import { laatsteVersies } from './rules.ts';

export const registerMijnNotities = (router: Router): void => {
  router.get('/mijn/notities', { rollen: ['inwoner'], van: 'zelf', logboek: 'inzage' }, async (c) => {
    const { inwonerId } = await c.actor();
    if (inwonerId === undefined) throw new NietGevonden();
    const [versies] = await Promise.all([
      listNotities(c.db, 'notitie', inwonerId),
      schrijfInzage(c.db, { inwonerId, soort: 'notities', grond: 'eigen gegevens (AVG artikel 15)' }),
    ]);
    const notities = laatsteVersies(versies);
    return c.page({
      titel: 'Mijn notities',
      inwoner: true,
      inhoud: html`${kop({ titel: 'Mijn notities', onder: 'Dit schreef de gemeente op na een gesprek met jou of over jou.' })}${stapel(
        notities.length === 0
          ? leegBlok({
              titel: 'Er is nog niets opgeschreven.',
              inhoud: 'Praat je met de gemeente? Dan komt hier te staan wat jullie hebben afgesproken.',
            })
          : notities.map((een) =>
              kaart({
                titel: toonDatum(dagTotVandaag(een.begonnenOp, c.vandaag)),
                inhoud: html`<p><strong>${een.door}</strong> schreef:</p>${geschreven(een.tekst)}${
                  een.versie > 1 &&
                  html`<p>Verbeterd op ${toonDatum(dagTotVandaag(een.vastgelegdOp, c.vandaag))}. Waarom: ${een.reden}</p>${uitklap(
                    'Wat er eerst stond',
                    html`${versies
                      .filter((oud) => oud.reeks === een.reeks && oud.versie < een.versie)
                      .sort((a, b) => b.versie - a.versie)
                      .map(
                        (oud) =>
                          html`<p><strong>${toonDatum(dagTotVandaag(oud.vastgelegdOp, c.vandaag))}</strong></p>${geschreven(oud.tekst)}`,
                      )}`,
                  )}`
                }`,
              }),
            ),
      )}<p>Klopt er iets niet? Zeg het tegen je contactpersoon. Dan wordt het verbeterd.</p><p>De gemeente maakt ook werknotities. Die staan hier niet. Je mag erom vragen: dan krijg je ze te lezen.</p>`,
    });
  });
};
