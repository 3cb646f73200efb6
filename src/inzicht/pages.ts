import { type BeleidInHuis, findProduct } from '../beleid/index.ts';
import { ToewijzingStatus, toewijzingStatusTekst } from '../toewijzing/index.ts';
import { html, kaart, kop, melding, stapel, tabel, uitklap, voortgangsbalk, zacht } from '../web/index.ts';
import type { Router } from '../web/route.ts';
import { findAantallenPerTrede, findDuurzaam, findToewijzingenPerProduct } from './queries.ts';

const KLEIN = 'minder dan 5';

/** /cijfers: how many residents stand on which trede, and what runs per product; no persons, no small groups. */
export const registerInzicht = (router: Router, s: { beleid: BeleidInHuis }): void => {
  router.get('/cijfers', { rollen: ['beleid', 'teammanager'], van: 'gemeente', logboek: false }, async (c) => {
    const [treden, toewijzingen, duurzaam, { gemeenteId }] = await Promise.all([
      findAantallenPerTrede(c.db),
      findToewijzingenPerProduct(c.db, c.vandaag),
      findDuurzaam(c.db),
      c.actor(),
    ]);
    const regeling = gemeenteId === undefined ? undefined : s.beleid.dichtstbij(gemeenteId, c.vandaag)?.regeling;
    const perTrede = (regeling?.ladder.treden ?? []).map((t) => ({
      naam: `${t.trede}. ${t.naam}`,
      aantal: treden.find((een) => een.trede === t.trede)?.aantal,
    }));
    const meest = Math.max(1, ...treden.map((een) => een.aantal));
    const producten = [...new Set(toewijzingen.map((een) => een.product))];
    const cel = (product: string, status: string) => {
      const gevonden = toewijzingen.find((een) => een.product === product && een.status === status);
      return gevonden ? (gevonden.aantal ?? zacht(KLEIN)) : 0;
    };
    return c.page({
      titel: 'Cijfers',
      inhoud: html`${kop({ titel: 'Cijfers', onder: 'Aantallen van vandaag, zonder personen.' })}${melding({
        soort: 'info',
        titel: 'Kleine groepen staan er niet bij',
        inhoud: `Een groep van minder dan vijf inwoners krijgt geen getal, zodat niemand te herkennen is. Er staat dan “${KLEIN}”. Bij een trede kan dat ook nul zijn.`,
      })}${stapel(
        kaart({
          titel: 'Inwoners per trede',
          inhoud: html`${perTrede.map((t) => voortgangsbalk({ label: t.naam, waarde: t.aantal ?? 0, max: meest, tekst: t.aantal ?? KLEIN }))}${uitklap(
            'Bekijk als tabel',
            tabel({
              caption: 'Inwoners per trede, volgens de laatste ladderbepaling',
              kolommen: [{ kop: 'Trede' }, { kop: 'Inwoners', uitlijning: 'eind' }],
              rijen: perTrede.map((t) => [t.naam, t.aantal ?? zacht(KLEIN)]),
            }),
          )}`,
        }),
        kaart({
          titel: 'Toewijzingen per product',
          inhoud: tabel({
            caption: 'Toewijzingen per product en status',
            kolommen: [
              { kop: 'Product' },
              ...ToewijzingStatus.options.map((status) => ({ kop: toewijzingStatusTekst[status], uitlijning: 'eind' as const })),
            ],
            rijen: producten.map((product) => [
              (regeling && findProduct(regeling, product)?.naam) ?? product,
              ...ToewijzingStatus.options.map((status) => cel(product, status)),
            ]),
            leeg: 'Er zijn nog geen toewijzingen.',
          }),
        }),
        kaart({
          titel: 'Hoe vaak een stap omhoog blijft',
          inhoud: html`<p>${zacht('Van wie een stap naar trede 4, 5 of 6 zette en antwoord gaf op de vraag of de plek nog goed is. Duurzaam: de inwoner noemt de plek niet fout en staat nog op die trede of hoger (keuze).')}</p>${tabel(
            {
              caption: 'Antwoorden van de nazorg',
              kolommen: [{ kop: 'Na' }, { kop: 'Gaven antwoord', uitlijning: 'eind' }, { kop: 'Duurzaam', uitlijning: 'eind' }],
              rijen: duurzaam.map((rij) => [
                `${rij.maanden} maanden`,
                rij.gevraagd ?? zacht(KLEIN),
                rij.duurzaam ?? zacht(rij.gevraagd === undefined ? KLEIN : 'niet te tonen'),
              ]),
              leeg: 'Er is nog niemand gevraagd.',
            },
          )}`,
        }),
      )}`,
    });
  });
};
