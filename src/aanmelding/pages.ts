import type { BeleidInHuis } from '../beleid/index.ts';
import {
  contactKaarten,
  contactRegels,
  contactSamenhang,
  type Dubbel,
  findDossierId,
  findInwoner,
  parseGeboren,
  toonGeboren,
  toonNaam,
  voegSamen,
} from '../inwoner/index.ts';
import { datum, isoDatum, leeftijdOp, parseDatumNl, toonDatum, toonKort } from '../kernel/datum.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { schrijfInzage } from '../platform/audit.ts';
import type { Brp } from '../platform/brp/index.ts';
import type { BsnKluis } from '../platform/keys.ts';
import { NietGevonden } from '../platform/problem.ts';
import { type Form, parseForm } from '../web/form-data.ts';
import {
  acties,
  bevestiging,
  controleer,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  keuzelijst,
  knop,
  kop,
  link,
  linkKnop,
  melding,
  naastElkaar,
  stapel,
  stappen,
  tekstvak,
  tekstveld,
  vinkje,
} from '../web/index.ts';
import type { PageContext, Router } from '../web/route.ts';
import { dubbelRedenen, findDubbelenVan, registerAanmelding } from './actions/register-aanmelding.ts';
import { brpBegin, vulUitBrp } from './pages/brp.ts';
import { melderKaart, melderRegels, melderSamenhang, uitMelding } from './pages/melder.ts';
import { findAanmelding, findTelefoons } from './queries.ts';
import { dagenVanAanmelding, onderzoekTot } from './rules.ts';
import { AangemeldDoor, AanmeldingForm, aangemeldDoorTekst, aanmeldingVolgorde } from './types.ts';

export interface AanmeldingSettings {
  bsn: BsnKluis;
  beleid: BeleidInHuis;
  brp?: Brp | undefined;
}

type Getypt = Readonly<Record<string, string>>;

const KRUIMELS = [{ tekst: 'Inwoners', href: '/inwoners' }, { tekst: 'Inwoner aanmelden' }];

