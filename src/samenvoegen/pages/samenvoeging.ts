import { contactTekst, lezenTekst, toonGeboren, toonNaam, uitkeringTekst } from '../../inwoner/index.ts';
import { type Datum, toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { tabelNaam } from '../../kernel/tabelnaam.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  bevestiging,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  kop,
  lijst,
  linkKnop,
  melding,
  stapel,
  tabel,
  tekstvak,
  uitklap,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { declineSamenvoegen } from '../actions/judge-dubbel.ts';
import { mergeSamenvoeging, splitSamenvoeging } from '../actions/merge-dossiers.ts';
import { findKant, findSamenvoeging, type Kant, mergeDossiers, type SamenvoegingRij, splitDossiers } from '../queries.ts';
import { terugWeigering, weigerRedenen } from '../rules.ts';
import { AfwijsForm, RedenForm, statusTekst, Veld, veldTekst } from '../types.ts';

const alleen = { rollen: ['teammanager'], van: 'gemeente' } as const;
const KRUIMELS = [{ tekst: 'Dubbele dossiers', href: '/samenvoegen' }];

/** One proposal: looked at, done or turned down; and what was done taken apart again. */
export const registerSamenvoeging = (router: Router): void => {
  router.get('/samenvoegen/:samenvoeging', { rollen: ['consulent', 'teammanager'], van: 'gemeente', logboek: 'inzage' }, (c) =>
    toon(c),
  );

  router.post('/samenvoegen/:samenvoeging', { ...alleen, logboek: 'dossier-samengevoegd', tijd: 60_000 }, async (c) => {
    const s = await laad(c);
    const gelezen = parseForm(RedenForm, c.form.waarden);
    if (!gelezen.ok) return toon(c, gelezen.redenen);
    const overnemen = Veld.options.filter((veld) => c.form.tekst(`van_${veld}`) === 'weg');
    const uit = await c.submit(async (db, actor) => {
      const r = await mergeSamenvoeging(db, {
        actor,
        vandaag: c.vandaag,
        id: s.id,
        versie: c.form.versie(),
        overnemen,
        reden: gelezen.waarde.reden,
      });
      return r.ok ? { ok: true, naar: `/samenvoegen/${s.id}?gedaan=samengevoegd` } : r;
    });
    return uit instanceof Response ? uit : toon(c, uit);
  });

  router.post('/samenvoegen/:samenvoeging/afwijzen', { ...alleen, logboek: 'samenvoegen-afgewezen' }, async (c) => {
    const s = await laad(c);
    const gelezen = parseForm(AfwijsForm, c.form.waarden);
    if (!gelezen.ok) return toon(c, gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await declineSamenvoegen(db, { actor, id: s.id, versie: c.form.versie(), reden: gelezen.waarde.afwijsreden });
      return r.ok ? { ok: true, naar: '/samenvoegen?gedaan=niet' } : r;
    });
    return uit instanceof Response ? uit : toon(c, uit);
  });

  router.get('/samenvoegen/:samenvoeging/terug', { ...alleen, logboek: 'inzage', tijd: 60_000 }, (c) => terug(c));
  router.post(
    '/samenvoegen/:samenvoeging/terug',
    { ...alleen, logboek: 'samenvoeging-teruggedraaid', tijd: 60_000 },
    async (c) => {
      const s = await laad(c);
      const gelezen = parseForm(RedenForm, c.form.waarden);
      if (!gelezen.ok) return terug(c, gelezen.redenen);
      const uit = await c.submit(async (db, actor) => {
        const r = await splitSamenvoeging(db, { actor, id: s.id, versie: c.form.versie(), reden: gelezen.waarde.reden });
        return r.ok ? { ok: true, naar: `/samenvoegen/${s.id}?gedaan=uitelkaar` } : r;
      });
      return uit instanceof Response ? uit : terug(c, uit);
    },
  );
};

const laad = async (c: PageContext): Promise<SamenvoegingRij> => {
  const s = await findSamenvoeging(c.db, c.nummer('samenvoeging'));
  if (!s) throw new NietGevonden();
  await schrijfInzage(c.db, { inwonerId: s.inwoner_id, soort: 'samenvoeging', objectId: s.id });
  return s;
};

