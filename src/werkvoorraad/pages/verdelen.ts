// Giving residents a consulent: from the queue, from a colleague who is away, or one dossier.
import { type Bereikbaar, bereikbaarTekst, findBereikbaar } from '../../beheer/index.ts';
import { adresMet, findConsulenten, findInwoner, paginaUit, toonNaam } from '../../inwoner/index.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  bevestiging,
  controleer,
  filters,
  form,
  foutSamenvatting,
  foutVan,
  html,
  kaart,
  keuzeFout,
  knop,
  kop,
  leegBlok,
  leesKeuze,
  link,
  linkKnop,
  melding,
  paginering,
  stapel,
  telling,
  VEEL_OPTIES,
  vinkjes,
  zoekkeuze,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { assignConsulent, HOOGSTENS } from '../actions/assign-consulent.ts';
import { findGekozen, findGekozenIds, findTeVerdelen, listVerdelingen } from '../queries/index.ts';

const PER_PAGINA = 25;
const nummer = (tekst: string): number | undefined => (/^\d{1,9}$/.test(tekst) ? Number(tekst) : undefined);

/** Pages of the teammanager for dividing residents over consulenten. */
export const registerVerdelen = (router: Router): void => {
  const alleen = { rollen: ['teammanager'], van: 'gemeente' } as const;

  router.get('/verdelen', { ...alleen, logboek: false }, (c) =>
    lijstPagina(c, { van: nummer(c.zoek.get('van') ?? '') ?? 0, gekozen: [], naar: '', pagina: paginaUit(c.zoek) }),
  );

  router.post('/verdelen', { ...alleen, logboek: 'consulent-gewijzigd' }, async (c) => {
    const van = nummer(c.form.tekst('van')) ?? 0;
    const [consulenten, bereikbaar] = await Promise.all([findConsulenten(c.db), findBereikbaar(c.db, c.vandaag)]);
    const gekozenNaar = leesKeuze(naarOpties(consulenten, bereikbaar, van), 'consulent', c.form.tekst);
    const naarTekst = gekozenNaar.waarde;
    const naar = nummer(naarTekst);
    const gekozen = [...c.form.lijst('inwoner'), ...c.form.tekst('inwoners').split(',')].flatMap((tekst) => nummer(tekst) ?? []);
    const ids = [...new Set(gekozen)];
    const pagina = paginaUit(new URLSearchParams({ pagina: c.form.tekst('pagina') }));
    const opnieuw = (redenen: readonly Reden[]) => lijstPagina(c, { van, gekozen: ids, naar: naarTekst, pagina }, redenen);
    if (c.form.tekst('stap') === 'wijzigen') return opnieuw([]);
    const redenen: Reden[] = [];
    if (ids.length === 0) redenen.push({ veld: 'inwoner', tekst: 'Kies minstens één inwoner.' });
    if (ids.length > HOOGSTENS) redenen.push({ veld: 'inwoner', tekst: `Verdeel hoogstens ${HOOGSTENS} inwoners tegelijk.` });
    if (naar === undefined) {
      const [onbekend] = keuzeFout('consulent', gekozenNaar);
      redenen.push(onbekend ?? { veld: 'consulent', tekst: 'Kies aan wie je de inwoners geeft.' });
    }
    if (redenen.length > 0 || naar === undefined) return opnieuw(redenen);
    if (c.form.tekst('stap') !== 'vastleggen') return controle(c, { van, naar, ids, pagina });
    const uit = await c.submit(async (db, actor) => {
      const r = await assignConsulent(db, { actor, van, naar, inwonerIds: ids });
      return r.ok ? { ok: true, naar: adresMet('/verdelen/klaar', { aantal: r.waarde.aantal, consulent: naar }) } : r;
    });
    return uit instanceof Response ? uit : opnieuw(uit);
  });

  router.get('/verdelen/klaar', { ...alleen, logboek: false }, async (c) => {
    const consulenten = await findConsulenten(c.db);
    const consulent = consulenten.find((een) => String(een.id) === c.zoek.get('consulent'));
    const aantal = nummer(c.zoek.get('aantal') ?? '');
    if (!consulent || !aantal) throw new NietGevonden();
    return c.page({
      titel: 'Verdeeld',
      kruimels: [{ tekst: 'Verdelen', href: '/verdelen' }, { tekst: 'Verdeeld' }],
      inhoud: bevestiging({
        titel: aantal === 1 ? `De inwoner is nu bij ${consulent.naam}` : `${aantal} inwoners zijn nu bij ${consulent.naam}`,
        hierna: [
          {
            wat: `${consulent.naam} ziet het hele dossier in de werkvoorraad. Een vorige consulent ziet het niet meer.`,
            wie: consulent.naam,
            wanneer: 'vanaf nu',
          },
          { wat: 'De inwoner ziet de nieuwe naam op de eigen pagina.', wie: 'Dat gaat vanzelf', wanneer: 'vanaf nu' },
        ],
        acties: [
          linkKnop({ tekst: 'Verder met verdelen', href: '/verdelen', soort: 'primair' }),
          linkKnop({ tekst: 'Naar de werkvoorraad', href: '/werkvoorraad' }),
        ],
      }),
    });
  });

  router.get('/verdelen/:inwoner', { ...alleen, logboek: false }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const [inwoner, consulenten, bereikbaar] = await Promise.all([
      findInwoner(c.db, inwonerId),
      findConsulenten(c.db),
      findBereikbaar(c.db, c.vandaag),
    ]);
    if (!inwoner) throw new NietGevonden();
    const naam = toonNaam(inwoner);
    return c.page({
      titel: 'Consulent kiezen',
      kruimels: [{ tekst: 'Verdelen', href: '/verdelen' }, { tekst: naam }],
      inhoud: stapel(
        kop({
          titel: `Consulent kiezen voor ${naam}`,
          onder: `Dossier ${inwoner.dossiernummer} · nu ${inwoner.consulent_id === 0 ? 'bij niemand' : `bij ${inwoner.consulent}`}`,
        }),
        form({
          actie: '/verdelen',
          sleutel: c.sleutel(),
          verborgen: { van: String(inwoner.consulent_id), inwoner: String(inwonerId) },
          inhoud: stapel(
            kaart({ inhoud: consulentLijst(consulenten, bereikbaar, inwoner.consulent_id, () => '', undefined) }),
            acties(
              knop({ tekst: 'Naar de controle', naam: 'stap', waarde: 'controleren' }),
              linkKnop({ tekst: 'Stop zonder wijzigen', href: `/dossier/${inwonerId}`, soort: 'stil' }),
            ),
          ),
        }),
      ),
    });
  });
};

