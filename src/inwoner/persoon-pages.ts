// Who somebody is: corrected by hand with a source, or held against the BRP.
import { type Datum, datum, toonKort } from '../kernel/datum.ts';
import { toonMoment } from '../kernel/moment.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { schrijfInzage } from '../platform/audit.ts';
import type { Brp, BrpPersoon } from '../platform/brp/index.ts';
import type { BsnKluis } from '../platform/keys.ts';
import { NietGevonden } from '../platform/problem.ts';
import { parseForm } from '../web/form-data.ts';
import {
  acties,
  datumveld,
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
  naastElkaar,
  stapel,
  tabel,
  tekstvak,
  tekstveld,
  vinkjes,
  zacht,
} from '../web/index.ts';
import type { PageContext, Router } from '../web/route.ts';
import { correctPersoon, gegevensVan } from './actions/correct-persoon.ts';
import { takeOverBrp } from './actions/take-over-brp.ts';
import { BRP_UIT, brpGegevens, brpMeldingen, haalUitBrp } from './brp.ts';
import {
  CorrectieBron,
  CorrectieForm,
  correctieBronTekst,
  geboortedatumRedenen,
  gegevenTekst,
  parseGeboren,
  toonGeboren,
  typGeboren,
  verschillenMetBrp,
} from './persoon.ts';
import { findGemeentecode, findPersoon, type findPersoonversies, type PersoonRij } from './queries-persoon.ts';
import { toonNaam } from './rules.ts';
import { voegSamen } from './types.ts';

export interface PersoonSettings {
  bsn: BsnKluis;
  brp?: Brp | undefined;
}

const pad = '/dossier/:inwoner/gegevens';
const VOLGORDE = ['voornaam', 'voorvoegsel', 'achternaam', 'geboortedatum', 'bsn', 'bron', 'toelichting'] as const;
/** The BRP may take its time; a page may not. */
const TIJD = 20_000;
const alleen = { rollen: ['consulent'], van: 'inwoner' } as const;

const kruimels = (p: PersoonRij, hier: string) => [
  { tekst: 'Inwoners', href: '/inwoners' },
  { tekst: toonNaam(p), href: `/dossier/${p.id}` },
  { tekst: 'Gegevens', href: `/dossier/${p.id}/gegevens` },
  { tekst: hier },
];

const open = async (c: PageContext): Promise<PersoonRij> => {
  const inwonerId = c.nummer('inwoner');
  const [p] = await Promise.all([findPersoon(c.db, inwonerId), schrijfInzage(c.db, { inwonerId, soort: 'gegevens' })]);
  if (!p) throw new NietGevonden();
  return p;
};

/** Correcting name, birth date and BSN; holding a dossier against the BRP. */
export const registerPersoon = (router: Router, s: PersoonSettings): void => {
  router.get(`${pad}/verbeteren`, { ...alleen, logboek: 'inzage' }, async (c) => {
    const p = await open(c);
    return verbeteren(c, p, { ...gegevensVan(p), geboortedatum: typGeboren(gegevensVan(p).geboren), geboren: '' }, p.versie);
  });

  router.post(`${pad}/verbeteren`, { ...alleen, logboek: 'persoonsgegevens-verbeterd' }, async (c) => {
    const p = await open(c);
    const versie = c.form.versie();
    const gelezen = parseForm(CorrectieForm, c.form.waarden);
    // A day that cannot be is said with the other faults, not after them.
    const geboren = parseGeboren(c.form.tekst('geboortedatum'));
    const redenen = voegSamen(
      VOLGORDE,
      gelezen.ok ? [] : gelezen.redenen,
      geboren ? geboortedatumRedenen(geboren, c.vandaag) : [],
    );
    if (!gelezen.ok || redenen.length > 0) return verbeteren(c, p, c.form.waarden, versie, redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await correctPersoon(db, {
        actor,
        bsn: s.bsn,
        vandaag: c.vandaag,
        inwonerId: p.id,
        versie,
        gegevens: gelezen.waarde,
      });
      return r.ok ? { ok: true, naar: `/dossier/${p.id}/gegevens?bewaard=ja` } : r;
    });
    return uit instanceof Response ? uit : verbeteren(c, p, c.form.waarden, versie, uit);
  });

  // Answers with the page itself: what the BRP says stands in no address, and looking again is written down again.
  router.post(`${pad}/brp`, { ...alleen, logboek: 'brp-geraadpleegd', tijd: TIJD }, async (c) =>
    vergelijken(c, s, await open(c)),
  );

  router.post(`${pad}/brp/overnemen`, { ...alleen, logboek: 'brp-overgenomen', tijd: TIJD }, async (c) => {
    const p = await open(c);
    const velden = (['naam', 'geboortedatum', 'geheim'] as const).filter((veld) => c.form.lijst('velden').includes(veld));
    if (velden.length === 0)
      return vergelijken(c, s, p, [{ veld: 'velden', tekst: 'Kies wat je wilt overnemen, of ga terug naar de gegevens.' }]);
    // Asked again, and not taken from the form: what is stored is what the BRP says.
    const uit = await haalUitBrp(c, s.brp, { bsn: s.bsn.ontsleutel(p.bsn_versleuteld), inwonerId: p.id });
    if (!uit.ok) return mislukt(c, p, uit.reden);
    const versie = c.form.versie();
    const klaar = await c.submit(async (db, actor) => {
      const r = await takeOverBrp(db, { actor, vandaag: c.vandaag, inwonerId: p.id, versie, brp: uit.persoon, velden });
      return r.ok ? { ok: true, naar: `/dossier/${p.id}/gegevens?bewaard=ja` } : r;
    });
    return klaar instanceof Response ? klaar : vergelijken(c, s, p, klaar);
  });
};

