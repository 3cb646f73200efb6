// Documents that a result rests on: the list on each page of a result, and adding one by the aanbieder or the consulent.
import { type BeleidInHuis, findProduct } from '../beleid/index.ts';
import {
  accept,
  bestandHint,
  documentOpties,
  findUploadRegels,
  lezersVan,
  MAX_BODY,
  opnieuwKiezen,
  receiveBestand,
  SOORT_NAMEN,
  SOORTEN,
  soortKort,
  toonGrootte,
  type UploadRegels,
  type Virusscanner,
} from '../document/index.ts';
import { toonDatum } from '../kernel/datum.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { schrijfInzage } from '../platform/audit.ts';
import { NietGevonden } from '../platform/problem.ts';
import { findToewijzing, type ToewijzingKop } from '../voortgang/index.ts';
import {
  acties,
  bestandveld,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  keuzelijst,
  keuzerondjes,
  knop,
  kop,
  link,
  linkKnop,
  melding,
  stapel,
  tekstveld,
  wieLeest,
} from '../web/index.ts';
import type { PageContext, Router } from '../web/route.ts';
import { addResultaatstuk } from './actions/add-resultaatstuk.ts';
import { melden, oordelen, vragen } from './permissions.ts';
import { findMelding, findResultaat } from './queries.ts';
import { findHerbeoordeling } from './queries-herbeoordeling.ts';
import type { Resultaatstuk } from './queries-stukken.ts';
import { heeftResultaat } from './rules.ts';
import type { Herbeoordeling, Melding, ResultaatRij } from './types.ts';

/** Names of the kinds; a kind that a later version wrote is told by its own name. */
const soortNaam = (soort: string): string => {
  const bekend = SOORTEN.find((een) => een === soort);
  return bekend ? SOORT_NAMEN[bekend] : soort;
};

/** Why no document can be added any more; undefined when it can. */
export const waaromGeenStuk = (nu: Melding | undefined, h: Herbeoordeling | undefined): string | undefined =>
  nu?.akkoord === true
    ? 'De gemeente is akkoord met het resultaat. Er komt geen document meer bij.'
    : h && h.oordeel !== null
      ? 'Er is een tweede keer gekeken, en dat is het laatste woord. Er komt geen document meer bij.'
      : undefined;

/** The documents with a link to each; what the reader may not read is not among them. */
export const stukkenLijst = (stukken: readonly Resultaatstuk[], naar: (stuk: Resultaatstuk) => string): Html =>
  html`<ul>${stukken.map(
    (stuk) =>
      html`<li>${link(naar(stuk), `${stuk.titel} (${soortKort(stuk)}, ${toonGrootte(stuk.bytes)})`)}<br>${soortNaam(stuk.soort)}, ${stuk.kant === 'aanbieder' ? 'van de aanbieder' : 'van de gemeente'}, ${toonDatum(stuk.op)}</li>`,
  )}</ul>`;

/** The card on a page of a result. */
export const stukkenKaart = (o: {
  stukken: readonly Resultaatstuk[];
  naar: (stuk: Resultaatstuk) => string;
  /** Where one can be added; absent: not by who reads, or not any more. */
  erbij?: string | undefined;
}): Html =>
  kaart({
    titel: 'Documenten bij dit resultaat',
    id: 'stukken',
    inhoud: html`${
      o.stukken.length === 0 ? html`<p>Er zijn geen documenten bij dit resultaat.</p>` : stukkenLijst(o.stukken, o.naar)
    }${o.erbij !== undefined && acties(linkKnop({ tekst: 'Voeg een document toe', href: o.erbij, icoon: 'upload' }))}`,
  });

interface Settings {
  beleid: BeleidInHuis;
  scanner?: Virusscanner | undefined;
}

const soortEnTitel = (
  waarden: Readonly<Record<string, string>>,
  fouten: readonly Reden[],
  soorten: readonly (typeof SOORTEN)[number][],
): Html =>
  html`${keuzerondjes({
    naam: 'soort',
    label: 'Wat voor document is het?',
    waarde: waarden.soort,
    fout: foutVan(fouten, 'soort'),
    keuzes: soorten.map((soort) => ({ waarde: soort, tekst: SOORT_NAMEN[soort] })),
  })}${tekstveld({
    naam: 'titel',
    label: 'Hoe heet het?',
    hint: 'Bijvoorbeeld: arbeidsovereenkomst, certificaat VCA.',
    verplicht: false,
    maximum: 120,
    waarde: waarden.titel,
    fout: foutVan(fouten, 'titel'),
  })}`;

