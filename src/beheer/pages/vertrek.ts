import { type Datum, parseDatumNl, plusDagen, toonDatum, toonKort } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
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
  keuzelijst,
  keuzerondjes,
  knop,
  kop,
  linkKnop,
  melding,
  terug,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { arrangeVertrek } from '../actions/arrange-vertrek.ts';
import { EIGEN_ACCOUNT } from '../actions/change-medewerker.ts';
import { handOverCaseload, NOG_TE_VERDELEN } from '../actions/hand-over-caseload.ts';
import { listAfwezigheid } from '../queries/afwezigheid.ts';
import { findMandaten } from '../queries/mandaten.ts';
import { listTeamleden } from '../queries/teams.ts';
import { findCaseloads, findOpenUitnodigingen, findOvernemers, findVertrek, getCaseload } from '../queries/vertrek.ts';
import { caseloadRegels, heeftCaseload, inwoners, laatsteDagRedenen } from '../rules/medewerker.ts';
import { GEEN_DAG, type Medewerker } from '../types.ts';
import { getMedewerker, kruimels } from './medewerker.ts';
import { alleenBeheer, MEDEWERKERS, nummerUit } from './settings.ts';

type Getypt = { wanneer: string; laatste: string; naar: string };

const VERDELEN = 'Nog te verdelen';

/** The choice of who takes over; with how many residents each has now. */
const naarVeld = async (c: PageContext, m: Medewerker, waarde: string, fout: string | undefined): Promise<Html> => {
  const overnemers = await findOvernemers(c.db, { behalve: m.id, vandaag: c.vandaag });
  const aantallen = await findCaseloads(
    c.db,
    overnemers.map((een) => een.id),
  );
  return keuzelijst({
    naam: 'naar',
    label: 'Wie neemt de inwoners over?',
    hint: 'Alle inwoners gaan naar één plek. Wil je ze over meer collega’s verdelen? Kies “nog te verdelen”: de teammanager geeft ze dan een nieuwe consulent.',
    leeg: 'Maak een keuze',
    waarde,
    fout,
    opties: [
      { waarde: String(NOG_TE_VERDELEN), tekst: `${VERDELEN} door de teammanager` },
      ...overnemers.map((een) => ({
        waarde: String(een.id),
        tekst: `${een.naam}, nu ${inwoners(aantallen.get(een.id) ?? 0)}${een.gekoppeld ? '' : ', kan nog niet inloggen'}`,
      })),
    ],
  });
};

const naamVan = async (c: PageContext, m: Medewerker, naar: number): Promise<string | undefined> =>
  naar === NOG_TE_VERDELEN
    ? `${VERDELEN} (de teammanager kiest)`
    : (await findOvernemers(c.db, { behalve: m.id, vandaag: c.vandaag })).find((een) => een.id === naar)?.naam;