/** Reporting a resident: form, check, confirmation. */
export const registerAanmeldingPages = (router: Router, s: AanmeldingSettings): void => {
  const alleen = { rollen: ['consulent'], van: 'gemeente' } as const;

  router.get('/aanmelding', { ...alleen, logboek: false }, async (c) => {
    const leeg = { ontvangen_op: toonKort(c.vandaag), taal: 'Nederlands', contact: 'bellen', lezen: 'onbekend' };
    const melding = await uitMelding(c);
    // What a melding says stands in the form already: the button at its end fills it in and loses nothing.
    return formulier(c, s, { ...leeg, ...melding }, [], [], s.brp && melding.melding === undefined ? brpBegin(c) : undefined);
  });

  // One address for the form, the check and the storing: a BSN travels in the body only.
  // The BRP may take its time.
  // Only who asks the BRP waits for it.
  const tijd = (form: Form): number | undefined => (form.tekst('stap').startsWith('brp') ? 20_000 : undefined);
  router.post('/aanmelding', { ...alleen, logboek: 'aanmelding-vastgelegd', tijd }, async (c) => {
    const { stap: _stap, brp_bsn, ...rest } = c.form.waarden;
    const eerst = {
      ontvangen_op: toonKort(c.vandaag),
      taal: 'Nederlands',
      contact: 'bellen',
      lezen: 'onbekend',
      bsn: brp_bsn ?? '',
    };
    const getypt: Getypt = brp_bsn === undefined ? rest : eerst;
    if (c.form.tekst('stap') === 'wijzigen') return formulier(c, s, getypt);
    if (c.form.tekst('stap').startsWith('brp')) {
      const uit = await vulUitBrp(c, s.brp, getypt, { alles: c.form.tekst('stap') === 'brp-alles' });
      // Nothing came of the BSN at the top: the fault stands there, and nothing else is asked yet.
      if (brp_bsn !== undefined && uit.redenen.length > 0) {
        const redenen = uit.redenen.map((reden) => (reden.veld === 'bsn' ? { ...reden, veld: 'brp_bsn' } : reden));
        return formulier(c, s, { ...eerst, bsn: '' }, redenen, [], brpBegin(c, brp_bsn, redenen));
      }
      return formulier(c, s, uit.getypt, uit.redenen, [], uit.boven);
    }
    const gelezen = parseForm(AanmeldingForm, getypt);
    const redenen = voegSamen(
      aanmeldingVolgorde,
      gelezen.ok ? [] : gelezen.redenen,
      dagenVanAanmelding(dagenGetypt(getypt), c.vandaag),
      contactSamenhang(getypt),
      melderSamenhang(getypt),
    );
    if (!gelezen.ok || redenen.length > 0) return formulier(c, s, getypt, redenen);
    const gegevens = gelezen.waarde;
    if (c.form.tekst('stap') !== 'vastleggen') {
      const dubbelen = await findDubbelenVan(c.db, s.bsn, gegevens);
      const bekend = dubbelRedenen(dubbelen, gegevens);
      return bekend.length > 0 ? formulier(c, s, getypt, bekend, dubbelen) : await controle(c, s, getypt, gegevens);
    }
    const uit = await c.submit(async (db, actor) => {
      const r = await registerAanmelding(db, {
        actor,
        bsn: s.bsn,
        vandaag: c.vandaag,
        gegevens,
        geboortedatumBekend: parseGeboren(getypt.geboortedatum ?? '')?.bekend,
        gemeente: s.beleid.gemeente(actor.gemeenteId ?? 0),
        meldingId: /^[1-9]\d{0,8}$/.test(getypt.melding ?? '') ? Number(getypt.melding) : undefined,
      });
      return r.ok ? { ok: true, naar: `/aanmelding/${r.waarde.inwonerId}/bevestiging` } : r;
    });
    if (uit instanceof Response) return uit;
    return formulier(c, s, getypt, uit, await findDubbelenVan(c.db, s.bsn, gegevens));
  });

  router.get('/aanmelding/:inwoner/bevestiging', { ...alleen, logboek: 'inzage' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const [inwoner, aanmelding] = await Promise.all([
      findInwoner(c.db, inwonerId),
      findAanmelding(c.db, inwonerId),
      schrijfInzage(c.db, { inwonerId, soort: 'aanmelding' }),
    ]);
    if (!inwoner || !aanmelding) throw new NietGevonden();
    const uiterlijk = onderzoekTot(s.beleid.landelijk, datum(aanmelding.ontvangen_op));
    const naam = toonNaam(inwoner);
    return c.page({
      titel: 'Aanmelding vastgelegd',
      kruimels: KRUIMELS,
      inhoud: bevestiging({
        titel: `${naam} is aangemeld`,
        onder: 'Je vindt deze inwoner nu in je werkvoorraad.',
        kenmerk: { label: 'Dossiernummer', waarde: inwoner.dossiernummer },
        hierna: [
          {
            wat: `Je spreekt ${naam} en bepaalt samen de trede op de ladder.`,
            wie: 'Jij, met de inwoner',
            wanneer: uiterlijk
              ? `het onderzoek is uiterlijk klaar op ${toonDatum(uiterlijk)}, zes weken na de aanmelding`
              : 'binnen zes weken na de aanmelding',
          },
          { wat: 'Je kijkt welke ondersteuning past.', wie: 'Jij', wanneer: 'na de bepaling van de trede' },
          {
            wat: 'Je neemt een besluit. De inwoner krijgt daarover een brief.',
            wie: 'Jij, of een collega met mandaat',
            wanneer: 'binnen twee weken na de aanvraag',
          },
        ],
        acties: [
          linkKnop({ tekst: 'Open het dossier', href: `/dossier/${inwonerId}`, soort: 'primair' }),
          linkKnop({ tekst: 'Termijnen van de aanmelding', href: `/dossier/${inwonerId}/aanmelding` }),
          linkKnop({ tekst: 'Trede bepalen', href: `/dossier/${inwonerId}/ladder/nieuw` }),
          linkKnop({ tekst: 'Nog iemand aanmelden', href: '/aanmelding' }),
        ],
      }),
    });
  });
};

/** The days as they were typed, so that a day that cannot be is told in the same round as the other faults. */
const dagenGetypt = (getypt: Getypt): { geboortedatum: string; ontvangen_op: string } => {
  const ontvangen = parseDatumNl(getypt.ontvangen_op ?? '');
  return {
    geboortedatum: parseGeboren(getypt.geboortedatum ?? '')?.datum ?? '',
    ontvangen_op: ontvangen ? isoDatum(ontvangen) : '',
  };
};

