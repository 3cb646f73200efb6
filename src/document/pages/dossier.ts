// Documents in the dossier: adding one, looking at it, who reads it, taking it away. The list is a tab of the dossier.
import { findAanbiedersVan, findInwoner, type InwonerKop, toonNaam } from '../../inwoner/index.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  afbeelding,
  bestandveld,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  kop,
  linkKnop,
  melding,
  tekstveld,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { addDossierstuk } from '../actions/add-dossierstuk.ts';
import { changeDossierstuk } from '../actions/change-dossierstuk.ts';
import { hideDossierstuk } from '../actions/hide-dossierstuk.ts';
import { receiveBestand } from '../actions/receive-bestand.ts';
import { lezen, schrijven } from '../permissions.ts';
import { findInhoud, findStuk, findUploadRegels } from '../queries.ts';
import { accept, lezersKeuze, lezersVan, titelVan } from '../rules.ts';
import { type Dossierstuk, SOORT_NAMEN, SOORTEN, StukForm, type UploadRegels, VerbergForm } from '../types.ts';
import { bestandHint, type DocumentSettings, MAX_BODY, opnieuwKiezen, stukKaart } from './onderdelen.ts';

const BASIS = '/dossier/:inwoner/stukken';
const tab = (inwonerId: number): string => `/dossier/${inwonerId}/documenten`;
const adres = (inwonerId: number, stukId: number, deel = ''): string => `/dossier/${inwonerId}/stukken/${stukId}${deel}`;

type Aanbieder = { id: number; naam: string };

const getInwoner = async (c: PageContext): Promise<InwonerKop> => {
  const inwoner = await findInwoner(c.db, c.nummer('inwoner'));
  if (!inwoner) throw new NietGevonden();
  return inwoner;
};

const kruimels = (inwoner: InwonerKop, tekst: string) => [
  { tekst: toonNaam(inwoner), href: `/dossier/${inwoner.id}` },
  { tekst: 'Documenten', href: tab(inwoner.id) },
  { tekst },
];

/** Kind, name and readers: the same questions for a new document and for one that is there. */
const velden = (
  o: { inwoner: InwonerKop; aanbieders: readonly Aanbieder[] },
  getypt: Readonly<Record<string, string>>,
  fouten: readonly Reden[],
): Html => {
  const veld = (naam: string) => ({ naam, waarde: getypt[naam], fout: foutVan(fouten, naam) });
  const { voornaam } = o.inwoner;
  return html`${keuzerondjes({
    ...veld('soort'),
    label: 'Wat voor document is het?',
    hint: 'Geen kopie van een paspoort, identiteitskaart of rijbewijs. Schrijf in een notitie dat je het hebt gezien; meer is niet nodig.',
    keuzes: SOORTEN.map((soort) => ({ waarde: soort, tekst: SOORT_NAMEN[soort] })),
  })}${tekstveld({ ...veld('titel'), label: 'Hoe heet het in het dossier?', hint: 'Leeg: de naam van het bestand.', verplicht: false, maximum: 120 })}${keuzerondjes(
    {
      ...veld('lezers'),
      label: 'Wie mag dit lezen?',
      hint: 'Een medisch stuk gaat nooit naar een aanbieder.',
      keuzes: [
        { waarde: 'gemeente', tekst: 'Alleen de gemeente', uitleg: `${voornaam} mag er wel om vragen (AVG artikel 15).` },
        { waarde: 'inwoner', tekst: `De gemeente en ${voornaam}`, uitleg: `${voornaam} vindt het bij Mijn documenten.` },
        ...o.aanbieders.map(({ id, naam }) => ({
          waarde: `aanbieder-${id}`,
          tekst: `De gemeente, ${voornaam} en ${naam}`,
          uitleg: `${naam} vindt het bij de toewijzing.`,
        })),
      ],
    },
  )}`;
};