type Consulenten = Awaited<ReturnType<typeof findConsulenten>>;

type VanWie = (gebruikerId: number) => Bereikbaar;

/** "Sanne de Wit (Noord), nu 12 inwoners, afwezig tot en met 4 december 2026, vervanger Murat Aydın" */
const consulentTekst = (een: Consulenten[number], wie: Bereikbaar): string =>
  [
    `${een.naam}${wie.team === undefined ? '' : ` (${wie.team})`}`,
    `nu ${een.aantal} ${Number(een.aantal) === 1 ? 'inwoner' : 'inwoners'}`,
    bereikbaarTekst(wie),
  ]
    .filter(Boolean)
    .join(', ');

const consulentLijst = (
  consulenten: Consulenten,
  bereikbaar: VanWie,
  behalve: number,
  lees: (naam: string) => string,
  fout: string | undefined,
) => {
  const opties = naarOpties(consulenten, bereikbaar, behalve);
  return zoekkeuze({
    naam: 'consulent',
    label: 'Aan welke consulent?',
    hint:
      opties.length > VEEL_OPTIES
        ? 'Typ een deel van de naam of van het team. Daarna kies je uit wie past.'
        : 'Met het team, hoeveel inwoners de consulent nu heeft, en of de consulent er is.',
    leeg: 'Kies een consulent',
    fout,
    gekozen: leesKeuze(opties, 'consulent', lees),
    opties,
  });
};