/** Where a known dossier can be opened, only one's own; of a colleague's whom to call. */
const eigenDossiers = async (c: PageContext, dubbelen: readonly Dubbel[]) => {
  if (dubbelen.length === 0) return [];
  const [gevonden, telefoons] = await Promise.all([
    Promise.all(dubbelen.map((een) => findDossierId(c.db, een.dossiernummer))),
    findTelefoons(
      c.db,
      dubbelen.map((een) => een.consulent_id),
    ),
  ]);
  return dubbelen.map((een, nr) => ({ ...een, id: gevonden[nr], telefoon: telefoons.get(een.consulent_id) ?? '' }));
};

/** What to do with the question of somebody who is known already. */
const watNu = (een: Dubbel & { id: number | undefined; telefoon: string }): Html => {
  if (een.id !== undefined) return html`Schrijf de nieuwe vraag op in dat dossier.`;
  if (een.consulent_id === 0) return html`Vraag de teammanager om het dossier te verdelen.`;
  return html`Geef de vraag door aan ${een.consulent}${een.telefoon !== '' && html`: ${een.telefoon}`}. Kan het niet wachten? Kijk bij ${link('/noodtoegang', 'Noodtoegang')}.`;
};

const formulier = async (
  c: PageContext,
  s: AanmeldingSettings,
  getypt: Getypt,
  redenen: readonly Reden[] = [],
  dubbelen: readonly Dubbel[] = [],
  boven?: Html,
): Promise<Response> => {
  const [actor, bekend] = await Promise.all([c.actor(), eigenDossiers(c, dubbelen)]);
  const waarden: Getypt = { ...getypt, woonplaats: getypt.woonplaats ?? s.beleid.gemeente(actor.gemeenteId ?? 0).naam };
  const veld = (naam: string) => ({ naam, waarde: waarden[naam], fout: foutVan(redenen, naam) });
  const mogelijkDubbel = redenen.some((reden) => reden.veld === 'anderePersoon') || waarden.anderePersoon === 'ja';
  return c.page({
    titel: 'Inwoner aanmelden',
    kruimels: KRUIMELS,
    fout: redenen.length > 0,
    inhoud: stapel(
      stappen({ stap: 1, van: 2, naam: 'gegevens' }),
      kop({ titel: 'Inwoner aanmelden', onder: 'Vul in wat je weet. Op de volgende bladzijde kijk je alles na.' }),
      foutSamenvatting(redenen),
      boven,
      bekend.length > 0 &&
        melding({
          soort: 'waarschuwing',
          titel: bekend.some((een) => een.op === 'bsn') ? 'Deze inwoner is al bekend' : 'Misschien ken je deze inwoner al',
          inhoud: html`<ul>${bekend.map(
            (een) =>
              html`<li>${een.id === undefined ? 'Al bekend' : link(`/dossier/${een.id}`, `Dossier ${een.dossiernummer}`)} ${een.consulent_id === 0 ? '(nog te verdelen)' : een.id === undefined ? `bij ${een.consulent}` : '(in je eigen lijst)'}: ${een.redenen.join(', ')}. ${watNu(een)}</li>`,
          )}</ul>`,
        }),
      form({
        actie: '/aanmelding',
        sleutel: c.sleutel(),
        naam: 'Inwoner aanmelden',
        verborgen: waarden.melding ? { melding: waarden.melding } : {},
        inhoud: stapel(
          kaart({
            titel: 'De aanmelding',
            inhoud: stapel(
              datumveld({ ...veld('ontvangen_op'), label: 'Dag waarop de aanmelding binnenkwam' }),
              keuzelijst({
                ...veld('aangemeld_door'),
                label: 'Wie heeft de inwoner aangemeld?',
                leeg: 'Kies een antwoord',
                opties: AangemeldDoor.options.map((waarde) => ({ waarde, tekst: aangemeldDoorTekst[waarde] })),
              }),
              tekstvak({
                ...veld('vraag'),
                label: 'Wat vraagt de inwoner, in eigen woorden?',
                hint: 'Schrijf geen medische gegevens op.',
                maximum: 4000,
              }),
            ),
          }),
          !waarden.melding && melderKaart(waarden, redenen),
          kaart({
            titel: 'Wie is het?',
            inhoud: stapel(
              tekstveld({
                ...veld('bsn'),
                label: 'BSN',
                hint: 'Negen cijfers, van het identiteitsbewijs',
                inputmode: 'numeric',
                breedte: 10,
                autocomplete: 'off',
                maximum: 13,
              }),
              naastElkaar(
                tekstveld({ ...veld('voornaam'), label: 'Voornaam', autocomplete: 'off', maximum: 100 }),
                tekstveld({ ...veld('voorvoegsel'), label: 'Voorvoegsel', verplicht: false, autocomplete: 'off', maximum: 20 }),
                tekstveld({ ...veld('achternaam'), label: 'Achternaam', autocomplete: 'off', maximum: 100 }),
              ),
              datumveld({
                ...veld('geboortedatum'),
                label: 'Geboortedatum',
                hint: 'Bijvoorbeeld 01-05-1990. Is de dag of maand onbekend? Schrijf dan 00.',
              }),
              mogelijkDubbel &&
                vinkje({
                  naam: 'anderePersoon',
                  label: 'Ik heb het nagekeken: dit is iemand anders',
                  fout: foutVan(redenen, 'anderePersoon'),
                  aan: waarden.anderePersoon === 'ja',
                }),
            ),
          }),
          contactKaarten(waarden, redenen),
          acties(
            knop({ tekst: 'Naar de controle', naam: 'stap', waarde: 'controleren' }),
            s.brp && knop({ tekst: 'Vul aan uit de BRP', soort: 'tweede', naam: 'stap', waarde: 'brp' }),
            s.brp &&
              getypt.bsn !== undefined &&
              knop({ tekst: 'Neem alles over uit de BRP', soort: 'tweede', naam: 'stap', waarde: 'brp-alles' }),
            linkKnop({ tekst: 'Stop met aanmelden', href: '/werkvoorraad', soort: 'stil' }),
          ),
        ),
      }),
    ),
  });
};