const nieuwPagina = (
  c: PageContext,
  o: { inwoner: InwonerKop; aanbieders: readonly Aanbieder[]; regels: UploadRegels },
  getypt: Readonly<Record<string, string>>,
  redenen: readonly Reden[] = [],
): Promise<Response> => {
  const fouten = opnieuwKiezen(redenen);
  const titel = 'Document toevoegen';
  return c.page({
    titel,
    smal: true,
    fout: fouten.length > 0,
    kruimels: kruimels(o.inwoner, titel),
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel, onder: `In het dossier van ${toonNaam(o.inwoner)}` })}${form({
      actie: `/dossier/${o.inwoner.id}/stukken/nieuw`,
      sleutel: c.sleutel(),
      bestanden: true,
      inhoud: html`${bestandveld({ naam: 'bestand', label: 'Bestand', hint: bestandHint(o.regels), soorten: accept(o.regels), fout: foutVan(fouten, 'bestand') })}${velden(o, getypt, fouten)}${acties(
        knop({ tekst: 'Voeg toe', icoon: 'upload' }),
        linkKnop({ tekst: 'Annuleren', href: tab(o.inwoner.id), soort: 'stil' }),
      )}`,
    })}`,
  });
};

const lezersPagina = (
  c: PageContext,
  o: { inwoner: InwonerKop; aanbieders: readonly Aanbieder[]; stuk: Dossierstuk },
  getypt: Readonly<Record<string, string>>,
  versie: string | number,
  fouten: readonly Reden[] = [],
): Promise<Response> =>
  c.page({
    titel: `${o.stuk.titel} wijzigen`,
    smal: true,
    fout: fouten.length > 0,
    kruimels: kruimels(o.inwoner, o.stuk.titel),
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: `${o.stuk.titel} wijzigen`, onder: 'Het bestand zelf verandert niet.' })}${form(
      {
        actie: adres(o.inwoner.id, o.stuk.id, '/wijzigen'),
        sleutel: c.sleutel(),
        versie,
        inhoud: html`${velden(o, getypt, fouten)}${acties(knop({ tekst: 'Bewaar' }), linkKnop({ tekst: 'Annuleren', href: adres(o.inwoner.id, o.stuk.id), soort: 'stil' }))}`,
      },
    )}`,
  });