/** Who may get residents, as one reads it in a list. */
const naarOpties = (consulenten: Consulenten, bereikbaar: VanWie, behalve: number) =>
  consulenten
    .filter((een) => een.id !== behalve)
    .map((een) => ({ waarde: String(een.id), tekst: consulentTekst(een, bereikbaar(een.id)) }));

const lijstPagina = async (
  c: PageContext,
  o: { van: number; gekozen: readonly number[]; naar: string; pagina: number },
  redenen: readonly Reden[] = [],
): Promise<Response> => {
  const [gekozen, verdelingen, rijen, consulenten, bereikbaar] = await Promise.all([
    findGekozenIds(c.db),
    listVerdelingen(c.db),
    findTeVerdelen(c.db, { consulentId: o.van, perPagina: PER_PAGINA, pagina: o.pagina }),
    findConsulenten(c.db),
    findBereikbaar(c.db, c.vandaag),
  ]);
  const vanOpties = consulenten.map((een) => ({ waarde: String(een.id), tekst: `${een.naam} (${een.aantal})` }));
  const van = leesKeuze(vanOpties, 'van', (naam) => c.zoek.get(naam) ?? (naam === 'van' && o.van !== 0 ? String(o.van) : ''));
  if (van.waarde !== '' && Number(van.waarde) !== o.van) return c.redirect(adresMet('/verdelen', { van: van.waarde }));
  const totaal = rijen[0]?.totaal ?? 0;
  const wie = consulenten.find((een) => een.id === o.van);
  const begin = (o.pagina - 1) * PER_PAGINA;
  return c.page({
    titel: 'Inwoners verdelen',
    fout: redenen.length > 0,
    inhoud: stapel(
      kop({
        titel: 'Inwoners verdelen',
        onder: wie
          ? [`Inwoners van ${wie.naam}`, bereikbaarTekst(bereikbaar(wie.id))].filter(Boolean).join(': ')
          : 'Inwoners die nog geen consulent hebben',
        acties: linkKnop({ tekst: 'Kies uit de werkvoorraad', href: '/werkvoorraad?tab=alle&kies=ja', icoon: 'filter' }),
      }),
      foutSamenvatting(redenen),
      gekozen.length > 0 &&
        melding({
          soort: 'info',
          titel: `Je bent bezig met een verdeling: ${gekozen.length} ${gekozen.length === 1 ? 'inwoner' : 'inwoners'} gekozen`,
          inhoud: html`<p>${link('/verdelen/keuze', 'Ga verder met verdelen')}</p>`,
        }),
      verdelingen
        .filter(({ status }) => status === 'bezig' || status === 'gestopt')
        .map((een) =>
          melding({
            soort: een.status === 'gestopt' ? 'waarschuwing' : 'info',
            titel: een.status === 'gestopt' ? `De verdeling van ${een.door} is gestopt` : `De verdeling van ${een.door} is bezig`,
            inhoud: html`<p>${link(`/verdelen/gegeven/${een.id}`, `Bekijk hoe ver het is: ${een.aantal} inwoners`)}</p>`,
          }),
        ),
      kaart({
        inhoud: filters({
          actie: '/verdelen',
          knop: 'Toon',
          velden: zoekkeuze({
            naam: 'van',
            label: 'Van wie zijn de inwoners nu?',
            leeg: 'Nog van niemand',
            gekozen: van,
            opties: vanOpties,
          }),
        }),
      }),
      rijen.length === 0
        ? leegBlok({
            titel: wie ? `${wie.naam} heeft geen inwoners` : 'Iedereen heeft een consulent',
            inhoud: 'Kies hierboven een consulent om inwoners aan een ander te geven.',
          })
        : form({
            actie: '/verdelen',
            sleutel: c.sleutel(),
            naam: 'Inwoners verdelen',
            verborgen: { van: String(o.van), pagina: String(o.pagina) },
            inhoud: stapel(
              kaart({
                inhoud: html`${telling(`${totaal} ${totaal === 1 ? 'inwoner' : 'inwoners'}, ${begin + 1} tot en met ${begin + rijen.length} getoond.`)}${vinkjes(
                  {
                    naam: 'inwoner',
                    label: 'Welke inwoners geef je een consulent?',
                    fout: foutVan(redenen, 'inwoner'),
                    waarden: o.gekozen.map(String),
                    keuzes: rijen.map((rij) => ({
                      waarde: String(rij.id),
                      tekst: html`<strong>${toonNaam(rij)}</strong>`,
                      uitleg: html`Dossier ${rij.dossiernummer} · ${rij.postcode} ${rij.woonplaats} · ${
                        rij.ontvangen_op ? `aangemeld op ${toonDatum(datum(rij.ontvangen_op))}` : 'uit een levering'
                      }${rij.vraag ? html`<br>“${rij.vraag.length > 140 ? `${rij.vraag.slice(0, 140)}…` : rij.vraag}”` : ''}`,
                    })),
                  },
                )}${paginering({
                  pagina: o.pagina,
                  paginas: Math.ceil(totaal / PER_PAGINA),
                  href: (p) => adresMet('/verdelen', { van: o.van || undefined, pagina: p === 1 ? undefined : p }),
                })}`,
              }),
              kaart({
                inhoud: consulentLijst(
                  consulenten,
                  bereikbaar,
                  o.van,
                  (naam) => (naam === 'consulent' && o.naar !== '' ? o.naar : c.form.tekst(naam)),
                  foutVan(redenen, 'consulent'),
                ),
              }),
              acties(knop({ tekst: 'Naar de controle', naam: 'stap', waarde: 'controleren' })),
            ),
          }),
    ),
  });
};