type Getypt = Readonly<Record<string, unknown>>;

const verbeteren = (
  c: PageContext,
  p: PersoonRij,
  getypt: Getypt,
  versie: number,
  redenen: readonly Reden[] = [],
): Promise<Response> => {
  const waarde = (naam: string): string => (typeof getypt[naam] === 'string' ? getypt[naam] : '');
  const veld = (naam: string) => ({ naam, waarde: waarde(naam), fout: foutVan(redenen, naam) });
  const bezet = redenen.some((reden) => reden.veld === 'bsn' && reden.tekst.includes('ander dossier'));
  return c.page({
    titel: 'Naam, geboortedatum of BSN verbeteren',
    kruimels: kruimels(p, 'Verbeteren'),
    fout: redenen.length > 0,
    inhoud: stapel(
      kop({ titel: 'Naam, geboortedatum of BSN verbeteren', onder: `Dossier ${p.dossiernummer}` }),
      foutSamenvatting(redenen),
      bezet &&
        melding({
          soort: 'waarschuwing',
          titel: 'Misschien is dit een dubbel dossier',
          inhoud: html`<p>Twee dossiers van dezelfde persoon kun je laten samenvoegen. Er gaat niets verloren.</p>${acties(
            linkKnop({ tekst: 'Bekijk dubbele dossiers', href: `/dossier/${p.id}/dubbel` }),
          )}`,
        }),
      melding({
        soort: 'info',
        titel: 'Wat dit doet',
        inhoud:
          'Wat er stond blijft bewaard, met jouw reden. De toetsing op leeftijd rekent vanaf nu met de nieuwe geboortedatum; wat al is besloten verandert niet.',
      }),
      form({
        actie: `/dossier/${p.id}/gegevens/verbeteren`,
        sleutel: c.sleutel(),
        versie,
        naam: 'Naam, geboortedatum of BSN verbeteren',
        inhoud: stapel(
          kaart({
            titel: 'Hoe moet het zijn?',
            inhoud: stapel(
              naastElkaar(
                tekstveld({ ...veld('voornaam'), label: 'Voornaam', autocomplete: 'off', maximum: 100 }),
                tekstveld({
                  ...veld('voorvoegsel'),
                  label: 'Voorvoegsel',
                  verplicht: false,
                  breedte: 10,
                  autocomplete: 'off',
                  maximum: 20,
                }),
                tekstveld({ ...veld('achternaam'), label: 'Achternaam', autocomplete: 'off', maximum: 100 }),
              ),
              datumveld({
                ...veld('geboortedatum'),
                label: 'Geboortedatum',
                hint: 'Dag-maand-jaar. Is de dag of maand onbekend? Schrijf dan 00, bijvoorbeeld 00-00-1958.',
              }),
              tekstveld({
                naam: 'bsn',
                waarde: waarde('bsn'),
                fout: foutVan(redenen, 'bsn'),
                label: 'Ander BSN',
                hint: `Nu staat er •••••• ${p.bsn_einde}. Vul dit alleen in als het anders moet zijn.`,
                verplicht: false,
                inputmode: 'numeric',
                breedte: 20,
                autocomplete: 'off',
                maximum: 15,
              }),
            ),
          }),
          kaart({
            titel: 'Waarom?',
            inhoud: stapel(
              keuzerondjes({
                ...veld('bron'),
                label: 'Waar baseer je dit op?',
                keuzes: CorrectieBron.options.map((bron) => ({ waarde: bron, tekst: correctieBronTekst[bron] })),
              }),
              tekstvak({
                ...veld('toelichting'),
                label: 'Toelichting',
                hint: 'Bijvoorbeeld: paspoort gezien op 20 november. Schrijf geen nummers van documenten op.',
                maximum: 500,
              }),
            ),
          }),
          acties(
            knop({ tekst: 'Verbeter de gegevens', icoon: 'check' }),
            linkKnop({ tekst: 'Stop zonder bewaren', href: `/dossier/${p.id}/gegevens`, soort: 'stil' }),
          ),
        ),
      }),
    ),
  });
};