const overdraagPagina = async (c: PageContext, m: Medewerker, naar: string, fouten: readonly Reden[]): Promise<Response> => {
  const pad = `${MEDEWERKERS}/${m.id}`;
  const caseload = await getCaseload(c.db, m.id);
  const leeg = !heeftCaseload(caseload);
  return c.page({
    titel: `Draag inwoners van ${m.naam} over`,
    kruimels: kruimels(m, 'Overdragen'),
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: `Draag de inwoners van ${m.naam} over` })}${
      leeg
        ? html`${melding({ soort: 'info', titel: `${m.naam} heeft geen inwoners`, inhoud: 'Er is niets over te dragen.' })}${acties(linkKnop({ tekst: 'Terug', href: pad }))}`
        : form({
            actie: `${pad}/overdragen`,
            sleutel: c.sleutel(),
            inhoud: html`${await naarVeld(c, m, naar, foutVan(fouten, 'naar'))}${acties(knop({ tekst: 'Ga verder' }), linkKnop({ tekst: 'Annuleer', href: pad, soort: 'stil' }))}`,
          })
    }`,
  });
};

const WAT_BLIJFT = 'Wat al is gedaan verandert niet: besluiten, brieven en het logboek houden de naam van wie ze maakte.';

const overdraagControle = async (c: PageContext, m: Medewerker, naar: number, wie: string): Promise<Response> => {
  const pad = `${MEDEWERKERS}/${m.id}`;
  const caseload = await getCaseload(c.db, m.id);
  return c.page({
    titel: 'Controleer de overdracht',
    kruimels: kruimels(m, 'Overdragen'),
    smal: true,
    inhoud: html`${terug(`${pad}/overdragen`)}${kop({ titel: 'Controleer de overdracht', onder: WAT_BLIJFT })}${controleer([
      { vraag: 'Van', antwoord: m.naam },
      { vraag: 'Naar', antwoord: wie },
      ...caseloadRegels(caseload),
    ])}${form({
      actie: `${pad}/overdragen`,
      sleutel: c.sleutel(),
      verborgen: { naar: String(naar), stap: 'verstuur' },
      inhoud: acties(knop({ tekst: 'Draag over' }), linkKnop({ tekst: 'Annuleer', href: pad, soort: 'stil' })),
    })}`,
  });
};

const vertrekPagina = async (c: PageContext, m: Medewerker, g: Getypt, fouten: readonly Reden[]): Promise<Response> => {
  const pad = `${MEDEWERKERS}/${m.id}`;
  const heeft = heeftCaseload(await getCaseload(c.db, m.id));
  return c.page({
    titel: `Regel het vertrek van ${m.naam}`,
    kruimels: kruimels(m, 'Vertrek'),
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: `Regel het vertrek van ${m.naam}` })}${form({
      actie: `${pad}/vertrek`,
      sleutel: c.sleutel(),
      versie: m.versie,
      inhoud: html`${keuzerondjes({
        naam: 'wanneer',
        label: 'Wanneer gaat het account uit?',
        waarde: g.wanneer,
        fout: foutVan(fouten, 'wanneer'),
        keuzes: [
          { waarde: 'nu', tekst: 'Nu meteen', uitleg: 'Wie is ingelogd, is meteen uitgelogd.' },
          {
            waarde: 'dag',
            tekst: 'Na een laatste dag',
            uitleg: 'Op die dag werkt het account nog. Om middernacht gaat het uit.',
          },
        ],
      })}${datumveld({ naam: 'laatste', label: 'Laatste dag', hint: 'Alleen als het account later uitgaat. Bijvoorbeeld 31-12-2026', verplicht: false, waarde: g.laatste, fout: foutVan(fouten, 'laatste') })}${
        heeft ? await naarVeld(c, m, g.naar, foutVan(fouten, 'naar')) : ''
      }${acties(knop({ tekst: 'Ga verder' }), linkKnop({ tekst: 'Annuleer', href: pad, soort: 'stil' }))}`,
    })}`,
  });
};

const vertrekControle = async (
  c: PageContext,
  m: Medewerker,
  o: { g: Getypt; laatste: Datum; meteen: boolean; wie: string | undefined },
): Promise<Response> => {
  const pad = `${MEDEWERKERS}/${m.id}`;
  const [caseload, mandaten, teams, uitnodigingen, afwezig] = await Promise.all([
    getCaseload(c.db, m.id),
    findMandaten(c.db),
    listTeamleden(c.db, { gebruikerId: m.id }),
    findOpenUitnodigingen(c.db, m.id),
    listAfwezigheid(c.db, { vanaf: o.laatste }),
  ]);
  const loopt = ({ geldig }: { geldig: { tot: Datum | null } }) => geldig.tot === null || geldig.tot.since(o.laatste).sign > 0;
  const opNaam = mandaten.filter((een) => een.gebruikerId === m.id && loopt(een));
  const vervangt = afwezig.filter((een) => een.vervangerId === m.id);
  return c.page({
    titel: 'Controleer het vertrek',
    kruimels: kruimels(m, 'Vertrek'),
    smal: true,
    inhoud: html`${terug(`${pad}/vertrek`)}${kop({ titel: `Controleer het vertrek van ${m.naam}`, onder: WAT_BLIJFT })}${
      vervangt.length > 0
        ? melding({
            soort: 'waarschuwing',
            titel: `${m.naam} vervangt ${vervangt.map((een) => een.naam).join(' en ')}`,
            inhoud: 'Na het vertrek is er geen vervanger meer. Kies daarna een ander bij Afwezigheid.',
          })
        : ''
    }${controleer([
      { vraag: 'Account gaat uit', antwoord: o.meteen ? 'nu meteen' : `om middernacht na ${toonDatum(o.laatste)}` },
      ...(o.wie === undefined
        ? [{ vraag: 'Inwoners', antwoord: 'geen' }]
        : [{ vraag: 'Inwoners gaan naar', antwoord: o.wie }, ...caseloadRegels(caseload)]),
      {
        vraag: 'Teams',
        antwoord:
          teams
            .filter(loopt)
            .map((lid) => lid.team)
            .join(', ') || 'geen',
      },
      ...(opNaam.length > 0 ? [{ vraag: 'Mandaat op naam eindigt', antwoord: opNaam.map((een) => een.bereik).join('; ') }] : []),
      ...(uitnodigingen.length > 0 ? [{ vraag: 'Uitnodiging', antwoord: 'wordt ingetrokken' }] : []),
    ])}${form({
      actie: `${pad}/vertrek`,
      sleutel: c.sleutel(),
      versie: c.form.versie(),
      verborgen: { ...o.g, stap: 'verstuur' },
      inhoud: acties(
        knop({ tekst: o.meteen ? 'Zet het account nu uit' : 'Leg het vertrek vast', soort: 'gevaar' }),
        linkKnop({ tekst: 'Annuleer', href: pad, soort: 'stil' }),
      ),
    })}`,
  });
};

