import { type Dubbel, findDubbelen, findPersoon, type PersoonRij, toonNaam } from '../../inwoner/index.ts';
import { toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  badge,
  form,
  foutSamenvatting,
  foutVan,
  html,
  kaart,
  keuzerondjes,
  knop,
  kop,
  leegBlok,
  link,
  linkKnop,
  melding,
  stapel,
  tabel,
  tekstvak,
  uitklap,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { judgeNietDezelfde } from '../actions/judge-dubbel.ts';
import { proposeSamenvoegen } from '../actions/propose-samenvoegen.ts';
import { findZichtbaar, listSamenvoegingenVan, type SamenvoegingRij } from '../queries.ts';
import { NietForm, statusTekst, VoorstelForm } from '../types.ts';

const pad = '/dossier/:inwoner/dubbel';

/** Who looks like this resident, and what the consulent says of it. */
export const registerDubbel = (router: Router): void => {
  router.get(pad, { rollen: ['consulent', 'teammanager'], van: 'inwoner', logboek: 'inzage' }, (c) => dubbelen(c));

  router.post(`${pad}/voorstel`, { rollen: ['consulent'], van: 'inwoner', logboek: 'samenvoegen-voorgesteld' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const gelezen = parseForm(VoorstelForm, c.form.waarden);
    if (!gelezen.ok) return dubbelen(c, gelezen.redenen);
    const { ander, reden } = gelezen.waarde;
    const ditBlijft = c.form.tekst('blijft') !== 'ander';
    const uit = await c.submit(async (db, actor) => {
      const r = await proposeSamenvoegen(db, {
        actor,
        inwonerId,
        blijft: ditBlijft ? inwonerId : ander,
        weg: ditBlijft ? ander : inwonerId,
        reden,
      });
      return r.ok ? { ok: true, naar: `/dossier/${inwonerId}/dubbel?gedaan=voorstel` } : r;
    });
    return uit instanceof Response ? uit : dubbelen(c, uit);
  });

  router.post(
    `${pad}/niet`,
    { rollen: ['consulent', 'teammanager'], van: 'inwoner', logboek: 'niet-dezelfde-persoon' },
    async (c) => {
      const een = c.nummer('inwoner');
      const gelezen = parseForm(NietForm, c.form.waarden);
      if (!gelezen.ok) return dubbelen(c, gelezen.redenen);
      const uit = await c.submit(async (db, actor) => {
        const r = await judgeNietDezelfde(db, { actor, een, ander: gelezen.waarde.ander, reden: gelezen.waarde.nietreden });
        if (!r.ok) return r;
        return {
          ok: true,
          naar: actor.rol === 'teammanager' ? '/samenvoegen?gedaan=niet' : `/dossier/${een}/dubbel?gedaan=niet`,
        };
      });
      return uit instanceof Response ? uit : dubbelen(c, uit);
    },
  );
};

const titelVan = (een: Dubbel): string => hoofdletter(een.redenen.join(', '));

const wie = (een: Dubbel, alles: boolean) =>
  een.eigen || alles
    ? link(`/dossier/${een.inwonerId}`, `Dossier ${een.dossiernummer}`)
    : een.consulent_id === 0
      ? 'Al bekend, nog te verdelen'
      : `Al bekend bij ${een.consulent}`;

/** The number of a colleague's dossier is not for who may not open it. */
const watErGebeurt = (s: SamenvoegingRij, zichtbaar: ReadonlySet<number>): string =>
  s.status !== 'voorgesteld' || zichtbaar.has(s.weg_id)
    ? `Dossier ${s.weg_dossiernummer} gaat op in een ander`
    : 'Het andere dossier gaat op in dit';

const dubbelen = async (c: PageContext, redenen: readonly Reden[] = []): Promise<Response> => {
  const inwonerId = c.nummer('inwoner');
  const [p, eerder] = await Promise.all([
    findPersoon(c.db, inwonerId),
    listSamenvoegingenVan(c.db, inwonerId),
    schrijfInzage(c.db, { inwonerId, soort: 'dubbel' }),
  ]);
  if (!p) throw new NietGevonden();
  const [alle, actor] = await Promise.all([
    findDubbelen(c.db, {
      bsnHash: p.bsn_hash,
      zoeknaam: p.zoeknaam,
      geboortedatum: p.geboortedatum,
      voornaam: p.voornaam,
      postcode: p.postcode,
      huisnummer: p.huisnummer,
      behalve: p.id,
    }),
    c.actor(),
  ]);
  const zichtbaar = await findZichtbaar(c.db, [
    ...alle.map((een) => een.inwonerId),
    ...eerder.flatMap((s) => [s.inwoner_id, s.weg_id]),
  ]);
  // Who replaces a colleague sees that dossier too.
  const gevonden = alle.map((een) => ({ ...een, eigen: zichtbaar.has(een.inwonerId) }));
  const gevraagd = c.form.tekst('ander') || c.zoek.get('ander');
  const bedoeld = gevonden.find((een) => String(een.inwonerId) === gevraagd);
  // What was typed about nobody we know of is shown with the first: it must not be typed again.
  const gekozen = bedoeld ?? gevonden[0];
  const getypt = bedoeld === undefined || c.form.tekst('ander') !== '';
  const open = eerder.find((s) => s.status === 'voorgesteld');
  const gedaan = c.zoek.get('gedaan');
  return c.page({
    titel: `Dubbel dossier? ${toonNaam(p)}`,
    kruimels: [
      { tekst: 'Inwoners', href: '/inwoners' },
      { tekst: toonNaam(p), href: `/dossier/${p.id}` },
      { tekst: 'Dubbel dossier?' },
    ],
    fout: redenen.length > 0,
    inhoud: stapel(
      kop({ titel: 'Staat deze inwoner er twee keer in?', onder: `${toonNaam(p)}, dossier ${p.dossiernummer}` }),
      foutSamenvatting(redenen),
      gedaan === 'voorstel' &&
        melding({
          soort: 'succes',
          titel: 'Het voorstel staat klaar',
          inhoud: 'Een teammanager kijkt het na en voegt de dossiers samen. Tot dan verandert er niets.',
        }),
      gedaan === 'niet' &&
        melding({ soort: 'succes', titel: 'Vastgelegd: het zijn twee mensen', inhoud: 'Deze twee komen niet meer in de lijst.' }),
      open &&
        melding({
          soort: 'info',
          titel: 'Er loopt een voorstel',
          inhoud: html`${open.voorsteller} stelde op ${toonDatum(dagTotVandaag(open.voorgesteld_op, c.vandaag))} voor om samen te voegen. ${link(`/samenvoegen/${open.id}`, 'Bekijk het voorstel')}`,
        }),
      gevonden.length === 0
        ? leegBlok({
            titel: 'Er is niemand die op deze inwoner lijkt',
            inhoud: html`<p>We keken in de hele gemeente, op BSN, naam, geboortedatum en adres. Wie eerder is beoordeeld als iemand anders, telt niet mee.</p>`,
            acties: linkKnop({ tekst: 'Terug naar het dossier', href: `/dossier/${p.id}/gegevens` }),
          })
        : stapel(
            // One at a time: the names of the fields are the same for each.
            ...gevonden.map((een) =>
              een === gekozen
                ? blok(c, p, een, { redenen, teammanager: actor.rol === 'teammanager', open: open !== undefined, getypt })
                : kaart({
                    titel: titelVan(een),
                    inhoud: html`<p>${wie(een, actor.rol === 'teammanager')}. ${een.score} van 100 punten (keuze).</p>${acties(
                      linkKnop({
                        tekst: 'Beoordeel',
                        href: `/dossier/${p.id}/dubbel?ander=${een.inwonerId}`,
                        extra: titelVan(een),
                      }),
                    )}`,
                  }),
            ),
          ),
      html`<p>${link('/samenvoegen', 'Alle dossiers die op elkaar lijken')}</p>`,
      eerder.length > 0 &&
        kaart({
          titel: 'Eerder',
          inhoud: tabel({
            caption: 'Eerdere voorstellen en samenvoegingen',
            kolommen: [{ kop: 'Wat' }, { kop: 'Stand' }, { kop: 'Wanneer' }, { kop: 'Waarom' }],
            rijen: eerder.map((s) => [
              link(`/samenvoegen/${s.id}`, watErGebeurt(s, zichtbaar)),
              badge(s.status === 'voorgesteld' ? 'aandacht' : 'neutraal', statusTekst[s.status]),
              toonDatum(dagTotVandaag(s.terug_op ?? s.besloten_op ?? s.voorgesteld_op, c.vandaag)),
              s.terug_reden || s.besluit_reden || s.reden,
            ]),
          }),
        }),
    ),
  });
};

const blok = (
  c: PageContext,
  p: PersoonRij,
  een: Dubbel,
  o: { redenen: readonly Reden[]; teammanager: boolean; open: boolean; getypt: boolean },
) => {
  const basis = `/dossier/${p.id}/dubbel`;
  const hier = o.getypt;
  const fouten = hier ? o.redenen : [];
  const niet = form({
    actie: `${basis}/niet`,
    sleutel: c.sleutel(),
    naam: 'Het zijn twee mensen',
    verborgen: { ander: String(een.inwonerId) },
    inhoud: stapel(
      tekstvak({
        naam: 'nietreden',
        label: 'Hoe weet je dat het twee mensen zijn?',
        waarde: hier ? c.form.tekst('nietreden') : '',
        fout: foutVan(fouten, 'nietreden'),
        regels: 2,
        maximum: 500,
      }),
      acties(knop({ tekst: 'Het zijn twee mensen', soort: 'tweede' })),
    ),
  });
  return kaart({
    titel: titelVan(een),
    inhoud: stapel(
      html`<p>${wie(een, o.teammanager)}. ${een.score} van 100 punten (keuze).${
        een.eigen || o.teammanager ? '' : ' Je mag dit dossier niet zien. Overleg met je collega voordat je iets voorstelt.'
      }</p>`,
      !o.teammanager &&
        !o.open &&
        form({
          actie: `${basis}/voorstel`,
          sleutel: c.sleutel(),
          naam: 'Samenvoegen voorstellen',
          verborgen: { ander: String(een.inwonerId) },
          inhoud: stapel(
            keuzerondjes({
              naam: 'blijft',
              label: 'Welk dossier blijft?',
              hint: 'Alles uit het andere dossier komt erbij. De teammanager kan nog kiezen welke naam en welk adres blijft.',
              waarde: hier ? c.form.tekst('blijft') || 'dit' : 'dit',
              keuzes: [
                { waarde: 'dit', tekst: `Dit dossier, ${p.dossiernummer}` },
                { waarde: 'ander', tekst: een.eigen ? `Het andere dossier, ${een.dossiernummer}` : 'Het andere dossier' },
              ],
            }),
            tekstvak({
              naam: 'reden',
              label: 'Waarom is het dezelfde persoon?',
              hint: 'Bijvoorbeeld: identiteitsbewijs gezien, en de inwoner zegt dat hij in 2024 bij een collega was.',
              waarde: hier ? c.form.tekst('reden') : '',
              fout: foutVan(fouten, 'reden'),
              regels: 2,
              maximum: 500,
            }),
            acties(knop({ tekst: 'Stel voor om samen te voegen', icoon: 'check' })),
          ),
        }),
      o.teammanager ? niet : uitklap('Nee, het zijn twee mensen', niet, { open: fouten.some((r) => r.veld === 'nietreden') }),
    ),
  });
};