const bestand = (regels: UploadRegels, fouten: readonly Reden[], verplicht = true): Html =>
  bestandveld({
    naam: 'bestand',
    label: 'Bestand',
    hint: bestandHint(regels),
    soorten: accept(regels),
    verplicht,
    fout: foutVan(fouten, 'bestand'),
  });

/** The kind and the name that were typed, each fault at its field. */
const leesStuk = (waarden: Readonly<Record<string, string>>, soorten: readonly (typeof SOORTEN)[number][]) => {
  const soort = soorten.find((een) => een === waarden.soort);
  const titel = (waarden.titel ?? '').trim();
  const redenen: Reden[] = [
    ...(soort === undefined ? [{ veld: 'soort', tekst: 'Kies wat voor document het is.' }] : []),
    ...(titel.length > 120 ? [{ veld: 'titel', tekst: 'Maak de naam korter: hoogstens 120 tekens.' }] : []),
  ];
  return { soort, titel, redenen };
};

const BIJ_AANBIEDER = SOORTEN.filter((soort) => soort !== 'medisch');

export const registerResultaatstukken = (router: Router, s: Settings): void => {
  const plek = async (c: PageContext): Promise<{ t: ToewijzingKop; waarom: string | undefined }> => {
    const id = c.nummer('toewijzing');
    const [t, nu, h] = await Promise.all([
      findToewijzing(c.db, id, s.beleid),
      findMelding(c.db, id),
      findHerbeoordeling(c.db, { toewijzingId: id }),
    ]);
    if (!t || !heeftResultaat(findProduct(s.beleid.regelingMetId(t.regelingId).regeling, t.product))) throw new NietGevonden();
    const waarom =
      t.status === 'gestart' || t.status === 'beeindigd'
        ? waaromGeenStuk(nu, h)
        : 'Een document bij het resultaat stuur je zodra de inwoner is gestart.';
    return { t, waarom };
  };

  const plekPagina = async (
    c: PageContext,
    { t, waarom }: { t: ToewijzingKop; waarom: string | undefined },
    redenen: readonly Reden[] = [],
  ): Promise<Response> => {
    const regels = await findUploadRegels(c.db, t.gemeenteId);
    const fouten = opnieuwKiezen(redenen);
    const titel = 'Document bij het resultaat';
    const terug = `/toewijzingen/${t.id}/resultaat`;
    return c.page({
      titel,
      smal: true,
      fout: fouten.length > 0,
      kruimels: [
        { tekst: 'Inwoners', href: '/toewijzingen' },
        { tekst: t.naam, href: `/toewijzingen/${t.id}` },
        { tekst: 'Resultaat', href: terug },
        { tekst: 'Document' },
      ],
      inhoud: html`${foutSamenvatting(fouten)}${kop({ titel, onder: `Van ${t.naam}. Bijvoorbeeld een arbeidsovereenkomst, een certificaat of een verslag.` })}${
        waarom === undefined
          ? html`${wieLeest({
              icoon: 'eye',
              titel: 'Wie leest dit?',
              wie: [`${t.naam}`, 'De contactpersoon bij de gemeente', 'Jullie zelf'],
              niet: 'Stuur geen medische stukken en geen kopie van een paspoort of identiteitskaart.',
            })}${form({
              actie: `${terug}/stuk`,
              sleutel: c.sleutel(),
              bestanden: true,
              inhoud: html`${bestand(regels, fouten)}${soortEnTitel(c.form.waarden, fouten, BIJ_AANBIEDER)}${acties(
                knop({ tekst: 'Voeg toe', icoon: 'upload' }),
                linkKnop({ tekst: 'Annuleren', href: terug, soort: 'stil' }),
              )}`,
            })}`
          : html`${melding({ soort: 'info', inhoud: waarom })}${acties(linkKnop({ tekst: 'Terug naar het resultaat', href: terug }))}`
      }`,
    });
  };

  router.get('/toewijzingen/:toewijzing/resultaat/stuk', vragen, async (c) => plekPagina(c, await plek(c)));
  router.post(
    '/toewijzingen/:toewijzing/resultaat/stuk',
    { ...melden, logboek: 'resultaatstuk-toegevoegd', maxBody: MAX_BODY },
    async (c) => {
      const o = await plek(c);
      const { t } = o;
      if (o.waarom !== undefined) return plekPagina(c, o);
      const gelezen = leesStuk(c.form.waarden, BIJ_AANBIEDER);
      const ontvangen = await receiveBestand(c.form.bestanden, await findUploadRegels(c.db, t.gemeenteId), s.scanner);
      const { soort } = gelezen;
      if (!ontvangen.ok || soort === undefined || gelezen.redenen.length > 0)
        return plekPagina(c, o, [...(ontvangen.ok ? [] : ontvangen.redenen), ...gelezen.redenen]);
      const uit = await c.submit(async (db, actor) => {
        const r = await addResultaatstuk(db, {
          actor,
          landelijk: s.beleid.landelijk,
          vandaag: c.vandaag,
          toewijzingId: t.id,
          stuk: {
            soort,
            titel: gelezen.titel,
            lezers: { metInwoner: true, aanbiederId: t.aanbiederId },
            bestand: ontvangen.waarde,
          },
        });
        return r.ok ? { ok: true, naar: `/toewijzingen/${t.id}/resultaat#stukken` } : r;
      });
      return uit instanceof Response ? uit : plekPagina(c, o, uit);
    },
  );

  const dossier = async (c: PageContext) => {
    const [inwonerId, id] = [c.nummer('inwoner'), c.nummer('resultaat')];
    const [r, h] = await Promise.all([
      findResultaat(c.db, id),
      findHerbeoordeling(c.db, { resultaatId: id }),
      schrijfInzage(c.db, { inwonerId, soort: 'resultaat', objectId: id }),
    ]);
    if (r?.inwonerId !== inwonerId) throw new NietGevonden();
    return { r, waarom: waaromGeenStuk(r, h) };
  };

  const dossierPagina = async (
    c: PageContext,
    { r, waarom }: { r: ResultaatRij; waarom: string | undefined },
    redenen: readonly Reden[] = [],
  ): Promise<Response> => {
    const [regels, opties] = await Promise.all([findUploadRegels(c.db), documentOpties(c.db, r.inwonerId, c.vandaag)]);
    const fouten = redenen.length === 0 ? [] : c.form.tekst('bestaand') === '' ? opnieuwKiezen(redenen) : [...redenen];
    const titel = 'Document bij het resultaat';
    const terug = `/dossier/${r.inwonerId}/resultaat/${r.id}`;
    const { waarden } = c.form;
    return c.page({
      titel,
      smal: true,
      fout: fouten.length > 0,
      kruimels: [{ tekst: r.naam, href: `/dossier/${r.inwonerId}` }, { tekst: 'Resultaat', href: terug }, { tekst: 'Document' }],
      inhoud: html`${foutSamenvatting(fouten)}${kop({ titel, onder: `Resultaat van ${r.naam} bij ${r.aanbieder}` })}${
        waarom === undefined
          ? form({
              actie: `${terug}/stuk`,
              sleutel: c.sleutel(),
              bestanden: true,
              inhoud: stapel(
                opties.length > 0 &&
                  keuzelijst({
                    naam: 'bestaand',
                    label: 'Een document dat al in het dossier staat',
                    hint: 'Kies dit, of voeg hieronder een nieuw bestand toe.',
                    leeg: 'Geen: ik voeg een nieuw bestand toe',
                    verplicht: false,
                    waarde: waarden.bestaand,
                    fout: foutVan(fouten, 'bestaand'),
                    opties,
                  }),
                kaart({
                  titel: opties.length > 0 ? 'Of een nieuw bestand' : 'Nieuw bestand',
                  inhoud: html`${bestand(regels, fouten, false)}${soortEnTitel(waarden, fouten, SOORTEN)}${keuzerondjes({
                    naam: 'lezers',
                    label: 'Wie mag dit lezen?',
                    hint: 'Een medisch stuk gaat nooit naar een aanbieder.',
                    waarde: waarden.lezers,
                    fout: foutVan(fouten, 'lezers'),
                    keuzes: [
                      { waarde: 'gemeente', tekst: 'Alleen de gemeente' },
                      { waarde: 'inwoner', tekst: 'De gemeente en de inwoner' },
                      { waarde: `aanbieder-${r.aanbiederId}`, tekst: `De gemeente, de inwoner en ${r.aanbieder}` },
                    ],
                  })}`,
                }),
                acties(
                  knop({ tekst: 'Voeg toe', icoon: 'upload' }),
                  linkKnop({ tekst: 'Annuleren', href: terug, soort: 'stil' }),
                ),
              ),
            })
          : html`${melding({ soort: 'info', inhoud: waarom })}${acties(linkKnop({ tekst: 'Terug naar het resultaat', href: terug }))}`
      }`,
    });
  };

  router.get('/dossier/:inwoner/resultaat/:resultaat/stuk', { ...oordelen, logboek: 'inzage' }, async (c) =>
    dossierPagina(c, await dossier(c)),
  );
  router.post(
    '/dossier/:inwoner/resultaat/:resultaat/stuk',
    { ...oordelen, logboek: 'resultaatstuk-toegevoegd', maxBody: MAX_BODY },
    async (c) => {
      const o = await dossier(c);
      if (o.waarom !== undefined) return dossierPagina(c, o);
      const stuk = await gekozenStuk(c, o.r, s);
      if (!stuk.ok) return dossierPagina(c, o, stuk.redenen);
      const uit = await c.submit(async (db, actor) => {
        const r = await addResultaatstuk(db, {
          actor,
          landelijk: s.beleid.landelijk,
          vandaag: c.vandaag,
          toewijzingId: o.r.toewijzingId,
          stuk: stuk.waarde,
        });
        return r.ok ? { ok: true, naar: `/dossier/${o.r.inwonerId}/resultaat/${o.r.id}#stukken` } : r;
      });
      return uit instanceof Response ? uit : dossierPagina(c, o, uit);
    },
  );
};