const weghalenPagina = (
  c: PageContext,
  o: { inwoner: InwonerKop; stuk: Dossierstuk },
  fouten: readonly Reden[] = [],
): Promise<Response> =>
  c.page({
    titel: `${o.stuk.titel} weghalen`,
    smal: true,
    fout: fouten.length > 0,
    kruimels: kruimels(o.inwoner, o.stuk.titel),
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: `${o.stuk.titel} weghalen` })}${melding({
      soort: 'waarschuwing',
      inhoud:
        'Niemand kan het document daarna nog openen, ook de inwoner niet. In het dossier blijft staan dat het er was, wie het weghaalde en waarom. Het bestand zelf wordt vernietigd op zijn bewaardatum.',
    })}${form({
      actie: adres(o.inwoner.id, o.stuk.id, '/weghalen'),
      sleutel: c.sleutel(),
      inhoud: html`${tekstveld({ naam: 'reden', label: 'Waarom haal je het weg?', hint: 'Bijvoorbeeld: verkeerde persoon.', maximum: 300, waarde: c.form.waarden.reden, fout: foutVan(fouten, 'reden') })}${acties(
        knop({ tekst: 'Haal weg', soort: 'gevaar', icoon: 'trash' }),
        linkKnop({ tekst: 'Annuleren', href: adres(o.inwoner.id, o.stuk.id), soort: 'stil' }),
      )}`,
    })}`,
  });

export const registerDossierstukken = (router: Router, s: DocumentSettings): void => {
  const alles = async (c: PageContext) => {
    const inwonerId = c.nummer('inwoner');
    const [inwoner, aanbieders] = await Promise.all([getInwoner(c), findAanbiedersVan(c.db, inwonerId)]);
    return { inwoner, aanbieders };
  };
  const metStuk = async (c: PageContext, inzage = false) => {
    const [inwonerId, id] = [c.nummer('inwoner'), c.nummer('stuk')];
    const [inwoner, aanbieders, stuk] = await Promise.all([
      getInwoner(c),
      findAanbiedersVan(c.db, inwonerId),
      findStuk(c.db, inwonerId, id),
      inzage && schrijfInzage(c.db, { inwonerId, soort: 'dossierstuk', objectId: id }),
    ]);
    if (!stuk) throw new NietGevonden();
    // An aanbieder that reads it already stays among the answers when its place has ended.
    const { aanbiederId, aanbieder } = stuk;
    const erbij = aanbiederId !== null && aanbieder !== null && !aanbieders.some((een) => een.id === aanbiederId);
    return { inwoner, aanbieders: erbij ? [...aanbieders, { id: aanbiederId, naam: aanbieder }] : aanbieders, stuk };
  };
  const open = async (c: PageContext) => {
    const o = await metStuk(c, true);
    if (o.stuk.verborgen) throw new NietGevonden();
    return o;
  };

  router.get(`${BASIS}/nieuw`, lezen(['consulent']), async (c) => {
    const inwonerId = c.nummer('inwoner');
    const [o, regels] = await Promise.all([
      alles(c),
      findUploadRegels(c.db),
      schrijfInzage(c.db, { inwonerId, soort: 'documenten' }),
    ]);
    return nieuwPagina(c, { ...o, regels }, {});
  });

  router.post(`${BASIS}/nieuw`, { ...schrijven('document-toegevoegd'), maxBody: MAX_BODY }, async (c) => {
    const [o, regels] = await Promise.all([alles(c), findUploadRegels(c.db)]);
    const { waarden } = c.form;
    const gelezen = parseForm(StukForm, waarden);
    const lezers = gelezen.ok
      ? lezersVan(
          gelezen.waarde.lezers,
          gelezen.waarde.soort,
          o.aanbieders.map(({ id }) => id),
        )
      : undefined;
    const redenen = [...(gelezen.ok ? [] : gelezen.redenen), ...(lezers && !lezers.ok ? lezers.redenen : [])];
    // The file is looked into last: what is wrong with the rest is said at once.
    const bestand = await receiveBestand(c.form.bestanden, regels, s.scanner);
    if (!bestand.ok) redenen.unshift(...bestand.redenen);
    if (!gelezen.ok || !lezers?.ok || !bestand.ok) return nieuwPagina(c, { ...o, regels }, waarden, redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await addDossierstuk(db, {
        actor,
        landelijk: s.beleid.landelijk,
        vandaag: c.vandaag,
        inwonerId: o.inwoner.id,
        ...gelezen.waarde,
        lezers: lezers.waarde,
        bestand: bestand.waarde,
      });
      return r.ok ? { ok: true, naar: adres(o.inwoner.id, r.waarde.id) } : r;
    });
    return uit instanceof Response ? uit : nieuwPagina(c, { ...o, regels }, waarden, uit);
  });

  router.get(`${BASIS}/:stuk`, lezen(['consulent', 'teammanager']), async (c) => {
    const [{ inwoner, stuk }, actor] = await Promise.all([metStuk(c, true), c.actor()]);
    const bestand = adres(inwoner.id, stuk.id, '/bestand');
    const beeld = stuk.tonen && stuk.type.startsWith('image/');
    const magOpen = !stuk.verborgen && stuk.vernietigdOp === null;
    return c.page({
      titel: stuk.titel,
      kruimels: kruimels(inwoner, stuk.titel),
      inhoud: html`${kop({ titel: stuk.titel, onder: `Document van ${toonNaam(inwoner)}` })}${
        stuk.verborgen &&
        melding({
          soort: 'waarschuwing',
          titel: 'Dit document is weggehaald',
          inhoud: 'Niemand kan het openen. Hieronder staat waarom.',
        })
      }${kaart({
        inhoud: html`${magOpen && beeld && afbeelding({ src: bestand, alt: stuk.titel })}${stukKaart(stuk, c.vandaag)}${acties(
          magOpen &&
            linkKnop(
              stuk.tonen
                ? { tekst: 'Open het bestand', href: bestand, soort: 'primair', icoon: 'eye' }
                : { tekst: 'Download', href: bestand, soort: 'primair', icoon: 'download', download: true },
            ),
          magOpen &&
            actor.rol === 'consulent' &&
            linkKnop({ tekst: 'Wijzig naam of lezers', href: adres(inwoner.id, stuk.id, '/wijzigen'), icoon: 'pencil' }),
          magOpen &&
            actor.rol === 'consulent' &&
            linkKnop({ tekst: 'Haal weg', href: adres(inwoner.id, stuk.id, '/weghalen'), icoon: 'trash', soort: 'stil' }),
          linkKnop({ tekst: 'Alle documenten', href: tab(inwoner.id), soort: 'stil' }),
        )}`,
      })}`,
    });
  });

  router.get(`${BASIS}/:stuk/bestand`, lezen(['consulent', 'teammanager']), async (c) => {
    const [inwonerId, id] = [c.nummer('inwoner'), c.nummer('stuk')];
    const [, gevonden] = await Promise.all([
      getInwoner(c),
      findInhoud(c.db, inwonerId, id),
      schrijfInzage(c.db, { inwonerId, soort: 'dossierstuk', objectId: id }),
    ]);
    if (!gevonden?.inhoud) throw new NietGevonden();
    return c.file({ inhoud: gevonden.inhoud, type: gevonden.type, naam: gevonden.bestandsnaam, tonen: gevonden.tonen });
  });

  router.get(`${BASIS}/:stuk/wijzigen`, lezen(['consulent']), async (c) => {
    const o = await open(c);
    const { soort, titel, versie } = o.stuk;
    return lezersPagina(c, o, { soort, titel, lezers: lezersKeuze(o.stuk) }, versie);
  });

  router.post(`${BASIS}/:stuk/wijzigen`, schrijven('document-gewijzigd'), async (c) => {
    const o = await open(c);
    const { waarden } = c.form;
    const versie = c.form.tekst('_versie');
    const gelezen = parseForm(StukForm, waarden);
    if (!gelezen.ok) return lezersPagina(c, o, waarden, versie, gelezen.redenen);
    const { soort, titel } = gelezen.waarde;
    const lezers = lezersVan(
      gelezen.waarde.lezers,
      soort,
      o.aanbieders.map(({ id }) => id),
    );
    if (!lezers.ok) return lezersPagina(c, o, waarden, versie, lezers.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await changeDossierstuk(db, {
        actor,
        inwonerId: o.inwoner.id,
        id: o.stuk.id,
        versie: c.form.versie(),
        soort,
        titel: titelVan(titel, o.stuk.bestandsnaam),
        lezers: lezers.waarde,
        terug: adres(o.inwoner.id, o.stuk.id, '/wijzigen'),
      });
      return r.ok ? { ok: true, naar: adres(o.inwoner.id, o.stuk.id) } : r;
    });
    return uit instanceof Response ? uit : lezersPagina(c, o, waarden, versie, uit);
  });

  router.get(`${BASIS}/:stuk/weghalen`, lezen(['consulent']), async (c) => weghalenPagina(c, await open(c)));

  router.post(`${BASIS}/:stuk/weghalen`, schrijven('document-weggehaald'), async (c) => {
    const o = await open(c);
    const gelezen = parseForm(VerbergForm, c.form.waarden);
    if (!gelezen.ok) return weghalenPagina(c, o, gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await hideDossierstuk(db, { actor, inwonerId: o.inwoner.id, id: o.stuk.id, ...gelezen.waarde });
      return r.ok ? { ok: true, naar: adres(o.inwoner.id, o.stuk.id) } : r;
    });
    return uit instanceof Response ? uit : weghalenPagina(c, o, uit);
  });
};