/** What stands in one of the two dossiers. */
const waardeVan = (k: Kant, veld: Veld): string => {
  switch (veld) {
    case 'naam':
      return toonNaam(k);
    case 'geboortedatum':
      return toonGeboren({ datum: k.geboortedatum, bekend: k.geboortedatum_bekend });
    case 'bsn':
      return `•••••• ${k.bsn_einde}`;
    case 'adres':
      return `${k.straat} ${k.huisnummer}, ${k.postcode} ${k.woonplaats}`;
    case 'telefoon':
      return k.telefoon || 'Geen';
    case 'email':
      return k.email || 'Geen';
    case 'contact':
      return `${contactTekst[k.contact]}, ${k.taal}, ${lezenTekst[k.lezen].toLowerCase()}`;
    case 'uitkering':
      return uitkeringTekst[k.uitkering ?? 'geen'];
  }
};

const feiten = (s: SamenvoegingRij, vandaag: Datum): Html =>
  lijst([
    { kop: 'Stand', waarde: statusTekst[s.status] },
    { kop: 'Voorgesteld door', waarde: `${s.voorsteller}, ${toonDatum(dagTotVandaag(s.voorgesteld_op, vandaag))}` },
    { kop: 'Waarom', waarde: s.reden },
    ...(s.besloten_op === null
      ? []
      : [{ kop: 'Besloten door', waarde: `${s.beslisser ?? ''}, ${toonDatum(dagTotVandaag(s.besloten_op, vandaag))}` }]),
    ...(s.besluit_reden === '' ? [] : [{ kop: 'Toelichting', waarde: s.besluit_reden }]),
    ...(s.terug_op === null
      ? []
      : [
          {
            kop: 'Uit elkaar gehaald door',
            waarde: `${s.terugdraaier ?? ''}, ${toonDatum(dagTotVandaag(s.terug_op, vandaag))}: ${s.terug_reden}`,
          },
        ]),
  ]);

const toon = async (c: PageContext, redenen: readonly Reden[] = []): Promise<Response> => {
  const [s, actor] = await Promise.all([laad(c), c.actor()]);
  const gedaan = c.zoek.get('gedaan');
  if (gedaan === 'samengevoegd' && s.status === 'uitgevoerd')
    return c.page({
      titel: 'De dossiers zijn samengevoegd',
      kruimels: [...KRUIMELS, { tekst: `Dossier ${s.weg_dossiernummer}` }],
      inhoud: bevestiging({
        titel: 'De dossiers zijn samengevoegd',
        onder: `Alles uit dossier ${s.weg_dossiernummer} staat nu in het dossier dat blijft.`,
        hierna: [
          { wat: 'Oude links naar het dossier dat opging, leiden naar dit dossier.', wie: 'Het systeem', wanneer: 'meteen' },
          { wat: 'De consulent kijkt de gegevens na met de inwoner.', wie: 'De consulent', wanneer: 'bij het volgende gesprek' },
          {
            wat: 'Was het toch iemand anders? Dan haal je de dossiers weer uit elkaar.',
            wie: 'Een teammanager',
            wanneer: 'zodra je het merkt',
          },
        ],
        acties: acties(
          linkKnop({ tekst: 'Open het dossier', href: `/dossier/${s.inwoner_id}`, soort: 'primair' }),
          linkKnop({ tekst: 'Terug naar de lijst', href: '/samenvoegen' }),
        ),
      }),
    });
  const kanten = s.status === 'voorgesteld' ? await Promise.all([findKant(c.db, s.inwoner_id), findKant(c.db, s.weg_id)]) : [];
  const [blijft, weg] = kanten;
  return c.page({
    titel: `Samenvoegen: dossier ${s.weg_dossiernummer}`,
    kruimels: [...KRUIMELS, { tekst: `Dossier ${s.weg_dossiernummer}` }],
    fout: redenen.length > 0,
    inhoud: stapel(
      kop({
        titel: s.status === 'voorgesteld' ? 'Twee dossiers samenvoegen' : `Dossier ${s.weg_dossiernummer}`,
        onder: statusTekst[s.status],
      }),
      foutSamenvatting(redenen),
      gedaan === 'uitelkaar' &&
        melding({
          soort: 'succes',
          titel: 'De dossiers zijn weer uit elkaar',
          inhoud: 'Alles staat terug waar het stond. Kijk in allebei de dossiers na of het klopt.',
        }),
      kaart({ titel: 'Het voorstel', inhoud: feiten(s, c.vandaag) }),
      s.status === 'voorgesteld' &&
        actor.rol === 'teammanager' &&
        blijft &&
        weg &&
        (await beslis(c, s, { blijft, weg }, redenen)),
      s.status === 'uitgevoerd' &&
        acties(
          linkKnop({ tekst: 'Open het dossier', href: `/dossier/${s.inwoner_id}`, soort: 'primair' }),
          actor.rol === 'teammanager' &&
            linkKnop({ tekst: 'Haal de dossiers weer uit elkaar', href: `/samenvoegen/${s.id}/terug` }),
        ),
      s.status === 'teruggedraaid' &&
        acties(
          linkKnop({ tekst: 'Eerste dossier', href: `/dossier/${s.inwoner_id}` }),
          linkKnop({ tekst: `Dossier ${s.weg_dossiernummer}`, href: `/dossier/${s.weg_id}` }),
        ),
    ),
  });
};