const controle = async (c: PageContext, s: AanmeldingSettings, getypt: Getypt, g: AanmeldingForm): Promise<Response> => {
  const { gemeenteId } = await c.actor();
  const vanaf = s.beleid.dichtstbij(gemeenteId ?? 0, c.vandaag)?.regeling.doelgroep.minimumLeeftijd?.waarde ?? 0;
  const geboren = datum(g.geboortedatum);
  const leeftijd = leeftijdOp(geboren, c.vandaag);
  return c.page({
    titel: 'Controleer de aanmelding',
    kruimels: KRUIMELS,
    inhoud: stapel(
      stappen({ stap: 2, van: 2, naam: 'controleren' }),
      kop({ titel: 'Controleer de aanmelding', onder: 'Klopt alles? Leg de aanmelding dan vast.' }),
      leeftijd < vanaf &&
        melding({
          soort: 'info',
          titel: `Deze inwoner is jonger dan ${vanaf} jaar`,
          inhoud: `Werkt mee is er vanaf ${vanaf} jaar. Je kunt wel aanmelden: de toets zegt straks wat past.`,
        }),
      controleer([
        { vraag: 'Binnengekomen op', antwoord: toonDatum(datum(g.ontvangen_op)) },
        { vraag: 'Aangemeld door', antwoord: aangemeldDoorTekst[g.aangemeld_door] },
        { vraag: 'Vraag van de inwoner', antwoord: g.vraag },
        ...melderRegels(g, getypt),
        { vraag: 'BSN', antwoord: g.bsn },
        { vraag: 'Naam', antwoord: toonNaam(g) },
        {
          vraag: 'Geboortedatum',
          antwoord: `${toonGeboren(parseGeboren(getypt.geboortedatum ?? '') ?? { datum: g.geboortedatum, bekend: 'volledig' })} (${leeftijd} jaar)`,
        },
        ...(g.anderePersoon === 'ja' ? [{ vraag: 'Dubbel nagekeken', antwoord: 'Ja, dit is iemand anders' }] : []),
        ...contactRegels(g)
          .filter((regel) => regel.veld !== 'toestemming' || g.uitkering !== 'geen')
          .map((regel) => ({ vraag: regel.label, antwoord: regel.waarde })),
      ]),
      form({
        actie: '/aanmelding',
        sleutel: c.sleutel(),
        naam: 'Aanmelding vastleggen',
        verborgen: getypt,
        inhoud: acties(
          knop({ tekst: 'Leg de aanmelding vast', icoon: 'check', naam: 'stap', waarde: 'vastleggen' }),
          knop({ tekst: 'Wijzig de gegevens', soort: 'tweede', icoon: 'pencil', naam: 'stap', waarde: 'wijzigen' }),
        ),
      }),
    ),
  });
};