const leesVertrek = (c: PageContext): { g: Getypt; meteen: boolean; laatste: Datum; fouten: Reden[] } => {
  const g = { wanneer: c.form.tekst('wanneer'), laatste: c.form.tekst('laatste'), naar: c.form.tekst('naar') };
  const meteen = g.wanneer === 'nu';
  const gelezen = parseDatumNl(g.laatste);
  const fouten: Reden[] =
    g.wanneer !== 'nu' && g.wanneer !== 'dag'
      ? [{ veld: 'wanneer', tekst: 'Kies wanneer het account uitgaat.' }]
      : !meteen && !gelezen
        ? [{ veld: 'laatste', tekst: GEEN_DAG }]
        : [];
  const laatste = meteen ? c.vandaag : (gelezen ?? c.vandaag);
  return { g, meteen, laatste, fouten: fouten.length > 0 ? fouten : laatsteDagRedenen(laatste, c.vandaag) };
};

/** Handing over a caseload, and leaving: each behind a page that says what moves. */
export const registerVertrek = (router: Router): void => {
  const pad = `${MEDEWERKERS}/:gebruiker`;

  router.get(`${pad}/overdragen`, { ...alleenBeheer, logboek: false }, async (c) =>
    overdraagPagina(c, await getMedewerker(c), '', []),
  );

  router.post(`${pad}/overdragen`, { ...alleenBeheer, logboek: 'caseload-overgedragen en consulent-gewijzigd' }, async (c) => {
    const m = await getMedewerker(c);
    const getypt = c.form.tekst('naar');
    const naar = nummerUit(getypt);
    const wie = naar === undefined ? undefined : await naamVan(c, m, naar);
    if (naar === undefined || wie === undefined)
      return overdraagPagina(c, m, getypt, [{ veld: 'naar', tekst: 'Kies wie de inwoners overneemt.' }]);
    if (c.form.tekst('stap') !== 'verstuur') return overdraagControle(c, m, naar, wie);
    const uit = await c.submit(async (db, actor) => {
      const r = await handOverCaseload(db, actor, { van: m.id, naar, vandaag: c.vandaag });
      return r.ok ? { ok: true, naar: `${MEDEWERKERS}/${m.id}/overgedragen?aantal=${r.waarde.aantal}&naar=${naar}` } : r;
    });
    return uit instanceof Response ? uit : overdraagPagina(c, m, getypt, uit);
  });

  router.get(`${pad}/overgedragen`, { ...alleenBeheer, logboek: false }, async (c) => {
    const m = await getMedewerker(c);
    const naar = nummerUit(c.zoek.get('naar') ?? '');
    const wie = naar === undefined ? undefined : await naamVan(c, m, naar);
    const aantal = nummerUit(c.zoek.get('aantal') ?? '') ?? 0;
    const verdelen = naar === NOG_TE_VERDELEN;
    return c.page({
      titel: 'De inwoners zijn overgedragen',
      smal: true,
      inhoud: bevestiging({
        titel: 'De inwoners zijn overgedragen',
        ...(wie === undefined
          ? {}
          : { onder: `${inwoners(aantal)} van ${m.naam}: ${verdelen ? 'nog te verdelen' : `nu bij ${wie}`}.` }),
        hierna: [
          verdelen
            ? {
                wat: 'Geeft de inwoners een consulent, op de pagina Verdelen.',
                wie: 'De teammanager',
                wanneer: 'zo snel mogelijk',
              }
            : { wat: 'Ziet de dossiers in de werkvoorraad.', wie: wie ?? 'De collega', wanneer: 'vanaf nu' },
          { wat: 'De inwoner ziet de nieuwe naam op de eigen pagina.', wie: 'Dat gaat vanzelf', wanneer: 'vanaf nu' },
        ],
        acties: acties(linkKnop({ tekst: `Naar ${m.naam}`, href: `${MEDEWERKERS}/${m.id}`, soort: 'primair' })),
      }),
    });
  });

  router.get(`${pad}/vertrek`, { ...alleenBeheer, logboek: false }, async (c) =>
    vertrekPagina(c, await getMedewerker(c), { wanneer: '', laatste: toonKort(plusDagen(c.vandaag, 1)), naar: '' }, []),
  );

  router.post(
    `${pad}/vertrek`,
    { ...alleenBeheer, logboek: 'vertrek-geregeld, account-uitgezet en consulent-gewijzigd' },
    async (c) => {
      const [m, actor] = await Promise.all([getMedewerker(c), c.actor()]);
      const { g, meteen, laatste, fouten } = leesVertrek(c);
      if (m.id === actor.gebruikerId) return vertrekPagina(c, m, g, [{ tekst: EIGEN_ACCOUNT }]);
      const heeft = heeftCaseload(await getCaseload(c.db, m.id));
      const naar = heeft ? nummerUit(g.naar) : undefined;
      const wie = naar === undefined ? undefined : await naamVan(c, m, naar);
      if (heeft && wie === undefined)
        fouten.push({ veld: 'naar', tekst: 'Kies wie de inwoners overneemt, of “nog te verdelen”.' });
      if (fouten.length > 0) return vertrekPagina(c, m, g, fouten);
      if (c.form.tekst('stap') !== 'verstuur') return vertrekControle(c, m, { g, laatste, meteen, wie });
      const uit = await c.submit(async (db, wieDoet) => {
        const r = await arrangeVertrek(
          db,
          wieDoet,
          { gebruikerId: m.id, versie: c.form.versie(), meteen, laatste, naar },
          c.vandaag,
        );
        return r.ok ? { ok: true, naar: `${MEDEWERKERS}/${m.id}/vertrokken` } : r;
      });
      return uit instanceof Response ? uit : vertrekPagina(c, m, g, uit);
    },
  );

  router.get(`${pad}/vertrokken`, { ...alleenBeheer, logboek: false }, async (c) => {
    const m = await getMedewerker(c);
    const vertrek = await findVertrek(c.db, m.id);
    const dag = m.laatsteDag ? toonDatum(m.laatsteDag) : '';
    const klaar = vertrek?.uitgevoerd ?? !m.actief;
    return c.page({
      titel: 'Het vertrek is geregeld',
      smal: true,
      inhoud: bevestiging({
        titel: `Het vertrek van ${m.naam} is geregeld`,
        onder: klaar ? 'Het account staat uit.' : `De laatste dag is ${dag}.`,
        hierna: [
          ...(klaar
            ? []
            : [
                {
                  wat: 'Het account gaat uit. Wie is ingelogd, is uitgelogd.',
                  wie: 'Het systeem',
                  wanneer: `om middernacht na ${dag}`,
                },
              ]),
          ...(vertrek?.naar === undefined
            ? []
            : vertrek.naarId === NOG_TE_VERDELEN
              ? [
                  {
                    wat: 'Geeft de inwoners een consulent, op de pagina Verdelen.',
                    wie: 'De teammanager',
                    wanneer: klaar ? 'zo snel mogelijk' : `na ${dag}`,
                  },
                ]
              : [{ wat: 'Neemt de inwoners over.', wie: vertrek.naar, wanneer: klaar ? 'vanaf nu' : `na ${dag}` }]),
          { wat: 'Komt iemand terug? Dat kan bij het account. Wat is gedaan, blijft staan.', wie: 'Jij', wanneer: 'later' },
        ],
        acties: acties(
          linkKnop({ tekst: `Naar ${m.naam}`, href: `${MEDEWERKERS}/${m.id}`, soort: 'primair' }),
          linkKnop({ tekst: 'Naar medewerkers', href: MEDEWERKERS }),
        ),
      }),
    });
  });
};