const beslis = async (
  c: PageContext,
  s: SamenvoegingRij,
  k: { blijft: Kant; weg: Kant },
  redenen: readonly Reden[],
): Promise<Html> => {
  const eigen = s.voorgesteld_door === (await c.actor()).gebruikerId;
  if (eigen)
    return melding({
      soort: 'info',
      titel: 'Je stelde dit zelf voor',
      inhoud: 'Een andere teammanager moet het nakijken en doen.',
    });
  const proef = await c.keep((db) => mergeDossiers(db, { id: s.id, overnemen: [], reden: '', vandaag: c.vandaag, proef: true }));
  const weigeringen = weigerRedenen(proef?.weigeringen ?? []);
  const verschilt = Veld.options.filter((veld) => waardeVan(k.blijft, veld) !== waardeVan(k.weg, veld));
  const gekozen = (veld: Veld): string => c.form.tekst(`van_${veld}`) || 'blijft';
  return html`${stapel(
    kaart({
      titel: 'Naast elkaar',
      inhoud: tabel({
        caption: 'De twee dossiers naast elkaar',
        kolommen: [{ kop: 'Gegeven' }, { kop: `Blijft: ${k.blijft.dossiernummer}` }, { kop: `Gaat op: ${k.weg.dossiernummer}` }],
        rijen: [
          ...Veld.options.map((veld) => [veldTekst[veld], waardeVan(k.blijft, veld), waardeVan(k.weg, veld)]),
          ['Consulent', k.blijft.consulent, k.weg.consulent],
          [
            'Dossier sinds',
            toonDatum(dagTotVandaag(k.blijft.aangemaakt_op, c.vandaag)),
            toonDatum(dagTotVandaag(k.weg.aangemaakt_op, c.vandaag)),
          ],
        ],
      }),
    }),
    weigeringen.length > 0
      ? melding({
          soort: 'waarschuwing',
          titel: 'Dit moet eerst',
          inhoud: html`<ul>${weigeringen.map(({ tekst }) => html`<li>${tekst}</li>`)}</ul>`,
        })
      : form({
          actie: `/samenvoegen/${s.id}`,
          sleutel: c.sleutel(),
          versie: s.versie,
          naam: 'Samenvoegen',
          inhoud: stapel(
            verschilt.length > 0 &&
              kaart({
                titel: 'Wat blijft er staan?',
                inhoud: stapel(
                  html`<p>Wat je niet kiest, blijft bewaard in de geschiedenis.</p>`,
                  ...verschilt.map((veld) =>
                    keuzerondjes({
                      naam: `van_${veld}`,
                      label: veldTekst[veld],
                      waarde: gekozen(veld),
                      keuzes: [
                        { waarde: 'blijft', tekst: waardeVan(k.blijft, veld), uitleg: `Uit ${k.blijft.dossiernummer}` },
                        { waarde: 'weg', tekst: waardeVan(k.weg, veld), uitleg: `Uit ${k.weg.dossiernummer}` },
                      ],
                    }),
                  ),
                ),
              }),
            kaart({
              titel: 'Wat gaat er over?',
              inhoud: html`<p>Dit komt uit dossier ${k.weg.dossiernummer} in dossier ${k.blijft.dossiernummer}, bij ${k.blijft.consulent}. Het dossiernummer ${k.weg.dossiernummer} vervalt.</p>${tabel(
                {
                  caption: 'Wat naar het dossier gaat dat blijft',
                  kolommen: [{ kop: 'Wat' }, { kop: 'Aantal', uitlijning: 'eind' }],
                  rijen: Object.entries(proef?.rijen ?? {}).map(([tabel_, aantal]) => [tabelNaam(tabel_), String(aantal)]),
                  leeg: 'In dit dossier staat verder niets.',
                },
              )}`,
            }),
            tekstvak({
              naam: 'reden',
              label: 'Hoe heb je het nagekeken?',
              waarde: c.form.tekst('reden'),
              fout: foutVan(redenen, 'reden'),
              regels: 2,
              maximum: 500,
            }),
            acties(knop({ tekst: 'Voeg de dossiers samen', icoon: 'check' })),
          ),
        }),
    uitklap(
      'Nee, het zijn twee mensen',
      form({
        actie: `/samenvoegen/${s.id}/afwijzen`,
        sleutel: c.sleutel(),
        versie: s.versie,
        naam: 'Afwijzen',
        inhoud: stapel(
          tekstvak({
            naam: 'afwijsreden',
            label: 'Waarom zijn het twee mensen?',
            waarde: c.form.tekst('afwijsreden'),
            fout: foutVan(redenen, 'afwijsreden'),
            regels: 2,
            maximum: 500,
          }),
          acties(knop({ tekst: 'Wijs het voorstel af', soort: 'tweede' })),
        ),
      }),
      { open: foutVan(redenen, 'afwijsreden') !== undefined },
    ),
  )}`;
};