const controle = async (
  c: PageContext,
  o: { van: number; naar: number; ids: readonly number[]; pagina: number },
): Promise<Response> => {
  const [gekozen, consulenten, bereikbaar] = await Promise.all([
    findGekozen(c.db, o.ids),
    findConsulenten(c.db),
    findBereikbaar(c.db, c.vandaag),
  ]);
  if (gekozen.length !== o.ids.length) throw new NietGevonden();
  const van = consulenten.find((een) => een.id === o.van);
  const naar = consulenten.find((een) => een.id === o.naar);
  if (!naar)
    return lijstPagina(c, { van: o.van, gekozen: o.ids, naar: '', pagina: o.pagina }, [
      { veld: 'consulent', tekst: 'Kies een consulent uit de lijst.' },
    ]);
  const weg = bereikbaarTekst(bereikbaar(naar.id));
  return c.page({
    titel: 'Controleer de verdeling',
    kruimels: [{ tekst: 'Verdelen', href: '/verdelen' }, { tekst: 'Controleren' }],
    inhoud: stapel(
      kop({ titel: 'Controleer de verdeling' }),
      weg !== '' && melding({ soort: 'waarschuwing', titel: `Let op: ${naar.naam}, ${weg}` }),
      controleer([
        {
          vraag: gekozen.length === 1 ? 'Inwoner' : `${gekozen.length} inwoners`,
          antwoord: html`<ul>${gekozen.map((een) => html`<li>${toonNaam(een)}, dossier ${een.dossiernummer}</li>`)}</ul>`,
        },
        { vraag: 'Nu bij', antwoord: van?.naam ?? 'Niemand' },
        {
          vraag: 'Straks bij',
          antwoord: `${naar.naam}, die dan ${Number(naar.aantal) + gekozen.length} ${Number(naar.aantal) + gekozen.length === 1 ? 'inwoner' : 'inwoners'} heeft`,
        },
      ]),
      form({
        actie: '/verdelen',
        sleutel: c.sleutel(),
        naam: 'Verdeling vastleggen',
        verborgen: {
          van: String(o.van),
          consulent: String(o.naar),
          inwoners: o.ids.join(','),
          pagina: String(o.pagina),
        },
        inhoud: acties(
          knop({
            tekst: gekozen.length === 1 ? 'Geef deze inwoner' : 'Geef deze inwoners',
            icoon: 'check',
            naam: 'stap',
            waarde: 'vastleggen',
          }),
          knop({ tekst: 'Wijzig de verdeling', soort: 'tweede', icoon: 'pencil', naam: 'stap', waarde: 'wijzigen' }),
        ),
      }),
    ),
  });
};