const mislukt = (c: PageContext, p: PersoonRij, reden: Reden): Promise<Response> =>
  c.page({
    titel: 'Kijken in de BRP is niet gelukt',
    kruimels: kruimels(p, 'BRP'),
    fout: true,
    inhoud: stapel(
      kop({ titel: 'Kijken in de BRP is niet gelukt', onder: toonNaam(p) }),
      melding({ soort: 'fout', titel: 'Dit ging mis', inhoud: reden.tekst }),
      acties(
        linkKnop({ tekst: 'Terug naar de gegevens', href: `/dossier/${p.id}/gegevens`, soort: 'primair' }),
        reden.veld === 'bsn' && linkKnop({ tekst: 'Verbeter het BSN', href: `/dossier/${p.id}/gegevens/verbeteren` }),
      ),
    ),
  });

const DIRECT = new Set(['naam', 'geboortedatum', 'geheim']);
const GEBEURTENIS: Record<string, string> = { adres: 'verhuizing', gemeente: 'verhuizing-weg', overleden: 'overlijden' };

/** What the BRP already says of an event. */
const uitBrpVoor = (veld: string, brp: BrpPersoon): Record<string, string> => {
  const dag = veld === 'overleden' ? brp.overleden : veld === 'gemeente' ? brp.inGemeenteSinds : brp.adresSinds;
  return {
    ...(dag?.datum === undefined ? {} : { datum: toonKort(datum(dag.datum)) }),
    ...(veld === 'adres' && brp.adres ? brp.adres : {}),
    ...(veld === 'gemeente' ? { gemeente: brp.gemeente?.naam ?? '' } : {}),
  };
};

const vergelijken = async (
  c: PageContext,
  s: PersoonSettings,
  p: PersoonRij,
  redenen: readonly Reden[] = [],
): Promise<Response> => {
  const uit = await haalUitBrp(c, s.brp, { bsn: s.bsn.ontsleutel(p.bsn_versleuteld), inwonerId: p.id });
  if (!uit.ok) return mislukt(c, p, uit.reden);
  const brp = uit.persoon;
  const code = await findGemeentecode(c.db, p.gemeente_id, c.vandaag);
  const verschillen = verschillenMetBrp(
    {
      ...gegevensVan(p),
      straat: p.straat,
      huisnummer: p.huisnummer,
      postcode: p.postcode,
      woonplaats: p.woonplaats,
      geheim: p.geheim,
      overledenOp: p.overleden_op ?? undefined,
      gemeentecode: code ?? '',
    },
    brp,
  );
  const direct = verschillen.filter(({ veld }) => DIRECT.has(veld));
  const gebeurtenissen = verschillen.filter(
    ({ veld }) => veld in GEBEURTENIS && !(veld === 'adres' && verschillen.some((een) => een.veld === 'gemeente')),
  );
  return c.page({
    titel: `BRP: ${toonNaam(p)}`,
    kruimels: kruimels(p, 'BRP'),
    fout: redenen.length > 0,
    inhoud: stapel(
      kop({ titel: 'Wat staat er in de BRP?', onder: `${toonNaam(p)}, dossier ${p.dossiernummer}` }),
      foutSamenvatting(redenen),
      ...brpMeldingen(brp, code),
      verschillen.length === 0
        ? melding({ soort: 'succes', titel: 'Alles klopt met de BRP', inhoud: 'Naam, geboortedatum en adres zijn hetzelfde.' })
        : kaart({
            titel: 'Wat is er anders?',
            inhoud: tabel({
              caption: 'Verschillen tussen het dossier en de BRP',
              kolommen: [{ kop: 'Gegeven' }, { kop: 'In het dossier' }, { kop: 'In de BRP' }],
              rijen: verschillen.map((een) => [een.label, een.dossier, een.brp]),
            }),
          }),
      direct.length > 0 &&
        kaart({
          titel: 'Overnemen uit de BRP',
          inhoud: form({
            actie: `/dossier/${p.id}/gegevens/brp/overnemen`,
            sleutel: c.sleutel(),
            versie: p.versie,
            naam: 'Overnemen uit de BRP',
            inhoud: stapel(
              vinkjes({
                naam: 'velden',
                label: 'Wat neem je over?',
                fout: foutVan(redenen, 'velden'),
                waarden: direct.map(({ veld }) => veld),
                keuzes: direct.map((een) => ({ waarde: een.veld, tekst: een.label, uitleg: een.brp })),
              }),
              acties(knop({ tekst: 'Neem over', icoon: 'check' })),
            ),
          }),
        }),
      gebeurtenissen.length > 0 &&
        kaart({
          titel: 'Dit heeft gevolgen',
          inhoud: html`<p>Leg dit vast als gebeurtenis. Je krijgt dan eerst een voorstel van wat er moet gebeuren.</p>${acties(
            ...gebeurtenissen.map(({ veld, label }) =>
              form({
                actie: `/dossier/${p.id}/gebeurtenissen/nieuw`,
                sleutel: c.sleutel(),
                // In the body and not in the address: where somebody lives stands in no history.
                verborgen: { stap: 'invullen', soort: GEBEURTENIS[veld] ?? '', ...uitBrpVoor(veld, brp) },
                inhoud: knop({ tekst: `${label}: leg vast`, soort: 'tweede' }),
              }),
            ),
          )}`,
        }),
      kaart({
        titel: 'De gegevens uit de BRP',
        inhoud: html`${brpGegevens(brp)}<p>Dat je hebt gekeken staat in het logboek. De inwoner kan dat zien.</p>`,
      }),
      acties(linkKnop({ tekst: 'Terug naar de gegevens', href: `/dossier/${p.id}/gegevens`, soort: 'stil' })),
    ),
  });
};

