// Reporting by somebody who is logged in: an aanbieder, and a resident with a new question.
import { randomUUID } from 'node:crypto';
import { type BeleidInHuis, findLaatsteDag } from '../../beleid/index.ts';
import { toonNaam } from '../../inwoner/index.ts';
import { datum, plusDagen, toonDatum } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  badge,
  bevestiging,
  controleer,
  form,
  foutSamenvatting,
  foutVan,
  html,
  kaart,
  keuzerondjes,
  knop,
  kop,
  linkKnop,
  stapel,
  stappen,
  tabel,
  takenlijst,
  tekstvak,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { bevestigingVoor, inzendingVan, maakKenmerk, nieuweMelding } from '../actions/send-melding.ts';
import { leesMelding } from '../lees.ts';
import {
  findContractgemeenten,
  findEigenMeldingen,
  findMijnMeldingen,
  findMijzelf,
  findOppakDagen,
  receiveMelding,
} from '../queries.ts';
import { isKenmerk } from '../rules.ts';
import type { MeldingStatus } from '../types.ts';
import type { Getypt, VraagNaam } from '../vragen.ts';
import { hiernaVan, OPPAKKEN_STANDAARD } from './hierna.ts';
import { antwoordenVan, veldenVoor } from './velden.ts';

export interface EigenSettings {
  beleid: BeleidInHuis;
  baseUrls: readonly string[];
}

const aanbieder = { rollen: ['aanbieder'], van: 'aanbieder' } as const;
const inwoner = { rollen: ['inwoner'], van: 'zelf' } as const;
const PAD = '/mijn-meldingen';

const STATUS_KORT = (status: MeldingStatus) =>
  status === 'nieuw'
    ? badge('info', 'Ontvangen')
    : status === 'in-behandeling'
      ? badge('info', 'Iemand is ermee bezig')
      : badge('goed', 'Afgehandeld');