const regels = (n: number): string => (n === 1 ? '1 regel gaat' : `${n} regels gaan`);

const terug = async (c: PageContext, redenen: readonly Reden[] = []): Promise<Response> => {
  const s = await laad(c);
  if (s.status !== 'uitgevoerd') return c.redirect(`/samenvoegen/${s.id}`);
  const proef = await c.keep((db) => splitDossiers(db, { id: s.id, reden: 'proef', proef: true }));
  const kan = proef !== undefined && proef.weigeringen.length === 0;
  return c.page({
    titel: 'Dossiers weer uit elkaar halen',
    kruimels: [
      ...KRUIMELS,
      { tekst: `Dossier ${s.weg_dossiernummer}`, href: `/samenvoegen/${s.id}` },
      { tekst: 'Uit elkaar halen' },
    ],
    fout: redenen.length > 0,
    inhoud: stapel(
      kop({ titel: 'Dossiers weer uit elkaar halen', onder: `Dossier ${s.weg_dossiernummer}` }),
      foutSamenvatting(redenen),
      kan
        ? melding({
            soort: 'info',
            titel: 'Wat dit doet',
            inhoud: html`<ul><li>${regels(proef.terug)} terug naar dossier ${s.weg_dossiernummer}, precies zoals ze stonden.</li>${
              proef.mee > 0 &&
              html`<li>Wat daarna is opgeschreven en daarbij hoort, zoals uren op een toewijzing, gaat mee: ${proef.mee}.</li>`
            }${proef.weg > 0 && html`<li>Van wat toen overging is er nu ${proef.weg} niet meer.</li>`}<li>Wat verder na het samenvoegen is opgeschreven, blijft in het dossier dat bleef. Kijk dat zelf na.</li><li>Naam, adres en BSN worden weer zoals ze waren, behalve wat daarna is verbeterd.</li></ul>`,
          })
        : melding({
            soort: 'waarschuwing',
            titel: 'Dit kan nu niet',
            inhoud: (proef?.weigeringen ?? []).map(terugWeigering).join(' '),
          }),
      kan &&
        form({
          actie: `/samenvoegen/${s.id}/terug`,
          sleutel: c.sleutel(),
          versie: s.versie,
          naam: 'Uit elkaar halen',
          inhoud: stapel(
            tekstvak({
              naam: 'reden',
              label: 'Waarom zijn het toch twee mensen?',
              waarde: c.form.tekst('reden'),
              fout: foutVan(redenen, 'reden'),
              regels: 2,
              maximum: 500,
            }),
            acties(
              knop({ tekst: 'Haal de dossiers uit elkaar', soort: 'gevaar' }),
              linkKnop({ tekst: 'Terug', href: `/samenvoegen/${s.id}`, soort: 'stil' }),
            ),
          ),
        }),
    ),
  });
};
