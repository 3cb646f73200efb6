import { type BeleidInHuis, tredeNaam } from '../../beleid/index.ts';
import { contactTekst, lezenTekst, toonNaam, uitkeringTekst } from '../../inwoner/index.ts';
import { type Datum, datum, isVoor, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { isTrede } from '../../kernel/trede.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  badge,
  html,
  kaart,
  kolommen,
  kop,
  lijst,
  link,
  metOnder,
  miniLadder,
  stapel,
  tabel,
  takenlijst,
  telling,
} from '../../web/index.ts';
import type { Router } from '../../web/route.ts';
import { findSoortUitkering, listDoelen, listTreden, listVerwezen, type Verwezen } from '../queries/index.ts';
import type { ToegangSettings } from './settings.ts';

const alleenCentrum = { rollen: ['orientatie'], van: 'gemeente' } as const;

/** From two weeks before the last day on the centre is told (keuze). */
const VOORUIT_DAGEN = 14;

const totTekst = (tot: Datum, vandaag: Datum) =>
  isVoor(plusDagen(vandaag, VOORUIT_DAGEN), tot) ? toonDatum(tot) : badge('aandacht', `tot en met ${toonDatum(tot)}`);

const bereik = (een: Verwezen): string => (een.contact === 'mailen' ? een.email : een.telefoon) || een.telefoon || een.email;

const tredeTekst = (beleid: BeleidInHuis, gemeenteId: number, dag: Datum, trede: number | null): string => {
  const regeling = beleid.dichtstbij(gemeenteId, dag)?.regeling;
  return regeling && isTrede(trede)
    ? `${trede}: ${tredeNaam(regeling, trede).toLowerCase()}`
    : String(trede ?? 'nog niet bepaald');
};

/** What the orientation centre sees: the residents that were referred to it, and of them only what it needs. */
export const registerVerwezen = (router: Router, s: ToegangSettings): void => {
  router.get('/verwezen', { ...alleenCentrum, logboek: false }, async (c) => {
    const [rijen, actor] = await Promise.all([listVerwezen(c.db), c.actor()]);
    return c.page({
      titel: 'Verwezen inwoners',
      inhoud: html`${kop({
        titel: 'Inwoners',
        onder: `Naar ${actor.aanbiederNaam ?? 'je centrum'} verwezen door gemeente ${actor.gemeenteNaam ?? ''}.`,
      })}${stapel(
        kaart({
          inhoud: html`${telling(rijen.length === 1 ? '1 inwoner' : `${rijen.length} inwoners`)}${tabel({
            caption: 'Inwoners die naar dit centrum zijn verwezen',
            toetsen: true,
            kolommen: [
              { kop: 'Inwoner' },
              { kop: 'Trede' },
              { kop: 'Bereikbaar' },
              { kop: 'Contact bij de gemeente' },
              { kop: 'Zichtbaar tot' },
            ],
            rijen: rijen.map((een) => [
              metOnder(link(`/verwezen/${een.id}`, toonNaam(een)), `Dossier ${een.dossiernummer}`),
              miniLadder({ nu: isTrede(een.trede) ? een.trede : undefined }),
              metOnder(bereik(een), contactTekst[een.contact]),
              metOnder(een.consulent ?? '', een.consulent_telefoon ?? ''),
              totTekst(een.periode.tot, c.vandaag),
            ]),
            leeg: 'Er is nu niemand naar jullie verwezen.',
          })}`,
        }),
      )}`,
    });
  });

  router.get('/verwezen/:inwoner', { ...alleenCentrum, logboek: 'inzage' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const [alle, treden, doelen, uitkering, actor] = await Promise.all([
      listVerwezen(c.db),
      listTreden(c.db, inwonerId),
      listDoelen(c.db, inwonerId),
      findSoortUitkering(c.db, inwonerId),
      c.actor(),
      schrijfInzage(c.db, { inwonerId, soort: 'dossier' }),
    ]);
    const een = alle.find(({ id }) => id === inwonerId);
    if (!een) throw new NietGevonden();
    const naam = toonNaam(een);
    const gemeenteId = actor.gemeenteId ?? 0;
    return c.page({
      titel: naam,
      kruimels: [{ tekst: 'Inwoners', href: '/verwezen' }, { tekst: naam }],
      inhoud: html`${kop({ titel: naam, onder: `Dossier ${een.dossiernummer} · zichtbaar tot en met ${toonDatum(een.periode.tot)}` })}${kolommen(
        {
          breed: stapel(
            kaart({ titel: 'Waarom verwezen', inhoud: html`<p>${een.reden}</p>` }),
            kaart({
              titel: 'Treden',
              inhoud: tabel({
                caption: 'Treden in de tijd',
                kolommen: [{ kop: 'Op' }, { kop: 'Trede' }, { kop: 'Perspectief' }],
                rijen: treden.map((t) => [
                  toonDatum(datum(t.peildatum)),
                  tredeTekst(s.beleid, gemeenteId, c.vandaag, t.trede),
                  t.perspectief === null ? '' : tredeTekst(s.beleid, gemeenteId, c.vandaag, t.perspectief),
                ]),
                leeg: 'De trede is nog niet bepaald.',
              }),
            }),
            kaart({
              titel: 'Doelen',
              inhoud: takenlijst(
                doelen.map((doel) => ({ titel: doel.tekst, onder: doel.soort.replaceAll('-', ' ') })),
                'Er zijn nog geen doelen.',
              ),
            }),
          ),
          smal: stapel(
            kaart({
              titel: 'Contact',
              inhoud: lijst(
                [
                  { kop: 'Telefoon', waarde: een.telefoon },
                  { kop: 'Mail', waarde: een.email },
                  { kop: 'Het liefst', waarde: contactTekst[een.contact] },
                  { kop: 'Let op', waarde: een.contact_toelichting },
                  { kop: 'Lezen', waarde: lezenTekst[een.lezen] },
                  { kop: 'Taal', waarde: een.taal },
                  ...(uitkering ? [{ kop: 'Uitkering', waarde: uitkeringTekst[uitkering.soort] }] : []),
                ],
                { smal: true },
              ),
            }),
            kaart({
              titel: 'Bij de gemeente',
              inhoud: html`<p>${een.consulent ?? ''}${een.consulent_telefoon ? html`, ${een.consulent_telefoon}` : ''}</p><p>Je ziet hier wat het centrum nodig heeft. Wat er verder in het dossier staat, zie je niet.</p>`,
            }),
          ),
        },
      )}`,
    });
  });
};