/** /mijn-meldingen: what the own organisation reported, and reporting somebody. */
export const registerAanbiederMelding = (router: Router, s: EigenSettings): void => {
  router.get(PAD, { ...aanbieder, logboek: false }, async (c) => {
    const rijen = await findEigenMeldingen(c.db, 100);
    return c.page({
      titel: 'Aanmelden',
      inhoud: stapel(
        kop({
          titel: 'Aanmelden',
          onder: 'Ken je iemand die wil meedoen of werken en daar hulp bij nodig heeft? Meld diegene aan bij de gemeente.',
          acties: linkKnop({ tekst: 'Iemand aanmelden', href: `${PAD}/nieuw`, soort: 'primair', icoon: 'user-plus' }),
        }),
        kaart({
          titel: 'Wie jullie hebben aangemeld',
          inhoud: html`${tabel({
            caption: 'Meldingen van je organisatie, de nieuwste bovenaan',
            kolommen: [{ kop: 'Wie' }, { kop: 'Nummer' }, { kop: 'Gemeente' }, { kop: 'Gemeld' }, { kop: 'Hoe het staat' }],
            leeg: 'Jullie hebben nog niemand aangemeld.',
            rijen: rijen.map((rij) => [
              rij.voornaam === null || rij.achternaam === null
                ? 'Niet meer bewaard'
                : toonNaam({ voornaam: rij.voornaam, voorvoegsel: rij.voorvoegsel ?? '', achternaam: rij.achternaam }),
              rij.kenmerk,
              rij.gemeente,
              html`${toonDatum(datum(rij.ontvangen_op))}${rij.door && html`<br>door ${rij.door}`}`,
              STATUS_KORT(rij.status),
            ]),
          })}<p>Wat de gemeente doet, hoor je van de inwoner zelf. De gemeente mag het je niet vertellen zonder toestemming.</p>`,
        }),
      ),
    });
  });

  router.get(`${PAD}/nieuw`, { ...aanbieder, logboek: false }, async (c) => {
    const { naam, aanbiederNaam } = await c.actor();
    return formulier(c, s, {
      wie: 'aanbieder',
      melder_naam: naam,
      melder_organisatie: aanbiederNaam ?? '',
      getoond: randomUUID(),
    });
  });

  router.post(`${PAD}/nieuw`, { ...aanbieder, logboek: 'melding-gedaan' }, async (c) => {
    const { stap: _stap, ...rest } = c.form.waarden;
    const getypt: Getypt = { ...rest, wie: 'aanbieder' };
    if (c.form.tekst('stap') === 'wijzigen') return formulier(c, s, getypt);
    const gemeenten = await findContractgemeenten(c.db);
    const gemeenteId = gemeenten.length === 1 ? gemeenten[0]?.id : gemeenten.find(({ id }) => String(id) === getypt.gemeente)?.id;
    const gelezen = leesMelding(getypt, c.vandaag);
    const redenen: Reden[] = gelezen.ok ? [] : [...gelezen.redenen];
    if (gemeenteId === undefined) redenen.unshift({ veld: 'gemeente', tekst: 'Kies in welke gemeente de inwoner woont.' });
    if (!gelezen.ok || gemeenteId === undefined) return formulier(c, s, getypt, redenen);
    if (c.form.tekst('stap') !== 'versturen') return controle(c, getypt);
    const gemeente = s.beleid.gemeente(gemeenteId);
    const f = gelezen.waarde;
    const uit = await c.submit(async (db) => {
      const nieuw = nieuweMelding(f, inzendingVan(c.form.tekst('getoond') || c.form.tekst('_sleutel'), f));
      const { kenmerk } = await receiveMelding(db, {
        gemeenteId,
        melding: nieuw,
        vandaag: c.vandaag,
        mail: bevestigingVoor(f, {
          gemeente,
          landelijk: s.beleid.landelijk,
          kenmerk: nieuw.kenmerk,
          vandaag: c.vandaag,
          oppakkenDagen: await findOppakDagen(db, gemeenteId, OPPAKKEN_STANDAARD),
          basis: s.baseUrls[0] ?? '',
        }),
      });
      return { ok: true, naar: `${PAD}/${kenmerk}/verstuurd` };
    });
    return uit instanceof Response ? uit : formulier(c, s, getypt, uit);
  });

  router.get(`${PAD}/:kenmerk/verstuurd`, { ...aanbieder, logboek: false }, async (c) => {
    const kenmerk = c.param('kenmerk');
    const m = isKenmerk(kenmerk) ? (await findEigenMeldingen(c.db, 1000)).find((een) => een.kenmerk === kenmerk) : undefined;
    if (!m) throw new NietGevonden();
    const id = (await findContractgemeenten(c.db)).find(({ naam }) => naam === m.gemeente)?.id;
    if (id === undefined) throw new NietGevonden();
    return c.page({
      titel: 'Melding verstuurd',
      kruimels: [{ tekst: 'Aanmelden', href: PAD }, { tekst: 'Verstuurd' }],
      inhoud: bevestiging({
        titel: 'De melding is verstuurd',
        onder: `Gemeente ${m.gemeente} heeft de melding ontvangen.`,
        kenmerk: { label: 'Nummer van je melding', waarde: kenmerk },
        hierna: stappenNa(s, id, m.ontvangen_op, await findOppakDagen(c.db, id, OPPAKKEN_STANDAARD)),
        acties: [
          linkKnop({ tekst: 'Naar jullie meldingen', href: PAD, soort: 'primair' }),
          linkKnop({ tekst: 'Nog iemand aanmelden', href: `${PAD}/nieuw` }),
        ],
      }),
    });
  });
};

const stappenNa = (s: EigenSettings, gemeenteId: number, ontvangenOp: string, oppakkenDagen: number) => {
  const ontvangen = datum(ontvangenOp);
  return hiernaVan({
    gemeente: s.beleid.gemeente(gemeenteId),
    oppakkenTot: plusDagen(ontvangen, oppakkenDagen),
    onderzoekTot: findLaatsteDag(s.beleid.landelijk, 'onderzoek', ontvangen),
    planTot: findLaatsteDag(s.beleid.landelijk, 'persoonlijk-plan', ontvangen),
  });
};

