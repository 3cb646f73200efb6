import { toonNaam } from '../../inwoner/index.ts';
import { type Datum, toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import { badge, html, kaart, kop, link, linkKnop, melding, stapel, tabel, zacht } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { findVervanger, listEigenParen, listParen, listSamenvoegingen, type SamenvoegingRij } from '../queries.ts';
import { statusTekst } from '../types.ts';

/** Who looks like whom, what was proposed and what was done. */
export const registerLijst = (router: Router): void => {
  router.get('/samenvoegen', { rollen: ['consulent', 'teammanager'], van: 'gemeente', logboek: false }, async (c) =>
    (await c.actor()).rol === 'teammanager' ? voorTeammanager(c) : voorConsulent(c),
  );

  // An old address of a dossier that went into another: where it is now. Asked by src/app.ts when a dossier is not found.
  router.get('/samenvoegen/oud/:weg', { rollen: ['consulent', 'teammanager'], van: 'gemeente', logboek: false }, async (c) => {
    const nu = await findVervanger(c.db, c.nummer('weg'));
    return c.redirect(nu === undefined ? '/samenvoegen/onbekend' : `/dossier/${nu}`);
  });
};

const UITLEG =
  'Elke nacht zoekt het systeem dossiers die op elkaar lijken: op naam, geboortedatum en adres. Hoe zwaar elk punt telt is een keuze van dit product; het staat niet in een regeling.';

const rijVan = (s: SamenvoegingRij, vandaag: Datum) => [
  html`${link(`/samenvoegen/${s.id}`, `Dossier ${s.weg_dossiernummer}`)}<br>${zacht(s.voornaam === null ? 'van een collega' : `bij ${toonNaam({ voornaam: s.voornaam, voorvoegsel: s.voorvoegsel ?? '', achternaam: s.achternaam ?? '' })}`)}`,
  badge(s.status === 'voorgesteld' ? 'aandacht' : s.status === 'uitgevoerd' ? 'goed' : 'neutraal', statusTekst[s.status]),
  html`${s.voorsteller}<br>${zacht(toonDatum(dagTotVandaag(s.voorgesteld_op, vandaag)))}`,
  s.reden,
];
const KOLOMMEN = [{ kop: 'Gaat op in een ander dossier' }, { kop: 'Stand' }, { kop: 'Voorgesteld door' }, { kop: 'Waarom' }];

const voorTeammanager = async (c: PageContext): Promise<Response> => {
  const [open, paren, gedaan] = await Promise.all([
    listSamenvoegingen(c.db, ['voorgesteld']),
    listParen(c.db),
    listSamenvoegingen(c.db, ['uitgevoerd', 'teruggedraaid', 'afgewezen']),
  ]);
  return c.page({
    titel: 'Dubbele dossiers',
    inhoud: stapel(
      kop({
        titel: 'Dubbele dossiers',
        onder: 'Een consulent stelt voor, jij kijkt na en voegt samen. Zo kijken er altijd twee mensen (keuze).',
      }),
      c.zoek.get('gedaan') === 'niet' &&
        melding({ soort: 'succes', titel: 'Vastgelegd: het zijn twee mensen', inhoud: 'Dit paar komt niet meer terug.' }),
      kaart({
        titel: `Voorstellen (${open.length})`,
        inhoud: tabel({
          caption: 'Voorstellen om samen te voegen',
          kolommen: KOLOMMEN,
          rijen: open.map((s) => rijVan(s, c.vandaag)),
          leeg: 'Er wacht geen voorstel.',
        }),
      }),
      kaart({
        titel: `Lijken op elkaar (${paren.length}${paren.length === 100 ? ' of meer' : ''})`,
        inhoud: html`<p>${UITLEG} Vraag de consulent of het dezelfde persoon is; die stelt dan samenvoegen voor.</p>${tabel({
          caption: 'Dossiers die op elkaar lijken, de meeste punten bovenaan',
          kolommen: [
            { kop: 'Eerste dossier' },
            { kop: 'Tweede dossier' },
            { kop: 'Waarom' },
            { kop: 'Punten', uitlijning: 'eind' },
            { kop: 'Actie', zonderLabel: true },
          ],
          rijen: paren.map((p) => [
            html`${link(`/dossier/${p.eerste_id}`, p.eerste)}<br>${zacht(p.eerste_consulent)}`,
            html`${link(`/dossier/${p.tweede_id}`, p.tweede)}<br>${zacht(p.tweede_consulent)}`,
            p.redenen.join(', '),
            String(p.score),
            linkKnop({
              tekst: 'Beoordeel',
              href: `/dossier/${p.eerste_id}/dubbel?ander=${p.tweede_id}`,
              extra: `${p.eerste} en ${p.tweede}`,
            }),
          ]),
          leeg: 'Er zijn geen dossiers die op elkaar lijken.',
        })}`,
      }),
      kaart({
        titel: 'Eerder beslist',
        inhoud: tabel({
          caption: 'Eerdere besluiten over dubbele dossiers',
          kolommen: KOLOMMEN,
          rijen: gedaan.map((s) => rijVan(s, c.vandaag)),
          leeg: 'Er is nog niets samengevoegd.',
        }),
      }),
    ),
  });
};

const voorConsulent = async (c: PageContext): Promise<Response> => {
  const [paren, eigen] = await Promise.all([
    listEigenParen(c.db),
    listSamenvoegingen(c.db, ['voorgesteld', 'uitgevoerd', 'teruggedraaid', 'afgewezen']),
  ]);
  return c.page({
    titel: 'Dubbele dossiers',
    inhoud: stapel(
      kop({ titel: 'Dubbele dossiers', onder: 'Inwoners uit je eigen lijst die misschien nog een dossier hebben.' }),
      kaart({
        titel: 'Lijken op elkaar',
        inhoud: html`<p>${UITLEG}</p>${tabel({
          caption: 'Eigen dossiers die op een ander lijken',
          kolommen: [{ kop: 'Inwoner' }, { kop: 'Lijkt op' }, { kop: 'Waarom' }, { kop: 'Actie', zonderLabel: true }],
          rijen: paren.map((p) => [
            link(`/dossier/${p.inwoner_id}`, toonNaam(p)),
            p.ander_eigen
              ? link(`/dossier/${p.ander_id}`, `Dossier ${p.ander_dossiernummer}`)
              : `Al bekend bij ${p.ander_consulent}`,
            p.redenen.join(', '),
            linkKnop({ tekst: 'Beoordeel', href: `/dossier/${p.inwoner_id}/dubbel`, extra: toonNaam(p) }),
          ]),
          leeg: 'Er is niemand in je lijst die op een ander dossier lijkt.',
        })}`,
      }),
      kaart({
        titel: 'Voorgesteld en beslist',
        inhoud: tabel({
          caption: 'Wat is voorgesteld en beslist',
          kolommen: KOLOMMEN,
          rijen: eigen.map((s) => rijVan(s, c.vandaag)),
          leeg: 'Er is nog niets voorgesteld.',
        }),
      }),
    ),
  });
};