/** What stood there before, for the tab Gegevens; undefined when nothing was ever corrected. What a merge kept and still stands is left out. */
export const eerdereGegevens = (
  alle: Awaited<ReturnType<typeof findPersoonversies>>,
  nu: { voornaam: string; voorvoegsel: string; achternaam: string; geboortedatum: string; bsn_einde: string },
  vandaag: Datum,
): Html | undefined => {
  const rijen = alle.filter(
    (rij) =>
      rij.bron !== 'samenvoeging' ||
      toonNaam(rij) !== toonNaam(nu) ||
      rij.geboortedatum !== nu.geboortedatum ||
      rij.bsn_einde !== nu.bsn_einde,
  );
  return tabelVan(rijen, vandaag);
};

const tabelVan = (rijen: Awaited<ReturnType<typeof findPersoonversies>>, vandaag: Datum): Html | undefined =>
  rijen.length === 0
    ? undefined
    : kaart({
        titel: 'Wat er eerder stond',
        inhoud: tabel({
          caption: 'Eerdere naam, geboortedatum en BSN, het laatste bovenaan',
          kolommen: [{ kop: 'Tot' }, { kop: 'Er stond' }, { kop: 'Verbeterd' }, { kop: 'Waarom' }],
          rijen: rijen.map((rij) => [
            html`${toonMoment(rij.op, vandaag)}<br>${zacht(rij.door)}`,
            html`${toonNaam(rij)}<br>${zacht(`${toonGeboren({ datum: rij.geboortedatum, bekend: rij.geboortedatum_bekend })}, BSN •••••• ${rij.bsn_einde}`)}`,
            rij.gewijzigd.map((een) => gegevenTekst[een] ?? een).join(', '),
            html`${correctieBronTekst[rij.bron]}<br>${zacht(rij.toelichting)}`,
          ]),
        }),
      });

/** The button that holds a dossier against the BRP, with what it does. */
export const brpKnop = (c: PageContext, o: { inwonerId: number; aan: boolean; gekeken: Date | null }): Html =>
  o.aan
    ? form({
        actie: `/dossier/${o.inwonerId}/gegevens/brp`,
        sleutel: c.sleutel(),
        naam: 'Controleren met de BRP',
        inhoud: html`${acties(knop({ tekst: 'Controleer met de BRP', soort: 'tweede', icoon: 'search' }))}<p>Dat je in de BRP kijkt, komt in het logboek.${
          o.gekeken === null ? '' : ` Laatst overgenomen op ${toonMoment(o.gekeken, c.vandaag)}.`
        }</p>`,
      })
    : html`<p>${BRP_UIT}</p>`;

/** "Geboren" of a dossier with the age, or the day of death. */
export const geborenTekst = (p: { geboortedatum: string; geboortedatum_bekend: 'volledig' | 'jaar-maand' | 'jaar' }): string =>
  toonGeboren({ datum: datum(p.geboortedatum).toString(), bekend: p.geboortedatum_bekend });