const KAARTEN: readonly { titel: string; vragen: readonly VraagNaam[] }[] = [
  { titel: 'De inwoner', vragen: ['naam', 'geboren', 'woonplaats'] },
  { titel: 'Contact met de inwoner', vragen: ['bereiken'] },
  { titel: 'De vraag', vragen: ['toestemming', 'vraag'] },
  { titel: 'Jij', vragen: ['melder'] },
];

const formulier = async (c: PageContext, s: EigenSettings, getypt: Getypt, redenen: readonly Reden[] = []): Promise<Response> => {
  const gemeenten = (await findContractgemeenten(c.db)).filter(({ id }) => s.beleid.findGemeente(id));
  return c.page({
    titel: 'Iemand aanmelden',
    kruimels: [{ tekst: 'Aanmelden', href: PAD }, { tekst: 'Iemand aanmelden' }],
    fout: redenen.length > 0,
    inhoud: stapel(
      stappen({ stap: 1, van: 2, naam: 'gegevens' }),
      kop({ titel: 'Iemand aanmelden', onder: 'Praat eerst met de inwoner. Het burgerservicenummer hoef je niet te weten.' }),
      foutSamenvatting(redenen),
      form({
        actie: `${PAD}/nieuw`,
        sleutel: c.sleutel(),
        naam: 'Iemand aanmelden',
        verborgen: { getoond: getypt.getoond ?? '' },
        inhoud: stapel(
          gemeenten.length > 1 &&
            kaart({
              titel: 'De gemeente',
              inhoud: keuzerondjes({
                naam: 'gemeente',
                label: 'In welke gemeente woont de inwoner?',
                waarde: getypt.gemeente,
                fout: foutVan(redenen, 'gemeente'),
                keuzes: gemeenten.map(({ id, naam }) => ({ waarde: String(id), tekst: naam })),
              }),
            }),
          KAARTEN.map(({ titel, vragen }) =>
            kaart({ titel, inhoud: stapel(vragen.map((naam) => veldenVoor(naam, getypt, redenen, false))) }),
          ),
          acties(
            knop({ tekst: 'Naar de controle', naam: 'stap', waarde: 'controleren' }),
            linkKnop({ tekst: 'Stop met aanmelden', href: PAD, soort: 'stil' }),
          ),
        ),
      }),
    ),
  });
};

const controle = (c: PageContext, getypt: Getypt): Promise<Response> =>
  c.page({
    titel: 'Controleer de melding',
    kruimels: [{ tekst: 'Aanmelden', href: PAD }, { tekst: 'Controleren' }],
    inhoud: stapel(
      stappen({ stap: 2, van: 2, naam: 'controleren' }),
      kop({ titel: 'Controleer de melding', onder: 'Klopt alles? Verstuur de melding dan naar de gemeente.' }),
      controleer(antwoordenVan(getypt).map(({ vraag, antwoord }) => ({ vraag, antwoord }))),
      form({
        actie: `${PAD}/nieuw`,
        sleutel: c.sleutel(),
        naam: 'Melding versturen',
        verborgen: getypt,
        inhoud: acties(
          knop({ tekst: 'Verstuur de melding', icoon: 'send', naam: 'stap', waarde: 'versturen' }),
          knop({ tekst: 'Wijzig de gegevens', soort: 'tweede', icoon: 'pencil', naam: 'stap', waarde: 'wijzigen' }),
        ),
      }),
    ),
  });