type Stuk = Parameters<typeof addResultaatstuk>[1]['stuk'];

/** One that stands in the dossier, or a new file; never both. */
const gekozenStuk = async (
  c: PageContext,
  r: ResultaatRij,
  s: Settings,
): Promise<{ ok: true; waarde: Stuk } | { ok: false; redenen: Reden[] }> => {
  const bestaand = c.form.tekst('bestaand');
  const nieuw = c.form.bestanden.some(({ inhoud }) => inhoud.length > 0);
  if (bestaand !== '' && nieuw)
    return {
      ok: false,
      redenen: [{ veld: 'bestaand', tekst: 'Kies een document uit het dossier, of een nieuw bestand. Niet allebei.' }],
    };
  if (bestaand !== '')
    return /^[1-9]\d{0,8}$/.test(bestaand)
      ? { ok: true, waarde: { id: Number(bestaand) } }
      : { ok: false, redenen: [{ veld: 'bestaand', tekst: 'Kies een document uit de lijst.' }] };
  const gelezen = leesStuk(c.form.waarden, SOORTEN);
  const { soort } = gelezen;
  const redenen = [...gelezen.redenen];
  const keuze = c.form.tekst('lezers');
  const lezers =
    soort === undefined || !/^(gemeente|inwoner|aanbieder-[1-9]\d{0,8})$/.test(keuze)
      ? undefined
      : lezersVan(keuze, soort, [r.aanbiederId]);
  if (soort !== undefined && lezers === undefined) redenen.push({ veld: 'lezers', tekst: 'Kies wie dit mag lezen.' });
  if (lezers && !lezers.ok) redenen.push(...lezers.redenen);
  const ontvangen = await receiveBestand(c.form.bestanden, await findUploadRegels(c.db), s.scanner);
  if (!ontvangen.ok) redenen.unshift(...ontvangen.redenen);
  if (redenen.length > 0 || soort === undefined || !lezers?.ok || !ontvangen.ok) return { ok: false, redenen };
  return { ok: true, waarde: { soort, titel: gelezen.titel, lezers: lezers.waarde, bestand: ontvangen.waarde } };
};