/** /mijn/vraag: a new question of somebody whom the municipality knows; it goes to his own consulent. */
export const registerInwonerMelding = (router: Router, s: EigenSettings): void => {
  router.get('/mijn/vraag', { ...inwoner, logboek: false }, (c) => vraagPagina(c, ''));

  router.post('/mijn/vraag', { ...inwoner, logboek: 'melding-gedaan' }, async (c) => {
    const vraag = c.form.tekst('vraag');
    if (vraag === '')
      return vraagPagina(c, vraag, [{ veld: 'vraag', tekst: 'Schrijf op waar je hulp bij wilt. Een paar woorden is genoeg.' }]);
    if (vraag.length > 4000)
      return vraagPagina(c, vraag, [{ veld: 'vraag', tekst: 'Schrijf dit korter, in hoogstens 4000 tekens.' }]);
    const uit = await c.submit(async (db) => {
      const ik = await findMijzelf(db);
      const { kenmerk } = await receiveMelding(db, {
        gemeenteId: ik.gemeente_id,
        vandaag: c.vandaag,
        mail: undefined,
        melding: {
          ...ik,
          kenmerk: maakKenmerk(),
          inzending: randomUUID(),
          melder_soort: 'inwoner',
          toestemming: 'zelf',
          toestemming_reden: '',
          vraag,
          melder_naam: '',
          melder_organisatie: '',
          melder_telefoon: '',
          melder_email: '',
        },
      });
      return { ok: true, naar: `/mijn/vraag/${kenmerk}` };
    });
    return uit instanceof Response ? uit : vraagPagina(c, vraag, uit);
  });

  router.get('/mijn/vraag/:kenmerk', { ...inwoner, logboek: false }, async (c) => {
    const kenmerk = c.param('kenmerk');
    const [ik, alle] = await Promise.all([findMijzelf(c.db), findMijnMeldingen(c.db)]);
    const m = alle.find((een) => een.kenmerk === kenmerk);
    if (!m) throw new NietGevonden();
    const oppakkenDagen = await findOppakDagen(c.db, ik.gemeente_id, OPPAKKEN_STANDAARD);
    return c.page({
      titel: 'Je vraag is verstuurd',
      kruimels: [{ tekst: 'Mijn overzicht', href: '/mijn' }, { tekst: 'Je vraag' }],
      smal: true,
      inhoud: bevestiging({
        titel: 'We hebben je vraag',
        ...(ik.consulent_id === 0 || !ik.consulent ? {} : { onder: `${ik.consulent} leest je vraag.` }),
        kenmerk: { label: 'Nummer van je vraag', waarde: kenmerk },
        hierna: stappenNa(s, ik.gemeente_id, m.ontvangen_op, oppakkenDagen),
        acties: linkKnop({ tekst: 'Terug naar mijn overzicht', href: '/mijn', soort: 'primair' }),
      }),
    });
  });
};

const vraagPagina = async (c: PageContext, waarde: string, redenen: readonly Reden[] = []): Promise<Response> => {
  const eerder = await findMijnMeldingen(c.db);
  return c.page({
    titel: 'Een nieuwe vraag',
    kruimels: [{ tekst: 'Mijn overzicht', href: '/mijn' }, { tekst: 'Een nieuwe vraag' }],
    smal: true,
    fout: redenen.length > 0,
    inhoud: stapel(
      foutSamenvatting(redenen),
      form({
        actie: '/mijn/vraag',
        sleutel: c.sleutel(),
        naam: 'Een nieuwe vraag',
        inhoud: html`${tekstvak({
          naam: 'vraag',
          label: 'Waar wil je hulp bij?',
          paginakop: true,
          hint: 'Schrijf het in gewone woorden. Schrijf geen ziektes of medicijnen op. Je naam en telefoonnummer hebben we al.',
          waarde,
          fout: foutVan(redenen, 'vraag'),
          regels: 6,
          maximum: 4000,
        })}${acties(knop({ tekst: 'Verstuur', icoon: 'send' }), linkKnop({ tekst: 'Stop', href: '/mijn', soort: 'stil' }))}`,
      }),
      eerder.length > 0 &&
        kaart({
          titel: 'Wat je eerder vroeg',
          inhoud: takenlijst(
            eerder.map((m) => ({
              titel: m.vraag || 'Niet meer bewaard',
              onder: `${toonDatum(datum(m.ontvangen_op))}, nummer ${m.kenmerk}`,
              status: STATUS_KORT(m.status),
            })),
          ),
        }),
    ),
  });
};
